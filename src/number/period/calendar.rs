//! Where a period stands in the calendar: its days, its neighbours, and what is missing between two.

use super::{Frequency, Period};
use crate::number::PartialDate;
use jiff::civil;
use std::collections::BTreeSet;

/// The most missing periods that are told; more say that the kind of period is wrong.
const MOST_GAPS: usize = 50;

impl Period {
    /// The first day; of a snapshot its only one.
    #[must_use]
    pub fn first_day(self) -> PartialDate {
        PartialDate::from(self.first())
    }

    /// The last day; of a snapshot its only one.
    #[must_use]
    pub fn last_day(self) -> PartialDate {
        PartialDate::from(self.last())
    }

    /// The period as machines read it (ISO 8601): `2024-04-01/2025-03-31`, or the single date of a day.
    #[must_use]
    pub fn iso_interval(self) -> String {
        match (self.first_day().iso(), self.last_day().iso()) {
            (first, last) if first == last => last,
            (first, last) => format!("{first}/{last}"),
        }
    }

    /// The period after this one, which begins where it ends; dates of snapshots have none.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.step(1)
    }

    /// The period before this one; dates of snapshots have none.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.step(-1)
    }

    /// Whether one of the two follows the other.
    #[must_use]
    pub fn is_next_to(self, other: Self) -> bool {
        self.next() == Some(other) || self.previous() == Some(other)
    }

    /// How far the period lies after an earlier one of its kind: in steps, or in days where the kind has no regular step.
    #[must_use]
    pub fn steps_after(self, earlier: Self) -> u32 {
        let steps = |period: Self| match self.frequency {
            Frequency::Quarter | Frequency::FinancialQuarter => i32::from(period.year) * 4 + i32::from(period.part),
            Frequency::Month => i32::from(period.year) * 12 + i32::from(period.part),
            _ => i32::from(period.year),
        };
        let distance = match self.frequency {
            Frequency::Day | Frequency::AtDate | Frequency::RollingYear => (self.last() - earlier.last()).get_days(),
            _ => steps(self) - steps(earlier),
        };
        u32::try_from(distance).unwrap_or_default()
    }

    fn step(self, by: i8) -> Option<Self> {
        let parts = match self.frequency {
            Frequency::AtDate => return None,
            Frequency::RollingYear => return self.a_rolling_year_away(by),
            Frequency::Day => {
                let day = if by > 0 { self.last().tomorrow() } else { self.last().yesterday() };
                return Self::on(self.frequency, day.ok()?);
            }
            Frequency::Quarter | Frequency::FinancialQuarter => 4,
            Frequency::Month => 12,
            _ => return Self::of(self.frequency, self.year + i16::from(by), 0, 0),
        };
        match self.part + by {
            0 => Self::of(self.frequency, self.year - 1, parts, 0),
            part if part > parts => Self::of(self.frequency, self.year + 1, 1, 0),
            part => Self::of(self.frequency, self.year, part, 0),
        }
    }

    /// The years ending 28 February 2024 and 28 February 2025 leave a day between them, so neither follows the other.
    fn a_rolling_year_away(self, by: i8) -> Option<Self> {
        let other = Self::on(self.frequency, same_day(self.last(), self.year + i16::from(by)))?;
        let (earlier, later) = if by > 0 { (self, other) } else { (other, self) };
        (after(earlier.last()) == later.first()).then_some(other)
    }

    pub(super) fn first(self) -> civil::Date {
        let last = self.last();
        match self.frequency {
            Frequency::At(_) | Frequency::AtDate | Frequency::Day => last,
            Frequency::Month => last.first_of_month(),
            Frequency::Quarter | Frequency::FinancialQuarter => date(last.year(), last.month() - 2, 1),
            Frequency::YearEnding(day) => after(day.in_year(self.year - 1)),
            Frequency::CalendarYear | Frequency::FinancialYear | Frequency::AcademicYear | Frequency::RollingYear => {
                after(same_day(last, last.year() - 1))
            }
        }
    }

    pub(super) fn last(self) -> civil::Date {
        let year = self.year;
        match self.frequency {
            Frequency::CalendarYear => date(year, 12, 31),
            Frequency::FinancialYear => date(year + 1, 3, 31),
            Frequency::AcademicYear => date(year + 1, 8, 31),
            Frequency::YearEnding(day) | Frequency::At(day) => day.in_year(year),
            Frequency::Quarter => date(year, self.part * 3, 31),
            Frequency::FinancialQuarter if self.part == 4 => date(year + 1, 3, 31),
            Frequency::FinancialQuarter => date(year, self.part * 3 + 3, 31),
            Frequency::Month => date(year, self.part, 31),
            Frequency::RollingYear | Frequency::AtDate | Frequency::Day => date(year, self.part, self.day),
        }
    }
}

/// The periods that are missing between the first and the last of a series, at most 50.
///
/// Dates of snapshots and rolling years follow no rule, so nothing is missing between them.
#[must_use]
pub fn gaps(periods: &[Period]) -> Vec<Period> {
    let present: BTreeSet<Period> = periods.iter().copied().collect();
    let Some(last) = present.last().filter(|last| last.frequency != Frequency::RollingYear) else { return Vec::new() };
    let between = std::iter::successors(present.first().copied(), |period| period.next()).take_while(|period| period < last);
    between.filter(|period| !present.contains(period)).take(MOST_GAPS).collect()
}

/// A date of a year from 0 to 9999 and a month from 1 to 12; a day after the month's last is the last.
pub(super) fn date(year: i16, month: i8, day: i8) -> civil::Date {
    let first = civil::Date::new(year, month, 1).unwrap_or(civil::Date::ZERO);
    first.with().day(day.clamp(1, first.days_in_month())).build().unwrap_or(first)
}

/// Whether a date is the last of its month.
pub(super) fn ends_month(date: civil::Date) -> bool {
    date.day() == date.days_in_month()
}

/// The day of another year; the last of February stays the last of February.
fn same_day(day: civil::Date, year: i16) -> civil::Date {
    date(year, day.month(), if ends_month(day) { 31 } else { day.day() })
}

fn after(date: civil::Date) -> civil::Date {
    date.tomorrow().unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str, kind: &str) -> Period {
        Period::read(text, Frequency::read(kind).unwrap()).unwrap()
    }

    #[test]
    fn a_period_runs_from_its_first_day_to_its_last() {
        for (kind, text, interval) in [
            ("calendar-year", "2025", "2025-01-01/2025-12-31"),
            ("financial-year", "2024/25", "2024-04-01/2025-03-31"),
            ("academic-year", "2024/25", "2024-09-01/2025-08-31"),
            ("year-ending 30 June", "2025", "2024-07-01/2025-06-30"),
            ("year-ending 29 February", "2025", "2024-03-01/2025-02-28"),
            ("year-ending", "2024-02", "2023-03-01/2024-02-29"),
            ("year-ending", "2024-06-15", "2023-06-16/2024-06-15"),
            ("at 31 March", "2025", "2025-03-31"),
            ("at", "2025-03-31", "2025-03-31"),
            ("quarter", "2018 Q4", "2018-10-01/2018-12-31"),
            ("financial-quarter", "2017/18 Q1", "2017-04-01/2017-06-30"),
            ("financial-quarter", "2017/18 Q4", "2018-01-01/2018-03-31"),
            ("month", "2024-02", "2024-02-01/2024-02-29"),
            ("day", "2018-03-31", "2018-03-31"),
        ] {
            assert_eq!(period(text, kind).iso_interval(), interval, "{text}");
        }
    }

    #[test]
    fn neighbours_cross_the_year() {
        for (kind, before, text) in [
            ("calendar-year", "2017", "2018"),
            ("financial-year", "1999/00", "2000/01"),
            ("quarter", "2017 Q4", "2018 Q1"),
            ("financial-quarter", "2016/17 Q4", "2017/18 Q1"),
            ("month", "2017-12", "2018-01"),
            ("day", "2024-02-29", "2024-03-01"),
            ("year-ending", "2024-02", "2025-02"),
        ] {
            let (before, period) = (period(before, kind), period(text, kind));
            assert_eq!((before.next(), period.previous()), (Some(period), Some(before)), "{text}");
            assert!(before.is_next_to(period) && period.is_next_to(before) && !period.is_next_to(period), "{text}");
        }
        assert_eq!(period("2025-03-31", "at").next(), None);
        assert_eq!(period("2024-02-28", "year-ending").next(), None, "29 February is in neither year");
        assert_eq!((period("9999", "calendar-year").next(), period("0001", "calendar-year").previous()), (None, None));
    }

    #[test]
    fn distances_are_true_to_time() {
        for (kind, earlier, later, steps) in [
            ("calendar-year", "2016", "2025", 9),
            ("at 31 March", "2018", "2018", 0),
            ("academic-year", "1999/00", "2001/02", 2),
            ("quarter", "2017 Q4", "2018 Q2", 2),
            ("month", "2017-11", "2019-01", 14),
            ("day", "2024-02-28", "2024-03-01", 2),
            ("at", "2024-03-31", "2025-03-31", 365),
            ("year-ending", "2024-03", "2024-06", 91),
            ("calendar-year", "2025", "2016", 0),
        ] {
            assert_eq!(period(later, kind).steps_after(period(earlier, kind)), steps, "{earlier} to {later}");
        }
    }

    #[test]
    fn what_is_missing_in_a_regular_series_is_named() {
        let missing = |kind: &str, texts: &[&str]| {
            let periods: Vec<Period> = texts.iter().map(|text| period(text, kind)).collect();
            gaps(&periods).into_iter().map(Period::key).collect::<Vec<_>>()
        };
        assert_eq!(missing("financial-year", &["2018/19", "2015/16", "2016/17"]), ["2017/18"]);
        assert_eq!(missing("financial-quarter", &["2017/18 Q3", "2018/19 Q2"]), ["2017/18 Q4", "2018/19 Q1"]);
        assert_eq!(missing("day", &["0001-01-01", "9999-12-31"]).len(), MOST_GAPS);
        assert_eq!(missing("at", &["2018-03-31", "2025-03-31"]), [""; 0]);
        assert_eq!(missing("year-ending", &["2023-03", "2023-06", "2024-06"]), [""; 0]);
        assert_eq!(missing("month", &[]), [""; 0]);
    }
}
