//! The columns of a dataset's files: for each dimension a code and a label, then period, value and what qualifies it.

use crate::number::{Decimal, PartialDate};
use crate::statistics::{Dataset, Key, Observation, Value};

/// One column of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Its name in the header.
    pub(super) name: String,
    /// Its name as a variable of an address template, which knows letters, digits and low lines.
    pub(super) variable: String,
    /// What stands in it.
    pub(super) content: Content,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// The code of the member in a dimension.
    Code(usize),
    /// Its label.
    Label(usize),
    /// The period.
    Period,
    /// When the figure was released; only in files of earlier releases.
    Released,
    /// The exact number, or the bare code of why there is none.
    Value,
    /// The codes of all statuses, with a space between them.
    Status,
    /// The lower limit of the confidence interval.
    Low,
    /// The upper limit.
    High,
    /// A remark.
    Note,
}

/// An observation on its way into a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) key: &'a Key,
    pub(super) observation: &'a Observation,
    pub(super) released: Option<PartialDate>,
}

/// The columns that these entries need; a dimension may have the name of a fixed column, and then gives way.
pub(super) fn columns(dataset: &Dataset, entries: &[Entry<'_>]) -> Vec<Column> {
    let any = |has: fn(&Entry<'_>) -> bool| entries.iter().any(has);
    let has_interval = any(|entry| entry.observation.interval.is_some());
    let fixed = [
        (Content::Period, "period", true),
        (Content::Released, "released", any(|entry| entry.released.is_some())),
        (Content::Value, "value", true),
        (Content::Status, "status", true),
        (Content::Low, "low", has_interval),
        (Content::High, "high", has_interval),
        (Content::Note, "note", any(|entry| entry.observation.note.is_some())),
    ];
    let mut taken: Vec<String> = fixed.iter().map(|(_, name, _)| (*name).to_owned()).collect();
    let mut columns = Vec::new();
    for (index, dimension) in dataset.dimensions.iter().enumerate() {
        for (name, content) in
            [(format!("{}_code", dimension.id), Content::Code(index)), (dimension.id.clone(), Content::Label(index))]
        {
            let name = free(name, &taken);
            // Most names are variables already.
            let variable = if variable(&name) == name { name.clone() } else { free(variable(&name), &taken) };
            taken.extend([name.clone(), variable.clone()]);
            columns.push(Column { name, variable, content });
        }
    }
    let used = fixed.into_iter().filter(|(_, _, is_used)| *is_used);
    columns.extend(used.map(|(content, name, _)| Column { name: name.to_owned(), variable: name.to_owned(), content }));
    columns
}

/// What stands in a column for an observation; empty where there is nothing.
pub(super) fn text(dataset: &Dataset, content: Content, entry: &Entry<'_>) -> String {
    let member = |index: usize| &dataset.dimensions[index].members[entry.key.members[index]];
    let limit = |limit: Option<Decimal>| limit.map(plain).unwrap_or_default();
    let Observation { value, interval, note, .. } = entry.observation;
    match content {
        Content::Code(index) => member(index).id.clone(),
        Content::Label(index) => member(index).label.clone(),
        Content::Period => entry.key.period.key(),
        Content::Released => entry.released.map(PartialDate::iso).unwrap_or_default(),
        Content::Value => match value {
            Value::Number(number) => plain(*number),
            Value::Missing(shorthand) => bare(shorthand.code()).to_owned(),
        },
        Content::Status => statuses(entry.observation).join(" "),
        Content::Low => limit(interval.map(|interval| interval.0)),
        Content::High => limit(interval.map(|interval| interval.1)),
        Content::Note => note.clone().unwrap_or_default(),
    }
}

/// The codes of all statuses, without brackets.
pub(super) fn statuses(observation: &Observation) -> Vec<&'static str> {
    observation.statuses.iter().map(|status| bare(status.code())).collect()
}

/// The codes that stand in the value column, without brackets, in alphabetical order.
pub(super) fn codes_of_values(entries: &[Entry<'_>]) -> Vec<&'static str> {
    let codes = entries.iter().filter_map(|entry| match entry.observation.value {
        Value::Missing(shorthand) => Some(bare(shorthand.code())),
        Value::Number(_) => None,
    });
    codes.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
}

/// The observations of a dataset.
pub(super) fn entries(dataset: &Dataset) -> Vec<Entry<'_>> {
    dataset.observations.iter().map(|(key, observation)| Entry { key, observation, released: None }).collect()
}

/// The revised figures, release by release, and last as they are now.
pub(super) fn entries_of_vintages(dataset: &Dataset, now: Option<PartialDate>) -> Vec<Entry<'_>> {
    let earlier = dataset.vintages.iter().flat_map(|vintage| {
        let released = Some(vintage.released.value);
        vintage.observations.iter().map(move |(key, observation)| Entry { key, observation, released })
    });
    let is_revised = |key: &Key| dataset.vintages.iter().any(|vintage| vintage.observations.contains_key(key));
    let current = dataset.observations.iter().filter(|(key, _)| now.is_some() && is_revised(key));
    let mut entries: Vec<Entry<'_>> =
        earlier.chain(current.map(|(key, observation)| Entry { key, observation, released: now })).collect();
    entries.sort_by_key(|entry| (entry.key, entry.released));
    entries
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

/// A code without its brackets.
pub(super) fn bare(code: &'static str) -> &'static str {
    code.trim_matches(['[', ']'])
}

fn variable(name: &str) -> String {
    let safe = name.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    format!("{}{safe}", if safe.starts_with('_') { "column" } else { "" })
}

/// The name, with a number after it while others have it.
fn free(name: String, taken: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| !taken.contains(name)).unwrap_or(name)
}
