//! Charts with one row a place: the numbers of each row, the same numbers as a table, their order and what stands out.

use super::cells::{self, Cells};
use super::highlight;
use super::kinds::{Drawing, refused};
use crate::chart::{Form, Mark};
use crate::content::Directive;
use crate::content::directive::{self, Order};
use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, Period, Unit};
use crate::render::context::Context;
use crate::render::view::{self, Table};
use crate::render::{series, table};
use crate::source::Located;
use crate::statistics::{Dataset, LookupFault, Observation, Reference, Series};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A number of a row: a series of one moment, with what was observed then.
pub(super) type Cell<'a> = (Series<'a>, Option<&'a Observation>);

/// A row before it is drawn.
pub(super) struct Row<'a> {
    pub(super) label: String,
    /// One a column; none where the row has no such number.
    pub(super) cells: Vec<Option<Cell<'a>>>,
}

impl Row<'_> {
    /// A number as charts take it, if the row has it.
    pub(super) fn mark(&self, column: usize) -> Option<Mark> {
        self.cells.get(column)?.as_ref().map(|cell| series::mark(cell.1))
    }

    /// The same where every row must have one.
    pub(super) fn own_mark(&self, column: usize) -> Mark {
        self.mark(column).unwrap_or_else(|| Mark::Missing(table::DASH.to_owned()))
    }

    pub(super) fn value(&self, column: usize) -> Option<Decimal> {
        self.mark(column)?.value()
    }

    fn series(&self) -> impl Iterator<Item = &Series<'_>> {
        self.cells.iter().flatten().map(|cell| &cell.0)
    }
}

/// The rows that name their own numbers, with a column for each of some fields.
pub(super) fn written_out<'a>(
    context: &'a Context<'_>,
    rows: &[directive::Row],
    fields: &[&str],
) -> Result<Vec<Row<'a>>, Box<Diagnostic>> {
    let cell = |row: &directive::Row, field: &str| row.number(field).map(|name| one(context, name)).transpose();
    let row = |row: &directive::Row| {
        let cells: Result<Vec<_>, _> = fields.iter().map(|field| cell(row, field)).collect();
        Ok(Row { label: row.label.clone(), cells: cells? })
    };
    rows.iter().map(row).collect()
}

/// The one observation of a name that must be one number.
pub(super) fn one<'a>(context: &'a Context<'_>, name: &Located<String>) -> Result<Cell<'a>, Box<Diagnostic>> {
    // The same look-up as the check of names, so that one mistake is told in one way.
    let diagnose = |fault: LookupFault, dataset: &str| Box::new(fault.diagnose(dataset, name.place.clone()));
    let reference = Reference::parse(&name.value).map_err(|reason| diagnose(LookupFault::Unreadable(reason), ""))?;
    let cell = context.corpus.statistics.cell(&reference).map_err(|fault| diagnose(fault, &reference.dataset))?;
    let cells = vec![(cell.key.period, Some(cell.observation))];
    Ok((Series { dataset: cell.dataset, members: cell.key.members, cells }, Some(cell.observation)))
}

/// Refuses rows with a number of a field that no part of the chart gives a name to.
pub(super) fn check_named(directive: &Directive, field: &str, is_named: bool) -> Result<(), Box<Diagnostic>> {
    let named = directive.shows.rows.iter().find_map(|row| row.number(field)).filter(|_| !is_named);
    let Some(number) = named else { return Ok(()) };
    let group = if field == "target" { "target" } else { "range" };
    let message = format!("The rows of this chart have a `{field}`, but the chart has no name for it.");
    let fix = format!("add  {group}: {{ label: … }}  to the chart");
    Err(Box::new(Diagnostic::error(code::CHART_REFUSED, number.place.clone(), message).fix(fix)))
}

/// Refuses rows whose numbers cannot share an axis.
pub(super) fn check_alike(directive: &Directive, rows: &[Row<'_>]) -> Result<(), Box<Diagnostic>> {
    let all: Vec<Series<'_>> = rows.iter().flat_map(Row::series).cloned().collect();
    let problem = |reason| Diagnostic::error(code::CHART_REFUSED, directive.place.clone(), reason).fix("show them in two charts");
    series::unlike(&all).map_or(Ok(()), |reason| Err(Box::new(problem(reason))))
}

/// Puts parts of a chart in the order that its block asks for: the highest first, and those without a value last.
/// Equal ones stay as they were.
pub(super) fn arrange<T>(
    parts: &mut [T],
    order: Order,
    value: impl Fn(&T) -> Option<Decimal>,
    change: impl Fn(&T) -> Option<Decimal>,
) {
    match order {
        Order::Given => {}
        Order::Value => parts.sort_by_key(|part| Reverse(value(part))),
        Order::Change => parts.sort_by_key(|part| Reverse(change(part))),
    }
}

/// Refuses the order by change for charts that have one value a row.
pub(super) fn check_order(directive: &Directive) -> Result<(), Box<Diagnostic>> {
    if directive.shows.order != Order::Change {
        return Ok(());
    }
    let reason = "has one value a row, so its rows have no change to be ordered by";
    Err(refused(directive, reason, "write  order: value"))
}

/// For each row whether it is to stand out.
pub(super) fn highlighted(directive: &Directive, rows: &[Row<'_>]) -> Result<Vec<bool>, Box<Diagnostic>> {
    let members = |row: &Row<'_>| row.series().next().map(|series| highlight::names(&row.label, series.dataset, &series.members));
    let names: Vec<Vec<String>> = rows.iter().map(|row| members(row).unwrap_or_default()).collect();
    let chosen = highlight::chosen(&directive.shows.highlight, &names)?;
    Ok((0..rows.len()).map(|index| chosen.contains(&index)).collect())
}

/// The drawing of some rows, with a table that has a column for each of some names.
pub(super) fn drawing<'a>(form: Form, rows: &[Row<'a>], names: Vec<String>) -> Drawing<'a> {
    let cells = || rows.iter().flat_map(|row| row.cells.iter().flatten());
    let mut known = BTreeSet::new();
    let datasets: Vec<&'a Dataset> = cells().map(|cell| cell.0.dataset).filter(|dataset| known.insert(&dataset.id)).collect();
    let periods: BTreeSet<Period> = cells().flat_map(|cell| cell.0.cells.iter().map(|cell| cell.0)).collect();
    let subtitle = series::subtitle(&datasets, &periods.into_iter().collect::<Vec<_>>());
    let unit = datasets.first().map_or(Unit::Index { base: None }, |dataset| dataset.unit.clone());
    Drawing { form, table: of_rows(rows, names), datasets, subtitle, unit, cells: traced(rows) }
}

/// Where the numbers of rows stand in the data, column by column.
pub(super) fn traced<'a>(rows: &[Row<'a>]) -> Cells<'a> {
    let of_row = |row: &Row<'a>| row.cells.iter().map(|cell| cell.as_ref().and_then(cells::only)).collect();
    Cells { rows: rows.iter().map(of_row).collect(), target: None }
}

fn of_rows(rows: &[Row<'_>], names: Vec<String>) -> Table {
    let dash = || view::Cell { text: table::DASH.to_owned(), value: None, more: String::new() };
    let print = |cell: &Option<Cell<'_>>| {
        cell.as_ref().map_or_else(dash, |(series, observation)| table::cell(series.dataset, *observation))
    };
    let table_rows = rows.iter().map(|row| view::Row {
        heads: vec![row.label.clone()],
        cells: row.cells.iter().map(print).collect(),
        role: None,
        starts_group: false,
    });
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let has_dash = cells().any(|cell| cell.as_ref().is_none_or(|cell| cell.1.is_none()));
    let unit = cells().flatten().next().map(|cell| table::below_caption(cell.0.dataset));
    let head = std::iter::once("Group".to_owned()).chain(names).collect();
    let table = Table { head, row_heads: 1, rows: table_rows.collect(), unit, ..Table::default() };
    table::explained(table, cells().flatten().filter_map(|cell| cell.1), has_dash)
}
