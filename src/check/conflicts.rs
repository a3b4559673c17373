//! Do two datasets give two values for one thing?

use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, figure};
use crate::site::Corpus;
use crate::source::Located;
use crate::statistics::{Cell, Dataset, Key, Reference, counterparts};
use std::collections::BTreeMap;

/// More differences than these are counted.
const MOST_LISTED: usize = 5;

/// Reports figures that contradict each other, and names of datasets that lead nowhere.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let datasets: Vec<&Dataset> = corpus.statistics.datasets.values().collect();
    let mut problems: Vec<Diagnostic> = datasets.iter().flat_map(|dataset| unknown(corpus, dataset)).collect();
    problems.extend(datasets.iter().filter_map(|dataset| same_as(corpus, dataset)));
    for (index, one) in datasets.iter().enumerate() {
        let others = datasets[index + 1..].iter().filter(|other| are_alike(one, other) && !is_declared_same(one, other));
        problems.extend(others.filter_map(|other| {
            let fix = format!("correct one of them, or write  distinct-from: [{}]  if they are not the same", other.id);
            contradiction(corpus, &differing_twins(one, other), fix)
        }));
    }
    problems
}

/// Names of datasets that only say what may or may not be compared.
fn unknown(corpus: &Corpus, dataset: &Dataset) -> Vec<Diagnostic> {
    let names = dataset.comparable_with.iter().chain(&dataset.distinct_from);
    let unread = |name: &Located<String>| corpus.is_unread_dataset(&name.value);
    let unknown = names.filter(|name| !unread(name)).filter_map(|name| {
        corpus.statistics.dataset(&name.value).err().map(|fault| fault.diagnose(&name.value, name.place.clone()))
    });
    unknown.collect()
}

/// The figures that are declared to be the same as others.
fn same_as(corpus: &Corpus, dataset: &Dataset) -> Option<Diagnostic> {
    let name = dataset.same_as.as_ref().filter(|name| !corpus.is_about_unread(&name.value))?;
    let pairs = match counterparts(&corpus.statistics, dataset, &name.value) {
        Ok(pairs) => pairs,
        Err(fault) => return Some(super::lost(name, fault)),
    };
    if pairs.is_empty() {
        let message = format!("No figure of `{}` has the same members and period as one here.", name.value);
        let fix = "name a dataset with the same members and periods, or take the line out";
        return Some(
            Diagnostic::error(code::CONFLICTING_FIGURES, name.place.clone(), message).label("nothing the same").fix(fix),
        );
    }
    if pairs[0].0.dataset.unit != pairs[0].1.dataset.unit {
        let (one, other) = (dataset.unit.heading(), pairs[0].1.dataset.unit.heading());
        let message = format!("These cannot be the same figures: one is in {one}, the other in {other}.");
        let fix = "name a dataset in the same unit, or take the line out";
        return Some(Diagnostic::error(code::CONFLICTING_FIGURES, name.place.clone(), message).label("another unit").fix(fix));
    }
    let fix = "correct one of them, or take `same-as` out if they are not the same".to_owned();
    contradiction(corpus, &pairs.into_iter().filter(|(own, other)| differ(own, other)).collect::<Vec<_>>(), fix)
}

/// Whether two datasets claim to observe the same thing.
fn are_alike(one: &Dataset, other: &Dataset) -> bool {
    let lists = |one: &Dataset, other: &Dataset| one.distinct_from.iter().any(|name| name.value == other.id);
    one.frequency == other.frequency
        && one.unit == other.unit
        && one.basis == other.basis
        && one.measure.eq_ignore_ascii_case(&other.measure)
        && one.geography.eq_ignore_ascii_case(&other.geography)
        && !lists(one, other)
        && !lists(other, one)
}

/// What is declared to be the same has been compared already.
fn is_declared_same(one: &Dataset, other: &Dataset) -> bool {
    let names = |one: &Dataset, other: &Dataset| {
        let reference = one.same_as.as_ref().and_then(|name| Reference::parse(&name.value).ok());
        reference.is_some_and(|reference| reference.dataset == other.id)
    };
    names(one, other) || names(other, one)
}

/// Figures with the same names of members and the same period that differ.
fn differing_twins<'a>(one: &'a Dataset, other: &'a Dataset) -> Vec<(Cell<'a>, Cell<'a>)> {
    let labels: BTreeMap<String, &[usize]> =
        other.observations.keys().map(|key| (other.member_label(&key.members), key.members.as_slice())).collect();
    let twins = one.observations.iter().filter_map(|(key, observation)| {
        let members = labels.get(&one.member_label(&key.members))?.to_vec();
        let twin = Key { members, period: key.period };
        let found = other.observations.get(&twin)?;
        Some((Cell { dataset: one, key: key.clone(), observation }, Cell { dataset: other, key: twin, observation: found }))
    });
    twins.filter(|(own, other)| differ(own, other)).collect()
}

/// Whether two published figures cannot come from one number.
fn differ(one: &Cell<'_>, other: &Cell<'_>) -> bool {
    let (Some(a), Some(b)) = (one.number(), other.number()) else { return false };
    let (half_a, half_b) = (half_step(one), half_step(other));
    let Some(gap) = a.checked_sub(b).map(|gap| gap.abs()) else { return true };
    let reach = half_a.checked_add(half_b).unwrap_or(Decimal::MAX);
    // Halves are rounded up, so an exact number may lie half a step below a rounded one, but not above it.
    let half_of_lower = if a < b { half_a } else { half_b };
    gap > reach || (gap == reach && !half_of_lower.is_zero())
}

fn half_step(cell: &Cell<'_>) -> Decimal {
    cell.number().map(|value| cell.dataset.rounding.half_step(value)).unwrap_or_default()
}

/// One problem for all differences of two datasets.
fn contradiction(corpus: &Corpus, differing: &[(Cell<'_>, Cell<'_>)], fix: String) -> Option<Diagnostic> {
    let (own, other) = differing.first()?;
    let (one, another) = (&own.dataset.id, &other.dataset.id);
    let message = format!("`{one}` says {}, but `{another}` says {} of the same thing.", print(own), print(other));
    let named = |cell: &Cell<'_>| format!("{} for {}", print(cell), thing(cell));
    let problem = Diagnostic::error(code::CONFLICTING_FIGURES, own.observation.place.clone(), message)
        .label(named(own))
        .also(other.observation.place.clone(), named(other));
    let problem = [own, other].into_iter().fold(problem, |problem, cell| match source(corpus, cell) {
        Some(source) => problem.note(format!("source of `{}`: {source}", cell.dataset.id)),
        None => problem,
    });
    let problem = more(differing).into_iter().fold(problem, Diagnostic::note);
    Some(problem.fix(fix))
}

/// The differences after the first.
fn more(differing: &[(Cell<'_>, Cell<'_>)]) -> Option<String> {
    let rest = &differing[1..];
    let listed: Vec<String> = rest
        .iter()
        .take(MOST_LISTED)
        .map(|(own, other)| format!("{} and {} for {}", print(own), print(other), thing(own)))
        .collect();
    match rest.len().saturating_sub(MOST_LISTED) {
        _ if rest.is_empty() => None,
        0 => Some(format!("also: {}", listed.join("; "))),
        others => Some(format!("also: {}; and {others} more", listed.join("; "))),
    }
}

fn print(cell: &Cell<'_>) -> String {
    cell.number().map_or_else(String::new, |number| figure(number, &cell.dataset.unit))
}

/// "Thurrock, 31 March 2025".
fn thing(cell: &Cell<'_>) -> String {
    let label = cell.dataset.member_label(&cell.key.members);
    if label.is_empty() { cell.key.period.to_string() } else { format!("{label}, {}", cell.key.period) }
}

fn source(corpus: &Corpus, cell: &Cell<'_>) -> Option<String> {
    let source = corpus.statistics.sources.get(&cell.dataset.source.as_ref()?.value)?;
    Some(format!("{}, {}", source.title, source.publisher))
}
