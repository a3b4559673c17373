//! Who uses what: the pages on which each dataset appears, with the phrases that quote it.

use super::corpus::Corpus;
use crate::content::{Document, Target};
use crate::statistics::Reference;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Pages by dataset id; for each page the phrases that are bound to the dataset, in reading order.
pub type Usage = BTreeMap<String, BTreeMap<Arc<str>, Vec<String>>>;

/// Lists the uses of every dataset.
#[must_use]
pub fn usage(corpus: &Corpus) -> Usage {
    let mut usage = Usage::new();
    for document in corpus.documents.values() {
        for (dataset, phrase) in uses(document) {
            let phrases = usage.entry(dataset).or_default().entry(document.path.clone()).or_default();
            phrases.extend(phrase.filter(|phrase| !phrase.is_empty()));
        }
    }
    usage
}

/// Every dataset that a page names, with the phrase where there is one.
fn uses(document: &Document) -> impl Iterator<Item = (String, Option<String>)> {
    let claims = document.refs.iter().flat_map(|reference| {
        let names = match &reference.target {
            Target::Statistic(text) => datasets_of(text).into_iter().map(|id| (id, Some(reference.phrase.clone()))).collect(),
            Target::Dataset(id) => vec![(id.clone(), None)],
            _ => Vec::new(),
        };
        names.into_iter()
    });
    let series = document.names_outside_sentences().flat_map(|name| datasets_of(&name.value)).map(|id| (id, None));
    claims.chain(series)
}

/// The dataset that a name of a number begins with, and the one it is compared with.
fn datasets_of(name: &str) -> Vec<String> {
    let Ok(reference) = Reference::parse(name) else { return Vec::new() };
    let other = match &reference.question {
        // A member of the same dataset may stand there too, and is no dataset that anyone looks up.
        Some((word, Some(argument))) if matches!(word.as_str(), "vs" | "of") => Reference::parse(argument).ok(),
        _ => None,
    };
    let ids = [Some(reference.dataset), other.map(|other| other.dataset)];
    ids.into_iter().flatten().collect()
}
