//! How the published values of a dataset are rounded: to a step, to decimals, or to a step that grows with the value.

use super::{Decimal, plain, round};

/// How the published values of a dataset were rounded before they reached us.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Rounding {
    /// As counted or measured; nothing is known of a rounding.
    #[default]
    Exact,
    /// To the nearest multiple of this step (`10` for counts rounded to the nearest 10).
    To(Decimal),
    /// To this many decimals, at most 27.
    Decimals(u32),
    /// To a step that depends on the size: the magnitudes from which each step holds, the first being 0.
    /// Made by [`Rounding::by_size`], which sees to it that larger values stay larger.
    BySize(Vec<(Decimal, Decimal)>),
}

/// Why there is no such rounding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoundingFault {
    /// A step that is not above zero; holds it.
    NoStep(Decimal),
    /// The sizes do not grow from 0; holds the one that stands wrong.
    OutOfOrder(Decimal),
    /// A size that is no multiple of the step below or above it, so that larger values could be rounded to smaller ones;
    /// holds the size and the step.
    BetweenSteps(Decimal, Decimal),
}

impl Rounding {
    /// Rounding to the nearest multiple of a step.
    ///
    /// # Errors
    /// [`RoundingFault::NoStep`].
    pub fn to(step: Decimal) -> Result<Self, RoundingFault> {
        above_zero(step).map(Self::To)
    }

    /// Rounding by size: pairs of the magnitude from which a step holds, and the step; the first begins at 0.
    ///
    /// # Errors
    /// See [`RoundingFault`].
    pub fn by_size(steps: Vec<(Decimal, Decimal)>) -> Result<Self, RoundingFault> {
        let mut below: Option<(Decimal, Decimal)> = None;
        for (from, step) in &steps {
            above_zero(*step)?;
            if below.map_or(!from.is_zero(), |(smaller, _)| *from <= smaller) {
                return Err(RoundingFault::OutOfOrder(*from));
            }
            let steps = below.iter().map(|(_, finer)| finer).chain([step]);
            if let Some(step) = steps.into_iter().find(|step| !is_multiple(*from, **step)) {
                return Err(RoundingFault::BetweenSteps(*from, *step));
            }
            below = Some((*from, *step));
        }
        Ok(match steps.as_slice() {
            [] => Self::Exact,
            [(_, step)] => Self::To(*step),
            _ => Self::BySize(steps),
        })
    }

    /// Rounds a value, half away from zero. A value beyond exact arithmetic (28 digits) stays as it is.
    #[must_use]
    pub fn round(&self, value: Decimal) -> Decimal {
        match (self, self.step(value)) {
            (Self::Decimals(decimals), _) => round(value, *decimals),
            (_, Some(step)) => to_step(value, step).unwrap_or(value),
            (_, None) => value,
        }
    }

    /// Whether a value is one that rounding may give.
    #[must_use]
    pub fn is_on_grid(&self, value: Decimal) -> bool {
        self.round(value) == value
    }

    /// The most by which this published value may differ from the true one; zero when exact.
    #[must_use]
    pub fn half_step(&self, value: Decimal) -> Decimal {
        match (self, self.step(value)) {
            (Self::Decimals(decimals), _) => Decimal::new(5, (decimals + 1).min(Decimal::MAX_SCALE)),
            (_, step) => step.map_or(Decimal::ZERO, |step| step / Decimal::TWO),
        }
    }

    /// Says the rounding in words, or nothing when there is none.
    #[must_use]
    pub fn describe(&self) -> Option<String> {
        match self {
            Self::Exact => None,
            Self::To(step) => Some(format!("Rounded to the nearest {}", plain(*step))),
            Self::Decimals(0) => Some("Rounded to whole numbers".to_owned()),
            Self::Decimals(1) => Some("Rounded to 1 decimal place".to_owned()),
            Self::Decimals(n) => Some(format!("Rounded to {n} decimal places")),
            Self::BySize(steps) => {
                let ((_, first), larger) = steps.split_first()?;
                let larger = larger.iter().map(|(from, step)| format!("; from {} to the nearest {}", plain(*from), plain(*step)));
                Some(format!("Rounded to the nearest {}{}", plain(*first), larger.collect::<String>()))
            }
        }
    }

    /// The step to which a value of this size is rounded.
    fn step(&self, value: Decimal) -> Option<Decimal> {
        match self {
            Self::Exact | Self::Decimals(_) => None,
            Self::To(step) => Some(*step),
            Self::BySize(steps) => steps.iter().rev().find(|(from, _)| *from <= value.abs()).map(|(_, step)| *step),
        }
    }
}

fn above_zero(step: Decimal) -> Result<Decimal, RoundingFault> {
    if step > Decimal::ZERO { Ok(step) } else { Err(RoundingFault::NoStep(step)) }
}

fn is_multiple(value: Decimal, step: Decimal) -> bool {
    value.checked_rem(step).is_some_and(|rest| rest.is_zero())
}

/// The nearest multiple of a step, with the decimals of the step. By what is left over, because a quotient may be inexact.
fn to_step(value: Decimal, step: Decimal) -> Option<Decimal> {
    let size = value.abs();
    let rest = size.checked_rem(step)?;
    let below = size.checked_sub(rest)?;
    let is_nearer_above = rest.checked_mul(Decimal::TWO)? >= step;
    let mut rounded = if is_nearer_above { below.checked_add(step)? } else { below };
    rounded.rescale(step.normalize().scale());
    Some(if value.is_sign_negative() { -rounded } else { rounded })
}

#[cfg(test)]
mod tests {
    use super::super::read_decimal;
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Decimal {
        read_decimal(text).unwrap()
    }

    /// The nearest 10 below 1,000 and the nearest 100 from there.
    fn by_size() -> Rounding {
        Rounding::by_size(vec![(number("0"), number("10")), (number("1000"), number("100"))]).unwrap()
    }

    #[test]
    fn halves_go_away_from_zero_and_the_step_gives_the_decimals() {
        let to = |step: &str, value: &str| Rounding::to(number(step)).unwrap().round(number(value)).to_string();
        for (step, value, rounded) in [
            ("10", "3635", "3640"),
            ("10", "3634.9", "3630"),
            ("10", "-3635", "-3640"),
            ("10.0", "4", "0"),
            ("0.5", "7.25", "7.5"),
            ("0.5", "7", "7.0"),
            ("3", "1.5", "3"),
            ("3", "1.4999999999999999999999999999", "0"),
        ] {
            assert_eq!(to(step, value), rounded, "{value} to {step}");
        }
        assert_eq!(Rounding::Decimals(1).round(number("7.25")), number("7.3"));
        assert_eq!(Rounding::Exact.round(number("7.25")), number("7.25"));
        assert_eq!(Rounding::To(number("10")).round(Decimal::MAX), Decimal::MAX);
    }

    #[test]
    fn the_step_grows_with_the_size() {
        for (value, rounded, half) in [
            ("4", "0", "5"),
            ("994", "990", "5"),
            ("995", "1000", "5"),
            ("1049", "1000", "50"),
            ("1050", "1100", "50"),
            ("-1050", "-1100", "50"),
        ] {
            assert_eq!(by_size().round(number(value)), number(rounded), "{value}");
            assert_eq!(by_size().half_step(number(value)), number(half), "{value}");
        }
        assert!(by_size().is_on_grid(number("990")) && !by_size().is_on_grid(number("1010")));
    }

    #[test]
    fn a_rounding_says_itself_in_words() {
        for (rounding, words) in [
            (Rounding::To(number("1000")), "Rounded to the nearest 1,000"),
            (Rounding::Decimals(0), "Rounded to whole numbers"),
            (Rounding::Decimals(1), "Rounded to 1 decimal place"),
            (by_size(), "Rounded to the nearest 10; from 1,000 to the nearest 100"),
        ] {
            assert_eq!(rounding.describe().as_deref(), Some(words));
        }
        assert_eq!(Rounding::Exact.describe(), None);
    }

    #[test]
    fn a_rounding_that_could_change_the_order_of_values_is_refused() {
        let steps =
            |steps: &[(i64, i64)]| Rounding::by_size(steps.iter().map(|(from, step)| ((*from).into(), (*step).into())).collect());
        assert_eq!((steps(&[]), steps(&[(0, 10)])), (Ok(Rounding::Exact), Ok(Rounding::To(10.into()))));
        assert_eq!(Rounding::to(Decimal::ZERO), Err(RoundingFault::NoStep(Decimal::ZERO)));
        assert_eq!(steps(&[(0, 10), (1000, -100)]), Err(RoundingFault::NoStep((-100).into())));
        assert_eq!(steps(&[(5, 10)]), Err(RoundingFault::OutOfOrder(5.into())));
        assert_eq!(steps(&[(0, 10), (1000, 100), (1000, 500)]), Err(RoundingFault::OutOfOrder(1000.into())));
        assert_eq!(steps(&[(0, 10), (1020, 100)]), Err(RoundingFault::BetweenSteps(1020.into(), 100.into())));
        assert_eq!(steps(&[(0, 300), (1000, 100)]), Err(RoundingFault::BetweenSteps(1000.into(), 300.into())));
    }

    fn roundings() -> impl Strategy<Value = Rounding> {
        let step = || prop::sample::select(vec!["0.1", "0.5", "1", "3", "5", "10", "100", "2500"]).prop_map(number);
        let larger = (1..50_i64, prop::sample::select(vec![1, 2, 5, 10]));
        prop_oneof![
            Just(Rounding::Exact),
            step().prop_map(Rounding::To),
            (0..6_u32).prop_map(Rounding::Decimals),
            (step(), larger).prop_map(|(step, (times, factor))| {
                let larger = step * Decimal::from(factor);
                Rounding::by_size(vec![(Decimal::ZERO, step), (larger * Decimal::from(times), larger)]).unwrap()
            }),
        ]
    }

    fn values() -> impl Strategy<Value = Decimal> {
        (prop_oneof![-5_000..5_000_i64, any::<i64>()], 0..6_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

        #[test]
        fn rounding_once_is_enough_and_never_further_than_half_a_step(rounding in roundings(), value in values()) {
            let rounded = rounding.round(value);
            prop_assert_eq!(rounding.round(rounded), rounded);
            prop_assert!(rounding.is_on_grid(rounded));
            prop_assert!((rounded - value).abs() <= rounding.half_step(value));
            prop_assert!((rounded - value).abs() <= rounding.half_step(rounded), "{} to {}", value, rounded);
        }

        #[test]
        fn rounding_keeps_the_order_of_values(rounding in roundings(), one in values(), other in values()) {
            let (less, more) = (one.min(other), one.max(other));
            prop_assert!(rounding.round(less) <= rounding.round(more));
        }
    }
}
