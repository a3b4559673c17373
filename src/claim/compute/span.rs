//! Several periods of one series: what they add up to, their mean, their lowest and highest figure, their shape.

use super::{Computed, Question, number};
use crate::claim::interval::Interval;
use crate::claim::message;
use crate::diag::Diagnostic;
use crate::number::{Decimal, Frequency, Period, Unit};
use crate::source::Place;
use crate::statistics::{Cell, Key, LookupFault, Reference, Statistics, Status, When};

/// The fewest figures that have a shape.
const FEWEST_OF_A_TREND: usize = 3;

/// What the periods of a reference give together.
pub(super) fn span<'a>(
    statistics: &'a Statistics,
    reference: &Reference,
    question: Question,
    because: Option<&str>,
    place: &Place,
) -> Result<Computed<'a>, Box<Diagnostic>> {
    let (first, last) = ends(statistics, reference, place)?;
    joins(&first, question, place)?;
    if because.is_none() {
        unbroken(reference, &first, &last, place)?;
    }
    let cells = cells(&first, &last, place)?;
    if because.is_none()
        && let Some(part) = cells.iter().find(|cell| cell.observation.statuses.contains(&Status::Part))
    {
        return Err(Box::new(message::span::part_in_span(part, place)));
    }
    if question == Question::Trend && cells.len() < FEWEST_OF_A_TREND {
        return Err(Box::new(message::span::short_trend(&last, place)));
    }
    let values = cells.iter().map(|cell| number(cell, question, place)).collect::<Result<Vec<_>, _>>()?;
    Ok(joined(question, cells, &values))
}

fn ends<'a>(statistics: &'a Statistics, reference: &Reference, place: &Place) -> Result<(Cell<'a>, Cell<'a>), Box<Diagnostic>> {
    let fault = |fault: LookupFault| Box::new(fault.diagnose(&reference.dataset, place.clone()));
    let at = |text: &str| {
        let when = When::parse(text).map_err(LookupFault::Unreadable)?;
        statistics.cell(&Reference { when, ..reference.clone() })
    };
    let When::Range(first, last) = &reference.when else {
        return Err(Box::new(message::span::no_span(reference, place)));
    };
    let (first, last) = (at(first).map_err(fault)?, at(last).map_err(fault)?);
    if first.key.period >= last.key.period {
        return Err(Box::new(message::span::backwards(reference, &first, &last, place)));
    }
    Ok((first, last))
}

/// Whether figures of this kind make one at all.
fn joins(cell: &Cell<'_>, question: Question, place: &Place) -> Result<(), Box<Diagnostic>> {
    let dataset = cell.dataset;
    let adds_up = dataset.additive.is_some() || matches!(dataset.unit, Unit::Money(_));
    let never = match question {
        Question::Total => dataset.never_adds_up(),
        Question::Mean => dataset.has_no_mean(),
        Question::Lowest | Question::Highest if dataset.unit == Unit::Rank => {
            Some("the lowest place may be the best or the worst")
        }
        _ => None,
    };
    match never {
        Some(why) => Err(Box::new(message::span::never(cell, question, why, place))),
        None if question == Question::Total && !adds_up => Err(Box::new(message::span::not_additive(cell, place))),
        None => Ok(()),
    }
}

fn unbroken(reference: &Reference, first: &Cell<'_>, last: &Cell<'_>, place: &Place) -> Result<(), Box<Diagnostic>> {
    match first.dataset.broken_between(&first.key.members, first.key.period, last.key.period) {
        Some((key, observation)) => Err(Box::new(message::span::broken(reference, last, (key, observation), place))),
        None => Ok(()),
    }
}

/// Every figure from the first to the last; one that is missing would change what they make.
fn cells<'a>(first: &Cell<'a>, last: &Cell<'a>, place: &Place) -> Result<Vec<Cell<'a>>, Box<Diagnostic>> {
    let (dataset, members) = (first.dataset, &first.key.members);
    let mut cells = vec![first.clone()];
    let mut period = first.key.period;
    while period < last.key.period {
        let next = next(last, period).ok_or_else(|| Box::new(message::span::not_in_a_row(first, last, place)))?;
        period = next;
        let key = Key { members: members.clone(), period };
        let observation = dataset.observations.get(&key);
        let observation = observation.ok_or_else(|| Box::new(message::span::gap(first, last, period, place)))?;
        cells.push(Cell { dataset, key, observation });
    }
    Ok(cells)
}

/// The period after this one, up to the last; of dates, the next that has a figure.
fn next(last: &Cell<'_>, period: Period) -> Option<Period> {
    let following = if period.frequency() == Frequency::AtDate {
        let at = |period| Key { members: last.key.members.clone(), period };
        let mut later = last.dataset.observations.range(at(period)..=at(last.key.period)).map(|(key, _)| key.period);
        later.find(|other| *other > period)
    } else {
        period.next()
    };
    following.filter(|next| *next <= last.key.period)
}

fn joined<'a>(question: Question, mut cells: Vec<Cell<'a>>, values: &[Interval]) -> Computed<'a> {
    let total = values.iter().copied().reduce(Interval::and).unwrap_or_else(|| Interval::exact(Decimal::ZERO));
    let last = cells.len() - 1;
    let indices = || (0..cells.len()).rev();
    // Of several figures that are alike, the latest.
    let (at, value) = match question {
        Question::Total => (last, total),
        Question::Mean => (last, total.over(Decimal::from(cells.len()))),
        Question::Lowest => indices().min_by_key(|at| values[*at].value).map_or((last, values[last]), |at| (at, values[at])),
        Question::Highest => {
            let highest = indices().reduce(|best, at| if values[at].value > values[best].value { at } else { best });
            highest.map_or((last, values[last]), |at| (at, values[at]))
        }
        _ => (last, values[last]),
    };
    let now = cells.remove(at);
    let base = (question == Question::Trend).then(|| cells.remove(0));
    let base_value = base.is_some().then_some(values[0]);
    Computed { base, base_value, others: cells, ..Computed::single(question, now, value) }
}
