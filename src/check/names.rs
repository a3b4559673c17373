//! Can every file be stored on every system, and is every file read that looks as if it should be?

use crate::content::directive::shared;
use crate::diag::{Diagnostic, code};
use crate::ledger::revision;
use crate::site::Corpus;
use crate::source::{Place, Tree};
use crate::statistics::schema;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Characters that some systems or web addresses cannot hold.
const FORBIDDEN: [char; 9] = ['<', '>', ':', '"', '|', '?', '*', '\\', '%'];

/// Reports names that would not survive a copy to another machine, and files that nothing reads.
#[must_use]
pub fn check(tree: &Tree, corpus: &Corpus) -> Vec<Diagnostic> {
    let paths = tree.texts.keys().chain(tree.assets.keys()).chain(tree.tables.keys());
    let named = paths.flat_map(|path| [not_portable(path), unread(path)].into_iter().flatten());
    named.chain(unused_tables(tree, corpus)).collect()
}

/// Tables that no dataset names. A dataset that could not be read might name any of them.
fn unused_tables(tree: &Tree, corpus: &Corpus) -> Vec<Diagnostic> {
    if corpus.unread.iter().any(|path| path.starts_with(schema::FOLDER)) {
        return Vec::new();
    }
    let used: BTreeSet<&Arc<str>> = corpus.statistics.datasets.values().filter_map(|dataset| dataset.table.as_ref()).collect();
    let unused = tree.tables.keys().filter(|path| !path.ends_with(".txt") && !used.contains(path));
    let problems = unused.map(|path| {
        let message = "This file is not read, because no dataset names it.";
        let name = path.rsplit('/').next().unwrap_or(path);
        let fix = format!("put it into {} and name it in a dataset, under  table: {{ file: {name} }}", schema::FOLDER);
        Diagnostic::warning(code::UNREAD_FILE, Place::new(path, 0..0), message).fix(fix)
    });
    problems.collect()
}

fn not_portable(path: &Arc<str>) -> Option<Diagnostic> {
    let is_bad = |part: &str| {
        let stem = part.split('.').next().unwrap_or(part).to_lowercase();
        DEVICES.contains(&stem.as_str()) || part.contains(FORBIDDEN) || part.ends_with([' ', '.']) || part.len() > 100
    };
    let part = path.split('/').find(|part| is_bad(part))?;
    let message = format!("`{part}` cannot be the name of a file on every system and web server.");
    let problem = Diagnostic::error(code::NAME_NOT_PORTABLE, Place::new(path, 0..0), message);
    Some(problem.fix("rename it with letters, digits and hyphens"))
}

fn unread(path: &Arc<str>) -> Option<Diagnostic> {
    let (stem, ending) = path.rsplit_once('.')?;
    let is_page = path.starts_with("content/");
    let is_data = path.starts_with("data/");
    let (message, fix) = match ending.to_lowercase().as_str() {
        "yml" if is_data => {
            ("This file is not read, because its name ends in .yml.".to_owned(), format!("rename it to {stem}.yaml"))
        }
        "markdown" | "mdown" if is_page => {
            (format!("This file is not a page, because its name ends in .{ending}."), format!("rename it to {stem}.md"))
        }
        "xlsx" | "xls" | "xlsm" | "xlsb" | "ods" | "numbers" if is_data => (
            "This file is not read, because it is a spreadsheet.".to_owned(),
            "save the sheet as \"CSV UTF-8\" and name that file in a dataset, under  table:".to_owned(),
        ),
        "yaml" if is_data && !is_known_data(path) => (
            "This file is not read, because it lies in no folder that is known.".to_owned(),
            format!("move a dataset to {}, a register to data/recommendations/, a chart to data/charts/", schema::FOLDER),
        ),
        _ => return None,
    };
    Some(Diagnostic::warning(code::UNREAD_FILE, Place::new(path, 0..0), message).fix(fix))
}

fn is_known_data(path: &str) -> bool {
    let below = |folder: &str| path.strip_prefix(folder).is_some_and(|inner| !inner.contains('/'));
    matches!(path, "data/site.yaml" | "data/sources.yaml" | revision::FILE)
        || below(schema::FOLDER)
        || below(crate::register::FOLDER)
        || below(shared::FOLDER)
}
