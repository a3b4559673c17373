//! How high the rows of a bar chart are, where their names stand, and how much room values need at the ends.

use crate::chart::bars::{Sheet, parts};
use crate::chart::sheet::layout::float;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::Series;
use crate::number::{Decimal, figure};

/// Space between names and the plot.
const COLUMN_GAP: f64 = 12.0;
/// Space between the end of a bar and its value.
pub(super) const VALUE_GAP: f64 = 6.0;
/// How much more room names have here than beside lines, because the plot needs no ticks.
const WIDE_NAMES: f64 = 1.2;
/// Share of a narrow drawing that names beside the bars may take.
const NARROW_NAMES: f64 = 0.34;
/// Lines of a name beside the bars of a narrow drawing.
const NARROW_LINES: usize = 2;
/// More bars than this are drawn closer.
const MANY: usize = 12;
/// Thickness of stacks.
const STACK: f64 = 28.0;

/// All rows.
#[derive(Debug)]
pub(super) struct Plan {
    /// Whether names stand beside the bars, not above them.
    pub(super) is_beside: bool,
    /// Where the room for names ends.
    pub(super) column: f64,
    /// Room for values at the left of the plot, where bars are below zero, and at its right.
    pub(super) aside: (f64, f64),
    pub(super) rows: Vec<Row>,
}

/// One category.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) name: Vec<String>,
    /// Each bar from top to bottom; the one of a stack.
    pub(super) bars: Vec<Bar>,
    /// Height of the bars together.
    pub(super) band: f64,
    /// Height of the row, with the space before the next.
    pub(super) height: f64,
}

/// One bar, or one stack.
#[derive(Debug)]
pub(super) struct Bar {
    /// Thickness of what is drawn.
    pub(super) thickness: f64,
    /// Height that it takes with its value.
    pub(super) height: f64,
    /// The value or code at its end, broken into lines; none for stacks without a total.
    pub(super) printed: Vec<String>,
    pub(super) weight: Weight,
    /// Whether a value is there, so that a bar is drawn.
    pub(super) is_there: bool,
    pub(super) is_negative: bool,
}

/// Plans all rows.
pub(super) fn plan(sheet: &Sheet<'_>) -> Plan {
    let (names, is_beside) = names(sheet);
    let widest = |lines: &Vec<String>| text::widest(lines, sheet.measures.label, Weight::Regular);
    let column = if is_beside { names.iter().map(widest).fold(0.0, f64::max) + COLUMN_GAP } else { 0.0 };
    let most = 0.3 * (sheet.measures.width - column);
    let rows: Vec<Row> =
        names.into_iter().enumerate().map(|(at, name)| plan_row(sheet, name, bars(sheet, at, most), is_beside)).collect();
    let room = |is_negative: bool| {
        let bars = rows.iter().flat_map(|row| &row.bars).filter(|bar| bar.is_negative == is_negative && !bar.printed.is_empty());
        let widths = bars.map(|bar| text::widest(&bar.printed, size(sheet), bar.weight) + VALUE_GAP);
        widths.fold(0.0, f64::max)
    };
    Plan { is_beside, column, aside: (room(true), room(false).max(1.0)), rows }
}

/// Font size of values.
pub(super) fn size(sheet: &Sheet<'_>) -> f64 {
    if sheet.bars.is_stack() || sheet.bars.series.len() == 1 { sheet.measures.label } else { sheet.measures.small }
}

/// Names broken into lines, and whether they stand beside the bars: in wide drawings always, in narrow ones if all are short.
fn names(sheet: &Sheet<'_>) -> (Vec<Vec<String>>, bool) {
    let size = sheet.measures.label;
    let wrap = |most: f64| -> Vec<Vec<String>> {
        sheet.bars.categories.iter().map(|name| text::wrap(name, size, Weight::Regular, most)).collect()
    };
    if sheet.is_wide() {
        return (wrap(sheet.measures.names * WIDE_NAMES), true);
    }
    let most = sheet.measures.width * NARROW_NAMES;
    let beside = wrap(most);
    let is_whole = |name: &String| name.split_whitespace().all(|word| text::width(word, size, Weight::Regular) <= most);
    if beside.iter().all(|lines| lines.len() <= NARROW_LINES) && sheet.bars.categories.iter().all(is_whole) {
        return (beside, true);
    }
    (wrap(sheet.measures.width), false)
}

fn plan_row(sheet: &Sheet<'_>, name: Vec<String>, bars: Vec<Bar>, is_beside: bool) -> Row {
    let band: f64 = bars.iter().map(|bar| bar.height).sum();
    let name_height = sheet.measures.label * LINE * float(name.len());
    // Narrower than a bar, so that bars and not gaps are seen.
    let gap = bars.iter().map(|bar| bar.thickness).fold(0.0, f64::max) * if bars.len() > 1 { 0.75 } else { 0.45 };
    let height = if is_beside { (band + gap).max(name_height + 7.0) } else { name_height + 2.0 + band + gap };
    Row { name, bars, band, height }
}

fn bars(sheet: &Sheet<'_>, category: usize, most: f64) -> Vec<Bar> {
    if sheet.bars.is_stack() {
        let total = sheet.bars.has_totals(&sheet.spec.unit).then(|| figure(sheet.bars.total(category), &sheet.spec.unit));
        return vec![bar(sheet, total.as_deref(), Weight::Strong, most)];
    }
    let series = sheet.bars.series.iter().enumerate();
    let cell = |(at, series): (usize, &Series)| match series.values[category].value() {
        Some(value) => {
            let printed = sheet.printed(category, value);
            Bar { is_negative: value < Decimal::ZERO, ..bar(sheet, Some(&printed), Weight::Regular, most) }
        }
        None => {
            let code = parts::missing(sheet.bars, category).find(|(other, _)| *other == at).map(|(_, code)| code);
            Bar { is_there: false, ..bar(sheet, code, Weight::Regular, most) }
        }
    };
    series.map(cell).collect()
}

fn bar(sheet: &Sheet<'_>, printed: Option<&str>, weight: Weight, most: f64) -> Bar {
    let size = size(sheet);
    let printed = text::wrap(printed.unwrap_or_default(), size, weight, most);
    let thickness = match (sheet.bars.is_stack(), sheet.bars.series.len()) {
        (true, _) => STACK,
        (false, 1) if sheet.bars.categories.len() <= MANY => size * 1.6,
        (false, 1) => size * 1.35,
        (false, _) => size * LINE + 1.0,
    };
    let height = thickness.max(size * LINE * float(printed.len()));
    Bar { thickness, height, printed, weight, is_there: true, is_negative: false }
}
