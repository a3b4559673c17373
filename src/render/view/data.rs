//! Datasets, charts and tables as templates see them.

use super::{CodeMeaning, Date, Link, Revision, Table};
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
    /// When the figures were last updated.
    pub updated: Option<Date>,
    /// A small drawing.
    pub sparkline_svg: Option<String>,
}

/// The datasets of one topic in the catalogue.
#[derive(Debug, Serialize)]
pub struct DatasetGroup {
    /// Anchor.
    pub id: String,
    /// The topic; nothing where no dataset has one.
    pub title: Option<String>,
    /// The page of the topic.
    pub href: Option<String>,
    /// Its datasets.
    pub datasets: Vec<DatasetCard>,
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
    /// How the figures were made.
    pub basis: Option<String>,
    /// How values were rounded.
    pub rounding: Option<String>,
    /// Which direction is an improvement.
    pub better: Option<&'static str>,
    /// When the figures were last updated.
    pub updated: Option<Date>,
    /// Terms of use.
    pub licence: Option<Link>,
    /// The publication.
    pub source: Option<Source>,
    /// Remarks.
    pub notes: Vec<String>,
    /// A chart of all series.
    pub figure_html: Option<String>,
    /// All values.
    pub table: Table,
    /// Files with the same values.
    pub downloads: Vec<Link>,
    /// What changed since the site first published it, the latest first.
    pub revisions: Vec<Revision>,
    /// What must be known to read the files.
    pub files_note: Option<String>,
    /// The figures as earlier releases gave them.
    pub vintages: Option<Vintages>,
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
    pub published: Date,
    /// When the figures were taken.
    pub retrieved: Date,
}

/// Revised figures, under the heading of earlier releases.
#[derive(Debug, Serialize)]
pub struct Vintages {
    /// How many figures were revised and by how much at most.
    pub summary: String,
    /// A row a figure, a column a release.
    pub table: Table,
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
    /// Its number among the figures of the page; none for the chart of a dataset on its own page.
    pub number: Option<usize>,
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
    /// Codes that stand for missing values in the drawing.
    pub codes: Vec<CodeMeaning>,
    /// The same numbers, where no other table of them is on the page.
    pub table: Option<Table>,
    /// CSV, SVG and PNG.
    pub downloads: Vec<Link>,
    /// Its own page, for the frames of other websites; nothing for the chart of a dataset.
    pub embed: Option<Embed>,
}

/// The page of a figure alone, under the name `embed`; its links leave the frame in which it is shown.
#[derive(Debug, Serialize)]
pub struct Embed {
    /// The message without markup.
    pub title: String,
    /// The message without links.
    pub title_html: String,
    /// What the figure shows, in words without links.
    pub description_html: String,
    /// Publication, publisher and licence as text.
    pub credit: String,
    /// The title of the page that the figure comes from.
    pub page_title: String,
    /// The full address of that page.
    pub canonical: String,
    /// The page of the figure, seen from that page.
    pub href: String,
    /// The way up to the root of the site.
    pub root: String,
    /// The HTML that shows the figure on another website.
    pub code: String,
}
