//! What became of the published figures: those that changed or are gone, and how many are new.

use super::figure::Figure;
use super::lock::Lock;
use super::name::Name;
use crate::statistics::{Dataset, Key, Statistics};

/// What the data of today are to the published figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Published figures that are not what they were, in the order of the lock.
    pub changes: Vec<Change>,
    /// How many figures would be published for the first time.
    pub new_figures: usize,
}

/// A published figure that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The id of its dataset.
    pub dataset: String,
    /// Its name there.
    pub name: Name,
    /// What was published.
    pub from: Figure,
    /// What it is now, and where; nothing if it is not there any more.
    pub to: Option<(Key, Figure)>,
}

/// Compares what was published with what there is.
///
/// A published dataset is compared even while it is held back: its figures are out. Figures of a
/// dataset that is held back are not new. Where a dataset was not read as a whole, nothing is called gone.
#[must_use]
pub fn compare(
    lock: &Lock,
    statistics: &Statistics,
    is_released: impl Fn(&Dataset) -> bool,
    is_whole: impl Fn(&str) -> bool,
) -> Comparison {
    let mut changes = Vec::new();
    for (id, locked) in &lock.datasets {
        let dataset = statistics.datasets.get(id);
        for (name, from) in &locked.figures {
            let to = dataset.and_then(|dataset| today(dataset, name));
            let is_changed = to.as_ref().map_or_else(|| is_whole(id), |(_, to)| to.contradicts(from));
            if is_changed {
                changes.push(Change { dataset: id.clone(), name: name.clone(), from: from.clone(), to });
            }
        }
    }
    let released = statistics.datasets.values().filter(|dataset| is_released(dataset));
    Comparison { changes, new_figures: released.map(|dataset| new_in(lock, dataset)).sum() }
}

fn today(dataset: &Dataset, name: &Name) -> Option<(Key, Figure)> {
    let key = name.key(dataset)?;
    let figure = dataset.observations.get(&key).map(Figure::of)?;
    Some((key, figure))
}

fn new_in(lock: &Lock, dataset: &Dataset) -> usize {
    let Some(locked) = lock.datasets.get(&dataset.id) else { return dataset.observations.len() };
    dataset.observations.keys().filter(|key| !locked.figures.contains_key(&Name::of(dataset, key))).count()
}
