//! Slips of the pen that make a link plain text: readers would see its brackets and its address.

use crate::diag::{Diagnostic, code};
use crate::source::Place;
use std::ops::Range;

/// An address that is longer than this is none.
const MOST_BYTES: usize = 200;
/// Addresses that nobody writes in a sentence.
const SCHEMES: [&str; 7] = ["stat:", "source:", "exempt:", "count:", "dataset:", "https:", "http:"];

/// The end of a link that is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// The brackets and the address.
    pub(super) range: Range<usize>,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// Another link stands between the brackets.
    Nested,
    /// A footnote mark, which is a link, stands between the brackets.
    Footnote,
    /// Nothing stands between the brackets.
    Wordless,
    /// The address has a space in it.
    SpaceInside,
    /// A space stands between the words and the address.
    SpaceBefore,
    /// The bracket after the address is missing.
    Open,
    /// No definition has this name.
    Undefined(String),
}

/// The slips within a range of a text that turned out to be plain.
pub(super) fn slips(text: &str, range: Range<usize>) -> impl Iterator<Item = Slip> {
    let brackets = text[range.clone()].match_indices(']').map(move |(at, _)| range.start + at);
    brackets.filter(|at| !text[..*at].ends_with('\\')).filter_map(|at| slip(text, at))
}

/// A link that nobody could see.
pub(super) fn wordless(range: Range<usize>) -> Slip {
    Slip { range, kind: Kind::Wordless }
}

/// A link within another one.
pub(super) fn nested(range: Range<usize>) -> Slip {
    Slip { range, kind: Kind::Nested }
}

fn slip(text: &str, at: usize) -> Option<Slip> {
    let (before, rest) = text.split_at(at);
    let before = &before[before.ceil_char_boundary(at.saturating_sub(MOST_BYTES))..];
    // The bracket that opens; one with a stroke before it is meant as it stands.
    let opening = before.rfind('[').map(|open| before.split_at(open));
    if opening.is_some_and(|(outside, _)| outside.ends_with('\\')) {
        return None;
    }
    let line = rest.lines().next().unwrap_or("");
    let line = &line[..line.floor_char_boundary(MOST_BYTES)];
    let (kind, length) = if let Some(inner) = line.strip_prefix("](") {
        let kind = match inner.find(')').map(|end| &inner[..end]) {
            None => Kind::Open,
            Some(address) if address.trim().contains(char::is_whitespace) => Kind::SpaceInside,
            Some(_) if opening.is_some_and(|(_, inside)| inside.starts_with("[^")) => Kind::Footnote,
            Some(_) => Kind::Nested,
        };
        let end = line.find(')').map(|end| end + 1).or_else(|| line.find(char::is_whitespace));
        (kind, end.unwrap_or(line.len()))
    } else if let Some(label) = line.strip_prefix("][").and_then(|inner| inner.split_once(']')) {
        (Kind::Undefined(label.0.to_owned()), label.0.len() + 3)
    } else {
        let inner = line.strip_prefix("] (").filter(|inner| SCHEMES.iter().any(|scheme| inner.starts_with(scheme)))?;
        (Kind::SpaceBefore, inner.find(')').map_or(line.len(), |end| end + 4))
    };
    Some(Slip { range: at..at + length, kind })
}

impl Slip {
    /// The problem in plain words.
    pub(super) fn diagnose(self, place: Place) -> Diagnostic {
        let is_shown = self.kind != Kind::Wordless;
        let (message, fix) = match self.kind {
            Kind::Wordless => (
                "This link has no words, so readers would not see it.".to_owned(),
                "write its words between the square brackets".to_owned(),
            ),
            Kind::Nested => {
                ("A link cannot stand inside another link.".to_owned(), "end one link before the next begins".to_owned())
            }
            Kind::Footnote => {
                ("A footnote mark cannot stand inside a link.".to_owned(), "put the mark behind the link".to_owned())
            }
            Kind::SpaceInside => (
                "A space stands in this address, so it is no link.".to_owned(),
                "put the address between < and >, as in  [words](<the address>)".to_owned(),
            ),
            Kind::SpaceBefore => (
                "A space stands between the words and the address, so it is no link.".to_owned(),
                "take the space between ] and ( out".to_owned(),
            ),
            Kind::Open => ("This link has no end.".to_owned(), "write ) behind the address".to_owned()),
            Kind::Undefined(label) => (
                "This link has a name, but no address of that name stands in this text.".to_owned(),
                format!("write the address in round brackets, or add the line  [{label}]: address  below"),
            ),
        };
        let problem = Diagnostic::error(code::NOT_A_LINK, place, message).fix(fix);
        if !is_shown {
            return problem;
        }
        problem.label("readers would see this").note("for square brackets that are meant, write \\[ and \\]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        slips(text, 0..text.len()).map(|slip| slip.kind).collect()
    }

    #[test]
    fn each_slip_is_told_apart() {
        assert_eq!(kinds("[see 3 children](page.md)"), [Kind::Nested]);
        assert_eq!(kinds("[3[^1] children](page.md)"), [Kind::Footnote]);
        assert_eq!(kinds("[3](stat:a@31 March 2025)"), [Kind::SpaceInside]);
        assert_eq!(kinds("[3] (stat:a@2025)"), [Kind::SpaceBefore]);
        assert_eq!(kinds("[3](stat:a@2025 and"), [Kind::Open]);
        assert_eq!(kinds("[a fall][fall]"), [Kind::Undefined("fall".to_owned())]);
    }

    #[test]
    fn brackets_in_a_sentence_are_no_slip() {
        for text in ["[sic] (as printed)", "a [c] b", "\\](x)", "\\][x]", "\\[a](x)", "[", "]", "]["] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
