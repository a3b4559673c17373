//! Bars and columns as their readers meet them: drawings, words and refusals.
//!
//! Drawings are compared with `tests/charts/NAME.svg`; `STANDFIRST_BLESS=1 cargo test --test bars` writes them anew.
//! Look at what changed in a browser before committing it.

#[path = "support/drawing.rs"]
mod drawing;

use std::collections::BTreeSet;

use standfirst::chart::{Along, Arrange, Bars, Direction, Form, Highlight, Refusal, Series, Size, Spec, Target, describe, draw};
use standfirst::number::{Unit, read_decimal};

use drawing::{children, marks, spec, years};

/// A chart of some names and, for each series, its name and its values.
fn bars<T: AsRef<str>>(direction: Direction, arrange: Arrange, categories: &[T], series: &[(&str, &str)]) -> Spec {
    let is_year = |name: &T| name.as_ref().parse::<u16>().is_ok();
    let series = series.iter().map(|(label, values)| Series { label: (*label).to_owned(), values: marks(values) });
    let bars = Bars {
        direction,
        arrange,
        along: if categories.iter().all(is_year) { Along::Periods } else { Along::Members },
        categories: categories.iter().map(|name| name.as_ref().to_owned()).collect(),
        series: series.collect(),
        highlight: Highlight::default(),
        target: None,
    };
    spec(children(), Form::Bars(bars))
}

fn of(spec: &mut Spec) -> &mut Bars {
    let Form::Bars(bars) = &mut spec.form else { panic!("the chart shows bars") };
    bars
}

fn with_target(mut spec: Spec, label: &str, value: &str) -> Spec {
    of(&mut spec).target = Some(Target { label: label.to_owned(), value: read_decimal(value).unwrap() });
    spec
}

fn with_highlight(mut spec: Spec, categories: &[usize], series: &[usize]) -> Spec {
    let set = |chosen: &[usize]| chosen.iter().copied().collect::<BTreeSet<usize>>();
    of(&mut spec).highlight = Highlight { categories: set(categories), series: set(series) };
    spec
}

fn in_unit(spec: Spec, unit: Unit) -> Spec {
    Spec { unit, ..spec }
}

const REGIONS: [&str; 5] = ["North East", "North West", "Yorkshire and The Humber", "West Midlands", "South West"];

fn ranking() -> Spec {
    let names = ["North West", "Yorkshire and The Humber", "West Midlands", "South West", "North East", "Isles"];
    with_highlight(bars(Direction::Across, Arrange::Grouped, &names, &[("2025", "600 460 420 330 310 c")]), &[2], &[])
}

fn change() -> Spec {
    bars(Direction::Across, Arrange::Grouped, &REGIONS, &[("Change", "-10 -80 -50 -130 40")])
}

fn two_years() -> Spec {
    bars(Direction::Across, Arrange::Grouped, &REGIONS, &[("2021", "320 680 510 550 290"), ("2025", "310 600 460 420 330")])
}

fn yearly() -> Spec {
    bars(Direction::Up, Arrange::Grouped, &years(2020, 2025), &[("Under 1s", "4130 3930 3960 c 3730 3630")])
}

fn routes(direction: Direction, arrange: Arrange) -> Spec {
    let series = [("Adopted", "2890 3010 3000 3020 3040"), ("Special guardianship order", "3820 3910 3870 3890 4110")];
    bars(direction, arrange, &years(2021, 2025), &series)
}

fn assert_golden(name: &str, spec: &Spec, size: Size) {
    drawing::assert_golden(name, &draw(spec, size).unwrap());
}

/// Left edge, top, width and height of every bar, with its title.
fn drawn(svg: &str) -> Vec<(String, [f64; 4])> {
    let read = |group: &str| {
        let (title, rest) = group.split_once("</title><rect ")?;
        let number = |name: &str| {
            let after = rest.split(&format!("{name}=\"")).nth(1)?;
            after.split('"').next()?.parse().ok()
        };
        let name = title.rsplit('>').next()?.to_owned();
        Some((name, [number("x")?, number("y")?, number(" width")?, number("height")?]))
    };
    svg.split("<g>").filter_map(read).collect()
}

#[test]
fn drawings_are_as_they_were_when_somebody_looked_at_them() {
    assert_golden("bars-highlight-wide", &ranking(), Size::Wide);
    assert_golden("bars-negative-narrow", &change(), Size::Narrow);
    assert_golden("bars-groups-wide", &with_target(two_years(), "Average", "424"), Size::Wide);
    assert_golden("columns-missing-wide", &yearly(), Size::Wide);
    assert_golden("columns-stacked-wide", &routes(Direction::Up, Arrange::Stacked), Size::Wide);
    assert_golden("bars-shares-narrow", &routes(Direction::Across, Arrange::Shares), Size::Narrow);
}

#[test]
fn lengths_are_in_proportion_and_start_at_zero() {
    let bars = drawn(&draw(&ranking(), Size::Wide).unwrap());
    assert_eq!(bars[0].0, "North West: 600 children");
    assert_eq!(bars.len(), 5, "no bar stands for a missing value");
    let ratio = bars[0].1[2] / bars[4].1[2];
    assert!((ratio - 600.0 / 310.0).abs() < 0.01, "{ratio}");
    let columns = drawn(&draw(&yearly(), Size::Narrow).unwrap());
    let ratio = columns[0].1[3] / columns[4].1[3];
    assert!((ratio - 4130.0 / 3630.0).abs() < 0.01, "{ratio}");
    assert!(columns.windows(2).all(|pair| (pair[0].1[1] + pair[0].1[3] - pair[1].1[1] - pair[1].1[3]).abs() < 0.2));
}

#[test]
fn bars_are_wider_than_the_gaps_between_them() {
    for size in [Size::Wide, Size::Narrow] {
        let bars = drawn(&draw(&bars(Direction::Across, Arrange::Grouped, &["A", "B", "C"], &[("", "1 2 3")]), size).unwrap());
        assert!(bars.windows(2).all(|pair| pair[1].1[1] - pair[0].1[1] < 2.0 * pair[0].1[3]));
        let columns = drawn(&draw(&yearly(), size).unwrap());
        assert!(columns[1].1[0] - columns[0].1[0] < 2.0 * columns[0].1[2]);
    }
}

#[test]
fn a_missing_value_is_its_code_and_zero_a_bar_without_length() {
    let svg = draw(&bars(Direction::Across, Arrange::Grouped, &["A", "B", "C"], &[("", "5 0 c")]), Size::Wide).unwrap();
    let bars = drawn(&svg);
    assert_eq!((bars.len(), bars[1].1[2]), (2, 0.0));
    assert!(svg.contains(">0</text>") && svg.contains(">[c]</text>"));
}

#[test]
fn a_value_that_the_line_of_the_target_would_cross_stands_inside_its_bar() {
    let spec = bars(Direction::Across, Arrange::Grouped, &["Before", "After"], &[("", "225 101")]);
    let before = |target: &str| {
        let svg = draw(&with_target(spec.clone(), "Target", target), Size::Narrow).unwrap();
        svg.split(">101</text>").next().unwrap().rsplit("<text").next().unwrap().to_owned()
    };
    assert!(before("115").contains("text-anchor=\"end\" fill=\"var(--chart-ground"));
    assert!(before("200").contains("fill=\"var(--chart-ink") && !before("200").contains("text-anchor"));
}

#[test]
fn values_below_zero_go_the_other_way() {
    let bars = drawn(&draw(&change(), Size::Wide).unwrap());
    let zero = bars[4].1[0];
    assert!(bars[..4].iter().all(|(_, [left, _, width, _])| (left + width - zero).abs() < 0.2));
    let columns = bars_up("5 -5");
    assert!((columns[0].1[1] + columns[0].1[3] - columns[1].1[1]).abs() < 0.2);
}

fn bars_up(values: &str) -> Vec<(String, [f64; 4])> {
    drawn(&draw(&bars(Direction::Up, Arrange::Grouped, &["A", "B"], &[("", values)]), Size::Wide).unwrap())
}

#[test]
fn stacks_have_their_total_and_shares_are_as_long_as_each_other() {
    let svg = draw(&routes(Direction::Up, Arrange::Stacked), Size::Wide).unwrap();
    assert!(svg.contains(">7,150</text>"), "the total of 2025 stands over its column");
    let shares = drawn(&draw(&routes(Direction::Across, Arrange::Shares), Size::Wide).unwrap());
    let ends: Vec<f64> = shares.iter().skip(1).step_by(2).map(|(_, [left, _, width, _])| left + width).collect();
    assert!(ends.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.2), "{ends:?}");
}

#[test]
fn shares_of_counts_are_rounded_and_say_so_and_percentages_stand_as_published() {
    let note = "Share of each total, rounded";
    let counts = draw(&routes(Direction::Across, Arrange::Shares), Size::Wide).unwrap();
    assert!(counts.contains(note) && counts.contains(">57%</text>"));
    assert!(counts.contains("<title>Adopted, 2025: 3,040 children</title>"), "the title keeps what was published");
    let series = [("Yes", "33.4"), ("No", "33.3"), ("Neither", "33.4")];
    let published = in_unit(bars(Direction::Across, Arrange::Shares, &["All"], &series), Unit::Percent);
    let svg = draw(&published, Size::Wide).unwrap();
    assert!(!svg.contains(note) && svg.contains(">33.4%</text>"));
}

#[test]
fn columns_whose_names_find_no_room_in_a_narrow_drawing_lie_down() {
    let spec = bars(Direction::Up, Arrange::Grouped, &REGIONS, &[("2025", "310 600 460 420 330")]);
    let (wide, narrow) = (drawn(&draw(&spec, Size::Wide).unwrap()), drawn(&draw(&spec, Size::Narrow).unwrap()));
    assert!(wide[1].1[3] > wide[0].1[3] && (wide[1].1[2] - wide[0].1[2]).abs() < 0.2);
    assert!(narrow[1].1[2] > narrow[0].1[2] && (narrow[1].1[3] - narrow[0].1[3]).abs() < 0.2);
}

#[test]
fn what_is_not_highlighted_is_grey() {
    let svg = draw(&ranking(), Size::Wide).unwrap();
    assert_eq!((svg.matches("--chart-quiet").count(), svg.matches("--chart-1").count()), (4, 1));
    let svg = draw(&with_highlight(two_years(), &[], &[1]), Size::Wide).unwrap();
    assert_eq!(svg.matches("--chart-1").count(), 6, "the five bars of 2025 and their entry in the key");
}

#[test]
fn what_is_counted_anew_is_set_apart_and_a_part_of_a_period_is_open() {
    let spec = bars(Direction::Up, Arrange::Grouped, &years(2020, 2025), &[("Placements", "20 23 b38 36 35 p12")]);
    let svg = draw(&spec, Size::Wide).unwrap();
    assert!(svg.contains("<title>The way of counting changed in 2022</title>"));
    assert!(svg.contains(">For a part of the period only</text>"));
    let open = svg.split("<title>2025: 12 children</title>").nth(1).unwrap();
    assert!(open.starts_with("<rect") && open.split("/>").next().unwrap().contains("stroke="));
}

#[test]
fn what_cannot_be_drawn_is_refused_in_plain_words() {
    let up = |categories: &[&str], values: &str| bars(Direction::Up, Arrange::Grouped, categories, &[("A", values)]);
    let stack = |arrange, values| bars(Direction::Across, arrange, &["All"], &[("A", values), ("B", "40")]);
    let many: Vec<String> = (0..41).map(|at| format!("Place {at}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let not_a_part =
        |found: &str| Refusal::NotAPart { series: "A".to_owned(), category: "All".to_owned(), found: found.to_owned() };
    let seven = bars(Direction::Across, Arrange::Grouped, &["All"], &[("A", "1"); 7]);
    let cases = [
        (up(&["A", "B"], "c c"), Refusal::NoValues),
        (up(&["A", "B"], "1"), Refusal::UnequalLength { series: "A".to_owned(), values: 1, periods: 2 }),
        (up(&many[..30], &"1 ".repeat(30)), Refusal::TooManyColumns(30)),
        (bars(Direction::Across, Arrange::Grouped, &many, &[("A", &"1 ".repeat(41))]), Refusal::TooManyRows(41)),
        (seven, Refusal::TooManyParts(7)),
        (stack(Arrange::Stacked, "c"), not_a_part("[c]")),
        (stack(Arrange::Shares, "-5"), not_a_part("-5")),
        (in_unit(stack(Arrange::Stacked, "5"), Unit::Rank), Refusal::NoSum),
        (
            in_unit(stack(Arrange::Shares, "30"), Unit::Percent),
            Refusal::NotAWhole { category: "All".to_owned(), total: 70.into() },
        ),
        (with_target(stack(Arrange::Shares, "30"), "Target", "50"), Refusal::TargetOfShares),
    ];
    for (spec, refusal) in cases {
        assert_eq!(draw(&spec, Size::Wide), Err(refusal.clone()));
        assert_eq!(draw(&spec, Size::Narrow), Err(refusal));
    }
    assert_eq!(
        not_a_part("[c]").to_string(),
        "`A` is [c] for `All`, and a stack can only add up numbers from zero; use `arrange: grouped`"
    );
}

#[test]
fn many_bars_are_described_by_their_extremes_and_what_is_missing() {
    assert_eq!(
        describe(&ranking()),
        "Bar chart with six bars. The highest value is 600 children (North West) and the lowest 310 children (North East). \
         No value is shown for Isles ([c]: withheld to protect people)."
    );
}

#[test]
fn few_bars_are_told_one_by_one_and_against_the_target() {
    let spec = bars(Direction::Across, Arrange::Grouped, &["Thurrock before", "Thurrock"], &[("2016", "225 101")]);
    assert_eq!(
        describe(&with_target(spec, "National target", "121")),
        "Bar chart with two bars. Thurrock before: 225 children; Thurrock: 101 children. Of two values, one lies above \
         “National target” (121 children) and one below it."
    );
}

#[test]
fn two_values_each_are_compared() {
    assert_eq!(
        describe(&two_years()),
        "Bar chart with five groups of two bars: 2021 and 2025. The value rises in one row and falls in four. The largest rise is \
         40 children, from 290 to 330 (South West), and the largest fall 130, from 550 to 420 (West Midlands). The highest \
         value for 2025 is 600 children (North West) and the lowest 310 (North East)."
    );
}

#[test]
fn columns_over_time_are_described_as_a_trend() {
    assert_eq!(
        describe(&yearly()),
        "Column chart with six columns, from 2020 to 2025. Under 1s fell by 500 children, from 4,130 in 2020 to 3,630 in \
         2025. The first value is the highest and the last the lowest. No value is shown for 2023 ([c]: withheld to protect \
         people)."
    );
}

#[test]
fn a_lone_value_of_a_series_is_no_extreme() {
    let series = [("2021", "10 c"), ("2022", "9 c"), ("2023", "20 3")];
    let description = describe(&bars(Direction::Across, Arrange::Grouped, &["Slough", "Rutland"], &series));
    assert!(description.contains("The only value of 2021 is 10 children (Slough)."), "{description}");
    assert!(description.contains("The highest value of 2023 is 20 children (Slough) and the lowest 3 children (Rutland)."));
}

#[test]
fn stacks_are_described_by_their_parts_and_totals() {
    assert_eq!(
        describe(&routes(Direction::Up, Arrange::Stacked)),
        "Stacked column chart with five columns of two parts: Adopted and Special guardianship order, from 2021 to 2025. 2021: Adopted, 2,890 \
         children; Special guardianship order, 3,820 children. 2025: Adopted, 3,040 children; Special guardianship order, \
         4,110 children. The parts add up to most for 2025 (7,150 children) and to least for 2021 (6,710 children)."
    );
    let shares = describe(&routes(Direction::Across, Arrange::Shares));
    assert!(
        shares.ends_with("2025: Adopted, 3,040 children (43%); Special guardianship order, 4,110 children (57%)."),
        "{shares}"
    );
}
