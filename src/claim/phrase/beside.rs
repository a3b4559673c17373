//! What stands right beside a phrase, outside the link: a "not" before it, a unit, a direction or "every year" after it.
//!
//! Readers read on over the end of a link: "[12%] more" says more, "[101] weeks" says weeks.

use super::numbers::sense;
use super::sentence::{is_end, is_word};
use super::{About, Phrase, Said, Unclear, period, reader};
use crate::claim::amount::{self, Amount, Kind, entry_at};
use crate::claim::lexer::{Token, TokenKind, tokens};
use crate::claim::lexicon::{Bound, Direction, Pattern, Role, Sense, Written};
use crate::claim::stretch::Length;
use crate::number::{Currency, Decimal, TimeUnit};

/// Words between "not" and the phrase that leave it about the phrase.
const BETWEEN: [&str; 9] = ["by", "be", "been", "have", "has", "had", "yet", "actually", "really"];
/// Words that turn a phrase round which follows them; "without the 3,630" does not.
const NEGATIONS: [&str; 17] = [
    "not",
    "no",
    "never",
    "cannot",
    "isn't",
    "wasn't",
    "weren't",
    "aren't",
    "didn't",
    "doesn't",
    "hasn't",
    "haven't",
    "don't",
    "no longer",
    "far from",
    "nowhere near",
    "failed to",
];
/// Words that are looked at for a length: "over the last three years".
const MOST_IN_LENGTH: usize = 6;
/// Words between "now" and the phrase.
const STANDS: [&str; 7] = ["is", "are", "was", "were", "there", "figure", "number"];
/// Words that say which way only where the clause ends with them, or goes on with "than".
const ADJECTIVES: [&str; 6] = ["higher", "lower", "larger", "smaller", "greater", "bigger"];
/// What a number may be over or under.
const LEVELS: [&str; 6] = ["target", "average", "national", "limit", "standard", "threshold"];
/// After a number these begin a noun: "40 day centres", "12 point plans".
const SINGULAR: [&str; 11] =
    ["minute", "hour", "day", "week", "month", "year", "point", "pound", "euro", "dollar", "percentage point"];

/// Notes a word just before the phrase that turns its sense round: "did not [fall]", "did not fall by [12%]".
pub(super) fn negation(phrase: &mut Phrase, before: &str) {
    let tokens = tokens(before);
    let mut has_way = phrase.has_own_direction();
    for at in (0..tokens.len()).rev() {
        let TokenKind::Word(word) = &tokens[at].kind else { return };
        let entry = entry_at(&tokens, at);
        let text = entry.map_or(word.as_str(), |(_, next)| &before[tokens[at].span.start..tokens[next - 1].span.end]);
        let is_not = NEGATIONS.contains(&text.to_lowercase().replace('’', "'").as_str());
        // "Ranked no 8", "whether or not".
        let is_other = (word == "no" && !has_way) || (at > 0 && is_word(&tokens, at - 1, "or"));
        if is_not && !is_other {
            phrase.unclear.get_or_insert(Unclear::Not(text.to_owned()));
        }
        let is_way = matches!(entry, Some((entry, _)) if matches!(entry.sense, Sense::Direction(_)));
        // "Not the 4,000 that were expected" speaks of a number that is known; "not the highest" does not.
        let is_article = sense(&tokens, at) == Some(Sense::Article) && (word != "the" || phrase.superlative.is_some());
        // The end of "no longer", "failed to".
        let is_end = at > 0 && matches!(entry_at(&tokens, at - 1), Some((entry, next)) if next > at && entry.sense == Sense::Not);
        if is_not || !(is_way || is_article || is_end || BETWEEN.contains(&word.as_str())) {
            return;
        }
        has_way |= is_way;
    }
}

/// Adds what the words beside the link say of the number in it.
pub(super) fn read(phrase: &mut Phrase, before: &str, after: &str) {
    let following = tokens(after);
    unit(phrase, before, after, &following);
    direction(phrase, &following);
    phrase.compares_beside = compares(&following);
    each_step(phrase, &following, after);
    length(phrase, &following, after);
    latest(phrase, before, after, &following);
}

/// "[101] weeks", "[12]%", "[4.3] million", "€[12]".
fn unit(phrase: &mut Phrase, before: &str, after: &str, following: &[Token]) {
    let is_alone = phrase.until.is_none() && phrase.rest.is_empty();
    let end = phrase.text.trim_end().len();
    let ends = |amount: &&mut Amount| {
        let is_plain = amount.kind == Kind::Number && amount.scale == Decimal::ONE && amount.digits.end == end;
        is_plain && is_alone
    };
    let Some(amount) = phrase.amount.as_mut().filter(ends) else { return };
    if let Some(currency) = currency(before).filter(|_| amount.unit.is_none()) {
        amount.unit = Some(Written::Money(currency));
    }
    if has_minus(before) {
        amount.sign = amount.sign.or(Some('\u{2212}'));
    }
    let Some((entry, next)) = entry_at(following, 0) else { return };
    let word = after[following[0].span.start..following[next - 1].span.end].to_lowercase();
    let is_glued = following[0].span.start == 0;
    match entry.sense {
        Sense::Unit(unit) if amount.unit.is_none() && !SINGULAR.contains(&word.as_str()) => amount.unit = Some(unit),
        Sense::Scale(zeros) if is_glued || word.len() > 2 => {
            amount.scale = Decimal::from(10_u64.pow(zeros));
            amount.value = amount.value.checked_mul(amount.scale).unwrap_or(amount.value);
        }
        Sense::Per if amount.unit.is_none() => match following.get(next).map(|token| &token.kind) {
            Some(TokenKind::Number(digits)) if digits.value >= Decimal::ONE_HUNDRED => {
                amount.unit = u32::try_from(digits.value).ok().map(Written::Per);
            }
            _ => return,
        },
        _ => return,
    }
    amount.year_like = false;
}

/// "-[12%]", "minus [12%]"; "2020-[25]" is no minus.
fn has_minus(before: &str) -> bool {
    let rest = before.strip_suffix(['-', '\u{2212}']);
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '(', '\u{a0}']))
        || before.split_whitespace().next_back() == Some("minus")
}

fn currency(before: &str) -> Option<Currency> {
    match before.chars().next_back()? {
        '£' => Some(Currency::GBP),
        '€' => Some(Currency::EUR),
        '$' => Some(Currency::USD),
        _ => None,
    }
}

/// "[12%] more", "[20 days] longer than", where neither the phrase nor the words before it say which way.
fn direction(phrase: &mut Phrase, following: &[Token]) {
    let Some(amount) = phrase.amount.as_ref().filter(|_| phrase.directions.is_empty()) else { return };
    let Some((entry, next)) = entry_at(following, 0) else { return };
    let is_time = matches!(amount.unit, Some(Written::Time(_)));
    let is_level = {
        let at = next + usize::from(sense(following, next) == Some(Sense::Article));
        LEVELS.iter().any(|level| is_word(following, at, level))
    };
    let value = match entry.sense {
        Sense::Bound(Bound::Over) if is_level => Direction::Up,
        Sense::Bound(Bound::Under) if is_level => Direction::Down,
        Sense::Direction(value @ (Direction::Better | Direction::Worse)) if is_end(following, next) => value,
        Sense::Direction(value @ (Direction::Up | Direction::Down)) | Sense::Either(Bound::Over | Bound::Under, value) => value,
        Sense::Direction(value @ (Direction::Sooner | Direction::Later)) if is_time => value,
        _ => return,
    };
    let is_number = matches!(amount.kind, Kind::Number | Kind::Fraction) && phrase.about == Some(About::Answer);
    // "Higher education" and "lower-income families" are neither a rise nor a fall.
    let leads_on = matches!(sense(following, next), Some(Sense::Preposition(_) | Sense::In));
    let is_adjective = ADJECTIVES.iter().any(|word| is_word(following, next - 1, word)) && !leads_on && !is_end(following, next);
    let is_joined = matches!(following.get(next), Some(Token { kind: TokenKind::Mark('-'), glued: true, .. }));
    if is_number && !is_joined && !is_adjective {
        phrase.directions.push(Said { value, span: None, entry });
    }
}

/// "[3,630] fewer", "[16%] higher than in England": words that compare, whatever the reference asks.
fn compares(following: &[Token]) -> bool {
    let Some((entry, next)) = entry_at(following, 0) else { return false };
    // "Helped [30] more than once".
    let names_other = matches!(sense(following, next), Some(Sense::In | Sense::Preposition(_) | Sense::YearBefore))
        || period::end(following, next, true).is_some();
    let is_than = is_word(following, next - 1, "than") && matches!(entry.sense, Sense::Either(Bound::Over | Bound::Under, _));
    is_word(following, 0, "fewer") || (is_than && names_other)
}

/// "[Fell by 12%] in one year": how long it took.
fn length(phrase: &mut Phrase, following: &[Token], after: &str) {
    if let Some(ago) = ago(following, after) {
        phrase.stretch.beside = Some(ago);
        return;
    }
    let leads = matches!(sense(following, 0), Some(Sense::Bound(Bound::Over) | Sense::In | Sense::Preposition(Role::Any)));
    let stop = following.iter().take(MOST_IN_LENGTH).take_while(|token| !matches!(token.kind, TokenKind::Mark(_))).last();
    let Some(words) = stop.filter(|_| leads).map(|last| &after[..last.span.end]) else { return };
    let Some(length) = reader::read(words).stretch.or_length.filter(|length| length.unit == Some(TimeUnit::Years)) else {
        return;
    };
    let rest = words.split_once(length.text.as_str()).map_or("", |(_, rest)| rest.trim_start());
    // "In two year groups", "over five years old".
    if (length.count == 1 || length.text.ends_with('s')) && (rest.is_empty() || rest.starts_with("to ")) {
        phrase.stretch.beside = Some(length);
    }
}

/// "Than five years ago", "than two years earlier".
fn ago(tokens: &[Token], text: &str) -> Option<Length> {
    let (amount, at) = amount::read(tokens, 1).filter(|_| is_word(tokens, 0, "than"))?;
    let Some(Sense::Unit(Written::Time(unit))) = sense(tokens, at) else { return None };
    let is_past = ["ago", "earlier", "before", "previously"].iter().any(|word| is_word(tokens, at + 1, word));
    let count = u32::try_from(amount.value).ok().filter(|count| Decimal::from(*count) == amount.value)?;
    let text = text[tokens[1].span.start..tokens[at].span.end].to_owned();
    let length = Length { count, unit: Some(unit), text, digits: 0..0, is_recent: false };
    (is_past && amount.kind == Kind::Number && amount.is_bare() && is_end(tokens, at + 2)).then_some(length)
}

/// "[Fell by 12%] every year", "[risen] steadily", "[fell by 12%] a year".
fn each_step(phrase: &mut Phrase, following: &[Token], after: &str) {
    let Some((entry, next)) = entry_at(following, 0).filter(|_| !phrase.directions.is_empty()) else { return };
    let leads_on = matches!(sense(following, next), Some(Sense::Preposition(_) | Sense::In));
    if !leads_on && !is_end(following, next) {
        return;
    }
    match entry.sense {
        Sense::Pattern(value @ (Pattern::Each | Pattern::Steadily)) => {
            phrase.stretch.patterns.push(Said { value, span: None, entry });
        }
        Sense::Rate(unit) if phrase.stretch.rate.is_none() => {
            phrase.stretch.rate = Some((unit, after[following[0].span.start..following[next - 1].span.end].to_owned()));
        }
        _ => {}
    }
}

/// "There are now [3,730] children", "[3,730] today", where the sentence names no period.
fn latest(phrase: &mut Phrase, before: &str, after: &str, following: &[Token]) {
    let ahead = tokens(before);
    let names_period = (0..ahead.len()).any(|at| period::end(&ahead, at, true).is_some());
    if names_period || !phrase.mentions.is_empty() || phrase.latest.is_some() {
        return;
    }
    let found = |tokens: &[Token], at: usize| {
        entry_at(tokens, at).filter(|(entry, _)| entry.sense == Sense::Latest).map(|(_, next)| (at, next))
    };
    let passes = |at: usize| {
        let counts = |sense| matches!(sense, Sense::Article | Sense::Bound(_) | Sense::Either(..));
        STANDS.iter().any(|word| is_word(&ahead, at, word)) || sense(&ahead, at).is_some_and(counts)
    };
    let text =
        |tokens: &[Token], text: &str, at: usize, next: usize| text[tokens[at].span.start..tokens[next - 1].span.end].to_owned();
    let last = (0..ahead.len()).filter_map(|at| found(&ahead, at)).next_back();
    phrase.latest = match (found(following, 0), last) {
        (Some((at, next)), _) if is_end(following, next) => Some(text(following, after, at, next)),
        (_, Some((at, next))) if (next..ahead.len()).all(passes) => Some(text(&ahead, before, at, next)),
        _ => None,
    };
}
