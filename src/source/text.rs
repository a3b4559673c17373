//! One text file of a site: its path, its text, its fingerprint.

use super::place::{Fault, FaultKind, Place};
use super::quote::Quote;
use std::borrow::Cow;
use std::sync::Arc;

/// A file that was read and found to be text.
#[derive(Debug, Clone)]
pub struct SourceText {
    /// Path from the site's root, with forward slashes.
    pub path: Arc<str>,
    /// The text: UTF-8, `\n` line ends, no byte-order mark.
    pub text: Arc<str>,
}

/// Line and column of a byte, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl SourceText {
    /// Turns the bytes of a file into text.
    ///
    /// Windows and old Macintosh line ends become `\n`, and a byte-order mark is dropped, so that
    /// the same words give the same site whichever editor saved them.
    ///
    /// # Errors
    /// The file is in another encoding or holds control characters.
    pub fn from_bytes(path: &Arc<str>, bytes: &[u8]) -> Result<Self, Fault> {
        let fault = |at: usize, kind| Fault { place: Place::new(path, at..at + 1), kind };
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(fault(0, FaultKind::Encoding { format: "UTF-16", line: 1, before: String::new(), meant: None }));
        }
        let text =
            std::str::from_utf8(bytes).map_err(|error| fault(error.valid_up_to(), windows_text(bytes, error.valid_up_to())))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
        match text.char_indices().find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\t')) {
            Some((at, c)) => {
                let (line, before) = line_up_to(&text[..at]);
                Err(fault(at, FaultKind::ControlCharacter { point: c.into(), line, before }))
            }
            None => Ok(Self { path: Arc::clone(path), text: text.into() }),
        }
    }

    /// The name of the file without folder and ending, which is the name of a dataset or register.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(&self.path);
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Line and column of a byte offset; an offset past the end counts as the end.
    #[must_use]
    pub fn line_column(&self, offset: usize) -> LineColumn {
        Quote { text: Cow::Borrowed(&self.text), first_line: 1, span: offset..offset, is_hidden: false }.line_column()
    }

    /// The whole text with a place marked in it.
    #[must_use]
    pub fn quote(&self, place: &Place) -> Quote<'_> {
        Quote { text: Cow::Borrowed(&self.text), first_line: 1, span: place.span(), is_hidden: false }
    }

    /// A place in this file.
    #[must_use]
    pub fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place::new(&self.path, span)
    }
}

/// Text of older Windows programs: where it shows.
fn windows_text(bytes: &[u8], at: usize) -> FaultKind {
    let (line, before) = line_up_to(&String::from_utf8_lossy(&bytes[..at]));
    FaultKind::Encoding { format: "Windows", line, before, meant: windows_character(bytes[at]) }
}

/// The character that a byte stands for in the format of older Windows programs (Windows-1252).
pub(super) fn windows_character(byte: u8) -> Option<char> {
    const FROM_0X80: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";
    match byte {
        0x80..=0x9f => FROM_0X80.chars().nth(usize::from(byte) - 0x80).filter(|c| *c != '\0'),
        _ => Some(char::from(byte)),
    }
}

/// The number of the last line of a text, counted from 1, and the line itself.
fn line_up_to(text: &str) -> (usize, String) {
    (text.matches('\n').count() + 1, text.rsplit('\n').next().unwrap_or("").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<SourceText, Fault> {
        SourceText::from_bytes(&"a.md".into(), bytes)
    }

    #[test]
    fn line_ends_and_byte_order_marks_make_no_difference() {
        for bytes in ["a\nb\n", "a\r\nb\r\n", "a\rb\r", "\u{feff}a\nb\n"] {
            assert_eq!(&*read(bytes.as_bytes()).unwrap().text, "a\nb\n");
        }
    }

    #[test]
    fn other_encodings_and_control_characters_are_faults_with_a_place() {
        assert_eq!(read(b"caf\xe9").unwrap_err().place.start, 3);
        assert!(matches!(read(b"\xff\xfea\0").unwrap_err().kind, FaultKind::Encoding { format: "UTF-16", .. }));
        assert!(
            matches!(read(b"a\nb caf\xe9").unwrap_err().kind, FaultKind::Encoding { line: 2, before, .. } if before == "b caf")
        );
        let pound = read(b"up to \xa3916").unwrap_err().kind;
        assert!(matches!(pound, FaultKind::Encoding { meant: Some('£'), .. }), "{pound:?}");
        assert_eq!([0x80, 0x96, 0x9f, 0xe9, 0x81].map(windows_character), [Some('€'), Some('–'), Some('Ÿ'), Some('é'), None]);
        let control = FaultKind::ControlCharacter { point: 1, line: 2, before: "a".to_owned() };
        assert_eq!(read(b"b\na\x01").unwrap_err().kind, control);
    }

    #[test]
    fn columns_count_characters() {
        let text = read("ŷ x\nab".as_bytes()).unwrap();
        assert_eq!(text.line_column(3), LineColumn { line: 1, column: 3 });
        assert_eq!(text.line_column(99), LineColumn { line: 2, column: 3 });
    }
}
