//! Disclosure control: small counts of an organisation's own are withheld while its file is read.
//!
//! What is withheld leaves the dataset here, so that no later stage can see it and none can leak it.

use super::dataset::{Dataset, Key};
use super::observation::{Observation, Shorthand, Value};
use super::sums;
use crate::disclosure::{Equation, Outcome, Policy, protect};
use crate::number::{Decimal, Rounding};
use std::collections::{BTreeMap, BTreeSet};

/// Applies the rules that a dataset declares to its figures, those of earlier releases included.
pub(super) fn apply(dataset: &mut Dataset) {
    let Some(rules) = &dataset.disclosure else { return };
    let policy = Policy { threshold: rules.suppress_below, round_to: rules.round_to };
    if policy == Policy::default() {
        return;
    }
    if let Some(step) = policy.round_to {
        dataset.rounding = Rounding::To(step);
    }
    let sums = sums::sums(dataset);
    let mut withheld = protect_all(&mut dataset.observations, &sums, policy);
    for vintage in &mut dataset.vintages {
        withheld.extend(protect_all(&mut vintage.observations, &sums, policy));
    }
    // A figure that one release withholds must not stand in another.
    let vintages = dataset.vintages.iter_mut().map(|vintage| &mut vintage.observations);
    for observations in std::iter::once(&mut dataset.observations).chain(vintages) {
        let hidden = observations.iter_mut().filter(|(key, _)| withheld.contains(key));
        hidden.for_each(|(_, observation)| withhold(observation));
    }
}

/// Withholds and rounds; gives the keys that are withheld.
fn protect_all(observations: &mut BTreeMap<Key, Observation>, sums: &[sums::Sum], policy: Policy) -> BTreeSet<Key> {
    let numbers = observations.iter().filter_map(|(key, observation)| Some((key.clone(), observation.value.number()?)));
    let (keys, values): (Vec<Key>, Vec<Decimal>) = numbers.unzip();
    let index: BTreeMap<&Key, usize> = keys.iter().enumerate().map(|(at, key)| (key, at)).collect();
    let equation = |sum: &sums::Sum| {
        let parts = sum.parts.iter().map(|key| index.get(key).copied()).collect::<Option<_>>()?;
        Some(Equation { total: *index.get(&sum.total)?, parts })
    };
    let equations: Vec<Equation> = sums.iter().filter_map(equation).collect();
    let outcomes = protect(&values, &equations, policy);
    let mut withheld = BTreeSet::new();
    for (key, outcome) in keys.iter().zip(outcomes) {
        let Some(observation) = observations.get_mut(key) else { continue };
        match outcome {
            Outcome::Published(value) => observation.value = Value::Number(value),
            Outcome::Withheld(_) => {
                withhold(observation);
                withheld.insert(key.clone());
            }
        }
        if policy.round_to.is_some() {
            observation.interval = None;
        }
    }
    withheld
}

/// The interval goes too: it lies round the value.
fn withhold(observation: &mut Observation) {
    observation.value = Value::Missing(Shorthand::Confidential);
    observation.interval = None;
}

#[cfg(test)]
mod tests {
    use crate::source::SourceText;
    use crate::statistics::{Dataset, schema};

    fn read(disclosure: &str, rows: &str) -> Vec<String> {
        let text = format!(
            "title: T\nmeasure: children placed\nunit: {{ one: child, other: children }}\nperiod: calendar-year\n\
             geography: London\nsource: s\ndisclosure: {disclosure}\n\
             dimensions: {{ area: {{ members: {{ a: A, b: B, c1: C, all: {{ label: All, role: total }} }} }} }}\nrows: {rows}\n"
        );
        let source = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
        let (dataset, problems) = schema::read(&source, &crate::statistics::Tables::new());
        assert_eq!(problems, []);
        let dataset: Dataset = dataset.unwrap();
        dataset.observations.values().map(|observation| dataset.print(observation)).collect()
    }

    #[test]
    fn a_small_count_is_withheld_and_a_second_one_where_the_total_would_give_it_away() {
        let rows = "{ a: { 2025: 3 }, b: { 2025: 9 }, c1: { 2025: 20 }, all: { 2025: 32 } }";
        assert_eq!(read("{ suppress-below: 6 }", rows), ["[c]", "[c]", "20", "32"]);
    }

    #[test]
    fn a_zero_is_a_true_zero_and_stays() {
        let rows = "{ a: { 2025: 0 }, b: { 2025: 12 }, c1: { 2025: 20 }, all: { 2025: 32 } }";
        assert_eq!(read("{ suppress-below: 6 }", rows), ["0", "12", "20", "32"]);
    }

    #[test]
    fn rounding_to_a_base_comes_last() {
        let rows = "{ a: { 2025: 13 }, b: { 2025: 12 }, c1: { 2025: 20 }, all: { 2025: 45 } }";
        assert_eq!(read("{ round-to: 5 }", rows), ["15", "10", "20", "45"]);
    }

    #[test]
    fn counts_that_need_no_protection_are_left_alone() {
        let rows = "{ a: { 2025: 3 }, b: { 2025: 12 }, c1: { 2025: 20 }, all: { 2025: 35 } }";
        assert_eq!(read("none", rows), ["3", "12", "20", "35"]);
    }
}
