//! Which observations of a dataset are the sum of which others.

use super::dataset::{Dataset, Dimension, Key, Role};
use crate::number::Unit;
use std::collections::BTreeMap;

/// A total with its parts, all at one period and for one member of every other dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// Index of the dimension over which is summed.
    pub dimension: usize,
    /// The total, which is observed.
    pub total: Key,
    /// Its parts, as declared; some may have no observation.
    pub parts: Vec<Key>,
}

/// Every sum whose total is observed, in the order of keys.
///
/// A member is the sum of the parts that it names. A total that names none is the sum of all observed members, but only
/// where values add up by themselves, as counts and money do: the mean of a region's rates is not the rate of the region.
#[must_use]
pub fn sums(dataset: &Dataset) -> Vec<Sum> {
    let wholes: Vec<BTreeMap<usize, Vec<usize>>> =
        dataset.dimensions.iter().map(|dimension| wholes(dimension, is_additive(dataset))).collect();
    let of_key = |total: &Key| -> Vec<Sum> {
        let here = wholes.iter().zip(&total.members).enumerate();
        let here = here.filter_map(|(dimension, (wholes, member))| Some((dimension, wholes.get(member)?)));
        here.map(|(dimension, parts)| Sum { dimension, total: total.clone(), parts: keys(total, dimension, parts) }).collect()
    };
    dataset.observations.keys().flat_map(of_key).collect()
}

/// The keys that differ from one in the member of a dimension only.
pub(super) fn keys(key: &Key, dimension: usize, members: &[usize]) -> Vec<Key> {
    let at_member = |member: &usize| {
        let mut key = key.clone();
        key.members[dimension] = *member;
        key
    };
    members.iter().map(at_member).collect()
}

/// The members of a dimension that are groups of their own, by index.
pub(super) fn observed(dimension: &Dimension) -> Vec<usize> {
    let members = dimension.members.iter().enumerate();
    members.filter(|(_, member)| member.role == Role::Observed).map(|(index, _)| index).collect()
}

fn is_additive(dataset: &Dataset) -> bool {
    matches!(dataset.unit, Unit::Count { .. } | Unit::Money(_)) && !dataset.is_average()
}

/// For each member that is a sum its parts, by index; a part that is no member is a problem of its own.
fn wholes(dimension: &Dimension, is_additive: bool) -> BTreeMap<usize, Vec<usize>> {
    let position = |code: &str| dimension.members.iter().position(|member| member.id == code);
    let wholes = dimension.members.iter().enumerate().filter_map(|(total, member)| {
        let parts = if member.parts.is_empty() && member.role == Role::Total && is_additive {
            observed(dimension)
        } else {
            member.parts.iter().map(|code| position(&code.value)).collect::<Option<Vec<usize>>>()?
        };
        (!parts.is_empty()).then_some((total, parts))
    });
    wholes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;
    use crate::statistics::schema;

    /// How many parts each sum has that is found in counts of so many areas, measured as `measure` says.
    fn parts(measure: &str, members: &str) -> Vec<usize> {
        let text = format!(
            "title: T\nmeasure: {measure}\nunit: {{ one: child, other: children }}\nperiod: calendar-year\ngeography: E\n\
             source: s\ndimensions: {{ area: {{ members: {members} }} }}\n\
             rows: {{ a: {{ 2025: 1 }}, b: {{ 2025: 2 }}, all: {{ 2025: 3 }} }}\n"
        );
        let source = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
        let dataset = schema::read(&source, &crate::statistics::Tables::new()).0.unwrap();
        sums(&dataset).iter().map(|sum| sum.parts.len()).collect()
    }

    #[test]
    fn counts_add_up_to_their_total_and_averages_only_to_what_is_named() {
        let unnamed = "{ a: A, b: B, all: { label: All, role: total } }";
        assert_eq!(parts("children", unnamed), [2]);
        assert_eq!(parts("average number of children", unnamed), [0; 0]);
        assert_eq!(parts("average number of children", "{ a: A, b: B, all: { label: All, parts: [a, b] } }"), [2]);
        assert_eq!(parts("children", "{ a: A, b: B, all: { label: All, parts: [a, nowhere] } }"), [0; 0]);
    }
}
