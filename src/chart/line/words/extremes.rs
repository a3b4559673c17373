//! The highest and the lowest value of a line, told without repeating what its ends have told.

use super::{MOST_WITH_EXTREMES, Point, Told};
use crate::chart::words::{At, Sentence, again, listed, preposition, rises, when};
use crate::number::{Decimal, Unit, with_unit};

/// Equal extremes are listed up to this many; beyond, the first is named.
const MOST_TIES: usize = 3;

/// Where an extreme stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot<'a> {
    First,
    /// At the end, and since when, if not for the last value only.
    Last(Option<&'a str>),
    Elsewhere,
}

/// One extreme of a line.
struct Extreme<'a> {
    /// "Highest" or "lowest".
    word: &'static str,
    value: Decimal,
    /// Where it stands, in order of time.
    points: Vec<&'a Point<'a>>,
    spot: Spot<'a>,
}

/// A sentence on the highest and the lowest value of a lone line.
pub(super) fn of_one(points: &[Point<'_>], unit: &Unit) -> Option<Sentence> {
    let (highest, lowest) = both(points, unit)?;
    if highest.value == lowest.value {
        return (points.len() > 2).then(|| "All values between are the same.".to_owned().into());
    }
    let noun = if *unit == Unit::Rank { "place" } else { "value" };
    let (first, second) = if lowest.spot < highest.spot { (lowest, highest) } else { (highest, lowest) };
    if points.len() == 2 {
        return None;
    }
    let opening = match first.spot {
        Spot::First => Sentence::from(format!("The first {noun} is ")),
        Spot::Last(since) => Sentence::from(format!("The last {noun}{} is ", unchanged(since))),
        Spot::Elsewhere => Sentence::default(),
    };
    let (one, other) = (first.at()?, second.at()?);
    let opening = if first.spot == Spot::Elsewhere {
        let opening = opening.beyond(format!("The {} {noun}", first.word), one, other).words(" was ");
        first.told(opening, with_unit(first.value, unit))
    } else {
        opening.beyond(format!("the {}", first.word), one, other)
    };
    let joined = match (first.spot, second.spot) {
        (Spot::First, Spot::Last(since)) => opening.words(format!(" and the last{} the {}", unchanged(since), second.word)),
        (Spot::Elsewhere, _) => second.told(opening.words(format!(", and the {} ", second.word)), again(second.value, unit)),
        _ => second.told(opening.words(format!("; the {} was ", second.word)), with_unit(second.value, unit)),
    };
    Some(joined.words("."))
}

/// Adds the extremes between the ends of a line to a sentence that has told of the ends.
pub(super) fn between(sentence: Sentence, points: &[Point<'_>], unit: &Unit) -> Sentence {
    let Some((highest, lowest)) = both(points, unit) else { return sentence };
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return sentence };
    let (high, low) = if rises(first.value, last.value, unit) { (last, first) } else { (first, last) };
    [(highest, high), (lowest, low)].iter().fold(sentence, |sentence, (extreme, end)| match extreme.at() {
        Some(at) if extreme.value != end.value => {
            let sentence = sentence.words("; the ").beyond(extreme.word, at, end.at).words(" was ");
            extreme.told(sentence, again(extreme.value, unit))
        }
        _ => sentence,
    })
}

/// Names the highest and lowest value of many lines together, if all may be compared.
pub(super) fn of_all(lines: &[Told<'_>], unit: &Unit) -> Option<Sentence> {
    let is_broken = lines.iter().any(|told| told.stretches.len() > 1);
    if lines.len() <= MOST_WITH_EXTREMES || is_broken {
        return None;
    }
    let points: Vec<(&str, &Point<'_>)> =
        lines.iter().flat_map(|told| told.stretches.iter().flatten().map(|point| (told.name, point))).collect();
    let values = || points.iter().map(|(_, point)| point.value);
    let (highest, lowest) = ordered(values().max()?, values().min()?, unit);
    let find = |extreme: Decimal| points.iter().find(|(_, point)| point.value == extreme);
    let ((high_name, high), (low_name, low)) = (find(highest)?, find(lowest)?);
    let opening = Sentence::default().beyond("The highest value of all", high.at, low.at).words(" was ");
    let opening = opening.value(with_unit(highest, unit), high.at);
    let opening = opening.words(format!(" (“{high_name}”, {}) and the lowest ", when(high.period)));
    let told = opening.value(again(lowest, unit), low.at).words(format!(" (“{low_name}”, {}).", when(low.period)));
    (highest != lowest).then_some(told)
}

/// The highest and the lowest of some points.
fn both<'a>(points: &'a [Point<'a>], unit: &Unit) -> Option<(Extreme<'a>, Extreme<'a>)> {
    let values = || points.iter().map(|point| point.value);
    let (highest, lowest) = ordered(values().max()?, values().min()?, unit);
    Some((Extreme::of(points, highest, "highest"), Extreme::of(points, lowest, "lowest")))
}

/// The larger number is the higher value, but the lower place.
fn ordered(largest: Decimal, smallest: Decimal, unit: &Unit) -> (Decimal, Decimal) {
    if *unit == Unit::Rank { (smallest, largest) } else { (largest, smallest) }
}

fn unchanged(since: Option<&str>) -> String {
    since.map_or_else(String::new, |period| format!(", unchanged since {period},"))
}

impl<'a> Extreme<'a> {
    fn of(points: &'a [Point<'a>], value: Decimal, word: &'static str) -> Self {
        let own: Vec<&Point<'_>> = points.iter().filter(|point| point.value == value).collect();
        let is_run = own.windows(2).all(|pair| pair[0].index + 1 == pair[1].index);
        let is_end = |end: Option<&Point<'_>>, own: Option<&&Point<'_>>| end.map(|end| end.index) == own.map(|own| own.index);
        let spot = match own.as_slice() {
            [_] if is_end(points.first(), own.first()) => Spot::First,
            [_] if is_end(points.last(), own.last()) => Spot::Last(None),
            [first, ..] if is_run && is_end(points.last(), own.last()) => Spot::Last(Some(first.period)),
            _ => Spot::Elsewhere,
        };
        Self { word, value, points: own, spot }
    }

    /// Where it stands first.
    fn at(&self) -> Option<At> {
        self.points.first().map(|point| point.at)
    }

    /// The sentence with the value and its periods: "2,490, in 2021".
    fn told(&self, sentence: Sentence, text: String) -> Sentence {
        let periods: Vec<&str> = self.points.iter().map(|point| point.period).collect();
        let Some(first) = self.points.first() else { return sentence };
        let told = if periods.len() > MOST_TIES {
            format!(", first {}", when(first.period))
        } else {
            format!(", {} {}", preposition(first.period), listed(&periods))
        };
        sentence.value(text, first.at).words(told)
    }
}
