//! Random tables of one to three dimensions with all their totals, and what is known of them.

use standfirst::disclosure::{Cell, Equation, Known};
use standfirst::number::Decimal;

/// A source of random numbers that gives the same ones in every run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number from 0 to `below`, which is left out.
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % below as u64).unwrap()
    }

    pub(crate) fn one_in(&mut self, times: usize) -> bool {
        self.roll(times) == 0
    }
}

/// A table with a total along each dimension, and its true values.
pub(crate) struct Table {
    pub(crate) values: Vec<i64>,
    pub(crate) equations: Vec<Equation>,
    /// The cells that are no total.
    pub(crate) inner: Vec<usize>,
}

impl Table {
    /// A table of one to three dimensions; inner cells are zero, small, or up to `most`.
    pub(crate) fn random(dice: &mut Dice, most: usize) -> Self {
        let sizes = match dice.roll(3) {
            0 => vec![2 + dice.roll(6)],
            1 => vec![2 + dice.roll(3), 2 + dice.roll(3)],
            _ => vec![2, 2 + dice.roll(2), 2 + dice.roll(2)],
        };
        Self::with_sizes(&sizes, |_| match dice.roll(6) {
            0 => 0,
            1 | 2 => dice.roll(most.min(8)),
            _ => dice.roll(most),
        })
    }

    /// Fills the inner cells; the last position along each dimension is the total.
    pub(crate) fn with_sizes(sizes: &[usize], mut value: impl FnMut(usize) -> usize) -> Self {
        let count: usize = sizes.iter().map(|size| size + 1).product();
        let steps: Vec<usize> = (0..sizes.len()).map(|at| sizes[..at].iter().map(|size| size + 1).product()).collect();
        let position = |cell: usize, at: usize| cell / steps[at] % (sizes[at] + 1);
        let inner: Vec<usize> = (0..count).filter(|cell| (0..sizes.len()).all(|at| position(*cell, at) < sizes[at])).collect();
        let mut values = vec![0; count];
        for cell in &inner {
            values[*cell] = i64::try_from(value(*cell)).unwrap();
        }
        let mut equations = Vec::new();
        for at in 0..sizes.len() {
            for total in (0..count).filter(|cell| position(*cell, at) == sizes[at]) {
                let parts: Vec<usize> = (0..sizes[at]).map(|place| total - (sizes[at] - place) * steps[at]).collect();
                values[total] = parts.iter().map(|part| values[*part]).sum();
                equations.push(Equation { total, parts });
            }
        }
        Self { values, equations, inner }
    }
}

/// What is known of a count that is published as this: every count that would be published so, tried one by one.
pub(crate) fn counts_published_as(published: i64, base: Option<i64>) -> Known {
    let base = base.unwrap_or(1);
    let counts: Vec<i64> = (0..published + base).filter(|count| rounded(*count, base) == published).collect();
    Known::Published { low: Decimal::from(counts[0]), high: Decimal::from(counts[counts.len() - 1]) }
}

/// A count rounded to the nearest multiple, halves up.
pub(crate) fn rounded(count: i64, base: i64) -> i64 {
    (2 * count + base) / (2 * base) * base
}

pub(crate) fn withheld(at_least: i64, at_most: Option<i64>) -> Known {
    Known::Withheld { at_least: Some(Decimal::from(at_least)), at_most: at_most.map(Decimal::from) }
}

pub(crate) fn count(known: Known) -> Cell {
    Cell { known, whole: true }
}

pub(crate) fn is_withheld(cell: &Cell) -> bool {
    matches!(cell.known, Known::Withheld { .. })
}
