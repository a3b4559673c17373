//! CSV files, in which no cell can run as a formula and no number is changed. The only home of the CSV package here.
//!
//! Spreadsheet programs run text that begins with `=`, `+`, `-`, `@`, a tab or a line end, and some
//! of them the wide forms of these signs too (OWASP, "CSV Injection"). Such text stands after an
//! apostrophe, which makes it text. To have the text as it was, take one apostrophe away where one
//! or more are followed by such a character; numbers are never changed.

use super::columns::{self, Column, Entry};
use crate::number::read_decimal;
use crate::render::about::About;
use crate::render::view::Table;
use crate::statistics::Dataset;

/// Characters with which a formula may begin.
const FORMULA_STARTS: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// The values of a dataset, one observation a row, with the codes of missing values as published.
#[must_use]
pub fn of_dataset(dataset: &Dataset) -> Vec<u8> {
    of_entries(dataset, &columns::entries(dataset))
}

/// The revised figures of a dataset with the date of the release that gave each.
#[must_use]
pub fn of_vintages(about: &About<'_>) -> Vec<u8> {
    of_entries(about.dataset, &columns::entries_of_vintages(about.dataset, about.updated()))
}

/// The cells of a table as printed, with plain minus signs and without thousands separators.
#[must_use]
pub fn of_table(table: &Table) -> Vec<u8> {
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| unspelt(&cell.to_string()));
        row.heads.iter().cloned().chain(cells).collect()
    });
    write(&table.head, rows)
}

/// Whether any text of these had to be put behind an apostrophe.
pub(super) fn is_changed(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA_STARTS) && read_decimal(text).is_err()
}

/// The text, behind an apostrophe where a spreadsheet might run it. Text that begins with apostrophes before such
/// a character gets one more, so that taking one away always gives back what was there.
#[must_use]
pub fn harmless(cell: &str) -> String {
    if is_changed(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn of_entries(dataset: &Dataset, entries: &[Entry<'_>]) -> Vec<u8> {
    let columns = columns::columns(dataset, entries);
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    let row = |entry: &Entry<'_>| {
        let text = |column: &Column| columns::text(dataset, column.content, entry);
        columns.iter().map(text).collect()
    };
    write(&names, entries.iter().map(row))
}

/// A printed number as programs read it; other text stays.
fn unspelt(cell: &str) -> String {
    let digits = cell.replace(',', "").replace('\u{2212}', "-");
    if read_decimal(&digits).is_ok() { digits } else { cell.to_owned() }
}

fn write(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(head.to_vec()).chain(rows) {
        // Writing to memory cannot fail, and rows of one table are equally long.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::view::{Cell, Row};

    #[test]
    fn text_that_looks_like_a_formula_is_made_harmless_and_numbers_are_left_alone() {
        let texts = ["=HYPERLINK(\"x\")", "@x", "+x", "＝x", "-12", "3,630", "\u{2212}5", "[c]", "'=x", "'x"];
        let cells = texts.map(|text| Cell { text: text.to_owned(), value: None, more: String::new() }).to_vec();
        let row = Row { heads: vec!["\tx".into()], cells, role: None, starts_group: false };
        let table = Table { head: vec!["a".into(); 11], rows: vec![row], ..Table::default() };
        let text = String::from_utf8(of_table(&table)).unwrap();
        assert_eq!(text.lines().nth(1).unwrap(), "'\tx,\"'=HYPERLINK(\"\"x\"\")\",'@x,'+x,'＝x,-12,3630,-5,[c],''=x,'x");
    }
}
