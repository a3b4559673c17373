//! Two figures: the change of one from an earlier period, or its difference from another member or dataset.

use super::{Computed, Question, number};
use crate::claim::{comparable, message};
use crate::diag::Diagnostic;
use crate::source::Place;
use crate::statistics::{Cell, Key, LookupFault, Reference, Statistics, When, lookup};

/// The change of `now` since `base`, or its difference from it.
pub(super) fn pair<'a>(
    question: Question,
    (now, base): (Cell<'a>, Cell<'a>),
    because: Option<&str>,
    place: &Place,
) -> Result<Computed<'a>, Box<Diagnostic>> {
    let because = match (comparable::comparable(&now, &base), because) {
        (Ok(()), _) => None,
        (Err(_), Some(because)) => Some(because.to_owned()),
        (Err(why), None) => return Err(Box::new(why.diagnose(&now, &base, place))),
    };
    let (value, base_value) = (number(&now, question, place)?, number(&base, question, place)?);
    Ok(Computed { because, base: Some(base), base_value: Some(base_value), ..Computed::single(question, now, value) })
}

/// The later and the earlier figure of a change.
pub(super) fn change<'a>(
    statistics: &'a Statistics,
    reference: &Reference,
    from: Option<&str>,
    place: &Place,
) -> Result<(Cell<'a>, Cell<'a>), Box<Diagnostic>> {
    let (now, base) =
        ends(statistics, reference, from).map_err(|fault| Box::new(fault.diagnose(&reference.dataset, place.clone())))?;
    if base.key.period >= now.key.period {
        return Err(Box::new(message::backwards(&now, &base, place)));
    }
    Ok((now, base))
}

fn ends<'a>(statistics: &'a Statistics, reference: &Reference, from: Option<&str>) -> Result<(Cell<'a>, Cell<'a>), LookupFault> {
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

/// A figure and the other side of its comparison: `b`, `b@P0`, `@P0`, `D2/m@P`, `D2/m`.
pub(in crate::claim) fn versus<'a>(
    statistics: &'a Statistics,
    now: &Cell<'a>,
    other: &str,
    place: &Place,
) -> Result<Cell<'a>, Box<Diagnostic>> {
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
