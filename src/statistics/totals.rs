//! Do parts add up? Totals against the members they are the sum of, and shares against their whole.

use super::dataset::{Dataset, Dimension, Key, Member, Role};
use super::observation::Value;
use crate::number::{Decimal, Unit};
use crate::source::Place;

/// What adding up the parts of a dataset gives.
#[derive(Debug, Default)]
pub struct Totals<'a> {
    /// Whether a sum differs from its total by no more than it may.
    pub differing: bool,
    /// Sums that differ by more, in the order of dimensions and keys.
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

/// Members of one dimension and what they must add up to.
struct Sum<'a> {
    at: usize,
    dimension: &'a Dimension,
    parts: Vec<usize>,
    whole: Whole,
}

#[derive(Clone, Copy)]
enum Whole {
    Member(usize),
    Fixed(Decimal),
}

/// Adds up every total of a dataset, and all shares of a whole.
#[must_use]
pub fn totals(dataset: &Dataset) -> Totals<'_> {
    let mut totals = Totals::default();
    for sum in dataset.dimensions.iter().enumerate().flat_map(|(at, dimension)| sums(dataset, at, dimension)) {
        // The whole of shares stands nowhere, so the first share leads to the others.
        let lead = match sum.whole {
            Whole::Member(index) => index,
            Whole::Fixed(_) => sum.parts[0],
        };
        for key in dataset.observations.keys().filter(|key| key.members[sum.at] == lead) {
            if let Some((found, difference)) = add_up(dataset, &sum, key) {
                let is_mismatch = difference > found.tolerance;
                totals.differing |= !is_mismatch && !difference.is_zero();
                totals.mismatches.extend(is_mismatch.then_some(found));
            }
        }
    }
    totals
}

/// What must add up in a dimension. Only counts and money add up by themselves: the mean of a region's rates is
/// not the rate of the region.
fn sums<'a>(dataset: &Dataset, at: usize, dimension: &'a Dimension) -> Vec<Sum<'a>> {
    let members = || dimension.members.iter().enumerate();
    let observed: Vec<usize> = members().filter(|(_, member)| member.role == Role::Observed).map(|(index, _)| index).collect();
    let adds_up = matches!(dataset.unit, Unit::Count { .. } | Unit::Money(_)) && !dataset.is_average();
    let of_member = |(index, member): (usize, &Member)| {
        let parts = if member.parts.is_empty() && member.role == Role::Total && adds_up {
            observed.clone()
        } else {
            let named = member.parts.iter().map(|code| dimension.members.iter().position(|part| part.id == code.value));
            named.collect::<Option<Vec<usize>>>()?
        };
        (!parts.is_empty()).then_some(Sum { at, dimension, parts, whole: Whole::Member(index) })
    };
    let fixed = dimension.adds_to.as_ref().filter(|_| !observed.is_empty());
    let fixed = fixed.map(|whole| Sum { at, dimension, parts: observed.clone(), whole: Whole::Fixed(whole.value) });
    members().filter_map(of_member).chain(fixed).collect()
}

/// The parts at a key against their whole, and by how much they differ; nothing where a missing figure leaves the
/// sum open, or where numbers are too large to be added exactly.
fn add_up<'a>(dataset: &'a Dataset, sum: &Sum<'a>, key: &Key) -> Option<(Mismatch<'a>, Decimal)> {
    let number = |member: usize| {
        let mut at = key.clone();
        at.members[sum.at] = member;
        match dataset.observations.get(&at)?.value {
            Value::Number(number) => Some(number),
            Value::Missing(_) => None,
        }
    };
    let (whole, is_fixed) = match sum.whole {
        Whole::Member(index) => (number(index)?, false),
        Whole::Fixed(whole) => (whole, true),
    };
    let parts = sum.parts.iter().filter_map(|part| Some((&sum.dimension.members[*part], number(*part)?)));
    let parts: Vec<(&Member, Decimal)> = parts.collect();
    let total = parts.iter().try_fold(Decimal::ZERO, |total, part| total.checked_add(part.1))?;
    // Each rounded number may be off by half a step; a fixed whole is not rounded.
    let rounded = parts.iter().map(|part| part.1).chain((!is_fixed).then_some(whole));
    let half_steps = rounded.map(|value| dataset.rounding.half_step(value));
    let by_rounding = half_steps.into_iter().try_fold(Decimal::ZERO, Decimal::checked_add)?;
    let tolerance = dataset.tolerance.unwrap_or(by_rounding);
    let excess = total.checked_sub(whole)?;
    let is_complete = parts.len() == sum.parts.len();
    // Where nothing is below zero, a missing part cannot bring the sum down again.
    let only_grows =
        matches!(dataset.unit, Unit::Count { .. } | Unit::Percent) && parts.iter().all(|part| part.1 >= Decimal::ZERO);
    let place = &dataset.observations.get(key)?.place;
    let found = Mismatch { place, key: key.clone(), whole, is_fixed, sum: total, parts, is_complete, tolerance };
    (is_complete || only_grows && excess > tolerance).then_some((found, excess.abs()))
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
