//! Small multiples: one small drawing a member, side by side, so that shapes and levels compare at a glance.
//!
//! 1. Give every panel the values of all, so that they have one scale.
//! 2. Choose how many stand in a row: as many as leave each a plot that can be read.
//! 3. Draw each panel as the chart that it is; labels beside the plots stand once a row, those below once a column.

pub(super) mod words;

use crate::chart::forms;
use crate::chart::sheet::canvas::{Anchor, Canvas, Words};
use crate::chart::sheet::layout::{BROKEN_AXIS, Drawing, InPanel, Measures, Room, float};
use crate::chart::sheet::palette::{Paint, Role};
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Multiples, Spec};

/// Space between two panels of a row.
const COLUMN_GAP: f64 = 22.0;
/// Space between two rows.
const ROW_GAP: f64 = 18.0;
/// A plot narrower than this cannot be read.
const LEAST_PLOT: f64 = 58.0;
/// From this width on, three or four panels stand in a row; below it two.
const WIDE: f64 = 600.0;
/// In more rows than this the lowest panel is too far away to read the periods from.
const MOST_ROWS_WITHOUT_PERIODS: usize = 4;

/// How panels stand in rows.
#[derive(Debug, Clone, Copy)]
struct Grid {
    columns: usize,
    /// Width of a panel without labels at its left.
    width: f64,
    /// What stands beside the plots of all panels.
    room: Room,
}

/// Draws panels that were found to be drawable.
pub(super) fn draw(spec: &Spec, multiples: &Multiples, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let panels = panels(spec, multiples);
    let grid = grid(&panels, measures);
    let mut top = draw_note(&canvas, grid, measures);
    for (row, specs) in panels.chunks(grid.columns).enumerate() {
        let at = |column: usize| row * grid.columns + column;
        let names: Vec<Vec<String>> = specs.iter().map(|spec| wrapped(&spec.title, grid.width, measures)).collect();
        let names_height = float(names.iter().map(Vec::len).max().unwrap_or_default()) * measures.label * LINE;
        let mut bottom = top;
        for (column, (spec, name)) in specs.iter().zip(&names).enumerate() {
            let left = if column == 0 { 0.0 } else { grid.room.left + float(column) * (grid.width + COLUMN_GAP) };
            let own = of_panel(grid, at(column), multiples);
            let drawing = forms::lay_out(spec, own, paint);
            let plot_left = if column == 0 { grid.room.left } else { left };
            // Names stand on their plots: short ones beside long ones go down.
            let first = top + names_height - float(name.len()) * measures.label * LINE;
            draw_name(&canvas, name, (plot_left, first), (measures.label, !multiples.is_quiet(at(column))));
            canvas.place(&spec.title, &drawing.body, (left, top + names_height));
            bottom = bottom.max(top + names_height + drawing.height);
        }
        top = bottom + ROW_GAP;
    }
    Drawing { body: canvas.finish(), width: measures.width, height: top - ROW_GAP }
}

/// Each panel as a chart of its own with the values of all.
pub(super) fn panels(spec: &Spec, multiples: &Multiples) -> Vec<Spec> {
    let covers = forms::values(spec);
    let panel = |panel: &crate::chart::spec::Panel| Spec {
        title: panel.label.clone(),
        covers: covers.clone(),
        form: panel.form.clone(),
        ..spec.clone()
    };
    multiples.panels.iter().map(panel).collect()
}

/// Takes the most columns that leave room to read, and of those that do the ones with the fewest holes in the last row.
fn grid(panels: &[Spec], measures: Measures) -> Grid {
    let choices: &[usize] = if measures.width >= WIDE { &[4, 3, 2, 1] } else { &[2, 1] };
    let grids =
        choices.iter().filter(|columns| **columns <= panels.len().max(1)).map(|columns| of_columns(*columns, panels, measures));
    let is_legible = |grid: &Grid| !grid.room.is_cramped && grid.width - grid.room.right >= LEAST_PLOT;
    let fitting: Vec<Grid> = grids.filter(|grid| grid.columns == 1 || is_legible(grid)).collect();
    let holes = |grid: &Grid| panels.len().next_multiple_of(grid.columns) - panels.len();
    let most = fitting[0].columns;
    let near = fitting.into_iter().filter(|grid| grid.columns == most || grid.columns >= 3);
    near.min_by_key(holes).expect("one column always fits")
}

fn of_columns(columns: usize, panels: &[Spec], measures: Measures) -> Grid {
    let shared = |left: f64| (measures.width - left - float(columns - 1) * COLUMN_GAP) / float(columns);
    // Labels at the left are as wide in every plot; those at the right are wrapped to what the former leave.
    let width = shared(room(panels, shared(0.0)).left);
    Grid { columns, width, room: room(panels, width) }
}

/// The room that the widest labels of all panels take beside plots so many units wide.
fn room(panels: &[Spec], width: f64) -> Room {
    let alone = InPanel { aside: true, below: true, right: 0.0, quiet: false };
    let rooms = panels.iter().map(|spec| forms::room(spec, Measures::of_panel(width, width, alone)));
    rooms.fold(Room::default(), |one, other| Room {
        left: one.left.max(other.left),
        right: one.right.max(other.right),
        is_broken: one.is_broken || other.is_broken,
        is_cramped: one.is_cramped || other.is_cramped,
    })
}

/// The measures of the panel at a place in reading order.
fn of_panel(grid: Grid, at: usize, multiples: &Multiples) -> Measures {
    let is_first = at.is_multiple_of(grid.columns);
    let rows = multiples.panels.len().div_ceil(grid.columns);
    let below = at + grid.columns >= multiples.panels.len() || rows > MOST_ROWS_WITHOUT_PERIODS;
    let quiet = multiples.is_quiet(at);
    let width = if is_first { grid.width + grid.room.left } else { grid.width };
    Measures::of_panel(width, grid.width, InPanel { aside: is_first, below, right: grid.room.right, quiet })
}

/// Says once that the axis of all does not start at zero, and gives the height at which the note ends.
fn draw_note(canvas: &Canvas, grid: Grid, measures: Measures) -> f64 {
    if !grid.room.is_broken {
        return 0.0;
    }
    let (size, weight) = (measures.small, Weight::Regular);
    let spot = (0.0, size * LINE / 2.0);
    canvas.text(&Words { text: BROKEN_AXIS, spot, size, weight, anchor: Anchor::Start, role: Role::Muted, halo: false });
    size * LINE + 8.0
}

fn wrapped(name: &str, width: f64, measures: Measures) -> Vec<String> {
    text::wrap(name, measures.label, Weight::Strong, width)
}

fn draw_name(canvas: &Canvas, lines: &[String], (left, top): (f64, f64), (size, is_strong): (f64, bool)) {
    let weight = if is_strong { Weight::Strong } else { Weight::Regular };
    for (index, text) in lines.iter().enumerate() {
        let spot = (left, top + (float(index) + 0.5) * size * LINE);
        canvas.text(&Words { text, spot, size, weight, anchor: Anchor::Start, role: Role::Ink, halo: false });
    }
}
