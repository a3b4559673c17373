//! What stands above rows: the key that tells marks apart by shape, and the note that an axis does not start at zero.

use super::field::write;
use crate::chart::sheet::canvas::{Anchor, Canvas, Spot};
use crate::chart::sheet::layout::{BROKEN_AXIS, Measures};
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::{self, LINE, Weight};

/// Space between two entries of the key.
const KEY_GAP: f64 = 22.0;
/// Room for the mark of an entry of the key.
const KEY_MARK: f64 = 20.0;
/// Space between two lines of the head.
const LEADING: f64 = 5.0;
/// Space above the head.
const MARGIN: f64 = 4.0;

/// Draws each mark with its name, from left to right, and gives the height at which they end.
pub(in crate::chart) fn draw_key<M: Copy>(
    (canvas, measures): (&Canvas, Measures),
    entries: &[(M, &str)],
    draw_mark: impl Fn(M, Spot),
) -> f64 {
    let line_height = measures.small * LINE;
    let (mut x, mut y) = (0.0, line_height / 2.0 + MARGIN);
    canvas.open("chart-key", None);
    for (mark, label) in entries {
        let lines = text::wrap(label, measures.small, Weight::Regular, measures.width - KEY_MARK);
        let width = KEY_MARK + text::widest(&lines, measures.small, Weight::Regular);
        if x > 0.0 && x + width > measures.width {
            (x, y) = (0.0, y + line_height + LEADING);
        }
        draw_mark(*mark, (x + KEY_MARK / 2.0 - 3.0, y));
        for (index, line) in lines.iter().enumerate() {
            y += if index > 0 { line_height } else { 0.0 };
            write(canvas, line, (x + KEY_MARK, y), (Anchor::Start, Role::Ink, Weight::Regular), measures.small);
        }
        x += width + KEY_GAP;
    }
    canvas.close();
    y + line_height / 2.0
}

/// Says below a height that the axis does not start at zero, if it does not, and gives the height at which that ends.
pub(in crate::chart) fn draw_note((canvas, measures): (&Canvas, Measures), axis: &Axis, top: f64) -> f64 {
    if axis.shows_zero() {
        return top;
    }
    let line_height = measures.small * LINE;
    let y = top + LEADING + line_height / 2.0;
    write(canvas, BROKEN_AXIS, (0.0, y), (Anchor::Start, Role::Muted, Weight::Regular), measures.small);
    y + line_height / 2.0
}
