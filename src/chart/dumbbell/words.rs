//! A dumbbell chart in words: each row when there are few, else what happened to how many of them.

use crate::chart::spec::{Dumbbell, Mark, Row};
use crate::chart::words::{At, Sentence, again, counted, difference, difference_again, distance, listed, missing, rises};
use crate::number::{Decimal, Unit, with_unit};

/// Up to this many rows have a sentence each.
const MOST_TOLD: usize = 4;

/// Which mark of a row is which, in [`At::Cell`].
const FROM: usize = 0;
const TO: usize = 1;
const TARGET: usize = 2;

/// A row in which both values are known.
#[derive(Debug, Clone, Copy)]
struct Pair {
    /// Which row.
    at: usize,
    from: Decimal,
    to: Decimal,
}

/// Describes the chart.
pub(in crate::chart) fn sentences(dumbbell: &Dumbbell, unit: &Unit) -> Vec<Sentence> {
    let rows = if dumbbell.rows.len() == 1 { "row" } else { "rows" };
    let (from, to) = (quoted(&dumbbell.from_label), quoted(&dumbbell.to_label));
    let mut sentences =
        vec![Sentence::from(format!("Dumbbell chart with {} {rows}, from {from} to {to}.", counted(dumbbell.rows.len())))];
    if dumbbell.rows.len() <= MOST_TOLD {
        sentences.extend(dumbbell.rows.iter().enumerate().filter_map(|(at, row)| of_row(dumbbell, at, row, unit)));
    } else {
        sentences.extend(of_many(dumbbell, unit));
        let highlighted = dumbbell.rows.iter().enumerate().filter(|(_, row)| row.is_highlighted);
        let told = highlighted.filter_map(|(at, row)| of_row(dumbbell, at, row, unit));
        sentences.extend(told.map(|row| Sentence::from("Highlighted is ".to_owned()).then(row)));
    }
    sentences.extend(missing(&dumbbell.rows.iter().flat_map(|row| without_value(dumbbell, row)).collect::<Vec<_>>()));
    sentences
}

/// A label that is no year stands between quotation marks, so that it cannot run into the words around it.
fn quoted(label: &str) -> String {
    let is_year = label.len() == 4 && label.bytes().all(|byte| byte.is_ascii_digit());
    if is_year { label.to_owned() } else { format!("“{label}”") }
}

fn of_row(dumbbell: &Dumbbell, at: usize, row: &Row, unit: &Unit) -> Option<Sentence> {
    let opening = Sentence::from(format!("{}: ", row.label));
    let (start, end) = (At::Cell(at, FROM), At::Cell(at, TO));
    let told = match (row.from.value(), row.to.value()) {
        (Some(from), Some(to)) if from == to => opening.words("unchanged at ").value(with_unit(to, unit), end),
        (Some(from), Some(to)) => {
            let noun = if rises(from, to, unit) { "a rise" } else { "a fall" };
            opening
                .words("from ")
                .value(with_unit(from, unit), start)
                .words(" to ")
                .value(again(to, unit), end)
                .words(", ")
                .change(format!("{noun} of {}", difference_again(to - from, unit)), end, start)
        }
        (Some(only), None) => opening.value(with_unit(only, unit), start).words(format!(" ({})", dumbbell.from_label)),
        (None, Some(only)) => opening.value(with_unit(only, unit), end).words(format!(" ({})", dumbbell.to_label)),
        (None, None) => return None,
    };
    let target = dumbbell.target_of(row).and_then(Mark::value).zip(row.to.value()).zip(dumbbell.target_label.as_deref());
    let Some(((target, to), label)) = target else { return Some(told.words(".")) };
    let (told, gap) = (told.words(", and "), distance(to, target, unit));
    let told = if to == target { told.words(gap) } else { told.change(gap, end, At::Cell(at, TARGET)) };
    Some(told.words(format!(" “{label}” (")).value(again(target, unit), At::Cell(at, TARGET)).words(")."))
}

fn of_many(dumbbell: &Dumbbell, unit: &Unit) -> Vec<Sentence> {
    let pair = |(at, row): (usize, &'_ Row)| Some(Pair { at, from: row.from.value()?, to: row.to.value()? });
    let pairs: Vec<Pair> = dumbbell.rows.iter().enumerate().filter_map(pair).collect();
    let (rise, fall): (Vec<Pair>, Vec<Pair>) =
        pairs.iter().filter(|pair| pair.from != pair.to).copied().partition(|pair| rises(pair.from, pair.to, unit));
    let mut sentences = Vec::new();
    sentences.extend(directions([rise.len(), fall.len(), pairs.len() - rise.len() - fall.len()]));
    sentences.extend(largest(dumbbell, [("rise", &rise), ("fall", &fall)], unit));
    sentences.extend(extremes(dumbbell, unit));
    sentences.extend(against_target(dumbbell, unit));
    sentences
}

/// How many rows rose, fell and stayed.
fn directions(counts: [usize; 3]) -> Option<Sentence> {
    let told = counts.into_iter().zip(["rises", "falls", "stays the same"]).filter(|(count, _)| *count > 0);
    let parts: Vec<String> = told
        .enumerate()
        .map(|(at, (count, verb))| {
            let noun = match (at, count) {
                (0, 1) => " row",
                (0, _) => " rows",
                _ => "",
            };
            format!("{verb} in {}{noun}", counted(count))
        })
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    (!parts.is_empty()).then(|| format!("The value {}.", listed(&parts)).into())
}

/// "The largest rise is 40 children, from 290 to 330 (South West), and the largest fall 130, from 550 to 420 (Wales)."
fn largest(dumbbell: &Dumbbell, sides: [(&str, &[Pair]); 2], unit: &Unit) -> Option<Sentence> {
    let size = |pair: &Pair| (pair.to - pair.from).abs();
    let mut sentence: Option<Sentence> = None;
    for (noun, pairs) in sides {
        // Of equal ones the first.
        let most = pairs.iter().map(size).max();
        let Some(pair) = pairs.iter().find(|pair| Some(size(pair)) == most) else { continue };
        let (start, end) = (At::Cell(pair.at, FROM), At::Cell(pair.at, TO));
        let label = dumbbell.rows.get(pair.at).map_or("", |row| row.label.as_str());
        let (opening, change) = match sentence {
            None => (Sentence::from(format!("The largest {noun} is ")), difference(size(pair), unit)),
            Some(before) => (before.words(format!(", and the largest {noun} ")), difference_again(size(pair), unit)),
        };
        let told = opening.change(change, end, start).words(", from ").value(again(pair.from, unit), start);
        sentence = Some(told.words(" to ").value(again(pair.to, unit), end).words(format!(" ({label})")));
    }
    sentence.map(|sentence| sentence.words("."))
}

fn extremes(dumbbell: &Dumbbell, unit: &Unit) -> Option<Sentence> {
    let rows = dumbbell.rows.iter().enumerate();
    let rows: Vec<(Decimal, usize, &str)> =
        rows.filter_map(|(at, row)| Some((row.to.value()?, at, row.label.as_str()))).collect();
    let (largest, smallest) = (rows.iter().map(|row| row.0).max()?, rows.iter().map(|row| row.0).min()?);
    let (highest, lowest) = if *unit == Unit::Rank { (smallest, largest) } else { (largest, smallest) };
    let own = |extreme: Decimal| rows.iter().filter(move |row| row.0 == extreme);
    let labels = |extreme: Decimal| listed(&own(extreme).map(|row| row.2).collect::<Vec<_>>());
    let at = |extreme: Decimal| own(extreme).next().map(|row| At::Cell(row.1, TO));
    let (high, low) = (at(highest)?, at(lowest)?);
    let noun = if *unit == Unit::Rank { "place" } else { "value" };
    let told = Sentence::default()
        .beyond(format!("The highest {noun}"), high, low)
        .words(format!(" for {} is ", quoted(&dumbbell.to_label)))
        .value(with_unit(highest, unit), high)
        .words(format!(" ({}) and the lowest ", labels(highest)))
        .value(again(lowest, unit), low)
        .words(format!(" ({}).", labels(lowest)));
    (highest != lowest).then_some(told)
}

fn against_target(dumbbell: &Dumbbell, unit: &Unit) -> Option<Sentence> {
    let label = dumbbell.target_label.as_deref()?;
    let known = |row: &Row| Some((row.to.value()?, row.target.as_ref()?.value()?));
    let known: Vec<(Decimal, Decimal)> = dumbbell.rows.iter().filter_map(known).collect();
    let apart = || known.iter().filter(|(to, target)| to != target);
    let above = apart().filter(|(to, target)| rises(*target, *to, unit)).count();
    let count = |count: usize| if count == 0 { "none".to_owned() } else { counted(count) };
    let (above, below) = (count(above), count(apart().count() - above));
    let (rows, to) = (counted(known.len()), quoted(&dumbbell.to_label));
    let text = || format!("Of {rows} rows with both values, {above} lie above “{label}” and {below} below it in {to}.");
    (!known.is_empty()).then(|| text().into())
}

/// The places of a row without a value, with their codes.
fn without_value<'a>(dumbbell: &Dumbbell, row: &'a Row) -> Vec<(String, &'a str)> {
    let marks = [(&dumbbell.from_label, &row.from), (&dumbbell.to_label, &row.to)];
    let place = |(label, mark): (&String, &'a Mark)| match mark {
        Mark::Missing(code) => Some((format!("{} in {}", row.label, quoted(label)), code.as_str())),
        _ => None,
    };
    marks.into_iter().filter_map(place).collect()
}
