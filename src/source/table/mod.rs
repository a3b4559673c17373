//! Tables: CSV files read row by row, of which only the rows asked for are decoded.
//!
//! 1. [`TableFile`] is a file that nobody has read yet, [`TableReader`] one pass over it.
//! 2. `tap` holds the bytes of the row in hand and takes the fingerprint of all.
//! 3. `cells` finds where in the file a cell lies.
//!
//! A row that is left out costs no more than its bytes, so a million of them need no memory.

mod cells;
mod file;
mod tap;

pub use file::TableFile;

use super::fingerprint::Fingerprint;
use super::place::{Fault, FaultKind, Place};
use super::text;
use csv::ByteRecord;
use std::ops::Range;
use std::sync::Arc;
use tap::Tap;

/// So many rows at the beginning are looked at for another encoding, whether or not they are asked for.
const SAMPLED_ROWS: usize = 1_000;

/// One pass over a table, a row at a time.
pub struct TableReader {
    path: Arc<str>,
    reader: csv::Reader<Tap>,
    separator: u8,
    record: ByteRecord,
    /// The bytes of the row in hand, line ends excluded.
    row: Range<usize>,
    /// The row in hand as a spreadsheet numbers it.
    number: usize,
    follows_return: bool,
    ranges: Vec<Range<usize>>,
    rows_decoded: usize,
}

/// A row whose cells are known to be text.
pub struct Cells<'a> {
    path: &'a Arc<str>,
    record: &'a ByteRecord,
    start: usize,
    ranges: &'a [Range<usize>],
    /// The row as a spreadsheet numbers it: the head is row 1.
    pub row: usize,
}

impl TableReader {
    /// Begins to read; a fingerprint of other bytes goes on with those of the table.
    ///
    /// # Errors
    /// The file cannot be read or is too large.
    pub fn open(file: &TableFile, separator: u8, fingerprint: Fingerprint) -> Result<Self, Fault> {
        let tap = Tap::new(file.open()?, fingerprint);
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(separator).buffer_capacity(1 << 16);
        Ok(Self {
            path: Arc::clone(file.path()),
            reader: builder.from_reader(tap),
            separator,
            record: ByteRecord::new(),
            row: 0..0,
            number: 0,
            follows_return: false,
            ranges: Vec::new(),
            rows_decoded: 0,
        })
    }

    /// Goes to the next row; `false` at the end of the file. Rows whose cells are all blank are passed over.
    ///
    /// # Errors
    /// The file is no CSV file from here on: another encoding, an open quotation mark, or a disk that fails.
    pub fn advance(&mut self) -> Result<bool, Fault> {
        loop {
            let start = byte(self.reader.position());
            self.reader.get_mut().release(start);
            let is_row = self.reader.read_byte_record(&mut self.record);
            if !is_row.map_err(|error| self.interrupted(start, &error))? {
                return Ok(false);
            }
            self.locate(start);
            self.check()?;
            if self.record.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                return Ok(true);
            }
        }
    }

    /// How many cells the row in hand has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.record.len()
    }

    /// Whether there is no row in hand.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.record.is_empty()
    }

    /// The bytes of a cell of the row in hand, without spaces round them; a cell that is not there is empty.
    #[must_use]
    pub fn cell(&self, column: usize) -> &[u8] {
        self.record.get(column).unwrap_or_default().trim_ascii()
    }

    /// The row in hand as a spreadsheet numbers it: the head is row 1.
    #[must_use]
    pub fn row(&self) -> usize {
        self.number
    }

    /// The place of the row in hand.
    #[must_use]
    pub fn place(&self) -> Place {
        Place::new(&self.path, self.row.clone())
    }

    /// Whether a cell of the row in hand runs over several lines.
    #[must_use]
    pub fn has_line_ends(&self) -> bool {
        self.record.as_slice().iter().any(|byte| matches!(byte, b'\n' | b'\r'))
    }

    /// Whether each line of the row in hand would be a row of so many cells, which a quotation mark took for one.
    #[must_use]
    pub fn holds_rows(&self, columns: usize) -> bool {
        let raw = self.raw();
        let mut lines = raw.split(|byte| matches!(byte, b'\n' | b'\r')).filter(|line| !line.is_empty());
        columns > 1 && self.has_line_ends() && lines.all(|line| cells::separators(line, self.separator) == columns - 1)
    }

    /// The row in hand as text.
    ///
    /// # Errors
    /// A cell is in another encoding or holds a control character.
    pub fn decode(&mut self) -> Result<Cells<'_>, Fault> {
        self.rows_decoded += 1;
        self.check_encoding()?;
        self.check_characters()?;
        self.find_cells();
        let Self { path, record, ranges, .. } = self;
        Ok(Cells { path, record, start: self.row.start, ranges, row: self.number })
    }

    /// How many rows were decoded.
    #[must_use]
    pub fn rows_decoded(&self) -> usize {
        self.rows_decoded
    }

    /// The fingerprint of every byte that was read.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.reader.get_ref().fingerprint.hex()
    }

    /// Finds the bytes of the row that was just read, and its number.
    fn locate(&mut self, start: usize) {
        let end = byte(self.reader.position());
        let raw = self.reader.get_ref().held(start, end);
        let mark = if start == 0 && raw.starts_with("\u{feff}".as_bytes()) { '\u{feff}'.len_utf8() } else { 0 };
        let (before, lines) = cells::leading_line_ends(&raw[mark..], self.follows_return);
        let first = mark + before;
        let line_end = raw[first..].iter().rev().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        self.follows_return = raw.last() == Some(&b'\r');
        self.row = start + first..start + raw.len() - line_end;
        self.number += lines + 1;
    }

    fn check(&mut self) -> Result<(), Fault> {
        let raw = self.raw();
        if self.number == 1 && (raw.starts_with(&[0xff, 0xfe]) || raw.starts_with(&[0xfe, 0xff])) {
            let kind = FaultKind::Encoding { format: "UTF-16", line: 1, before: String::new(), meant: None };
            return Err(self.fault(0, kind));
        }
        // Only the last row can hold a mark that nothing closes, because it runs to the end of the file.
        if self.reader.get_ref().is_end(byte(self.reader.position()))
            && let Some(open) = self.find_cells()
        {
            return Err(self.fault(open, FaultKind::OpenQuotation(self.number)));
        }
        if self.number <= SAMPLED_ROWS { self.check_encoding() } else { Ok(()) }
    }

    fn check_encoding(&mut self) -> Result<(), Fault> {
        if self.record.as_slice().is_ascii() {
            return Ok(());
        }
        let wrong = self
            .record
            .iter()
            .enumerate()
            .find_map(|(column, cell)| std::str::from_utf8(cell).err().map(|error| (column, error.valid_up_to())));
        let Some((column, at)) = wrong else { return Ok(()) };
        let cell = &self.record[column];
        let before = String::from_utf8_lossy(&cell[..at]).into_owned();
        let kind = FaultKind::Encoding { format: "Windows", line: self.number, before, meant: text::windows_character(cell[at]) };
        Err(self.fault_in(column, at, kind))
    }

    fn check_characters(&mut self) -> Result<(), Fault> {
        let is_control = |byte: &u8| byte.is_ascii_control() && !matches!(byte, b'\n' | b'\r' | b'\t');
        if !self.record.as_slice().iter().any(is_control) {
            return Ok(());
        }
        let found =
            self.record.iter().enumerate().find_map(|(column, cell)| cell.iter().position(is_control).map(|at| (column, at)));
        let Some((column, at)) = found else { return Ok(()) };
        let cell = &self.record[column];
        let before = String::from_utf8_lossy(&cell[..at]).into_owned();
        let kind = FaultKind::ControlCharacter { point: cell[at].into(), line: self.number, before };
        Err(self.fault_in(column, at, kind))
    }

    fn raw(&self) -> &[u8] {
        self.reader.get_ref().held(self.row.start, self.row.end)
    }

    /// Finds the cells of the row in hand, and a quotation mark that is not closed.
    fn find_cells(&mut self) -> Option<usize> {
        let raw = self.reader.get_ref().held(self.row.start, self.row.end);
        cells::ranges(raw, self.separator, &mut self.ranges)
    }

    /// The reading stops inside a row: the disk fails, or the row has no end.
    fn interrupted(&mut self, start: usize, error: &csv::Error) -> Fault {
        let is_endless = matches!(error.kind(), csv::ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::InvalidData);
        self.row = start..start;
        let kind = if is_endless { FaultKind::OpenQuotation(self.number + 1) } else { FaultKind::Unreadable };
        self.fault(0, kind)
    }

    /// A fault at a byte of a cell.
    fn fault_in(&mut self, column: usize, at: usize, kind: FaultKind) -> Fault {
        self.find_cells();
        let start = self.ranges.get(column).map_or(0, |range| range.start);
        let is_quoted = self.raw().get(start) == Some(&b'"');
        self.fault(start + at + usize::from(is_quoted), kind)
    }

    fn fault(&self, at: usize, kind: FaultKind) -> Fault {
        let at = self.row.start + at;
        Fault { place: Place::new(&self.path, at..at + 1), kind }
    }
}

impl Cells<'_> {
    /// The text of a cell, without spaces round it; a cell that is not there is empty.
    #[must_use]
    pub fn text(&self, column: usize) -> &str {
        self.record.get(column).and_then(|cell| std::str::from_utf8(cell).ok()).unwrap_or_default().trim()
    }

    /// How many cells the row has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.record.len()
    }

    /// Whether the row has no cells.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.record.is_empty()
    }

    /// Where a cell stands in the file.
    #[must_use]
    pub fn place(&self, column: usize) -> Place {
        let range = self.ranges.get(column).cloned().unwrap_or_default();
        Place::new(self.path, self.start + range.start..self.start + range.end)
    }

    /// The name of a cell as spreadsheets write it: `B7`.
    #[must_use]
    pub fn name(&self, column: usize) -> String {
        format!("{}{}", letters(column), self.row)
    }
}

/// The letters of a column as spreadsheets write them: `A`, `Z`, `AA`.
#[must_use]
pub fn letters(column: usize) -> String {
    let digit = (b'A' + u8::try_from(column % 26).unwrap_or_default()) as char;
    if column < 26 { digit.to_string() } else { format!("{}{digit}", letters(column / 26 - 1)) }
}

fn byte(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
