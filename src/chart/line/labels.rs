//! Labels inside and beside a line chart: names and last values at the line ends, first values, and
//! the codes of missing values where they are missing.

use crate::number::{Decimal, Unit, figure};

use super::Sheet;
use crate::chart::sheet::canvas::{Anchor, Plane, Spot, Stroke, Words};
use crate::chart::sheet::labels::{Clearance, Frame, spread};
use crate::chart::sheet::layout::Measures;
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::{Role, slots};
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Line, Mark, Series};

/// Space between the blocks of two labels.
const BLOCK_GAP: f64 = 5.0;
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
    /// Whether the value is too wide to stay in one piece.
    pub(super) is_cramped: bool,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Writes and measures the labels at the line ends.
pub(super) fn ends(line: &Line, unit: &Unit, measures: Measures) -> Vec<End> {
    let lone = line.series.len() == 1 && line.target.is_none();
    let last_period = line.periods.len().saturating_sub(1);
    let of_series = slots(line.series.len()).iter().zip(&line.series).map(|(slot, series)| {
        let point = points(series).last().copied();
        let reaches = point.is_some_and(|(at, _)| at == last_period);
        let value = match point {
            Some((_, value)) => reaches.then(|| figure(value, unit)),
            // Without any point to stand between, codes in the plot would look like points.
            None => Some(all_codes(series)),
        };
        let name = if lone { "" } else { series.label.as_str() };
        End::new(role(*slot, measures), name, value.as_deref(), measures).ending(point, reaches)
    });
    let of_target = line.target.iter().map(|target| {
        let value = figure(target.value, unit);
        End::new(Role::Ink, &target.label, Some(&value), measures).ending(Some((last_period, target.value)), true)
    });
    of_series.chain(of_target).filter(|end| !end.lines.is_empty()).collect()
}

impl End {
    fn new(role: Role, name: &str, value: Option<&str>, measures: Measures) -> Self {
        let wrap = |text: &str, weight| text::wrap(text, measures.label, weight, measures.names);
        let mut lines: Vec<_> = wrap(name, Weight::Strong).into_iter().map(|line| (line, Weight::Strong)).collect();
        let weight = if lines.is_empty() { Weight::Strong } else { Weight::Regular };
        lines.extend(wrap(value.unwrap_or_default(), weight).into_iter().map(|line| (line, weight)));
        let is_word_too_wide = |word: &str| text::width(word, measures.label, weight) > measures.names;
        let is_cramped = value.is_some_and(|value| value.split(' ').any(is_word_too_wide));
        let width = lines.iter().map(|(line, weight)| text::width(line, measures.label, *weight)).fold(0.0, f64::max);
        let height = float(lines.len()) * measures.label * LINE + BLOCK_GAP;
        Self { role, lines, point: None, reaches: false, is_cramped, width, height }
    }

    fn ending(self, point: Option<(usize, Decimal)>, reaches: bool) -> Self {
        Self { point, reaches, ..self }
    }
}

/// Places and draws all labels; line ends first, because they have a column of their own.
pub(super) fn draw(sheet: &Sheet<'_>, ends: &[End], plane: &Plane<'_>, clearance: &mut Clearance) {
    draw_ends(sheet, ends, plane);
    for (slot, series) in slots(sheet.line.series.len()).iter().zip(&sheet.line.series) {
        draw_codes(sheet, *slot, series, plane, clearance);
    }
    for (slot, series) in slots(sheet.line.series.len()).iter().zip(&sheet.line.series) {
        draw_values(sheet, *slot, series, plane, clearance);
    }
}

fn draw_ends(sheet: &Sheet<'_>, ends: &[End], plane: &Plane<'_>) {
    let middle = sheet.grid.middle().1;
    let tip = |end: &End| end.point.map_or(middle, |(at, value)| sheet.spot(plane, at, value).1);
    let wanted: Vec<_> = ends.iter().map(|end| (tip(end), end.height)).collect();
    let middles = spread(&wanted, sheet.grid.top - BLOCK_GAP, sheet.grid.bottom + BLOCK_GAP);
    let size = sheet.measures.label;
    sheet.canvas.open("chart-ends", None);
    for (end, y) in ends.iter().zip(middles) {
        let left = sheet.grid.right + sheet.measures.end_gap;
        // A label that no longer stands beside its line is tied to it.
        if end.reaches && (tip(end) - y).abs() > end.height / 2.0 {
            let ends = [(sheet.grid.right + 6.0, tip(end)), (left - 3.0, y)];
            sheet.canvas.path(&ends, Stroke { role: Role::Muted, width: 1.0, dash: None });
        }
        let first = y - (float(end.lines.len()) - 1.0) / 2.0 * size * LINE;
        for (index, (text, weight)) in end.lines.iter().enumerate() {
            let spot = (left, first + float(index) * size * LINE);
            let words = Words { text, spot, size, weight: *weight, anchor: Anchor::Start, role: end.role, halo: false };
            sheet.canvas.text(&words);
        }
    }
    sheet.canvas.close();
}

/// Prints the code of each missing value in its gap, at the height at which the line would pass.
fn draw_codes(sheet: &Sheet<'_>, slot: u8, series: &Series, plane: &Plane<'_>, clearance: &mut Clearance) {
    if points(series).is_empty() {
        return;
    }
    let size = sheet.measures.small;
    for (at, code) in codes(sheet, series) {
        let place = plane.spot((at, sheet.axis.offset(expected(series, at))));
        let (width, height) = (text::width(&code, size, Weight::Regular), size * LINE);
        let x = place.0.min(sheet.measures.width - width / 2.0).max(width / 2.0);
        let steps = (0..12).flat_map(|step| [float(step), -float(step)]);
        let candidates: Vec<_> = steps.map(|step| Frame::around((x, place.1 + step * height), width, height)).collect();
        if let Some(frame) = clearance.place(&candidates) {
            write(sheet, &code, frame, (slot, size));
        }
    }
}

/// Codes with the period at which they stand. Where periods are too close for a code each, a run of
/// missing values has its codes once, in its middle.
fn codes(sheet: &Sheet<'_>, series: &Series) -> Vec<(f64, String)> {
    let room = (sheet.grid.right - sheet.grid.left) / float(sheet.line.periods.len().max(1));
    let code = |mark: &Mark| if let Mark::Missing(code) = mark { Some(code.clone()) } else { None };
    let widest = series.values.iter().filter_map(code).map(|code| text::width(&code, sheet.measures.small, Weight::Regular));
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
    gaps.into_iter().map(|(first, last, codes)| (f64::midpoint(float(first), float(last)), codes.join(" "))).collect()
}

/// Where a code is printed: halfway between the values around the gap, or beside the only one.
fn expected(series: &Series, at: f64) -> Decimal {
    let points = points(series);
    let before = points.iter().rev().find(|(period, _)| float(*period) < at).map(|(_, value)| *value);
    let after = points.iter().find(|(period, _)| float(*period) > at).map(|(_, value)| *value);
    match (before, after) {
        (Some(before), Some(after)) => (before + after) / Decimal::TWO,
        (one, other) => one.or(other).unwrap_or_default(),
    }
}

/// Prints the first value, and the last one where the line ends before the last period.
fn draw_values(sheet: &Sheet<'_>, slot: u8, series: &Series, plane: &Plane<'_>, clearance: &mut Clearance) {
    let points = points(series);
    let [first, .., last] = points.as_slice() else {
        if let [(at, value)] = points.as_slice()
            && at + 1 != sheet.line.periods.len()
        {
            draw_value(sheet, (slot, *value), (sheet.spot(plane, *at, *value), *value), clearance);
        }
        return;
    };
    if sheet.measures.panel.is_none() {
        draw_value(sheet, (slot, points[1].1), (sheet.spot(plane, first.0, first.1), first.1), clearance);
    }
    if last.0 + 1 != sheet.line.periods.len() {
        let before = points[points.len() - 2].1;
        draw_value(sheet, (slot, before), (sheet.spot(plane, last.0, last.1), last.1), clearance);
    }
}

/// Prints a value above, below or before its point, preferring the side that its line does not take.
/// Where lines leave no room it is left out: it is in the point's title and in the table beside the chart.
fn draw_value(sheet: &Sheet<'_>, (slot, neighbour): (u8, Decimal), (spot, value): (Spot, Decimal), clearance: &mut Clearance) {
    let (text, size) = (figure(value, sheet.unit), sheet.measures.label);
    let (width, height) = (text::width(&text, size, Weight::Regular), size * LINE);
    let (above, below) = (spot.1 - POINT_GAP - height / 2.0, spot.1 + POINT_GAP + height / 2.0);
    let rows = if neighbour > value { [below, above] } else { [above, below] };
    let (centred, onwards, back) = (spot.0, spot.0 - POINT_GAP + width / 2.0, spot.0 + POINT_GAP - width / 2.0);
    // Over the ticks a value would look like one of them.
    let is_inside = centred - width / 2.0 >= sheet.grid.left - POINT_GAP;
    let columns = if is_inside { [centred, onwards, back] } else { [onwards, centred, back] };
    let beside = columns.iter().flat_map(|x| rows.map(|y| Frame::around((*x, y), width, height)));
    let before = Frame::around((spot.0 - POINT_GAP - width / 2.0, spot.1), width, height);
    let candidates: Vec<_> = beside.chain([before]).collect();
    if let Some(frame) = clearance.place_clear(&candidates) {
        write(sheet, &text, frame, (slot, size));
    }
}

fn write(sheet: &Sheet<'_>, text: &str, frame: Frame, (slot, size): (u8, f64)) {
    let (role, weight) = (role(slot, sheet.measures), Weight::Regular);
    sheet.canvas.text(&Words { text, spot: frame.middle(), size, weight, anchor: Anchor::Middle, role, halo: true });
}

/// The colour of what is said about a series.
fn role(slot: u8, measures: Measures) -> Role {
    if measures.is_quiet() { Role::Muted } else { Role::SeriesText(slot) }
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
