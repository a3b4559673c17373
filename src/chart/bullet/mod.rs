//! The bullet chart: one bar a row from zero, in front of the range that it should lie in and with the target as a tick.
//!
//! 1. Plan the rows: names beside the bars, or above them where they are long and the drawing is narrow.
//! 2. Draw the key, which names bar, tick and band.
//! 3. Draw each row: band, bar, tick with its figure below, and the value in a column at the right.

pub(super) mod words;

use crate::number::{Decimal, figure, with_unit};

use crate::chart::forms;
use crate::chart::sheet::canvas::{Anchor, Canvas, Spot, Stroke};
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::{Drawing, Measures};
use crate::chart::sheet::palette::{Paint, Role};
use crate::chart::sheet::rows::{self, Field, Name, Names, Plan, Rows};
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Bullet, BulletRow, Mark, Spec};

/// Height of a row without the figure of its target.
const BAND: f64 = 34.0;
/// Half the height of the pale band.
const RANGE_RISE: f64 = 11.0;
/// Half the height of the bar.
const BAR_RISE: f64 = 9.0;
/// The same in a chart with bands, which are seen above and below the bar.
const BAR_RISE_ON_BAND: f64 = 5.5;
/// Half the height of the tick, which stands out above and below the band.
const TARGET_RISE: f64 = 13.0;
/// Half the width of a bar and a band in the key.
const KEY_HALF: f64 = 7.0;
/// Space between the grid and the values.
const VALUE_GAP: f64 = 14.0;
/// How far the figure of a target may reach towards the names.
const FIGURE_REACH: f64 = 10.0;
/// Space between the head and the first row.
const HEAD_GAP: f64 = 10.0;

/// A bullet chart on its way to paper.
struct Sheet<'a> {
    spec: &'a Spec,
    bullet: &'a Bullet,
    field: Field<'a>,
    is_beside: bool,
}

/// The three marks of a row.
#[derive(Debug, Clone, Copy)]
enum Part {
    Value,
    Target,
    Range,
}

/// Draws a bullet chart that was found to be drawable.
pub(in crate::chart) fn draw(spec: &Spec, bullet: &Bullet, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let axis = Axis::covering(&forms::values(spec), &spec.unit, measures.steps);
    let value = |row: &BulletRow| text::width(&printed(&row.value, spec), measures.label, Weight::Strong);
    let column = bullet.rows.iter().map(value).fold(0.0, f64::max) + VALUE_GAP;
    let names: Vec<Name<'_>> = bullet.rows.iter().map(|row| name(bullet, row)).collect();
    let place = Names::by_length(&names, measures, column);
    let has_target = bullet.rows.iter().any(|row| bullet.target_of(row).is_some_and(|mark| mark.value().is_some()));
    let foot = if has_target { measures.small * LINE } else { 0.0 };
    let rows = Rows::plan(&names, place, (BAND, foot), measures);
    let key_end = rows::draw_key((&canvas, measures), &key(bullet), |part, spot| draw_key_mark(&canvas, part, spot));
    let tick = axis.ticks.iter().map(|tick| text::width(&tick.label, measures.small, Weight::Regular) / 2.0);
    let least = if place.are_beside() { 2.0 } else { tick.fold(2.0, f64::max) };
    let right = measures.width - if place.are_beside() { column } else { least };
    let field = Field::new((&canvas, measures), &axis, &rows, (rows.column() + least, right), key_end + HEAD_GAP);
    let sheet = Sheet { spec, bullet, field, is_beside: place.are_beside() };
    let height = sheet.field.draw_grid();
    for (row, plan) in bullet.rows.iter().zip(&rows.plans) {
        sheet.draw_row(row, plan);
    }
    drop(sheet);
    Drawing { body: canvas.finish(), width: measures.width, height }
}

/// A value as its column has it, or the code of a missing one.
fn printed(mark: &Mark, spec: &Spec) -> String {
    match mark {
        Mark::Value(value) | Mark::Anew(value) | Mark::Part(value) => figure(*value, &spec.unit),
        Mark::Missing(code) => code.clone(),
    }
}

fn name<'a>(bullet: &'a Bullet, row: &'a BulletRow) -> Name<'a> {
    let target = bullet.target_label.as_deref().zip(bullet.target_of(row));
    let range = bullet.range_label.as_deref().zip(bullet.range_of(row));
    // One code is enough to say that a band has no end.
    let range = range.and_then(|(label, ends)| Some((label, ends.into_iter().find(|mark| mark.value().is_none())?)));
    Name { label: &row.label, remarks: rows::missing(target.into_iter().chain(range)), is_strong: false }
}

fn key(bullet: &Bullet) -> Vec<(Part, &str)> {
    let (target, range) = (bullet.target_label.as_deref(), bullet.range_label.as_deref());
    let target = target.filter(|_| bullet.rows.iter().any(|row| row.target.is_some()));
    let range = range.filter(|_| bullet.rows.iter().any(|row| row.range.is_some()));
    let parts = [(Part::Value, Some(bullet.value_label.as_str())), (Part::Target, target), (Part::Range, range)];
    parts.into_iter().filter_map(|(part, label)| label.map(|label| (part, label))).collect()
}

fn draw_key_mark(canvas: &Canvas, part: Part, spot: Spot) {
    let ends = (spot.0 - KEY_HALF, spot.0 + KEY_HALF);
    match part {
        Part::Value => draw_bar(canvas, ends, spot.1, BAR_RISE_ON_BAND),
        Part::Target => rows::draw_tick(canvas, (spot.0, spot.1), RANGE_RISE - 2.0),
        Part::Range => draw_band(canvas, ends, spot.1, RANGE_RISE - 3.0),
    }
}

fn draw_bar(canvas: &Canvas, (from, to): (f64, f64), y: f64, rise: f64) {
    let frame = Frame { left: from.min(to), top: y - rise, right: from.max(to), bottom: y + rise };
    canvas.bar(frame, Role::Series(0), true);
}

/// A band with thin edges, because its colour is too pale to be told from the ground by all.
fn draw_band(canvas: &Canvas, (left, right): (f64, f64), y: f64, rise: f64) {
    let (top, bottom) = (y - rise, y + rise);
    canvas.bar(Frame { left, top, right, bottom }, Role::Grid, true);
    for x in [left, right] {
        canvas.path(&[(x, top), (x, bottom)], Stroke { role: Role::Muted, width: 1.0, dash: None });
    }
}

impl Sheet<'_> {
    fn draw_row(&self, row: &BulletRow, plan: &Plan) {
        let Field { canvas, measures, grid, .. } = &self.field;
        let y = grid.top + plan.middle;
        canvas.open("chart-row", Some(&self.row_title(row)));
        self.field.draw_name(plan);
        if let Some((low, high)) = self.bullet.band_of(row) {
            draw_band(canvas, (self.field.place(low), self.field.place(high)), y, RANGE_RISE);
        }
        if let Some(value) = row.value.value() {
            let has_bands = self.bullet.rows.iter().any(|row| self.bullet.range_of(row).is_some());
            let rise = if has_bands { BAR_RISE_ON_BAND } else { BAR_RISE };
            draw_bar(canvas, (self.field.place(Decimal::ZERO), self.field.place(value)), y, rise);
        }
        if let Some(target) = self.bullet.target_of(row).and_then(Mark::value) {
            self.draw_target(target, y);
        }
        let (role, weight) =
            if row.value.value().is_some() { (Role::Ink, Weight::Strong) } else { (Role::Muted, Weight::Regular) };
        let height = if self.is_beside { y } else { grid.top + plan.first_line };
        self.field.label(&printed(&row.value, self.spec), (measures.width, height), (Anchor::End, role, weight));
        canvas.close();
    }

    /// Draws the tick, and its figure below.
    fn draw_target(&self, target: Decimal, y: f64) {
        let x = self.field.place(target);
        rows::draw_tick(self.field.canvas, (x, y), TARGET_RISE);
        let text = figure(target, &self.spec.unit);
        let (size, left) = (self.field.measures.small, self.field.rows.column().max(FIGURE_REACH));
        let half = text::width(&text, size, Weight::Regular) / 2.0;
        let middle = x.min(self.field.measures.width - half).max(left - FIGURE_REACH + half);
        self.field.note(
            &text,
            (middle, y + TARGET_RISE + 2.0 + size * LINE / 2.0),
            (Anchor::Middle, Role::Muted, Weight::Regular),
        );
    }

    fn row_title(&self, row: &BulletRow) -> String {
        let said = |mark: &Mark| mark.value().map_or_else(|| printed(mark, self.spec), |value| with_unit(value, &self.spec.unit));
        let parts = key(self.bullet).into_iter().filter_map(|(part, label)| {
            let text = match part {
                Part::Value => said(&row.value),
                Part::Target => said(self.bullet.target_of(row)?),
                Part::Range => self.bullet.range_of(row)?.map(said).join(" to "),
            };
            Some(format!("{label}: {text}"))
        });
        format!("{}. {}", row.label, parts.collect::<Vec<_>>().join("; "))
    }
}
