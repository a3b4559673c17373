//! Builds that are killed, or refused by the system at any step, and what the next build finds.

use super::support::{Site, assert_holds, assert_is_some_generation, files, generation, listing, publisher, under};
use standfirst::output::publish;
use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const PAGES: usize = 150;

fn quiet(command: &mut Command) -> &mut Command {
    command.stdout(Stdio::null()).stderr(Stdio::null())
}

#[test]
fn a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one() {
    let site = Site::new();
    publish(&site.out, &site.root, &generation(0, PAGES)).unwrap();
    let start = Instant::now();
    assert!(quiet(&mut publisher(&site, 1, PAGES)).status().unwrap().success());
    let usual = start.elapsed();
    let mut last = 1;
    for round in 2..42 {
        let mut child = quiet(&mut publisher(&site, round, PAGES)).spawn().unwrap();
        // Golden-ratio steps spread over 0 to 110 % of the usual time without a source of chance.
        let share = (f64::from(u32::try_from(round).unwrap()) * 0.618_034).fract() * 1.1;
        thread::sleep(usual.mul_f64(share));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = assert_is_some_generation(&site.out, PAGES);
        assert!(found == last || found == round);
        last = found;
    }
    publish(&site.out, &site.root, &generation(99, PAGES)).unwrap();
    assert_holds(&site.out, &generation(99, PAGES));
    assert_eq!(site.beside_out(), [] as [&str; 0]);
}

#[test]
fn publishers_in_many_processes_take_turns() {
    let site = Site::new();
    for round in 0..5 {
        let children = (0..4).map(|number| quiet(&mut publisher(&site, round * 10 + number, 30)).spawn().unwrap());
        for mut child in children.collect::<Vec<_>>() {
            assert!(child.wait().unwrap().success());
        }
        assert_is_some_generation(&site.out, 30);
    }
    assert_eq!(site.beside_out(), [] as [&str; 0]);
}

#[test]
fn leftovers_of_ours_are_removed_and_those_of_strangers_stay() {
    let site = Site::new();
    publish(&site.out, &site.root, &generation(1, 3)).unwrap();
    let ours = site.root.join(".standfirst-public.staging-0");
    fs::create_dir_all(ours.join("tree/pages")).unwrap();
    fs::write(
        ours.join("marker"),
        "Standfirst makes this folder while it publishes. It may be deleted when no build is running.\n",
    )
    .unwrap();
    fs::write(ours.join("tree/pages/0.html"), "half a pa").unwrap();
    fs::create_dir(site.root.join(".standfirst-public.staging-1")).unwrap();
    let theirs = [".standfirst-public.staging-2", ".standfirst-public.staging-x", ".standfirst-other.staging-0", "staging"];
    for name in theirs {
        fs::create_dir(site.root.join(name)).unwrap();
        fs::write(site.root.join(name).join("file"), "mine").unwrap();
    }
    // Even where nothing else is to be done.
    assert_eq!(publish(&site.out, &site.root, &generation(1, 3)).unwrap().written, 0);
    let mut beside = site.beside_out();
    beside.sort();
    assert_eq!(
        beside,
        [".standfirst-other.staging-0", ".standfirst-public.staging-2", ".standfirst-public.staging-x", "staging"]
    );
    publish(&site.out, &site.root, &generation(2, 3)).unwrap();
    assert_holds(&site.out, &generation(2, 3));
}

#[test]
fn a_site_taken_down_between_two_renames_is_put_back() {
    let site = Site::new();
    publish(&site.out, &site.root, &generation(1, 3)).unwrap();
    let before = listing(&site.out);
    let staging = site.root.join(".standfirst-public.staging-0");
    fs::create_dir_all(staging.join("tree")).unwrap();
    fs::write(staging.join("marker"), "").unwrap();
    fs::rename(&site.out, staging.join("old")).unwrap();
    assert_eq!(publish(&site.out, &site.root, &generation(1, 3)).unwrap().unchanged, 5);
    assert_eq!(listing(&site.out), before);
    assert_eq!(site.beside_out(), [] as [&str; 0]);
}

/// Whether `strace` can change the answers of the system here.
fn can_inject() -> bool {
    let can = quiet(Command::new("strace").args(["-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"])).status();
    let can = can.is_ok_and(|status| status.success());
    if !can {
        eprintln!("skipped: strace is not there or not allowed");
    }
    can
}

/// The exit code of a publisher in which the n-th call of a kind goes wrong; none if it was killed.
fn publish_with(site: &Site, number: usize, pages: usize, injection: &str) -> Option<i32> {
    let wrapper = ["strace", "-f", "-o", "/dev/null", "-e", &format!("inject={injection}")];
    quiet(&mut under(&wrapper, &publisher(site, number, pages))).status().unwrap().code()
}

#[test]
fn every_refusal_of_the_system_leaves_the_old_site() {
    if !can_inject() {
        return;
    }
    let calls = [
        ("mkdir", "EIO", 4),
        ("fsync", "ENOSPC", 4),
        ("syncfs", "EIO", 40),
        ("renameat2", "EIO", 4),
        ("renameat2", "EBUSY", 4),
        ("flock", "ENOLCK", 4),
    ];
    for (call, error, pages) in calls {
        let site = Site::new();
        publish(&site.out, &site.root, &generation(0, pages)).unwrap();
        let before = listing(&site.out);
        for nth in 1..20 {
            let code = publish_with(&site, 1, pages, &format!("{call}:error={error}:when={nth}"));
            if code == Some(0) {
                assert!(nth > 1, "{call} was never called");
                assert_eq!(assert_is_some_generation(&site.out, pages), 1);
                break;
            }
            assert_eq!((code, listing(&site.out)), (Some(3), before.clone()), "{call} {error} {nth}");
            assert_eq!(site.beside_out(), [] as [&str; 0], "{call} {error} {nth}");
        }
    }
}

#[test]
fn a_kill_before_or_after_any_step_leaves_a_whole_site_and_the_next_build_cleans_up() {
    if !can_inject() {
        return;
    }
    for call in ["mkdir", "fsync", "link,linkat", "renameat2", "unlink,unlinkat,rmdir"] {
        for nth in 1..30 {
            let site = Site::new();
            publish(&site.out, &site.root, &generation(0, 4)).unwrap();
            let code = publish_with(&site, 1, 4, &format!("{call}:signal=KILL:when={nth}"));
            assert_is_some_generation(&site.out, 4);
            publish(&site.out, &site.root, &generation(1, 4)).unwrap();
            assert_is_some_generation(&site.out, 4);
            assert_eq!(site.beside_out(), [] as [&str; 0], "{call} {nth}");
            if code == Some(0) {
                break;
            }
        }
    }
}

#[test]
fn a_file_system_without_exchange_gets_two_renames_and_a_kill_between_them_is_mended() {
    if !can_inject() {
        return;
    }
    for error in ["EINVAL", "ENOSYS"] {
        let site = Site::new();
        publish(&site.out, &site.root, &generation(0, 4)).unwrap();
        assert_eq!(publish_with(&site, 1, 4, &format!("renameat2:error={error}")), Some(0));
        assert_eq!(assert_is_some_generation(&site.out, 4), 1);
        assert_eq!(site.beside_out(), [] as [&str; 0]);
        for nth in 1..=2 {
            let wrapper = ["strace", "-f", "-o", "/dev/null", "-e", &format!("inject=renameat2:error={error}"), "-e"];
            let kill = format!("inject=rename:signal=KILL:when={nth}");
            quiet(&mut under(&[&wrapper[..], &[kill.as_str()]].concat(), &publisher(&site, 7, 4))).status().unwrap();
            let next = files(&[("index.html", "next")]);
            publish(&site.out, &site.root, &next).unwrap();
            assert_holds(&site.out, &next);
            assert_eq!(site.beside_out(), [] as [&str; 0]);
            publish(&site.out, &site.root, &generation(0, 4)).unwrap();
        }
    }
}

#[test]
fn links_that_are_refused_become_copies() {
    if !can_inject() {
        return;
    }
    let site = Site::new();
    publish(&site.out, &site.root, &generation(0, 4)).unwrap();
    assert_eq!(publish_with(&site, 1, 4, "link,linkat:error=EPERM"), Some(0));
    assert_eq!(assert_is_some_generation(&site.out, 4), 1);
}

#[test]
fn a_file_that_the_disk_did_not_keep_is_noticed_before_the_swap() {
    if !can_inject() {
        return;
    }
    let site = Site::new();
    publish(&site.out, &site.root, &generation(0, 4)).unwrap();
    let before = listing(&site.out);
    let file = site.root.join(".standfirst-public.staging-0/tree/index.html");
    let written = generation(1, 4)["index.html"].len();
    // The system says that it wrote everything, and writes nothing.
    let lie = format!("inject=write:retval={written}");
    let wrapper = ["strace", "-f", "-o", "/dev/null", "-P", file.to_str().unwrap(), "-e", "trace=write", "-e", &lie];
    let output = under(&wrapper, &publisher(&site, 1, 4)).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("The disk did not keep `index.html` as it was written."));
    assert_eq!((listing(&site.out), site.beside_out()), (before, vec![]));
}

#[test]
fn a_build_that_waits_long_enough_goes_on() {
    let site = Site::new();
    publish(&site.out, &site.root, &generation(0, 4)).unwrap();
    let lock = fs::File::create(site.root.join(".standfirst-public.lock")).unwrap();
    lock.lock().unwrap();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| publish(&site.out, &site.root, &generation(1, 4)));
        thread::sleep(Duration::from_millis(300));
        assert_eq!(assert_is_some_generation(&site.out, 4), 0);
        assert!(!waiting.is_finished());
        drop(lock);
        assert_eq!(waiting.join().unwrap().unwrap().written, 5);
    });
    assert_eq!(site.beside_out(), [] as [&str; 0]);
}
