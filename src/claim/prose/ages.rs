//! Ages and age groups.

use super::reading::Prose;
use super::{Setting, dates};

/// Nobody is older.
const OLDEST: u32 = 120;
const PEOPLE: [&str; 31] = [
    "adolescents",
    "adult",
    "adults",
    "anybody",
    "anyone",
    "babies",
    "baby",
    "boys",
    "child",
    "children",
    "citizens",
    "everyone",
    "girls",
    "infant",
    "infants",
    "kids",
    "men",
    "parents",
    "patients",
    "people",
    "person",
    "persons",
    "pupils",
    "residents",
    "siblings",
    "someone",
    "students",
    "teenagers",
    "those",
    "women",
    "youngsters",
];
/// Words between "aged" and the number.
const LEADS: [&str; 17] = [
    "about", "above", "around", "at", "below", "between", "from", "just", "least", "nearly", "of", "only", "over", "to", "under",
    "up", "almost",
];
/// Words before a number with an s: `under-5s`, "under fives".
const BANDS: [&str; 9] = ["above", "below", "early", "late", "mid", "over", "post", "pre", "under"];

/// "aged 1 to 4", `under-1s`, "children under 1", `7-year-old`, "16 and over", "turned 18", "18th birthday".
pub(super) fn age(prose: &Prose<'_>, at: usize) -> Option<usize> {
    aged(prose, at)
        .or_else(|| band(prose, at))
        .or_else(|| people_under(prose, at))
        .or_else(|| years_old(prose, at))
        .or_else(|| and_over(prose, at))
        .or_else(|| turned(prose, at))
        .or_else(|| person_was(prose, at))
        .or_else(|| in_commas(prose, at))
        .or_else(|| under_one(prose, at))
        .or_else(|| birthday(prose, at))
        .or_else(|| age_group(prose, at))
}

fn years(prose: &Prose<'_>, at: usize) -> Option<usize> {
    prose.small(at).filter(|(age, _)| *age <= OLDEST).map(|(_, next)| next)
}

/// "aged 1 to 4", "age 16 and over", "the age of five", "ages 5, 6".
fn aged(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if !prose.is_word(at, &["age", "aged", "ages"]) {
        return None;
    }
    let start = (at + 1..at + 4).find(|next| !prose.is_word(*next, &LEADS))?;
    let first = with_span(prose, years(prose, start)?);
    let joins = |at: usize| prose.is_dash(at) || prose.is_mark(at, &['/']) || prose.is_word(at, &["to", "and", "or"]);
    let second = if joins(first) { years(prose, first + 1).map(|next| with_span(prose, next)) } else { None };
    let end = second.unwrap_or(first);
    Some(over(prose, end).unwrap_or(end))
}

/// "4 years": the unit belongs to the age.
fn with_span(prose: &Prose<'_>, at: usize) -> usize {
    at + usize::from(dates::is_span(prose, at))
}

/// `under-5s`, "over 65s", "under fives", `mid-20s`, `under-18`.
fn band(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if prose.is_word(at, &["their", "his", "her"]) || prose.is_word(at, &BANDS) {
        let has_hyphen = prose.is_hyphen(at + 1);
        let number = at + 1 + usize::from(has_hyphen);
        if prose.plural(number).is_some() && prose.is_word(at, &BANDS) {
            return Some(number + 1);
        }
        let next = years(prose, number).filter(|_| prose.is_digits(number))?;
        let has_s = prose.is_glued(next) && prose.is_word(next, &["s", "s's"]);
        return (has_s || (has_hyphen && prose.is_glued(number))).then_some(next + usize::from(has_s));
    }
    None
}

/// "children under 1", "people over the age of 65".
fn people_under(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if !prose.is_word(at, &PEOPLE)
        || !prose.is_word(at + 1, &["under", "over", "below", "above", "from", "between", "younger", "older"])
    {
        return None;
    }
    let next = at + 2 + usize::from(prose.is_word(at + 2, &["than"]));
    let first = years(prose, next)?;
    let second = prose.is_word(first, &["to", "and"]).then(|| years(prose, first + 1)).flatten();
    let end = with_span(prose, second.unwrap_or(first));
    // "people over 12 areas" counts areas.
    let is_end = prose.word(end).is_none_or(|word| !prose.is_capital(end) && !is_counted(word));
    is_end.then_some(end)
}

fn is_counted(word: &str) -> bool {
    word == "per" || word == "%" || word == "percent"
}

/// `7-year-old`, "seven years old", "7- to 9-year-olds", "6 months of age".
fn years_old(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let first = years(prose, at)?;
    let past_hyphen = |at: usize| at + usize::from(prose.is_hyphen(at));
    let joined = past_hyphen(first);
    let is_joined = prose.is_word(joined, &["to", "and", "or"]) || prose.is_dash(first);
    let second = if is_joined {
        let start = if prose.is_word(joined, &["to", "and", "or"]) { joined + 1 } else { first + 1 };
        years(prose, start)
    } else {
        None
    };
    [second, Some(first)].into_iter().flatten().find_map(|end| {
        let span = past_hyphen(end);
        let old = past_hyphen(span + 1);
        let is_of_age = prose.is_word(old, &["of"]) && prose.is_word(old + 1, &["age"]);
        let is_old = is_of_age || prose.is_word(old, &["old", "olds"]);
        (dates::is_span(prose, span) && is_old).then_some(old + 1 + usize::from(is_of_age))
    })
}

/// "16 and over", "18 or older".
fn and_over(prose: &Prose<'_>, at: usize) -> Option<usize> {
    over(prose, years(prose, at)?)
}

fn over(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let is_open =
        prose.is_word(at, &["and", "or"]) && prose.is_word(at + 1, &["over", "under", "older", "younger", "above", "below"]);
    // "16 and over 200 others" goes on with another number.
    (is_open && prose.small(at + 2).is_none() && !prose.is_digits(at + 2)).then_some(at + 2)
}

fn turned(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let end = prose.is_word(at, &["turn", "turned", "turning", "turns"]).then(|| years(prose, at + 1)).flatten()?;
    (!prose.sense(end).is_some_and(|(sense, _)| dates::is_unit(sense))).then_some(end)
}

/// "She was four when", "he is 12."
fn person_was(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let is_person = prose.is_word(at, &["he", "i", "she"]) && prose.is_word(at + 1, &["is", "was", "turns"]);
    let just = usize::from(prose.is_word(at + 2, &["just", "only", "nearly", "almost"]));
    let end = is_person.then(|| years(prose, at + 2 + just)).flatten()?;
    prose.word(end).is_none_or(|word| ["and", "at", "but", "when"].contains(&word)).then_some(end)
}

/// "Tom, 7, and Ella": the age of somebody named.
fn in_commas(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let is_named = at.checked_sub(1).is_some_and(|name| prose.is_capital(name) && prose.word(name).is_some());
    let end = (is_named && prose.is_mark(at, &[',']) && prose.is_digits(at + 1)).then(|| years(prose, at + 1)).flatten()?;
    prose.is_mark(end, &[',']).then_some(end)
}

/// "Were under 1": nothing is counted in less than one, so this is an age.
fn under_one(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let is_under = prose.is_word(at, &["aged", "are", "is", "was", "were"]) && prose.is_word(at + 1, &["under"]);
    let (_, end) = prose.small(at + 2).filter(|(age, _)| is_under && *age == 1)?;
    prose.word(end).is_none().then_some(end)
}

fn birthday(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let is_ordinal = prose.whole(at, 3).is_some() && prose.is_word(at + 1, &["st", "nd", "rd", "th"]);
    (is_ordinal && prose.is_word(at + 2, &["birthday", "birthdays"])).then_some(at + 3)
}

/// The head of a column or row that is nothing but an age group: "Under 1", "1 to 4", "16+".
fn age_group(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if prose.setting != Setting::TableHead || at != 0 {
        return None;
    }
    let start = usize::from(prose.is_word(0, &["under", "over"]));
    let first = years(prose, start)?;
    let is_range = prose.is_dash(first) || prose.is_word(first, &["to"]);
    let second = if is_range { years(prose, first + 1) } else { None };
    let end = second.unwrap_or(first) + usize::from(prose.is_mark(first, &['+']));
    let end = end + usize::from(prose.is_word(end, &["years"]));
    (end == prose.tokens.len() && end > 1).then_some(end)
}
