//! Stacks in words: their parts, and what these add up to.

use super::{MOST_TOLD, cells, extremes_by_series, lie, value, words};
use crate::chart::bars::parts;
use crate::chart::spec::{Along, Bars};
use crate::chart::words::{At, Piece, Sentence, counted};
use crate::number::{Decimal, Unit, with_unit};

/// The parts of few stacks one by one, else of the first and the last over time, else the extremes of each part.
pub(super) fn sentences(bars: &Bars, unit: &Unit) -> Vec<Sentence> {
    let count = bars.categories.len();
    let chosen: Vec<usize> = match bars.along {
        Along::Periods if count > 2 => vec![0, count - 1],
        Along::Members if count > MOST_TOLD => Vec::new(),
        _ => (0..count).collect(),
    };
    let mut sentences: Vec<Sentence> = chosen.iter().filter_map(|category| of_stack(bars, *category, unit)).collect();
    if chosen.is_empty() {
        sentences.extend(extremes_by_series(bars, unit));
    }
    if bars.has_totals(unit) {
        sentences.extend(totals(bars, unit));
    }
    sentences
}

/// "2025: Adopted, 3,040 children; Special guardianship order, 4,110 children."
fn of_stack(bars: &Bars, category: usize, unit: &Unit) -> Option<Sentence> {
    let of = cells(bars).into_iter().filter(|cell| cell.category == category).collect::<Vec<_>>();
    let total = bars.total(category);
    let has_shares = bars.works_out_shares(unit) && total > Decimal::ZERO;
    let mut pieces = vec![words(format!("{}: ", bars.categories[category]))];
    for (at, cell) in of.iter().enumerate() {
        let joint = if at == 0 { "" } else { "; " };
        pieces.extend([words(format!("{joint}{}, ", bars.series[cell.series].label)), value(*cell, unit)]);
        if has_shares {
            pieces.push(words(format!(" ({})", parts::rounded(cell.value, total))));
        }
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
        let above = lie(totals.iter().filter(|total| total.0 > target.value).count());
        let counts = format!("Of {} totals, {above} above “{}” (", counted(totals.len()), target.label);
        let level = Piece::Value(with_unit(target.value, unit), At::Target);
        Sentence(vec![words(counts), level, words(").")])
    });
    std::iter::once(Sentence::from(first)).chain(against).collect()
}
