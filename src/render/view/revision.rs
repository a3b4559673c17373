//! Published figures that changed, as templates see them.

use super::Date;
use serde::Serialize;

/// Figures that changed together.
#[derive(Debug, Serialize)]
pub struct Revision {
    /// `Revised` or `Corrected`.
    pub heading: &'static str,
    /// Whether the old figures were a mistake of the publisher.
    pub is_correction: bool,
    /// When the site said so.
    pub date: Date,
    /// Why.
    pub because_html: String,
    /// What changed, as far as it belongs to the page.
    pub changes: Vec<Change>,
}

/// One figure that changed.
#[derive(Debug, Serialize)]
pub struct Change {
    /// Title of its dataset.
    pub dataset: String,
    /// The dataset's page.
    pub href: Option<String>,
    /// Whom and which time it is about.
    pub label: String,
    /// `4,330 became 4,380 children`
    pub words: String,
}
