//! The commands `build` and `check`: one run of the pipeline, with and without writing.

use super::Exit;
use super::arguments::{Build, Check, Format, Run, Scope};
use super::report::{self, some};
use crate::diag::{Diagnostic, Severity, code};
use crate::number::Moment;
use crate::output::{self, OutputError, Published};
use crate::pipeline::{self, Options, Outcome};
use crate::site::corpus::Drafts;
use crate::source::{Tree, tree};
use std::path::{Path, PathBuf};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// The folder of the website, unless another is asked for.
const OUT: &str = "public";

/// Builds the site and publishes it.
#[must_use]
pub fn build(site: &Path, build: &Build) -> Exit {
    let start = Instant::now();
    let Some(mut options) = options(site, &build.run.scope, build.run.base_url.clone()) else { return Exit::Usage };
    let out = build.out.clone().unwrap_or_else(|| site.join(OUT));
    if let Err(error) = output::check(&out, site) {
        return machine_failed(&error);
    }
    options.pictures = Some(output::pictures(&out, site));
    let (tree, outcome) = run(site, &options);
    let problems = weighed(&outcome, &build.run);
    report::problems(&problems, &|place| outcome.quote(&tree, place), build.run.format);
    let exit = exit(&problems);
    if exit != Exit::Clean {
        say(build.run.format, &format!("{}. {}", report::counted(&problems), unchanged(&out)));
        return exit;
    }
    match output::publish(&out, site, &outcome.rendered.files) {
        Ok(published) => {
            say(build.run.format, &summary(&outcome, &problems, &published, &out, start));
            if let Some(first) = published.edited.first() {
                let more = some(published.edited.len(), "published file");
                say(
                    build.run.format,
                    &format!("Note: {more} that had been changed by hand came back as built, such as {first}."),
                );
            }
            if build.open {
                show(&out);
            }
            Exit::Clean
        }
        Err(error) => machine_failed(&error),
    }
}

/// Hands the front page to the system's browser; where there is none, the reader can still open it.
fn show(out: &Path) {
    let page = out.join("index.html");
    if opener::open(&page).is_err() {
        report::line(&format!("No browser could be started. Open {} yourself.", page.display()));
    }
}

/// Checks the site and writes nothing.
#[must_use]
pub fn check(site: &Path, check: &Check) -> Exit {
    let Some(options) = options(site, &check.run.scope, check.run.base_url.clone()) else { return Exit::Usage };
    let (tree, outcome) = run(site, &options);
    tell(site, check, &tree, &outcome)
}

/// Prints what a check found in the files that were asked for.
pub(super) fn tell(site: &Path, check: &Check, tree: &Tree, outcome: &Outcome) -> Exit {
    let mut problems = weighed(outcome, &check.run);
    if !check.paths.is_empty() {
        problems.retain(|problem| is_below(problem, site, &check.paths));
    }
    report::problems(&problems, &|place| outcome.quote(tree, place), check.run.format);
    let claims = some(outcome.verified_claims, "claim");
    let news = new_figures(outcome).map(|news| format!(" {news}.")).unwrap_or_default();
    say(check.run.format, &format!("{}. {claims} verified.{news}", report::counted(&problems)));
    exit(&problems)
}

pub(super) fn run(site: &Path, options: &Options) -> (Tree, Outcome) {
    let (tree, faults) = Tree::read(site);
    let outcome = pipeline::run(&tree, faults, options);
    (tree, outcome)
}

/// What the run is asked for; wrong usage is told here and gives nothing.
pub(super) fn options(site: &Path, scope: &Scope, base_url: Option<String>) -> Option<Options> {
    if !site.join(tree::SETTINGS).is_file() {
        not_a_site(site);
        return None;
    }
    let as_of = match &scope.as_of {
        Some(text) => as_of(text)?,
        None => now()?,
    };
    let drafts = if scope.drafts { Drafts::Published } else { Drafts::Held };
    Some(Options { as_of, drafts, base_url, pictures: None })
}

/// The time that `--as-of` asks for.
fn as_of(text: &str) -> Option<Moment> {
    let reason = match Moment::read(text) {
        Ok(moment) => return Some(moment),
        Err(reason) => reason,
    };
    let (message, fix) = reason.split_once("; ").unwrap_or((&reason, "write the time as 2026-11-20 09:30"));
    report::failure("usage", &format!("{message}."), fix);
    None
}

/// The clock, or the time that reproducible builds set in its place.
pub(super) fn now() -> Option<Moment> {
    let set = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.parse().ok());
    let clock = || SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|time| i64::try_from(time.as_secs()).ok());
    Moment::from_unix(set.or_else(clock)?)
}

pub(super) fn not_a_site(site: &Path) {
    let here = site.canonicalize().unwrap_or_else(|_| site.to_owned());
    let above = here.ancestors().skip(1).find(|folder| folder.join(tree::SETTINGS).is_file());
    let fix = match above.and_then(Path::file_name) {
        Some(name) => format!("go up to the folder `{}`, which is a site, and run the command there", name.to_string_lossy()),
        None => "go to the folder of your site, or make one with  standfirst new site NAME".to_owned(),
    };
    report::failure("not-a-project", "This folder is not a site: it has no file data/site.yaml.", &fix);
}

fn weighed(outcome: &Outcome, run: &Run) -> Vec<Diagnostic> {
    let mut problems = outcome.problems.clone();
    for problem in problems.iter_mut().filter(|problem| run.strict && problem.severity == Severity::Warning) {
        problem.severity = Severity::Error;
    }
    problems
}

/// A file that cannot be read is the machine's failure; everything else is the site's.
pub(super) fn exit(problems: &[Diagnostic]) -> Exit {
    let is_error = |problem: &&Diagnostic| problem.severity == Severity::Error;
    if problems.iter().any(|problem| problem.code == code::CANNOT_READ) {
        Exit::Machine
    } else if problems.iter().find(is_error).is_some() {
        Exit::Problems
    } else {
        Exit::Clean
    }
}

pub(super) fn machine_failed(error: &OutputError) -> Exit {
    report::failure(error.code(), &error.to_string(), error.fix());
    if error.exit_code() == 2 { Exit::Usage } else { Exit::Machine }
}

pub(super) fn is_below(problem: &Diagnostic, site: &Path, paths: &[PathBuf]) -> bool {
    let Some(place) = &problem.place else { return true };
    let file = site.join(&*place.file);
    paths
        .iter()
        .any(|path| file.starts_with(path) || Path::new(&*place.file).starts_with(path.strip_prefix("./").unwrap_or(path)))
}

fn unchanged(out: &Path) -> String {
    let name = out.file_name().map_or_else(|| OUT.into(), std::ffi::OsStr::to_string_lossy);
    if out.exists() {
        format!("Nothing was changed; `{name}` still holds the last good site.")
    } else {
        format!("Nothing was written; there is no `{name}` yet.")
    }
}

fn summary(outcome: &Outcome, problems: &[Diagnostic], published: &Published, out: &Path, start: Instant) -> String {
    let rendered = &outcome.rendered;
    let name = out.file_name().map_or_else(|| OUT.into(), std::ffi::OsStr::to_string_lossy);
    let mut parts = vec![
        some(rendered.page_count, "page"),
        some(rendered.chart_count, "chart"),
        format!("{} verified", some(outcome.verified_claims, "claim")),
    ];
    if outcome.held_pages > 0 {
        parts.push(format!("{} held back", some(outcome.held_pages, "page")));
    }
    if !problems.is_empty() {
        parts.push(report::counted(problems));
    }
    let changed = format!("{} written, {} unchanged, {} removed", published.written, published.unchanged, published.removed);
    let news = new_figures(outcome).map(|news| format!(" {news}.")).unwrap_or_default();
    format!("Built {} in {:.2} s. `{name}`: {changed}.{news}", parts.join(", "), start.elapsed().as_secs_f64())
}

/// "3 figures are new since the last `standfirst accept`", where account is kept of them.
fn new_figures(outcome: &Outcome) -> Option<String> {
    let count = outcome.comparison.as_ref().filter(|_| outcome.is_clean())?.new_figures;
    let are = if count == 1 { "is" } else { "are" };
    (count > 0).then(|| format!("{} {are} new since the last `standfirst accept`", some(count, "figure")))
}

/// The last line; programs that read JSON do not want it.
fn say(format: Format, text: &str) {
    if format == Format::Human {
        report::line(text);
    }
}
