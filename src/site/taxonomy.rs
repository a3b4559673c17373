//! The taxonomy `topics`: which pages are about what, and the order of lists.

use super::corpus::Corpus;
use crate::content::Document;
use crate::content::markdown::slug;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Topics by slug: the name as first written, and the pages.
pub type Topics = BTreeMap<String, (String, Vec<Arc<str>>)>;

/// Groups pages by topic; spellings that differ only in case or accents of punctuation are one topic.
#[must_use]
pub fn topics(corpus: &Corpus) -> Topics {
    let mut topics = Topics::new();
    for document in newest_first(corpus.documents.values()) {
        for topic in &document.head.topics {
            let entry = topics.entry(slug(&topic.value)).or_insert_with(|| (topic.value.clone(), Vec::new()));
            if !entry.1.contains(&document.path) {
                entry.1.push(document.path.clone());
            }
        }
    }
    topics
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
