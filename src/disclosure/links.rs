//! Which equations hang together through cells that are open.

use std::collections::{BTreeSet, VecDeque};

/// Equations and the cells they hold, in both directions.
pub(super) struct Links {
    cells: Vec<Vec<usize>>,
    equations: Vec<Vec<usize>>,
}

impl Links {
    /// Takes the cells of each equation; cells are numbered below `count`.
    pub(super) fn new(count: usize, cells: Vec<Vec<usize>>) -> Self {
        let mut equations = vec![Vec::new(); count];
        for (equation, cells) in cells.iter().enumerate() {
            for cell in cells {
                let of_cell: &mut Vec<usize> = &mut equations[*cell];
                if of_cell.last() != Some(&equation) {
                    of_cell.push(equation);
                }
            }
        }
        Self { cells, equations }
    }

    /// The cells of an equation.
    pub(super) fn cells(&self, equation: usize) -> &[usize] {
        &self.cells[equation]
    }

    /// The equations that hold a cell, ascending.
    pub(super) fn equations(&self, cell: usize) -> &[usize] {
        &self.equations[cell]
    }

    /// All equations that hang together with these through open cells, the nearest first.
    pub(super) fn reach(&self, from: &[usize], is_open: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut seen: BTreeSet<usize> = from.iter().copied().collect();
        let mut crossed = BTreeSet::new();
        let mut waiting: VecDeque<usize> = from.iter().copied().collect();
        let mut reached = Vec::new();
        while let Some(equation) = waiting.pop_front() {
            reached.push(equation);
            for cell in self.cells(equation) {
                if is_open(*cell) && crossed.insert(*cell) {
                    waiting.extend(self.equations(*cell).iter().filter(|next| seen.insert(**next)));
                }
            }
        }
        reached
    }

    /// The islands to which these equations belong, each once: equations of two islands share no open cell.
    pub(super) fn islands(&self, among: impl IntoIterator<Item = usize>, is_open: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
        let mut seen = BTreeSet::new();
        let mut islands = Vec::new();
        for equation in among {
            if !seen.contains(&equation) {
                let island = self.reach(&[equation], &is_open);
                seen.extend(island.iter().copied());
                islands.push(island);
            }
        }
        islands
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equations_are_joined_by_open_cells_only() {
        let links = Links::new(6, vec![vec![0, 1], vec![1, 2], vec![2, 3], vec![4, 5]]);
        assert_eq!(links.islands(0..4, |_| true), [vec![0, 1, 2], vec![3]]);
        assert_eq!(links.islands(0..4, |cell| cell != 1), [vec![0], vec![1, 2], vec![3]]);
        assert_eq!(links.reach(&[2], |_| true), [2, 1, 0], "the nearest first");
    }
}
