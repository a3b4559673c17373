//! What each kind of chart can do, one line a kind: its name, its values, its refusals, its drawing and its words.

use super::sheet::layout::{Drawing, Measures, Room};
use super::sheet::palette::Paint;
use super::sheet::text::{self, Weight};
use super::spec::{Form, Refusal, Size, Spec, largest};
use super::words::{Sentence, together};
use super::{bars, bullet, dot, dumbbell, line, multiples, slope, stack, tile_map, waffle};
use crate::number::{Decimal, Unit, figure};

/// Most of the width of a narrow drawing that a value may take.
const MOST_OF_WIDTH: f64 = 0.5;
/// Values with so many decimals have room everywhere.
const FEW_DECIMALS: u32 = 6;

/// The name of a kind, as classes have it.
pub(super) fn name(form: &Form) -> &'static str {
    match form {
        Form::Line(_) => "line",
        Form::Area(_) => "area",
        Form::StackedArea(_) => "stacked-area",
        Form::Slope(_) => "slope",
        Form::Dumbbell(_) => "dumbbell",
        Form::Bars(_) => "bars",
        Form::Dot(_) => "dot",
        Form::Bullet(_) => "bullet",
        Form::Multiples(_) => "small-multiples",
        Form::Waffle(_) => "waffle",
        Form::TileMap(_) => "tile-map",
    }
}

/// Every value that the axis covers, targets included.
pub(super) fn values(spec: &Spec) -> Vec<Decimal> {
    own_values(&spec.form, &spec.unit).into_iter().chain(spec.covers.iter().copied()).collect()
}

/// Every value of a form, targets included.
pub(super) fn own_values(form: &Form, unit: &Unit) -> Vec<Decimal> {
    match form {
        Form::Line(line) => line.values(),
        // The area is measured from zero, so the axis starts there.
        Form::Area(line) => line.values().into_iter().chain([Decimal::ZERO]).collect(),
        Form::StackedArea(stack) => stack.values(unit),
        Form::Slope(slope) => slope.values(),
        Form::Dumbbell(dumbbell) => dumbbell.values(),
        Form::Bars(bars) => bars.values(),
        Form::Dot(dot) => dot.values(),
        Form::Bullet(bullet) => bullet.values(),
        Form::Multiples(multiples) => multiples.panels.iter().flat_map(|panel| own_values(&panel.form, unit)).collect(),
        Form::Waffle(waffle) => waffle.values(),
        Form::TileMap(map) => map.values(),
    }
}

/// Lays out and draws a chart.
pub(super) fn sketch(spec: &Spec, size: Size, paint: Paint) -> Result<Drawing, Refusal> {
    if let Some(refusal) = refusal(spec) {
        return Err(refusal);
    }
    Ok(lay_out(spec, Measures::of(size), paint))
}

/// Draws a chart, or a panel of one, that was found to be drawable.
pub(super) fn lay_out(spec: &Spec, measures: Measures, paint: Paint) -> Drawing {
    match &spec.form {
        Form::Line(line) => line::draw(spec, line, measures, paint),
        Form::Area(line) => line::draw_area(spec, line, measures, paint),
        Form::StackedArea(stack) => stack::draw(spec, stack, measures, paint),
        Form::Slope(slope) => slope::draw(spec, slope, measures, paint),
        Form::Dumbbell(dumbbell) => dumbbell::draw(spec, dumbbell, measures, paint),
        Form::Bars(bars) => bars::draw(spec, bars, measures, paint),
        Form::Dot(dot) => dot::draw(spec, dot, measures, paint),
        Form::Bullet(bullet) => bullet::draw(spec, bullet, measures, paint),
        Form::Multiples(multiples) => multiples::draw(spec, multiples, measures, paint),
        Form::Waffle(waffle) => waffle::draw(spec, waffle, measures, paint),
        Form::TileMap(map) => tile_map::draw(spec, map, measures, paint),
    }
}

/// What a form takes beside its plot, for those that share it with their neighbours.
pub(super) fn room(spec: &Spec, measures: Measures) -> Room {
    match &spec.form {
        Form::Line(line) | Form::Area(line) => line::room(spec, line, measures),
        Form::StackedArea(_)
        | Form::Slope(_)
        | Form::Dumbbell(_)
        | Form::Bars(_)
        | Form::Dot(_)
        | Form::Bullet(_)
        | Form::Multiples(_)
        | Form::Waffle(_)
        | Form::TileMap(_) => Room::default(),
    }
}

/// Describes a chart.
pub(super) fn sentences(spec: &Spec) -> Vec<Sentence> {
    match &spec.form {
        Form::Line(line) => line::words::sentences("Line chart", line, &spec.unit),
        Form::Area(line) => line::words::sentences("Area chart", line, &spec.unit),
        Form::StackedArea(stack) => stack::words::sentences(stack, &spec.unit),
        Form::Slope(slope) => slope::words::sentences(slope, &spec.unit),
        Form::Dumbbell(dumbbell) => dumbbell::words::sentences(dumbbell, &spec.unit),
        Form::Bars(bars) => bars::words::sentences(bars, &spec.unit),
        Form::Dot(dot) => dot::words::sentences(dot, &spec.unit),
        Form::Bullet(bullet) => bullet::words::sentences(bullet, &spec.unit),
        Form::Multiples(multiples) => multiples::words::sentences(multiples, spec),
        Form::Waffle(waffle) => waffle::words::sentences(waffle, &spec.unit),
        Form::TileMap(map) => tile_map::words::sentences(map, &spec.unit),
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
    if let Some(digits) = values(spec).into_iter().find_map(|value| too_long(value, &spec.unit)) {
        return Some(Refusal::TooManyDigits(digits));
    }
    let refusal = refusal_of(spec, &spec.form);
    let (series, colours) = (series_in_colour(&spec.form), spec.palette.count());
    refusal.or_else(|| (series > colours).then_some(Refusal::TooFewColours { series, colours }))
}

/// A value with so many digits that names have no room beside it on a phone.
fn too_long(value: Decimal, unit: &Unit) -> Option<String> {
    let measures = Measures::of(Size::Narrow);
    // Most values need no measuring.
    let is_suspicious = value.scale() > FEW_DECIMALS || value.abs() > Decimal::from(1_000_000_000_000_u64);
    let printed = is_suspicious.then(|| figure(value, unit))?;
    (text::width(&printed, measures.label, Weight::Strong) > MOST_OF_WIDTH * measures.width).then_some(printed)
}

/// How many series are told apart by their colour.
fn series_in_colour(form: &Form) -> usize {
    match form {
        Form::Line(line) if line.highlighted.is_empty() => line.series.len(),
        Form::Line(line) => line.highlighted.len(),
        Form::StackedArea(stack) => stack.parts.len(),
        Form::Slope(slope) => slope.highlighted.len().max(1),
        Form::Bars(bars) => bars.series_in_colour(),
        Form::Multiples(multiples) => multiples.panels.iter().map(|panel| series_in_colour(&panel.form)).max().unwrap_or(1),
        Form::Area(_) | Form::Dumbbell(_) | Form::Dot(_) | Form::Bullet(_) | Form::Waffle(_) | Form::TileMap(_) => 1,
    }
}

fn refusal_of(spec: &Spec, form: &Form) -> Option<Refusal> {
    match form {
        Form::Line(line) => line.refusal(),
        Form::Area(line) => line.area_refusal(),
        Form::StackedArea(stack) => stack.refusal(&spec.unit),
        Form::Slope(slope) => slope.refusal(),
        Form::Dumbbell(dumbbell) => dumbbell.refusal(),
        Form::Bars(bars) => bars.refusal(&spec.unit).or_else(|| bars::refusal(spec, bars)),
        Form::Dot(dot) => dot.refusal(),
        Form::Bullet(bullet) => bullet.refusal(),
        Form::Multiples(multiples) => multiples.refusal(|form| refusal_of(spec, form)),
        Form::Waffle(waffle) => waffle.refusal(),
        Form::TileMap(map) => map.refusal(),
    }
}
