//! Which of the author's lines a report may quote, and where those of tables come from.

use crate::diag::Diagnostic;
use crate::source::{Place, Quote, SourceText, Tree, quote};
use crate::statistics::schema;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The lines of tables that problems name, each table read once more for all of them.
pub(super) fn of_tables(tree: &Tree, problems: &[Diagnostic]) -> BTreeMap<Place, Quote<'static>> {
    let places = problems.iter().flat_map(|problem| problem.place.iter().chain(problem.also.iter().map(|(place, _)| place)));
    let mut wanted = BTreeMap::<&Arc<str>, BTreeSet<Place>>::new();
    for place in places.filter(|place| tree.tables.contains_key(&place.file)) {
        wanted.entry(&place.file).or_default().insert(place.clone());
    }
    wanted.into_iter().flat_map(|(file, places)| quote::of_table(&tree.tables[file], &places)).collect()
}

/// Whether a file holds counts that its dataset protects, so that its lines are named and not quoted.
///
/// By the words of the dataset, because one that cannot be read is protected as well.
pub(super) fn is_hidden(tree: &Tree, file: &Arc<str>) -> bool {
    let Some(name) = file.strip_prefix(schema::FOLDER) else { return false };
    let protects =
        |source: &&SourceText| source.text.lines().any(|line| line.starts_with("disclosure:") && !line.ends_with("none"));
    let datasets = tree.texts.values().filter(|source| source.path.starts_with(schema::FOLDER));
    datasets.filter(protects).any(|source| source.path == *file || source.text.contains(name))
}
