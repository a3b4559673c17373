//! Does one page spell one figure alike, and does the noun after a number name what the data count?

use crate::claim::{Figure, Spelt};
use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, Unit};
use crate::source::Place;
use crate::statistics::{Dataset, Key, Statistics};
use std::collections::{BTreeMap, BTreeSet};

/// Where a page first spells each figure: by the observations behind it and which number of them is told.
type FirstSpelt<'a> = BTreeMap<(&'a [(String, Key)], &'a str), (&'a Spelt, &'a Place)>;

/// What the datasets of a site count: "children", "adoption orders".
pub(super) struct Nouns<'a> {
    statistics: &'a Statistics,
    known: BTreeSet<String>,
}

impl<'a> Nouns<'a> {
    /// The nouns of all datasets, in lower case.
    pub(super) fn of(statistics: &'a Statistics) -> Self {
        Self { statistics, known: statistics.datasets.values().flat_map(own_nouns).collect() }
    }

    /// The noun after a number, where another dataset counts that and those of the figure do not.
    fn foreign(&self, figure: &Figure, spelt: &Spelt) -> Option<String> {
        let datasets: Vec<&Dataset> = figure.used.iter().filter_map(|(id, _)| self.statistics.datasets.get(id)).collect();
        let own: BTreeSet<String> = datasets.iter().flat_map(|dataset| own_nouns(dataset)).collect();
        let is_own = spelt.nouns.iter().any(|noun| own.contains(noun));
        let foreign = spelt.nouns.iter().find(|noun| self.known.contains(*noun));
        foreign.filter(|_| !is_own && !own.is_empty()).cloned()
    }
}

/// Reports the claims of one page that spell a figure unlike an earlier one, or count something else.
pub(super) fn check<'a>(nouns: &Nouns<'_>, told: impl Iterator<Item = (&'a Figure, &'a Place)>) -> Vec<Diagnostic> {
    let mut first = FirstSpelt::new();
    let mut problems = Vec::new();
    for (figure, place) in told {
        let Some(spelt) = &figure.spelt else { continue };
        problems.extend(nouns.foreign(figure, spelt).map(|noun| miscounted(figure, spelt, &noun, place)));
        let (earlier, earlier_place) = *first.entry((&figure.used, &spelt.what)).or_insert((spelt, place));
        if !is_alike(earlier, spelt) {
            problems.push(two_spellings(earlier, spelt, earlier_place, place));
        }
    }
    problems
}

/// "£916k" and "£916,000" are one number, "8%" and "8.0%" differ in what they claim to know.
fn is_alike(one: &Spelt, other: &Spelt) -> bool {
    let last_digit = |spelt: &Spelt| spelt.step.min(Decimal::ONE);
    one.value == other.value && last_digit(one) == last_digit(other)
}

fn two_spellings(earlier: &Spelt, spelt: &Spelt, earlier_place: &Place, place: &Place) -> Diagnostic {
    let message = format!("This page gives the same figure as \"{}\" and as \"{}\".", earlier.text, spelt.text);
    Diagnostic::error(code::TWO_SPELLINGS, place.clone(), message)
        .label("spelt differently")
        .also(earlier_place.clone(), "first here")
        .fix(format!("write \"{}\" here too, or \"about\" before the rounder number", earlier.text))
}

fn miscounted(figure: &Figure, spelt: &Spelt, noun: &str, place: &Place) -> Diagnostic {
    let message = format!("\"{}\" counts {noun}, but `{}` does not.", spelt.text, figure.dataset);
    Diagnostic::error(code::UNIT_MISMATCH, place.clone(), message)
        .label("counts something else")
        .fix(format!("write what `{}` counts, or refer to the dataset that counts {noun}", figure.dataset))
}

fn own_nouns(dataset: &Dataset) -> impl Iterator<Item = String> {
    let nouns = match &dataset.unit {
        Unit::Count { one, other } => vec![one.to_lowercase(), other.to_lowercase()],
        _ => Vec::new(),
    };
    nouns.into_iter()
}
