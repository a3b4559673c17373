//! A dot chart in words: each row when there are few, else the highest, the lowest, and how many lie above the target.

use crate::chart::ranked::{self, Known, none_or, words};
use crate::chart::spec::{Dot, Mark};
use crate::chart::words::{At, Piece, Sentence, counted, when};
use crate::number::{Decimal, Unit, with_unit};

/// Up to this many rows have a sentence each.
const MOST_TOLD: usize = 3;

/// Describes the chart.
pub(in crate::chart) fn sentences(dot: &Dot, unit: &Unit) -> Vec<Sentence> {
    let rows = if dot.rows.len() == 1 { "row" } else { "rows" };
    let mut sentences = vec![format!("Dot chart with {} {rows}, {}.", counted(dot.rows.len()), when(&dot.period)).into()];
    let known = ranked::known(marks(dot));
    if known.len() <= MOST_TOLD {
        sentences.extend(known.iter().map(|row| of_row(dot, row, unit)));
    } else {
        sentences.extend(ranked::extremes(&known, unit));
        sentences.extend(highlighted(dot, &known, unit));
        sentences.extend(against_target(dot, &known, unit));
    }
    sentences.extend(intervals(dot, &known));
    sentences.extend(ranked::missing(marks(dot)));
    sentences
}

fn marks(dot: &Dot) -> impl Iterator<Item = (&str, &Mark)> {
    dot.rows.iter().map(|row| (row.label.as_str(), &row.value))
}

fn of_row(dot: &Dot, row: &Known<'_>, unit: &Unit) -> Sentence {
    let mut pieces = vec![words(format!("{}: ", row.label)), row.piece(unit)];
    if let Some(target) = &dot.target {
        pieces.extend([words(", "), ranked::gap((row.value, At::Cell(row.row, 0)), (target.value, At::Target), unit)]);
        pieces.push(words(format!(" “{}” (", target.label)));
        pieces.extend([Piece::Value(with_unit(target.value, unit), At::Target), words(")")]);
    }
    pieces.push(words("."));
    Sentence(pieces)
}

fn highlighted(dot: &Dot, known: &[Known<'_>], unit: &Unit) -> Option<Sentence> {
    let mut pieces = Vec::new();
    for row in known.iter().filter(|row| dot.rows[row.row].is_highlighted) {
        let before = if pieces.is_empty() { "Highlighted: " } else { "; " };
        pieces.extend([words(format!("{before}{}, ", row.label)), row.piece(unit)]);
    }
    pieces.push(words("."));
    (pieces.len() > 1).then_some(Sentence(pieces))
}

fn against_target(dot: &Dot, known: &[Known<'_>], unit: &Unit) -> Option<Sentence> {
    let target = dot.target.as_ref()?;
    let count = |test: fn(&Decimal, &Decimal) -> bool| known.iter().filter(|row| test(&row.value, &target.value)).count();
    let (above, below, level) = (count(Decimal::gt), count(Decimal::lt), count(Decimal::eq));
    let lie = if above == 1 { "lies" } else { "lie" };
    let (separator, level) = match level {
        0 => (" and", String::new()),
        level => (",", format!(" and {} level with it", counted(level))),
    };
    Some(Sentence(vec![
        words(format!("Of {} values, {} {lie} above “{}” (", counted(known.len()), none_or(above), target.label)),
        Piece::Value(with_unit(target.value, unit), At::Target),
        words(format!("){separator} {} below it{level}.", none_or(below))),
    ]))
}

/// Says whether the highest and the lowest value may be one and the same.
fn intervals(dot: &Dot, known: &[Known<'_>]) -> Option<Sentence> {
    let (highest, lowest) = ranked::ends(known).filter(|(highest, lowest)| highest.value != lowest.value)?;
    let limits = |row: Known<'_>| dot.rows[row.row].limits();
    let ((start, _), (_, end)) = limits(highest).zip(limits(lowest))?;
    let verdict = if start <= end { "overlap, so the difference between the two may be due to chance" } else { "do not overlap" };
    Some(format!("The confidence intervals of the highest and the lowest value {verdict}.").into())
}
