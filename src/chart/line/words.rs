//! A line chart in words: start, end and change, highest and lowest, the gap between two lines, distance to the target,
//! missing values.

mod extremes;

use super::more;
use crate::chart::spec::stretches::{self, Stretch};
use crate::chart::spec::{Line, Mark, Series, Target};
use crate::chart::words::{
    At, Sentence, again, changed, counted, dated, difference, difference_again, distance, listed, missing, names_unit, notes,
    rises, when,
};
use crate::number::{Decimal, Unit, with_unit};

/// Missing periods are listed up to this many; beyond, they are counted.
const MOST_MISSING: usize = 4;

/// Up to this many series have their own highest and lowest value told; beyond, those of all are.
const MOST_WITH_EXTREMES: usize = 3;

/// A value with where it stands and the words for when it was.
#[derive(Debug, Clone, Copy)]
struct Point<'a> {
    value: Decimal,
    period: &'a str,
    index: usize,
    at: At,
}

/// Describes the chart.
pub(in crate::chart) fn sentences(kind: &str, line: &Line, unit: &Unit) -> Vec<Sentence> {
    let lines = line.series.iter().enumerate().map(|(at, series)| Told::of(line, series, at, unit)).collect::<Vec<_>>();
    let mut sentences = vec![Sentence::from(opening(kind, line))];
    sentences.extend(more::highlighted(line).map(Sentence::from));
    let is_told = |(at, _): &(usize, &Told<'_>)| !line.is_quiet(*at);
    sentences.extend(lines.iter().enumerate().filter(is_told).flat_map(|(_, told)| told.sentences()));
    sentences.extend(extremes::of_all(&lines, unit));
    if let [one, other] = lines.as_slice() {
        sentences.extend(gap(one, other, unit));
    }
    sentences.extend(line.target.as_ref().and_then(|target| against(target, &lines, unit)));
    sentences.extend(missing(&lines.iter().flat_map(Told::without_value).collect::<Vec<_>>()));
    sentences.extend(more::intervals(line, unit));
    sentences.extend(notes(&line.periods, &line.notes));
    sentences
}

fn opening(kind: &str, line: &Line) -> String {
    let kind = match line.series.len() {
        1 => kind.to_owned(),
        count => format!("{kind} with {} lines", counted(count)),
    };
    let labels: Vec<&str> = line.periods.iter().map(|period| period.label.as_str()).collect();
    let stretch = match labels.as_slice() {
        // A period that is itself a range would make "from 2015 to 2016 to 2024 to 2025".
        [first, .., last] if first.contains(" to ") || last.contains(" to ") => {
            format!(", {} periods, the first {first} and the last {last}", counted(line.periods.len()))
        }
        [first, .., last] => format!(" from {first} to {last}"),
        [only] => format!(" for {only}"),
        [] => String::new(),
    };
    format!("{kind}{stretch}.")
}

/// One line with what its words are made from.
struct Told<'a> {
    line: &'a Line,
    series: &'a Series,
    name: &'a str,
    /// Values that may be compared with each other, in order of time.
    stretches: Vec<Vec<Point<'a>>>,
    unit: &'a Unit,
}

impl<'a> Told<'a> {
    fn of(line: &'a Line, series: &'a Series, at: usize, unit: &'a Unit) -> Self {
        let name = if series.label.trim().is_empty() { "The value" } else { series.label.trim() };
        let points = |stretch: Stretch| {
            let point = |(index, value): (usize, Decimal)| {
                Some(Point { value, period: &line.periods.get(index)?.label, index, at: At::Cell(at, index) })
            };
            stretch.into_iter().filter_map(point).collect()
        };
        let stretches = stretches::comparable(&series.values).into_iter().map(points).collect();
        Self { line, series, name, stretches, unit }
    }

    fn is_alone(&self) -> bool {
        self.line.series.len() == 1
    }

    fn sentences(&self) -> Vec<Sentence> {
        let breaks = stretches::breaks(&self.series.values);
        let mut sentences = Vec::new();
        for points in &self.stretches {
            let Some(first) = points.first() else { continue };
            let opening = if breaks.contains(&first.index) {
                format!("{}: {} ", changed(first.period), self.name)
            } else {
                format!("{} ", self.name)
            };
            sentences.extend(self.of_stretch(opening, points));
        }
        if let ([points], true) = (self.stretches.as_slice(), self.is_alone()) {
            sentences.extend(extremes::of_one(points, self.unit));
        }
        sentences
    }

    fn of_stretch(&self, opening: String, points: &[Point<'a>]) -> Option<Sentence> {
        match points {
            [] => None,
            [only] if matches!(self.series.values.get(only.index), Some(Mark::Part(_))) => Some(self.part(&opening, *only)),
            [only] => Some(self.single(&opening, *only)),
            [first, .., last] if first.value == last.value => Some(self.level(&opening, *first, *last)),
            [first, .., last] if self.is_alone() => Some(self.change_first(opening, *first, *last)),
            [first, .., last] => Some(self.ends_first(&opening, points, *first, *last)),
        }
    }

    fn single(&self, opening: &str, only: Point<'_>) -> Sentence {
        let remark = if self.stretches.len() == 1 { ", the only value shown" } else { "" };
        let text = with_unit(only.value, self.unit);
        Sentence::from(named(opening)).value(text, only.at).words(format!(" {}{remark}.", dated(only.period)))
    }

    fn part(&self, opening: &str, only: Point<'_>) -> Sentence {
        let text = with_unit(only.value, self.unit);
        if self.is_alone() {
            let opening = Sentence::from(format!("The value for {}, ", only.period));
            return opening.value(text, only.at).words(", is for a part of the period only.");
        }
        let remark = format!(" {}, for a part of the period only.", dated(only.period));
        Sentence::from(named(opening)).value(text, only.at).words(remark)
    }

    fn level(&self, opening: &str, first: Point<'_>, last: Point<'_>) -> Sentence {
        let text = with_unit(first.value, self.unit);
        Sentence::from(named(opening))
            .value(text, first.at)
            .words(format!(" {} and again ", dated(first.period)))
            .value(again(last.value, self.unit), last.at)
            .words(format!(" {}.", dated(last.period)))
    }

    /// "Children in care fell by 500, from 4,130 in 2020 to 3,630 in 2025."
    fn change_first(&self, opening: String, first: Point<'_>, last: Point<'_>) -> Sentence {
        let verb = if rises(first.value, last.value, self.unit) { "rose" } else { "fell" };
        let size = last.value - first.value;
        let is_named = names_unit(self.name, self.unit);
        let size = if is_named { difference_again(size, self.unit) } else { difference(size, self.unit) };
        let change = format!("{verb} by {size}");
        self.ends(Sentence::from(opening).change(change, last.at, first.at).words(", from "), first, last, false).words(".")
    }

    /// "All children: from 15 months in 2019 to 19 months in 2025, a rise of 4 months."
    fn ends_first(&self, opening: &str, points: &[Point<'_>], first: Point<'_>, last: Point<'_>) -> Sentence {
        let noun = if rises(first.value, last.value, self.unit) { "a rise" } else { "a fall" };
        let change = format!("{noun} of {}", difference_again(last.value - first.value, self.unit));
        let opening = Sentence::from(format!("{}from ", named(opening)));
        let ends = self.ends(opening, first, last, true).words(", ").change(change, last.at, first.at);
        let has_own_extremes = self.line.series.len() <= MOST_WITH_EXTREMES && self.stretches.len() == 1;
        let ends = if has_own_extremes { extremes::between(ends, points, self.unit) } else { ends };
        ends.words(".")
    }

    fn ends(&self, sentence: Sentence, first: Point<'_>, last: Point<'_>, names_unit: bool) -> Sentence {
        let start = if names_unit { with_unit(first.value, self.unit) } else { again(first.value, self.unit) };
        sentence
            .value(start, first.at)
            .words(format!(" {} to ", dated(first.period)))
            .value(again(last.value, self.unit), last.at)
            .words(format!(" {}", dated(last.period)))
    }

    /// Its last value, unless that covers a part of its period, which says nothing of a level for the whole.
    fn last(&self) -> Option<Point<'a>> {
        let last = self.stretches.last().and_then(|points| points.last());
        last.filter(|point| !matches!(self.series.values.get(point.index), Some(Mark::Part(_)))).copied()
    }

    /// The places without a value, with their codes.
    fn without_value(&self) -> Vec<(String, &'a str)> {
        let mut by_code: Vec<(&str, Vec<&str>)> = Vec::new();
        for (mark, period) in self.series.values.iter().zip(&self.line.periods) {
            let Mark::Missing(code) = mark else { continue };
            match by_code.iter_mut().find(|(other, _)| other == code) {
                Some((_, periods)) => periods.push(&period.label),
                None => by_code.push((code, vec![&period.label])),
            }
        }
        let place = |(code, periods): (&'a str, Vec<&str>)| {
            let all = self.line.periods.len();
            let periods = match periods.len() {
                count if count == all && count > 1 => "any period".to_owned(),
                count if count > MOST_MISSING => format!("{} of {} periods", counted(count), counted(all)),
                _ => listed(&periods),
            };
            let place = if self.is_alone() { periods } else { format!("“{}” in {periods}", self.name) };
            (place, code)
        };
        by_code.into_iter().map(place).collect()
    }
}

/// A name before a colon.
fn named(opening: &str) -> String {
    format!("{}: ", opening.trim_end())
}

/// How far apart two lines are at the end, and were at the start, of the periods that both have.
fn gap<'a>(one: &Told<'a>, other: &Told<'a>, unit: &Unit) -> Option<Sentence> {
    let ([ones], [others]) = (one.stretches.as_slice(), other.stretches.as_slice()) else { return None };
    let with_other = |point: &Point<'a>| Some((*point, *others.iter().find(|other| other.index == point.index)?));
    let pairs: Vec<(Point<'_>, Point<'_>)> = ones.iter().filter_map(with_other).collect();
    let (start, end) = (*pairs.first()?, *pairs.last()?);
    if end.0.value == end.1.value {
        return None;
    }
    let is_above = rises(end.1.value, end.0.value, unit);
    let (high, low) = if is_above { (one, other) } else { (other, one) };
    let [start, end] = [start, end].map(|(a, b)| if is_above { (a, b) } else { (b, a) });
    let opening = format!("{}, “{}” is ", capital(&when(end.0.period)), high.name);
    let sentence = Sentence::from(opening)
        .change(distance(end.0.value, end.1.value, unit), end.0.at, end.1.at)
        .words(format!(" “{}”", low.name));
    if start.0.index == end.0.index || start.0.value == start.1.value {
        return Some(sentence.words("."));
    }
    let then = when(start.0.period);
    let earlier = if rises(start.1.value, start.0.value, unit) {
        let size = difference_again(start.0.value - start.1.value, unit);
        sentence.words(format!("; {then} the difference was ")).change(size, start.0.at, start.1.at)
    } else {
        let below = distance(start.0.value, start.1.value, unit);
        sentence.words(format!("; {then} it was ")).change(below, start.0.at, start.1.at)
    };
    Some(earlier.words("."))
}

/// How far the last value of each line is from the target.
fn against(target: &Target, lines: &[Told<'_>], unit: &Unit) -> Option<Sentence> {
    let lasts: Vec<(&Told<'_>, Point<'_>)> = lines.iter().filter_map(|told| Some((told, told.last()?))).collect();
    let compared = |sentence: Sentence, value: Point<'_>| {
        let text = distance(value.value, target.value, unit);
        if value.value == target.value { sentence.words(text) } else { sentence.change(text, value.at, At::Target) }
    };
    let level = with_unit(target.value, unit);
    match lasts.as_slice() {
        [] => None,
        [(_, last)] => {
            let sentence = compared(Sentence::from("The last value is ".to_owned()), *last);
            Some(sentence.words(format!(" “{}” (", target.label)).value(level, At::Target).words(")."))
        }
        lasts => {
            let opening = Sentence::from(format!("“{}” is ", target.label)).value(level, At::Target).words(": ");
            let add = |(at, sentence): (usize, Sentence), (told, last): &(&Told<'_>, Point<'_>)| {
                let lead = if at == 0 {
                    format!("the last value of “{}” is ", told.name)
                } else {
                    format!(", that of “{}” ", told.name)
                };
                (at + 1, compared(sentence.words(lead), *last).words(" it"))
            };
            Some(lasts.iter().fold((0, opening), add).1.words("."))
        }
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
