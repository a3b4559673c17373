//! What a bullet chart is asked to show: one value a row against a target, a range, or both.

use super::{MOST_ROWS, Mark, Refusal};
use crate::number::Decimal;

/// Values against what they should reach, one row a measure or place.
#[derive(Debug, Clone, PartialEq)]
pub struct Bullet {
    /// What the bar is, such as "2025".
    pub value_label: String,
    /// What the upright mark is; without it no target is drawn.
    pub target_label: Option<String>,
    /// What the pale band is; without it no range is drawn.
    pub range_label: Option<String>,
    /// One row a measure or place, from top to bottom.
    pub rows: Vec<BulletRow>,
}

/// One row of a bullet chart.
#[derive(Debug, Clone, PartialEq)]
pub struct BulletRow {
    /// The measure or place.
    pub label: String,
    /// How long the bar is.
    pub value: Mark,
    /// Where the upright mark is.
    pub target: Option<Mark>,
    /// Where the pale band begins and ends.
    pub range: Option<(Mark, Mark)>,
}

impl Bullet {
    /// Every value, targets and ranges included, and zero, where bars begin.
    pub(in crate::chart) fn values(&self) -> Vec<Decimal> {
        let others = |row| self.target_of(row).into_iter().chain(self.range_of(row).into_iter().flatten());
        let marks = self.rows.iter().flat_map(|row| std::iter::once(&row.value).chain(others(row)));
        marks.filter_map(Mark::value).chain([Decimal::ZERO]).collect()
    }

    /// The target of a row, if this chart has targets at all.
    pub(in crate::chart) fn target_of<'a>(&self, row: &'a BulletRow) -> Option<&'a Mark> {
        self.target_label.as_ref().and(row.target.as_ref())
    }
    /// The ends of the range of a row, if this chart has ranges at all.
    pub(in crate::chart) fn range_of<'a>(&self, row: &'a BulletRow) -> Option<[&'a Mark; 2]> {
        self.range_label.as_ref().and(row.range.as_ref()).map(|(low, high)| [low, high])
    }

    /// The band of a row, unless one of its ends is missing.
    pub(in crate::chart) fn band_of(&self, row: &BulletRow) -> Option<(Decimal, Decimal)> {
        let [low, high] = self.range_of(row)?;
        low.value().zip(high.value())
    }

    pub(in crate::chart) fn refusal(&self) -> Option<Refusal> {
        if self.rows.len() > MOST_ROWS {
            return Some(Refusal::TooManyRows(self.rows.len()));
        }
        let is_reversed = |row: &&BulletRow| self.band_of(row).is_some_and(|(low, high)| low > high);
        if let Some(row) = self.rows.iter().find(is_reversed) {
            return Some(Refusal::ReversedRange { row: row.label.clone() });
        }
        let drawable = self.rows.iter().any(|row| row.value.value().is_some());
        (!drawable).then_some(Refusal::NoValues)
    }
}
