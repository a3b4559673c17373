//! A page as its template sees it: what every kind has, and room for what only some have.

use super::{
    Action, Card, Comparison, Contact, Dataset, DatasetCard, DatasetGroup, Date, Finding, Latest, Link, Quote, Recommendations,
    Revision, StatusCount, Tile,
};
use serde::Serialize;

/// One page, under the name `page`.
#[derive(Debug, Default, Serialize)]
pub struct Page {
    /// `home`, `news`, …, `section`, `topic`, `catalogue`, `dataset`, `tracker`, `not-found`.
    pub kind: String,
    /// Title without markup.
    pub title: String,
    /// Title.
    pub title_html: String,
    /// Summary without markup.
    pub summary: Option<String>,
    /// Summary.
    pub summary_html: Option<String>,
    /// The line at the foot of every page.
    pub notice_html: Option<String>,
    /// When it was published.
    pub date: Option<Date>,
    /// When it was changed in substance.
    pub updated: Option<Date>,
    /// Its full address.
    pub canonical: String,
    /// The way up to the site's root.
    pub root: String,
    /// The front page.
    pub home_href: String,
    /// The site's feed.
    pub feed_href: String,
    /// The menu.
    pub menu: Vec<Link>,
    /// Links at the foot.
    pub footer_menu: Vec<Link>,
    /// The pages above this one.
    pub breadcrumbs: Vec<Link>,
    /// What search engines read, ready to stand in an element `script`.
    pub json_ld: Vec<String>,
    /// Headings of the body, levels 2 and 3.
    pub toc: Vec<TocEntry>,
    /// Topics.
    pub topics: Vec<Link>,
    /// Authors.
    pub authors: Vec<String>,
    /// The body.
    pub body: String,
    /// Every bound phrase of the page.
    pub figures: Vec<FigureUse>,
    /// What changed among the figures that the page uses, the latest first.
    pub revisions: Vec<Revision>,
    /// Related links.
    pub links: Vec<Link>,
    /// Headline tiles.
    pub tiles: Vec<Tile>,
    /// Calls to action.
    pub actions: Vec<Action>,
    /// The latest pages of some sections.
    pub latest: Vec<Latest>,
    /// Quotes.
    pub quotes: Vec<Quote>,
    /// Notes to editors.
    pub notes: Vec<String>,
    /// Media contact.
    pub contact: Option<Contact>,
    /// Who paid.
    pub funder_html: Option<String>,
    /// Key findings.
    pub findings: Vec<Finding>,
    /// The recommendations that the page prints.
    pub recommendations: Option<Recommendations>,
    /// Digital object identifier.
    pub doi: Option<String>,
    /// Version of the text.
    pub version: Option<String>,
    /// How to cite it.
    pub cite: Option<String>,
    /// Partner of a case study.
    pub partner_html: Option<String>,
    /// Its time.
    pub period_html: Option<String>,
    /// Results side by side.
    pub comparisons: Vec<Comparison>,
    /// Start of a project or event.
    pub starts: Option<Date>,
    /// Its end.
    pub ends: Option<Date>,
    /// `Planned`, `Under way` or `Finished`.
    pub status: Option<String>,
    /// Who pays for a project.
    pub funding_html: Option<String>,
    /// Partners of a project.
    pub partners: Vec<String>,
    /// Its contacts.
    pub contacts: Vec<Contact>,
    /// Its evaluators.
    pub evaluators: Vec<String>,
    /// Its outputs.
    pub outputs: Vec<Link>,
    /// Place of an event.
    pub place_html: Option<String>,
    /// Where to book.
    pub booking: Option<String>,
    /// Whether the event is over.
    pub past: bool,
    /// Pages of a section or topic.
    pub cards: Vec<Card>,
    /// Datasets of a topic.
    pub datasets: Vec<DatasetCard>,
    /// Datasets of the catalogue, by topic.
    pub dataset_groups: Vec<DatasetGroup>,
    /// A dataset's own page.
    pub dataset: Option<Dataset>,
    /// All registers.
    pub registers: Vec<Recommendations>,
    /// Recommendations by status.
    pub counts: Vec<StatusCount>,
}

/// A heading in the contents list.
#[derive(Debug, Serialize)]
pub struct TocEntry {
    /// 2 or 3.
    pub level: u8,
    /// Anchor.
    pub id: String,
    /// Words.
    pub text: String,
}

/// A bound phrase with what stands behind it.
#[derive(Debug, Serialize)]
pub struct FigureUse {
    /// The words on the page.
    pub phrase: String,
    /// The exact value.
    pub value: String,
    /// How it was computed.
    pub working: Option<String>,
    /// Why its two figures are compared although they are not of one kind.
    pub because: Option<String>,
    /// Its period.
    pub period: String,
    /// Title of the dataset or publication.
    pub dataset: String,
    /// Its page.
    pub href: Option<String>,
    /// The publication.
    pub source: String,
    /// Its address.
    pub source_href: Option<String>,
    /// `verified`, `attributed` or `exempt`.
    pub standing: &'static str,
}
