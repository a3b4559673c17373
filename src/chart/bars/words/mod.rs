//! Bars in words: how many, the highest and the lowest, what changed, the parts of a whole, the target, missing values.

mod stacks;

use super::parts;
use crate::chart::dumbbell;
use crate::chart::line;
use crate::chart::ranked::{self, none_or, words};
use crate::chart::spec::{Along, Arrange, Bars, Direction, Dumbbell, Line, Mark, Moment, Row, Target};
use crate::chart::words::{self as chart_words, At, Piece, Sentence, counted, listed};
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
    let opening = Sentence::from(format!("{}{}.", kind(bars), span(bars)));
    let rest = match bars.along {
        _ if bars.is_stack() => stacks::sentences(bars, unit),
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

/// Which periods there are.
fn span(bars: &Bars) -> String {
    match (bars.along, bars.categories.as_slice()) {
        // A period that is itself a range would make "from 2015 to 2016 to 2024 to 2025".
        (Along::Periods, [first, .., last]) if first.contains(" to ") || last.contains(" to ") => {
            format!(", the first for {first} and the last for {last}")
        }
        (Along::Periods, [first, .., last]) => format!(", from {first} to {last}"),
        _ => String::new(),
    }
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
    let periods = Moment::evenly(bars.categories.iter().map(String::as_str));
    let line = Line { periods, series: bars.series.clone(), target: bars.target.clone(), ..Line::default() };
    line::words::sentences("Column chart", &line, unit).split_off(1)
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
    let rows = rows.enumerate().map(|(at, (label, (from, to)))| Row {
        label: label.clone(),
        from: from.clone(),
        to: to.clone(),
        target: target.clone(),
        is_highlighted: bars.highlight.categories.contains(&at),
    });
    let target_label = bars.target.as_ref().map(|target| target.label.clone());
    let dumbbell = Dumbbell { from_label: from.label.clone(), to_label: to.label.clone(), target_label, rows: rows.collect() };
    let sentences = dumbbell::words::sentences(&dumbbell, unit).split_off(1);
    sentences.into_iter().map(|Sentence(pieces)| Sentence(pieces.into_iter().map(turned).collect())).collect()
}

/// A dumbbell counts rows and then marks, bars count series and then categories.
fn turned(piece: Piece) -> Piece {
    let place = |at| match at {
        At::Cell(_, 2) | At::Target => At::Target,
        At::Cell(row, mark) => At::Cell(mark, row),
    };
    match piece {
        Piece::Value(text, at) => Piece::Value(text, place(at)),
        Piece::Change(text, later, earlier) => Piece::Change(text, place(later), place(earlier)),
        Piece::Beyond(text, at, other) => Piece::Beyond(text, place(at), place(other)),
        words @ Piece::Words(_) => words,
    }
}

fn of_members(bars: &Bars, unit: &Unit) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    if bars.categories.len() * bars.series.len() <= MOST_TOLD {
        sentences.extend(told(bars, &cells(bars), unit));
    } else {
        sentences.extend(extremes_by_series(bars, unit));
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

fn extremes_by_series(bars: &Bars, unit: &Unit) -> Vec<Sentence> {
    let all = cells(bars);
    let by_series = all.chunk_by(|one, other| one.series == other.series);
    by_series.filter_map(|own| extremes(bars, own, unit)).collect()
}

fn extremes(bars: &Bars, cells: &[Cell], unit: &Unit) -> Option<Sentence> {
    let highest = cells.iter().copied().reduce(|one, other| if other.value > one.value { other } else { one })?;
    let lowest = cells.iter().copied().reduce(|one, other| if other.value < one.value { other } else { one })?;
    let of = if bars.series.len() == 1 { String::new() } else { format!(" of {}", bars.series[highest.series].label) };
    let at = |extreme: Cell| {
        let same = cells.iter().filter(|cell| cell.value == extreme.value);
        listed(&same.map(|cell| bars.categories[cell.category].as_str()).collect::<Vec<_>>())
    };
    if highest.value == lowest.value {
        let only = vec![words(format!("The only value{of} is ")), value(highest, unit), words(format!(" ({}).", at(highest)))];
        let all = vec![words(format!("All values{of} are the same: ")), value(highest, unit), words(".")];
        return Some(Sentence(if cells.len() == 1 { only } else { all }));
    }
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
        let gap = ranked::gap((only.value, At::Cell(only.series, only.category)), (target.value, At::Target), unit);
        return Some(Sentence(vec![words("The value is "), gap, words(format!(" “{}” (", target.label)), level(), words(").")]));
    }
    let count = |test: fn(&Decimal, &Decimal) -> bool| cells.iter().filter(|cell| test(&cell.value, &target.value)).count();
    let (all, below) = (counted(cells.len()), none_or(count(Decimal::lt)));
    let counts = format!("Of {all} values, {} above “{}” (", lie(count(Decimal::gt)), target.label);
    (!cells.is_empty()).then(|| Sentence(vec![words(counts), level(), words(format!(") and {below} below it."))]))
}

/// "one lies", "none lie", "two lie".
fn lie(count: usize) -> String {
    format!("{} {}", none_or(count), if count == 1 { "lies" } else { "lie" })
}

/// Says which values are missing, with their codes.
fn missing(bars: &Bars) -> Option<Sentence> {
    let of = |category| {
        let at = move |series| Cell { value: Decimal::ZERO, series, category };
        parts::missing(bars, category).map(move |(series, code)| (name(bars, at(series)), code)).collect::<Vec<_>>()
    };
    let places: Vec<(String, &str)> = (0..bars.categories.len()).flat_map(of).collect();
    if places.len() <= MOST_MISSING {
        return chart_words::missing(&places);
    }
    let (count, all) = (counted(places.len()), counted(bars.categories.len() * bars.series.len()));
    Some(format!("No value is shown for {count} of {all} bars.").into())
}
