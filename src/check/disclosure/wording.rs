//! Names of cells and equations in words, without any value.

use super::network::Network;
use crate::statistics::Dataset;

/// "Slough, Under 1, 31 March 2025".
pub(super) fn name(network: &Network<'_>, cell: usize) -> String {
    let name = network.name(cell);
    let mut labels = labels(name.dataset, &name.key.members);
    if labels.is_empty() {
        labels.push(name.dataset.title.clone());
    }
    let period = name.key.period.to_string();
    labels.into_iter().chain([period]).collect::<Vec<_>>().join(", ")
}

/// An equation, solved for a cell where it holds it: "1 to 4 = All ages − Under 1 − 5 to 9 (Slough, 31 March 2025)".
pub(super) fn equation(network: &Network<'_>, equation: usize, cell: usize) -> String {
    let sum = &network.equations[equation];
    let all: Vec<usize> = std::iter::once(sum.total).chain(sum.parts.iter().copied()).collect();
    if let [one, other] = all.as_slice() {
        return twins(network, *one, *other);
    }
    let shared = shared(network, &all);
    let own = |cell: usize| {
        let name = network.name(cell);
        let differ = labels(name.dataset, &name.key.members).into_iter().filter(|label| !shared.contains(label));
        let differ: Vec<String> = differ.collect();
        if differ.is_empty() { name.key.period.to_string() } else { differ.join(", ") }
    };
    let period = network.name(sum.total).key.period.to_string();
    let context = shared.iter().cloned().chain([period]).collect::<Vec<_>>().join(", ");
    let formula = if sum.parts.contains(&cell) {
        let others = sum.parts.iter().filter(|part| **part != cell).map(|part| format!(" \u{2212} {}", own(*part)));
        format!("{} = {}{}", own(cell), own(sum.total), others.collect::<String>())
    } else {
        let parts: Vec<String> = sum.parts.iter().map(|part| own(*part)).collect();
        format!("{} = {}", own(sum.total), parts.join(" + "))
    };
    format!("{formula} ({context})")
}

/// "`slough-under-1s` gives the figure of Slough, Under 1, 31 March 2025".
fn twins(network: &Network<'_>, one: usize, other: usize) -> String {
    let (withheld, published) = if network.is_withheld(one) { (one, other) } else { (other, one) };
    format!("`{}` gives the figure of {}", network.dataset(published).id, name(network, withheld))
}

/// The labels that all cells of an equation have, in order.
fn shared(network: &Network<'_>, cells: &[usize]) -> Vec<String> {
    let of = |cell: usize| labels(network.dataset(cell), &network.name(cell).key.members);
    let Some((first, rest)) = cells.split_first() else { return Vec::new() };
    let mut shared = of(*first);
    shared.retain(|label| rest.iter().all(|cell| of(*cell).contains(label)));
    shared
}

/// The labels of members at a key; a dimension with one member tells nothing.
pub(super) fn labels(dataset: &Dataset, members: &[usize]) -> Vec<String> {
    let dimensions = dataset.dimensions.iter().zip(members);
    let several = dimensions.filter(|(dimension, _)| dimension.members.len() > 1);
    several.filter_map(|(dimension, index)| dimension.members.get(*index)).map(|member| member.label.clone()).collect()
}
