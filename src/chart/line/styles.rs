//! How each line looks: in the colour, dash and shape of its slot, or in grey behind what is highlighted.

use crate::chart::sheet::canvas::Marker;
use crate::chart::sheet::layout::Measures;
use crate::chart::sheet::palette::{Role, slots};
use crate::chart::spec::Line;

/// Dashes by slot, so that lines differ without colour. Ends are round, which makes dots of 0.1.
const DASHES: [Option<&str>; 6] = [None, Some("7 6"), Some("0.1 5"), Some("10 6 0.1 6"), Some("15 6"), Some("3 5")];
/// Shapes by slot, for the same reason.
const MARKERS: [Marker; 6] =
    [Marker::Circle, Marker::Square, Marker::Triangle, Marker::Diamond, Marker::OpenCircle, Marker::OpenSquare];

/// The look of a line.
#[derive(Debug)]
pub(super) struct Style {
    pub(super) class: String,
    pub(super) role: Role,
    pub(super) text: Role,
    pub(super) width: f64,
    pub(super) dash: Option<&'static str>,
    pub(super) marker: Marker,
    pub(super) is_quiet: bool,
}

/// The styles of all lines. What is highlighted takes the slots in order, as if the rest were not there.
/// In a small drawing beside the one to look at, all are grey.
pub(super) fn of(line: &Line, measures: Measures) -> Vec<Style> {
    let coloured = if line.highlighted.is_empty() { line.series.len() } else { line.highlighted.len() };
    let mut slots = slots(coloured).iter().copied().cycle();
    let style = |index| if line.is_quiet(index) { quiet() } else { coloured_in(slots.next().unwrap_or_default(), measures) };
    (0..line.series.len()).map(style).collect()
}

fn coloured_in(slot: u8, measures: Measures) -> Style {
    let (role, text) =
        if measures.is_quiet() { (Role::Muted, Role::Muted) } else { (Role::Series(slot), Role::SeriesText(slot)) };
    Style {
        class: format!("chart-series chart-series-{}", slot + 1),
        role,
        text,
        width: measures.stroke,
        dash: DASHES[usize::from(slot) % 6],
        marker: MARKERS[usize::from(slot) % 6],
        is_quiet: false,
    }
}

fn quiet() -> Style {
    let (class, marker) = ("chart-series chart-quiet".to_owned(), Marker::Circle);
    Style { class, role: Role::Quiet, text: Role::Muted, width: 1.5, dash: None, marker, is_quiet: true }
}

impl Style {
    /// Points shrink where periods stand close, so that they do not touch, and behind what is highlighted.
    pub(super) fn radius(&self, step: f64, largest: f64) -> f64 {
        (step / 3.2).clamp(1.4, if self.is_quiet { 2.0 } else { largest })
    }
}
