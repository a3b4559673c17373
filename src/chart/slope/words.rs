//! A slope chart in words: what stands out first, then what happened to all rows.

use crate::number::{Unit, with_unit};

use crate::chart::dumbbell;
use crate::chart::spec::{Dumbbell, Row, Slope};
use crate::chart::words::{At, Piece, Sentence, counted, difference};

/// Describes the chart.
pub(in crate::chart) fn sentences(slope: &Slope, unit: &Unit) -> Vec<Sentence> {
    let (from, to, count) = (&slope.from_label, &slope.to_label, slope.rows.len());
    let lines = if count == 1 { "line" } else { "lines" };
    let mut sentences = vec![Sentence::from(format!("Slope chart with {} {lines}, from {from} to {to}.", counted(count)))];
    let highlighted = slope.highlighted.iter().filter_map(|index| Some((*index, slope.rows.get(*index)?)));
    sentences.extend(highlighted.filter_map(|(index, row)| of_highlighted(slope, (index, row), unit)));
    // Beyond the kind of drawing, two values a row are told as a dumbbell tells them.
    let rows = slope.rows.iter().map(|row| Row { is_highlighted: false, ..row.clone() }).collect();
    let same = Dumbbell { from_label: from.clone(), to_label: to.clone(), target_label: None, rows };
    sentences.extend(dumbbell::words::sentences(&same, unit).into_iter().skip(1));
    sentences
}

fn of_highlighted(slope: &Slope, (index, row): (usize, &Row), unit: &Unit) -> Option<Sentence> {
    let (from, to) = (row.from.value()?, row.to.value()?);
    let said = |value, mark| Piece::Value(with_unit(value, unit), At::Cell(index, mark));
    let start = [Piece::Words(format!("{}, which stands out, ", row.label))];
    let rest = if from == to {
        let again = format!(" in both {} and {}.", slope.from_label, slope.to_label);
        vec![Piece::Words("had ".to_owned()), said(to, 1), Piece::Words(again)]
    } else {
        let (verb, noun) = if to > from { ("rose", "a rise") } else { ("fell", "a fall") };
        vec![
            Piece::Words(format!("{verb} from ")),
            said(from, 0),
            Piece::Words(" to ".to_owned()),
            said(to, 1),
            Piece::Words(", ".to_owned()),
            Piece::Change(format!("{noun} of {}", difference(to - from, unit)), At::Cell(index, 1), At::Cell(index, 0)),
            Piece::Words(".".to_owned()),
        ]
    };
    Some(Sentence(start.into_iter().chain(rest).collect()))
}
