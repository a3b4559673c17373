//! The view: all that a template can see, as plain values.
//!
//! Names that end in `_html`, and `body`, are finished HTML; everything else is plain text. Every
//! `href` is relative to the page. What is absent is null, a list without items is empty.

mod data;
mod kinds;
mod page;
mod revision;
mod table;

pub use data::{Dataset, DatasetCard, DatasetGroup, Embed, Figure, Source, UsedOn, Vintages};
pub use kinds::{Action, Card, Comparison, Finding, Latest, Quote, Recommendation, Recommendations, StatusCount, Tile, Update};
pub use page::{FigureUse, Page, TocEntry};
pub use revision::{Change, Revision};
pub use table::{Cell, CodeMeaning, Row, Table};

use serde::Serialize;

/// What all pages share, under the name `site`.
#[derive(Debug, Serialize)]
pub struct Site {
    /// The name of the site.
    pub title: String,
    /// What it is about.
    pub description: Option<String>,
    /// The language of its pages.
    pub language: String,
    /// Its address on the web, ending in a slash.
    pub base_url: String,
    /// Who publishes it.
    pub publisher: Contact,
    /// Under which terms.
    pub licence: Option<Link>,
    /// Name and version of the program.
    pub generator: String,
    /// Published path of each static file, by its path below `static/`.
    pub assets: std::collections::BTreeMap<String, String>,
}

/// A person, an office or an organisation.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// Role, for contacts of projects.
    pub role: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Address on the web.
    pub url: Option<String>,
}

/// Words that lead somewhere.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// The words; licences call them `name`.
    pub label: String,
    /// The same words.
    pub name: String,
    /// Where to.
    pub href: Option<String>,
    /// The same address.
    pub url: Option<String>,
    /// Whether the page in hand is the one, or below the one, that it leads to.
    pub current: bool,
}

impl Link {
    /// Words that lead somewhere.
    #[must_use]
    pub fn new(label: &str, href: Option<String>) -> Self {
        Self { label: label.to_owned(), name: label.to_owned(), url: href.clone(), href, current: false }
    }
}

/// A date for machines and for people.
#[derive(Debug, Clone, Serialize)]
pub struct Date {
    /// `2024-05-03`
    pub iso: String,
    /// `3 May 2024`
    pub text: String,
}
