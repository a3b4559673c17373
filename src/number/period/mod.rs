//! Periods: the stretch or moment of time that an observation is about.
//!
//! A snapshot (at 31 March) and a flow (a year ending 31 March) are different kinds, so that no
//! chart and no comparison can mix them by accident.
//!
//! 1. [`mod@frequency`] names the kinds of period.
//! 2. [`reading`] finds everything that a text can mean; [`fit`] keeps what the kind allows and never guesses; [`fault`] says why nothing is left.
//! 3. [`calendar`] knows the days and the neighbours of a period.

mod calendar;
mod fault;
mod fit;
mod frequency;
#[cfg(test)]
mod properties;
mod reading;

pub use calendar::gaps;
pub use fault::PeriodFault;
pub use frequency::{Frequency, MonthDay};

use super::date::month_name;
use jiff::civil;
use std::fmt;

/// One period of a frequency; ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    frequency: Frequency,
    /// From 1 to 9999; of a split year the first.
    year: i16,
    /// The quarter or the month; 0 where there is none.
    part: i8,
    /// The day of a date; 0 where there is none.
    day: i8,
}

impl Period {
    /// A period whose parts are known to fit its frequency, if its days lie in the years 1 to 9999.
    fn of(frequency: Frequency, year: i16, part: i8, day: i8) -> Option<Self> {
        let last = match frequency {
            Frequency::FinancialYear | Frequency::AcademicYear | Frequency::FinancialQuarter => 9998,
            _ => 9999,
        };
        (1..=last).contains(&year).then_some(Self { frequency, year, part, day })
    }

    /// The period of a frequency that is told by a date.
    fn on(frequency: Frequency, date: civil::Date) -> Option<Self> {
        Self::of(frequency, date.year(), date.month(), date.day())
    }

    /// The kind of period.
    #[must_use]
    pub fn frequency(self) -> Frequency {
        self.frequency
    }

    /// The spelling of data files and references: `2016/17`, `2025`; of one frequency they sort by time.
    #[must_use]
    pub fn key(self) -> String {
        let (year, next) = (self.year, (self.year + 1) % 100);
        match self.frequency {
            Frequency::FinancialYear | Frequency::AcademicYear => format!("{year:04}/{next:02}"),
            Frequency::Quarter => format!("{year:04} Q{}", self.part),
            Frequency::FinancialQuarter => format!("{year:04}/{next:02} Q{}", self.part),
            Frequency::Month => format!("{year:04}-{:02}", self.part),
            Frequency::Day | Frequency::AtDate | Frequency::RollingYear => self.last_day().iso(),
            Frequency::CalendarYear | Frequency::YearEnding(_) | Frequency::At(_) => format!("{year:04}"),
        }
    }

    /// The short label of axes and table headings: `2025`, `2016 to 2017`, `March 2018`.
    #[must_use]
    pub fn label(self) -> String {
        let (year, last) = (self.year, self.last());
        match self.frequency {
            Frequency::FinancialYear | Frequency::AcademicYear => format!("{year:04} to {:04}", year + 1),
            Frequency::Quarter | Frequency::FinancialQuarter => {
                format!("{} to {} {:04}", month_name(self.first().month()), month_name(last.month()), last.year())
            }
            Frequency::Month => month_of(last),
            Frequency::Day | Frequency::AtDate => day_of(last),
            // The year that ends with a month is all of it, so its day would say nothing more.
            Frequency::RollingYear if calendar::ends_month(last) => format!("year ending {}", month_of(last)),
            Frequency::RollingYear => format!("year ending {}", day_of(last)),
            Frequency::CalendarYear | Frequency::YearEnding(_) | Frequency::At(_) => format!("{year:04}"),
        }
    }
}

/// The full name in sentences: `31 March 2025`, `year ending 31 March 2025`, `2016 to 2017`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.frequency {
            Frequency::At(_) => f.write_str(&day_of(self.last())),
            Frequency::YearEnding(_) => write!(f, "year ending {}", day_of(self.last())),
            _ => f.write_str(&self.label()),
        }
    }
}

fn month_of(date: civil::Date) -> String {
    format!("{} {:04}", month_name(date.month()), date.year())
}

fn day_of(date: civil::Date) -> String {
    format!("{} {}", date.day(), month_of(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_key_a_label_and_a_name() {
        for (kind, text, key, label, name) in [
            ("calendar-year", "2025", "2025", "2025", "2025"),
            ("financial-year", "1999/00", "1999/00", "1999 to 2000", "1999 to 2000"),
            ("year-ending 31 March", "2025", "2025", "2025", "year ending 31 March 2025"),
            ("year-ending 29 February", "2025", "2025", "2025", "year ending 28 February 2025"),
            ("year-ending", "2024-06", "2024-06-30", "year ending June 2024", "year ending June 2024"),
            ("year-ending", "2024-06-15", "2024-06-15", "year ending 15 June 2024", "year ending 15 June 2024"),
            ("at 31 March", "2025", "2025", "2025", "31 March 2025"),
            ("at", "31 March 2025", "2025-03-31", "31 March 2025", "31 March 2025"),
            ("quarter", "2018 Q1", "2018 Q1", "January to March 2018", "January to March 2018"),
            ("financial-quarter", "2017/18 Q1", "2017/18 Q1", "April to June 2017", "April to June 2017"),
            ("financial-quarter", "2017/18 Q4", "2017/18 Q4", "January to March 2018", "January to March 2018"),
            ("month", "2018-03", "2018-03", "March 2018", "March 2018"),
            ("day", "2018-03-05", "2018-03-05", "5 March 2018", "5 March 2018"),
        ] {
            let period = Period::read(text, Frequency::read(kind).unwrap()).unwrap();
            assert_eq!([period.key(), period.label(), period.to_string()], [key, label, name], "{kind}");
        }
    }
}
