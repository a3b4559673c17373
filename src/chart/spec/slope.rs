//! Two moments and the way between them, one line a place.

use super::{Mark, Refusal, Row};
use crate::number::Decimal;

/// Most rows that a slope chart may hold; more lines cross too often to be followed.
pub const MOST_SLOPES: usize = 12;
/// The same when some rows are highlighted and the rest stand behind them.
pub const MOST_SLOPES_WITH_HIGHLIGHT: usize = 20;

/// Two values a row, joined by a line that rises or falls.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slope {
    /// What stands at the left, such as "2021".
    pub from_label: String,
    /// What stands at the right, such as "2025".
    pub to_label: String,
    /// One row a place; targets are not drawn.
    pub rows: Vec<Row>,
    /// The rows that stand out, by their index; the rest is drawn in grey. Empty where all are drawn alike.
    pub highlighted: Vec<usize>,
}

impl Slope {
    /// Every value.
    pub(in crate::chart) fn values(&self) -> Vec<Decimal> {
        self.rows.iter().flat_map(|row| [&row.from, &row.to]).filter_map(Mark::value).collect()
    }

    /// Whether a row stands behind others that are highlighted.
    pub(in crate::chart) fn is_quiet(&self, row: usize) -> bool {
        !self.highlighted.is_empty() && !self.highlighted.contains(&row)
    }

    pub(in crate::chart) fn refusal(&self) -> Option<Refusal> {
        match (self.rows.len(), self.highlighted.len()) {
            (rows, 0) if rows > MOST_SLOPES => Some(Refusal::TooManySlopes(rows)),
            (rows, 1..) if rows > MOST_SLOPES_WITH_HIGHLIGHT => Some(Refusal::TooManyQuiet(rows)),
            _ => self.values().is_empty().then_some(Refusal::NoValues),
        }
    }
}
