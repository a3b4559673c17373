//! Line charts: one or more series over time, with a level to compare them with.

use super::kinds::{Drawing, refused};
use super::{cells, rows};
use crate::chart;
use crate::content::Directive;
use crate::content::directive::Side;
use crate::diag::{Diagnostic, code};
use crate::render::context::Context;
use crate::render::series::{self, Panel};
use crate::statistics::Cell;

/// Draws a line chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let panel = Panel::new(&context.corpus.statistics, &directive.shows.statistics, &directive.place)?;
    let target = directive.shows.target.as_ref().map(|side| level(context, directive, side, &panel)).transpose()?;
    let (target, cell) = target.unzip();
    Ok(Drawing::of_panel(&panel, form(&panel, target)).with_target(cell.flatten()))
}

/// The lines of a panel.
pub(super) fn form(panel: &Panel<'_>, target: Option<chart::Target>) -> chart::Form {
    let series = panel.lines.iter().map(|line| chart::Series {
        label: line.label.clone(),
        values: line.observations.iter().map(|observation| series::mark(*observation)).collect(),
    });
    chart::Form::Line(chart::Line {
        periods: panel.periods.iter().map(|period| period.label()).collect(),
        series: series.collect(),
        target,
    })
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
