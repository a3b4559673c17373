//! The verdict: whether a phrase says what the data give, and if not, what is wrong with it.

mod periods;
mod share;
mod span;
mod trend;
mod verdict;

pub(super) use periods::names;
pub(super) use verdict::Verdict;

use crate::claim::amount::{Amount, Kind, Spelling, entry_at};
use crate::claim::compute::{Computed, Quantity, Question};
use crate::claim::interval::{Interval, Region};
use crate::claim::lexer::tokens;
use crate::claim::lexicon::{Bound, Direction, Limit, Sense, Written};
use crate::claim::phrase::{About, Part, Phrase, Said, Unclear};
use crate::claim::region::{self, Stated};
use crate::number::{Decimal, TimeUnit, Unit};
use crate::statistics::{Better, Status};

/// A range wider than so many of the last digit written makes nonsense of that digit.
const MOST_STEPS: i64 = 10;

/// A verdict and the quantity that the words were about.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub(super) verdict: Verdict,
    pub(super) quantity: Quantity,
    /// The phrase as a claim of the number that is wrong, where it holds several.
    pub(super) part: Option<Phrase>,
}

/// Compares a phrase with the data, each of its numbers on its own.
pub(super) fn weigh(phrase: &Phrase, computed: &Computed<'_>) -> Weighed {
    let phrase = &span::settled(phrase, computed);
    let led = level_reading(phrase, computed);
    let phrase = led.as_ref().unwrap_or(phrase);
    let first = weigh_one(phrase, computed);
    if phrase.rest.is_empty() || first.verdict.is_error() {
        return first;
    }
    let parts = phrase.rest.iter().map(|part| phrase.with(part));
    let others = parts.map(|part| Weighed { part: Some(part.clone()), ..weigh_one(&part, computed) });
    let others: Vec<Weighed> = others.filter(|weighed| weighed.verdict != Verdict::Holds).collect();
    let worst = others.iter().position(|weighed| weighed.verdict.is_error()).unwrap_or(0);
    others.into_iter().nth(worst).filter(|other| other.verdict.is_error() || first.verdict == Verdict::Holds).unwrap_or(first)
}

/// "Rose by 500 to 4,330" and "rose by 400 to 450" differ only in what the second number is near to.
fn level_reading(phrase: &Phrase, computed: &Computed<'_>) -> Option<Phrase> {
    let until = phrase.until.as_ref().filter(|_| phrase.leads_to && computed.is_pair())?;
    let part = Part { amount: until.clone(), bound: None, about: About::Now };
    let now = computed.answer(Quantity::Value)?.value;
    let in_points = |amount: &Amount| amount.unit == Some(Written::Points) && amount.unit_span.is_some();
    if stated(until, computed, Quantity::Value).is_none() && !in_points(until) {
        return None;
    }
    let change = computed.answer(quantity(phrase, computed)).map_or(Decimal::ZERO, |answer| answer.value.abs());
    let is_level = in_points(until) || (until.value - now).abs() < (until.value - change).abs();
    is_level.then(|| Phrase { until: None, rest: vec![part], about: Some(About::Answer), ..phrase.clone() })
}

fn weigh_one(phrase: &Phrase, computed: &Computed<'_>) -> Weighed {
    let quantity = quantity(phrase, computed);
    let verdict = match verdict(phrase, computed, quantity) {
        Ok(verdict) | Err(verdict) => verdict,
    };
    Weighed { verdict, quantity, part: None }
}

fn verdict(phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity) -> Result<Verdict, Verdict> {
    if computed.question == Question::Trend {
        return trend::verdict(phrase, computed);
    }
    clear(phrase, computed)?;
    span::fits(phrase, computed)?;
    let own = phrase.has_own_direction();
    if !computed.is_pair() {
        let compares = phrase.amount.as_ref().is_some_and(|amount| matches!(amount.kind, Kind::Multiple | Kind::Division));
        if own || compares || (phrase.compares_beside && !computed.is_span()) {
            return Err(Verdict::NoComparison);
        }
        if !phrase.rest.is_empty() {
            return Err(Verdict::Unclear(Unclear::SeveralNumbers));
        }
    }
    let Some(amount) = &phrase.amount else {
        return if own {
            ways(phrase, computed).and_then(|()| about_the_rest(phrase, computed))
        } else {
            share::in_a_word(phrase, computed, quantity).ok_or(Verdict::NothingSaid)?
        };
    };
    let stated = stated(amount, computed, quantity).ok_or(Verdict::OtherUnit)?;
    let is_points = computed.unit(quantity) == Unit::PercentagePoints && computed.is_pair();
    if is_points && amount.unit.is_none() && !stated.value.is_zero() {
        return Err(Verdict::PercentOrPoints);
    }
    if computed.is_pair() {
        ways(phrase, computed)?;
    }
    let number = number(phrase, amount, stated, computed, quantity)?;
    about_the_rest(phrase, computed)?;
    Ok(number)
}

/// Which number of the data answers the words: the same change can be told in children or in per cent.
pub(super) fn quantity(phrase: &Phrase, computed: &Computed<'_>) -> Quantity {
    match computed.question {
        Question::Change | Question::Versus => {}
        Question::Share => return Quantity::Share,
        Question::Trend => return Quantity::Difference,
        _ => return Quantity::Value,
    }
    match phrase.about {
        Some(About::Now) => return Quantity::Value,
        Some(About::Base) => return Quantity::Base,
        _ => {}
    }
    let has_way = phrase.directions.iter().any(|said| said.value != Direction::Steady);
    match &phrase.amount {
        // Who is twice as fast takes half the time.
        Some(Amount { kind: Kind::Multiple, .. }) if is_faster(phrase) => Quantity::Division,
        Some(Amount { kind: Kind::Multiple, .. }) => Quantity::Multiple,
        Some(Amount { kind: Kind::Division, .. }) => Quantity::Division,
        Some(Amount { kind: Kind::Fraction, .. }) if has_way => Quantity::Relative,
        Some(Amount { kind: Kind::Fraction, .. }) => Quantity::Share,
        Some(Amount { unit: Some(Written::Percent), .. }) => Quantity::Relative,
        _ => Quantity::Difference,
    }
}

fn is_faster(phrase: &Phrase) -> bool {
    phrase.directions.iter().any(|said| said.value == Direction::Sooner && said.span.is_some())
}

fn clear(phrase: &Phrase, computed: &Computed<'_>) -> Result<(), Verdict> {
    if let Some(unclear) = &phrase.unclear {
        return Err(Verdict::Unclear(unclear.clone()));
    }
    let is_rank = computed.question == Question::Value && computed.now.dataset.unit == Unit::Rank && phrase.amount.is_some();
    match &phrase.superlative {
        Some(word) if !is_rank => Err(Verdict::Unclear(Unclear::Beyond(word.clone()))),
        _ => Ok(()),
    }
}

/// The number as written, in the unit of the answer; nothing when the units do not fit.
pub(super) fn stated(amount: &Amount, computed: &Computed<'_>, quantity: Quantity) -> Option<Stated> {
    let unit = computed.unit(quantity);
    if amount.unit_span.is_none() && amount.unit.is_some_and(|written| is_noun(written, &unit)) {
        return stated(&Amount { unit: None, ..amount.clone() }, computed, quantity);
    }
    let plain = Stated { value: amount.value, step: amount.step() };
    let fits = match (amount.kind, amount.unit) {
        (Kind::Multiple | Kind::Division, unit) => unit.is_none(),
        (Kind::Fraction, None) => unit == Unit::Percent,
        (Kind::Ordinal, None) => unit == Unit::Rank && quantity == Quantity::Value,
        (Kind::Fraction | Kind::Ordinal, Some(_)) => false,
        (Kind::Number, Some(Written::Time(time))) => return in_time(plain, time, &unit),
        // "16" of a share could be a count.
        (Kind::Number, None) => unit != Unit::YearsMonths && computed.question != Question::Share,
        (Kind::Number, Some(Written::Percent)) => unit == Unit::Percent && computed.now.dataset.unit != Unit::Rank,
        (Kind::Number, Some(Written::Points)) => unit == Unit::PercentagePoints,
        (Kind::Number, Some(Written::Money(currency))) => unit == Unit::Money(currency),
        (Kind::Number, Some(Written::Per(base))) if unit == Unit::Percent => return share::in_every(plain, base),
        (Kind::Number, Some(Written::Per(base))) => unit == Unit::Per(base),
    };
    let sign = if amount.sign == Some('\u{2212}') { -Decimal::ONE } else { Decimal::ONE };
    fits.then_some(Stated { value: plain.value * sign, ..plain })
}

/// Whether a word beside the link is a part of what is counted: "[120] days of care".
fn is_noun(written: Written, unit: &Unit) -> bool {
    let Unit::Count { other, .. } = unit else { return false };
    let words = tokens(other);
    (0..words.len()).any(|at| entry_at(&words, at).is_some_and(|(entry, _)| entry.sense == Sense::Unit(written)))
}

/// Years and months are the same measure; days and weeks are told only in their own.
fn in_time(stated: Stated, time: TimeUnit, unit: &Unit) -> Option<Stated> {
    let months = |time| match time {
        TimeUnit::Months => Some(Decimal::ONE),
        TimeUnit::Years => Some(Decimal::from(12)),
        _ => None,
    };
    let target = match unit {
        Unit::YearsMonths => TimeUnit::Months,
        Unit::Time(own) => *own,
        _ => return None,
    };
    if time == target {
        return Some(stated);
    }
    let (from, to) = (months(time)?, months(target)?);
    // "2 years" of months means 24 of them, not 18 to 30.
    let step = if stated.step >= Decimal::ONE { Decimal::ONE } else { stated.step * from / to };
    Some(Stated { value: stated.value * from / to, step })
}

/// Whether the data go every way that the words say.
pub(super) fn ways(phrase: &Phrase, computed: &Computed<'_>) -> Result<(), Verdict> {
    let difference = computed.answer(Quantity::Difference).ok_or(Verdict::NoComparison)?;
    for said in &phrase.directions {
        way(said, difference, computed)?;
    }
    Ok(())
}

fn way(said: &Said<Direction>, difference: Interval, computed: &Computed<'_>) -> Result<(), Verdict> {
    let Some(upwards) = upwards(said.value, computed)? else {
        return if is_steady(difference, computed) { Ok(()) } else { Err(Verdict::WrongWay(said.value)) };
    };
    let difference = if upwards { difference } else { difference.negated() };
    match difference {
        Interval { low, .. } if low > Decimal::ZERO => Ok(()),
        _ if difference.holds_zero() && difference.width() > Decimal::ZERO => Err(Verdict::TooClose),
        _ => Err(Verdict::WrongWay(said.value)),
    }
}

/// Whether a direction means that the number grows; nothing when it means that it stays.
fn upwards(direction: Direction, computed: &Computed<'_>) -> Result<Option<bool>, Verdict> {
    let dataset = computed.now.dataset;
    // Up the ranks is towards the first place.
    let is_rank = dataset.unit == Unit::Rank;
    let better = match dataset.better {
        Better::Higher => Ok(true),
        Better::Lower => Ok(false),
        Better::Neither => Err(Verdict::NoBetter),
    };
    Ok(Some(match direction {
        Direction::Steady => return Ok(None),
        Direction::Up => !is_rank,
        Direction::Down => is_rank,
        Direction::Sooner | Direction::Later if !dataset.unit.is_time() => return Err(Verdict::NotTime(direction)),
        Direction::Sooner => false,
        Direction::Later => true,
        Direction::Better => better?,
        Direction::Worse => !better?,
    }))
}

/// Within one per cent, or within what the rounding leaves open.
fn is_steady(difference: Interval, computed: &Computed<'_>) -> bool {
    let within = computed.answer(Quantity::Relative).is_some_and(|percent| percent.value.abs() <= Decimal::ONE);
    difference.holds_zero() || within
}

fn number(
    phrase: &Phrase,
    amount: &Amount,
    stated: Stated,
    computed: &Computed<'_>,
    quantity: Quantity,
) -> Result<Verdict, Verdict> {
    let answer = computed.answer(quantity).ok_or(Verdict::NoBase)?;
    let signed = amount.sign.is_some() && phrase.directions.is_empty();
    let subject = match quantity {
        Quantity::Difference | Quantity::Relative if !signed => answer.magnitude(),
        // A published value is what it is, whatever it was rounded from.
        Quantity::Value | Quantity::Base if computed.is_pair() => Interval::exact(answer.value),
        _ => answer,
    };
    let is_figure = quantity == Quantity::Value && !computed.is_pair();
    let limit = computed.now.observation.bound().filter(|_| is_figure);
    let bound = phrase.bound.as_ref().map(|said| said.value);
    if let Some(limit) = limit {
        let wanted = if limit == Status::Upper { Bound::AtMost } else { Bound::AtLeast };
        if bound != Some(wanted) && !reaches(phrase, limit) {
            return Err(Verdict::LostBound);
        }
    }
    // "Up to £916k" tells the limit itself.
    let bound = bound.filter(|_| limit.is_none());
    let region = match phrase.until.as_ref().map(|until| self::stated(until, computed, quantity)) {
        Some(until) => region::between(stated, until.ok_or(Verdict::OtherUnit)?),
        None => region::of(amount, stated, bound),
    };
    if is_figure && phrase.bound.is_none() && region.holds(subject.value) && is_too_fine(amount, stated, computed) {
        return Err(Verdict::TooFine);
    }
    let is_points = quantity == Quantity::Relative && computed.now.dataset.unit == Unit::Percent;
    if is_points && !region.holds(subject.value) && misses_points(computed, region) {
        return Err(Verdict::PercentForPoints);
    }
    let is_sum = computed.question == Question::Total;
    compare(phrase, amount, stated, &Subject { interval: subject, region, quantity, bound, is_sum })
}

/// "As much as £916,000" is said of an upper limit, "as little as" of a lower one.
fn reaches(phrase: &Phrase, limit: Status) -> bool {
    let wanted = if limit == Status::Upper { Limit::High } else { Limit::Low };
    phrase.stretch.extremes.iter().any(|said| said.entry.sense == Sense::Reach(wanted))
}

/// Whether decimals are written that the publisher rounded away: "16.0%" of whole percentages.
fn is_too_fine(amount: &Amount, stated: Stated, computed: &Computed<'_>) -> bool {
    let has_decimals = matches!(amount.spelling, Spelling::Digits { decimals: 1.. });
    let value = computed.answer(Quantity::Value).map_or(Decimal::ZERO, |answer| answer.value);
    has_decimals && stated.step < computed.now.dataset.rounding.half_step(value) * Decimal::TWO
}

fn misses_points(computed: &Computed<'_>, region: Region) -> bool {
    computed.answer(Quantity::Difference).is_some_and(|points| region.holds(points.magnitude().value))
}

/// What is compared with what.
struct Subject {
    interval: Interval,
    region: Region,
    quantity: Quantity,
    bound: Option<Bound>,
    is_sum: bool,
}

fn compare(phrase: &Phrase, amount: &Amount, stated: Stated, subject: &Subject) -> Result<Verdict, Verdict> {
    let Subject { interval, region, quantity, bound, is_sum } = *subject;
    let is_plain = bound.is_none() && phrase.until.is_none();
    // Subtracting published figures, or adding them up, is what every reader does: "500" for 4,130 to 3,630 holds.
    let is_subtraction = (quantity == Quantity::Difference || is_sum) && is_plain && region.holds(interval.value);
    if is_subtraction || region.holds_all(interval) {
        return Ok(if region::is_loose(bound, stated, interval.value) { Verdict::Loose } else { Verdict::Holds });
    }
    if !region.meets(interval) {
        return Err(Verdict::False);
    }
    let too_fine = stated.step < Decimal::ONE && interval.width() > stated.step * Decimal::from(MOST_STEPS);
    let is_derived = amount.kind == Kind::Number && quantity != Quantity::Difference && is_plain;
    if too_fine && is_derived { Err(Verdict::TooPrecise(interval)) } else { Ok(Verdict::Uncertain(interval)) }
}

/// The periods that are named, "latest", "on average".
fn about_the_rest(phrase: &Phrase, computed: &Computed<'_>) -> Result<Verdict, Verdict> {
    span::length(phrase, computed)?;
    if computed.is_span() {
        span::mentions(phrase, computed)?;
    } else if let Some(mention) = phrase.mentions.iter().find(|mention| !periods::is_about(mention, computed)) {
        return Err(Verdict::WrongPeriod(mention.clone()));
    }
    if let Some(words) = phrase.year_before.as_ref().filter(|_| !periods::starts_a_year_before(computed)) {
        return Err(Verdict::NotYearBefore(words.clone()));
    }
    let now = computed.in_time().pop().unwrap_or(&computed.now);
    let own = now.dataset.observations.keys().filter(|key| key.members == now.key.members);
    if phrase.latest.is_some() && own.map(|key| key.period).max() != Some(now.key.period) {
        return Err(Verdict::NotLatest);
    }
    if phrase.average && computed.question != Question::Mean && !now.dataset.is_average() {
        Err(Verdict::NotAverage)
    } else {
        Ok(Verdict::Holds)
    }
}
