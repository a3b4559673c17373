//! The equations from which a leak follows, none of them in vain.

use super::network::Network;

/// Equations that pin a cell, ascending: one if one is enough, else the nearest that are, and none that could be left out.
///
/// The cell is pinned by all equations it hangs together with.
pub(super) fn explanation(network: &mut Network, cell: usize) -> Vec<usize> {
    let own = network.links.equations(cell).to_vec();
    if let Some(one) = own.into_iter().find(|equation| network.pins(&[*equation], cell)) {
        return vec![one];
    }
    // With the equations found so far, the shortest beginning of the others that pins the cell ends in one that is
    // needed: without it, neither what was found nor what may still be found is enough.
    let mut others = network.nearest(cell);
    let mut needed = Vec::new();
    while !network.pins(&needed, cell) && !others.is_empty() {
        let length = shortest(others.len(), |length| {
            let tried: Vec<usize> = needed.iter().chain(&others[..length]).copied().collect();
            network.pins(&tried, cell)
        });
        needed.push(others[length - 1]);
        others.truncate(length - 1);
    }
    needed.sort_unstable();
    needed
}

/// The least length from 1 to `most` that is enough, by doubling and then halving; `most` is taken to be enough.
fn shortest(most: usize, mut is_enough: impl FnMut(usize) -> bool) -> usize {
    let mut high = 1;
    while high < most && !is_enough(high) {
        high *= 2;
    }
    let (mut low, mut high) = (high / 2, high.min(most));
    while high - low > 1 {
        let middle = usize::midpoint(low, high);
        if is_enough(middle) { high = middle } else { low = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_length_is_found_wherever_it_is() {
        for most in 1..20 {
            for least in 1..=most {
                assert_eq!(shortest(most, |length| length >= least), least, "{least} of {most}");
            }
        }
    }
}
