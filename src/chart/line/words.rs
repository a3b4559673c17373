//! A line chart in words: start, end, change, highest, lowest, distance to the target, missing values.

use super::more;
use crate::chart::spec::{Line, Mark, Series, stretches};
use crate::chart::words::{Sentence, changed, counted, difference, distance, listed, notes, preposition, when};
use crate::number::{Decimal, Unit, with_unit};

/// Equal extremes are listed up to this many; beyond, the first is named.
const MOST_TIES: usize = 3;
/// Missing periods are listed up to this many; beyond, they are counted.
const MOST_MISSING: usize = 4;

/// Up to this many series have their own highest and lowest value told; beyond, those of all are.
const MOST_WITH_EXTREMES: usize = 3;

/// A value with the words for when it was.
type Point<'a> = (Decimal, &'a str);

/// Describes the chart.
pub(in crate::chart) fn sentences(kind: &str, line: &Line, unit: &Unit) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = of_line(kind, line, unit).into_iter().map(Sentence::from).collect();
    sentences.extend(more::intervals(line, unit));
    sentences.extend(notes(&line.periods, &line.notes));
    sentences
}

fn of_line(kind: &str, line: &Line, unit: &Unit) -> Vec<String> {
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
    let mut sentences = vec![format!("{kind}{stretch}.")];
    sentences.extend(more::highlighted(line));
    for (_, series) in line.series.iter().enumerate().filter(|(index, _)| !line.is_quiet(*index)) {
        sentences.extend(of_series(line, series, unit));
    }
    sentences.extend(overall(line, unit));
    sentences
}

fn of_series(line: &Line, series: &Series, unit: &Unit) -> Vec<String> {
    let name = if series.label.trim().is_empty() { "The value" } else { series.label.trim() };
    let stretches = stretches::comparable(&series.values);
    if stretches.is_empty() {
        return vec![format!("{name}: no value is shown{}.", codes(series))];
    }
    let breaks = stretches::breaks(&series.values);
    let mut sentences = Vec::new();
    for stretch in &stretches {
        let (first, period) = (stretch[0].0, &line.periods[stretch[0].0].label);
        sentences.extend(breaks.contains(&first).then(|| format!("{}.", changed(period))));
        let points: Vec<Point<'_>> = stretch.iter().map(|(at, value)| (*value, line.periods[*at].label.as_str())).collect();
        let remark = match (&series.values[first], stretches.len()) {
            (Mark::Part(_), _) => ", for a part of the period only",
            (_, 1) => ", the only value shown",
            _ => "",
        };
        sentences.extend(of_stretch(line, name, &points, remark, unit));
    }
    let last = stretches.last().and_then(|stretch| stretch.last());
    // What covers a part of a period says nothing of a target for the whole.
    let last = last.filter(|(at, _)| !matches!(series.values[*at], Mark::Part(_)));
    if let (Some(target), Some((_, value))) = (&line.target, last) {
        let gap = distance(*value, target.value, unit);
        sentences.push(format!("The last value is {gap} “{}” ({}).", target.label, with_unit(target.value, unit)));
    }
    sentences.extend(missing(line, series));
    sentences
}

/// Values that may be compared; `remark` is about one that stands alone.
fn of_stretch(line: &Line, name: &str, points: &[Point<'_>], remark: &str, unit: &Unit) -> Vec<String> {
    match points {
        [] => Vec::new(),
        [(value, period)] => vec![format!("{name}: {} {}{remark}.", with_unit(*value, unit), when(period))],
        [first, .., last] => {
            let extremes = (line.series.len() <= MOST_WITH_EXTREMES).then(|| extremes(points, unit)).flatten();
            std::iter::once(trend(name, *first, *last, unit)).chain(extremes).collect()
        }
    }
}

fn trend(name: &str, (start, first): Point<'_>, (end, last): Point<'_>, unit: &Unit) -> String {
    if start == end {
        return format!("{name}: {} {} and again {}.", with_unit(start, unit), when(first), when(last));
    }
    let (verb, noun) = if end > start { ("rose", "a rise") } else { ("fell", "a fall") };
    format!(
        "{name} {verb} from {} {} to {} {}, {noun} of {}.",
        with_unit(start, unit),
        when(first),
        with_unit(end, unit),
        when(last),
        difference(end - start, unit)
    )
}

fn extremes(points: &[Point<'_>], unit: &Unit) -> Option<String> {
    let highest = points.iter().map(|(value, _)| *value).max()?;
    let lowest = points.iter().map(|(value, _)| *value).min()?;
    if highest == lowest {
        return (points.len() > 2).then(|| "All values are the same.".to_owned());
    }
    let at = |extreme: Decimal| {
        let periods: Vec<&str> = points.iter().filter(|(value, _)| *value == extreme).map(|(_, period)| *period).collect();
        match periods.as_slice() {
            many if many.len() > MOST_TIES => format!("first {}", when(many[0])),
            few => format!("{} {}", preposition(few[0]), listed(few)),
        }
    };
    let (high, low) = (with_unit(highest, unit), with_unit(lowest, unit));
    Some(format!("The highest value was {high}, {}, and the lowest {low}, {}.", at(highest), at(lowest)))
}

/// Names the highest and lowest value of many series together, if all may be compared.
fn overall(line: &Line, unit: &Unit) -> Option<String> {
    let is_broken = line.series.iter().any(|series| stretches::comparable(&series.values).len() > 1);
    if line.series.len() <= MOST_WITH_EXTREMES || is_broken {
        return None;
    }
    let of_one = |series: &'_ Series| {
        let marks = line.periods.iter().map(|period| &period.label).zip(series.values.clone());
        let label = series.label.clone();
        marks.filter_map(move |(period, mark)| Some((mark.value()?, format!("{label}, {}", when(period))))).collect::<Vec<_>>()
    };
    let points: Vec<(Decimal, String)> = line.series.iter().flat_map(of_one).collect();
    let (highest, lowest) = (points.iter().map(|point| point.0).max()?, points.iter().map(|point| point.0).min()?);
    let at = |extreme: Decimal| points.iter().find(|point| point.0 == extreme).map_or("", |point| point.1.as_str());
    let (high, low) = (with_unit(highest, unit), with_unit(lowest, unit));
    (highest != lowest)
        .then(|| format!("The highest value of all was {high} ({}) and the lowest {low} ({}).", at(highest), at(lowest)))
}

fn missing(line: &Line, series: &Series) -> Option<String> {
    let marks = line.periods.iter().zip(&series.values);
    let periods: Vec<&str> = marks.filter(|(_, mark)| mark.value().is_none()).map(|(period, _)| period.label.as_str()).collect();
    let of = match periods.len() {
        0 => return None,
        count if count > MOST_MISSING => format!("{} of {} periods", counted(count), counted(line.periods.len())),
        _ => listed(&periods),
    };
    Some(format!("No value is shown for {of}{}.", codes(series)))
}

fn codes(series: &Series) -> String {
    let mut codes: Vec<&str> = Vec::new();
    for mark in &series.values {
        if let Mark::Missing(code) = mark
            && !codes.contains(&code.as_str())
        {
            codes.push(code);
        }
    }
    if codes.is_empty() { String::new() } else { format!(" ({})", codes.join(", ")) }
}
