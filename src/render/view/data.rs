//! Datasets, charts and tables as templates see them.

use super::{Link, Revision};
use serde::Serialize;

/// A dataset in the catalogue.
#[derive(Debug, Serialize)]
pub struct DatasetCard {
    /// Title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// What is observed.
    pub measure: String,
    /// Where.
    pub geography: String,
    /// From when to when.
    pub periods: String,
    /// The publication.
    pub source: String,
    /// A small drawing.
    pub sparkline_svg: Option<String>,
}

/// A dataset's own page.
#[derive(Debug, Serialize)]
pub struct Dataset {
    /// Its name in references.
    pub id: String,
    /// What is observed.
    pub measure: String,
    /// A longer definition.
    pub definition_html: Option<String>,
    /// What one unit is.
    pub unit: String,
    /// Where.
    pub geography: String,
    /// From when to when, with the kind of period.
    pub periods: String,
    /// How values were rounded.
    pub rounding: Option<String>,
    /// Which direction is an improvement.
    pub better: Option<&'static str>,
    /// When it was released.
    pub released: Option<String>,
    /// The publication.
    pub source: Option<Source>,
    /// Remarks.
    pub notes: Vec<String>,
    /// A chart of all series.
    pub figure_html: Option<String>,
    /// All values.
    pub table: Table,
    /// Codes used in the table.
    pub codes: Vec<CodeMeaning>,
    /// CSV and JSON.
    pub downloads: Vec<Link>,
    /// What changed since the site first published it, the latest first.
    pub revisions: Vec<Revision>,
    /// The pages that use it.
    pub used_on: Vec<UsedOn>,
}

/// A publication.
#[derive(Debug, Serialize)]
pub struct Source {
    /// Title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be read.
    pub href: String,
    /// Where in it the figures stand.
    pub table: Option<String>,
    /// When it was published.
    pub published: String,
    /// When the figures were taken.
    pub retrieved: String,
    /// Terms of use.
    pub licence: Link,
}

/// A page that uses a dataset.
#[derive(Debug, Serialize)]
pub struct UsedOn {
    /// Title.
    pub title: String,
    /// The page.
    pub href: String,
    /// The phrases bound to it.
    pub phrases: Vec<String>,
}

/// A chart with all that comes with it, under the name `figure`.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// Anchor.
    pub id: String,
    /// Its number on the page.
    pub number: usize,
    /// The message.
    pub title_html: String,
    /// Measure, place, period, unit.
    pub subtitle: String,
    /// The drawing for wide screens.
    pub svg_wide: String,
    /// The drawing for narrow ones.
    pub svg_narrow: String,
    /// What it shows, in words.
    pub description_html: String,
    /// The publications.
    pub source_html: Option<String>,
    /// The same numbers.
    pub table: Table,
    /// CSV and SVG.
    pub downloads: Vec<Link>,
}

/// A table, under the name `table`.
#[derive(Debug, Default, Serialize)]
pub struct Table {
    /// Anchor.
    pub id: String,
    /// Its number on the page.
    pub number: Option<usize>,
    /// What it shows.
    pub caption_html: String,
    /// Column heads; the first is the name of the row heads.
    pub head: Vec<String>,
    /// Rows.
    pub rows: Vec<Row>,
    /// Whether cells are numbers, to be aligned at the right.
    pub numeric: bool,
    /// Codes used in it.
    pub codes: Vec<CodeMeaning>,
    /// A remark.
    pub note: Option<String>,
}

/// One row of a table.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The row head.
    pub head: String,
    /// The cells.
    pub cells: Vec<String>,
}

/// What a code in a table means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CodeMeaning {
    /// `[c]`
    pub code: &'static str,
    /// In words.
    pub meaning: &'static str,
}
