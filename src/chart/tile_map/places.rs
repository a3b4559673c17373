//! The places of the map: the English regions, with their codes and where their tiles stand.

use crate::chart::spec::Tile;

/// A place with a tile.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::chart) struct Place {
    /// Its code in official statistics.
    pub(in crate::chart) code: &'static str,
    /// Its name.
    pub(in crate::chart) name: &'static str,
    /// Its column, from the west.
    pub(super) column: u8,
    /// Its row, from the north.
    pub(super) row: u8,
}

/// Tiles in a row.
pub(super) const COLUMNS: u8 = 3;
/// Rows of tiles.
pub(super) const ROWS: u8 = 4;

/// Neighbours on the map are neighbours in the country, as far as squares can show it.
pub(in crate::chart) const PLACES: [Place; 9] = [
    place("E12000001", "North East", 1, 0),
    place("E12000002", "North West", 0, 1),
    place("E12000003", "Yorkshire and The Humber", 1, 1),
    place("E12000005", "West Midlands", 0, 2),
    place("E12000004", "East Midlands", 1, 2),
    place("E12000006", "East of England", 2, 2),
    place("E12000009", "South West", 0, 3),
    place("E12000008", "South East", 1, 3),
    place("E12000007", "London", 2, 3),
];

const fn place(code: &'static str, name: &'static str, column: u8, row: u8) -> Place {
    Place { code, name, column, row }
}

/// The place of a tile, by a code or by a name.
pub(in crate::chart) fn of(tile: &Tile) -> Option<&'static Place> {
    let names = || std::iter::once(&tile.label).chain(&tile.names);
    let is_named = |place: &&Place| names().any(|name| name.eq_ignore_ascii_case(place.code) || words(name) == words(place.name));
    PLACES.iter().find(is_named)
}

/// The words of a name that tell it from others, so that "Yorkshire & the Humber" and `yorkshire-and-humber` are one.
fn words(name: &str) -> Vec<String> {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !matches!(word.as_str(), "" | "and" | "the" | "region")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::spec::Mark;

    fn found(label: &str) -> Option<&'static str> {
        of(&Tile { label: label.to_owned(), names: Vec::new(), value: Mark::Missing(String::new()) }).map(|place| place.name)
    }

    #[test]
    fn a_place_is_known_by_its_code_and_by_every_spelling_of_its_name() {
        for label in ["E12000003", "e12000003", "Yorkshire and The Humber", "Yorkshire & the Humber", "yorkshire-and-humber"] {
            assert_eq!(found(label), Some("Yorkshire and The Humber"), "{label}");
        }
        assert_eq!([found("Wales"), found("Midlands"), found("E92000001"), found("")], [None; 4]);
    }

    #[test]
    fn every_place_has_a_tile_of_its_own_inside_the_map() {
        for (at, place) in PLACES.iter().enumerate() {
            assert!(place.column < COLUMNS && place.row < ROWS);
            assert!(PLACES[..at].iter().all(|other| (other.column, other.row) != (place.column, place.row)));
        }
    }
}
