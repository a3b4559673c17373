//! Which rows of a file are wanted, judged by their bytes, so that the others are never decoded.

use super::columns::Columns;
use super::found::Found;
use super::layout::{Layout, Wanted};
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::Located;
use crate::source::table::TableReader;
use crate::statistics::value::shown;
use std::collections::BTreeSet;

/// So many different cells are remembered, to say what is near to a text that no row has.
const MOST_REMEMBERED: usize = 500;

/// The filters of a table with what they met.
pub(super) struct Filters<'a> {
    all: Vec<Filter<'a>>,
    file: &'a Located<String>,
    has_kept: bool,
}

struct Filter<'a> {
    wanted: &'a Wanted,
    column: usize,
    has_match: bool,
    /// What stands in the column, as long as nothing was kept.
    seen: BTreeSet<Vec<u8>>,
}

impl<'a> Filters<'a> {
    pub(super) fn new(layout: &'a Layout, columns: &Columns) -> Self {
        let filters = layout.filters.iter().zip(&columns.filters);
        let filters = filters.map(|(wanted, column)| Filter { wanted, column: *column, has_match: false, seen: BTreeSet::new() });
        Self { all: filters.collect(), file: &layout.file, has_kept: false }
    }

    /// Whether the row in hand is wanted.
    pub(super) fn keep(&mut self, reader: &TableReader) -> bool {
        if self.has_kept {
            return self.all.iter().all(|filter| filter.is_met(reader.cell(filter.column)));
        }
        // Each filter looks at each row, to know which of them kept none.
        self.has_kept = true;
        for filter in &mut self.all {
            self.has_kept &= filter.meet(reader.cell(filter.column));
        }
        self.has_kept
    }

    /// Reports that no row was kept, and why.
    pub(super) fn check(&self, row_count: usize, found: &mut Found<'_>) {
        let problem = |place, message: &str| Diagnostic::error(code::NO_ROWS, place, message);
        if row_count == 0 {
            let message = "This file has a head, but no rows below it.";
            found
                .report(problem(self.file.place.clone(), message).fix("save the file again with its rows, or name another file"));
        } else if !self.has_kept {
            let alone: Vec<&Filter<'_>> = self.all.iter().filter(|filter| !filter.has_match).collect();
            for filter in &alone {
                found.report(filter.unmet());
            }
            if let ([], Some(first)) = (alone.as_slice(), self.all.first()) {
                let message = "No row of the file meets all conditions of `where`.";
                found.report(
                    problem(first.wanted.column.place.clone(), message).fix("take one condition out to see which rows there are"),
                );
            }
        }
    }
}

impl Filter<'_> {
    fn is_met(&self, cell: &[u8]) -> bool {
        self.wanted.texts.iter().any(|text| text.as_bytes() == cell)
    }

    fn meet(&mut self, cell: &[u8]) -> bool {
        let is_met = self.is_met(cell);
        self.has_match |= is_met;
        if !is_met && !self.has_match && self.seen.len() < MOST_REMEMBERED && !self.seen.contains(cell) {
            self.seen.insert(cell.to_vec());
        }
        is_met
    }

    fn unmet(&self) -> Diagnostic {
        let texts: Vec<String> = self.wanted.texts.iter().map(|text| shown(text)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).take(2).collect();
        let message =
            format!("No row of the file has {} in `{}`.", suggestion::list(&texts, "or"), shown(&self.wanted.column.value));
        let seen: Vec<String> = self.seen.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let known = seen.iter().map(String::as_str).filter(|cell| !cell.is_empty());
        let wanted = self.wanted.texts.first().map_or("", String::as_str);
        let fix = suggestion::advise(wanted, known).unwrap_or_else(|| "write a text as it stands in that column".to_owned());
        Diagnostic::error(code::NO_ROWS, self.wanted.column.place.clone(), message).fix(fix)
    }
}
