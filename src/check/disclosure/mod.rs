//! Can a figure that is withheld to protect people be worked out from what is published?
//!
//! 1. [`network`] gathers the cells of all datasets that withhold something, with what connects them:
//!    totals and their parts, and figures that stand in two datasets ([`twins`]), known by their [`names`].
//! 2. The audit of [`crate::disclosure`] finds cells that follow from the others.
//! 3. [`sentences`] looks for numbers in texts that nobody bound and that seem to be a withheld figure.
//!
//! No message holds a value, and none quotes the line that might.

mod names;
mod network;
mod sentences;
mod twins;
mod wording;

use crate::diag::{Diagnostic, code};
use crate::disclosure::{Audit, Doubt, Leak};
use crate::site::Corpus;
use crate::statistics::Value;
use network::Network;

/// Reports every withheld figure that can be worked out, and every text that seems to give one away.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let network = Network::of(corpus);
    if !network.withholds() {
        return Vec::new();
    }
    let mut audit = Audit::new(&network.cells, &network.equations);
    let leaks = audit.leaks();
    let mut problems: Vec<Diagnostic> = leaks.iter().flat_map(|leak| of_leak(&network, leak)).collect();
    problems.extend(network.withheld().filter_map(|cell| earlier_release(&network, cell)));
    if leaks.is_empty() {
        problems.extend(sentences::check(corpus, &network, audit));
    }
    problems
}

fn of_leak(network: &Network<'_>, leak: &Leak) -> Vec<Diagnostic> {
    match leak {
        Leak::Derivable { cell, equations, published } if network.is_withheld(*cell) => {
            vec![derivable(network, *cell, equations, published)]
        }
        Leak::Unproved { cells, doubt: Doubt::TooLarge } => {
            let withheld = cells.iter().find(|cell| network.is_withheld(**cell));
            withheld.map(|cell| unproved(network, *cell)).into_iter().collect()
        }
        // Where totals and parts contradict each other, that is what is told.
        _ => Vec::new(),
    }
}

/// A figure that is withheld now but stands in what an earlier release gave.
fn earlier_release(network: &Network<'_>, cell: usize) -> Option<Diagnostic> {
    let name = network.name(cell);
    let earlier = name.dataset.vintages.iter().filter_map(|vintage| Some((vintage, vintage.observations.get(name.key)?)));
    let (vintage, given) = earlier.into_iter().find(|(_, observation)| matches!(observation.value, Value::Number(_)))?;
    let message = "An earlier release gives a figure that is withheld now.";
    let problem = Diagnostic::error(code::CAN_BE_WORKED_OUT, given.place.clone(), message).confidential();
    let problem = problem.note(format!("withheld: {}", wording::name(network, cell)));
    Some(problem.fix(format!("write c for it in the release of {} too, or leave it out there", vintage.released.value)))
}

fn derivable(network: &Network<'_>, cell: usize, equations: &[usize], published: &[usize]) -> Diagnostic {
    let message = "This withheld figure can be worked out from what is published.";
    let problem = Diagnostic::error(code::CAN_BE_WORKED_OUT, network.place(cell), message).label("withheld").confidential();
    let problem = problem.note(format!("withheld: {}", wording::name(network, cell)));
    let workings = equations.iter().map(|equation| wording::equation(network, *equation, cell));
    let problem = workings.fold(problem, |problem, working| problem.note(format!("it follows from: {working}")));
    problem.fix(fix(network, cell, published))
}

/// The figure elsewhere that gives it away, or another one of the table.
fn fix(network: &Network<'_>, cell: usize, published: &[usize]) -> String {
    let elsewhere = published.iter().find(|other| network.dataset(**other).id != network.dataset(cell).id);
    match elsewhere {
        Some(other) => {
            let id = &network.dataset(*other).id;
            format!(
                "write c for it in `{id}` too, or, if it is another figure,  distinct-from: [{}]  there",
                network.dataset(cell).id
            )
        }
        None => "write c for one more figure of these sums, or leave the total out".to_owned(),
    }
}

fn unproved(network: &Network<'_>, cell: usize) -> Diagnostic {
    let message = "It cannot be proved that this withheld figure is safe: too many figures hang together.";
    let problem = Diagnostic::error(code::CAN_BE_WORKED_OUT, network.place(cell), message).confidential();
    problem.note(format!("withheld: {}", wording::name(network, cell))).fix("split the dataset, or leave out some totals")
}
