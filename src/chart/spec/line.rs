//! Charts over time: lines, an area below one line, and areas that add up to a whole.

use super::{MOST_PERIODS, MOST_SERIES, Mark, Refusal, Series, Target, stretches};
use crate::number::{Decimal, Unit};

/// Most series that one line chart may hold when some are highlighted and the rest stand behind them.
pub const MOST_WITH_HIGHLIGHT: usize = 20;

/// A trend: series over the same periods.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// The periods, in order of time.
    pub periods: Vec<Moment>,
    /// The series, in the order in which colours are given out.
    pub series: Vec<Series>,
    /// A level that all series are compared with.
    pub target: Option<Target>,
    /// The series that stand out, by their index; the rest is drawn in grey. Empty where all are drawn alike.
    pub highlighted: Vec<usize>,
    /// For each series the confidence intervals of its values, one a period. A series without any may have an empty list.
    pub intervals: Vec<Vec<Option<Interval>>>,
    /// Remarks about periods.
    pub notes: Vec<Note>,
}

/// Parts of a whole over time.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stack {
    /// The periods, in order of time.
    pub periods: Vec<Moment>,
    /// The parts, from the lowest up.
    pub parts: Vec<Series>,
    /// Remarks about periods.
    pub notes: Vec<Note>,
}

/// A period on the axis of time.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moment {
    /// What it is called, such as "2020" or "2016 to 2017".
    pub label: String,
    /// How many steps of time it lies after the first period.
    pub position: u32,
    /// Whether periods are missing between the one before and this one, so that no line may join the two.
    pub after_gap: bool,
}

/// A remark about a period, printed above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The index of the period.
    pub period: usize,
    /// What happened, in one short sentence.
    pub text: String,
}

/// The lower and the upper limit of a confidence interval, in the unit of the chart.
pub type Interval = (Decimal, Decimal);

impl Moment {
    /// Periods of these names, one step of time apart.
    pub fn evenly(labels: impl IntoIterator<Item = impl Into<String>>) -> Vec<Self> {
        let moment = |(position, label): (u32, _)| Self { label: Into::into(label), position, after_gap: false };
        (0..).zip(labels).map(moment).collect()
    }
}

impl Line {
    /// Every value, with the target and the limits of the intervals.
    pub(in crate::chart) fn values(&self) -> Vec<Decimal> {
        let marks = self.series.iter().flat_map(|series| &series.values);
        let limits = self.intervals.iter().flatten().flatten().flat_map(|(low, high)| [*low, *high]);
        marks.filter_map(Mark::value).chain(self.target.iter().map(|target| target.value)).chain(limits).collect()
    }

    /// Whether a series stands behind others that are highlighted.
    pub(in crate::chart) fn is_quiet(&self, series: usize) -> bool {
        !self.highlighted.is_empty() && !self.highlighted.contains(&series)
    }

    /// The confidence interval of a value, if it has one.
    pub(in crate::chart) fn interval(&self, series: usize, period: usize) -> Option<Interval> {
        *self.intervals.get(series)?.get(period)?
    }

    pub(in crate::chart) fn refusal(&self) -> Option<Refusal> {
        let (all, coloured) = (self.series.len(), self.highlighted.len());
        match coloured {
            0 if all > MOST_SERIES => return Some(Refusal::TooManySeries(all)),
            1.. if all > MOST_WITH_HIGHLIGHT => return Some(Refusal::TooManyQuiet(all)),
            _ if coloured > MOST_SERIES => return Some(Refusal::TooManySeries(coloured)),
            _ => {}
        }
        unequal(&self.periods, &self.series).or_else(|| {
            let drawable = self.series.iter().flat_map(|series| &series.values).any(|mark| mark.value().is_some());
            (!drawable).then_some(Refusal::NoValues)
        })
    }

    /// As for lines; an area beside another would hide it.
    pub(in crate::chart) fn area_refusal(&self) -> Option<Refusal> {
        if self.series.len() > 1 { Some(Refusal::SeveralAreas(self.series.len())) } else { self.refusal() }
    }
}

impl Stack {
    /// The height of the whole in each period, and zero, where the areas start.
    pub(in crate::chart) fn values(&self, unit: &Unit) -> Vec<Decimal> {
        let totals = self.totals();
        // Rounded percentages of a whole add up to nearly 100; the axis ends at what they mean.
        let is_whole = *unit == Unit::Percent && totals.iter().all(|total| is_about_hundred(*total));
        if is_whole { vec![Decimal::ZERO, Decimal::ONE_HUNDRED] } else { totals.into_iter().chain([Decimal::ZERO]).collect() }
    }

    fn totals(&self) -> Vec<Decimal> {
        let value = |part: &Series, at: usize| part.values.get(at).and_then(Mark::value).unwrap_or_default();
        (0..self.periods.len()).map(|at| self.parts.iter().map(|part| value(part, at)).sum()).collect()
    }

    /// Periods that areas may join: neighbours in which all parts are counted alike.
    pub(in crate::chart) fn runs(&self) -> Vec<Vec<usize>> {
        let periods: Vec<usize> = (0..self.periods.len()).collect();
        let joins = |before: &usize, after: &usize| {
            let continues = |part: &Series| part.values[*after].goes_on_from(&part.values[*before]);
            !self.periods[*after].after_gap && self.parts.iter().all(continues)
        };
        periods.chunk_by(joins).map(<[_]>::to_vec).collect()
    }

    pub(in crate::chart) fn refusal(&self, unit: &Unit) -> Option<Refusal> {
        if self.parts.len() > MOST_SERIES {
            return Some(Refusal::TooManySeries(self.parts.len()));
        }
        if self.parts.is_empty() || self.periods.is_empty() {
            return Some(Refusal::NoValues);
        }
        if matches!(unit, Unit::Rank | Unit::Index { .. }) {
            return Some(Refusal::NoSum);
        }
        unequal(&self.periods, &self.parts).or_else(|| self.parts.iter().find_map(|part| self.unfit(part))).or_else(|| {
            let above = self.totals().into_iter().position(|total| total > Decimal::from(101));
            let period = above.filter(|_| *unit == Unit::Percent)?;
            Some(Refusal::MoreThanWhole(self.periods[period].label.clone()))
        })
    }

    /// Why a part cannot be stacked, if it cannot.
    fn unfit(&self, part: &Series) -> Option<Refusal> {
        let (part_name, marks) = (&part.label, self.periods.iter().zip(&part.values));
        marks.into_iter().find_map(|(period, mark)| {
            let (part, period) = (part_name.clone(), period.label.clone());
            match mark {
                Mark::Missing(code) => Some(Refusal::MissingPart { part, period, code: code.clone() }),
                mark if mark.value().is_some_and(|value| value < Decimal::ZERO) => Some(Refusal::NegativePart { part, period }),
                _ => None,
            }
        })
    }
}

/// Values of a series that a line joins: comparable ones, with no period missing between them.
pub(in crate::chart) fn joined(periods: &[Moment], series: &Series) -> Vec<stretches::Stretch> {
    let runs = stretches::joined(&series.values);
    let split = runs.iter().flat_map(|run| run.chunk_by(|_, after| !periods[after.0].after_gap));
    split.map(<[_]>::to_vec).collect()
}

fn unequal(periods: &[Moment], series: &[Series]) -> Option<Refusal> {
    if periods.len() > MOST_PERIODS {
        return Some(Refusal::TooManyPeriods(periods.len()));
    }
    let series = series.iter().find(|series| series.values.len() != periods.len())?;
    let (values, periods) = (series.values.len(), periods.len());
    Some(Refusal::UnequalLength { series: series.label.clone(), values, periods })
}

fn is_about_hundred(total: Decimal) -> bool {
    (total - Decimal::ONE_HUNDRED).abs() <= Decimal::ONE
}
