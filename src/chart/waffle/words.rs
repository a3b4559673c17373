//! A waffle chart in words: how many of a hundred, and the exact figure.

use crate::chart::spec::{InHundred, Mark, Share, Waffle};
use crate::chart::words::{At, Piece, Sentence, counted};
use crate::number::{Unit, figure, with_unit};

/// Describes the chart.
pub(in crate::chart) fn sentences(waffle: &Waffle, unit: &Unit) -> Vec<Sentence> {
    let kind = match waffle.shares.len() {
        1 => "Waffle chart of a hundred squares.".to_owned(),
        count => format!("Waffle chart with {} parts, a hundred squares each.", counted(count)),
    };
    let shares = waffle.shares.iter().enumerate().map(|(at, share)| of_share(waffle, share, at, unit));
    std::iter::once(Sentence::from(kind)).chain(shares).collect()
}

/// "16 in 100", or the code of what is missing.
pub(super) fn count(share: &Share) -> String {
    match share.in_hundred() {
        Some(InHundred::About(count)) => format!("{count} in 100"),
        Some(InHundred::FewerThanOne) => "Fewer than 1 in 100".to_owned(),
        Some(InHundred::MoreThanNinetyNine) => "More than 99 in 100".to_owned(),
        None => code(share).to_owned(),
    }
}

/// "16%" or "310 of 3,630".
pub(super) fn exact(share: &Share, unit: &Unit) -> String {
    match (share.part.value(), share.whole.as_ref().and_then(Mark::value)) {
        (Some(part), Some(whole)) => format!("{} of {}", figure(part, unit), with_unit(whole, unit)),
        (Some(part), None) => with_unit(part, unit),
        (None, _) => String::new(),
    }
}

/// The name with the figures, as the table beside the chart has them.
pub(super) fn title(share: &Share, unit: &Unit) -> String {
    let said = |mark: &Mark| mark.value().map_or_else(|| code_of(mark).to_owned(), |value| with_unit(value, unit));
    let of = share.whole.as_ref().map(|whole| format!(" of {}", said(whole))).unwrap_or_default();
    format!("{}: {}{of}", share.label, said(&share.part))
}

/// "Adopted: 16 in 100 children (16%)."
fn of_share(waffle: &Waffle, share: &Share, at: usize, unit: &Unit) -> Sentence {
    let words = |text: &str| Piece::Words(text.to_owned());
    if share.in_hundred().is_none() {
        return Sentence::from(format!("{}: no value is shown ({}).", share.label, code(share)));
    }
    let count = count(share);
    let count = count.replacen("Fewer", "fewer", 1).replacen("More", "more", 1);
    let noun = if waffle.noun.is_empty() { String::new() } else { format!(" {}", waffle.noun) };
    let mut pieces = vec![Piece::Words(format!("{}: {count}{noun} (", share.label))];
    let value = |mark: &Mark, index| mark.value().map(|value| Piece::Value(with_unit(value, unit), At::Cell(at, index)));
    pieces.extend(value(&share.part, 0));
    if let Some(whole) = share.whole.as_ref().and_then(|whole| value(whole, 1)) {
        pieces.extend([words(" of "), whole]);
    }
    pieces.push(words(")."));
    Sentence(pieces)
}

fn code(share: &Share) -> &str {
    let missing = std::iter::once(&share.part).chain(&share.whole).find(|mark| mark.value().is_none());
    missing.map_or("", code_of)
}

fn code_of(mark: &Mark) -> &str {
    mark.code().unwrap_or_default()
}
