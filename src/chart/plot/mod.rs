//! The plot that charts over time share: gridlines with their ticks, periods below, breaks, and notes above.

mod notes;

use std::collections::BTreeSet;

use crate::number::{Decimal, Unit};

use crate::chart::sheet::canvas::{Anchor, Canvas, Plane, Spot, Stroke, Words};
use crate::chart::sheet::labels::{Clearance, Frame};
use crate::chart::sheet::layout::{BROKEN_AXIS, Measures, float};
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::periods;
use crate::chart::sheet::scale::{Axis, Tick};
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Moment, Note, Series, stretches};
use crate::chart::words::changed;
use notes::Flags;

/// Space between tick labels and the grid.
const TICK_GAP: f64 = 8.0;
/// Space between the start of the grid and the first point.
const INSET: f64 = 12.0;
const BREAK_DASH: &str = "4 4";

/// A plot on its way to paper.
pub(super) struct Plot<'a> {
    pub(super) canvas: &'a Canvas,
    pub(super) measures: Measures,
    pub(super) unit: &'a Unit,
    pub(super) axis: &'a Axis,
    pub(super) periods: &'a [Moment],
    /// From the first to the last gridline, and across.
    pub(super) grid: Frame,
    flags: Flags,
}

/// What a plot is laid out for.
pub(super) struct Content<'a> {
    pub(super) periods: &'a [Moment],
    pub(super) series: &'a [Series],
    pub(super) notes: &'a [Note],
    /// Width and height of the labels at the right.
    pub(super) ends: (f64, f64),
}

/// The axis of a plot; small drawings have fewer gridlines.
pub(super) fn axis(values: &[Decimal], unit: &Unit, measures: Measures) -> Axis {
    Axis::covering(values, unit, measures.levels)
}

/// The room that tick labels take at the left.
pub(super) fn ticks_width(axis: &Axis, measures: Measures) -> f64 {
    let width = |tick: &Tick| text::width(&tick.label, measures.small, Weight::Regular);
    axis.ticks.iter().map(width).fold(0.0, f64::max) + TICK_GAP
}

/// The room that labels of a width take at the right.
pub(super) fn ends_width(widest: f64, measures: Measures) -> f64 {
    if widest > 0.0 { widest + measures.end_gap } else { INSET }
}

impl<'a> Plot<'a> {
    /// Finds the room that is left when all labels have theirs.
    pub(super) fn new(canvas: &'a Canvas, measures: Measures, unit: &'a Unit, axis: &'a Axis, content: &Content<'a>) -> Self {
        let left = if measures.has_aside() { ticks_width(axis, measures) } else { 0.0 };
        let (widest, ends_height) = content.ends;
        let right = measures.width - measures.panel.map_or_else(|| ends_width(widest, measures), |panel| panel.right);
        let above = if axis.shows_zero() || measures.panel.is_some() { 0.0 } else { measures.small * LINE };
        let grid = Frame { left, top: above + measures.headroom, right, bottom: 0.0 };
        let mut plot = Self { canvas, measures, unit, axis, periods: content.periods, grid, flags: Flags::default() };
        plot.flags = Flags::plan(&plot, content.notes, &breaks(content.series));
        plot.grid.top += plot.flags.height;
        plot.grid.bottom = plot.grid.top + measures.plot.max(ends_height);
        plot
    }

    /// The coordinate system of time and values.
    pub(super) fn plane(&self) -> Plane<'a> {
        let frame = Frame { left: self.grid.left + INSET, ..self.grid };
        let last = self.span();
        // A lone period stands at the right, where its label is.
        let x = if last > 0.0 { (0.0, last) } else { (-1.0, 0.0) };
        self.canvas.plane(frame, x, (0.0, self.axis.length()))
    }

    /// Where a period lies in time.
    pub(super) fn moment(&self, period: usize) -> f64 {
        self.periods.get(period).map_or(0.0, |moment| f64::from(moment.position))
    }

    /// Where the value of a period lies.
    pub(super) fn spot(&self, plane: &Plane<'_>, period: usize, value: Decimal) -> Spot {
        plane.spot((self.moment(period), self.axis.offset(value)))
    }

    /// Space between the two periods that are nearest to each other.
    pub(super) fn closest(&self) -> f64 {
        let steps = self.periods.windows(2).map(|pair| f64::from(pair[1].position.saturating_sub(pair[0].position)));
        (self.grid.right - self.grid.left - INSET) * steps.fold(self.span().max(1.0), f64::min) / self.span().max(1.0)
    }

    /// Draws gridlines, notes and periods, and gives the height at which all ends.
    pub(super) fn draw(&self, plane: &Plane<'_>) -> (Clearance, f64) {
        let mut clearance = self.draw_grid(plane);
        let bottom = self.draw_periods(plane);
        let height = self.flags.draw(self, plane, bottom, &mut clearance);
        (clearance, height)
    }

    /// Writes quiet text.
    pub(super) fn note(&self, text: &str, spot: Spot, anchor: Anchor) {
        let (size, weight) = (self.measures.small, Weight::Regular);
        self.canvas.text(&Words { text, spot, size, weight, anchor, role: Role::Muted, halo: false });
    }

    /// From the first to the last period, in steps of time.
    fn span(&self) -> f64 {
        self.moment(self.periods.len().saturating_sub(1))
    }

    /// Where a moment lies, before there is a plane.
    fn across(&self, moment: f64) -> f64 {
        let share = if self.span() > 0.0 { moment / self.span() } else { 1.0 };
        self.grid.left + INSET + (self.grid.right - self.grid.left - INSET) * share
    }

    fn draw_grid(&self, plane: &Plane<'_>) -> Clearance {
        // A code at the last period may reach into the gap before the labels at the right.
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

    /// Writes the periods under the grid and gives the height at which they end.
    fn draw_periods(&self, plane: &Plane<'_>) -> f64 {
        let places: Vec<f64> = (0..self.periods.len()).map(|at| plane.spot((self.moment(at), 0.0)).0).collect();
        let names: Vec<&str> = self.periods.iter().map(|moment| moment.label.as_str()).collect();
        let labels = if self.measures.has_below() { periods::choose(&names, &places, self.measures) } else { Vec::new() };
        let line_height = self.measures.small * LINE;
        let mut lines_most = 0;
        self.canvas.open("chart-periods", None);
        let mut named = labels.iter().map(|label| label.period).peekable();
        let tick = Stroke { role: Role::Muted, width: 1.0, dash: None };
        for (at, x) in places.iter().enumerate() {
            let length = if named.next_if_eq(&at).is_some() { 5.0 } else { 3.0 };
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

    /// A rule stands between the periods where the way of counting changed, and lines do not cross it.
    pub(super) fn draw_breaks(&self, plane: &Plane<'_>, series: &[Series], clearance: &mut Clearance) {
        let stroke = Stroke { role: Role::Muted, width: 1.4, dash: Some(BREAK_DASH) };
        for at in breaks(series) {
            let x = plane.spot((self.before(at), 0.0)).0;
            let ends = [(x, self.grid.top), (x, self.grid.bottom)];
            self.canvas.open("chart-break", Some(&changed(&self.periods[at].label)));
            self.canvas.path(&ends, stroke);
            self.canvas.close();
            clearance.avoid(ends[0], ends[1]);
        }
    }

    /// Halfway between a period and the one before it.
    fn before(&self, period: usize) -> f64 {
        f64::midpoint(self.moment(period.saturating_sub(1)), self.moment(period))
    }
}

/// The periods in which the way of counting changed for some series.
fn breaks(series: &[Series]) -> BTreeSet<usize> {
    series.iter().flat_map(|series| stretches::breaks(&series.values)).collect()
}
