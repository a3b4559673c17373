//! Slope charts: the rows of a dumbbell chart, drawn as lines between two moments.

use super::kinds::Drawing;
use super::{dumbbell, rows};
use crate::chart::{Form, Slope};
use crate::content::Directive;
use crate::diag::Diagnostic;
use crate::render::context::Context;

/// Draws a slope chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let (chart, found) = dumbbell::gather(context, directive)?;
    let highlighted = (0..chart.rows.len()).filter(|at| chart.rows[*at].is_highlighted).collect();
    let (from_label, to_label, rows) = (chart.from_label, chart.to_label, chart.rows);
    let labels = vec![from_label.clone(), to_label.clone()];
    Ok(rows::drawing(Form::Slope(Slope { from_label, to_label, rows, highlighted }), &found, labels))
}
