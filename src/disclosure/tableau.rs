//! The simplex method for unknowns with ranges, on exact fractions and with Bland's rule, so that it always ends.
//!
//! As many unknowns as there are independent rows are *basic*: each is a sum of the others. A step moves
//! one of the others, and the basic ones follow, until a range ends; the unknown that met its end then
//! changes places with the one that moved. Bland's rule (of several that would do, take the first) makes
//! it impossible to go in circles.

use super::Doubt;
use super::effort::Effort;
use super::fraction::Fraction;
use super::range::Range;
use super::row::Row;
use super::system::System;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Rows solved for their basic unknowns, and values that satisfy all rows, if not yet all ranges.
#[derive(Clone)]
pub(super) struct Tableau {
    ranges: Vec<Range>,
    values: Vec<Fraction>,
    rows: BTreeMap<usize, Row>,
}

/// Which way an unknown is moved.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// How an unknown that is not basic can be moved.
struct Movement {
    entering: usize,
    /// 1 or −1.
    direction: Fraction,
    /// By how much the sum changes meanwhile, for each unit of length: negative when it becomes less.
    speed: Fraction,
    /// How far the unknown can be moved, and the first unknown whose range ends there.
    end: Option<(Fraction, usize)>,
}

impl Way {
    /// Which way to move an unknown, 1 or −1, for a sum to go this way in which it has this coefficient.
    fn direction(self, coefficient: Fraction) -> Fraction {
        if (self == Self::Up) == coefficient.is_positive() { Fraction::ONE } else { Fraction::MINUS_ONE }
    }
}

/// How a step towards more or less of an unknown ended.
pub(super) enum Step {
    /// Values have changed, unless an end was met at once; to go on, the two unknowns change places.
    Moved {
        /// The unknown that met its end.
        leaving: usize,
        /// The unknown that was moved; the same if it met its own end.
        entering: usize,
    },
    /// The unknown has no further value this way.
    AtEnd,
    /// The unknown has values without end this way.
    Endless,
}

impl Tableau {
    /// Solves the rows; rows that follow from others fall away.
    pub(super) fn new(system: &System, effort: &mut Effort) -> Result<Self, Doubt> {
        let mut occurrences = vec![0_usize; system.unknowns.len()];
        for (unknown, _) in system.rows.iter().flat_map(Row::terms) {
            occurrences[*unknown] += 1;
        }
        // A total is the sum of its parts as it stands: solving for totals first keeps the rows short.
        let preference = |unknown: usize| (Reverse(system.unknowns[unknown].totals), occurrences[unknown], unknown);
        let mut rows: BTreeMap<usize, Row> = BTreeMap::new();
        for row in &system.rows {
            let mut row = row.clone();
            while let Some(basic) = row.terms().iter().map(|(unknown, _)| *unknown).find(|unknown| rows.contains_key(unknown)) {
                effort.work(row.terms().len() + rows[&basic].terms().len())?;
                row = row.replacing(basic, &rows[&basic])?;
            }
            match row.terms().iter().map(|(unknown, _)| *unknown).min_by_key(|unknown| preference(*unknown)) {
                Some(basic) => insert(&mut rows, basic, row.solved_for(basic, None)?, effort)?,
                None if row.constant.is_zero() => {}
                None => return Err(Doubt::Contradiction),
            }
        }
        let ranges: Vec<Range> = system.unknowns.iter().map(|unknown| unknown.range).collect();
        let mut values: Vec<Fraction> = system.unknowns.iter().map(|unknown| unknown.range.nearest(unknown.start)).collect();
        for (basic, row) in &rows {
            values[*basic] = row.at(&values)?;
        }
        Ok(Self { ranges, values, rows })
    }

    pub(super) fn values(&self) -> &[Fraction] {
        &self.values
    }

    pub(super) fn range(&self, unknown: usize) -> Range {
        self.ranges[unknown]
    }

    /// The first unknown that must be whole and is not.
    pub(super) fn first_fraction(&self) -> Option<usize> {
        (0..self.values.len()).find(|unknown| self.ranges[*unknown].whole && !self.values[*unknown].is_whole())
    }

    /// The same rows with a narrower range for one unknown.
    pub(super) fn narrowed(&self, unknown: usize, low: Option<Fraction>, high: Option<Fraction>) -> Result<Self, Doubt> {
        let mut narrowed = self.clone();
        narrowed.ranges[unknown].narrow(low, high);
        if !narrowed.rows.contains_key(&unknown) && !narrowed.ranges[unknown].is_empty() {
            let value = narrowed.ranges[unknown].nearest(self.values[unknown]);
            narrowed.shift(unknown, value.minus(self.values[unknown])?)?;
        }
        Ok(narrowed)
    }

    /// Finds values within all ranges, or says that there are none.
    ///
    /// One unknown after the other is moved into its range, and those that are in theirs are kept there: where
    /// that cannot be done, it cannot be done with the other ranges either.
    pub(super) fn satisfy(&mut self, effort: &mut Effort) -> Result<bool, Doubt> {
        if self.ranges.iter().any(Range::is_empty) {
            return Ok(false);
        }
        while let Some((basic, lack)) = self.first_outside()? {
            let way = if lack.is_positive() { Way::Up } else { Way::Down };
            let Some(found) = self.movement(&self.rows[&basic], way, effort)? else { return Ok(false) };
            let wanted = lack.over(found.speed)?;
            match found.end.filter(|(length, _)| *length < wanted) {
                Some((length, leaving)) => {
                    self.shift(found.entering, length.times(found.direction)?)?;
                    self.exchange(leaving, found.entering, effort)?;
                }
                None => self.shift(found.entering, wanted.times(found.direction)?)?,
            }
        }
        Ok(true)
    }

    /// Takes one step towards more or less of an unknown, through values within all ranges.
    pub(super) fn step(&mut self, target: usize, way: Way, effort: &mut Effort) -> Result<Step, Doubt> {
        let own = Row::new(Fraction::ZERO, [(target, Fraction::ONE)])?;
        let Some(found) = self.movement(self.rows.get(&target).unwrap_or(&own), way, effort)? else { return Ok(Step::AtEnd) };
        let Some((length, leaving)) = found.end else { return Ok(Step::Endless) };
        self.shift(found.entering, length.times(found.direction)?)?;
        Ok(Step::Moved { leaving, entering: found.entering })
    }

    /// Makes `entering` basic in the place of `leaving`; nothing to do where they are the same.
    pub(super) fn exchange(&mut self, leaving: usize, entering: usize, effort: &mut Effort) -> Result<(), Doubt> {
        if leaving == entering {
            return Ok(());
        }
        effort.pivots += 1;
        let solved = self.rows[&leaving].solved_for(entering, Some(leaving))?;
        insert(&mut self.rows, entering, solved, effort)?;
        self.rows.remove(&leaving);
        Ok(())
    }

    /// The first basic unknown outside its range, and what it lacks.
    fn first_outside(&self) -> Result<Option<(usize, Fraction)>, Doubt> {
        let outside = self.rows.keys().map(|basic| (*basic, self.ranges[*basic].nearest(self.values[*basic])));
        let first = outside.into_iter().find(|(basic, nearest)| *nearest != self.values[*basic]);
        first.map(|(basic, nearest)| Ok((basic, nearest.minus(self.values[basic])?))).transpose()
    }

    /// How to move the first unknown of a sum that can be moved so that the sum goes this way.
    fn movement(&self, sum: &Row, way: Way, effort: &mut Effort) -> Result<Option<Movement>, Doubt> {
        let has_room = |unknown: usize, direction: Fraction| {
            let Range { low, high, .. } = self.ranges[unknown];
            (if direction.is_positive() { high } else { low }) != Some(self.values[unknown])
        };
        let mut terms = sum.terms().iter().map(|(unknown, coefficient)| (*unknown, *coefficient, way.direction(*coefficient)));
        let Some((entering, coefficient, direction)) = terms.find(|(unknown, _, direction)| has_room(*unknown, *direction))
        else {
            return Ok(None);
        };
        effort.work(self.rows.len())?;
        let end = self.first_end(entering, direction)?;
        Ok(Some(Movement { entering, direction, speed: coefficient.times(direction)?, end }))
    }

    /// How far an unknown can be moved before a range ends, and the first unknown whose range that is.
    fn first_end(&self, entering: usize, direction: Fraction) -> Result<Option<(Fraction, usize)>, Doubt> {
        let mut first: Option<(Fraction, usize)> = None;
        let speeds = self.rows.iter().filter_map(|(basic, row)| Some((*basic, row.coefficient(entering)?)));
        for (unknown, coefficient) in std::iter::once((entering, Fraction::ONE)).chain(speeds) {
            let speed = coefficient.times(direction)?;
            let Range { low, high, .. } = self.ranges[unknown];
            let Some(end) = (if speed.is_positive() { high } else { low }) else { continue };
            let length = end.minus(self.values[unknown])?.over(speed)?;
            // What is outside its range has passed the end already, and may go on.
            let is_ahead = length >= Fraction::ZERO;
            if is_ahead && first.is_none_or(|shortest| (length, unknown) < shortest) {
                first = Some((length, unknown));
            }
        }
        Ok(first)
    }

    /// Moves an unknown that is not basic, and the basic ones with it; all of them or, if a number does not fit, none.
    fn shift(&mut self, unknown: usize, change: Fraction) -> Result<(), Doubt> {
        let mut moved = vec![(unknown, self.values[unknown].plus(change)?)];
        for (basic, row) in &self.rows {
            if let Some(coefficient) = row.coefficient(unknown) {
                moved.push((*basic, self.values[*basic].plus(change.times(coefficient)?)?));
            }
        }
        for (unknown, value) in moved {
            self.values[unknown] = value;
        }
        Ok(())
    }
}

/// Puts a row in the place of its unknown in all others, and keeps it; in all or, if a number does not fit, in none.
fn insert(rows: &mut BTreeMap<usize, Row>, unknown: usize, solved: Row, effort: &mut Effort) -> Result<(), Doubt> {
    effort.work(rows.len() + solved.terms().len())?;
    let mut replaced = Vec::new();
    for (basic, row) in rows.iter().filter(|(_, row)| row.coefficient(unknown).is_some()) {
        effort.work(row.terms().len() + solved.terms().len())?;
        replaced.push((*basic, row.replacing(unknown, &solved)?));
    }
    rows.extend(replaced);
    rows.insert(unknown, solved);
    Ok(())
}
