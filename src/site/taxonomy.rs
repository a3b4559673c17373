//! The taxonomy `topics`: which pages and datasets are about what, and the order of lists.

use super::corpus::Corpus;
use crate::content::Document;
use crate::content::markdown::slug;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Topics by slug.
pub type Topics = BTreeMap<String, Topic>;

/// One topic.
#[derive(Debug, Clone, Default)]
pub struct Topic {
    /// The name as first written.
    pub name: String,
    /// Its pages, in the order of lists.
    pub pages: Vec<Arc<str>>,
    /// Its datasets that may be shown, by id.
    pub datasets: BTreeSet<String>,
}

/// Groups pages and datasets by topic; spellings that differ only in case or accents of punctuation are one topic.
#[must_use]
pub fn topics(corpus: &Corpus) -> Topics {
    let mut topics = Topics::new();
    for document in newest_first(corpus.documents.values()) {
        for topic in &document.head.topics {
            let pages = &mut named(&mut topics, &topic.value).pages;
            if !pages.contains(&document.path) {
                pages.push(document.path.clone());
            }
        }
    }
    for dataset in corpus.released() {
        for topic in &dataset.topics {
            named(&mut topics, &topic.value).datasets.insert(dataset.id.clone());
        }
    }
    topics
}

fn named<'a>(topics: &'a mut Topics, name: &str) -> &'a mut Topic {
    topics.entry(slug(name)).or_insert_with(|| Topic { name: name.to_owned(), ..Topic::default() })
}

/// The pages of a folder: those in it, and the own pages of the folders in it.
#[must_use]
pub fn children<'a>(corpus: &'a Corpus, section: &str) -> Vec<&'a Document> {
    let folder = section.strip_suffix("_index.md").unwrap_or(section);
    let is_child = |document: &&Document| {
        let inner = document.path.strip_prefix(folder).unwrap_or("");
        let depth = inner.matches('/').count();
        !inner.is_empty() && inner != "_index.md" && (depth == 0 || (depth == 1 && inner.ends_with("/_index.md")))
    };
    newest_first(corpus.documents.values().filter(is_child))
}

/// Explicit order first, then the newest, then by path.
#[must_use]
pub fn newest_first<'a>(documents: impl Iterator<Item = &'a Document>) -> Vec<&'a Document> {
    let mut documents: Vec<&Document> = documents.collect();
    documents.sort_by_key(|document| {
        let date = document.head.date.as_ref().map(|date| date.value);
        (document.head.order.unwrap_or(u32::MAX), Reverse(date), document.path.clone())
    });
    documents
}
