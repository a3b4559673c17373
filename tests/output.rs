//! Publishing: all at once or not at all, never over somebody's work, and nothing touched in vain.

#![expect(clippy::print_stderr, reason = "a skipped test says so, never silently")]

#[path = "output/interrupted.rs"]
mod interrupted;
#[path = "output/support.rs"]
mod support;
#[path = "output/system.rs"]
mod system;
#[path = "output/unsafe_folders.rs"]
mod unsafe_folders;

use standfirst::output::{OutputError, Published, publish};
use std::collections::BTreeMap;
use std::fs;
use std::thread;
use support::{Site, files, generation, listing};

#[test]
fn a_new_folder_gets_exactly_the_files_and_our_list() {
    let site = Site::new();
    let published = publish(&site.out, &site.root, &files(&[("index.html", "a"), ("news/a/index.html", "b")])).unwrap();
    assert_eq!(published, Published { written: 2, ..Published::default() });
    let paths: Vec<String> = listing(&site.out).into_keys().collect();
    assert_eq!(paths, [".standfirst", "index.html", "news/", "news/a/", "news/a/index.html"]);
    assert_eq!(site.beside_out(), [] as [&str; 0]);
}

#[test]
fn an_unchanged_site_is_not_touched_at_all() {
    let site = Site::new();
    let files = files(&[("index.html", "a"), ("news/index.html", "b")]);
    publish(&site.out, &site.root, &files).unwrap();
    let (before, beside) = (listing(&site.out), listing(&site.root));
    let published = publish(&site.out, &site.root, &files).unwrap();
    assert_eq!(published, Published { unchanged: 2, ..Published::default() });
    assert_eq!((listing(&site.out), listing(&site.root)), (before, beside));
}

#[test]
fn an_unchanged_file_keeps_its_time_and_inode_when_others_change() {
    let site = Site::new();
    publish(&site.out, &site.root, &files(&[("a.html", "same"), ("b.html", "old"), ("x/c.html", "gone")])).unwrap();
    let before = listing(&site.out);
    let published = publish(&site.out, &site.root, &files(&[("a.html", "same"), ("b.html", "new")])).unwrap();
    assert_eq!(published, Published { written: 1, unchanged: 1, removed: 1, edited: vec![] });
    let after = listing(&site.out);
    assert_eq!(before["a.html"], after["a.html"]);
    assert_ne!(before["b.html"], after["b.html"]);
    assert_eq!(after.keys().collect::<Vec<_>>(), [".standfirst", "a.html", "b.html"]);
}

#[test]
fn files_become_folders_and_folders_become_files() {
    let site = Site::new();
    for files in [files(&[("a", "file"), ("b/c", "folder")]), files(&[("a/x", "folder"), ("b", "file")])] {
        publish(&site.out, &site.root, &files).unwrap();
        support::assert_holds(&site.out, &files);
    }
}

#[test]
fn our_list_is_the_same_for_the_same_site_and_knows_no_place_or_time() {
    let lists = [Site::new(), Site::new()].map(|site| {
        publish(&site.out, &site.root, &files(&[("b", "2"), ("a/c", "1")])).unwrap();
        fs::read_to_string(site.out.join(".standfirst")).unwrap()
    });
    assert_eq!(lists[0], lists[1]);
    let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex();
    assert_eq!(lists[0], format!("standfirst output 1\n{}  a/c\n{}  b\n", hash("1"), hash("2")));
}

#[test]
fn a_folder_with_files_of_others_is_left_alone() {
    let site = Site::new();
    fs::create_dir_all(site.out.join("deep")).unwrap();
    for name in ["g", "f", "e", "d", "c", "b", "deep/a"] {
        fs::write(site.out.join(name), "mine").unwrap();
    }
    let before = listing(&site.root);
    let error = publish(&site.out, &site.root, &generation(1, 3)).unwrap_err();
    let names = ["b", "c", "d", "deep/a", "e"].map(str::to_owned).to_vec();
    assert_eq!(error, OutputError::NotOurs { folder: "public".to_owned(), names, more: 2 });
    assert_eq!((error.code(), error.exit_code()), ("output-not-ours", 3));
    assert_eq!(error.to_string(), "The output folder `public` holds files that no build made: b, c, d, deep/a, e and 2 more.");
    assert_eq!(listing(&site.root), before);
}

#[test]
fn a_file_that_somebody_put_among_ours_is_not_lost() {
    let site = Site::new();
    publish(&site.out, &site.root, &generation(1, 3)).unwrap();
    fs::write(site.out.join("pages/holiday.jpg"), "mine").unwrap();
    let before = listing(&site.root);
    let error = publish(&site.out, &site.root, &generation(2, 3)).unwrap_err();
    assert!(matches!(error, OutputError::NotOurs { names, .. } if names == ["pages/holiday.jpg"]));
    assert_eq!(listing(&site.root), before);
}

#[test]
fn a_foreign_file_with_the_name_of_our_list_does_not_make_a_folder_ours() {
    let site = Site::new();
    fs::create_dir(&site.out).unwrap();
    fs::write(site.out.join(".standfirst"), "my notes").unwrap();
    assert!(matches!(publish(&site.out, &site.root, &generation(1, 3)), Err(OutputError::NotOurs { .. })));
}

#[test]
fn an_empty_folder_and_what_systems_put_into_folders_are_fine() {
    let site = Site::new();
    fs::create_dir(&site.out).unwrap();
    fs::write(site.out.join(".DS_Store"), "junk").unwrap();
    let files = generation(1, 3);
    publish(&site.out, &site.root, &files).unwrap();
    support::assert_holds(&site.out, &files);
}

#[test]
fn hand_edits_are_overwritten_and_named() {
    let site = Site::new();
    let files = files(&[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4")]);
    publish(&site.out, &site.root, &files).unwrap();
    fs::write(site.out.join("b"), "!").unwrap();
    fs::write(site.out.join("d"), "longer").unwrap();
    fs::remove_file(site.out.join("c")).unwrap();
    let mut fewer = files.clone();
    fewer.remove("d");
    let published = publish(&site.out, &site.root, &fewer).unwrap();
    assert_eq!(published, Published { written: 2, unchanged: 1, removed: 1, edited: vec!["b".to_owned(), "d".to_owned()] });
    support::assert_holds(&site.out, &fewer);
}

#[test]
fn paths_that_could_leave_the_folder_are_refused_before_anything_happens() {
    let site = Site::new();
    let before = listing(&site.root);
    let paths =
        ["/a", "../a", "a/../../b", "a\\b", "a\0b", "a//b", "", "a/", ".", "./a", "C:/a", ".standfirst", "a\nb", ".standfirst/a"];
    for path in paths {
        let error = publish(&site.out, &site.root, &files(&[("index.html", ""), (path, "x")])).unwrap_err();
        assert!(matches!(error, OutputError::Other(_)), "{path:?}");
        assert_eq!(listing(&site.root), before, "{path:?}");
    }
    for pair in [["a", "a/b"], ["a/b/c/d", "a/b"]] {
        let error = publish(&site.out, &site.root, &files(&[(pair[0], ""), ("a-b", ""), (pair[1], "")])).unwrap_err();
        assert!(error.to_string().contains("both a file and a folder"), "{error}");
    }
    assert!(publish(&site.out, &site.root, &BTreeMap::new()).is_err());
}

#[test]
fn a_failure_while_writing_leaves_the_folder_as_it_was_and_nothing_beside_it() {
    let site = Site::new();
    let too_long = "x".repeat(300);
    let mut files = generation(2, 40);
    files.insert(format!("pages/{too_long}"), b"x".to_vec());
    assert!(publish(&site.out.join("new/folders"), &site.root, &files).is_err());
    assert!(!site.out.exists());
    publish(&site.out, &site.root, &generation(1, 40)).unwrap();
    let before = listing(&site.out);
    let error = publish(&site.out, &site.root, &files).unwrap_err();
    assert_eq!(error.to_string(), "The site could not be published: a file name is too long for this disk.");
    assert_eq!(listing(&site.out), before);
    assert_eq!(site.beside_out(), [] as [&str; 0]);
}

#[test]
fn publishers_in_many_threads_take_turns() {
    let site = Site::new();
    thread::scope(|scope| {
        for number in 0..4 {
            let site = &site;
            scope.spawn(move || {
                for round in 0..6 {
                    publish(&site.out, &site.root, &generation(number * 100 + round, 20)).unwrap();
                }
            });
        }
    });
    support::assert_is_some_generation(&site.out, 20);
    assert_eq!(site.beside_out(), [] as [&str; 0]);
}

#[test]
fn a_reader_never_meets_a_gap_or_an_old_file_after_a_new_one() {
    let site = Site::new();
    publish(&site.out, &site.root, &generation(0, 10)).unwrap();
    let read = |name: &str| fs::read_to_string(site.out.join(name)).expect("the file is always there");
    let number = |text: &str| text.split(' ').next().unwrap().parse::<usize>().unwrap();
    thread::scope(|scope| {
        let writer =
            scope.spawn(|| (1..150).for_each(|round| drop(publish(&site.out, &site.root, &generation(round, 10)).unwrap())));
        let mut reads = 0;
        while !writer.is_finished() {
            let (first, second) = (number(&read("index.html")), number(&read("pages/7.html")));
            assert!(first <= second);
            reads += 1;
        }
        assert!(reads > 100, "only {reads} reads");
    });
}

#[test]
#[ignore = "prints times; run with --release --ignored --nocapture"]
fn how_long_publishing_takes() {
    for pages in [1_000, 10_000] {
        let site = Site::new();
        let big = |round: usize, changed: usize| -> BTreeMap<String, Vec<u8>> {
            let round_of = |page: usize| if page < changed { round } else { 0 };
            (0..pages)
                .map(|page| {
                    (format!("s{}/p{page}/index.html", page % 20), format!("{} ", round_of(page)).repeat(7_500).into_bytes())
                })
                .collect()
        };
        for (what, round, changed) in
            [("first", 0, 0), ("nothing", 0, 0), ("one page", 1, 1), ("all pages", 2, pages), ("nothing", 2, pages)]
        {
            let files = big(round, changed);
            let start = std::time::Instant::now();
            let published = publish(&site.out, &site.root, &files).unwrap();
            eprintln!("{pages} pages, {what}: {:.3} s, {} written", start.elapsed().as_secs_f64(), published.written);
        }
    }
}
