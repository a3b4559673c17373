//! Dumbbell charts: rows of two or three numbers, from the members of a dimension or written out.

use super::cells::{self, Cells};
use super::kinds::{Drawing, refused};
use crate::chart::{self, Mark};
use crate::content::Directive;
use crate::content::directive::{DumbbellRow, Side};
use crate::diag::{Diagnostic, code};
use crate::render::context::Context;
use crate::render::view::{Row, Table};
use crate::render::{series, table};
use crate::source::Located;
use crate::statistics::{Dataset, LookupFault, Observation, Reference, Series, Status};

/// A row: its name, and the two or three numbers in it.
pub(super) type Triple<'a> = (String, Vec<(Series<'a>, Option<&'a Observation>)>);

/// Draws a dumbbell chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    draw_as(context, directive, |dumbbell, _| Ok(chart::Form::Dumbbell(dumbbell)))
}

/// Gathers the rows and gives them the form of a chart.
pub(super) fn draw_as<'a>(
    context: &'a Context<'_>,
    directive: &Directive,
    form: impl FnOnce(chart::Dumbbell, &[Triple<'a>]) -> Result<chart::Form, Box<Diagnostic>>,
) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let (shows, rows) = (&directive.shows, &directive.shows.rows);
    let sides = [shows.from.as_ref(), shows.to.as_ref(), shows.target.as_ref()];
    let triples = if rows.is_empty() { by_member(context, directive, sides)? } else { by_row(context, rows)? };
    let all: Vec<Series<'_>> = triples.iter().flat_map(|triple| triple.1.iter().map(|cell| cell.0.clone())).collect();
    if let Some(reason) = series::unlike(&all) {
        return Err(Box::new(
            Diagnostic::error(code::CHART_REFUSED, directive.place.clone(), reason).fix("show them in two charts"),
        ));
    }
    if let Some(reason) = triples.iter().find_map(|(label, cells)| incomparable(label, cells)) {
        let fix = "compare periods that were counted in one way, or show a line chart";
        return Err(Box::new(Diagnostic::error(code::CHART_REFUSED, directive.place.clone(), reason).fix(fix)));
    }
    let Some(first) = all.first() else {
        return Err(refused(directive, "has no rows", "name numbers in `from` and `to`, or add `rows:`"));
    };
    let labels: Vec<String> = sides.iter().flatten().map(|side| side.label.clone()).collect();
    let chart_rows = triples.iter().map(|(label, cells)| {
        let marks: Vec<Mark> = cells.iter().map(|cell| series::mark(cell.1)).collect();
        let at = |index: usize| marks.get(index).cloned().unwrap_or_else(|| Mark::Missing(table::DASH.to_owned()));
        chart::Row { label: label.clone(), from: at(0), to: at(1), target: marks.get(2).cloned() }
    });
    let dumbbell = chart::Dumbbell {
        from_label: labels.first().cloned().unwrap_or_default(),
        to_label: labels.get(1).cloned().unwrap_or_default(),
        target_label: labels.get(2).cloned(),
        rows: chart_rows.collect(),
    };
    let form = form(dumbbell, &triples)?;
    let mut datasets: Vec<&Dataset> = all.iter().map(|series| series.dataset).collect();
    datasets.dedup_by_key(|dataset| dataset.id.clone());
    let mut periods: Vec<_> = all.iter().flat_map(|series| series.cells.iter().map(|cell| cell.0)).collect();
    periods.sort_unstable();
    periods.dedup();
    let subtitle = series::subtitle(&datasets, &periods);
    let unit = first.dataset.unit.clone();
    let cells = triples.iter().map(|(_, cells)| cells.iter().map(cells::only).collect());
    let cells = Cells { rows: cells.collect(), target: None };
    Ok(Drawing { form, table: dumbbell_table(&triples, labels), datasets, subtitle, unit, cells })
}

/// Why a bar may not join the two figures of a row, if it may not.
fn incomparable(label: &str, cells: &[(Series<'_>, Option<&Observation>)]) -> Option<String> {
    let [(from, Some(one)), (to, Some(other)), ..] = cells else { return None };
    let part = |observation: &Observation| observation.statuses.contains(&Status::Part).then(|| observation.note.clone());
    if part(one) != part(other) {
        return Some(format!("The two figures of \"{label}\" cover different parts of their periods."));
    }
    let (from_period, to_period) = (from.cells.first()?.0, to.cells.first()?.0);
    let is_one_series = from.dataset.id == to.dataset.id && from.members == to.members;
    let broken = from.dataset.broken_between(&to.members, from_period, to_period).filter(|_| is_one_series);
    broken.map(|(key, _)| format!("The way of counting changed between the figures of \"{label}\", in {}.", key.period.label()))
}

fn dumbbell_table(triples: &[Triple<'_>], labels: Vec<String>) -> Table {
    let rows = triples.iter().map(|(label, cells)| Row {
        heads: vec![label.clone()],
        cells: cells.iter().map(|(series, observation)| table::cell(series.dataset, *observation)).collect(),
        role: None,
        starts_group: false,
    });
    let cells = || triples.iter().flat_map(|triple| &triple.1);
    let has_dash = cells().any(|cell| cell.1.is_none());
    let unit = cells().next().map(|cell| table::below_caption(cell.0.dataset));
    let head = std::iter::once("Group".to_owned()).chain(labels).collect();
    let table = Table { head, row_heads: 1, rows: rows.collect(), unit, ..Table::default() };
    table::explained(table, cells().filter_map(|cell| cell.1), has_dash)
}

/// One row for each member that the names leave open.
fn by_member<'a>(
    context: &'a Context<'_>,
    directive: &Directive,
    sides: [Option<&Side>; 3],
) -> Result<Vec<Triple<'a>>, Box<Diagnostic>> {
    let mut columns = Vec::new();
    for side in sides.into_iter().flatten() {
        let Some(name) = &side.statistic else {
            return Err(refused(
                directive,
                "does not say which numbers to compare",
                "add  statistic: …  to `from` and `to`, or add `rows:`",
            ));
        };
        columns.push(series::series(&context.corpus.statistics, name)?);
    }
    let Some((first, _)) = columns.split_first() else {
        return Err(refused(directive, "has no rows", "name numbers in `from` and `to`, or add `rows:`"));
    };
    if first.iter().any(|series| series.cells.len() != 1) {
        return Err(refused(
            directive,
            "compares whole series, not two moments",
            "write one period after each @, as in  under-1s-region@2021",
        ));
    }
    let row = |series: &Series<'a>| {
        let cells = columns.iter().filter_map(|column| column.iter().find(|other| other.members == series.members));
        let cells = cells.map(|series| (series.clone(), series.cells.first().and_then(|cell| cell.1))).collect();
        (series.dataset.member_label(&series.members), cells)
    };
    Ok(first.iter().map(row).collect())
}

/// The rows that name their own numbers.
fn by_row<'a>(context: &'a Context<'_>, rows: &[DumbbellRow]) -> Result<Vec<Triple<'a>>, Box<Diagnostic>> {
    let mut triples = Vec::new();
    for row in rows {
        let mut cells = vec![one(context, &row.from)?, one(context, &row.to)?];
        if let Some(target) = &row.target {
            cells.push(one(context, target)?);
        }
        triples.push((row.label.clone(), cells));
    }
    Ok(triples)
}

/// The one observation of a name that must be one number.
pub(super) fn one<'a>(
    context: &'a Context<'_>,
    name: &Located<String>,
) -> Result<(Series<'a>, Option<&'a Observation>), Box<Diagnostic>> {
    // The same look-up as the check of names, so that one mistake is told in one way.
    let diagnose = |fault: LookupFault, dataset: &str| Box::new(fault.diagnose(dataset, name.place.clone()));
    let reference = Reference::parse(&name.value).map_err(|reason| diagnose(LookupFault::Unreadable(reason), ""))?;
    let cell = context.corpus.statistics.cell(&reference).map_err(|fault| diagnose(fault, &reference.dataset))?;
    let cells = vec![(cell.key.period, Some(cell.observation))];
    Ok((Series { dataset: cell.dataset, members: cell.key.members, cells }, Some(cell.observation)))
}
