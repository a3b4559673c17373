//! Why a chart cannot be drawn.

use std::fmt;

use super::{MOST_PANELS, MOST_PERIODS, MOST_ROWS, MOST_SERIES, MOST_SHARES, MOST_SLOPES, MOST_WITH_HIGHLIGHT};
use crate::chart::tile_map::places::PLACES;
use crate::number::Decimal;

/// Why a chart cannot be drawn; its text is for the author of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no value to draw: no series, no periods, no rows, or every value is missing.
    NoValues,
    /// More series than can be told apart; holds how many were given.
    TooManySeries(usize),
    /// More series than the palette has colours for.
    TooFewColours {
        /// How many series were given.
        series: usize,
        /// How many colours there are.
        colours: usize,
    },
    /// More series or rows than can stand behind highlighted ones; holds how many were given.
    TooManyQuiet(usize),
    /// More slopes than can be followed; holds how many were given.
    TooManySlopes(usize),
    /// An area chart of more than one series; holds how many were given.
    SeveralAreas(usize),
    /// A part of a whole has no value.
    MissingPart {
        /// The part.
        part: String,
        /// The period.
        period: String,
        /// The code that stands for the value.
        code: String,
    },
    /// A part of a whole is below zero.
    NegativePart {
        /// The part.
        part: String,
        /// The period.
        period: String,
    },
    /// The unit is one in which parts do not add up.
    NoSum,
    /// Percentages add up to more than a whole; holds the period.
    MoreThanWhole(String),
    /// More rows than can be read; holds how many were given.
    TooManyRows(usize),
    /// More panels than can be compared; holds how many were given.
    TooManyPanels(usize),
    /// More parts of wholes than are read as squares; holds how many were given.
    TooManyShares(usize),
    /// A figure that is no part of a whole; holds its name.
    NotAShare(String),
    /// A place that the map does not have; holds its name.
    UnknownPlace(String),
    /// A place with two values; holds its name.
    PlaceTwice(String),
    /// More periods than can be drawn apart; holds how many were given.
    TooManyPeriods(usize),
    /// A series has more or fewer values than there are periods.
    UnequalLength {
        /// The series.
        series: String,
        /// How many values it has.
        values: usize,
        /// How many periods the chart has.
        periods: usize,
    },
    /// A range ends below its start.
    ReversedRange {
        /// The row.
        row: String,
    },
    /// A value is so large that no axis can be labelled for it; holds the value.
    OutOfRange(Decimal),
    /// A value has more digits than a phone has room for; holds it as printed.
    TooManyDigits(String),
    /// More bars in a group, or parts in a stack, than can be told apart; holds how many were given.
    TooManyParts(usize),
    /// More columns than can be drawn apart, or than have room for their names; holds how many were given.
    TooManyColumns(usize),
    /// A stack has a part that is missing or below zero.
    NotAPart {
        /// The series.
        series: String,
        /// The stack.
        category: String,
        /// The code or the value.
        found: String,
    },
    /// The parts of a stack are no shares of a whole: they add up to nothing, or percentages do not add up to 100.
    NotAWhole {
        /// The stack.
        category: String,
        /// What its parts add up to.
        total: Decimal,
    },
    /// A target is set for shares.
    TargetOfShares,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.too_many().unwrap_or_else(|| self.other()))
    }
}

impl std::error::Error for Refusal {}

impl Refusal {
    /// What is said of more than can be read.
    fn too_many(&self) -> Option<String> {
        Some(match self {
            Self::TooManySeries(found) => {
                format!("found {found} lines, and a reader can tell at most {MOST_SERIES} apart; choose fewer, or highlight one")
            }
            Self::TooFewColours { series, colours } => format!(
                "found {series} series, and the theme has colours for {colours}; choose fewer, or add to `chart-colours` in theme.yaml"
            ),
            Self::TooManyQuiet(found) => {
                format!("found {found} lines, and at most {MOST_WITH_HIGHLIGHT} can be drawn with a highlight; choose fewer")
            }
            Self::TooManySlopes(found) => format!(
                "found {found} rows, and a reader can follow at most {MOST_SLOPES} slopes; choose fewer, or highlight one"
            ),
            Self::SeveralAreas(found) => {
                format!("found {found} series, and an area shows one; use stacked-area for parts of a whole, or line to compare")
            }
            Self::TooManyRows(found) => {
                format!("found {found} rows, and at most {MOST_ROWS} can be read as a picture; choose fewer or show a table")
            }
            Self::TooManyPanels(found) => {
                format!("found {found} panels, and at most {MOST_PANELS} can be compared; choose fewer or show a table")
            }
            Self::TooManyShares(found) => {
                format!("found {found} parts, and at most {MOST_SHARES} are read as squares; choose fewer or show bars")
            }
            Self::TooManyPeriods(found) => {
                format!("found {found} periods, and at most {MOST_PERIODS} can be drawn apart; choose a shorter range")
            }
            Self::TooManyParts(found) => format!(
                "found {found} bars for each name, and a reader can tell at most {MOST_SERIES} apart; choose fewer or make two charts"
            ),
            Self::TooManyColumns(found) => {
                format!("found {found} columns, which is more than there is room for; use `type: bar`, or choose fewer")
            }
            _ => return None,
        })
    }

    fn other(&self) -> String {
        match self {
            Self::NoValues => "there is nothing to draw, because no value was found for this chart".to_owned(),
            Self::MissingPart { part, period, code } => format!(
                "a whole needs all of its parts, and `{part}` has {code} for {period}; choose other periods, or use lines"
            ),
            Self::NegativePart { part, period } => {
                format!("`{part}` is below zero in {period}, so it is no part of a whole; use lines")
            }
            Self::NoSum => "ranks and indices do not add up to a whole; use lines, or bars side by side".to_owned(),
            Self::MoreThanWhole(period) => {
                format!("the percentages of {period} add up to more than a whole; choose parts that do not overlap, or use lines")
            }
            Self::NotAShare(label) => {
                format!("`{label}` is no part of a whole, from 0 to 100 in 100; name a percentage, or  NUMBER of WHOLE")
            }
            Self::UnknownPlace(label) => {
                let known: Vec<&str> = PLACES.iter().map(|place| place.name).collect();
                format!("`{label}` is no English region; name only these, or give their codes: {}", known.join(", "))
            }
            Self::PlaceTwice(label) => {
                format!("`{label}` has two values; name one series for each region")
            }
            Self::UnequalLength { series, values, periods } => format!(
                "`{series}` has {values} values for {periods} periods; give one value, or the code of a missing one, for each period"
            ),
            Self::ReversedRange { row } => {
                format!("the range of \"{row}\" ends below its start; give the lower number as `low` and the higher as `high`")
            }
            Self::OutOfRange(value) => {
                format!("{value} is too large for an axis; use a larger unit, such as millions")
            }
            Self::TooManyDigits(value) => {
                format!("{value} has more digits than there is room for; round it, or show a table")
            }
            Self::NotAPart { series, category, found } => format!(
                "`{series}` is {found} for `{category}`, and a stack can only add up numbers from zero; use `arrange: grouped`"
            ),
            Self::NotAWhole { category, total } => {
                format!("the parts of `{category}` add up to {total}, so they are not shares of a whole; use `arrange: grouped`")
            }
            Self::TargetOfShares => "stacks that all reach 100% have no target to reach; remove `target`".to_owned(),
            Self::TooManySeries(_)
            | Self::TooFewColours { .. }
            | Self::TooManyQuiet(_)
            | Self::TooManySlopes(_)
            | Self::SeveralAreas(_)
            | Self::TooManyRows(_)
            | Self::TooManyPanels(_)
            | Self::TooManyShares(_)
            | Self::TooManyPeriods(_)
            | Self::TooManyParts(_)
            | Self::TooManyColumns(_) => String::new(),
        }
    }
}
