//! What an outsider knows: the cells of all datasets that hang together with a withheld one, and their equations.

use super::twins;
use crate::disclosure::{Cell, Equation, Known};
use crate::number::{Decimal, Unit};
use crate::site::Corpus;
use crate::source::Place;
use crate::statistics::{Dataset, Key, Observation, Shorthand, Value, sums};
use std::collections::BTreeMap;

/// The cells with their names, and what connects them.
pub(super) struct Network<'a> {
    /// What is known of each cell.
    pub(super) cells: Vec<Cell>,
    /// What connects them.
    pub(super) equations: Vec<Equation>,
    names: Vec<Name<'a>>,
    /// For each dataset that was added, by id, the cell at each key.
    index: BTreeMap<&'a str, BTreeMap<&'a Key, usize>>,
}

/// Where a cell stands.
pub(super) struct Name<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) key: &'a Key,
    observation: &'a Observation,
}

impl<'a> Network<'a> {
    /// Gathers every dataset that withholds something, and those that repeat its figures.
    pub(super) fn of(corpus: &'a Corpus) -> Self {
        let mut network = Self { cells: Vec::new(), equations: Vec::new(), names: Vec::new(), index: BTreeMap::new() };
        let withholding: Vec<&Dataset> = corpus.released().filter(|dataset| withholds(dataset)).collect();
        for dataset in &withholding {
            network.add(dataset);
        }
        for (one, other) in twins::twins(corpus) {
            network.add(one.0);
            network.add(other.0);
            let same = network.at(one.0, one.1).zip(network.at(other.0, other.1));
            network.equations.extend(same.map(|(one, other)| Equation::same(one, other)));
        }
        network
    }

    pub(super) fn withholds(&self) -> bool {
        !self.cells.is_empty()
    }

    /// Whether a cell is withheld to protect people, rather than missing for another reason.
    pub(super) fn is_withheld(&self, cell: usize) -> bool {
        is_confidential(self.names[cell].observation)
    }

    pub(super) fn name(&self, cell: usize) -> &Name<'a> {
        &self.names[cell]
    }

    pub(super) fn dataset(&self, cell: usize) -> &'a Dataset {
        self.names[cell].dataset
    }

    pub(super) fn place(&self, cell: usize) -> Place {
        self.names[cell].observation.place.clone()
    }

    /// Every cell that is withheld to protect people.
    pub(super) fn withheld(&self) -> impl Iterator<Item = usize> {
        (0..self.cells.len()).filter(|cell| self.is_withheld(*cell))
    }

    fn add(&mut self, dataset: &'a Dataset) {
        if self.index.contains_key(dataset.id.as_str()) {
            return;
        }
        let index = dataset.observations.keys().zip(self.cells.len()..).collect();
        self.index.insert(&dataset.id, index);
        for (key, observation) in &dataset.observations {
            self.cells.push(cell(dataset, observation));
            self.names.push(Name { dataset, key, observation });
        }
        self.add_sums(dataset);
    }

    fn at(&self, dataset: &Dataset, key: &Key) -> Option<usize> {
        self.index.get(dataset.id.as_str())?.get(key).copied()
    }

    /// A sum of which a part has no figure at all tells nothing.
    fn add_sums(&mut self, dataset: &'a Dataset) {
        for sum in sums::sums(dataset) {
            let parts: Option<Vec<usize>> = sum.parts.iter().map(|key| self.at(dataset, key)).collect();
            if let (Some(total), Some(parts)) = (self.at(dataset, &sum.total), parts) {
                self.equations.push(Equation { total, parts });
            }
        }
    }
}

/// Whether a dataset holds a figure that is withheld to protect people.
fn withholds(dataset: &Dataset) -> bool {
    dataset.observations.values().any(is_confidential)
}

pub(super) fn is_confidential(observation: &Observation) -> bool {
    observation.value == Value::Missing(Shorthand::Confidential)
}

fn cell(dataset: &Dataset, observation: &Observation) -> Cell {
    let whole = matches!(dataset.unit, Unit::Count { .. }) && !dataset.is_average();
    let rounding = &dataset.rounding;
    let cell = match observation.value {
        Value::Number(value) => Cell::published(value, rounding, whole),
        // Zero is what such a figure would be rounded to.
        Value::Missing(Shorthand::Low) => Cell::published(Decimal::ZERO, rounding, whole),
        Value::Missing(_) => Cell { known: Known::Withheld { at_least: None, at_most: None }, whole },
    };
    if whole { cell.never_negative() } else { cell }
}
