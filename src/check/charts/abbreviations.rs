//! Does the page write out each abbreviation that a chart uses?

use crate::content::{Directive, Document, Text};
use crate::diag::{Diagnostic, code};
use crate::source::Place;
use std::collections::BTreeMap;

/// Abbreviations that readers know better than what they stand for.
const WELL_KNOWN: [&str; 26] = [
    "AIDS", "BBC", "CO2", "COVID", "DNA", "EU", "GCSE", "GDP", "GP", "HIV", "ID", "II", "III", "IQ", "IT", "MP", "NHS", "OK",
    "PE", "PhD", "TV", "UK", "UN", "US", "USA", "VAT",
];
/// Longer words in capitals are shouted.
const LONGEST: usize = 6;

/// Reports, once each, the abbreviations of a chart that its page does not explain as "Full words (ABC)".
pub(super) fn check(document: &Document, chart: &Directive) -> Vec<Diagnostic> {
    let mut found = BTreeMap::<String, &Place>::new();
    let title = chart.title.words();
    let shows = &chart.shows;
    let sides = [&shows.from, &shows.to, &shows.target].into_iter().flatten().map(|side| side.label.as_str());
    let rows = shows.rows.iter().map(|row| row.label.as_str());
    let notes = shows.notes.iter().map(|note| (note.text.value.as_str(), &note.text.place));
    let labels = sides.chain(rows).map(|label| (label, &chart.id.place));
    for (text, place) in [(title.as_str(), &chart.title_place)].into_iter().chain(labels).chain(notes) {
        for word in abbreviations(text) {
            found.entry(singular(word).to_owned()).or_insert(place);
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let page = words_of(document);
    let unexplained = found.into_iter().filter(|(word, _)| !is_explained(&page, word));
    unexplained.map(|(word, place)| problem(chart, &word, place)).collect()
}

fn problem(chart: &Directive, word: &str, place: &Place) -> Diagnostic {
    let message = format!("The chart `{}` uses \"{word}\", which this page does not write out.", chart.id.value);
    Diagnostic::warning(code::UNEXPLAINED_ABBREVIATION, place.clone(), message)
        .label(format!("uses \"{word}\""))
        .fix(format!("write it out in the chart, or once in the text as  full words ({word})"))
}

/// Words that are abbreviations, and not such as everybody knows.
fn abbreviations(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| is_abbreviation(word) && !WELL_KNOWN.contains(&singular(word)))
}

/// Two capitals or more, that are at least half of the word: `LA`, `DfE`, `LAs`, but not `McKenzie`.
fn is_abbreviation(word: &str) -> bool {
    let (letters, capitals) = (word.chars().count(), word.chars().filter(|c| c.is_uppercase()).count());
    capitals >= 2 && capitals * 2 >= letters && letters <= LONGEST
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|word| word.chars().all(|c| !c.is_lowercase())).unwrap_or(word)
}

/// The text of a page, without its blocks.
fn words_of(document: &Document) -> String {
    let head = [Some(&document.head.title), document.head.summary.as_ref(), Some(&document.body)];
    let descriptions = document.directives.iter().filter_map(|block| block.description.as_ref());
    head.into_iter().flatten().chain(descriptions).map(Text::words).collect::<Vec<_>>().join("\n")
}

/// Whether a page has the abbreviation in brackets right after a word, or its full words in brackets after it.
fn is_explained(page: &str, word: &str) -> bool {
    let in_brackets = [format!("({word})"), format!("({word}s)")];
    let after_words = in_brackets.iter().flat_map(|form| page.match_indices(form.as_str())).any(|(at, _)| {
        let before = page[..at].trim_end();
        before.ends_with(char::is_alphanumeric)
    });
    let before_words = page.match_indices(&format!("{word} (")).any(|(at, found)| {
        let inside = page[at + found.len()..].split(')').next().unwrap_or_default();
        let has_its_initial =
            inside.chars().zip(word.chars()).next().is_some_and(|(one, other)| one.eq_ignore_ascii_case(&other));
        has_its_initial && inside.split_whitespace().count() > 1
    });
    after_words || before_words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_told_from_names_numbers_and_well_known_ones() {
        let found = |text| abbreviations(text).collect::<Vec<_>>();
        assert_eq!(found("Most LAs met the DfE's target for ASGLB, 3 did not"), ["LAs", "DfE", "ASGLB"]);
        assert_eq!(found("McKenzie (UK), the NHS, GPs and 2016/17 in MIDLANDS"), Vec::<&str>::new());
    }

    #[test]
    fn an_abbreviation_is_explained_by_the_words_before_or_after_it() {
        assert!(is_explained("Every local authority (LA) has one.", "LA"));
        assert!(is_explained("All local authorities (LAs) have one.", "LA"));
        assert!(is_explained("The DfE (Department for Education) says so.", "DfE"));
        assert!(!is_explained("The LA (see above) has one (9).", "LA"));
        assert!(!is_explained("(LA) at the start.", "LA"));
    }
}
