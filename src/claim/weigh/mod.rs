//! The verdict: whether a phrase says what the data give, and if not, what is wrong with it.

use crate::claim::amount::{Amount, Kind};
use crate::claim::compute::{Computed, Quantity, Question};
use crate::claim::interval::{Interval, Region};
use crate::claim::lexicon::{Direction, Role, Written};
use crate::claim::phrase::{Mention, Phrase, Said, Unclear};
use crate::claim::region::{self, Stated};
use crate::number::{Decimal, Period, TimeUnit, Unit};
use crate::statistics::Better;

/// A range wider than so many of the last digit written makes nonsense of that digit.
const MOST_STEPS: i64 = 10;

/// What is found of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    Holds,
    /// True, but so far off that it says little.
    Loose,
    /// The data are rounded, and only a part of what they leave open agrees.
    Uncertain(Interval),
    False,
    /// The data go the other way, or no way.
    WrongWay(Direction),
    /// The data are rounded, and could go either way.
    TooClose,
    /// The data are too rounded for the decimals written.
    TooPrecise(Interval),
    WrongPeriod(Mention),
    NotLatest,
    NotAverage,
    /// Another unit than that of the answer.
    OtherUnit,
    /// The difference of two percentages was called per cent.
    PercentForPoints,
    /// "Faster" of what is not a time.
    NotTime(Direction),
    /// "Better" of a dataset that does not say what is better.
    NoBetter,
    /// A percentage or multiple of zero.
    NoBase,
    Unclear(Unclear),
    /// No number and no direction.
    NothingSaid,
    /// A direction or a multiple, of one figure.
    NoComparison,
}

impl Verdict {
    /// Whether other words in the place of the author's could mend it; else the author must say what is meant.
    pub(super) fn has_better_wording(&self) -> bool {
        let is_open =
            matches!(self, Self::Unclear(_) | Self::NothingSaid | Self::NoComparison | Self::NoBetter | Self::NotAverage);
        !is_open && !matches!(self, Self::Holds | Self::NotLatest | Self::TooClose)
    }
}

/// A verdict and the quantity that the words were about.
#[derive(Debug, Clone)]
pub(super) struct Weighed {
    pub(super) verdict: Verdict,
    pub(super) quantity: Quantity,
}

/// Compares a phrase with the data.
pub(super) fn weigh(phrase: &Phrase, computed: &Computed<'_>) -> Weighed {
    let quantity = quantity(phrase, computed);
    let verdict = match verdict(phrase, computed, quantity) {
        Ok(verdict) | Err(verdict) => verdict,
    };
    Weighed { verdict, quantity }
}

fn verdict(phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity) -> Result<Verdict, Verdict> {
    clear(phrase, computed)?;
    let own = phrase.directions.iter().any(|said| said.span.is_some());
    if !computed.is_pair() {
        let compares = phrase.amount.as_ref().is_some_and(|amount| matches!(amount.kind, Kind::Multiple | Kind::Division));
        if own || compares {
            return Err(Verdict::NoComparison);
        }
    }
    let Some(amount) = &phrase.amount else {
        return if own {
            ways(phrase, computed).and_then(|()| about_the_rest(phrase, computed))
        } else {
            Err(Verdict::NothingSaid)
        };
    };
    let stated = stated(amount, computed, quantity).ok_or(Verdict::OtherUnit)?;
    if computed.is_pair() {
        ways(phrase, computed)?;
    }
    let number = number(phrase, amount, stated, computed, quantity)?;
    about_the_rest(phrase, computed)?;
    Ok(number)
}

/// Which number of the data answers the words: the same change can be told in children or in per cent.
pub(super) fn quantity(phrase: &Phrase, computed: &Computed<'_>) -> Quantity {
    if !computed.is_pair() {
        return Quantity::Value;
    }
    let has_way = phrase.directions.iter().any(|said| said.value != Direction::Steady);
    match &phrase.amount {
        Some(Amount { kind: Kind::Multiple, .. }) => Quantity::Multiple,
        Some(Amount { kind: Kind::Division, .. }) => Quantity::Division,
        Some(Amount { kind: Kind::Fraction, .. }) if has_way => Quantity::Relative,
        Some(Amount { kind: Kind::Fraction, .. }) => Quantity::Share,
        Some(Amount { unit: Some(Written::Percent), .. }) => Quantity::Relative,
        _ => Quantity::Difference,
    }
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
    let plain = Stated { value: amount.value, step: amount.step() };
    let fits = match (amount.kind, amount.unit) {
        (Kind::Multiple | Kind::Division, unit) => unit.is_none(),
        (Kind::Fraction, None) => unit == Unit::Percent,
        (Kind::Ordinal, None) => unit == Unit::Rank && quantity == Quantity::Value,
        (Kind::Fraction | Kind::Ordinal, Some(_)) => false,
        (Kind::Number, Some(Written::Time(time))) => return in_time(plain, time, &unit),
        (Kind::Number, None) => unit != Unit::YearsMonths,
        (Kind::Number, Some(Written::Percent)) => unit == Unit::Percent && computed.now.dataset.unit != Unit::Rank,
        (Kind::Number, Some(Written::Points)) => unit == Unit::PercentagePoints,
        (Kind::Number, Some(Written::Money(currency))) => unit == Unit::Money(currency),
        (Kind::Number, Some(Written::Per(base))) => unit == Unit::Per(base),
    };
    let sign = if amount.sign == Some('\u{2212}') { -Decimal::ONE } else { Decimal::ONE };
    fits.then_some(Stated { value: plain.value * sign, ..plain })
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
        _ => answer,
    };
    let region = match phrase.until.as_ref().map(|until| self::stated(until, computed, quantity)) {
        Some(until) => region::between(stated, until.ok_or(Verdict::OtherUnit)?),
        None => region::of(amount, stated, phrase.bound.as_ref().map(|said| said.value)),
    };
    let is_points = quantity == Quantity::Relative && computed.now.dataset.unit == Unit::Percent;
    if is_points && !region.holds(subject.value) && misses_points(computed, region) {
        return Err(Verdict::PercentForPoints);
    }
    compare(phrase, amount, stated, &Subject { interval: subject, region, quantity })
}

fn misses_points(computed: &Computed<'_>, region: Region) -> bool {
    computed.answer(Quantity::Difference).is_some_and(|points| region.holds(points.magnitude().value))
}

/// What is compared with what.
struct Subject {
    interval: Interval,
    region: Region,
    quantity: Quantity,
}

fn compare(phrase: &Phrase, amount: &Amount, stated: Stated, subject: &Subject) -> Result<Verdict, Verdict> {
    let Subject { interval, region, quantity } = *subject;
    let bound = phrase.bound.as_ref().map(|said| said.value);
    let is_plain = bound.is_none() && phrase.until.is_none();
    // Subtracting published figures is what every reader does: "500" for 4,130 to 3,630 holds.
    let is_subtraction = quantity == Quantity::Difference && is_plain && region.holds(interval.value);
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
    for mention in &phrase.mentions {
        if !is_about(mention, computed) {
            return Err(Verdict::WrongPeriod(mention.clone()));
        }
    }
    let now = &computed.now;
    let own = now.dataset.observations.keys().filter(|key| key.members == now.key.members);
    if phrase.latest.is_some() && own.map(|key| key.period).max() != Some(now.key.period) {
        return Err(Verdict::NotLatest);
    }
    if phrase.average && !now.dataset.is_average() { Err(Verdict::NotAverage) } else { Ok(Verdict::Holds) }
}

fn is_about(mention: &Mention, computed: &Computed<'_>) -> bool {
    let mut cells = computed.cells().filter(|cell| {
        // "Since 2020" is where a change starts; what is compared in one period has that alone.
        mention.role == Role::Any || computed.base.as_ref().is_none_or(|base| cell.key.period == base.key.period)
    });
    cells.any(|cell| names(mention, cell.key.period))
}

/// Whether a phrase means this period.
pub(super) fn names(mention: &Mention, period: Period) -> bool {
    let same = Period::read(&mention.text, period.frequency()).is_ok_and(|read| read == period);
    same || period.to_string().contains(&mention.text) || period.label().contains(&mention.text)
}
