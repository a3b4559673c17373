//! Dot charts: one value a row, all at one moment, with their confidence intervals and a level to compare them with.

use super::kinds::{Drawing, refused};
use super::{highlight, line, rows};
use crate::chart;
use crate::content::Directive;
use crate::diag::Diagnostic;
use crate::render::context::Context;
use crate::render::series::{self, Line, Panel};
use crate::statistics::Status;

/// Draws a dot chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    rows::check_order(directive)?;
    let mut panel = Panel::new(&context.corpus.statistics, &directive.shows.statistics, &directive.place)?;
    let [period] = panel.periods.as_slice() else {
        let fix = "write one period after each @, as in  under-1s-region@2025";
        return Err(refused(directive, "has values of several moments, and a dot chart shows one", fix));
    };
    let period = period.label();
    if mixes_parts(&panel) {
        let reason = "sets figures for a part of the period beside figures for all of it";
        return Err(refused(directive, reason, "leave out the rows whose figures cover a part, or show a table"));
    }
    let value = |line: &Line<'_>| series::number(line.observations[0]);
    rows::arrange(&mut panel.lines, directive.shows.order, value, value);
    let target = directive.shows.target.as_ref().map(|side| line::level(context, directive, side, &panel)).transpose()?;
    let (target, cell) = target.unzip();
    let names: Vec<_> = panel.lines.iter().map(|line| highlight::names(&line.label, line.dataset, &line.members)).collect();
    let chosen = highlight::chosen(&directive.shows.highlight, &names)?;
    let rows = panel.lines.iter().enumerate().map(|(index, line)| chart::DotRow {
        label: line.label.clone(),
        value: series::mark(line.observations[0]),
        interval: line.observations[0].and_then(|observation| observation.interval),
        is_highlighted: chosen.contains(&index),
    });
    let form = chart::Form::Dot(chart::Dot { period, target, rows: rows.collect() });
    Ok(Drawing::of_panel(&panel, form).with_target(cell.flatten()))
}

/// Whether some figures cover a part of the period and others all of it.
fn mixes_parts(panel: &Panel<'_>) -> bool {
    let known =
        panel.lines.iter().filter_map(|line| line.observations[0].filter(|observation| observation.value.number().is_some()));
    let is_part: Vec<bool> = known.map(|observation| observation.statuses.contains(&Status::Part)).collect();
    is_part.contains(&true) && is_part.contains(&false)
}
