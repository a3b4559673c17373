//! Do charts, tables, tiles and comparisons name numbers that exist?

use crate::claim::{self, Claim};
use crate::content::{Details, Document};
use crate::diag::{Diagnostic, code};
use crate::number::Period;
use crate::site::Corpus;
use crate::source::Located;
use crate::statistics::{LookupFault, Reference, Statistics, Value, When};

/// What a name must lead to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// One series or more.
    Series,
    /// One series.
    OneSeries,
    /// One observation, which may be withheld: charts print its code.
    Observation,
    /// One number.
    Number,
}

/// Looks up every name that stands outside a sentence.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let names = corpus.documents.values().flat_map(|document| {
        let series = document.series_names().map(|name| (name, Wanted::Series));
        let observations = document.number_names().map(|name| (name, Wanted::Observation));
        let tiles = document.tile_names().into_iter().map(|name| (name, Wanted::OneSeries));
        let numbers = document.comparison_names().into_iter().map(|name| (name, Wanted::Number));
        series.chain(observations).chain(tiles).chain(numbers)
    });
    let known = names.filter(|(name, _)| !corpus.is_about_unread(&name.value));
    let faults = known.filter_map(|(name, wanted)| fault(&corpus.statistics, name, wanted));
    faults.chain(corpus.documents.values().flat_map(|document| unlike(corpus, document))).collect()
}

/// The comparisons of a case study that set figures of two kinds side by side.
fn unlike(corpus: &Corpus, document: &Document) -> Vec<Diagnostic> {
    let Details::CaseStudy(study) = &document.details else { return Vec::new() };
    let pairs = study.comparisons.iter().flat_map(|comparison| {
        comparison.before.iter().chain(&comparison.target).map(|other| (&comparison.statistic.value, other))
    });
    let problems = pairs.flat_map(|(statistic, other)| {
        let reference = format!("{statistic}?vs={}", other.value);
        claim::judge(&corpus.statistics, &Claim::insert(&reference, &other.place)).problems
    });
    // What is not there at all has been told by its name.
    problems.filter(|problem| problem.code == code::UNLIKE_COMPARISON).collect()
}

fn fault(statistics: &Statistics, name: &Located<String>, wanted: Wanted) -> Option<Diagnostic> {
    let reference = match Reference::parse(&name.value) {
        Ok(reference) => reference,
        Err(reason) => return Some(LookupFault::Unreadable(reason).diagnose("", name.place.clone())),
    };
    let found = match wanted {
        Wanted::Series | Wanted::OneSeries => series(statistics, name, &reference, wanted),
        Wanted::Observation | Wanted::Number => observation(statistics, name, &reference, wanted),
    };
    found.unwrap_or_else(|fault| Some(fault.diagnose(&reference.dataset, name.place.clone())))
}

fn series(
    statistics: &Statistics,
    name: &Located<String>,
    reference: &Reference,
    wanted: Wanted,
) -> Result<Option<Diagnostic>, LookupFault> {
    let found = statistics.series(reference)?;
    if let Some(problem) = backwards(statistics, name, reference) {
        return Ok(Some(problem));
    }
    let is_one = found.len() == 1;
    Ok((wanted == Wanted::OneSeries && !is_one).then(|| several(name, reference)))
}

fn observation(
    statistics: &Statistics,
    name: &Located<String>,
    reference: &Reference,
    wanted: Wanted,
) -> Result<Option<Diagnostic>, LookupFault> {
    match statistics.cell(reference)?.observation.value {
        Value::Missing(shorthand) if wanted == Wanted::Number => Ok(Some(missing(name, shorthand.meaning()))),
        _ => Ok(None),
    }
}

fn backwards(statistics: &Statistics, name: &Located<String>, reference: &Reference) -> Option<Diagnostic> {
    let When::Range(first, last) = &reference.when else { return None };
    let frequency = statistics.dataset(&reference.dataset).ok()?.frequency;
    let read = |text: &str| Period::read(text, frequency).ok();
    let message = format!("The range runs backwards: {first} is after {last}.");
    let problem = Diagnostic::error(code::WRONG_PERIOD, name.place.clone(), message).fix(format!("write {last}..{first}"));
    (read(first) > read(last)).then_some(problem)
}

fn several(name: &Located<String>, reference: &Reference) -> Diagnostic {
    let message = format!("`{}` names several series, and a tile draws one.", reference.dataset);
    Diagnostic::error(code::AMBIGUOUS_STATISTIC, name.place.clone(), message).fix("name the member after a slash")
}

fn missing(name: &Located<String>, meaning: &str) -> Diagnostic {
    Diagnostic::error(code::MISSING_VALUE, name.place.clone(), format!("There is no figure to compare here: {meaning}."))
        .fix("leave this comparison out, or compare another period")
}
