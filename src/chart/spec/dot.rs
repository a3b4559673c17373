//! What a dot chart is asked to show: one value a row, with the interval that it may truly lie in.

use super::{MOST_ROWS, Mark, Refusal, Target};
use crate::number::Decimal;

/// A ranking: one dot a row, all at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Dot {
    /// The moment, such as "2025".
    pub period: String,
    /// A level that all rows are compared with.
    pub target: Option<Target>,
    /// One row a place, from top to bottom.
    pub rows: Vec<DotRow>,
}

/// One row of a dot chart.
#[derive(Debug, Clone, PartialEq)]
pub struct DotRow {
    /// The place or group.
    pub label: String,
    /// Where the dot is.
    pub value: Mark,
    /// The limits of the confidence interval, the lower one first.
    pub interval: Option<(Decimal, Decimal)>,
    /// Whether the row stands out from the others.
    pub is_highlighted: bool,
}

impl Dot {
    /// Every value, intervals and target included.
    pub(in crate::chart) fn values(&self) -> Vec<Decimal> {
        let of_row = |row: &DotRow| row.value.value().into_iter().chain(row.limits().into_iter().flat_map(<[Decimal; 2]>::from));
        self.rows.iter().flat_map(of_row).chain(self.target.iter().map(|target| target.value)).collect()
    }

    pub(in crate::chart) fn refusal(&self) -> Option<Refusal> {
        if self.rows.len() > MOST_ROWS {
            return Some(Refusal::TooManyRows(self.rows.len()));
        }
        let drawable = self.rows.iter().any(|row| row.value.value().is_some());
        (!drawable).then_some(Refusal::NoValues)
    }
}

impl DotRow {
    /// The interval, where there is a value for it to lie round.
    pub(in crate::chart) fn limits(&self) -> Option<(Decimal, Decimal)> {
        self.value.value().and(self.interval)
    }
}
