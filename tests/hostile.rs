//! Texts that are made to be slow are read in time.

use pulldown_cmark::{Options, Parser};
use standfirst::claim::{self, Claim};
use standfirst::content;
use standfirst::source::{Place, SourceText};
use standfirst::statistics::Statistics;
use std::time::{Duration, Instant};

/// A program that is built for debugging is slow: it gets less text and more time.
const BYTES: usize = if cfg!(debug_assertions) { 25_000 } else { 100_000 };
/// Quadratic time takes a hundred times longer.
const MOST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 5_000 } else { 50 });

fn filled(unit: &str) -> String {
    unit.repeat(BYTES / unit.len())
}

/// A text again and again, each time with another number.
fn numbered(unit: &str) -> String {
    (0..BYTES / unit.len()).map(|at| unit.replace('#', &at.to_string())).collect()
}

#[track_caller]
fn assert_quick(name: &str, work: impl Fn()) {
    assert_quicker(name, MOST, work);
}

#[track_caller]
fn assert_quicker(name: &str, most: Duration, work: impl Fn()) {
    // A busy machine may be slow once.
    let took = std::iter::repeat_with(|| time(&work)).take(2).find(|took| *took < most).unwrap_or_else(|| time(&work));
    assert!(took < most, "{name} took {took:?} of {most:?}");
}

fn time(work: &impl Fn()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn assert_read(name: &str, text: &str) {
    let text = format!("---\ntitle: A study\n---\n{text}\n");
    let source = SourceText::from_bytes(&"content/a.md".into(), text.as_bytes()).unwrap();
    // What the Markdown package needs for nested links and pictures is not ours.
    let alone = time(&|| Parser::new_ext(&text, Options::all()).into_offset_iter().for_each(drop));
    assert_quicker(name, MOST + alone * 2, || drop(content::read(&source)));
}

#[test]
fn bodies_that_are_made_to_be_slow_are_read_in_time() {
    assert_read("links in a paragraph", &"[12%](stat:a) ".repeat(BYTES * 8 / 100));
    assert_read("links by name", &format!("{}\n\n[a]: stat:a\n", filled("[1][a] ")));
    assert_read("links without words", &filled("[](b)"));
    assert_read("pictures with claims", &filled("![a [3](stat:b) c](d.png) "));
    assert_read("nested pictures", &format!("{}a{}", "![".repeat(BYTES / 8), "](b.png)".repeat(BYTES / 8)));
    assert_read("links with pictures with links", &format!("{}a{}", "[![".repeat(BYTES / 9), "](b)](c)".repeat(BYTES / 9)));
    assert_read("headings of the same words", &filled("## a\n\n"));
    assert_read("slips", &filled("](a b "));
    assert_read("names without an address", &filled("[a][b"));
    assert_read("definitions", &numbered("[a#]: stat:a\n\n[a#]\n\n"));
    assert_read("footnotes", &numbered("a[^#]\n\n[^#]: b\n\n"));
    for unit in [
        "[",
        "*a ",
        "**a",
        "_a*",
        ">",
        "> ",
        "|",
        "a|",
        "![",
        "<",
        "`",
        "](",
        "](stat:",
        "[a](",
        "- ",
        "1. ",
        "&",
        "\\[",
        "~a",
        "a. ",
        "<stat:a> ",
    ] {
        assert_read(&format!("{unit:?}"), &filled(unit));
    }
}

#[test]
fn a_wide_table_is_read_in_time() {
    let (columns, words) = (BYTES / 12, "a".repeat(BYTES / 5));
    let row = |cell: &str| format!("{}|\n", format!("|{cell}").repeat(columns));
    assert_read("a wide table", &format!("{}{}|{words}{}", row("a"), row("-"), row("1")));
}

#[test]
fn fields_that_are_made_to_be_slow_are_read_in_time() {
    for (name, unit) in [("links in a field", "[3](stat:a) "), ("emphasis in a field", "*a* b ")] {
        let text = format!("---\ntitle: A study\nsummary: \"\\u0061 {}\"\n---\nText.\n", filled(unit));
        let source = SourceText::from_bytes(&"content/a.md".into(), text.as_bytes()).unwrap();
        assert_quick(name, || drop(content::read(&source)));
    }
}

#[test]
fn long_phrases_and_names_are_judged_in_time() {
    let place = Place::new(&"content/a.md".into(), 0..1);
    let statistics = Statistics::default();
    for unit in ["a", "12% ", "a fall of 12% ", "1", "1,", "one hundred and ", "between 1 and ", "/", "@", "?", "..", "a/"] {
        let long = filled(unit);
        let claim = Claim { phrase: &long, ..Claim::insert("a@2025", &place) };
        assert_quick(&format!("phrase of {unit:?}"), || drop(claim::judge(&statistics, &claim)));
        assert_quick(&format!("count of {unit:?}"), || drop(claim::judge_count(3, &long, &place, "wells")));
        assert_quick(&format!("name of {unit:?}"), || drop(claim::judge(&statistics, &Claim::insert(&long, &place))));
    }
}
