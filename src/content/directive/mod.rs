//! Chart and table blocks: YAML between fences that says which statistics to show.

mod elsewhere;
mod kinds;
mod read;
pub mod shared;

pub use kinds::Kind;
pub(super) use read::read;

use super::Text;
use crate::source::{Located, Place};

/// The names of the blocks.
pub const NAMES: [&str; 2] = ["chart", "table"];

/// One block.
#[derive(Debug, Clone)]
pub struct Directive {
    /// Its anchor and the name of its files.
    pub id: Located<String>,
    /// What it draws.
    pub kind: Kind,
    /// What it shows.
    pub shows: Shows,
    /// Its message.
    pub title: Text,
    /// Where the message is written.
    pub title_place: Place,
    /// What replaces the drafted description.
    pub description: Option<Text>,
    /// The whole block.
    pub place: Place,
}

/// What a block shows; names of numbers stand as typed. Which of the fields are filled depends on the [`Kind`].
#[derive(Debug, Clone, Default)]
pub struct Shows {
    /// Series side by side.
    pub statistics: Vec<Located<String>>,
    /// Where each row starts.
    pub from: Option<Side>,
    /// Where it ends.
    pub to: Option<Side>,
    /// A level to compare with, or what each row should reach.
    pub target: Option<Side>,
    /// Between which levels values should lie.
    pub range: Option<Range>,
    /// The rows, when they are not the members of a dimension.
    pub rows: Vec<Row>,
    /// In which order the rows stand.
    pub order: Order,
    /// How the values of one name stand together.
    pub arrange: Arrange,
    /// The names of what stands out from the others.
    pub highlight: Vec<Located<String>>,
    /// For each of the statistics the number of which it is a part, where the block names one.
    pub wholes: Vec<Option<Located<String>>>,
    /// What the squares of a waffle stand for.
    pub label: Option<String>,
    /// Whether each row of a table ends with a small drawing of its numbers.
    pub trend: bool,
    /// What each of several small drawings is.
    pub of: Option<Kind>,
    /// The dimension whose members have a small drawing each.
    pub panel_by: Option<Located<String>>,
    /// Remarks inside the drawing.
    pub notes: Vec<Note>,
    /// Whether the axis starts at zero though all values lie far above.
    pub is_from_zero: bool,
}

/// In which order the parts of a chart stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// As they are named, or as the data have them.
    #[default]
    Given,
    /// The highest value first.
    Value,
    /// The largest rise first.
    Change,
}

/// How the values of one name stand together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Arrange {
    /// Side by side.
    #[default]
    Grouped,
    /// As parts of a total.
    Stacked,
    /// As parts of 100%.
    Shares,
}

/// A remark inside the drawing.
#[derive(Debug, Clone)]
pub struct Note {
    /// The period that it is about.
    pub at: Located<String>,
    /// Its words.
    pub text: Located<String>,
}

/// One end of a dumbbell, or a target.
#[derive(Debug, Clone)]
pub struct Side {
    /// Its name for readers.
    pub label: String,
    /// Its numbers, where they are not given row by row.
    pub statistic: Option<Located<String>>,
}

/// A band between two levels.
#[derive(Debug, Clone)]
pub struct Range {
    /// Its name for readers.
    pub label: String,
    /// Where it begins, where that is not given row by row.
    pub low: Option<Located<String>>,
    /// Where it ends.
    pub high: Option<Located<String>>,
}

/// One row that names its numbers.
#[derive(Debug, Clone)]
pub struct Row {
    /// Its name for readers.
    pub label: String,
    /// The numbers, each with the name of its field. Which they are depends on the [`Kind`].
    pub numbers: Vec<(&'static str, Located<String>)>,
}

impl Row {
    /// The number of a field, such as `from` or `target`.
    #[must_use]
    pub fn number(&self, field: &str) -> Option<&Located<String>> {
        self.numbers.iter().find(|(name, _)| *name == field).map(|(_, number)| number)
    }
}

/// The words for the types of charts, in the order of the manual.
pub fn type_names() -> impl Iterator<Item = &'static str> {
    kinds::TYPES.iter().map(|words| words.name)
}

impl Directive {
    /// Where the author says what it shows: in its own block, or in the file of a shared chart.
    #[must_use]
    pub fn told_at(&self) -> &Place {
        let is_shared = self.place.file != self.id.place.file;
        if is_shared { &self.place } else { &self.id.place }
    }

    /// The series that it names.
    #[must_use]
    pub fn series_names(&self) -> Vec<&Located<String>> {
        let sides = self.sides().filter(|side| !self.is_one_number(side)).filter_map(|side| side.statistic.as_ref());
        self.shows.statistics.iter().chain(sides).collect()
    }

    /// The single numbers that it names.
    #[must_use]
    pub fn number_names(&self) -> Vec<&Located<String>> {
        let sides = self.sides().filter(|side| self.is_one_number(side)).filter_map(|side| side.statistic.as_ref());
        let range = self.shows.range.iter().flat_map(|range| [&range.low, &range.high]).flatten();
        let rows = self.shows.rows.iter().flat_map(|row| row.numbers.iter().map(|(_, number)| number));
        sides.chain(range).chain(rows).chain(self.shows.wholes.iter().flatten()).collect()
    }

    /// Everything that it names.
    pub fn names(&self) -> impl Iterator<Item = &Located<String>> {
        self.series_names().into_iter().chain(self.number_names())
    }

    fn sides(&self) -> impl Iterator<Item = &Side> {
        let Shows { from, to, target, .. } = &self.shows;
        [from, to, target].into_iter().flatten()
    }

    /// Whether a side is one level for the whole chart, not a number a row.
    fn is_one_number(&self, side: &Side) -> bool {
        let is_target = self.shows.target.as_ref().is_some_and(|target| std::ptr::eq(target, side));
        is_target && self.kind != Kind::Dumbbell
    }
}
