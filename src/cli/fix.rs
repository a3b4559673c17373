//! The command `check --fix`: mends every sentence of which only a number moved, and says which ones need a person.
//!
//! A file is changed only if the site with the change was found to be better by what was mended, and no worse
//! anywhere; otherwise it is left as it is.

use super::Exit;
use super::arguments::{Check, Format};
use super::build::{self, machine_failed};
use super::report::{self, some};
use crate::diag::{Diagnostic, Mend, code};
use crate::output::{self, Edit};
use crate::pipeline::{self, Options, Outcome};
use crate::source::{Change, Fault, SourceText, Tree, change};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Of a file whose changes cannot all be made, so many are tried one by one.
const MOST_ALONE: usize = 50;

/// One sentence with the change that mends it.
#[derive(Clone)]
struct Mended<'a> {
    problem: &'a Diagnostic,
    from: &'a str,
    to: &'a str,
    change: Change,
}

/// What to change, a file at a time.
type Plan<'a> = BTreeMap<&'a Arc<str>, Vec<Mended<'a>>>;

/// How many problems there are of each file and code.
type Counts<'a> = BTreeMap<(&'a str, &'a str), usize>;

/// Mends what is certain, and reports the rest.
#[must_use]
pub fn fix(site: &Path, check: &Check) -> Exit {
    let Some(options) = &build::options(site, &check.run.scope, check.run.base_url.clone()) else { return Exit::Usage };
    let (tree, faults) = Tree::read(site);
    let outcome = pipeline::run(&tree, faults.clone(), options);
    let is_wanted = |problem: &&Diagnostic| check.paths.is_empty() || build::is_below(problem, site, &check.paths);
    let plan = plan(&tree, outcome.problems.iter().filter(is_wanted));
    let rehearsal = Rehearsal { tree: &tree, faults: &faults, options, before: &outcome.problems };
    let plan = rehearsal.kept(plan);
    if let Err(exit) = write(site, &tree, &plan) {
        return exit;
    }
    if check.run.format == Format::Human {
        tell(&tree, &outcome, &plan);
    }
    let (tree, mut outcome) = build::run(site, options);
    for problem in &mut outcome.problems {
        leave_to_a_person(problem);
    }
    let exit = build::tell(site, check, &tree, &outcome);
    let waits = outcome.problems.iter().any(|problem| problem.code == code::FIGURE_CHANGED);
    if waits && check.run.format == Format::Human {
        report::line("Published figures changed too. Say why:  standfirst accept --because \"…\"");
    }
    exit
}

/// Every change that the problems offer; of two that touch, the first.
fn plan<'a>(tree: &Tree, problems: impl Iterator<Item = &'a Diagnostic>) -> Plan<'a> {
    let mut plan = Plan::new();
    for problem in problems {
        let Some(Mend::Rewrite { place, from, to }) = &problem.mend else { continue };
        let source = tree.texts.get(&place.file);
        let change = source.and_then(|source| change::locate(source, place.span(), from, to));
        plan.entry(&place.file).or_default().extend(change.map(|change| Mended { problem, from, to, change }));
    }
    for mends in plan.values_mut() {
        mends.sort_by(|one, other| one.change.cmp(&other.change));
        mends.dedup_by(|later, earlier| later.change.start < earlier.change.end);
    }
    plan
}

/// The site as it would be, without a file being touched.
struct Rehearsal<'a> {
    tree: &'a Tree,
    faults: &'a [Fault],
    options: &'a Options,
    before: &'a [Diagnostic],
}

impl Rehearsal<'_> {
    /// The changes that do what they should: all of them together, or else each file by itself, or each sentence of it.
    fn kept<'a>(&self, plan: Plan<'a>) -> Plan<'a> {
        if plan.is_empty() || self.is_better(&plan) {
            return plan;
        }
        let kept: Plan<'a> = plan.into_iter().map(|(file, mends)| (file, self.kept_of(file, mends))).collect();
        let kept: Plan<'a> = kept.into_iter().filter(|(_, mends)| !mends.is_empty()).collect();
        if self.is_better(&kept) { kept } else { Plan::new() }
    }

    fn kept_of<'a>(&self, file: &'a Arc<str>, mends: Vec<Mended<'a>>) -> Vec<Mended<'a>> {
        let is_better = |mends: &[Mended<'a>]| self.is_better(&Plan::from([(file, mends.to_vec())]));
        if is_better(&mends) {
            return mends;
        }
        // Each rehearsal is a run of the whole site.
        let alone = mends.into_iter().take(MOST_ALONE).filter(|mended| is_better(std::slice::from_ref(mended)));
        let kept: Vec<Mended<'a>> = alone.collect();
        if is_better(&kept) { kept } else { Vec::new() }
    }

    /// Whether every problem that was mended is gone, and no other came.
    fn is_better(&self, plan: &Plan<'_>) -> bool {
        let mut later = self.tree.clone();
        for (file, mends) in plan {
            let Some(source) = self.tree.texts.get(*file) else { return false };
            match SourceText::from_bytes(file, change::changed(&source.text, &changes(mends)).as_bytes()) {
                Ok(source) => drop(later.texts.insert(Arc::clone(file), source)),
                Err(_) => return false,
            }
        }
        let after = pipeline::run(&later, self.faults.to_vec(), self.options).problems;
        let mut expected = counts(self.before);
        for mended in plan.values().flatten() {
            let (file, code) = key(mended.problem);
            expected.entry((file, code)).and_modify(|count| *count -= 1);
            // The nearest number may still be one that the rounded data leave open.
            *expected.entry((file, code::ROUNDED_INPUTS.name())).or_default() += 1;
        }
        counts(&after).iter().all(|(key, count)| expected.get(key).is_some_and(|most| count <= most))
    }
}

fn counts(problems: &[Diagnostic]) -> Counts<'_> {
    let mut counts = Counts::new();
    for problem in problems {
        *counts.entry(key(problem)).or_default() += 1;
    }
    counts
}

fn key(problem: &Diagnostic) -> (&str, &str) {
    (problem.place.as_ref().map_or("", |place| &place.file), problem.code.name())
}

fn changes(mends: &[Mended<'_>]) -> Vec<Change> {
    mends.iter().map(|mended| mended.change.clone()).collect()
}

/// Changes all files or none, and none that is not what it was when it was checked.
fn write(site: &Path, tree: &Tree, plan: &Plan<'_>) -> Result<(), Exit> {
    let mut texts = Vec::new();
    for (file, mends) in plan {
        let saved = tree.saved(site, file).map_err(|_| {
            let message = format!("The file `{file}` was changed while it was checked, or lies elsewhere.");
            report::failure("file-not-writable", &message, "run the command again");
            Exit::Machine
        })?;
        let later = change::changed(&saved, &changes(mends));
        texts.push((&***file, saved, later));
    }
    let edits: Vec<(&str, Edit<'_>)> = texts.iter().map(|(file, from, to)| (*file, Edit::Change(from, to))).collect();
    output::write_sources(site, &edits).map_err(|error| machine_failed(&error))
}

/// "Mended 3 sentences in 2 files:", and what became of each; lines that nobody else should see are not quoted.
fn tell(tree: &Tree, outcome: &Outcome, plan: &Plan<'_>) {
    let count = plan.values().map(Vec::len).sum();
    if count == 0 {
        return report::line("Nothing was mended.");
    }
    report::line(&format!("Mended {} in {}:", some(count, "sentence"), some(plan.len(), "file")));
    for (file, mends) in plan {
        for Mended { problem, from, to, change } in mends {
            let line = tree.texts.get(*file).map_or(1, |source| source.line_column(change.start).line);
            let quote = problem.place.as_ref().and_then(|place| outcome.quote(tree, place));
            let is_hidden = problem.is_confidential || quote.is_some_and(|quote| quote.is_hidden);
            let words = if is_hidden { String::new() } else { format!(": \"{}\" → \"{}\"", from.trim(), to.trim()) };
            report::line(&format!("  {file}:{line}{words}"));
        }
    }
}

/// Says of a problem that was looked at and stays why it does.
fn leave_to_a_person(problem: &mut Diagnostic) {
    let why = match problem.mend {
        Some(Mend::Person(why)) => why,
        Some(Mend::Rewrite { .. }) => "changing the number would bring up another problem",
        None => return,
    };
    problem.mend = Some(Mend::Person(why));
    problem.notes.push(format!("{why}: this sentence needs a person"));
}
