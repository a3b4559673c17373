//! Labels inside and beside a line chart: names and last values at the line ends, first values, and
//! the codes of missing values where they are missing.

use crate::number::{Decimal, Unit, figure};

use super::Sheet;
use super::styles::Style;
use crate::chart::sheet::canvas::{Anchor, Plane, Spot, Stroke, Words};
use crate::chart::sheet::labels::{Clearance, Frame, spread};
use crate::chart::sheet::layout::Measures;
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Line, Mark, Series};

/// Space between the blocks of two labels.
const BLOCK_GAP: f64 = 5.0;
/// How far the label of a quiet line may move from it.
const NUDGES: [f64; 5] = [0.0, -4.0, 4.0, -8.0, 8.0];
/// Space between the middle of a point and the edge of its value.
const POINT_GAP: f64 = 7.0;

/// The label at the end of a line: its name and its last value.
pub(super) struct End {
    role: Role,
    lines: Vec<(String, Weight)>,
    /// Period and value of the last point; none if every value is missing.
    point: Option<(usize, Decimal)>,
    /// Whether the line runs to the last period, so that a leader from its end is no false line.
    reaches: bool,
    /// Whether it is left out where there is no room beside its line.
    is_quiet: bool,
    /// Whether the value is too wide to stay in one piece.
    pub(super) is_cramped: bool,
    /// Heights of the line's end and of the middle of the label, below the top of the grid.
    tip: f64,
    middle: f64,
    width: f64,
    height: f64,
}

/// Writes and measures the labels at the line ends, and places them one below the other.
pub(super) fn ends(line: &Line, styles: &[Style], unit: &Unit, axis: &Axis, measures: Measures) -> Vec<End> {
    let lone = line.series.len() == 1 && line.target.is_none();
    let last_period = line.periods.len().saturating_sub(1);
    let of_series = styles.iter().zip(&line.series).map(|(style, series)| {
        let point = points(series).last().copied();
        let reaches = point.is_some_and(|(at, _)| at == last_period);
        let value = match point {
            Some((_, value)) => (reaches && !style.is_quiet).then(|| figure(value, unit)),
            // Without any point to stand between, codes in the plot would look like points.
            None => Some(all_codes(series)),
        };
        let name = if lone { "" } else { series.label.as_str() };
        let end = End::new(style.text, (name, style.is_quiet), value.as_deref(), measures);
        End { point, reaches, ..end }
    });
    let of_target = line.target.iter().map(|target| {
        let value = figure(target.value, unit);
        let end = End::new(Role::Ink, (&target.label, false), Some(&value), measures);
        End { point: Some((last_period, target.value)), reaches: true, ..end }
    });
    placed(of_series.chain(of_target).filter(|end| !end.lines.is_empty()).collect(), axis, measures)
}

/// Moves the labels apart. Those of quiet lines stay beside their line, or are left out.
fn placed(ends: Vec<End>, axis: &Axis, measures: Measures) -> Vec<End> {
    let (quiet, mut placed): (Vec<End>, Vec<End>) = ends.into_iter().partition(|end| end.is_quiet);
    let height = measures.plot.max(extent(&placed).1);
    let tip = |end: &End| end.point.map_or(0.5, |(_, value)| 1.0 - axis.offset(value) / axis.length()) * height;
    let (top, bottom) = (-BLOCK_GAP, height + BLOCK_GAP);
    let wanted: Vec<_> = placed.iter().map(|end| (tip(end), end.height)).collect();
    // In a column of its own a label has no neighbours but those above and below.
    let mut column = Clearance::within(Frame { left: -1.0, top, right: 1.0, bottom });
    for (end, middle) in placed.iter_mut().zip(spread(&wanted, top, bottom)) {
        (end.tip, end.middle) = (tip(end), middle);
        column.keep_off(Frame::around((0.0, middle), 1.0, end.height));
    }
    for end in quiet.into_iter().filter(|end| end.reaches) {
        let near = NUDGES.map(|nudge| Frame::around((0.0, tip(&end) + nudge), 1.0, end.height));
        if let Some(frame) = column.place(&near) {
            placed.push(End { tip: tip(&end), middle: frame.middle().1, ..end });
        }
    }
    placed
}

/// Width of the widest label, and height of those that must be printed.
pub(super) fn extent(ends: &[End]) -> (f64, f64) {
    let must = ends.iter().filter(|end| !end.is_quiet);
    (ends.iter().map(|end| end.width).fold(0.0, f64::max), must.map(|end| end.height).sum())
}

impl End {
    fn new(role: Role, (name, is_quiet): (&str, bool), value: Option<&str>, measures: Measures) -> Self {
        let wrap = |text: &str, weight| text::wrap(text, measures.label, weight, measures.names);
        let strong = if is_quiet { Weight::Regular } else { Weight::Strong };
        let mut lines: Vec<_> = wrap(name, strong).into_iter().map(|line| (line, strong)).collect();
        let weight = if lines.is_empty() { strong } else { Weight::Regular };
        lines.extend(wrap(value.unwrap_or_default(), weight).into_iter().map(|line| (line, weight)));
        let is_word_too_wide = |word: &str| text::width(word, measures.label, weight) > measures.names;
        let is_cramped = value.is_some_and(|value| value.split(' ').any(is_word_too_wide));
        let width = lines.iter().map(|(line, weight)| text::width(line, measures.label, *weight)).fold(0.0, f64::max);
        let height = float(lines.len()) * measures.label * LINE + if is_quiet { 0.0 } else { BLOCK_GAP };
        Self { role, lines, point: None, reaches: false, is_quiet, is_cramped, tip: 0.0, middle: 0.0, width, height }
    }
}

/// Places and draws all labels; line ends first, because they have a column of their own.
pub(super) fn draw(sheet: &Sheet<'_>, ends: &[End], plane: &Plane<'_>, clearance: &mut Clearance) {
    draw_ends(sheet, ends);
    let highlighted_first = sheet.in_order().into_iter().rev();
    for series in highlighted_first.clone() {
        draw_codes(sheet, series, plane, clearance);
    }
    for series in highlighted_first.filter(|series| !sheet.styles[*series].is_quiet) {
        draw_values(sheet, series, plane, clearance);
    }
}

fn draw_ends(sheet: &Sheet<'_>, ends: &[End]) {
    let (canvas, grid) = (sheet.plot.canvas, sheet.plot.grid);
    let left = grid.right + sheet.plot.measures.end_gap;
    canvas.open("chart-ends", None);
    for end in ends {
        let (tip, middle) = (grid.top + end.tip, grid.top + end.middle);
        // A label that no longer stands beside its line is tied to it.
        if end.reaches && (tip - middle).abs() > end.height / 2.0 {
            let ends = [(grid.right + 6.0, tip), (left - 3.0, middle)];
            canvas.path(&ends, Stroke { role: Role::Muted, width: 1.0, dash: None });
        }
        draw_end(sheet, end, (left, middle));
    }
    canvas.close();
}

fn draw_end(sheet: &Sheet<'_>, end: &End, (left, middle): Spot) {
    let size = sheet.plot.measures.label;
    let first = middle - (float(end.lines.len()) - 1.0) / 2.0 * size * LINE;
    for (index, (text, weight)) in end.lines.iter().enumerate() {
        let spot = (left, first + float(index) * size * LINE);
        let words = Words { text, spot, size, weight: *weight, anchor: Anchor::Start, role: end.role, halo: false };
        sheet.plot.canvas.text(&words);
    }
}

/// Prints the code of each missing value in its gap, at the height at which the line would pass.
fn draw_codes(sheet: &Sheet<'_>, index: usize, plane: &Plane<'_>, clearance: &mut Clearance) {
    let series = &sheet.line.series[index];
    if points(series).is_empty() {
        return;
    }
    let size = sheet.plot.measures.small;
    for ((first, last), code) in codes(sheet, series) {
        let moment = f64::midpoint(sheet.plot.moment(first), sheet.plot.moment(last));
        let place = plane.spot((moment, sheet.plot.axis.offset(expected(series, first))));
        let (width, height) = (text::width(&code, size, Weight::Regular), size * LINE);
        let x = place.0.min(sheet.plot.measures.width - width / 2.0).max(width / 2.0);
        let steps = (0..12).flat_map(|step| [float(step), -float(step)]);
        let candidates: Vec<_> = steps.map(|step| Frame::around((x, place.1 + step * height), width, height)).collect();
        if let Some(frame) = clearance.place(&candidates) {
            write(sheet, &code, frame, (index, size));
        }
    }
}

/// Codes with the first and last period for which they stand. Where periods are too close for a code each, a run of
/// missing values has its codes once, in its middle.
fn codes(sheet: &Sheet<'_>, series: &Series) -> Vec<((usize, usize), String)> {
    let room = sheet.step;
    let code = |mark: &Mark| if let Mark::Missing(code) = mark { Some(code.clone()) } else { None };
    let widest = series.values.iter().filter_map(code).map(|code| text::width(&code, sheet.plot.measures.small, Weight::Regular));
    let each = widest.fold(0.0, f64::max) + 4.0 < room;
    let mut gaps: Vec<(usize, usize, Vec<String>)> = Vec::new();
    for (at, mark) in series.values.iter().enumerate() {
        let Some(code) = code(mark) else { continue };
        match gaps.last_mut() {
            Some((_, last, codes)) if !each && *last + 1 == at => {
                *last = at;
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            _ => gaps.push((at, at, vec![code])),
        }
    }
    gaps.into_iter().map(|(first, last, codes)| ((first, last), codes.join(" "))).collect()
}

/// Where a code is printed: halfway between the values around the gap, or beside the only one.
fn expected(series: &Series, at: usize) -> Decimal {
    let before = series.values[..at].iter().rev().find_map(Mark::value);
    let after = series.values[at..].iter().find_map(Mark::value);
    match (before, after) {
        (Some(before), Some(after)) => (before + after) / Decimal::TWO,
        (one, other) => one.or(other).unwrap_or_default(),
    }
}

/// Prints the first value, and the last one where the line ends before the last period.
fn draw_values(sheet: &Sheet<'_>, index: usize, plane: &Plane<'_>, clearance: &mut Clearance) {
    let points = points(&sheet.line.series[index]);
    let [first, .., last] = points.as_slice() else {
        if let [(at, value)] = points.as_slice()
            && at + 1 != sheet.line.periods.len()
        {
            draw_value(sheet, (index, *value), (sheet.spot(plane, *at, *value), *value), clearance);
        }
        return;
    };
    if sheet.plot.measures.panel.is_none() {
        draw_value(sheet, (index, points[1].1), (sheet.spot(plane, first.0, first.1), first.1), clearance);
    }
    if last.0 + 1 != sheet.line.periods.len() {
        let before = points[points.len() - 2].1;
        draw_value(sheet, (index, before), (sheet.spot(plane, last.0, last.1), last.1), clearance);
    }
}

/// Prints a value above, below or before its point, preferring the side that its line does not take.
/// Where lines leave no room it is left out: it is in the point's title and in the table beside the chart.
fn draw_value(
    sheet: &Sheet<'_>,
    (index, neighbour): (usize, Decimal),
    (spot, value): (Spot, Decimal),
    clearance: &mut Clearance,
) {
    let (text, size) = (figure(value, sheet.plot.unit), sheet.plot.measures.label);
    let (width, height) = (text::width(&text, size, Weight::Regular), size * LINE);
    let (above, below) = (spot.1 - POINT_GAP - height / 2.0, spot.1 + POINT_GAP + height / 2.0);
    // On an area, text is harder to read than above it.
    let is_below = neighbour > value && !sheet.is_area;
    let rows = if is_below { [below, above] } else { [above, below] };
    let (centred, onwards, back) = (spot.0, spot.0 - POINT_GAP + width / 2.0, spot.0 + POINT_GAP - width / 2.0);
    // Over the ticks a value would look like one of them.
    let is_inside = centred - width / 2.0 >= sheet.plot.grid.left - POINT_GAP;
    let columns = if is_inside { [centred, onwards, back] } else { [onwards, centred, back] };
    let beside = columns.iter().flat_map(|x| rows.map(|y| Frame::around((*x, y), width, height)));
    let before = Frame::around((spot.0 - POINT_GAP - width / 2.0, spot.1), width, height);
    let candidates: Vec<_> = beside.chain([before]).collect();
    if let Some(frame) = clearance.place_clear(&candidates) {
        write(sheet, &text, frame, (index, size));
    }
}

fn write(sheet: &Sheet<'_>, text: &str, frame: Frame, (index, size): (usize, f64)) {
    let (role, weight) = (sheet.styles[index].text, Weight::Regular);
    sheet.plot.canvas.text(&Words { text, spot: frame.middle(), size, weight, anchor: Anchor::Middle, role, halo: true });
}

/// The different codes of a series, in order of appearance.
fn all_codes(series: &Series) -> String {
    let mut codes: Vec<&str> = Vec::new();
    for mark in &series.values {
        if let Mark::Missing(code) = mark
            && !codes.contains(&code.as_str())
        {
            codes.push(code);
        }
    }
    codes.join(" ")
}

/// Values of a series with their periods.
fn points(series: &Series) -> Vec<(usize, Decimal)> {
    let marks = series.values.iter().enumerate();
    marks.filter_map(|(at, mark)| mark.value().map(|value| (at, value))).collect()
}
