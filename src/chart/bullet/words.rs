//! A bullet chart in words: each row when there are few, else the highest, the lowest, and how many reach what they should.

use crate::chart::ranked::{self, none_or, words};
use crate::chart::spec::{Bullet, BulletRow, Mark};
use crate::chart::words::{At, Piece, Sentence, counted, listed};
use crate::number::{Decimal, Unit, with_unit};

/// Up to this many rows have a sentence each.
const MOST_TOLD: usize = 4;
/// Up to this many rows beside a range are named.
const MOST_NAMED: usize = 4;
/// Where the marks of a row stand in the data, after its value.
const TARGET: usize = 1;
const LOW: usize = 2;
const HIGH: usize = 3;

/// Describes the chart.
pub(in crate::chart) fn sentences(bullet: &Bullet, unit: &Unit) -> Vec<Sentence> {
    let rows = if bullet.rows.len() == 1 { "row" } else { "rows" };
    let against: Vec<String> =
        [&bullet.target_label, &bullet.range_label].into_iter().flatten().map(|label| format!("“{label}”")).collect();
    let against = if against.is_empty() { String::new() } else { format!(" against {}", against.join(" and ")) };
    let count = counted(bullet.rows.len());
    let mut sentences = vec![format!("Bullet chart with {count} {rows}: {}{against}.", bullet.value_label).into()];
    if bullet.rows.len() <= MOST_TOLD {
        sentences.extend(bullet.rows.iter().enumerate().filter_map(|(at, row)| of_row(bullet, (at, row), unit)));
    } else {
        sentences.extend(ranked::extremes(&ranked::known(marks(bullet)), unit));
        sentences.extend(against_targets(bullet));
        sentences.extend(within_ranges(bullet));
    }
    sentences.extend(ranked::missing(marks(bullet)));
    sentences
}

fn marks(bullet: &Bullet) -> impl Iterator<Item = (&str, &Mark)> {
    bullet.rows.iter().map(|row| (row.label.as_str(), &row.value))
}

fn of_row(bullet: &Bullet, (at, row): (usize, &BulletRow), unit: &Unit) -> Option<Sentence> {
    let value = row.value.value()?;
    let piece = |value: Decimal, mark: usize| Piece::Value(with_unit(value, unit), At::Cell(at, mark));
    let mut pieces = vec![words(format!("{}: ", row.label)), piece(value, 0)];
    if let (Some(label), Some(target)) = (&bullet.target_label, bullet.target_of(row).and_then(Mark::value)) {
        let gap = ranked::gap((value, At::Cell(at, 0)), (target, At::Cell(at, TARGET)), unit);
        pieces.extend([words(", "), gap, words(format!(" “{label}” ("))]);
        pieces.extend([piece(target, TARGET), words(")")]);
    }
    if let (Some(label), Some(band)) = (&bullet.range_label, bullet.band_of(row)) {
        pieces.push(words(format!(", {} “{label}” (", side(value, band))));
        pieces.extend([piece(band.0, LOW), words(" to "), piece(band.1, HIGH), words(")")]);
    }
    pieces.push(words("."));
    Some(Sentence(pieces))
}

/// Where a value lies beside a range, up to the name of the range.
fn side(value: Decimal, (low, high): (Decimal, Decimal)) -> &'static str {
    match value {
        value if value < low => "below",
        value if value > high => "above",
        _ => "within",
    }
}

fn against_targets(bullet: &Bullet) -> Option<Sentence> {
    let label = bullet.target_label.as_ref()?;
    let pair = |row: &BulletRow| row.value.value().zip(bullet.target_of(row).and_then(Mark::value));
    let pairs: Vec<(Decimal, Decimal)> = bullet.rows.iter().filter_map(pair).collect();
    let count = |test: fn(&Decimal, &Decimal) -> bool| pairs.iter().filter(|(value, target)| test(value, target)).count();
    let (above, below, level) = (count(Decimal::gt), count(Decimal::lt), count(Decimal::eq));
    let (rows, lie) = (counted(pairs.len()), if above == 1 { "lies" } else { "lie" });
    let (separator, level) = match level {
        0 => (" and", String::new()),
        level => (",", format!(" and {} level with it", counted(level))),
    };
    let sentence =
        format!("Of {rows} values, {} {lie} above “{label}”{separator} {} below it{level}.", none_or(above), none_or(below));
    (!pairs.is_empty()).then(|| sentence.into())
}

fn within_ranges(bullet: &Bullet) -> Option<Sentence> {
    let range = bullet.range_label.as_ref()?;
    let of_row = |row: &'_ BulletRow| Some(side(row.value.value()?, bullet.band_of(row)?));
    let sides: Vec<(&str, &str)> =
        bullet.rows.iter().filter_map(|row| of_row(row).map(|side| (side, row.label.as_str()))).collect();
    let on = |wanted: &str| sides.iter().filter(|(side, _)| *side == wanted).map(|(_, label)| *label).collect::<Vec<_>>();
    let told = |wanted: &str| match on(wanted) {
        labels if labels.is_empty() || labels.len() > MOST_NAMED => format!("{} {wanted} it", none_or(labels.len())),
        labels => format!("{} {wanted} it ({})", counted(labels.len()), listed(&labels)),
    };
    let (within, lie) = (on("within").len(), if on("within").len() == 1 { "lies" } else { "lie" });
    let all = counted(sides.len());
    let sentence =
        format!("Of {all} values, {} {lie} within “{range}”, {} and {}.", none_or(within), told("below"), told("above"));
    (!sides.is_empty()).then(|| sentence.into())
}
