//! What depends on the system: rights, links, other disks, full disks.

#![cfg(unix)]

use super::support::{Site, assert_holds, child, files, generation, listing, publisher, under};
use standfirst::output::{OutputError, check, publish};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn mode(path: &Path) -> u32 {
    fs::symlink_metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn everybody_can_read_the_site_whatever_the_process_allows() {
    let site = Site::new();
    let out = site.root.join("x/y/public");
    let mut publisher = publisher(&site, 1, 3);
    publisher.env("OUT", &out);
    let status = under(&["sh", "-c", "umask 077; exec \"$0\" \"$@\""], &publisher).status().unwrap();
    assert!(status.success());
    for folder in ["x", "x/y", "x/y/public", "x/y/public/pages"] {
        assert_eq!(mode(&site.root.join(folder)), 0o755, "{folder}");
    }
    for file in ["index.html", "pages/0.html", ".standfirst"] {
        assert_eq!(mode(&out.join(file)), 0o644, "{file}");
    }
}

#[test]
fn rights_that_somebody_changed_are_mended() {
    let site = Site::new();
    let files = files(&[("a", "1"), ("b/c", "2")]);
    for path in ["a", "b", ""] {
        publish(&site.out, &site.root, &files).unwrap();
        fs::set_permissions(site.out.join(path), fs::Permissions::from_mode(0o700)).unwrap();
        publish(&site.out, &site.root, &files).unwrap();
        assert_eq!(mode(&site.out.join(path)), if path == "a" { 0o644 } else { 0o755 });
        assert_holds(&site.out, &files);
    }
}

#[test]
fn a_link_to_a_folder_stays_a_link_and_the_site_is_behind_it() {
    let site = Site::new();
    let www = site.root.parent().unwrap().join("www");
    for exists in [false, true] {
        if !site.out.is_symlink() {
            symlink("../www", &site.out).unwrap();
        }
        assert_eq!(www.exists(), exists);
        let files = generation(usize::from(exists), 3);
        publish(&site.out, &site.root, &files).unwrap();
        assert!(site.out.is_symlink());
        assert_holds(&www, &files);
        assert_eq!(site.beside_out(), [] as [&str; 0]);
        let beside = fs::read_dir(www.parent().unwrap()).unwrap().count();
        assert_eq!(beside, 2);
    }
}

#[test]
fn links_and_pipes_in_the_folder_are_of_strangers_and_never_followed() {
    let site = Site::new();
    publish(&site.out, &site.root, &generation(1, 3)).unwrap();
    symlink(site.root.join("data"), site.out.join("data")).unwrap();
    let error = publish(&site.out, &site.root, &generation(2, 3)).unwrap_err();
    assert!(matches!(error, OutputError::NotOurs { names, .. } if names == ["data"]));
    fs::remove_file(site.out.join("data")).unwrap();
    // In the place of one of our files, a link is replaced and its target left alone.
    fs::remove_file(site.out.join("index.html")).unwrap();
    symlink(site.root.join("data/work.md"), site.out.join("index.html")).unwrap();
    let published = publish(&site.out, &site.root, &generation(1, 3)).unwrap();
    assert_eq!((published.written, published.edited), (1, vec!["index.html".to_owned()]));
    assert_eq!(fs::read_to_string(site.root.join("data/work.md")).unwrap(), "months of work");
}

#[test]
fn a_file_where_the_parent_folder_should_be_is_told() {
    let site = Site::new();
    fs::write(site.root.join("file"), "mine").unwrap();
    let before = listing(&site.root);
    for out in ["file/public", "file/x/public"] {
        let error = publish(&site.root.join(out), &site.root, &generation(1, 3)).unwrap_err();
        assert_eq!(error.code(), "output-not-writable", "{error}");
    }
    assert_eq!(listing(&site.root), before);
}

#[test]
fn a_folder_without_the_right_to_write_is_told() {
    let site = Site::new();
    let parent = site.root.join("closed");
    fs::create_dir(&parent).unwrap();
    fs::set_permissions(&parent, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(parent.join("probe"), "").is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let out = parent.join("public");
    for result in [check(&out, &site.root), publish(&out, &site.root, &generation(1, 3)).map(drop)] {
        assert_eq!(result.unwrap_err().code(), "output-not-writable");
    }
}

/// Runs a test of this binary with its own view of the disks, where a small one can be mounted.
fn with_own_disks(test: &str) {
    let folder = tempfile::tempdir().unwrap();
    let variables = [("DISK", folder.path().to_str().unwrap())];
    let script = "mount -t tmpfs -o size=1m none \"$DISK\" || exit 77; exec \"$0\" \"$@\"";
    let wrapper = ["unshare", "--map-root-user", "--mount", "sh", "-c", script];
    match under(&wrapper, &child(test, &variables)).output() {
        Ok(output) if output.status.success() => {}
        Ok(output) if output.status.code() == Some(101) => panic!("{}", String::from_utf8_lossy(&output.stderr)),
        _ => eprintln!("skipped: no disk can be mounted here"),
    }
}

/// The small disk, in the process that has it.
fn disk() -> Option<PathBuf> {
    env::var_os("DISK").map(PathBuf::from)
}

#[test]
fn a_full_disk_leaves_the_old_site_and_says_how_much_is_needed() {
    with_own_disks("system::child_fills_the_disk");
}

#[test]
fn child_fills_the_disk() {
    let Some(disk) = disk() else { return };
    let site = Site::new();
    let out = disk.join("public");
    publish(&out, &site.root, &generation(1, 3)).unwrap();
    let before = listing(&disk);
    for pages in [1, 40] {
        let files = (0..pages).map(|page| (format!("{page}.html"), vec![b'x'; 2_000_000 / pages])).collect();
        let error = publish(&out, &site.root, &files).unwrap_err();
        assert!(
            matches!(error, OutputError::DiskFull { needed: 2_000_000..2_300_000, free: Some(500_000..1_048_576) }),
            "{error:?}"
        );
        assert_eq!(error.to_string(), "There is not enough room to publish the site. Needed: about 3 MB. Free: 1 MB.");
        assert_eq!(listing(&disk), before);
    }
    publish(&out, &site.root, &generation(2, 3)).unwrap();
}

#[test]
fn a_disk_that_can_only_be_read_and_one_that_is_the_folder_itself_are_told() {
    with_own_disks("system::child_has_an_odd_disk");
}

#[test]
fn child_has_an_odd_disk() {
    let Some(disk) = disk() else { return };
    let site = Site::new();
    let error = publish(&disk, &site.root, &generation(1, 3)).unwrap_err();
    assert!(error.to_string().contains("a drive of its own"), "{error}");
    assert_eq!(fs::read_dir(&disk).unwrap().count(), 0);
    publish(&disk.join("public"), &site.root, &generation(1, 3)).unwrap();
    let before = listing(&disk);
    let remounted = std::process::Command::new("mount").args(["-o", "remount,ro"]).arg(&disk).status();
    if remounted.is_ok_and(|status| status.success()) {
        let out = disk.join("public");
        for result in [check(&out, &site.root), publish(&out, &site.root, &generation(2, 3)).map(drop)] {
            assert!(matches!(result, Err(OutputError::NotWritable { reason, .. }) if reason == "its disk can only be read"));
        }
        assert_eq!(publish(&out, &site.root, &generation(1, 3)).unwrap().unchanged, 5);
        assert_eq!(listing(&disk), before);
    }
}
