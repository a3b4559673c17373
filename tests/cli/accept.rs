//! The account of published figures: recorded by `accept`, kept by every later run, told to readers when one changes.

use crate::edit::{demonstration, listing, replace, write};
use crate::site::{Ran, Site};
use std::fs;
use std::path::Path;

const LOCK: &str = "data/figures.lock";
const REVISIONS: &str = "data/revisions.yaml";
const WAITING: &str = "data/statistics/waiting.yaml";
const BECAUSE: &str = "The Department corrected the count for [2019](source:dfe).";

/// A site with one dataset, a story that quotes and draws it, and one that uses another year.
fn small() -> Site {
    let site = Site::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal"));
    write(
        &site,
        "content/_index.md",
        "---\ntitle: Children in figures\nkind: home\ntiles: [{ text: \"Fewer wait\", series: waiting }]\n---\n",
    );
    write(
        &site,
        "data/sources.yaml",
        "dfe: { title: Children, publisher: DfE, url: https://a.example/, published: 2025, retrieved: 2025, licence: ogl-3 }\n",
    );
    write(
        &site,
        WAITING,
        "title: Children who wait\nmeasure: children who wait\nunit: { one: child, other: children }\nperiod: calendar-year\n\
         geography: England\nsource: dfe\nrows:\n  2018: 4400\n  2019: 4330\n  2020: 4200\n",
    );
    let chart = "```chart\nid: waits\ntype: line\ntitle: Fewer children wait\nstatistics: waiting\n```\n";
    let story = |year: &str, number: &str, more: &str| {
        format!("---\ntitle: Waiting in {year}\n---\n\nIn {year}, [{number}](stat:waiting@{year}) children waited.\n\n{more}")
    };
    write(&site, "content/drawn.md", &story("2019", "4,330", chart));
    write(&site, "content/quoted.md", &story("2019", "4,330", ""));
    write(&site, "content/other.md", &story("2020", "4,200", ""));
    site
}

/// The small site with its figures recorded, and one of them changed since, in the data and in the sentences.
fn revised() -> Site {
    let site = small();
    assert_eq!(site.run(&["accept"]).code, 0);
    replace(&site, WAITING, "2019: 4330", "2019: 4380");
    replace(&site, "content/drawn.md", "4,330", "4,380");
    replace(&site, "content/quoted.md", "4,330", "4,380");
    site
}

fn text(site: &Site, file: &str) -> String {
    fs::read_to_string(site.root.join(file)).unwrap()
}

fn page(site: &Site, path: &str) -> String {
    String::from_utf8(site.built(&[])[path].clone()).unwrap()
}

/// The words of a page, without markup.
fn words(page: &str) -> String {
    let inside = page.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    inside.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn without_an_account_nothing_is_compared_and_the_first_one_needs_no_reason() {
    let site = small();
    assert_eq!(site.run(&["check"]).code, 0);
    let ran = site.run(&["accept"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "Recorded 3 figures of 1 dataset.\n", ""));
    let lock = text(&site, LOCK);
    let lines: Vec<&str> = lock.lines().collect();
    assert!(lines[0].starts_with("# ") && lines[3].starts_with("[waiting] "), "{lock}");
    assert_eq!(lines[4..], ["2018 = 4400", "2019 = 4330", "2020 = 4200"]);
    assert!(!site.root.join(REVISIONS).exists());
}

#[test]
fn a_second_accept_touches_nothing() {
    let site = small();
    site.run(&["accept"]);
    let before = listing(&site.root);
    let ran = site.run(&["accept"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Nothing to record: 3 figures of 1 dataset are as published.\n"));
    assert_eq!(site.run(&["accept", "--because", "Nothing has really changed"]).code, 0);
    assert!(before == listing(&site.root), "a file was touched");
}

#[test]
fn a_changed_figure_stops_the_build_and_is_told_with_its_sentences_and_charts() {
    let site = revised();
    for command in ["build", "check"] {
        let ran = site.run(&[command]);
        assert_eq!(ran.code, 1);
        let expected = [
            "error[figure-changed]: The figure for 2019 was published as 4,330 and is now 4,380.",
            "data/statistics/waiting.yaml:9:9",
            "content/drawn.md:5:10",
            "content/quoted.md:5:10",
            "this sentence uses it",
            "also shown: the chart \"Fewer children wait\", with its description, table and files, in content/drawn.md",
            "also shown: a headline tile in content/_index.md",
        ];
        let missing: Vec<_> = expected.iter().filter(|part| !ran.err.contains(**part)).collect();
        assert!(missing.is_empty(), "{missing:?} in:\n{}", ran.err);
        assert!(!ran.err.contains("content/other.md"), "{}", ran.err);
    }
    assert!(!site.root.join("public").exists());
}

#[test]
fn without_a_reason_nothing_is_recorded() {
    let site = revised();
    let before = listing(&site.root);
    let ran = site.run(&["accept"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("error[figure-changed]"), "{}", ran.err);
    assert_eq!(ran.out, "Nothing was recorded: 1 published figure changed. Say why:  standfirst accept --because \"…\"\n");
    for arguments in [&["accept", "--because", ""][..], &["accept", "--because", "1 2 3 typo!!"], &["accept", "--correction"]] {
        let ran = site.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
    }
    assert!(before == listing(&site.root), "a file was touched");
}

#[test]
fn with_a_reason_the_pages_that_use_the_figure_say_so() {
    let site = revised();
    let ran = site.ran(site.command(&["accept", "--because", BECAUSE]).env("SOURCE_DATE_EPOCH", "1795430000"));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(text(&site, LOCK).contains("2019 = 4380\n"));
    let revisions = text(&site, REVISIONS);
    assert!(revisions.ends_with("    - { figure: \"waiting@2019\", from: 4330, to: 4380 }\n"), "{revisions}");
    let note = "Revised 23 November 2026: The Department corrected the count for 2019. \
                Children who wait, 2019: 4,330 became 4,380 children.";
    for path in ["drawn/index.html", "quoted/index.html", "index.html"] {
        let html = page(&site, path);
        assert!(words(&html).contains(note), "{path}: {}", words(&html));
        assert!(html.contains("<time datetime=\"2026-11-23\">") && html.contains("href=\"https://a.example/\""), "{html}");
        assert!(!html.contains("revision-correction"), "{html}");
    }
    let dataset = words(&page(&site, "statistics/waiting/index.html"));
    assert!(dataset.contains("Revisions of these figures Revised 23 November 2026: The Department"), "{dataset}");
    assert!(dataset.contains("2019: 4,330 became 4,380 children."), "{dataset}");
    assert!(!words(&page(&site, "other/index.html")).contains("Revised"), "a page that does not use the figure");
    let before = listing(&site.root);
    assert_eq!(site.run(&["accept", "--because", BECAUSE]).code, 0);
    assert!(before == listing(&site.root), "the same change was recorded twice");
}

#[test]
fn corrections_are_marked_and_entries_that_stand_there_are_kept_byte_for_byte() {
    let site = revised();
    let own = "\u{feff}# Ours\r\n- date: 2020\r\n  kind: revision\r\n  because: 'Better data'\r\n  figures: [{ figure: waiting@2018, to: 4400 }]";
    write(&site, REVISIONS, own);
    let ran = site.run(&["accept", "--correction", "--because", "We had copied  the wrong\nrow."]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    let revisions = text(&site, REVISIONS);
    assert!(revisions.starts_with(own) && revisions.contains("  because: \"We had copied the wrong row.\"\n"), "{revisions}");
    let html = page(&site, "drawn/index.html");
    assert!(html.contains("revision-correction"), "{html}");
    let (corrected, revised) = (words(&html).find("Corrected"), words(&html).find("Revised 2020: Better data"));
    assert!(corrected.is_some() && corrected < revised, "the latest comes first: {}", words(&html));
}

#[test]
fn a_figure_that_is_withheld_from_now_on_is_not_said_again() {
    let site = revised();
    assert_eq!(site.run(&["accept", "--because", BECAUSE]).code, 0);
    replace(&site, WAITING, "2019: 4380", "2019: c");
    for file in ["content/drawn.md", "content/quoted.md"] {
        replace(&site, file, "[4,380](stat:waiting@2019)", "some");
    }
    let ran = site.run(&["accept", "--because", "We protect people from being recognised."]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(text(&site, REVISIONS).ends_with("- { figure: \"waiting@2019\", to: c }\n"), "{}", text(&site, REVISIONS));
    let told: Vec<String> = site.built(&[]).into_values().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect();
    assert!(told.iter().any(|page| words(page).contains("2019: now withheld to protect people.")));
    assert!(told.iter().all(|page| !["4380", "4,380", "4330", "4,330"].iter().any(|number| page.contains(number))));
}

#[test]
fn a_report_says_that_a_figure_is_withheld_or_was_and_no_number() {
    let site = small();
    replace(&site, WAITING, "2018: 4400", "2018: c");
    assert_eq!(site.run(&["accept"]).code, 0);
    replace(&site, WAITING, "2018: c", "2018: 4417");
    replace(&site, WAITING, "2020: 4200", "2020: c");
    replace(&site, "content/other.md", "[4,200](stat:waiting@2020)", "some");
    let told = site.run(&["check"]).err;
    assert!(told.contains("The figure for 2018 was withheld and is a number now."), "{told}");
    assert!(told.contains("The figure for 2020 was published and is withheld now."), "{told}");
    assert!(!["4417", "4,417", "4200", "4,200"].iter().any(|number| told.contains(number)), "{told}");
}

#[test]
fn figures_members_and_datasets_that_are_gone_are_changes() {
    let site = small();
    site.run(&["accept"]);
    replace(&site, WAITING, "  2018: 4400\n", "");
    let ran = site.run(&["check"]);
    assert!(ran.err.contains("The figure for 2018 was published as 4,400 and is not there any more."), "{}", ran.err);
    assert_eq!(site.run(&["accept", "--because", "The year is counted in another way."]).code, 0);
    let dataset = words(&page(&site, "statistics/waiting/index.html"));
    assert!(dataset.contains("2018: taken down.") && !dataset.contains("4,400"), "{dataset}");
    fs::remove_file(site.root.join(WAITING)).unwrap();
    for file in ["content/drawn.md", "content/quoted.md", "content/other.md"] {
        fs::remove_file(site.root.join(file)).unwrap();
    }
    replace(&site, "content/_index.md", ", series: waiting", "");
    let ran = site.run(&["check"]);
    assert!(ran.err.contains("The dataset `waiting` was published with 2 figures and is not there any more."), "{}", ran.err);
    assert_eq!(site.run(&["accept", "--because", "The survey was given up."]).code, 0);
    assert_eq!(site.run(&["build"]).code, 0);
}

#[test]
fn many_changes_in_one_dataset_are_counted_after_the_tenth() {
    let site = small();
    let years = |more: i32| (2001..2014).map(|year| format!("  {year}: {}", year + more)).collect::<Vec<_>>().join("\n");
    replace(&site, WAITING, "rows:\n", &format!("gaps: allowed\nrows:\n{}\n", years(0)));
    site.run(&["accept"]);
    replace(&site, WAITING, &years(0), &years(1));
    let ran = site.run(&["check"]);
    assert_eq!(ran.err.matches("error[figure-changed]: The figure for ").count(), 10, "{}", ran.err);
    assert!(ran.err.contains("3 more figures of this dataset are not what was published."), "{}", ran.err);
}

#[test]
fn new_figures_and_another_spelling_are_no_change() {
    let site = small();
    site.run(&["accept"]);
    replace(&site, WAITING, "  2020: 4200\n", "  2020: { value: 4200.0, status: r }\n  2021: 4100\n  2022: x\n");
    for command in ["check", "build"] {
        let ran = site.run(&[command]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.ends_with(" 2 figures are new since the last `standfirst accept`.\n"), "{}", ran.out);
    }
    assert_eq!(site.run(&["accept"]).out, "Recorded 5 figures of 1 dataset.\n");
    assert!(text(&site, LOCK).ends_with("2020 = 4200.0 r\n2021 = 4100\n2022 = x\n"), "{}", text(&site, LOCK));
}

#[test]
fn figures_before_their_release_are_not_recorded_and_recorded_ones_are_compared_at_any_time() {
    let site = small();
    write(
        &site,
        "data/statistics/later.yaml",
        &text(&site, WAITING).replace("source: dfe", "source: dfe\ndistinct-from: [waiting]\nreleased: 2027-01-14"),
    );
    assert_eq!(site.run(&["accept"]).out, "Recorded 3 figures of 1 dataset.\n");
    replace(&site, "data/statistics/later.yaml", "4330", "9");
    assert_eq!(site.run(&["check"]).code, 0);
    assert!(site.run(&["check", "--as-of", "2027-01-14"]).out.contains("3 figures are new"));
    replace(&site, WAITING, "source: dfe", "source: dfe\nreleased: 2026-11-01");
    let before = site.run(&["check", "--as-of", "2026-10-01"]);
    assert!(!before.err.contains("figure-changed"), "{}", before.err);
}

#[test]
fn other_problems_come_first() {
    let refused = |site: &Site, arguments: &[&str]| -> Ran {
        let before = listing(&site.root);
        let ran = site.run(arguments);
        assert!(before == listing(&site.root), "a file was touched");
        assert_eq!(ran.code, 1, "{}", ran.out);
        ran
    };
    let site = revised();
    replace(&site, "content/quoted.md", "4,380", "4,330");
    let ran = refused(&site, &["accept", "--because", BECAUSE]);
    assert!(ran.err.contains("error[false-claim]") && ran.out.contains("these problems come first"), "{}{}", ran.out, ran.err);
    let site = revised();
    let ran = refused(&site, &["accept", "--because", "See [the story](nowhere.md) for it."]);
    assert!(ran.err.contains("error[broken-link]") && ran.out.contains("with this reason"), "{}{}", ran.out, ran.err);
    let site = small();
    site.run(&["accept"]);
    replace(&site, WAITING, "2019: 4330", "2019: 4,33O");
    let ran = refused(&site, &["accept", "--because", BECAUSE]);
    assert!(!ran.err.contains("figure-changed"), "a row that cannot be read is told once: {}", ran.err);
}

#[test]
fn an_account_that_cannot_be_written_is_the_machine_s_failure() {
    let site = revised();
    fs::remove_file(site.root.join(LOCK)).unwrap();
    // A folder in the way stops the administrator of a system too.
    write(&site, "data/figures.lock/note", "");
    let before = listing(&site.root);
    let ran = site.run(&["accept"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("error[file-not-writable]: The file `data/figures.lock` cannot be written"), "{}", ran.err);
    assert!(before == listing(&site.root), "a file was touched");
}

#[test]
fn the_demonstration_can_be_recorded() {
    let site = demonstration();
    let _ = fs::remove_file(site.root.join(LOCK));
    let ran = site.run(&["accept"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let built = site.run(&["build"]);
    assert!(built.code == 0 && !built.out.contains("new since"), "{}{}", built.out, built.err);
}
