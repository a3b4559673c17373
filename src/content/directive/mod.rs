//! Chart and table blocks: YAML between fences that says which statistics to show.

mod bars;
mod kinds;
mod read;

pub use bars::{Arrange, Order};
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
    /// The rows, when they are not the members of a dimension.
    pub rows: Vec<DumbbellRow>,
    /// How the values of one name stand together.
    pub arrange: Arrange,
    /// How names follow each other.
    pub order: Order,
    /// What is to be seen first: names for readers, or codes of members.
    pub highlight: Vec<Located<String>>,
}

/// One end of a dumbbell, or a target.
#[derive(Debug, Clone)]
pub struct Side {
    /// Its name for readers.
    pub label: String,
    /// Its numbers, where they are not given row by row.
    pub statistic: Option<Located<String>>,
}

/// One row that names its numbers.
#[derive(Debug, Clone)]
pub struct DumbbellRow {
    /// Its name for readers.
    pub label: String,
    /// Where it starts.
    pub from: Located<String>,
    /// Where it ends.
    pub to: Located<String>,
    /// What it should reach.
    pub target: Option<Located<String>>,
}

impl Directive {
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
        let rows =
            self.shows.rows.iter().flat_map(|row| [Some(&row.from), Some(&row.to), row.target.as_ref()].into_iter().flatten());
        sides.chain(rows).collect()
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
