//! Dumbbell charts: rows of two or three numbers, from the members of a dimension or written out.

use super::kinds::{Drawing, refused};
use super::rows::{self, Cell, Row};
use crate::chart;
use crate::content::Directive;
use crate::content::directive::Side;
use crate::diag::{Diagnostic, code};
use crate::render::context::Context;
use crate::render::series;
use crate::statistics::{Observation, Series, Status};

/// Draws a dumbbell chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let (dumbbell, found) = gather(context, directive)?;
    let labels = [Some(&dumbbell.from_label), Some(&dumbbell.to_label), dumbbell.target_label.as_ref()];
    let labels = labels.into_iter().flatten().cloned().collect();
    Ok(rows::drawing(chart::Form::Dumbbell(dumbbell), &found, labels))
}

/// Gathers the numbers of all rows, in the order in which they are drawn.
pub(super) fn gather<'a>(
    context: &'a Context<'_>,
    directive: &Directive,
) -> Result<(chart::Dumbbell, Vec<Row<'a>>), Box<Diagnostic>> {
    let shows = &directive.shows;
    let sides: Vec<&Side> = [&shows.from, &shows.to, &shows.target].into_iter().flatten().collect();
    let mut found = if shows.rows.is_empty() {
        by_member(context, directive, &sides)?
    } else {
        rows::check_named(directive, "target", shows.target.is_some())?;
        rows::written_out(context, &shows.rows, &["from", "to", "target"][..sides.len()])?
    };
    rows::check_alike(directive, &found)?;
    if let Some(reason) = found.iter().find_map(incomparable) {
        let fix = "compare periods that were counted in one way, or show a line chart";
        return Err(Box::new(Diagnostic::error(code::CHART_REFUSED, directive.place.clone(), reason).fix(fix)));
    }
    if found.is_empty() {
        return Err(refused(directive, "has no rows", "name numbers in `from` and `to`, or add `rows:`"));
    }
    let change = |row: &Row<'_>| row.value(1).zip(row.value(0)).map(|(to, from)| to - from);
    rows::arrange(&mut found, shows.order, |row| row.value(1), change);
    let label = |at: usize| sides.get(at).map(|side| side.label.clone());
    let highlighted = rows::highlighted(directive, &found)?;
    let drawn = found.iter().zip(highlighted).map(|(row, is_highlighted)| chart::Row {
        label: row.label.clone(),
        from: row.own_mark(0),
        to: row.own_mark(1),
        target: row.mark(2),
        is_highlighted,
    });
    let dumbbell = chart::Dumbbell {
        from_label: label(0).unwrap_or_default(),
        to_label: label(1).unwrap_or_default(),
        target_label: label(2),
        rows: drawn.collect(),
    };
    Ok((dumbbell, found))
}

/// Why a bar may not join the two figures of a row, if it may not.
fn incomparable(row: &Row<'_>) -> Option<String> {
    let [Some((from, Some(one))), Some((to, Some(other))), ..] = row.cells.as_slice() else { return None };
    let label = &row.label;
    let part = |observation: &Observation| observation.statuses.contains(&Status::Part).then(|| observation.note.clone());
    if part(one) != part(other) {
        return Some(format!("The two figures of \"{label}\" cover different parts of their periods."));
    }
    let (from_period, to_period) = (from.cells.first()?.0, to.cells.first()?.0);
    let is_one_series = from.dataset.id == to.dataset.id && from.members == to.members;
    let broken = from.dataset.broken_between(&to.members, from_period, to_period).filter(|_| is_one_series);
    broken.map(|(key, _)| format!("The way of counting changed between the figures of \"{label}\", in {}.", key.period.label()))
}

/// One row for each member that the names leave open.
fn by_member<'a>(context: &'a Context<'_>, directive: &Directive, sides: &[&Side]) -> Result<Vec<Row<'a>>, Box<Diagnostic>> {
    let mut columns = Vec::new();
    for side in sides {
        let Some(name) = &side.statistic else {
            return Err(refused(
                directive,
                "does not say which numbers to compare",
                "add  statistic: …  to `from` and `to`, or add `rows:`",
            ));
        };
        columns.push(series::series(&context.corpus.statistics, name)?);
    }
    if columns.iter().flatten().any(|series| series.cells.len() != 1) {
        return Err(refused(
            directive,
            "compares whole series, not two moments",
            "write one period after each @, as in  under-1s-region@2021",
        ));
    }
    let cell = |series: &Series<'a>| -> Cell<'a> { (series.clone(), series.cells.first().and_then(|cell| cell.1)) };
    let row = |first: &Series<'a>| {
        let same = |column: &Vec<Series<'a>>| column.iter().find(|other| other.members == first.members).map(cell);
        Row { label: first.dataset.member_label(&first.members), cells: columns.iter().map(same).collect() }
    };
    Ok(columns.first().into_iter().flatten().map(row).collect())
}
