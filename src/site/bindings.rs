//! What every reference of the site leads to, bound once for the checks and for rendering alike.

use super::catalog::Catalog;
use super::corpus::Corpus;
use super::resolve::{Resolution, resolve};
use crate::content::Document;
use crate::source::Place;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One resolution a reference, in the order in which texts name them.
#[derive(Debug, Default)]
pub struct Bindings {
    documents: BTreeMap<Arc<str>, Vec<Resolution>>,
    fragments: BTreeMap<Place, Vec<Resolution>>,
}

impl Bindings {
    /// Binds every reference of pages and of texts outside pages.
    #[must_use]
    pub fn new(corpus: &Corpus, catalog: &Catalog) -> Self {
        let bound = |document: &Document| resolve(corpus, catalog, Some(document), &document.refs);
        let documents = corpus.documents.values().map(|document| (document.path.clone(), bound(document)));
        let fragments = corpus.fragments.iter();
        Self {
            documents: documents.collect(),
            fragments: fragments
                .map(|(place, fragment)| (place.clone(), resolve(corpus, catalog, None, &fragment.refs)))
                .collect(),
        }
    }

    /// What the references of a page lead to.
    #[must_use]
    pub fn of_document(&self, document: &Document) -> &[Resolution] {
        self.documents.get(&document.path).map_or(&[], Vec::as_slice)
    }

    /// What the references of a text outside pages lead to, by where it is written.
    #[must_use]
    pub fn of_fragment(&self, place: &Place) -> &[Resolution] {
        self.fragments.get(place).map_or(&[], Vec::as_slice)
    }
}
