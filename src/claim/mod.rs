//! Claims: phrases bound to numbers, and the proof that words and data agree.
//!
//! 1. [`compute`] finds the numbers that a reference names, with what their rounding leaves open ([`interval`]);
//!    [`mod@comparable`] says whether two of them may be compared.
//! 2. [`lexer`] cuts the phrase, [`lexicon`] and [`english`] hold the words, [`amount`] reads its number and [`phrase`] the whole claim.
//!    [`stretch`] is what it says of a span, and [`shape`] the shape that the figures of one have.
//! 3. [`region`] is the range of numbers of which the words are true.
//! 4. [`weigh`] compares the two: holds, or what is wrong.
//! 5. [`standing`] answers what is asked of one figure among others: ranks, records, thresholds.
//! 6. [`prose`] finds the numbers of running text, of which most are no claims.
//! 7. [`wording`] says what the data give, [`fix`] finds words that hold, [`message`] tells the author.
//! 8. [`mod@mend`] says which of those words may be written without asking: those in which only the number moved.
//!
//! The phrase stays the author's: nothing here changes it.

mod amount;
mod comparable;
mod compute;
mod english;
mod fix;
#[cfg(test)]
mod hostile;
mod interval;
mod lexer;
mod lexicon;
mod mend;
mod message;
mod phrase;
#[cfg(test)]
mod properties;
pub mod prose;
mod region;
mod shape;
mod spelling;
mod standing;
mod stretch;
mod weigh;
mod wording;

use crate::diag::{Diagnostic, Mend};
use crate::number::{Decimal, plain, round, words};
use crate::source::Place;
use crate::statistics::{Key, Statistics};
use compute::{Computed, Quantity};
use phrase::Phrase;
pub use spelling::Spelt;

/// Decimals of values for machines: a division may give many more than anyone measured.
const MACHINE_DECIMALS: u32 = 4;
/// A percentage of fewer than these says more than is known.
pub const LEAST_BASE: u32 = 20;
/// A percentage of fewer than these should be looked at.
pub const USUAL_BASE: u32 = 50;

/// Bytes of the longest phrase that is read: no reader could say what a longer one claims.
const LONGEST: usize = 500;
/// So many bytes on either side of a phrase hold its clause.
const CLAUSE: usize = 1_000;

/// What the data give for a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The value in the unit of the answer, to four decimals: −12.1065 for a change in per cent,
    /// the dataset's unit or percentage points for a difference.
    pub value: Decimal,
    /// The default wording of an insert: `3,630`, `down 12%`, `20 days less`.
    pub printed: String,
    /// The exact answer as the phrase reads it: "down 500 children" for "500 fewer", "down 12.1%" for "12%".
    pub exact: String,
    /// The figures behind a change or comparison: "4,130 (31 March 2020) to 3,630 (31 March 2025)".
    pub working: Option<String>,
    /// Why its two figures are compared although they are not of one kind, if they are.
    pub because: Option<String>,
    /// How the number is spelt, where a claim that holds gives one exactly.
    pub spelt: Option<Spelt>,
    /// The period of the figure; of a change, its last.
    pub period: String,
    /// Id of the dataset.
    pub dataset: String,
    /// Where in it the figure stands.
    pub key: Key,
    /// Every observation that was read, with the id of its dataset.
    pub used: Vec<(String, Key)>,
}

/// A phrase that is bound to a reference.
#[derive(Debug, Clone, Copy)]
pub struct Claim<'a> {
    /// What is named, as typed after `stat:`.
    pub reference: &'a str,
    /// The words; none for an insert, of which only the reference is judged.
    pub phrase: &'a str,
    /// The plain text of the sentence up to the phrase: a direction ("fell by") or an approximator ("more than")
    /// there belongs to the claim.
    pub before: &'a str,
    /// The plain text of the sentence after the phrase: the period that it names ("since 2020") belongs to the claim.
    pub after: &'a str,
    /// Why unlike figures may be compared, if the author says so.
    pub because: Option<&'a str>,
    /// Where the words stand.
    pub phrase_place: &'a Place,
    /// Where the name stands.
    pub reference_place: &'a Place,
}

impl<'a> Claim<'a> {
    /// A claim without words: what the data give is printed.
    #[must_use]
    pub fn insert(reference: &'a str, place: &'a Place) -> Self {
        Self { reference, phrase: "", before: "", after: "", because: None, phrase_place: place, reference_place: place }
    }
}

/// What is found of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What the data give; nothing when they give no figure.
    pub figure: Option<Figure>,
    /// What is wrong, if anything.
    pub problems: Vec<Diagnostic>,
}

/// Judges a phrase against what its reference gives.
#[must_use]
pub fn judge(statistics: &Statistics, claim: &Claim<'_>) -> Judged {
    let near = Claim { before: end_of(claim.before), after: start_of(claim.after), ..*claim };
    let Claim { phrase, before, after, phrase_place, .. } = near;
    if phrase.trim().len() > LONGEST {
        return Judged { figure: None, problems: vec![message::too_long(phrase_place)] };
    }
    if let Some(judged) = standing::judge(statistics, &near) {
        return judged;
    }
    let computed = match compute::compute(statistics, claim.reference, claim.because, claim.reference_place) {
        Ok(computed) => computed,
        Err(problem) => return Judged { figure: None, problems: vec![*problem] },
    };
    if phrase.trim().is_empty() {
        let quantity = wording::default_quantity(&computed);
        // Other inserts of very few print the counts; a share has no other wording.
        let small = computed.is_share().then(|| small_base(&computed, quantity, phrase_place)).flatten();
        return Judged { figure: figure(&computed, &Phrase::default(), quantity), problems: small.into_iter().collect() };
    }
    let whole = phrase::read_in(phrase, before, after);
    let weighed = weigh::weigh(&whole, &computed);
    let read = weighed.part.as_ref().unwrap_or(&whole);
    let fix = weighed.verdict.has_better_wording().then(|| fix::wordings(read, before, &computed, weighed.quantity));
    let fix = fix.and_then(|wordings| fix::sentence(&wordings));
    let mend = mend::of(&near, &whole, &computed, &weighed);
    let problem = message::of(read, &computed, &weighed, fix, phrase_place).map(|problem| problem.mend(mend));
    let small = small_base(&computed, weighed.quantity, phrase_place);
    let figure = figure(&computed, read, weighed.quantity);
    let figure = figure.map(|figure| Figure { spelt: figure.spelt.filter(|_| problem.is_none()), ..figure });
    Judged { figure, problems: problem.into_iter().chain(small).collect() }
}

/// Judges a phrase against the length of a list on the page: "seven" recommendations.
///
/// `what` is the plural noun for what is counted.
#[must_use]
pub fn judge_count(count: usize, phrase: &str, phrase_place: &Place, what: &str) -> Vec<Diagnostic> {
    let text = phrase.trim();
    if text.is_empty() {
        return Vec::new();
    }
    if text.len() > LONGEST {
        return vec![message::too_long(phrase_place)];
    }
    let small = u32::try_from(count).unwrap_or(u32::MAX);
    let right = words::cardinal(small).map_or_else(|| plain(small.into()), str::to_owned);
    let read = phrase::read(text, "");
    let is_count = read.unclear.is_none()
        && read.rest.is_empty()
        && read.directions.is_empty()
        && read.superlative.is_none()
        && read.until.is_none();
    let Some(amount) =
        read.amount.as_ref().filter(|amount| is_count && amount.kind == amount::Kind::Number && amount.unit.is_none())
    else {
        return vec![message::unclear_count(text, what, &right, phrase_place)];
    };
    let stated = region::Stated { value: amount.value, step: amount.step() };
    let region = region::of(amount, stated, read.bound.as_ref().map(|said| said.value));
    if region.holds(small.into()) {
        return Vec::new();
    }
    let mend = mend::recounted(&read, amount, small.into(), phrase_place);
    let right = if let Mend::Rewrite { to, .. } = &mend { to } else { &right };
    vec![message::wrong_count(text, count, what, right, phrase_place).mend(Some(mend))]
}

/// The end of a text that stands before a phrase.
fn end_of(before: &str) -> &str {
    let start = (before.len().saturating_sub(CLAUSE)..before.len()).find(|at| before.is_char_boundary(*at));
    &before[start.unwrap_or(before.len())..]
}

/// The start of a text that stands after a phrase.
fn start_of(after: &str) -> &str {
    let end = (0..=after.len().min(CLAUSE)).rfind(|at| after.is_char_boundary(*at));
    &after[..end.unwrap_or_default()]
}

fn small_base(computed: &Computed<'_>, quantity: Quantity, place: &Place) -> Option<Diagnostic> {
    let base = computed.base_below(USUAL_BASE, quantity)?;
    Some(message::small_base(computed, base, base < Decimal::from(LEAST_BASE), place))
}

fn figure(computed: &Computed<'_>, phrase: &Phrase, quantity: Quantity) -> Option<Figure> {
    let now = &computed.now;
    let answer = computed.answer(quantity).or_else(|| computed.answer(Quantity::Difference))?;
    let printed = wording::default(computed);
    Some(Figure {
        value: round(answer.value, MACHINE_DECIMALS).normalize(),
        spelt: spelling::of(phrase, &printed, computed, quantity),
        because: computed.because.clone(),
        printed,
        exact: wording::exact(computed, quantity),
        working: wording::working(computed),
        period: now.key.period.to_string(),
        dataset: now.dataset.id.clone(),
        key: now.key.clone(),
        used: computed.cells().map(|cell| (cell.dataset.id.clone(), cell.key.clone())).collect(),
    })
}
