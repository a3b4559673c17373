//! The dumbbell chart: before and after, or actual and target, one row a place.
//!
//! 1. Plan the rows: names beside the points when wide, above them when narrow.
//! 2. Draw the key, which tells the three marks apart by shape.
//! 3. Draw the grid and its ticks.
//! 4. Draw each row, with every value beside its point.

mod rows;
pub(super) mod words;

use crate::number::{Decimal, figure, with_unit};

use crate::chart::forms;
use crate::chart::sheet::canvas::{Anchor, Canvas, Marker, Plane, Spot, Stroke, Words};
use crate::chart::sheet::labels::{Clearance, Frame};
use crate::chart::sheet::layout::{BROKEN_AXIS, Drawing, Measures, float};
use crate::chart::sheet::palette::{Paint, Role};
use crate::chart::sheet::periods;
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Dumbbell, Mark, Row, Spec};
use rows::Plan;

/// Radius of the circles.
const RADIUS: f64 = 6.5;
/// Half the height of the target mark, which stands out above and below the circles.
const TARGET_RISE: f64 = 11.0;
/// Space between a point and its value.
const VALUE_GAP: f64 = 5.0;
/// Space between two entries of the key.
const KEY_GAP: f64 = 22.0;
/// Room for the mark of an entry of the key.
const KEY_MARK: f64 = 20.0;

/// A dumbbell chart on its way to paper.
struct Sheet<'a> {
    spec: &'a Spec,
    dumbbell: &'a Dumbbell,
    measures: Measures,
    canvas: &'a Canvas,
    axis: &'a Axis,
    grid: Frame,
}

/// The three marks of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    From,
    To,
    Target,
}

/// Draws a dumbbell chart that was found to be drawable.
pub(in crate::chart) fn draw(spec: &Spec, dumbbell: &Dumbbell, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let axis = Axis::covering(&forms::values(spec), &spec.unit, measures.steps);
    let plans = rows::plan(dumbbell, measures);
    let values = forms::values(spec);
    let value = |value: &Decimal| text::width(&figure(*value, &spec.unit), measures.label, Weight::Strong);
    let aside = RADIUS + VALUE_GAP + values.iter().map(value).fold(0.0, f64::max);
    let column = rows::column(&plans, measures);
    let mut grid = Frame { left: column + aside, top: 0.0, right: measures.width - aside, bottom: 0.0 };
    let mut sheet = Sheet { spec, dumbbell, measures, canvas: &canvas, axis: &axis, grid };
    grid.top = sheet.draw_head();
    grid.bottom = grid.top + plans.iter().map(|plan| plan.height).sum::<f64>();
    sheet.grid = grid;
    let plane = canvas.plane(grid, (0.0, axis.length()), (grid.bottom - grid.top, 0.0));
    let height = sheet.draw_grid(&plans, &plane);
    let mut top = grid.top;
    for (row, plan) in dumbbell.rows.iter().zip(&plans) {
        sheet.draw_row(row, plan, top, &plane);
        top += plan.height;
    }
    drop(plane);
    Drawing { body: canvas.finish(), width: measures.width, height }
}

impl Sheet<'_> {
    /// Draws key and note, and gives the height at which they end.
    fn draw_head(&self) -> f64 {
        let line_height = self.measures.small * LINE;
        let (mut x, mut y) = (0.0, line_height / 2.0 + 4.0);
        self.canvas.open("chart-key", None);
        for (part, label) in self.key() {
            let lines = text::wrap(label, self.measures.small, Weight::Regular, self.measures.width - KEY_MARK);
            let width = KEY_MARK + text::widest(&lines, self.measures.small, Weight::Regular);
            if x > 0.0 && x + width > self.measures.width {
                (x, y) = (0.0, y + line_height + 5.0);
            }
            self.draw_mark(part, (x + KEY_MARK / 2.0 - 3.0, y));
            for (index, line) in lines.iter().enumerate() {
                y += if index > 0 { line_height } else { 0.0 };
                self.write(line, (x + KEY_MARK, y), (Anchor::Start, Role::Ink, Weight::Regular), self.measures.small);
            }
            x += width + KEY_GAP;
        }
        self.canvas.close();
        if !self.axis.shows_zero() {
            y += line_height + 5.0;
            self.write(BROKEN_AXIS, (0.0, y), (Anchor::Start, Role::Muted, Weight::Regular), self.measures.small);
        }
        y + line_height / 2.0 + 12.0
    }

    fn key(&self) -> Vec<(Part, &str)> {
        let has_target = self.dumbbell.rows.iter().any(|row| self.dumbbell.target_of(row).is_some());
        let target = self.dumbbell.target_label.as_deref().filter(|_| has_target).map(|label| (Part::Target, label));
        let points = [(Part::From, self.dumbbell.from_label.as_str()), (Part::To, self.dumbbell.to_label.as_str())];
        points.into_iter().chain(target).collect()
    }

    /// Draws the vertical gridlines with their ticks below, and gives the height at which they end.
    fn draw_grid(&self, plans: &[Plan], plane: &Plane<'_>) -> f64 {
        let places: Vec<f64> = self.axis.ticks.iter().map(|tick| self.spot(plane, tick.value, 0.0).0).collect();
        let labels: Vec<String> = self.axis.ticks.iter().map(|tick| tick.label.clone()).collect();
        self.canvas.open("chart-grid", None);
        for (tick, x) in self.axis.ticks.iter().zip(&places) {
            let role = if tick.value.is_zero() { Role::Muted } else { Role::Grid };
            for (from, to) in rows::clear_of_names(plans, *x, self.measures) {
                let line = [(*x, self.grid.top + from), (*x, self.grid.top + to)];
                self.canvas.path(&line, Stroke { role, width: 1.0, dash: None });
            }
        }
        let (size, line_height) = (self.measures.small, self.measures.small * LINE);
        let mut lines_most = 0;
        for label in periods::choose(&labels, &places, self.measures) {
            for (index, line) in label.lines.iter().enumerate() {
                let y = self.grid.bottom + 6.0 + line_height * (float(index) + 0.5);
                self.write(line, (label.middle, y), (Anchor::Middle, Role::Muted, Weight::Regular), size);
            }
            lines_most = lines_most.max(label.lines.len());
        }
        self.canvas.close();
        self.grid.bottom + 9.0 + line_height * float(lines_most)
    }

    fn draw_row(&self, row: &Row, plan: &Plan, top: f64, plane: &Plane<'_>) {
        let y = top + plan.middle;
        self.canvas.open("chart-row", Some(&self.row_title(row)));
        self.draw_name(plan, top);
        let points = self.points(row, y, plane);
        if let (Some(from), Some(to)) = (at(&points, Part::From), at(&points, Part::To)) {
            self.canvas.path(&[from, to], Stroke { role: Role::Muted, width: 3.0, dash: None });
        }
        for part in [Part::Target, Part::From, Part::To] {
            if let Some(spot) = at(&points, part) {
                self.draw_mark(part, spot);
            }
        }
        let left = self.grid.left - (self.measures.width - self.grid.right);
        let band = Frame { left, top: top + plan.band.0, right: self.measures.width, bottom: top + plan.band.1 };
        self.draw_values(&points, band);
        self.canvas.close();
    }

    fn draw_name(&self, plan: &Plan, top: f64) {
        for (index, (line, weight)) in plan.name.iter().enumerate() {
            let role = if *weight == Weight::Strong { Role::Ink } else { Role::Muted };
            let y = top + plan.first_line + float(index) * self.measures.label * LINE;
            self.write(line, (0.0, y), (Anchor::Start, role, Weight::Regular), self.measures.label);
        }
    }

    fn points(&self, row: &Row, y: f64, plane: &Plane<'_>) -> Vec<(Part, Decimal, Spot)> {
        let parts = [(Part::To, Some(&row.to)), (Part::From, Some(&row.from)), (Part::Target, self.dumbbell.target_of(row))];
        let values = parts.into_iter().filter_map(|(part, mark)| mark.and_then(Mark::value).map(|value| (part, value)));
        values.map(|(part, value)| (part, value, self.spot(plane, value, y - self.grid.top))).collect()
    }

    /// Prints each value beside its point, away from the other points, or above or below it.
    fn draw_values(&self, points: &[(Part, Decimal, Spot)], band: Frame) {
        let mut clearance = Clearance::within(band);
        for (part, _, spot) in points {
            let (width, height) = extent(*part);
            clearance.keep_off(Frame::around(*spot, width, height));
        }
        if let (Some(from), Some(to)) = (at(points, Part::From), at(points, Part::To)) {
            clearance.keep_off(Frame {
                left: from.0.min(to.0),
                right: from.0.max(to.0),
                top: from.1 - 2.0,
                bottom: from.1 + 2.0,
            });
        }
        for (index, (part, value, spot)) in points.iter().enumerate() {
            if points[..index].iter().any(|(_, same, _)| same == value) {
                continue; // marks in one place have one value
            }
            let text = figure(*value, &self.spec.unit);
            let weight = if *part == Part::To { Weight::Strong } else { Weight::Regular };
            let role = if *part == Part::To { Role::Ink } else { Role::Muted };
            let width = text::width(&text, self.measures.label, weight);
            let others = points.iter().filter(|(other, ..)| other != part).map(|(.., other)| other.0);
            let candidates = self.candidates(*part, *spot, width, others);
            if let Some(frame) = clearance.place(&candidates) {
                self.write(&text, frame.middle(), (Anchor::Middle, role, weight), self.measures.label);
            }
        }
    }

    /// Where the value of a point may stand: first on the side that faces away from the other points.
    fn candidates(&self, part: Part, spot: Spot, width: f64, others: impl Iterator<Item = f64>) -> Vec<Frame> {
        let height = self.measures.label * LINE;
        let aside = extent(part).0 / 2.0 + VALUE_GAP + width / 2.0;
        let rise = extent(part).1 / 2.0 + 1.0 + height / 2.0;
        let lean: f64 = others.map(|other| (spot.0 - other).clamp(-1.0, 1.0)).sum();
        let side = if lean < 0.0 || (lean == 0.0 && part == Part::From) { -aside } else { aside };
        // Above a target mark, a value is clear of the targets beside it too.
        let high = TARGET_RISE + 1.0 + height / 2.0;
        let first = [(side, 0.0), (0.0, -rise), (0.0, rise), (-side, 0.0), (0.0, -high), (0.0, high)];
        let half = width / 2.0;
        let shifted = [
            (-half, -rise),
            (half, -rise),
            (-half, rise),
            (half, rise),
            (-half, -high),
            (half, -high),
            (-half, high),
            (half, high),
        ];
        let candidates = first.iter().chain(&shifted);
        candidates.map(|(x, y)| Frame::around((spot.0 + x, spot.1 + y), width, height)).collect()
    }

    fn draw_mark(&self, part: Part, spot: Spot) {
        match part {
            Part::From => self.canvas.marker(Marker::OpenCircle, spot, RADIUS, Role::Series(0)),
            Part::To => self.canvas.marker(Marker::Circle, spot, RADIUS, Role::Series(0)),
            Part::Target => {
                let line = [(spot.0, spot.1 - TARGET_RISE), (spot.0, spot.1 + TARGET_RISE)];
                self.canvas.path(&line, Stroke { role: Role::Ink, width: 3.0, dash: None });
            }
        }
    }

    fn row_title(&self, row: &Row) -> String {
        let part = |(part, label): &(Part, &str)| {
            let mark = match part {
                Part::From => Some(&row.from),
                Part::To => Some(&row.to),
                Part::Target => self.dumbbell.target_of(row),
            };
            mark.map(|mark| match mark {
                Mark::Missing(code) => format!("{label}: {code}"),
                Mark::Value(value) | Mark::Anew(value) | Mark::Part(value) => {
                    format!("{label}: {}", with_unit(*value, &self.spec.unit))
                }
            })
        };
        let parts: Vec<String> = self.key().iter().filter_map(part).collect();
        format!("{}. {}", row.label, parts.join("; "))
    }

    fn spot(&self, plane: &Plane<'_>, value: Decimal, down: f64) -> Spot {
        plane.spot((self.axis.offset(value), down))
    }

    fn write(&self, text: &str, spot: Spot, (anchor, role, weight): (Anchor, Role, Weight), size: f64) {
        self.canvas.text(&Words { text, spot, size, weight, anchor, role, halo: true });
    }
}

fn at(points: &[(Part, Decimal, Spot)], part: Part) -> Option<Spot> {
    points.iter().find(|(other, ..)| *other == part).map(|(.., spot)| *spot)
}

/// Width and height of a mark.
fn extent(part: Part) -> (f64, f64) {
    match part {
        Part::From | Part::To => (2.0 * RADIUS, 2.0 * RADIUS),
        Part::Target => (4.0, 2.0 * TARGET_RISE),
    }
}
