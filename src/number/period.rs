//! Periods: the stretch or moment of time that an observation is about.
//!
//! A snapshot (at 31 March) and a flow (a year ending 31 March) are different kinds, so that no
//! chart and no comparison can mix them by accident.

use super::date::{month_name, read_month};
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
    /// A count on this day of each year.
    At(MonthDay),
    /// Three months, written `2018 Q1`.
    Quarter,
    /// One month, written `2018-03`.
    Month,
    /// One day, written `2018-03-31`.
    Day,
}

/// A day of the year, such as 31 March.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct MonthDay {
    month: i8,
    day: i8,
}

/// One period of a frequency; ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    frequency: Frequency,
    year: i16,
    part: i8,
    day: i8,
}

/// Why text is not a period of the frequency asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodFault {
    /// `2016/18`: the years of a split year must follow each other.
    NotConsecutive,
    /// Anything else; holds an example of what is expected.
    Unreadable {
        /// A period of the right kind, as data files write it.
        example: &'static str,
    },
}

impl Frequency {
    /// Reads `financial-year`, `at 31 March`, `year-ending 31 March` and the other names of data files.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let day_after = |prefix: &str| text.strip_prefix(prefix).and_then(MonthDay::read);
        Some(match text {
            "calendar-year" => Self::CalendarYear,
            "financial-year" => Self::FinancialYear,
            "academic-year" => Self::AcademicYear,
            "quarter" => Self::Quarter,
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
            Self::Month => "2025-03",
            Self::Day => "2025-03-31",
        }
    }

    /// Whether values are states on a day rather than what happened over a time.
    #[must_use]
    pub fn is_snapshot(self) -> bool {
        matches!(self, Self::At(_) | Self::Day)
    }

    /// What the subtitle of a chart says of the periods: `at 31 March`, `financial years`.
    #[must_use]
    pub fn describe(self) -> String {
        match self {
            Self::CalendarYear => "calendar years".to_owned(),
            Self::FinancialYear => "financial years".to_owned(),
            Self::AcademicYear => "academic years".to_owned(),
            Self::YearEnding(day) => format!("years ending {day}"),
            Self::At(day) => format!("at {day}"),
            Self::Quarter => "quarters".to_owned(),
            Self::Month => "months".to_owned(),
            Self::Day => "days".to_owned(),
        }
    }
}

impl Period {
    /// Reads a period in any usual spelling: `2016/17`, `2016-17`, `201617`, `2018 Q1`, `2018-03`.
    ///
    /// # Errors
    /// Says whether the years do not follow each other or what was expected instead.
    pub fn read(text: &str, frequency: Frequency) -> Result<Self, PeriodFault> {
        let text = text.trim();
        let unreadable = PeriodFault::Unreadable { example: frequency.example() };
        let parts: Vec<&str> = text.split(['/', '-', ' ']).filter(|part| !part.is_empty()).collect();
        let period = match (frequency, parts.as_slice()) {
            (Frequency::FinancialYear | Frequency::AcademicYear, _) => return split_year(text, &parts, frequency),
            (Frequency::CalendarYear | Frequency::YearEnding(_) | Frequency::At(_), [year]) => {
                read_year(year).map(|year| Self { frequency, year, part: 0, day: 0 })
            }
            (Frequency::Quarter, [year, quarter]) => with_part(frequency, year, quarter.trim_start_matches(['Q', 'q']), 4),
            (Frequency::Month, [year, month]) => with_part(frequency, year, month, 12),
            (Frequency::Day, [year, month, day]) => {
                with_part(frequency, year, month, 12).and_then(|period| with_day(period, day))
            }
            _ => None,
        };
        period.ok_or(unreadable)
    }

    /// The kind of period.
    #[must_use]
    pub fn frequency(self) -> Frequency {
        self.frequency
    }

    /// The period before this one.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        let parts = match self.frequency {
            Frequency::Quarter => 4,
            Frequency::Month => 12,
            Frequency::Day => return None,
            _ => return Some(Self { year: self.year - 1, ..self }),
        };
        let (year, part) = if self.part > 1 { (self.year, self.part - 1) } else { (self.year - 1, parts) };
        Some(Self { year, part, ..self })
    }

    /// The spelling of data files and references: `2016/17`, `2025`.
    #[must_use]
    pub fn key(self) -> String {
        match self.frequency {
            Frequency::FinancialYear | Frequency::AcademicYear => format!("{}/{:02}", self.year, (self.year + 1) % 100),
            Frequency::Quarter => format!("{} Q{}", self.year, self.part),
            Frequency::Month => format!("{}-{:02}", self.year, self.part),
            Frequency::Day => format!("{}-{:02}-{:02}", self.year, self.part, self.day),
            _ => self.year.to_string(),
        }
    }

    /// The short label of axes and table headings: `2025`, `2016 to 2017`, `March 2018`.
    #[must_use]
    pub fn label(self) -> String {
        match self.frequency {
            Frequency::FinancialYear | Frequency::AcademicYear => format!("{} to {}", self.year, self.year + 1),
            Frequency::Quarter => {
                let first = (self.part - 1) * 3 + 1;
                format!("{} to {} {}", month_name(first), month_name(first + 2), self.year)
            }
            Frequency::Month => format!("{} {}", month_name(self.part), self.year),
            Frequency::Day => format!("{} {} {}", self.day, month_name(self.part), self.year),
            _ => self.year.to_string(),
        }
    }
}

/// The full name in sentences: `31 March 2025`, `year ending 31 March 2025`, `2016 to 2017`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.frequency {
            Frequency::At(day) => write!(f, "{day} {}", self.year),
            Frequency::YearEnding(day) => write!(f, "year ending {day} {}", self.year),
            _ => f.write_str(&self.label()),
        }
    }
}

impl MonthDay {
    /// Reads `31 March`.
    fn read(text: &str) -> Option<Self> {
        let (day, month) = text.trim().split_once(' ')?;
        let (day, month) = (day.parse().ok()?, read_month(month)?);
        // 2024 is a leap year, so that 29 February is a day.
        jiff::civil::Date::new(2024, month, day).ok().map(|_| Self { month, day })
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, month_name(self.month))
    }
}

fn split_year(text: &str, parts: &[&str], frequency: Frequency) -> Result<Period, PeriodFault> {
    let unreadable = PeriodFault::Unreadable { example: frequency.example() };
    let (first, second) = match parts {
        [first, "to", second] | [first, second] => (*first, *second),
        [joined] if joined.len() == 6 && joined.is_ascii() => joined.split_at(4),
        _ => return Err(unreadable),
    };
    let Some(year) = read_year(first) else { return Err(unreadable) };
    let next = format!("{:04}", year + 1);
    if second == next || (second.len() == 2 && next.ends_with(second)) {
        return Ok(Period { frequency, year, part: 0, day: 0 });
    }
    let digits = !second.is_empty() && second.bytes().all(|b| b.is_ascii_digit()) && text.len() <= 12;
    Err(if digits { PeriodFault::NotConsecutive } else { unreadable })
}

fn read_year(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn with_part(frequency: Frequency, year: &str, part: &str, most: i8) -> Option<Period> {
    let part = part.parse().ok().filter(|part| (1..=most).contains(part))?;
    Some(Period { frequency, year: read_year(year)?, part, day: 0 })
}

fn with_day(period: Period, day: &str) -> Option<Period> {
    let day = day.parse().ok()?;
    jiff::civil::Date::new(period.year, period.part, day).ok().map(|_| Period { day, ..period })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_split_year_is_read_in_every_usual_spelling() {
        for text in ["2016/17", "2016-17", "201617", "2016/2017", "2016 to 2017"] {
            let period = Period::read(text, Frequency::FinancialYear).unwrap();
            assert_eq!((period.key().as_str(), period.label().as_str()), ("2016/17", "2016 to 2017"), "{text}");
        }
        assert_eq!(Period::read("1999/00", Frequency::AcademicYear).unwrap().key(), "1999/00");
    }

    #[test]
    fn years_that_do_not_follow_each_other_are_refused() {
        assert_eq!(Period::read("2018/20", Frequency::FinancialYear), Err(PeriodFault::NotConsecutive));
        assert!(Period::read("2018", Frequency::FinancialYear).is_err());
        assert!(Period::read("2018/19", Frequency::CalendarYear).is_err());
        assert!(Period::read("2018-13", Frequency::Month).is_err());
        assert!(Period::read("é01617", Frequency::FinancialYear).is_err());
    }

    #[test]
    fn a_snapshot_names_its_day() {
        let at = Frequency::read("at 31 March").unwrap();
        assert_eq!(Period::read("2025", at).unwrap().to_string(), "31 March 2025");
        let ending = Frequency::read("year-ending 31 March").unwrap();
        assert_eq!(Period::read("2025", ending).unwrap().to_string(), "year ending 31 March 2025");
        assert!(at.is_snapshot() && !ending.is_snapshot());
        assert_eq!(Frequency::read("at 31 Smarch"), None);
    }

    #[test]
    fn the_period_before_crosses_the_year() {
        let quarter = Period::read("2018 Q1", Frequency::Quarter).unwrap();
        assert_eq!(quarter.previous().unwrap().label(), "October to December 2017");
    }
}
