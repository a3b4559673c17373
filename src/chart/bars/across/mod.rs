//! Bars across: one row a category, every value at the end of its bar, and so no axis.

mod head;
mod plan;

use self::plan::{Bar, Plan, Row, VALUE_GAP};
use super::key::TARGET_DASH;
use super::parts::{self, Part};
use super::{Ruler, SEPARATOR, Sheet};
use crate::chart::forms;
use crate::chart::sheet::canvas::{Anchor, Stroke};
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::Arrange;
use crate::number::Decimal;

/// Space around a text inside a bar.
const INSIDE_GAP: f64 = 5.0;

/// From one height to another.
type Stretch = (f64, f64);

/// Draws all rows, and gives the height at which they end.
pub(super) fn draw(sheet: &Sheet<'_>) -> f64 {
    let plan = plan::plan(sheet);
    let axis = axis(sheet);
    let ruler = Ruler { axis: &axis, from: plan.column + plan.aside.0, to: sheet.measures.width - plan.aside.1 };
    let top = head::draw(sheet, &plan, &ruler);
    let mut row_top = top;
    let last = plan.rows.len() - 1;
    for (category, row) in plan.rows.iter().enumerate() {
        sheet.canvas.open("chart-row", None);
        let band = draw_name(sheet, &plan, row, row_top);
        let through = if plan.is_beside { (row_top, row_top + row.height) } else { (band - 3.0, band + row.band + 3.0) };
        if sheet.bars.is_stack() {
            draw_stack(sheet, category, &row.bars[0], (band, through), &ruler);
        } else {
            draw_group(sheet, category, row, (band, through), &ruler);
        }
        sheet.canvas.close();
        row_top += row.height;
        if category == last {
            row_top = row_top.max(band + row.band + 4.0);
        }
    }
    row_top
}

/// The axis from the least to the greatest value, zero always included; no ticks, because every bar has its value.
fn axis(sheet: &Sheet<'_>) -> Axis {
    if sheet.bars.arrange == Arrange::Shares {
        return Axis::spanning(&[Decimal::ZERO, Decimal::ONE_HUNDRED]);
    }
    let mut values = forms::values(sheet.spec);
    values.push(Decimal::ZERO);
    if values.iter().all(Decimal::is_zero) {
        values.push(Decimal::ONE);
    }
    Axis::spanning(&values)
}

/// Writes the name of a row beside or above its bars, and gives the height at which these begin.
fn draw_name(sheet: &Sheet<'_>, plan: &Plan, row: &Row, top: f64) -> f64 {
    let line_height = sheet.measures.label * LINE;
    let name_height = line_height * float(row.name.len());
    let (first, band) = if plan.is_beside {
        (top + (row.height - name_height) / 2.0, top + (row.height - row.band) / 2.0)
    } else {
        (top, top + name_height + 2.0)
    };
    for (index, line) in row.name.iter().enumerate() {
        let y = first + line_height * (float(index) + 0.5);
        sheet.write(line, (0.0, y), (Anchor::Start, Role::Ink, Weight::Regular), sheet.measures.label);
    }
    band
}

fn draw_group(sheet: &Sheet<'_>, category: usize, row: &Row, (band, through): (f64, Stretch), ruler: &Ruler<'_>) {
    let tops: Vec<f64> = row.bars.iter().scan(band, |top, bar| Some(std::mem::replace(top, *top + bar.height))).collect();
    let parts = parts::of(sheet.bars, category);
    for part in &parts {
        let (bar, top) = (&row.bars[part.series], tops[part.series]);
        sheet.draw_bar((category, part.series), part.value, frame(ruler, part, top + bar.height / 2.0, bar.thickness - 1.0));
    }
    draw_rules(sheet, through, ruler);
    for (series, (bar, top)) in row.bars.iter().zip(tops).enumerate() {
        let tip = ruler.at(parts.iter().find(|part| part.series == series).map_or(Decimal::ZERO, |part| part.to));
        let outwards = if bar.is_negative { -VALUE_GAP } else { VALUE_GAP };
        let anchor = if bar.is_negative { Anchor::End } else { Anchor::Start };
        let role = if bar.is_there { Role::Ink } else { Role::Muted };
        let y = top + bar.height / 2.0;
        if goes_inside(sheet, bar, tip, ruler) {
            let inwards = if bar.is_negative { Anchor::Start } else { Anchor::End };
            draw_printed(sheet, bar, (tip - outwards, y), (inwards, sheet.role_inside(category, series)));
        } else {
            draw_printed(sheet, bar, (tip + outwards, y), (anchor, role));
        }
    }
}

/// Whether a value stands inside its bar, because the line of the target would run through it beyond the end.
fn goes_inside(sheet: &Sheet<'_>, bar: &Bar, tip: f64, ruler: &Ruler<'_>) -> bool {
    let Some(target) = &sheet.bars.target else { return false };
    let width = text::widest(&bar.printed, plan::size(sheet), bar.weight);
    let beyond = (ruler.at(target.value) - tip) * if bar.is_negative { -1.0 } else { 1.0 };
    let is_crossed = beyond > VALUE_GAP / 2.0 && beyond < width + 1.5 * VALUE_GAP;
    is_crossed && bar.is_there && width + 2.0 * VALUE_GAP <= (tip - ruler.at(Decimal::ZERO)).abs()
}

fn draw_stack(sheet: &Sheet<'_>, category: usize, bar: &Bar, (top, through): (f64, Stretch), ruler: &Ruler<'_>) {
    let y = top + bar.height / 2.0;
    let parts = parts::of(sheet.bars, category);
    for part in &parts {
        sheet.draw_bar((category, part.series), part.value, frame(ruler, part, y, bar.thickness));
    }
    for part in parts.iter().filter(|part| !part.value.is_zero()).skip(1) {
        let x = ruler.at(part.from);
        let ends = [(x, y - bar.thickness / 2.0), (x, y + bar.thickness / 2.0)];
        sheet.canvas.path(&ends, Stroke { role: Role::Ground, width: SEPARATOR, dash: None });
    }
    draw_rules(sheet, through, ruler);
    let size = sheet.measures.small;
    for part in parts.iter().filter(|part| !part.value.is_zero()) {
        let (text, frame) = (sheet.printed(category, part.value), frame(ruler, part, y, bar.thickness));
        if text::width(&text, size, Weight::Regular) + 2.0 * INSIDE_GAP <= frame.right - frame.left {
            let role = sheet.role_inside(category, part.series);
            sheet.write(&text, frame.middle(), (Anchor::Middle, role, Weight::Regular), size);
        }
    }
    let end = parts.last().map_or(Decimal::ZERO, |part| part.to);
    draw_printed(sheet, bar, (ruler.at(end) + VALUE_GAP, y), (Anchor::Start, Role::Ink));
}

/// Writes a value or a code at the end of its bar, or where the bar would begin.
fn draw_printed(sheet: &Sheet<'_>, bar: &Bar, (x, middle): (f64, f64), (anchor, role): (Anchor, Role)) {
    let size = plan::size(sheet);
    let first = middle - size * LINE * (float(bar.printed.len()) - 1.0) / 2.0;
    for (index, line) in bar.printed.iter().enumerate() {
        sheet.write(line, (x, first + size * LINE * float(index)), (anchor, role, bar.weight), size);
    }
}

/// Draws the line at zero and the target from one height to another.
fn draw_rules(sheet: &Sheet<'_>, (top, bottom): Stretch, ruler: &Ruler<'_>) {
    let line = |x: f64, stroke| sheet.canvas.path(&[(x, top), (x, bottom)], stroke);
    line(ruler.at(Decimal::ZERO), Stroke { role: Role::Muted, width: 1.4, dash: None });
    if let Some(target) = &sheet.bars.target {
        // Edged in the colour of the ground, so that dots are seen on dark bars.
        for (role, width) in [(Role::Ground, 4.2), (Role::Ink, 1.8)] {
            line(ruler.at(target.value), Stroke { role, width, dash: Some(TARGET_DASH) });
        }
    }
}

fn frame(ruler: &Ruler<'_>, part: &Part, middle: f64, thickness: f64) -> Frame {
    let (one, other) = (ruler.at(part.from), ruler.at(part.to));
    let (top, bottom) = (middle - thickness / 2.0, middle + thickness / 2.0);
    Frame { left: one.min(other), right: one.max(other), top, bottom }
}
