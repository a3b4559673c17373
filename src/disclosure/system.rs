//! Unknowns with ranges and the rows that tie them: one island, and the narrowing of its ranges.

use super::Doubt;
use super::fraction::Fraction;
use super::links::Links;
use super::range::Range;
use super::row::Row;
use std::collections::{BTreeMap, VecDeque};

/// How often each row is looked at, on average, before ranges are narrow enough: what is missed is left to the simplex.
const VISITS: usize = 8;

/// A cell whose value is not printed exactly.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unknown {
    /// The number of the cell in the table.
    pub(super) cell: usize,
    pub(super) range: Range,
    /// Whether it is to be found out if one value only is possible.
    pub(super) is_asked: bool,
    /// Where a search begins.
    pub(super) start: Fraction,
    /// In how many equations it is the total.
    pub(super) totals: usize,
}

/// Unknowns, named by their position here, and rows that are zero.
pub(super) struct System {
    pub(super) unknowns: Vec<Unknown>,
    pub(super) rows: Vec<Row>,
}

impl System {
    /// Narrows every range by the rows, one row at a time, until nothing changes or enough was tried.
    pub(super) fn narrow(&mut self) -> Result<(), Doubt> {
        let links = self.links();
        let mut waiting: VecDeque<usize> = (0..self.rows.len()).collect();
        let mut is_waiting = vec![true; self.rows.len()];
        for _ in 0..VISITS * self.rows.len() {
            let Some(row) = waiting.pop_front() else { break };
            is_waiting[row] = false;
            for unknown in self.narrow_by(row)? {
                for next in links.equations(unknown) {
                    if !std::mem::replace(&mut is_waiting[*next], true) {
                        waiting.push_back(*next);
                    }
                }
            }
        }
        Ok(())
    }

    /// The islands of rows that still hang together, each as a system of its own in which known values are constants.
    pub(super) fn islands(&self) -> Result<Vec<Self>, Doubt> {
        let islands = self.links().islands(0..self.rows.len(), |unknown| self.only(unknown).is_none());
        islands.iter().map(|rows| self.part(rows)).collect()
    }

    fn only(&self, unknown: usize) -> Option<Fraction> {
        self.unknowns[unknown].range.only()
    }

    fn links(&self) -> Links {
        let cells = self.rows.iter().map(|row| row.terms().iter().map(|(unknown, _)| *unknown).collect());
        Links::new(self.unknowns.len(), cells.collect())
    }

    /// Narrows the ranges of one row's unknowns by what the others leave; names those that changed.
    fn narrow_by(&mut self, row: usize) -> Result<Vec<usize>, Doubt> {
        let row = &self.rows[row];
        let (mut lows, mut highs) = (Sum::new(row.constant), Sum::new(row.constant));
        let mut products = Vec::with_capacity(row.terms().len());
        for (unknown, coefficient) in row.terms() {
            let product = scaled(self.unknowns[*unknown].range, *coefficient)?;
            lows.add(product.0)?;
            highs.add(product.1)?;
            products.push(product);
        }
        let mut changed = Vec::new();
        for ((unknown, coefficient), (low, high)) in row.terms().iter().zip(products) {
            // The row is zero, so a term is what the others are, with the other sign.
            let inverse = Fraction::MINUS_ONE.over(*coefficient)?;
            let others = (lows.without(low)?, highs.without(high)?);
            let (low, high) = scaled(Range { low: others.0, high: others.1, whole: false }, inverse)?;
            let range = &mut self.unknowns[*unknown].range;
            if range.narrow(low, high) {
                changed.push(*unknown);
            }
            if range.is_empty() {
                return Err(Doubt::Contradiction);
            }
        }
        Ok(changed)
    }

    fn part(&self, rows: &[usize]) -> Result<Self, Doubt> {
        let mut unknowns = Vec::new();
        let mut places = BTreeMap::new();
        let mut part = Vec::with_capacity(rows.len());
        for row in rows {
            let row = &self.rows[*row];
            let mut constant = row.constant;
            let mut terms = Vec::with_capacity(row.terms().len());
            for (unknown, coefficient) in row.terms() {
                match self.only(*unknown) {
                    Some(value) => constant = constant.plus(value.times(*coefficient)?)?,
                    None => {
                        let place = *places.entry(*unknown).or_insert(unknowns.len());
                        if place == unknowns.len() {
                            unknowns.push(self.unknowns[*unknown]);
                        }
                        terms.push((place, *coefficient));
                    }
                }
            }
            part.push(Row::new(constant, terms)?);
        }
        Ok(Self { unknowns, rows: part })
    }
}

/// A sum of ends of ranges, some of which may be unknown.
struct Sum {
    known: Fraction,
    unknown: usize,
}

impl Sum {
    fn new(known: Fraction) -> Self {
        Self { known, unknown: 0 }
    }

    fn add(&mut self, end: Option<Fraction>) -> Result<(), Doubt> {
        match end {
            Some(end) => self.known = self.known.plus(end)?,
            None => self.unknown += 1,
        }
        Ok(())
    }

    /// The sum of all ends but this one, if they are known.
    fn without(&self, end: Option<Fraction>) -> Result<Option<Fraction>, Doubt> {
        match end {
            Some(end) if self.unknown == 0 => self.known.minus(end).map(Some),
            None if self.unknown == 1 => Ok(Some(self.known)),
            _ => Ok(None),
        }
    }
}

/// The ends of a range multiplied by a factor that is not zero, the lower first.
fn scaled(range: Range, factor: Fraction) -> Result<(Option<Fraction>, Option<Fraction>), Doubt> {
    let times = |end: Option<Fraction>| end.map(|end| end.times(factor)).transpose();
    let (low, high) = (times(range.low)?, times(range.high)?);
    Ok(if factor.is_positive() { (low, high) } else { (high, low) })
}
