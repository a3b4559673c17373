//! What two other methods say of a table: a solver written by others, and trying every table there is.

use crate::tables::is_withheld;
use microlp::{ComparisonOp, Error, OptimizationDirection, Problem};
use standfirst::disclosure::{Cell, Equation, Known};
use standfirst::number::Decimal;

/// More than any cell of a test holds: a value without an upper end goes up to here.
const ENOUGH: i32 = 100_000;

/// The withheld cells among `asked` that have one value in all tables that agree with what is published.
pub(crate) fn pinned(cells: &[Cell], equations: &[Equation], asked: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut tables: Vec<Vec<f64>> = Vec::new();
    let mut pinned = Vec::new();
    for cell in (0..cells.len()).filter(|cell| is_withheld(&cells[*cell]) && asked(*cell)) {
        for direction in [OptimizationDirection::Minimize, OptimizationDirection::Maximize] {
            if !differ(&tables, cell) {
                tables.push(extreme(cells, equations, cell, direction));
            }
        }
        if !differ(&tables, cell) {
            pinned.push(cell);
        }
    }
    pinned
}

fn differ(tables: &[Vec<f64>], cell: usize) -> bool {
    tables.iter().any(|table| (table[cell] - tables[0][cell]).abs() > 1e-4)
}

/// A table in which a cell is as small or as large as it can be.
fn extreme(cells: &[Cell], equations: &[Equation], target: usize, direction: OptimizationDirection) -> Vec<f64> {
    let mut problem = Problem::new(direction);
    let variables: Vec<_> = cells
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let weight = if at == target { 1.0 } else { 0.0 };
            let (low, high) = ends(cell);
            if cell.whole {
                problem.add_integer_var(weight, (whole(low.ceil()), high.map_or(ENOUGH, |high| whole(high.floor()))))
            } else {
                problem.add_var(weight, (float(low), high.map_or(f64::from(ENOUGH), float)))
            }
        })
        .collect();
    for equation in equations {
        let parts = equation.parts.iter().map(|part| (variables[*part], -1.0));
        let terms: Vec<_> = std::iter::once((variables[equation.total], 1.0)).chain(parts).collect();
        problem.add_constraint(terms.as_slice(), ComparisonOp::Eq, 0.0);
    }
    match problem.solve() {
        Ok(outcome) => {
            let solution = outcome.into_solution().unwrap_or_else(|_| panic!("the solver was interrupted"));
            variables.iter().map(|variable| solution.var_value(*variable)).collect()
        }
        Err(Error::Infeasible) => panic!("the true table is not among the solver's"),
        Err(error) => panic!("the solver gave up: {error}"),
    }
}

/// The withheld cells that have one value in all tables whose inner cells are from 0 to `most`, by trying them all.
pub(crate) fn pinned_by_trial(cells: &[Cell], equations: &[Equation], inner: &[usize], most: i64) -> Vec<usize> {
    let free: Vec<usize> = inner.iter().copied().filter(|cell| is_withheld(&cells[*cell])).collect();
    let mut table: Vec<i64> = cells.iter().map(|cell| whole(ends(cell).0).into()).collect();
    let mut seen: Vec<Option<(i64, i64)>> = vec![None; cells.len()];
    let tables = usize::try_from(most + 1).unwrap().pow(u32::try_from(free.len()).unwrap());
    for number in 0..tables {
        let mut rest = i64::try_from(number).unwrap();
        for cell in &free {
            (table[*cell], rest) = (rest % (most + 1), rest / (most + 1));
        }
        for equation in equations {
            table[equation.total] = equation.parts.iter().map(|part| table[*part]).sum();
        }
        if cells.iter().zip(&table).all(|(cell, value)| allows(cell, *value)) {
            for (seen, value) in seen.iter_mut().zip(&table) {
                let (low, high) = seen.unwrap_or((*value, *value));
                *seen = Some((low.min(*value), high.max(*value)));
            }
        }
    }
    let is_single = |cell: &usize| matches!(seen[*cell], Some((low, high)) if low == high);
    (0..cells.len()).filter(|cell| is_withheld(&cells[*cell])).filter(is_single).collect()
}

fn allows(cell: &Cell, value: i64) -> bool {
    let (low, high) = ends(cell);
    Decimal::from(value) >= low && high.is_none_or(|high| Decimal::from(value) <= high)
}

fn ends(cell: &Cell) -> (Decimal, Option<Decimal>) {
    match cell.known {
        Known::Published { low, high } => (low, Some(high)),
        Known::Withheld { at_least, at_most } => (at_least.unwrap(), at_most),
    }
}

fn whole(value: Decimal) -> i32 {
    i32::try_from(value).unwrap()
}

fn float(value: Decimal) -> f64 {
    f64::try_from(value).unwrap()
}
