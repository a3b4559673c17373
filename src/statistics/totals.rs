//! Do parts add up? Totals against the members they are the sum of, and shares against their whole.

use super::dataset::{Dataset, Key, Member};
use super::sums;
use crate::number::{Decimal, Unit};
use crate::source::Place;

/// What adding up the parts of a dataset gives.
#[derive(Debug, Default)]
pub struct Totals<'a> {
    /// Whether a sum differs from its total by no more than it may.
    pub differing: bool,
    /// Sums that differ by more: totals in the order of keys, then shares.
    pub mismatches: Vec<Mismatch<'a>>,
}

/// Parts that do not make their whole.
#[derive(Debug)]
pub struct Mismatch<'a> {
    /// Where the total is written; of shares, the first of them.
    pub place: &'a Place,
    /// Where the total, or the first share, stands.
    pub key: Key,
    /// What the total says, or what shares must add up to.
    pub whole: Decimal,
    /// Whether the whole is a fixed number that shares add up to, not a total of the dataset.
    pub is_fixed: bool,
    /// What the parts add up to that have a figure.
    pub sum: Decimal,
    /// The parts that have a figure.
    pub parts: Vec<(&'a Member, Decimal)>,
    /// Whether every part has a figure; if not, those that have one are too much already.
    pub is_complete: bool,
    /// By how much the sum may differ.
    pub tolerance: Decimal,
}

/// Observations and what they must add up to.
struct Parts {
    dimension: usize,
    /// Where the total stands; a whole that is given stands nowhere, and the first share leads to the others.
    lead: Key,
    keys: Vec<Key>,
    /// The whole that is given, such as the 100 of shares.
    given: Option<Decimal>,
}

/// Adds up every total of a dataset, and all shares of a whole.
#[must_use]
pub fn totals(dataset: &Dataset) -> Totals<'_> {
    let sums = sums::sums(dataset).into_iter();
    let sums = sums.map(|sum| Parts { dimension: sum.dimension, lead: sum.total, keys: sum.parts, given: None });
    let mut totals = Totals::default();
    for parts in sums.chain(shares(dataset)) {
        if let Some((found, difference)) = add_up(dataset, &parts) {
            let is_mismatch = difference > found.tolerance;
            totals.differing |= !is_mismatch && !difference.is_zero();
            totals.mismatches.extend(is_mismatch.then_some(found));
        }
    }
    totals
}

/// The members of a dimension that add up to a number that is given.
fn shares(dataset: &Dataset) -> impl Iterator<Item = Parts> {
    let dimensions = dataset.dimensions.iter().enumerate();
    dimensions.filter_map(|(at, dimension)| Some((at, dimension, dimension.adds_to.as_ref()?))).flat_map(
        |(at, dimension, whole)| {
            let observed = sums::observed(dimension);
            let leads = dataset.observations.keys().filter(|key| observed.first() == Some(&key.members[at]));
            let parts = leads.map(|key| Parts {
                dimension: at,
                lead: key.clone(),
                keys: sums::keys(key, at, &observed),
                given: Some(whole.value),
            });
            parts.collect::<Vec<_>>()
        },
    )
}

/// Parts against their whole, and by how much they differ; nothing where a missing figure leaves the sum open, or
/// where numbers are too large to be added exactly.
fn add_up<'a>(dataset: &'a Dataset, expected: &Parts) -> Option<(Mismatch<'a>, Decimal)> {
    let number = |key: &Key| dataset.observations.get(key)?.value.number();
    let whole = expected.given.or_else(|| number(&expected.lead))?;
    let members = &dataset.dimensions[expected.dimension].members;
    let member = |key: &Key| &members[key.members[expected.dimension]];
    let parts: Vec<(&Member, Decimal)> = expected.keys.iter().filter_map(|key| Some((member(key), number(key)?))).collect();
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.1))?;
    let excess = sum.checked_sub(whole)?;
    let is_fixed = expected.given.is_some();
    let rounded = parts.iter().map(|part| part.1).chain((!is_fixed).then_some(whole));
    let tolerance = tolerance(dataset, rounded)?;
    let is_complete = parts.len() == expected.keys.len();
    // Where nothing is below zero, a missing part cannot bring the sum down again.
    let only_grows =
        matches!(dataset.unit, Unit::Count { .. } | Unit::Percent) && parts.iter().all(|part| part.1 >= Decimal::ZERO);
    let is_judged = is_complete || only_grows && excess > tolerance;
    let place = &dataset.observations.get(&expected.lead)?.place;
    let found = Mismatch { place, key: expected.lead.clone(), whole, is_fixed, sum, parts, is_complete, tolerance };
    is_judged.then_some((found, excess.abs()))
}

/// By how much a sum may differ: as declared, or by half a step for each number that was rounded.
fn tolerance(dataset: &Dataset, rounded: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let half_steps = rounded.map(|value| dataset.rounding.half_step(value));
    dataset.tolerance.map_or_else(|| half_steps.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add), Some)
}

#[cfg(test)]
mod tests {
    use super::super::schema;
    use super::*;
    use crate::source::SourceText;

    /// Reads a dataset of counts with one dimension `area`.
    fn of_areas(header: &str, members: &str, rows: &str) -> Dataset {
        let text = format!(
            "title: T\nmeasure: m\nperiod: calendar-year\ngeography: England\nsource: s\n{header}\n\
             dimensions: {{ area: {{ members: {members} }} }}\nrows: {rows}\n"
        );
        let (dataset, problems) = schema::read(
            &SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap(),
            &crate::statistics::Tables::new(),
        );
        assert_eq!(problems, []);
        dataset.unwrap()
    }

    /// Whether sums differ within what is allowed, and the sums that differ by more.
    fn found(dataset: &Dataset) -> (bool, Vec<String>) {
        let totals = totals(dataset);
        (totals.differing, totals.mismatches.iter().map(|found| format!("{} {}", found.key.period, found.sum)).collect())
    }

    const CHILDREN: &str = "unit: { one: child, other: children }";
    const AREAS: &str = "{ a: A, b: B, all: { label: All, role: total } }";

    #[test]
    fn rounding_allows_half_a_step_for_each_part_and_for_the_total() {
        let header = format!("{CHILDREN}\nrounding: {{ to: 10 }}");
        let rows = "{ a: { 2024: 10, 2025: 10 }, b: { 2024: 20, 2025: 20 }, all: { 2024: 40, 2025: 50 } }";
        assert_eq!(found(&of_areas(&header, AREAS, rows)), (true, vec!["2025 30".to_owned()]));
    }

    #[test]
    fn exact_figures_must_agree_exactly_unless_a_tolerance_is_declared() {
        let rows = "{ a: { 2024: 10 }, b: { 2024: 20 }, all: { 2024: 31 } }";
        assert_eq!(found(&of_areas(CHILDREN, AREAS, rows)), (false, vec!["2024 30".to_owned()]));
        assert_eq!(found(&of_areas(&format!("{CHILDREN}\ntolerance: 1"), AREAS, rows)), (true, Vec::new()));
    }

    #[test]
    fn a_missing_part_leaves_the_sum_open_until_the_others_are_too_much() {
        let rows = "{ a: { 2024: 10, 2025: 50 }, b: { 2024: c, 2025: c }, all: { 2024: 31, 2025: 31 } }";
        assert_eq!(found(&of_areas(CHILDREN, AREAS, rows)), (false, vec!["2025 50".to_owned()]));
    }

    #[test]
    fn shares_add_up_to_their_whole_as_far_as_rounding_allows() {
        let members = "{ a: A, b: B, c1: C }, adds-to: 100";
        let rows = "{ a: { 2024: 33, 2025: 33 }, b: { 2024: 33, 2025: 33 }, c1: { 2024: 33, 2025: 30 } }";
        assert_eq!(found(&of_areas("unit: percent\nrounding: { to: 1 }", members, rows)), (true, vec!["2025 96".to_owned()]));
    }

    #[test]
    fn rates_and_averages_add_up_to_nothing_unless_their_parts_are_named() {
        let rows = "{ a: { 2024: 10 }, b: { 2024: 20 }, all: { 2024: 14 } }";
        assert_eq!(found(&of_areas("unit: percent", AREAS, rows)), (false, Vec::new()));
        let members = "{ a: A, b: B, all: { label: All, parts: [a, b] } }";
        assert_eq!(found(&of_areas("unit: percent", members, rows)), (false, vec!["2024 30".to_owned()]));
    }
}
