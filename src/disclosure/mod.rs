//! Disclosure control: which withheld cells of a table an outsider could work out, and which further cells to withhold.
//!
//! A small count about people is not printed (*primary suppression*), but a total printed beside it may
//! give it away, so further cells are withheld (*secondary suppression*). Nothing here knows of datasets:
//! tables are [`Cell`]s, what adds up is an [`Equation`], and both are named by their index.
//!
//! [`audit`] asks of every withheld cell whether all tables that agree with what is published have the
//! same value there. Equations are joined into islands by the cells that are not printed exactly
//! ([`links`], [`network`]); ranges ([`range`]) are narrowed equation by equation ([`system`]); what is left open is
//! decided by the simplex method on exact fractions ([`fraction`], [`row`], [`tableau`]) and, where a
//! fractional corner proves nothing about whole numbers, by branch and bound ([`proof`]). Silence about
//! a cell is a proof: two tables were found that agree with everything published and differ in it (or one
//! and a direction without end). A leak is a proof too. What can be neither shown nor excluded within
//! [`effort`] is an [`Leak::Unproved`]; nothing passes for want of time. [`explain`] finds the equations a
//! leak needs, none of them in vain. [`protect()`] withholds until the audit is silent.
//!
//! It proves exact disclosure only: a range may still be narrow. It does not protect from what somebody
//! knows besides (a family knows its own member of a cell), nor from two tables on populations that
//! differ by few people, unless the caller states that difference as an equation.

mod effort;
mod explain;
mod fraction;
mod links;
mod network;
mod proof;
mod protect;
mod range;
mod row;
mod system;
mod tableau;

use crate::number::{Decimal, Rounding};
use network::Network;
pub use protect::{Outcome, Policy, Suppression, protect};

/// One cell of a table, as an outsider knows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// What is printed, or known although nothing is.
    pub known: Known,
    /// The value is a whole number, as every count is.
    pub whole: bool,
}

/// What is known of a cell's value; both ends are possible values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// A number is printed: `low` and `high` are equal, or as far apart as its rounding leaves open.
    Published {
        /// The smallest value that is printed so.
        low: Decimal,
        /// The largest value that is printed so.
        high: Decimal,
    },
    /// A code is printed instead.
    Withheld {
        /// What everyone knows: 0 for a count, 1 where the code stands for small counts only.
        at_least: Option<Decimal>,
        /// What is printed beside the table: 5 for "fewer than 6".
        at_most: Option<Decimal>,
    },
}

impl Cell {
    /// A printed value and all that its rounding, halves away from zero, leaves open. An end that would be
    /// printed otherwise is left out of a whole cell, and counted in for a measure.
    #[must_use]
    pub fn published(value: Decimal, rounding: &Rounding, whole: bool) -> Self {
        let half = rounding.half_step(value);
        let (mut low, mut high) = (value.saturating_sub(half), value.saturating_add(half));
        if whole && !half.is_zero() && low.is_integer() {
            low += if value > Decimal::ZERO { Decimal::ZERO } else { Decimal::ONE };
            high -= if value < Decimal::ZERO { Decimal::ZERO } else { Decimal::ONE };
        }
        Self { known: Known::Published { low, high }, whole }
    }

    /// A count of which nothing is printed, so that outsiders know only that it is not negative.
    #[must_use]
    pub fn withheld_count() -> Self {
        Self { known: Known::Withheld { at_least: Some(Decimal::ZERO), at_most: None }, whole: true }
    }

    /// The same cell of a table where nothing is below zero: a count rounded to 0 is not −2.
    #[must_use]
    pub fn never_negative(self) -> Self {
        let known = match self.known {
            Known::Published { low, high } => Known::Published { low: low.max(Decimal::ZERO), high },
            Known::Withheld { at_least, at_most } => {
                Known::Withheld { at_least: Some(at_least.unwrap_or_default().max(Decimal::ZERO)), at_most }
            }
        };
        Self { known, ..self }
    }

    fn is_withheld(&self) -> bool {
        matches!(self.known, Known::Withheld { .. })
    }
}

/// The value of one cell is the sum of others, all by index. A difference is written as a sum: a = b + d.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equation {
    /// The sum.
    pub total: usize,
    /// What adds up to it.
    pub parts: Vec<usize>,
}

impl Equation {
    /// Two cells have the same value: the same count in two tables.
    #[must_use]
    pub fn same(one: usize, other: usize) -> Self {
        Self { total: one, parts: vec![other] }
    }

    fn cells(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.total).chain(self.parts.iter().copied())
    }
}

/// What an audit finds. It holds no value, so that no message can.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leak {
    /// An outsider can work the cell out.
    Derivable {
        /// The withheld cell.
        cell: usize,
        /// The equations from which it follows, ascending: leave one out, and it does not follow from the others.
        /// None at all where what is known of the cell leaves one value.
        equations: Vec<usize>,
        /// The published cells in these equations, ascending.
        published: Vec<usize>,
    },
    /// Nothing is proved of these cells; they are to be treated as leaks.
    Unproved {
        /// Withheld cells, ascending.
        cells: Vec<usize>,
        /// Why there is no proof.
        doubt: Doubt,
    },
}

impl Leak {
    fn first_cell(&self) -> usize {
        match self {
            Self::Derivable { cell, .. } => *cell,
            Self::Unproved { cells, .. } => cells[0],
        }
    }
}

/// Why nothing is proved of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// The cells hang together with so many others that the proof takes too long or meets numbers of more than 38
    /// digits; or counts and measures are added up in one sum.
    TooLarge,
    /// No values agree with all that is published: a total is wrong, or the rounding is another than stated.
    Contradiction,
}

/// Finds every withheld cell that an outsider can work out exactly, ascending by cell; empty when there is none.
///
/// # Panics
/// When an equation names a cell that is not there.
#[must_use]
pub fn audit(cells: &[Cell], equations: &[Equation]) -> Vec<Leak> {
    Audit::new(cells, equations).leaks()
}

/// An audit that can also be asked what more would follow if one cell were known.
pub struct Audit<'a>(Network<'a>);

impl<'a> Audit<'a> {
    /// Links the cells by the equations, once for all questions.
    ///
    /// # Panics
    /// When an equation names a cell that is not there.
    #[must_use]
    pub fn new(cells: &[Cell], equations: &'a [Equation]) -> Self {
        Self(Network::new(cells.to_vec(), equations))
    }

    /// Every withheld cell that an outsider can work out exactly; see [`audit`].
    pub fn leaks(&mut self) -> Vec<Leak> {
        self.0.audit()
    }

    /// The leaks among the cells that hang together with one, if that one were known so; no other cell is looked at.
    pub fn leaks_if(&mut self, cell: usize, known: Cell) -> Vec<Leak> {
        self.0.leaks_if(cell, known)
    }
}

#[cfg(test)]
mod tests;
