//! Figures that stand in two datasets: declared by `same-as`, or recognised by their names.
//!
//! A name counts as the same when each side's words are all found on the other: the words of what is
//! measured, and of every member that tells the figure from its neighbours. Two counts that only look
//! alike are told apart by `distinct-from`.

use super::network::is_confidential;
use super::wording::labels;
use crate::site::Corpus;
use crate::statistics::{Cell, Dataset, Key, Observation, Value, counterparts};
use std::collections::BTreeSet;

/// A figure by its dataset and key.
pub(super) type At<'a> = (&'a Dataset, &'a Key);

/// Words that do not tell one figure from another.
const SMALL_WORDS: [&str; 24] = [
    "a", "age", "aged", "all", "an", "and", "are", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the", "to",
    "was", "were", "who", "whose", "with",
];

/// Every pair of the same figure of which at least one side is withheld.
pub(super) fn twins<'a>(corpus: &'a Corpus, withholding: &[&'a Dataset]) -> Vec<(At<'a>, At<'a>)> {
    let mut pairs: Vec<(At<'a>, At<'a>)> = corpus.released().flat_map(|dataset| declared(corpus, dataset)).collect();
    pairs.retain(|(one, other)| [one, other].iter().any(|at| observation(at).is_some_and(is_confidential)));
    for dataset in withholding {
        let others = corpus.released().filter(|other| may_be_same(dataset, other));
        pairs.extend(others.flat_map(|other| recognised(dataset, other)));
    }
    pairs
}

fn observation<'a>(at: &At<'a>) -> Option<&'a Observation> {
    at.0.observations.get(at.1)
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
fn may_be_same(dataset: &Dataset, other: &Dataset) -> bool {
    let declares = |one: &Dataset, other: &Dataset| one.distinct_from.iter().any(|id| id.value == other.id);
    let is_alike = dataset.unit == other.unit && dataset.frequency == other.frequency && dataset.id != other.id;
    let measure = |dataset: &Dataset| words(&[dataset.measure.as_str()]);
    let all = |dataset: &Dataset| {
        let members = dataset
            .dimensions
            .iter()
            .flat_map(|dimension| dimension.members.iter().map(|member| member.label.as_str()).chain([dimension.label.as_str()]));
        words(&members.chain(head(dataset)).collect::<Vec<_>>())
    };
    is_alike
        && !declares(dataset, other)
        && !declares(other, dataset)
        && measure(dataset).is_subset(&all(other))
        && measure(other).is_subset(&all(dataset))
}

/// The numbers of another dataset that seem to be a withheld figure of this one.
fn recognised<'a>(dataset: &'a Dataset, other: &'a Dataset) -> Vec<(At<'a>, At<'a>)> {
    let withheld = dataset.observations.iter().filter(|(_, observation)| is_confidential(observation));
    withheld
        .flat_map(|(key, _)| {
            let same = other.observations.iter().filter(move |(twin, observation)| {
                twin.period == key.period && matches!(observation.value, Value::Number(_)) && is_same(dataset, key, other, twin)
            });
            same.map(move |(twin, _)| ((dataset, key), (other, twin)))
        })
        .collect()
}

fn is_same(dataset: &Dataset, key: &Key, other: &Dataset, twin: &Key) -> bool {
    let (own, others) = (labels(dataset, &key.members), labels(other, &twin.members));
    let needed = |dataset: &Dataset, labels: &[String]| {
        let labels = labels.iter().map(String::as_str);
        words(&labels.chain([dataset.measure.as_str()]).collect::<Vec<_>>())
    };
    let found = |dataset: &Dataset, labels: &[String]| {
        let labels = labels.iter().map(String::as_str);
        let dimensions = dataset.dimensions.iter().map(|dimension| dimension.label.as_str());
        words(&labels.chain(dimensions).chain(head(dataset)).collect::<Vec<_>>())
    };
    needed(dataset, &own).is_subset(&found(other, &others)) && needed(other, &others).is_subset(&found(dataset, &own))
}

fn head(dataset: &Dataset) -> impl Iterator<Item = &str> {
    let only = dataset.dimensions.iter().filter(|dimension| dimension.members.len() == 1);
    let only = only.flat_map(|dimension| dimension.members.iter().map(|member| member.label.as_str()));
    [dataset.title.as_str(), dataset.measure.as_str(), dataset.geography.as_str()].into_iter().chain(only)
}

fn words(texts: &[&str]) -> BTreeSet<String> {
    let all = texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let own = all.map(str::to_lowercase).filter(|word| !word.is_empty() && !SMALL_WORDS.contains(&word.as_str()));
    own.collect()
}
