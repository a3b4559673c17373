//! The anchors of a page's headings: each is there once.

use std::collections::{BTreeMap, BTreeSet};

/// The anchors given so far.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    given: BTreeSet<String>,
    /// How many headings want the same anchor.
    wanted: BTreeMap<String, usize>,
}

impl Anchors {
    /// The anchor itself, or the first of `anchor-2`, `anchor-3`, … that no other heading has.
    pub(super) fn unique(&mut self, base: &str) -> String {
        let count = self.wanted.entry(base.to_owned()).or_default();
        loop {
            *count += 1;
            let anchor = if *count == 1 { base.to_owned() } else { format!("{base}-{count}") };
            if self.given.insert(anchor.clone()) {
                return anchor;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_headings_share_an_anchor() {
        let mut anchors = Anchors::default();
        let given = ["data", "data", "data-2", "data", "data-2"].map(|base| anchors.unique(base));
        assert_eq!(given, ["data", "data-2", "data-2-2", "data-3", "data-2-3"]);
    }
}
