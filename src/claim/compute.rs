//! A reference to numbers: which observations it reads, and what follows from them.

use super::interval::Interval;
use super::{comparable, message};
use crate::diag::Diagnostic;
use crate::number::{Decimal, LARGEST, Unit};
use crate::source::Place;
use crate::statistics::{Cell, Dataset, Key, LookupFault, Reference, Statistics, Value, When, lookup};

/// What is asked of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    Value,
    Change,
    Versus,
}

/// Which number answers a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quantity {
    Value,
    /// In the dataset's unit, or in percentage points.
    Difference,
    /// The difference in per cent of the base.
    Relative,
    /// In per cent of the base.
    Share,
    /// So many times the base.
    Multiple,
    /// The base is so many times this.
    Division,
}

/// What a reference gives.
#[derive(Debug, Clone)]
pub(super) struct Computed<'a> {
    pub(super) question: Question,
    pub(super) now: Cell<'a>,
    /// What `now` is compared with; nothing for a plain value.
    pub(super) base: Option<Cell<'a>>,
    value: Interval,
    base_value: Option<Interval>,
}

/// Reads a reference and finds its numbers.
pub(super) fn compute<'a>(statistics: &'a Statistics, text: &str, place: &Place) -> Result<Computed<'a>, Box<Diagnostic>> {
    let reference =
        Reference::parse(text).map_err(|reason| Box::new(LookupFault::Unreadable(reason).diagnose("", place.clone())))?;
    let Finder { question, now, base } = find(statistics, &reference, place)?;
    if let Some(base) = &base {
        comparable::comparable(&now, base).map_err(|why| Box::new(why.diagnose(&now, base, place)))?;
    }
    let value = number(&now, question, place)?;
    let base_value = base.as_ref().map(|base| number(base, question, place)).transpose()?;
    Ok(Computed { question, now, base, value, base_value })
}

struct Finder<'a> {
    question: Question,
    now: Cell<'a>,
    base: Option<Cell<'a>>,
}

fn find<'a>(statistics: &'a Statistics, reference: &Reference, place: &Place) -> Result<Finder<'a>, Box<Diagnostic>> {
    let fault = |fault: LookupFault| Box::new(fault.diagnose(&reference.dataset, place.clone()));
    let question = reference.question.as_ref().map(|(word, argument)| (word.as_str(), argument.as_deref()));
    match question {
        None => Ok(Finder { question: Question::Value, now: statistics.cell(reference).map_err(fault)?, base: None }),
        Some(("change", from)) => {
            let (now, base) = change(statistics, reference, from).map_err(fault)?;
            if base.key.period >= now.key.period {
                return Err(Box::new(message::backwards(&now, &base, place)));
            }
            Ok(Finder { question: Question::Change, now, base: Some(base) })
        }
        Some(("vs", Some(other))) if !other.is_empty() => {
            let now = statistics.cell(reference).map_err(fault)?;
            let base = versus(statistics, &now, other, place)?;
            Ok(Finder { question: Question::Versus, now, base: Some(base) })
        }
        Some((word, _)) => Err(Box::new(message::unknown_question(word, place))),
    }
}

/// The later and the earlier figure of a change.
fn change<'a>(
    statistics: &'a Statistics,
    reference: &Reference,
    from: Option<&str>,
) -> Result<(Cell<'a>, Cell<'a>), LookupFault> {
    let (when, from) = match (&reference.when, from) {
        (When::Range(first, last), None) => (When::At(last.clone()), Some(first.as_str())),
        (when, from) => (when.clone(), from),
    };
    let now = statistics.cell(&Reference { when, ..reference.clone() })?;
    let earlier = if let Some(from) = from {
        When::parse(from).map_err(LookupFault::Unreadable)?
    } else {
        let previous = now.key.period.previous();
        When::At(previous.ok_or_else(|| LookupFault::NotOnePeriod(lookup::available(&now.dataset.periods())))?.key())
    };
    let base = lookup::at_period(&now, &earlier)?;
    Ok((now, base))
}

/// The other side of a comparison: `b`, `b@P0`, `@P0`, `D2/m@P`, `D2/m`.
fn versus<'a>(statistics: &'a Statistics, now: &Cell<'a>, other: &str, place: &Place) -> Result<Cell<'a>, Box<Diagnostic>> {
    let fault = |dataset: &str, fault: LookupFault| Box::new(fault.diagnose(dataset, place.clone()));
    let own = now.dataset.id.as_str();
    let (member, when) = other.split_once('@').map_or((other, None), |(member, when)| (member, Some(when)));
    let at = |cell: Cell<'a>| match when {
        Some(when) => When::parse(when).map_err(LookupFault::Unreadable).and_then(|when| lookup::at_period(&cell, &when)),
        None => Ok(cell),
    };
    if member.is_empty() {
        return at(now.clone()).map_err(|found| fault(own, found));
    }
    if let Some(key) = member_key(now, member) {
        let when = when.map_or_else(|| Ok(When::At(key.period.key())), When::parse).map_err(LookupFault::Unreadable);
        return when.and_then(|when| at_key(now, &key, &when)).map_err(|found| fault(own, found));
    }
    other_dataset(statistics, now, other).map_err(|found| fault(other.split(['/', '@']).next().unwrap_or(other), found))
}

/// The key of the same period for another member, whether or not there is a figure.
fn member_key(now: &Cell<'_>, code: &str) -> Option<Key> {
    let mut dimensions = now.dataset.dimensions.iter().enumerate();
    let (at, index) = dimensions
        .find_map(|(at, dimension)| dimension.members.iter().position(|member| member.id == code).map(|index| (at, index)))?;
    let mut key = now.key.clone();
    key.members[at] = index;
    Some(key)
}

/// `at_period` looks only at dataset and members, so the member may lack the period of `now`.
fn at_key<'a>(now: &Cell<'a>, key: &Key, when: &When) -> Result<Cell<'a>, LookupFault> {
    lookup::at_period(&Cell { key: key.clone(), ..now.clone() }, when)
}

fn other_dataset<'a>(statistics: &'a Statistics, now: &Cell<'a>, other: &str) -> Result<Cell<'a>, LookupFault> {
    let mut reference = Reference::parse(other).map_err(LookupFault::Unreadable)?;
    let is_known = statistics.datasets.contains_key(&reference.dataset);
    if !is_known && reference.members.is_empty() {
        let dimensions = now.dataset.dimensions.iter().zip(&now.key.members);
        let members = dimensions.flat_map(|(dimension, own)| {
            dimension.members.iter().enumerate().filter(move |(index, _)| index != own).map(|(_, member)| member.id.as_str())
        });
        let others = statistics.datasets.keys().filter(|id| **id != now.dataset.id);
        let known = members.chain(others.map(String::as_str));
        let advice = crate::diag::suggestion::advise(&reference.dataset, known);
        return Err(LookupFault::Neither(reference.dataset.clone(), now.dataset.id.clone(), advice));
    }
    if reference.when == When::All {
        let dataset = statistics.dataset(&reference.dataset)?;
        let latest = dataset.frequency != now.dataset.frequency;
        reference.when = if latest { When::Latest } else { When::At(now.key.period.key()) };
    }
    statistics.cell(&reference)
}

fn number(cell: &Cell<'_>, question: Question, place: &Place) -> Result<Interval, Box<Diagnostic>> {
    let value = match cell.observation.value {
        Value::Number(value) => value,
        Value::Missing(shorthand) => return Err(Box::new(message::missing(cell, shorthand, place))),
    };
    let half_step = cell.dataset.rounding.half_step(value);
    if value.abs() > LARGEST || half_step.abs() > LARGEST {
        return Err(Box::new(message::too_large(cell, place)));
    }
    // Sums and changes are worked out before anything is rounded.
    if let (Some(exact), Question::Change | Question::Versus) = (cell.observation.exact, question) {
        return Ok(Interval::exact(exact));
    }
    // A published value is what it is; only what is worked out from rounded values is uncertain.
    Ok(if question == Question::Value { Interval::exact(value) } else { Interval::around(value, half_step) })
}

impl<'a> Computed<'a> {
    /// The number that answers, with its sign; nothing where there is none, as for a percentage of zero.
    pub(super) fn answer(&self, quantity: Quantity) -> Option<Interval> {
        let Some(base) = self.base_value else { return Some(self.value) };
        let hundredth = |interval: Interval| interval.times(Decimal::new(1, 2));
        match quantity {
            Quantity::Value => Some(self.value),
            Quantity::Difference => Some(self.value.minus(base)),
            Quantity::Relative => self.value.percent_of(base).map(|share| share.plus(-Decimal::ONE_HUNDRED)),
            Quantity::Share => self.value.percent_of(base),
            Quantity::Multiple => self.value.percent_of(base).map(hundredth),
            Quantity::Division => base.percent_of(self.value).map(hundredth),
        }
    }

    /// The unit of the answer.
    pub(super) fn unit(&self, quantity: Quantity) -> Unit {
        match (quantity, &self.now.dataset.unit) {
            (Quantity::Relative | Quantity::Share, _) => Unit::Percent,
            (Quantity::Difference, Unit::Percent) => Unit::PercentagePoints,
            (_, unit) => unit.clone(),
        }
    }

    /// The number of which the answer is a percentage, where it is a count of fewer than this.
    pub(super) fn base_below(&self, least: u32, quantity: Quantity) -> Option<Decimal> {
        let is_percentage = matches!(quantity, Quantity::Relative | Quantity::Share);
        let base = self.base.as_ref().filter(|base| is_percentage && is_count(base.dataset))?;
        base.number().filter(|number| *number > Decimal::ZERO && *number < Decimal::from(least))
    }

    /// The observations that were read.
    pub(super) fn cells(&self) -> impl Iterator<Item = &Cell<'a>> {
        std::iter::once(&self.now).chain(&self.base)
    }
}

/// An average of counts may be small without being of few.
fn is_count(dataset: &Dataset) -> bool {
    matches!(dataset.unit, Unit::Count { .. }) && !dataset.is_average()
}
