//! Statistics that have exactly a number that somebody typed, to be offered as its source.

use crate::claim::prose::Found;
use crate::ledger::Name;
use crate::number::{Decimal, Unit};
use crate::site::Corpus;
use std::collections::{BTreeMap, BTreeSet};

/// So many are offered for one number.
const MOST: usize = 3;

/// Figures by their value.
pub(super) struct Candidates<'a> {
    by_value: BTreeMap<Decimal, Vec<Candidate<'a>>>,
}

struct Candidate<'a> {
    unit: &'a Unit,
    /// The name, ready to be pasted: `stat:under-1s@2025`.
    name: String,
}

impl<'a> Candidates<'a> {
    /// The figures of released datasets that have one of the values, the most recent first. What is withheld has no value.
    pub(super) fn of(corpus: &'a Corpus, values: &BTreeSet<Decimal>) -> Self {
        let mut found = BTreeMap::<Decimal, Vec<_>>::new();
        for dataset in corpus.released().filter(|_| !values.is_empty()) {
            for (key, observation) in &dataset.observations {
                if let Some(value) = observation.value.number().filter(|value| values.contains(value)) {
                    found.entry(value).or_default().push((dataset, key));
                }
            }
        }
        let ready = |(value, mut cells): (Decimal, Vec<(&'a crate::statistics::Dataset, &'a crate::statistics::Key)>)| {
            cells.sort_by_key(|(dataset, key)| (std::cmp::Reverse(key.period.last_day()), &dataset.id, *key));
            let candidates = cells.into_iter().map(|(dataset, key)| Candidate {
                unit: &dataset.unit,
                name: format!("stat:{}", Name::of(dataset, key).in_dataset(&dataset.id)),
            });
            (value, candidates.collect())
        };
        Self { by_value: found.into_iter().map(ready).collect() }
    }

    /// The names of statistics that a number may be.
    pub(super) fn names(&self, found: &Found) -> Vec<&str> {
        let of_value = found.value().and_then(|value| self.by_value.get(&value).map(|candidates| (value, candidates)));
        let fitting = of_value.into_iter().flat_map(|(value, candidates)| {
            candidates
                .iter()
                .filter(move |candidate| found.is_value(value, candidate.unit))
                .map(|candidate| candidate.name.as_str())
        });
        fitting.take(MOST).collect()
    }
}
