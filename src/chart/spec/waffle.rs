//! Waffles: parts of a whole as squares of a hundred.

use super::{Mark, Refusal};
use crate::number::Decimal;

/// Most waffles of one chart; more are read sooner as bars.
pub const MOST_SHARES: usize = 4;

/// One to four parts of a whole, a hundred squares each.
#[derive(Debug, Clone, PartialEq)]
pub struct Waffle {
    /// What the squares stand for, such as "children who left care".
    pub noun: String,
    /// The parts, in the order in which they are read.
    pub shares: Vec<Share>,
}

/// One part of a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The group or the period.
    pub label: String,
    /// A percentage, or a number of the whole.
    pub part: Mark,
    /// The whole in the unit of the chart; none for a percentage.
    pub whole: Option<Mark>,
}

/// How many of a hundred, as it is drawn and said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum InHundred {
    /// Rounded to whole squares, half up.
    About(u32),
    /// Not zero, and below half a square.
    FewerThanOne,
    /// Not all, and above 99 and a half squares.
    MoreThanNinetyNine,
}

impl Waffle {
    pub(in crate::chart) fn values(&self) -> Vec<Decimal> {
        let marks = self.shares.iter().flat_map(|share| std::iter::once(&share.part).chain(&share.whole));
        marks.filter_map(Mark::value).collect()
    }

    pub(in crate::chart) fn refusal(&self) -> Option<Refusal> {
        if self.shares.len() > MOST_SHARES {
            return Some(Refusal::TooManyShares(self.shares.len()));
        }
        if let Some(share) = self.shares.iter().find(|share| !share.is_within_whole()) {
            return Some(Refusal::NotAShare(share.label.clone()));
        }
        self.shares.iter().all(|share| share.percentage().is_none()).then_some(Refusal::NoValues)
    }
}

impl Share {
    /// The part in percent; none if it or the whole is missing.
    pub(in crate::chart) fn percentage(&self) -> Option<Decimal> {
        let part = self.part.value()?;
        match &self.whole {
            None => Some(part),
            Some(whole) => Some(part / whole.value().filter(|whole| *whole > Decimal::ZERO)? * Decimal::ONE_HUNDRED),
        }
    }

    /// How many of a hundred it is.
    pub(in crate::chart) fn in_hundred(&self) -> Option<InHundred> {
        let (percentage, half) = (self.percentage()?, Decimal::new(5, 1));
        let is_some = self.part.value().is_some_and(|part| !part.is_zero());
        Some(if is_some && percentage < half {
            InHundred::FewerThanOne
        } else if percentage < Decimal::ONE_HUNDRED && percentage >= Decimal::ONE_HUNDRED - half {
            InHundred::MoreThanNinetyNine
        } else {
            let rounded = (percentage + half).floor();
            InHundred::About((0..=100).find(|count| Decimal::from(*count) == rounded).unwrap_or_default())
        })
    }

    /// Whether the part is from nothing to all of the whole, as far as both are known.
    fn is_within_whole(&self) -> bool {
        let most = match &self.whole {
            None => Some(Decimal::ONE_HUNDRED),
            Some(whole) => whole.value(),
        };
        let is_empty = self.whole.is_some() && most.is_some_and(|most| most <= Decimal::ZERO);
        !is_empty && self.part.value().is_none_or(|part| part >= Decimal::ZERO && most.is_none_or(|most| part <= most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(part: &str, whole: Option<&str>) -> Share {
        let mark = |text: &str| Mark::Value(text.parse().unwrap());
        Share { label: "All".to_owned(), part: mark(part), whole: whole.map(mark) }
    }

    #[test]
    fn squares_are_whole_and_neither_some_nor_nearly_all_is_rounded_away() {
        let counts =
            ["0", "0.1", "0.5", "15.49", "15.5", "99.4", "99.5", "100"].map(|part| share(part, None).in_hundred().unwrap());
        let about = InHundred::About;
        let expected = [
            about(0),
            InHundred::FewerThanOne,
            about(1),
            about(15),
            about(16),
            about(99),
            InHundred::MoreThanNinetyNine,
            about(100),
        ];
        assert_eq!(counts, expected);
        assert_eq!(share("3630", Some("81770")).in_hundred(), Some(about(4)));
    }

    #[test]
    fn what_is_no_part_of_a_whole_is_refused() {
        for (part, whole) in [("-1", None), ("100.1", None), ("5", Some("4")), ("0", Some("0"))] {
            let waffle = Waffle { noun: String::new(), shares: vec![share(part, whole)] };
            assert_eq!(waffle.refusal(), Some(Refusal::NotAShare("All".to_owned())), "{part} of {whole:?}");
        }
    }
}
