//! Totals and their parts: which observations of a dataset are the sum of which others.

use super::dataset::{Dataset, Dimension, Key, Role};
use crate::number::Unit;

/// A total with its parts, all at one period and for one member of every other dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Index of the dimension over which is summed.
    pub dimension: usize,
    /// The total.
    pub total: Key,
    /// Its parts, as declared; some may have no observation.
    pub parts: Vec<Key>,
}

/// A total of a dimension with its parts, by index.
struct Whole {
    dimension: usize,
    total: usize,
    parts: Vec<usize>,
}

/// Every sum whose total is observed; none where values do not add up, as with averages and rates.
#[must_use]
pub fn sums(dataset: &Dataset) -> Vec<Sum> {
    if !is_additive(&dataset.unit) {
        return Vec::new();
    }
    let wholes: Vec<Whole> = dataset.dimensions.iter().enumerate().flat_map(|(at, dimension)| wholes(at, dimension)).collect();
    let of_key = |key: &Key| -> Vec<Sum> {
        let here = wholes.iter().filter(|whole| key.members[whole.dimension] == whole.total);
        here.map(|whole| Sum { dimension: whole.dimension, total: key.clone(), parts: parts(key, whole) }).collect()
    };
    dataset.observations.keys().flat_map(of_key).collect()
}

/// Whether values of a unit can be added up.
#[must_use]
pub fn is_additive(unit: &Unit) -> bool {
    matches!(unit, Unit::Count { .. } | Unit::Money(_))
}

fn parts(key: &Key, whole: &Whole) -> Vec<Key> {
    let at_member = |member: &usize| {
        let mut key = key.clone();
        key.members[whole.dimension] = *member;
        key
    };
    whole.parts.iter().map(at_member).collect()
}

/// The totals of a dimension; one without declared parts is the sum of all observed members.
fn wholes(at: usize, dimension: &Dimension) -> Vec<Whole> {
    let position = |code: &str| dimension.members.iter().position(|member| member.id == code);
    let observed = || {
        let members = dimension.members.iter().enumerate().filter(|(_, member)| member.role == Role::Observed);
        members.map(|(index, _)| index).collect()
    };
    let totals = dimension.members.iter().enumerate().filter(|(_, member)| member.role == Role::Total);
    let wholes = totals.map(|(total, member)| {
        let declared: Vec<usize> = member.parts.iter().filter_map(|code| position(&code.value)).collect();
        let parts = if member.parts.is_empty() { observed() } else { declared };
        Whole { dimension: at, total, parts }
    });
    wholes.filter(|whole| !whole.parts.is_empty()).collect()
}
