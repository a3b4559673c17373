//! A tile map in words: every place with its value, from the highest to the lowest, for those who do not see where it is.

use crate::chart::spec::{Mark, Tile, TileMap};
use crate::chart::words::{At, Piece, Sentence, counted, listed};
use crate::number::{Decimal, Unit, with_unit};

/// Describes the chart.
pub(in crate::chart) fn sentences(map: &TileMap, unit: &Unit) -> Vec<Sentence> {
    let places = if map.tiles.len() == 1 { "region" } else { "regions" };
    let opening = Sentence::from(format!("Tile map of {} English {places}.", counted(map.tiles.len())));
    std::iter::once(opening).chain(ranking(map, unit)).chain(missing(map)).collect()
}

/// "North East: 310 children", as the table beside the chart has it.
pub(super) fn title(tile: &Tile, unit: &Unit) -> String {
    let value = tile.value.value().map_or_else(|| code(tile).to_owned(), |value| with_unit(value, unit));
    format!("{}: {value}", tile.label)
}

/// The code of a missing value.
pub(super) fn code(tile: &Tile) -> &str {
    tile.value.code().unwrap_or_default()
}

/// "From the highest to the lowest value: North West, 600 children; South East, 430 children; …"
fn ranking(map: &TileMap, unit: &Unit) -> Option<Sentence> {
    let values = map.tiles.iter().enumerate().filter_map(|(at, tile)| Some((at, &tile.label, tile.value.value()?)));
    let mut values: Vec<(usize, &String, Decimal)> = values.collect();
    values.sort_by_key(|(at, _, value)| (std::cmp::Reverse(*value), *at));
    let opening = match values.as_slice() {
        [] => return None,
        [_] => "The only value: ",
        [(_, _, first), .., (_, _, last)] if first == last => "All values are the same: ",
        _ => "From the highest to the lowest value: ",
    };
    let mut pieces = vec![Piece::Words(opening.to_owned())];
    for (index, (at, label, value)) in values.iter().enumerate() {
        let before = if index == 0 { "" } else { "; " };
        pieces.push(Piece::Words(format!("{before}{label}, ")));
        pieces.push(Piece::Value(with_unit(*value, unit), At::Cell(*at, 0)));
    }
    pieces.push(Piece::Words(".".to_owned()));
    Some(Sentence(pieces))
}

fn missing(map: &TileMap) -> Option<Sentence> {
    let missing = |tile: &Tile| matches!(tile.value, Mark::Missing(_)).then(|| format!("{} ({})", tile.label, code(tile)));
    let places: Vec<String> = map.tiles.iter().filter_map(missing).collect();
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    (!places.is_empty()).then(|| Sentence::from(format!("No value is shown for {}.", listed(&places))))
}
