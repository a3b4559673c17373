//! Tile maps: one value a place, where the place is.

use super::{Mark, Refusal};
use crate::chart::tile_map::places;
use crate::number::Decimal;

/// Values of the English regions, each a tile of the same size.
#[derive(Debug, Clone, PartialEq)]
pub struct TileMap {
    /// The places, in the order of the data.
    pub tiles: Vec<Tile>,
}

/// The value of one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Tile {
    /// The name that readers know from the data.
    pub label: String,
    /// Codes and names by which the place is recognised, such as `E12000001` or "North East".
    pub names: Vec<String>,
    /// The value.
    pub value: Mark,
}

impl TileMap {
    pub(in crate::chart) fn values(&self) -> Vec<Decimal> {
        self.tiles.iter().filter_map(|tile| tile.value.value()).collect()
    }

    pub(in crate::chart) fn refusal(&self) -> Option<Refusal> {
        let mut known = Vec::new();
        for tile in &self.tiles {
            match places::of(tile) {
                None => return Some(Refusal::UnknownPlace(tile.label.clone())),
                Some(place) if known.contains(&place.code) => return Some(Refusal::PlaceTwice(tile.label.clone())),
                Some(place) => known.push(place.code),
            }
        }
        self.values().is_empty().then_some(Refusal::NoValues)
    }
}
