//! Where the cells of a row lie in the bytes of its file, quotation marks and all.

use std::ops::Range;

/// The bytes that each cell of a row takes; `raw` is the row without the line ends round it.
///
/// Also gives the byte of a quotation mark that is still open at the end. The rules are those of
/// the CSV package: a mark opens a cell only as its first character, and a doubled one is a character.
pub(super) fn ranges(raw: &[u8], separator: u8, ranges: &mut Vec<Range<usize>>) -> Option<usize> {
    ranges.clear();
    let (mut start, mut at, mut open) = (0, 0, None);
    while let Some(byte) = raw.get(at) {
        match (open, byte) {
            (Some(_), b'"') if raw.get(at + 1) == Some(&b'"') => at += 1,
            (Some(_), b'"') => open = None,
            (None, b'"') if at == start => open = Some(at),
            (None, byte) if *byte == separator => {
                ranges.push(start..at);
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    ranges.push(start..raw.len());
    open
}

/// How many separators a line has, inside quotation marks or not; after those of a sentence stands a space.
pub(super) fn separators(line: &[u8], separator: u8) -> usize {
    line.iter().enumerate().filter(|(at, byte)| **byte == separator && line.get(at + 1) != Some(&b' ')).count()
}

/// How many bytes the line ends at the beginning of a text take, and how many lines they end.
///
/// `follows_return` says that a `\r` came before, of which a `\n` is the second half.
pub(super) fn leading_line_ends(raw: &[u8], follows_return: bool) -> (usize, usize) {
    let (mut last, mut lines) = (if follows_return { b'\r' } else { b' ' }, 0);
    for (at, byte) in raw.iter().enumerate() {
        match byte {
            b'\n' if last == b'\r' => {}
            b'\n' | b'\r' => lines += 1,
            _ => return (at, lines),
        }
        last = *byte;
    }
    (raw.len(), lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_end_at_separators_outside_quotation_marks() {
        let cells = |raw: &str| {
            let mut found = Vec::new();
            let open = ranges(raw.as_bytes(), b',', &mut found);
            (found.into_iter().map(|range| raw[range].to_owned()).collect::<Vec<_>>(), open)
        };
        assert_eq!(cells("a,,b"), (vec!["a".into(), String::new(), "b".into()], None));
        assert_eq!(cells("\"a,\"\"b\",c\"d"), (vec!["\"a,\"\"b\"".into(), "c\"d".into()], None));
        assert_eq!(cells("a,\"b"), (vec!["a".into(), "\"b".into()], Some(2)));
        assert_eq!(cells(""), (vec![String::new()], None));
    }

    #[test]
    fn both_halves_of_a_windows_line_end_count_once() {
        assert_eq!(leading_line_ends(b"\n\r\n\ra", true), (4, 2));
        assert_eq!(leading_line_ends(b"\n\na", false), (2, 2));
        assert_eq!(leading_line_ends(b"a\n", false), (0, 0));
    }
}
