//! The dot chart: a ranking, one dot a row, with its confidence interval and a level to compare it with.
//!
//! 1. Plan the rows: names beside the dots, or above them where they are long and the drawing is narrow.
//! 2. Draw the grid, and the target as a dashed line with its name at the top.
//! 3. Draw each row: a dotted guide for the eye, the interval, the dot, and the value in a column at the right.

pub(super) mod words;

use crate::number::{Decimal, figure, with_unit};

use crate::chart::forms;
use crate::chart::sheet::canvas::{Anchor, Canvas, Marker, Stroke};
use crate::chart::sheet::layout::{Drawing, Measures, float};
use crate::chart::sheet::palette::{Paint, Role};
use crate::chart::sheet::rows::{self, Field, Name, Names, Plan, Rows};
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Dot, DotRow, Mark, Spec, Target};

/// Height of a row whose name stands beside its dot.
const BAND: f64 = 26.0;
/// Height of the dot's part of a row whose name stands above.
const BAND_BELOW_NAME: f64 = 20.0;
/// Radius of the dots.
const RADIUS: f64 = 5.5;
/// Half the height of the caps of an interval.
const CAP: f64 = 5.0;
/// Space between the grid and the values.
const VALUE_GAP: f64 = 18.0;
/// Space between the head and the first row.
const HEAD_GAP: f64 = 6.0;
const GUIDE_DASH: &str = "0.1 4";
const TARGET_DASH: &str = "5 4";

/// A dot chart on its way to paper.
struct Sheet<'a> {
    spec: &'a Spec,
    dot: &'a Dot,
    field: Field<'a>,
}

/// Draws a dot chart that was found to be drawable.
pub(in crate::chart) fn draw(spec: &Spec, dot: &Dot, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let axis = Axis::covering(&forms::values(spec), &spec.unit, measures.steps);
    let names = dot.rows.iter().map(|row| Name { label: &row.label, remarks: Vec::new(), is_strong: row.is_highlighted });
    let names: Vec<Name<'_>> = names.collect();
    let value = |row: &DotRow| text::width(&printed(&row.value, spec), measures.label, Weight::Strong);
    let column = dot.rows.iter().map(value).fold(0.0, f64::max) + VALUE_GAP;
    let place = Names::by_length(&names, measures, column);
    let band = if place.are_beside() { BAND } else { BAND_BELOW_NAME };
    let rows = Rows::plan(&names, place, (band, 0.0), measures);
    let least = axis.ticks.iter().map(|tick| text::width(&tick.label, measures.small, Weight::Regular) / 2.0);
    let least = if place.are_beside() { RADIUS } else { least.fold(RADIUS, f64::max) };
    let right = measures.width - if place.are_beside() { column } else { least };
    let target = dot.target.as_ref().map_or(Vec::new(), |target| target_lines(target, spec, measures));
    let note_end = rows::draw_note((&canvas, measures), &axis, 0.0);
    let top = note_end + measures.small * LINE * float(target.len()) + HEAD_GAP;
    let field = Field::new((&canvas, measures), &axis, &rows, (rows.column() + least, right), top);
    let sheet = Sheet { spec, dot, field };
    let height = sheet.field.draw_grid();
    sheet.draw_target(&target);
    for (row, plan) in dot.rows.iter().zip(&rows.plans) {
        sheet.draw_row(row, plan, place);
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

/// The name of the target with its value, as it stands above its line.
fn target_lines(target: &Target, spec: &Spec, measures: Measures) -> Vec<String> {
    let text = format!("{}: {}", target.label, figure(target.value, &spec.unit));
    text::wrap(&text, measures.small, Weight::Regular, measures.names.min(measures.width / 2.0))
}

impl Sheet<'_> {
    fn draw_target(&self, lines: &[String]) {
        let Some(target) = &self.dot.target else { return };
        let Field { canvas, measures, grid, .. } = &self.field;
        canvas.open("chart-target", Some(&format!("{}: {}", target.label, with_unit(target.value, &self.spec.unit))));
        let x = self.field.place(target.value);
        self.field.draw_upright(x, Stroke { role: Role::Ink, width: 1.6, dash: Some(TARGET_DASH) });
        let half = text::widest(lines, measures.small, Weight::Regular) / 2.0;
        let middle = x.min(measures.width - half).max(half);
        for (index, line) in lines.iter().enumerate() {
            let up = float(lines.len() - index) - 0.5;
            let y = grid.top - HEAD_GAP / 2.0 - up * measures.small * LINE;
            self.field.note(line, (middle, y), (Anchor::Middle, Role::Ink, Weight::Regular));
        }
        canvas.close();
    }

    fn draw_row(&self, row: &DotRow, plan: &Plan, names: Names) {
        let Field { canvas, measures, grid, .. } = &self.field;
        let role = self.role(row);
        let middle = grid.top + plan.middle;
        canvas.open("chart-row", Some(&self.row_title(row)));
        self.field.draw_name(plan);
        let guide = Stroke { role: Role::Grid, width: 1.4, dash: Some(GUIDE_DASH) };
        canvas.path(&[(grid.left, middle), (grid.right, middle)], guide);
        if let Some((low, high)) = row.limits() {
            self.draw_interval((low, high), plan, role);
        }
        if let Some(value) = row.value.value() {
            canvas.marker(Marker::Circle, self.field.spot(value, plan), RADIUS, role);
        }
        let (role, weight) =
            if row.value.value().is_some() { (Role::Ink, Weight::Strong) } else { (Role::Muted, Weight::Regular) };
        let height = if names.are_beside() { middle } else { grid.top + plan.first_line };
        self.field.label(&printed(&row.value, self.spec), (measures.width, height), (Anchor::End, role, weight));
        canvas.close();
    }

    fn draw_interval(&self, (low, high): (Decimal, Decimal), plan: &Plan, role: Role) {
        let (low, high) = (self.field.spot(low, plan), self.field.spot(high, plan));
        self.field.canvas.path(&[low, high], Stroke { role, width: 2.0, dash: None });
        for (x, y) in [low, high] {
            self.field.canvas.path(&[(x, y - CAP), (x, y + CAP)], Stroke { role, width: 2.0, dash: None });
        }
    }

    /// Rows stand back behind those that are highlighted.
    fn role(&self, row: &DotRow) -> Role {
        let stands_back = !row.is_highlighted && self.dot.rows.iter().any(|row| row.is_highlighted);
        if stands_back { Role::Quiet } else { Role::Series(0) }
    }

    fn row_title(&self, row: &DotRow) -> String {
        let amount = row.value.value().map_or_else(|| printed(&row.value, self.spec), |value| with_unit(value, &self.spec.unit));
        let limits = row.limits().map(|(low, high)| (figure(low, &self.spec.unit), figure(high, &self.spec.unit)));
        let interval = limits.map(|(low, high)| format!(" ({low} to {high})"));
        format!("{}, {}: {amount}{}", row.label, self.dot.period, interval.unwrap_or_default())
    }
}
