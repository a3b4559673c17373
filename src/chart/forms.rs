//! What each kind of chart can do, one line a kind: its name, its values, its refusals, its drawing and its words.

use super::sheet::layout::{Drawing, Measures};
use super::sheet::palette::Paint;
use super::spec::{Form, Refusal, Size, Spec, largest};
use super::words::{Sentence, together};
use super::{bars, dumbbell, line};
use crate::number::Decimal;

/// The name of a kind, as classes have it.
pub(super) fn name(form: &Form) -> &'static str {
    match form {
        Form::Line(_) => "line",
        Form::Dumbbell(_) => "dumbbell",
        Form::Bars(_) => "bars",
    }
}

/// Every value that the axis covers, targets included.
pub(super) fn values(spec: &Spec) -> Vec<Decimal> {
    let own = match &spec.form {
        Form::Line(line) => line.values(),
        Form::Dumbbell(dumbbell) => dumbbell.values(),
        Form::Bars(bars) => bars.values(),
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
        Form::Dumbbell(dumbbell) => dumbbell::draw(spec, dumbbell, measures, paint),
        Form::Bars(bars) => bars::draw(spec, bars, measures, paint),
    })
}

/// Describes a chart.
pub(super) fn sentences(spec: &Spec) -> Vec<Sentence> {
    match &spec.form {
        Form::Line(line) => line::words::sentences(line, &spec.unit),
        Form::Dumbbell(dumbbell) => dumbbell::words::sentences(dumbbell, &spec.unit),
        Form::Bars(bars) => bars::words::sentences(bars, &spec.unit),
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
        Form::Dumbbell(dumbbell) => dumbbell.refusal(),
        Form::Bars(bars) => bars.refusal(&spec.unit).or_else(|| bars::refusal(spec, bars)),
    }
}
