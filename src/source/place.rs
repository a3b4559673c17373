//! Where something stands, and what can be wrong with a file before its meaning is looked at.

use std::{ops::Range, sync::Arc};

/// A byte range in one file; lines and columns are worked out when a message is printed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path from the site's root, with forward slashes.
    pub file: Arc<str>,
    /// First byte of the place in the text.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
}

impl Place {
    /// A place in a file.
    #[must_use]
    pub fn new(file: &Arc<str>, span: Range<usize>) -> Self {
        Self { file: Arc::clone(file), start: span.start, end: span.end.max(span.start) }
    }

    /// The place as a byte range.
    #[must_use]
    pub fn span(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Something wrong with a file itself: its name, its bytes, its YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: FaultKind,
}

/// What can be wrong with a file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The system did not let us read it.
    Unreadable,
    /// A link whose target is not there.
    DeadLink,
    /// A link to a folder.
    LinkToFolder,
    /// It is not a file: a pipe, a socket, a device.
    NotAFile,
    /// A link whose target lies outside the site.
    LinkOutside,
    /// It is larger than the limit, in megabytes.
    TooLarge(u64),
    /// It is not UTF-8; holds what it looks like instead, and the first line that shows it.
    Encoding {
        /// The name of the other format.
        format: &'static str,
        /// The line, or the row of a table, counted from 1.
        line: usize,
        /// The text of that line before the first character that cannot be read.
        before: String,
        /// The character that this byte is in the other format.
        meant: Option<char>,
    },
    /// It holds a control character.
    ControlCharacter {
        /// Its code point.
        point: u32,
        /// The line, or the row of a table, counted from 1.
        line: usize,
        /// The text of that line before it.
        before: String,
    },
    /// A quotation mark of a table is opened and not closed in its row; holds the row, counted from 1.
    OpenQuotation(usize),
    /// It cannot be read as YAML; holds the reason in the reader's words.
    Yaml(YamlFault),
}

/// What can be wrong with YAML, in the terms of those who type it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YamlFault {
    /// A tab where spaces are needed.
    Tab,
    /// A colon and a space inside a text without quotes.
    Colon,
    /// A field that is further in than the line above it, which has a value already.
    Indented,
    /// A line that is no field, for want of a colon with a space after it.
    NoField,
    /// Text after the closing quotation mark.
    AfterQuote,
    /// A key that stands twice in one mapping, with the place of the first.
    DuplicateKey(String, Place),
    /// A text without quotes that begins with a link.
    Bracket,
    /// `&name` and `*name`, which data files may not use.
    Alias,
    /// Nesting deeper than a person would write.
    TooDeep,
    /// Anything else the YAML library reports, in its words.
    Other(String),
}

/// A value with the place where its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub place: Place,
}
