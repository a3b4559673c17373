//! On which side of a threshold those that count stand: `<=`, `at-least:`, `=`.

use crate::claim::interval::Interval;
use crate::claim::lexicon::Direction;
use crate::statistics::Better;

/// How each sign is written, as a sign and in words, with what it is called; the longer signs first.
const SIGNS: [(&str, &str, Sign, &str); 5] = [
    ("<=", "at-most:", Sign::AtMost, "at most"),
    (">=", "at-least:", Sign::AtLeast, "at least"),
    ("<", "under:", Sign::Under, "under"),
    (">", "over:", Sign::Over, "over"),
    ("=", "exactly:", Sign::Exactly, "exactly"),
];

/// On which side of the threshold those that count stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    AtMost,
    AtLeast,
    Under,
    Over,
    Exactly,
}

/// The sign of a threshold, what it is called, and the limit after it.
pub(super) fn split(argument: &str) -> Option<(Sign, &'static str, &str)> {
    SIGNS.iter().find_map(|(sign, word, value, name)| {
        let limit = argument.strip_prefix(sign).or_else(|| argument.strip_prefix(word))?;
        (!limit.is_empty()).then_some((*value, *name, limit))
    })
}

impl Sign {
    /// Whether a figure meets the threshold; nothing where rounding leaves it open.
    pub(super) fn meets(self, own: Interval, limit: Interval) -> Option<bool> {
        let below = own.high <= limit.low && own.value < limit.value;
        let above = own.low >= limit.high && own.value > limit.value;
        let equal = own == limit && own.width().is_zero();
        match self {
            Self::AtMost => decided(below || equal, above),
            Self::AtLeast => decided(above || equal, below),
            Self::Under => decided(below, above || equal),
            Self::Over => decided(above, below || equal),
            Self::Exactly => decided(equal, below || above),
        }
    }

    /// Whether words such as "exceeded" and "faster" say the same as the sign.
    pub(super) fn agrees(self, direction: Direction, better: Better) -> bool {
        let (upwards, downwards) = (matches!(self, Self::AtLeast | Self::Over), matches!(self, Self::AtMost | Self::Under));
        match direction {
            Direction::Up | Direction::Later => upwards,
            Direction::Down | Direction::Sooner => downwards,
            Direction::Steady => self == Self::Exactly,
            Direction::Better => (upwards && better == Better::Higher) || (downwards && better == Better::Lower),
            Direction::Worse => (upwards && better == Better::Lower) || (downwards && better == Better::Higher),
        }
    }
}

fn decided(yes: bool, no: bool) -> Option<bool> {
    match (yes, no) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}
