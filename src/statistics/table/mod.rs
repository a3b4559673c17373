//! A dataset whose observations stand in a CSV file.
//!
//! 1. [`layout`] reads what the field `table` says of the file.
//! 2. [`columns`] finds the columns in the head of the file, [`filter`] the rows that are wanted.
//! 3. [`members`] tells which member a cell names.
//! 4. [`rows`] makes an observation of each row that is kept; [`found`] keeps a thousand equal problems short.
//! 5. [`size`] asks whether the file is complete.

mod columns;
mod filter;
mod found;
mod layout;
mod members;
mod rows;
mod size;

use super::dataset::Key;
use super::observation::Observation;
use super::schema::{FOLDER, Header};
use crate::diag::{Diagnostic, code, suggestion};
use crate::fields::Fields;
use crate::source::table::{TableFile, TableReader};
use crate::source::{Fault, Fingerprint, Located};
use columns::Columns;
use filter::Filters;
use found::Found;
use layout::Layout;
use rows::Rows;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The tables of a site by path from its root.
pub type Tables = BTreeMap<Arc<str>, TableFile>;

/// What a table gave.
pub(super) struct Table {
    pub(super) file: Arc<str>,
    pub(super) observations: BTreeMap<Key, Observation>,
    pub(super) fingerprint: String,
    /// How many rows were decoded; the others cost nothing but their bytes.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests count the work"))]
    pub(super) rows_decoded: usize,
}

/// Reads the file that the field `table` names; dimensions whose members the header does not declare get those found.
pub(super) fn read(fields: &mut Fields<'_>, tables: &Tables, header: &mut Header, fingerprint: Fingerprint) -> Option<Table> {
    let layout = fields.group("table", layout::read)?;
    let file = file(&layout.file, tables).map_err(|problem| fields.report(problem)).ok()?;
    let mut found = Found::new(fields.problems());
    let table = read_file(file, &layout, header, fingerprint, &mut found);
    found.finish();
    table
}

fn read_file(
    file: &TableFile,
    layout: &Layout,
    header: &mut Header,
    fingerprint: Fingerprint,
    found: &mut Found<'_>,
) -> Option<Table> {
    let separator = layout.separator.value.byte();
    let mut reader = found.unless(TableReader::open(file, separator, fingerprint))?;
    if !found.unless(reader.advance())? {
        found.report(size::empty(&layout.file));
        return None;
    }
    let head = columns::head(&found.unless(reader.decode())?);
    let columns = Columns::find(&head, layout, header, found)?;
    let mut filters = Filters::new(layout, &columns);
    let mut rows = Rows::new(header, layout, &columns, &head);
    let row_count = read_rows(&mut reader, layout, &mut filters, &mut rows, found);
    let row_count = found.unless(row_count)?;
    size::check(row_count, head.len(), layout, found);
    filters.check(row_count, found);
    let observations = rows.finish(header);
    let (rows_decoded, fingerprint) = (reader.rows_decoded(), reader.fingerprint());
    // Whoever names a number of an empty dataset need not be told so a second time.
    (!observations.is_empty()).then(|| Table { file: Arc::clone(file.path()), observations, fingerprint, rows_decoded })
}

/// Reads the rows that are wanted, and counts all.
fn read_rows(
    reader: &mut TableReader,
    layout: &Layout,
    filters: &mut Filters<'_>,
    rows: &mut Rows<'_>,
    found: &mut Found<'_>,
) -> Result<usize, Fault> {
    let columns = rows.columns();
    let mut count = 0;
    while reader.advance()? {
        count += 1;
        if let Some(problem) = columns::row_length(reader, columns, layout.separator.value) {
            found.report(problem);
        } else if filters.keep(reader) {
            rows.read(&reader.decode()?, found);
        }
    }
    Ok(count)
}

/// The file of a name, which lies beside the dataset.
fn file<'a>(name: &Located<String>, tables: &'a Tables) -> Result<&'a TableFile, Diagnostic> {
    let problem = |message: String, fix: String| Diagnostic::error(code::UNKNOWN_FILE, name.place.clone(), message).fix(fix);
    let written = name.value.trim();
    if written.contains(['/', '\\']) {
        let fix = format!("put the file into {FOLDER} and write its name only");
        return Err(problem("The file of a table must lie beside its dataset.".to_owned(), fix));
    }
    if let Some(file) = tables.get(format!("{FOLDER}{written}").as_str()) {
        return Ok(file);
    }
    if [".xlsx", ".xls", ".xlsm", ".ods"].iter().any(|ending| written.to_lowercase().ends_with(ending)) {
        let message = format!("`{}` is a spreadsheet, which cannot be read.", super::value::shown(written));
        return Err(problem(message, "save the sheet as \"CSV UTF-8\" and name that file".to_owned()));
    }
    let near = tables.keys().filter_map(|path| path.strip_prefix(FOLDER));
    let near = suggestion::nearest(written, near).map(|near| format!("did you mean `{near}`?"));
    let message = format!("There is no file `{}` in {FOLDER}.", super::value::shown(written));
    Err(problem(message, near.unwrap_or_else(|| format!("put the file into {FOLDER}, or correct the name"))))
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
