//! Which periods are named under a line chart: as many as fit, evenly, the first and the last always.

use super::layout::Measures;
use super::text::{self, Weight};

/// Least space between two labels.
const GAP: f64 = 10.0;
/// Labels are never broken into lines narrower than this.
const LEAST_WIDTH: f64 = 30.0;

/// A period that is named.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct PeriodLabel {
    /// Which period, counted from zero.
    pub(in crate::chart) period: usize,
    /// Its name, broken into lines.
    pub(in crate::chart) lines: Vec<String>,
    /// Where its middle is; under the period unless that would leave the drawing.
    pub(in crate::chart) middle: f64,
    width: f64,
}

/// Chooses the periods to name and where their names go, given where the periods are.
pub(in crate::chart) fn choose(names: &[impl AsRef<str>], places: &[f64], measures: Measures) -> Vec<PeriodLabel> {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return Vec::new() };
    let mut most = (measures.width / 2.0 - GAP).min(if places.len() > 1 { last - first - GAP } else { measures.width });
    let is_even = is_even(places);
    loop {
        let labels = (0..names.len()).map(|at| label(at, names[at].as_ref(), places[at], most, measures));
        let mut labels: Vec<PeriodLabel> = labels.collect();
        if let Some(chosen) = if is_even { thin(&labels) } else { fill(&labels) } {
            labels.retain(|label| chosen.binary_search(&label.period).is_ok());
            return labels;
        }
        if most < LEAST_WIDTH {
            labels.truncate(1);
            return labels;
        }
        most *= 0.85;
    }
}

fn label(period: usize, name: &str, place: f64, most: f64, measures: Measures) -> PeriodLabel {
    let lines = text::wrap(name, measures.small, Weight::Regular, most.max(LEAST_WIDTH));
    let width = text::widest(&lines, measures.small, Weight::Regular);
    let middle = place.min(measures.width - width / 2.0).max(width / 2.0);
    PeriodLabel { period, lines, middle, width }
}

fn is_even(places: &[f64]) -> bool {
    let step = places.get(1).map_or(0.0, |second| second - places[0]);
    // Places are rounded to a tenth of a unit.
    places.windows(2).all(|pair| (pair[1] - pair[0] - step).abs() < 0.3)
}

/// Takes every second, third, … label until none overlap. A step that ends exactly at the last period
/// is preferred, because then all distances are the same.
fn thin(labels: &[PeriodLabel]) -> Option<Vec<usize>> {
    let last = labels.len() - 1;
    let fits = |step: &usize| fits(labels, &every(last, *step));
    let least = (1..=last.max(1)).find(fits)?;
    let even = (least..=3 * least).find(|step| last.is_multiple_of(*step) && fits(step));
    Some(every(last, even.unwrap_or(least)))
}

/// Every so many labels from the first, and the last; the one before it makes room if it is too near.
fn every(last: usize, step: usize) -> Vec<usize> {
    let regular = (0..last).step_by(step).filter(|at| last - at >= step);
    regular.chain([last]).collect()
}

/// The first and the last label, and as many between them as there is room for: periods that do not come evenly have no
/// rhythm to keep.
fn fill(labels: &[PeriodLabel]) -> Option<Vec<usize>> {
    let last = labels.len() - 1;
    let mut chosen = vec![0];
    for at in 1..last {
        if fits(labels, &[chosen[chosen.len() - 1], at, last]) {
            chosen.push(at);
        }
    }
    chosen.push(last);
    fits(labels, &chosen).then_some(chosen)
}

fn fits(labels: &[PeriodLabel], chosen: &[usize]) -> bool {
    let edges = chosen.iter().map(|at| (labels[*at].middle, labels[*at].width / 2.0));
    let mut end = f64::NEG_INFINITY;
    edges.into_iter().all(|(middle, half)| {
        let is_clear = end <= middle - half;
        end = middle + half + GAP;
        is_clear
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sheet::layout::float;
    use crate::chart::spec::Size;

    fn chosen(names: &[String], size: Size) -> Vec<String> {
        let measures = Measures::of(size);
        let room = measures.width * 0.6;
        let place = |at: usize| 60.0 + room * float(at) / float(names.len().max(2) - 1);
        let places: Vec<f64> = (0..names.len()).map(place).collect();
        choose(names, &places, measures).into_iter().map(|label| label.lines.join(" ")).collect()
    }

    #[test]
    fn few_periods_are_all_named() {
        let names: Vec<String> = (2020..=2025).map(|year| year.to_string()).collect();
        assert_eq!(chosen(&names, Size::Wide), names);
        assert_eq!(chosen(&names[..1], Size::Narrow), ["2020"]);
    }

    #[test]
    fn many_periods_are_thinned_and_keep_first_and_last() {
        let names: Vec<String> = (2001..=2025).map(|year| year.to_string()).collect();
        assert_eq!(chosen(&names, Size::Narrow), ["2001", "2007", "2013", "2019", "2025"]);
        let names: Vec<String> = (2016..=2025).map(|year| format!("{year} to {}", year + 1)).collect();
        assert_eq!(chosen(&names, Size::Wide), ["2016 to 2017", "2019 to 2020", "2022 to 2023", "2025 to 2026"]);
    }

    #[test]
    fn long_names_are_broken_rather_than_overlap() {
        let names = ["a very long name for a period of forty", "another very long name for a period of it"].map(str::to_owned);
        assert_eq!(chosen(&names, Size::Narrow).len(), 2);
    }
}
