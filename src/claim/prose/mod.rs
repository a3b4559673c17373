//! Running text: which numbers stand in it, and which of them need no source.
//!
//! 1. [`reading`] cuts the text with the lexer of claims and answers questions about its pieces.
//! 2. [`dates`], [`ages`], [`parts`] and [`names`] know the numbers that count nothing.
//! 3. Every other number is read as a claim would read it.
//!
//! A word that only may be a number is none here: to miss one does less harm than to doubt a true sentence.

mod ages;
mod dates;
mod names;
mod parts;
mod reading;

use super::amount::{self, Amount, Kind};
use super::lexicon::{Sense, Written};
use crate::number::{Decimal, TimeUnit, Unit};
use reading::Prose;
use std::ops::Range;

/// What kind of text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// Sentences.
    #[default]
    Sentences,
    /// A heading, which may begin with its own number.
    Heading,
    /// The head of a column or row, which may be an age group.
    TableHead,
    /// Somebody else's words.
    Quotation,
}

/// Why a number needs no source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exemption {
    /// A date, a year, a financial year, "the past five years".
    Date,
    /// `9.30am`
    Time,
    /// "aged 1 to 4", `under-1s`
    Age,
    /// "Chapter 3", "Article 31", the number of a heading, the base in "per 10,000".
    Part,
    /// A telephone number.
    Phone,
    /// An address on the web, of a mailbox or in a street.
    Address,
    /// `COVID-19`, "ISO 9001", a postcode, the name of a place.
    Name,
    /// Inside quotation marks or a block of quoted text.
    Quotation,
}

/// One number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands in the text, with its sign, multiplier and unit.
    pub span: Range<usize>,
    /// Why it needs no source, if it needs none.
    pub exemption: Option<Exemption>,
    /// What it says, where it is one number and no ordinal, fraction or multiple.
    said: Option<Said>,
}

impl Exemption {
    /// The reason in a word or two, as the audit and the manual name it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "date or period",
            Self::Time => "time of day",
            Self::Age => "age",
            Self::Part => "number of a part",
            Self::Phone => "phone number",
            Self::Address => "address",
            Self::Name => "name or code",
            Self::Quotation => "quotation",
        }
    }
}

impl Found {
    /// The number that it says, where it says one.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        self.said.map(|(value, _)| value)
    }

    /// Whether the number is exactly this value of a statistic. Small bare numbers stand for too many things to tell.
    #[must_use]
    pub fn is_value(&self, value: Decimal, unit: &Unit) -> bool {
        let Some((said, written)) = self.said.filter(|(said, _)| *said == value) else { return false };
        match written {
            None => {
                let is_bare_unit = matches!(unit, Unit::Count { .. } | Unit::Index { .. } | Unit::Per(_));
                is_bare_unit && (said >= Decimal::TEN || !said.fract().is_zero())
            }
            Some(Written::Percent) => unit.is_percentage(),
            Some(Written::Points) => false,
            Some(Written::Time(TimeUnit::Months)) => matches!(unit, Unit::Time(TimeUnit::Months) | Unit::YearsMonths),
            Some(Written::Time(time)) => *unit == Unit::Time(time),
            Some(Written::Money(currency)) => *unit == Unit::Money(currency),
            Some(Written::Per(base)) => *unit == Unit::Per(base),
        }
    }
}

/// Every number of a text, in order. It takes linear time.
#[must_use]
pub fn numbers(text: &str, setting: Setting) -> Vec<Found> {
    let prose = Prose::new(text, setting);
    let mut found = Vec::new();
    let mut at = 0;
    while at < prose.tokens.len() {
        let exempt = exempt(&prose, at).map(|(next, exemption)| (next, Some(exemption), None));
        let number = || number(&prose, at).map(|(next, said)| (next, None, said));
        let Some((next, exemption, said)) = exempt.or_else(number) else {
            at = past_no_number(&prose, at);
            continue;
        };
        let quoted = prose.is_quoted(at).then_some(Exemption::Quotation);
        let is_number = exemption.is_none() || (at..next).any(|token| prose.is_number_like(token));
        if is_number {
            found.push(Found { span: prose.span(at..next), exemption: quoted.or(exemption), said });
        }
        at = next;
    }
    found
}

/// Gives the token after the number that begins at a token, where it is of one kind.
type Rule = fn(&Prose<'_>, usize) -> Option<usize>;
/// What a number says: its value, and its unit if one is written.
type Said = (Decimal, Option<Written>);

/// The kinds of numbers that count nothing, from the most certain to the least.
const EXEMPT: [(Rule, Exemption); 8] = [
    (names::address, Exemption::Address),
    (names::phone, Exemption::Phone),
    (dates::time, Exemption::Time),
    (ages::age, Exemption::Age),
    (dates::date, Exemption::Date),
    (parts::part, Exemption::Part),
    (names::street, Exemption::Address),
    (names::code, Exemption::Name),
];

/// The number that begins at a token and needs no source, with the token after it.
fn exempt(prose: &Prose<'_>, at: usize) -> Option<(usize, Exemption)> {
    prose.tokens.get(at)?;
    EXEMPT.iter().find_map(|(rule, exemption)| rule(prose, at).map(|next| (next, *exemption)))
}

/// The token after words that look like a number and are none: "one", "half an hour", "doubled".
fn past_no_number(prose: &Prose<'_>, at: usize) -> usize {
    amount::read(&prose.tokens, at).map_or(at + 1, |(_, next)| next.max(at + 1))
}

/// A number that counts, with the token after it and what it says.
fn number(prose: &Prose<'_>, at: usize) -> Option<(usize, Option<Said>)> {
    let Some((amount, next)) = amount::read(&prose.tokens, at) else {
        let end = (at..=prose.tokens.len())
            .find(|token| !prose.is_odd(*token) || (*token > at && !prose.is_glued(*token)))
            .unwrap_or(at);
        return (end > at).then_some((end, None));
    };
    if !counts(prose, &amount, at, next) {
        return None;
    }
    let (unit, next) = unit(prose, next);
    let unit = amount.unit.or(unit);
    if let Some(end) = range_end(prose, at, next) {
        return Some((end, None));
    }
    let is_plain = amount.kind == Kind::Number && amount.sign.is_none();
    Some((next, is_plain.then_some((amount.value, unit))))
}

/// Whether words that the reader of claims takes for a number are certain to be one here.
fn counts(prose: &Prose<'_>, amount: &Amount, at: usize, next: usize) -> bool {
    if (at..next).any(|token| prose.is_digits(token)) {
        return true;
    }
    match amount.kind {
        Kind::Number => amount.value > Decimal::ONE && !prose.is_compound_name(next),
        // "doubled" is no number, but "three times" is.
        Kind::Multiple => amount.value > Decimal::ONE && prose.cardinal(at).is_some(),
        Kind::Division => false,
        Kind::Ordinal => matches!(prose.sense(next), Some((Sense::Superlative(_), _))),
        Kind::Fraction => is_certain_fraction(prose, at, next),
    }
}

/// "two-thirds" and "one in five" are fractions; "a third" and "half" only of something, and not of a span of time.
fn is_certain_fraction(prose: &Prose<'_>, at: usize, next: usize) -> bool {
    let is_ambiguous = matches!(prose.word(at), Some("a" | "an" | "half" | "halves"));
    let of = |at: usize| matches!(prose.word(at), Some("a" | "all" | "an" | "as" | "each" | "every" | "of" | "the"));
    let starts = |at: usize| matches!(prose.word(at), Some("all" | "as" | "of" | "the"));
    let past_small_words = (next..next + 3).find(|at| !of(*at)).unwrap_or(next);
    !is_ambiguous || (starts(next) && !dates::is_span(prose, past_small_words))
}

/// The unit after a number, as in `12%`, "20 days", `20-day`.
fn unit(prose: &Prose<'_>, at: usize) -> (Option<Written>, usize) {
    let start = at + usize::from(prose.is_hyphen(at) && prose.is_glued(at + 1));
    match prose.sense(start) {
        Some((Sense::Unit(unit), next)) => (Some(unit), next),
        // "5km": what hangs on a number belongs to it.
        _ => (None, at + usize::from(prose.is_glued(at) && prose.word(at).is_some())),
    }
}

/// The token after the second number of a range: "10 to 20", `10–20`, "between 10 and 20". "From 10 to 20" may be a
/// change, so these are two numbers.
fn range_end(prose: &Prose<'_>, at: usize, next: usize) -> Option<usize> {
    let before = at.checked_sub(1).and_then(|before| prose.word(before));
    let is_range = match prose.word(next) {
        Some("to") => before != Some("from"),
        Some("or") => true,
        Some("and") => before == Some("between"),
        _ => prose.is_dash(next) || (prose.is_mark(next, &[':', '/']) && prose.is_glued(next)),
    };
    if !is_range || exempt(prose, next + 1).is_some() {
        return None;
    }
    let (amount, end) = amount::read(&prose.tokens, next + 1)?;
    counts(prose, &amount, next + 1, end).then(|| unit(prose, end).1)
}
