//! The same thing in two datasets: figures matched by their members and periods.

use super::dataset::{Dataset, Key, Member};
use super::fault::LookupFault;
use super::lookup::{Cell, Series, Statistics};
use super::reference::Reference;
use std::collections::{BTreeMap, BTreeSet};

/// For each figure of a dataset the one at the same members and period below a name of another.
///
/// Members are the same if their codes or their labels are.
///
/// # Errors
/// See [`LookupFault`]; [`LookupFault::Open`] if a figure has several counterparts.
pub fn counterparts<'a>(
    statistics: &'a Statistics,
    dataset: &'a Dataset,
    name: &str,
) -> Result<Vec<(Cell<'a>, Cell<'a>)>, LookupFault> {
    let reference = Reference::parse(name).map_err(LookupFault::Unreadable)?;
    let others = statistics.series(&reference)?;
    let by_name = by_name(&others);
    let mut matched: BTreeMap<&[usize], Option<&Series<'a>>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (key, observation) in &dataset.observations {
        let members = key.members.as_slice();
        let other = match matched.get(members) {
            Some(other) => *other,
            None => *matched.entry(members).or_insert(counterpart(dataset, members, &near(dataset, members, &others, &by_name))?),
        };
        let found = other.and_then(|other| Some((other, at(other, key)?)));
        if let Some((other, found)) = found {
            let own = Cell { dataset, key: key.clone(), observation };
            let key = Key { members: other.members.clone(), period: key.period };
            pairs.push((own, Cell { dataset: other.dataset, key, observation: found }));
        }
    }
    Ok(pairs)
}

fn at<'a>(series: &Series<'a>, key: &Key) -> Option<&'a super::Observation> {
    series.cells.iter().find(|cell| cell.0 == key.period)?.1
}

/// Series by the codes and labels of their members.
type ByName<'s, 'a> = BTreeMap<&'a str, Vec<&'s Series<'a>>>;

fn by_name<'s, 'a>(others: &'s [Series<'a>]) -> ByName<'s, 'a> {
    let mut by_name = ByName::new();
    for other in others {
        let members = other.dataset.dimensions.iter().zip(&other.members).map(|(dimension, index)| &dimension.members[*index]);
        for name in members.flat_map(|member| BTreeSet::from([member.id.as_str(), member.label.as_str()])) {
            by_name.entry(name).or_default().push(other);
        }
    }
    by_name
}

/// The series that have the rarest of some members, so that a large dataset is not compared series by series.
fn near<'s, 'a>(dataset: &Dataset, members: &[usize], others: &'s [Series<'a>], by_name: &ByName<'s, 'a>) -> Vec<&'s Series<'a>> {
    let with = |name: &str| by_name.get(name).map_or(&[][..], Vec::as_slice);
    let named = telling(dataset, members).map(|member| (with(&member.id), with(&member.label)));
    let rarest = named.min_by_key(|(by_code, by_label)| by_code.len() + by_label.len());
    let Some((by_code, by_label)) = rarest else { return others.iter().collect() };
    let near: BTreeMap<&[usize], &Series<'a>> =
        by_code.iter().chain(by_label).map(|series| (series.members.as_slice(), *series)).collect();
    near.into_values().collect()
}

/// The members at a key; a dimension of one member says nothing.
fn telling<'d>(dataset: &'d Dataset, members: &'d [usize]) -> impl Iterator<Item = &'d Member> {
    let several = dataset.dimensions.iter().zip(members).filter(|(dimension, _)| dimension.members.len() > 1);
    several.map(|(dimension, index)| &dimension.members[*index])
}

/// The one series that has all members of a key.
fn counterpart<'s, 'a>(
    dataset: &Dataset,
    members: &[usize],
    others: &[&'s Series<'a>],
) -> Result<Option<&'s Series<'a>>, LookupFault> {
    let mut found = others.iter().copied().filter(|other| has_all(dataset, members, other));
    let (first, second) = (found.next(), found.next());
    let (Some(one), Some(another)) = (first, second) else { return Ok(first) };
    let dimensions = one.dataset.dimensions.iter().zip(one.members.iter().zip(&another.members));
    let open = dimensions.filter(|(_, (one, another))| one != another).map(|(dimension, _)| dimension).next();
    let Some(open) = open else { return Ok(first) };
    Err(LookupFault::Open(open.id.clone(), open.members.iter().map(|member| member.id.clone()).collect()))
}

/// Whether a series has each of some members.
fn has_all(dataset: &Dataset, members: &[usize], other: &Series<'_>) -> bool {
    telling(dataset, members).all(|own| {
        let theirs = other.dataset.dimensions.iter().zip(&other.members);
        theirs.map(|(dimension, index)| &dimension.members[*index]).any(|their| their.id == own.id || their.label == own.label)
    })
}
