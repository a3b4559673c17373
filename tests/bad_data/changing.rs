//! Data that change: after they were published, and while they are read.

use crate::site::{Site, files};
use crate::told::{DATASET, TABLE, children};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

const PAGE: &str = "---\ntitle: Waiting\n---\nOf late, [](stat:d@2025).\n\n\
                    ```chart\nid: w\ntype: line\ntitle: Children wait\nstatistics: d\n```\n";

/// A site with one dataset, a page that quotes it and a chart of it.
fn charted(dataset: &str) -> Site {
    let site = Site::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal"));
    fs::create_dir_all(site.root.join("data/statistics")).unwrap();
    let source = "s: { title: T, publisher: P, url: https://a.example/, published: 2025, retrieved: 2025, licence: ogl-3 }\n";
    fs::write(site.root.join("data/sources.yaml"), source).unwrap();
    fs::write(site.root.join("content/w.md"), PAGE).unwrap();
    fs::write(site.root.join(DATASET), dataset).unwrap();
    site
}

#[test]
fn a_published_figure_changes_only_with_a_reason() {
    let site = charted(&children("rows: { 2024: 4200, 2025: 4330 }\n"));
    assert_eq!(site.run(&["accept"]).code, 0);
    fs::write(site.root.join(DATASET), children("rows: { 2024: 4200, 2025: 4380 }\n")).unwrap();
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 1);
    for part in
        ["error[figure-changed]", "4,330", "4,380", "content/w.md:4:", "the chart \"Children wait\", with its description"]
    {
        assert!(ran.err.contains(part), "{part}: {}", ran.err);
    }
    assert!(!site.root.join("public").exists());
    assert_eq!(site.run(&["accept", "--because", "The Department corrected its count."]).code, 0);
    let page = String::from_utf8_lossy(&site.built(&[])["w/index.html"]).into_owned();
    assert!(page.contains("The Department corrected its count.") && page.contains("4,330 became 4,380"), "{page}");
}

#[test]
fn every_output_is_of_one_version_of_a_table_that_changes_while_it_is_read() {
    let site = charted(&children("table: { file: d.csv, period: year, value: n }\n"));
    // Long enough to be read in several parts; the years are the same, the figures share no digits.
    let version = |digit: char| {
        let rows = (1901..2026).map(|year| format!("{year},{}\n", digit.to_string().repeat(4)));
        format!("year,n\n{}", rows.collect::<String>())
    };
    let (file, next) = (site.root.join(TABLE), site.root.join("next"));
    let replace = |text: &str| fs::write(&next, text).and_then(|()| fs::rename(&next, &file)).unwrap();
    replace(&version('1'));
    let has_ended = AtomicBool::new(false);
    let mut versions = [0, 0];
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for digit in ['2', '1'].into_iter().cycle().take_while(|_| !has_ended.load(Ordering::Relaxed)) {
                replace(&version(digit));
            }
        });
        for _ in 0..60 {
            let ran = site.run(&["build"]);
            let public = (ran.code == 0).then(|| files(&site.root.join("public")));
            let digits = public.map(|public| public_digits(&public));
            if digits.is_none() || digits.as_ref().is_some_and(|digits| digits.len() != 1) {
                has_ended.store(true, Ordering::Relaxed);
                panic!("{digits:?} in one output: {}", ran.err);
            }
            versions[usize::from(digits.unwrap().contains(&'2'))] += 1;
        }
        has_ended.store(true, Ordering::Relaxed);
    });
    assert!(versions.iter().all(|count| *count > 0), "only one version was ever read: {versions:?}");
}

/// The versions that stand in table, sentence, chart, CSV and JSON.
fn public_digits(public: &BTreeMap<String, Vec<u8>>) -> BTreeSet<char> {
    let paths = ["statistics/d/index.html", "statistics/d/d.csv", "statistics/d/d.json", "w/index.html", "w/w.svg", "w/w.csv"];
    let of = |path: &str| {
        let text = String::from_utf8_lossy(&public[path]).into_owned();
        let found = ['1', '2'].into_iter().filter(|digit| {
            let four = digit.to_string().repeat(4);
            text.contains(&four) || text.contains(&format!("{},{}", &four[..1], &four[1..]))
        });
        let found: Vec<char> = found.collect();
        assert!(!found.is_empty(), "{path} holds no figure");
        found
    };
    paths.iter().flat_map(|path| of(path)).collect()
}
