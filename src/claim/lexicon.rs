//! What the words of claims do; which words there are stands in one table a language, such as [`ENGLISH`].

use super::english::ENGLISH;
use crate::number::{Currency, TimeUnit};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// How a number is meant when it is not meant exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    About,
    JustOver,
    JustUnder,
    Over,
    AtLeast,
    Under,
    AtMost,
}

/// Which way a change or a difference goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Up,
    Down,
    /// Down, of a span of time.
    Sooner,
    /// Up, of a span of time.
    Later,
    /// The way that the dataset calls better.
    Better,
    Worse,
    /// No way at all.
    Steady,
}

/// A unit as a phrase names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    Percent,
    Points,
    Time(TimeUnit),
    Money(Currency),
    Per(u32),
}

/// Which period a preposition leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The one that a comparison starts from.
    Start,
    /// Any that the figure is about.
    Any,
}

/// One end of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extreme {
    Highest,
    Lowest,
    /// Lowest, of a span of time.
    Fastest,
    /// Highest, of a span of time.
    Slowest,
    /// The end that the dataset calls better.
    Best,
    Worst,
}

/// The places from the first down, or from the last up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Top,
    Bottom,
}

/// How many of all, without a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quantifier {
    /// All, which may only stress a number: "all nine".
    All,
    Every,
    None,
    /// More than half; of an order, the highest.
    Most,
    /// Less than half, and not none.
    Minority,
}

/// One end of what a span holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limit {
    Low,
    High,
}

/// A shape that the figures of a span may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    /// No step goes another way.
    Steadily,
    /// Every step goes the same way.
    Each,
    /// So many steps one after another go the same way.
    InARow,
    /// This end lies at one period, and further in than the ends of the span.
    Turn(Limit),
    /// This end lies at one period.
    Point(Limit),
    /// Up and down.
    Both,
    /// The other words are not meant narrowly.
    Broadly,
}

/// What a word does in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Bound(Bound),
    Direction(Direction),
    /// A bound before a number ("less than 20"), a direction elsewhere ("20 less than").
    Either(Bound, Direction),
    Unit(Written),
    /// "per", which makes a unit with the number after it.
    Per,
    /// A power of ten that multiplies the number before it.
    Scale(u32),
    Hundred,
    Dozen,
    /// "none": the number nought.
    Zero,
    /// "minus", said before a number.
    Sign(char),
    /// A number that nobody could check: "dozens of".
    Vague,
    /// The lower half of a fraction.
    Fraction(u32),
    /// So many times the other figure.
    Multiple(u32),
    /// One part in so many of the other figure.
    Division(u32),
    /// "times", which makes a multiple of the number before it.
    Times,
    Article,
    Between,
    And,
    To,
    In,
    Preposition(Role),
    /// The figure must be of the last period there is.
    Latest,
    /// The comparison must start one year earlier: "the previous year".
    YearBefore,
    /// The measure must be an average.
    Average,
    /// Turns the sense of the rest round, which is not followed here.
    Not,
    /// A place at one end of an order.
    Superlative(Extreme),
    /// The places at one end of an order, with a number after it.
    Side(Side),
    /// Shares the place with another.
    Joint,
    /// The first of all periods, at the high end where it does not say which.
    Record(Option<Extreme>),
    /// Leads to the number of those that something is one of.
    Of,
    /// How many of all, without a number.
    Quantifier(Quantifier),
    /// The lowest or highest of a span; with a bound where one is meant.
    Limit(Limit, Option<Bound>),
    /// "As many as": the figure itself, and of a span its highest.
    Reach(Limit),
    /// The shape of a span.
    Pattern(Pattern),
    /// Parts what came first from what came next.
    Then,
    /// "In total": the sum of a span.
    Sum,
    /// "A year": so much in each.
    Rate(TimeUnit),
    /// Before a length of time: "across" three years.
    Through,
    /// "Last", before a length of time that reaches to the last period.
    Recent,
    /// A claim about more than one figure or one pair.
    Beyond,
    /// Begins a new clause.
    Clause,
    /// Nothing: words that would count if they stood alone.
    Other,
}

/// One entry of the table.
#[derive(Debug)]
pub(super) struct Entry {
    words: Vec<&'static str>,
    /// What it does.
    pub(super) sense: Sense,
    opposites: Vec<&'static str>,
}

impl Entry {
    /// The words as the table has them.
    pub(super) fn text(&self) -> String {
        self.words.join(" ")
    }

    /// What to write when the data say the opposite; of things that are counted or of what is measured.
    pub(super) fn opposite(&self, counted: bool) -> Option<&'static str> {
        let which = if counted { self.opposites.first() } else { self.opposites.last() };
        which.copied()
    }
}

/// The most words that one entry has.
pub(super) const MOST_WORDS: usize = 5;

static TABLE: LazyLock<BTreeMap<&'static str, Vec<Entry>>> = LazyLock::new(|| {
    let mut table: BTreeMap<&'static str, Vec<Entry>> = BTreeMap::new();
    for (sense, words) in ENGLISH {
        for entry in words.split(',').map(|text| entry(*sense, text.trim())) {
            table.entry(entry.words[0]).or_default().push(entry);
        }
    }
    for entries in table.values_mut() {
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
    }
    table
});

fn entry(sense: Sense, text: &'static str) -> Entry {
    let (words, opposites) = text.split_once('/').unwrap_or((text, ""));
    let opposites = opposites.split('|').filter(|opposite| !opposite.is_empty()).collect();
    Entry { words: words.split(' ').collect(), sense, opposites }
}

/// The longest entry with which the words begin, and how many of them it takes.
pub(super) fn find(words: &[&str]) -> Option<(&'static Entry, usize)> {
    let entries = TABLE.get::<str>(words.first()?)?;
    let begins =
        |entry: &&Entry| entry.words.len() <= words.len() && entry.words.iter().zip(words).all(|(one, other)| one == other);
    let entry = entries.iter().find(begins)?;
    Some((entry, entry.words.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_entry_wins() {
        let sense = |words: &[&str]| find(words).map(|(entry, _)| entry.sense);
        assert_eq!(sense(&["no", "more", "than", "20"]), Some(Sense::Bound(Bound::AtMost)));
        assert_eq!(sense(&["no", "rise"]), Some(Sense::Not));
        assert_eq!(sense(&["percentage", "of"]), None);
    }

    #[test]
    fn no_word_stands_twice_and_none_is_longer_than_the_reader_looks() {
        let mut seen = std::collections::HashSet::new();
        for entry in TABLE.values().flatten() {
            assert!(seen.insert(entry.words.clone()), "{:?}", entry.words);
            assert!(entry.words.len() <= MOST_WORDS, "{:?}", entry.words);
        }
    }

    #[test]
    fn every_opposite_is_a_known_word_of_another_direction() {
        for entry in TABLE.values().flatten() {
            for opposite in entry.opposites.iter().filter(|opposite| **opposite != "behind" && **opposite != "fell short of") {
                let words: Vec<&str> = opposite.split(' ').collect();
                let (found, _) = find(&words).unwrap_or_else(|| panic!("`{opposite}` is not in the table"));
                assert_ne!(found.sense, entry.sense, "{opposite}");
            }
        }
    }
}
