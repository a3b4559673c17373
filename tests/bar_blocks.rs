//! Blocks of bars through the whole pipeline: what becomes a category and what a series, in which order, and what is refused.

use standfirst::diag::human;
use standfirst::number::Moment;
use standfirst::pipeline::{self, Options, Outcome};
use standfirst::site::corpus::Drafts;
use standfirst::source::{Place, Tree};

const SITE: &str = "title: T\nbase-url: https://charity.example/\npublisher: { name: A charity }\n";
const SOURCES: &str = "s:\n  title: T\n  publisher: P\n  url: https://statistics.example/\n  published: 2025\n  retrieved: 2025\n  licence: ogl-3\n";
const HEADER: &str =
    "title: Children\nunit: { one: child, other: children }\nperiod: calendar-year\ngeography: Everywhere\nsource: s\n";

/// Three places, one of which is the sum of the others.
const PLACES: &str = "dimensions: { area: { label: Area, members: { n: North, s: South, e: { label: Everywhere, role: total } } } }\n\
    rows: { n: { 2024: 10, 2025: 12 }, s: { 2024: 30, 2025: 25 }, e: { 2024: 40, 2025: 37 } }\n";
/// Two places by two ages.
const CROSSED: &str = "dimensions: { area: { n: North, s: South }, age: { y: Young, o: Old } }\n\
    rows: { n: { y: { 2025: 1 }, o: { 2025: 2 } }, s: { y: { 2025: 3 }, o: { 2025: c } } }\n";
/// A place counted anew.
const BROKEN: &str = "dimensions: { area: { n: North, s: South } }\n\
    rows: { n: { 2024: 10, 2025: { value: 12, status: b, note: Counted anew. } }, s: { 2024: 3, 2025: 4 } }\n";

/// The site with one block on its page.
fn run(block: &str) -> (Tree, Outcome) {
    let page = format!("---\ntitle: T\n---\n\n```chart\nid: c\ntitle: A message\n{block}\n```\n");
    // Each counts something else, so that none contradicts another.
    let dataset = |measure: &str, body: &str| format!("measure: {measure}\n{HEADER}{body}");
    let (places, crossed, broken) =
        (dataset("children", PLACES), dataset("pupils", CROSSED), dataset("children in care", BROKEN));
    let tree = Tree::from_texts([
        ("data/site.yaml", SITE),
        ("data/sources.yaml", SOURCES),
        ("data/statistics/places.yaml", &places),
        ("data/statistics/crossed.yaml", &crossed),
        ("data/statistics/broken.yaml", &broken),
        ("content/_index.md", &page),
    ]);
    let tree = tree.unwrap();
    let options = Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None };
    let outcome = pipeline::run(&tree, Vec::new(), &options);
    (tree, outcome)
}

fn told(block: &str) -> String {
    let (tree, outcome) = run(block);
    human::report(&outcome.problems, &|place: &Place| outcome.quote(&tree, place), human::Colours::None)
}

fn page(block: &str) -> String {
    assert_eq!(told(block), "");
    String::from_utf8(run(block).1.rendered.files["index.html"].clone()).unwrap()
}

/// Titles of the bars of the wide drawing, in order.
fn bars(block: &str) -> Vec<String> {
    let page = page(block);
    let drawing = page.split("<svg").find(|part| part.contains("chart-wide")).unwrap().to_owned();
    let titles = drawing.split("<title>").skip(1).map(|part| part.split("</title>").next().unwrap().to_owned());
    titles.collect()
}

#[test]
fn members_in_one_period_are_bars() {
    let expected = ["North: 12 children", "South: 25 children", "Everywhere: 37 children"];
    assert_eq!(bars("type: bar\nstatistics: places@2025"), expected);
    assert_eq!(bars("type: column\nstatistics: places@2025"), expected);
}

#[test]
fn over_several_periods_bars_group_by_name_and_columns_by_period() {
    let names = "[places/n, places/s]";
    let across = ["North, 2024: 10 children", "North, 2025: 12 children", "South, 2024: 30 children", "South, 2025: 25 children"];
    assert_eq!(bars(&format!("type: bar\nstatistics: {names}")), across);
    let up = ["North, 2024: 10 children", "South, 2024: 30 children", "North, 2025: 12 children", "South, 2025: 25 children"];
    assert_eq!(bars(&format!("type: column\nstatistics: {names}")), up);
    assert_eq!(bars("type: bar\nstatistics: places/n"), ["2024: 10 children", "2025: 12 children"]);
}

#[test]
fn two_moments_named_one_by_one_are_one_series() {
    let names = "[places/n@2024, places/n@2025, places/s@2024, places/s@2025]";
    assert_eq!(bars(&format!("type: bar\nstatistics: {names}")), bars("type: bar\nstatistics: [places/n, places/s]"));
}

#[test]
fn two_open_dimensions_are_categories_and_series() {
    let expected = ["North, Young: 1 child", "North, Old: 2 children", "South, Young: 3 children"];
    assert_eq!(bars("type: column\nstatistics: crossed@2025"), expected);
}

#[test]
fn stacks_stand_for_periods_and_note_what_was_added_up() {
    let block = "type: column\nstatistics: [places/n, places/s]\narrange: ";
    assert_eq!(bars(&format!("{block}stacked")).len(), 4);
    assert!(page(&format!("{block}stacked")).contains("The totals in the drawing are the sums of these numbers."));
    assert!(page(&format!("{block}shares")).contains("worked out from these numbers and rounded"));
}

#[test]
fn the_order_of_values_puts_the_largest_first_in_drawing_and_table() {
    let block = "type: bar\nstatistics: [places/n@2025, places/s@2025]\norder: value";
    assert_eq!(bars(block), ["South: 25 children", "North: 12 children"]);
    let page = page(block);
    let table = page.split("<table").nth(1).unwrap();
    assert!(table.find("South") < table.find("North"));
    assert_eq!(bars("type: bar\nstatistics: crossed@2025\norder: value")[0], "South, Young: 3 children");
}

#[test]
fn names_and_codes_of_members_are_highlighted() {
    let quiet =
        |text: &str| page(&format!("type: bar\nstatistics: places@2025\nhighlight: {text}")).matches("--chart-quiet").count();
    assert_eq!((quiet("North"), quiet("n"), quiet("[n, South]")), (4, 4, 2), "two drawings each");
}

#[test]
fn what_would_mislead_is_refused_with_a_way_out() {
    let cases = [
        (
            "type: bar\nstatistics: places@2025\nhighlight: West",
            "nothing called `West` to highlight",
            "write one of: North, South",
        ),
        ("type: column\nstatistics: places/n\norder: value", "keep the order of time", "delete `order`"),
        ("type: bar\nstatistics: places\narrange: stacked", "count twice what is in the total", "name the parts alone"),
        ("type: bar\nstatistics: crossed@2025\narrange: shares", "`Old` is [c] for `South`", "use `arrange: grouped`"),
        ("type: bar\nstatistics: broken", "The way of counting changed between the figures of \"North\"", "show a line chart"),
        ("type: bar\nstatistics: places\narrange: piled", "piled", "grouped"),
        ("type: line\nstatistics: places/n\narrange: stacked", "`arrange` has no meaning for a line chart", "bar, column"),
    ];
    for (block, reason, fix) in cases {
        let told = told(block);
        assert!(told.contains(reason) && told.contains(fix), "{block}:\n{told}");
    }
}
