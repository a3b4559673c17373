//! Confidence intervals: a pale band around a line, and the words that say once what it is.

use super::Sheet;
use crate::chart::sheet::canvas::{Anchor, Plane, Spot, Stroke, Words};
use crate::chart::sheet::labels::{Clearance, Frame};
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::stretches::Stretch;

/// How much of its line's colour a band has.
const BAND: f64 = 0.18;
/// What a band is.
const KEY: &str = "Confidence interval";
/// The same where it cannot stand beside the band.
const KEY_BELOW: &str = "Shaded: confidence interval";
/// Space between a band and its key: more where the band is steep.
const RISES: [f64; 3] = [4.0, 10.0, 18.0];
/// Space above a key below the plot.
const GAP: f64 = 4.0;

/// Draws the band of values that a line joins, wherever neighbours have an interval; an interval alone is a bar.
pub(super) fn draw(sheet: &Sheet<'_>, series: usize, run: &Stretch, plane: &Plane<'_>) {
    // A small drawing has no room to say what a band is; the titles of its points give the limits.
    if sheet.plot.measures.panel.is_some() {
        return;
    }
    let limits = |at: usize| {
        let (low, high) = sheet.line.interval(series, at)?;
        Some((sheet.spot(plane, at, low), sheet.spot(plane, at, high)))
    };
    let places: Vec<Option<(Spot, Spot)>> = run.iter().map(|(at, _)| limits(*at)).collect();
    for stretch in places.split(Option::is_none) {
        let (role, canvas) = (sheet.styles[series].role, sheet.plot.canvas);
        match stretch.iter().flatten().copied().collect::<Vec<_>>().as_slice() {
            [] => {}
            [(low, high)] => canvas.path(&[*low, *high], Stroke { role, width: 1.4, dash: None }),
            band => {
                let corners: Vec<Spot> =
                    band.iter().map(|(_, high)| *high).chain(band.iter().rev().map(|(low, _)| *low)).collect();
                canvas.area(&corners, role, BAND);
            }
        }
    }
}

/// Says what the bands are: beside one where there is room, else below the plot. Gives the height at which all ends.
pub(super) fn draw_key(sheet: &Sheet<'_>, plane: &Plane<'_>, bottom: f64, clearance: &mut Clearance) -> f64 {
    if sheet.plot.measures.panel.is_some() {
        return bottom;
    }
    let size = sheet.plot.measures.small;
    let (width, height) = (text::width(KEY, size, Weight::Regular), size * LINE);
    let mut candidates = Vec::new();
    for series in 0..sheet.line.series.len() {
        let limits = (0..sheet.line.periods.len()).filter_map(|at| Some((at, sheet.line.interval(series, at)?)));
        let spots: Vec<[Spot; 2]> =
            limits.map(|(at, (low, high))| [sheet.spot(plane, at, low), sheet.spot(plane, at, high)]).collect();
        for pair in spots.windows(2) {
            clearance.avoid(pair[0][0], pair[1][0]);
            clearance.avoid(pair[0][1], pair[1][1]);
        }
        for rise in RISES.map(|rise| rise + height / 2.0) {
            let beside = spots.iter().flat_map(|[low, high]| [(low.0, low.1 + rise), (high.0, high.1 - rise)]);
            candidates.extend(beside.map(|spot| Frame::around(spot, width, height)));
        }
    }
    if candidates.is_empty() {
        return bottom;
    }
    let (text, spot, anchor, end) = match clearance.place_clear(&candidates) {
        Some(frame) => (KEY, frame.middle(), Anchor::Middle, bottom),
        None => (KEY_BELOW, (0.0, bottom + GAP + height / 2.0), Anchor::Start, bottom + GAP + height),
    };
    let (weight, role) = (Weight::Regular, Role::Muted);
    sheet.plot.canvas.text(&Words { text, spot, size, weight, anchor, role, halo: true });
    end
}
