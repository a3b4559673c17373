//! Units of measure: what a statistic counts or measures, under the names that data files use.

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
    Index,
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
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Years.
    Years,
}

/// Currencies with a sign of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Currency {
    /// Pound sterling.
    Gbp,
    /// Euro.
    Eur,
    /// United States dollar.
    Usd,
}

/// The names of the fixed units, as data files write them.
pub const UNIT_NAMES: [&str; 16] = [
    "percent",
    "percentage-points",
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
];

impl Unit {
    /// Finds a fixed unit by its name in data files; counts have no fixed name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "percent" => Self::Percent,
            "percentage-points" => Self::PercentagePoints,
            "days" => Self::Time(TimeUnit::Days),
            "weeks" => Self::Time(TimeUnit::Weeks),
            "months" => Self::Time(TimeUnit::Months),
            "years" => Self::Time(TimeUnit::Years),
            "years-months" => Self::YearsMonths,
            "gbp" => Self::Money(Currency::Gbp),
            "eur" => Self::Money(Currency::Eur),
            "usd" => Self::Money(Currency::Usd),
            "rank" => Self::Rank,
            "index" => Self::Index,
            "per-100" => Self::Per(100),
            "per-1000" => Self::Per(1_000),
            "per-10000" => Self::Per(10_000),
            "per-100000" => Self::Per(100_000),
            _ => return None,
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
            Self::Index => "index".to_owned(),
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

impl Currency {
    /// The sign that stands before an amount.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Gbp => "£",
            Self::Eur => "€",
            Self::Usd => "$",
        }
    }
}
