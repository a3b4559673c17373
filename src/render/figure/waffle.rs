//! Waffle charts: up to four percentages, or numbers of wholes, a hundred squares each.

use super::cells::{self, Cells};
use super::kinds::{Drawing, refused};
use crate::chart::{self, Form};
use crate::content::Directive;
use crate::diag::{Diagnostic, code};
use crate::number::{Period, Unit};
use crate::render::context::Context;
use crate::render::view::{Row, Table};
use crate::render::{series, table};
use crate::source::Located;
use crate::statistics::{Dataset, Observation, Series};

/// A figure of a waffle, with the whole of which it is a part.
struct Part<'a> {
    series: Series<'a>,
    whole: Option<Series<'a>>,
}

/// Draws a waffle chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let parts = parts(context, directive)?;
    let Some(first) = parts.first().map(|part| part.series.dataset) else {
        return Err(refused(directive, "has no value to show", "name a series that has figures, or leave the chart out"));
    };
    let all: Vec<Series<'_>> = parts.iter().flat_map(|part| std::iter::once(&part.series).chain(&part.whole)).cloned().collect();
    if let Some(reason) = series::unlike(&all) {
        return Err(Box::new(
            Diagnostic::error(code::CHART_REFUSED, directive.place.clone(), reason).fix("show them in two charts"),
        ));
    }
    let is_share = first.unit == Unit::Percent;
    if parts.iter().any(|part| part.whole.is_some() == is_share) {
        let fix = "name a percentage, or write a number with its whole, as in  under-1s@2025 of all-in-care@2025";
        return Err(refused(directive, "shows a figure that is not a part of a whole", fix));
    }
    let labels = labels(&parts);
    let shares = parts.iter().zip(&labels).map(|(part, label)| chart::Share {
        label: label.clone(),
        part: series::mark(observation(&part.series)),
        whole: part.whole.as_ref().map(|whole| series::mark(observation(whole))),
    });
    let noun = match &directive.shows.label {
        Some(label) => label.clone(),
        None if is_share => String::new(),
        None => first.unit.heading(),
    };
    let form = Form::Waffle(chart::Waffle { noun, shares: shares.collect() });
    let mut datasets: Vec<&Dataset> = Vec::new();
    for series in &all {
        if !datasets.iter().any(|dataset| dataset.id == series.dataset.id) {
            datasets.push(series.dataset);
        }
    }
    let mut periods: Vec<Period> = all.iter().filter_map(period).collect();
    periods.sort_unstable();
    periods.dedup();
    let subtitle = series::subtitle(&datasets, &periods);
    let of_part = |part: &Part<'a>| cells(part).map(|series| cells::only(&(series.clone(), observation(series)))).collect();
    let cells = Cells { rows: parts.iter().map(of_part).collect(), target: None };
    let unit = first.unit.clone();
    Ok(Drawing { form, table: of_parts(&parts, labels), datasets, subtitle, unit, cells })
}

/// The figures that the block names, each for one period.
fn parts<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Vec<Part<'a>>, Box<Diagnostic>> {
    let mut parts = Vec::new();
    for (name, whole) in directive.shows.statistics.iter().zip(&directive.shows.wholes) {
        let whole = whole.as_ref().map(|name| super::rows::one(context, name)).transpose()?.map(|(series, _)| series);
        for series in series::series(&context.corpus.statistics, name)? {
            one_period(directive, name, &series)?;
            parts.push(Part { series, whole: whole.clone() });
        }
    }
    Ok(parts)
}

/// Squares show one moment.
fn one_period(directive: &Directive, name: &Located<String>, series: &Series<'_>) -> Result<(), Box<Diagnostic>> {
    match series.cells.as_slice() {
        [_] => Ok(()),
        _ => Err(refused(
            directive,
            "shows a whole series, not one moment",
            &format!("write one period after the @, as in  {}@2025", name.value.split('@').next().unwrap_or_default()),
        )),
    }
}

/// What tells the figures apart: the member, the period, or both.
fn labels(parts: &[Part<'_>]) -> Vec<String> {
    let one_period = parts.iter().all(|part| period(&part.series) == period(&parts[0].series));
    let key = |part: &Part<'_>| (part.series.dataset.id.clone(), part.series.members.clone());
    let one_series = parts.iter().all(|part| key(part) == key(&parts[0]));
    let label = |part: &Part<'_>| {
        let dataset = part.series.dataset;
        let members = dataset.member_label(&part.series.members);
        let name = if members.is_empty() { dataset.title.clone() } else { members };
        match (one_period, period(&part.series).map(Period::label)) {
            (false, Some(period)) if one_series => period,
            (false, Some(period)) => format!("{name}, {period}"),
            _ => name,
        }
    };
    parts.iter().map(label).collect()
}

fn of_parts(parts: &[Part<'_>], labels: Vec<String>) -> Table {
    let rows = parts.iter().zip(labels).map(|(part, label)| Row {
        heads: vec![label],
        cells: cells(part).map(|series| table::cell(series.dataset, observation(series))).collect(),
        role: None,
        starts_group: false,
    });
    let head = if parts.iter().any(|part| part.whole.is_some()) { vec!["Group", "Number", "Of"] } else { vec!["Group", "Share"] };
    let head = head.into_iter().map(str::to_owned).collect();
    let observed = || parts.iter().flat_map(cells).filter_map(observation);
    let has_dash = parts.iter().flat_map(cells).any(|series| observation(series).is_none());
    let unit = parts.first().map(|part| table::below_caption(part.series.dataset));
    let rows = Table { head, row_heads: 1, rows: rows.collect(), unit, ..Table::default() };
    let observed: Vec<&Observation> = observed().collect();
    table::explained(rows, observed.iter().copied(), has_dash)
}

fn cells<'p, 'a>(part: &'p Part<'a>) -> impl Iterator<Item = &'p Series<'a>> {
    std::iter::once(&part.series).chain(&part.whole)
}

fn observation<'a>(series: &Series<'a>) -> Option<&'a Observation> {
    series.cells.first().and_then(|cell| cell.1)
}

fn period(series: &Series<'_>) -> Option<Period> {
    series.cells.first().map(|cell| cell.0)
}
