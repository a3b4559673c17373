//! Which end of an order comes first: "lowest" in any unit, "fastest" of times, "best" where the dataset says what is better.

use super::Wrong;
use super::reading::Reading;
use crate::claim::lexicon::Extreme;
use crate::diag::code;
use crate::number::Decimal;
use crate::statistics::{Better, Dataset};

/// Which end is the first place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum First {
    Lowest,
    Highest,
}

/// The ends that a reference can name.
pub(super) const ENDS: [(&str, Extreme); 6] = [
    ("highest", Extreme::Highest),
    ("lowest", Extreme::Lowest),
    ("fastest", Extreme::Fastest),
    ("slowest", Extreme::Slowest),
    ("best", Extreme::Best),
    ("worst", Extreme::Worst),
];

/// The word for an end.
pub(super) fn word(extreme: Extreme) -> &'static str {
    ENDS.iter().find(|(_, end)| *end == extreme).map_or("", |(word, _)| word)
}

/// The end that is meant where nothing says so.
pub(super) fn usual(dataset: &Dataset) -> Option<Extreme> {
    match dataset.better {
        Better::Lower => Some(Extreme::Lowest),
        Better::Higher => Some(Extreme::Highest),
        Better::Neither => None,
    }
}

/// Which values come first.
pub(super) fn first(extreme: Extreme, dataset: &Dataset, reading: &Reading) -> Result<First, Wrong> {
    let id = &dataset.id;
    let better = match dataset.better {
        Better::Lower => Ok(First::Lowest),
        Better::Higher => Ok(First::Highest),
        Better::Neither => Err(()),
    };
    let no_better = |()| {
        let message = format!("`{id}` does not say whether more or less of it is better.");
        let fix = format!("add  better: lower  or  better: higher  to `{id}`, or say \"highest\" or \"lowest\"");
        Wrong::new(code::UNCLEAR_CLAIM, message, "better or worse?", fix)
    };
    match extreme {
        Extreme::Fastest | Extreme::Slowest if !dataset.unit.is_time() => {
            let message = format!("\"{}\" speaks of time, but `{id}` does not measure time.", super::quoted(reading));
            Err(Wrong::new(code::UNIT_MISMATCH, message, "only of time", "say \"highest\" or \"lowest\""))
        }
        Extreme::Lowest | Extreme::Fastest => Ok(First::Lowest),
        Extreme::Highest | Extreme::Slowest => Ok(First::Highest),
        Extreme::Best => better.map_err(no_better),
        Extreme::Worst => better.map(First::turned).map_err(no_better),
    }
}

impl First {
    pub(super) fn turned(self) -> Self {
        match self {
            Self::Lowest => Self::Highest,
            Self::Highest => Self::Lowest,
        }
    }

    /// "Lower", of those that come before.
    pub(super) fn ahead(self) -> &'static str {
        match self {
            Self::Lowest => "lower",
            Self::Highest => "higher",
        }
    }

    /// Whether a number comes before another.
    pub(super) fn puts(self, one: Decimal, other: Decimal) -> bool {
        match self {
            Self::Lowest => one < other,
            Self::Highest => one > other,
        }
    }
}
