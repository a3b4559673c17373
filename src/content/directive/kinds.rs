//! The types of charts: the word for each in a block, and which fields belong to it.

use std::collections::BTreeSet;

/// What a block draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A trend over time, one line a series.
    Line,
    /// One series over time, filled down to zero.
    Area,
    /// Parts of a whole over time.
    StackedArea,
    /// Two moments, one line a place.
    Slope,
    /// Two or three values a row.
    Dumbbell,
    /// Lengths across, one row a name.
    Bar,
    /// Lengths upwards, one column a period or a name.
    Column,
    /// A ranking, one value a row.
    Dot,
    /// One value a row against a target and a range.
    Bullet,
    /// Small drawings of another kind, one a member.
    Multiples,
    /// Parts of a whole, a hundred squares each.
    Waffle,
    /// One value a region, where the region is.
    TileMap,
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
    /// Numbers that each of its `rows` must name.
    pub(super) row_needs: &'static [&'static str],
    /// Numbers that each of its `rows` may name.
    pub(super) row_takes: &'static [&'static str],
}

/// What bars and columns may hold.
const BARS: &[&str] = &["target", "arrange", "order", "highlight"];

/// Every type, in the order of the manual.
pub(super) const TYPES: &[Words] = &[
    Words {
        needs: &["statistics"],
        takes: &["target", "highlight", "notes", "axis-from"],
        ..Words::of(Kind::Line, "line", "a line chart")
    },
    Words { needs: &["statistics"], takes: &["target", "notes"], ..Words::of(Kind::Area, "area", "an area chart") },
    Words { needs: &["statistics"], takes: &["notes"], ..Words::of(Kind::StackedArea, "stacked-area", "a stacked area chart") },
    Words {
        needs: &["from", "to"],
        takes: &["rows", "order", "highlight"],
        row_needs: &["from", "to"],
        ..Words::of(Kind::Slope, "slope", "a slope chart")
    },
    Words {
        needs: &["from", "to"],
        takes: &["target", "rows", "order", "highlight", "axis-from"],
        row_needs: &["from", "to"],
        row_takes: &["target"],
        ..Words::of(Kind::Dumbbell, "dumbbell", "a dumbbell chart")
    },
    Words { needs: &["statistics"], takes: BARS, ..Words::of(Kind::Bar, "bar", "a bar chart") },
    Words { needs: &["statistics"], takes: BARS, ..Words::of(Kind::Column, "column", "a column chart") },
    Words {
        needs: &["statistics"],
        takes: &["target", "order", "highlight", "axis-from"],
        ..Words::of(Kind::Dot, "dot", "a dot chart")
    },
    Words {
        takes: &["statistics", "target", "range", "rows", "order"],
        row_needs: &["value"],
        row_takes: &["target", "low", "high"],
        ..Words::of(Kind::Bullet, "bullet", "a bullet chart")
    },
    Words {
        needs: &["statistics"],
        takes: &["of", "panel-by", "highlight"],
        ..Words::of(Kind::Multiples, "small-multiples", "small multiples")
    },
    Words { needs: &["statistics"], takes: &["label"], ..Words::of(Kind::Waffle, "waffle", "a waffle chart") },
    Words { needs: &["statistics"], ..Words::of(Kind::TileMap, "tile-map", "a tile map") },
];

/// What small multiples may be made of, with the first for those that do not say.
pub(super) const PANELS: &[(&str, Kind)] = &[("line", Kind::Line), ("area", Kind::Area)];

/// Of a table block.
pub(super) const TABLE: Words = Words { needs: &["statistics"], takes: &["trend"], ..Words::of(Kind::Table, "table", "a table") };

/// Every field that some type has.
pub(super) fn fields() -> BTreeSet<&'static str> {
    TYPES.iter().chain([&TABLE]).flat_map(|words| words.needs.iter().chain(words.takes)).copied().collect()
}

/// Every number that a row of some type may name.
pub(super) fn row_numbers() -> BTreeSet<&'static str> {
    TYPES.iter().flat_map(|words| words.row_needs.iter().chain(words.row_takes)).copied().collect()
}

impl Words {
    /// A type without fields of its own.
    const fn of(kind: Kind, name: &'static str, called: &'static str) -> Self {
        Self { kind, name, called, needs: &[], takes: &[], row_needs: &[], row_takes: &[] }
    }

    pub(super) fn has(&self, field: &str) -> bool {
        self.needs.contains(&field) || self.takes.contains(&field)
    }

    pub(super) fn row_has(&self, number: &str) -> bool {
        self.row_needs.contains(&number) || self.row_takes.contains(&number)
    }
}
