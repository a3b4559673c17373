//! The audit: every number of the site with its standing, for somebody who signs for them.
//!
//! It is no part of the website: [`html`] makes one file that can be mailed, printed and signed, [`table`] the same as
//! CSV for spreadsheets and as JSON for programs. Same input, same bytes.

mod html;
mod table;

pub use html::html;
pub use table::{csv, json};

use crate::check::numbers::{Number, Standing};
use crate::number::Moment;
use crate::source::Place;

/// How an audit begins in each format, by which a file is known to be one.
pub mod marks {
    /// HTML.
    pub const HTML: &str = "<!doctype html>\n<!-- Standfirst audit -->";
    /// CSV: the names of the columns.
    pub const CSV: &str = "standing,words,page,file,line,reference,exact,working,sources,reason,period,overtaken by";
    /// JSON.
    pub const JSON: &str = "{\n  \"format\": \"standfirst-audit-1\"";
}

/// The numbers of one site at one moment.
#[derive(Debug)]
pub struct Audit<'a> {
    /// The name of the site.
    pub title: &'a str,
    /// The moment for which it was read.
    pub as_of: Moment,
    /// The numbers, in the order of the files, each with the line on which it stands, counted from 1.
    pub entries: Vec<(&'a Number, usize)>,
}

impl<'a> Audit<'a> {
    /// Gathers the numbers; `line` says on which line a place begins.
    #[must_use]
    pub fn new(title: &'a str, as_of: Moment, numbers: &'a [Number], line: impl Fn(&Place) -> usize) -> Self {
        Self { title, as_of, entries: numbers.iter().map(|number| (number, line(&number.place))).collect() }
    }

    /// How many numbers have a standing.
    #[must_use]
    pub fn count(&self, standing: Standing) -> usize {
        self.entries.iter().filter(|(number, _)| number.standing == standing).count()
    }
}

/// The words of a number; what must stay secret has none.
fn words(number: &Number) -> &str {
    if number.words.is_empty() { "(not shown)" } else { &number.words }
}

/// The page on which a number stands; what stands on every page has no address of its own.
fn page(number: &Number) -> &str {
    number.page.as_deref().unwrap_or("every page")
}
