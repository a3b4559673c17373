//! Figures from a CSV file through the whole pipeline: codes, pages, files and sentences, and what is told about cells.

use standfirst::diag::{human, json};
use standfirst::number::Moment;
use standfirst::pipeline::{self, Options, Outcome};
use standfirst::site::corpus::Drafts;
use standfirst::source::{Place, Tree};

const SITE: [(&str, &str); 2] = [
    ("data/site.yaml", "title: T\nbase-url: https://charity.example/\npublisher: { name: A charity }\n"),
    (
        "data/sources.yaml",
        "s:\n  title: T\n  publisher: P\n  url: https://statistics.example/\n  published: 2025\n  retrieved: 2025\n  licence: ogl-3\n",
    ),
];
const HEADER: &str = "title: T\nmeasure: children\nunit: { one: child, other: children }\nperiod: calendar-year\ngeography: Everywhere\nsource: s\n";

fn run(files: &[(&str, &str)]) -> (Tree, Outcome) {
    let tree = Tree::from_texts(SITE.iter().chain(files).copied()).unwrap();
    let options = Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None };
    let outcome = pipeline::run(&tree, Vec::new(), &options);
    (tree, outcome)
}

fn report(tree: &Tree, outcome: &Outcome) -> String {
    human::report(&outcome.problems, &|place: &Place| outcome.quote(tree, place), human::Colours::None)
}

fn file<'a>(outcome: &'a Outcome, path: &str) -> &'a str {
    let file = outcome.rendered.files.get(path).unwrap_or_else(|| panic!("{:?}", outcome.rendered.files.keys()));
    std::str::from_utf8(file.as_ref()).unwrap()
}

#[test]
fn codes_that_other_programs_would_change_are_kept_in_yaml_and_in_csv() {
    let page = "---\ntitle: T\n---\n\
        [12 children](stat:rows/NO/0123@2025) and [12 children](stat:long/NO/0123@2025)\n";
    let dimensions = "dimensions: { area: { NO: NO, SE: Sweden }, group: { 0123: 0123, yes: yes } }\n";
    let rows = "rows: { NO: { 0123: { 2025: 12 } }, SE: { yes: { 2025: 1000 } } }\n";
    let table = "table: { file: long.csv, period: year, value: n, dimensions: { area: area, group: group } }\n";
    let (tree, outcome) = run(&[
        ("content/_index.md", page),
        ("data/statistics/rows.yaml", &format!("{HEADER}{dimensions}{rows}")),
        ("data/statistics/long.yaml", &format!("{HEADER}{dimensions}{table}")),
        ("data/statistics/long.csv", "year,area,group,n\n2025,NO,0123,12\n2025,SE,yes,1000\n"),
    ]);
    assert_eq!((report(&tree, &outcome).as_str(), outcome.verified_claims), ("", 2));
    for dataset in ["rows", "long"] {
        let csv = file(&outcome, &format!("statistics/{dataset}/{dataset}.csv"));
        assert_eq!(
            csv,
            "area_code,area,group_code,group,period,value,status\nNO,NO,0123,0123,2025,12,\nSE,Sweden,yes,yes,2025,1000,\n"
        );
        let html = file(&outcome, &format!("statistics/{dataset}/index.html"));
        for cell in ["NO", "0123", "Sweden", "yes"] {
            assert!(html.contains(&format!(">{cell}</th>")), "{cell} in {html}");
        }
    }
}

#[test]
fn a_wrong_sentence_shows_the_cell_that_proves_it_wrong() {
    let (tree, outcome) = run(&[
        ("content/_index.md", "---\ntitle: T\n---\n[13 children](stat:d/bristol-city-of@2025)\n"),
        (
            "data/statistics/d.yaml",
            &format!("{HEADER}table: {{ file: d.csv, period: year, value: n, dimensions: {{ area: la }} }}\n"),
        ),
        ("data/statistics/d.csv", "\u{feff}year,la,n\r\n2024,Barnet,9\r\n2025,\"Bristol, City of\",12\r\n"),
    ]);
    let told = report(&tree, &outcome);
    assert!(told.contains("data/statistics/d.csv:3:25\n"), "{told}");
    assert!(told.contains("3 | 2025,\"Bristol, City of\",12\n  |                         -- 12 in 2025"), "{told}");
}

#[test]
fn programs_are_told_the_line_and_the_columns_of_a_cell() {
    let (tree, outcome) = run(&[
        ("content/_index.md", "---\ntitle: T\n---\nText.\n"),
        ("data/statistics/d.yaml", &format!("{HEADER}table: {{ file: d.csv, period: year, value: n }}\n")),
        ("data/statistics/d.csv", "year,n\r2024,9\r2025,#REF!\r"),
    ]);
    let told = json::report(&outcome.problems, &|place| outcome.quote(&tree, place));
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    let problem = &told["diagnostics"][0];
    assert_eq!((&problem["code"], &problem["line"]), (&"spreadsheet-error".into(), &3.into()));
    assert_eq!((&problem["column"], &problem["end_column"]), (&6.into(), &11.into()));
}
