//! Rules about the code: who may import whom, where packages and the outside world are used, how long things are.

#[path = "support/rust_code.rs"]
mod rust_code;

use rust_code::{RustFile, below, is_word};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 70;

/// A module imports only what stands to its right; modules of one stage do not know each other.
const IMPORTS: [(&str, &str); 21] = [
    ("cli", "pipeline audit output site ledger config number diag source"),
    ("pipeline", "output render check theme site claim ledger register content statistics config number diag source"),
    ("render", "chart claim theme site ledger register content statistics config number diag source"),
    ("audit", "render check content number source"),
    // Never `render`: what is checked may not depend on how it looks.
    ("check", "claim site ledger register content statistics config disclosure number diag source"),
    ("site", "claim ledger register content statistics config number diag source"),
    ("ledger", "fields statistics number diag source"),
    ("claim", "statistics number diag source"),
    ("register", "fields number diag source"),
    ("content", "fields number diag source"),
    ("statistics", "fields disclosure number diag source"),
    ("config", "fields number diag source"),
    ("fields", "number diag source"),
    // The colours of charts are the theme's to set and the charts' to judge.
    ("theme", "chart colour fields diag source"),
    ("chart", "colour number"),
    ("disclosure", "number"),
    ("output", "diag"),
    ("diag", "source"),
    ("colour", ""),
    ("number", ""),
    ("source", ""),
];

/// Where each package may be named, so that replacing one is the work of one place.
const HOMES: [(&str, &[&str]); 21] = [
    ("pulldown_cmark", &["src/content/markdown"]),
    ("tera", &["src/theme/"]),
    ("serde_yaml", &["src/source/yaml"]),
    ("plotters", &["src/chart/"]),
    ("plotters_backend", &["src/chart/"]),
    ("skrifa", &["src/chart/"]),
    ("walkdir", &["src/source/tree.rs"]),
    ("clap", &["src/cli/"]),
    ("anstream", &["src/cli/report.rs"]),
    ("opener", &["src/cli/"]),
    ("csv", &["src/render/data_files/", "src/source/table/", "src/audit/table.rs"]),
    ("annotate_snippets", &["src/diag/human.rs"]),
    ("strsim", &["src/diag/suggestion.rs"]),
    ("jiff", &["src/number/"]),
    // An axis needs exact steps between its ticks; the values go in and out as `number` types.
    ("rust_decimal", &["src/number/decimal.rs", "src/chart/sheet/scale.rs"]),
    ("rust_embed", &["src/theme/"]),
    ("resvg", &["src/chart/picture.rs"]),
    ("png", &["src/chart/picture.rs"]),
    // Names of fingerprinted assets, the list of what was published, what the figures were read from, and seals of pictures.
    ("blake3", &["src/theme/assets.rs", "src/output/", "src/source/fingerprint.rs", "src/chart/picture.rs"]),
    ("rustix", &["src/output/"]),
    // The stages that treat many files or pages, each by itself.
    ("rayon", &["src/pipeline/", "src/check/", "src/render/", "src/output/"]),
];

/// Where each part of the outside world may be touched.
const WORLD: [(&str, &[&str]); 6] = [
    ("fs", &["src/source/", "src/output/"]),
    // Only to make a folder's name absolute before judging whether it is safe to replace.
    ("env", &["src/cli/", "src/output/location.rs"]),
    // Waiting for another build to end.
    ("time", &["src/cli/", "src/output/lock.rs"]),
    ("thread", &["src/output/"]),
    ("process", &["src/cli/", "src/main.rs", "src/output/"]),
    ("net", &[]),
];

/// The rules hold; if not, each case in a line.
fn assert_none(found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

static SOURCES: LazyLock<Vec<RustFile>> = LazyLock::new(|| below("src"));
static TESTS: LazyLock<Vec<RustFile>> = LazyLock::new(|| below("tests"));

fn all_files() -> impl Iterator<Item = &'static RustFile> {
    SOURCES.iter().chain(TESTS.iter())
}

/// The module of a file below `src/`: `site` for `src/site/catalog.rs` and for `src/site.rs`.
fn module(file: &RustFile) -> &str {
    file.path["src/".len()..].split('/').next().unwrap().trim_end_matches(".rs")
}

fn is_at_home(file: &RustFile, homes: &[&str]) -> bool {
    homes.iter().any(|home| file.path.starts_with(home))
}

/// The places where a file names `start::NAME` without being at home there.
fn strays(file: &RustFile, start: &str, name: &str, homes: &[&str]) -> Vec<String> {
    let is_stray = !is_at_home(file, homes);
    let named = file.paths_from(start).into_iter().filter(|named| is_stray && named.name == name);
    named.map(|named| format!("{}:{}: {start}::{name} is at home in {homes:?}", file.path, named.line)).collect()
}

#[test]
fn every_module_imports_only_what_stands_below_it() {
    let table: BTreeMap<&str, BTreeSet<&str>> =
        IMPORTS.iter().map(|(module, imports)| (*module, imports.split(' ').collect())).collect();
    assert_none(SOURCES.iter().filter(|file| !["lib", "main"].contains(&module(file))).flat_map(|file| {
        let own = module(file);
        let allowed = table.get(own).unwrap_or_else(|| panic!("{}: its module is not in the table", file.path));
        let beyond = file.paths_from("crate").into_iter().filter(|named| named.name != own);
        let beyond = beyond.filter(|named| !allowed.contains(named.name.as_str()));
        beyond.map(|named| format!("{}:{}: {own} may not import {}", file.path, named.line, named.name)).collect::<Vec<_>>()
    }));
}

#[test]
fn no_path_climbs_more_than_one_module() {
    assert_none(SOURCES.iter().flat_map(|file| {
        let climbs = file.code.iter().enumerate().filter(|(_, line)| line.contains("super::super::"));
        climbs.map(|(at, _)| format!("{}:{}: write crate:: instead", file.path, at + 1)).collect::<Vec<_>>()
    }));
}

#[test]
fn every_package_is_used_in_its_home_only() {
    assert_none(SOURCES.iter().flat_map(|file| {
        let elsewhere = HOMES.iter().filter(|(_, homes)| !is_at_home(file, homes));
        let used = elsewhere.flat_map(|(package, homes)| {
            let named = file.paths_from(package).into_iter().take(1);
            named.map(move |named| format!("{}:{}: {package} is at home in {homes:?}", file.path, named.line))
        });
        used.collect::<Vec<_>>()
    }));
}

#[test]
fn the_outside_world_is_touched_at_the_edges_only() {
    assert_none(
        below("src")
            .iter()
            .flat_map(|file| WORLD.iter().flat_map(|(part, homes)| strays(file, "std", part, homes)).collect::<Vec<_>>()),
    );
    // The methods of paths that look at the disk without naming `fs`.
    let looks = [".is_file()", ".is_dir()", ".exists()", ".canonicalize()", ".read_dir()", ".symlink_metadata()"];
    assert_none(SOURCES.iter().filter(|file| !is_at_home(file, &["src/source/", "src/output/", "src/cli/"])).flat_map(|file| {
        let lines = file.code.iter().enumerate().filter(|(_, line)| looks.iter().any(|look| line.contains(look)));
        lines.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect::<Vec<_>>()
    }));
}

#[test]
fn nothing_is_printed_but_by_the_command_line() {
    // What speaks to Cargo while the crate is built is no part of the program.
    let printers = ["src/cli/report.rs", "src/theme/rerun.rs"];
    let macros = ["println!", "print!", "eprintln!", "eprint!", "dbg!"];
    assert_none(SOURCES.iter().filter(|file| !is_at_home(file, &printers)).flat_map(|file| {
        let lines = file.code.iter().enumerate();
        let prints = lines.filter(|(_, line)| macros.iter().any(|name| line.contains(name)));
        prints.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect::<Vec<_>>()
    }));
}

#[test]
fn every_file_opens_with_a_sentence_about_itself() {
    let opens = |file: &RustFile| {
        let doc: Vec<&str> = file.text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        let paragraph = doc.split(|line| line.is_empty()).next().unwrap_or_default().join(" ");
        paragraph.starts_with(|c: char| !c.is_lowercase()) && paragraph.ends_with(['.', '?', ':', '!'])
    };
    // The front page of the library is its architecture.
    let files = all_files().filter(|file| file.path != "src/lib.rs");
    assert_none(files.filter(|file| !opens(file)).map(|file| format!("{}: begins without a //! sentence", file.path)));
}

#[test]
fn no_file_is_too_long_to_read() {
    let long = all_files().map(|file| (file.text.lines().count(), &file.path));
    assert_none(long.filter(|(lines, _)| *lines > LONGEST_FILE).map(|(lines, path)| format!("{path}: {lines} lines")));
}

#[test]
fn no_function_is_too_long_to_read() {
    assert_none(all_files().flat_map(|file| {
        let long = file.functions().into_iter().filter(|function| function.lines > LONGEST_FUNCTION);
        long.map(|function| format!("{}: {} has {} lines", file.path, function.name, function.lines)).collect::<Vec<_>>()
    }));
}

#[test]
fn no_file_has_a_name_that_could_hold_anything() {
    let vague = ["util", "utils", "helper", "helpers", "manager", "common", "misc"];
    let parts = |path: &str| path.trim_end_matches(".rs").split('/').map(str::to_owned).collect::<Vec<_>>();
    let files = all_files().filter(|file| parts(&file.path).iter().any(|part| vague.contains(&part.as_str())));
    assert_none(files.map(|file| file.path.clone()));
}

#[test]
fn no_code_is_kept_as_a_comment_and_no_task_without_an_owner() {
    let looks_like_code = |comment: &str| {
        let ends = comment.ends_with([';', '{', '}']);
        ends && (["(", "=", "::", "let ", "use "].iter().any(|sign| comment.contains(sign)) || comment.len() < 3)
    };
    assert_none(all_files().filter(|file| file.path != "tests/tidy.rs").flat_map(|file| {
        let lines = file.text.lines().enumerate().filter(|(_, line)| {
            let comment = line.trim_start().strip_prefix("// ").unwrap_or_default();
            let is_task = line.replace("TODO(", "").contains("TODO") || line.contains("FIXME") || line.contains("XXX");
            looks_like_code(comment) || is_task || line.contains("todo!(") || line.contains("unimplemented!(")
        });
        lines.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect::<Vec<_>>()
    }));
}

#[test]
fn every_code_can_be_reported() {
    const CODES: &str = "src/diag/code.rs";
    let (codes, others): (Vec<&RustFile>, Vec<&RustFile>) = SOURCES.iter().partition(|file| file.path == CODES);
    let is_constant =
        |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    let declared = codes[0].code.iter().filter(|line| line.starts_with("    ")).filter_map(|line| {
        let is_alone = line.split_whitespace().count() == 1;
        line.split_whitespace().next().filter(|_| is_alone).filter(is_constant)
    });
    let used: BTreeSet<&str> = others.iter().flat_map(|file| &file.code).flat_map(|line| line.split(|c| !is_word(c))).collect();
    let declared: Vec<&str> = declared.collect();
    assert!(declared.len() > 30, "the list of codes was not found");
    assert_none(declared.into_iter().filter(|code| !used.contains(code)).map(|code| format!("{CODES}: {code} is never used")));
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let mut section = "";
    let mut before = "";
    let mut silent = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && line.contains('=') && !before.starts_with('#') && !line.contains(" # ") {
            silent.push(format!("Cargo.toml: {line}"));
        }
        before = line;
    }
    assert_none(silent);
}
