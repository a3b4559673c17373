//! What rounded data leave open: a computed number with the range of the true one, and the range that words allow.

use crate::number::Decimal;

/// A computed number and the range in which the true one lies; a point when the data are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) low: Decimal,
    pub(super) value: Decimal,
    pub(super) high: Decimal,
}

impl Interval {
    pub(super) fn exact(value: Decimal) -> Self {
        Self { low: value, value, high: value }
    }

    /// A published value that may be off by half a step either way; a count cannot be below zero.
    pub(super) fn around(value: Decimal, half_step: Decimal) -> Self {
        let low = value - half_step;
        let low = if value.is_sign_negative() { low } else { low.max(Decimal::ZERO) };
        Self { low, value, high: value + half_step }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self { low: self.low - other.high, value: self.value - other.value, high: self.high - other.low }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self { low: self.low + other.low, value: self.value + other.value, high: self.high + other.high }
    }

    /// Divides the range by a number above zero.
    pub(super) fn over(self, number: Decimal) -> Self {
        Self { low: self.low / number, value: self.value / number, high: self.high / number }
    }

    /// The range without what lies above a limit, where the number itself does not.
    pub(super) fn up_to(self, limit: Decimal) -> Self {
        if self.value > limit { self } else { Self { high: self.high.min(limit), ..self } }
    }

    pub(super) fn negated(self) -> Self {
        Self { low: -self.high, value: -self.value, high: -self.low }
    }

    /// The number without its sign.
    pub(super) fn magnitude(self) -> Self {
        let farthest = self.low.abs().max(self.high.abs());
        match self {
            _ if self.holds_zero() => Self { low: Decimal::ZERO, value: self.value.abs(), high: farthest },
            _ if self.high < Decimal::ZERO => self.negated(),
            _ => self,
        }
    }

    /// Hundred times the ratio to another; nothing unless the other is above zero throughout.
    pub(super) fn percent_of(self, other: Self) -> Option<Self> {
        if other.low <= Decimal::ZERO {
            return None;
        }
        let of = |part: Decimal, whole: Decimal| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole);
        let corners =
            [of(self.low, other.low)?, of(self.low, other.high)?, of(self.high, other.low)?, of(self.high, other.high)?];
        let low = corners.into_iter().min()?;
        let high = corners.into_iter().max()?;
        Some(Self { low, value: of(self.value, other.value)?, high })
    }

    /// Moves the range by a number.
    pub(super) fn plus(self, number: Decimal) -> Self {
        Self { low: self.low + number, value: self.value + number, high: self.high + number }
    }

    /// Scales the range by a number above zero.
    pub(super) fn times(self, factor: Decimal) -> Self {
        Self { low: self.low * factor, value: self.value * factor, high: self.high * factor }
    }

    pub(super) fn holds_zero(self) -> bool {
        self.low <= Decimal::ZERO && self.high >= Decimal::ZERO
    }

    pub(super) fn width(self) -> Decimal {
        self.high - self.low
    }
}

/// One end of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Open(Decimal),
    Closed(Decimal),
    None,
}

/// The numbers of which some words are true.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) low: End,
    pub(super) high: End,
}

impl Region {
    pub(super) fn holds(self, value: Decimal) -> bool {
        let above = match self.low {
            End::Open(end) => value > end,
            End::Closed(end) => value >= end,
            End::None => true,
        };
        let below = match self.high {
            End::Open(end) => value < end,
            End::Closed(end) => value <= end,
            End::None => true,
        };
        above && below
    }

    /// Whether the words are true wherever the true number lies.
    pub(super) fn holds_all(self, interval: Interval) -> bool {
        self.holds(interval.low) && self.holds(interval.high)
    }

    /// Whether the words may be true.
    pub(super) fn meets(self, interval: Interval) -> bool {
        let above = match self.low {
            End::Open(end) => interval.high > end,
            End::Closed(end) => interval.high >= end,
            End::None => true,
        };
        let below = match self.high {
            End::Open(end) => interval.low < end,
            End::Closed(end) => interval.low <= end,
            End::None => true,
        };
        above && below
    }
}
