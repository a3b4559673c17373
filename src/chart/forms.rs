//! What each kind of chart can do, one line a kind: its name, its values, its refusals, its drawing and its words.

use super::sheet::layout::{Drawing, Measures, Room};
use super::sheet::palette::Paint;
use super::sheet::rows;
use super::spec::{Form, Refusal, Size, Spec, largest};
use super::words::{Sentence, together};
use super::{bars, bullet, dot, dumbbell, line, multiples, tile_map, waffle};
use crate::number::Decimal;

/// The name of a kind, as classes have it.
pub(super) fn name(form: &Form) -> &'static str {
    match form {
        Form::Line(_) => "line",
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
    own_values(&spec.form).into_iter().chain(spec.covers.iter().copied()).collect()
}

/// Every value of a form, targets included.
pub(super) fn own_values(form: &Form) -> Vec<Decimal> {
    match form {
        Form::Line(line) => line.values(),
        Form::Dumbbell(dumbbell) => dumbbell.values(),
        Form::Bars(bars) => bars.values(),
        Form::Dot(dot) => dot.values(),
        Form::Bullet(bullet) => bullet.values(),
        Form::Multiples(multiples) => multiples.panels.iter().flat_map(|panel| own_values(&panel.form)).collect(),
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
        Form::Line(line) => line::room(spec, line, measures),
        Form::Dumbbell(_)
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
        Form::Line(line) => line::words::sentences(line, &spec.unit),
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
    let refusal = refusal_of(spec, &spec.form);
    let (series, colours) = (series_in_colour(&spec.form), spec.palette.count());
    refusal.or_else(|| (series > colours).then_some(Refusal::TooFewColours { series, colours }))
}

/// How many series are told apart by their colour.
fn series_in_colour(form: &Form) -> usize {
    match form {
        Form::Line(line) => line.series.len(),
        Form::Bars(bars) => bars.series_in_colour(),
        Form::Multiples(multiples) => multiples.panels.iter().map(|panel| series_in_colour(&panel.form)).max().unwrap_or(1),
        Form::Dumbbell(_) | Form::Dot(_) | Form::Bullet(_) | Form::Waffle(_) | Form::TileMap(_) => 1,
    }
}

fn refusal_of(spec: &Spec, form: &Form) -> Option<Refusal> {
    match form {
        Form::Line(line) => line.refusal(),
        Form::Dumbbell(dumbbell) => dumbbell.refusal(),
        Form::Bars(bars) => bars.refusal(&spec.unit).or_else(|| bars::refusal(spec, bars)),
        Form::Dot(dot) => dot.refusal().or_else(|| rows::refusal(dot.rows.iter().map(|row| &row.value), &spec.unit)),
        Form::Bullet(bullet) => bullet.refusal().or_else(|| rows::refusal(bullet.printed(), &spec.unit)),
        Form::Multiples(multiples) => multiples.refusal(|form| refusal_of(spec, form)),
        Form::Waffle(waffle) => waffle.refusal(),
        Form::TileMap(map) => map.refusal(),
    }
}
