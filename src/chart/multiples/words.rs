//! Small multiples in words: panel by panel when there are few, else what happened in how many of them.

use std::collections::BTreeSet;

use crate::chart::forms;
use crate::chart::spec::stretches;
use crate::chart::spec::{Form, Mark, Moment, Multiples, Panel, Series, Spec};
use crate::chart::words::{At, Piece, Sentence, counted, difference, listed, when};
use crate::number::{Decimal, Unit, with_unit};

/// Up to this many panels have sentences of their own.
const MOST_TOLD: usize = 3;

/// A lone line that runs from the first period to the last without a change in the way of counting.
struct Run<'a> {
    panel: &'a str,
    first: (At, Decimal),
    last: (At, Decimal),
}

/// Describes the chart.
pub(in crate::chart) fn sentences(multiples: &Multiples, spec: &Spec) -> Vec<Sentence> {
    let panels = super::panels(spec, multiples);
    let own: Vec<Vec<Sentence>> = panels.iter().map(forms::sentences).collect();
    let mut sentences = vec![opening(multiples, &own).unwrap_or_else(|| "Small multiples without a panel.".to_owned().into())];
    if multiples.panels.len() <= MOST_TOLD {
        let mut before = 0;
        for (panel, own) in multiples.panels.iter().zip(own) {
            let is_group = series(&panel.form).len() > 1;
            sentences.extend(own.into_iter().skip(1).enumerate().map(|(at, sentence)| {
                // A lone line is named by its first sentence, unless it has no value.
                let is_named = at > 0 || sentence.to_string().contains(&panel.label);
                let name = (is_group || !is_named).then_some(panel.label.as_str());
                moved(sentence, name, before)
            }));
            before += series(&panel.form).len();
        }
    } else {
        sentences.extend(of_many(multiples, &spec.unit));
    }
    sentences
}

/// "Small multiples with one scale: nine panels, each a line chart from 2021 to 2025."
fn opening(multiples: &Multiples, own: &[Vec<Sentence>]) -> Option<Sentence> {
    let kind = own.first()?.first()?.to_string();
    let kind = kind.trim_end_matches('.');
    let (first, rest) = (kind.chars().next()?.to_lowercase().to_string(), kind.chars().skip(1).collect::<String>());
    let article = if "aeiou".contains(&first) { "an" } else { "a" };
    let panels = match multiples.panels.len() {
        1 => "Small multiples with one panel,".to_owned(),
        count => format!("Small multiples with one scale: {} panels, each", counted(count)),
    };
    Some(Sentence::from(format!("{panels} {article} {first}{rest}.")))
}

/// A sentence about a panel as a sentence about the chart: its series are counted through all panels.
fn moved(sentence: Sentence, name: Option<&str>, before: usize) -> Sentence {
    let shift = |at: At| match at {
        At::Cell(series, index) => At::Cell(series + before, index),
        At::Target => At::Target,
    };
    let piece = |piece: Piece| match piece {
        Piece::Words(words) => Piece::Words(words),
        Piece::Value(text, at) => Piece::Value(text, shift(at)),
        Piece::Change(text, later, earlier) => Piece::Change(text, shift(later), shift(earlier)),
        Piece::Beyond(text, at, other) => Piece::Beyond(text, shift(at), shift(other)),
    };
    let name = name.map(|name| Piece::Words(format!("{name}: ")));
    Sentence(name.into_iter().chain(sentence.0.into_iter().map(piece)).collect())
}

fn series(form: &Form) -> &[Series] {
    match form {
        Form::Line(line) | Form::Area(line) => &line.series,
        _ => &[],
    }
}

fn of_many(multiples: &Multiples, unit: &Unit) -> Vec<Sentence> {
    let runs = runs(multiples);
    let mut sentences: Vec<Sentence> = directions(multiples, &runs).into_iter().collect();
    for (noun, is_of) in [("rise", Decimal::gt as fn(&Decimal, &Decimal) -> bool), ("fall", Decimal::lt)] {
        let those = runs.iter().filter(|run| is_of(&run.last.1, &run.first.1));
        let size = |run: &Run<'_>| (run.last.1 - run.first.1).abs();
        let largest = those.clone().map(size).max();
        let largest: Vec<&Run<'_>> = those.filter(|run| Some(size(run)) == largest).collect();
        sentences.extend(change(&largest, noun, unit));
    }
    sentences.extend(extremes(&last_values(multiples), last_period(multiples), unit));
    sentences.extend(missing(multiples));
    sentences
}

fn runs(multiples: &Multiples) -> Vec<Run<'_>> {
    let mut before = 0;
    let mut runs = Vec::new();
    for panel in &multiples.panels {
        let own = series(&panel.form);
        if let [only] = own
            && let [stretch] = stretches::comparable(&only.values).as_slice()
            && let [first, .., last] = stretch.as_slice()
            && (first.0, last.0 + 1) == (0, only.values.len())
        {
            let cell = |point: &(usize, Decimal)| (At::Cell(before, point.0), point.1);
            runs.push(Run { panel: &panel.label, first: cell(first), last: cell(last) });
        }
        before += own.len();
    }
    runs
}

fn directions(multiples: &Multiples, runs: &[Run<'_>]) -> Option<Sentence> {
    let count = |test: fn(&Run<'_>) -> bool| runs.iter().filter(|run| test(run)).count();
    let counts = [
        (count(|run| run.last.1 > run.first.1), "higher in"),
        (count(|run| run.last.1 < run.first.1), "lower in"),
        (count(|run| run.last.1 == run.first.1), "the same in"),
    ];
    let parts: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .enumerate()
        .map(|(at, (count, side))| format!("{side} {}{}", counted(*count), noun(at, *count)))
        .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let (first, last) = (first_period(multiples), last_period(multiples));
    let of = if runs.len() == multiples.panels.len() {
        String::new()
    } else {
        format!(", of the {} that can be compared", counted(runs.len()))
    };
    (!parts.is_empty()).then(|| Sentence::from(format!("Compared with {first}, the value for {last} is {}{of}.", listed(&parts))))
}

/// Names what is counted, the first time.
fn noun(at: usize, count: usize) -> &'static str {
    match (at, count) {
        (0, 1) => " panel",
        (0, _) => " panels",
        _ => "",
    }
}

/// "The largest fall is that of West Midlands: from 550 children to 420 children, a fall of 130 children."
fn change(largest: &[&Run<'_>], noun: &str, unit: &Unit) -> Option<Sentence> {
    let (run, same) = largest.split_first()?;
    let same: Vec<&str> = same.iter().map(|run| run.panel).collect();
    let same = if same.is_empty() { String::new() } else { format!("; as large is that of {}", listed(&same)) };
    let words = |text: &str| Piece::Words(text.to_owned());
    let value = |(at, value): (At, Decimal)| Piece::Value(with_unit(value, unit), at);
    Some(Sentence(vec![
        Piece::Words(format!("The largest {noun} is that of {}: from ", run.panel)),
        value(run.first),
        words(" to "),
        value(run.last),
        words(", "),
        Piece::Change(format!("a {noun} of {}", difference(run.last.1 - run.first.1, unit)), run.last.0, run.first.0),
        Piece::Words(format!("{same}.")),
    ]))
}

/// The values of lone lines in the last period, with the names of their panels.
fn last_values(multiples: &Multiples) -> Vec<(&str, At, Decimal)> {
    let mut before = 0;
    let mut values = Vec::new();
    for panel in &multiples.panels {
        let own = series(&panel.form);
        if let [Series { values: marks, .. }] = own
            && let Some(value) = marks.last().and_then(Mark::value)
        {
            values.push((panel.label.as_str(), At::Cell(before, marks.len() - 1), value));
        }
        before += own.len();
    }
    values
}

fn extremes(values: &[(&str, At, Decimal)], period: &str, unit: &Unit) -> Option<Sentence> {
    let (highest, lowest) = (values.iter().map(|value| value.2).max()?, values.iter().map(|value| value.2).min()?);
    if highest == lowest {
        return None;
    }
    let of = |extreme: Decimal| {
        let those: Vec<&(&str, At, Decimal)> = values.iter().filter(|value| value.2 == extreme).collect();
        let names: Vec<&str> = those.iter().map(|value| value.0).collect();
        [Piece::Value(with_unit(extreme, unit), those[0].1), Piece::Words(format!(" ({})", listed(&names)))]
    };
    let mut pieces = vec![Piece::Words(format!("The highest value {} is ", when(period)))];
    pieces.extend(of(highest));
    pieces.push(Piece::Words(" and the lowest ".to_owned()));
    pieces.extend(of(lowest));
    pieces.push(Piece::Words(".".to_owned()));
    Some(Sentence(pieces))
}

/// "Values are missing for Slough ([c]) and Rutland ([c])."
fn missing(multiples: &Multiples) -> Option<Sentence> {
    let codes = |panel: &Panel| {
        let marks = series(&panel.form).iter().flat_map(|series| &series.values);
        let codes: BTreeSet<&str> = marks.filter_map(Mark::code).collect();
        (!codes.is_empty()).then(|| format!("{} ({})", panel.label, codes.into_iter().collect::<Vec<_>>().join(", ")))
    };
    let panels: Vec<String> = multiples.panels.iter().filter_map(codes).collect();
    let panels: Vec<&str> = panels.iter().map(String::as_str).collect();
    (!panels.is_empty()).then(|| Sentence::from(format!("Values are missing for {}.", listed(&panels))))
}

fn first_period(multiples: &Multiples) -> &str {
    periods(multiples).first().map_or("", |period| period.label.as_str())
}

fn last_period(multiples: &Multiples) -> &str {
    periods(multiples).last().map_or("", |period| period.label.as_str())
}

fn periods(multiples: &Multiples) -> &[Moment] {
    match multiples.panels.first().map(|panel| &panel.form) {
        Some(Form::Line(line) | Form::Area(line)) => &line.periods,
        _ => &[],
    }
}
