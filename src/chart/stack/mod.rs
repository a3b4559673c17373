//! The stacked area chart: parts of a whole over time, each an area upon the one before.
//!
//! 1. Measure the labels at the right.
//! 2. Draw the plot, whose axis starts at zero.
//! 3. Fill the areas, with the ground's colour between them, and lay a field with a title over each value.
//! 4. Place the labels beside their areas.

pub(super) mod words;

use crate::number::{Decimal, figure, with_unit};

use crate::chart::forms;
use crate::chart::plot::{self, Content, Plot};
use crate::chart::sheet::canvas::{Anchor, Canvas, Plane, Spot, Stroke, Words};
use crate::chart::sheet::labels::spread;
use crate::chart::sheet::layout::{Drawing, Measures, float};
use crate::chart::sheet::palette::{Paint, Role, slots};
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Series, Spec, Stack};

/// Space between two labels.
const LABEL_GAP: f64 = 6.0;
/// Width of the line between two areas, and of the areas of a period that stands alone.
const SEPARATOR: f64 = 2.0;
const LONE: f64 = 14.0;

/// A stacked area chart on its way to paper.
struct Sheet<'a> {
    stack: &'a Stack,
    plot: Plot<'a>,
    /// For each part, and for zero below them, the height at which it ends in each period.
    tops: Vec<Vec<Decimal>>,
}

/// The label of a part: its name and its last value.
struct Label {
    lines: Vec<(String, Weight)>,
    width: f64,
    height: f64,
}

/// Draws a stacked area chart that was found to be drawable.
pub(in crate::chart) fn draw(spec: &Spec, stack: &Stack, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let axis = plot::axis(&forms::values(spec), &spec.unit, measures);
    let labels: Vec<Label> = stack.parts.iter().map(|part| label(part, spec, measures)).collect();
    let widest = labels.iter().map(|label| label.width).fold(0.0, f64::max);
    let ends = (widest, labels.iter().map(|label| label.height).sum());
    let content = Content { periods: &stack.periods, series: &stack.parts, notes: &stack.notes, ends };
    let plot = Plot::new(&canvas, measures, &spec.unit, &axis, &content);
    let sheet = Sheet { stack, plot, tops: tops(stack) };
    let plane = sheet.plot.plane();
    let (mut clearance, height) = sheet.plot.draw(&plane);
    for part in 0..stack.parts.len() {
        sheet.draw_part(part, &plane);
    }
    sheet.draw_separators(&plane);
    sheet.plot.draw_breaks(&plane, &stack.parts, &mut clearance);
    sheet.draw_labels(&labels, widest, &plane);
    drop((plane, sheet));
    Drawing { body: canvas.finish(), width: measures.width, height }
}

fn label(part: &Series, spec: &Spec, measures: Measures) -> Label {
    let wrap = |text: &str, weight| {
        let lines = text::wrap(text, measures.label, weight, measures.names);
        lines.into_iter().map(move |line| (line, weight)).collect::<Vec<_>>()
    };
    let mut lines = wrap(&part.label, Weight::Strong);
    let last = part.values.last().and_then(crate::chart::Mark::value);
    lines.extend(last.iter().flat_map(|value| wrap(&figure(*value, &spec.unit), Weight::Regular)));
    let width = lines.iter().map(|(line, weight)| text::width(line, measures.label, *weight)).fold(0.0, f64::max);
    let height = float(lines.len()) * measures.label * LINE + LABEL_GAP;
    Label { lines, width, height }
}

fn tops(stack: &Stack) -> Vec<Vec<Decimal>> {
    let mut tops = vec![vec![Decimal::ZERO; stack.periods.len()]];
    for part in &stack.parts {
        let below = &tops[tops.len() - 1];
        let upon = below.iter().zip(&part.values).map(|(below, mark)| *below + mark.value().unwrap_or_default());
        tops.push(upon.collect());
    }
    tops
}

impl Sheet<'_> {
    fn draw_part(&self, part: usize, plane: &Plane<'_>) {
        let slot = self.slot(part);
        self.plot.canvas.open(&format!("chart-series chart-series-{}", slot + 1), None);
        for run in self.stack.runs() {
            let (above, below) = (self.edge(part + 1, &run, plane), self.edge(part, &run, plane));
            let corners: Vec<Spot> = above.into_iter().chain(below.into_iter().rev()).collect();
            self.plot.canvas.area(&corners, Role::Series(slot), 1.0);
            for at in run {
                self.draw_field(part, at, plane);
            }
        }
        self.plot.canvas.close();
    }

    /// The upper edge of a part along periods that belong together; a lone period has an edge as wide as a column.
    fn edge(&self, level: usize, run: &[usize], plane: &Plane<'_>) -> Vec<Spot> {
        let spot = |at: usize| self.plot.spot(plane, at, self.tops[level][at]);
        match run {
            [only] => {
                let (x, y) = spot(*only);
                let right = (x + LONE / 2.0).min(self.plot.grid.right);
                vec![(right - LONE, y), (right, y)]
            }
            run => run.iter().map(|at| spot(*at)).collect(),
        }
    }

    /// A field without colour from halfway to the period before to halfway to the one after: it carries the value.
    fn draw_field(&self, part: usize, at: usize, plane: &Plane<'_>) {
        let (series, period) = (&self.stack.parts[part], &self.stack.periods[at].label);
        let Some(value) = series.values[at].value() else { return };
        let amount = with_unit(value, self.plot.unit);
        let title = match self.stack.parts.len() {
            1 => format!("{period}: {amount}"),
            _ => format!("{}, {period}: {amount}", series.label),
        };
        let x = |at: usize| self.plot.spot(plane, at, Decimal::ZERO).0;
        let last = self.stack.periods.len() - 1;
        let half = if last == 0 { LONE / 2.0 } else { 0.0 };
        let left = f64::midpoint(x(at.saturating_sub(1)), x(at)) - half;
        let right = f64::midpoint(x(at), x((at + 1).min(last))) + half;
        let (top, bottom) =
            (self.plot.spot(plane, at, self.tops[part + 1][at]).1, self.plot.spot(plane, at, self.tops[part][at]).1);
        self.plot.canvas.open("", Some(&title));
        self.plot.canvas.area(&[(left, top), (right, top), (right, bottom), (left, bottom)], Role::Ground, 0.0);
        self.plot.canvas.close();
    }

    /// Lines in the colour of the ground, which tell the areas apart in black and white too.
    fn draw_separators(&self, plane: &Plane<'_>) {
        let stroke = Stroke { role: Role::Ground, width: SEPARATOR, dash: None };
        for level in 1..self.stack.parts.len() {
            for run in self.stack.runs() {
                self.plot.canvas.path(&self.edge(level, &run, plane), stroke);
            }
        }
    }

    fn draw_labels(&self, labels: &[Label], widest: f64, plane: &Plane<'_>) {
        let (canvas, grid, size) = (self.plot.canvas, self.plot.grid, self.plot.measures.label);
        let left = self.plot.measures.width - widest;
        let last = self.stack.periods.len() - 1;
        let middle = |part: usize| {
            let edge = |level: usize| self.plot.spot(plane, last, self.tops[level][last]).1;
            f64::midpoint(edge(part), edge(part + 1))
        };
        let wanted: Vec<_> = labels.iter().enumerate().map(|(part, label)| (middle(part), label.height)).collect();
        let middles = spread(&wanted, grid.top - LABEL_GAP, grid.bottom + LABEL_GAP);
        canvas.open("chart-ends", None);
        for (part, (label, y)) in labels.iter().zip(middles).enumerate() {
            if (middle(part) - y).abs() > label.height / 2.0 {
                let tie = [(grid.right + 4.0, middle(part)), (left - 3.0, y)];
                canvas.path(&tie, Stroke { role: Role::Muted, width: 1.0, dash: None });
            }
            let first = y - (float(label.lines.len()) - 1.0) / 2.0 * size * LINE;
            for (index, (text, weight)) in label.lines.iter().enumerate() {
                let spot = (left, first + float(index) * size * LINE);
                let role = Role::SeriesText(self.slot(part));
                canvas.text(&Words { text, spot, size, weight: *weight, anchor: Anchor::Start, role, halo: false });
            }
        }
        canvas.close();
    }

    fn slot(&self, part: usize) -> u8 {
        let slots = slots(self.stack.parts.len());
        slots[part % slots.len()]
    }
}
