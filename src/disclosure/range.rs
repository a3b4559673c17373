//! What a value may be: from a lowest to a highest, either of which may be unknown.

use super::fraction::Fraction;
use super::{Cell, Doubt, Known};

/// The values a cell may have, ends included. The ends of a whole cell are whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: Option<Fraction>,
    pub(super) high: Option<Fraction>,
    pub(super) whole: bool,
}

impl Range {
    pub(super) fn of(cell: &Cell) -> Self {
        let (low, high) = match cell.known {
            Known::Published { low, high } => (Some(low), Some(high)),
            Known::Withheld { at_least, at_most } => (at_least, at_most),
        };
        let mut range = Self { low: None, high: None, whole: cell.whole };
        range.narrow(low.map(Fraction::from), high.map(Fraction::from));
        range
    }

    /// One value is left.
    pub(super) fn only(&self) -> Option<Fraction> {
        self.low.filter(|low| self.high == Some(*low))
    }

    /// Leaves out what is below `low` or above `high`; says whether that changed anything.
    pub(super) fn narrow(&mut self, low: Option<Fraction>, high: Option<Fraction>) -> bool {
        let low = low.map(|low| if self.whole { low.ceiling() } else { low });
        let high = high.map(|high| if self.whole { high.floor() } else { high });
        let raises = low.is_some_and(|low| self.low.is_none_or(|own| own < low));
        let lowers = high.is_some_and(|high| self.high.is_none_or(|own| own > high));
        self.low = if raises { low } else { self.low };
        self.high = if lowers { high } else { self.high };
        raises || lowers
    }

    /// Says that no value is left.
    pub(super) fn is_empty(&self) -> bool {
        matches!((self.low, self.high), (Some(low), Some(high)) if low > high)
    }

    /// The value of the range that is nearest to this one; the range is not empty.
    pub(super) fn nearest(&self, value: Fraction) -> Fraction {
        let raised = self.low.map_or(value, |low| low.max(value));
        self.high.map_or(raised, |high| high.min(raised))
    }

    /// A value to begin a search with: the middle, where a published value was rounded from, or an end.
    pub(super) fn guess(&self) -> Result<Fraction, Doubt> {
        let (Some(low), Some(high)) = (self.low, self.high) else {
            return Ok(self.low.or(self.high).unwrap_or(Fraction::ZERO));
        };
        let middle = low.plus(high)?.over(Fraction::ONE.plus(Fraction::ONE)?)?;
        Ok(if self.whole { middle.floor() } else { middle })
    }
}
