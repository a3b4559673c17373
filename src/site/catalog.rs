//! Who lives where: every page that will exist, its outline, and who else wanted its address.

use super::corpus::Corpus;
use super::permalink::{RESERVED, Route};
use super::taxonomy::{self, Topics};
use crate::content::markdown::slug;
use crate::source::Place;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Every page of the site by name and by address.
#[derive(Debug)]
pub struct Catalog {
    /// Route of each document, by its path.
    pub pages: BTreeMap<Arc<str>, Route>,
    /// Pages of folders, by address: what stands above other pages.
    pub sections: BTreeMap<String, Arc<str>>,
    /// Pages and datasets by topic.
    pub topics: Topics,
    /// Where each recommendation is printed: the page, by recommendation id.
    pub recommendations: BTreeMap<String, Arc<str>>,
    /// Addresses that more than one file wants, with those that want them.
    pub conflicts: Vec<Conflict>,
}

/// Two files that want one address.
#[derive(Debug, Clone)]
pub struct Conflict {
    /// The address.
    pub address: String,
    /// Who has it; nothing when the site needs it for itself.
    pub first: Option<Place>,
    /// Who wants it too.
    pub second: Place,
}

impl Catalog {
    /// Lists who lives where.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let pages: BTreeMap<Arc<str>, Route> =
            corpus.documents.values().map(|document| (document.path.clone(), Route::of(document))).collect();
        let conflicts = conflicts(corpus, &pages);
        let of_folders = pages.iter().filter(|(path, _)| path.ends_with("/_index.md"));
        let sections = of_folders.map(|(path, route)| (route.address().to_owned(), path.clone())).collect();
        Self { topics: taxonomy::topics(corpus), recommendations: recommendations(corpus), pages, sections, conflicts }
    }

    /// The name of a topic as it was first written, for any spelling of it.
    #[must_use]
    pub fn topic_name<'a>(&'a self, written: &'a str) -> &'a str {
        self.topics.get(&slug(written)).map_or(written, |topic| topic.name.as_str())
    }

    /// The anchor of a recommendation on the page that prints it.
    #[must_use]
    pub fn recommendation_anchor(id: &str) -> String {
        format!("recommendation-{id}")
    }
}

fn conflicts(corpus: &Corpus, pages: &BTreeMap<Arc<str>, Route>) -> Vec<Conflict> {
    let mut owners: BTreeMap<String, Place> = BTreeMap::new();
    let mut found = Vec::new();
    for (path, route) in pages {
        let place = corpus.documents[path]
            .head
            .slug
            .as_ref()
            .map_or_else(|| corpus.documents[path].head.place.clone(), |slug| slug.place.clone());
        // Case is folded, because some file systems cannot tell `Report` from `report`.
        let address = route.address().to_lowercase();
        let first_part = address.split('/').next().unwrap_or("");
        if RESERVED.contains(&first_part) {
            found.push(Conflict { address, first: None, second: place });
        } else if let Some(first) = owners.get(&address) {
            // A folder's own page cannot be moved, so the other one is told to.
            let (first, second) = if path.ends_with("/_index.md") { (place, first.clone()) } else { (first.clone(), place) };
            found.push(Conflict { address, first: Some(first), second });
        } else {
            owners.insert(address, place);
        }
    }
    found
}

fn recommendations(corpus: &Corpus) -> BTreeMap<String, Arc<str>> {
    let printed = corpus.documents.values().filter_map(|document| {
        let register = corpus.registers.get(&document.register()?.value)?;
        Some(register.recommendations.iter().map(|recommendation| (recommendation.id.value.clone(), document.path.clone())))
    });
    printed.flatten().collect()
}
