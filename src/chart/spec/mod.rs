//! What a chart is asked to show, and why one may be refused. Plain data: nothing here knows how it is drawn.

mod bars;
mod bullet;
mod dot;
mod multiples;
pub(super) mod stretches;
mod tile_map;
mod waffle;

use std::fmt;

use crate::chart::sheet::brand::Palette;
pub use bullet::{Bullet, BulletRow};
pub use dot::{Dot, DotRow};
pub use multiples::{MOST_PANELS, Multiples, Panel};
pub use tile_map::{Tile, TileMap};
pub(in crate::chart) use waffle::InHundred;
pub use waffle::{MOST_SHARES, Share, Waffle};

use super::tile_map::places::PLACES;
use crate::number::{Decimal, Unit};

pub use bars::{Along, Arrange, Bars, Direction, Highlight, MOST_COLUMNS};

/// Most series that one line chart may hold; more cannot be told apart.
pub const MOST_SERIES: usize = 6;
/// Most rows that a chart with one row a place may hold; more cannot be read as a picture.
pub const MOST_ROWS: usize = 40;
/// Most periods that one line chart may hold; beyond it the points touch.
pub const MOST_PERIODS: usize = 240;

/// One chart: its message, what it measures, and the numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Name of the chart, unique in its page; the ids inside the SVG are made from it.
    pub id: String,
    /// The message, as plain text.
    pub title: String,
    /// Measure, place and period, as plain text.
    pub subtitle: String,
    /// What every value is in.
    pub unit: Unit,
    /// Values beyond its own that the axis covers, so that drawings side by side share a scale.
    pub covers: Vec<Decimal>,
    /// The colours of its series.
    pub palette: Palette,
    /// The kind of chart with its numbers.
    pub form: Form,
}

/// The kinds of chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// A trend over time.
    Line(Line),
    /// Two moments, or actual and before, one row a place.
    Dumbbell(Dumbbell),
    /// Lengths from zero, side by side or stacked.
    Bars(Bars),
    /// A ranking, one row a place, with confidence intervals.
    Dot(Dot),
    /// One value a row against a target and a range.
    Bullet(Bullet),
    /// Small drawings of one kind with one scale, one a member.
    Multiples(Multiples),
    /// Parts of a whole as squares of a hundred.
    Waffle(Waffle),
    /// Places as tiles of one size, where they are on the map.
    TileMap(TileMap),
}

/// A trend: one to six series over the same periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Axis labels in order of time, such as "2020" or "2016 to 2017".
    pub periods: Vec<String>,
    /// The series, in the order in which colours are given out.
    pub series: Vec<Series>,
    /// A level that all series are compared with.
    pub target: Option<Target>,
}

/// One line of a line chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The name printed at the line's end. A lone series without a target is not named in the
    /// drawing, because the subtitle says what it is.
    pub label: String,
    /// One mark a period.
    pub values: Vec<Mark>,
}

/// A value, or the code that stands where a value is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A value in the unit of the chart.
    Value(Decimal),
    /// A value counted in a new way, and so not comparable with those before it.
    Anew(Decimal),
    /// A value for a part of its period, and so not comparable with its neighbours.
    Part(Decimal),
    /// The code as printed, such as `[c]`; it is never drawn as a point.
    Missing(String),
}

/// A level drawn as one dashed line.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// What the level is, such as "National threshold".
    pub label: String,
    /// Where it lies, in the unit of the chart.
    pub value: Decimal,
}

/// Two values a row, joined by a bar, with a target where there is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Dumbbell {
    /// What the open circle is, such as "2021".
    pub from_label: String,
    /// What the filled circle is, such as "2025".
    pub to_label: String,
    /// What the upright mark is; without it no target is drawn.
    pub target_label: Option<String>,
    /// One row a place, from top to bottom.
    pub rows: Vec<Row>,
}

/// One row of a dumbbell chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The place or group.
    pub label: String,
    /// The value of the open circle.
    pub from: Mark,
    /// The value of the filled circle.
    pub to: Mark,
    /// The value of the upright mark.
    pub target: Option<Mark>,
    /// Whether the row stands out from the others.
    pub is_highlighted: bool,
}

/// How wide the drawing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 720 user units, for a column of text.
    Wide,
    /// 340 user units, for a phone.
    Narrow,
}

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
    /// Values of a kind that has no sum are stacked.
    NoSum,
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
        match self {
            Self::NoValues => f.write_str("there is nothing to draw, because no value was found for this chart"),
            Self::TooManySeries(found) => {
                write!(
                    f,
                    "found {found} lines, and a reader can tell at most {MOST_SERIES} apart; choose fewer or make two charts"
                )
            }
            Self::TooFewColours { series, colours } => write!(
                f,
                "found {series} series, and the theme has colours for {colours}; choose fewer, or add to `chart-colours` in theme.yaml"
            ),
            Self::TooManyRows(found) => {
                write!(f, "found {found} rows, and at most {MOST_ROWS} can be read as a picture; choose fewer or show a table")
            }
            Self::TooManyPanels(found) => {
                write!(f, "found {found} panels, and at most {MOST_PANELS} can be compared; choose fewer or show a table")
            }
            Self::TooManyShares(found) => {
                write!(f, "found {found} parts, and at most {MOST_SHARES} are read as squares; choose fewer or show bars")
            }
            Self::NotAShare(label) => {
                write!(f, "`{label}` is no part of a whole, from 0 to 100 in 100; name a percentage, or  NUMBER of WHOLE")
            }
            Self::UnknownPlace(label) => {
                let known: Vec<&str> = PLACES.iter().map(|place| place.name).collect();
                write!(f, "`{label}` is no English region; name only these, or give their codes: {}", known.join(", "))
            }
            Self::PlaceTwice(label) => {
                write!(f, "`{label}` has two values; name one series for each region")
            }
            Self::TooManyPeriods(found) => {
                write!(f, "found {found} periods, and at most {MOST_PERIODS} can be drawn apart; choose a shorter range")
            }
            Self::UnequalLength { series, values, periods } => write!(
                f,
                "`{series}` has {values} values for {periods} periods; give one value, or the code of a missing one, for each period"
            ),
            Self::ReversedRange { row } => {
                write!(f, "the range of \"{row}\" ends below its start; give the lower number as `low` and the higher as `high`")
            }
            Self::OutOfRange(value) => {
                write!(f, "{value} is too large for an axis; use a larger unit, such as millions")
            }
            Self::TooManyDigits(value) => {
                write!(f, "{value} has more digits than there is room for; round it, or show a table")
            }
            Self::TooManyParts(found) => write!(
                f,
                "found {found} bars for each name, and a reader can tell at most {MOST_SERIES} apart; choose fewer or make two charts"
            ),
            Self::TooManyColumns(found) => {
                write!(f, "found {found} columns, which is more than there is room for; use `type: bar`, or choose fewer")
            }
            Self::NoSum => f.write_str("places and index numbers do not add up; use `arrange: grouped`"),
            Self::NotAPart { series, category, found } => write!(
                f,
                "`{series}` is {found} for `{category}`, and a stack can only add up numbers from zero; use `arrange: grouped`"
            ),
            Self::NotAWhole { category, total } => {
                write!(
                    f,
                    "the parts of `{category}` add up to {total}, so they are not shares of a whole; use `arrange: grouped`"
                )
            }
            Self::TargetOfShares => f.write_str("stacks that all reach 100% have no target to reach; remove `target`"),
        }
    }
}

impl std::error::Error for Refusal {}

impl Mark {
    /// The value, unless it is missing.
    #[must_use]
    pub fn value(&self) -> Option<Decimal> {
        match self {
            Self::Value(value) | Self::Anew(value) | Self::Part(value) => Some(*value),
            Self::Missing(_) => None,
        }
    }

    /// The code of a missing value.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        if let Self::Missing(code) = self { Some(code) } else { None }
    }

    /// Whether a value may be compared with the value before it.
    pub(in crate::chart) fn goes_on_from(&self, before: &Self) -> bool {
        matches!(self, Self::Value(_)) && !matches!(before, Self::Part(_))
    }
}

/// Largest absolute value on an axis, so that steps and sums stay inside an exact decimal.
pub(in crate::chart) fn largest() -> Decimal {
    Decimal::from(1_000_000_000_000_000_u64)
}

impl Line {
    /// Every value, the target included.
    pub(in crate::chart) fn values(&self) -> Vec<Decimal> {
        let marks = self.series.iter().flat_map(|series| &series.values);
        marks.filter_map(Mark::value).chain(self.target.iter().map(|target| target.value)).collect()
    }

    pub(in crate::chart) fn refusal(&self) -> Option<Refusal> {
        if self.series.len() > MOST_SERIES {
            return Some(Refusal::TooManySeries(self.series.len()));
        }
        if self.periods.len() > MOST_PERIODS {
            return Some(Refusal::TooManyPeriods(self.periods.len()));
        }
        if let Some(series) = self.series.iter().find(|series| series.values.len() != self.periods.len()) {
            let (values, periods) = (series.values.len(), self.periods.len());
            return Some(Refusal::UnequalLength { series: series.label.clone(), values, periods });
        }
        let drawable = self.series.iter().flat_map(|series| &series.values).any(|mark| mark.value().is_some());
        (!drawable).then_some(Refusal::NoValues)
    }
}

impl Dumbbell {
    /// Every value, targets included.
    pub(in crate::chart) fn values(&self) -> Vec<Decimal> {
        let marks = self.rows.iter().flat_map(|row| [Some(&row.from), Some(&row.to), self.target_of(row)]);
        marks.flatten().filter_map(Mark::value).collect()
    }

    /// The target of a row, if this chart has targets at all.
    pub(in crate::chart) fn target_of<'a>(&self, row: &'a Row) -> Option<&'a Mark> {
        self.target_label.as_ref().and(row.target.as_ref())
    }

    pub(in crate::chart) fn refusal(&self) -> Option<Refusal> {
        if self.rows.len() > MOST_ROWS {
            return Some(Refusal::TooManyRows(self.rows.len()));
        }
        let drawable = self.rows.iter().any(|row| row.from.value().or(row.to.value()).is_some());
        (!drawable).then_some(Refusal::NoValues)
    }
}
