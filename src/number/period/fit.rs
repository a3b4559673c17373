//! From what a text can mean to the one period of a kind, or to why there is none.

use super::fault::{PeriodFault, fault};
use super::reading::{self, Meaning, Named, Spelled};
use super::{Frequency, MonthDay, Period, calendar};
use crate::number::date::month_name;

impl Period {
    /// Reads a period in any usual spelling: `2016/17`, `2016-17`, `201617`, `2018 Q1`, `Jan-Mar 2018`, `March 2018`.
    ///
    /// # Errors
    /// Says what is wrong; text that fits in two ways is refused, see [`PeriodFault`].
    pub fn read(text: &str, frequency: Frequency) -> Result<Self, PeriodFault> {
        let spelled = reading::read(text);
        if let Some(readings) = unfinished(&spelled) {
            return Err(PeriodFault::Ambiguous { readings });
        }
        let fits = |meaning: &Meaning| fit(frequency, spelled.named, *meaning);
        let found: Vec<Self> = spelled.meanings.iter().filter_map(fits).collect();
        let split = spelled.meanings.iter().filter(|meaning| fits(meaning).is_none()).find_map(|meaning| match meaning {
            Meaning::SplitYear(year) if has_fixed_day(frequency) => Some(format!("{year} to {}", year + 1)),
            _ => None,
        });
        match (found.as_slice(), split) {
            ([period], None) => Ok(*period),
            // "2002-03" is March 2002, unless its author thought of 2002 to 2003.
            ([period], Some(years)) => Err(PeriodFault::Ambiguous { readings: [period.to_string(), years] }),
            ([one, other, ..], _) => Err(PeriodFault::Ambiguous { readings: [one.to_string(), other.to_string()] }),
            ([], _) => Err(fault(&spelled, frequency)),
        }
    }
}

/// What cannot be told without more: `Mar-18` is a day or a month, and `FY 2025` one of two years.
fn unfinished(spelled: &Spelled) -> Option<[String; 2]> {
    match (spelled.meanings.first()?, spelled.named) {
        (Meaning::MonthAndNumber(month, number), _) => {
            Some([format!("{} 20{number:02}", month_name(*month)), format!("{number} {}", month_name(*month))])
        }
        (Meaning::Year(year), Some(Named::Financial | Named::Academic)) => {
            let split = |first: i16| format!("{first}/{:02}", (first + 1) % 100);
            Some([split(year - 1), split(*year)])
        }
        _ => None,
    }
}

fn fit(frequency: Frequency, named: Option<Named>, meaning: Meaning) -> Option<Period> {
    let of = |year, part| Period::of(frequency, year, part, 0);
    let is_named = |allowed: Named| named.is_none_or(|named| named == allowed);
    match (frequency, meaning) {
        (Frequency::CalendarYear, Meaning::Year(year)) if is_named(Named::Calendar) => of(year, 0),
        (Frequency::FinancialYear, Meaning::SplitYear(year)) if is_named(Named::Financial) => of(year, 0),
        (Frequency::AcademicYear, Meaning::SplitYear(year)) if is_named(Named::Academic) => of(year, 0),
        (Frequency::YearEnding(_), Meaning::Year(year)) if is_named(Named::Ending) => of(year, 0),
        (Frequency::YearEnding(day), Meaning::SplitYear(year)) if splits(day).is_some_and(is_named) => of(year + 1, 0),
        (Frequency::YearEnding(_), _) if is_named(Named::Ending) => ending(frequency, meaning),
        (Frequency::CalendarYear | Frequency::FinancialYear | Frequency::AcademicYear, _) if named == Some(Named::Ending) => {
            ending(frequency, meaning)
        }
        (Frequency::RollingYear, Meaning::Month(year, month)) if is_named(Named::Ending) => {
            Period::on(frequency, calendar::date(year, month, 31))
        }
        (Frequency::RollingYear, Meaning::Date(date)) if is_named(Named::Ending) => Period::on(frequency, date),
        (Frequency::FinancialQuarter, Meaning::SplitQuarter(year, quarter)) if is_named(Named::Financial) => of(year, quarter),
        _ if named.is_some() => None,
        (Frequency::At(_), Meaning::Year(year)) => of(year, 0),
        (Frequency::At(_), _) => ending(frequency, meaning),
        (Frequency::Quarter, Meaning::Quarter(year, quarter)) => of(year, quarter),
        (Frequency::Quarter, Meaning::Months(year, first)) => of(year, first / 3 + 1),
        (Frequency::FinancialQuarter, Meaning::Months(year, 1)) => of(year - 1, 4),
        (Frequency::FinancialQuarter, Meaning::Months(year, first)) => of(year, first / 3),
        (Frequency::Month, Meaning::Month(year, month)) => of(year, month),
        (Frequency::Day | Frequency::AtDate, Meaning::Date(date)) => Period::on(frequency, date),
        _ => None,
    }
}

/// The period of a year that ends in this month or on this day.
fn ending(frequency: Frequency, meaning: Meaning) -> Option<Period> {
    let (year, month, day) = match meaning {
        Meaning::Month(year, month) => (year, month, None),
        Meaning::Date(date) => (date.year(), date.month(), Some(date.day())),
        _ => return None,
    };
    let ends = |period: &Period| {
        let last = period.last();
        (last.year(), last.month()) == (year, month) && day.is_none_or(|day| last.day() == day)
    };
    [year, year - 1].into_iter().filter_map(|year| Period::of(frequency, year, 0, 0)).find(ends)
}

/// The split year that ends on a day, where there is one: financial and academic years.
pub(super) fn splits(day: MonthDay) -> Option<Named> {
    match (day.month, day.day) {
        (3, 31) => Some(Named::Financial),
        (7 | 8, 31) => Some(Named::Academic),
        _ => None,
    }
}

fn has_fixed_day(frequency: Frequency) -> bool {
    matches!(frequency, Frequency::YearEnding(_) | Frequency::At(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: &str, text: &str) -> Result<String, PeriodFault> {
        Period::read(text, Frequency::read(kind).unwrap()).map(Period::key)
    }

    #[test]
    fn every_usual_spelling_is_read() {
        for (kind, key, texts) in [
            ("calendar-year", "2018", vec!["2018", " 2018 ", "calendar year 2018", "year ending 31 December 2018"]),
            (
                "financial-year",
                "2016/17",
                vec![
                    "2016/17",
                    "2016-17",
                    "2016–17",
                    "201617",
                    "2016/2017",
                    "2016 to 2017",
                    "2016 / 17",
                    "FY 2016/17",
                    "fy2016-17",
                ],
            ),
            ("financial-year", "2024/25", vec!["year ending 31 March 2025", "Year ending March 2025", "2024-25 financial year"]),
            ("financial-year", "2010/11", vec!["201011", "2010-11"]),
            (
                "academic-year",
                "2024/25",
                vec!["2024-25 academic year", "academic year 2024/25", "202425", "year ending August 2025"],
            ),
            (
                "year-ending 31 March",
                "2025",
                vec![
                    "2025",
                    "31 March 2025",
                    "2025-03-31",
                    "March 2025",
                    "31/03/2025",
                    "2024/25",
                    "2024-25",
                    "202425",
                    "FY 2024/25",
                ],
            ),
            ("year-ending 31 March", "2025", vec!["year ending 31 March 2025", "year ending 2025", "2025-03"]),
            ("year-ending 31 July", "2025", vec!["2024/25", "2024-25 academic year", "July 2025"]),
            ("year-ending 30 June", "2025", vec!["2025", "June 2025", "year to 30 June 2025"]),
            ("year-ending", "2024-06-30", vec!["2024-06", "2024-06-30", "June 2024", "year ending June 2024", "30 June 2024"]),
            ("year-ending", "2010-11-30", vec!["2010-11", "201011"]),
            ("at 31 March", "2025", vec!["2025", "31 March 2025", "2025-03-31", "March 2025", "31 Mar 2025"]),
            ("at 29 February", "2025", vec!["2025", "28 February 2025", "2025-02-28"]),
            ("at", "2018-03-31", vec!["2018-03-31", "31 March 2018", "31/03/2018", "31-03-2018"]),
            (
                "quarter",
                "2018 Q1",
                vec!["2018 Q1", "2018Q1", "Q1 2018", "2018-Q1", "Jan-Mar 2018", "January to March 2018", "q1/2018"],
            ),
            ("quarter", "2017 Q4", vec!["Oct–Dec 2017"]),
            ("financial-quarter", "2017/18 Q1", vec!["2017/18 Q1", "201718Q1", "Q1 2017/18", "2017-18 Q1", "Apr-Jun 2017"]),
            ("financial-quarter", "2017/18 Q4", vec!["January to March 2018", "Q4 2017 to 2018", "FY 2017/18 Q4"]),
            (
                "month",
                "2018-03",
                vec!["2018-03", "201803", "March 2018", "Mar 2018", "2018 March", "2018M03", "2018/3", "2018 03"],
            ),
            ("month", "2002-03", vec!["2002-03"]),
            ("day", "2018-03-31", vec!["2018-03-31", "31 March 2018", "31 Mar 2018", "31/03/2018", "2018/03/31"]),
        ] {
            for text in texts {
                assert_eq!(read(kind, text), Ok(key.to_owned()), "{text} as {kind}");
            }
        }
    }

    #[test]
    fn what_fits_two_readings_is_refused_with_both() {
        for (kind, text, readings) in [
            ("day", "03/05/2018", ["3 May 2018", "5 March 2018"]),
            ("at", "3-5-2018", ["3 May 2018", "5 March 2018"]),
            ("month", "Mar-18", ["March 2018", "18 March"]),
            ("year-ending 31 March", "2002-03", ["year ending 31 March 2002", "year ending 31 March 2003"]),
            ("at 31 March", "2002/03", ["31 March 2002", "2002 to 2003"]),
            ("year-ending 30 June", "200506", ["year ending 30 June 2005", "2005 to 2006"]),
            ("financial-year", "FY 2025", ["2024/25", "2025/26"]),
        ] {
            let readings = readings.map(str::to_owned);
            assert_eq!(read(kind, text), Err(PeriodFault::Ambiguous { readings }), "{text} as {kind}");
        }
    }

    #[test]
    fn another_kind_of_period_is_named() {
        for (kind, text, told) in [
            ("financial-year", "2018", "a calendar year, not financial years"),
            ("calendar-year", "2018/19", "a financial or academic year, not calendar years"),
            ("calendar-year", "FY 2018/19", "a financial year, not calendar years"),
            ("financial-year", "2024-25 academic year", "an academic year, not financial years"),
            ("financial-year", "year ending 30 June 2025", "a year ending 30 June, not financial years"),
            ("academic-year", "31 August 2025", "a single day, not academic years"),
            ("at 31 March", "2024/25", "a financial or academic year, not figures for 31 March"),
            ("year-ending 30 June", "2024/25", "a financial or academic year, not years ending 30 June"),
            ("at", "2025", "a calendar year, not figures for single days"),
            ("year-ending", "2025", "a calendar year, not rolling years"),
            ("financial-quarter", "2018 Q1", "a calendar quarter, not financial quarters"),
            ("quarter", "2017/18 Q1", "a financial quarter, not calendar quarters"),
            ("month", "Jan-Mar 2018", "a quarter, not months"),
            ("day", "2018-03", "a month, not days"),
        ] {
            match read(kind, text) {
                Err(PeriodFault::OtherKind { found, expected, .. }) => {
                    assert_eq!(format!("{found}, not {expected}"), told, "{text}");
                }
                other => panic!("{text} as {kind}: {other:?}"),
            }
        }
    }

    #[test]
    fn another_day_than_the_header_names_is_refused_with_both() {
        for (kind, text, found) in [
            ("at 31 March", "30 June 2025", "30 June"),
            ("at 31 March", "2025-03-30", "30 March"),
            ("year-ending 31 March", "June 2025", "June"),
            ("year-ending 31 March", "year ending 30 June 2025", "30 June"),
        ] {
            let fault = PeriodFault::OtherDay { found: found.to_owned(), expected: "31 March".to_owned() };
            assert_eq!(read(kind, text), Err(fault), "{text}");
        }
    }

    #[test]
    fn years_that_do_not_follow_each_other_are_told_from_text_that_is_no_period() {
        for (kind, text) in [
            ("financial-year", "2018/20"),
            ("academic-year", "2018-2020"),
            ("financial-year", "2018-05"),
            ("year-ending 31 March", "2018/20"),
            ("financial-quarter", "2017/19 Q1"),
        ] {
            assert_eq!(read(kind, text), Err(PeriodFault::NotConsecutive), "{text}");
        }
        for (kind, text) in [("calendar-year", "2018/20"), ("month", "2018-13"), ("financial-year", "9999/00"), ("day", "soon")] {
            assert!(matches!(read(kind, text), Err(PeriodFault::Unreadable { .. })), "{text}");
        }
    }
}
