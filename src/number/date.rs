//! Calendar dates and moments, as front matter and data files write them.
//!
//! The only home of the date library. Moments of release are London time, because that is
//! where the embargoes of UK publishers are kept.

use jiff::{Timestamp, civil, tz::TimeZone};
use std::fmt;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const LONDON: &str = "Europe/London";

/// A date that may be known only to the month or the year: `2019`, `2019-03`, `2019-03-31`.
///
/// Ordered by its first day, so that lists sort as a reader expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl PartialDate {
    /// Reads `2019`, `2019-03`, `2019-03-31` or `31 March 2019`.
    ///
    /// # Errors
    /// Says in plain words what cannot be read, and how to write it.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.contains('/') {
            return Err(format!("`{text}` could be read in two ways; write the date as 2024-05-03 or 3 May 2024"));
        }
        let parts: Vec<&str> = if text.contains(' ') { text.split(' ').rev().collect() } else { text.split('-').collect() };
        Self::from_parts(&parts).ok_or_else(|| format!("`{text}` is not a date; write it as 2024-05-03 or 3 May 2024"))
    }

    fn from_parts(parts: &[&str]) -> Option<Self> {
        let year: i16 = parts.first().filter(|year| year.len() == 4)?.parse().ok()?;
        // A part that is absent is fine; a part that is there but cannot be read is not.
        let month = parts.get(1).map(|month| read_month(month).ok_or(())).transpose().ok()?;
        let day = parts.get(2).map(|day| day.parse::<i8>()).transpose().ok()?;
        civil::Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        (parts.len() <= 3).then_some(Self { year, month, day })
    }

    /// The first day that the date may mean.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self { year: self.year, month: Some(self.month.unwrap_or(1)), day: Some(self.day.unwrap_or(1)) }
    }

    /// The last day that the date may mean: 31 December of a bare year.
    #[must_use]
    pub fn last_day(self) -> Self {
        let month = self.month.unwrap_or(12);
        let days = civil::Date::new(self.year, month, 1).map_or(28, civil::Date::days_in_month);
        Self { year: self.year, month: Some(month), day: Some(self.day.unwrap_or(days)) }
    }

    /// The date as machines read it: `2019`, `2019-03`, `2019-03-31`.
    #[must_use]
    pub fn iso(self) -> String {
        let mut out = format!("{:04}", self.year);
        for part in [self.month, self.day].into_iter().flatten() {
            out.push_str(&format!("-{part:02}"));
        }
        out
    }

    /// Midnight UTC on its first day, as feeds write it.
    #[must_use]
    pub fn timestamp(self) -> String {
        format!("{}T00:00:00Z", self.first_day().iso())
    }
}

impl From<civil::Date> for PartialDate {
    fn from(date: civil::Date) -> Self {
        Self { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

/// The house style: `31 March 2019`, `March 2019`, `2019`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.month, self.day) {
            (Some(month), Some(day)) => write!(f, "{day} {} {}", month_name(month), self.year),
            (Some(month), None) => write!(f, "{} {}", month_name(month), self.year),
            _ => write!(f, "{}", self.year),
        }
    }
}

/// A moment of London time, to the minute: when an embargo ends or an event starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    instant: Timestamp,
    local: civil::DateTime,
    has_time: bool,
}

impl Moment {
    /// Reads `2026-11-20` (its first minute) or `2026-11-20 09:30`, in London time.
    ///
    /// # Errors
    /// Says in plain words what cannot be read; a time that the clock change skips or repeats is refused.
    pub fn read(text: &str) -> Result<Self, String> {
        let (date, time) = text.trim().split_once([' ', 'T']).map_or((text.trim(), None), |(date, time)| (date, Some(time)));
        let say = || format!("`{text}` is not a date and time; write it as 2026-11-20 09:30");
        let date: civil::Date = date.parse().map_err(|_| say())?;
        let clock: civil::Time = time.unwrap_or("00:00").parse().map_err(|_| say())?;
        let local = date.to_datetime(clock);
        let zone = TimeZone::get(LONDON).map_err(|_| say())?;
        let instant = zone.to_ambiguous_zoned(local).unambiguous();
        let instant = instant.map_err(|_| format!("`{text}` falls into the hour when the clocks change; choose another time"))?;
        Ok(Self { instant: instant.timestamp(), local, has_time: time.is_some() })
    }

    /// The moment of a Unix time in seconds.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        let instant = Timestamp::from_second(seconds).ok()?;
        let local = instant.to_zoned(TimeZone::get(LONDON).ok()?).datetime();
        Some(Self { instant, local, has_time: true })
    }

    /// The calendar day in London.
    #[must_use]
    pub fn day(self) -> PartialDate {
        self.local.date().into()
    }

    /// The moment as machines read it, in London's own time.
    #[must_use]
    pub fn iso(self) -> String {
        if self.has_time { self.local.strftime("%Y-%m-%dT%H:%M").to_string() } else { self.day().iso() }
    }
}

/// The house style: `20 November 2026, 09:30`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.day())?;
        if self.has_time { write!(f, ", {}", self.local.strftime("%H:%M")) } else { Ok(()) }
    }
}

/// Reads a month by number or English name.
#[must_use]
pub(crate) fn read_month(text: &str) -> Option<i8> {
    month_named(text).or_else(|| text.parse().ok()).filter(|month| (1..=12).contains(month))
}

/// Reads a month by its English name, in full or short: `March`, `Mar`, `Sept`.
#[must_use]
pub(crate) fn month_named(text: &str) -> Option<i8> {
    let is_named = |name: &str| {
        let is_short = text.len() == 3 || text.eq_ignore_ascii_case("sept");
        let begins = |start: &str| start.eq_ignore_ascii_case(text);
        begins(name) || (is_short && name.get(..text.len()).is_some_and(begins))
    };
    MONTHS.iter().position(|name| is_named(name)).and_then(|index| i8::try_from(index + 1).ok())
}

/// The English name of a month from 1 to 12.
#[must_use]
pub(crate) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_both_spellings_and_printed_in_one() {
        for text in ["2024-09-03", "3 September 2024", "3 Sep 2024", "3 sept 2024"] {
            assert_eq!(PartialDate::read(text).unwrap().to_string(), "3 September 2024");
        }
        assert_eq!(PartialDate::read("2017-01").unwrap().to_string(), "January 2017");
        assert_eq!(PartialDate::read("2019").unwrap().last_day().iso(), "2019-12-31");
    }

    #[test]
    fn impossible_and_ambiguous_dates_are_refused() {
        for text in ["2025-13-01", "2026-02-30", "03/05/2024", "soon", "2024-05-03-01", ""] {
            assert!(PartialDate::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_embargo_is_read_as_london_time_whatever_the_season() {
        let summer = Moment::read("2024-07-01 09:30").unwrap();
        assert_eq!(summer, Moment { has_time: true, ..Moment::from_unix(1_719_822_600).unwrap() });
        assert_eq!(summer.to_string(), "1 July 2024, 09:30");
        assert!(Moment::read("2024-03-31 01:30").is_err(), "skipped hour");
        assert!(Moment::read("2024-10-27 01:30").is_err(), "repeated hour");
    }
}
