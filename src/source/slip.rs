//! What was most likely typed wrong where a text is not YAML, from the reader's words and the lines about the place.

use super::place::YamlFault;
use std::ops::Range;

/// The slip behind a complaint of the YAML reader about a line (counted from 1), and its bytes in the text.
pub(super) fn of(complaint: &str, text: &str, line: usize) -> (Range<usize>, YamlFault) {
    let line_start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum::<usize>();
    let line_text = text[line_start..].lines().next().unwrap_or("");
    let before = text[..line_start].trim_end();
    let above = before.rfind('\n').map_or(0, |at| at + 1)..before.len();
    // Where a text begins with a link, the reader may notice only on the next line.
    for (start, candidate) in [(line_start, line_text), (above.start, &text[above.clone()])] {
        if let Some(at) = link_at_start(candidate) {
            return (start + at..start + candidate.len(), YamlFault::Bracket);
        }
    }
    let (at, kind) = if complaint.contains("mapping values are not allowed") {
        match second_colon(line_text) {
            Some(at) => (at, YamlFault::Colon),
            None if colons(&text[above.clone()]).next().is_some() => (0, YamlFault::Indented),
            None => return (above, YamlFault::NoField),
        }
    } else if complaint.contains("alias") || complaint.contains("anchor") {
        (line_text.find(['*', '&']).unwrap_or(0), YamlFault::Alias)
    } else if ["depth", "recursion", "nested"].iter().any(|word| complaint.contains(word)) {
        (0, YamlFault::TooDeep)
    } else if complaint.contains("trailing content after") {
        (0, YamlFault::AfterQuote)
    } else {
        (0, YamlFault::Other(first_line(complaint)))
    };
    let length = if at == 0 { line_text.len().max(1) } else { 1 };
    (line_start + at..line_start + at + length, kind)
}

/// Where the value of a line begins, if it begins with a Markdown link.
fn link_at_start(line: &str) -> Option<usize> {
    let at =
        line.find(": [").map(|at| at + 2).or_else(|| line.trim_start().starts_with("- [").then(|| line.find('[')).flatten())?;
    line[at..].contains("](").then_some(at)
}

/// The colon that is too many: the second one that ends a name.
fn second_colon(line: &str) -> Option<usize> {
    colons(line).nth(1)
}

/// The colons that a space or the end of the line follows.
fn colons(line: &str) -> impl Iterator<Item = usize> {
    let ends_a_name = |at: &usize| line[at + 1..].chars().next().is_none_or(char::is_whitespace);
    line.match_indices(':').map(|(at, _)| at).filter(ends_a_name)
}

fn first_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or("");
    line.split(" at line ").next().unwrap_or(line).to_owned()
}

/// The end of a list or group in brackets whose last item ends at `from`; nothing where there is no bracket.
pub(super) fn closing_bracket(text: &str, open: usize, from: usize) -> Option<usize> {
    let close = match text.as_bytes().get(open)? {
        b'[' => b']',
        b'{' => b'}',
        _ => return None,
    };
    let mut at = from.max(open + 1);
    loop {
        match *text.as_bytes().get(at)? {
            found if found == close => return Some(at + 1),
            b'#' => at += text[at..].find('\n')?,
            b',' | b':' | b' ' | b'\n' | b'\t' => at += 1,
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLON: &str = "mapping values are not allowed in this context";

    #[test]
    fn a_colon_that_is_not_allowed_has_one_of_three_causes() {
        assert_eq!(of(COLON, "title: Report: a\n", 1), (13..14, YamlFault::Colon));
        assert_eq!(of(COLON, "title: Report:\n", 1), (13..14, YamlFault::Colon));
        assert_eq!(of(COLON, "title: A\n  date: B\n", 2), (9..18, YamlFault::Indented));
        assert_eq!(of(COLON, "title:A\n\ndate: B\n", 3), (0..7, YamlFault::NoField));
    }

    #[test]
    fn a_text_that_begins_with_a_link_is_told_from_a_list() {
        let title = "title: [18](stat:a@2025) groups\ndate: B\n";
        assert_eq!(of("did not find expected key", title, 1), (7..31, YamlFault::Bracket));
        assert_eq!(of("did not find expected key", title, 2), (7..31, YamlFault::Bracket));
        assert_ne!(of("did not find expected key", "topics: [a\n", 1).1, YamlFault::Bracket);
    }

    #[test]
    fn brackets_are_closed_past_spaces_commas_and_remarks() {
        assert_eq!(closing_bracket("[a, b]", 0, 5), Some(6));
        assert_eq!(closing_bracket("[a, # why ]\n ]", 0, 2), Some(14));
        assert_eq!(closing_bracket("{}", 0, 0), Some(2));
        assert_eq!(closing_bracket("- a", 0, 3), None);
        assert_eq!(closing_bracket("[a", 0, 2), None);
    }
}
