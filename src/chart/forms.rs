//! What each kind of chart can do, one line a kind: its name, its values, its refusals, its drawing and its words.

use super::sheet::layout::{Drawing, Measures};
use super::sheet::palette::Paint;
use super::spec::{Form, Refusal, Size, Spec, largest};
use super::words::{Sentence, together};
use super::{dumbbell, line, slope, stack};
use crate::number::Decimal;

/// The name of a kind, as classes have it.
pub(super) fn name(form: &Form) -> &'static str {
    match form {
        Form::Line(_) => "line",
        Form::Area(_) => "area",
        Form::StackedArea(_) => "stacked-area",
        Form::Slope(_) => "slope",
        Form::Dumbbell(_) => "dumbbell",
    }
}

/// Every value that the axis covers, targets included.
pub(super) fn values(spec: &Spec) -> Vec<Decimal> {
    let own = match &spec.form {
        Form::Line(line) => line.values(),
        // The area is measured from zero, so the axis starts there.
        Form::Area(line) => line.values().into_iter().chain([Decimal::ZERO]).collect(),
        Form::StackedArea(stack) => stack.values(&spec.unit),
        Form::Slope(slope) => slope.values(),
        Form::Dumbbell(dumbbell) => dumbbell.values(),
    };
    own.into_iter().chain(spec.covers.iter().copied()).collect()
}

/// Lays out and draws a chart.
pub(super) fn sketch(spec: &Spec, size: Size, paint: Paint) -> Result<Drawing, Refusal> {
    if let Some(refusal) = refusal(spec) {
        return Err(refusal);
    }
    let measures = Measures::of(size);
    Ok(match &spec.form {
        Form::Line(line) => line::draw(spec, line, measures, paint),
        Form::Area(line) => line::draw_area(spec, line, measures, paint),
        Form::StackedArea(stack) => stack::draw(spec, stack, measures, paint),
        Form::Slope(slope) => slope::draw(spec, slope, measures, paint),
        Form::Dumbbell(dumbbell) => dumbbell::draw(spec, dumbbell, measures, paint),
    })
}

/// Describes a chart.
pub(super) fn sentences(spec: &Spec) -> Vec<Sentence> {
    match &spec.form {
        Form::Line(line) => line::words::sentences("Line chart", line, &spec.unit),
        Form::Area(line) => line::words::sentences("Area chart", line, &spec.unit),
        Form::StackedArea(stack) => stack::words::sentences(stack, &spec.unit),
        Form::Slope(slope) => slope::words::sentences(slope, &spec.unit),
        Form::Dumbbell(dumbbell) => dumbbell::words::sentences(dumbbell, &spec.unit),
    }
}

/// Describes a chart as one text.
pub(super) fn describe(spec: &Spec) -> String {
    together(&sentences(spec))
}

/// Says why a chart cannot be drawn, if it cannot.
fn refusal(spec: &Spec) -> Option<Refusal> {
    if let Some(value) = values(spec).iter().find(|value| value.abs() > largest()) {
        return Some(Refusal::OutOfRange(*value));
    }
    match &spec.form {
        Form::Line(line) => line.refusal(),
        Form::Area(line) => line.area_refusal(),
        Form::StackedArea(stack) => stack.refusal(&spec.unit),
        Form::Slope(slope) => slope.refusal(),
        Form::Dumbbell(dumbbell) => dumbbell.refusal(),
    }
}
