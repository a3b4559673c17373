//! The verdict on each unknown of an island: two tables that differ in it, or the proof that there are none.

use super::Doubt;
use super::effort::Effort;
use super::fraction::Fraction;
use super::system::System;
use super::tableau::{Step, Tableau, Way};

/// What was found of the unknowns that were asked for; those that are not named may have several values.
#[derive(Default)]
pub(super) struct Verdicts {
    /// Cells with one possible value.
    pub(super) pinned: Vec<usize>,
    /// Cells of which nothing is proved.
    pub(super) unproved: Vec<(usize, Doubt)>,
}

impl Verdicts {
    /// Judges the asked unknowns of one island.
    pub(super) fn on(mut system: System, effort: &mut Effort) -> Self {
        let mut verdicts = Self::default();
        effort.begin_island();
        match system.narrow().and_then(|()| system.islands()) {
            Err(doubt) => verdicts.give_up(&system, doubt),
            Ok(islands) => {
                let asked = system.unknowns.iter().filter(|unknown| unknown.is_asked && unknown.range.only().is_some());
                verdicts.pinned.extend(asked.map(|unknown| unknown.cell));
                islands.iter().for_each(|island| verdicts.add(island, effort));
            }
        }
        verdicts
    }

    fn add(&mut self, island: &System, effort: &mut Effort) {
        let asked: Vec<usize> = (0..island.unknowns.len()).filter(|unknown| island.unknowns[*unknown].is_asked).collect();
        if asked.is_empty() {
            return;
        }
        effort.begin_island();
        let mut proof = match Proof::begin(island, effort) {
            Ok(proof) => proof,
            Err(doubt) => return self.give_up(island, doubt),
        };
        let mut own = Self::default();
        for unknown in asked {
            let cell = island.unknowns[unknown].cell;
            match proof.is_pinned(unknown, effort) {
                Ok(true) => own.pinned.push(cell),
                Ok(false) => {}
                // Where there is no table at all, everything follows, and nothing is worth saying.
                Err(Doubt::Contradiction) => return self.give_up(island, Doubt::Contradiction),
                Err(doubt) => own.unproved.push((cell, doubt)),
            }
        }
        self.pinned.extend(own.pinned);
        self.unproved.extend(own.unproved);
    }

    fn give_up(&mut self, system: &System, doubt: Doubt) {
        let asked = system.unknowns.iter().filter(|unknown| unknown.is_asked);
        self.unproved.extend(asked.map(|unknown| (unknown.cell, doubt)));
    }
}

/// The tables found so far that agree with all that is published.
struct Proof {
    tableau: Tableau,
    /// The first table, once there is one with whole numbers wherever there must be.
    witness: Option<Vec<Fraction>>,
    /// The unknowns in which another table differs from it.
    differs: Vec<bool>,
}

impl Proof {
    fn begin(system: &System, effort: &mut Effort) -> Result<Self, Doubt> {
        let mut tableau = Tableau::new(system, effort)?;
        if !tableau.satisfy(effort)? {
            return Err(Doubt::Contradiction);
        }
        let mut proof = Self { differs: vec![false; system.unknowns.len()], witness: None, tableau };
        proof.note(&proof.tableau.values().to_vec());
        Ok(proof)
    }

    /// Whether an unknown has one possible value only.
    fn is_pinned(&mut self, unknown: usize, effort: &mut Effort) -> Result<bool, Doubt> {
        let Some(high) = self.end(unknown, Way::Up, effort)? else { return Ok(false) };
        let Some(low) = self.end(unknown, Way::Down, effort)? else { return Ok(false) };
        if !self.tableau.range(unknown).whole {
            // A measure in one sum with counts: fractional corners prove nothing of it.
            return if low == high { Ok(true) } else { Err(Doubt::TooLarge) };
        }
        if high.floor() <= low.ceiling() {
            return if high.floor() == low.ceiling() { Ok(true) } else { Err(Doubt::Contradiction) };
        }
        self.is_pinned_among_whole_numbers(unknown, effort)
    }

    /// The last value an unknown has this way; none as soon as two tables differ in it.
    fn end(&mut self, unknown: usize, way: Way, effort: &mut Effort) -> Result<Option<Fraction>, Doubt> {
        while !self.differs[unknown] {
            match self.tableau.step(unknown, way, effort)? {
                Step::Moved { leaving, entering } => {
                    self.note(&self.tableau.values().to_vec());
                    if !self.differs[unknown] {
                        self.tableau.exchange(leaving, entering, effort)?;
                    }
                }
                Step::AtEnd => return Ok(Some(self.tableau.values()[unknown])),
                // Far enough along it, whole numbers are met too.
                Step::Endless => self.differs[unknown] = true,
            }
        }
        Ok(None)
    }

    /// Corners had fractions where whole numbers must be: looks for tables of whole numbers on either side.
    fn is_pinned_among_whole_numbers(&mut self, unknown: usize, effort: &mut Effort) -> Result<bool, Doubt> {
        effort.begin_branching();
        if self.witness.is_none() {
            let table = whole_table(self.tableau.clone(), effort)?.ok_or(Doubt::Contradiction)?;
            self.note(&table);
        }
        let value = self.witness.as_ref().map_or(Fraction::ZERO, |witness| witness[unknown]);
        let below = self.tableau.narrowed(unknown, None, Some(value.minus(Fraction::ONE)?))?;
        let above = self.tableau.narrowed(unknown, Some(value.plus(Fraction::ONE)?), None)?;
        for side in [below, above] {
            if let Some(table) = whole_table(side, effort)? {
                self.note(&table);
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Keeps a table as a witness, unless it has a fraction where a whole number must be.
    fn note(&mut self, table: &[Fraction]) {
        if first_fraction(&self.tableau, table).is_some() {
            return;
        }
        let witness = self.witness.get_or_insert_with(|| table.to_vec());
        for ((differs, first), value) in self.differs.iter_mut().zip(witness).zip(table) {
            *differs |= first != value;
        }
    }
}

/// The first unknown that must be whole and is not.
fn first_fraction(tableau: &Tableau, values: &[Fraction]) -> Option<usize> {
    (0..values.len()).find(|unknown| tableau.range(*unknown).whole && !values[*unknown].is_whole())
}

/// A table of whole numbers by branch and bound, or the proof that there is none.
fn whole_table(start: Tableau, effort: &mut Effort) -> Result<Option<Vec<Fraction>>, Doubt> {
    let mut branches = vec![start];
    while let Some(mut branch) = branches.pop() {
        effort.branch()?;
        if !branch.satisfy(effort)? {
            continue;
        }
        let Some(unknown) = first_fraction(&branch, branch.values()) else { return Ok(Some(branch.values().to_vec())) };
        let value = branch.values()[unknown];
        branches.push(branch.narrowed(unknown, Some(value.ceiling()), None)?);
        branches.push(branch.narrowed(unknown, None, Some(value.floor()))?);
    }
    Ok(None)
}
