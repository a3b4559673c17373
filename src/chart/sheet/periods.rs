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
pub(in crate::chart) fn choose(names: &[String], places: &[f64], measures: Measures) -> Vec<PeriodLabel> {
    let (Some(first), Some(last)) = (places.first(), places.last()) else { return Vec::new() };
    let mut most = (measures.width / 2.0 - GAP).min(if places.len() > 1 { last - first - GAP } else { measures.width });
    loop {
        let labels: Vec<PeriodLabel> = (0..names.len()).map(|at| label(at, &names[at], places[at], most, measures)).collect();
        if let Some(chosen) = thin(&labels) {
            return chosen;
        }
        if most < LEAST_WIDTH {
            return labels.first().cloned().into_iter().collect();
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

/// Takes every second, third, … label until none overlap. A step that ends exactly at the last period
/// is preferred, because then all distances are the same.
fn thin(labels: &[PeriodLabel]) -> Option<Vec<PeriodLabel>> {
    let last = labels.len() - 1;
    let fitting: Vec<usize> = (1..=last.max(1)).filter(|step| fits(&every(labels, *step))).collect();
    let least = *fitting.first()?;
    let even = fitting.iter().find(|step| last.is_multiple_of(**step) && **step <= 3 * least);
    Some(every(labels, *even.unwrap_or(&least)))
}

/// Every so many labels from the first, and the last; the one before it makes room if it is too near.
fn every(labels: &[PeriodLabel], step: usize) -> Vec<PeriodLabel> {
    let last = labels.len() - 1;
    let keep = |at: usize| at == last || (at.is_multiple_of(step) && last - at >= step);
    labels.iter().filter(|label| keep(label.period)).cloned().collect()
}

fn fits(labels: &[PeriodLabel]) -> bool {
    labels.windows(2).all(|pair| pair[0].middle + pair[0].width / 2.0 + GAP <= pair[1].middle - pair[1].width / 2.0)
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
