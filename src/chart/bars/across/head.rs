//! What stands above the rows of a bar chart: the key, a note on shares, and the name of the target.

use super::plan::Plan;
use crate::chart::bars::{Ruler, Sheet, key, parts};
use crate::chart::sheet::canvas::Anchor;
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::text::{self, LINE, Weight};

/// Space above the rows.
const GAP: f64 = 8.0;
/// Lines of a name above the first stack.
const MOST_LINES: usize = 2;

/// Draws everything above the rows, and gives the height at which they begin.
pub(super) fn draw(sheet: &Sheet<'_>, plan: &Plan, ruler: &Ruler<'_>) -> f64 {
    let named = names(sheet, plan, ruler);
    let mut y = key::draw(sheet, sheet.names_series() && named.is_none(), false);
    if sheet.works_out_shares() {
        y = key::note(sheet, key::SHARES, y);
    }
    y = draw_target(sheet, ruler, y);
    y += if y > 0.0 && named.is_some() { 4.0 } else { 0.0 };
    let rise = sheet.measures.small * LINE;
    if let Some(named) = named {
        let most = named.iter().map(|(lines, ..)| lines.len()).max().unwrap_or(0);
        for (lines, x, role) in &named {
            for (index, line) in lines.iter().enumerate() {
                let line_y = y + rise * (float(most - lines.len() + index) + 0.5);
                sheet.write(line, (*x, line_y), (Anchor::Start, *role, Weight::Strong), sheet.measures.small);
            }
        }
        return y + rise * float(most);
    }
    if y > 0.0 { y + GAP } else { 2.0 }
}

/// Names of the parts above the first stack, each where its part begins, if all find room there.
fn names(sheet: &Sheet<'_>, plan: &Plan, ruler: &Ruler<'_>) -> Option<Vec<(Vec<String>, f64, Role)>> {
    if !sheet.bars.is_stack() || !sheet.names_series() || !plan.is_beside {
        return None;
    }
    let name = |part: &parts::Part| {
        let (x, room) = (ruler.at(part.from), ruler.at(part.to) - ruler.at(part.from) - 8.0);
        let (label, size) = (sheet.bars.series[part.series].label.as_str(), sheet.measures.small);
        let is_whole = label.split_whitespace().all(|word| text::width(word, size, Weight::Strong) <= room);
        let lines = text::wrap(label, size, Weight::Strong, room);
        let fits = is_whole && !lines.is_empty() && lines.len() <= MOST_LINES;
        fits.then(|| (lines, x, sheet.role_of_name(part.series)))
    };
    parts::of(sheet.bars, 0).iter().map(name).collect()
}

/// Names the target above its line, and gives the height at which the name ends.
fn draw_target(sheet: &Sheet<'_>, ruler: &Ruler<'_>, top: f64) -> f64 {
    let Some(target) = &sheet.bars.target else { return top };
    let (size, width) = (sheet.measures.small, sheet.measures.width);
    let lines = text::wrap(&key::target_name(sheet, target), size, Weight::Strong, width * 0.6);
    let half = text::widest(&lines, size, Weight::Strong) / 2.0;
    let x = ruler.at(target.value).clamp(half, (width - half).max(half));
    for (index, line) in lines.iter().enumerate() {
        let y = top + 4.0 + size * LINE * (float(index) + 0.5);
        sheet.write(line, (x, y), (Anchor::Middle, Role::Ink, Weight::Strong), size);
    }
    top + 4.0 + size * LINE * float(lines.len())
}
