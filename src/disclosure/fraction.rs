//! Exact fractions of 128-bit whole numbers: what does not fit is refused, and never rounded.
//!
//! Equations have coefficients of 1 and −1, so the fractions met while solving stay small; numbers of
//! any length would be paid for by every table and needed by none. Nearly all are whole, which is the short way.

use super::Doubt;
use crate::number::Decimal;
use std::cmp::Ordering;

/// A fraction in lowest terms, its denominator positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    pub(super) const ZERO: Self = Self { numerator: 0, denominator: 1 };
    pub(super) const ONE: Self = Self { numerator: 1, denominator: 1 };
    pub(super) const MINUS_ONE: Self = Self { numerator: -1, denominator: 1 };

    fn new(numerator: i128, denominator: i128) -> Self {
        let divisor = common_divisor(numerator, denominator);
        Self { numerator: numerator / divisor, denominator: denominator / divisor }
    }

    pub(super) fn plus(self, other: Self) -> Result<Self, Doubt> {
        if self.is_whole() && other.is_whole() {
            return Ok(Self { numerator: fit(self.numerator.checked_add(other.numerator))?, denominator: 1 });
        }
        let divisor = common_divisor(self.denominator, other.denominator);
        let (own, others) = (other.denominator / divisor, self.denominator / divisor);
        let numerator = fit(fit(self.numerator.checked_mul(own))?.checked_add(fit(other.numerator.checked_mul(others))?))?;
        Ok(Self::new(numerator, fit(self.denominator.checked_mul(own))?))
    }

    pub(super) fn minus(self, other: Self) -> Result<Self, Doubt> {
        self.plus(other.negated())
    }

    pub(super) fn times(self, other: Self) -> Result<Self, Doubt> {
        if self.is_whole() && other.is_whole() {
            return Ok(Self { numerator: fit(self.numerator.checked_mul(other.numerator))?, denominator: 1 });
        }
        let (left, right) = (Self::new(self.numerator, other.denominator), Self::new(other.numerator, self.denominator));
        let numerator = fit(left.numerator.checked_mul(right.numerator))?;
        Ok(Self { numerator, denominator: fit(left.denominator.checked_mul(right.denominator))? })
    }

    /// The quotient; `other` is not zero.
    pub(super) fn over(self, other: Self) -> Result<Self, Doubt> {
        let sign = other.numerator.signum();
        self.times(Self { numerator: sign * other.denominator, denominator: sign * other.numerator })
    }

    pub(super) fn negated(self) -> Self {
        Self { numerator: -self.numerator, ..self }
    }

    pub(super) fn floor(self) -> Self {
        Self { numerator: self.numerator.div_euclid(self.denominator), denominator: 1 }
    }

    pub(super) fn ceiling(self) -> Self {
        self.negated().floor().negated()
    }

    pub(super) fn is_whole(self) -> bool {
        self.denominator == 1
    }

    pub(super) fn is_zero(self) -> bool {
        self.numerator == 0
    }

    pub(super) fn is_positive(self) -> bool {
        self.numerator > 0
    }
}

impl From<Decimal> for Fraction {
    fn from(value: Decimal) -> Self {
        // A decimal has at most 28 places and 96 bits, so both fit.
        Self::new(value.mantissa(), 10_i128.pow(value.scale()))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    /// Compares whole parts, then what is left upside down: no product, so nothing that might not fit.
    fn cmp(&self, other: &Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let rest = |of: &Self| of.numerator.rem_euclid(of.denominator);
        self.floor().numerator.cmp(&other.floor().numerator).then_with(|| match (rest(self), rest(other)) {
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            (own, others) => {
                let (own, others) = (Self::new(self.denominator, own), Self::new(other.denominator, others));
                others.cmp(&own)
            }
        })
    }
}

/// The least number is refused as well, so that every number can be negated.
fn fit(number: Option<i128>) -> Result<i128, Doubt> {
    match number {
        None | Some(i128::MIN) => Err(Doubt::TooLarge),
        Some(number) => Ok(number),
    }
}

/// The greatest common divisor; `denominator` is positive.
fn common_divisor(numerator: i128, denominator: i128) -> i128 {
    if denominator == 1 {
        return 1;
    }
    let (mut large, mut small) = (numerator.abs(), denominator);
    while small != 0 {
        (large, small) = (small, large % small);
    }
    large
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_does_not_fit_is_refused_and_not_rounded() {
        let large = Fraction::new(i128::MAX, 3);
        assert_eq!(large.times(large), Err(Doubt::TooLarge));
        assert_eq!(large.plus(Fraction::new(1, 7)), Err(Doubt::TooLarge));
        assert!(large > Fraction::new(i128::MAX - 1, 3) && large < Fraction::new(i128::MAX, 2));
        assert_eq!(Fraction::from(Decimal::MAX).minus(Fraction::from(Decimal::MAX)), Ok(Fraction::ZERO));
    }

    #[test]
    fn floor_and_ceiling_go_down_and_up_on_both_sides_of_zero() {
        let (half, minus_half) = (Fraction::new(1, 2), Fraction::new(-1, 2));
        assert_eq!((half.floor(), half.ceiling()), (Fraction::ZERO, Fraction::ONE));
        assert_eq!((minus_half.floor(), minus_half.ceiling()), (Fraction::MINUS_ONE, Fraction::ZERO));
        assert_eq!(Fraction::from(Decimal::new(-250, 2)), Fraction::new(-5, 2));
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_the_cross_products(a in -500..500_i128, b in 1..60_i128, c in -500..500_i128, d in 1..60_i128) {
            let (one, other) = (Fraction::new(a, b), Fraction::new(c, d));
            prop_assert_eq!(one.cmp(&other), (a * d).cmp(&(c * b)));
            prop_assert_eq!(one.plus(other), Ok(Fraction::new(a * d + c * b, b * d)));
            prop_assert_eq!(one.times(other), Ok(Fraction::new(a * c, b * d)));
            if c != 0 {
                prop_assert_eq!(one.over(other).unwrap().times(other), Ok(one));
            }
        }
    }
}
