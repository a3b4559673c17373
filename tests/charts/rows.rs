//! Charts with one row a place: dot, bullet and dumbbell.

use crate::drawing::{assert_golden, children, mark, marks, spec};
use crate::regions;
use standfirst::chart::{Bullet, BulletRow, Dot, DotRow, Form, Mark, Refusal, Size, Spec, Target, describe, draw};
use standfirst::number::{Decimal, TimeUnit, Unit, read_decimal};

fn decimal(text: &str) -> Decimal {
    read_decimal(text).unwrap()
}

/// A dot chart: for each row its name, then value and perhaps the limits of its interval as one text; `*` before a name
/// highlights it.
fn dot(unit: Unit, target: Option<(&str, &str)>, rows: &[(&str, &str)]) -> Spec {
    let row = |(label, numbers): &(&str, &str)| {
        let marks = marks(numbers);
        let interval = marks.get(1).and_then(Mark::value).zip(marks.get(2).and_then(Mark::value));
        let (label, is_highlighted) = (label.trim_start_matches('*').to_owned(), label.starts_with('*'));
        DotRow { label, value: marks[0].clone(), interval, is_highlighted }
    };
    let target = target.map(|(label, value)| Target { label: label.to_owned(), value: decimal(value) });
    spec(unit, Form::Dot(Dot { period: "2025".to_owned(), target, rows: rows.iter().map(row).collect() }))
}

/// A bullet chart: for each row its name, then value, target and the ends of the range as one text, `-` for what it has not.
fn bullet(unit: Unit, target: Option<&str>, range: Option<&str>, rows: &[(&str, &str)]) -> Spec {
    let row = |(label, numbers): &(&str, &str)| {
        let numbers: Vec<Option<Mark>> = numbers.split(' ').map(|text| (text != "-").then(|| mark(text))).collect();
        let number = |at: usize| numbers.get(at).cloned().flatten();
        BulletRow { label: (*label).to_owned(), value: number(0).unwrap(), target: number(1), range: number(2).zip(number(3)) }
    };
    let (target_label, range_label) = (target.map(str::to_owned), range.map(str::to_owned));
    let rows = rows.iter().map(row).collect();
    spec(unit, Form::Bullet(Bullet { value_label: "2025".to_owned(), target_label, range_label, rows }))
}

fn shares() -> Spec {
    let rows = [
        ("Yorkshire and The Humber", "12.4 11.0 13.9"),
        ("South West", "11.8 9.9 13.6"),
        ("*London", "9.0 8.1 9.9"),
        ("North East", "8.2 6.1 10.4"),
        ("East of England", "c"),
    ];
    dot(Unit::Percent, Some(("National target", "10")), &rows)
}

fn councils() -> Spec {
    let rows = [("Bournemouth, Christchurch and Poole Council area", "41"), ("Rutland", "3"), ("City of London", "0")];
    dot(children(), None, &rows)
}

fn days() -> Spec {
    let rows = [
        ("Placement order to match", "101 121 90 140"),
        ("Entry to care to moving in", "358 426 380 460"),
        ("Decision to match", "c 150 100 180"),
    ];
    bullet(Unit::Time(TimeUnit::Days), Some("National target"), Some("Middle half of areas"), &rows)
}

#[test]
fn drawings_are_as_they_were_when_somebody_looked_at_them() {
    assert_golden("dot-interval-wide", &draw(&shares(), Size::Wide).unwrap());
    assert_golden("dot-narrow", &draw(&councils(), Size::Narrow).unwrap());
    assert_golden("bullet-wide", &draw(&days(), Size::Wide).unwrap());
    assert_golden("bullet-narrow", &draw(&days(), Size::Narrow).unwrap());
}

#[test]
fn a_ranking_is_described_by_its_ends_its_target_and_what_the_intervals_allow() {
    assert_eq!(
        describe(&shares()),
        "Dot chart with five rows, in 2025. The highest value is 12.4% (Yorkshire and The Humber) and the lowest 8.2% (North \
         East). Highlighted: London, 9.0%. Of four values, two lie above “National target” (10%) and two below it. The \
         confidence intervals of the highest and the lowest value do not overlap. No value is shown for East of England ([c]: \
         withheld to protect people)."
    );
    let close = dot(Unit::Percent, None, &[("A", "12 10 14"), ("B", "11 9 13")]);
    assert!(describe(&close).contains("value overlap, so the difference between the two may be due to chance."));
    assert!(describe(&dot(children(), None, &[("A", "5"); 5])).contains("All values are the same: 5 children."));
}

#[test]
fn bullets_are_described_row_by_row_or_counted() {
    assert_eq!(
        describe(&days()),
        "Bullet chart with three rows: 2025 against “National target” and “Middle half of areas”. Placement order to match: 101 \
         days, 20 days below “National target” (121 days), within “Middle half of areas” (90 days to 140 days). Entry to care to \
         moving in: 358 days, 68 days below “National target” (426 days), below “Middle half of areas” (380 days to 460 days). \
         No value is shown for Decision to match ([c]: withheld to protect people)."
    );
    let many = [("A", "1 2 0 5"), ("B", "2 2 3 4"), ("C", "3 2 0 1"), ("D", "4 2 0 9"), ("E", "c 2 0 9")];
    let description = describe(&bullet(children(), Some("Target"), Some("Usual"), &many));
    assert!(description.contains("Of four values, two lie above “Target”, one below it and one level with it."), "{description}");
    assert!(
        description.contains("Of four values, two lie within “Usual”, one below it (B) and one above it (C)."),
        "{description}"
    );
}

#[test]
fn each_row_has_its_numbers_as_a_title() {
    let svg = draw(&shares(), Size::Wide).unwrap();
    assert!(svg.contains("<title>London, 2025: 9.0% (8.1% to 9.9%)</title>"), "{svg}");
    assert!(svg.contains("<title>East of England, 2025: [c]</title>"));
    let svg = draw(&days(), Size::Narrow).unwrap();
    let title = "Placement order to match. 2025: 101 days; National target: 121 days; Middle half of areas: 90 days to 140 days";
    assert!(svg.contains(&format!("<title>{title}</title>")), "{svg}");
}

#[test]
fn a_withheld_value_has_neither_dot_nor_bar() {
    assert_eq!(draw(&shares(), Size::Wide).unwrap().matches("<circle").count(), 4);
    let row = |svg: &str| svg.split("Decision to match. ").nth(1).unwrap().to_owned();
    let drawn = row(&draw(&days(), Size::Wide).unwrap());
    assert!(!drawn.contains("--chart-1") && drawn.contains(">[c]</text>"), "{drawn}");
}

#[test]
fn bars_of_bullets_start_at_zero_even_far_from_it() {
    let far = bullet(children(), Some("Target"), None, &[("A", "990 1000"), ("B", "995 1000")]);
    assert!(draw(&far, Size::Wide).unwrap().contains(">0</text>"));
    let dots = dot(children(), None, &[("A", "990"), ("B", "995")]);
    assert!(draw(&dots, Size::Wide).unwrap().contains("Axis does not start at zero"));
}

#[test]
fn rows_that_are_not_highlighted_stand_back() {
    let svg = draw(&shares(), Size::Wide).unwrap();
    let dots: Vec<&str> = svg.split("<circle").skip(1).map(|rest| rest.split("/>").next().unwrap()).collect();
    let strong = |dot: &&&str| dot.contains("--chart-1");
    assert_eq!(dots.iter().filter(strong).count(), 1, "{dots:?}");
}

#[test]
fn of_many_dumbbells_the_highlighted_one_has_a_sentence_of_its_own() {
    let mut regions = regions();
    let Form::Dumbbell(dumbbell) = &mut regions.form else { unreachable!("regions are dumbbells") };
    dumbbell.rows[3].is_highlighted = true;
    let sentence = "Highlighted is West Midlands: from 550 children to 420, a fall of 130.";
    assert!(describe(&regions).ends_with(sentence));
    let svg = draw(&regions, Size::Wide).unwrap();
    let (_, rows) = svg.split_once("chart-row").unwrap();
    assert_eq!(rows.matches("stroke=\"var(--chart-1").count(), 2, "one bar and one open circle in the colour of the series");
}

#[test]
fn what_cannot_be_drawn_is_refused_in_plain_words() {
    let reversed = bullet(children(), None, Some("Range"), &[("A", "5 - 9 2")]);
    let refusal = Refusal::ReversedRange { row: "A".to_owned() };
    assert_eq!(draw(&reversed, Size::Wide), Err(refusal.clone()));
    assert!(refusal.to_string().starts_with("the range of \"A\" ends below its start; "));
    for spec in [dot(children(), None, &[("A", "c"), ("B", "c")]), bullet(children(), Some("T"), None, &[("A", "c 5")])] {
        assert_eq!(draw(&spec, Size::Narrow), Err(Refusal::NoValues));
    }
    assert_eq!(draw(&dot(children(), None, &[("A", "1"); 41]), Size::Wide), Err(Refusal::TooManyRows(41)));
}
