//! One number of a phrase, in digits or in words, with how precisely it is written.

mod words;

use super::lexer::{Digits, Token, TokenKind};
use super::lexicon::{self, Entry, MOST_WORDS, Sense, Written};
use crate::number::{Decimal, TimeUnit, plain, words as spelt_out};
use std::ops::Range;

/// What kind of number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    /// `8th`, `ninth`.
    Ordinal,
    /// `a third`, `one in five`; the value is in per cent.
    Fraction,
    /// `doubled`, `three times`.
    Multiple,
    /// `halved`: the other figure is so many times this one.
    Division,
}

/// How a number is spelt, so that a better one can be spelt alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spelling {
    Digits {
        decimals: u32,
    },
    Words,
    /// `two and a half`, `half a million`: within two hundredths, as a fraction is within two percentage points.
    Mixed,
    /// `1 year 5 months`.
    YearsMonths,
}

/// One number of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) kind: Kind,
    /// The number, any multiplier applied.
    pub(super) value: Decimal,
    /// The multiplier: 1,000,000 in `4.3 million`.
    pub(super) scale: Decimal,
    pub(super) spelling: Spelling,
    pub(super) unit: Option<Written>,
    /// Where the number itself stands, without sign, multiplier and unit.
    pub(super) digits: Range<usize>,
    /// Where the unit stands.
    pub(super) unit_span: Option<Range<usize>>,
    /// Whether a minus or plus sign stands before it.
    pub(super) sign: Option<char>,
    pub(super) year_like: bool,
}

impl Amount {
    /// The least difference that its digits can show.
    pub(super) fn step(&self) -> Decimal {
        match self.spelling {
            Spelling::Digits { decimals } => Decimal::new(1, decimals) * self.scale,
            Spelling::Mixed => self.scale * Decimal::new(4, 2),
            Spelling::Words | Spelling::YearsMonths => self.scale,
        }
    }

    /// Whether only digits are written, with nothing that says of what.
    pub(super) fn is_bare(&self) -> bool {
        self.kind == Kind::Number && self.unit.is_none() && self.scale == Decimal::ONE && self.sign.is_none()
    }

    /// How this and the number before it are meant if a plain space stands between thousands: `3 630` as 3,630.
    pub(super) fn after_a_space(&self, first: &Self) -> Option<String> {
        let is_whole = |amount: &Self| amount.kind == Kind::Number && amount.spelling == Spelling::Digits { decimals: 0 };
        let is_group = self.digits.len() == 3 && first.digits.len() <= 3 && self.digits.start == first.digits.end + 1;
        let is_plain =
            is_whole(first) && is_whole(self) && first.unit_span.as_ref().is_none_or(|unit| unit.end <= first.digits.start);
        let value = first.value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(self.value / self.scale)?;
        (is_group && is_plain && first.scale == Decimal::ONE).then(|| plain(value))
    }

    /// "1 year" and "5 months" are one span of time.
    pub(super) fn join_months(&self, months: &Self) -> Option<Self> {
        let is = |amount: &Self, unit| amount.unit == Some(Written::Time(unit)) && amount.kind == Kind::Number;
        let whole = self.value.fract().is_zero() && months.value < Decimal::from(12);
        if !is(self, TimeUnit::Years) || !is(months, TimeUnit::Months) || !whole || months.sign.is_some() {
            return None;
        }
        let end = months.unit_span.as_ref().map_or(months.digits.end, |span| span.end);
        Some(Self {
            value: self.value * Decimal::from(12) + months.value,
            spelling: Spelling::YearsMonths,
            unit: Some(Written::Time(TimeUnit::Months)),
            digits: self.digits.start..end,
            unit_span: None,
            ..self.clone()
        })
    }
}

/// The entry of the table that begins at a token, and the token after it.
pub(super) fn entry_at(tokens: &[Token], at: usize) -> Option<(&'static Entry, usize)> {
    let mut found: Vec<(&str, usize)> = Vec::with_capacity(MOST_WORDS);
    let mut next = at;
    while let Some(token) = tokens.get(next).filter(|_| found.len() < MOST_WORDS) {
        match &token.kind {
            TokenKind::Word(word) => found.push((word, next + 1)),
            // "year-on-year" and "percentage-point" are the same words as without the hyphen.
            TokenKind::Mark('-' | '\u{2010}' | '\u{2011}') if token.glued && !found.is_empty() => {}
            _ => break,
        }
        next += 1;
    }
    let words: Vec<&str> = found.iter().map(|(word, _)| *word).collect();
    let (entry, length) = lexicon::find(&words)?;
    Some((entry, found[length - 1].1))
}

/// Reads the number that begins at a token; gives it with the token after it.
pub(super) fn read(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let (sign, at) = sign(tokens, at);
    let (currency, at) = currency(tokens, at);
    let (amount, next) = if currency.is_some() {
        in_digits(tokens, at)?
    } else {
        words::part_of_scale(tokens, at)
            .or_else(|| words::fraction(tokens, at))
            .or_else(|| comparison_word(tokens, at))
            .or_else(|| in_digits(tokens, at))
            .or_else(|| words::in_words(tokens, at))
            .or_else(|| words::nothing(tokens, at))
            .or_else(|| words::ordinal(tokens, at))?
    };
    let (unit, unit_span) = currency.map_or((None, None), |(unit, span)| (Some(unit), Some(span)));
    let (unit, unit_span) = (unit.or(amount.unit), unit_span.or(amount.unit_span));
    Some((Amount { unit, unit_span, sign, ..amount }, next))
}

fn sign(tokens: &[Token], at: usize) -> (Option<char>, usize) {
    let mark = match tokens.get(at).map(|token| (&token.kind, token.glued)) {
        Some((TokenKind::Mark(mark @ ('-' | '\u{2212}' | '\u{2013}')), false)) => Some((*mark, '\u{2212}')),
        Some((TokenKind::Mark('+'), false)) => Some(('+', '+')),
        _ => match sense_at(tokens, at) {
            Some((Sense::Sign(sign), next)) => return (Some(sign), next),
            _ => None,
        },
    };
    match mark.filter(|_| tokens.get(at + 1).is_some_and(|token| token.glued)) {
        Some((_, sign)) => (Some(sign), at + 1),
        None => (None, at),
    }
}

fn currency(tokens: &[Token], at: usize) -> (Option<(Written, Range<usize>)>, usize) {
    let unit = match tokens.get(at).map(|token| &token.kind) {
        Some(TokenKind::Currency(currency)) => Some(Written::Money(*currency)),
        Some(TokenKind::Word(word)) if matches!(word.as_str(), "£" | "€" | "$") => match sense_at(tokens, at) {
            Some((Sense::Unit(unit), _)) => Some(unit),
            _ => None,
        },
        _ => None,
    };
    unit.map_or((None, at), |unit| (Some((unit, tokens[at].span.clone())), at + 1))
}

fn new(kind: Kind, value: Decimal, spelling: Spelling, digits: Range<usize>) -> Amount {
    let scale = Decimal::ONE;
    Amount { kind, value, scale, spelling, unit: None, digits, unit_span: None, sign: None, year_like: false }
}

fn digits_at(tokens: &[Token], at: usize) -> Option<(Digits, Range<usize>)> {
    match tokens.get(at)? {
        Token { kind: TokenKind::Number(digits), span, .. } => Some((*digits, span.clone())),
        _ => None,
    }
}

fn word_at(tokens: &[Token], at: usize) -> Option<&str> {
    match &tokens.get(at)?.kind {
        TokenKind::Word(word) => Some(word),
        _ => None,
    }
}

fn sense_at(tokens: &[Token], at: usize) -> Option<(Sense, usize)> {
    entry_at(tokens, at).map(|(entry, next)| (entry.sense, next))
}

fn in_digits(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let (digits, span) = digits_at(tokens, at)?;
    let spelling = Spelling::Digits { decimals: digits.decimals };
    let glued = word_at(tokens, at + 1).filter(|_| tokens[at + 1].glued);
    if let Some(place) = glued.and_then(|ending| spelt_out::read_ordinal(&format!("{}{ending}", digits.value))) {
        return Some((new(Kind::Ordinal, place.into(), spelling, span.start..tokens[at + 1].span.end), at + 2));
    }
    let amount = Amount { year_like: digits.year_like, ..new(Kind::Number, digits.value, spelling, span) };
    Some(multiplied(tokens, amount, at + 1))
}

/// `4.3 million`, `916k`, `three times`.
fn multiplied(tokens: &[Token], amount: Amount, at: usize) -> (Amount, usize) {
    let past_hyphen = at + usize::from(is_hyphen(tokens, at));
    match sense_at(tokens, past_hyphen) {
        Some((Sense::Scale(power), next)) => {
            let scale = Decimal::from(10_u64.pow(power));
            let value = amount.value.checked_mul(scale).unwrap_or(Decimal::MAX);
            (Amount { scale, value, year_like: false, ..amount }, next)
        }
        Some((Sense::Times, next)) => (Amount { kind: Kind::Multiple, year_like: false, ..amount }, next),
        _ => (amount, at),
    }
}

fn is_hyphen(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.glued && matches!(token.kind, TokenKind::Mark('-' | '\u{2010}' | '\u{2011}')))
        && tokens.get(at + 1).is_some_and(|token| token.glued)
}

/// `doubled`, `halved`, `tenfold`.
fn comparison_word(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    if let Some(times) = word_at(tokens, at).and_then(|word| spelt_out::read_cardinal(word.strip_suffix("fold")?)) {
        return Some((new(Kind::Multiple, times.into(), Spelling::Words, tokens[at].span.clone()), at + 1));
    }
    let (sense, next) = sense_at(tokens, at)?;
    let (kind, times) = match sense {
        Sense::Multiple(times) => (Kind::Multiple, times),
        Sense::Division(times) => (Kind::Division, times),
        _ => return None,
    };
    let span = tokens[at].span.start..tokens[next - 1].span.end;
    Some((new(kind, times.into(), Spelling::Words, span), next))
}
