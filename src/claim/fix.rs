//! A better wording that keeps the author's style; every wording is judged before it is offered.

mod span;

use super::amount::{Amount, Kind, Spelling};
use super::compute::{Computed, Quantity};
use super::lexicon::{Bound, Written};
use super::phrase::{self, Phrase};
use super::region;
use super::weigh::{self, Verdict};
use super::wording;
use crate::number::{Decimal, Unit, figure, plain, round, with_unit, words};
use crate::statistics::Status;
use std::ops::Range;

/// More wordings than these would make a message hard to read.
const MOST: usize = 2;

/// Nothing is offered that is further from the figure than this share of it, even where it is true.
const NEAR: (i64, u32) = (5, 2);

/// A piece of the phrase with what to write in its place.
pub(super) type Edit = (Range<usize>, String);

/// Up to two wordings that hold, the nearest to the author's first.
pub(super) fn wordings(phrase: &Phrase, before: &str, computed: &Computed<'_>, quantity: Quantity) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for candidate in candidates(phrase, computed, quantity) {
        let holds = weigh::weigh(&phrase::read(&candidate, before).in_sentence_of(phrase), computed).verdict == Verdict::Holds;
        let is_new = !found.iter().any(|other| wording::same(other, &candidate));
        if holds && is_new && candidate.trim() != phrase.text.trim() {
            found.push(candidate);
        }
    }
    found.truncate(MOST);
    found
}

/// "write "12% fewer" or "down 12%"".
pub(super) fn sentence(wordings: &[String]) -> Option<String> {
    let quoted: Vec<String> = wordings.iter().map(|wording| format!("\"{}\"", wording.trim())).collect();
    (!quoted.is_empty()).then(|| format!("write {}", quoted.join(" or ")))
}

fn candidates(phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity) -> Vec<String> {
    let turned = [turned(phrase, computed), span::turned(phrase, computed)].concat();
    let mut candidates = vec![edited(phrase, turned.clone())];
    candidates.extend(span::candidates(phrase, computed, &turned));
    if let Some(amount) = &phrase.amount {
        let bounds = bounds(phrase, amount, computed, quantity, &turned);
        let units = units(phrase, amount, computed, quantity, &turned);
        // Who wrote per cent for a difference of percentages most likely meant points.
        let is_points = computed.now.dataset.unit == Unit::Percent && quantity == Quantity::Relative;
        candidates.extend(if is_points { [units, bounds].concat() } else { [bounds, units].concat() });
    }
    candidates.extend(periods(phrase, computed));
    candidates.push(wording::default(computed));
    candidates
}

/// The direction words, turned the other way.
fn turned(phrase: &Phrase, computed: &Computed<'_>) -> Vec<Edit> {
    let counted = matches!(computed.now.dataset.unit, Unit::Count { .. });
    let wrong = weigh::ways(phrase, computed).is_err();
    let edits = phrase.directions.iter().filter(|_| wrong);
    edits.filter_map(|said| Some((said.span.clone()?, said.entry.opposite(counted)?.to_owned()))).collect()
}

/// Another number, another bound, or none.
fn bounds(phrase: &Phrase, amount: &Amount, computed: &Computed<'_>, quantity: Quantity, turned: &[Edit]) -> Vec<String> {
    let Some(value) = answer(computed, quantity, amount) else { return Vec::new() };
    let with = |edits: Vec<Edit>| edited(phrase, [turned.to_vec(), edits].concat());
    let exact = respelt(amount, value, None).map(|text| (amount.digits.clone(), text));
    let Some(bound) = phrase.bound.as_ref() else {
        let whole = Amount { spelling: Spelling::Digits { decimals: 0 }, ..amount.clone() };
        let fewer = if matches!(amount.spelling, Spelling::Digits { .. }) { respelt(&whole, value, None) } else { None };
        let word = computed.now.observation.bound().and_then(Status::before_number);
        let limits = word.map(|word| {
            let start = start_of(amount);
            with(vec![(start.clone(), format!("{word} {}", &phrase.text[start]))])
        });
        let numbers = exact.into_iter().chain(fewer.map(|text| (amount.digits.clone(), text))).map(|edit| with(vec![edit]));
        return limits.into_iter().chain(numbers).chain(about(phrase, amount, value).map(|edit| with(vec![edit]))).collect();
    };
    let counted = matches!(computed.now.dataset.unit, Unit::Count { .. });
    let flipped =
        bound.span.clone().zip(bound.entry.opposite(counted)).map(|(span, opposite)| with(vec![(span, opposite.to_owned())]));
    let near = nearby(amount, value, bound.value).into_iter().map(|text| with(vec![(amount.digits.clone(), text)]));
    let dropped = bound.span.clone().map(|span| (span, String::new()));
    let alone = exact.map(|edit| with(dropped.into_iter().chain([edit]).collect()));
    let flipped_first: Vec<String> = flipped.into_iter().filter(|text| holds(text, computed)).collect();
    let near: Vec<String> = near.filter(|text| flipped_first.is_empty() && holds(text, computed)).take(1).collect();
    flipped_first.into_iter().chain(near).chain(alone).collect()
}

/// "About" before a round number; before any other it would only hide a mistake.
fn about(phrase: &Phrase, amount: &Amount, value: Decimal) -> Option<Edit> {
    let is_round = region::significant(amount.value.abs(), amount.step()) > amount.step();
    let number = start_of(amount);
    let has_article = phrase.text[..number.start]
        .trim_end()
        .to_lowercase()
        .split(' ')
        .next_back()
        .is_some_and(|word| word == "a" || word == "an");
    (is_round && !has_article && is_near(amount.value, value))
        .then(|| (number.clone(), format!("about {}", &phrase.text[number])))
}

fn holds(text: &str, computed: &Computed<'_>) -> bool {
    weigh::weigh(&phrase::read(text, ""), computed).verdict == Verdict::Holds
}

pub(super) fn is_near(number: Decimal, value: Decimal) -> bool {
    (number.abs() - value.abs()).abs() <= value.abs() * Decimal::new(NEAR.0, NEAR.1)
}

/// Where "about" goes: before the sign of a currency.
pub(super) fn start_of(amount: &Amount) -> Range<usize> {
    let start = amount.unit_span.as_ref().map_or(amount.digits.start, |unit| unit.start.min(amount.digits.start));
    start..amount.digits.end
}

/// Round numbers on the right side of the answer, the roundest first: 4,710 is "just over" 4,700.
fn nearby(amount: &Amount, value: Decimal, bound: Bound) -> Vec<String> {
    let mut step = amount.step();
    let mut steps = Vec::new();
    while step <= value {
        steps.push(step);
        step *= Decimal::TEN;
    }
    let over = matches!(bound, Bound::JustOver | Bound::Over | Bound::AtLeast);
    let rounded = steps.into_iter().rev().map(|step| match bound {
        Bound::About => round(value / step, 0) * step,
        _ if over => (value / step).floor() * step,
        _ => (value / step).ceil() * step,
    });
    rounded
        .filter(|number| !number.is_zero() && is_near(*number, value))
        .filter_map(|number| respelt(amount, number, Some(region::significant(number, amount.step()))))
        .collect()
}

/// The right unit: points for per cent, days for weeks, or the percentage that the points are.
fn units(phrase: &Phrase, amount: &Amount, computed: &Computed<'_>, quantity: Quantity, turned: &[Edit]) -> Vec<String> {
    let is_bare = amount.unit_span.is_none() && computed.unit(quantity) == Unit::PercentagePoints;
    let end = is_bare.then_some(amount.digits.end..amount.digits.end);
    let Some(span) = amount.unit_span.clone().or(end) else { return Vec::new() };
    let with = |edits: Vec<Edit>| edited(phrase, [turned.to_vec(), edits].concat());
    let points = amount.unit == Some(Written::Percent) && computed.now.dataset.unit == Unit::Percent;
    let (quantity, noun) = match (points, quantity) {
        (true, Quantity::Relative) => (Quantity::Difference, "percentage points".to_owned()),
        (_, quantity) => (quantity, noun(&computed.unit(quantity))),
    };
    let Some(value) = computed.answer(quantity).map(|answer| answer.value.abs()) else { return Vec::new() };
    let one = value == Decimal::ONE && noun.ends_with('s');
    let noun = if one { noun[..noun.len() - 1].to_owned() } else { noun };
    let ahead = &phrase.text[..span.start];
    // The sign for per cent stands without a space, words do not.
    let (start, gap) = match noun.as_str() {
        "%" => (ahead.trim_end().len(), ""),
        _ => (span.start, if ahead.ends_with([' ', '-']) { "" } else { " " }),
    };
    let number = match amount.spelling {
        Spelling::Digits { decimals } => plain(round(value, decimals)),
        _ => plain(value.normalize()),
    };
    let whole =
        (amount.digits.start.min(span.start)..amount.digits.end.max(span.end), with_unit(value, &computed.unit(quantity)));
    vec![with(vec![(amount.digits.clone(), number), (start..span.end, format!("{gap}{noun}"))]), with(vec![whole])]
}

fn noun(unit: &Unit) -> String {
    match unit {
        Unit::Money(_) | Unit::Rank | Unit::Index { .. } | Unit::YearsMonths => String::new(),
        _ => unit.heading(),
    }
}

/// The period that the figure is of, in place of a wrong one.
fn periods(phrase: &Phrase, computed: &Computed<'_>) -> Vec<String> {
    let labels = computed.cells().map(|cell| cell.key.period.key());
    let labels: Vec<String> = labels.collect();
    let pairs = phrase.mentions.iter().filter_map(|mention| mention.span.clone());
    let pairs = pairs.flat_map(|span| labels.iter().map(move |label| (span.clone(), label.clone())));
    pairs.map(|edit| edited(phrase, vec![edit])).collect()
}

/// The answer without its sign where the direction carries it, in the unit that the author wrote.
pub(super) fn answer(computed: &Computed<'_>, quantity: Quantity, amount: &Amount) -> Option<Decimal> {
    let answer = computed.answer(quantity)?;
    let value = match quantity {
        Quantity::Difference | Quantity::Relative => answer.value.abs(),
        _ => answer.value,
    };
    if let (Some(Written::Per(base)), Unit::Percent) = (amount.unit, computed.unit(quantity)) {
        return Some(value * Decimal::from(base) / Decimal::ONE_HUNDRED);
    }
    let years = amount.unit == Some(Written::Time(crate::number::TimeUnit::Years));
    let in_months = matches!(computed.unit(quantity), Unit::YearsMonths | Unit::Time(crate::number::TimeUnit::Months));
    Some(if years && in_months { value / Decimal::from(12) } else { value })
}

/// A number spelt as the author's was; with the digits of `last` only.
fn respelt(amount: &Amount, value: Decimal, last: Option<Decimal>) -> Option<String> {
    match (amount.kind, amount.spelling) {
        (Kind::Fraction, _) => Some(figure(round(value, 0), &Unit::Percent)),
        (Kind::Multiple | Kind::Division, Spelling::Words | Spelling::Mixed) => None,
        (_, Spelling::Mixed) => Some(plain(round(value / amount.scale, 1))),
        (Kind::Ordinal, _) => Some(words::ordinal(value.normalize())),
        (_, Spelling::YearsMonths) => Some(with_unit(value.normalize(), &Unit::YearsMonths)),
        (_, Spelling::Words) => {
            let number = round(value / amount.scale, 0);
            let word = u32::try_from(number).ok().and_then(words::cardinal);
            Some(word.map_or_else(|| plain(number), str::to_owned))
        }
        (_, Spelling::Digits { decimals }) => {
            let number = round(value / amount.scale, decimals);
            let is_round = last.is_none_or(|last| last >= amount.step());
            is_round.then(|| plain(number))
        }
    }
}

/// The phrase with pieces replaced; words that are left with two spaces between them are joined.
pub(super) fn edited(phrase: &Phrase, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut text = phrase.text.clone();
    let mut last = text.len();
    for (span, with) in edits.into_iter().filter(|(span, _)| span.start < span.end) {
        if span.end <= last {
            last = span.start;
            text.replace_range(span, &with);
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
