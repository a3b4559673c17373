//! Markdown into pieces: the only home of the Markdown package.
//!
//! The package writes the HTML in one go; where something must be filled in later, an event is
//! replaced by a marked hole, and the finished text is cut at the marks. The mark is a control
//! character, which [`crate::source`] refuses in files, so no author can write one.

mod anchors;
#[cfg(test)]
mod decided;
mod events;
mod holes;
mod link;
mod sentence;
mod slip;
mod walk;
mod words;

pub use words::{escape, plain, slug};

use super::directive::shared::SharedCharts;
use super::document::{Heading, Ref, Text};
use super::{Directive, Passage};
use crate::diag::Diagnostic;
use crate::source::{Located, Place, SourceText};
use anchors::Anchors;
use holes::{classes_for_styles, cut, focusable_code, scoped_headers};
use pulldown_cmark::{Event, Options, Parser, html};
use std::ops::Range;
use walk::Walk;

const MARK: char = '\u{1}';

/// Gathers what the texts of one file name and hold.
pub struct Builder<'a> {
    /// The file.
    pub source: &'a SourceText,
    /// Names of other things, so far.
    pub refs: Vec<Ref>,
    /// Charts that the file may place by name, if it is a page.
    pub charts: Option<&'a SharedCharts>,
    /// Chart and table blocks, so far.
    pub directives: Vec<Directive>,
    /// Headings, so far.
    pub headings: Vec<Heading>,
    /// Their anchors.
    anchors: Anchors,
    /// Words that hold numbers, so far.
    pub passages: Vec<Passage>,
    /// Whether the texts that are read now are somebody else's words.
    pub is_quotation: bool,
    /// Whether something is left out of which another file has told.
    pub is_incomplete: bool,
    /// What is wrong, so far.
    pub problems: Vec<Diagnostic>,
}

/// Where a text stands in its file, as far as its quotes and folds let us know.
struct Origin<'a> {
    source: &'a SourceText,
    whole: Place,
    /// Offset of the text's first byte, when the file holds it letter for letter.
    base: Option<usize>,
}

type Spanned<'t> = (Event<'t>, Range<usize>);

impl<'a> Builder<'a> {
    /// Starts with nothing.
    #[must_use]
    pub fn new(source: &'a SourceText) -> Self {
        let (refs, directives, headings, passages) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self {
            source,
            charts: None,
            refs,
            directives,
            headings,
            anchors: Anchors::default(),
            passages,
            is_quotation: false,
            is_incomplete: false,
            problems: Vec::new(),
        }
    }

    /// Reads the body: all blocks.
    pub fn body(&mut self, range: Range<usize>) -> Text {
        let source = self.source;
        let origin = Origin { source, whole: source.place(range.clone()), base: Some(range.start) };
        self.text(&source.text[range], &origin, Blocks::Kept)
    }

    /// Reads a text field: inline markup only.
    pub fn inline(&mut self, text: &Located<String>) -> Text {
        let written = self.source.text.get(text.place.span()).unwrap_or("");
        let inner = written.get(1..written.len().saturating_sub(1));
        let base = if written == text.value {
            Some(text.place.start)
        } else {
            (inner == Some(text.value.as_str())).then_some(text.place.start + 1)
        };
        let origin = Origin { source: self.source, whole: text.place.clone(), base };
        self.text(&text.value, &origin, Blocks::Dropped)
    }

    fn text(&mut self, text: &str, origin: &Origin<'_>, blocks: Blocks) -> Text {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_SMART_PUNCTUATION
            | Options::ENABLE_GFM;
        let mut parser = Parser::new_ext(text, options).into_offset_iter();
        let events: Vec<Spanned<'_>> = parser.by_ref().collect();
        let mut walk = Walk::new(self, text, origin, parser.reference_definitions());
        walk.run(&events, blocks);
        let events = walk.end();
        let mut written = String::with_capacity(text.len() * 2);
        html::push_html(&mut written, events.into_iter());
        Text { pieces: cut(&focusable_code(scoped_headers(classes_for_styles(written)))) }
    }
}

/// Whether paragraphs and other blocks are wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Blocks {
    Kept,
    Dropped,
}

impl Origin<'_> {
    fn find(&self, range: &Range<usize>, words: &str) -> Place {
        if let Some(base) = self.base {
            return self.source.place(base + range.start..base + range.end);
        }
        let written = self.source.text.get(self.whole.span()).unwrap_or("");
        match written.find(words).filter(|_| !words.is_empty()) {
            Some(at) => self.source.place(self.whole.start + at..self.whole.start + at + words.len()),
            None => self.whole.clone(),
        }
    }
}
