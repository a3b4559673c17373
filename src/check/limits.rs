//! Can the values be what their unit says: percentages up to 100, ranks from 1, counts of whole things?

use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, Rounding, Unit, figure, plain};
use crate::site::Corpus;
use crate::statistics::Dataset;

/// Reports values that their unit cannot have, and percentages that look like fractions.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let datasets = corpus.statistics.datasets.values();
    datasets.flat_map(|dataset| impossible(dataset).into_iter().chain(fractions(dataset))).collect()
}

fn impossible(dataset: &Dataset) -> Vec<Diagnostic> {
    let observed = dataset.observations.values().filter_map(|observation| {
        let (message, fix) = problem(dataset, observation.value.number()?)?;
        Some(Diagnostic::error(code::OUT_OF_RANGE, observation.place.clone(), message).fix(fix))
    });
    observed.collect()
}

/// What is wrong with a value, and what mends it.
fn problem(dataset: &Dataset, number: Decimal) -> Option<(String, String)> {
    let what = what(&dataset.unit);
    let shown = if dataset.unit == Unit::Rank { plain(number) } else { figure(number, &dataset.unit) };
    // A change may be of any size. A declared limit was kept in reading.
    let may_change = matches!(dataset.unit, Unit::Percent | Unit::Count { .. });
    let is_declared = (may_change && dataset.range.0.is_some(), may_change && dataset.range.1.is_some());
    let otherwise = |side: &str| {
        let range = format!(", or allow it with  range: {{ {side}: {number} }}  if this is a change");
        format!("correct the value{}", if may_change { range.as_str() } else { "" })
    };
    if !is_declared.0 && is_too_low(&dataset.unit, number) {
        return Some((format!("{shown} is too low for {what}."), otherwise("from")));
    }
    if !is_declared.1 && dataset.unit == Unit::Percent && number > Decimal::ONE_HUNDRED {
        return Some((format!("{shown} is too high for {what}."), otherwise("to")));
    }
    if number.fract().is_zero() || !is_counted_whole(dataset) {
        return None;
    }
    let fix = match dataset.unit {
        Unit::Rank => "correct the value",
        _ => "correct the value, or say in `measure` that it is an average, or how it was rounded",
    };
    Some((format!("{shown} is not whole, but this dataset holds {what}."), fix.to_owned()))
}

fn is_too_low(unit: &Unit, number: Decimal) -> bool {
    match unit {
        Unit::Percent | Unit::Count { .. } => number < Decimal::ZERO,
        Unit::Index { .. } => number <= Decimal::ZERO,
        Unit::Rank => number < Decimal::ONE,
        _ => false,
    }
}

/// The values of a unit, at the end of a sentence.
fn what(unit: &Unit) -> String {
    match unit {
        Unit::Percent => "a percentage of a whole".to_owned(),
        Unit::Rank => "places in an order".to_owned(),
        Unit::Index { .. } => "an index".to_owned(),
        unit => format!("a number of {}", unit.heading()),
    }
}

/// Whether only whole numbers make sense; averages of counts and counts rounded to decimals are not whole.
fn is_counted_whole(dataset: &Dataset) -> bool {
    let has_decimals = match &dataset.rounding {
        Rounding::Decimals(decimals) => *decimals > 0,
        Rounding::To(step) => !step.fract().is_zero(),
        Rounding::BySize(steps) => steps.iter().any(|(_, step)| !step.fract().is_zero()),
        Rounding::Exact => false,
    };
    match dataset.unit {
        Unit::Rank => true,
        Unit::Count { .. } => !has_decimals && !dataset.is_average(),
        _ => false,
    }
}

/// Percentages that are all so small that they may be fractions of 1.
fn fractions(dataset: &Dataset) -> Option<Diagnostic> {
    let observations = dataset.observations.values();
    let numbers = || observations.clone().filter_map(|observation| Some((observation.value.number()?, observation)));
    let is_declared = dataset.range.1.is_some_and(|to| to <= Decimal::ONE);
    let is_small = numbers().all(|(number, _)| number.abs() <= Decimal::ONE);
    let (first, observation) = numbers().find(|(number, _)| !number.fract().is_zero())?;
    if dataset.unit != Unit::Percent || !is_small || is_declared {
        return None;
    }
    let percent = figure((first * Decimal::ONE_HUNDRED).normalize(), &Unit::Percent);
    let message = format!("All values are 1 or less, so {first} may be meant as {percent}.");
    let fix = "write percentages from 0 to 100, or  range: { from: 0, to: 1 }  if they are so small";
    Some(Diagnostic::warning(code::PERCENT_SCALE, observation.place.clone(), message).label("one of them").fix(fix))
}
