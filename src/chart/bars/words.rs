//! Bars in words: how many, the highest and the lowest, what changed, the parts of the largest whole, the target.

use super::parts;
use crate::chart::dumbbell;
use crate::chart::line;
use crate::chart::spec::{Along, Arrange, Bars, Direction, Dumbbell, Line, Mark, Row, Target};
use crate::chart::words::{At, Piece, Sentence, counted, distance, listed};
use crate::number::{Decimal, Unit, with_unit};

/// Up to this many values are told one by one.
const MOST_TOLD: usize = 4;
/// Missing values are listed up to this many; beyond, they are counted.
const MOST_MISSING: usize = 6;

/// A value with its place in the data.
#[derive(Clone, Copy)]
struct Cell {
    value: Decimal,
    series: usize,
    category: usize,
}

/// Describes the chart.
pub(in crate::chart) fn sentences(bars: &Bars, unit: &Unit) -> Vec<Sentence> {
    let opening = Sentence::from(format!("{}.", kind(bars)));
    let rest = match bars.along {
        _ if bars.is_stack() => of_stacks(bars, unit),
        Along::Periods => of_trend(bars, unit),
        Along::Members if has_pairs(bars) => of_pairs(bars, unit),
        Along::Members => of_members(bars, unit),
    };
    std::iter::once(opening).chain(rest).collect()
}

/// "Bar chart with nine groups of two bars: 2021 and 2025".
fn kind(bars: &Bars) -> String {
    let (chart, bar) = match bars.direction {
        Direction::Across => ("bar chart", "bar"),
        Direction::Up => ("column chart", "column"),
    };
    let (categories, series) = (bars.categories.len(), bars.series.len());
    let name = match bars.arrange {
        Arrange::Grouped => capitalised(chart),
        Arrange::Stacked => format!("Stacked {chart}"),
        Arrange::Shares => capitalised(&format!("{chart} stacked to 100%")),
    };
    let each = match (bars.is_stack(), series) {
        (_, 0 | 1) => many(categories, bar),
        (true, _) => format!("{} of {}", many(categories, bar), many(series, "part")),
        (false, _) => format!("{} of {}", many(categories, "group"), many(series, bar)),
    };
    let names: Vec<&str> = bars.series.iter().map(|series| series.label.as_str()).collect();
    let named = if series > 1 { format!(": {}", listed(&names)) } else { String::new() };
    format!("{name} with {each}{named}")
}

fn many(count: usize, noun: &str) -> String {
    format!("{} {noun}{}", counted(count), if count == 1 { "" } else { "s" })
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Columns over time say what a line says.
fn of_trend(bars: &Bars, unit: &Unit) -> Vec<Sentence> {
    let line = Line { periods: bars.categories.clone(), series: bars.series.clone(), target: bars.target.clone() };
    line::words::sentences(&line, unit).split_off(1)
}

/// Whether each category compares two values that were counted in one way.
fn has_pairs(bars: &Bars) -> bool {
    let [from, to] = bars.series.as_slice() else { return false };
    from.values.iter().zip(&to.values).all(|(from, to)| match (from, to) {
        (Mark::Missing(_), _) | (_, Mark::Missing(_)) => true,
        (before, after) => after.goes_on_from(before),
    })
}

/// Two values a category say what a dumbbell says.
fn of_pairs(bars: &Bars, unit: &Unit) -> Vec<Sentence> {
    let [from, to] = bars.series.as_slice() else { return Vec::new() };
    let target = bars.target.as_ref().map(|target| Mark::Value(target.value));
    let rows = bars.categories.iter().zip(from.values.iter().zip(&to.values));
    let rows =
        rows.map(|(label, (from, to))| Row { label: label.clone(), from: from.clone(), to: to.clone(), target: target.clone() });
    let target_label = bars.target.as_ref().map(|target| target.label.clone());
    let dumbbell = Dumbbell { from_label: from.label.clone(), to_label: to.label.clone(), target_label, rows: rows.collect() };
    let sentences = dumbbell::words::sentences(&dumbbell, unit).split_off(1);
    sentences.into_iter().map(|Sentence(pieces)| Sentence(pieces.into_iter().map(turned).collect())).collect()
}

/// A dumbbell counts rows and then marks, bars count series and then categories.
fn turned(piece: Piece) -> Piece {
    let place = |at| match at {
        At::Cell(_, 2) => At::Target,
        At::Cell(row, mark) => At::Cell(mark, row),
        At::Target => At::Target,
    };
    match piece {
        Piece::Value(text, at) => Piece::Value(text, place(at)),
        Piece::Change(text, later, earlier) => Piece::Change(text, place(later), place(earlier)),
        words @ Piece::Words(_) => words,
    }
}

fn of_members(bars: &Bars, unit: &Unit) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    if bars.categories.len() * bars.series.len() <= MOST_TOLD {
        sentences.extend(told(bars, &cells(bars), unit));
    } else {
        for series in 0..bars.series.len() {
            let own: Vec<Cell> = cells(bars).into_iter().filter(|cell| cell.series == series).collect();
            sentences.extend(extremes(bars, &own, unit));
        }
    }
    sentences.extend(bars.target.as_ref().and_then(|target| against(bars, target, unit)));
    sentences.extend(missing(bars));
    sentences
}

/// Values that are there, series by series.
fn cells(bars: &Bars) -> Vec<Cell> {
    let series = bars.series.iter().enumerate();
    let of = |(series, values): (usize, &crate::chart::spec::Series)| {
        let marks = values.values.iter().enumerate();
        let cells = marks.filter_map(move |(category, mark)| mark.value().map(|value| Cell { value, series, category }));
        cells.collect::<Vec<_>>()
    };
    series.flat_map(of).collect()
}

fn value(cell: Cell, unit: &Unit) -> Piece {
    Piece::Value(with_unit(cell.value, unit), At::Cell(cell.series, cell.category))
}

fn words(text: impl Into<String>) -> Piece {
    Piece::Words(text.into())
}

/// The name of a bar in a sentence.
fn name(bars: &Bars, cell: Cell) -> String {
    let (category, series) = (&bars.categories[cell.category], &bars.series[cell.series].label);
    if bars.series.len() == 1 { category.clone() } else { format!("{category}, {series}") }
}

/// "North East: 310 children; London: 200 children."
fn told(bars: &Bars, cells: &[Cell], unit: &Unit) -> Option<Sentence> {
    let mut pieces = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let joint = if at == 0 { "" } else { "; " };
        pieces.extend([words(format!("{joint}{}: ", name(bars, *cell))), value(*cell, unit)]);
    }
    pieces.push(words("."));
    (!cells.is_empty()).then_some(Sentence(pieces))
}

fn extremes(bars: &Bars, cells: &[Cell], unit: &Unit) -> Option<Sentence> {
    let highest = cells.iter().copied().reduce(|one, other| if other.value > one.value { other } else { one })?;
    let lowest = cells.iter().copied().reduce(|one, other| if other.value < one.value { other } else { one })?;
    let of = if bars.series.len() == 1 { String::new() } else { format!(" of {}", bars.series[highest.series].label) };
    if highest.value == lowest.value {
        let all = vec![words(format!("All values{of} are the same: ")), value(highest, unit), words(".")];
        return Some(Sentence(all));
    }
    let at = |extreme: Cell| {
        let same = cells.iter().filter(|cell| cell.value == extreme.value);
        listed(&same.map(|cell| bars.categories[cell.category].as_str()).collect::<Vec<_>>())
    };
    Some(Sentence(vec![
        words(format!("The highest value{of} is ")),
        value(highest, unit),
        words(format!(" ({}) and the lowest ", at(highest))),
        value(lowest, unit),
        words(format!(" ({}).", at(lowest))),
    ]))
}

/// How values lie to the target: one by its distance, several by how many.
fn against(bars: &Bars, target: &Target, unit: &Unit) -> Option<Sentence> {
    let cells = cells(bars);
    let level = || Piece::Value(with_unit(target.value, unit), At::Target);
    if let [only] = cells.as_slice() {
        let gap = distance(only.value, target.value, unit);
        return Some(Sentence(vec![words(format!("The value is {gap} “{}” (", target.label)), level(), words(").")]));
    }
    let count = |test: fn(&Decimal, &Decimal) -> bool| cells.iter().filter(|cell| test(&cell.value, &target.value)).count();
    let none_or = |count: usize| if count == 0 { "none".to_owned() } else { counted(count) };
    let (above, below) = (none_or(count(Decimal::gt)), none_or(count(Decimal::lt)));
    let bars = counted(cells.len());
    let counts = format!("Of {bars} values, {above} lie above “{}” (", target.label);
    (!cells.is_empty()).then(|| Sentence(vec![words(counts), level(), words(format!(") and {below} below it."))]))
}

/// Says which values are missing, with their codes.
fn missing(bars: &Bars) -> Option<Sentence> {
    let of = |category| {
        let codes = parts::missing(bars, category);
        codes
            .map(|(series, code)| format!("{} ({code})", name(bars, Cell { value: Decimal::ZERO, series, category })))
            .collect::<Vec<_>>()
    };
    let names: Vec<String> = (0..bars.categories.len()).flat_map(of).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let all = counted(bars.categories.len() * bars.series.len());
    match names.len() {
        0 => None,
        count if count > MOST_MISSING => Some(format!("No value is shown for {} of {all} bars.", counted(count)).into()),
        _ => Some(format!("No value is shown for {}.", listed(&names)).into()),
    }
}

/// The parts of few stacks one by one, else of the first and the last over time, else of the largest; then the totals.
fn of_stacks(bars: &Bars, unit: &Unit) -> Vec<Sentence> {
    let last = bars.categories.len().saturating_sub(1);
    let largest = (0..=last).reduce(|one, other| if bars.total(other) > bars.total(one) { other } else { one });
    let chosen: Vec<usize> = match bars.along {
        _ if last < 2 => (0..bars.categories.len()).collect(),
        Along::Periods => vec![0, last],
        Along::Members => largest.into_iter().collect(),
    };
    let mut sentences: Vec<Sentence> = chosen.into_iter().filter_map(|category| of_stack(bars, category, unit)).collect();
    if bars.arrange == Arrange::Stacked {
        sentences.extend(totals(bars, unit));
    }
    sentences.extend(missing(bars));
    sentences
}

/// "In 2025: under 1, 240 children; 1 to 4, 2,110 children."
fn of_stack(bars: &Bars, category: usize, unit: &Unit) -> Option<Sentence> {
    let of = cells(bars).into_iter().filter(|cell| cell.category == category).collect::<Vec<_>>();
    let mut pieces = vec![words(format!("{}: ", bars.categories[category]))];
    for (at, cell) in of.iter().enumerate() {
        let joint = if at == 0 { "" } else { "; " };
        pieces.extend([words(format!("{joint}{}, ", bars.series[cell.series].label)), value(*cell, unit)]);
    }
    pieces.push(words("."));
    (!of.is_empty()).then_some(Sentence(pieces))
}

/// The highest and the lowest sum of parts, and how sums lie to the target.
fn totals(bars: &Bars, unit: &Unit) -> Vec<Sentence> {
    let totals: Vec<(Decimal, &str)> =
        bars.categories.iter().enumerate().map(|(at, name)| (bars.total(at), name.as_str())).collect();
    let (Some(highest), Some(lowest)) = (totals.iter().max_by_key(|total| total.0), totals.iter().min_by_key(|total| total.0))
    else {
        return Vec::new();
    };
    let (high, low) = (with_unit(highest.0, unit), with_unit(lowest.0, unit));
    let first = if highest.0 == lowest.0 {
        format!("The parts add up to {high}.")
    } else {
        format!("The parts add up to most for {} ({high}) and to least for {} ({low}).", highest.1, lowest.1)
    };
    let against = bars.target.as_ref().map(|target| {
        let above = totals.iter().filter(|total| total.0 > target.value).count();
        let above = if above == 0 { "none".to_owned() } else { counted(above) };
        let level = Piece::Value(with_unit(target.value, unit), At::Target);
        Sentence(vec![
            words(format!("Of {} totals, {above} lie above “{}” (", counted(totals.len()), target.label)),
            level,
            words(")."),
        ])
    });
    std::iter::once(Sentence::from(first)).chain(against).collect()
}
