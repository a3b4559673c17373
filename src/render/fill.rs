//! Filling the holes of a text, now that everything else is known.

use super::context::Context;
use crate::claim::Figure;
use crate::content::markdown::escape;
pub use crate::content::markdown::plain;
use crate::content::{Document, Piece, Ref, Target, Text};
use crate::site::{Resolution, Route};
use crate::source::Located;

/// Whether links are wanted; a card is a link already and may hold no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// Links lead somewhere.
    Kept,
    /// Only their words stay.
    Dropped,
}

/// The references of a page, or of a text outside pages, bound and ready to fill holes on a page.
pub struct Filler<'a> {
    context: &'a Context<'a>,
    refs: &'a [Ref],
    resolutions: &'a [Resolution],
    at: &'a Route,
}

impl<'a> Filler<'a> {
    /// For the texts of a document, shown at a route (its own, or that of a list).
    #[must_use]
    pub fn new(context: &'a Context<'a>, document: &'a Document, at: &'a Route) -> Self {
        Self { context, refs: &document.refs, resolutions: context.bindings.of_document(document), at }
    }

    /// The text as HTML.
    #[must_use]
    pub fn html(&self, text: &Text, links: Links) -> String {
        self.html_with(text, links, &[])
    }

    /// The text as HTML, with finished chart and table blocks.
    #[must_use]
    pub fn html_with(&self, text: &Text, links: Links, blocks: &[String]) -> String {
        let mut out = String::new();
        for piece in &text.pieces {
            match piece {
                Piece::Html(html) => out.push_str(html),
                Piece::Href(index) => out.push_str(&escape(&self.href(*index))),
                Piece::Open(index) => out.push_str(&self.open(*index, links)),
                Piece::Printed(index) => out.push_str(&escape(&self.printed(*index))),
                Piece::Close(index) => out.push_str(self.close(*index, links)),
                Piece::Directive(index) => out.push_str(blocks.get(*index).map_or("", String::as_str)),
            }
        }
        if links == Links::Dropped { strip_anchors(&out) } else { out }
    }

    /// Where a reference leads from the page in hand.
    #[must_use]
    pub fn href(&self, index: usize) -> String {
        match self.resolutions.get(index) {
            Some(Resolution::Route(route, anchor)) => self.at.link(route, anchor.as_deref()),
            Some(Resolution::Asset(_, route)) => self.at.link(route, None),
            Some(Resolution::External(url)) => url.clone(),
            Some(Resolution::Source(key)) => {
                self.context.corpus.statistics.sources.get(key).map(|source| source.url.clone()).unwrap_or_default()
            }
            // A check has reported what leads nowhere, and nothing is published then.
            _ => String::new(),
        }
    }

    fn open(&self, index: usize, links: Links) -> String {
        match (&self.refs[index].target, &self.resolutions[index]) {
            (Target::Statistic(_), _) => bound(self.context, self.at, self.context.figure(&self.refs[index]), links).0,
            (_, Resolution::Source(_)) if links == Links::Kept => {
                format!("<a class=\"attributed\" href=\"{}\">", escape(&self.href(index)))
            }
            _ => String::new(),
        }
    }

    fn close(&self, index: usize, links: Links) -> &'static str {
        match (&self.refs[index].target, &self.resolutions[index]) {
            (Target::Statistic(_), _) => bound(self.context, self.at, self.context.figure(&self.refs[index]), links).1,
            (_, Resolution::Source(_)) if links == Links::Kept => "</a>",
            _ => "",
        }
    }

    fn printed(&self, index: usize) -> String {
        match (&self.refs[index].target, &self.resolutions[index]) {
            (Target::Statistic(_), _) => {
                self.context.figure(&self.refs[index]).map(|figure| figure.printed.clone()).unwrap_or_default()
            }
            (Target::Count(_), Resolution::Count(count)) => count.to_string(),
            _ => String::new(),
        }
    }
}

/// The tags before and after words that are bound to a figure of the data, on the page at a route.
pub(super) fn bound(context: &Context<'_>, at: &Route, figure: Option<&Figure>, links: Links) -> (String, &'static str) {
    let value = figure.map(|figure| figure.value.normalize().to_string()).unwrap_or_default();
    let dataset = figure.and_then(|figure| context.corpus.statistics.datasets.get(&figure.dataset));
    match dataset.filter(|dataset| links == Links::Kept && context.corpus.is_released(dataset)) {
        Some(dataset) => {
            let href = escape(&at.link(&Route::dataset(&dataset.id), None));
            (format!("<a class=\"claim\" href=\"{href}\"><data class=\"claim\" value=\"{value}\">"), "</data></a>")
        }
        None => (format!("<data class=\"claim\" value=\"{value}\">"), "</data>"),
    }
}

/// A text that stands outside pages (a note, a recommendation), as HTML at a route.
#[must_use]
pub fn fragment(context: &Context<'_>, text: &Located<String>, at: &Route) -> Option<String> {
    let fragment = context.corpus.fragment(text)?;
    let filler = Filler { context, refs: &fragment.refs, resolutions: context.bindings.of_fragment(&text.place), at };
    Some(filler.html(&fragment.text, Links::Kept))
}

/// Takes the tags of links out and leaves their words.
fn strip_anchors(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag_end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..tag_end];
        if !(tag.starts_with("<a ") || tag == "</a>" || tag == "<a>") {
            out.push_str(tag);
        }
        rest = &rest[tag_end..];
    }
    out.push_str(rest);
    out
}

/// The text with a capital letter at its beginning.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_leave_their_words() {
        assert_eq!(
            strip_anchors("x <a class=\"claim\" href=\"y\"><data value=\"1\">1</data></a> <abbr>z</abbr>"),
            "x <data value=\"1\">1</data> <abbr>z</abbr>"
        );
    }
}
