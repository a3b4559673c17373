//! Binding: what each reference of a page leads to.
//!
//! A reference cannot stay a string: it becomes a [`Resolution`], and what leads nowhere becomes an
//! explicit [`Missing`] that the checks report.

use super::catalog::Catalog;
use super::corpus::{Corpus, Held};
use super::permalink::Route;
use crate::content::{Document, Ref, Target};
use crate::diag::suggestion;
use crate::register;
use std::sync::Arc;

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// A file of the site, with an anchor perhaps.
    Route(Route, Option<String>),
    /// Another place on the web.
    External(String),
    /// A file to copy beside the page: its path among the sources, and where it goes.
    Asset(Arc<str>, Route),
    /// A number; whether it exists is for claims to say.
    Statistic,
    /// A publication of the bibliography.
    Source(String),
    /// A number that needs no source.
    Exempt,
    /// The length of a list on the page.
    Count(usize),
    /// Nowhere.
    Missing(Missing),
}

/// Why a reference leads nowhere; the text is advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// No page at this path.
    Page(Option<String>),
    /// The file is there, but what is wrong with it has been told already.
    Unread,
    /// The page is there but held back.
    Held(Held),
    /// The page has no such heading.
    Anchor(Option<String>),
    /// The page has this heading twice.
    AmbiguousAnchor,
    /// No such dataset.
    Dataset(Option<String>),
    /// The dataset may not be shown yet.
    Unreleased,
    /// No such recommendation, or no page prints it.
    Recommendation(Option<String>),
    /// No such file.
    Asset(Option<String>),
    /// No such publication.
    Source(Option<String>),
    /// The page has no such list.
    Count,
}

/// Binds every reference of a page, or of a text that stands outside pages.
#[must_use]
pub fn resolve(corpus: &Corpus, catalog: &Catalog, from: Option<&Document>, refs: &[Ref]) -> Vec<Resolution> {
    let binding = Binding { corpus, catalog, from };
    refs.iter().map(|reference| binding.target(&reference.target)).collect()
}

struct Binding<'a> {
    corpus: &'a Corpus,
    catalog: &'a Catalog,
    from: Option<&'a Document>,
}

impl Binding<'_> {
    fn target(&self, target: &Target) -> Resolution {
        let found = match target {
            Target::Statistic(_) => Ok(Resolution::Statistic),
            Target::Exempt(_) => Ok(Resolution::Exempt),
            Target::External(url) => Ok(Resolution::External(url.clone())),
            Target::Catalogue => Ok(Resolution::Route(Route::catalogue(), None)),
            Target::Tracker => Ok(Resolution::Route(Route::tracker(), None)),
            Target::Page(path, anchor) => self.page(path, anchor.as_deref()),
            Target::Anchor(anchor) => self.own_anchor(anchor),
            Target::Dataset(id) => self.dataset(id),
            Target::Recommendation(id) => self.recommendation(id),
            Target::Asset(path) => self.asset(path),
            Target::Source(key) => self.source(key),
            Target::Count(word) => self.count(word),
        };
        found.unwrap_or_else(Resolution::Missing)
    }

    fn page(&self, written: &str, anchor: Option<&str>) -> Result<Resolution, Missing> {
        let path = self.path_of(written);
        let candidates = [path.clone(), format!("{path}.md"), format!("{}/_index.md", path.trim_end_matches('/'))];
        let known = candidates.iter().find_map(|candidate| self.corpus.documents.get(candidate.as_str()));
        let Some(document) = known else {
            if candidates.iter().any(|candidate| self.corpus.unread.contains(candidate.as_str())) {
                return Err(Missing::Unread);
            }
            let held = candidates.iter().find_map(|candidate| self.corpus.held.get(candidate.as_str()));
            return Err(held.map_or_else(|| Missing::Page(self.near_page(&path)), |held| Missing::Held(held.clone())));
        };
        let route = self.catalog.pages[&document.path].clone();
        match anchor {
            None | Some("") => Ok(Resolution::Route(route, None)),
            Some(anchor) => self.anchor(document, anchor).map(|anchor| Resolution::Route(route, Some(anchor))),
        }
    }

    /// The path among the sources of what a link writes: from the page's folder, or from `content/`.
    fn path_of(&self, written: &str) -> String {
        let mut parts: Vec<&str> = vec!["content"];
        if let Some(inner) = written.strip_prefix('/') {
            parts.extend(inner.split('/'));
        } else {
            let folder = self.from.and_then(|document| document.path.rsplit_once('/')).map_or("content", |(folder, _)| folder);
            parts = folder.split('/').collect();
            parts.extend(written.split('/'));
        }
        let mut clean: Vec<&str> = Vec::new();
        for part in parts {
            match part {
                "" | "." => {}
                ".." => drop(clean.pop()),
                part => clean.push(part),
            }
        }
        clean.join("/")
    }

    fn near_page(&self, path: &str) -> Option<String> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let pages = || self.corpus.documents.keys();
        let same_name = pages().find(|page| page.rsplit('/').next() == Some(name) && name != "_index.md");
        let stem = |page: &str| page.rsplit('/').next().unwrap_or(page).trim_end_matches(".md").to_owned();
        // Paths are alike in their folders, so only names are compared.
        let names: Vec<String> = pages().map(|page| stem(page)).collect();
        let near_name = suggestion::nearest(&stem(path), names.iter().map(String::as_str));
        let near = same_name.or_else(|| pages().find(|page| near_name == Some(stem(page).as_str())));
        near.map(|page| format!("/{}", page.strip_prefix("content/").unwrap_or(page)))
    }

    fn anchor(&self, document: &Document, anchor: &str) -> Result<String, Missing> {
        let same_words = document.headings.iter().filter(|heading| heading.base == anchor).count();
        if same_words > 1 {
            return Err(Missing::AmbiguousAnchor);
        }
        let anchors = self.anchors(document);
        if anchors.iter().any(|known| known == anchor) {
            return Ok(anchor.to_owned());
        }
        Err(Missing::Anchor(suggestion::nearest(anchor, anchors.iter().map(String::as_str)).map(str::to_owned)))
    }

    /// Everything on a page that can be linked to.
    fn anchors(&self, document: &Document) -> Vec<String> {
        let headings = document.headings.iter().map(|heading| heading.id.clone());
        let blocks = document.directives.iter().map(|directive| directive.id.value.clone());
        let register = document.register().and_then(|id| self.corpus.registers.get(&id.value));
        let recommendations = register.into_iter().flat_map(|register| {
            register.recommendations.iter().map(|recommendation| Catalog::recommendation_anchor(&recommendation.id.value))
        });
        let findings: Vec<String> = match &document.details {
            crate::content::Details::Report(report) => report.findings.iter().map(|finding| finding.id.value.clone()).collect(),
            _ => Vec::new(),
        };
        headings.chain(blocks).chain(recommendations).chain(findings).collect()
    }

    fn own_anchor(&self, anchor: &str) -> Result<Resolution, Missing> {
        let document = self.from.ok_or(Missing::Anchor(None))?;
        // Footnotes write their own anchors, which their package keeps right.
        let route = self.catalog.pages[&document.path].clone();
        self.anchor(document, anchor).map(|anchor| Resolution::Route(route, Some(anchor)))
    }

    fn dataset(&self, id: &str) -> Result<Resolution, Missing> {
        let datasets = &self.corpus.statistics.datasets;
        match datasets.get(id) {
            Some(dataset) if self.corpus.is_released(dataset) => Ok(Resolution::Route(Route::dataset(id), None)),
            Some(_) => Err(Missing::Unreleased),
            None if self.corpus.is_unread_dataset(id) => Err(Missing::Unread),
            None => Err(Missing::Dataset(suggestion::advise(id, datasets.keys().map(String::as_str)))),
        }
    }

    fn recommendation(&self, id: &str) -> Result<Resolution, Missing> {
        let printed = &self.catalog.recommendations;
        match printed.get(id) {
            Some(page) => Ok(Resolution::Route(self.catalog.pages[page].clone(), Some(Catalog::recommendation_anchor(id)))),
            // A register that could not be read may hold it.
            None if self.corpus.has_unread_below(register::FOLDER) => Err(Missing::Unread),
            None => Err(Missing::Recommendation(suggestion::advise(id, printed.keys().map(String::as_str)))),
        }
    }

    fn asset(&self, written: &str) -> Result<Resolution, Missing> {
        let path = self.path_of(&written.replace("%20", " "));
        match self.corpus.assets.get(path.as_str()) {
            Some(asset) => Ok(Resolution::Asset(asset.clone(), Route::file(path.strip_prefix("content/").unwrap_or(&path)))),
            None => Err(Missing::Asset(self.near_asset(&path))),
        }
    }

    /// A file of nearly this name, as the page would name it if it stands beside it.
    fn near_asset(&self, path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let name_of = |asset: &str| asset.rsplit('/').next().unwrap_or(asset).to_owned();
        let names: Vec<String> = self.corpus.assets.iter().map(|asset| name_of(asset)).collect();
        let near = suggestion::nearest(name, names.iter().map(String::as_str))?;
        let asset = self.corpus.assets.iter().find(|asset| name_of(asset) == near)?;
        let is_beside = asset.rsplit_once('/').is_some_and(|(other, _)| other == folder);
        Some(if is_beside { near.to_owned() } else { format!("/{}", asset.strip_prefix("content/").unwrap_or(asset)) })
    }

    fn source(&self, key: &str) -> Result<Resolution, Missing> {
        let sources = &self.corpus.statistics.sources;
        if sources.contains_key(key) {
            return Ok(Resolution::Source(key.to_owned()));
        }
        if self.corpus.is_unread_source(key) {
            return Err(Missing::Unread);
        }
        Err(Missing::Source(suggestion::advise(key, sources.keys().map(String::as_str))))
    }

    fn count(&self, word: &str) -> Result<Resolution, Missing> {
        let document = self.from.ok_or(Missing::Count)?;
        let count = match (word, &document.details) {
            ("findings", crate::content::Details::Report(report)) => Some(report.findings.len()),
            ("recommendations", _) => document
                .register()
                .and_then(|id| self.corpus.registers.get(&id.value))
                .map(|register| register.recommendations.len()),
            _ => None,
        };
        let is_unread = document.register().is_some() && self.corpus.has_unread_below(register::FOLDER);
        count.map(Resolution::Count).ok_or(if is_unread { Missing::Unread } else { Missing::Count })
    }
}
