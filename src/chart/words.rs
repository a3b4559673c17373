//! Charts in words: sentences whose figures can be traced to the values they were made from, and what sentences of all
//! kinds of chart share. Every number is a value of the data or an exact difference of two.

use std::fmt;

use crate::chart::spec::{Moment, Note};
use crate::number::{Decimal, Unit, plain, with_unit};

/// Where a figure of a description comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// A value of the chart: which series, and which of its values; of charts with rows, which row and which of its marks.
    Cell(usize, usize),
    /// The target.
    Target,
}

/// A part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words without figures of the data.
    Words(String),
    /// A value of the data, as `4,330 children`.
    Value(String, At),
    /// How one value differs from another, with the direction: `a rise of 400`; first the later value.
    Change(String, At, At),
}

/// A sentence about a chart, with its full stop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence(pub Vec<Piece>);

impl From<String> for Sentence {
    fn from(words: String) -> Self {
        Self(vec![Piece::Words(words)])
    }
}

impl Piece {
    /// The text of the piece.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Value(text, _) | Self::Change(text, ..) => text,
        }
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| f.write_str(piece.text()))
    }
}

/// Sentences as one text.
pub(super) fn together(sentences: &[Sentence]) -> String {
    sentences.iter().map(Sentence::to_string).collect::<Vec<_>>().join(" ")
}

/// Says where the way of counting changed.
pub(super) fn changed(period: &str) -> String {
    format!("The way of counting changed {}", when(period))
}

/// Says what the notes of a chart say, one sentence a note.
pub(super) fn notes(periods: &[Moment], notes: &[Note]) -> Vec<Sentence> {
    let said = notes.iter().filter_map(|note| Some((periods.get(note.period)?, note.text.trim_end_matches('.'))));
    said.map(|(period, text)| Sentence::from(format!("A note marks {}: {text}.", period.label))).collect()
}

/// Says how far a value is from a target, up to the target's name: `20 days below`.
pub(super) fn distance(value: Decimal, target: Decimal, unit: &Unit) -> String {
    if value == target {
        return "the same as".to_owned();
    }
    let side = if value > target { "above" } else { "below" };
    format!("{} {side}", difference(value - target, unit))
}

/// Spells the size of a difference in its own unit: percentages differ by percentage points.
pub(super) fn difference(change: Decimal, unit: &Unit) -> String {
    let size = change.abs();
    match unit {
        Unit::Percent => with_unit(size, &Unit::PercentagePoints),
        Unit::Rank if size == Decimal::ONE => "1 place".to_owned(),
        Unit::Rank => format!("{} places", plain(size)),
        Unit::Index { .. } if size == Decimal::ONE => "1 point".to_owned(),
        Unit::Index { .. } => format!("{} points", plain(size)),
        _ => with_unit(size, unit),
    }
}

/// Counts in words up to nine, as the house style does.
pub(super) fn counted(count: usize) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    WORDS.get(count).map_or_else(|| plain(Decimal::from(count)), |word| (*word).to_owned())
}

/// Joins names: "2022", "2022 and 2023", "2021, 2022 and 2023".
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

pub(super) fn when(period: &str) -> String {
    format!("{} {period}", preposition(period))
}

/// "at 31 March 2025" for a day, "in the year ending …" for a named stretch, else "in 2025".
pub(super) fn preposition(period: &str) -> &'static str {
    let mut words = period.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_day = first.len() <= 2 && first.parse::<u8>().is_ok() && second.starts_with(char::is_uppercase);
    if is_day && !period.contains(" to ") {
        "at"
    } else if matches!(first.to_lowercase().as_str(), "year" | "quarter" | "month" | "week" | "financial" | "academic") {
        "in the"
    } else {
        "in"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_take_the_preposition_that_a_writer_would() {
        assert_eq!(when("2025"), "in 2025");
        assert_eq!(when("31 March 2025"), "at 31 March 2025");
        assert_eq!(when("14 to 28 February 2022"), "in 14 to 28 February 2022");
        assert_eq!(when("Year ending 31 March 2025"), "in the Year ending 31 March 2025");
        assert_eq!(when("2016 to 2017"), "in 2016 to 2017");
    }

    #[test]
    fn differences_of_percentages_are_percentage_points() {
        assert_eq!(difference(Decimal::from(-2), &Unit::Percent), "2 percentage points");
        assert_eq!(difference(Decimal::from(5), &Unit::YearsMonths), "5 months");
        assert_eq!(difference(Decimal::from(1), &Unit::Rank), "1 place");
    }
}
