//! Sums of unknowns with coefficients: the equations, and the rows of the tableau made from them.

use super::Doubt;
use super::fraction::Fraction;
use std::cmp::Ordering;

/// A constant plus unknowns, each at most once, ascending, with a coefficient that is not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) constant: Fraction,
    terms: Vec<(usize, Fraction)>,
}

impl Row {
    /// The sum of terms in any order; coefficients of the same unknown are added.
    pub(super) fn new(constant: Fraction, terms: impl IntoIterator<Item = (usize, Fraction)>) -> Result<Self, Doubt> {
        let mut terms: Vec<_> = terms.into_iter().collect();
        terms.sort_by_key(|(unknown, _)| *unknown);
        let mut sum: Vec<(usize, Fraction)> = Vec::with_capacity(terms.len());
        for (unknown, coefficient) in terms {
            match sum.last_mut() {
                Some(last) if last.0 == unknown => last.1 = last.1.plus(coefficient)?,
                _ => sum.push((unknown, coefficient)),
            }
        }
        sum.retain(|(_, coefficient)| !coefficient.is_zero());
        Ok(Self { constant, terms: sum })
    }

    pub(super) fn terms(&self) -> &[(usize, Fraction)] {
        &self.terms
    }

    pub(super) fn coefficient(&self, unknown: usize) -> Option<Fraction> {
        self.terms.binary_search_by_key(&unknown, |(own, _)| *own).ok().map(|at| self.terms[at].1)
    }

    /// The value of the sum.
    pub(super) fn at(&self, values: &[Fraction]) -> Result<Fraction, Doubt> {
        self.terms.iter().try_fold(self.constant, |sum, (unknown, coefficient)| sum.plus(values[*unknown].times(*coefficient)?))
    }

    /// This sum with another in the place of an unknown.
    pub(super) fn replacing(&self, unknown: usize, by: &Self) -> Result<Self, Doubt> {
        match self.coefficient(unknown) {
            Some(factor) => self.without(unknown).plus(factor, by),
            None => Ok(self.clone()),
        }
    }

    /// What an unknown is equal to when this sum is equal to `left`, an unknown itself, or to zero.
    pub(super) fn solved_for(&self, unknown: usize, left: Option<usize>) -> Result<Self, Doubt> {
        let coefficient = self.coefficient(unknown).expect("it is solved for an unknown it holds");
        let left = Self::new(Fraction::ZERO, left.map(|left| (left, Fraction::ONE)))?;
        let nothing = Self { constant: Fraction::ZERO, terms: Vec::new() };
        nothing.plus(Fraction::ONE.over(coefficient)?, &left.plus(Fraction::MINUS_ONE, &self.without(unknown))?)
    }

    fn without(&self, unknown: usize) -> Self {
        Self { constant: self.constant, terms: self.terms.iter().copied().filter(|(own, _)| *own != unknown).collect() }
    }

    fn plus(&self, factor: Fraction, other: &Self) -> Result<Self, Doubt> {
        let constant = self.constant.plus(other.constant.times(factor)?)?;
        let mut terms = Vec::with_capacity(self.terms.len() + other.terms.len());
        let (mut own, mut others) = (self.terms.iter().copied().peekable(), other.terms.iter().copied().peekable());
        loop {
            let order = match (own.peek(), others.peek()) {
                (Some((one, _)), Some((other, _))) => one.cmp(other),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return Ok(Self { constant, terms }),
            };
            let mine = if order.is_le() { own.next() } else { None };
            let theirs = if order.is_ge() { others.next() } else { None };
            let unknown = mine.or(theirs).map_or(0, |(unknown, _)| unknown);
            let added = theirs.map_or(Ok(Fraction::ZERO), |(_, coefficient)| coefficient.times(factor))?;
            let coefficient = mine.map_or(Fraction::ZERO, |(_, coefficient)| coefficient).plus(added)?;
            if !coefficient.is_zero() {
                terms.push((unknown, coefficient));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(constant: i64, terms: &[(usize, i64)]) -> Row {
        let number = |value: i64| Fraction::from(crate::number::Decimal::from(value));
        Row::new(number(constant), terms.iter().map(|(unknown, value)| (*unknown, number(*value)))).unwrap()
    }

    #[test]
    fn terms_of_one_unknown_are_one_term_or_none() {
        assert_eq!(row(1, &[(2, 1), (0, 3), (2, -1)]), row(1, &[(0, 3)]));
    }

    #[test]
    fn an_equation_is_solved_and_put_in_the_place_of_the_unknown() {
        // 0 = 6 + 2a − b, so a = −3 + b/2; then 1 + 4a + c is −11 + 2b + c.
        let a = row(6, &[(0, 2), (1, -1)]).solved_for(0, None).unwrap();
        assert_eq!(row(1, &[(0, 4), (2, 1)]).replacing(0, &a), Ok(row(-11, &[(1, 2), (2, 1)])));
        // d = 6 + 2a − b, so b = 6 + 2a − d.
        assert_eq!(row(6, &[(0, 2), (1, -1)]).solved_for(1, Some(3)), Ok(row(6, &[(0, 2), (3, -1)])));
    }
}
