//! The sparkline: a line the size of a word. It decorates a number that stands beside it in text.

use super::canvas::{Canvas, Marker, Stroke};
use super::labels::Frame;
use super::layout::Drawing;
use super::line::float;
use super::palette::{Paint, Role};
use super::scale::Axis;
use super::spec::Mark;
use crate::number::Decimal;

const WIDTH: f64 = 96.0;
const HEIGHT: f64 = 28.0;
/// Room for the point at the end and the thickness of the line.
const MARGIN: f64 = 4.0;

/// Draws the line, with a gap where a value is missing and a point at the last value.
pub(super) fn draw(marks: &[Mark]) -> Drawing {
    let values: Vec<Decimal> = marks.iter().filter_map(Mark::value).collect();
    let canvas = Canvas::new(WIDTH, Paint::Properties);
    // The range of the data fills the height: without a scale, a sparkline shows shape alone.
    let axis = Axis::spanning(&values);
    let frame = Frame { left: MARGIN, top: MARGIN, right: WIDTH - MARGIN, bottom: HEIGHT - MARGIN };
    let mut plane = canvas.plane(frame, (0.0, float(marks.len().max(2) - 1)), (0.0, axis.length()));
    let places: Vec<Option<(f64, f64)>> =
        marks.iter().enumerate().map(|(at, mark)| mark.value().map(|value| (float(at), axis.offset(value)))).collect();
    for run in places.split(Option::is_none).map(|run| run.iter().copied().flatten().collect::<Vec<_>>()) {
        if run.len() > 1 {
            plane.path(&run, Stroke { role: Role::Series(0), width: 2.0, dash: None });
        }
    }
    if let Some(last) = places.iter().rev().flatten().next() {
        canvas.marker(Marker::Circle, plane.spot(*last), 3.0, Role::Series(0));
    }
    drop(plane);
    Drawing { body: canvas.finish(), width: WIDTH, height: HEIGHT }
}
