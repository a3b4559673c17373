//! The types of charts: the word for each in a block, and which fields belong to it.

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
}

/// Every type, in the order of the manual.
pub(super) const TYPES: &[Words] = &[
    Words {
        kind: Kind::Line,
        name: "line",
        called: "a line chart",
        needs: &["statistics"],
        takes: &["target", "highlight", "notes", "axis-from"],
    },
    Words { kind: Kind::Area, name: "area", called: "an area chart", needs: &["statistics"], takes: &["target", "notes"] },
    Words {
        kind: Kind::StackedArea,
        name: "stacked-area",
        called: "a stacked area chart",
        needs: &["statistics"],
        takes: &["notes"],
    },
    Words { kind: Kind::Slope, name: "slope", called: "a slope chart", needs: &["from", "to"], takes: &["rows", "highlight"] },
    Words {
        kind: Kind::Dumbbell,
        name: "dumbbell",
        called: "a dumbbell chart",
        needs: &["from", "to"],
        takes: &["target", "rows", "axis-from"],
    },
    Words {
        kind: Kind::Multiples,
        name: "small-multiples",
        called: "small multiples",
        needs: &["statistics"],
        takes: &["of", "panel-by", "highlight"],
    },
    Words { kind: Kind::Waffle, name: "waffle", called: "a waffle chart", needs: &["statistics"], takes: &["label"] },
    Words { kind: Kind::TileMap, name: "tile-map", called: "a tile map", needs: &["statistics"], takes: &[] },
];

/// What small multiples may be made of, with the first for those that do not say.
pub(super) const PANELS: &[(&str, Kind)] = &[("line", Kind::Line), ("area", Kind::Area)];

/// Of a table block.
pub(super) const TABLE: Words =
    Words { kind: Kind::Table, name: "table", called: "a table", needs: &["statistics"], takes: &["trend"] };

impl Words {
    pub(super) fn has(&self, field: &str) -> bool {
        self.needs.contains(&field) || self.takes.contains(&field)
    }
}
