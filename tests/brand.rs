//! The colours of a brand, and the choices of a chart block, from the files of a site to its pages.

use standfirst::number::Moment;
use standfirst::pipeline::{self, Options, Outcome};
use standfirst::site::corpus::Drafts;
use standfirst::source::Tree;

const SITE: [(&str, &str); 4] = [
    ("data/site.yaml", "title: Wells\nbase-url: https://site.example/\npublisher: { name: Site }\ntheme: ours\n"),
    (
        "data/sources.yaml",
        "survey: { title: Survey, publisher: Site, url: 'https://site.example/s', published: 2025-11, retrieved: 2025-12, licence: ogl-3 }\n",
    ),
    (
        "data/statistics/wells.yaml",
        "title: Wells\nmeasure: wells that give water\nunit: { one: well, other: wells }\nperiod: calendar-year\n\
         geography: Exampleshire\nsource: survey\nrows: { 2023: 912, 2024: 915, 2025: 918 }\n",
    ),
    ("themes/ours/theme.yaml", "chart-colours: { light: ['#002D54', '#2B9C93'] }\n"),
];

/// The site with a chart of these fields on its front page.
fn run(fields: &str) -> Outcome {
    let chart = "id: wells\ntype: line\ntitle: More wells give water\nstatistics: wells\n";
    let page = format!("---\ntitle: Wells\n---\nThe wells.\n\n```chart\n{chart}{fields}```\n");
    let tree = Tree::from_texts(SITE.into_iter().chain([("content/_index.md", page.as_str())])).unwrap();
    let options =
        Options { as_of: Moment::read("2026-01-15 12:00").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None };
    let outcome = pipeline::run(&tree, Vec::new(), &options);
    assert_eq!(outcome.problems, []);
    outcome
}

/// The one file whose path starts and ends so.
fn file(outcome: &Outcome, start: &str, end: &str) -> String {
    let mut found = outcome.rendered.files.iter().filter(|(path, _)| path.starts_with(start) && path.ends_with(end));
    let (_, bytes) = found.next().unwrap_or_else(|| panic!("no file {start}…{end}"));
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn a_brand_colours_the_page_the_file_and_the_style_sheet() {
    let outcome = run("");
    assert!(file(&outcome, "index.html", "").contains("var(--chart-1, #002d54)"));
    let drawing = file(&outcome, "wells.svg", "");
    assert!(drawing.contains("\"#002d54\"") && !drawing.contains("#12436d"));
    let sheet = file(&outcome, "assets/tokens-", ".css");
    let (built_in, own) = sheet.split_once("theme.yaml sets").unwrap();
    assert!(built_in.contains("--chart-1: #12436d;") && own.contains("--chart-1: #002d54;"), "{own}");
}

#[test]
fn the_axis_of_a_line_starts_at_zero_when_the_block_says_so() {
    let note = "Axis does not start at zero";
    assert!(file(&run(""), "index.html", "").contains(note));
    let page = file(&run("axis-from: zero\n"), "index.html", "");
    assert!(!page.contains(note) && page.contains(">0</text>"));
}
