//! The kinds of period: what a dataset's header may say, and how each kind is described.

use crate::number::date::{month_name, read_month};
use jiff::civil;
use std::fmt;

/// The kind of period that a dataset uses throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frequency {
    /// January to December.
    CalendarYear,
    /// April to March, written `2016/17`.
    FinancialYear,
    /// September to August, written `2016/17`.
    AcademicYear,
    /// Twelve months that end on this day.
    YearEnding(MonthDay),
    /// Twelve months that end on the day that each row gives, written `2024-06`.
    RollingYear,
    /// A count on this day of each year.
    At(MonthDay),
    /// A count on the date that each row gives, written `2025-03-31`.
    AtDate,
    /// Three months of a calendar year, written `2018 Q1`.
    Quarter,
    /// Three months of a financial year, written `2017/18 Q1` for April to June 2017.
    FinancialQuarter,
    /// One month, written `2018-03`.
    Month,
    /// What happened on one day, written `2018-03-31`.
    Day,
}

/// A day of the year, such as 31 March.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    pub(super) month: i8,
    pub(super) day: i8,
}

impl Frequency {
    /// Reads `financial-year`, `at 31 March`, `at`, `year-ending 31 March` and the other names of data files.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let day_after = |prefix: &str| text.strip_prefix(prefix).and_then(MonthDay::read);
        Some(match text {
            "calendar-year" => Self::CalendarYear,
            "financial-year" => Self::FinancialYear,
            "academic-year" => Self::AcademicYear,
            "year-ending" => Self::RollingYear,
            "at" => Self::AtDate,
            "quarter" => Self::Quarter,
            "financial-quarter" => Self::FinancialQuarter,
            "month" => Self::Month,
            "day" => Self::Day,
            _ => day_after("at ").map(Self::At).or_else(|| day_after("year-ending ").map(Self::YearEnding))?,
        })
    }

    /// A period of this kind as data files write it.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::CalendarYear | Self::YearEnding(_) | Self::At(_) => "2025",
            Self::FinancialYear | Self::AcademicYear => "2024/25",
            Self::Quarter => "2025 Q1",
            Self::FinancialQuarter => "2024/25 Q1",
            Self::Month | Self::RollingYear => "2025-03",
            Self::Day | Self::AtDate => "2025-03-31",
        }
    }

    /// Whether values are states on a day rather than what happened over a time.
    #[must_use]
    pub fn is_snapshot(self) -> bool {
        matches!(self, Self::At(_) | Self::AtDate)
    }

    /// What the subtitle of a chart says of the periods: `at 31 March`, `financial years`.
    #[must_use]
    pub fn describe(self) -> String {
        match self {
            Self::CalendarYear => "calendar years".to_owned(),
            Self::FinancialYear => "financial years".to_owned(),
            Self::AcademicYear => "academic years".to_owned(),
            Self::YearEnding(day) => format!("years ending {day}"),
            Self::RollingYear => "rolling years".to_owned(),
            Self::At(day) => format!("at {day}"),
            Self::AtDate => "at the dates shown".to_owned(),
            Self::Quarter => "quarters".to_owned(),
            Self::FinancialQuarter => "financial quarters".to_owned(),
            Self::Month => "months".to_owned(),
            Self::Day => "days".to_owned(),
        }
    }
}

impl MonthDay {
    /// Reads `31 March`.
    fn read(text: &str) -> Option<Self> {
        let (day, month) = text.trim().split_once(' ')?;
        let (day, month) = (day.parse().ok()?, read_month(month)?);
        // 2024 is a leap year, so that 29 February is a day.
        civil::Date::new(2024, month, day).ok().map(|_| Self { month, day })
    }

    /// The day in a year from 0 to 9999; 29 February is the last of February in any year.
    pub(super) fn in_year(self, year: i16) -> civil::Date {
        super::calendar::date(year, self.month, self.day)
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, month_name(self.month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_by_its_name_and_reads_its_own_example() {
        for name in [
            "calendar-year",
            "financial-year",
            "academic-year",
            "year-ending 31 March",
            "year-ending",
            "at 31 March",
            "at",
            "quarter",
            "financial-quarter",
            "month",
            "day",
        ] {
            let frequency = Frequency::read(name).unwrap_or_else(|| panic!("{name}"));
            assert!(crate::number::Period::read(frequency.example(), frequency).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_kind_that_no_calendar_has_is_refused() {
        for name in ["at 31 Smarch", "at 30 February", "year-ending 31", "week", "", "at "] {
            assert_eq!(Frequency::read(name), None, "{name}");
        }
    }

    #[test]
    fn only_a_count_on_a_day_is_a_snapshot() {
        let is_snapshot = |name: &str| Frequency::read(name).unwrap().is_snapshot();
        assert!(is_snapshot("at") && is_snapshot("at 31 March"));
        assert!(!is_snapshot("day") && !is_snapshot("year-ending 31 March") && !is_snapshot("year-ending"));
    }
}
