//! What a phrase says of a span of time, or of a whole: its length, its ends, its shape, "most", "in total".

use super::amount::{Amount, Kind, entry_at};
use super::lexer::{Token, TokenKind};
use super::lexicon::{self, Bound, Entry, Limit, Pattern, Quantifier, Role, Sense, Written};
use super::phrase::Said;
use crate::number::{Decimal, Frequency, TimeUnit};
use std::ops::Range;

/// The words before a length of time are at most so many: "in each of the last" five years.
const MOST_BEFORE: usize = 6;
/// Longer lengths are numbers of something else.
const LONGEST: u32 = 1_000;

/// What is said beside the number.
#[derive(Debug, Clone, Default)]
pub(super) struct Stretch {
    /// "Most", "all".
    /// "Year on year", which is every step of a span and one step of a change.
    pub(super) year_on_year: Option<Said<Pattern>>,
    pub(super) part: Option<Said<Quantifier>>,
    pub(super) extremes: Vec<Said<Limit>>,
    /// Which end of the series a change starts from: "down from a peak of 5,360".
    pub(super) base: Option<Said<Limit>>,
    pub(super) patterns: Vec<Said<Pattern>>,
    /// "Rose, then fell".
    pub(super) then: bool,
    /// "In total".
    pub(super) sum: bool,
    /// "A year", with its words.
    pub(super) rate: Option<(TimeUnit, String)>,
    pub(super) length: Option<Length>,
    /// The only number, where it may be a length: "fell over five years".
    pub(super) or_length: Option<Length>,
    /// The length that stands right after the link: "[fell] over five years", "[500 fewer] than five years ago".
    pub(super) beside: Option<Length>,
    /// "On average" stands before the link, in the same clause.
    pub(super) average_before: bool,
}

/// A length of time: "three years".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) count: u32,
    /// Nothing where steps are counted: "fifth consecutive fall".
    pub(super) unit: Option<TimeUnit>,
    pub(super) text: String,
    /// Where its number stands.
    pub(super) digits: Range<usize>,
    /// Whether it reaches to the last period: "the last three years".
    pub(super) is_recent: bool,
}

/// A length that was found, and how sure it is.
pub(super) struct Found {
    pub(super) length: Length,
    /// Whether it can be nothing but a length: "three years in a row".
    pub(super) is_certain: bool,
}

impl Stretch {
    /// Notes what a word says of a span or a whole; other words say nothing of it.
    pub(super) fn add(&mut self, entry: &'static Entry, text: &str, span: Range<usize>) {
        let said = text[span.clone()].to_owned();
        match entry.sense {
            Sense::Quantifier(part) => self.part = Some(Said { value: part, span: Some(span), entry }),
            Sense::Limit(extreme, _) => self.extremes.push(Said { value: extreme, span: Some(span), entry }),
            Sense::Reach(extreme) => self.extremes.push(Said { value: extreme, span: None, entry }),
            Sense::Pattern(pattern) => self.patterns.push(Said { value: pattern, span: Some(span), entry }),
            Sense::YearBefore if said.to_lowercase().replace('-', " ") == "year on year" => {
                self.year_on_year = Some(Said { value: Pattern::Each, span: Some(span), entry });
            }
            Sense::Then => self.then = true,
            Sense::Sum => self.sum = true,
            Sense::Rate(unit) => self.rate = Some((unit, said)),
            _ => {}
        }
    }

    pub(super) fn has(&self, pattern: Pattern) -> bool {
        self.patterns.iter().any(|said| said.value == pattern)
    }
}

impl Length {
    /// How many periods of a kind it is; nothing where it is no whole number of them.
    pub(super) fn periods(&self, frequency: Frequency) -> Option<u32> {
        let months = match self.unit {
            None => return Some(self.count),
            Some(TimeUnit::Days) => return (frequency == Frequency::Day).then_some(self.count),
            Some(TimeUnit::Months) => self.count,
            Some(TimeUnit::Years) => self.count * 12,
            Some(TimeUnit::Minutes | TimeUnit::Hours | TimeUnit::Weeks) => return None,
        };
        let own = months_of(frequency)?;
        months.is_multiple_of(own).then_some(months / own)
    }
}

/// Months from one period to the next.
pub(super) fn months_of(frequency: Frequency) -> Option<u32> {
    match frequency {
        Frequency::AtDate | Frequency::Day => None,
        Frequency::Month => Some(1),
        Frequency::Quarter | Frequency::FinancialQuarter => Some(3),
        _ => Some(12),
    }
}

/// The length of time that a number is, if it may be one: `over the last three years`, `fifth consecutive`.
pub(super) fn length(tokens: &[Token], text: &str, amount: &Amount, from: usize, to: usize) -> Option<Found> {
    let is_row = |at: usize| sense(tokens, at) == Some(Sense::Pattern(Pattern::InARow));
    let is_certain = is_row(to);
    let unit = match amount.unit {
        Some(Written::Time(unit)) => Some(unit),
        Some(_) => return None,
        // "Three years running" and "three consecutive years" name the unit in other places.
        None => noun(tokens, to).or_else(|| noun(tokens, to + 1)).filter(|_| is_certain),
    };
    let before = lead(tokens, from);
    let fits = matches!(amount.kind, Kind::Number | Kind::Ordinal) && amount.sign.is_none() && amount.scale == Decimal::ONE;
    let is_length = is_certain || (amount.kind == Kind::Number && unit.is_some() && before.is_some());
    let count = u32::try_from(amount.value).ok().filter(|count| *count <= LONGEST && Decimal::from(*count) == amount.value)?;
    if !fits || !is_length {
        return None;
    }
    let is_recent = before.unwrap_or(false);
    let words = tokens[from].span.start..tokens[to - 1].span.end;
    let length = Length { count, unit, text: text[words].to_owned(), digits: amount.digits.clone(), is_recent };
    Some(Found { length, is_certain })
}

fn noun(tokens: &[Token], at: usize) -> Option<TimeUnit> {
    let TokenKind::Word(word) = &tokens.get(at)?.kind else { return None };
    match lexicon::find(&[word])?.0.sense {
        Sense::Unit(Written::Time(unit)) => Some(unit),
        _ => None,
    }
}

/// Whether words that make a length of the number after them mean the last such length; nothing if there are none.
fn lead(tokens: &[Token], from: usize) -> Option<bool> {
    (from.saturating_sub(MOST_BEFORE)..from).rev().find_map(|start| {
        let (entry, mut next) = entry_at(tokens, start)?;
        let begins = matches!(
            entry.sense,
            Sense::Through
                | Sense::In
                | Sense::Bound(Bound::Over)
                | Sense::Preposition(Role::Any)
                | Sense::Pattern(Pattern::Each)
        );
        let mut is_recent = false;
        while next < from && begins {
            let (entry, after) = entry_at(tokens, next)?;
            match entry.sense {
                Sense::Recent => is_recent = true,
                Sense::Article => {}
                _ => return None,
            }
            next = after;
        }
        (begins && next == from).then_some(is_recent)
    })
}

fn sense(tokens: &[Token], at: usize) -> Option<Sense> {
    entry_at(tokens, at).map(|(entry, _)| entry.sense)
}
