//! The types of charts: the word for each in a block, and which fields belong to it.

/// What a block draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A trend over time, one line a series.
    Line,
    /// Two or three values a row.
    Dumbbell,
    /// Lengths across, one row a name.
    Bar,
    /// Lengths upwards, one column a period or a name.
    Column,
    /// No drawing: a table alone.
    Table,
}

/// What a type of chart is called, and what its block holds beside `id`, `type`, `title` and `description`.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) kind: Kind,
    /// The word after `type:`.
    pub(super) name: &'static str,
    /// What messages call it.
    pub(super) called: &'static str,
    /// Fields that must be there.
    pub(super) needs: &'static [&'static str],
    /// Fields that may be there.
    pub(super) takes: &'static [&'static str],
}

/// What bars and columns may hold.
const BARS: &[&str] = &["target", "arrange", "order", "highlight"];

/// Every type, in the order of the manual.
pub(super) const TYPES: &[Words] = &[
    Words { kind: Kind::Line, name: "line", called: "a line chart", needs: &["statistics"], takes: &["target"] },
    Words {
        kind: Kind::Dumbbell,
        name: "dumbbell",
        called: "a dumbbell chart",
        needs: &["from", "to"],
        takes: &["target", "rows"],
    },
    Words { kind: Kind::Bar, name: "bar", called: "a bar chart", needs: &["statistics"], takes: BARS },
    Words { kind: Kind::Column, name: "column", called: "a column chart", needs: &["statistics"], takes: BARS },
];

/// Of a table block.
pub(super) const TABLE: Words = Words { kind: Kind::Table, name: "table", called: "a table", needs: &["statistics"], takes: &[] };

impl Words {
    pub(super) fn has(&self, field: &str) -> bool {
        self.needs.contains(&field) || self.takes.contains(&field)
    }
}
