//! What may not be published yet is nowhere in the output: not its words, its name, its files or its topics.

use crate::edit::{demonstration, line_of, replace, write};
use crate::site::Site;
use std::collections::BTreeMap;

/// A word that stands nowhere else.
const SECRET: &str = "zanzibar";

/// A news story whose every part holds the word; `field` holds it back.
fn story(field: &str) -> String {
    format!(
        "---\ntitle: Zanzibar rises\ndate: 2026-11-20\nsummary: About Zanzibar.\ntopics: [Zanzibar]\n{field}\n---\n\n\
         ## Zanzibar again\n\nSee [the Zanzibar file](zanzibar.pdf).\n"
    )
}

fn with_story(field: &str) -> Site {
    let site = demonstration();
    write(&site, "content/news/zanzibar.md", &story(field));
    write(&site, "content/news/zanzibar.pdf", "Zanzibar");
    site
}

/// The files that hold the word, in their names or anywhere in their bytes.
fn traces(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
    let holds =
        |path: &str, bytes: &[u8]| path.contains(SECRET) || String::from_utf8_lossy(bytes).to_lowercase().contains(SECRET);
    files.iter().filter(|(path, bytes)| holds(path, bytes)).map(|(path, _)| path.as_str()).collect()
}

#[test]
fn a_draft_leaves_no_trace_until_drafts_are_asked_for() {
    let site = with_story("draft: true");
    assert_eq!(traces(&site.built(&[])), [] as [&str; 0]);
    let shown = site.built(&["--drafts"]);
    for file in ["news/zanzibar/index.html", "news/zanzibar.pdf", "index.html", "news/index.html", "feed.xml", "sitemap.xml"] {
        assert!(traces(&shown).contains(&file), "{file} does not show the draft");
    }
    assert_eq!(traces(&site.built(&[])), [] as [&str; 0], "the draft stayed behind");
}

#[test]
fn an_embargoed_page_leaves_no_trace_until_its_moment() {
    let site = with_story("embargo: 2027-01-14 09:30");
    for as_of in ["2027-01-13", "2027-01-14 09:29"] {
        assert_eq!(traces(&site.built(&["--as-of", as_of])), [] as [&str; 0], "{as_of}");
    }
    assert_eq!(traces(&site.built(&["--drafts"])), [] as [&str; 0], "an embargo is no draft");
    assert!(traces(&site.built(&["--as-of", "2027-01-14 09:30"])).contains(&"news/zanzibar/index.html"));
}

#[test]
fn the_summary_counts_what_is_held_back() {
    let site = with_story("draft: true");
    let ran = site.run(&["build"]);
    assert!(ran.out.contains("1 page held back"), "{}", ran.out);
}

#[test]
fn a_public_page_that_leads_to_one_held_back_is_an_error() {
    let site = with_story("embargo: 2027-01-14 09:30");
    replace(&site, "content/about.md", "---\n\n", "---\n\nSee [the story](news/zanzibar.md).\n\n");
    let ran = site.run(&["check"]);
    assert_eq!(ran.code, 1);
    let line = line_of(&site, "content/about.md", "See [the story]");
    assert!(ran.err.contains(&format!("content/about.md:{line}:")), "{}", ran.err);
    assert!(ran.err.contains("2027"), "{}", ran.err);
}

#[test]
fn a_dataset_before_its_release_leaves_no_trace() {
    let site = demonstration();
    let dataset = "title: Zanzibar\nmeasure: zanzibar\nunit: { one: thing, other: things }\nperiod: calendar-year\ngeography: Zanzibar\n\
                   source: thurrock-partnership\nreleased: 2027-01-14\nrows: { 2020: 3 }\n";
    write(&site, "data/statistics/zanzibar.yaml", dataset);
    assert_eq!(traces(&site.built(&["--as-of", "2027-01-13"])), [] as [&str; 0]);
    assert!(traces(&site.built(&["--as-of", "2027-01-14"])).contains(&"statistics/zanzibar/index.html"));
}
