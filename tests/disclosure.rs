//! Disclosure control against methods that are not ours: a published solver, and trying every table.
//!
//! `STANDFIRST_TABLES=20000 cargo test --release --test disclosure -- --nocapture` tries more tables, and says
//! how much is withheld.

#![expect(clippy::print_stderr, reason = "how much is withheld is measured, and read with --nocapture")]

#[path = "disclosure/solver.rs"]
mod solver;
#[path = "disclosure/tables.rs"]
mod tables;

use standfirst::disclosure::{Cell, Equation, Leak, Outcome, Policy, Suppression, audit, protect};
use standfirst::number::Decimal;
use std::env;
use tables::{Dice, Table, count, counts_published_as, is_withheld, rounded, withheld};

fn tables() -> u64 {
    env::var("STANDFIRST_TABLES").map_or(1_000, |number| number.parse().expect("a number of tables"))
}

/// The cells that the audit says can be worked out; it must be sure of each.
fn derivable(leaks: &[Leak]) -> Vec<usize> {
    let cells = leaks.iter().map(|leak| match leak {
        Leak::Derivable { cell, .. } => *cell,
        Leak::Unproved { .. } => panic!("nothing was proved: {leak:?}"),
    });
    cells.collect()
}

/// A table with cells withheld at random: small ones with the code for small counts, others with one that says nothing.
fn with_holes(dice: &mut Dice, table: &Table, whole: bool) -> Vec<Cell> {
    let holes = 2 + dice.roll(4);
    let threshold = if dice.one_in(2) { Some(i64::try_from(3 + dice.roll(8)).unwrap()) } else { None };
    let base = [None, Some(3), Some(5), Some(10)][dice.roll(4)];
    let cells = table.values.iter().map(|value| {
        let small = threshold.filter(|threshold| (1..*threshold).contains(value));
        let known = match small {
            Some(threshold) if !dice.one_in(4) => withheld(1, Some(threshold - 1)),
            _ if dice.one_in(holes) => withheld(0, None),
            _ => counts_published_as(rounded(*value, base.unwrap_or(1)), base),
        };
        Cell { known, whole }
    });
    cells.collect()
}

/// The given equations pin the cell, and any of them left out, the others do not.
fn assert_explains(cells: &[Cell], equations: &[Equation], cell: usize, named: &[usize], seed: u64) {
    let given = |named: &[usize]| named.iter().map(|equation| equations[*equation].clone()).collect::<Vec<_>>();
    assert_eq!(solver::pinned(cells, &given(named), |asked| asked == cell), [cell], "seed {seed}: {named:?} is not enough");
    for left_out in named {
        let others: Vec<usize> = named.iter().copied().filter(|equation| equation != left_out).collect();
        let pinned = solver::pinned(cells, &given(&others), |asked| asked == cell);
        assert!(pinned.is_empty(), "seed {seed}: {left_out} of {named:?} is not needed");
    }
}

#[test]
fn an_audit_finds_what_the_solver_finds_and_names_the_equations_it_takes() {
    let (mut leaking, mut combined) = (0, 0);
    for seed in 0..tables() {
        let mut dice = Dice::new(seed);
        let table = Table::random(&mut dice, 40);
        let cells = with_holes(&mut dice, &table, seed % 3 > 0);
        let leaks = audit(&cells, &table.equations);
        let pinned = solver::pinned(&cells, &table.equations, |_| true);
        assert_eq!(derivable(&leaks), pinned, "seed {seed}");
        for leak in &leaks {
            let Leak::Derivable { cell, equations, published } = leak else { continue };
            assert!(published.iter().all(|cell| !is_withheld(&cells[*cell])));
            if seed % 4 == 0 {
                assert_explains(&cells, &table.equations, *cell, equations, seed);
            }
            leaking += 1;
            combined += usize::from(equations.len() > 1);
        }
    }
    assert!(combined > 100 && leaking > 5 * combined / 4, "{combined} of {leaking} leaks take more than one equation");
    eprintln!("{combined} of {leaking} leaks take more than one equation");
}

#[test]
fn nothing_withheld_in_a_protected_table_can_be_worked_out() {
    let (mut primary, mut secondary) = (0_usize, 0_usize);
    for seed in 0..tables() {
        let mut dice = Dice::new(seed);
        let table = Table::random(&mut dice, 60);
        let threshold = i64::try_from(3 + dice.roll(8)).unwrap();
        let base = [None, None, Some(3), Some(5), Some(10)][dice.roll(5)];
        let policy = Policy { threshold: Some(Decimal::from(threshold)), round_to: base.map(Decimal::from) };
        let values: Vec<Decimal> = table.values.iter().copied().map(Decimal::from).collect();
        let outcomes = protect(&values, &table.equations, policy);
        let cells: Vec<Cell> = outcomes
            .iter()
            .zip(&table.values)
            .map(|(outcome, value)| match outcome {
                Outcome::Published(shown) => {
                    assert!(!(1..threshold).contains(value), "seed {seed}: a small count is published");
                    assert_eq!(*shown, Decimal::from(rounded(*value, base.unwrap_or(1))), "seed {seed}");
                    count(counts_published_as(rounded(*value, base.unwrap_or(1)), base))
                }
                Outcome::Withheld(_) => count(withheld(0, None)),
            })
            .collect();
        assert!(solver::pinned(&cells, &table.equations, |_| true).is_empty(), "seed {seed}");
        assert_eq!(audit(&cells, &table.equations), [], "seed {seed}");
        primary += outcomes.iter().filter(|outcome| **outcome == Outcome::Withheld(Suppression::Primary)).count();
        secondary += outcomes.iter().filter(|outcome| **outcome == Outcome::Withheld(Suppression::Secondary)).count();
    }
    eprintln!("{secondary} further cells withheld for {primary} small ones: {}%", 100 * secondary / primary);
}

#[test]
fn an_audit_finds_what_trying_every_table_finds() {
    const MOST: i64 = 3;
    let mut leaking = 0;
    for seed in 0..tables() {
        let mut dice = Dice::new(seed);
        let sizes = [vec![4], vec![2, 2], vec![2, 3], vec![2, 2, 2]][dice.roll(4)].clone();
        let table = Table::with_sizes(&sizes, |_| dice.roll(4));
        let mut free = 4;
        let cells: Vec<Cell> = (0..table.values.len())
            .map(|cell| {
                let is_inner = table.inner.contains(&cell);
                if !dice.one_in(2) || (is_inner && free == 0) {
                    return count(counts_published_as(table.values[cell], None));
                }
                free -= usize::from(is_inner);
                count(withheld(0, is_inner.then_some(MOST)))
            })
            .collect();
        let leaks = derivable(&audit(&cells, &table.equations));
        assert_eq!(leaks, solver::pinned_by_trial(&cells, &table.equations, &table.inner, MOST), "seed {seed}");
        leaking += leaks.len();
    }
    assert!(leaking > 100);
}
