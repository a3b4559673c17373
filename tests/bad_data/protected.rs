//! Counts under disclosure control: the raw ones reach no file and no report, whatever goes wrong.

use crate::site::{Site, files};
use crate::told::{DATASET, TABLE, Told, children, told};
use std::fs;
use std::path::Path;

/// Raw counts, none of which is a multiple of 5.
const RAW: [&str; 6] = ["1237", "2413", "7778", "8116", "11428", "8119"];
const RULES: &str = "disclosure: { suppress-below: 6, round-to: 5 }\n";
const AREAS: &str = "dimensions: { area: { a: Slough, b: Rutland, e: Barnet, all: { label: All, role: total } } }\n";
const ROWS: &str = "rows:\n  a: { 2024: 1237, 2025: 3 }\n  b: { 2024: 2413, 2025: 4 }\n  e: { 2024: 7778, 2025: 8116 }\n  \
                    all: { 2024: 11428, 2025: 8123 }\nrevisions: { 2025-11-15: { e: { 2025: 8119 } } }\n";
const TABLE_FIELD: &str = "table: { file: d.csv, period: year, value: n, dimensions: { area: area } }\n";
const CSV: &str = "year,area,n\n2024,Slough,1237\n2024,Rutland,2413\n2025,Slough,7778\n2025,Rutland,8116\n";
const PAGE: &str = "---\ntitle: T\n---\nIn 2024, [1,235 children](stat:d/a@2024) and [](stat:d/all@2024).\n\n\
                    ```chart\nid: w\ntype: line\ntitle: Children\nstatistics: [d/e, d/all]\n```\n";

fn own(rest: &str) -> String {
    children(rest).replace("source: s", "source: own")
}

/// Raw counts with and without a comma between thousands.
fn raw() -> Vec<String> {
    RAW.iter().flat_map(|raw| [(*raw).to_owned(), format!("{},{}", &raw[..raw.len() - 3], &raw[raw.len() - 3..])]).collect()
}

fn keeps_raw_counts_secret(told: &Told) {
    let raw = raw();
    told.keeps_secret(&raw.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_protected_dataset_publishes_rounded_counts_only() {
    let dataset = own(&format!("{RULES}{AREAS}{ROWS}"));
    let site = told(&[("content/_index.md", PAGE), (DATASET, &dataset)]);
    site.is_published(&[]);
    keeps_raw_counts_secret(&site);
    let csv = &site.files["statistics/d/d.csv"];
    for row in ["a,Slough,2024,1235,", "a,Slough,2025,c,", "e,Barnet,2025,8115,"] {
        assert!(csv.contains(row), "{row}: {csv}");
    }
    let table = own(&format!("{RULES}{TABLE_FIELD}"));
    let site = told(&[(DATASET, &table), (TABLE, CSV)]);
    keeps_raw_counts_secret(site.is_published(&[]));
}

#[test]
fn the_account_of_published_figures_holds_rounded_counts_only() {
    let site = Site::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal"));
    fs::create_dir_all(site.root.join("data/statistics")).unwrap();
    let source =
        "own: { title: T, publisher: Site, url: https://a.example/, published: 2025, retrieved: 2025, licence: ogl-3 }\n";
    fs::write(site.root.join("data/sources.yaml"), source).unwrap();
    fs::write(site.root.join("content/w.md"), PAGE).unwrap();
    fs::write(site.root.join(DATASET), own(&format!("{RULES}{AREAS}{ROWS}"))).unwrap();
    let ran = [site.run(&["accept"]), site.run(&["build"])];
    assert!(ran.iter().all(|ran| ran.code == 0), "{ran:?}");
    let mut written = files(&site.root);
    written.retain(|path, _| path != DATASET && !path.ends_with(".woff2"));
    // The list of files holds fingerprints, in which any digits may stand.
    written.remove("public/.standfirst");
    let lock = String::from_utf8_lossy(&written["data/figures.lock"]).into_owned();
    assert!(lock.contains("a 2024 = 1235\na 2025 = c\n"), "{lock}");
    written.insert("data/figures.lock".to_owned(), lock.lines().filter(|line| !line.starts_with('[')).collect::<String>().into());
    for (path, bytes) in written {
        let text = String::from_utf8_lossy(&bytes);
        assert!(raw().iter().all(|raw| !text.contains(raw)), "{path} holds a raw count");
    }
    assert!(ran.iter().all(|ran| raw().iter().all(|raw| !ran.out.contains(raw))), "{ran:?}");
}

/// What people mistype in the rows: what stands there, and what they write instead.
const SLIPS: [(&str, &str, &[&str]); 12] = [
    ("1237", "\"1,237\"", &["number-format"]),
    ("1237", "1237x", &["number-format"]),
    ("1237", "(1237)", &["number-format"]),
    ("1237", "£1237", &["number-format"]),
    ("1237", "1.237E+03", &["spreadsheet-damage"]),
    ("1237", "[1237]", &["number-format"]),
    ("1237", "{ value: 1237, low: 7778, high: 8116 }", &["out-of-range"]),
    ("2024: 1237", "2024: 1237, 2024: 2413", &["duplicate-key"]),
    ("2024: 1237", "2024: , 2026: 1237", &["blank-cell"]),
    ("11428", "99999", &["total-mismatch"]),
    ("  a: {", "  a: [", &["yaml"]),
    ("disclosure:", "disclosur:", &["unknown-field"]),
];

#[test]
fn no_report_about_a_slip_tells_a_raw_count() {
    for (right, wrong, codes) in SLIPS {
        let dataset = own(&format!("{RULES}{AREAS}{ROWS}"));
        assert!(dataset.contains(right), "{right}");
        let slip = of(&dataset.replacen(right, wrong, 1), None);
        slip.is_refused(codes, &[]);
        keeps_raw_counts_secret(&slip);
    }
    let limited = format!("{RULES}range: {{ to: 1000 }}\n{AREAS}{ROWS}");
    let out_of_range = of(&own(&limited), None);
    assert!(out_of_range.codes.contains(&"out-of-range") && out_of_range.files.is_empty(), "{}", out_of_range.text);
    keeps_raw_counts_secret(&out_of_range);
}

/// The same for a table.
const SLIPS_IN_TABLES: [(&str, &str, &[&str]); 9] = [
    ("1237", "1237x", &["number-format"]),
    ("1237", "\"1237", &["csv-quote"]),
    ("1237", "1237,8116", &["csv-row-length"]),
    ("1237", "1237\u{1}", &["control-character"]),
    ("2024,Slough", "1237x,Slough", &["wrong-period"]),
    ("2025,Slough", "2024,Slough", &["duplicate-key", "members-missing"]),
    ("Rutland,2413", "Rutland,", &["blank-cell"]),
    ("area,n", "area,m", &["unknown-column"]),
    ("year,area,n\n", "", &["unknown-column", "unknown-column", "unknown-column"]),
];

#[test]
fn no_report_about_a_slip_in_a_table_tells_a_raw_count() {
    for (right, wrong, codes) in SLIPS_IN_TABLES {
        assert!(CSV.contains(right), "{right}");
        let slip = of(&own(&format!("{RULES}{TABLE_FIELD}")), Some(&CSV.replacen(right, wrong, 1)));
        assert!(codes.contains(slip.codes.first().unwrap()) && slip.files.is_empty(), "{right} {wrong}: {}", slip.text);
        keeps_raw_counts_secret(&slip);
    }
}

#[test]
fn rules_are_heeded_however_they_are_written() {
    for rules in [
        "disclosure:\n  suppress-below: 6\n  round-to: 5\n",
        "\"disclosure\": { suppress-below: 6, round-to: 5 } # as agreed\n",
        "disclosure : {suppress-below: 6, round-to: 5}\n",
    ] {
        let dataset = own(&format!("{rules}{AREAS}{ROWS}"));
        keeps_raw_counts_secret(of(&dataset, None).is_published(&[]));
        let slip = of(&dataset.replacen("2024: 1237", "2024: , 2026: 1237", 1), None);
        slip.is_refused(&["blank-cell"], &[]);
        keeps_raw_counts_secret(&slip);
    }
}

fn of(dataset: &str, csv: Option<&str>) -> Told {
    let table = csv.map(|csv| (TABLE, csv));
    told(&[(DATASET, dataset)].into_iter().chain(table).collect::<Vec<_>>())
}
