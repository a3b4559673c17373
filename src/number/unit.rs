//! Units of measure: what a statistic counts or measures, under the names that data files use.

use super::Currency;
use std::ops::RangeInclusive;

/// What one unit of a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// Hundredths of a whole.
    Percent,
    /// The difference of two percentages.
    PercentagePoints,
    /// A span of time in one unit.
    Time(TimeUnit),
    /// A span of time held as a number of months and written as years and months.
    YearsMonths,
    /// An amount of money in whole units of the currency.
    Money(Currency),
    /// A place in an order, 1 being first.
    Rank,
    /// A value relative to a base period that is 100.
    Index {
        /// The base period as the header names it, where it does.
        base: Option<String>,
    },
    /// A rate for each so many (1,000, 10,000, …).
    Per(u32),
    /// Things that are counted, with the noun in singular and plural.
    Count {
        /// The noun for one.
        one: String,
        /// The noun for any other number.
        other: String,
    },
}

/// Units of time that stand alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

/// The bases that a rate may have.
const RATES: RangeInclusive<u32> = 10..=1_000_000_000;

/// The usual names of units in data files, to suggest one from; any currency and any `per-N` are units too.
pub const UNIT_NAMES: [&str; 19] = [
    "percent",
    "percentage-points",
    "minutes",
    "hours",
    "days",
    "weeks",
    "months",
    "years",
    "years-months",
    "gbp",
    "eur",
    "usd",
    "rank",
    "index",
    "per-100",
    "per-1000",
    "per-10000",
    "per-100000",
    "per-1000000",
];

impl Unit {
    /// Finds a unit by its name in data files: `days`, `chf`, `per-1500`; counts have no name of their own.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "percent" => Self::Percent,
            "percentage-points" => Self::PercentagePoints,
            "minutes" => Self::Time(TimeUnit::Minutes),
            "hours" => Self::Time(TimeUnit::Hours),
            "days" => Self::Time(TimeUnit::Days),
            "weeks" => Self::Time(TimeUnit::Weeks),
            "months" => Self::Time(TimeUnit::Months),
            "years" => Self::Time(TimeUnit::Years),
            "years-months" => Self::YearsMonths,
            "rank" => Self::Rank,
            "index" => Self::Index { base: None },
            _ => match name.strip_prefix("per-") {
                Some(base) => Self::Per(rate_base(base)?),
                None => Self::Money(Currency::read(name)?),
            },
        })
    }

    /// Whether values are shares of a whole, so that their differences are percentage points.
    #[must_use]
    pub fn is_percentage(&self) -> bool {
        matches!(self, Self::Percent | Self::PercentagePoints)
    }

    /// Whether values are spans of time, so that "faster" and "sooner" can be said of them.
    #[must_use]
    pub fn is_time(&self) -> bool {
        matches!(self, Self::Time(_) | Self::YearsMonths)
    }

    /// The unit as a heading or subtitle names it: `days`, `children`, `%`, `£`.
    #[must_use]
    pub fn heading(&self) -> String {
        match self {
            Self::Percent => "%".to_owned(),
            Self::PercentagePoints => "percentage points".to_owned(),
            Self::Time(unit) => unit.noun(false).to_owned(),
            Self::YearsMonths => "years and months".to_owned(),
            Self::Money(currency) => currency.sign().to_owned(),
            Self::Rank => "rank".to_owned(),
            Self::Index { base: Some(base) } => format!("index ({base} = 100)"),
            Self::Index { base: None } => "index".to_owned(),
            Self::Per(base) => format!("per {}", super::plain((*base).into())),
            Self::Count { other, .. } => other.clone(),
        }
    }
}

impl TimeUnit {
    /// The noun, in singular when `one`, else in plural.
    #[must_use]
    pub(crate) fn noun(self, one: bool) -> &'static str {
        match (self, one) {
            (Self::Minutes, true) => "minute",
            (Self::Minutes, false) => "minutes",
            (Self::Hours, true) => "hour",
            (Self::Hours, false) => "hours",
            (Self::Days, true) => "day",
            (Self::Days, false) => "days",
            (Self::Weeks, true) => "week",
            (Self::Weeks, false) => "weeks",
            (Self::Months, true) => "month",
            (Self::Months, false) => "months",
            (Self::Years, true) => "year",
            (Self::Years, false) => "years",
        }
    }
}

/// Digits without a zero before them, so that each base has one name.
fn rate_base(text: &str) -> Option<u32> {
    let base: u32 = text.parse().ok()?;
    (RATES.contains(&base) && base.to_string() == text).then_some(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_suggested_name_is_a_unit_with_a_heading() {
        for name in UNIT_NAMES {
            assert!(!Unit::named(name).unwrap_or_else(|| panic!("{name}")).heading().is_empty());
        }
    }

    #[test]
    fn currencies_rates_and_indices_have_headings_of_their_own() {
        for (name, heading) in [("gbp", "£"), ("chf", "CHF"), ("per-1500", "per 1,500"), ("per-1000000000", "per 1,000,000,000")]
        {
            assert_eq!(Unit::named(name).unwrap().heading(), heading);
        }
        assert_eq!(Unit::Index { base: Some("2015".to_owned()) }.heading(), "index (2015 = 100)");
    }

    #[test]
    fn names_that_are_nearly_units_are_none() {
        for name in ["per-", "per-9", "per-010", "per-1,000", "per-10000000000", "per-+10", "per--10", "gpb", "Days", ""] {
            assert_eq!(Unit::named(name), None, "{name}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_a_unit_or_none(text in "(.*|per-[-+0-9]{0,12}|[a-zA-Z]{3})") {
            if let Some(unit) = Unit::named(&text) {
                prop_assert!(!unit.heading().is_empty());
            }
        }
    }
}
