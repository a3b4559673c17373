//! The waffle chart: a hundred squares, of which as many are filled as a part has in a hundred.
//!
//! One waffle has its words beside it; several stand side by side with their names above and their words below.

pub(super) mod words;

use crate::chart::sheet::canvas::{Anchor, Canvas, Stroke, Words};
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::{Drawing, Measures, float};
use crate::chart::sheet::palette::{Paint, Role};
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{InHundred, Share, Spec, Waffle};
use crate::number::Unit;

/// Squares in a row, and rows.
const SIDE: usize = 10;
/// Space between two squares, as a share of the way from one to the next.
const GAP: f64 = 0.14;
/// Space between two waffles, and between a waffle and its words.
const APART: f64 = 24.0;
/// Space above the words and between waffles above each other.
const BELOW: f64 = 12.0;
/// From this width on, waffles stand in one row; below it two by two.
const WIDE: f64 = 600.0;
const MISSING_DASH: &str = "4 4";

/// A line of text with its font size and weight, and what it is for.
type Line = (String, f64, Weight, Role);

/// Where waffles stand, and how large they are.
#[derive(Debug, Clone, Copy)]
struct Plan {
    columns: usize,
    /// Width of a column.
    column: f64,
    /// Width and height of the squares of one waffle.
    squares: f64,
    /// Whether the words stand beside the one waffle.
    beside: bool,
}

/// Draws waffles that were found to be drawable.
pub(super) fn draw(spec: &Spec, waffle: &Waffle, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let plan = plan(waffle, measures);
    let mut top = 0.0;
    for shares in waffle.shares.chunks(plan.columns) {
        let names: Vec<Vec<Line>> = shares.iter().map(|share| name(share, plan, measures)).collect();
        let names_height = names.iter().map(|lines| height(lines)).fold(0.0, f64::max);
        let mut bottom: f64 = top;
        for (column, (share, name)) in shares.iter().zip(&names).enumerate() {
            let left = float(column) * (plan.column + APART);
            canvas.open("chart-waffle", Some(&words::title(share, &spec.unit)));
            write(&canvas, name, (left, top + names_height - height(name)));
            let squares_top = if names_height > 0.0 { top + names_height + 6.0 } else { top };
            let frame = Frame { left, top: squares_top, right: left + plan.squares, bottom: squares_top + plan.squares };
            bottom = bottom.max(match share.in_hundred() {
                Some(count) => {
                    draw_squares(&canvas, count, frame);
                    draw_words(&canvas, waffle, (share, &spec.unit), frame, plan, measures)
                }
                None => draw_missing(&canvas, share, frame, measures),
            });
            canvas.close();
        }
        top = bottom + 2.0 * BELOW;
    }
    Drawing { body: canvas.finish(), width: measures.width, height: top - 2.0 * BELOW }
}

fn plan(waffle: &Waffle, measures: Measures) -> Plan {
    let is_wide = measures.width >= WIDE;
    let columns = waffle.shares.len().clamp(1, if is_wide { 4 } else { 2 });
    let share = (measures.width - float(columns - 1) * APART) / float(columns);
    // Few waffles keep together, with room for words that are wider than the squares.
    let (squares, column) = match (columns, is_wide) {
        (1, true) => (260.0, share),
        (2, true) => (220.0, 280.0),
        (_, true) => (176.0, share),
        (..) => (150.0, share),
    };
    Plan { columns, column, squares: share.min(squares), beside: columns == 1 }
}

/// The name above a waffle; a lone one is named by the title of the chart.
fn name(share: &Share, plan: Plan, measures: Measures) -> Vec<Line> {
    if plan.beside {
        return Vec::new();
    }
    lines(&share.label, (measures.label, Weight::Strong, Role::Ink), plan.column)
}

fn draw_squares(canvas: &Canvas, count: InHundred, frame: Frame) {
    let pitch = (frame.right - frame.left) / (float(SIDE) - GAP);
    let square = |at: usize| {
        let (left, top) = (frame.left + float(at % SIDE) * pitch, frame.top + float(at / SIDE) * pitch);
        let side = pitch * (1.0 - GAP);
        Frame { left, top, right: left + side, bottom: top + side }
    };
    let (filled, begun) = match count {
        InHundred::About(count) => (usize::try_from(count).unwrap_or_default(), None),
        InHundred::FewerThanOne => (0, Some(0.4)),
        InHundred::MoreThanNinetyNine => (SIDE * SIDE - 1, Some(0.6)),
    };
    let empty: Vec<Frame> = (filled..SIDE * SIDE).map(square).collect();
    canvas.rectangles(&empty, Role::Class(0), Some(Stroke { role: Role::Muted, width: 0.5, dash: None }));
    canvas.rectangles(&(0..filled).map(square).collect::<Vec<_>>(), Role::Series(0), None);
    if let Some(part) = begun {
        let whole = square(filled);
        let right = whole.left + (whole.right - whole.left) * part;
        canvas.rectangles(&[Frame { right, ..whole }], Role::Series(0), None);
    }
}

/// Draws no square, for these would look like none of a hundred, and gives the height at which the frame ends.
fn draw_missing(canvas: &Canvas, share: &Share, frame: Frame, measures: Measures) -> f64 {
    let edge = Stroke { role: Role::Muted, width: 1.2, dash: Some(MISSING_DASH) };
    let inside = Frame { left: frame.left + 1.0, top: frame.top + 1.0, right: frame.right - 1.0, bottom: frame.bottom - 1.0 };
    canvas.rectangles(&[inside], Role::Ground, Some(edge));
    let (size, weight) = (measures.label, Weight::Strong);
    for (index, text) in text::wrap(&words::count(share), size, weight, inside.right - inside.left).iter().enumerate() {
        let spot = (inside.middle().0, inside.middle().1 + float(index) * size * LINE);
        canvas.text(&Words { text, spot, size, weight, anchor: Anchor::Middle, role: Role::Muted, halo: false });
    }
    frame.bottom
}

/// Writes how many of a hundred and the exact figure, and gives the height at which squares and words end.
fn draw_words(
    canvas: &Canvas,
    waffle: &Waffle,
    (share, unit): (&Share, &Unit),
    squares: Frame,
    plan: Plan,
    measures: Measures,
) -> f64 {
    let width = if plan.beside { plan.column - plan.squares - APART } else { plan.column };
    let large = if plan.beside { measures.label * 2.0 } else { measures.label * 1.5 };
    let mut all = lines(&words::count(share), (large, Weight::Strong, Role::SeriesText(0)), width);
    all.extend(lines(&waffle.noun, (measures.label, Weight::Regular, Role::Ink), width));
    all.extend(lines(&words::exact(share, unit), (measures.small, Weight::Regular, Role::Muted), width));
    let height = height(&all);
    let spot = if plan.beside {
        (squares.right + APART, squares.top + ((plan.squares - height) / 2.0).max(0.0))
    } else {
        (squares.left, squares.bottom + BELOW)
    };
    write(canvas, &all, spot);
    squares.bottom.max(spot.1 + height)
}

fn lines(text: &str, (size, weight, role): (f64, Weight, Role), width: f64) -> Vec<Line> {
    text::wrap(text, size, weight, width).into_iter().map(|line| (line, size, weight, role)).collect()
}

fn height(lines: &[Line]) -> f64 {
    lines.iter().map(|(_, size, ..)| size * LINE).sum()
}

fn write(canvas: &Canvas, lines: &[Line], (left, top): (f64, f64)) {
    let mut y = top;
    for (text, size, weight, role) in lines {
        let spot = (left, y + size * LINE / 2.0);
        canvas.text(&Words { text, spot, size: *size, weight: *weight, anchor: Anchor::Start, role: *role, halo: false });
        y += size * LINE;
    }
}
