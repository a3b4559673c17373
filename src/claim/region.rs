//! The numbers of which a written number is true: "about 3,600" is true of 3,420 to 3,780.

use super::amount::{Amount, Kind, Spelling};
use super::interval::{End, Region};
use super::lexicon::Bound;
use crate::number::Decimal;

/// "Just over", "nearly" and "about" reach five per cent of the number written.
const NEAR: (i64, u32) = (5, 2);
/// "About" a number to which the figure can be rounded may be off by so much of the figure, and no more.
const ROUNDED: (i64, u32) = (10, 2);
/// A fraction is true within two percentage points, with an approximator within five.
const FRACTION: i64 = 2;
const FRACTION_ABOUT: i64 = 5;
/// But never by more than a fifth of itself, with an approximator by half: "one in a hundred" is not 3%.
const FRACTION_SHARE: (i64, u32) = (2, 1);
const FRACTION_SHARE_ABOUT: (i64, u32) = (5, 1);
/// "About doubled" reaches twice as far as "doubled".
const MULTIPLE_ABOUT: (i64, u32) = (10, 2);
/// Beyond a quarter more or less than the number written, a bound is true but says little.
const LOOSE: (i64, u32) = (25, 2);

/// A written number in the unit of the answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated {
    pub(super) value: Decimal,
    pub(super) step: Decimal,
}

/// The numbers of which `amount`, meant as `bound` says, is true.
pub(super) fn of(amount: &Amount, stated: Stated, bound: Option<Bound>) -> Region {
    let (n, step) = (stated.value.abs(), stated.step);
    let reach = match amount.kind {
        Kind::Fraction => fraction_reach(n, FRACTION_ABOUT, FRACTION_SHARE_ABOUT),
        _ => n * Decimal::new(NEAR.0, NEAR.1),
    };
    let region = match bound {
        None => exact(amount, n, step),
        Some(Bound::About) => about(amount, n, step, reach),
        Some(Bound::JustOver) => Region { low: End::Open(n), high: End::Closed(n + just(amount, n, step, reach)) },
        Some(Bound::JustUnder) => Region { low: End::Closed(n - just(amount, n, step, reach)), high: End::Open(n) },
        Some(Bound::Over) => Region { low: End::Open(n), high: End::None },
        Some(Bound::AtLeast) => Region { low: End::Closed(n), high: End::None },
        Some(Bound::Under) => Region { low: End::None, high: End::Open(n) },
        Some(Bound::AtMost) => Region { low: End::None, high: End::Closed(n) },
    };
    if stated.value.is_sign_negative() && !n.is_zero() { mirrored(region) } else { region }
}

/// "Just over 4,010" promises less than 4,020: who writes so many digits means them.
fn just(amount: &Amount, n: Decimal, step: Decimal, reach: Decimal) -> Decimal {
    match amount.kind {
        Kind::Number if !n.is_zero() => reach.min(significant(n, step)),
        _ => reach,
    }
}

/// "Between a and b", both included.
pub(super) fn between(one: Stated, other: Stated) -> Region {
    Region { low: End::Closed(one.value.min(other.value)), high: End::Closed(one.value.max(other.value)) }
}

fn exact(amount: &Amount, n: Decimal, step: Decimal) -> Region {
    let is_whole = !matches!(amount.spelling, Spelling::Digits { decimals: 1.. });
    match amount.kind {
        Kind::Fraction => closed(n, fraction_reach(n, FRACTION, FRACTION_SHARE)),
        Kind::Multiple | Kind::Division if is_whole => closed(n, n * Decimal::new(NEAR.0, NEAR.1)),
        // Halves are rounded away from zero, so that the lower end belongs to the number and the upper does not.
        _ if n.is_zero() => Region { low: End::Open(-step / Decimal::TWO), high: End::Open(step / Decimal::TWO) },
        _ => Region { low: End::Closed(n - step / Decimal::TWO), high: End::Open(n + step / Decimal::TWO) },
    }
}

/// How far a fraction, in per cent, may be off: fewer points for one that is near none or near all.
fn fraction_reach(n: Decimal, points: i64, share: (i64, u32)) -> Decimal {
    let rest = (Decimal::ONE_HUNDRED - n).max(Decimal::ONE);
    Decimal::from(points).min(n.min(rest) * Decimal::new(share.0, share.1))
}

/// Within reach, or rounded to the significant digits that are written: 22 is about 20, but 3,630 is not about 4,000.
fn about(amount: &Amount, n: Decimal, step: Decimal, reach: Decimal) -> Region {
    match amount.kind {
        Kind::Fraction => return closed(n, reach),
        Kind::Multiple | Kind::Division => return closed(n, n * Decimal::new(MULTIPLE_ABOUT.0, MULTIPLE_ABOUT.1)),
        _ => {}
    }
    let last = significant(n, step);
    // Below a power of ten the digits are finer: 960 is 1,000 to one digit, 940 is not.
    let below = if n == last { last / Decimal::from(20) } else { last / Decimal::TWO };
    let most = Decimal::new(ROUNDED.0, ROUNDED.1);
    // What is true without "about" stays true with it.
    let exact = step / Decimal::TWO;
    let rounded = (n - below).max(n / (Decimal::ONE + most));
    let low = End::Closed(rounded.min(n - reach).min(n - exact));
    let above = n + (last / Decimal::TWO).min(n / (Decimal::ONE - most) - n).max(exact);
    Region { low, high: if above > n + reach { End::Open(above) } else { End::Closed(n + reach) } }
}

/// What the last significant digit of a number counts: 100 in 3,600.
pub(super) fn significant(n: Decimal, step: Decimal) -> Decimal {
    let mut last = step;
    while !n.is_zero() && (n % (last * Decimal::TEN)).is_zero() {
        last *= Decimal::TEN;
    }
    last
}

/// Whether a bound is true but so far off that it says little.
pub(super) fn is_loose(bound: Option<Bound>, stated: Stated, value: Decimal) -> bool {
    let (n, value) = (stated.value.abs(), value.abs());
    let slack = n * Decimal::new(LOOSE.0, LOOSE.1);
    match bound {
        Some(Bound::Over | Bound::AtLeast) => value > n + slack,
        Some(Bound::Under | Bound::AtMost) => value < n - slack,
        Some(Bound::About) => (value - n).abs() > slack,
        _ => false,
    }
}

fn closed(n: Decimal, reach: Decimal) -> Region {
    Region { low: End::Closed(n - reach), high: End::Closed(n + reach) }
}

fn mirrored(region: Region) -> Region {
    let negated = |end| match end {
        End::Open(end) => End::Open(-end),
        End::Closed(end) => End::Closed(-end),
        End::None => End::None,
    };
    Region { low: negated(region.high), high: negated(region.low) }
}

#[cfg(test)]
mod tests {
    use super::super::phrase;
    use super::*;

    #[test]
    fn about_reaches_five_per_cent_and_to_ten_where_the_figure_can_be_rounded_so() {
        let holds = |written: &str, value: i64| {
            let amount = phrase::read(written, "").amount.unwrap();
            let stated = Stated { value: amount.value, step: amount.step() };
            of(&amount, stated, Some(Bound::About)).holds(value.into())
        };
        assert!(!holds("4,000", 3_630) && holds("4,000", 3_640) && holds("4,000", 4_440) && !holds("4,000", 4_450));
        assert!(holds("20", 19) && !holds("20", 18) && holds("20", 22) && !holds("20", 23));
        assert!(!holds("1,000", 940) && holds("1,000", 950) && holds("1,000", 1_110) && !holds("1,000", 1_120));
        assert!(holds("3,600", 3_420) && holds("3,600", 3_780) && !holds("3,600", 3_419) && !holds("3,600", 3_781));
        assert!(holds("4 million", 3_500_000) && !holds("4 million", 3_400_000));
    }

    #[test]
    fn significant_digits_end_before_the_trailing_zeros() {
        let last = |n: i64, step: i64| significant(n.into(), step.into());
        assert_eq!(last(3_600, 1), 100.into());
        assert_eq!(last(3_630, 1), 10.into());
        assert_eq!(last(4_300_000, 100_000), 100_000.into());
        assert_eq!(last(0, 1), 1.into());
    }
}
