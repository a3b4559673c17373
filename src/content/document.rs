//! A document: what one Markdown file says, before it knows of any other file.

use super::kind::Comparison;
use super::markdown::{Builder, plain};
use super::{Details, Directive, Kind, Passage, Target};
use crate::diag::Diagnostic;
use crate::number::{Moment, PartialDate};
use crate::source::{Located, Place, SourceText};
use std::sync::Arc;

/// One page as its author wrote it.
#[derive(Debug, Clone)]
pub struct Document {
    /// Path from the site's root: `content/news/london.md`.
    pub path: Arc<str>,
    /// What kind of page it is.
    pub kind: Kind,
    /// The fields that every kind has.
    pub head: Head,
    /// The fields of its kind.
    pub details: Details,
    /// The body.
    pub body: Text,
    /// The headings of the body, in order.
    pub headings: Vec<Heading>,
    /// The chart and table blocks of the body, in order.
    pub directives: Vec<Directive>,
    /// Everything that the page names, in the order of reading.
    pub refs: Vec<Ref>,
    /// The words of the page that hold numbers, in the order of reading.
    pub passages: Vec<Passage>,
}

/// The front-matter fields of every kind of page.
#[derive(Debug, Clone)]
pub struct Head {
    /// The title.
    pub title: Text,
    /// A sentence or two for lists and cards.
    pub summary: Option<Text>,
    /// When it was published.
    pub date: Option<Located<PartialDate>>,
    /// When it was last changed in substance.
    pub updated: Option<Located<PartialDate>>,
    /// What it is about, as terms of the taxonomy `topics`.
    pub topics: Vec<Located<String>>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Whether it may not be published yet.
    pub draft: bool,
    /// Until when it must be held back.
    pub embargo: Option<Located<Moment>>,
    /// Its part of the address, where the file name will not do.
    pub slug: Option<Located<String>>,
    /// Its place in lists that are not by date; lower comes first.
    pub order: Option<u32>,
    /// Where the front matter begins.
    pub place: Place,
}

/// Text with holes: inline in fields, whole blocks in bodies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The pieces in order.
    pub pieces: Vec<Piece>,
}

/// A text that stands outside pages: a note of a dataset, a recommendation, the line at the foot.
#[derive(Debug, Clone)]
pub struct Fragment {
    /// The text.
    pub text: Text,
    /// Everything that it names.
    pub refs: Vec<Ref>,
    /// Its words that hold numbers.
    pub passages: Vec<Passage>,
}

/// Finished HTML, or a hole that is filled when all other files are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Finished.
    Html(String),
    /// The address that a reference leads to.
    Href(usize),
    /// The beginning of a phrase that is bound to a reference.
    Open(usize),
    /// What the data give, where the author left the words to us.
    Printed(usize),
    /// The end of a bound phrase.
    Close(usize),
    /// A chart or table block.
    Directive(usize),
}

impl Text {
    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pieces.iter().all(|piece| matches!(piece, Piece::Html(html) if html.trim().is_empty()))
    }

    /// Its words, as a message names it; figures that the data are to print are left out.
    #[must_use]
    pub fn words(&self) -> String {
        let html = self.pieces.iter().filter_map(|piece| if let Piece::Html(html) = piece { Some(html.as_str()) } else { None });
        plain(&html.collect::<String>())
    }
}

impl Fragment {
    /// Reads a text as inline Markdown.
    #[must_use]
    pub fn read(source: &SourceText, text: &Located<String>) -> (Self, Vec<Diagnostic>) {
        let mut builder = Builder::new(source);
        let text = builder.inline(text);
        (Self { text, refs: builder.refs, passages: builder.passages }, builder.problems)
    }
}

impl Document {
    /// Whether it is the page of a folder.
    #[must_use]
    pub fn is_section(&self) -> bool {
        self.path.ends_with("/_index.md")
    }

    /// The names of series that stand outside sentences: in charts and tables.
    pub fn series_names(&self) -> impl Iterator<Item = &Located<String>> {
        self.directives.iter().flat_map(Directive::series_names)
    }

    /// The names of single numbers in charts, which may be withheld.
    pub fn number_names(&self) -> impl Iterator<Item = &Located<String>> {
        self.directives.iter().flat_map(Directive::number_names)
    }

    /// The names of single series that tiles draw.
    #[must_use]
    pub fn tile_names(&self) -> Vec<&Located<String>> {
        match &self.details {
            Details::Home(home) => home.tiles.iter().filter_map(|tile| tile.series.as_ref()).collect(),
            _ => Vec::new(),
        }
    }

    /// The names of numbers that comparisons print, which must be there.
    #[must_use]
    pub fn comparison_names(&self) -> Vec<&Located<String>> {
        match &self.details {
            Details::CaseStudy(study) => study.comparisons.iter().flat_map(Comparison::names).collect(),
            _ => Vec::new(),
        }
    }

    /// Every name of a number or series that stands outside sentences.
    pub fn names_outside_sentences(&self) -> impl Iterator<Item = &Located<String>> {
        self.series_names().chain(self.number_names()).chain(self.tile_names()).chain(self.comparison_names())
    }

    /// The register whose recommendations the page prints.
    #[must_use]
    pub fn register(&self) -> Option<&Located<String>> {
        match &self.details {
            Details::News(news) => news.recommendations.as_ref(),
            Details::Report(report) => report.recommendations.as_ref(),
            _ => None,
        }
    }
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its anchor, unique on the page.
    pub id: String,
    /// The anchor that its words alone give, shared by headings of the same words.
    pub base: String,
    /// Its words without markup, with holes where the data print a figure.
    pub text: Text,
    /// From 2 (chapter) to 6.
    pub level: u8,
}

/// One name of something else, with the phrase that is bound to it.
#[derive(Debug, Clone)]
pub struct Ref {
    /// What is named.
    pub target: Target,
    /// The words of the link, without markup.
    pub phrase: String,
    /// The words of the same sentence before it.
    pub before: String,
    /// The words of the same sentence after it.
    pub after: String,
    /// Why unlike figures may be compared, if the author says so.
    pub because: Option<String>,
    /// The whole link.
    pub place: Place,
    /// The words.
    pub phrase_place: Place,
    /// The name.
    pub target_place: Place,
}
