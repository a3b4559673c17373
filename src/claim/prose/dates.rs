//! Dates, years, periods and times of day.

use super::reading::Prose;
use crate::number::{date, words};

/// Names of spans of time, in singular and plural.
const SPANS: [&str; 22] = [
    "century",
    "centuries",
    "day",
    "days",
    "decade",
    "decades",
    "fortnight",
    "hour",
    "hours",
    "minute",
    "minutes",
    "month",
    "months",
    "quarter",
    "quarters",
    "season",
    "seasons",
    "term",
    "week",
    "weeks",
    "year",
    "years",
];
/// Words that make a period of the span of time after them: "the past five years".
const RELATIVE: [&str; 9] = ["coming", "final", "first", "following", "last", "next", "past", "preceding", "previous"];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// Before a number of four digits these words make it a year, however long ago.
const BEFORE_YEAR: [&str; 13] =
    ["after", "before", "by", "c", "circa", "established", "founded", "from", "in", "since", "to", "until", "year"];
/// A word after a year; any other may be what is counted.
const AFTER_YEAR: [&str; 24] = [
    "a", "after", "an", "and", "as", "at", "because", "but", "by", "for", "he", "in", "it", "on", "onwards", "or", "she", "that",
    "the", "they", "to", "until", "was", "when",
];

/// Whether a token names a span of time.
pub(super) fn is_span(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_word(at, &SPANS)
}

/// `9am`, "9.30 am", `09:30`, "10 o'clock", "10 to 11am".
pub(super) fn time(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let first = clock(prose, at);
    let next = first.or_else(|| prose.whole(at, 2).map(|_| at + 1))?;
    let second = (prose.is_dash(next) || prose.is_word(next, &["to", "and"])).then(|| clock(prose, next + 1)).flatten();
    second.or(first)
}

fn clock(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let is_hour = |digits: &str| digits.parse::<u32>().is_ok_and(|hour| hour < 25);
    let (hour, minute) = prose.raw(at).split_once('.').unwrap_or((prose.raw(at), "00"));
    if !prose.is_digits(at) || !is_hour(hour) || minute.len() != 2 {
        return None;
    }
    let with_colon = prose.is_glued(at + 1) && prose.is_mark(at + 1, &[':']) && prose.raw(at + 2).len() == 2;
    let next = if with_colon && prose.is_digits(at + 2) { at + 3 } else { at + 1 };
    if prose.is_word(next, &["am", "pm", "noon", "midnight", "o'clock"]) {
        return Some(next + 1);
    }
    // a.m., p.m.
    if prose.is_word(next, &["a", "p"]) && prose.is_mark(next + 1, &['.']) && prose.is_word(next + 2, &["m"]) {
        return Some(next + 3);
    }
    (next == at + 3).then_some(next)
}

/// A date, a year, a period or a century.
pub(super) fn date(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if prose.is_word(at, &WEEKDAYS) && day(prose, at + 1).is_some() {
        return date(prose, at + 1).or(day(prose, at + 1));
    }
    in_figures(prose, at)
        .or_else(|| day_month(prose, at))
        .or_else(|| month_day(prose, at))
        .or_else(|| year(prose, at))
        .or_else(|| decade(prose, at))
        .or_else(|| century(prose, at))
        .or_else(|| relative(prose, at))
        .or_else(|| distant(prose, at))
        .or_else(|| months_to(prose, at))
        .or_else(|| compound(prose, at))
}

/// `2024-03-31`, `31/03/2024`, `31.03.2024`.
fn in_figures(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let is_part = |part: &str| matches!(part.len(), 1 | 2 | 4) && part.bytes().all(|b| b.is_ascii_digit());
    let dotted: Vec<&str> = prose.raw(at).split('.').collect();
    if prose.is_odd(at) && dotted.len() == 3 && dotted.iter().all(|part| is_part(part)) && dotted[2].len() == 4 {
        return Some(at + 1);
    }
    let joins = |at: usize| prose.is_glued(at) && prose.is_glued(at + 1) && prose.is_mark(at, &['-', '/']);
    let parts = [at, at + 2, at + 4];
    let is_date = joins(at + 1) && joins(at + 3) && parts.iter().all(|part| is_part(prose.raw(*part)));
    is_date.then_some(at + 5)
}

/// The day of a month: `31`, `1st`.
fn day(prose: &Prose<'_>, at: usize) -> Option<usize> {
    prose.whole(at, 2).filter(|day| (1..=31).contains(day))?;
    let is_ordinal = prose.is_glued(at + 1) && prose.is_word(at + 1, &["st", "nd", "rd", "th"]);
    let is_free = is_ordinal || !prose.is_glued(at + 1) || prose.word(at + 1).is_none();
    is_free.then_some(at + 1 + usize::from(is_ordinal))
}

fn month(prose: &Prose<'_>, at: usize) -> bool {
    prose.is_capital(at) && date::month_named(prose.raw(at)).is_some()
}

/// "31 March", "1 to 5 March 2024", "12 and 13 May".
fn day_month(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let first = day(prose, at)?;
    let is_joined = prose.is_dash(first) || prose.is_word(first, &["to", "and", "or"]) || prose.is_mark(first, &['/', ',']);
    let second = if is_joined { day(prose, first + 1) } else { None };
    let end = [Some(first), second].into_iter().flatten().find_map(|next| {
        let next = next + usize::from(prose.is_word(next, &["of"]));
        month(prose, next).then_some(next + 1)
    })?;
    Some(with_year(prose, end))
}

/// "March 31", "March 2024", "May 1868".
fn month_day(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if !month(prose, at) {
        return None;
    }
    let end = with_year(prose, at + 1);
    if end > at + 1 {
        return Some(end);
    }
    let day = day(prose, at + 1)?;
    let is_end = prose.word(day).is_none_or(|word| AFTER_YEAR.contains(&word));
    is_end.then(|| with_year(prose, day))
}

/// The token after a year that may follow a date.
fn with_year(prose: &Prose<'_>, at: usize) -> usize {
    let start = at + usize::from(prose.is_mark(at, &[',']));
    let is_year = prose.whole(start, 4).is_some_and(|year| (1000..=2199).contains(&year));
    if is_year { span_of_years(prose, start + 1) } else { at }
}

/// `2024`, `2018/19`, `2018–2019`, `1990s`.
fn year(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let year = prose.whole(at, 4).filter(|year| (1000..=2199).contains(year))?;
    let end = span_of_years(prose, at + 1);
    let before = at.checked_sub(1).is_some_and(|before| prose.is_word(before, &BEFORE_YEAR));
    let is_end = prose.word(end).is_none_or(|word| AFTER_YEAR.contains(&word));
    let is_counting = prose.is_glued(at) && prose.is_word(at.wrapping_sub(1), &["£", "€", "$"]);
    let has_unit = prose.sense(end).is_some_and(|(sense, _)| super::dates::is_unit(sense));
    let is_recent = (1900..=2100).contains(&year);
    (!is_counting && !has_unit && (is_recent || end > at + 1 || (before && is_end))).then_some(end)
}

pub(super) fn is_unit(sense: crate::claim::lexicon::Sense) -> bool {
    use crate::claim::lexicon::Sense;
    matches!(sense, Sense::Unit(_) | Sense::Scale(_) | Sense::Times)
}

/// What may hang on a year: `/19`, `–2019`, `s`.
fn span_of_years(prose: &Prose<'_>, at: usize) -> usize {
    let is_second = |at: usize| prose.is_glued(at) && matches!(prose.raw(at).len(), 2 | 4) && prose.whole(at, 4).is_some();
    if prose.is_glued(at) && prose.is_mark(at, &['/', '-', '\u{2011}', '\u{2013}']) && is_second(at + 1) {
        return at + 2;
    }
    at + usize::from(prose.is_glued(at) && prose.is_word(at, &["s"]))
}

/// `’90s`, `90s`.
fn decade(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let is_tens = prose.whole(at, 2).is_some_and(|tens| tens >= 10 && tens.is_multiple_of(10));
    (is_tens && prose.is_glued(at + 1) && prose.is_word(at + 1, &["s"])).then_some(at + 2)
}

/// "21st century", `19th-century`.
fn century(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let ending = prose.word(at + 1).filter(|_| prose.is_glued(at + 1))?;
    words::read_ordinal(&format!("{}{ending}", prose.raw(at)))?;
    let next = at + 2 + usize::from(prose.is_hyphen(at + 2));
    prose.is_word(next, &["century", "centuries"]).then_some(next + 1)
}

/// "past five years", "first 12 months", "last two or three weeks".
fn relative(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if !prose.is_word(at, &RELATIVE) {
        return None;
    }
    let (_, first) = prose.small(at + 1)?;
    let second = prose.is_word(first, &["or", "to"]).then(|| prose.small(first + 1)).flatten();
    let next = second.map_or(first, |(_, next)| next);
    let next = next + usize::from(prose.is_word(next, &["full", "calendar", "financial", "academic", "working"]));
    is_span(prose, next).then_some(next + 1)
}

/// "Five years ago", "than two years earlier", "three years later".
fn distant(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let (_, next) = prose.small(at)?;
    let is_than = at.checked_sub(1).is_some_and(|before| prose.is_word(before, &["than"]));
    let is_long = prose.is_word(next, &["years", "decades"]);
    let is_compared = prose.is_word(next + 2, &["than"]);
    let is_distant = prose.is_word(next + 1, &["ago"])
        || (is_than && prose.is_word(next + 1, &["before", "earlier", "previously"]))
        || (is_long && !is_compared && prose.is_word(next + 1, &["later", "earlier"]));
    (is_span(prose, next) && is_distant).then_some(next + 2)
}

/// `three-year average`, `five-year plan`.
fn compound(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let (_, next) = prose.small(at)?;
    let is_compound = prose.is_hyphen(next) && is_span(prose, next + 1);
    (is_compound && prose.is_word(next + 2, &["average", "averages", "period", "periods", "plan", "plans"])).then_some(next + 2)
}

/// "12 months to March 2024", "three years ending on 31 March".
fn months_to(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let (_, next) = prose.small(at)?;
    let is_led = is_span(prose, next) && prose.is_word(next + 1, &["to", "ended", "ending"]);
    let next = next + 2 + usize::from(prose.is_word(next + 2, &["on", "in", "at"]));
    let is_date = is_led && (month(prose, next) || day_month(prose, next).is_some() || year(prose, next).is_some());
    is_date.then_some(next)
}
