//! How a claim spells its number, so that one page can be held to one spelling of one figure.

use super::amount::{Kind, Spelling, entry_at};
use super::compute::{Computed, Quantity};
use super::lexer::{TokenKind, tokens};
use super::phrase::{self, About, Phrase};
use super::weigh;
use crate::number::Decimal;

/// More words than these have no unit noun: "special guardianship orders".
const MOST_NOUN_WORDS: usize = 3;

/// A number as a claim spells it, where it is meant exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spelt {
    /// Which number of the reference it is: the same change can be told in children and in per cent.
    pub what: String,
    /// The number without its sign, in the unit of the answer.
    pub value: Decimal,
    /// What the last digit written counts: 0.1 in 8.0%, 1,000 in £916k.
    pub step: Decimal,
    /// The words of the claim.
    pub text: String,
    /// What is counted, as the words right after the number may say: "adoption", "adoption orders", in lower case.
    pub nouns: Vec<String>,
}

/// The spelling of a phrase that holds; `printed` is what stands for a phrase without words.
pub(super) fn of(phrase: &Phrase, printed: &str, computed: &Computed<'_>, quantity: Quantity) -> Option<Spelt> {
    let insert;
    let phrase = if phrase.text.trim().is_empty() {
        insert = phrase::read(printed, "");
        &insert
    } else {
        phrase
    };
    let is_alone = phrase.until.is_none() && phrase.rest.is_empty() && phrase.about == Some(About::Answer);
    let amount =
        phrase.amount.as_ref().filter(|amount| is_alone && amount.kind == Kind::Number && amount.spelling != Spelling::Mixed)?;
    // "About" and "more than" name the rounding; a limit is part of its figure.
    let is_limit = computed.now.observation.bound().is_some();
    let stated = weigh::stated(amount, computed, quantity).filter(|_| phrase.bound.is_none() || is_limit)?;
    let end = amount.unit_span.as_ref().map_or(amount.digits.end, |unit| unit.end.max(amount.digits.end));
    let what = format!("{:?} {quantity:?}", computed.question);
    let text = phrase.text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Spelt {
        what,
        value: stated.value.abs().normalize(),
        step: amount.step().normalize(),
        text,
        nouns: nouns(&phrase.text[end..]),
    })
}

/// The words after a number: the first, the first two, the first three.
fn nouns(after: &str) -> Vec<String> {
    let tokens = tokens(after);
    let mut at = 0;
    // "12 more children", "4.3 million people".
    while let Some((_, next)) = entry_at(&tokens, at) {
        at = next;
    }
    let words = tokens[at..].iter().map_while(|token| match &token.kind {
        TokenKind::Word(word) => Some(word.as_str()),
        _ => None,
    });
    let words: Vec<&str> = words.take(MOST_NOUN_WORDS).collect();
    (1..=words.len()).map(|count| words[..count].join(" ")).collect()
}
