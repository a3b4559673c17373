//! Charts made of small parts: small multiples, waffles and tile maps, their words and what they refuse.

#[path = "support/drawing.rs"]
mod drawing;

use standfirst::chart::{
    Form, Line, Mark, Moment, Multiples, Panel, Refusal, Series, Share, Size, Spec, Tile, TileMap, Waffle, describe, draw,
};
use standfirst::number::{Unit, read_decimal};

use drawing::{assert_golden, children, marks, spec, years};

/// Small multiples over the same years: for each panel its name and its values.
fn multiples(panels: &[(&str, &str)], highlight: Option<usize>) -> Spec {
    let panel = |(label, values): &(&str, &str)| {
        let series = vec![Series { label: (*label).to_owned(), values: marks(values) }];
        Panel {
            label: (*label).to_owned(),
            form: Form::Line(Line { periods: Moment::evenly(years(2021, 2025)), series, ..Line::default() }),
        }
    };
    spec(
        children(),
        Form::Multiples(Multiples { panels: panels.iter().map(panel).collect(), highlighted: highlight.into_iter().collect() }),
    )
}

fn authorities() -> Spec {
    let panels = [
        ("Thurrock", "8 8 14 6 9"),
        ("Cambridgeshire", "40 48 33 31 18"),
        ("Slough", "10 9 20 c 13"),
        ("Rutland", "c c c c c"),
        ("City of London", "c 0 0 c 0"),
    ];
    multiples(&panels, Some(1))
}

/// A waffle chart: for each part its name, its value and its whole, if it has one.
fn waffle(unit: Unit, noun: &str, shares: &[(&str, &str, Option<&str>)]) -> Spec {
    let share = |(label, part, whole): &(&str, &str, Option<&str>)| Share {
        label: (*label).to_owned(),
        part: marks(part).remove(0),
        whole: whole.map(|whole| marks(whole).remove(0)),
    };
    let shares = shares.iter().map(share).collect();
    spec(unit, Form::Waffle(Waffle { noun: noun.to_owned(), shares }))
}

fn ages() -> Spec {
    let shares = [
        ("1 to 4 years", "79.5", None),
        ("5 to 9 years", "99.9", None),
        ("10 to 15 years", "0.2", None),
        ("16 and over", "c", None),
    ];
    waffle(Unit::Percent, "children adopted", &shares)
}

fn map(tiles: &[(&str, &str)]) -> Spec {
    let tile = |(label, value): &(&str, &str)| Tile {
        label: (*label).to_owned(),
        names: Vec::new(),
        value: read_decimal(value).map_or_else(|_| Mark::Missing(format!("[{value}]")), Mark::Value),
    };
    spec(children(), Form::TileMap(TileMap { tiles: tiles.iter().map(tile).collect() }))
}

fn regions() -> Spec {
    map(&[("North East", "310"), ("E12000002", "600"), ("Yorkshire & Humber", "c"), ("London", "1420"), ("South West", "330")])
}

#[test]
fn drawings_are_as_they_were_when_somebody_looked_at_them() {
    assert_golden("small-multiples-wide", &draw(&authorities(), Size::Wide).unwrap());
    assert_golden("small-multiples-narrow", &draw(&authorities(), Size::Narrow).unwrap());
    assert_golden("waffle-wide", &draw(&ages(), Size::Wide).unwrap());
    let lone = waffle(children(), "children in care", &[("Under 1", "3630", Some("81770"))]);
    assert_golden("waffle-lone-narrow", &draw(&lone, Size::Narrow).unwrap());
    assert_golden("tile-map-wide", &draw(&regions(), Size::Wide).unwrap());
    assert_golden("tile-map-narrow", &draw(&regions(), Size::Narrow).unwrap());
}

#[test]
fn many_panels_are_described_together() {
    assert_eq!(
        describe(&authorities()),
        "Small multiples with one scale: five panels, each a line chart from 2021 to 2025. Compared with 2021, the value for \
         2025 is higher in two panels and lower in one, of the three that can be compared. The largest rise is that of Slough: \
         from 10 children to 13 children, a rise of 3 children. The largest fall is that of Cambridgeshire: from 40 children to \
         18 children, a fall of 22 children. The highest value in 2025 is 18 children (Cambridgeshire) and the lowest 0 children \
         (City of London). Values are missing for Slough ([c]), Rutland ([c]) and City of London ([c])."
    );
}

#[test]
fn few_panels_are_described_one_by_one() {
    assert_eq!(
        describe(&multiples(&[("Thurrock", "8 8 14 6 9"), ("Rutland", "c c c c c")], None)),
        "Small multiples with one scale: two panels, each a line chart from 2021 to 2025. Thurrock rose by 1 child, from 8 in \
         2021 to 9 in 2025. The highest value was 14 children, in 2023, and the lowest 6, in 2024. Rutland: No value is shown \
         for any period ([c]: withheld to protect people)."
    );
}

#[test]
fn every_point_of_a_panel_names_the_panel_and_all_panels_have_one_scale() {
    let svg = draw(&authorities(), Size::Wide).unwrap();
    assert!(svg.contains("<title>Thurrock, 2021: 8 children</title>"));
    assert!(svg.contains("<title>City of London, 2022: 0 children</title>"));
    assert_eq!(svg.matches(">60</text>").count(), 2, "the scale stands once a row: {svg}");
    assert_eq!(svg.matches("role=\"img\"").count(), 1);
}

#[test]
fn squares_are_said_as_they_are_drawn() {
    assert_eq!(
        describe(&ages()),
        "Waffle chart with four parts, a hundred squares each. 1 to 4 years: 80 in 100 children adopted (79.5%). 5 to 9 years: \
         more than 99 in 100 children adopted (99.9%). 10 to 15 years: fewer than 1 in 100 children adopted (0.2%). 16 and over: \
         no value is shown ([c])."
    );
    let svg = draw(&ages(), Size::Narrow).unwrap();
    for text in ["80 in 100", "[c]"] {
        assert_eq!(svg.matches(&format!(">{text}</text>")).count(), 1, "{text} in {svg}");
    }
    assert!(svg.contains("<title>10 to 15 years: 0.2%</title>"));
}

#[test]
fn a_map_is_described_from_the_highest_to_the_lowest() {
    assert_eq!(
        describe(&regions()),
        "Tile map of five English regions. From the highest to the lowest value: London, 1,420 children; E12000002, 600 \
         children; South West, 330 children; North East, 310 children. No value is shown for Yorkshire & Humber ([c])."
    );
    let svg = draw(&regions(), Size::Narrow).unwrap();
    assert!(svg.contains("<title>Yorkshire &amp; Humber: [c]</title>") && svg.contains(">North West</text>"));
    assert_eq!(svg.matches("<g class=\"chart-tile\">").count(), 9, "places without a row in the data have an empty tile");
}

#[test]
fn what_cannot_be_drawn_is_refused_in_plain_words() {
    let cases = [
        (multiples(&[], None), Refusal::NoValues),
        (multiples(&[("A", "c c c c c"), ("B", "z c c c c")], None), Refusal::NoValues),
        (multiples(&vec![("A", "1 2 3 4 5"); 25], None), Refusal::TooManyPanels(25)),
        (waffle(Unit::Percent, "", &[("A", "101", None)]), Refusal::NotAShare("A".to_owned())),
        (waffle(children(), "", &[("A", "5", Some("4"))]), Refusal::NotAShare("A".to_owned())),
        (waffle(Unit::Percent, "", &[("A", "c", None)]), Refusal::NoValues),
        (waffle(Unit::Percent, "", &[("A", "1", None); 5]), Refusal::TooManyShares(5)),
        (map(&[("London", "1"), ("Wales", "2")]), Refusal::UnknownPlace("Wales".to_owned())),
        (map(&[("London", "1"), ("E12000007", "2")]), Refusal::PlaceTwice("E12000007".to_owned())),
        (map(&[("London", "c")]), Refusal::NoValues),
    ];
    for (spec, refusal) in cases {
        assert_eq!(draw(&spec, Size::Wide), Err(refusal));
    }
    let text = Refusal::UnknownPlace("Wales".to_owned()).to_string();
    assert!(text.contains("North East, North West, Yorkshire and The Humber"), "{text}");
}
