//! Figures that stand in two datasets: declared by `same-as`, or recognised by their names ([`Names`]).

use super::names::Names;
use super::network::is_confidential;
use crate::site::Corpus;
use crate::statistics::{Cell, Dataset, Key, Value, counterparts};

/// A figure by its dataset and key.
pub(super) type At<'a> = (&'a Dataset, &'a Key);

/// Every pair of the same figure of which at least one side is withheld.
pub(super) fn twins<'a>(corpus: &'a Corpus) -> Vec<(At<'a>, At<'a>)> {
    let mut pairs: Vec<(At<'a>, At<'a>)> = corpus.released().flat_map(|dataset| declared(corpus, dataset)).collect();
    pairs.retain(|(one, other)| [one, other].iter().any(|(dataset, key)| is_withheld(dataset, key)));
    let all: Vec<Names<'a>> = corpus.released().map(Names::of).collect();
    for names in all.iter().filter(|names| names.dataset.observations.values().any(is_confidential)) {
        pairs.extend(all.iter().filter(|other| may_be_same(names, other)).flat_map(|other| recognised(names, other)));
    }
    pairs
}

fn is_withheld(dataset: &Dataset, key: &Key) -> bool {
    dataset.observations.get(key).is_some_and(is_confidential)
}

fn declared<'a>(corpus: &'a Corpus, dataset: &'a Dataset) -> Vec<(At<'a>, At<'a>)> {
    let Some(name) = &dataset.same_as else { return Vec::new() };
    let pairs = counterparts(&corpus.statistics, dataset, &name.value).unwrap_or_default();
    pairs.into_iter().filter_map(|(own, other)| Some((at(&own)?, at(&other)?))).collect()
}

fn at<'a>(cell: &Cell<'a>) -> Option<At<'a>> {
    let (key, _) = cell.dataset.observations.get_key_value(&cell.key)?;
    Some((cell.dataset, key))
}

/// Whether figures of one dataset could stand in the other too.
fn may_be_same(names: &Names<'_>, others: &Names<'_>) -> bool {
    let (dataset, other) = (names.dataset, others.dataset);
    let declares = |one: &Dataset, other: &Dataset| one.distinct_from.iter().any(|id| id.value == other.id);
    let is_alike = dataset.unit == other.unit && dataset.frequency == other.frequency && dataset.id != other.id;
    is_alike && !declares(dataset, other) && !declares(other, dataset) && names.measures_as(others)
}

/// The numbers of another dataset that seem to be a withheld figure of this one.
fn recognised<'a>(names: &Names<'a>, others: &Names<'a>) -> Vec<(At<'a>, At<'a>)> {
    let of_members = |(own, twin): (&[usize], &[usize])| {
        let at = |members: &[usize], key: &Key| Key { members: members.to_vec(), period: key.period };
        let withheld = names.keys_of(own).filter(|key| is_withheld(names.dataset, key));
        let pairs = withheld.filter_map(|key| {
            let (twin, observation) = others.dataset.observations.get_key_value(&at(twin, key))?;
            matches!(observation.value, Value::Number(_)).then_some(((names.dataset, key), (others.dataset, twin)))
        });
        pairs.collect::<Vec<_>>()
    };
    names.same(others).into_iter().flat_map(of_members).collect()
}
