//! A stacked area chart in words: its parts from the lowest up, and how each changed.

use crate::number::{Decimal, Unit, with_unit};

use crate::chart::spec::{Mark, Series, Stack, stretches};
use crate::chart::words::{At, Piece, Sentence, changed, counted, difference, listed, notes, when};

/// Describes the chart.
pub(in crate::chart) fn sentences(stack: &Stack, unit: &Unit) -> Vec<Sentence> {
    let mut sentences = vec![opening(stack)];
    for (index, part) in stack.parts.iter().enumerate() {
        sentences.extend(of_part(stack, (index, part), unit));
    }
    sentences.extend(largest(stack, unit));
    sentences.extend(notes(&stack.periods, &stack.notes));
    sentences
}

fn opening(stack: &Stack) -> Sentence {
    let names: Vec<&str> = stack.parts.iter().map(|part| part.label.as_str()).collect();
    let stretch = match stack.periods.as_slice() {
        [first, .., last] => format!(", the first period {} and the last {}", first.label, last.label),
        [only] => format!(" for {}", only.label),
        [] => String::new(),
    };
    let parts = if names.len() == 1 { "part" } else { "parts" };
    let names = listed(&names);
    Sentence::from(format!(
        "Stacked area chart with {} {parts}{stretch}. From the bottom up: {names}.",
        counted(stack.parts.len())
    ))
}

/// One sentence for each stretch of values that may be compared.
fn of_part(stack: &Stack, (index, part): (usize, &Series), unit: &Unit) -> Vec<Sentence> {
    let label = |at: usize| stack.periods.get(at).map_or("", |period| period.label.as_str());
    let value = |(at, value): (usize, Decimal)| Piece::Value(with_unit(value, unit), At::Cell(index, at));
    let words = |text: String| Piece::Words(text);
    let sentence = |stretch: &stretches::Stretch| match stretch.as_slice() {
        [] => Sentence::default(),
        [only] => Sentence(vec![words(format!("{}: ", part.label)), value(*only), words(format!(" {}.", when(label(only.0))))]),
        [first, .., last] if first.1 == last.1 => Sentence(vec![
            words(format!("{}: ", part.label)),
            value(*first),
            words(format!(" {} and again {}.", when(label(first.0)), when(label(last.0)))),
        ]),
        [first, .., last] => {
            let (verb, noun) = if last.1 > first.1 { ("rose", "a rise") } else { ("fell", "a fall") };
            let change = format!("{noun} of {}", difference(last.1 - first.1, unit));
            Sentence(vec![
                words(format!("{} {verb} from ", part.label)),
                value(*first),
                words(format!(" {} to ", when(label(first.0)))),
                value(*last),
                words(format!(" {}, ", when(label(last.0)))),
                Piece::Change(change, At::Cell(index, last.0), At::Cell(index, first.0)),
                words(".".to_owned()),
            ])
        }
    };
    let stretches = stretches::comparable(&part.values);
    let mut sentences: Vec<Sentence> = stretches.iter().map(sentence).collect();
    let breaks = stretches::breaks(&part.values);
    sentences.extend(breaks.iter().map(|at| Sentence::from(format!("{}.", changed(label(*at))))));
    sentences
}

/// Which part is the largest at the end.
fn largest(stack: &Stack, unit: &Unit) -> Option<Sentence> {
    let last = stack.periods.len().checked_sub(1)?;
    let at_end = |part: &Series| part.values.get(last).and_then(Mark::value);
    let values: Vec<Decimal> = stack.parts.iter().filter_map(at_end).collect();
    let most = values.iter().copied().max()?;
    let at = values.iter().position(|value| *value == most)?;
    // Two parts of one size have no largest among them.
    let is_one = values.len() > 1 && values.iter().filter(|value| **value == most).count() == 1;
    is_one.then(|| {
        Sentence(vec![
            Piece::Words(format!("The largest part {} is {}, with ", when(&stack.periods[last].label), stack.parts[at].label)),
            Piece::Value(with_unit(most, unit), At::Cell(at, last)),
            Piece::Words(".".to_owned()),
        ])
    })
}
