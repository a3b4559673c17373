//! Rows with one value each, in words: the highest, the lowest, and those without a value.

use crate::chart::spec::Mark;
use crate::chart::words::{self, At, Piece, Sentence, counted, distance, listed};
use crate::number::{Decimal, Unit, with_unit};

/// Equal extremes are named up to this many; beyond, they are counted.
const MOST_TIES: usize = 3;

/// A row that has a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known<'a> {
    /// Which row, counted from zero.
    pub(super) row: usize,
    pub(super) label: &'a str,
    pub(super) value: Decimal,
}

/// The rows that have a value.
pub(super) fn known<'a>(rows: impl Iterator<Item = (&'a str, &'a Mark)>) -> Vec<Known<'a>> {
    let known = |(row, (label, mark)): (usize, (&'a str, &'a Mark))| mark.value().map(|value| Known { row, label, value });
    rows.enumerate().filter_map(known).collect()
}

/// The first row with the highest value, and the first with the lowest.
pub(super) fn ends<'a>(known: &[Known<'a>]) -> Option<(Known<'a>, Known<'a>)> {
    let highest = known.iter().map(|row| row.value).max()?;
    let lowest = known.iter().map(|row| row.value).min()?;
    let first = |value: Decimal| known.iter().find(|row| row.value == value).copied();
    first(highest).zip(first(lowest))
}

/// Says which values are the highest and the lowest, and where.
pub(super) fn extremes(known: &[Known<'_>], unit: &Unit) -> Option<Sentence> {
    let (highest, lowest) = ends(known)?;
    if highest.value == lowest.value {
        return Some(Sentence(vec![words("All values are the same: "), highest.piece(unit), words(".")]));
    }
    let at = |extreme: Known<'_>| {
        let labels: Vec<&str> = known.iter().filter(|row| row.value == extreme.value).map(|row| row.label).collect();
        if labels.len() > MOST_TIES { format!(" ({} rows)", counted(labels.len())) } else { format!(" ({})", listed(&labels)) }
    };
    Some(Sentence(vec![
        words("The highest value is "),
        highest.piece(unit),
        words(format!("{} and the lowest ", at(highest))),
        lowest.piece(unit),
        words(format!("{}.", at(lowest))),
    ]))
}

/// Names the rows without a value, with their codes.
pub(super) fn missing<'a>(rows: impl Iterator<Item = (&'a str, &'a Mark)>) -> Option<Sentence> {
    let places = rows.filter_map(|(label, mark)| Some((label.to_owned(), mark.code()?)));
    words::missing(&places.collect::<Vec<_>>())
}

/// How far a value is from a target, up to the target's name; one on the target differs by no figure.
pub(super) fn gap((value, at): (Decimal, At), (target, its): (Decimal, At), unit: &Unit) -> Piece {
    let text = distance(value, target, unit);
    if value == target { Piece::Words(text) } else { Piece::Change(text, at, its) }
}

/// "none" or how many.
pub(super) fn none_or(count: usize) -> String {
    if count == 0 { "none".to_owned() } else { counted(count) }
}

/// Words between figures.
pub(super) fn words(text: impl Into<String>) -> Piece {
    Piece::Words(text.into())
}

impl Known<'_> {
    /// The value as a part of a sentence.
    pub(super) fn piece(&self, unit: &Unit) -> Piece {
        Piece::Value(with_unit(self.value, unit), At::Cell(self.row, 0))
    }
}
