//! Bars and columns: what they show, and why they may be refused.

use std::collections::BTreeSet;

use super::{MOST_ROWS, MOST_SERIES, Mark, Refusal, Series, Target};
use crate::number::{Decimal, Unit};

/// Most columns that one chart may hold; beyond it they are hairs.
pub const MOST_COLUMNS: usize = 60;

/// Lengths from zero: bars across or columns up, one group or stack a category.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Where the bars grow.
    pub direction: Direction,
    /// How the values of a category stand together.
    pub arrange: Arrange,
    /// What the categories are.
    pub along: Along,
    /// Names of the categories, in order.
    pub categories: Vec<String>,
    /// The values, one mark a category; a lone series is not named in the drawing.
    pub series: Vec<Series>,
    /// What is to be seen first.
    pub highlight: Highlight,
    /// A level that all values, or all totals, are compared with.
    pub target: Option<Target>,
}

/// Where bars grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the right, one row a category.
    Across,
    /// Upwards, one column a category.
    Up,
}

/// How the values of one category stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrange {
    /// Side by side.
    Grouped,
    /// One after the other, as parts of a total.
    Stacked,
    /// The same, each total as long as the others.
    Shares,
}

/// What follows from category to category.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// Places or groups.
    Members,
    /// Moments in order, of which some may stay without a name.
    Periods,
}

/// What is to be seen first; nothing for all alike. What is in neither set is drawn in grey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Highlight {
    /// Categories by index.
    pub categories: BTreeSet<usize>,
    /// Series by index.
    pub series: BTreeSet<usize>,
}

impl Highlight {
    /// Whether the bar of a category and a series is one of those that step back.
    pub(in crate::chart) fn leaves_out(&self, category: usize, series: usize) -> bool {
        let is_outside = |chosen: &BTreeSet<usize>, index| !chosen.is_empty() && !chosen.contains(&index);
        is_outside(&self.categories, category) || is_outside(&self.series, series)
    }
}

impl Bars {
    /// Whether the values of a category are parts of one bar.
    pub(in crate::chart) fn is_stack(&self) -> bool {
        self.arrange != Arrange::Grouped
    }

    /// The sum of the parts of a category.
    pub(in crate::chart) fn total(&self, category: usize) -> Decimal {
        let parts = self.series.iter().filter_map(|series| series.values.get(category).and_then(Mark::value));
        // Charts that are refused for the size of their values are described too.
        parts.fold(Decimal::ZERO, Decimal::saturating_add)
    }

    /// Whether shares are worked out for the drawing, because the values are no percentages.
    pub(in crate::chart) fn works_out_shares(&self, unit: &Unit) -> bool {
        self.arrange == Arrange::Shares && *unit != Unit::Percent
    }

    /// Whether stacks say what they add up to. Sums of rounded averages or percentages may differ from published ones.
    pub(in crate::chart) fn has_totals(&self, unit: &Unit) -> bool {
        self.arrange == Arrange::Stacked && matches!(unit, Unit::Count { .. } | Unit::Money(_))
    }

    /// How many series are told apart by their colour: those that step back are all grey.
    pub(in crate::chart) fn series_in_colour(&self) -> usize {
        if self.highlight.series.is_empty() { self.series.len() } else { self.highlight.series.len() }
    }

    /// Every value, the target and the ends of stacks included.
    pub(in crate::chart) fn values(&self) -> Vec<Decimal> {
        let marks = self.series.iter().flat_map(|series| &series.values);
        let mut values: Vec<Decimal> =
            marks.filter_map(Mark::value).chain(self.target.iter().map(|target| target.value)).collect();
        if self.arrange == Arrange::Stacked {
            values.extend((0..self.categories.len()).map(|category| self.total(category)));
        }
        values
    }

    pub(in crate::chart) fn refusal(&self, unit: &Unit) -> Option<Refusal> {
        let (categories, series) = (self.categories.len(), self.series.len());
        if series > MOST_SERIES && self.highlight.series.is_empty() {
            return Some(Refusal::TooManyParts(series));
        }
        match self.direction {
            Direction::Across if categories > MOST_ROWS => return Some(Refusal::TooManyRows(categories)),
            Direction::Up if categories * if self.is_stack() { 1 } else { series } > MOST_COLUMNS => {
                return Some(Refusal::TooManyColumns(categories));
            }
            _ => {}
        }
        if let Some(series) = self.series.iter().find(|series| series.values.len() != categories) {
            let values = series.values.len();
            return Some(Refusal::UnequalLength { series: series.label.clone(), values, periods: categories });
        }
        if !self.series.iter().flat_map(|series| &series.values).any(|mark| mark.value().is_some()) {
            return Some(Refusal::NoValues);
        }
        if self.is_stack() { self.refusal_of_stack(unit) } else { None }
    }

    fn refusal_of_stack(&self, unit: &Unit) -> Option<Refusal> {
        if matches!(unit, Unit::Rank | Unit::Index { .. }) {
            return Some(Refusal::NoSum);
        }
        let cells =
            self.series.iter().flat_map(|series| self.categories.iter().zip(&series.values).map(move |cell| (series, cell)));
        for (series, (category, mark)) in cells {
            let found = match mark {
                Mark::Missing(code) => code.clone(),
                Mark::Value(value) | Mark::Anew(value) | Mark::Part(value) if *value < Decimal::ZERO => value.to_string(),
                _ => continue,
            };
            return Some(Refusal::NotAPart { series: series.label.clone(), category: category.clone(), found });
        }
        if self.arrange == Arrange::Stacked {
            return None;
        }
        if self.target.is_some() {
            return Some(Refusal::TargetOfShares);
        }
        (0..self.categories.len()).find_map(|category| self.refusal_of_whole(category, unit))
    }

    /// Shares are of something, and published percentages miss 100 by no more than their rounding.
    fn refusal_of_whole(&self, category: usize, unit: &Unit) -> Option<Refusal> {
        let total = self.total(category);
        let rounding = Decimal::from(self.series.len()) / Decimal::TWO;
        let is_whole = *unit != Unit::Percent || (total - Decimal::ONE_HUNDRED).abs() <= rounding;
        (total.is_zero() || !is_whole).then(|| Refusal::NotAWhole { category: self.categories[category].clone(), total })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_highlighted_steps_back_only_if_something_is() {
        let nothing = Highlight::default();
        assert!(!nothing.leaves_out(0, 0));
        let one = Highlight { categories: BTreeSet::from([1]), series: BTreeSet::new() };
        assert!(one.leaves_out(0, 0) && !one.leaves_out(1, 3));
    }
}
