//! Everything that a text can mean as a period, whatever kind is asked for: `2002-03` is a month and a split year.

use crate::number::date::month_named;
use jiff::civil;

/// Longer texts are no periods.
const LONGEST: usize = 60;
/// The last year of four digits, which no other follows.
const LAST_YEAR: i16 = 9999;

/// A text as a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spelled {
    /// The kind that the text itself names.
    pub(super) named: Option<Named>,
    /// What the rest can mean, the likeliest first; nothing when it is no period.
    pub(super) meanings: Vec<Meaning>,
}

/// A kind of period that stands in the text: `FY 2024/25`, `year ending 31 March 2025`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Calendar,
    Financial,
    Academic,
    Ending,
}

/// One meaning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Year(i16),
    /// Two years that follow each other, by the first.
    SplitYear(i16),
    /// Two years that do not.
    UnevenYears,
    /// Year and quarter.
    Quarter(i16, i8),
    /// First year and quarter.
    SplitQuarter(i16, i8),
    /// Three months that begin with a quarter: their year and the first of them.
    Months(i16, i8),
    Month(i16, i8),
    Date(civil::Date),
    /// A month beside two digits, which may be the day or the year: `Mar-18`.
    MonthAndNumber(i8, i8),
}

const NAMES: [(&[&str], Named); 4] = [
    (&["fy"], Named::Financial),
    (&["financial", "year"], Named::Financial),
    (&["academic", "year"], Named::Academic),
    (&["calendar", "year"], Named::Calendar),
];
const ENDINGS: [&[&str]; 3] = [&["year", "ending"], &["year", "ended"], &["year", "to"]];

/// Finds what a text can mean.
pub(super) fn read(text: &str) -> Spelled {
    let text = text.to_ascii_lowercase();
    let words = words(&text).unwrap_or_default();
    let ending = ENDINGS.iter().find_map(|name| Some((Named::Ending, words.strip_prefix(*name)?)));
    let named = ending.or_else(|| {
        let stripped =
            NAMES.iter().map(|(name, named)| (*named, words.strip_prefix(*name).or_else(|| words.strip_suffix(*name))));
        stripped.into_iter().find_map(|(named, rest)| Some((named, rest?)))
    });
    match named {
        Some((named, rest)) => Spelled { named: Some(named), meanings: meanings(rest) },
        None => Spelled { named: None, meanings: meanings(&words) },
    }
}

/// Runs of letters and runs of digits, with spaces and at most one stroke or dash between two of them.
fn words(text: &str) -> Option<Vec<&str>> {
    let mut rest = text.trim();
    let mut words = Vec::new();
    if rest.len() > LONGEST {
        return None;
    }
    while !rest.is_empty() {
        let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
        let is_alike = |c: char| if is_number { c.is_ascii_digit() } else { c.is_ascii_alphabetic() };
        let (word, after) = rest.split_at(rest.find(|c| !is_alike(c)).unwrap_or(rest.len()));
        let after = after.trim_start();
        rest = after.strip_prefix(['-', '/', '\u{2013}']).unwrap_or(after).trim_start();
        if word.is_empty() || (rest.is_empty() && !after.is_empty()) {
            return None;
        }
        words.push(word);
    }
    Some(words)
}

fn meanings(words: &[&str]) -> Vec<Meaning> {
    match words {
        ["q", number, years @ ..] | [years @ .., "q", number] => quarter(years, number),
        [first, "to", second] => year(first).and_then(|year| two_years(year, second)).into_iter().collect(),
        [first, "to", last, year] => three_months(first, last, year).into_iter().collect(),
        [word] => year(word).map_or_else(|| joined(word), |year| vec![Meaning::Year(year)]),
        [first, second] => pair(first, second),
        [first, second, third] => triple(first, second, third),
        _ => Vec::new(),
    }
}

/// `201617` and `201803`.
fn joined(word: &str) -> Vec<Meaning> {
    if word.len() == 6 { pair(&word[..4], &word[4..]) } else { Vec::new() }
}

/// Two words: split years and months.
fn pair(first: &str, second: &str) -> Vec<Meaning> {
    match (month_named(first).or_else(|| month_named(second)), year(first), year(second)) {
        (Some(month), Some(year), None) | (Some(month), None, Some(year)) => vec![Meaning::Month(year, month)],
        (Some(month), None, None) => {
            let short = number(first).or_else(|| number(second)).filter(|short| (1..=31).contains(short));
            short.map(|short| Meaning::MonthAndNumber(month, short)).into_iter().collect()
        }
        (None, Some(year), _) => {
            let month = number(second).filter(|month| (1..=12).contains(month)).map(|month| Meaning::Month(year, month));
            month.into_iter().chain(two_years(year, second)).collect()
        }
        _ => Vec::new(),
    }
}

/// Three words: dates, `2018M03` and `Jan-Mar 2018`.
fn triple(first: &str, second: &str, third: &str) -> Vec<Meaning> {
    let date = |year: &str, month: Option<i8>, day: &str| {
        civil::Date::new(self::year(year)?, month?, number(day)?).ok().map(Meaning::Date)
    };
    if second == "m" {
        return pair(first, third).into_iter().filter(|meaning| matches!(meaning, Meaning::Month(..))).collect();
    }
    if year(first).is_some() {
        return date(first, number(second), third).into_iter().collect();
    }
    if let Some(month) = month_named(second) {
        let months = three_months(first, second, third);
        return months.or_else(|| date(third, Some(month), first)).into_iter().collect();
    }
    // The day stands first in Britain, the month in America.
    let mut dates: Vec<Meaning> =
        [(second, first), (first, second)].iter().filter_map(|(month, day)| date(third, number(month), day)).collect();
    dates.dedup();
    dates
}

fn three_months(first: &str, last: &str, year: &str) -> Option<Meaning> {
    let (first, last) = (month_named(first)?, month_named(last)?);
    (first % 3 == 1 && last == first + 2).then_some(Meaning::Months(self::year(year)?, first))
}

fn quarter(years: &[&str], quarter: &str) -> Vec<Meaning> {
    let Some(quarter) = number(quarter).filter(|quarter| (1..=4).contains(quarter)) else { return Vec::new() };
    let of_quarter = |meaning| match meaning {
        Meaning::Year(year) => Some(Meaning::Quarter(year, quarter)),
        Meaning::SplitYear(year) => Some(Meaning::SplitQuarter(year, quarter)),
        Meaning::UnevenYears => Some(Meaning::UnevenYears),
        _ => None,
    };
    // A quarter within a quarter is none, and its words need not be read.
    if years.len() > 3 || years.contains(&"q") {
        Vec::new()
    } else {
        meanings(years).into_iter().filter_map(of_quarter).collect()
    }
}

/// The second year of a split year, in two or four digits.
fn two_years(year: i16, second: &str) -> Option<Meaning> {
    let next = format!("{:04}", year + 1);
    match second.len() {
        _ if year == LAST_YEAR => None,
        2 | 4 if !second.bytes().all(|b| b.is_ascii_digit()) => None,
        4 if second == next => Some(Meaning::SplitYear(year)),
        2 if next.ends_with(second) => Some(Meaning::SplitYear(year)),
        2 | 4 => Some(Meaning::UnevenYears),
        _ => None,
    }
}

fn year(text: &str) -> Option<i16> {
    let digits = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|year| digits && *year > 0)
}

/// A number of one or two digits.
fn number(text: &str) -> Option<i8> {
    let digits = text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

#[cfg(test)]
mod tests {
    use super::Meaning::*;
    use super::*;

    fn date(year: i16, month: i8, day: i8) -> Meaning {
        Date(civil::Date::new(year, month, day).unwrap())
    }

    #[test]
    fn a_text_means_everything_that_it_can_mean() {
        for (text, meanings) in [
            ("2018", vec![Year(2018)]),
            ("2016 – 17", vec![SplitYear(2016)]),
            ("1999/00", vec![SplitYear(1999)]),
            ("2002-03", vec![Month(2002, 3), SplitYear(2002)]),
            ("201011", vec![Month(2010, 11), SplitYear(2010)]),
            ("2018-03", vec![Month(2018, 3), UnevenYears]),
            ("2018M03", vec![Month(2018, 3)]),
            ("Mar 2018", vec![Month(2018, 3)]),
            ("Mar-18", vec![MonthAndNumber(3, 18)]),
            ("q1 2017/18", vec![SplitQuarter(2017, 1)]),
            ("2017/19 Q1", vec![UnevenYears]),
            ("Jan–Mar 2018", vec![Months(2018, 1)]),
            ("31/03/2018", vec![date(2018, 3, 31)]),
            ("03/05/2018", vec![date(2018, 5, 3), date(2018, 3, 5)]),
            ("05/05/2018", vec![date(2018, 5, 5)]),
        ] {
            assert_eq!(read(text), Spelled { named: None, meanings }, "{text}");
        }
    }

    #[test]
    fn a_text_may_name_its_kind() {
        for (text, named) in [
            ("FY2024/25", Named::Financial),
            ("2024-25 academic year", Named::Academic),
            ("Financial year 2024/25", Named::Financial),
        ] {
            assert_eq!(read(text), Spelled { named: Some(named), meanings: vec![SplitYear(2024)] }, "{text}");
        }
        let ending = Spelled { named: Some(Named::Ending), meanings: vec![date(2025, 3, 31)] };
        assert_eq!(read("year ending 31 March 2025"), ending);
    }

    #[test]
    fn what_is_no_period_means_nothing() {
        for text in [
            "",
            "-",
            "-2018",
            "2018-",
            "2018--03",
            "20162017",
            "2018.03",
            "0000",
            "é01617",
            "2018 Q5",
            "Q1 Q2 2018",
            "2018-02-30",
            "31 Smarch 2018",
            "Feb to Apr 2018",
            "Mar-99",
            "12018",
            "2018-3-4-5",
            "2018 to 3",
            "2018Q",
            "31/03/18",
        ] {
            assert_eq!(read(text).meanings, [], "{text}");
        }
    }
}
