//! The front page: headline tiles that read as sentences, and calls to action.

use crate::content::markdown::Builder;
use crate::content::{Passage, Text, reader};
use crate::fields::Fields;
use crate::source::Located;

/// Fields of the front page.
#[derive(Debug, Clone)]
pub struct Home {
    /// Headline tiles.
    pub tiles: Vec<Tile>,
    /// Calls to action.
    pub actions: Vec<Action>,
}

/// One sentence with one large number.
#[derive(Debug, Clone)]
pub struct Tile {
    /// The sentence.
    pub text: Text,
    /// The series that its sparkline draws.
    pub series: Option<Located<String>>,
    /// Which reference it leads to.
    pub link: Option<usize>,
}

/// What a reader can do.
#[derive(Debug, Clone)]
pub struct Action {
    /// Its heading.
    pub title: String,
    /// What it is about.
    pub text: Text,
    /// The words of its link.
    pub label: String,
    /// Which reference it leads to.
    pub link: usize,
}

pub(super) fn read(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> Home {
    let tiles = fields.each("tiles", |inner| {
        let text = reader::required_text(inner, builder, "text");
        let series = reader::statistic(inner, "series");
        let link = reader::address(inner, builder);
        Some(Tile { text: text?, series, link })
    });
    let actions = fields.each("actions", |inner| action(inner, builder));
    Home { tiles, actions }
}

fn action(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> Option<Action> {
    let title = fields.required_text("title");
    let text = reader::required_text(fields, builder, "text");
    let label = fields.required_text("label");
    builder.passages.extend(title.iter().chain(&label).filter_map(Passage::plain));
    let link = reader::address(fields, builder);
    if link.is_none() {
        fields.missing("page");
    }
    Some(Action { title: title?.value, text: text?, label: label?.value, link: link? })
}
