//! Folders that must never be replaced, in every spelling that somebody could type by mistake.

use super::support::{Site, child, generation, listing};
use standfirst::output::{OutputError, check, publish};
use std::fs;
use std::path::{Path, PathBuf};

fn assert_unsafe(site: &Site, out: &Path) {
    let before = listing(&site.root);
    for result in [check(out, &site.root), publish(out, &site.root, &generation(1, 2)).map(drop)] {
        let error = result.expect_err(&format!("{} is unsafe", out.display()));
        assert!(matches!(error, OutputError::Unsafe { .. }), "{}: {error}", out.display());
        assert_eq!((error.code(), error.exit_code()), ("output-unsafe", 2));
    }
    assert_eq!(listing(&site.root), before, "{}", out.display());
}

#[test]
fn the_site_what_it_lies_in_and_its_sources_are_refused_however_they_are_spelt() {
    let site = Site::new();
    let below = [
        "",
        ".",
        "./",
        "..",
        "../..",
        "../site",
        "x/..",
        "x/y/../..",
        "content",
        "content/",
        "./content",
        "content/.",
        "data",
        "data/x",
        "data/x/y",
        "./x/../data",
        "x/../../site/data",
        "themes",
        "themes/default",
        "tests",
        "src",
        "src/public",
        ".git",
        ".git/public",
        "CONTENT",
        "Data/x",
        "content/work.md",
        "public/../content",
    ];
    for spelling in below {
        assert_unsafe(&site, &site.root.join(spelling));
    }
    assert_unsafe(&site, Path::new("/"));
    assert_unsafe(&site, Path::new("/../.."));
    assert_unsafe(&site, site.root.parent().unwrap());
}

#[cfg(unix)]
#[test]
fn links_to_unsafe_folders_are_refused() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    fs::create_dir(site.root.join("links")).unwrap();
    let link = |name: &str, target: &Path| -> PathBuf {
        let link = site.root.join("links").join(name);
        symlink(target, &link).unwrap();
        link
    };
    for (name, target) in [("site", ".."), ("parent", "../.."), ("data", "../data"), ("inside", "../data/not-yet"), ("root", "/")]
    {
        assert_unsafe(&site, &link(name, Path::new(target)));
    }
    let twice = link("twice", Path::new("data"));
    assert_unsafe(&site, &twice);
    assert_unsafe(&site, &twice.join("x/.."));
    assert_unsafe(&site, &link("absolute", &site.root).join("content"));
    // A source folder that is itself a link protects what it leads to.
    let elsewhere = site.root.parent().unwrap().join("elsewhere/src");
    fs::create_dir_all(&elsewhere).unwrap();
    symlink(&elsewhere, site.root.join("src")).unwrap();
    assert_unsafe(&site, &elsewhere);
    assert_unsafe(&site, elsewhere.parent().unwrap());
    assert_unsafe(&site, &elsewhere.join("public"));
    let circle = link("circle", Path::new("circle"));
    assert!(matches!(check(&circle, &site.root), Err(OutputError::NotWritable { .. })));
}

#[test]
fn the_message_names_the_folder_and_the_step() {
    let site = Site::new();
    let error = check(&site.root.join("content"), &site.root).unwrap_err();
    let sentence = "The output folder `content` would replace your own files: `content` holds the sources of the site.";
    assert_eq!(error.to_string(), sentence);
    assert_eq!(error.fix(), "choose a folder used for nothing else, for example `public`");
}

#[test]
fn other_folders_are_fine() {
    let site = Site::new();
    for out in ["public", "x/y/public", "contents", "data2", "../www", "public/../public", "srcs"] {
        assert_eq!(check(&site.root.join(out), &site.root), Ok(()), "{out}");
    }
}

#[test]
fn the_home_folder_is_refused() {
    let site = Site::new();
    let home = site.root.parent().unwrap().join("home");
    fs::create_dir(&home).unwrap();
    let variables = [("HOME", home.to_str().unwrap()), ("SITE", site.root.to_str().unwrap())];
    let status = child("unsafe_folders::child_checks_home", &variables).status().unwrap();
    assert!(status.success());
}

/// Not a test: runs in a process whose home folder is another one.
#[test]
fn child_checks_home() {
    let (Ok(root), Ok(home)) = (std::env::var("SITE"), std::env::var("HOME")) else { return };
    let unsafe_home = |out: &str| matches!(check(Path::new(out), Path::new(&root)), Err(OutputError::Unsafe { .. }));
    assert!(unsafe_home(&home) && unsafe_home(&format!("{home}/x/..")) && !unsafe_home(&format!("{home}/public")));
}

#[test]
fn files_of_others_and_a_file_in_the_way_are_told_before_the_build() {
    let site = Site::new();
    fs::create_dir(&site.out).unwrap();
    fs::write(site.out.join("holiday.jpg"), "mine").unwrap();
    assert!(matches!(check(&site.out, &site.root), Err(OutputError::NotOurs { names, .. }) if names == ["holiday.jpg"]));
    let error = check(&site.out.join("holiday.jpg/public"), &site.root).unwrap_err();
    assert_eq!(error.code(), "output-not-writable");
    assert_eq!(
        error.to_string(),
        "The output folder `public/holiday.jpg/public` cannot be written: there is a file where a folder should be."
    );
}
