//! Line charts: one or more series over time, with a level to compare them with.

use super::kinds::{Drawing, refused};
use super::{cells, highlight, notes, rows};
use crate::chart;
use crate::content::Directive;
use crate::content::directive::Side;
use crate::diag::{Diagnostic, code};
use crate::render::context::Context;
use crate::render::series::{self, Panel};
use crate::statistics::{Cell, Observation};

/// Draws a line chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let panel = Panel::new(&context.corpus.statistics, &directive.shows.statistics, &directive.place)?;
    let (line, cell) = decorated(context, directive, &panel)?;
    Ok(Drawing::of_panel(&panel, chart::Form::Line(line)).with_target(cell))
}

/// The lines of a panel with everything that a block may add to them, and where the target stands in the data.
pub(super) fn decorated<'a>(
    context: &'a Context<'_>,
    directive: &Directive,
    panel: &Panel<'_>,
) -> Result<(chart::Line, Option<Cell<'a>>), Box<Diagnostic>> {
    let shows = &directive.shows;
    let target = shows.target.as_ref().map(|side| level(context, directive, side, panel)).transpose()?;
    let (target, cell) = target.unzip();
    let names: Vec<Vec<String>> =
        panel.lines.iter().map(|line| highlight::names(&line.label, line.dataset, &line.members)).collect();
    let highlighted = highlight::chosen(&shows.highlight, &names)?;
    let notes = notes::of_panel(&shows.notes, panel)?;
    Ok((chart::Line { target, highlighted, notes, ..lines(panel) }, cell.flatten()))
}

/// The one line of a panel with the area below it; more than one is refused by the drawing.
pub(super) fn area(panel: &Panel<'_>) -> chart::Form {
    chart::Form::Area(lines(panel))
}

/// The lines of a panel.
pub(super) fn form(panel: &Panel<'_>, target: Option<chart::Target>) -> chart::Form {
    chart::Form::Line(chart::Line { target, ..lines(panel) })
}

/// The series of a panel as charts take them.
pub(super) fn all(panel: &Panel<'_>) -> Vec<chart::Series> {
    let series = panel.lines.iter().map(|line| chart::Series {
        label: line.label.clone(),
        values: line.observations.iter().map(|observation| series::mark(*observation)).collect(),
    });
    series.collect()
}

fn lines(panel: &Panel<'_>) -> chart::Line {
    let limits = |observation: Option<&Observation>| {
        // A number that is not shown has no interval to show.
        let observation = observation.filter(|observation| observation.value.number().is_some());
        observation.and_then(|observation| observation.interval)
    };
    let intervals = panel.lines.iter().map(|line| line.observations.iter().copied().map(limits).collect());
    chart::Line { periods: panel.moments(), series: all(panel), intervals: intervals.collect(), ..chart::Line::default() }
}

/// The value of a target line, and where it stands in the data.
pub(super) fn level<'a>(
    context: &'a Context<'_>,
    directive: &Directive,
    side: &Side,
    panel: &Panel<'_>,
) -> Result<(chart::Target, Option<Cell<'a>>), Box<Diagnostic>> {
    let Some(name) = &side.statistic else {
        return Err(refused(directive, "has a target without a number", "add  statistic: …  to the target"));
    };
    let found = rows::one(context, name)?;
    let same_unit = found.0.dataset.unit == panel.unit();
    match series::number(found.1).filter(|_| same_unit) {
        Some(value) => Ok((chart::Target { label: side.label.clone(), value }, cells::only(&found))),
        None => Err(Box::new(
            Diagnostic::error(code::CHART_REFUSED, name.place.clone(), "The target is not a number in the unit of the chart.")
                .fix("name a number in the same unit"),
        )),
    }
}
