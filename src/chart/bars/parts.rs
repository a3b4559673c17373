//! The parts of a bar: from where to where each value reaches on the axis, and what share of the whole it is.

use crate::chart::spec::{Arrange, Bars, Mark};
use crate::number::{Decimal, Unit, figure, round};

/// A value and the stretch of the axis that it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) series: usize,
    pub(super) value: Decimal,
    /// On the axis; zero unless other parts come before.
    pub(super) from: Decimal,
    /// On the axis: in per cent for shares, else in the unit of the chart.
    pub(super) to: Decimal,
}

/// The values of a category that are there, in the order of the series.
pub(super) fn of(bars: &Bars, category: usize) -> Vec<Part> {
    let total = bars.total(category);
    let on_axis = |value: Decimal| match bars.arrange {
        Arrange::Shares => value * Decimal::ONE_HUNDRED / total,
        Arrange::Grouped | Arrange::Stacked => value,
    };
    let mut before = Decimal::ZERO;
    let values = bars.series.iter().enumerate().filter_map(|(at, series)| Some((at, series.values[category].value()?)));
    let part = |(series, value)| {
        let from = if bars.is_stack() { before } else { Decimal::ZERO };
        before = from + value;
        Part { series, value, from: on_axis(from), to: on_axis(from + value) }
    };
    values.map(part).collect()
}

/// The codes of a category's missing values, with their series.
pub(super) fn missing(bars: &Bars, category: usize) -> impl Iterator<Item = (usize, &str)> {
    bars.series.iter().enumerate().filter_map(move |(at, series)| match &series.values[category] {
        Mark::Missing(code) => Some((at, code.as_str())),
        _ => None,
    })
}

/// A share of a whole in full per cent; one that is not quite nothing or all is not printed as that.
pub(super) fn rounded(value: Decimal, total: Decimal) -> String {
    let share = value / total * Decimal::ONE_HUNDRED;
    if share > Decimal::ZERO && share < Decimal::ONE {
        return "<1%".to_owned();
    }
    let ninety_nine = Decimal::from(99);
    if share > ninety_nine && share < Decimal::ONE_HUNDRED {
        return ">99%".to_owned();
    }
    figure(round(share, 0), &Unit::Percent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::spec::{Along, Direction, Highlight, Series};

    fn bars(arrange: Arrange, values: [i64; 3]) -> Bars {
        let series = values.map(|value| Series { label: String::new(), values: vec![Mark::Value(value.into())] });
        Bars {
            direction: Direction::Across,
            arrange,
            along: Along::Members,
            categories: vec!["All".to_owned()],
            series: series.to_vec(),
            highlight: Highlight::default(),
            target: None,
        }
    }

    fn ends(arrange: Arrange, values: [i64; 3]) -> Vec<(String, String)> {
        of(&bars(arrange, values), 0)
            .iter()
            .map(|part| (part.from.normalize().to_string(), part.to.normalize().to_string()))
            .collect()
    }

    #[test]
    fn groups_start_at_zero_and_stacks_where_the_part_before_ends() {
        let pairs = |ends: [(&str, &str); 3]| ends.map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert_eq!(ends(Arrange::Grouped, [1, 2, 5]), pairs([("0", "1"), ("0", "2"), ("0", "5")]));
        assert_eq!(ends(Arrange::Stacked, [1, 2, 5]), pairs([("0", "1"), ("1", "3"), ("3", "8")]));
        assert_eq!(ends(Arrange::Shares, [1, 2, 5]), pairs([("0", "12.5"), ("12.5", "37.5"), ("37.5", "100")]));
    }

    #[test]
    fn percentages_that_miss_100_by_rounding_still_fill_the_bar() {
        assert_eq!(ends(Arrange::Shares, [33, 33, 33])[2].1, "100");
    }

    #[test]
    fn shares_are_rounded_but_never_to_nothing_or_all() {
        let share = |value: i64, total: i64| rounded(value.into(), total.into());
        assert_eq!([share(1, 8), share(1, 3), share(0, 3), share(3, 3)], ["13%", "33%", "0%", "100%"]);
        assert_eq!([share(1, 1000), share(999, 1000)], ["<1%", ">99%"]);
    }
}
