//! Which of the author's lines a report may quote, and where those of tables come from.

use crate::check::numbers::Number;
use crate::diag::{Diagnostic, code};
use crate::source::{Place, Quote, TableFile, Tree, quote};
use crate::statistics::{is_personal, names_people, schema};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The lines of tables that problems name, each table read once more for all of them.
pub(super) fn of_tables(tree: &Tree, problems: &[Diagnostic]) -> BTreeMap<Place, Quote<'static>> {
    let mut wanted = BTreeMap::<&Arc<str>, BTreeSet<Place>>::new();
    for place in places(problems).filter(|place| tree.tables.contains_key(&place.file)) {
        wanted.entry(&place.file).or_default().insert(place.clone());
    }
    wanted.into_iter().flat_map(|(file, places)| quote::of_table(&tree.tables[file], &places)).collect()
}

/// The files with problems whose lines are named and not quoted: they hold counts that are protected, or single people.
pub(super) fn hidden(tree: &Tree, problems: &[Diagnostic], quotes: &BTreeMap<Place, Quote<'_>>) -> BTreeSet<Arc<str>> {
    let is_about_people = |problem: &&Diagnostic| problem.code == code::PERSONAL_DATA;
    let mut hidden: BTreeSet<Arc<str>> =
        problems.iter().filter(is_about_people).filter_map(|problem| Some(problem.place.as_ref()?.file.clone())).collect();
    hidden.extend(quotes.iter().filter(|(_, quote)| names_people(&quote.text)).map(|(place, _)| place.file.clone()));
    let files: BTreeSet<&Arc<str>> = places(problems).map(|place| &place.file).collect();
    let in_data = files.into_iter().filter(|file| file.starts_with(schema::FOLDER));
    hidden.extend(in_data.filter(|file| holds_counts(tree, file) || holds_people(tree, file)).cloned());
    hidden
}

/// The lines that hold what a confidential problem is about, which no other problem quotes either.
pub(super) fn secret_lines(tree: &Tree, problems: &[Diagnostic]) -> BTreeSet<(Arc<str>, usize)> {
    let secret = problems.iter().filter(|problem| problem.is_confidential).filter_map(|problem| problem.place.as_ref());
    let lines = secret.filter_map(|place| {
        let source = tree.texts.get(&place.file)?;
        let [first, last] = [place.start, place.end].map(|at| source.line_column(at).line);
        Some((first..=last).map(|line| (place.file.clone(), line)))
    });
    lines.flatten().collect()
}

/// Takes what hidden files hold out of the words about them: numbers and personal data, where they are quoted.
pub(super) fn silence(problems: &mut [Diagnostic], hidden: &BTreeSet<Arc<str>>) {
    let is_about_hidden = |problem: &&mut Diagnostic| problem.place.as_ref().is_some_and(|place| hidden.contains(&place.file));
    for problem in problems.iter_mut().filter(is_about_hidden) {
        problem.message = silenced(&problem.message);
        problem.notes.iter_mut().for_each(|note| *note = silenced(note));
        problem.fix = problem.fix.as_deref().map(silenced);
    }
}

/// Takes what hidden files hold out of the list of numbers: that they are there may be told.
pub(super) fn silenced_numbers(mut numbers: Vec<Number>, hidden: &BTreeSet<Arc<str>>) -> Vec<Number> {
    for number in numbers.iter_mut().filter(|number| hidden.contains(&number.place.file)) {
        number.words.clear();
        number.exact = None;
        number.working = None;
        number.reason = number.reason.as_deref().map(silenced);
    }
    numbers
}

fn silenced(text: &str) -> String {
    ['`', '"'].into_iter().fold(text.to_owned(), |text, mark| {
        let parts = text.split(mark).enumerate();
        let parts = parts.map(|(at, part)| if at % 2 == 1 && is_telling(part) { "\u{2026}" } else { part });
        parts.collect::<Vec<_>>().join(&mark.to_string())
    })
}

/// Whether a quotation may be a figure or about a person; years are neither.
fn is_telling(quoted: &str) -> bool {
    let number = quoted.trim_start_matches(['-', '\u{2212}', '(', '\u{a3}']);
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let is_year = digits == 4 && (number.starts_with("19") || number.starts_with("20"));
    digits > 0 && !is_year || is_personal(quoted)
}

fn places(problems: &[Diagnostic]) -> impl Iterator<Item = &Place> {
    problems.iter().flat_map(|problem| problem.place.iter().chain(problem.also.iter().map(|(place, _)| place)))
}

/// Whether a file holds counts that its dataset protects.
fn holds_counts(tree: &Tree, file: &Arc<str>) -> bool {
    let Some(name) = file.strip_prefix(schema::FOLDER) else { return false };
    let datasets = tree.texts.values().filter(|source| source.path.starts_with(schema::FOLDER));
    let mut protected = datasets.filter(|source| schema::protects(&source.text));
    protected.any(|source| source.path == *file || source.text.contains(name))
}

/// Whether a dataset has a line about a single person, or a table a column of such, used or not.
fn holds_people(tree: &Tree, file: &Arc<str>) -> bool {
    let in_head = |table: &TableFile| {
        let head = quote::of_table(table, &BTreeSet::from([Place::new(file, 0..0)]));
        head.into_values().any(|line| names_people(&line.text))
    };
    let in_text = tree.texts.get(file).is_some_and(|source| source.text.lines().any(names_people));
    in_text || tree.tables.get(file).is_some_and(in_head)
}
