//! Protection: which cells of an organisation's own counts are withheld, so that no withheld one can be worked out.

use super::fraction::Fraction;
use super::network::Network;
use super::{Cell, Equation, Known, Leak};
use crate::number::{Decimal, Rounding};
use std::collections::BTreeSet;

/// The rules by which an organisation publishes its counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// Counts above zero and below this are withheld; a zero is a true zero and is published.
    pub threshold: Option<Decimal>,
    /// What is published is rounded to a multiple of this positive number, halves away from zero.
    pub round_to: Option<Decimal>,
}

/// What becomes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// This is printed, rounded if the policy says so.
    Published(Decimal),
    /// A code is printed. Which kind it is must not be printed: it would tell small counts from others.
    Withheld(Suppression),
}

/// Why a cell is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suppression {
    /// It is small itself.
    Primary,
    /// It would give away another that is withheld.
    Secondary,
}

/// Decides for each of the true values whether it is published, so that [`audit`](super::audit) of what is
/// published finds nothing. Outsiders are taken to know the equations, that nothing is negative and that counts
/// are whole numbers, unless the values show otherwise.
///
/// Small values are withheld first. As long as something can be worked out, one more cell of the equations
/// from which it follows is withheld: not a total and not a zero if there is another, then one that does not
/// stand alone in other equations, then the smallest. At last each of these is published again, in the
/// opposite order, where that gives nothing away. Equations that the values do not satisfy are passed over:
/// that is a mistake of its own.
///
/// Where no proof is found in the time allowed, what `audit` says of the outcome is what there is to say.
///
/// # Panics
/// When an equation names a cell that is not there.
#[must_use]
pub fn protect(values: &[Decimal], equations: &[Equation], policy: Policy) -> Vec<Outcome> {
    let holds = |equation: &&Equation| {
        let sum = equation.parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(values[*part]));
        sum == Some(values[equation.total])
    };
    let equations: Vec<Equation> = equations.iter().filter(holds).cloned().collect();
    let mut protection = Protection::new(values, &equations, policy);
    protection.withhold_until_safe();
    protection.publish_what_is_not_needed();
    protection.outcomes()
}

struct Protection<'a> {
    values: &'a [Decimal],
    policy: Policy,
    network: Network<'a>,
    withheld: Vec<Option<Suppression>>,
    is_total: Vec<bool>,
    /// What outsiders know of a cell that is withheld.
    unknown: Cell,
}

impl<'a> Protection<'a> {
    fn new(values: &'a [Decimal], equations: &'a [Equation], policy: Policy) -> Self {
        let is_small = |value: &Decimal| *value > Decimal::ZERO && policy.threshold.is_some_and(|threshold| *value < threshold);
        let withheld = values.iter().map(|value| is_small(value).then_some(Suppression::Primary)).collect();
        let mut is_total = vec![false; values.len()];
        for equation in equations {
            is_total[equation.total] = true;
        }
        let whole = values.iter().all(Decimal::is_integer);
        let table = values.iter().map(|value| Fraction::from(*value)).collect();
        let at_least = values.iter().all(|value| *value >= Decimal::ZERO).then_some(Decimal::ZERO);
        let unknown = Cell { known: Known::Withheld { at_least, at_most: None }, whole };
        let network = Network::new(vec![unknown; values.len()], equations).with_table(table);
        let mut protection = Self { values, policy, network, withheld, is_total, unknown };
        for cell in 0..values.len() {
            protection.set(cell, protection.withheld[cell]);
        }
        protection
    }

    fn withhold_until_safe(&mut self) {
        let mut changed: Vec<usize> = (0..self.values.len()).filter(|cell| self.withheld[*cell].is_some()).collect();
        while !changed.is_empty() {
            let leaks = self.network.leaks(&self.network.around(&changed));
            changed = self.withhold_against(&leaks);
        }
    }

    /// Withholds one more cell for each leak that none of those just withheld has stopped; names them.
    fn withhold_against(&mut self, leaks: &[Leak]) -> Vec<usize> {
        let mut changed = BTreeSet::new();
        for leak in leaks {
            let Leak::Derivable { published, .. } = leak else { continue };
            if published.iter().any(|cell| changed.contains(cell)) {
                continue;
            }
            if let Some(cell) = published.iter().copied().min_by_key(|cell| self.loss(*cell)) {
                self.set(cell, Some(Suppression::Secondary));
                changed.insert(cell);
            }
        }
        changed.into_iter().collect()
    }

    fn publish_what_is_not_needed(&mut self) {
        let mut secondary: Vec<usize> =
            (0..self.values.len()).filter(|cell| self.withheld[*cell] == Some(Suppression::Secondary)).collect();
        secondary.sort_by_key(|cell| std::cmp::Reverse(self.loss(*cell)));
        for cell in secondary {
            self.set(cell, None);
            if !self.network.is_safe(&self.network.around(&[cell])) {
                self.set(cell, Some(Suppression::Secondary));
            }
        }
    }

    fn outcomes(&self) -> Vec<Outcome> {
        let rounding = self.policy.rounding();
        let outcome = |(cell, value): (usize, &Decimal)| {
            self.withheld[cell].map_or_else(|| Outcome::Published(rounding.round(*value)), Outcome::Withheld)
        };
        self.values.iter().enumerate().map(outcome).collect()
    }

    /// What readers lose when a cell is withheld; the least is the first.
    fn loss(&self, cell: usize) -> (bool, bool, usize, Decimal, usize) {
        (self.is_total[cell], self.values[cell].is_zero(), self.alone_in(cell), self.values[cell], cell)
    }

    /// In how many equations a cell would be the only one withheld: each costs a further cell.
    fn alone_in(&self, cell: usize) -> usize {
        let links = &self.network.links;
        let is_other = |other: &usize| *other != cell && self.withheld[*other].is_some();
        links.equations(cell).iter().filter(|equation| !links.cells(**equation).iter().any(is_other)).count()
    }

    fn set(&mut self, cell: usize, withheld: Option<Suppression>) {
        self.withheld[cell] = withheld;
        let known = match withheld {
            Some(_) => self.unknown,
            None => self.published(self.values[cell]),
        };
        self.network.set(cell, known);
    }

    fn published(&self, value: Decimal) -> Cell {
        let rounding = self.policy.rounding();
        let cell = Cell::published(rounding.round(value), &rounding, self.unknown.whole);
        if self.unknown == self.unknown.never_negative() { cell.never_negative() } else { cell }
    }
}

impl Policy {
    fn rounding(self) -> Rounding {
        self.round_to.map_or(Rounding::Exact, Rounding::To)
    }
}
