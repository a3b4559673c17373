//! Wrong usage, failures of the machine, new sites, and streams that close early.

use crate::edit::{demonstration, listing, replace, write};
use crate::site::{files, program, ran};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

#[test]
fn a_folder_without_a_site_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    for command in ["build", "check"] {
        let ran = ran(program().current_dir(folder.path()).arg(command));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("data/site.yaml"), "{}", ran.err);
        assert!(ran.err.contains("standfirst new site"), "{}", ran.err);
    }
    assert_eq!(files(folder.path()).len(), 0);
}

#[test]
fn a_folder_inside_a_site_is_told_where_the_site_is() {
    let site = demonstration();
    let ran = site.ran(site.command(&["check"]).current_dir(site.root.join("content/news")));
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("`site`"), "{}", ran.err);
}

#[test]
fn unknown_commands_options_and_words_are_wrong_usage() {
    let site = demonstration();
    let wrong: [&[&str]; 6] = [
        &["biuld"],
        &["build", "--nonsense"],
        &["build", "--format", "xml"],
        &["build", "--as-of", "nonsense"],
        &["new", "site"],
        &[],
    ];
    for arguments in wrong {
        let ran = site.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}: {}", ran.err);
        assert!(!ran.err.is_empty(), "{arguments:?} is refused without a word");
    }
    assert!(!site.root.join("public").exists());
}

#[test]
fn a_date_that_cannot_be_read_is_told_with_an_example() {
    let ran = demonstration().run(&["build", "--as-of", "20/11/2026"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("20/11/2026") && ran.err.contains("2026-11-20"), "{}", ran.err);
}

#[test]
fn an_output_folder_that_holds_sources_is_refused() {
    let site = demonstration();
    let before = listing(&site.root);
    for out in [".", "data", "content/news", "..", "themes"] {
        assert_eq!(site.run(&["build", "--out", out]).code, 2, "{out}");
    }
    assert!(before == listing(&site.root), "sources were touched");
}

#[test]
fn an_output_folder_with_files_of_others_is_refused() {
    let site = demonstration();
    write(&site, "public/holiday.jpg", "a picture");
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("holiday.jpg"), "{}", ran.err);
    assert_eq!(files(&site.root.join("public")).len(), 1);
}

#[test]
#[cfg(unix)]
fn a_file_that_cannot_be_read_is_the_machine_s_failure() {
    // A link that leads nowhere cannot be read by anybody, the system's administrator included.
    let site = demonstration();
    std::os::unix::fs::symlink("nowhere.md", site.root.join("content/news/lost.md")).unwrap();
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("content/news/lost.md"), "{}", ran.err);
    assert!(!site.root.join("public").exists());
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_is_the_machine_s_failure() {
    use std::os::unix::fs::PermissionsExt;
    let site = demonstration();
    let locked = site.root.join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(locked.join("probe"), "").is_ok() {
        // The administrator of a system may write everywhere; a file in the way stops everybody.
        fs::remove_file(locked.join("probe")).unwrap();
        fs::write(site.root.join("in-the-way"), "").unwrap();
        assert_eq!(site.run(&["build", "--out", "in-the-way/public"]).code, 3);
        return;
    }
    assert_eq!(site.run(&["build", "--out", "locked/public"]).code, 3);
}

#[test]
fn a_new_site_builds_with_the_program_alone() {
    let folder = tempfile::tempdir().unwrap();
    let alone = |arguments: &[&str], inside: &Path| {
        ran(Command::new(env!("CARGO_BIN_EXE_standfirst")).env_clear().current_dir(inside).args(arguments))
    };
    let made = alone(&["new", "site", "first", "--title", "Our \"first\": site"], folder.path());
    assert_eq!((made.code, made.err.as_str()), (0, ""), "{}", made.out);
    assert!(made.out.contains("standfirst build"), "{}", made.out);
    let root = folder.path().join("first");
    let built = alone(&["build"], &root);
    assert_eq!((built.code, built.err.as_str()), (0, ""), "{}", built.out);
    assert!(!built.out.contains("warning"), "{}", built.out);
    let public = files(&root.join("public"));
    let page = String::from_utf8(public["index.html"].clone()).unwrap();
    assert!(page.contains("Our &quot;first&quot;: site") || page.contains("Our \"first\": site"), "{page}");
    let names = |end: &str| public.keys().filter(|path| path.ends_with(end)).count();
    assert!(names(".css") > 0 && names(".svg") > 0 && names(".csv") > 0);
}

#[test]
fn a_new_site_in_the_current_folder_is_made_when_that_is_empty() {
    let folder = tempfile::tempdir().unwrap();
    let made = ran(program().current_dir(folder.path()).args(["new", "site", "."]));
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(folder.path().join("data/site.yaml").is_file());
}

#[test]
fn a_new_site_is_never_made_over_something() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("full")).unwrap();
    fs::write(folder.path().join("full/diary.txt"), "work").unwrap();
    fs::write(folder.path().join("a-file"), "work").unwrap();
    let before = listing(folder.path());
    for (name, code) in [("full", 2), ("a-file", 3)] {
        let refused = ran(program().current_dir(folder.path()).args(["new", "site", name]));
        assert_eq!((refused.code, refused.out.as_str()), (code, ""), "{}", refused.err);
        assert!(refused.err.contains(&format!("`{name}`")), "{}", refused.err);
    }
    assert!(before == listing(folder.path()));
}

#[test]
fn a_reader_that_closes_early_makes_no_complaint() {
    let site = demonstration();
    replace(&site, "content/events/_index.md", "title: Events", "titel: Events");
    let runs: [(&[&str], i32); 3] = [(&["check", "--format", "json"], 1), (&["check"], 1), (&["--help"], 0)];
    for (arguments, code) in runs {
        let mut command = site.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().unwrap().code(), Some(code), "{arguments:?}");
    }
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let site = demonstration();
    replace(&site, "content/events/_index.md", "title: Events", "titel: Events");
    let escapes = |command: &mut Command| site.ran(command).err.contains('\u{1b}');
    assert!(!escapes(&mut site.command(&["check"])), "a pipe gets colours");
    assert!(escapes(site.command(&["check"]).env("CLICOLOR_FORCE", "1")), "colours cannot be had");
    assert!(!escapes(site.command(&["check"]).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1")), "NO_COLOR is ignored");
}

#[test]
fn the_version_is_the_package_s() {
    let ran = demonstration().run(&["--version"]);
    assert_eq!((ran.code, ran.out.trim()), (0, concat!("standfirst ", env!("CARGO_PKG_VERSION"))));
}
