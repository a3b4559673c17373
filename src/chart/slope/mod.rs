//! The slope chart: two moments as two columns, and a line from one to the other for each place.
//!
//! 1. Write the labels of both columns and measure them.
//! 2. Move the labels of a column apart, and let the chart grow until they fit.
//! 3. Draw the columns, the lines (highlighted ones last) and the labels, and name below what has no value.

pub(super) mod words;

use crate::number::{Decimal, figure, with_unit};

use crate::chart::forms;
use crate::chart::sheet::canvas::{Anchor, Canvas, Marker, Plane, Spot, Stroke, Words};
use crate::chart::sheet::labels::{Frame, spread};
use crate::chart::sheet::layout::{Drawing, Measures, float};
use crate::chart::sheet::palette::{Paint, Role, slots};
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::{self, LINE, Weight, widest};
use crate::chart::spec::{Mark, Row, Slope, Spec};

/// Space between a point and its label.
const GAP: f64 = 12.0;
/// Space between the name and the value of a label.
const VALUE_GAP: f64 = 7.0;
/// Space between two labels.
const LABEL_GAP: f64 = 3.0;
/// Drawings at least this wide have the names at both sides.
const NAMES_TWICE: f64 = 500.0;
/// Most of the width that the labels of a column take: with names at both sides, and else at the left and at the right.
const SHARE: f64 = 0.42;
const SHARES_NARROW: [f64; 2] = [0.3, 0.5];
/// A name that has less room than this beside its figure stands above it.
const LEAST_NAME: f64 = 60.0;
/// Least height of the lines, as a share of that of other plots: they need room to part.
const TALL: f64 = 1.15;
const RADIUS: f64 = 4.6;
/// How far the first and the last label may reach beyond the lines.
const OVERHANG: f64 = 12.0;
/// There is no axis to say this of.
const NO_ZERO: &str = "Scale does not start at zero";

/// Which of the two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    From,
    To,
}

/// A slope chart on its way to paper.
struct Sheet<'a> {
    spec: &'a Spec,
    slope: &'a Slope,
    measures: Measures,
    canvas: &'a Canvas,
    axis: Axis,
    /// Between the two columns, from the highest to the lowest value.
    grid: Frame,
}

/// Name and value beside a point.
struct Label {
    row: usize,
    value: Decimal,
    /// Lines of text, with their distance from the column and from the middle of the label.
    lines: Vec<(String, Spot)>,
    width: f64,
    height: f64,
}

/// Draws a slope chart that was found to be drawable.
pub(in crate::chart) fn draw(spec: &Spec, slope: &Slope, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let axis = Axis::spanning(&forms::values(spec));
    let none = Frame { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 };
    let mut sheet = Sheet { spec, slope, measures, canvas: &canvas, axis, grid: none };
    let columns = [Side::From, Side::To].map(|side| sheet.labels(side));
    let [left, right] = columns.each_ref().map(|labels| labels.iter().map(|label| label.width).fold(0.0, f64::max));
    let heights = columns.each_ref().map(|labels| labels.iter().map(|label| label.height).sum::<f64>());
    let top = sheet.draw_heads((left + GAP, measures.width - right - GAP));
    let bottom = top + heights[0].max(heights[1]).max(measures.plot * TALL);
    sheet.grid = Frame { left: left + GAP, top, right: measures.width - right - GAP, bottom };
    let plane = canvas.plane(sheet.grid, (0.0, 1.0), (0.0, sheet.axis.length()));
    sheet.draw_rules();
    for row in sheet.in_order() {
        sheet.draw_row(row, &plane);
    }
    sheet.draw_labels(Side::From, &columns[0], &plane);
    sheet.draw_labels(Side::To, &columns[1], &plane);
    let height = sheet.draw_missing();
    drop(plane);
    Drawing { body: canvas.finish(), width: measures.width, height }
}

impl Side {
    fn mark(self, row: &Row) -> &Mark {
        match self {
            Self::From => &row.from,
            Self::To => &row.to,
        }
    }

    fn label(self, slope: &Slope) -> &str {
        match self {
            Self::From => &slope.from_label,
            Self::To => &slope.to_label,
        }
    }

    fn place(self) -> f64 {
        if self == Self::From { 0.0 } else { 1.0 }
    }
}

impl Sheet<'_> {
    /// The labels of a column. In a narrow drawing the names stand at the right, and at the left only for rows that end there.
    fn labels(&self, side: Side) -> Vec<Label> {
        let is_wide = self.measures.width >= NAMES_TWICE;
        let share = if is_wide { SHARE } else { SHARES_NARROW[usize::from(side == Side::To)] };
        let rows = self.slope.rows.iter().enumerate();
        let named = rows.filter_map(|(row, data)| {
            let is_named = is_wide || side == Side::To || data.to.value().is_none();
            Some((row, side.mark(data).value()?, if is_named { data.label.as_str() } else { "" }))
        });
        named.map(|(row, value, name)| self.label(row, value, name, share * self.measures.width)).collect()
    }

    /// The figure next to the line and the name beyond it, or the name above the figure where it has no room there.
    fn label(&self, row: usize, value: Decimal, name: &str, most: f64) -> Label {
        let (size, weight) = (self.measures.label, self.weight(row));
        let (figure, line_height) = (figure(value, &self.spec.unit), size * LINE);
        let own = text::width(&figure, size, weight);
        let room = (most - own - VALUE_GAP).min(self.measures.names);
        let column = |lines: Vec<String>, dx: f64| {
            let first = -(float(lines.len()) - 1.0) / 2.0 * line_height;
            let place = move |(index, line)| (line, (dx, first + float(index) * line_height));
            lines.into_iter().enumerate().map(place).collect::<Vec<_>>()
        };
        let lines = if room >= LEAST_NAME || (name.is_empty() && own <= most) {
            let names = column(text::wrap(name, size, weight, room.max(LEAST_NAME)), own + VALUE_GAP);
            names.into_iter().chain([(figure, (0.0, 0.0))]).collect()
        } else {
            let wrapped = [name, &figure].into_iter().flat_map(|text| text::wrap(text, size, weight, most));
            column(wrapped.collect(), 0.0)
        };
        let width = lines.iter().map(|(line, (dx, _))| dx + text::width(line, size, weight)).fold(0.0, f64::max);
        let rise = lines.iter().map(|(_, (_, dy))| dy.abs()).fold(0.0, f64::max);
        Label { row, value, lines, width, height: 2.0 * rise + line_height + LABEL_GAP }
    }

    /// Names the two moments above their columns, and gives the height at which the lines may start.
    fn draw_heads(&self, (left, right): (f64, f64)) -> f64 {
        let (size, line_height) = (self.measures.label, self.measures.label * LINE);
        let mut top = 0.0;
        self.canvas.open("chart-periods", None);
        if !self.axis.shows_zero() {
            let spot = (0.0, self.measures.small * LINE / 2.0);
            self.write(NO_ZERO, spot, (Anchor::Start, Role::Muted, Weight::Regular), self.measures.small);
            top = self.measures.small * LINE + 6.0;
        }
        let mut lines_most = 0;
        // Each head has the room up to halfway between the columns.
        let middle = f64::midpoint(left, right);
        let halves = [(Side::From, left, (0.0, middle - GAP)), (Side::To, right, (middle + GAP, self.measures.width))];
        for (side, x, (start, end)) in halves {
            let lines = text::wrap(side.label(self.slope), size, Weight::Strong, end - start);
            let half = widest(&lines, size, Weight::Strong) / 2.0;
            let x = x.max(start + half).min(end - half);
            for (index, line) in lines.iter().enumerate() {
                let spot = (x, top + line_height * (float(index) + 0.5));
                self.write(line, spot, (Anchor::Middle, Role::Ink, Weight::Strong), size);
            }
            lines_most = lines_most.max(lines.len());
        }
        self.canvas.close();
        top + line_height * float(lines_most) + 16.0
    }

    /// Each moment has a rule on which its points lie.
    fn draw_rules(&self) {
        self.canvas.open("chart-grid", None);
        for x in [self.grid.left, self.grid.right] {
            let ends = [(x, self.grid.top - 8.0), (x, self.grid.bottom + 8.0)];
            self.canvas.path(&ends, Stroke { role: Role::Grid, width: 1.0, dash: None });
        }
        self.canvas.close();
    }

    /// The rows in the order in which they are drawn: quiet ones lie behind the others.
    fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.slope.rows.len()).collect();
        order.sort_by_key(|row| !self.slope.is_quiet(*row));
        order
    }

    fn draw_row(&self, index: usize, plane: &Plane<'_>) {
        let (row, is_quiet) = (&self.slope.rows[index], self.slope.is_quiet(index));
        let (role, width, radius) =
            if is_quiet { (Role::Quiet, 1.5, 3.0) } else { (Role::Series(self.slot(index)), 2.6, RADIUS) };
        let spot = |side: Side| Some(self.spot(plane, side, side.mark(row).value()?));
        let class = if is_quiet { "chart-series chart-quiet".to_owned() } else { "chart-series".to_owned() };
        self.canvas.open(&class, None);
        if let (Some(from), Some(to)) = (spot(Side::From), spot(Side::To)) {
            self.canvas.path(&[from, to], Stroke { role, width, dash: None });
        }
        for side in [Side::From, Side::To] {
            if let (Some(spot), Some(value)) = (spot(side), side.mark(row).value()) {
                let amount = with_unit(value, &self.spec.unit);
                self.canvas.open("", Some(&format!("{}, {}: {amount}", row.label, side.label(self.slope))));
                self.canvas.marker(Marker::Circle, spot, radius, role);
                self.canvas.close();
            }
        }
        self.canvas.close();
    }

    /// Highlighted rows take the slots in order; alike, all rows are in one colour and told apart by their names.
    fn slot(&self, row: usize) -> u8 {
        let highlighted = &self.slope.highlighted;
        let slots = slots(highlighted.len());
        highlighted.iter().position(|one| *one == row).map_or(0, |at| slots[at % slots.len()])
    }

    fn weight(&self, row: usize) -> Weight {
        if self.slope.highlighted.contains(&row) { Weight::Strong } else { Weight::Regular }
    }

    fn draw_labels(&self, side: Side, labels: &[Label], plane: &Plane<'_>) {
        let height = |label: &Label| self.spot(plane, side, label.value).1;
        let wanted: Vec<_> = labels.iter().map(|label| (height(label), label.height)).collect();
        let middles = spread(&wanted, self.grid.top - OVERHANG, self.grid.bottom + OVERHANG);
        self.canvas.open("chart-ends", None);
        for (label, y) in labels.iter().zip(middles) {
            self.draw_label(side, label, (height(label), y));
        }
        self.canvas.close();
    }

    /// A label that had to move is tied to its point.
    fn draw_label(&self, side: Side, label: &Label, (point, y): (f64, f64)) {
        let (anchor, x, outward) = match side {
            Side::From => (Anchor::End, self.grid.left, -1.0),
            Side::To => (Anchor::Start, self.grid.right, 1.0),
        };
        if (point - y).abs() > 3.0 {
            let tie = [(x + outward * (RADIUS + 1.0), point), (x + outward * (GAP - 2.0), y)];
            self.canvas.path(&tie, Stroke { role: Role::Muted, width: 0.8, dash: None });
        }
        let (size, weight) = (self.measures.label, self.weight(label.row));
        let role = match (self.slope.is_quiet(label.row), weight) {
            (true, _) => Role::Muted,
            (false, Weight::Strong) => Role::SeriesText(self.slot(label.row)),
            (false, Weight::Regular) => Role::Ink,
        };
        for (line, (dx, dy)) in &label.lines {
            self.write(line, (x + outward * (GAP + dx), y + dy), (anchor, role, weight), size);
        }
    }

    /// Names the rows without a value below the lines, with their codes, and gives the height at which all ends.
    fn draw_missing(&self) -> f64 {
        let (size, line_height) = (self.measures.small, self.measures.small * LINE);
        let mut y = self.grid.bottom + 14.0;
        for side in [Side::From, Side::To] {
            let code = |row: &Row| match side.mark(row) {
                Mark::Missing(code) => Some(format!("{} {code}", row.label)),
                _ => None,
            };
            let missing: Vec<String> = self.slope.rows.iter().filter_map(code).collect();
            if missing.is_empty() {
                continue;
            }
            let text = format!("No value for {}: {}", side.label(self.slope), missing.join(", "));
            for line in text::wrap(&text, size, Weight::Regular, self.measures.width) {
                self.write(&line, (0.0, y + line_height / 2.0), (Anchor::Start, Role::Muted, Weight::Regular), size);
                y += line_height;
            }
        }
        y
    }

    fn spot(&self, plane: &Plane<'_>, side: Side, value: Decimal) -> Spot {
        plane.spot((side.place(), self.axis.offset(value)))
    }

    fn write(&self, text: &str, spot: Spot, (anchor, role, weight): (Anchor, Role, Weight), size: f64) {
        self.canvas.text(&Words { text, spot, size, weight, anchor, role, halo: true });
    }
}
