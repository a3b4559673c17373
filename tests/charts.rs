//! Charts as their readers meet them: whole drawings, their words, their refusals, and their colours in the theme.
//!
//! Drawings are compared with `tests/charts/NAME.svg`; `STANDFIRST_BLESS=1 cargo test --test charts` writes them anew.
//! Look at what changed in a browser before committing it.

#[path = "charts/rows.rs"]
mod rows;

use std::path::Path;
use std::{env, fs};

use standfirst::chart::{
    Dumbbell, Form, Line, Mark, Refusal, Row, Series, Size, Spec, TOKENS, Target, describe, draw, draw_standalone, sparkline,
};
use standfirst::number::{TimeUnit, Unit, read_decimal};

fn children() -> Unit {
    Unit::Count { one: "child".to_owned(), other: "children".to_owned() }
}

/// A number, one counted anew, one for a part of its period, or the code of a missing one: `12`, `b12`, `p12`, `c`.
fn mark(text: &str) -> Mark {
    let number = |text: Option<&str>| text.and_then(|text| read_decimal(text).ok());
    let anew = number(text.strip_prefix('b')).map(Mark::Anew).or_else(|| number(text.strip_prefix('p')).map(Mark::Part));
    anew.or_else(|| number(Some(text)).map(Mark::Value)).unwrap_or_else(|| Mark::Missing(format!("[{text}]")))
}

fn marks(text: &str) -> Vec<Mark> {
    text.split_whitespace().map(mark).collect()
}

fn years(first: u32, last: u32) -> Vec<String> {
    (first..=last).map(|year| year.to_string()).collect()
}

/// A line chart: for each series its name and its values.
fn line(unit: Unit, periods: Vec<String>, series: &[(&str, &str)], target: Option<(&str, &str)>) -> Spec {
    let series = series.iter().map(|(label, values)| Series { label: (*label).to_owned(), values: marks(values) }).collect();
    let target = target.map(|(label, value)| Target { label: label.to_owned(), value: read_decimal(value).unwrap() });
    spec(unit, Form::Line(Line { periods, series, target }))
}

/// A dumbbell chart: for each row its name, then from, to and target as one text.
fn dumbbell(unit: Unit, labels: [&str; 2], target: Option<&str>, rows: &[(&str, &str)]) -> Spec {
    let row = |(label, values): &(&str, &str)| {
        let marks = marks(values);
        Row {
            label: (*label).to_owned(),
            from: marks[0].clone(),
            to: marks[1].clone(),
            target: marks.get(2).cloned(),
            is_highlighted: false,
        }
    };
    let [from_label, to_label] = labels.map(str::to_owned);
    let target_label = target.map(str::to_owned);
    spec(unit, Form::Dumbbell(Dumbbell { from_label, to_label, target_label, rows: rows.iter().map(row).collect() }))
}

fn spec(unit: Unit, form: Form) -> Spec {
    let (title, subtitle) = ("The message of the chart".to_owned(), "Measure, England, 2020 to 2025".to_owned());
    Spec { id: "example".to_owned(), title, subtitle, unit, covers: Vec::new(), form }
}

fn under_1s() -> Spec {
    line(children(), years(2020, 2025), &[("Under 1s", "4130 3930 3960 3830 3730 3630")], None)
}

fn waits() -> Spec {
    let series = [("Under 1 on entry", "12 13 14 16 17 17 17"), ("All children", "15 15 16 18 19 19 19")];
    line(Unit::YearsMonths, years(2019, 2025), &series, Some(("National threshold", "14")))
}

fn small_numbers() -> Spec {
    let series = [("Slough", "10 9 20 c 13"), ("Rutland", "c c c c c"), ("City of London", "c 0 0 c 0")];
    line(children(), years(2021, 2025), &series, None)
}

fn broken() -> Spec {
    line(children(), years(2019, 2025), &[("Placements", "20 23 26 b38 36 35 p12")], None)
}

fn regions() -> Spec {
    let rows = [
        ("North East", "320 310"),
        ("North West", "680 600"),
        ("Yorkshire and The Humber", "510 460"),
        ("West Midlands", "550 420"),
        ("South West", "290 330"),
    ];
    dumbbell(children(), ["2021", "2025"], None, &rows)
}

fn thurrock() -> Spec {
    let rows = [("Placement order to match", "225 101 121"), ("Entry to care to moving in", "391 358 426")];
    let labels = ["Before the partnership", "2016 to 2017"];
    dumbbell(Unit::Time(TimeUnit::Days), labels, Some("National target"), &rows)
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
    assert_golden("line-one-series-wide", &draw(&under_1s(), Size::Wide).unwrap());
    assert_golden("line-target-narrow", &draw(&waits(), Size::Narrow).unwrap());
    assert_golden("line-missing-wide", &draw(&small_numbers(), Size::Wide).unwrap());
    assert_golden("line-break-wide", &draw(&broken(), Size::Wide).unwrap());
    assert_golden("dumbbell-narrow", &draw(&regions(), Size::Narrow).unwrap());
    assert_golden("dumbbell-target-wide", &draw(&thurrock(), Size::Wide).unwrap());
    assert_golden("file", &draw_standalone(&waits()).unwrap());
    assert_golden("sparkline", &sparkline(&marks("3 4 c 6 5 7")));
}

#[test]
fn a_line_is_described_by_its_start_end_change_and_extremes() {
    assert_eq!(
        describe(&under_1s()),
        "Line chart from 2020 to 2025. Under 1s fell from 4,130 children in 2020 to 3,630 children in 2025, a fall of 500 \
         children. The highest value was 4,130 children, in 2020, and the lowest 3,630 children, in 2025."
    );
}

#[test]
fn the_distance_to_the_target_is_described_in_the_unit_of_the_chart() {
    let description = describe(&waits());
    assert!(description.contains("Under 1 on entry rose from 1 year in 2019 to 1 year 5 months in 2025, a rise of 5 months."));
    assert!(description.contains("The last value is 3 months above “National threshold” (1 year 2 months)."), "{description}");
}

#[test]
fn missing_values_are_described_with_their_codes() {
    let description = describe(&small_numbers());
    assert!(description.contains("No value is shown for 2024 ([c])."), "{description}");
    assert!(description.contains("Rutland: no value is shown ([c])."), "{description}");
}

#[test]
fn a_line_and_its_trend_stop_where_the_way_of_counting_changed() {
    let spec = broken();
    assert_eq!(
        describe(&spec),
        "Line chart from 2019 to 2025. Placements rose from 20 children in 2019 to 26 children in 2021, a rise of 6 children. \
         The highest value was 26 children, in 2021, and the lowest 20 children, in 2019. The way of counting changed in 2022. \
         Placements fell from 38 children in 2022 to 35 children in 2024, a fall of 3 children. The highest value was 38 \
         children, in 2022, and the lowest 35 children, in 2024. Placements: 12 children in 2025, for a part of the period only."
    );
    let svg = draw(&spec, Size::Wide).unwrap();
    assert!(svg.contains("<title>The way of counting changed in 2022</title>"), "{svg}");
    let lines = svg.split("chart-series-1").nth(1).unwrap().matches("<path").count();
    assert_eq!(lines, 2, "one line on each side of the break, none to the part");
}

#[test]
fn few_rows_are_described_one_by_one_and_many_together() {
    assert_eq!(
        describe(&thurrock()),
        "Dumbbell chart with two rows: Before the partnership against 2016 to 2017. Placement order to match: from 225 days \
         (Before the partnership) to 101 days (2016 to 2017), a fall of 124 days; 2016 to 2017 is 20 days below “National \
         target” (121 days). Entry to care to moving in: from 391 days (Before the partnership) to 358 days (2016 to 2017), a \
         fall of 33 days; 2016 to 2017 is 68 days below “National target” (426 days)."
    );
    assert_eq!(
        describe(&regions()),
        "Dumbbell chart with five rows: 2021 against 2025. Compared with 2021, the value for 2025 is higher in one row and \
         lower in four. The largest rise is 40 children, from 290 children to 330 children: South West. The largest fall is \
         130 children, from 550 children to 420 children: West Midlands. The highest value of 2025 is 600 children (North \
         West) and the lowest 310 children (North East)."
    );
}

#[test]
fn a_missing_value_is_a_gap_with_its_code_and_never_a_point() {
    let svg = draw(&line(children(), years(2021, 2025), &[("Slough", "10 9 c 20 13")], None), Size::Wide).unwrap();
    assert_eq!(svg.matches("<circle").count(), 4);
    assert_eq!(svg.matches("stroke-width=\"2.6\"").count(), 2, "the line has two parts");
    assert!(svg.contains(">[c]</text>"));
}

#[test]
fn each_point_has_its_value_as_a_title() {
    let svg = draw(&under_1s(), Size::Wide).unwrap();
    assert!(svg.contains("<title>2020: 4,130 children</title>"));
    let svg = draw(&regions(), Size::Narrow).unwrap();
    assert!(svg.contains("<title>South West. 2021: 290 children; 2025: 330 children</title>"));
}

#[test]
fn a_target_is_one_dashed_path() {
    let svg = draw(&waits(), Size::Wide).unwrap();
    let target = svg.split("<g class=\"chart-target\">").nth(1).unwrap().split("</g>").next().unwrap();
    assert_eq!(target.matches("<path").count(), 1);
    assert!(target.contains("stroke-dasharray"));
}

#[test]
fn an_axis_that_does_not_start_at_zero_says_so() {
    let note = "Axis does not start at zero";
    assert!(draw(&under_1s(), Size::Narrow).unwrap().contains(note));
    assert!(!draw(&waits(), Size::Narrow).unwrap().contains(note));
}

#[test]
fn the_two_sizes_share_no_id_and_name_the_chart() {
    let (wide, narrow) = (draw(&waits(), Size::Wide).unwrap(), draw(&waits(), Size::Narrow).unwrap());
    assert!(wide.contains("role=\"img\" aria-labelledby=\"chart-example-wide-title chart-example-wide-desc\""));
    assert!(narrow.contains("<title id=\"chart-example-narrow-title\">The message of the chart</title>"));
    assert!(!narrow.contains("chart-example-wide"));
}

#[test]
fn the_drawing_on_a_page_leaves_the_full_description_to_the_text_below_it() {
    let (page, file) = (draw(&waits(), Size::Wide).unwrap(), draw_standalone(&waits()).unwrap());
    let full = describe(&waits());
    assert!(page.contains("The text below says what it shows.</desc>") && !page.contains("a rise of 5 months"));
    assert!(full.contains("a rise of 5 months") && file.contains("a rise of 5 months"));
}

#[test]
fn a_file_needs_no_style_sheet_and_carries_title_and_subtitle() {
    let file = draw_standalone(&waits()).unwrap();
    assert!(file.contains("xmlns=\"http://www.w3.org/2000/svg\"") && !file.contains("var("));
    assert!(file.contains(">The message of the chart</text>") && file.contains(">Measure, England, 2020 to 2025</text>"));
}

#[test]
fn text_of_the_author_cannot_leave_its_element() {
    let svg = draw(&line(children(), years(2021, 2022), &[("<b>&\"", "1 2"), ("Other", "3 4")], None), Size::Wide).unwrap();
    assert!(!svg.contains("<b>") && svg.contains("&lt;b&gt;&amp;"));
}

#[test]
fn what_cannot_be_drawn_is_refused_in_plain_words() {
    let seven: Vec<(&str, &str)> = (0..7).map(|_| ("A", "1")).collect();
    let cases = [
        (line(children(), vec![], &[], None), Refusal::NoValues),
        (line(children(), years(2021, 2022), &[("A", "c c")], Some(("Target", "5"))), Refusal::NoValues),
        (dumbbell(children(), ["a", "b"], None, &[("A", "c z")]), Refusal::NoValues),
        (line(children(), years(2021, 2021), &seven, None), Refusal::TooManySeries(7)),
        (dumbbell(children(), ["a", "b"], None, &vec![("A", "1 2"); 41]), Refusal::TooManyRows(41)),
        (
            line(children(), years(2021, 2023), &[("A", "1 2")], None),
            Refusal::UnequalLength { series: "A".to_owned(), values: 2, periods: 3 },
        ),
    ];
    for (spec, refusal) in cases {
        assert_eq!(draw(&spec, Size::Wide), Err(refusal.clone()));
        assert_eq!(draw_standalone(&spec), Err(refusal));
    }
    let text = Refusal::TooManySeries(7).to_string();
    assert_eq!(text, "found 7 lines, and a reader can tell at most 6 apart; choose fewer or make two charts");
}

#[test]
fn a_sparkline_is_decoration_and_nothing_without_values() {
    assert!(sparkline(&marks("1 2 3")).contains("aria-hidden=\"true\""));
    assert_eq!(sparkline(&marks("c c")), "");
    assert_eq!(sparkline(&[]), "");
}

#[test]
fn the_default_theme_sets_the_colours_that_were_checked() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/static/tokens.css");
    let css = fs::read_to_string(path).unwrap();
    for token in TOKENS {
        for value in [token.light, token.dark] {
            let rule = format!("{}: {value};", token.property);
            assert!(css.contains(&rule), "tokens.css has no `{rule}`");
        }
    }
}
