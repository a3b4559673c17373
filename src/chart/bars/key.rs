//! The key above the plot, for names that find no place beside what they name.

use super::Sheet;
use crate::chart::sheet::canvas::{Anchor, Stroke};
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Mark, Target};
use crate::number::figure;

/// Edge of a swatch.
const SWATCH: f64 = 12.0;
/// Space between a mark and its name.
const MARK_GAP: f64 = 7.0;
/// Length of the line that stands for the target.
const DASH_LENGTH: f64 = 22.0;
/// Space between two entries.
const ENTRY_GAP: f64 = 20.0;
/// Dash of a target line.
pub(super) const TARGET_DASH: &str = "2 6";

/// Says that percentages in the drawing are none of the data.
pub(super) const SHARES: &str = "Share of each total, rounded";

/// An entry of the key.
enum Entry<'a> {
    Series(Role, &'a str),
    Target(String),
    Open,
}

/// Draws the entries in rows from the top, and gives the height at which they end; zero without any.
pub(super) fn draw(sheet: &Sheet<'_>, has_series: bool, has_target: bool) -> f64 {
    let entries = entries(sheet, has_series, has_target);
    let (size, width) = (sheet.measures.small, sheet.measures.width);
    let line_height = size * LINE;
    let (mut x, mut y, mut bottom) = (0.0, line_height / 2.0 + 2.0, 0.0);
    sheet.canvas.open("chart-key", None);
    for entry in &entries {
        let indent = entry.mark_width() + MARK_GAP;
        let lines = text::wrap(entry.name(), size, Weight::Regular, width - indent);
        let entry_width = indent + text::widest(&lines, size, Weight::Regular);
        if x > 0.0 && x + entry_width > width {
            (x, y) = (0.0, bottom + 4.0 + line_height / 2.0);
        }
        draw_mark(sheet, entry, (x, y));
        for (index, line) in lines.iter().enumerate() {
            let spot = (x + indent, y + float(index) * line_height);
            sheet.write(line, spot, (Anchor::Start, Role::Ink, Weight::Regular), size);
        }
        bottom = f64::max(bottom, y + line_height * (float(lines.len().max(1)) - 0.5));
        x += entry_width + ENTRY_GAP;
    }
    sheet.canvas.close();
    bottom
}

/// Writes a quiet line below the key, and gives the height at which it ends.
pub(super) fn note(sheet: &Sheet<'_>, text: &str, top: f64) -> f64 {
    let size = sheet.measures.small;
    let lines = text::wrap(text, size, Weight::Regular, sheet.measures.width);
    for (index, line) in lines.iter().enumerate() {
        let y = top + 4.0 + size * LINE * (float(index) + 0.5);
        sheet.write(line, (0.0, y), (Anchor::Start, Role::Muted, Weight::Regular), size);
    }
    top + 4.0 + size * LINE * float(lines.len())
}

/// What a target line is called.
pub(super) fn target_name(sheet: &Sheet<'_>, target: &Target) -> String {
    format!("{}: {}", target.label, figure(target.value, &sheet.spec.unit))
}

fn entries<'a>(sheet: &Sheet<'a>, has_series: bool, has_target: bool) -> Vec<Entry<'a>> {
    let named = sheet.bars.series.iter().enumerate().filter(|_| has_series);
    // A series is grey in the key only if it is grey in every category.
    let lit = sheet.bars.highlight.categories.first().copied().unwrap_or_default();
    let series = named.map(|(at, series)| Entry::Series(sheet.role(lit, at), series.label.as_str()));
    let target = sheet.bars.target.iter().filter(|_| has_target).map(|target| Entry::Target(target_name(sheet, target)));
    let marks = || sheet.bars.series.iter().flat_map(|series| &series.values);
    let open = marks().any(|mark| matches!(mark, Mark::Part(_))).then_some(Entry::Open);
    series.chain(target).chain(open).collect()
}

fn draw_mark(sheet: &Sheet<'_>, entry: &Entry<'_>, (x, y): (f64, f64)) {
    let swatch = Frame::around((x + SWATCH / 2.0, y), SWATCH, SWATCH);
    match entry {
        Entry::Series(role, _) => sheet.canvas.bar(swatch, *role, true),
        Entry::Open => sheet.canvas.bar(swatch, Role::Muted, false),
        Entry::Target(_) => {
            let stroke = Stroke { role: Role::Ink, width: 1.8, dash: Some(TARGET_DASH) };
            sheet.canvas.path(&[(x + 1.0, y), (x + DASH_LENGTH - 1.0, y)], stroke);
        }
    }
}

impl Entry<'_> {
    fn name(&self) -> &str {
        match self {
            Self::Series(_, name) => name,
            Self::Target(name) => name,
            Self::Open => "For a part of the period only",
        }
    }

    fn mark_width(&self) -> f64 {
        if matches!(self, Self::Target(_)) { DASH_LENGTH } else { SWATCH }
    }
}
