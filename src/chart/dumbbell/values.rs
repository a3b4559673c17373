//! The values of a dumbbell chart: each beside its point, and the room that they need at the edges.

use super::{Part, Point, RADIUS, Sheet, TARGET_RISE, at};
use crate::chart::forms;
use crate::chart::sheet::canvas::Anchor;
use crate::chart::sheet::labels::{Clearance, Frame};
use crate::chart::sheet::layout::Measures;
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::Spec;
use crate::number::{Decimal, figure};

/// Space between a point and its value.
const VALUE_GAP: f64 = 5.0;

/// Where the grid begins and ends between the names and the edge of the sheet: near them, unless a value beside a point
/// needs the room.
pub(super) fn edges(spec: &Spec, axis: &Axis, column: f64, measures: Measures) -> (f64, f64) {
    let values = forms::values(spec);
    let width = |value: &Decimal| text::width(&figure(*value, &spec.unit), measures.label, Weight::Strong);
    let aside = |value: &Decimal| RADIUS + VALUE_GAP + width(value);
    let ticks = axis.ticks.iter().map(|tick| text::width(&tick.label, measures.small, Weight::Regular) / 2.0);
    let least = ticks.fold(RADIUS + 2.0, f64::max);
    let most = values.iter().map(aside).fold(least, f64::max);
    // What a value has to its left and right on the narrowest grid that there may be.
    let span = measures.width - column - 2.0 * most;
    let share = |value: &Decimal| axis.offset(*value) / axis.length();
    let fits_left = values.iter().all(|value| least + span * share(value) >= aside(value));
    let fits_right = values.iter().all(|value| least + span * (1.0 - share(value)) >= aside(value));
    let side = |fits| if fits { least } else { most };
    (column + side(fits_left), measures.width - side(fits_right))
}

impl Sheet<'_> {
    /// Prints each value beside its point, away from the other points, or above or below it.
    pub(super) fn draw_values(&self, points: &[Point], band: Frame) {
        let mut clearance = Clearance::within(band);
        for (part, _, spot) in points {
            let (width, height) = extent(*part);
            clearance.keep_off(Frame::around(*spot, width, height));
        }
        if let (Some(from), Some(to)) = (at(points, Part::From), at(points, Part::To)) {
            let (left, right) = (from.0.min(to.0), from.0.max(to.0));
            clearance.keep_off(Frame { left, right, top: from.1 - 2.0, bottom: from.1 + 2.0 });
        }
        let size = self.field.measures.label;
        for (index, (part, value, spot)) in points.iter().enumerate() {
            if points[..index].iter().any(|(_, same, _)| same == value) {
                continue; // marks in one place have one value
            }
            let text = figure(*value, &self.spec.unit);
            let weight = if *part == Part::To { Weight::Strong } else { Weight::Regular };
            let role = if *part == Part::To { Role::Ink } else { Role::Muted };
            let others = points.iter().filter(|(other, ..)| other != part).map(|(.., other)| other.0);
            let candidates = candidates(*part, *spot, (text::width(&text, size, weight), size * LINE), others);
            if let Some(frame) = clearance.place(&candidates) {
                self.field.label(&text, frame.middle(), (Anchor::Middle, role, weight));
            }
        }
    }
}

/// Where the value of a point may stand: first on the side that faces away from the other points.
fn candidates(part: Part, spot: (f64, f64), (width, height): (f64, f64), others: impl Iterator<Item = f64>) -> Vec<Frame> {
    let aside = extent(part).0 / 2.0 + VALUE_GAP + width / 2.0;
    let rise = extent(part).1 / 2.0 + 1.0 + height / 2.0;
    let lean: f64 = others.map(|other| (spot.0 - other).clamp(-1.0, 1.0)).sum();
    let side = if lean < 0.0 || (lean == 0.0 && part == Part::From) { -aside } else { aside };
    // Above a target mark, a value is clear of the targets beside it too.
    let high = TARGET_RISE + 1.0 + height / 2.0;
    let half = width / 2.0;
    let first = [(side, 0.0), (0.0, -rise), (0.0, rise), (-side, 0.0), (0.0, -high), (0.0, high)];
    let shifted = [-rise, rise, -high, high].into_iter().flat_map(|y| [(-half, y), (half, y)]);
    let candidates = first.into_iter().chain(shifted);
    candidates.map(|(x, y)| Frame::around((spot.0 + x, spot.1 + y), width, height)).collect()
}

/// Width and height of a mark.
fn extent(part: Part) -> (f64, f64) {
    match part {
        Part::From | Part::To => (2.0 * RADIUS, 2.0 * RADIUS),
        Part::Target => (4.0, 2.0 * TARGET_RISE),
    }
}
