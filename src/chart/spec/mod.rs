//! What a chart is asked to show, and why one may be refused. Plain data: nothing here knows how it is drawn.

mod bars;
mod bullet;
mod dot;
pub(super) mod line;
mod multiples;
mod refusal;
mod slope;
pub(super) mod stretches;
mod tile_map;
mod waffle;

use crate::chart::sheet::brand::Palette;
pub use bullet::{Bullet, BulletRow};
pub use dot::{Dot, DotRow};
pub use multiples::{MOST_PANELS, Multiples, Panel};
pub use refusal::Refusal;
pub use tile_map::{Tile, TileMap};
pub(in crate::chart) use waffle::InHundred;
pub use waffle::{MOST_SHARES, Share, Waffle};

use crate::number::{Decimal, Unit};

pub use bars::{Along, Arrange, Bars, Direction, Highlight, MOST_COLUMNS};
pub use line::{Interval, Line, MOST_WITH_HIGHLIGHT, Moment, Note, Stack};
pub use slope::{MOST_SLOPES, MOST_SLOPES_WITH_HIGHLIGHT, Slope};

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
    /// One line, filled down to zero.
    Area(Line),
    /// Parts of a whole over time.
    StackedArea(Stack),
    /// Two moments as ends of a line, one line a place.
    Slope(Slope),
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
