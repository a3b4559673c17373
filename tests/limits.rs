//! Limits and reasons on their way to readers: "up to" and "because" stand wherever the figure does.

use standfirst::number::Moment;
use standfirst::pipeline::{self, Options, Outcome};
use standfirst::site::corpus::Drafts;
use standfirst::source::Tree;

const SITE: [(&str, &str); 2] = [
    ("data/site.yaml", "title: T\nbase-url: https://charity.example/\npublisher: { name: A charity }\n"),
    (
        "data/sources.yaml",
        "s:\n  title: T\n  publisher: P\n  url: https://statistics.example/\n  published: 2025\n  retrieved: 2025\n  licence: ogl-3\n",
    ),
];
const HEADER: &str = "title: T\nmeasure: m\ngeography: Everywhere\nsource: s\nperiod: calendar-year\n";

fn run(files: &[(&str, &str)]) -> Outcome {
    let tree = Tree::from_texts(SITE.iter().chain(files).copied()).unwrap();
    let options = Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None };
    pipeline::run(&tree, Vec::new(), &options)
}

fn file<'a>(outcome: &'a Outcome, path: &str) -> &'a str {
    std::str::from_utf8(outcome.rendered.files[path].as_ref()).unwrap()
}

#[test]
fn a_limit_keeps_its_word_in_sentences_tables_and_files() {
    let award = format!("{HEADER}unit: gbp\nrows: {{ 2017: {{ value: 916000, bound: upper }} }}\n");
    let outcome = run(&[
        ("content/_index.md", "---\ntitle: T\n---\nIt was <stat:award@2017>, or [up to £916k](stat:award@2017).\n"),
        ("data/statistics/award.yaml", &award),
    ]);
    assert_eq!(outcome.problems, []);
    assert!(file(&outcome, "index.html").matches("up to £916,000").count() >= 2);
    assert!(file(&outcome, "statistics/award/index.html").contains("up to £916,000"));
    assert!(file(&outcome, "statistics/award/award.csv").contains("2017,916000,upper"));
}

#[test]
fn the_reason_for_an_unlike_comparison_is_printed_and_that_of_a_like_one_is_not() {
    let days = |basis: &str, rows: &str| format!("{HEADER}unit: days\nbasis: {basis}\nrows: {rows}\n");
    let page = "---\ntitle: T\n---\nIt was [10 days less](stat:one@2024?vs=other \"because: both count the same children\") and \
                [5 days more](stat:one@2025?change \"because: nobody asked\").\n";
    let outcome = run(&[
        ("content/_index.md", page),
        ("data/statistics/one.yaml", &days("single-year estimate", "{ 2024: 90, 2025: 95 }")),
        ("data/statistics/other.yaml", &days("three-year average", "{ 2023: 99, 2024: 100 }")),
    ]);
    assert_eq!(outcome.problems, []);
    let html = file(&outcome, "index.html");
    assert!(html.contains("Compared because both count the same children"));
    assert!(!html.contains("nobody asked"));
}
