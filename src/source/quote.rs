//! The author's own lines, as reports quote them.

use super::place::Place;
use super::table::TableFile;
use super::text::LineColumn;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::{self, BufRead, BufReader};
use std::ops::Range;

/// A longer line is not quoted: nobody could find the marked part in it.
const MOST_LINE_BYTES: usize = 1_000_000;

/// A text that holds a place: the whole file, or the one line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// The line of the file on which the text begins, counted from 1.
    pub first_line: usize,
    /// The bytes of the place in the text; they may lie past its end.
    pub span: Range<usize>,
    /// Whether the line may be named only, because it may hold what nobody else should see.
    pub is_hidden: bool,
}

impl Quote<'_> {
    /// The same quotation without a copy of its text.
    #[must_use]
    pub fn borrowed(&self) -> Quote<'_> {
        Quote { text: Cow::Borrowed(&self.text), first_line: self.first_line, span: self.span.clone(), is_hidden: self.is_hidden }
    }

    /// Line and column of the place in its file; a place past the end counts as the end.
    #[must_use]
    pub fn line_column(&self) -> LineColumn {
        let before = self.text.get(..self.span.start).unwrap_or(&self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        LineColumn { line: before.matches('\n').count() + self.first_line, column: before[line_start..].chars().count() + 1 }
    }
}

/// Reads a table once more, to quote the lines on which places begin; what cannot be read is not quoted.
#[must_use]
pub fn of_table(file: &TableFile, places: &BTreeSet<Place>) -> BTreeMap<Place, Quote<'static>> {
    let wanted = places.iter().filter(|place| place.file == *file.path()).cloned().collect();
    let mut lines = Lines { wanted, quotes: BTreeMap::new(), number: 1, start: 0, text: Vec::new() };
    // What was read up to an error can still be quoted.
    let _ = file.open().map(|bytes| lines.read(BufReader::with_capacity(1 << 16, bytes)));
    lines.quotes
}

/// The walk over the lines of a file, of which it holds one at a time.
struct Lines {
    /// The places that are still to come, the first one in front.
    wanted: VecDeque<Place>,
    quotes: BTreeMap<Place, Quote<'static>>,
    number: usize,
    start: usize,
    text: Vec<u8>,
}

impl Lines {
    fn read(&mut self, mut bytes: impl BufRead) -> io::Result<()> {
        let (mut at, mut last) = (0, 0);
        while !self.wanted.is_empty() {
            let chunk = bytes.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            for byte in chunk {
                at += 1;
                match byte {
                    b'\n' if last == b'\r' => self.start = at,
                    b'\n' | b'\r' => self.end_line(at),
                    _ if self.text.len() < MOST_LINE_BYTES => self.text.push(*byte),
                    _ => {}
                }
                last = *byte;
            }
            let read = chunk.len();
            bytes.consume(read);
        }
        self.end_line(at + 1);
        Ok(())
    }

    /// Quotes the line, if places begin on it, and goes on to the one that begins at a byte.
    fn end_line(&mut self, next: usize) {
        while self.wanted.front().is_some_and(|place| place.start < next)
            && let Some(place) = self.wanted.pop_front()
        {
            if self.text.len() < MOST_LINE_BYTES {
                let quote = one_line(&self.text, self.number, (place.start.saturating_sub(self.start), place.end - place.start));
                self.quotes.insert(place, quote);
            }
        }
        self.number += 1;
        self.start = next;
        self.text.clear();
    }
}

/// A line with the marked bytes, given by their first and their number, whatever encoding it has.
fn one_line(bytes: &[u8], number: usize, marked: (usize, usize)) -> Quote<'static> {
    let start = marked.0.min(bytes.len());
    let end = (start + marked.1).min(bytes.len());
    // Each part by itself, so that the mark stays where it is when a byte becomes another character.
    let [before, inside, after] = [&bytes[..start], &bytes[start..end], &bytes[end..]].map(String::from_utf8_lossy);
    let span = before.len()..before.len() + inside.len();
    Quote { text: Cow::Owned([before, inside, after].concat()), first_line: number, span, is_hidden: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotes(bytes: &[u8], spans: &[Range<usize>]) -> Vec<(usize, String, String)> {
        let path = "data/statistics/a.csv".into();
        let file = TableFile::in_memory(&path, bytes);
        let places = spans.iter().map(|span| Place::new(&path, span.clone())).collect();
        let quotes = of_table(&file, &places).into_values();
        let told = quotes.map(|quote| {
            let line = quote.line_column().line;
            (line, quote.text[quote.span.clone()].to_owned(), quote.text.into_owned())
        });
        told.collect()
    }

    #[test]
    fn the_line_of_a_place_is_found_whichever_line_ends_the_file_has() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "1,23", "", "4,5"].join(end);
            let at = |part: &str| text.find(part).unwrap()..text.find(part).unwrap() + part.len();
            let expected = [(2, "23", "1,23"), (4, "4", "4,5")];
            let expected = expected.map(|(line, marked, text)| (line, marked.to_owned(), text.to_owned()));
            assert_eq!(quotes(text.as_bytes(), &[at("4"), at("23")]), expected, "{end:?}");
        }
    }

    #[test]
    fn a_byte_of_another_encoding_moves_no_mark_and_a_place_past_the_end_is_no_panic() {
        assert_eq!(quotes(b"\xe9,12\n", &[2..4, 90..99]), [(1, "12".to_owned(), "\u{fffd},12".to_owned())]);
    }
}
