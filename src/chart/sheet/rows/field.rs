//! The field on which rows are drawn: one horizontal axis for all, with light vertical gridlines and the ticks below.

use crate::number::Decimal;

use super::{Plan, Rows};
use crate::chart::sheet::canvas::{Anchor, Canvas, Plane, Spot, Stroke, Words};
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::{Measures, float};
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::periods;
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::{LINE, Weight};

/// Width of the mark of a target.
const TICK_WIDTH: f64 = 3.0;

/// How a text is written.
pub(in crate::chart) type Style = (Anchor, Role, Weight);

/// Rows on their way to paper.
pub(in crate::chart) struct Field<'a> {
    pub(in crate::chart) canvas: &'a Canvas,
    pub(in crate::chart) measures: Measures,
    pub(in crate::chart) rows: &'a Rows,
    /// From the first to the last gridline, and from the top of the first row to the bottom of the last.
    pub(in crate::chart) grid: Frame,
    axis: &'a Axis,
    plane: Plane<'a>,
}

impl<'a> Field<'a> {
    /// Lays the axis between two edges, and the rows below a height.
    pub(in crate::chart) fn new(
        (canvas, measures): (&'a Canvas, Measures),
        axis: &'a Axis,
        rows: &'a Rows,
        (left, right): (f64, f64),
        top: f64,
    ) -> Self {
        let grid = Frame { left, top, right, bottom: top + rows.height() };
        let plane = canvas.plane(grid, (0.0, axis.length()), (grid.bottom - grid.top, 0.0));
        Self { canvas, measures, rows, grid, axis, plane }
    }

    /// Draws the gridlines with their ticks below, and gives the height at which they end.
    pub(in crate::chart) fn draw_grid(&self) -> f64 {
        let places: Vec<f64> = self.axis.ticks.iter().map(|tick| self.place(tick.value)).collect();
        let labels: Vec<String> = self.axis.ticks.iter().map(|tick| tick.label.clone()).collect();
        self.canvas.open("chart-grid", None);
        for (tick, x) in self.axis.ticks.iter().zip(&places) {
            let role = if tick.value.is_zero() { Role::Muted } else { Role::Grid };
            self.draw_upright(*x, Stroke { role, width: 1.0, dash: None });
        }
        let line_height = self.measures.small * LINE;
        let mut lines_most = 0;
        for label in periods::choose(&labels, &places, self.measures) {
            for (index, line) in label.lines.iter().enumerate() {
                let y = self.grid.bottom + 6.0 + line_height * (float(index) + 0.5);
                self.note(line, (label.middle, y), (Anchor::Middle, Role::Muted, Weight::Regular));
            }
            lines_most = lines_most.max(label.lines.len());
        }
        self.canvas.close();
        self.grid.bottom + 9.0 + line_height * float(lines_most)
    }

    /// Draws a line through all rows, with gaps where names stand.
    pub(in crate::chart) fn draw_upright(&self, x: f64, stroke: Stroke) {
        for (from, to) in self.rows.clear_of_names(x) {
            self.canvas.path(&[(x, self.grid.top + from), (x, self.grid.top + to)], stroke);
        }
    }

    /// Writes the name of a row.
    pub(in crate::chart) fn draw_name(&self, plan: &Plan) {
        for (index, (line, role, weight)) in plan.name.iter().enumerate() {
            let y = self.grid.top + plan.first_line + float(index) * self.measures.label * LINE;
            self.label(line, (0.0, y), (Anchor::Start, *role, *weight));
        }
    }

    /// Where a value lies from left to right.
    pub(in crate::chart) fn place(&self, value: Decimal) -> f64 {
        self.plane.spot((self.axis.offset(value), 0.0)).0
    }

    /// Where a value of a row lies.
    pub(in crate::chart) fn spot(&self, value: Decimal, plan: &Plan) -> Spot {
        self.plane.spot((self.axis.offset(value), plan.middle))
    }

    /// Writes in the size of names and values.
    pub(in crate::chart) fn label(&self, text: &str, spot: Spot, style: Style) {
        write(self.canvas, text, spot, style, self.measures.label);
    }

    /// Writes in the size of ticks and notes.
    pub(in crate::chart) fn note(&self, text: &str, spot: Spot, style: Style) {
        write(self.canvas, text, spot, style, self.measures.small);
    }
}

/// Draws the upright mark of a target across the marks of a row, edged in the colour of the ground so that it stands out.
pub(in crate::chart) fn draw_tick(canvas: &Canvas, (x, y): Spot, rise: f64) {
    for (role, width) in [(Role::Ground, TICK_WIDTH + 3.0), (Role::Ink, TICK_WIDTH)] {
        canvas.path(&[(x, y - rise), (x, y + rise)], Stroke { role, width, dash: None });
    }
}

/// Writes one line of text, edged in the colour of the ground.
pub(super) fn write(canvas: &Canvas, text: &str, spot: Spot, (anchor, role, weight): Style, size: f64) {
    canvas.text(&Words { text, spot, size, weight, anchor, role, halo: true });
}
