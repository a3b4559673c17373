//! A reference to numbers: which observations it reads, and what follows from them.

mod pair;
mod share;
mod span;

pub(super) use pair::versus;

use crate::claim::interval::Interval;
use crate::claim::message;
use crate::diag::Diagnostic;
use crate::number::{Decimal, LARGEST, Unit};
use crate::source::Place;
use crate::statistics::{Cell, Dataset, LookupFault, Reference, Statistics, Value};

/// The words that ask something of numbers.
pub(super) const QUESTIONS: [&str; 11] =
    ["change", "count", "max", "mean", "min", "of", "rank", "record", "total", "trend", "vs"];

/// What is asked of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    Value,
    Change,
    Versus,
    /// The figure as a part of another.
    Share,
    /// All figures of a span, added up.
    Total,
    Mean,
    Lowest,
    Highest,
    /// The shape of a span.
    Trend,
}

/// Which number answers a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quantity {
    Value,
    /// The other figure itself.
    Base,
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
    /// The figure that the claim is about; of a change or a span the last, of an extreme the one that is lowest or highest.
    pub(super) now: Cell<'a>,
    /// What `now` is compared with; nothing where two figures are not compared.
    pub(super) base: Option<Cell<'a>>,
    /// Every other figure that was read.
    pub(super) others: Vec<Cell<'a>>,
    /// Why figures are compared that are not of one kind.
    pub(super) because: Option<String>,
    value: Interval,
    base_value: Option<Interval>,
    /// The unit of `value`.
    unit: Unit,
}

/// Reads a reference and finds its numbers; `because` is the author's reason why unlike figures may be compared.
pub(super) fn compute<'a>(
    statistics: &'a Statistics,
    text: &str,
    because: Option<&str>,
    place: &Place,
) -> Result<Computed<'a>, Box<Diagnostic>> {
    let reference =
        Reference::parse(text).map_err(|reason| Box::new(LookupFault::Unreadable(reason).diagnose("", place.clone())))?;
    let cell = || statistics.cell(&reference).map_err(|fault| Box::new(fault.diagnose(&reference.dataset, place.clone())));
    let question = reference.question.as_ref().map(|(word, argument)| (word.as_str(), argument.as_deref()));
    match question {
        None => {
            let now = cell()?;
            let value = number(&now, Question::Value, place)?;
            Ok(Computed::single(Question::Value, now, value))
        }
        Some(("change", from)) => {
            pair::pair(Question::Change, pair::change(statistics, &reference, from, place)?, because, place)
        }
        Some(("vs", Some(other))) if !other.is_empty() => {
            let now = cell()?;
            let base = pair::versus(statistics, &now, other, place)?;
            pair::pair(Question::Versus, (now, base), because, place)
        }
        Some(("of", Some(whole))) if !whole.is_empty() => {
            let now = cell()?;
            let whole = pair::versus(statistics, &now, whole, place)?;
            share::share(now, whole, because, place)
        }
        Some(("total", None)) => span::span(statistics, &reference, Question::Total, because, place),
        Some(("mean", None)) => span::span(statistics, &reference, Question::Mean, because, place),
        Some(("min", None)) => span::span(statistics, &reference, Question::Lowest, because, place),
        Some(("max", None)) => span::span(statistics, &reference, Question::Highest, because, place),
        Some(("trend", None)) => span::span(statistics, &reference, Question::Trend, because, place),
        Some((word, _)) => Err(Box::new(message::unknown_question(word, place))),
    }
}

/// The number of a figure, with the range that its rounding leaves open wherever it is compared with others.
pub(super) fn number(cell: &Cell<'_>, question: Question, place: &Place) -> Result<Interval, Box<Diagnostic>> {
    let value = match cell.observation.value {
        Value::Number(value) => value,
        Value::Missing(shorthand) => return Err(Box::new(message::missing(cell, shorthand, place))),
    };
    if question != Question::Value && cell.observation.bound().is_some() {
        return Err(Box::new(message::limit(cell, place)));
    }
    let half_step = cell.dataset.rounding.half_step(value);
    if value.abs() > LARGEST || half_step.abs() > LARGEST {
        return Err(Box::new(message::too_large(cell, place)));
    }
    // A published value is what it is; only what is worked out from rounded values is uncertain.
    if matches!(question, Question::Value | Question::Lowest | Question::Highest | Question::Trend) {
        return Ok(Interval::exact(value));
    }
    // Sums and changes are worked out before anything is rounded.
    Ok(cell.observation.exact.map_or_else(|| Interval::around(value, half_step), Interval::exact))
}

impl<'a> Computed<'a> {
    /// One number, in the unit of its dataset.
    fn single(question: Question, now: Cell<'a>, value: Interval) -> Self {
        let unit = now.dataset.unit.clone();
        Self { question, now, base: None, others: Vec::new(), because: None, value, base_value: None, unit }
    }

    /// Whether two figures are compared, so that the answer has a direction.
    pub(super) fn is_pair(&self) -> bool {
        matches!(self.question, Question::Change | Question::Versus)
    }

    /// Whether a figure is told as a part of another.
    pub(super) fn is_share(&self) -> bool {
        self.question == Question::Share
    }

    /// Whether the figures of several periods are told together.
    pub(super) fn is_span(&self) -> bool {
        matches!(self.question, Question::Total | Question::Mean | Question::Lowest | Question::Highest | Question::Trend)
    }

    /// The figures that were read, in the order of time.
    pub(super) fn in_time(&self) -> Vec<&Cell<'a>> {
        let mut cells: Vec<&Cell<'a>> = self.cells().collect();
        cells.sort_by_key(|cell| cell.key.period);
        cells
    }

    /// The number that answers, with its sign; nothing where there is none, as for a percentage of zero.
    pub(super) fn answer(&self, quantity: Quantity) -> Option<Interval> {
        let Some(base) = self.base_value else { return Some(self.value) };
        let hundredth = |interval: Interval| interval.times(Decimal::new(1, 2));
        match quantity {
            // A part is never more than its whole, whatever the rounding of both leaves open.
            _ if self.question == Question::Share => self.value.percent_of(base).map(|share| share.up_to(Decimal::ONE_HUNDRED)),
            Quantity::Value => Some(self.value),
            Quantity::Base => Some(base),
            Quantity::Difference => Some(self.value.minus(base)),
            Quantity::Relative => self.value.percent_of(base).map(|share| share.plus(-Decimal::ONE_HUNDRED)),
            Quantity::Share => self.value.percent_of(base),
            Quantity::Multiple => self.value.percent_of(base).map(hundredth),
            Quantity::Division => base.percent_of(self.value).map(hundredth),
        }
    }

    /// The unit of the answer.
    pub(super) fn unit(&self, quantity: Quantity) -> Unit {
        match (quantity, &self.unit) {
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
        std::iter::once(&self.now).chain(&self.base).chain(&self.others)
    }
}

/// An average of counts may be small without being of few.
fn is_count(dataset: &Dataset) -> bool {
    matches!(dataset.unit, Unit::Count { .. }) && !dataset.is_average()
}
