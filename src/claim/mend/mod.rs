//! The mend: the author's words with another number, where it is certain that nothing but the number moved.
//!
//! Whoever tells a story must tell it anew when it turns, so all that could turn it is left to a person: a direction
//! that no longer holds or that no word shows, a fraction, one that became many.

mod number;

use crate::claim::Claim;
use crate::claim::amount::{Amount, Kind, Spelling};
use crate::claim::compute::{Computed, Quantity, Question};
use crate::claim::fix;
use crate::claim::lexicon::{Direction, Written};
use crate::claim::phrase::{self, Phrase};
use crate::claim::weigh::{self, Verdict, Weighed};
use crate::diag::Mend;
use crate::number::Decimal;
use crate::source::Place;

/// Why a person is needed.
type Why = &'static str;

const TURNED: Why = "the direction turned";
const MOVED: Why = "the figures are no longer alike";
const TOO_CLOSE: Why = "the figures are too close to say which way they go";
const NO_WAY: Why = "these words do not say which way the figure went";
const CROSSED: Why = "beside the other periods the figure stands elsewhere now";
const PARTS: Why = "the fraction or multiple no longer fits";
const SPAN: Why = "both numbers of a span would have to be chosen";
const ZERO: Why = "it is about none at all, now or before";
const SINGULAR: Why = "one and many are worded differently";
const ARTICLE: Why = "\"a\" or \"an\" before the link no longer fits";
const NO_NUMBER: Why = "no number near the figure suits these words";

/// Whether the phrase can be mended; nothing where the fault may not be one of the number.
pub(super) fn of(claim: &Claim<'_>, phrase: &Phrase, computed: &Computed<'_>, weighed: &Weighed) -> Option<Mend> {
    let mended = match &weighed.verdict {
        Verdict::False => {
            let part = weighed.part.as_ref().unwrap_or(phrase);
            rewritten(claim, part, computed, weighed.quantity, phrase.rest.len())
        }
        Verdict::WrongWay(Direction::Steady) => Err(MOVED),
        Verdict::WrongWay(_) => Err(TURNED),
        Verdict::TooClose => Err(TOO_CLOSE),
        _ => return None,
    };
    Some(as_mend(mended, phrase, claim.phrase_place))
}

/// The same for a number of things on the page.
pub(super) fn recounted(phrase: &Phrase, amount: &Amount, count: Decimal, place: &Place) -> Mend {
    let alike = number::spelt_alike(phrase, amount, count).filter(|_| phrase.bound.is_none()).ok_or(NO_NUMBER);
    as_mend(keeps_its_noun(amount, count).and(alike), phrase, place)
}

fn as_mend(mended: Result<String, Why>, phrase: &Phrase, place: &Place) -> Mend {
    let rewrite = |to| Mend::Rewrite { place: place.clone(), from: phrase.text.clone(), to };
    mended.map_or_else(Mend::Person, rewrite)
}

/// The phrase with a number that holds, and so for as many others as may be wrong as well.
fn rewritten(
    claim: &Claim<'_>,
    phrase: &Phrase,
    computed: &Computed<'_>,
    quantity: Quantity,
    others: usize,
) -> Result<String, Why> {
    let amount = phrase.amount.as_ref().ok_or(NO_NUMBER)?;
    if phrase.until.is_some() {
        return Err(SPAN);
    }
    let value = value(amount, phrase, computed, quantity)?;
    is_a_plain_number(amount, value)?;
    stays_as_told(claim, phrase, computed, quantity)?;
    let mut uncertain = None;
    for number in number::candidates(amount, phrase.bound.as_ref().map(|said| said.value), value) {
        let Some(text) = number::spelt_alike(phrase, amount, number) else { continue };
        let whole = phrase::read_in(&text, claim.before, claim.after);
        let again = weigh::weigh(&whole, computed);
        if again.verdict == Verdict::Holds {
            keeps_its_noun(amount, number)?;
            return number::with_article(phrase, amount, text, claim.before).ok_or(ARTICLE);
        }
        // Rounded data may leave open whether it is 13%, and no other whole number comes nearer.
        if matches!(again.verdict, Verdict::Uncertain(_)) && phrase.bound.is_none() && uncertain.is_none() {
            keeps_its_noun(amount, number)?;
            uncertain = number::with_article(phrase, amount, text, claim.before);
            continue;
        }
        let part = again.part.as_ref().unwrap_or(&whole);
        let is_another = part.amount.as_ref().is_some_and(|other| other.digits.start != amount.digits.start);
        if again.verdict == Verdict::False && is_another && others > 0 {
            keeps_its_noun(amount, number)?;
            return rewritten(claim, part, computed, again.quantity, others - 1);
        }
    }
    uncertain.ok_or(NO_NUMBER)
}

/// The figure without the sign that the words show.
fn value(amount: &Amount, phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity) -> Result<Decimal, Why> {
    let signed = computed.answer(quantity).ok_or(NO_NUMBER)?.value;
    let value = fix::answer(computed, quantity, amount).ok_or(NO_NUMBER)?.abs();
    let is_change = matches!(quantity, Quantity::Difference | Quantity::Relative);
    let shown = match amount.sign {
        Some(sign) => Some(sign != '\u{2212}'),
        None => (!is_change).then_some(true),
    };
    let shown = shown.filter(|_| !is_change || phrase.directions.is_empty());
    if value.is_zero() || amount.value.is_zero() {
        return Err(ZERO);
    }
    if shown.is_some_and(|above| above != signed.is_sign_positive()) { Err(TURNED) } else { Ok(value) }
}

/// Fractions and multiples are pictures: another number makes another picture. "2.3 times" is a number.
fn is_a_plain_number(amount: &Amount, value: Decimal) -> Result<(), Why> {
    let in_digits = matches!(amount.spelling, Spelling::Digits { .. });
    match amount.kind {
        Kind::Number | Kind::Ordinal => Ok(()),
        Kind::Multiple if in_digits && value > Decimal::ONE && amount.value > Decimal::ONE => Ok(()),
        _ => Err(PARTS),
    }
}

/// Whether the direction that the sentence tells, if it tells one, is still true.
fn stays_as_told(claim: &Claim<'_>, phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity) -> Result<(), Why> {
    if !matches!(quantity, Quantity::Difference | Quantity::Relative) {
        if computed.is_pair() && matches!(quantity, Quantity::Value | Quantity::Base) {
            return weigh::ways(phrase, computed).map_err(|_| TURNED);
        }
        let elsewhere = [claim.before, claim.after].into_iter().any(|text| !phrase::read(text, "").directions.is_empty());
        let is_told = elsewhere || !phrase.directions.is_empty();
        return if is_told { keeps_its_place(phrase, computed, quantity) } else { Ok(()) };
    }
    let is_shown = !phrase.directions.is_empty() || phrase.amount.as_ref().is_some_and(|amount| amount.sign.is_some());
    if is_shown {
        return Ok(());
    }
    let clause = claim.after.split([',', ';', ':', '.', '!', '?', '(', ')', '\u{2013}', '\u{2014}']).next().unwrap_or_default();
    let after = phrase::read(clause, "");
    if after.directions.is_empty() {
        return Err(NO_WAY);
    }
    weigh::ways(&after, computed).map_err(|_| TURNED)
}

/// "Rose to 4,330" compares with a figure that the link does not name. It is as true as it was when no other figure of
/// the series lies between the number that was written and the one to write.
fn keeps_its_place(phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity) -> Result<(), Why> {
    let amount = phrase.amount.as_ref().ok_or(NO_NUMBER)?;
    let written = weigh::stated(amount, computed, quantity).ok_or(NO_NUMBER)?.value;
    let Some(now) = computed.now.number().filter(|_| computed.question == Question::Value) else { return Err(CROSSED) };
    let (low, high) = (written.min(now), written.max(now));
    let own = &computed.now.key;
    let others = computed.now.dataset.observations.iter().filter(|(key, _)| key.members == own.members && *key != own);
    let between = |number: Decimal| low <= number && number <= high;
    let is_crossed = others.filter_map(|(_, observation)| observation.value.number()).any(between);
    if is_crossed { Err(CROSSED) } else { Ok(()) }
}

/// "1 child" and "2 children": the noun may stand outside the link.
fn keeps_its_noun(amount: &Amount, number: Decimal) -> Result<(), Why> {
    let has_none = amount.kind == Kind::Ordinal
        || amount.spelling == Spelling::YearsMonths
        || amount.scale != Decimal::ONE
        || matches!(amount.unit, Some(Written::Percent | Written::Money(_)));
    let is_one = |number: Decimal| number.abs() == Decimal::ONE;
    if has_none || is_one(amount.value) == is_one(number) { Ok(()) } else { Err(SINGULAR) }
}
