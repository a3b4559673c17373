//! Columns: light gridlines with few round numbers, names below, and the value over each column that has room for it.

mod labels;
mod plan;

use std::collections::BTreeSet;

pub(super) use self::plan::plan;
use self::plan::{END_GAP, Plan, TICK_GAP};
use super::parts::{self, Part};
use super::{Ruler, SEPARATOR, Sheet, key};
use crate::chart::sheet::canvas::{Anchor, Stroke};
use crate::chart::sheet::labels::{Clearance, Frame};
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::periods;
use crate::chart::sheet::text::{LINE, Weight};
use crate::chart::spec::{Along, stretches};
use crate::chart::words::changed;
use crate::number::{Decimal, with_unit};

/// Space below the head.
const HEAD_GAP: f64 = 4.0;
const BREAK_DASH: &str = "4 4";

/// Columns with their places on the canvas.
struct Columns<'a> {
    sheet: &'a Sheet<'a>,
    plan: &'a Plan,
    grid: Frame,
    ruler: Ruler<'a>,
}

/// Draws all columns, and gives the height at which the names below them end.
pub(super) fn draw(sheet: &Sheet<'_>, plan: &Plan) -> f64 {
    let is_named_at_end = !plan.ends.is_empty();
    let has_key = sheet.names_series() && !(sheet.bars.is_stack() && is_named_at_end);
    let mut head = key::draw(sheet, has_key, !is_named_at_end);
    if sheet.works_out_shares() {
        head = key::note(sheet, key::SHARES, head);
    }
    let head = if head > 0.0 { head + HEAD_GAP } else { 0.0 };
    let grid = Frame { top: plan.grid.top + head, bottom: plan.grid.bottom + head, ..plan.grid };
    let columns = Columns { sheet, plan, grid, ruler: Ruler { axis: &plan.axis, from: grid.bottom, to: grid.top } };
    columns.draw_grid();
    let mut clearance = columns.draw_columns(head);
    columns.draw_breaks(&mut clearance);
    columns.draw_zero();
    columns.draw_target();
    labels::draw(&columns, &mut clearance);
    columns.draw_names()
}

impl Columns<'_> {
    /// The middle of a category.
    fn middle(&self, category: usize) -> f64 {
        self.grid.left + self.plan.slot * (float(category) + 0.5)
    }

    /// Where the column of a value stands.
    fn frame(&self, category: usize, part: &Part) -> Frame {
        let (x, thickness) = (self.column_middle(category, part.series), self.plan.thickness);
        let (one, other) = (self.ruler.at(part.from), self.ruler.at(part.to));
        // A hair of the ground stands between the columns of a group.
        let gap = if self.is_group() { 1.0_f64.min(thickness * 0.15) } else { 0.0 };
        Frame {
            left: x - thickness / 2.0 + gap / 2.0,
            right: x + thickness / 2.0 - gap / 2.0,
            top: one.min(other),
            bottom: one.max(other),
        }
    }

    fn column_middle(&self, category: usize, series: usize) -> f64 {
        if !self.is_group() {
            return self.middle(category);
        }
        let first = (1.0 - float(self.sheet.bars.series.len())) / 2.0;
        self.middle(category) + self.plan.thickness * (first + float(series))
    }

    fn is_group(&self) -> bool {
        !self.sheet.bars.is_stack() && self.sheet.bars.series.len() > 1
    }

    fn draw_grid(&self) {
        self.sheet.canvas.open("chart-grid", None);
        for tick in &self.plan.axis.ticks {
            let y = self.ruler.at(tick.value);
            let stroke = Stroke { role: Role::Grid, width: 1.0, dash: None };
            self.sheet.canvas.path(&[(self.grid.left, y), (self.grid.right, y)], stroke);
            let spot = (self.grid.left - TICK_GAP, y);
            self.sheet.write(&tick.label, spot, (Anchor::End, Role::Muted, Weight::Regular), self.sheet.measures.small);
        }
        self.sheet.canvas.close();
    }

    /// Draws the columns from the left, and keeps labels off them.
    fn draw_columns(&self, head: f64) -> Clearance {
        let beyond = if self.plan.ends.is_empty() { self.plan.slot / 2.0 } else { END_GAP - 4.0 };
        let right = self.sheet.measures.width.min(self.grid.right + beyond);
        let bounds = Frame { left: self.grid.left - TICK_GAP / 2.0, top: head, right, bottom: self.grid.bottom + self.plan.foot };
        let mut clearance = Clearance::within(bounds);
        for category in 0..self.sheet.bars.categories.len() {
            let parts = parts::of(self.sheet.bars, category);
            self.sheet.canvas.open("chart-column", None);
            for part in &parts {
                let frame = self.frame(category, part);
                self.sheet.draw_bar((category, part.series), part.value, frame);
                clearance.keep_off(frame);
            }
            if self.sheet.bars.is_stack() {
                self.draw_separators(category, &parts);
            }
            self.sheet.canvas.close();
        }
        clearance
    }

    fn draw_separators(&self, category: usize, parts: &[Part]) {
        for part in parts.iter().filter(|part| !part.value.is_zero()).skip(1) {
            let (frame, y) = (self.frame(category, part), self.ruler.at(part.from));
            let stroke = Stroke { role: Role::Ground, width: SEPARATOR, dash: None };
            self.sheet.canvas.path(&[(frame.left, y), (frame.right, y)], stroke);
        }
    }

    /// A rule stands between the periods where the way of counting changed.
    fn draw_breaks(&self, clearance: &mut Clearance) {
        let bars = self.sheet.bars;
        if bars.along == Along::Members {
            return;
        }
        let periods: BTreeSet<usize> = bars.series.iter().flat_map(|series| stretches::breaks(&series.values)).collect();
        for at in periods {
            let x = self.grid.left + self.plan.slot * float(at);
            let ends = [(x, self.grid.top), (x, self.grid.bottom)];
            self.sheet.canvas.open("chart-break", Some(&changed(&bars.categories[at])));
            self.sheet.canvas.path(&ends, Stroke { role: Role::Muted, width: 1.4, dash: Some(BREAK_DASH) });
            self.sheet.canvas.close();
            clearance.avoid(ends[0], ends[1]);
        }
    }

    fn draw_zero(&self) {
        let y = self.ruler.at(Decimal::ZERO);
        let stroke = Stroke { role: Role::Muted, width: 1.4, dash: None };
        self.sheet.canvas.path(&[(self.grid.left, y), (self.grid.right, y)], stroke);
    }

    fn draw_target(&self) {
        let Some(target) = &self.sheet.bars.target else { return };
        let title = format!("{}: {}", target.label, with_unit(target.value, &self.sheet.spec.unit));
        let y = self.ruler.at(target.value);
        self.sheet.canvas.open("chart-target", Some(&title));
        // Edged in the colour of the ground, so that dots are seen on dark columns.
        for (role, width) in [(Role::Ground, 4.2), (Role::Ink, 1.8)] {
            let stroke = Stroke { role, width, dash: Some(key::TARGET_DASH) };
            self.sheet.canvas.path(&[(self.grid.left, y), (self.grid.right, y)], stroke);
        }
        self.sheet.canvas.close();
    }

    /// Writes the names below the columns, and gives the height at which they end.
    fn draw_names(&self) -> f64 {
        let categories = &self.sheet.bars.categories;
        let places: Vec<f64> = (0..categories.len()).map(|category| self.middle(category)).collect();
        let named: Vec<(f64, Vec<String>)> = match &self.plan.names {
            Some(names) => places.iter().copied().zip(names.iter().cloned()).collect(),
            None => {
                let chosen = periods::choose(categories, &places, self.sheet.measures);
                chosen.into_iter().map(|label| (label.middle, label.lines)).collect()
            }
        };
        let (size, top) = (self.sheet.measures.small, self.grid.bottom + self.plan.foot + 8.0);
        self.sheet.canvas.open("chart-names", None);
        for (x, lines) in &named {
            for (index, line) in lines.iter().enumerate() {
                let spot = (*x, top + size * LINE * (float(index) + 0.5));
                self.sheet.write(line, spot, (Anchor::Middle, Role::Muted, Weight::Regular), size);
            }
        }
        self.sheet.canvas.close();
        top + size * LINE * float(named.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0)) + 3.0
    }
}
