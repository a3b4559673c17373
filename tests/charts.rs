//! Charts as their readers meet them: whole drawings, their words, their refusals, and their colours in the theme.
//!
//! Drawings are compared with `tests/charts/NAME.svg`; `STANDFIRST_BLESS=1 cargo test --test charts` writes them anew.
//! Look at what changed in a browser before committing it.

#[path = "support/drawing.rs"]
mod drawing;
#[path = "charts/rows.rs"]
mod rows;

use std::fs;
use std::path::Path;

use standfirst::chart::{
    Dumbbell, Form, Line, Moment, Palette, Refusal, Row, Series, Size, Spec, TOKENS, Target, describe, draw, draw_standalone,
    sparkline,
};
use standfirst::colour::Colour;
use standfirst::number::{Decimal, TimeUnit, Unit, read_decimal};

use drawing::{assert_golden, children, marks, spec, years};

/// What a file says at its foot, long enough to be broken into two lines.
const CREDIT: &str = "Source: Children looked after in England including adoptions, Department for Education; Survey of \
    adoption agencies, Adoption and Special Guardianship data team. Open Government Licence v3.0.";

/// A line chart: for each series its name and its values.
fn line(unit: Unit, periods: Vec<String>, series: &[(&str, &str)], target: Option<(&str, &str)>) -> Spec {
    let series = series.iter().map(|(label, values)| Series { label: (*label).to_owned(), values: marks(values) }).collect();
    let target = target.map(|(label, value)| Target { label: label.to_owned(), value: read_decimal(value).unwrap() });
    spec(unit, Form::Line(Line { periods: Moment::evenly(periods), series, target, ..Line::default() }))
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

#[test]
fn drawings_are_as_they_were_when_somebody_looked_at_them() {
    assert_golden("line-one-series-wide", &draw(&under_1s(), Size::Wide).unwrap());
    assert_golden("line-target-narrow", &draw(&waits(), Size::Narrow).unwrap());
    assert_golden("line-missing-wide", &draw(&small_numbers(), Size::Wide).unwrap());
    assert_golden("line-break-wide", &draw(&broken(), Size::Wide).unwrap());
    assert_golden("dumbbell-narrow", &draw(&regions(), Size::Narrow).unwrap());
    assert_golden("dumbbell-target-wide", &draw(&thurrock(), Size::Wide).unwrap());
    assert_golden("file", &draw_standalone(&waits(), CREDIT).unwrap());
    assert_golden("sparkline", &sparkline(&marks("3 4 c 6 5 7")));
}

#[test]
fn a_line_is_described_by_its_change_start_end_and_extremes() {
    assert_eq!(
        describe(&under_1s()),
        "Line chart from 2020 to 2025. Under 1s fell by 500 children, from 4,130 in 2020 to 3,630 in 2025. The first value is \
         the highest and the last the lowest."
    );
    let turning = line(Unit::Percent, years(2020, 2024), &[("Share", "4 2 7 5 5")], None);
    assert_eq!(
        describe(&turning),
        "Line chart from 2020 to 2024. Share rose by 1 percentage point, from 4% in 2020 to 5% in 2024. The highest value was \
         7%, in 2022, and the lowest 2%, in 2021."
    );
    let settled = line(Unit::Percent, years(2020, 2024), &[("Share", "4 2 5 5 5")], None);
    assert!(describe(&settled).ends_with("The last value, unchanged since 2022, is the highest; the lowest was 2%, in 2021."));
}

#[test]
fn two_lines_are_compared_with_each_other_and_with_the_target() {
    assert_eq!(
        describe(&waits()),
        "Line chart with two lines from 2019 to 2025. Under 1 on entry: from 1 year in 2019 to 1 year 5 months in 2025, a rise \
         of 5 months. All children: from 1 year 3 months in 2019 to 1 year 7 months in 2025, a rise of 4 months. In 2025, “All \
         children” is 2 months above “Under 1 on entry”; in 2019 the difference was 3 months. “National threshold” is 1 year 2 \
         months: the last value of “Under 1 on entry” is 3 months above it, that of “All children” 5 months above it."
    );
}

#[test]
fn missing_values_are_described_with_their_codes_and_why() {
    let description = describe(&small_numbers());
    let expected = "No value is shown for “Slough” in 2024, “Rutland” in any period and “City of London” in 2021 and 2024 ([c]: \
                    withheld to protect people).";
    assert!(description.ends_with(expected), "{description}");
}

#[test]
fn a_line_and_its_trend_stop_where_the_way_of_counting_changed() {
    let spec = broken();
    assert_eq!(
        describe(&spec),
        "Line chart from 2019 to 2025. Placements rose by 6 children, from 20 in 2019 to 26 in 2021. The way of counting changed \
         in 2022: Placements fell by 3 children, from 38 in 2022 to 35 in 2024. The value for 2025, 12 children, is for a part of \
         the period only."
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
        "Dumbbell chart with two rows, from “Before the partnership” to “2016 to 2017”. Placement order to match: from 225 days \
         to 101 days, a fall of 124 days, and 20 days below “National target” (121 days). Entry to care to moving in: from 391 \
         days to 358 days, a fall of 33 days, and 68 days below “National target” (426 days)."
    );
    assert_eq!(
        describe(&regions()),
        "Dumbbell chart with five rows, from 2021 to 2025. The value rises in one row and falls in four. The largest rise is 40 \
         children, from 290 to 330 (South West), and the largest fall 130, from 550 to 420 (West Midlands). The highest value for \
         2025 is 600 children (North West) and the lowest 310 (North East)."
    );
}

#[test]
fn places_in_an_order_rise_towards_the_first() {
    let ranks = line(Unit::Rank, years(2021, 2023), &[("Place", "12 14 8")], None);
    assert_eq!(
        describe(&ranks),
        "Line chart from 2021 to 2023. Place rose by 4 places, from 12th in 2021 to 8th in 2023. The last place is the highest; \
         the lowest was 14th, in 2022."
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
    let (page, file) = (draw(&waits(), Size::Wide).unwrap(), draw_standalone(&waits(), CREDIT).unwrap());
    let full = describe(&waits());
    assert!(page.contains("The text below says what it shows.</desc>") && !page.contains("a rise of 5 months"));
    assert!(full.contains("a rise of 5 months") && file.contains("a rise of 5 months"));
}

#[test]
fn a_file_needs_no_style_sheet_and_carries_title_subtitle_source_and_licence() {
    let file = draw_standalone(&waits(), CREDIT).unwrap();
    assert!(file.contains("xmlns=\"http://www.w3.org/2000/svg\"") && !file.contains("var("));
    assert!(file.contains(">The message of the chart</text>") && file.contains(">Measure, England, 2020 to 2025</text>"));
    assert!(file.contains(">Source: Children looked after") && file.contains("Open Government Licence v3.0.</text>"));
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
        (
            line(Unit::Percent, years(2021, 2021), &[("A", "0.000000000000000000000003")], None),
            Refusal::TooManyDigits("0.000000000000000000000003%".to_owned()),
        ),
        (dumbbell(children(), ["a", "b"], None, &vec![("A", "1 2"); 41]), Refusal::TooManyRows(41)),
        (
            line(children(), years(2021, 2023), &[("A", "1 2")], None),
            Refusal::UnequalLength { series: "A".to_owned(), values: 2, periods: 3 },
        ),
    ];
    for (spec, refusal) in cases {
        assert_eq!(draw(&spec, Size::Wide), Err(refusal.clone()));
        assert_eq!(draw_standalone(&spec, CREDIT), Err(refusal));
    }
    let text = Refusal::TooManySeries(7).to_string();
    assert_eq!(text, "found 7 lines, and a reader can tell at most 6 apart; choose fewer, or highlight one");
}

#[test]
fn a_sparkline_is_decoration_and_nothing_without_values() {
    assert!(sparkline(&marks("1 2 3")).contains("aria-hidden=\"true\""));
    assert_eq!(sparkline(&marks("c c")), "");
    assert_eq!(sparkline(&[]), "");
}

/// The palette of a brand with these colours.
fn brand(light: &[&str]) -> Palette {
    let light: Vec<Colour> = light.iter().map(|text| Colour::read(text).unwrap()).collect();
    Palette::of_brand(&light, None).unwrap()
}

#[test]
fn a_brand_colours_drawings_and_files_and_pale_colours_leave_text_in_ink() {
    let spec = Spec { palette: brand(&["#2b9c93", "#002d54"]), ..waits() };
    let (page, file) = (draw(&spec, Size::Wide).unwrap(), draw_standalone(&spec, CREDIT).unwrap());
    assert!(page.contains("stroke=\"var(--chart-1, #2b9c93)\"") && file.contains("stroke=\"#2b9c93\""), "{page}");
    assert!(!page.contains("#12436d") && !file.contains("#12436d"));
    assert!(texts(&page).all(|text| !text.contains("--chart-1")), "turquoise is no colour for text");
    let dark_first = Spec { palette: brand(&["#002d54", "#2b9c93"]), ..waits() };
    let page = draw(&dark_first, Size::Wide).unwrap();
    assert!(texts(&page).any(|text| text.contains("var(--chart-1, #002d54)")));
}

fn texts(svg: &str) -> impl Iterator<Item = &str> {
    svg.split("<text ").skip(1).filter_map(|rest| rest.split('>').next())
}

#[test]
fn a_chart_that_needs_more_colours_than_the_theme_has_is_refused() {
    let three = line(children(), years(2021, 2022), &[("A", "1 2"), ("B", "2 3"), ("C", "3 4")], None);
    let spec = Spec { palette: brand(&["#002d54", "#2b9c93"]), ..three };
    let refusal = Refusal::TooFewColours { series: 3, colours: 2 };
    assert_eq!(draw(&spec, Size::Wide), Err(refusal.clone()));
    assert_eq!(
        refusal.to_string(),
        "found 3 series, and the theme has colours for 2; choose fewer, or add to `chart-colours` in theme.yaml"
    );
    assert!(draw(&Spec { palette: brand(&["#002d54", "#2b9c93"]), ..waits() }, Size::Wide).is_ok());
}

#[test]
fn an_axis_that_covers_zero_starts_there() {
    let spec = Spec { covers: vec![Decimal::ZERO], ..under_1s() };
    let svg = draw(&spec, Size::Wide).unwrap();
    assert!(!svg.contains("Axis does not start at zero") && svg.contains(">0</text>"), "{svg}");
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
