//! The verdict on each unknown of an island: two tables that differ in it, or the proof that there are none.

use super::Doubt;
use super::effort::Effort;
use super::fraction::Fraction;
use super::system::System;
use super::tableau::{Step, Tableau, Way};
use std::cmp::Ordering;

/// How much is to be found out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A verdict on every unknown that is asked for.
    All,
    /// Whether any of them is not proved to be safe: the first such verdict is enough.
    Any,
}

/// What was found of the unknowns that were asked for; those that are not named may have several values.
pub(super) struct Verdicts {
    /// Cells with one possible value.
    pub(super) pinned: Vec<usize>,
    /// Cells of which nothing is proved.
    pub(super) unproved: Vec<(usize, Doubt)>,
}

impl Verdicts {
    /// No verdict on any cell but these.
    pub(super) fn unproved(cells: impl IntoIterator<Item = usize>, doubt: Doubt) -> Self {
        Self { pinned: Vec::new(), unproved: cells.into_iter().map(|cell| (cell, doubt)).collect() }
    }

    /// Judges the asked unknowns of one island.
    pub(super) fn on(mut system: System, wanted: Wanted, effort: &mut Effort) -> Self {
        effort.begin_island();
        let islands = match system.narrow().and_then(|()| system.islands()) {
            Ok(islands) => islands,
            Err(doubt) => return Self::unproved(asked(&system), doubt),
        };
        let known = system.unknowns.iter().filter(|unknown| unknown.is_asked && unknown.range.only().is_some());
        let mut verdicts = Self { pinned: known.map(|unknown| unknown.cell).collect(), unproved: Vec::new() };
        for island in islands {
            if wanted == Wanted::Any && !verdicts.is_safe() {
                break;
            }
            let own = Self::on_narrowed(&island, wanted, effort);
            verdicts.pinned.extend(own.pinned);
            verdicts.unproved.extend(own.unproved);
        }
        verdicts
    }

    /// Every asked unknown may have several values.
    pub(super) fn is_safe(&self) -> bool {
        self.pinned.is_empty() && self.unproved.is_empty()
    }

    fn on_narrowed(system: &System, wanted: Wanted, effort: &mut Effort) -> Self {
        let mut verdicts = Self { pinned: Vec::new(), unproved: Vec::new() };
        if asked(system).next().is_none() {
            return verdicts;
        }
        effort.begin_island();
        let mut proof = match Proof::begin(system, effort) {
            Ok(proof) => proof,
            Err(doubt) => return Self::unproved(asked(system), doubt),
        };
        for (position, unknown) in system.unknowns.iter().enumerate().filter(|(_, unknown)| unknown.is_asked) {
            match proof.is_pinned(position, effort) {
                Ok(true) => verdicts.pinned.push(unknown.cell),
                Ok(false) => continue,
                // Where there is no table at all, everything follows, and nothing is worth saying.
                Err(Doubt::Contradiction) => return Self::unproved(asked(system), Doubt::Contradiction),
                Err(doubt) => verdicts.unproved.push((unknown.cell, doubt)),
            }
            if wanted == Wanted::Any {
                break;
            }
        }
        verdicts
    }
}

/// The cells that are asked for.
fn asked(system: &System) -> impl Iterator<Item = usize> {
    system.unknowns.iter().filter(|unknown| unknown.is_asked).map(|unknown| unknown.cell)
}

/// An island solved, and what its solutions have shown so far.
struct Proof {
    tableau: Tableau,
    witnesses: Witnesses,
}

impl Proof {
    fn begin(system: &System, effort: &mut Effort) -> Result<Self, Doubt> {
        let mut tableau = Tableau::new(system, effort)?;
        if !tableau.satisfy(effort)? {
            return Err(Doubt::Contradiction);
        }
        let mut witnesses = Witnesses { first: None, differs: vec![false; system.unknowns.len()] };
        witnesses.note(&tableau);
        Ok(Self { tableau, witnesses })
    }

    /// Whether an unknown has one possible value only.
    fn is_pinned(&mut self, unknown: usize, effort: &mut Effort) -> Result<bool, Doubt> {
        let Some(high) = self.end(unknown, Way::Up, effort)? else { return Ok(false) };
        let Some(low) = self.end(unknown, Way::Down, effort)? else { return Ok(false) };
        if !self.tableau.range(unknown).whole {
            // A measure in one sum with counts: fractional corners prove nothing of it.
            return if low == high { Ok(true) } else { Err(Doubt::TooLarge) };
        }
        match high.floor().cmp(&low.ceiling()) {
            Ordering::Less => Err(Doubt::Contradiction),
            Ordering::Equal => Ok(true),
            Ordering::Greater => self.is_pinned_among_whole_numbers(unknown, effort),
        }
    }

    /// The last value an unknown has this way; none as soon as two tables differ in it.
    fn end(&mut self, unknown: usize, way: Way, effort: &mut Effort) -> Result<Option<Fraction>, Doubt> {
        while !self.witnesses.differs[unknown] {
            match self.tableau.step(unknown, way, effort)? {
                Step::AtEnd => return Ok(Some(self.tableau.values()[unknown])),
                // Far enough along it, whole numbers are met too.
                Step::Endless => self.witnesses.differs[unknown] = true,
                Step::Moved { leaving, entering } => {
                    self.witnesses.note(&self.tableau);
                    if !self.witnesses.differs[unknown] {
                        self.tableau.exchange(leaving, entering, effort)?;
                    }
                }
            }
        }
        Ok(None)
    }

    /// Corners had fractions where whole numbers must be: looks for tables of whole numbers on either side.
    fn is_pinned_among_whole_numbers(&mut self, unknown: usize, effort: &mut Effort) -> Result<bool, Doubt> {
        effort.begin_branching();
        if self.witnesses.first.is_none() {
            self.witnesses.note(&whole_table(self.tableau.clone(), effort)?.ok_or(Doubt::Contradiction)?);
        }
        let value = self.witnesses.first.as_ref().map_or(Fraction::ZERO, |first| first[unknown]);
        let below = self.tableau.narrowed(unknown, None, Some(value.minus(Fraction::ONE)?))?;
        let above = self.tableau.narrowed(unknown, Some(value.plus(Fraction::ONE)?), None)?;
        for side in [below, above] {
            if let Some(table) = whole_table(side, effort)? {
                self.witnesses.note(&table);
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The tables found so far that agree with all that is published.
struct Witnesses {
    /// The first one.
    first: Option<Vec<Fraction>>,
    /// The unknowns in which another differs from it.
    differs: Vec<bool>,
}

impl Witnesses {
    /// Keeps the values of a tableau, unless there is a fraction where a whole number must be.
    fn note(&mut self, tableau: &Tableau) {
        if tableau.first_fraction().is_some() {
            return;
        }
        let first = self.first.get_or_insert_with(|| tableau.values().to_vec());
        for ((differs, first), value) in self.differs.iter_mut().zip(first).zip(tableau.values()) {
            *differs |= first != value;
        }
    }
}

/// Values that are whole wherever they must be, by branch and bound, or the proof that there are none.
fn whole_table(start: Tableau, effort: &mut Effort) -> Result<Option<Tableau>, Doubt> {
    let mut branches = vec![start];
    while let Some(mut branch) = branches.pop() {
        effort.branch()?;
        if !branch.satisfy(effort)? {
            continue;
        }
        let Some(unknown) = branch.first_fraction() else { return Ok(Some(branch)) };
        let value = branch.values()[unknown];
        branches.push(branch.narrowed(unknown, Some(value.ceiling()), None)?);
        branches.push(branch.narrowed(unknown, None, Some(value.floor()))?);
    }
    Ok(None)
}
