//! Is the file complete? Spreadsheets drop rows and columns beyond their limits without a word.

use super::found::Found;
use super::layout::Layout;
use crate::diag::{Diagnostic, code};
use crate::number::plain;
use crate::source::Located;

/// The most rows that spreadsheets hold, the head among them.
const ROW_LIMITS: [usize; 2] = [65_536, 1_048_576];
/// The most columns that a spreadsheet holds.
const COLUMN_LIMIT: usize = 16_384;

/// A file without a head.
pub(super) fn empty(file: &Located<String>) -> Diagnostic {
    Diagnostic::error(code::NO_ROWS, file.place.clone(), "This file is empty.")
        .fix("save the table again, with the names of its columns in the first row")
}

/// Compares the number of rows below the head with what the dataset says, or with the limits of spreadsheets.
pub(super) fn check(rows: usize, columns: usize, layout: &Layout, found: &mut Found<'_>) {
    match &layout.rows {
        Some(declared) if declared.value != rows => {
            let message =
                format!("The file has {} below its head, but `rows` says {}.", counted(rows, "row"), spelt(declared.value));
            let fix = format!("get the whole file again, or write  rows: {rows}");
            found.report(Diagnostic::error(code::ROW_COUNT, declared.place.clone(), message).fix(fix));
        }
        Some(_) => {}
        None => {
            let is_limit = ROW_LIMITS.iter().any(|limit| rows == *limit || rows + 1 == *limit);
            let size =
                if is_limit { Some(counted(rows, "row")) } else { (columns == COLUMN_LIMIT).then(|| counted(columns, "column")) };
            if let Some(size) = size {
                let message = format!("This file has {size}, as many as some spreadsheets can hold.");
                let problem = Diagnostic::error(code::MAYBE_TRUNCATED, layout.file.place.clone(), message);
                found.report(
                    problem
                        .note("a longer table may have been cut off")
                        .fix(format!("compare it with the publication, then add  rows: {rows}  to `table`")),
                );
            }
        }
    }
}

fn counted(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", spelt(count), if count == 1 { "" } else { "s" })
}

fn spelt(count: usize) -> String {
    plain(u64::try_from(count).unwrap_or(u64::MAX).into())
}
