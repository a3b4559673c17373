//! Bullet charts: one value a row against a target, a range, or both, from the members of a dimension or written out.

use super::kinds::{Drawing, refused};
use super::rows::{self, Cell, Row};
use crate::chart;
use crate::content::Directive;
use crate::diag::Diagnostic;
use crate::number::Period;
use crate::render::context::Context;
use crate::render::series::Panel;
use crate::source::Located;
use crate::statistics::Series;
use std::collections::BTreeSet;

/// The numbers of a row, in the order of their columns.
const COLUMNS: [&str; 4] = ["value", "target", "low", "high"];

/// Draws a bullet chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let shows = &directive.shows;
    rows::check_order(directive)?;
    if shows.target.is_none() && shows.range.is_none() {
        let fix = "add  target: { label: … }  or  range: { label: … },  or show a bar chart";
        return Err(refused(directive, "has neither a target nor a range to compare its values with", fix));
    }
    let mut found = match (shows.statistics.as_slice(), shows.rows.as_slice()) {
        ([], []) => return Err(refused(directive, "does not say which numbers to show", "add `statistics:` or `rows:`")),
        ([], written) => {
            check_written(directive)?;
            rows::written_out(context, written, &COLUMNS)?
        }
        (names, []) => by_member(context, directive, names)?,
        _ => return Err(refused(directive, "has both `statistics` and `rows`", "keep one of them")),
    };
    rows::check_alike(directive, &found)?;
    rows::arrange(&mut found, shows.order, |row| row.value(0), |_| None);
    let label = |side: Option<&String>| side.cloned();
    let (target_label, range_label) =
        (label(shows.target.as_ref().map(|side| &side.label)), label(shows.range.as_ref().map(|range| &range.label)));
    let form = chart::Form::Bullet(chart::Bullet {
        value_label: value_label(&found),
        target_label: target_label.clone(),
        range_label: range_label.clone(),
        rows: found.iter().map(drawn).collect(),
    });
    let mut names = vec![value_label(&found)];
    names.extend(target_label);
    names.extend(range_label.iter().flat_map(|label| [format!("{label}: from"), format!("{label}: to")]));
    let cells = rows::traced(&found);
    keep_shown(&mut found, shows.target.is_some(), shows.range.is_some());
    Ok(Drawing { cells, ..rows::drawing(form, &found, names) })
}

fn drawn(row: &Row<'_>) -> chart::BulletRow {
    chart::BulletRow {
        label: row.label.clone(),
        value: row.own_mark(0),
        target: row.mark(1),
        range: row.mark(2).zip(row.mark(3)),
    }
}

/// The period, if all values are of one.
fn value_label(rows: &[Row<'_>]) -> String {
    let cells = rows.iter().filter_map(|row| row.cells.first()?.as_ref());
    let periods: BTreeSet<Period> = cells.flat_map(|cell| cell.0.cells.iter().map(|cell| cell.0)).collect();
    match periods.len() {
        1 => periods.iter().map(|period| period.label()).collect(),
        _ => "Value".to_owned(),
    }
}

/// Drops the columns that the chart does not have.
fn keep_shown(rows: &mut [Row<'_>], has_target: bool, has_range: bool) {
    for row in rows {
        let is_shown = [true, has_target, has_range, has_range];
        let mut at = 0;
        row.cells.retain(|_| {
            at += 1;
            is_shown[at - 1]
        });
    }
}

/// Refuses rows with marks that have no name, and ranges with one end.
fn check_written(directive: &Directive) -> Result<(), Box<Diagnostic>> {
    let shows = &directive.shows;
    rows::check_named(directive, "target", shows.target.is_some())?;
    rows::check_named(directive, "low", shows.range.is_some())?;
    rows::check_named(directive, "high", shows.range.is_some())?;
    let has_one_end = |row: &&crate::content::directive::Row| row.number("low").is_some() != row.number("high").is_some();
    match shows.rows.iter().find(has_one_end) {
        Some(row) => Err(refused(
            directive,
            &format!("has a range with one end in the row \"{}\"", row.label),
            "give both `low` and `high`",
        )),
        None => Ok(()),
    }
}

/// One row for each series of some names, all with the same target and range.
fn by_member<'a>(
    context: &'a Context<'_>,
    directive: &Directive,
    names: &[Located<String>],
) -> Result<Vec<Row<'a>>, Box<Diagnostic>> {
    let shows = &directive.shows;
    let panel = Panel::new(&context.corpus.statistics, names, &directive.place)?;
    let [period] = panel.periods.as_slice() else {
        let fix = "write one period after each @, as in  under-1s-region@2025";
        return Err(refused(directive, "has values of several moments, and a bullet chart shows one", fix));
    };
    let level = |name: Option<&Located<String>>, fix: &str| match name {
        Some(name) => rows::one(context, name),
        None => Err(refused(directive, "does not say where its target or its range lies", fix)),
    };
    let target = shows.target.as_ref().map(|side| level(side.statistic.as_ref(), "add  statistic: …  to `target`"));
    let ends = |end: fn(&crate::content::directive::Range) -> Option<&Located<String>>| {
        shows.range.as_ref().map(|range| level(end(range), "add  low: …  and  high: …  to `range`")).transpose()
    };
    let (target, low, high) = (target.transpose()?, ends(|range| range.low.as_ref())?, ends(|range| range.high.as_ref())?);
    let row = |line: &crate::render::series::Line<'a>| {
        let cells = vec![(*period, line.observations[0])];
        let value: Cell<'a> = (Series { dataset: line.dataset, members: line.members.clone(), cells }, line.observations[0]);
        Row { label: line.label.clone(), cells: vec![Some(value), target.clone(), low.clone(), high.clone()] }
    };
    Ok(panel.lines.iter().map(row).collect())
}
