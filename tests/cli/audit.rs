//! The audit: every number of a site with its standing, in three formats, of a site with problems too.

use crate::edit::write;
use crate::site::Site;
use std::fs;
use std::path::Path;

const FILE: &str = "audit.html";

/// A site with one number of each standing, of which one is false.
fn broken() -> Site {
    let site = Site::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal"));
    write(
        &site,
        "data/sources.yaml",
        "dfe: { title: Children, publisher: DfE, url: https://a.example/, published: 2025, retrieved: 2025, licence: ogl-3 }\n",
    );
    write(
        &site,
        "data/statistics/waiting.yaml",
        "title: Children who wait\nmeasure: children who wait\nunit: { one: child, other: children }\nperiod: calendar-year\n\
         geography: England\nsource: dfe\nrows:\n  2018: 4400\n  2019: 4330\n",
    );
    write(
        &site,
        "content/all.md",
        "---\ntitle: Waiting\n---\n\n[4,330](stat:waiting@2019) and [4,440](stat:waiting@2018) waited, [80](source:dfe) of them long.\n\n\
         We asked [12](exempt: \"our own count\") in 2019, and <script> +44 or =9 others.\n"
            .replace("<script>", "\\<script>")
            .as_str(),
    );
    site
}

fn standings(json: &serde_json::Value) -> Vec<(String, String)> {
    let of_page = json["numbers"].as_array().unwrap().iter().filter(|number| number["file"] == "content/all.md");
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    of_page.map(|number| (text(&number["words"]), text(&number["standing"]))).collect()
}

#[test]
fn programs_get_every_number_with_its_standing_of_a_broken_site_too() {
    let site = broken();
    let ran = site.run(&["audit", "--format", "json"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["format"], "standfirst-audit-1");
    let expected = [
        ("4,330", "verified"),
        ("4,440", "false"),
        ("80", "attributed"),
        ("12", "exempt"),
        ("2019", "exempt"),
        ("+44", "unsourced"),
        ("9", "unsourced"),
    ];
    let expected: Vec<_> = expected.iter().map(|(words, standing)| ((*words).to_owned(), (*standing).to_owned())).collect();
    assert_eq!(standings(&json), expected);
    let of_2018 = json["numbers"].as_array().unwrap().iter().find(|number| number["words"] == "4,440").unwrap();
    assert_eq!((of_2018["line"].as_u64(), of_2018["exact"].as_str()), (Some(5), Some("4,400 children")));
    assert_eq!((of_2018["period"].as_str(), of_2018["overtaken-by"].as_str()), (Some("2018"), Some("2019")));
    assert_eq!(of_2018["sources"][0]["title"], "Children");
    assert!(!site.root.join(FILE).exists());
}

#[test]
fn a_spreadsheet_gets_one_number_a_row_and_no_formula() {
    let ran = broken().run(&["audit", "--format", "csv"]);
    assert_eq!(ran.code, 1);
    let rows: Vec<Vec<String>> = csv_rows(&ran.out);
    assert_eq!(rows[0][0], "standing");
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    assert!(rows.iter().any(|row| row[0] == "exempt" && row[1] == "12" && row[9] == "our own count"), "{}", ran.out);
    let is_formula = |cell: &String| cell.starts_with(['=', '@']) || (cell.starts_with('+') && cell.parse::<i64>().is_err());
    assert!(!rows.iter().flatten().any(is_formula), "{}", ran.out);
}

#[test]
fn people_get_a_page_that_needs_no_other_and_is_the_same_every_time() {
    let site = broken();
    let ran = site.run(&["audit"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains(FILE), "{}", ran.out);
    let page = fs::read_to_string(site.root.join(FILE)).unwrap();
    for part in ["4,440", "Sign-off", "<caption>", "scope=\"col\"", "our own count", "https://a.example/"] {
        assert!(page.contains(part), "{part}");
    }
    for part in ["<script", "src=", "<link", "@import", "url("] {
        assert!(!page.contains(part), "{part}");
    }
    let as_of = ["audit", "--as-of", "2026-01-15 12:00"];
    site.run(&as_of);
    let first = fs::read(site.root.join(FILE)).unwrap();
    site.run(&as_of);
    assert_eq!(fs::read(site.root.join(FILE)).unwrap(), first);
}

#[test]
fn a_file_that_is_no_audit_is_left_as_it_is() {
    let site = broken();
    write(&site, FILE, "<!doctype html>\nmine");
    let ran = site.run(&["audit"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("not-a-report"), "{}", ran.err);
    assert_eq!(fs::read_to_string(site.root.join(FILE)).unwrap(), "<!doctype html>\nmine");
}

/// The cells of rows without line breaks in them.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}
