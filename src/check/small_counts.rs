//! Would the publisher's own figures about people give a small count away?
//!
//! Figures that others have published are taken as they were released.

use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, Unit};
use crate::site::Corpus;
use crate::statistics::{Dataset, Value};

/// Counts below this can identify a person; the smallest that the Department for Education publishes for an authority.
const THRESHOLD: i64 = 6;
/// Nouns of people and of groups of them, in the plural.
const PEOPLE: [&str; 30] = [
    "adopters",
    "adults",
    "applicants",
    "babies",
    "boys",
    "carers",
    "children",
    "clients",
    "couples",
    "families",
    "fathers",
    "girls",
    "households",
    "infants",
    "learners",
    "men",
    "mothers",
    "parents",
    "patients",
    "people",
    "persons",
    "pupils",
    "residents",
    "siblings",
    "students",
    "teenagers",
    "users",
    "victims",
    "women",
    "workers",
];

/// Reports every dataset that would publish small counts without a rule of its own about them.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let open =
        corpus.released().filter(|dataset| dataset.disclosure.is_none() && is_own(corpus, dataset) && is_of_people(dataset));
    open.filter_map(small_counts).collect()
}

fn small_counts(dataset: &Dataset) -> Option<Diagnostic> {
    let is_small = |value: Value| value.number().is_some_and(|value| value > Decimal::ZERO && value < THRESHOLD.into());
    let released = dataset.vintages.iter().map(|vintage| &vintage.observations);
    let all = std::iter::once(&dataset.observations).chain(released).flatten();
    let mut small = all.filter(|(_, observation)| is_small(observation.value));
    let (key, first) = small.next()?;
    let count = 1 + small.count();
    let message = format!("This table would publish counts of people below {THRESHOLD}.");
    let problem = Diagnostic::error(code::SMALL_NUMBER, first.place.clone(), message).confidential();
    let which = match count {
        1 => format!("one figure is that small: {}", dataset.label(key)),
        _ => format!("{count} figures are that small, such as {}", dataset.label(key)),
    };
    let problem = problem.note(which).note("a small count can identify a person");
    Some(
        problem
            .fix(format!("add  disclosure: {{ suppress-below: {THRESHOLD} }}  or, if they may be published,  disclosure: none")),
    )
}

fn is_own(corpus: &Corpus, dataset: &Dataset) -> bool {
    let source = dataset.source.as_ref().and_then(|key| corpus.statistics.sources.get(&key.value));
    source.is_some_and(|source| source.publisher == corpus.settings.publisher.name)
}

fn is_of_people(dataset: &Dataset) -> bool {
    let Unit::Count { other, .. } = &dataset.unit else { return false };
    other.to_lowercase().split_whitespace().any(|word| PEOPLE.contains(&word))
}
