//! The parts that only some kinds of page show: tiles, cards, quotes, findings, recommendations.

use super::{Date, Link};
use serde::Serialize;

/// One sentence with one large number.
#[derive(Debug, Serialize)]
pub struct Tile {
    /// The sentence.
    pub html: String,
    /// A small drawing of the series.
    pub sparkline_svg: Option<String>,
    /// The publication.
    pub source: Option<Link>,
    /// Where it leads.
    pub href: Option<String>,
}

/// What a reader can do.
#[derive(Debug, Serialize)]
pub struct Action {
    /// Heading.
    pub title: String,
    /// Text.
    pub html: String,
    /// Words of the link.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// The latest pages of a section.
#[derive(Debug, Serialize)]
pub struct Latest {
    /// Name of the section.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its newest pages.
    pub cards: Vec<Card>,
}

/// A page in a list.
#[derive(Debug, Serialize)]
pub struct Card {
    /// Title, without links in it.
    pub title_html: String,
    /// Its page.
    pub href: String,
    /// `News`, `Report`, …
    pub kind_label: String,
    /// When it was published, or when the event is.
    pub date: Option<Date>,
    /// Summary, without links in it.
    pub summary_html: Option<String>,
    /// A word more: the status of a project, the place of an event.
    pub meta: Option<String>,
}

/// Somebody's words.
#[derive(Debug, Serialize)]
pub struct Quote {
    /// The words.
    pub html: String,
    /// Who.
    pub name: Option<String>,
    /// As what.
    pub role: String,
    /// For whom.
    pub organisation: String,
}

/// One finding.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// Anchor.
    pub id: String,
    /// What was found.
    pub html: String,
}

/// The recommendations of a register.
#[derive(Debug, Serialize)]
pub struct Recommendations {
    /// Title of the register.
    pub title: String,
    /// The page that prints them, where it is another one.
    pub href: Option<String>,
    /// The publication.
    pub source: Option<String>,
    /// When they were made.
    pub made: Option<Date>,
    /// The recommendations in order.
    pub items: Vec<Recommendation>,
}

/// One recommendation.
#[derive(Debug, Serialize)]
pub struct Recommendation {
    /// Its name for ever.
    pub id: String,
    /// Its anchor on the page that prints it.
    pub anchor: String,
    /// Its number in the register.
    pub number: usize,
    /// A word on what it is about.
    pub topic: Option<String>,
    /// What is recommended.
    pub html: String,
    /// To whom.
    pub audiences: Vec<String>,
    /// `open`, `accepted`, …
    pub status: &'static str,
    /// `Open`, `Accepted`, …
    pub status_text: &'static str,
    /// What happened since.
    pub updates: Vec<Update>,
    /// Where it is printed.
    pub href: Option<String>,
}

/// One change of status.
#[derive(Debug, Serialize)]
pub struct Update {
    /// When.
    pub date: Date,
    /// To which status.
    pub status_text: &'static str,
    /// Why.
    pub html: Option<String>,
}

/// One result beside what it is compared with.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// What is compared.
    pub label_html: String,
    /// The result.
    pub value: String,
    /// What it was before.
    pub before: Option<String>,
    /// What it should reach.
    pub target: Option<String>,
    /// The gap to the target in words.
    pub gap: Option<String>,
    /// The change since before in words.
    pub change: Option<String>,
}

/// How many recommendations have a status.
#[derive(Debug, Serialize)]
pub struct StatusCount {
    /// `Open`, `Accepted`, …
    pub status_text: &'static str,
    /// How many.
    pub count: usize,
}
