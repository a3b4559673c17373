//! The line chart: trends with direct labels, gaps where values are missing, and a dashed target.
//!
//! 1. Measure the labels at both sides, so that nothing is cut.
//! 2. Draw grid and periods.
//! 3. Draw target, lines and points.
//! 4. Place the labels where nothing is in their way.

mod labels;
pub(super) mod words;

use std::collections::BTreeSet;

use crate::number::{Decimal, Unit, with_unit};

use self::labels::{self as own_labels, End};
use crate::chart::forms;
use crate::chart::sheet::canvas::{Anchor, Canvas, Marker, Plane, Spot, Stroke, Words};
use crate::chart::sheet::labels::{Clearance, Frame};
use crate::chart::sheet::layout::{BROKEN_AXIS, Drawing, Measures, Room, float};
use crate::chart::sheet::palette::{Paint, Role, slots};
use crate::chart::sheet::periods;
use crate::chart::sheet::scale::{Axis, Tick};
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::stretches;
use crate::chart::spec::{Line, Series, Spec};
use crate::chart::words::changed;

/// Space between tick labels and the grid.
const TICK_GAP: f64 = 8.0;
/// Space between the start of the grid and the first point.
const INSET: f64 = 12.0;

/// Dashes by slot, so that lines differ without colour. Ends are round, which makes dots of 0.1.
const DASHES: [Option<&str>; 6] = [None, Some("7 6"), Some("0.1 5"), Some("10 6 0.1 6"), Some("15 6"), Some("3 5")];
/// Shapes by slot, for the same reason.
const MARKERS: [Marker; 6] =
    [Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond, Marker::OpenCircle, Marker::OpenSquare];
const TARGET_DASH: &str = "2 6";
const BREAK_DASH: &str = "4 4";

/// A line chart on its way to paper.
pub(super) struct Sheet<'a> {
    pub(super) line: &'a Line,
    pub(super) unit: &'a Unit,
    pub(super) measures: Measures,
    pub(super) canvas: &'a Canvas,
    pub(super) axis: &'a Axis,
    /// From the first to the last gridline, and across.
    pub(super) grid: Frame,
}

/// Draws a line chart that was found to be drawable.
pub(in crate::chart) fn draw(spec: &Spec, line: &Line, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let axis = axis(spec, measures);
    let ends = own_labels::ends(line, &spec.unit, measures);
    let grid = grid(&axis, &ends, measures);
    let sheet = Sheet { line, unit: &spec.unit, measures, canvas: &canvas, axis: &axis, grid };
    let mut plane = sheet.plane();
    let mut clearance = sheet.draw_grid(&plane);
    let height = sheet.draw_periods(&plane);
    sheet.draw_target(&plane, &mut clearance);
    sheet.draw_breaks(&plane, &mut clearance);
    for (slot, series) in slots(line.series.len()).iter().zip(&line.series) {
        sheet.draw_series(*slot, series, &mut plane, &mut clearance);
    }
    own_labels::draw(&sheet, &ends, &plane, &mut clearance);
    drop(plane);
    Drawing { body: canvas.finish(), width: measures.width, height }
}

/// The room that ticks and line ends take beside the plot.
pub(in crate::chart) fn room(spec: &Spec, line: &Line, measures: Measures) -> Room {
    let axis = axis(spec, measures);
    let ends = own_labels::ends(line, &spec.unit, measures);
    Room {
        left: ticks_width(&axis, measures),
        right: ends_width(&ends, measures),
        is_broken: !axis.shows_zero(),
        is_cramped: ends.iter().any(|end| end.is_cramped),
    }
}

fn axis(spec: &Spec, measures: Measures) -> Axis {
    Axis::covering(&forms::values(spec), &spec.unit, measures.levels)
}

/// Finds the room that is left when all labels have theirs.
fn grid(axis: &Axis, ends: &[End], measures: Measures) -> Frame {
    let left = if measures.has_aside() { ticks_width(axis, measures) } else { 0.0 };
    let right = measures.width - measures.panel.map_or_else(|| ends_width(ends, measures), |panel| panel.right);
    let note = if axis.shows_zero() || measures.panel.is_some() { 0.0 } else { measures.small * LINE };
    let top = measures.headroom + note;
    let ends_height: f64 = ends.iter().map(|end| end.height).sum();
    Frame { left, top, right, bottom: top + measures.plot.max(ends_height) }
}

fn ticks_width(axis: &Axis, measures: Measures) -> f64 {
    let width = |tick: &Tick| text::width(&tick.label, measures.small, Weight::Regular);
    axis.ticks.iter().map(width).fold(0.0, f64::max) + TICK_GAP
}

fn ends_width(ends: &[End], measures: Measures) -> f64 {
    let widest = ends.iter().map(|end| end.width).fold(0.0, f64::max);
    if widest > 0.0 { widest + measures.end_gap } else { INSET }
}

impl Sheet<'_> {
    fn plane(&self) -> Plane<'_> {
        let frame = Frame { left: self.grid.left + INSET, ..self.grid };
        let last = float(self.line.periods.len().saturating_sub(1));
        // A lone period stands at the right, where its label is.
        let x = if last > 0.0 { (0.0, last) } else { (-1.0, 0.0) };
        self.canvas.plane(frame, x, (0.0, self.axis.length()))
    }

    /// Where the value of a period lies.
    pub(super) fn spot(&self, plane: &Plane<'_>, period: usize, value: Decimal) -> Spot {
        plane.spot((float(period), self.axis.offset(value)))
    }

    fn draw_grid(&self, plane: &Plane<'_>) -> Clearance {
        // A code at the last period may reach into the gap before the line ends' labels.
        let (top, right) = (self.grid.top - self.measures.headroom + 4.0, self.grid.right + self.measures.end_gap - 4.0);
        let bounds = Frame { left: 0.0, top, right, bottom: self.grid.bottom };
        let mut clearance = Clearance::within(bounds);
        self.canvas.open("chart-grid", None);
        for tick in &self.axis.ticks {
            let y = self.spot(plane, 0, tick.value).1;
            let role = if tick.value.is_zero() { Role::Muted } else { Role::Grid };
            let stroke = Stroke { role, width: 1.0, dash: None };
            self.canvas.path(&[(self.grid.left, y), (self.grid.right, y)], stroke);
            if !self.measures.has_aside() {
                continue;
            }
            let spot = (self.grid.left - TICK_GAP, y);
            self.note(&tick.label, spot, Anchor::End);
            let width = text::width(&tick.label, self.measures.small, Weight::Regular);
            clearance.keep_off(Frame::around((spot.0 - width / 2.0, y), width, self.measures.small * LINE));
        }
        if !self.axis.shows_zero() && self.measures.panel.is_none() {
            self.note(BROKEN_AXIS, (0.0, self.measures.small * LINE / 2.0), Anchor::Start);
        }
        self.canvas.close();
        clearance
    }

    /// Writes quiet text.
    fn note(&self, text: &str, spot: Spot, anchor: Anchor) {
        let (size, weight) = (self.measures.small, Weight::Regular);
        self.canvas.text(&Words { text, spot, size, weight, anchor, role: Role::Muted, halo: false });
    }

    /// Writes the periods under the grid and gives the height at which they end.
    fn draw_periods(&self, plane: &Plane<'_>) -> f64 {
        let places: Vec<f64> = (0..self.line.periods.len()).map(|at| plane.spot((float(at), 0.0)).0).collect();
        let labels =
            if self.measures.has_below() { periods::choose(&self.line.periods, &places, self.measures) } else { Vec::new() };
        let line_height = self.measures.small * LINE;
        let mut lines_most = 0;
        self.canvas.open("chart-periods", None);
        let named = |at: usize| labels.iter().any(|label| label.period == at);
        let tick = Stroke { role: Role::Muted, width: 1.0, dash: None };
        for (at, x) in places.iter().enumerate() {
            let length = if named(at) { 5.0 } else { 3.0 };
            self.canvas.path(&[(*x, self.grid.bottom), (*x, self.grid.bottom + length)], tick);
        }
        for label in &labels {
            let y = self.grid.bottom;
            for (index, line) in label.lines.iter().enumerate() {
                self.note(line, (label.middle, y + 9.0 + line_height * (float(index) + 0.5)), Anchor::Middle);
            }
            lines_most = lines_most.max(label.lines.len());
        }
        self.canvas.close();
        self.grid.bottom + 12.0 + line_height * float(lines_most)
    }

    fn draw_target(&self, plane: &Plane<'_>, clearance: &mut Clearance) {
        let Some(target) = &self.line.target else { return };
        let title = format!("{}: {}", target.label, with_unit(target.value, self.unit));
        self.canvas.open("chart-target", Some(&title));
        let y = self.spot(plane, 0, target.value).1;
        let stroke = Stroke { role: Role::Ink, width: 1.8, dash: Some(TARGET_DASH) };
        let ends = [(self.grid.left, y), (self.grid.right, y)];
        self.canvas.path(&ends, stroke);
        clearance.avoid(ends[0], ends[1]);
        self.canvas.close();
    }

    /// A rule stands between the periods where the way of counting changed, and lines do not cross it.
    fn draw_breaks(&self, plane: &Plane<'_>, clearance: &mut Clearance) {
        let periods: BTreeSet<usize> = self.line.series.iter().flat_map(|series| stretches::breaks(&series.values)).collect();
        let stroke = Stroke { role: Role::Muted, width: 1.4, dash: Some(BREAK_DASH) };
        for at in periods {
            let x = plane.spot((float(at) - 0.5, 0.0)).0;
            let ends = [(x, self.grid.top), (x, self.grid.bottom)];
            self.canvas.open("chart-break", Some(&changed(&self.line.periods[at])));
            self.canvas.path(&ends, stroke);
            self.canvas.close();
            clearance.avoid(ends[0], ends[1]);
        }
    }

    fn draw_series(&self, slot: u8, series: &Series, plane: &mut Plane<'_>, clearance: &mut Clearance) {
        let role = self.role(slot);
        self.canvas.open(&format!("chart-series chart-series-{}", slot + 1), None);
        for run in stretches::joined(&series.values) {
            let values: Vec<_> = run.iter().map(|(at, value)| (float(*at), self.axis.offset(*value))).collect();
            if values.len() > 1 {
                plane.path(&values, Stroke { role, width: self.measures.stroke, dash: DASHES[usize::from(slot) % 6] });
            }
            let spots: Vec<Spot> = values.iter().map(|value| plane.spot(*value)).collect();
            for pair in spots.windows(2) {
                clearance.avoid(pair[0], pair[1]);
            }
            for ((at, value), spot) in run.iter().zip(spots) {
                self.draw_point(slot, series, (*at, *value), spot);
                clearance.avoid((spot.0 - 4.0, spot.1), (spot.0 + 4.0, spot.1));
            }
        }
        self.canvas.close();
    }

    fn draw_point(&self, slot: u8, series: &Series, (at, value): (usize, Decimal), spot: Spot) {
        let period = &self.line.periods[at];
        let amount = with_unit(value, self.unit);
        let title = match self.line.series.len() {
            1 => format!("{period}: {amount}"),
            _ => format!("{}, {period}: {amount}", series.label),
        };
        self.canvas.open("", Some(&title));
        self.canvas.marker(MARKERS[usize::from(slot) % 6], spot, self.radius(), self.role(slot));
        self.canvas.close();
    }

    fn role(&self, slot: u8) -> Role {
        if self.measures.is_quiet() { Role::Muted } else { Role::Series(slot) }
    }

    /// Points shrink where periods stand close, so that they do not touch.
    fn radius(&self) -> f64 {
        let steps = float(self.line.periods.len().saturating_sub(1).max(1));
        ((self.grid.right - self.grid.left - INSET) / steps / 3.2).clamp(1.4, self.measures.radius)
    }
}
