//! Better wordings of spans: the other end, another length, "steadily" for "every year", "an average of".

use super::{Edit, answer, edited, respelt};
use crate::claim::amount::Spelling;
use crate::claim::compute::{Computed, Quantity, Question};
use crate::claim::lexicon::{Limit, Pattern};
use crate::claim::phrase::Phrase;
use crate::number::{Decimal, Unit, plain, round, words};

/// "A low of" for "a high of", and the other way round, "a minority" for "most".
pub(super) fn turned(phrase: &Phrase, computed: &Computed<'_>) -> Vec<Edit> {
    let counted = matches!(computed.now.dataset.unit, Unit::Count { .. });
    let wrong = |extreme| match computed.question {
        Question::Lowest => extreme == Limit::High,
        Question::Highest => extreme == Limit::Low,
        _ => false,
    };
    let extremes = phrase.stretch.extremes.iter().filter(|said| wrong(said.value)).map(|said| (&said.span, said.entry));
    let parts = phrase.stretch.part.iter().map(|said| (&said.span, said.entry));
    let edits = extremes.chain(parts);
    edits.filter_map(|(span, entry)| Some((span.clone()?, entry.opposite(counted)?.to_owned()))).collect()
}

/// The phrase with another length, with "steadily", or with its mean called one.
pub(super) fn candidates(phrase: &Phrase, computed: &Computed<'_>, turned: &[Edit]) -> Vec<String> {
    let with = |edit: Edit| edited(phrase, [turned.to_vec(), vec![edit]].concat());
    let every = phrase.stretch.patterns.iter().filter(|said| said.value == Pattern::Each);
    let steadily = every.filter_map(|said| Some(with((said.span.clone()?, "steadily".to_owned()))));
    let mut candidates: Vec<String> = if computed.question == Question::Trend { steadily.collect() } else { Vec::new() };
    let periods = computed.in_time().len();
    let is_steps = computed.question == Question::Trend;
    let length = phrase.stretch.length.as_ref().or(phrase.stretch.or_length.as_ref()).filter(|_| computed.is_span());
    let count = u32::try_from(if is_steps { periods - 1 } else { periods }).unwrap_or(0);
    candidates.extend(length.map(|length| with((length.digits.clone(), counted(&phrase.text[length.digits.clone()], count)))));
    candidates.extend(mean(phrase, computed));
    candidates
}

/// A count of periods, spelt as the one before: "five" for "three", "5th" for "3rd".
fn counted(before: &str, count: u32) -> String {
    if words::read_ordinal(before).is_some() {
        return words::ordinal(count.into());
    }
    let is_word = before.starts_with(char::is_alphabetic);
    words::cardinal(count).filter(|_| is_word).map_or_else(|| plain(count.into()), str::to_owned)
}

fn mean(phrase: &Phrase, computed: &Computed<'_>) -> Vec<String> {
    let Some(amount) = phrase.amount.as_ref().filter(|_| computed.question == Question::Mean && !phrase.average) else {
        return Vec::new();
    };
    let Some(value) = answer(computed, Quantity::Value, amount) else { return Vec::new() };
    let start = amount.unit_span.as_ref().map_or(amount.digits.start, |unit| unit.start.min(amount.digits.start));
    let sign = &phrase.text[start..amount.digits.start];
    let fine = plain(round(value / amount.scale, 1).normalize());
    let as_written =
        respelt(amount, value, None).filter(|_| matches!(amount.spelling, Spelling::Digits { .. } | Spelling::Words));
    let numbers = as_written.into_iter().chain((amount.scale == Decimal::ONE).then_some(fine));
    let average = |number: String| edited(phrase, vec![(start..amount.digits.end, format!("an average of {sign}{number}"))]);
    numbers.map(average).collect()
}
