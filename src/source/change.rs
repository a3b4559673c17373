//! Changes to a text file: where its words stand in spite of markup, and the file with other words in their place.
//!
//! Texts are read with `\n` line ends and without a byte-order mark; a changed file keeps those that it has on the disk.

use super::text::SourceText;
use super::tree::Tree;
use std::fs;
use std::io::{self, ErrorKind};
use std::ops::Range;
use std::path::Path;

const BYTE_ORDER_MARK: char = '\u{feff}';

/// One piece of a text and what to write in its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// First byte of the piece in the text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// What to write.
    pub with: String,
}

/// Finds the change of `source` that makes the words `from` read `to`, where the words stand at `span`.
///
/// Between the words may be markup. Nothing is found unless the piece that differs stands there once, as it is read.
#[must_use]
pub fn locate(source: &SourceText, span: Range<usize>, from: &str, to: &str) -> Option<Change> {
    let written = source.text.get(span.clone())?;
    let (old, new) = difference(from, to);
    let at = if written == from {
        // Where the place of a text was only looked for, the same words may stand there without a link.
        source.text[..span.start].ends_with('[').then_some(old.start)?
    } else {
        let piece = &from[old.clone()];
        once(written, piece).filter(|_| !piece.is_empty() && to[new.clone()].chars().all(is_plain))?
    };
    let start = span.start + at;
    Some(Change { start, end: start + old.len(), with: to[new].to_owned() })
}

/// A text with every change made, which must be sorted and apart; line ends and byte-order mark stay as they are saved.
#[must_use]
pub fn changed(saved: &str, changes: &[Change]) -> String {
    let mut out = String::with_capacity(saved.len());
    let body = saved.strip_prefix(BYTE_ORDER_MARK).inspect(|_| out.push(BYTE_ORDER_MARK)).unwrap_or(saved);
    let mut waiting = changes.iter().peekable();
    let mut letters = body.chars().peekable();
    // Where the letter stands in the text as it was read.
    let mut at = 0;
    while let Some(letter) = letters.next() {
        while waiting.next_if(|change| change.end <= at).is_some() {}
        match waiting.peek() {
            Some(change) if change.start < at => {}
            Some(change) if change.start == at => out.push_str(&change.with),
            _ => out.push(letter),
        }
        let is_half_an_end = letter == '\r' && letters.peek() == Some(&'\n');
        at += if is_half_an_end { 0 } else { letter.len_utf8() };
    }
    out
}

impl Tree {
    /// The text of a file as its editor saved it.
    ///
    /// # Errors
    /// The file cannot be read, lies outside the site, or holds another text than when the tree was read.
    pub fn saved(&self, root: &Path, path: &str) -> io::Result<String> {
        let file = root.join(path).canonicalize()?;
        if !file.starts_with(root.canonicalize()?) {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let bytes = fs::read(file)?;
        let read = self.texts.get(path).ok_or(ErrorKind::NotFound)?;
        let is_same = SourceText::from_bytes(&read.path, &bytes).is_ok_and(|now| now.text == read.text);
        String::from_utf8(bytes).ok().filter(|_| is_same).ok_or_else(|| ErrorKind::InvalidData.into())
    }
}

/// The words or numbers in which two texts differ, in the first and in the second.
fn difference(from: &str, to: &str) -> (Range<usize>, Range<usize>) {
    let same = |(one, other): &(char, char)| one == other;
    let length = |(letter, _): (char, char)| letter.len_utf8();
    let ahead: usize = from.chars().zip(to.chars()).take_while(same).map(length).sum();
    let start = from[..ahead].trim_end_matches(is_part).len();
    let behind: usize = from[ahead..].chars().rev().zip(to[ahead..].chars().rev()).take_while(same).map(length).sum();
    let rest = &from[from.len() - behind..];
    let behind = rest.trim_start_matches(is_part).len();
    (start..from.len() - behind, start..to.len() - behind)
}

/// Where a piece stands as a word or a number of its own, if it does so in one place.
fn once(written: &str, piece: &str) -> Option<usize> {
    let digit = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
    let is_whole = |at: &usize| {
        let (ahead, behind) = (&written[..*at], &written[at + piece.len()..]);
        let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2019}');
        !ahead.ends_with(|c: char| goes_on(c) || matches!(c, ',' | '.'))
            && !behind.starts_with(goes_on)
            && !behind.strip_prefix([',', '.']).is_some_and(digit)
    };
    let mut found = written.match_indices(piece).map(|(at, _)| at).filter(is_whole);
    found.next().filter(|_| found.next().is_none())
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, ',' | '.' | '-')
}

/// Means nothing to Markdown or YAML in the middle of a text.
fn is_plain(letter: char) -> bool {
    is_part(letter) || letter == ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after the words between its bars are made to read something else.
    fn after(text: &str, from: &str, to: &str) -> Option<String> {
        let (ahead, rest) = text.split_once('|').unwrap();
        let (inner, behind) = rest.split_once('|').unwrap();
        let text = format!("{ahead}{inner}{behind}");
        let source = SourceText::from_bytes(&"content/a.md".into(), text.as_bytes()).unwrap();
        let change = locate(&source, ahead.len()..ahead.len() + inner.len(), from, to)?;
        Some(changed(&text, &[change]))
    }

    #[test]
    fn a_number_is_found_in_spite_of_markup() {
        for (text, from, to, expected) in [
            ("In [|3,630|](stat:a)", "3,630", "3,640", "In [3,640](stat:a)"),
            ("[|a *fall* of\n12%|](stat:a)", "a fall of 12%", "a fall of 13%", "[a *fall* of\n13%](stat:a)"),
            ("[|**12%**|](stat:a)", "12%", "8%", "[**8%**](stat:a)"),
            ("[|an **8%** rise|](stat:a)", "an 8% rise", "an 18% rise", "[an **18%** rise](stat:a)"),
            ("[|it’s ‘up’ 9|](s)", "it's 'up' 9", "it's 'up' 10", "[it’s ‘up’ 10](s)"),
            ("a: |\"[12 \\u2013](s)\"|", "12 –", "13 –", "a: \"[13 \\u2013](s)\""),
        ] {
            assert_eq!(after(text, from, to).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn where_the_number_is_not_plainly_there_nothing_is_found() {
        for (text, from, to) in [
            ("[|1**2**%|](s)", "12%", "13%"),
            ("[|1&#50;%|](s)", "12%", "13%"),
            ("|[12](s) and [12](t)|", "12", "13"),
            ("Of |12|, [12](s)", "12", "13"),
            ("|[12.5](s)|", "12", "13"),
            ("|[1,012](s)|", "012", "013"),
            ("[|an **8%** rise|](s)", "an 8% rise", "a 9% rise"),
        ] {
            assert_eq!(after(text, from, to), None, "{text}");
        }
    }

    #[test]
    fn line_ends_and_byte_order_marks_stay_as_they_are_saved() {
        let saved = "\u{feff}ŷ\r\n[12](s)\r\n\rb 7\n";
        let read = SourceText::from_bytes(&"content/a.md".into(), saved.as_bytes()).unwrap();
        let change = |piece: &str, with: &str| {
            let start = read.text.find(piece).unwrap();
            Change { start, end: start + piece.len(), with: with.to_owned() }
        };
        let after = changed(saved, &[change("12", "1,300"), change("7", "8")]);
        assert_eq!(after, "\u{feff}ŷ\r\n[1,300](s)\r\n\rb 8\n");
    }
}
