//! From data to an axis: where it starts and ends, and the round numbers on it. All in exact decimals;
//! floats appear only when a value becomes a place.

use rust_decimal::prelude::ToPrimitive;

use crate::number::{Decimal, TimeUnit, Unit, figure_with, with_unit};

/// Ranges below this are one value as far as a picture goes, and keep steps inside an exact decimal.
const LEAST_RANGE: Decimal = Decimal::from_parts(1, 0, 0, false, 9);
/// Steps of months that people think in; years follow as 12 times a round number.
const MONTHS: [i64; 5] = [1, 2, 3, 6, 12];

/// An axis with its ticks.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Axis {
    /// Value of the first tick, where the axis starts.
    start: Decimal,
    /// Value of the last tick, where the axis ends; always above the start.
    end: Decimal,
    /// Ticks from start to end.
    pub(in crate::chart) ticks: Vec<Tick>,
}

/// A round number on an axis.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Tick {
    pub(in crate::chart) value: Decimal,
    pub(in crate::chart) label: String,
}

impl Axis {
    /// Makes an axis that covers the values, with at most so many steps between ticks.
    pub(in crate::chart) fn covering(values: &[Decimal], unit: &Unit, most_steps: i64) -> Self {
        Self::between(bounds(values), values, unit, most_steps)
    }

    /// Makes an axis from below the least to above the greatest of values that differ, wherever zero is.
    pub(in crate::chart) fn closely(values: &[Decimal], unit: &Unit, most_steps: i64) -> Self {
        let ends = (values.iter().copied().min().unwrap_or_default(), values.iter().copied().max().unwrap_or_default());
        Self::between(if ends.1 - ends.0 < LEAST_RANGE { bounds(values) } else { ends }, values, unit, most_steps)
    }

    fn between((low, high): (Decimal, Decimal), values: &[Decimal], unit: &Unit, most_steps: i64) -> Self {
        let whole = values.iter().all(|value| value.normalize().scale() == 0);
        let steps = steps(unit, whole);
        let step = steps.into_iter().find(|step| count(low, high, *step) <= Decimal::from(most_steps));
        let step = step.unwrap_or(high - low);
        let (first, last) = ((low / step).floor(), (high / step).ceil());
        let values: Vec<Decimal> = successors(first, last).map(|index| (index * step).normalize()).collect();
        let ticks = label(&values, unit);
        Self { start: values[0], end: values[values.len() - 1], ticks }
    }

    /// Makes an axis from the least to the greatest value, without ticks. Equal values lie in its middle.
    pub(in crate::chart) fn spanning(values: &[Decimal]) -> Self {
        let low = values.iter().copied().min().unwrap_or_default();
        let high = values.iter().copied().max().unwrap_or_default();
        let (start, end) = if high - low < LEAST_RANGE { (low - Decimal::ONE, high + Decimal::ONE) } else { (low, high) };
        Self { start, end, ticks: Vec::new() }
    }

    /// Whether zero is on the axis.
    pub(in crate::chart) fn shows_zero(&self) -> bool {
        self.start <= Decimal::ZERO && self.end >= Decimal::ZERO
    }

    /// Distance of a value from the start of the axis. Taken exactly, so that small differences of
    /// large values survive as floats.
    pub(in crate::chart) fn offset(&self, value: Decimal) -> f64 {
        (value - self.start).to_f64().unwrap_or(0.0)
    }

    /// Distance from the start to the end of the axis.
    pub(in crate::chart) fn length(&self) -> f64 {
        self.offset(self.end)
    }
}

fn successors(first: Decimal, last: Decimal) -> impl Iterator<Item = Decimal> {
    std::iter::successors(Some(first), move |index| (*index < last).then(|| *index + Decimal::ONE))
}

/// The stretch that an axis must cover: the data, and zero unless the data lie far from it.
///
/// Far means that a line from zero would fill less than a quarter of the height: there a change
/// could not be seen. Everything else starts at zero, because readers compare heights.
fn bounds(values: &[Decimal]) -> (Decimal, Decimal) {
    let low = values.iter().copied().min().unwrap_or_default();
    let high = values.iter().copied().max().unwrap_or_default();
    let (range, reach) = (high - low, low.abs().max(high.abs()));
    let far = (low > Decimal::ZERO || high < Decimal::ZERO) && range * Decimal::from(4) < reach;
    let (low, high) = if far && range >= LEAST_RANGE { (low, high) } else { (low.min(Decimal::ZERO), high.max(Decimal::ZERO)) };
    if high - low >= LEAST_RANGE { (low, high) } else { (low, low + Decimal::ONE) }
}

fn count(low: Decimal, high: Decimal, step: Decimal) -> Decimal {
    (high / step).ceil() - (low / step).floor()
}

/// Steps to choose from, in ascending order; whole numbers alone when the data are whole.
fn steps(unit: &Unit, whole: bool) -> Vec<Decimal> {
    let round = (-10..=15).flat_map(|power| {
        [(1, 0), (2, 0), (25, 1), (5, 0)].map(|(digits, decimals): (i64, i32)| power_of_ten(digits, power - decimals))
    });
    if *unit == Unit::YearsMonths {
        let years = round.filter(|step| step.scale() == 0).map(|step| step * Decimal::from(12));
        return MONTHS.into_iter().map(Decimal::from).chain(years.skip(1)).collect();
    }
    round.filter(|step| !whole || step.scale() == 0).collect()
}

fn power_of_ten(digits: i64, power: i32) -> Decimal {
    if power < 0 {
        return Decimal::new(digits, power.unsigned_abs()).normalize();
    }
    Decimal::from(digits) * Decimal::from(10_i64.pow(power.unsigned_abs()))
}

/// Labels of all ticks, with the same number of decimals each.
fn label(values: &[Decimal], unit: &Unit) -> Vec<Tick> {
    let decimals = values.iter().map(Decimal::scale).max().unwrap_or(0);
    let twelve = Decimal::from(12);
    let years = values.iter().all(|value| (*value % twelve).is_zero());
    let text = |value: Decimal| match unit {
        Unit::YearsMonths | Unit::Rank if value.is_zero() => "0".to_owned(),
        Unit::YearsMonths if years => with_unit(value / twelve, &Unit::Time(TimeUnit::Years)),
        Unit::YearsMonths => with_unit(value, &Unit::Time(TimeUnit::Months)),
        _ => figure_with(value, unit, Some(decimals)),
    };
    values.iter().map(|value| Tick { value: *value, label: text(*value) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[&str], unit: &Unit) -> Vec<String> {
        let values: Vec<Decimal> = values.iter().map(|value| value.parse().unwrap()).collect();
        Axis::covering(&values, unit, 5).ticks.into_iter().map(|tick| tick.label).collect()
    }

    fn children() -> Unit {
        Unit::Count { one: "child".into(), other: "children".into() }
    }

    #[test]
    fn axis_starts_at_zero_unless_the_data_lie_far_from_it() {
        assert_eq!(labels(&["1660", "2490"], &children()), ["0", "500", "1,000", "1,500", "2,000", "2,500"]);
        assert_eq!(labels(&["3630", "4130"], &children()), ["3,600", "3,800", "4,000", "4,200"]);
        assert_eq!(labels(&["-12", "8"], &children()), ["\u{2212}15", "\u{2212}10", "\u{2212}5", "0", "5", "10"]);
        assert_eq!(labels(&["-1000", "-990"], &children()).first().unwrap(), "\u{2212}1,000");
    }

    #[test]
    fn ticks_of_whole_numbers_are_whole_and_decimals_agree() {
        assert_eq!(labels(&["0", "2"], &children()), ["0", "1", "2"]);
        assert_eq!(labels(&["0.5", "2.2"], &Unit::Percent), ["0.0%", "0.5%", "1.0%", "1.5%", "2.0%", "2.5%"]);
        assert_eq!(labels(&["5", "100"], &Unit::Percent), ["0%", "20%", "40%", "60%", "80%", "100%"]);
    }

    #[test]
    fn durations_step_in_months_that_people_think_in() {
        assert_eq!(labels(&["12", "17"], &Unit::YearsMonths), ["0", "6 months", "12 months", "18 months"]);
        assert_eq!(labels(&["12", "40"], &Unit::YearsMonths), ["0", "1 year", "2 years", "3 years", "4 years"]);
    }

    #[test]
    fn one_value_no_value_and_zero_still_give_an_axis() {
        assert_eq!(labels(&["0", "0"], &children()), ["0", "1"]);
        assert_eq!(labels(&[], &children()), ["0", "1"]);
        assert_eq!(labels(&["7", "7"], &children()), ["0", "2", "4", "6", "8"]);
        assert_eq!(labels(&["0.0000000000000000000000000001"], &Unit::Percent), ["0.0%", "0.2%", "0.4%", "0.6%", "0.8%", "1.0%"]);
    }

    #[test]
    fn huge_values_keep_their_small_differences() {
        let values: Vec<Decimal> = ["999999999999998", "999999999999999"].iter().map(|value| value.parse().unwrap()).collect();
        let axis = Axis::covering(&values, &children(), 5);
        assert!(!axis.shows_zero());
        assert!((axis.offset(values[1]) - axis.offset(values[0]) - 1.0).abs() < 1e-9);
    }
}
