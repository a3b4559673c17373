//! Is every published figure still what it was? Names the sentences and charts that a change reaches.

use crate::diag::{Diagnostic, code};
use crate::ledger::{Change, Comparison, Lock, lock};
use crate::number::Period;
use crate::site::Corpus;
use crate::site::shown::{self, Claims, Shape, Shown};
use crate::source::Place;
use crate::statistics::{Dataset, Key};

/// More changes in one dataset are counted, not told one by one.
const MOST_CHANGES: usize = 10;
/// More sentences than these are no help.
const MOST_SENTENCES: usize = 8;
/// Longer headlines run over the edge of a window.
const MOST_HEADLINE_CHARACTERS: usize = 100;
const FIX: &str = "correct the data, or run  standfirst accept --because \"why it changed\"";

/// Reports every published figure that changed or is gone.
#[must_use]
pub fn check(corpus: &Corpus, claims: &Claims, comparison: &Comparison) -> Vec<Diagnostic> {
    let Some(lock) = corpus.lock.as_ref().filter(|_| !comparison.changes.is_empty()) else { return Vec::new() };
    let shown = everything_shown(corpus, claims);
    let of_dataset = comparison.changes.chunk_by(|a, b| a.dataset == b.dataset);
    of_dataset.flat_map(|changes| in_dataset(corpus, lock, changes, &shown)).collect()
}

fn everything_shown(corpus: &Corpus, claims: &Claims) -> Vec<Shown> {
    let pages = corpus.documents.values().flat_map(|document| shown::on_page(corpus, claims, document));
    let notes = corpus.statistics.datasets.values();
    let notes = notes.flat_map(|dataset| shown::in_fragments(corpus, claims, &dataset.file));
    let mut shown: Vec<Shown> = pages.chain(notes).collect();
    // Recommendations stand on every page that prints them.
    shown.sort_by(|a, b| a.place.cmp(&b.place));
    shown.dedup();
    shown
}

fn in_dataset(corpus: &Corpus, lock: &Lock, changes: &[Change], shown: &[Shown]) -> Vec<Diagnostic> {
    let Some(first) = changes.first() else { return Vec::new() };
    let Some(dataset) = corpus.statistics.datasets.get(&first.dataset) else {
        return vec![without_dataset(lock, &first.dataset, changes.len())];
    };
    let mut problems: Vec<Diagnostic> = changes.iter().take(MOST_CHANGES).map(|change| problem(dataset, change, shown)).collect();
    let rest = changes.len().saturating_sub(MOST_CHANGES);
    if rest > 0 {
        let message = match rest {
            1 => "One more figure of this dataset is not what was published.".to_owned(),
            _ => format!("{rest} more figures of this dataset are not what was published."),
        };
        problems.push(Diagnostic::error(code::FIGURE_CHANGED, head(dataset), message).fix(FIX));
    }
    problems
}

fn without_dataset(lock: &Lock, id: &str, figures: usize) -> Diagnostic {
    let place = lock.datasets.get(id).map_or_else(|| Place::new(&lock::FILE.into(), 0..0), |locked| locked.place.clone());
    let count = if figures == 1 { "one figure".to_owned() } else { format!("{figures} figures") };
    let message = format!("The dataset `{id}` was published with {count} and is not there any more.");
    Diagnostic::error(code::FIGURE_CHANGED, place, message)
        .label("published before")
        .fix(format!("put data/statistics/{id}.yaml back, or run  standfirst accept --because \"why it is gone\""))
}

fn problem(dataset: &Dataset, change: &Change, shown: &[Shown]) -> Diagnostic {
    let from = change.from.spell(&dataset.unit);
    let Some((key, to)) = &change.to else { return gone(dataset, change, &from) };
    let place = dataset.observations.get(key).map_or_else(|| head(dataset), |observation| observation.place.clone());
    // A number that is withheld, then or now, is not told; neither is the line that may hold it.
    let (end, label) = match (change.from.is_confidential(), to.is_confidential()) {
        (true, _) => ("was withheld and is a number now.".to_owned(), "was withheld".to_owned()),
        (_, true) => ("was published and is withheld now.".to_owned(), "was published".to_owned()),
        _ => (format!("was published as {from} and is now {}.", to.spell(&dataset.unit)), format!("was {from}")),
    };
    let problem = Diagnostic::error(code::FIGURE_CHANGED, place, headline(dataset, change, &end)).label(label);
    let problem = with_uses(named_in_full(problem, dataset, change), dataset, key, shown).fix(FIX);
    let is_confidential = dataset.disclosure.is_some() || change.from.is_confidential() || to.is_confidential();
    if is_confidential { problem.confidential() } else { problem }
}

fn gone(dataset: &Dataset, change: &Change, from: &str) -> Diagnostic {
    let message = headline(dataset, change, &format!("was published as {from} and is not there any more."));
    let problem = Diagnostic::error(code::FIGURE_CHANGED, head(dataset), message);
    named_in_full(problem, dataset, change).fix("put the figure back, or run  standfirst accept --because \"why it is gone\"")
}

/// "The figure for London, 2024 to 2025, was …", with the period alone where that is too long.
fn headline(dataset: &Dataset, change: &Change, end: &str) -> String {
    let long = format!("The figure for {} {end}", who_and_when(dataset, change, ","));
    if long.chars().count() <= MOST_HEADLINE_CHARACTERS {
        return long;
    }
    format!("The figure for {} {end}", period(dataset, change))
}

/// Says in a note whom the figure is about, where the headline had no room for it.
fn named_in_full(problem: Diagnostic, dataset: &Dataset, change: &Change) -> Diagnostic {
    let full = who_and_when(dataset, change, "");
    if problem.message.contains(&full) { problem } else { problem.note(format!("figure: {full}")) }
}

fn who_and_when(dataset: &Dataset, change: &Change, after: &str) -> String {
    let label = |(at, code): (usize, &String)| {
        let members = dataset.dimensions.get(at).map_or(&[][..], |dimension| dimension.members.as_slice());
        members.iter().find(|member| member.id == *code).map_or_else(|| code.clone(), |member| member.label.clone())
    };
    let mut parts: Vec<String> = change.name.members.iter().enumerate().map(label).collect();
    let period = period(dataset, change);
    if parts.is_empty() {
        return period;
    }
    parts.push(format!("{period}{after}"));
    parts.join(", ")
}

fn period(dataset: &Dataset, change: &Change) -> String {
    let read = Period::read(&change.name.period, dataset.frequency);
    read.map_or_else(|_| change.name.period.clone(), |period| period.to_string())
}

/// Adds the sentences as places, and what draws or lists the figure as notes.
fn with_uses(mut problem: Diagnostic, dataset: &Dataset, key: &Key, shown: &[Shown]) -> Diagnostic {
    let is_used = |shown: &&Shown| shown.figures.iter().any(|(id, used)| *id == dataset.id && used == key);
    let (sentences, others): (Vec<&Shown>, Vec<&Shown>) =
        shown.iter().filter(is_used).partition(|shown| shown.shape == Shape::Sentence);
    for sentence in sentences.iter().take(MOST_SENTENCES) {
        problem = problem.also(sentence.place.clone(), "this sentence uses it");
    }
    if sentences.len() > MOST_SENTENCES {
        problem = problem.note(format!("also used: by {} more sentences", sentences.len() - MOST_SENTENCES));
    }
    let mut notes: Vec<String> = others.iter().filter_map(|shown| note(shown)).collect();
    notes.dedup();
    notes.into_iter().fold(problem, Diagnostic::note)
}

fn note(shown: &Shown) -> Option<String> {
    let what = match &shown.shape {
        Shape::Sentence => return None,
        Shape::Chart(title) => format!("the chart \"{title}\", with its description, table and files,"),
        Shape::Table(title) => format!("the table \"{title}\""),
        Shape::Tile => "a headline tile".to_owned(),
        Shape::Comparison => "a comparison".to_owned(),
    };
    Some(format!("also shown: {what} in {}", shown.place.file))
}

/// The first line of the dataset, for what is not there.
fn head(dataset: &Dataset) -> Place {
    Place::new(&dataset.file, 0..0)
}
