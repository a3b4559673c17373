//! Charts in words: sentences whose figures can be traced to the values they were made from, and what sentences of all
//! kinds of chart share. Every number is a value of the data or an exact difference of two.

use std::fmt;

use crate::chart::spec::{Moment, Note};
use crate::number::{Decimal, Unit, figure, plain, with_unit};

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
    /// Words that rest on one value being higher or lower than another, and name no figure: `the highest`.
    Beyond(String, At, At),
}

/// A sentence about a chart, with its full stop.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence(pub Vec<Piece>);

impl From<String> for Sentence {
    fn from(words: String) -> Self {
        Self(vec![Piece::Words(words)])
    }
}

impl Sentence {
    /// The sentence with more words.
    pub(super) fn words(mut self, text: impl Into<String>) -> Self {
        self.0.push(Piece::Words(text.into()));
        self
    }

    /// The sentence with another after its words.
    pub(super) fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// The sentence with a value after its words.
    pub(super) fn value(mut self, text: impl Into<String>, at: At) -> Self {
        self.0.push(Piece::Value(text.into(), at));
        self
    }

    /// The sentence with a change after its words; first the later value.
    pub(super) fn change(mut self, text: impl Into<String>, later: At, earlier: At) -> Self {
        self.0.push(Piece::Change(text.into(), later, earlier));
        self
    }

    /// The sentence with words that rest on one value being higher or lower than another.
    pub(super) fn beyond(mut self, text: impl Into<String>, at: At, other: At) -> Self {
        self.0.push(Piece::Beyond(text.into(), at, other));
        self
    }
}

impl Piece {
    /// The text of the piece.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Value(text, _) | Self::Change(text, ..) | Self::Beyond(text, ..) => text,
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

/// Spells a value after another of the same sentence, so that what is counted is not named again: `3,630`.
pub(super) fn again(value: Decimal, unit: &Unit) -> String {
    if names_what_it_counts(unit) { figure(value, unit) } else { with_unit(value, unit) }
}

/// Spells the size of a difference after a value of the same sentence: `500`, but `6 percentage points`.
pub(super) fn difference_again(change: Decimal, unit: &Unit) -> String {
    if names_what_it_counts(unit) { plain(change.abs()) } else { difference(change, unit) }
}

fn names_what_it_counts(unit: &Unit) -> bool {
    matches!(unit, Unit::Count { .. } | Unit::Per(_))
}

/// Whether a name says itself what is counted, so that it need not be said again: "Children in care" of children.
pub(super) fn names_unit(label: &str, unit: &Unit) -> bool {
    matches!(unit, Unit::Count { other, .. } if label.to_lowercase().contains(&other.to_lowercase()))
}

/// Whether a value rises to another; up the ranks is towards the first place.
pub(super) fn rises(from: Decimal, to: Decimal, unit: &Unit) -> bool {
    (to > from) != (*unit == Unit::Rank)
}

/// Says where values are missing, each place with its code: `No value is shown for 2013 ([x]: not available).`
pub(super) fn missing(places: &[(String, &str)]) -> Option<Sentence> {
    let mut by_code: Vec<(&str, Vec<&str>)> = Vec::new();
    for (place, code) in places {
        match by_code.iter_mut().find(|(other, _)| other == code) {
            Some((_, same)) => same.push(place),
            None => by_code.push((code, vec![place])),
        }
    }
    let parts: Vec<String> =
        by_code.iter().map(|(code, places)| format!("{} ({})", listed(places), with_meaning(code))).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    (!parts.is_empty()).then(|| Sentence::default().words(format!("No value is shown for {}.", listed(&parts))))
}

/// A code with what it means, where that is known: `[c]: withheld to protect people`.
fn with_meaning(code: &str) -> String {
    let meaning = match code {
        "[c]" => "withheld to protect people",
        "[x]" => "not available",
        "[z]" => "not applicable",
        "[low]" | "[k]" => "rounds to zero, but is not zero",
        "[u]" => "too unreliable to publish",
        "[w]" => "none recorded",
        "\u{2013}" => return "not in the data".to_owned(),
        _ => return code.to_owned(),
    };
    format!("{code}: {meaning}")
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
    let side = if rises(target, value, unit) { "above" } else { "below" };
    format!("{} {side}", difference(value - target, unit))
}

/// Spells the size of a difference in its own unit: percentages differ by percentage points.
pub(super) fn difference(change: Decimal, unit: &Unit) -> String {
    let size = change.abs();
    match unit {
        Unit::Percent => with_unit(size, &Unit::PercentagePoints),
        Unit::Rank if size == Decimal::ONE => "1 place".to_owned(),
        Unit::Rank => format!("{} places", plain(size)),
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

/// When a value was, so that a stretch of time cannot run into the words around it: `in 2025`, `(2016 to 2017)`.
pub(super) fn dated(period: &str) -> String {
    if period.contains(" to ") { format!("({period})") } else { when(period) }
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
    fn places_without_a_value_are_told_by_their_code() {
        let places = [("2013".to_owned(), "[x]"), ("2014".to_owned(), "[c]"), ("2015".to_owned(), "[x]")];
        let said = missing(&places).unwrap().to_string();
        assert_eq!(said, "No value is shown for 2013 and 2015 ([x]: not available) and 2014 ([c]: withheld to protect people).");
        assert_eq!(missing(&[]), None);
    }

    #[test]
    fn up_the_ranks_is_towards_the_first_place() {
        let (eighth, tenth) = (Decimal::from(8), Decimal::TEN);
        assert!(rises(tenth, eighth, &Unit::Rank) && rises(eighth, tenth, &Unit::Percent));
    }

    #[test]
    fn differences_of_percentages_are_percentage_points() {
        assert_eq!(difference(Decimal::from(-2), &Unit::Percent), "2 percentage points");
        assert_eq!(difference(Decimal::from(5), &Unit::YearsMonths), "5 months");
        assert_eq!(difference(Decimal::from(1), &Unit::Rank), "1 place");
    }
}
