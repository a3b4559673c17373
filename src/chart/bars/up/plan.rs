//! Whether columns and their names find room, and where they stand.

use crate::chart::bars::{Sheet, key, parts};
use crate::chart::forms;
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::scale::{Axis, Tick};
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Along, Arrange};
use crate::number::{Decimal, Unit, figure};

/// Most steps between gridlines.
const MOST_STEPS: i64 = 5;
/// Space between tick labels and the grid.
pub(super) const TICK_GAP: f64 = 8.0;
/// Most width that one category takes, so that few columns do not become walls.
const WIDEST_SLOT: f64 = 132.0;
/// What each further column of a group adds to that.
const WIDEST_COLUMN: f64 = 48.0;
/// Space between a column and its value.
pub(super) const VALUE_GAP: f64 = 4.0;
/// Space between the names of two columns.
const NAME_GAP: f64 = 8.0;
/// Lines that the name of a column may take.
const MOST_LINES: usize = 4;
/// Space between the last column and the names at its right.
pub(super) const END_GAP: f64 = 14.0;
/// Space between two names at the right.
pub(super) const BLOCK_GAP: f64 = 5.0;
/// Share of the drawing that names at the right may take.
const ENDS: f64 = 0.24;
/// Lines that a value over a column may take.
const MOST_VALUE_LINES: usize = 2;

/// A column chart with room for everything.
#[derive(Debug)]
pub(in crate::chart::bars) struct Plan {
    pub(super) axis: Axis,
    /// From the first to the last gridline, and across all columns; counted from the end of the head.
    pub(super) grid: Frame,
    /// Room for values below the last gridline.
    pub(super) foot: f64,
    /// Width of a category.
    pub(super) slot: f64,
    /// Width of a column.
    pub(super) thickness: f64,
    /// Names of members in lines; none for periods, of which some may stay without.
    pub(super) names: Option<Vec<Vec<String>>>,
    /// Names at the right of the last column.
    pub(super) ends: Vec<End>,
    /// Whether there is room for the value of every column.
    pub(super) has_all_values: bool,
}

/// A name at the right of the last column, at the height of what it names.
#[derive(Debug)]
pub(super) struct End {
    pub(super) lines: Vec<String>,
    pub(super) role: Role,
    /// On the axis.
    pub(super) at: Decimal,
}

/// Finds room for the columns; nothing where a member's name would have to be broken inside a word.
pub(in crate::chart::bars) fn plan(sheet: &Sheet<'_>) -> Option<Plan> {
    let axis = axis(sheet);
    let (size, width) = (sheet.measures.small, sheet.measures.width);
    let tick = |tick: &Tick| text::width(&tick.label, size, Weight::Regular);
    let left = (axis.ticks.iter().map(tick).fold(0.0, f64::max) + TICK_GAP).min(width * 0.6);
    let ends = ends(sheet);
    let ends_width = ends.iter().map(|end| text::widest(&end.lines, size, Weight::Strong)).fold(0.0, f64::max);
    let right = if ends.is_empty() { width } else { width - ends_width - END_GAP };
    let count = float(sheet.bars.categories.len().max(1));
    let beside = if sheet.bars.is_stack() { 1.0 } else { float(sheet.bars.series.len().max(1)) };
    let slot = ((right - left) / count).min(WIDEST_SLOT + WIDEST_COLUMN * (beside - 1.0));
    // The gap between groups is narrower than a column.
    let thickness = slot / (beside + if beside > 1.0 { 0.7 } else { 0.45 });
    let names = match sheet.bars.along {
        Along::Periods => None,
        Along::Members => Some(names(sheet, slot - NAME_GAP)?),
    };
    let lines = value_lines(sheet, if beside > 1.0 { thickness - 1.0 } else { slot - 3.0 });
    let room = (float(lines.unwrap_or(1)) * size * LINE + VALUE_GAP + 2.0).max(size * LINE);
    let is_below = forms::values(sheet.spec).iter().any(|value| *value < Decimal::ZERO) && !sheet.bars.is_stack();
    let ends_height: f64 = ends.iter().map(|end| float(end.lines.len()) * size * LINE + BLOCK_GAP).sum();
    let grid = Frame { left, top: room, right: left + slot * count, bottom: room + sheet.measures.plot.max(ends_height) };
    let foot = if is_below { room } else { 0.0 };
    Some(Plan { axis, grid, foot, slot, thickness, names, ends, has_all_values: lines.is_some() })
}

/// Round numbers from zero to the tallest column or the target.
fn axis(sheet: &Sheet<'_>) -> Axis {
    if sheet.bars.arrange == Arrange::Shares {
        return Axis::covering(&[Decimal::ZERO, Decimal::ONE_HUNDRED], &Unit::Percent, MOST_STEPS);
    }
    let mut values = forms::values(sheet.spec);
    values.push(Decimal::ZERO);
    Axis::covering(&values, &sheet.spec.unit, MOST_STEPS)
}

/// Names of the parts of the last stack, and of the target, where a wide drawing has room for them.
fn ends(sheet: &Sheet<'_>) -> Vec<End> {
    if !sheet.is_wide() {
        return Vec::new();
    }
    let most = sheet.measures.width * ENDS;
    let wrap = |name: &str| text::wrap(name, sheet.measures.small, Weight::Strong, most);
    let last = sheet.bars.categories.len().saturating_sub(1);
    let parts = if sheet.bars.is_stack() && sheet.names_series() { parts::of(sheet.bars, last) } else { Vec::new() };
    let names = parts.iter().rev().map(|part| {
        let at = (part.from + part.to) / Decimal::TWO;
        End { lines: wrap(&sheet.bars.series[part.series].label), role: sheet.role_of_name(part.series), at }
    });
    let target = sheet.bars.target.iter().map(|target| {
        let lines = wrap(&key::target_name(sheet, target));
        End { lines, role: Role::Ink, at: target.value }
    });
    names.chain(target).filter(|end| !end.lines.is_empty()).collect()
}

fn names(sheet: &Sheet<'_>, room: f64) -> Option<Vec<Vec<String>>> {
    let size = sheet.measures.small;
    let name = |name: &String| {
        let is_whole = name.split_whitespace().all(|word| text::width(word, size, Weight::Regular) <= room);
        let lines = text::wrap(name, size, Weight::Regular, room.max(1.0));
        (is_whole && lines.len() <= MOST_LINES).then_some(lines)
    };
    sheet.bars.categories.iter().map(name).collect()
}

/// The most lines that a value over a column takes; nothing if one does not fit.
fn value_lines(sheet: &Sheet<'_>, room: f64) -> Option<usize> {
    let printed = printed(sheet);
    let lines = printed.iter().map(|(text, weight)| {
        let is_whole = text.split_whitespace().all(|word| text::width(word, sheet.measures.small, *weight) <= room);
        let lines = text::wrap(text, sheet.measures.small, *weight, room.max(1.0)).len();
        (is_whole && lines <= MOST_VALUE_LINES).then_some(lines)
    });
    lines.collect::<Option<Vec<usize>>>().map(|lines| lines.into_iter().max().unwrap_or(0))
}

/// Everything that stands over columns.
fn printed(sheet: &Sheet<'_>) -> Vec<(String, Weight)> {
    let bars = sheet.bars;
    let categories = 0..bars.categories.len();
    match bars.arrange {
        Arrange::Shares => Vec::new(),
        Arrange::Stacked if !bars.has_totals(&sheet.spec.unit) => Vec::new(),
        Arrange::Stacked => {
            categories.map(|category| (figure(bars.total(category), &sheet.spec.unit), Weight::Regular)).collect()
        }
        Arrange::Grouped => {
            let of = |category| {
                let values = parts::of(bars, category).into_iter().map(|part| figure(part.value, &sheet.spec.unit));
                let codes = parts::missing(bars, category).map(|(_, code)| code.to_owned());
                values.chain(codes).map(|text| (text, Weight::Regular)).collect::<Vec<_>>()
            };
            categories.flat_map(of).collect()
        }
    }
}
