//! Rows to observations: who and when by the cells that say so, then the values.

use super::columns::{Columns, Head};
use super::found::Found;
use super::layout::Layout;
use super::members::Codelist;
use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, Frequency, Period};
use crate::source::table::Cells;
use crate::source::{Located, Place};
use crate::statistics::dataset::Key;
use crate::statistics::observation::{Observation, Shorthand, Status, Value};
use crate::statistics::rows::wrong_period;
use crate::statistics::schema::Header;
use crate::statistics::value::{self, Form};
use crate::statistics::{damage, personal, status};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The observations of a file while it is read.
pub(super) struct Rows<'a> {
    layout: &'a Layout,
    columns: &'a Columns,
    head: &'a Head,
    form: Form,
    frequency: Frequency,
    codelists: Vec<Codelist>,
    across: Vec<Across>,
    observations: BTreeMap<Key, Observation>,
    /// Columns whose names tell that they are about people, which is told once.
    personal: BTreeSet<usize>,
    is_first: bool,
}

/// What a column of a wide table stands for.
enum Across {
    Period(usize, Period),
    Member(usize, usize, usize),
}

/// Where the values of a row stand, as far as its own cells say.
struct Stand {
    members: Vec<Option<usize>>,
    period: Option<Period>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(header: &Header, layout: &'a Layout, columns: &'a Columns, head: &'a Head) -> Self {
        let form = Form { has_thousands: layout.has_thousands || header.form.is_of_whole_things(), ..header.form.clone() };
        let codelists = header.dimensions.iter().map(Codelist::new).collect();
        let observations = BTreeMap::new();
        Self {
            layout,
            columns,
            head,
            form,
            frequency: header.frequency,
            codelists,
            across: Vec::new(),
            observations,
            personal: BTreeSet::new(),
            is_first: true,
        }
    }

    /// How many columns the head has.
    pub(super) fn columns(&self) -> usize {
        self.head.len()
    }

    /// Reads one row that is wanted.
    pub(super) fn read(&mut self, cells: &Cells<'_>, found: &mut Found<'_>) {
        if self.is_first {
            self.is_first = false;
            self.read_head(found);
        }
        let members = (0..self.codelists.len()).map(|dimension| self.member(dimension, cells, found)).collect();
        let period = self.columns.period.and_then(|column| self.period(column, cells, found));
        let mut stand = Stand { members, period };
        if let Some(column) = self.columns.value {
            return self.observation(&stand, column, cells, found);
        }
        for at in 0..self.across.len() {
            let column = match self.across[at] {
                Across::Period(column, period) => {
                    stand.period = Some(period);
                    column
                }
                Across::Member(column, dimension, member) => {
                    stand.members[dimension] = Some(member);
                    column
                }
            };
            self.observation(&stand, column, cells, found);
        }
    }

    /// Gives the observations, and the members that were found to the header.
    pub(super) fn finish(self, header: &mut Header) -> BTreeMap<Key, Observation> {
        for (dimension, codelist) in header.dimensions.iter_mut().zip(self.codelists) {
            dimension.members = codelist.into_members();
        }
        self.observations
    }

    /// Reads what the names of columns say: periods or members across, and whether they are about people.
    fn read_head(&mut self, found: &mut Found<'_>) {
        let named = self.columns.dimensions.iter().flatten().chain(&self.columns.note);
        for column in named {
            let name = &self.head[*column];
            if let Some(kind) = personal::in_header(&name.value) {
                found.report(personal::column(kind, &name.value, name.place.clone()));
                self.personal.insert(*column);
            }
        }
        let dimension = self.columns.dimensions.iter().position(Option::is_none);
        for column in self.columns.across.clone() {
            let name = &self.head[column];
            let across = match dimension {
                None => found.good(self.period_of_head(name)).map(|period| Across::Period(column, period)),
                Some(dimension) => {
                    let member = self.codelists[dimension].find(&name.value, "", || name.place.clone());
                    let member = member.map_err(|problem| self.name_columns(problem, "under-1, 1-to-4"));
                    found.good(member).map(|member| Across::Member(column, dimension, member))
                }
            };
            self.across.extend(across);
        }
    }

    /// The period that the name of a column is.
    fn period_of_head(&self, name: &Located<String>) -> Result<Period, Diagnostic> {
        Period::read(&name.value, self.frequency).map_err(|fault| {
            let problem = damage::diagnose(&name.value, &name.place)
                .unwrap_or_else(|| wrong_period(&name.value, name.place.clone(), &fault));
            self.name_columns(problem, "2024, 2025")
        })
    }

    /// Where no columns are named, one that makes no sense is most likely not meant.
    fn name_columns(&self, problem: Diagnostic, example: &str) -> Diagnostic {
        let has_list = self.layout.wide.as_ref().is_some_and(|wide| !wide.columns.is_empty());
        let fix = format!("correct it, or name the columns that hold values, as in  columns: [{example}]");
        if has_list || problem.code == code::PERSONAL_DATA { problem } else { problem.fix(fix) }
    }

    /// The member that a row names in a dimension; nothing for the one that runs across the columns.
    fn member(&mut self, dimension: usize, cells: &Cells<'_>, found: &mut Found<'_>) -> Option<usize> {
        let column = self.columns.dimensions[dimension]?;
        if self.personal.contains(&column) {
            // A member would be named in messages.
            return None;
        }
        let (text, place) = (cells.text(column), || cells.place(column));
        let name = &self.head[column].value;
        let text = match (&self.layout.blank, text) {
            (Some(blank), "") => blank.value.trim(),
            (None, "") => {
                let message = format!("The cell {} of the column `{}` is blank.", cells.name(column), value::shown(name));
                let fix = "write the name, or add  blank: Total  to `table`, if a blank means the total";
                found.report(Diagnostic::error(code::BLANK_CELL, cells.place(column), message).fix(fix));
                return None;
            }
            (_, text) => text,
        };
        match self.codelists[dimension].find(text, name, place) {
            Ok(member) => Some(member),
            Err(problem) => {
                self.report(problem, column, cells, found);
                None
            }
        }
    }

    /// Reports the problem of a cell with its name, and one about people only once a column.
    fn report(&mut self, problem: Diagnostic, column: usize, cells: &Cells<'_>, found: &mut Found<'_>) {
        if problem.code != code::PERSONAL_DATA || self.personal.insert(column) {
            found.report(problem.label(format!("cell {}", cells.name(column))));
        }
    }

    fn period(&mut self, column: usize, cells: &Cells<'_>, found: &mut Found<'_>) -> Option<Period> {
        let (text, place) = (cells.text(column), cells.place(column));
        let problem = match Period::read(text, self.frequency) {
            Ok(period) => return Some(period),
            Err(_) if text.is_empty() => {
                let problem = Diagnostic::error(
                    code::BLANK_CELL,
                    cells.place(column),
                    format!("The cell {} should hold a period, but is blank.", cells.name(column)),
                );
                problem.fix(format!("write the period, as in {}", self.frequency.example()))
            }
            Err(fault) => damage::diagnose(text, &place).unwrap_or_else(|| wrong_period(&value::shown(text), place, &fault)),
        };
        self.report(problem, column, cells, found);
        None
    }

    /// Reads the value of a column with what qualifies it, and puts it where the row stands.
    fn observation(&mut self, stand: &Stand, column: usize, cells: &Cells<'_>, found: &mut Found<'_>) {
        let observation = self.value(column, cells, found);
        let members: Option<Vec<usize>> = stand.members.iter().copied().collect();
        let (Some(observation), Some(members), Some(period)) = (observation, members, stand.period) else { return };
        let place = observation.place.clone();
        let key = Key { members, period };
        match self.observations.entry(key) {
            Entry::Vacant(entry) => drop(entry.insert(observation)),
            Entry::Occupied(entry) => {
                let (key, first) = (entry.key(), entry.get().place.clone());
                let who = self.codelists.iter().zip(&key.members).map(|(codelist, member)| value::shown(codelist.label(*member)));
                let who = who.chain([key.period.label()]).collect::<Vec<_>>().join(", ");
                let message = format!("The file has two values for {}.", value::shown_up_to(&who, 60));
                let problem = Diagnostic::error(code::DUPLICATE_KEY, place, message).also(first, "first here");
                let fix = "delete one of the two, or name the column that tells them apart in `dimensions` or `where`";
                found.report(problem.fix(fix).label(format!("cell {}", cells.name(column))));
            }
        }
    }

    fn value(&mut self, column: usize, cells: &Cells<'_>, found: &mut Found<'_>) -> Option<Observation> {
        let place = cells.place(column);
        let (mut statuses, marking) = self.statuses(cells, found);
        let text = cells.text(column);
        let value = match (text, marking) {
            // Some publishers leave the value blank and say why in the column beside it.
            ("", Some(shorthand)) => Value::Missing(shorthand),
            ("", None) => {
                let message = format!("The cell {} should hold a value, but is blank.", cells.name(column));
                found.report(Diagnostic::error(code::BLANK_CELL, cells.place(column), message).fix(value::CODES));
                return None;
            }
            _ => match self.form.read(text, &place) {
                Ok(value) => value,
                Err(problem) => {
                    let people = personal::in_text(text).map(|kind| personal::column(kind, &self.head[column].value, place));
                    self.report(people.unwrap_or(problem), column, cells, found);
                    return None;
                }
            },
        };
        statuses.sort_unstable();
        statuses.dedup();
        let note = self.note(cells, found);
        if statuses.contains(&Status::Part) && note.is_none() {
            found.report(status::which_part(&cells.name(column), place.clone()));
        }
        let interval = self.interval(value, &place, cells, found);
        Some(Observation { value, exact: None, statuses, interval, note, place })
    }

    /// The statuses of a row, and the reason for the absence of its value, where the same column says it.
    fn statuses(&mut self, cells: &Cells<'_>, found: &mut Found<'_>) -> (Vec<Status>, Option<Shorthand>) {
        let Some(column) = self.columns.status else { return (Vec::new(), None) };
        let (mut statuses, mut marking) = (Vec::new(), None);
        for letter in status::letters(cells.text(column)) {
            if let Some(shorthand) = Shorthand::read(letter) {
                marking = Some(shorthand);
                continue;
            }
            match status::read(&Located { value: letter.to_owned(), place: cells.place(column) }) {
                Ok(status) => statuses.push(status),
                Err(problem) => self.report(problem, column, cells, found),
            }
        }
        (statuses, marking)
    }

    fn note(&mut self, cells: &Cells<'_>, found: &mut Found<'_>) -> Option<String> {
        let column = self.columns.note?;
        let text = cells.text(column);
        if let Some(kind) = personal::in_cell(&self.head[column].value, text) {
            self.report(personal::column(kind, &self.head[column].value, cells.place(column)), column, cells, found);
        }
        (!text.is_empty()).then(|| text.replace("\r\n", "\n").replace('\r', "\n"))
    }

    /// The limits of the confidence interval, where the row has numbers for them.
    fn interval(&mut self, value: Value, place: &Place, cells: &Cells<'_>, found: &mut Found<'_>) -> Option<(Decimal, Decimal)> {
        let (low, high) = self.columns.interval?;
        let mut read = |column: usize| {
            let text = cells.text(column);
            if text.is_empty() {
                return None;
            }
            match self.form.read(text, &cells.place(column)) {
                Ok(value) => value.number(),
                Err(problem) => {
                    self.report(problem, column, cells, found);
                    None
                }
            }
        };
        let (low, high) = (read(low)?, read(high)?);
        found.good(value::interval(value, low, high, place).map_err(|problem| problem.label(format!("row {}", cells.row))))
    }
}
