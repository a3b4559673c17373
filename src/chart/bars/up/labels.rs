//! Values over columns and in stacks, codes where a column is missing, and the names at the right.

use super::plan::{BLOCK_GAP, END_GAP, VALUE_GAP};
use super::{Columns, parts};
use crate::chart::bars::parts::Part;
use crate::chart::sheet::canvas::{Anchor, Stroke};
use crate::chart::sheet::labels::{Clearance, Frame, spread};
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::Arrange;
use crate::number::{Decimal, figure};

/// A text at the end of a column.
struct Label {
    category: usize,
    text: String,
    weight: Weight,
    /// Middle and end of the column.
    x: f64,
    y: f64,
    is_below: bool,
}

/// Places and draws all labels of the plot.
pub(super) fn draw(columns: &Columns<'_>, clearance: &mut Clearance) {
    for category in 0..columns.sheet.bars.categories.len() {
        if columns.sheet.bars.is_stack() {
            draw_inside(columns, category);
        } else {
            draw_codes(columns, category, clearance);
        }
    }
    draw_values(columns, clearance);
    draw_ends(columns);
}

/// Writes the values of a stack inside its parts, where they fit.
fn draw_inside(columns: &Columns<'_>, category: usize) {
    let (sheet, size) = (columns.sheet, columns.sheet.measures.small);
    for part in parts::of(sheet.bars, category) {
        let (text, frame) = (sheet.printed(category, part.value), columns.frame(category, &part));
        let is_wide = text::width(&text, size, Weight::Regular) + 4.0 <= frame.right - frame.left;
        if is_wide && size * LINE <= frame.bottom - frame.top {
            let role = sheet.role_inside(category, part.series);
            sheet.write(&text, frame.middle(), (Anchor::Middle, role, Weight::Regular), size);
        }
    }
}

/// Prints the code of each missing value where its column would begin, one above the other where columns are thin.
fn draw_codes(columns: &Columns<'_>, category: usize, clearance: &mut Clearance) {
    let (sheet, size) = (columns.sheet, columns.sheet.measures.small);
    for (series, code) in parts::missing(sheet.bars, category) {
        let (width, height) = (text::width(code, size, Weight::Regular), size * LINE);
        let (x, y) = (columns.column_middle(category, series), columns.ruler.at(Decimal::ZERO) - height / 2.0 - 2.0);
        let steps = (0..10).map(|step| Frame::around((x, y - float(step) * height), width, height));
        if let Some(frame) = clearance.place(&steps.collect::<Vec<_>>()) {
            sheet.write(code, frame.middle(), (Anchor::Middle, Role::Muted, Weight::Regular), size);
        }
    }
}

/// Prints the value of every column if all have room, else those of the last category and the highest one, where they
/// cover nothing; the gridlines tell the others.
fn draw_values(columns: &Columns<'_>, clearance: &mut Clearance) {
    let labels = labels(columns);
    if columns.plan.has_all_values {
        for label in &labels {
            let room = if columns.is_group() { columns.plan.thickness - 1.0 } else { columns.plan.slot - 3.0 };
            let lines = text::wrap(&label.text, columns.sheet.measures.small, label.weight, room.max(1.0));
            write(columns, label, &lines, label.x);
        }
        return;
    }
    let size = columns.sheet.measures.small;
    let highest = labels.iter().filter(|label| !label.is_below).min_by(|one, other| one.y.total_cmp(&other.y));
    let last = labels.iter().filter(|label| label.category + 1 == columns.sheet.bars.categories.len());
    for label in last.chain(highest.filter(|label| label.category + 1 != columns.sheet.bars.categories.len())) {
        let (width, height) = (text::width(&label.text, size, label.weight), size * LINE);
        let y = if label.is_below { label.y + VALUE_GAP + height / 2.0 } else { label.y - VALUE_GAP - height / 2.0 };
        let shift = (width - columns.plan.thickness) / 2.0;
        let candidates = [0.0, -shift, shift].map(|shift| Frame::around((label.x + shift, y), width, height));
        if let Some(frame) = clearance.place_clear(&candidates) {
            write(columns, label, std::slice::from_ref(&label.text), frame.middle().0);
        }
    }
}

fn labels(columns: &Columns<'_>) -> Vec<Label> {
    let (bars, unit) = (columns.sheet.bars, &columns.sheet.spec.unit);
    let label = |category: usize, part: &Part| {
        let is_below = part.value < Decimal::ZERO;
        let (x, y) = (columns.column_middle(category, part.series), columns.ruler.at(part.to));
        Label { category, text: figure(part.value, unit), weight: Weight::Regular, x, y, is_below }
    };
    let total = |category: usize| {
        let total = bars.total(category);
        let (x, y) = (columns.middle(category), columns.ruler.at(total));
        Label { category, text: figure(total, unit), weight: Weight::Regular, x, y, is_below: false }
    };
    let categories = 0..bars.categories.len();
    match bars.arrange {
        Arrange::Shares => Vec::new(),
        Arrange::Stacked if !bars.has_totals(unit) => Vec::new(),
        Arrange::Stacked => categories.map(total).collect(),
        Arrange::Grouped => categories
            .flat_map(|at| parts::of(bars, at).into_iter().map(move |part| (at, part)))
            .map(|(at, part)| label(at, &part))
            .collect(),
    }
}

fn write(columns: &Columns<'_>, label: &Label, lines: &[String], x: f64) {
    let size = columns.sheet.measures.small;
    let height = size * LINE;
    let first = if label.is_below {
        label.y + VALUE_GAP + height / 2.0
    } else {
        label.y - VALUE_GAP - height * (float(lines.len()) - 0.5)
    };
    for (index, line) in lines.iter().enumerate() {
        let spot = (x, first + height * float(index));
        columns.sheet.write(line, spot, (Anchor::Middle, Role::Ink, label.weight), size);
    }
}

/// Names the parts of the last stack and the target, tied to them where the names had to move apart.
fn draw_ends(columns: &Columns<'_>) {
    let (ends, size) = (&columns.plan.ends, columns.sheet.measures.small);
    let height = |lines: usize| float(lines) * size * LINE + BLOCK_GAP;
    let wanted: Vec<_> = ends.iter().map(|end| (columns.ruler.at(end.at), height(end.lines.len()))).collect();
    let middles = spread(&wanted, columns.grid.top - 8.0, columns.grid.bottom + 8.0);
    let left = columns.grid.right + END_GAP;
    columns.sheet.canvas.open("chart-ends", None);
    for ((end, y), (wish, height)) in ends.iter().zip(middles).zip(wanted) {
        if (wish - y).abs() > height / 2.0 {
            let line = [(columns.grid.right + 1.0, wish), (left - 3.0, y)];
            columns.sheet.canvas.path(&line, Stroke { role: Role::Muted, width: 1.0, dash: None });
        }
        let first = y - (float(end.lines.len()) - 1.0) / 2.0 * size * LINE;
        for (index, line) in end.lines.iter().enumerate() {
            let spot = (left, first + float(index) * size * LINE);
            columns.sheet.write(line, spot, (Anchor::Start, end.role, Weight::Strong), size);
        }
    }
    columns.sheet.canvas.close();
}
