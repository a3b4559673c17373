//! The command `accept`: keeps account of the published figures, and of why those that changed did.

use super::Exit;
use super::arguments::{Accept, Format};
use super::build::{exit, machine_failed, not_a_site, now};
use super::report::{self, some};
use crate::diag::{Diagnostic, Severity, code};
use crate::ledger::{Change, Kind, entry, lock, revision};
use crate::number::Moment;
use crate::output::{self, Edit};
use crate::pipeline::{self, Options, Outcome};
use crate::site::corpus::Drafts;
use crate::source::{Fault, SourceText, Tree, tree};
use std::path::Path;
use std::sync::Arc;

/// A reason with fewer letters tells a reader nothing.
const FEWEST_LETTERS: usize = 10;

/// Records what is published; what changed is recorded only with a reason.
#[must_use]
pub fn accept(site: &Path, accept: &Accept) -> Exit {
    if !site.join(tree::SETTINGS).is_file() {
        not_a_site(site);
        return Exit::Usage;
    }
    let because = accept.because.as_deref().map(one_line);
    if because.as_deref().is_some_and(is_too_short) {
        let fix = "say what changed and why, as in  --because \"The Department corrected the count for 2019.\"";
        report::failure("usage", "This reason is too short to tell a reader why the figures changed.", fix);
        return Exit::Usage;
    }
    let Some(as_of) = now() else { return Exit::Usage };
    let kind = if accept.correction { Kind::Correction } else { Kind::Revision };
    record(site, as_of, because.as_deref().map(|because| (kind, because)))
}

fn record(site: &Path, as_of: Moment, reason: Option<(Kind, &str)>) -> Exit {
    let (tree, faults) = Tree::read(site);
    let outcome = run(&tree, faults, as_of);
    let is_other = |problem: &&Diagnostic| problem.severity == Severity::Error && problem.code != code::FIGURE_CHANGED;
    let others: Vec<Diagnostic> = outcome.problems.iter().filter(is_other).cloned().collect();
    if !others.is_empty() {
        return refuse(&tree, &outcome, &others, "Nothing was recorded: these problems come first.");
    }
    let changes: &[Change] = outcome.comparison.as_ref().map_or(&[], |comparison| &comparison.changes);
    let entry = match reason {
        None if !changes.is_empty() => {
            let changed: Vec<Diagnostic> =
                outcome.problems.iter().filter(|problem| problem.code == code::FIGURE_CHANGED).cloned().collect();
            let say = format!(
                "Nothing was recorded: {} changed. Say why:  standfirst accept --because \"…\"",
                some(changes.len(), "published figure")
            );
            return refuse(&tree, &outcome, &changed, &say);
        }
        Some((kind, because)) if !changes.is_empty() => {
            let before = tree.texts.get(revision::FILE).map_or("", |source| &source.text);
            entry::text(before, as_of.day(), kind, because, changes)
        }
        _ => String::new(),
    };
    let figures = outcome.published_figures().write();
    if let Err(exit) = rehearse(&tree, as_of, &entry, &figures) {
        return exit;
    }
    write(site, &tree, &outcome, &entry, &figures)
}

fn run(tree: &Tree, faults: Vec<Fault>, as_of: Moment) -> Outcome {
    pipeline::run(tree, faults, &Options { as_of, drafts: Drafts::Held, base_url: None, pictures: None })
}

/// Runs the site as it will be, so that what is recorded never stands against the next build: a reason may hold links.
fn rehearse(tree: &Tree, as_of: Moment, entry: &str, figures: &str) -> Result<(), Exit> {
    if entry.is_empty() {
        return Ok(());
    }
    let before = tree.texts.get(revision::FILE).map_or("", |source| &source.text);
    let mut later = tree.clone();
    let mut faults = Vec::new();
    for (path, text) in [(revision::FILE, format!("{before}{entry}")), (lock::FILE, figures.to_owned())] {
        let path: Arc<str> = path.into();
        match SourceText::from_bytes(&path, text.as_bytes()) {
            Ok(source) => drop(later.texts.insert(path, source)),
            Err(fault) => faults.push(fault),
        }
    }
    let outcome = run(&later, faults, as_of);
    if outcome.is_clean() {
        return Ok(());
    }
    let errors: Vec<Diagnostic> =
        outcome.problems.iter().filter(|problem| problem.severity == Severity::Error).cloned().collect();
    let say = format!("Nothing was recorded: with this reason, {} would not be in order.", revision::FILE);
    Err(refuse(&later, &outcome, &errors, &say))
}

/// Writes what differs, the reason first: a reason without its figures is seen at the next run, figures without a reason never.
fn write(site: &Path, tree: &Tree, outcome: &Outcome, entry: &str, figures: &str) -> Exit {
    let is_recorded = tree.texts.get(lock::FILE).is_some_and(|source| &*source.text == figures);
    let mut edits = Vec::new();
    if !entry.is_empty() {
        edits.push((revision::FILE, Edit::Append(entry)));
    }
    if !is_recorded {
        edits.push((lock::FILE, Edit::Replace(figures)));
    }
    if let Err(error) = output::write_sources(site, &edits) {
        return machine_failed(&error);
    }
    let published = outcome.published_figures();
    let count = format!("{} of {}", some(published.figure_count(), "figure"), some(published.datasets.len(), "dataset"));
    report::line(&if is_recorded {
        format!("Nothing to record: {count} are as published.")
    } else {
        format!("Recorded {count}.")
    });
    if !entry.is_empty() {
        report::line(&format!("The reason stands in {}; the next build shows it to readers.", revision::FILE));
    }
    Exit::Clean
}

fn refuse(tree: &Tree, outcome: &Outcome, problems: &[Diagnostic], say: &str) -> Exit {
    report::problems(problems, &|place| outcome.quote(tree, place), Format::Human);
    report::line(say);
    exit(problems)
}

/// A reason on one line, however it came through the shell.
fn one_line(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|c| !c.is_control()).collect()
}

fn is_too_short(reason: &str) -> bool {
    reason.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS
}
