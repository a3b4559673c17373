//! The words by which figures of two datasets are known to be the same.
//!
//! A name counts as the same when each side's words are all found on the other: the words of what is
//! measured, and of every member that tells the figure from its neighbours. Two counts that only look
//! alike are told apart by `distinct-from`.

use super::wording::labels;
use crate::statistics::{Dataset, Key};
use std::collections::{BTreeMap, BTreeSet};

/// Words that do not tell one figure from another.
const SMALL_WORDS: [&str; 24] = [
    "a", "age", "aged", "all", "an", "and", "are", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the", "to",
    "was", "were", "who", "whose", "with",
];

type Words = BTreeSet<String>;

/// The words of a dataset and of its members, taken apart once for all comparisons.
pub(super) struct Names<'a> {
    pub(super) dataset: &'a Dataset,
    /// The words of what is measured.
    measure: Words,
    /// The words that hold for each figure: those of the header, its dimensions and members without a choice.
    shared: Words,
    /// The words of all members.
    members: Words,
    /// For the members of each series the words that tell it from the others, and its keys.
    series: BTreeMap<&'a [usize], (Words, Vec<&'a Key>)>,
}

impl<'a> Names<'a> {
    pub(super) fn of(dataset: &'a Dataset) -> Self {
        let mut series: BTreeMap<&[usize], (Words, Vec<&Key>)> = BTreeMap::new();
        for key in dataset.observations.keys() {
            let own = || (words(labels(dataset, &key.members).iter().map(String::as_str)), Vec::new());
            series.entry(&key.members).or_insert_with(own).1.push(key);
        }
        let members = series.values().flat_map(|(words, _)| words).cloned().collect();
        let dimensions = dataset.dimensions.iter().map(|dimension| dimension.label.as_str());
        Self {
            dataset,
            measure: words([dataset.measure.as_str()]),
            shared: words(head(dataset).chain(dimensions)),
            members,
            series,
        }
    }

    /// The keys of a series.
    pub(super) fn keys_of(&self, members: &[usize]) -> impl Iterator<Item = &'a Key> {
        self.series.get(members).into_iter().flat_map(|(_, keys)| keys).copied()
    }

    /// Whether each dataset knows all words of what the other measures, somewhere.
    pub(super) fn measures_as(&self, other: &Self) -> bool {
        let knows = |own: &Self, word: &String| own.shared.contains(word) || own.members.contains(word);
        self.measure.iter().all(|word| knows(other, word)) && other.measure.iter().all(|word| knows(self, word))
    }

    /// The series that have the same name here and there, by their members.
    pub(super) fn same<'b>(&'b self, other: &'b Self) -> Vec<(&'a [usize], &'a [usize])> {
        // What neither header says must be said by the members of both, and is quickly looked up.
        let tells = |words: &'b Words| -> BTreeSet<&'b str> {
            let telling = words.iter().filter(|word| !self.shared.contains(*word) && !other.shared.contains(*word));
            telling.map(String::as_str).collect()
        };
        let mut by_telling: BTreeMap<BTreeSet<&str>, Vec<&'a [usize]>> = BTreeMap::new();
        for (members, (words, _)) in &other.series {
            by_telling.entry(tells(words)).or_default().push(members);
        }
        let pairs = self.series.iter().flat_map(|(own, (words, _))| {
            let near = by_telling.get(&tells(words)).into_iter().flatten();
            let same = near.filter(|twin| self.is_same(words, other, &other.series[**twin].0));
            same.map(|twin| (*own, *twin)).collect::<Vec<_>>()
        });
        pairs.collect()
    }

    fn is_same(&self, own: &Words, other: &Self, others: &Words) -> bool {
        let is_told = |(names, needed): (&Self, &Words), (there, found): (&Self, &Words)| {
            needed.iter().chain(&names.measure).all(|word| found.contains(word) || there.shared.contains(word))
        };
        is_told((self, own), (other, others)) && is_told((other, others), (self, own))
    }
}

fn head(dataset: &Dataset) -> impl Iterator<Item = &str> {
    let only = dataset.dimensions.iter().filter(|dimension| dimension.members.len() == 1);
    let only = only.flat_map(|dimension| dimension.members.iter().map(|member| member.label.as_str()));
    [dataset.title.as_str(), dataset.measure.as_str(), dataset.geography.as_str()].into_iter().chain(only)
}

fn words<'t>(texts: impl IntoIterator<Item = &'t str>) -> Words {
    let all = texts.into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let own = all.map(str::to_lowercase).filter(|word| !word.is_empty() && !SMALL_WORDS.contains(&word.as_str()));
    own.collect()
}
