//! A phrase read as a claim: its numbers, how exactly they are meant, which way it goes, the periods that it names.
//!
//! Words that the table does not know are passed over; a number or a known word is never passed over
//! in silence, because what is not checked could be false.

mod beside;
mod numbers;
mod period;
mod reader;
mod sentence;

use super::amount::Amount;
use super::lexicon::{Bound, Direction, Entry, Role};
use super::stretch::Stretch;
use std::ops::Range;

/// A word of the phrase that counts, or one that stands just before it (then without a span).
#[derive(Debug, Clone)]
pub(super) struct Said<T> {
    pub(super) value: T,
    pub(super) span: Option<Range<usize>>,
    pub(super) entry: &'static Entry,
}

/// A period that the phrase or its sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) text: String,
    /// Where it stands in the phrase; nowhere if the sentence around the phrase names it.
    pub(super) span: Option<Range<usize>>,
    pub(super) role: Role,
}

/// Why words cannot be compared with data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unclear {
    /// Digits that make no number, and how they may be meant.
    Odd(String, Option<String>),
    /// Several numbers that belong to no one range.
    SeveralNumbers,
    /// A number that is none: "dozens of".
    Vague(String),
    /// "Three times more" may be three times or four times as many.
    TimesMore(String),
    /// A word that turns the sense round.
    Not(String),
    /// A word about more than one figure or one pair.
    Beyond(String),
    /// Words that point up and words that point down.
    BothWays,
    /// A word about a span of time, where the reference names no span.
    Unasked(String, &'static str),
}

/// Which of the figures a number tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// What is asked: the figure, the change, the difference.
    Answer,
    /// Of two figures that are compared, the first: "rose to 4,330".
    Now,
    /// The one it is compared with: "down from 4,130".
    Base,
}

/// One number of a phrase with how it is meant.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) amount: Amount,
    pub(super) bound: Option<Said<Bound>>,
    pub(super) about: About,
}

/// A phrase as a claim.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    pub(super) text: String,
    pub(super) bound: Option<Said<Bound>>,
    pub(super) amount: Option<Amount>,
    /// The second number of "between a and b".
    pub(super) until: Option<Amount>,
    /// Whether that number may be where a change led: "rose by 500 to 4,330".
    pub(super) leads_to: bool,
    /// Which figure the number tells.
    pub(super) about: Option<About>,
    /// The other numbers of "rose by 8% to 4,330" or "a fall of 500, or 12%".
    pub(super) rest: Vec<Part>,
    pub(super) directions: Vec<Said<Direction>>,
    pub(super) mentions: Vec<Mention>,
    /// The word that says that the figure is the last there is: "latest", "now".
    pub(super) latest: Option<String>,
    /// The words that say that the comparison starts one year earlier.
    pub(super) year_before: Option<String>,
    pub(super) average: bool,
    /// Whether a word right after the link compares: "[3,630] fewer".
    pub(super) compares_beside: bool,
    /// What it says of a span of time or of a whole.
    pub(super) stretch: Stretch,
    pub(super) superlative: Option<String>,
    pub(super) unclear: Option<Unclear>,
}

/// Reads a phrase, with the text of its sentence that stands before it.
pub(super) fn read(text: &str, before: &str) -> Phrase {
    let mut phrase = reader::read(text);
    beside::negation(&mut phrase, before);
    sentence::lead_in(&mut phrase, before);
    if reader::goes_both_ways(&phrase.directions) {
        phrase.unclear.get_or_insert(Unclear::BothWays);
    }
    phrase
}

/// Reads a phrase with its whole sentence, whose periods belong to the claim.
pub(super) fn read_in(text: &str, before: &str, after: &str) -> Phrase {
    let mut phrase = read(text, before);
    sentence::periods(&mut phrase, before, after);
    beside::read(&mut phrase, before, after);
    phrase
}

impl Phrase {
    /// Whether a word of the phrase itself says a direction.
    pub(super) fn has_own_direction(&self) -> bool {
        self.directions.iter().any(|said| said.span.is_some())
    }

    /// The phrase as a claim of another of its numbers alone.
    pub(super) fn with(&self, part: &Part) -> Self {
        let Part { amount, bound, about } = part.clone();
        Self { amount: Some(amount), bound, about: Some(about), until: None, rest: Vec::new(), ..self.clone() }
    }

    /// The same with what the sentence around another reading of it said.
    pub(super) fn in_sentence_of(mut self, other: &Self) -> Self {
        self.mentions.extend(other.mentions.iter().filter(|mention| mention.span.is_none()).cloned());
        self.year_before = self.year_before.or_else(|| other.year_before.clone());
        self.latest = self.latest.or_else(|| other.latest.clone());
        if self.directions.is_empty() {
            self.directions.extend(other.directions.iter().filter(|said| said.span.is_none()).cloned());
        }
        self.stretch.patterns.extend(other.stretch.patterns.iter().filter(|said| said.span.is_none()).cloned());
        self
    }
}
