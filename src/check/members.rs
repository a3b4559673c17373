//! Are all members there, in every period, and none that is not expected?

use crate::diag::{Diagnostic, code, suggestion};
use crate::number::{Decimal, Period, plain};
use crate::site::Corpus;
use crate::source::{Located, Place};
use crate::statistics::{Dataset, Dimension, Expects, Key, Member, Role};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// More missing members than these are counted.
const MOST_NAMED: usize = 5;

/// Reports members without figures and members that nobody expects.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let whole = corpus.statistics.datasets.values().filter(|dataset| dataset.is_whole && !dataset.observations.is_empty());
    whole.flat_map(of_dataset).collect()
}

fn of_dataset(dataset: &Dataset) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (at, dimension) in dataset.dimensions.iter().enumerate() {
        let present: BTreeSet<usize> = dataset.observations.keys().map(|key| key.members[at]).collect();
        match &dimension.expects {
            Some(Located { value: Expects::Count(count), place }) => problems.extend(counted(dimension, &present, *count, place)),
            Some(Located { value: Expects::Codes(codes), place }) => problems.extend(listed(dimension, &present, codes, place)),
            None => problems.extend(without_figures(dataset, dimension, &present)),
        }
    }
    if !dataset.gaps_allowed {
        problems.extend(ragged(dataset));
    }
    problems
}

/// The members that are groups of their own and have a figure.
fn observed<'a>(dimension: &'a Dimension, present: &BTreeSet<usize>) -> Vec<&'a Member> {
    let members = present.iter().filter_map(|index| dimension.members.get(*index));
    members.filter(|member| member.role == Role::Observed).collect()
}

fn counted(dimension: &Dimension, present: &BTreeSet<usize>, expected: usize, place: &Place) -> Option<Diagnostic> {
    let here = observed(dimension, present).len();
    let (code, message, fix) = match here.cmp(&expected) {
        Ordering::Equal => return None,
        Ordering::Less => (
            code::MEMBERS_MISSING,
            format!("{here} of the {expected} expected members are here."),
            "add the rows that are missing, with x where there is no figure, or correct the number",
        ),
        Ordering::Greater => (
            code::UNKNOWN_CODE,
            format!("{here} members are here instead of {expected}."),
            "take out the rows that do not belong here, or correct the number",
        ),
    };
    Some(Diagnostic::error(code, place.clone(), message).label("expected here").fix(fix))
}

fn listed(dimension: &Dimension, present: &BTreeSet<usize>, expected: &[String], place: &Place) -> Vec<Diagnostic> {
    let here: BTreeSet<&str> =
        present.iter().filter_map(|index| dimension.members.get(*index)).map(|member| member.id.as_str()).collect();
    let mut missing: Vec<&str> = expected.iter().map(String::as_str).filter(|code| !here.contains(code)).collect();
    let mut problems = Vec::new();
    for member in observed(dimension, present).into_iter().filter(|member| !expected.contains(&member.id)) {
        let near = suggestion::nearest(&member.id, missing.iter().copied());
        // A code misspelt is one mistake, not one member too many and one too few.
        missing.retain(|code| Some(*code) != near);
        let message = format!("`{}` is not among the expected members of `{}`.", member.id, dimension.id);
        let fix = near.map(|near| format!("did you mean `{near}`?"));
        let fix = fix.unwrap_or_else(|| format!("add `{}` to `expects`, or take its rows out", member.id));
        problems.push(Diagnostic::error(code::UNKNOWN_CODE, place.clone(), message).label("expected here").fix(fix));
    }
    if !missing.is_empty() {
        let label = |code: &str| dimension.members.iter().find(|member| member.id == code).map(|member| member.label.as_str());
        let labels: Vec<&str> = missing.iter().map(|code| label(code).unwrap_or(code)).collect();
        let (count, all) = (expected.len() - missing.len(), expected.len());
        let message = format!("{count} of the {all} expected members are here.");
        problems.push(
            Diagnostic::error(code::MEMBERS_MISSING, place.clone(), message)
                .label("expected here")
                .note(format!("missing: {}", named(&labels)))
                .fix("add the rows that are missing, with x where there is no figure"),
        );
    }
    problems
}

/// Members that the header declares and that no row is about.
fn without_figures(dataset: &Dataset, dimension: &Dimension, present: &BTreeSet<usize>) -> Option<Diagnostic> {
    let members = dimension.members.iter().enumerate().filter(|(index, _)| !present.contains(index));
    let labels: Vec<&str> = members.map(|(_, member)| member.label.as_str()).collect();
    let place = dataset.observations.values().next().map(|observation| observation.place.clone())?;
    let message = match labels.as_slice() {
        [] => return None,
        [one] => format!("{one} is a member of `{}`, but has no row.", dimension.id),
        many => format!("{} members of `{}` have no row.", counted_in_digits(many.len()), dimension.id),
    };
    let problem = Diagnostic::error(code::MEMBERS_MISSING, place, message).label("the first row");
    let problem = if labels.len() > 1 { problem.note(format!("without a row: {}", named(&labels))) } else { problem };
    Some(problem.fix("add the rows, with x where there is no figure, or take the members out of the header"))
}

/// For each period the members that have a row in another period and none in this one.
fn ragged(dataset: &Dataset) -> Vec<Diagnostic> {
    let mut by_period: BTreeMap<Period, BTreeMap<&[usize], &Place>> = BTreeMap::new();
    for (key, observation) in dataset.observations.iter().filter(|(key, _)| is_group(dataset, key)) {
        by_period.entry(key.period).or_default().insert(&key.members, &observation.place);
    }
    let all: BTreeSet<&[usize]> = by_period.values().flat_map(|present| present.keys().copied()).collect();
    let problem = |(period, present): (&Period, &BTreeMap<&[usize], &Place>)| {
        let missing: Vec<String> =
            all.iter().filter(|members| !present.contains_key(*members)).map(|members| dataset.member_label(members)).collect();
        let place = present.values().next()?;
        (!missing.is_empty()).then(|| missing_in(*period, &missing, all.len(), place))
    };
    by_period.iter().filter_map(problem).collect()
}

/// Targets and states before need not have a figure in each period.
fn is_group(dataset: &Dataset, key: &Key) -> bool {
    let members = dataset.dimensions.iter().zip(&key.members);
    members.into_iter().all(|(dimension, index)| matches!(dimension.members[*index].role, Role::Observed | Role::Total))
}

fn missing_in(period: Period, missing: &[String], all: usize, place: &Place) -> Diagnostic {
    let labels: Vec<&str> = missing.iter().map(String::as_str).collect();
    let message = match labels.as_slice() {
        [one] => format!("{one} has no row for {period}, but other members have one."),
        many => format!("{} of {} members have no row for {period}.", counted_in_digits(many.len()), counted_in_digits(all)),
    };
    let problem = Diagnostic::error(code::MEMBERS_MISSING, place.clone(), message).label("a row of that period");
    let problem = if labels.len() > 1 { problem.note(format!("without a row: {}", named(&labels))) } else { problem };
    problem.fix("add a row for each, with x where there is no figure, or write  gaps: allowed")
}

fn counted_in_digits(count: usize) -> String {
    plain(Decimal::from(count))
}

/// "Barnet, Hackney and 3 more".
fn named(labels: &[&str]) -> String {
    match labels.len().saturating_sub(MOST_NAMED) {
        0 => suggestion::joined(labels, "and"),
        more => format!("{} and {more} more", labels[..MOST_NAMED].join(", ")),
    }
}
