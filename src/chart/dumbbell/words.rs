//! A dumbbell chart in words: each row when there are few, else what happened to how many of them.

use crate::number::{Decimal, Unit, with_unit};

use crate::chart::spec::{Dumbbell, Mark, Row};
use crate::chart::words::{Sentence, counted, difference, distance, listed};

/// Up to this many rows have a sentence each.
const MOST_TOLD: usize = 4;

/// A row in which both values are known.
struct Pair<'a> {
    label: &'a str,
    from: Decimal,
    to: Decimal,
}

/// Describes the chart.
pub(in crate::chart) fn sentences(dumbbell: &Dumbbell, unit: &Unit) -> Vec<Sentence> {
    let rows = if dumbbell.rows.len() == 1 { "row" } else { "rows" };
    let (from, to) = (&dumbbell.from_label, &dumbbell.to_label);
    let mut sentences = vec![format!("Dumbbell chart with {} {rows}: {from} against {to}.", counted(dumbbell.rows.len()))];
    if dumbbell.rows.len() <= MOST_TOLD {
        sentences.extend(dumbbell.rows.iter().filter_map(|row| of_row(dumbbell, row, unit)));
    } else {
        sentences.extend(of_many(dumbbell, unit));
        let highlighted = dumbbell.rows.iter().filter(|row| row.is_highlighted);
        sentences.extend(highlighted.filter_map(|row| of_row(dumbbell, row, unit)).map(|row| format!("Highlighted is {row}")));
    }
    sentences.extend(missing(dumbbell));
    sentences.into_iter().map(Sentence::from).collect()
}

fn of_row(dumbbell: &Dumbbell, row: &Row, unit: &Unit) -> Option<String> {
    let said = |value: Decimal, label: &str| format!("{} ({label})", with_unit(value, unit));
    let (from_label, to_label) = (dumbbell.from_label.as_str(), dumbbell.to_label.as_str());
    let start = match (row.from.value(), row.to.value()) {
        (Some(from), Some(to)) if from == to => format!("{} ({from_label} and {to_label})", with_unit(to, unit)),
        (Some(from), Some(to)) => {
            let noun = if to > from { "a rise" } else { "a fall" };
            let change = difference(to - from, unit);
            format!("from {} to {}, {noun} of {change}", said(from, from_label), said(to, to_label))
        }
        (Some(only), None) => said(only, from_label),
        (None, Some(only)) => said(only, to_label),
        (None, None) => return None,
    };
    let target = dumbbell.target_of(row).and_then(Mark::value).zip(row.to.value()).zip(dumbbell.target_label.as_deref());
    let against = target.map(|((target, to), label)| {
        format!("; {to_label} is {} “{label}” ({})", distance(to, target, unit), with_unit(target, unit))
    });
    Some(format!("{}: {start}{}.", row.label, against.unwrap_or_default()))
}

fn of_many(dumbbell: &Dumbbell, unit: &Unit) -> Vec<String> {
    let pair = |row: &'_ Row| Some((row.from.value()?, row.to.value()?));
    let pairs: Vec<Pair<'_>> =
        dumbbell.rows.iter().filter_map(|row| pair(row).map(|(from, to)| Pair { label: &row.label, from, to })).collect();
    let mut sentences = Vec::new();
    sentences.extend(directions(dumbbell, &pairs));
    sentences.extend(largest("rise", pairs.iter().filter(|pair| pair.to > pair.from), unit));
    sentences.extend(largest("fall", pairs.iter().filter(|pair| pair.to < pair.from), unit));
    sentences.extend(extremes(dumbbell, unit));
    sentences.extend(against_target(dumbbell));
    sentences
}

fn directions(dumbbell: &Dumbbell, pairs: &[Pair<'_>]) -> Option<String> {
    let count = |test: fn(&Pair<'_>) -> bool| pairs.iter().filter(|pair| test(pair)).count();
    let counts = [
        (count(|pair| pair.to > pair.from), "higher"),
        (count(|pair| pair.to < pair.from), "lower"),
        (count(|pair| pair.to == pair.from), "the same"),
    ];
    let told = counts.iter().filter(|(count, _)| *count > 0).enumerate();
    let parts: Vec<String> =
        told.map(|(at, (count, side))| format!("{side} in {}{}", counted(*count), noun(at, *count))).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (from, to) = (&dumbbell.from_label, &dumbbell.to_label);
    (!parts.is_empty()).then(|| format!("Compared with {from}, the value for {to} is {}.", listed(&parts)))
}

/// Names what is counted, the first time.
fn noun(at: usize, count: usize) -> &'static str {
    match (at, count) {
        (0, 1) => " row",
        (0, _) => " rows",
        _ => "",
    }
}

fn largest<'a>(noun: &str, pairs: impl Iterator<Item = &'a Pair<'a>>, unit: &Unit) -> Option<String> {
    let mut largest: Option<&Pair<'_>> = None;
    for pair in pairs {
        let size = (pair.to - pair.from).abs();
        if largest.is_none_or(|other| size > (other.to - other.from).abs()) {
            largest = Some(pair);
        }
    }
    let Pair { label, from, to } = largest?;
    let (change, from, to) = (difference(to - from, unit), with_unit(*from, unit), with_unit(*to, unit));
    Some(format!("The largest {noun} is {change}, from {from} to {to}: {label}."))
}

fn extremes(dumbbell: &Dumbbell, unit: &Unit) -> Option<String> {
    let rows = dumbbell.rows.iter().filter_map(|row| Some((row.to.value()?, row.label.as_str())));
    let rows: Vec<(Decimal, &str)> = rows.collect();
    let (highest, lowest) = (rows.iter().map(|row| row.0).max()?, rows.iter().map(|row| row.0).min()?);
    let at = |extreme: Decimal| {
        let labels: Vec<&str> = rows.iter().filter(|row| row.0 == extreme).map(|row| row.1).collect();
        format!("{} ({})", with_unit(extreme, unit), listed(&labels))
    };
    (highest != lowest).then(|| {
        let to = &dumbbell.to_label;
        format!("The highest value of {to} is {} and the lowest {}.", at(highest), at(lowest))
    })
}

fn against_target(dumbbell: &Dumbbell) -> Option<String> {
    let label = dumbbell.target_label.as_deref()?;
    let known = |row: &Row| Some((row.to.value()?, row.target.as_ref()?.value()?));
    let known: Vec<(Decimal, Decimal)> = dumbbell.rows.iter().filter_map(known).collect();
    let count = |test: fn(&(Decimal, Decimal)) -> bool| match known.iter().filter(|row| test(row)).count() {
        0 => "none".to_owned(),
        some => counted(some),
    };
    let (above, below) = (count(|(to, target)| to > target), count(|(to, target)| to < target));
    let rows = counted(known.len());
    (!known.is_empty()).then(|| {
        format!("Of {rows} rows with both values, {above} lie above “{label}” and {below} below it in {}.", dumbbell.to_label)
    })
}

fn missing(dumbbell: &Dumbbell) -> Option<String> {
    let parts = |row: &Row| {
        let marks = [(&dumbbell.from_label, &row.from), (&dumbbell.to_label, &row.to)];
        let code = |(label, mark): (&String, &Mark)| match mark {
            Mark::Missing(code) => Some(format!("{} in {label} ({code})", row.label)),
            _ => None,
        };
        marks.into_iter().filter_map(code).collect::<Vec<_>>()
    };
    let missing: Vec<String> = dumbbell.rows.iter().flat_map(parts).collect();
    let names: Vec<&str> = missing.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| format!("No value is shown for {}.", listed(&names)))
}
