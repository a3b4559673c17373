//! Totals, means and extremes in words, and the figures behind them.

use super::{holds, print, value};
use crate::claim::compute::{Computed, Quantity, Question};
use crate::claim::interval::Interval;
use crate::number::{Decimal, Period, TimeUnit, Unit, figure, round, with_unit};
use crate::statistics::Cell;

/// Decimals of a mean that are tried, the usual ones first.
const DECIMALS: [u32; 4] = [1, 0, 2, 3];
/// More figures than these are told by their number.
const MOST_FIGURES: usize = 12;

/// `19`, `an average of 6.3`, `3,630`.
pub(super) fn default(computed: &Computed<'_>) -> String {
    if computed.question != Question::Mean {
        return value(computed);
    }
    let Some(mean) = computed.answer(Quantity::Value) else { return value(computed) };
    let unit = unit(computed);
    let exact = DECIMALS.iter().map(|decimals| round(mean.value, *decimals).normalize());
    let exact = exact.map(|number| format!("an average of {}", spelt(number, &unit)));
    let about = format!("an average of about {}", spelt(round(mean.value, 0), &unit));
    exact.chain([about]).find(|text| holds(text, computed)).unwrap_or_else(|| between(mean, &unit))
}

/// Rounded outwards, so that it is true of all that the rounding leaves open.
fn between(mean: Interval, unit: &Unit) -> String {
    format!("an average between {} and {}", spelt(mean.low.floor(), unit), spelt(mean.high.ceil(), unit))
}

/// Parts of a month cannot be written in years and months.
fn unit(computed: &Computed<'_>) -> Unit {
    match computed.unit(Quantity::Value) {
        Unit::YearsMonths => Unit::Time(TimeUnit::Months),
        unit => unit,
    }
}

fn spelt(number: Decimal, unit: &Unit) -> String {
    match unit {
        Unit::Time(_) => with_unit(number, unit),
        _ => figure(number, unit),
    }
}

/// What the data say, after "but".
pub(super) fn instead(computed: &Computed<'_>) -> String {
    let period = named(computed.now.key.period);
    match computed.question {
        Question::Total => format!("the data say {} in total", value(computed)),
        Question::Lowest => format!("the lowest is {}, {period}", value(computed)),
        Question::Highest => format!("the highest is {}, {period}", value(computed)),
        _ => format!("the data say {}", default(computed)),
    }
}

/// "8 (2014 to 2015) + 6 (2015 to 2016) + 5 (2016 to 2017)".
pub(super) fn working(computed: &Computed<'_>) -> String {
    let cells = computed.in_time();
    let told = match computed.question {
        Question::Total => listed(&cells, " + "),
        _ => listed(&cells, ", "),
    };
    let own = |end: &str| format!("{} ({}), the {end} of {told}", print(&computed.now), computed.now.key.period);
    match computed.question {
        Question::Mean => format!("the mean of {told}"),
        Question::Lowest => own("lowest"),
        Question::Highest => own("highest"),
        _ => told,
    }
}

fn listed(cells: &[&Cell<'_>], link: &str) -> String {
    if let ([first, .., last], true) = (cells, cells.len() > MOST_FIGURES) {
        return format!("{} figures from {} to {}", cells.len(), first.key.period, last.key.period);
    }
    let told: Vec<String> = cells.iter().map(|cell| format!("{} ({})", print(cell), cell.key.period.label())).collect();
    told.join(link)
}

/// A period after a comma: "in 2016 to 2017", "on 31 March 2025".
pub(super) fn named(period: Period) -> String {
    let text = period.to_string();
    let is_day = period.first_day() == period.last_day();
    format!("{} {text}", if is_day { "on" } else { "in" })
}
