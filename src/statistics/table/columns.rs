//! Which column holds what: the names that a dataset uses, found in the head of its file.

use super::found::Found;
use super::layout::{Layout, Separator};
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::table::{Cells, TableReader, letters};
use crate::source::{Located, Place};
use crate::statistics::dataset::Dimension;
use crate::statistics::schema::Header;
use crate::statistics::{codelist, value};

/// The head of a file: for each column its name and its place.
pub(super) type Head = Vec<Located<String>>;
/// A message that lists more columns than these is too long to be read.
const MOST_LISTED: usize = 12;

/// The columns that a dataset uses, by index.
pub(super) struct Columns {
    /// For each dimension its column; the one that runs across the columns has none.
    pub(super) dimensions: Vec<Option<usize>>,
    pub(super) period: Option<usize>,
    pub(super) value: Option<usize>,
    pub(super) status: Option<usize>,
    pub(super) note: Option<usize>,
    pub(super) interval: Option<(usize, usize)>,
    /// For each filter its column.
    pub(super) filters: Vec<usize>,
    /// The columns of a wide table that hold values.
    pub(super) across: Vec<usize>,
}

/// The names and places of a head.
pub(super) fn head(cells: &Cells<'_>) -> Head {
    (0..cells.len()).map(|column| Located { value: cells.text(column).to_owned(), place: cells.place(column) }).collect()
}

/// A row that is longer or shorter than the head; blank cells at its end are nothing.
pub(super) fn row_length(reader: &TableReader, columns: usize, separator: Separator) -> Option<Diagnostic> {
    let (cells, row) = (reader.len(), reader.row());
    let is_blank = |column| reader.cell(column).is_empty();
    let fits = cells == columns || cells > columns && (columns..cells).all(is_blank);
    if reader.has_line_ends() && (!fits || reader.holds_rows(columns)) {
        let message = format!("A quotation mark is opened in row {row} and not closed in it.");
        let fix = "close it at the end of its cell, or write it twice where it belongs to the text";
        return Some(Diagnostic::error(code::CSV_QUOTE, reader.place(), message).fix(fix));
    }
    if fits {
        return None;
    }
    let noun = if cells == 1 { "cell" } else { "cells" };
    let message = format!("Row {row} has {cells} {noun}, but the head has {columns}.");
    let fix = if cells > columns {
        format!("put each text that holds a {} in quotation marks", separator.noun())
    } else {
        format!("add the cells that are missing, up to column {}", letters(columns - 1))
    };
    Some(Diagnostic::error(code::CSV_ROW_LENGTH, reader.place(), message).fix(fix))
}

impl Columns {
    /// Finds every column; dimensions that only the table names are added to the header.
    pub(super) fn find(head: &Head, layout: &Layout, header: &mut Header, found: &mut Found<'_>) -> Option<Self> {
        if let Some(problem) = other_separator(head, layout) {
            found.report(problem);
            return None;
        }
        add_dimensions(layout, header);
        let mut finder = Finder { head, found, is_complete: true };
        let dimensions = header.dimensions.iter().map(|dimension| finder.dimension(dimension, layout)).collect();
        let mut columns = Self {
            dimensions,
            period: finder.column(layout.period.as_ref()),
            value: finder.column(layout.value.as_ref()),
            status: finder.column(layout.status.as_ref()),
            note: finder.column(layout.note.as_ref()),
            interval: None,
            filters: layout.filters.iter().filter_map(|filter| finder.column(Some(&filter.column))).collect(),
            across: Vec::new(),
        };
        if let Some((low, high)) = &layout.interval {
            columns.interval = finder.column(Some(low)).zip(finder.column(Some(high)));
        }
        if let Some(wide) = &layout.wide {
            columns.across = if wide.columns.is_empty() {
                (0..head.len()).filter(|column| !columns.uses(*column) && !head[*column].value.is_empty()).collect()
            } else {
                wide.columns.iter().filter_map(|name| finder.column(Some(name))).collect()
            };
        }
        finder.is_complete.then_some(columns)
    }

    /// Whether a column is used for something else than values across.
    fn uses(&self, column: usize) -> bool {
        self.dimensions.contains(&Some(column)) || self.period == Some(column) || self.filters.contains(&column)
    }
}

/// Dimensions that the header leaves out, without members yet.
fn add_dimensions(layout: &Layout, header: &mut Header) {
    let across = layout.wide.iter().map(|wide| &wide.across).filter(|across| across.value != "period");
    for id in layout.dimensions.iter().map(|bound| &bound.dimension).chain(across) {
        if !header.dimensions.iter().any(|dimension| dimension.id == id.value) {
            header.dimensions.push(codelist::undeclared(&id.value));
        }
    }
}

/// A file whose columns another character separates has them all in one.
fn other_separator(head: &Head, layout: &Layout) -> Option<Diagnostic> {
    let wanted = layout.period.iter().chain(&layout.value).chain(layout.dimensions.iter().map(|bound| &bound.column));
    let is_there = |name: &Located<String>| head.iter().any(|column| column.value == name.value);
    if wanted.into_iter().any(is_there) {
        return None;
    }
    let names: String = head.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("");
    let others = [
        (Separator::Comma, ',', "commas", "comma"),
        (Separator::Semicolon, ';', ";", "\";\""),
        (Separator::Tab, '\t', "tabs", "tab"),
    ];
    let mut others = others.into_iter().filter(|(separator, ..)| *separator != layout.separator.value);
    let (separator, _, sign, word) = others.find(|(_, c, ..)| names.matches(*c).count() >= head.len())?;
    let message = format!("This file uses {sign} between its columns.");
    let place = head.first()?.place.clone();
    let fix = match separator {
        Separator::Comma => "take out  separator:  from `table`".to_owned(),
        _ => format!("save it with commas, or add  separator: {word}  to `table`"),
    };
    Some(Diagnostic::error(code::CSV_SEPARATOR, place, message).also(layout.file.place.clone(), "this file").fix(fix))
}

/// The search for columns, which goes on after a name that is not there.
struct Finder<'a, 'b> {
    head: &'a Head,
    found: &'a mut Found<'b>,
    is_complete: bool,
}

impl Finder<'_, '_> {
    fn dimension(&mut self, dimension: &Dimension, layout: &Layout) -> Option<usize> {
        if let Some(bound) = layout.dimensions.iter().find(|bound| bound.dimension.value == dimension.id) {
            return self.column(Some(&bound.column));
        }
        if layout.wide.as_ref().is_some_and(|wide| wide.across.value == dimension.id) {
            return None;
        }
        let message = format!("`table` does not say which column holds `{}`.", dimension.id);
        let fix = format!("add  {}: NAME OF THE COLUMN  to its `dimensions`", dimension.id);
        self.report(Diagnostic::error(code::MISSING_FIELD, layout.place.clone(), message).fix(fix));
        None
    }

    fn column(&mut self, name: Option<&Located<String>>) -> Option<usize> {
        let name = name?;
        let wanted = name.value.trim();
        let mut same = self.head.iter().enumerate().filter(|(_, column)| column.value == wanted);
        match (same.next(), same.next()) {
            (Some((first, _)), None) => Some(first),
            (Some((first, _)), Some((second, again))) => {
                let message =
                    format!("The column `{}` stands twice: {} and {}.", value::shown(wanted), letters(first), letters(second));
                let problem = Diagnostic::error(code::DUPLICATE_COLUMN, again.place.clone(), message);
                self.report(problem.fix("rename one of the two, so that it is clear which is meant"));
                None
            }
            (None, _) => {
                self.report(self.unknown(wanted, &name.place));
                None
            }
        }
    }

    fn unknown(&self, wanted: &str, place: &Place) -> Diagnostic {
        let names = self.head.iter().map(|column| column.value.as_str()).filter(|name| !name.is_empty());
        let all: Vec<&str> = names.clone().take(MOST_LISTED).collect();
        let more = names.clone().count().saturating_sub(all.len());
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        let listed = all.iter().map(|name| format!("`{}`", value::shown(name))).collect::<Vec<_>>().join(", ");
        let message = format!("The file has no column `{}`.", value::shown(wanted));
        let near = suggestion::nearest_of(wanted, names, 3);
        let fix = if near.is_empty() {
            "write the name of a column as its head has it".to_owned()
        } else {
            format!("did you mean {}?", suggestion::list(&near, "or"))
        };
        Diagnostic::error(code::UNKNOWN_COLUMN, place.clone(), message).note(format!("its columns are {listed}{rest}")).fix(fix)
    }

    fn report(&mut self, problem: Diagnostic) {
        self.is_complete = false;
        self.found.report(problem);
    }
}
