//! The sparkline: a line the size of a word. It decorates a number that stands beside it in text.

use crate::chart::sheet::brand::Palette;
use crate::chart::sheet::canvas::{Canvas, Marker, Stroke};
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::Drawing;
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::{Paint, Role};
use crate::chart::sheet::scale::Axis;
use crate::chart::spec::Mark;
use crate::chart::spec::stretches;
use crate::number::Decimal;

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 28.0;
/// Room for the point at the end and the thickness of the line.
const MARGIN: f64 = 4.0;
const BREAK_DASH: &str = "2 3";

/// Draws the line, with a gap where a value is missing, a rule where counting changed, and a point at the last value.
pub(super) fn draw(marks: &[Mark]) -> Drawing {
    let values: Vec<Decimal> = marks.iter().filter_map(Mark::value).collect();
    // Pages name the colours of a brand in their style sheet; the built-in ones are for a page that lost it.
    let canvas = Canvas::new(WIDTH, Paint::Properties(Palette::default()));
    // The range of the data fills the height: without a scale, a sparkline shows shape alone.
    let axis = Axis::spanning(&values);
    let frame = Frame { left: MARGIN, top: MARGIN, right: WIDTH - MARGIN, bottom: HEIGHT - MARGIN };
    let mut plane = canvas.plane(frame, (0.0, float(marks.len().max(2) - 1)), (0.0, axis.length()));
    // A lone value is the last one, and stands where the last ones stand.
    let shift = if marks.len() == 1 { 1.0 } else { 0.0 };
    let place = |(at, value): &(usize, Decimal)| (float(*at) + shift, axis.offset(*value));
    let runs: Vec<Vec<(f64, f64)>> = stretches::joined(marks).iter().map(|run| run.iter().map(place).collect()).collect();
    for run in runs.iter().filter(|run| run.len() > 1) {
        plane.path(run, Stroke { role: Role::Series(0), width: 2.0, dash: None });
    }
    // A value between two gaps has no line to be on.
    for run in runs.iter().filter(|run| run.len() == 1) {
        canvas.marker(Marker::Circle, plane.spot(run[0]), 1.6, Role::Series(0));
    }
    for at in stretches::breaks(marks) {
        let x = plane.spot((float(at) - 0.5, 0.0)).0;
        canvas.path(&[(x, MARGIN), (x, HEIGHT - MARGIN)], Stroke { role: Role::Muted, width: 1.0, dash: Some(BREAK_DASH) });
    }
    if let Some(last) = runs.last().and_then(|run| run.last()) {
        canvas.marker(Marker::Circle, plane.spot(*last), 3.0, Role::Series(0));
    }
    drop(plane);
    Drawing { body: canvas.finish(), width: WIDTH, height: HEIGHT }
}
