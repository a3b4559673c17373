//! Runs of the program itself: what it writes, what it says, and what it ends with.

#[path = "cli/accept.rs"]
mod accept;
#[path = "cli/audit.rs"]
mod audit;
#[path = "cli/edit.rs"]
mod edit;
#[path = "cli/held.rs"]
mod held;
#[path = "cli/reports.rs"]
mod reports;
#[path = "support/site.rs"]
mod site;
#[path = "cli/usage.rs"]
mod usage;

use edit::{demonstration, listing, replace, write};
use site::files;
use std::fs;
use std::path::Path;

#[test]
fn the_demonstration_becomes_a_website() {
    let site = demonstration();
    let ran = site.run(&["build"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let [line] = ran.out.lines().collect::<Vec<_>>()[..] else { panic!("one line, not {:?}", ran.out) };
    assert!(line.starts_with("Built "), "{line}");
    for (word, least) in [("pages", 30), ("charts", 6), ("claims verified", 100)] {
        assert!(counted(line, word) >= least, "{word}: {line}");
    }
    assert!(line.contains(" s. "), "no time: {line}");
    let public = files(&site.root.join("public"));
    let pages = [
        "about",
        "news/london-early-permanence",
        "news/cambridgeshire-partnership",
        "case-studies/thurrock",
        "projects/permanence-improvement",
        "reports/under-1s-in-care",
        "manual/quick-start",
    ];
    let pages = pages.map(|page| format!("{page}/index.html"));
    let files = ["index.html", "404.html", "sitemap.xml", "feed.xml", "statistics/index.html", "recommendations/index.html"];
    for file in pages.iter().map(String::as_str).chain(files) {
        assert!(public.contains_key(file), "{file} is missing");
    }
    for file in files_of_datasets(&site.root) {
        assert!(public.contains_key(&file), "{file} is missing");
    }
}

/// The number before a word in the summary line.
fn counted(line: &str, word: &str) -> usize {
    let before = line.split(&format!(" {word}")).next().unwrap();
    before.rsplit(' ').next().unwrap().parse().unwrap_or_else(|_| panic!("no count of {word} in: {line}"))
}

fn files_of_datasets(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join("data/statistics")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let datasets = names.filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned));
    let pages = datasets.flat_map(|id| {
        ["index.html".to_owned(), format!("{id}.csv"), format!("{id}.json")].map(|file| format!("statistics/{id}/{file}"))
    });
    pages.collect()
}

#[test]
fn the_same_files_give_the_same_bytes_everywhere() {
    let site = demonstration();
    let expected = site.built(&[]);
    let settings = [
        [("TZ", "Pacific/Kiritimati"), ("LANG", "de_DE.UTF-8"), ("RAYON_NUM_THREADS", "1")],
        [("TZ", "America/Anchorage"), ("LANG", "C"), ("RAYON_NUM_THREADS", "4")],
    ];
    for setting in settings {
        let elsewhere = demonstration();
        let ran = elsewhere.ran(elsewhere.command(&["build"]).envs(setting));
        assert_eq!(ran.code, 0, "{}", ran.err);
        let public = files(&elsewhere.root.join("public"));
        assert_eq!(different(&expected, &public), [] as [&str; 0], "with {setting:?}");
    }
}

/// The files that two folders do not have in common.
fn different<'a>(
    one: &'a std::collections::BTreeMap<String, Vec<u8>>,
    other: &'a std::collections::BTreeMap<String, Vec<u8>>,
) -> Vec<&'a str> {
    let names = one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name));
    names.map(String::as_str).collect()
}

#[test]
fn a_second_build_writes_nothing() {
    let site = demonstration();
    site.built(&[]);
    let before = listing(&site.root.join("public"));
    let ran = site.run(&["build"]);
    assert!(ran.out.contains(" 0 written"), "{}", ran.out);
    assert!(ran.out.contains(" 0 removed"), "{}", ran.out);
    assert!(before == listing(&site.root.join("public")), "files were touched in vain");
}

#[test]
fn a_page_and_a_dataset_that_vanish_leave_the_website() {
    let site = demonstration();
    write(&site, "content/news/short-lived.md", "---\ntitle: Short-lived\ndate: 2026-11-01\n---\n\nText.\n");
    let lone = "title: Lone\nmeasure: things\nunit: { one: thing, other: things }\nperiod: calendar-year\ngeography: Here\nsource: thurrock-partnership\nrows: { 2020: 3 }\n";
    write(&site, "data/statistics/short-lived.yaml", lone);
    assert!(site.built(&[]).keys().any(|path| path.contains("short-lived")));
    fs::remove_file(site.root.join("content/news/short-lived.md")).unwrap();
    fs::remove_file(site.root.join("data/statistics/short-lived.yaml")).unwrap();
    let left = site.built(&[]);
    assert_eq!(left.keys().filter(|path| path.contains("short-lived")).collect::<Vec<_>>(), [] as [&String; 0]);
}

#[test]
fn the_page_of_a_dataset_says_why_its_parts_do_not_add_up() {
    let site = demonstration();
    let dataset = |rest: &str| {
        "title: Sums\nmeasure: things\nunit: { one: thing, other: things }\nperiod: calendar-year\ngeography: Here\n\
         source: thurrock-partnership\ndimensions: { area: { a: A, b: B, all: { label: All, role: total } } }\n"
            .to_owned()
            + rest
    };
    let says_so = |rest: &str| {
        write(&site, "data/statistics/sums.yaml", &dataset(rest));
        String::from_utf8_lossy(&site.built(&[])["statistics/sums/index.html"]).contains("because of rounding")
    };
    assert!(says_so("rounding: { to: 10 }\nrows: { a: { 2020: 10 }, b: { 2020: 20 }, all: { 2020: 40 } }\n"));
    assert!(!says_so("rounding: { to: 10 }\nrows: { a: { 2020: 10 }, b: { 2020: 20 }, all: { 2020: 30 } }\n"));
}

#[test]
fn a_first_build_that_finds_an_error_makes_no_folder() {
    let site = demonstration();
    replace(&site, "content/events/_index.md", "title: Events", "titel: Events");
    assert_eq!(site.run(&["build"]).code, 1);
    let left: Vec<_> = fs::read_dir(&site.root).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn sources_are_only_read() {
    let site = demonstration();
    let before = listing(&site.root);
    site.built(&[]);
    site.run(&["check"]);
    let mut after = listing(&site.root);
    after.retain(|path, _| !path.starts_with("public/"));
    assert!(before == after, "a source was changed");
}

#[test]
fn another_address_on_the_web_changes_only_what_must_be_absolute() {
    let site = demonstration();
    let usual = site.built(&[]);
    let moved = site.built(&["--base-url", "https://elsewhere.example/reports"]);
    let text = |file: &str| String::from_utf8(moved[file].clone()).unwrap();
    assert!(text("sitemap.xml").contains("<loc>https://elsewhere.example/reports/</loc>"), "{}", text("sitemap.xml"));
    let ends: Vec<&str> =
        different(&usual, &moved).into_iter().filter(|path| path.ends_with(".csv") || path.ends_with(".svg")).collect();
    assert_eq!(ends, [] as [&str; 0]);
}
