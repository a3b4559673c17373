//! The cells and equations of an audit, and the islands into which they fall.

use super::effort::Effort;
use super::explain::explanation;
use super::fraction::Fraction;
use super::links::Links;
use super::proof::{Verdicts, Wanted};
use super::range::Range;
use super::row::Row;
use super::system::{System, Unknown};
use super::{Cell, Doubt, Equation, Leak};
use std::collections::{BTreeMap, BTreeSet};

/// Cells as they are known at present, and the equations between them.
pub(super) struct Network<'a> {
    equations: &'a [Equation],
    pub(super) links: Links,
    cells: Vec<Cell>,
    ranges: Vec<Range>,
    /// A table that agrees with everything, where one is known: searches then begin there. No verdict depends on it.
    table: Option<Vec<Fraction>>,
    pub(super) effort: Effort,
}

impl<'a> Network<'a> {
    pub(super) fn new(cells: Vec<Cell>, equations: &'a [Equation]) -> Self {
        let links = Links::new(cells.len(), equations.iter().map(|equation| equation.cells().collect()).collect());
        let ranges = cells.iter().map(Range::of).collect();
        Self { equations, links, cells, ranges, table: None, effort: Effort::default() }
    }

    pub(super) fn with_table(self, table: Vec<Fraction>) -> Self {
        Self { table: Some(table), ..self }
    }

    pub(super) fn set(&mut self, index: usize, cell: Cell) {
        self.cells[index] = cell;
        self.ranges[index] = Range::of(&cell);
    }

    /// All leaks, ascending by cell.
    pub(super) fn audit(&mut self) -> Vec<Leak> {
        let withheld = (0..self.cells.len()).filter(|cell| self.cells[*cell].is_withheld());
        let (open, known): (Vec<usize>, Vec<usize>) = withheld.partition(|cell| self.is_open(*cell));
        let mut leaks = self.leaks(&self.around(&open));
        leaks.extend(known.into_iter().map(|cell| Leak::Derivable { cell, equations: Vec::new(), published: Vec::new() }));
        leaks.sort_by_key(Leak::first_cell);
        leaks
    }

    /// The equations that hold these cells.
    pub(super) fn around(&self, cells: &[usize]) -> Vec<usize> {
        let equations: BTreeSet<usize> = cells.iter().flat_map(|cell| self.links.equations(*cell)).copied().collect();
        equations.into_iter().collect()
    }

    /// The leaks in the islands of these equations.
    pub(super) fn leaks(&mut self, equations: &[usize]) -> Vec<Leak> {
        let islands = self.islands(equations);
        islands.iter().flat_map(|island| self.leaks_of(island)).collect()
    }

    /// The leaks in the islands into which those of a cell fall, if it were known so.
    pub(super) fn leaks_if(&mut self, cell: usize, known: Cell) -> Vec<Leak> {
        let before = self.cells[cell];
        self.set(cell, known);
        let leaks = self.leaks(&self.around(&[cell]));
        self.set(cell, before);
        leaks
    }

    /// Says whether every withheld cell in the islands of these equations is proved to be safe.
    pub(super) fn is_safe(&mut self, equations: &[usize]) -> bool {
        self.islands(equations).iter().all(|island| self.verdicts(island, Wanted::Any).is_safe())
    }

    /// Says whether these equations alone leave a cell one value.
    pub(super) fn pins(&mut self, equations: &[usize], cell: usize) -> bool {
        let system = self.system(equations, |asked| asked == cell);
        system.is_ok_and(|system| !Verdicts::on(system, Wanted::Any, &mut self.effort).pinned.is_empty())
    }

    /// The equations that hang together with a cell, the nearest first.
    pub(super) fn nearest(&self, cell: usize) -> Vec<usize> {
        self.links.reach(self.links.equations(cell), |cell| self.is_open(cell))
    }

    fn published(&self, equations: &[usize]) -> Vec<usize> {
        self.cells_of(equations).into_iter().filter(|cell| !self.cells[*cell].is_withheld()).collect()
    }

    fn leaks_of(&mut self, island: &[usize]) -> Vec<Leak> {
        let Verdicts { pinned, unproved } = self.verdicts(island, Wanted::All);
        let mut leaks = Vec::with_capacity(pinned.len());
        for cell in pinned {
            let equations = explanation(self, cell);
            let published = self.published(&equations);
            leaks.push(Leak::Derivable { cell, equations, published });
        }
        let mut doubts: BTreeMap<Doubt, Vec<usize>> = BTreeMap::new();
        for (cell, doubt) in unproved {
            doubts.entry(doubt).or_default().push(cell);
        }
        for (doubt, mut cells) in doubts {
            cells.sort_unstable();
            leaks.push(Leak::Unproved { cells, doubt });
        }
        leaks
    }

    fn verdicts(&mut self, island: &[usize], wanted: Wanted) -> Verdicts {
        match self.system(island, |cell| self.cells[cell].is_withheld()) {
            Ok(system) => Verdicts::on(system, wanted, &mut self.effort),
            Err(doubt) => {
                let withheld = self.cells_of(island).into_iter().filter(|cell| self.cells[*cell].is_withheld());
                Verdicts::unproved(withheld.filter(|cell| self.is_open(*cell)), doubt)
            }
        }
    }

    fn cells_of(&self, equations: &[usize]) -> BTreeSet<usize> {
        equations.iter().flat_map(|equation| self.links.cells(*equation)).copied().collect()
    }

    fn islands(&self, equations: &[usize]) -> Vec<Vec<usize>> {
        self.links.islands(equations.iter().copied(), |cell| self.is_open(cell))
    }

    fn is_open(&self, cell: usize) -> bool {
        self.ranges[cell].only().is_none()
    }

    /// These equations as rows, the cells that are not known exactly as unknowns.
    fn system(&self, equations: &[usize], is_asked: impl Fn(usize) -> bool) -> Result<System, Doubt> {
        let mut unknowns: Vec<Unknown> = Vec::new();
        let mut places = BTreeMap::new();
        let mut rows = Vec::with_capacity(equations.len());
        for equation in equations {
            let total = self.equations[*equation].total;
            let mut constant = Fraction::ZERO;
            let mut terms = Vec::new();
            for (at, cell) in self.equations[*equation].cells().enumerate() {
                let coefficient = if at == 0 { Fraction::ONE } else { Fraction::MINUS_ONE };
                if let Some(value) = self.ranges[cell].only() {
                    constant = constant.plus(value.times(coefficient)?)?;
                    continue;
                }
                let place = *places.entry(cell).or_insert(unknowns.len());
                if place == unknowns.len() {
                    unknowns.push(self.unknown(cell, is_asked(cell))?);
                }
                unknowns[place].totals += usize::from(cell == total);
                terms.push((place, coefficient));
            }
            rows.push(Row::new(constant, terms)?);
        }
        Ok(System { unknowns, rows })
    }

    fn unknown(&self, cell: usize, is_asked: bool) -> Result<Unknown, Doubt> {
        let range = self.ranges[cell];
        let start = self.table.as_ref().map_or_else(|| range.guess(), |table| Ok(table[cell]))?;
        Ok(Unknown { cell, range, is_asked, start, totals: 0 })
    }
}
