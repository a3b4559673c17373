//! Tiny sites with the pages that they must become.
//!
//! A folder below `tests/sites/` is a case: its README says what it shows, and `expected/` holds the
//! main element of the pages under test. With `STANDFIRST_BLESS=1` those files are written anew; to
//! put another page under test, add an empty file of its name.

#[path = "support/site.rs"]
mod site;

use site::{Site, files};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Builds a case and compares what is under test.
fn compare(case: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(case);
    let readme = fs::read_to_string(folder.join("README.md")).unwrap();
    assert_eq!(readme.lines().count(), 1, "the README of {case} says in one line what it shows");
    let public = Site::copy_of(&folder).built(&[]);
    let expected = files(&folder.join("expected"));
    assert!(!expected.is_empty(), "{case} expects nothing");
    let found = expected.keys().map(|path| (path.clone(), under_test(&public, path)));
    let found: BTreeMap<String, String> = found.collect();
    if std::env::var_os("STANDFIRST_BLESS").is_some() {
        for (path, text) in &found {
            fs::write(folder.join("expected").join(path), text).unwrap();
        }
        return;
    }
    for (path, text) in found {
        assert_same(&format!("{case}/expected/{path}"), str::from_utf8(&expected[&path]).unwrap(), &text);
    }
}

/// The main element of a page; any other file as a whole.
fn under_test(public: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let bytes = public.get(path).unwrap_or_else(|| panic!("{path} was not built"));
    let text = str::from_utf8(bytes).unwrap();
    if !path.ends_with(".html") {
        return text.to_owned();
    }
    let start = text.find("<main").unwrap();
    let end = text.find("</main>").unwrap() + "</main>".len();
    // What a theme leaves between elements is not under test, and drawings have tests of their own.
    let main = without_drawings(&text[start..end]);
    let lines = main.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn without_drawings(html: &str) -> String {
    let mut parts = html.split("<svg");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "<svg/>" + part.split_once("</svg>").map_or("", |(_, after)| after))
}

fn assert_same(name: &str, expected: &str, found: &str) {
    let lines = expected.lines().zip(found.lines()).enumerate().find(|(_, (expected, found))| expected != found);
    if let Some((at, (expected, found))) = lines {
        panic!("tests/sites/{name}, line {}:\n  expected {expected}\n  found    {found}", at + 1);
    }
    assert_eq!(expected.lines().count(), found.lines().count(), "tests/sites/{name} has another number of lines");
}

#[test]
fn a_minimal_site_becomes_a_front_page() {
    compare("minimal");
}

#[test]
fn a_claim_and_its_chart_become_a_figure_with_its_source() {
    compare("claim-and-chart");
}

#[test]
fn links_between_sections_lead_from_page_to_page() {
    compare("links-between-sections");
}

#[test]
fn a_figure_that_changed_is_told_on_its_pages() {
    compare("revised-figures");
}

#[test]
fn a_whole_dataset_becomes_a_page_with_files_and_an_entry_in_the_catalogue() {
    compare("whole-dataset");
}

#[test]
fn every_case_is_compared() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let this = fs::read_to_string(folder.join("golden.rs")).unwrap();
    for case in fs::read_dir(folder.join("sites")).unwrap() {
        let case = case.unwrap().file_name().into_string().unwrap();
        assert!(this.contains(&format!("compare(\"{case}\")")), "no test compares {case}");
    }
}
