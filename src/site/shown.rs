//! What a page shows of the data: each sentence, chart, table, tile and comparison with the figures behind it.
//!
//! [`super::usage`] knows datasets by page; here each single observation is known.

use super::corpus::Corpus;
use crate::claim::Figure;
use crate::content::directive::Kind;
use crate::content::{Directive, Document, Ref, Target};
use crate::source::{Located, Place};
use crate::statistics::{Key, Reference};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the data give for each bound phrase.
///
/// All that decides a figure is its key: the same change is −500 for "fell by 500" and −12.1 for "12%", and a word
/// in the sentence round a phrase can turn one into the other.
#[derive(Debug, Default)]
pub struct Claims(BTreeMap<Said, Figure>);

/// A reference and the words round it, as typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    name: String,
    phrase: String,
    before: String,
    after: String,
    because: Option<String>,
}

/// One thing that shows figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// What it is.
    pub shape: Shape,
    /// Where its author names the figures.
    pub place: Place,
    /// The figures, each with the id of its dataset.
    pub figures: Vec<(String, Key)>,
}

/// What shows a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A bound phrase.
    Sentence,
    /// A chart, with its title; its description, table and files show the same.
    Chart(String),
    /// A table, with its title.
    Table(String),
    /// A headline tile.
    Tile,
    /// A row of results side by side.
    Comparison,
}

impl Claims {
    /// What the data give for a reference; nothing if it is bound to no number.
    #[must_use]
    pub fn get(&self, reference: &Ref) -> Option<&Figure> {
        self.0.get(&Said::of(reference)?)
    }

    /// Keeps what the data give for a reference.
    pub fn insert(&mut self, reference: &Ref, figure: Figure) {
        if let Some(said) = Said::of(reference) {
            self.0.insert(said, figure);
        }
    }
}

impl Said {
    fn of(reference: &Ref) -> Option<Self> {
        let Target::Statistic(name) = &reference.target else { return None };
        let Ref { phrase, before, after, because, .. } = reference.clone();
        Some(Self { name: name.clone(), phrase, before, after, because })
    }
}

/// Everything on a page that shows figures, the recommendations that it prints included.
#[must_use]
pub fn on_page(corpus: &Corpus, claims: &Claims, document: &Document) -> Vec<Shown> {
    let mut shown = sentences(claims, &document.refs);
    let blocks = document.directives.iter().flat_map(|block| block.names().map(move |name| (shape(block), name)));
    shown.extend(blocks.map(|(shape, name)| of_name(corpus, shape, name)));
    shown.extend(document.tile_names().into_iter().map(|name| of_name(corpus, Shape::Tile, name)));
    shown.extend(document.comparison_names().into_iter().map(|name| of_name(corpus, Shape::Comparison, name)));
    let register = document.register().and_then(|id| corpus.registers.get(&id.value));
    shown.extend(register.into_iter().flat_map(|register| in_fragments(corpus, claims, &register.file)));
    shown
}

/// Every sentence of a file that stands outside pages: notes of a dataset, recommendations.
#[must_use]
pub fn in_fragments(corpus: &Corpus, claims: &Claims, file: &Arc<str>) -> Vec<Shown> {
    let fragments = corpus.fragments.iter().filter(|(place, _)| place.file == *file);
    fragments.flat_map(|(_, fragment)| sentences(claims, &fragment.refs)).collect()
}

fn sentences(claims: &Claims, refs: &[Ref]) -> Vec<Shown> {
    let bound = refs.iter().filter_map(|reference| {
        let figure = claims.get(reference)?;
        Some(Shown { shape: Shape::Sentence, place: reference.place.clone(), figures: figure.used.clone() })
    });
    bound.collect()
}

fn shape(block: &Directive) -> Shape {
    match block.kind {
        Kind::Table => Shape::Table(block.title.words()),
        _ => Shape::Chart(block.title.words()),
    }
}

/// A name outside sentences gives all figures of the series that it leads to; what leads nowhere has been reported.
fn of_name(corpus: &Corpus, shape: Shape, name: &Located<String>) -> Shown {
    let series = Reference::parse(&name.value).ok().and_then(|reference| corpus.statistics.series(&reference).ok());
    let figures = series.into_iter().flatten().flat_map(|series| {
        let observed = series.cells.iter().filter(|(_, observation)| observation.is_some());
        let keys = observed.map(|(period, _)| Key { members: series.members.clone(), period: *period });
        keys.map(|key| (series.dataset.id.clone(), key)).collect::<Vec<_>>()
    });
    Shown { shape, place: name.place.clone(), figures: figures.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content;
    use crate::number::{Frequency, Period};
    use crate::source::SourceText;

    #[test]
    fn the_same_phrase_in_another_sentence_keeps_its_own_figure() {
        let text = b"---\ntitle: A\n---\nIt rose by [2](stat:a). It fell by [2](stat:a).\n";
        let source = SourceText::from_bytes(&"content/a.md".into(), text).unwrap();
        let refs = content::read(&source).0.unwrap().refs;
        let mut claims = Claims::default();
        for (reference, exact) in refs.iter().zip(["up 2", "down 2"]) {
            let key = Key { members: Vec::new(), period: Period::read("2025", Frequency::CalendarYear).unwrap() };
            let (printed, period, dataset) = (String::new(), String::new(), "a".to_owned());
            let (value, exact, used) = (2.into(), exact.to_owned(), Vec::new());
            claims.insert(
                reference,
                Figure { value, spelt: None, printed, exact, working: None, because: None, period, dataset, key, used },
            );
        }
        assert_eq!(
            refs.iter().map(|reference| claims.get(reference).unwrap().exact.as_str()).collect::<Vec<_>>(),
            ["up 2", "down 2"]
        );
    }
}
