//! Charts over time and slopes as their readers meet them: what is drawn where, in which words, and what is refused.
//!
//! Drawings are compared with `tests/charts/NAME.svg`; `STANDFIRST_BLESS=1 cargo test --test time_charts` writes them anew.
//! Look at what changed in a browser before committing it.

use std::path::Path;
use std::{env, fs};

use standfirst::chart::{
    Form, Line, Mark, Moment, Note, Palette, Refusal, Row, Series, Size, Slope, Spec, Stack, describe, draw,
};
use standfirst::number::{Unit, read_decimal};

const REGIONS: [(&str, &str); 9] = [
    ("North East", "320 310 300 310 310"),
    ("North West", "680 670 670 690 600"),
    ("Yorkshire and The Humber", "510 500 500 490 460"),
    ("East Midlands", "370 380 350 350 340"),
    ("West Midlands", "550 540 500 420 420"),
    ("East of England", "300 320 320 290 320"),
    ("London", "450 430 420 440 420"),
    ("South East", "460 500 440 410 430"),
    ("South West", "290 320 320 330 330"),
];

fn children() -> Unit {
    Unit::Count { one: "child".to_owned(), other: "children".to_owned() }
}

/// A number, one counted anew, or the code of a missing one: `12`, `b12`, `c`.
fn mark(text: &str) -> Mark {
    let number = |text: &str| read_decimal(text).ok();
    let anew = text.strip_prefix('b').and_then(number).map(Mark::Anew);
    anew.or_else(|| number(text).map(Mark::Value)).unwrap_or_else(|| Mark::Missing(format!("[{text}]")))
}

fn series(all: &[(&str, &str)]) -> Vec<Series> {
    let one = |(label, values): &(&str, &str)| Series {
        label: (*label).to_owned(),
        values: values.split_whitespace().map(mark).collect(),
    };
    all.iter().map(one).collect()
}

fn years(first: u32, last: u32) -> Vec<Moment> {
    Moment::evenly((first..=last).map(|year| year.to_string()))
}

fn note(period: usize, text: &str) -> Note {
    Note { period, text: text.to_owned() }
}

fn spec(unit: Unit, form: Form) -> Spec {
    let (title, subtitle) = ("The message of the chart".to_owned(), "Measure, England".to_owned());
    Spec { id: "example".to_owned(), title, subtitle, unit, covers: Vec::new(), palette: Palette::default(), form }
}

/// Four years of which two lie far apart.
fn uneven(after_gap: bool) -> Spec {
    let years = [(0, "2016"), (2, "2018"), (3, "2019"), (9, "2025")];
    let moment =
        |(position, label): (u32, &str)| Moment { label: label.to_owned(), position, after_gap: after_gap && position == 9 };
    let line = Line { periods: years.map(moment).to_vec(), series: series(&[("A", "20 30 25 60")]), ..Line::default() };
    spec(children(), Form::Line(line))
}

fn regions(highlighted: Vec<usize>, count: usize) -> Spec {
    let all: Vec<_> = REGIONS.iter().copied().cycle().take(count).collect();
    spec(children(), Form::Line(Line { periods: years(2021, 2025), series: series(&all), highlighted, ..Line::default() }))
}

fn band() -> Spec {
    let limits = [Some(("17", "23")), Some(("20", "26")), Some(("23", "29")), None, Some(("30", "42"))];
    let limit = |text: &str| read_decimal(text).unwrap();
    let intervals = vec![limits.map(|limits| limits.map(|(low, high)| (limit(low), limit(high)))).to_vec()];
    let line = Line { periods: years(2021, 2025), series: series(&[("A", "20 23 26 c 36")]), intervals, ..Line::default() };
    spec(Unit::Percent, Form::Line(line))
}

fn noted(notes: Vec<Note>) -> Spec {
    let values = "70410 72610 75360 78140 80000 80780 82090 83750 83530 81770";
    spec(children(), Form::Area(Line { periods: years(2016, 2025), series: series(&[("A", values)]), notes, ..Line::default() }))
}

fn stack(unit: Unit, parts: &[(&str, &str)]) -> Spec {
    spec(unit, Form::StackedArea(Stack { periods: years(2023, 2025), parts: series(parts), ..Stack::default() }))
}

fn slope(rows: usize, highlighted: Vec<usize>) -> Spec {
    let row = |(label, values): &(&str, &str)| {
        let marks: Vec<Mark> = values.split_whitespace().map(mark).collect();
        Row { label: (*label).to_owned(), from: marks[0].clone(), to: marks[4].clone(), target: None, is_highlighted: false }
    };
    let rows = REGIONS.iter().cycle().take(rows).map(row).collect();
    spec(children(), Form::Slope(Slope { from_label: "2021".to_owned(), to_label: "2025".to_owned(), rows, highlighted }))
}

fn wide(spec: &Spec) -> String {
    draw(spec, Size::Wide).unwrap()
}

fn narrow(spec: &Spec) -> String {
    draw(spec, Size::Narrow).unwrap()
}

/// How often a text occurs in a drawing.
fn count(svg: &str, text: &str) -> usize {
    svg.matches(text).count()
}

fn assert_golden(name: &str, svg: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/charts/{name}.svg"));
    if env::var_os("STANDFIRST_BLESS").is_some() {
        fs::write(&path, svg).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(golden == svg, "tests/charts/{name}.svg differs; write it anew with STANDFIRST_BLESS=1 and look at it\n{svg}");
}

#[test]
fn drawings_are_as_they_were_when_somebody_looked_at_them() {
    let two_notes = vec![note(4, "First months of the pandemic"), note(8, "First fall in eight years")];
    assert_golden("line-uneven-wide", &wide(&uneven(false)));
    assert_golden("line-highlight-wide", &wide(&regions(vec![4, 8], 9)));
    assert_golden("line-band-narrow", &narrow(&band()));
    assert_golden("area-notes-wide", &wide(&noted(two_notes.clone())));
    assert_golden("area-notes-narrow", &narrow(&noted(two_notes)));
    assert_golden(
        "stacked-area-narrow",
        &narrow(&stack(Unit::Percent, &[("Under 10", "40 42 41"), ("10 and over", "60 58 60")])),
    );
    assert_golden("slope-wide", &wide(&slope(9, vec![4])));
}

#[test]
fn points_lie_true_to_time() {
    let svg = wide(&uneven(false));
    let places: Vec<f64> = svg.split("cx=\"").skip(1).map(|rest| rest.split('"').next().unwrap().parse().unwrap()).collect();
    let share = |at: usize| (places[at] - places[0]) / (places[3] - places[0]);
    assert!((share(1) - 2.0 / 9.0).abs() < 0.001 && (share(2) - 3.0 / 9.0).abs() < 0.001, "{places:?}");
}

#[test]
fn no_line_crosses_periods_that_are_missing() {
    let steps = |spec: &Spec| {
        let svg = wide(spec);
        let line = svg.split("chart-series-1").nth(1).unwrap().split("</g>").next().unwrap();
        line.matches('L').count()
    };
    assert_eq!((steps(&uneven(false)), steps(&uneven(true))), (3, 2));
}

#[test]
fn what_is_highlighted_is_drawn_above_the_rest_and_alone_described() {
    let spec = regions(vec![4], 9);
    let svg = wide(&spec);
    assert_eq!((count(&svg, "chart-series chart-quiet"), count(&svg, "chart-series-1")), (8, 1));
    assert!(svg.rfind("chart-quiet").unwrap() < svg.find("chart-series-1").unwrap());
    assert!(svg.contains("<title>London, 2021: 450 children</title>"), "quiet points have their values too");
    let description = describe(&spec);
    assert!(description.contains("West Midlands stands out in colour; the other lines are grey."), "{description}");
    assert!(description.contains("West Midlands: from 550 children") && !description.contains("London: from"));
}

#[test]
fn a_highlight_allows_more_lines_and_not_any_number() {
    assert_eq!(draw(&regions(vec![], 7), Size::Wide), Err(Refusal::TooManySeries(7)));
    assert!(draw(&regions(vec![0], 20), Size::Narrow).is_ok());
    assert_eq!(draw(&regions(vec![0], 21), Size::Wide), Err(Refusal::TooManyQuiet(21)));
    assert_eq!(draw(&regions((0..7).collect(), 9), Size::Wide), Err(Refusal::TooManySeries(7)));
}

#[test]
fn an_interval_is_a_band_that_is_named_once_and_told_with_its_value() {
    let svg = wide(&band());
    assert_eq!((count(&svg, "fill-opacity"), count(&svg, ">Confidence interval</text>")), (1, 1));
    assert!(svg.contains("<title>2021: 20% (17% to 23%)</title>"));
    assert!(svg.contains(">50%</text>"), "the axis covers the upper limit");
    assert!(describe(&band()).contains("in 2025, 36% lies between 30% and 42%."), "{}", describe(&band()));
}

#[test]
fn notes_are_printed_at_both_sizes_and_described() {
    let notes =
        vec![note(4, "A lockdown"), note(5, "Another"), note(5, "A third thing that happened in this year"), note(0, "Start")];
    let spec = noted(notes);
    for svg in [wide(&spec), narrow(&spec)] {
        assert!(svg.contains(">3, 4</text>") && svg.contains(">A third thing that happened in this year</text>"), "{svg}");
    }
    assert!(describe(&spec).contains("A note marks 2020: A lockdown."));
    assert!(!wide(&noted(vec![note(4, "A lockdown")])).contains(">1</text>"), "one note has room at its rule");
}

#[test]
fn a_break_is_named_where_there_is_room() {
    let line = Line { periods: years(2021, 2025), series: series(&[("A", "20 23 b38 36 35")]), ..Line::default() };
    assert!(wide(&spec(children(), Form::Line(line))).contains(">Counted in a new way</text>"));
}

#[test]
fn an_area_starts_at_zero_and_is_one() {
    let svg = wide(&noted(Vec::new()));
    assert!(svg.contains(">0</text>") && !svg.contains("Axis does not start at zero"));
    assert_eq!(count(&svg, "fill-opacity=\"0.20\""), 1);
    let two = Line { periods: years(2021, 2022), series: series(&[("A", "1 2"), ("B", "3 4")]), ..Line::default() };
    assert_eq!(draw(&spec(children(), Form::Area(two)), Size::Wide), Err(Refusal::SeveralAreas(2)));
}

#[test]
fn rounded_percentages_of_a_whole_end_at_a_hundred() {
    let spec = stack(Unit::Percent, &[("A", "41 40 40"), ("B", "60 59 60")]);
    let svg = wide(&spec);
    assert!(svg.contains(">100%</text>") && !svg.contains(">120%</text>"));
    assert_eq!(count(&svg, "fill-opacity=\"0.00\""), 6, "a field with a title for each value");
    assert!(svg.contains("<title>B, 2024: 59%</title>"));
    assert!(describe(&spec).contains("A fell from 41% in 2023 to 40% in 2025, a fall of 1 percentage point."));
}

#[test]
fn what_is_no_whole_is_refused_in_plain_words() {
    let cases = [
        (stack(children(), &[("A", "1 c 3"), ("B", "1 2 3")]), "a whole needs all of its parts, and `A` has [c] for 2024"),
        (stack(children(), &[("A", "1 2 3"), ("B", "1 2 -3")]), "`B` is below zero in 2025, so it is no part of a whole"),
        (stack(Unit::Rank, &[("A", "1 2 3"), ("B", "1 2 3")]), "ranks and indices do not add up to a whole"),
        (stack(Unit::Percent, &[("A", "60 60 60"), ("B", "40 40 45")]), "the percentages of 2025 add up to more than a whole"),
    ];
    for (spec, reason) in cases {
        let refusal = draw(&spec, Size::Wide).unwrap_err().to_string();
        assert!(refusal.starts_with(&format!("{reason}; ")), "{refusal}");
    }
}

#[test]
fn slopes_have_their_values_at_both_sides_and_a_limit() {
    let svg = narrow(&slope(9, vec![]));
    assert!(
        svg.contains("<title>South West, 2021: 290 children</title>")
            && svg.contains("<title>South West, 2025: 330 children</title>")
    );
    assert!(svg.contains(">290</text>") && svg.contains(">330</text>"));
    assert_eq!(draw(&slope(13, vec![]), Size::Wide), Err(Refusal::TooManySlopes(13)));
    assert!(draw(&slope(20, vec![0]), Size::Wide).is_ok());
    let description = describe(&slope(9, vec![8]));
    assert!(description.contains("South West, which stands out, rose from 290 children to 330 children, a rise of 40 children."));
}

#[test]
fn a_slope_names_what_has_no_value_with_its_code() {
    let row = |label: &str, from: &str, to: &str| Row {
        label: label.to_owned(),
        from: mark(from),
        to: mark(to),
        target: None,
        is_highlighted: false,
    };
    let rows = vec![row("Slough", "c", "5"), row("Rutland", "3", "4")];
    let slope = Slope { from_label: "2021".to_owned(), to_label: "2025".to_owned(), rows, ..Slope::default() };
    let svg = wide(&spec(children(), Form::Slope(slope)));
    assert!(svg.contains(">No value for 2021: Slough [c]</text>"));
    assert_eq!(count(&svg, "<circle"), 3);
}
