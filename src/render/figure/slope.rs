//! Slope charts: the rows of a dumbbell chart, drawn as lines between two moments.

use super::kinds::Drawing;
use super::{dumbbell, highlight};
use crate::chart::{Form, Slope};
use crate::content::Directive;
use crate::diag::Diagnostic;
use crate::render::context::Context;

/// Draws a slope chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    dumbbell::draw_as(context, directive, |chart, rows| {
        let row = |(label, cells): &'_ dumbbell::Triple<'a>| {
            let first = cells.first().map(|(series, _)| series);
            first.map_or_else(|| vec![label.clone()], |series| highlight::names(label, series.dataset, &series.members))
        };
        let names: Vec<Vec<String>> = rows.iter().map(row).collect();
        let highlighted = highlight::chosen(&directive.shows.highlight, &names)?;
        let (from_label, to_label, rows) = (chart.from_label, chart.to_label, chart.rows);
        Ok(Form::Slope(Slope { from_label, to_label, rows, highlighted }))
    })
}
