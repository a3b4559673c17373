//! Shares in a word or out of a hundred: "most", "16 out of every 100".

use super::{Verdict, about_the_rest};
use crate::claim::compute::{Computed, Quantity, Question};
use crate::claim::interval::{End, Region};
use crate::claim::lexicon::{Bound, Quantifier};
use crate::claim::phrase::{Phrase, Unclear};
use crate::claim::region::Stated;
use crate::number::{Decimal, Unit};

/// "Nearly all" and "almost none" are within so many percentage points.
const NEARLY: i64 = 5;

/// The verdict on a share that one word names; nothing where none does.
pub(super) fn in_a_word(phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity) -> Option<Result<Verdict, Verdict>> {
    let part = phrase.stretch.part.as_ref()?.value;
    let is_share = computed.unit(quantity) == Unit::Percent && matches!(computed.question, Question::Share | Question::Value);
    if !is_share {
        return None;
    }
    let region = region(part, phrase.bound.as_ref().map(|said| said.value))?;
    let interval = computed.answer(quantity)?;
    Some(match () {
        () if region.holds_all(interval) => about_the_rest(phrase, computed),
        () if region.meets(interval) => about_the_rest(phrase, computed).map(|_| Verdict::Uncertain(interval)),
        () => Err(Verdict::False),
    })
}

/// Nothing where a bound makes no sense before the word.
fn region(part: Quantifier, bound: Option<Bound>) -> Option<Region> {
    let (half, all, nearly) = (Decimal::from(50), Decimal::ONE_HUNDRED, Decimal::from(NEARLY));
    let (low, high) = match (part, bound) {
        (Quantifier::Most, None) => (End::Open(half), End::Closed(all)),
        (Quantifier::Minority, None) => (End::Open(Decimal::ZERO), End::Open(half)),
        (Quantifier::All, None) => (End::Closed(all), End::Closed(all)),
        (Quantifier::None, None) => (End::Closed(Decimal::ZERO), End::Closed(Decimal::ZERO)),
        (Quantifier::All, Some(Bound::JustUnder)) => (End::Closed(all - nearly), End::Open(all)),
        (Quantifier::None, Some(Bound::JustUnder)) => (End::Open(Decimal::ZERO), End::Closed(nearly)),
        _ => return None,
    };
    Some(Region { low, high })
}

/// A word that may not stand for a share here.
pub(super) fn misplaced(phrase: &Phrase, computed: &Computed<'_>) -> Result<(), Verdict> {
    let Some(said) = phrase.stretch.part.as_ref().filter(|said| matches!(said.value, Quantifier::Most | Quantifier::Minority))
    else {
        return Ok(());
    };
    let is_share = computed.question == Question::Share
        || (computed.question == Question::Value && computed.now.dataset.unit == Unit::Percent);
    if is_share && phrase.amount.is_none() {
        return Ok(());
    }
    let word = said.span.clone().map(|span| phrase.text[span].to_owned()).unwrap_or_default();
    Err(Verdict::Unclear(Unclear::Beyond(word)))
}

/// "16 out of every 100" in per cent; "16 out of every 101" is nothing that anyone says.
pub(super) fn in_every(stated: Stated, base: u32) -> Option<Stated> {
    if 10_u32.checked_pow(base.checked_ilog10()?) != Some(base) {
        return None;
    }
    let each = Decimal::ONE_HUNDRED.checked_div(base.into())?;
    Some(Stated { value: stated.value * each, step: stated.step * each })
}
