//! Problems: found together, told with place and fix, the same from `check`, from `build` and as JSON.

use crate::edit::{demonstration, line_of, listing, replace, write};
use crate::site::{Ran, Site};
use serde_json::Value;
use std::collections::BTreeSet;

const THURROCK: &str = "content/case-studies/thurrock.md";
const SENTENCE: &str = "a match with a family was [101 days]";

/// The problems of a run that reports JSON.
fn problems(ran: &Ran) -> Vec<Value> {
    let report: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {}", ran.out));
    report["diagnostics"].as_array().unwrap().clone()
}

fn text<'a>(problem: &'a Value, key: &str) -> &'a str {
    problem[key].as_str().unwrap_or_else(|| panic!("no {key} in {problem}"))
}

/// Ten mistakes: the file to edit, what stands there, what replaces it, and the code that reports it.
const MISTAKES: [(&str, &str, &str, &str); 7] = [
    ("content/events/_index.md", "\nsummary:", "\nsumary:", "unknown-field"),
    ("data/statistics/care-rate.yaml", "\nsource: ", "\nsource: [ ", "yaml"),
    (THURROCK, "(stat:thurrock-placed@2016/17)", "(stat:thurrock-place@2016/17)", "unknown-statistic"),
    ("content/reports/under-1s-in-care.md", "(stat:under-1s@2021)", "(stat:under-1s@2012)", "unknown-period"),
    ("content/news/cambridgeshire-partnership.md", "is the [8th fastest]", "is the [7th fastest]", "false-claim"),
    ("content/_index.md", "(reports/under-1s-in-care.md)", "(reports/under-1s-in-car.md)", "broken-link"),
    ("data/statistics/thurrock-placed.yaml", "\nsource:", "\n# source:", "missing-source"),
];

/// A site with ten mistakes, and the file and code of each.
fn with_ten_mistakes() -> (Site, BTreeSet<(&'static str, &'static str)>) {
    let site = demonstration();
    for (file, from, to, _) in MISTAKES {
        replace(&site, file, from, to);
    }
    replace(&site, "content/about.md", "---\n\n", "---\n\nSee [the exit codes](manual/checks.md#exit-code).\n\n");
    write(&site, "content/news/again.md", "---\ntitle: Again\ndate: 2026-11-01\nslug: london-early-permanence\n---\n\nText.\n");
    replace(&site, "data/site.yaml", "theme: default", "theme: mine");
    write(&site, "themes/mine/theme.yaml", "name: Mine\n");
    let template = "{% extends \"base.html\" %}\n{% block content %}{% if %}{% endblock %}\n";
    write(&site, "themes/mine/templates/not-found.html", template);
    let mut expected: BTreeSet<_> = MISTAKES.iter().map(|(file, _, _, code)| (*file, *code)).collect();
    expected.extend([
        ("content/about.md", "broken-anchor"),
        ("content/news/london-early-permanence.md", "duplicate-address"),
        ("themes/mine/templates/not-found.html", "template"),
    ]);
    (site, expected)
}

#[test]
fn ten_mistakes_of_ten_kinds_are_reported_in_one_run() {
    let (site, expected) = with_ten_mistakes();
    let ran = site.run(&["check", "--format", "json"]);
    let problems = problems(&ran);
    let found: BTreeSet<_> = problems.iter().map(|problem| (text(problem, "file"), text(problem, "code"))).collect();
    assert_eq!(found, expected);
    assert_eq!((ran.code, problems.len()), (1, 10), "{}", ran.out);
    let told = site.run(&["check"]);
    assert!(told.out.starts_with("10 errors."), "{}", told.out);
    assert_eq!(told.err.matches("\nerror[").count() + 1, 10, "{}", told.err);
}

#[test]
fn every_problem_has_a_place_and_a_next_step() {
    let (site, _) = with_ten_mistakes();
    for problem in problems(&site.run(&["check", "--format", "json"])) {
        assert!(site.root.join(text(&problem, "file")).is_file(), "{problem}");
        let [line, column, end] = ["line", "column", "end_column"].map(|key| problem[key].as_u64().unwrap());
        assert!(line > 0 && column > 0 && end >= column, "{problem}");
        let message = text(&problem, "message");
        assert!(message.ends_with(['.', '?']) && !text(&problem, "fix").is_empty(), "{problem}");
        assert!(message.len() < 200, "a message longer than a person reads: {message}");
    }
}

#[test]
fn check_and_build_report_the_same() {
    let (site, _) = with_ten_mistakes();
    let (check, build) = (site.run(&["check"]), site.run(&["build"]));
    assert_eq!((check.code, check.err), (build.code, build.err));
    let json = |command| site.run(&[command, "--format", "json"]).out;
    assert_eq!(json("check"), json("build"));
}

#[test]
fn problems_come_in_the_order_of_files_and_lines() {
    let (site, _) = with_ten_mistakes();
    let problems = problems(&site.run(&["check", "--format", "json"]));
    let places: Vec<_> = problems.iter().map(|problem| (text(problem, "file"), problem["line"].as_u64())).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn check_can_be_told_to_look_at_some_files_only() {
    let (site, expected) = with_ten_mistakes();
    let ran = site.run(&["check", "--format", "json", "content/news"]);
    let problems = problems(&ran);
    let found: BTreeSet<_> = problems.iter().map(|problem| (text(problem, "file"), text(problem, "code"))).collect();
    let below = expected.into_iter().filter(|(file, _)| file.starts_with("content/news/"));
    assert_eq!(found, below.collect());
    assert_eq!(site.run(&["check", "content/events/binding-a-number.md"]).code, 0);
}

#[test]
fn a_json_report_has_exactly_the_agreed_fields() {
    let (site, _) = with_ten_mistakes();
    let ran = site.run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&report), ["diagnostics", "summary"]);
    assert_eq!(report["summary"], serde_json::json!({"errors": 10, "warnings": 0}));
    let fields = ["code", "severity", "file", "line", "column", "end_column", "message", "fix", "mend"];
    for problem in report["diagnostics"].as_array().unwrap() {
        assert_eq!(keys(problem), fields);
        assert_eq!(problem["severity"], "error");
    }
    assert_eq!(ran.err, "", "programs read the output stream only");
}

#[test]
fn a_clean_site_gives_an_empty_json_report() {
    let ran = demonstration().run(&["check", "--format", "json"]);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report, serde_json::json!({"diagnostics": [], "summary": {"errors": 0, "warnings": 0}}));
}

#[test]
fn a_number_that_disagrees_with_the_data_is_an_error_and_changes_nothing() {
    let site = demonstration();
    site.built(&[]);
    let before = listing(&site.root.join("public"));
    replace(&site, THURROCK, SENTENCE, &SENTENCE.replace("101", "102"));
    for command in ["check", "build"] {
        let ran = site.run(&[command]);
        assert_eq!(ran.code, 1, "{command}");
        let line = line_of(&site, THURROCK, "[102 days]");
        for part in ["error[false-claim]", &format!("{THURROCK}:{line}:"), "102", "101", "To fix:"] {
            assert!(ran.err.contains(part), "no `{part}` in:\n{}", ran.err);
        }
        let fix = ran.err.lines().find(|line| line.contains("To fix:")).unwrap();
        assert!(fix.contains("101 days"), "{fix}");
        assert!(ran.out.starts_with("1 error."), "{}", ran.out);
    }
    assert!(before == listing(&site.root.join("public")), "the website was touched");
}

#[test]
fn a_changed_value_reports_every_sentence_that_became_false() {
    let site = demonstration();
    replace(&site, "data/statistics/court-to-match.yaml", "2016/17: 121", "2016/17: 131");
    let mut found = problems(&site.run(&["check", "--format", "json"]));
    // Where the site keeps account of its published figures, the change itself is a problem too.
    found.retain(|problem| text(problem, "code") != "figure-changed");
    let places: Vec<_> =
        found.iter().map(|problem| (text(problem, "code"), text(problem, "file"), problem["line"].as_u64())).collect();
    let line = |text| Some(u64::try_from(line_of(&site, THURROCK, text)).unwrap());
    let (summary, body) = (line("summary:"), line(SENTENCE));
    let expected = [summary, body, body].map(|line| ("false-claim", THURROCK, line));
    assert_eq!(places, expected);
}

#[test]
fn a_warning_does_not_hold_a_site_back_unless_it_is_asked_to() {
    let site = demonstration();
    replace(&site, "data/statistics/thurrock-placed.yaml", "\nsource:", "\n# source:");
    replace(&site, "data/site.yaml", "\nrules:\n", "\nrules:\n  missing-source: warn\n");
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.starts_with("warning[missing-source]"), "{}", ran.err);
    assert!(ran.out.contains("1 warning"), "{}", ran.out);
    assert_eq!(site.run(&["build", "--strict"]).code, 1);
}
