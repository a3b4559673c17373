//! Do two datasets give two values for one thing?

use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, Period, figure};
use crate::site::Corpus;
use crate::source::Located;
use crate::statistics::{Cell, Dataset, Reference, counterparts};
use std::collections::BTreeMap;

/// More differences than these are counted.
const MOST_LISTED: usize = 5;

/// A figure with the number of its dataset in the group.
type Numbered<'a> = (usize, Cell<'a>);

/// Reports figures that contradict each other, and names of datasets that lead nowhere.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let datasets: Vec<&Dataset> = corpus.statistics.datasets.values().collect();
    let mut problems: Vec<Diagnostic> = datasets.iter().flat_map(|dataset| unknown(corpus, dataset)).collect();
    problems.extend(datasets.iter().filter_map(|dataset| same_as(corpus, dataset)));
    for differing in groups(&datasets).iter().flat_map(|group| contradictions(group)) {
        let other = differing.first().map_or("", |(_, other)| other.dataset.id.as_str());
        let fix = format!("correct one of them, or write  distinct-from: [{other}]  if they are not the same");
        problems.extend(contradiction(corpus, &differing, fix));
    }
    problems
}

/// Names of datasets that only say what may or may not be compared.
fn unknown(corpus: &Corpus, dataset: &Dataset) -> Vec<Diagnostic> {
    let names = dataset.comparable_with.iter().chain(&dataset.distinct_from);
    let unread = |name: &Located<String>| corpus.is_unread_dataset(&name.value);
    let unknown = names.filter(|name| !unread(name)).filter_map(|name| {
        corpus.statistics.dataset(&name.value).err().map(|fault| fault.diagnose(&name.value, name.place.clone()))
    });
    unknown.collect()
}

/// The figures that are declared to be the same as others.
fn same_as(corpus: &Corpus, dataset: &Dataset) -> Option<Diagnostic> {
    let name = dataset.same_as.as_ref().filter(|name| !corpus.is_about_unread(&name.value))?;
    let pairs = match counterparts(&corpus.statistics, dataset, &name.value) {
        Ok(pairs) => pairs,
        Err(fault) => return Some(super::lost(name, fault)),
    };
    if pairs.is_empty() {
        let message = format!("No figure of `{}` has the same members and period as one here.", name.value);
        let fix = "name a dataset with the same members and periods, or take the line out";
        return Some(
            Diagnostic::error(code::CONFLICTING_FIGURES, name.place.clone(), message).label("nothing the same").fix(fix),
        );
    }
    if pairs[0].0.dataset.unit != pairs[0].1.dataset.unit {
        let (one, other) = (dataset.unit.heading(), pairs[0].1.dataset.unit.heading());
        let message = format!("These cannot be the same figures: one is in {one}, the other in {other}.");
        let fix = "name a dataset in the same unit, or take the line out";
        return Some(Diagnostic::error(code::CONFLICTING_FIGURES, name.place.clone(), message).label("another unit").fix(fix));
    }
    let fix = "correct one of them, or take `same-as` out if they are not the same".to_owned();
    contradiction(corpus, &pairs.into_iter().filter(|(own, other)| differ(own, other)).collect::<Vec<_>>(), fix)
}

/// The datasets that claim to observe the same thing, each group in their order.
fn groups<'a>(datasets: &[&'a Dataset]) -> Vec<Vec<&'a Dataset>> {
    let mut by_name: BTreeMap<(String, String), Vec<Vec<&Dataset>>> = BTreeMap::new();
    for dataset in datasets {
        let groups = by_name.entry((dataset.measure.to_lowercase(), dataset.geography.to_lowercase())).or_default();
        match groups.iter_mut().find(|group| are_alike(group[0], dataset)) {
            Some(group) => group.push(dataset),
            None => groups.push(vec![dataset]),
        }
    }
    by_name.into_values().flatten().collect()
}

fn are_alike(one: &Dataset, other: &Dataset) -> bool {
    one.frequency == other.frequency && one.unit == other.unit && one.basis == other.basis
}

/// Whether the headers of two datasets say that they are the same, which has been compared, or that they are not.
fn is_declared(one: &Dataset, other: &Dataset) -> bool {
    let names = |one: &Dataset, other: &Dataset| {
        let reference = one.same_as.as_ref().and_then(|name| Reference::parse(&name.value).ok());
        let is_same = reference.is_some_and(|reference| reference.dataset == other.id);
        is_same || one.distinct_from.iter().any(|name| name.value == other.id)
    };
    names(one, other) || names(other, one)
}

/// The figures of a group that differ from one with the same names of members and the same period, by pair of datasets.
///
/// Each is told once, against one that it contradicts, so that one wrong figure among many is not told many times.
fn contradictions<'a>(group: &[&'a Dataset]) -> Vec<Vec<(Cell<'a>, Cell<'a>)>> {
    let mut by_thing: BTreeMap<(String, Period), Vec<Numbered<'a>>> = BTreeMap::new();
    // A dataset alone in its group contradicts nobody.
    for (index, dataset) in group.iter().enumerate().filter(|_| group.len() > 1) {
        for (key, observation) in &dataset.observations {
            let cell = Cell { dataset, key: key.clone(), observation };
            by_thing.entry((dataset.member_label(&key.members), key.period)).or_default().push((index, cell));
        }
    }
    let mut differing: BTreeMap<(usize, usize), Vec<(Cell<'a>, Cell<'a>)>> = BTreeMap::new();
    for ((one, own), (other, twin)) in by_thing.into_values().flat_map(first_differences) {
        differing.entry((one, other)).or_default().push((own, twin));
    }
    for cells in differing.values_mut() {
        cells.sort_by(|(one, _), (other, _)| one.key.cmp(&other.key));
    }
    differing.into_values().collect()
}

/// For each figure of one thing one before it that it contradicts.
fn first_differences<'a>(cells: Vec<Numbered<'a>>) -> Vec<(Numbered<'a>, Numbered<'a>)> {
    // Figures that say the same are compared as one.
    let mut earlier: BTreeMap<(Option<Decimal>, Decimal), Vec<Numbered<'a>>> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, cell) in cells {
        let others = earlier.values().filter(|same| differ(&same[0].1, &cell)).flatten();
        let other = others.filter(|(other, _)| *other != index).find(|(_, other)| !is_declared(other.dataset, cell.dataset));
        found.extend(other.map(|other| (other.clone(), (index, cell.clone()))));
        earlier.entry((cell.number(), half_step(&cell))).or_default().push((index, cell));
    }
    found
}

/// Whether two published figures cannot come from one number.
fn differ(one: &Cell<'_>, other: &Cell<'_>) -> bool {
    let (Some(a), Some(b)) = (one.number(), other.number()) else { return false };
    let (half_a, half_b) = (half_step(one), half_step(other));
    let Some(gap) = a.checked_sub(b).map(|gap| gap.abs()) else { return true };
    let reach = half_a.checked_add(half_b).unwrap_or(Decimal::MAX);
    // Halves are rounded up, so an exact number may lie half a step below a rounded one, but not above it.
    let half_of_lower = if a < b { half_a } else { half_b };
    gap > reach || (gap == reach && !half_of_lower.is_zero())
}

fn half_step(cell: &Cell<'_>) -> Decimal {
    cell.number().map(|value| cell.dataset.rounding.half_step(value)).unwrap_or_default()
}

/// One problem for all differences of two datasets.
fn contradiction(corpus: &Corpus, differing: &[(Cell<'_>, Cell<'_>)], fix: String) -> Option<Diagnostic> {
    let (own, other) = differing.first()?;
    let (one, another) = (&own.dataset.id, &other.dataset.id);
    let message = format!("`{one}` says {}, but `{another}` says {} of the same thing.", print(own), print(other));
    let named = |cell: &Cell<'_>| format!("{} for {}", print(cell), cell.dataset.label(&cell.key));
    let problem = Diagnostic::error(code::CONFLICTING_FIGURES, own.observation.place.clone(), message)
        .label(named(own))
        .also(other.observation.place.clone(), named(other));
    let problem = [own, other].into_iter().fold(problem, |problem, cell| match source(corpus, cell) {
        Some(source) => problem.note(format!("source of `{}`: {source}", cell.dataset.id)),
        None => problem,
    });
    let problem = more(differing).into_iter().fold(problem, Diagnostic::note);
    Some(problem.fix(fix))
}

/// The differences after the first.
fn more(differing: &[(Cell<'_>, Cell<'_>)]) -> Option<String> {
    let rest = &differing[1..];
    let listed: Vec<String> = rest
        .iter()
        .take(MOST_LISTED)
        .map(|(own, other)| format!("{} and {} for {}", print(own), print(other), own.dataset.label(&own.key)))
        .collect();
    match rest.len().saturating_sub(MOST_LISTED) {
        _ if rest.is_empty() => None,
        0 => Some(format!("also: {}", listed.join("; "))),
        others => Some(format!("also: {}; and {others} more", listed.join("; "))),
    }
}

fn print(cell: &Cell<'_>) -> String {
    cell.number().map_or_else(String::new, |number| figure(number, &cell.dataset.unit))
}

fn source(corpus: &Corpus, cell: &Cell<'_>) -> Option<String> {
    let source = corpus.statistics.sources.get(&cell.dataset.source.as_ref()?.value)?;
    Some(format!("{}, {}", source.title, source.publisher))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;
    use crate::statistics::schema;

    fn dataset(id: &str, value: u32, rest: &str) -> Dataset {
        let text = format!(
            "title: T\nmeasure: children\nunit: {{ one: child, other: children }}\nperiod: calendar-year\ngeography: E\n\
             source: s\n{rest}\nrows: {{ 2025: {value} }}\n"
        );
        let path = format!("data/statistics/{id}.yaml");
        let source = SourceText::from_bytes(&path.as_str().into(), text.as_bytes()).unwrap();
        schema::read(&source, &crate::statistics::Tables::new()).0.unwrap()
    }

    fn told(datasets: &[Dataset]) -> Vec<String> {
        let all: Vec<&Dataset> = datasets.iter().collect();
        let pairs = groups(&all).iter().flat_map(|group| contradictions(group)).collect::<Vec<_>>();
        let name = |cells: &Vec<(Cell<'_>, Cell<'_>)>| format!("{} {}", cells[0].0.dataset.id, cells[0].1.dataset.id);
        pairs.iter().map(name).collect()
    }

    #[test]
    fn a_figure_is_told_once_however_many_it_contradicts() {
        let datasets = [dataset("a", 10, ""), dataset("b", 10, ""), dataset("c", 11, ""), dataset("d", 10, "")];
        assert_eq!(told(&datasets), ["a c", "c d"]);
    }

    #[test]
    fn figures_that_agree_with_a_third_may_still_contradict_each_other() {
        let rounded = dataset("a", 20, "rounding: { to: 10 }");
        assert_eq!(told(&[rounded, dataset("b", 18, ""), dataset("c", 22, "")]), ["b c"]);
    }

    #[test]
    fn what_is_said_to_be_distinct_from_one_is_still_compared_with_the_others() {
        let datasets = [dataset("a", 10, ""), dataset("b", 10, ""), dataset("c", 11, "distinct-from: [a]")];
        assert_eq!(told(&datasets), ["b c"]);
    }
}
