//! How much work an audit may take, counted and not timed, so that every machine gives the same answer.

use super::Doubt;

/// Fractions computed for one island. A second or two of a program built for release.
const MOST_WORK: usize = 100_000_000;
/// Branches tried for one question about whole numbers.
const MOST_BRANCHES: usize = 2_000;

/// Work done, and what is left for the question in hand.
#[derive(Debug, Default)]
pub(super) struct Effort {
    /// Exchanges of a basic unknown, over all questions.
    pub(super) pivots: usize,
    work_left: usize,
    branches_left: usize,
}

impl Effort {
    /// Begins an island, with the full allowance.
    pub(super) fn begin_island(&mut self) {
        self.work_left = MOST_WORK;
    }

    /// Begins a question about whole numbers, with the full allowance of branches.
    pub(super) fn begin_branching(&mut self) {
        self.branches_left = MOST_BRANCHES;
    }

    /// Takes so many fractions from the allowance.
    pub(super) fn work(&mut self, fractions: usize) -> Result<(), Doubt> {
        self.work_left = self.work_left.checked_sub(fractions).ok_or(Doubt::TooLarge)?;
        Ok(())
    }

    /// Takes one branch from the allowance.
    pub(super) fn branch(&mut self) -> Result<(), Doubt> {
        self.branches_left = self.branches_left.checked_sub(1).ok_or(Doubt::TooLarge)?;
        Ok(())
    }
}
