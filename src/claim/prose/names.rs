//! Numbers inside names: addresses, phone numbers, codes, versions, places.

use super::dates;
use super::reading::Prose;
use crate::claim::lexer::TokenKind;
use crate::claim::lexicon::Sense;

const STREETS: [&str; 20] = [
    "avenue",
    "close",
    "court",
    "crescent",
    "drive",
    "embankment",
    "gardens",
    "gate",
    "green",
    "grove",
    "hill",
    "house",
    "lane",
    "park",
    "place",
    "road",
    "row",
    "square",
    "street",
    "way",
];
/// Short numbers that are only phone numbers after these words.
const CALLS: [&str; 8] = ["call", "calling", "dial", "helpline", "phone", "ring", "tel", "telephone"];
/// Numbers of digits that everybody knows as the name of something.
const KNOWN: [(&str, &str); 4] = [("24", "7"), ("9", "11"), ("7", "7"), ("50", "50")];

/// Addresses on the web and of mailboxes.
pub(super) fn address(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if !prose.begins_chunk(at) || prose.word(at).is_none() {
        return None;
    }
    let end = prose.chunk_end(at);
    let has = |marks: &[char]| (at..end).any(|token| prose.is_mark(token, marks));
    let is_dotted = (at..end).any(|token| prose.is_mark(token, &['.']) && token + 1 < end && prose.word(token + 1).is_some());
    let has_scheme = (at..end).any(|token| prose.is_mark(token, &[':']) && prose.is_mark(token + 1, &['/']));
    (has_scheme || (is_dotted && has(&['/', '@'])) || prose.is_word(at, &["www"])).then_some(end)
}

/// `020 7946 0000`, `+44 20 7946 0000`, "call 999".
pub(super) fn phone(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if prose.is_word(at, &CALLS) {
        let start = at + 1 + usize::from(prose.is_mark(at + 1, &[':', '.']) || prose.is_word(at + 1, &["on", "us"]));
        prose.whole(start, 6).filter(|_| prose.raw(start).len() >= 3)?;
        return Some(groups(prose, start));
    }
    let start = at + usize::from(prose.is_mark(at, &['+', '(']));
    let is_dialled = prose.raw(start).starts_with('0') && prose.raw(start).len() >= 3;
    let is_abroad = prose.is_mark(at, &['+']) && prose.is_glued(start) && prose.raw(start).len() <= 3;
    prose.whole(start, 15).filter(|_| is_dialled || is_abroad)?;
    let end = groups(prose, start);
    let digits: usize = (start..end).map(|token| prose.raw(token).bytes().filter(u8::is_ascii_digit).count()).sum();
    (digits >= 7).then_some(end)
}

/// The token after groups of digits, brackets and hyphens between them.
fn groups(prose: &Prose<'_>, start: usize) -> usize {
    let mut end = start + 1;
    loop {
        let next = end + usize::from(prose.is_mark(end, &[')', '(', '-']));
        if prose.whole(next, 8).is_none() || prose.raw(next).len() < 2 {
            return end;
        }
        end = next + 1;
    }
}

/// "41 Example Street".
pub(super) fn street(prose: &Prose<'_>, at: usize) -> Option<usize> {
    prose.whole(at, 4)?;
    let last = (at + 1..at + 5).take_while(|word| prose.is_capital(*word) && !prose.is_mark(*word, &[','])).last()?;
    (last > at + 1 && prose.is_word(last, &STREETS)).then_some(at + 1)
}

/// `COVID-19`, `CO2`, "ISO 9001", "CC BY 4.0", `SW1A 2AA`, `24/7`, "Three Rivers".
pub(super) fn code(prose: &Prose<'_>, at: usize) -> Option<usize> {
    place(prose, at).or_else(|| version(prose, at)).or_else(|| chunk(prose, at)).or_else(|| registered(prose, at))
}

/// A name that begins with a number in words, in the middle of a sentence.
fn place(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let (value, next) = prose.cardinal(at)?;
    let begins = at == 0 || prose.is_mark(at - 1, &['.', '!', '?', ':']);
    let is_name = value > 1 && !begins && prose.is_capital(at) && prose.is_capital(next) && prose.word(next).is_some();
    is_name.then_some(next + 1)
}

/// A number after an abbreviation in capitals, where it is no amount.
fn version(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let before = prose.raw(at.checked_sub(1)?);
    let is_abbreviation = before.len() >= 2 && before.chars().all(char::is_uppercase) && !prose.is_glued(at);
    let is_bare = prose.is_digits(at) && !prose.raw(at).contains(',') && !prose.raw(at).contains(|c: char| !c.is_ascii());
    let has_unit = prose.sense(at + 1).is_some_and(|(sense, _)| dates::is_unit(sense));
    if !is_abbreviation || !is_bare || has_unit {
        return None;
    }
    // "EN 301 549" goes on.
    Some(at + 1 + usize::from(prose.whole(at + 1, 4).is_some()))
}

/// Letters and digits that hang together.
fn chunk(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if !prose.begins_chunk(at) {
        return None;
    }
    let end = prose.chunk_end(at);
    if prose.word(at).is_some_and(|word| word.starts_with(char::is_alphabetic)) {
        let is_money = (at..end).any(|token| matches!(prose.sense(token), Some((Sense::Unit(_), _))) && token + 1 < end);
        let has_digits = (at + 1..end).any(|token| prose.is_digits(token));
        return (has_digits && !is_money).then_some(end);
    }
    if !prose.is_digits(at) {
        return None;
    }
    let known = KNOWN.iter().any(|(one, other)| {
        prose.raw(at) == *one && prose.is_mark(at + 1, &['/']) && prose.is_glued(at + 1) && prose.raw(at + 2) == *other
    });
    let dotted = prose.is_odd(at) && prose.raw(at).matches('.').count() > 1;
    let lettered = is_lettered(prose, at);
    // `1-to-1`, `4x4`
    let is_saying = end > at + 2 && prose.is_hyphen(at + 1) && prose.is_word(at + 2, &["to"]);
    (known || dotted || lettered || is_saying).then_some(end)
}

/// Digits with letters that are neither a unit nor a multiplier: `2AA`, `3D`, `5b`, `4x4`.
fn is_lettered(prose: &Prose<'_>, at: usize) -> bool {
    let Some(word) = prose.word(at + 1).filter(|_| prose.is_glued(at + 1)) else { return false };
    if prose.is_glued(at + 2) && prose.is_digits(at + 2) {
        return true;
    }
    let is_known = matches!(prose.sense(at + 1), Some((Sense::Unit(_) | Sense::Scale(_) | Sense::Times, _)));
    let is_ending = matches!(word, "st" | "nd" | "rd" | "th" | "s" | "p");
    let is_small = word.chars().count() > 1 && !prose.is_capital(at + 1);
    matches!(prose.tokens[at].kind, TokenKind::Number(_)) && !is_known && !is_ending && !is_small
}

/// "charity 312278", "company registration 04567": long digits after a word for a register.
fn registered(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let is_led = prose.is_word(before, &["charity", "company", "registered", "registration", "id", "ref", "isbn", "issn", "doi"]);
    (is_led && prose.whole(at, 15).is_some() && prose.raw(at).len() >= 5).then_some(at + 1)
}
