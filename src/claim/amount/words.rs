//! Numbers that are written in words: cardinals, mixed numbers, fractions, "none".

use super::{Amount, Kind, Spelling, digits_at, is_hyphen, multiplied, new, sense_at, word_at};
use crate::claim::lexer::{Token, TokenKind};
use crate::claim::lexicon::{Quantifier, Sense, Written};
use crate::number::{Decimal, words};

/// The largest number of which "one in so many" speaks.
const MOST_PARTS: u32 = 100_000;
/// From here on "67 in 1,000" is a rate and no fraction.
const LEAST_RATE: u32 = 1_000;
/// From here on "3 in every 10" is a rate as well.
const LEAST_PER: u32 = 10;

/// `nineteen`, `twenty-five`, `two hundred and six`, `a hundred`, `a dozen`, `one and a half million`, `a year and a half`.
pub(super) fn in_words(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let start = tokens.get(at)?.span.start;
    let article = is_article(tokens, at);
    if article && let Some(span) = span_of_time(tokens, at) {
        return Some(span);
    }
    let (mut value, mut next) = if article { (1, at + 1) } else { cardinal(tokens, at)? };
    let sense = |at| sense_at(tokens, at).map(|(sense, _)| sense);
    let is_many = matches!(sense(next), Some(Sense::Hundred | Sense::Dozen));
    match sense(next) {
        Some(Sense::Hundred) => {
            (value, next) = (value.checked_mul(100)?, next + 1);
            let rest = next + usize::from(sense(next) == Some(Sense::And));
            if let Some((units, after)) = cardinal(tokens, rest) {
                (value, next) = (value + units, after);
            }
        }
        Some(Sense::Dozen) => (value, next) = (value.checked_mul(12)?, next + 1),
        _ if article && !matches!(sense(next), Some(Sense::Scale(_))) => return None,
        _ => {}
    }
    let whole = Decimal::from(value);
    if let Some((part, after)) = and_a_half(tokens, next).filter(|_| !article && !is_many) {
        let span = start..tokens[after - 1].span.end;
        return Some(multiplied(tokens, new(Kind::Number, whole + part, Spelling::Mixed, span), after));
    }
    let span = start..tokens[next - 1].span.end;
    Some(multiplied(tokens, new(Kind::Number, whole, Spelling::Words, span), next))
}

/// `a year` and `a year and a half`, where they begin the phrase or follow a bound; "500 a year" is a rate.
fn span_of_time(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let (Sense::Unit(unit @ Written::Time(_)), next) = sense_at(tokens, at + 1)? else {
        return None;
    };
    if sense_at(tokens, at).is_some_and(|(sense, _)| sense == Sense::YearBefore) {
        return None;
    }
    let unit_span = Some(tokens[at + 1].span.clone());
    let amount = |value, spelling, span| Amount { unit: Some(unit), unit_span, ..new(Kind::Number, value, spelling, span) };
    if let Some((part, after)) = and_a_half(tokens, next) {
        let span = tokens[at].span.start..tokens[after - 1].span.end;
        return Some((Amount { unit_span: None, ..amount(Decimal::ONE + part, Spelling::Mixed, span) }, after));
    }
    let follows_bound = (1..=3).any(|back| {
        let before = at.checked_sub(back).and_then(|before| sense_at(tokens, before));
        matches!(before, Some((Sense::Bound(_) | Sense::Either(..), end)) if end == at)
    });
    (at == 0 || follows_bound).then(|| (amount(Decimal::ONE, Spelling::Words, tokens[at].span.clone()), next))
}

/// `and a half`, `and three quarters`: the part, and the token after it.
fn and_a_half(tokens: &[Token], at: usize) -> Option<(Decimal, usize)> {
    let (Sense::And, next) = sense_at(tokens, at)? else { return None };
    let (upper, lower, next) = in_parts(tokens, next)?;
    Some((Decimal::from(upper) / Decimal::from(lower), next))
}

/// `none`, or `no` before a word that means nothing here: `no children`.
pub(super) fn nothing(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let (sense, next) = sense_at(tokens, at)?;
    let is_noun =
        matches!(tokens.get(next).map(|token| &token.kind), Some(TokenKind::Word(_))) && sense_at(tokens, next).is_none();
    let counts_nothing = word_at(tokens, at) == Some("no") && (is_noun || tokens.len() == 1);
    let is_zero = matches!(sense, Sense::Zero | Sense::Quantifier(Quantifier::None))
        || (sense == Sense::Not && next == at + 1 && counts_nothing);
    is_zero.then(|| (new(Kind::Number, Decimal::ZERO, Spelling::Words, tokens[at].span.clone()), next))
}

/// `half a million`, `a quarter of a million`, `half a dozen`.
pub(super) fn part_of_scale(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let (upper, lower, next) = in_parts(tokens, at)?;
    let next = next + usize::from(word_at(tokens, next) == Some("of"));
    let next = is_article(tokens, next).then_some(next + 1)?;
    let part = Decimal::from(upper) / Decimal::from(lower);
    let span = tokens[at].span.start..tokens[next - 1].span.end;
    match sense_at(tokens, next)? {
        (Sense::Scale(_), _) => Some(multiplied(tokens, new(Kind::Number, part, Spelling::Mixed, span), next)),
        (Sense::Dozen, after) => {
            let span = span.start..tokens[after - 1].span.end;
            Some((new(Kind::Number, part * Decimal::from(12), Spelling::Words, span), after))
        }
        _ => None,
    }
}

/// `eighth`, where it stands for a place.
pub(super) fn ordinal(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let place = words::read_ordinal(word_at(tokens, at)?)?;
    Some((new(Kind::Ordinal, place.into(), Spelling::Words, tokens[at].span.clone()), at + 1))
}

/// `half`, `a third`, `two-thirds`, `three quarters`, `one in five`, `1 in 150`; `one in 1,000` is a rate.
pub(super) fn fraction(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    if let Some((upper, lower, next)) = in_parts(tokens, at) {
        return Some((share(tokens, at..next, upper, lower), next));
    }
    let (upper, lower, next) = one_in_five(tokens, at)?;
    let is_rate = lower >= LEAST_RATE && lower.to_string().trim_end_matches('0') == "1";
    if !is_rate {
        return Some((share(tokens, at..next, upper, lower), next));
    }
    let spelling = digits_at(tokens, at).map_or(Spelling::Words, |_| Spelling::Digits { decimals: 0 });
    let amount = new(Kind::Number, upper.into(), spelling, tokens[at].span.clone());
    let unit_span = Some(tokens[at + 1].span.start..tokens[next - 1].span.end);
    Some((Amount { unit: Some(Written::Per(lower)), unit_span, ..amount }, next))
}

fn share(tokens: &[Token], at: std::ops::Range<usize>, upper: u32, lower: u32) -> Amount {
    let percent = Decimal::ONE_HUNDRED * Decimal::from(upper) / Decimal::from(lower);
    new(Kind::Fraction, percent, Spelling::Words, tokens[at.start].span.start..tokens[at.end - 1].span.end)
}

fn in_parts(tokens: &[Token], at: usize) -> Option<(u32, u32, usize)> {
    if let Some((Sense::Fraction(2), next)) = sense_at(tokens, at) {
        return Some((1, 2, next));
    }
    let (upper, next) = if is_article(tokens, at) { (1, at + 1) } else { cardinal(tokens, at)? };
    let next = next + usize::from(is_hyphen(tokens, next));
    match sense_at(tokens, next) {
        Some((Sense::Fraction(lower), next)) if upper < lower => Some((upper, lower, next)),
        _ => None,
    }
}

fn one_in_five(tokens: &[Token], at: usize) -> Option<(u32, u32, usize)> {
    let small = |at| {
        let digits = digits_at(tokens, at).filter(|(digits, _)| digits.decimals == 0 && !digits.year_like);
        digits.and_then(|(digits, _)| Some((u32::try_from(digits.value).ok()?, at + 1))).or_else(|| cardinal(tokens, at))
    };
    let (upper, next) = small(at)?;
    let (sense, after) = sense_at(tokens, next)?;
    let (lower, next) = match sense {
        Sense::In => small(after).or_else(|| round_lot(tokens, after))?,
        // Rates have a base of ten or more, and "1 per 5" is none that anyone writes.
        Sense::Per if after > next + 1 => small(after).filter(|(lower, _)| *lower < LEAST_PER)?,
        _ => return None,
    };
    // "19 in 36 months" is no part of anything.
    if matches!(sense_at(tokens, next), Some((Sense::Unit(Written::Time(_)), _))) {
        return None;
    }
    (0 < upper && upper < lower && lower <= MOST_PARTS).then_some((upper, lower, next))
}

/// `a hundred`, `a thousand`.
fn round_lot(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let (sense, next) = sense_at(tokens, at + 1).filter(|_| is_article(tokens, at))?;
    match sense {
        Sense::Hundred => Some((100, next)),
        Sense::Scale(3) => Some((1_000, next)),
        _ => None,
    }
}

fn cardinal(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let word = word_at(tokens, at)?;
    let joined = word_at(tokens, at + 2).filter(|_| is_hyphen(tokens, at + 1));
    let both = joined.and_then(|second| words::read_cardinal(&format!("{word}-{second}")));
    both.map(|value| (value, at + 3)).or_else(|| Some((words::read_cardinal(word)?, at + 1)))
}

fn is_article(tokens: &[Token], at: usize) -> bool {
    matches!(word_at(tokens, at), Some("a" | "an"))
}
