//! Everything that was read, before anything is bound: settings, statistics, registers, documents.
//!
//! Drafts and embargoed pages are taken out here, so that no later stage can see them and none can
//! leak them; only that they exist, and why they are held, is kept for messages.

use crate::config::Settings;
use crate::content::{Document, Fragment};
use crate::ledger::{Lock, Revision};
use crate::number::Moment;
use crate::register::Register;
use crate::source::{Located, Place};
use crate::statistics::{Dataset, Reference, Statistics, provenance, schema};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a site consists of.
#[derive(Debug)]
pub struct Corpus {
    /// Settings.
    pub settings: Settings,
    /// Datasets and bibliography.
    pub statistics: Statistics,
    /// Registers by id.
    pub registers: BTreeMap<String, Register>,
    /// Pages to be published, by path.
    pub documents: BTreeMap<Arc<str>, Document>,
    /// Pages that are held back, by path.
    pub held: BTreeMap<Arc<str>, Held>,
    /// Files that are there but gave nothing; their own problems have been told.
    pub unread: BTreeSet<Arc<str>>,
    /// Entries of the bibliography that are there but could not be read.
    pub unread_sources: BTreeSet<String>,
    /// Texts outside pages, by where they are written.
    pub fragments: BTreeMap<Place, Fragment>,
    /// Files that pages may show or offer, by path.
    pub assets: BTreeSet<Arc<str>>,
    /// Files with errors of their own, of which a part may not have been read.
    pub faulty: BTreeSet<Arc<str>>,
    /// What was published before, where the site keeps account of it.
    pub lock: Option<Lock>,
    /// What was told of published figures that changed, the oldest first.
    pub revisions: Vec<Revision>,
    /// The moment for which the site is built.
    pub as_of: Moment,
}

/// Why a page is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// Its author calls it a draft.
    Draft,
    /// It may not be seen before this moment.
    Embargo(Moment),
}

/// Whether drafts are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drafts {
    /// They are held back.
    Held,
    /// They are published with the rest.
    Published,
}

impl Held {
    /// Why a document is held at a moment, if it is.
    #[must_use]
    pub fn of(document: &Document, as_of: Moment, drafts: Drafts) -> Option<Self> {
        if document.head.draft && drafts == Drafts::Held {
            return Some(Self::Draft);
        }
        let embargo = document.head.embargo.as_ref().map(|embargo| embargo.value);
        embargo.filter(|embargo| *embargo > as_of).map(Self::Embargo)
    }
}

impl Corpus {
    /// The fragment of a text that stands outside pages.
    #[must_use]
    pub fn fragment(&self, text: &Located<String>) -> Option<&Fragment> {
        self.fragments.get(&text.place)
    }

    /// Whether a dataset has a file that gave nothing, so that its absence is no news.
    #[must_use]
    pub fn is_unread_dataset(&self, id: &str) -> bool {
        self.unread.contains(format!("{}{id}.yaml", schema::FOLDER).as_str())
    }

    /// Whether all of a dataset was read, so that what is not there is gone.
    #[must_use]
    pub fn is_whole_dataset(&self, id: &str) -> bool {
        let table = self.statistics.datasets.get(id).and_then(|dataset| dataset.table.as_ref());
        let has_faulty_table = table.is_some_and(|table| self.faulty.contains(table));
        !has_faulty_table && !self.faulty.contains(format!("{}{id}.yaml", schema::FOLDER).as_str())
    }

    /// Whether any file of a folder gave nothing.
    #[must_use]
    pub fn has_unread_below(&self, folder: &str) -> bool {
        self.unread.iter().any(|file| file.starts_with(folder))
    }

    /// Whether the bibliography has an entry of this name that could not be read.
    #[must_use]
    pub fn is_unread_source(&self, key: &str) -> bool {
        self.unread.contains(provenance::FILE) || self.unread_sources.contains(key)
    }

    /// Whether a name of a number begins with a dataset whose file gave nothing.
    #[must_use]
    pub fn is_about_unread(&self, name: &str) -> bool {
        Reference::parse(name).is_ok_and(|reference| self.is_unread_dataset(&reference.dataset))
    }

    /// The datasets that may be shown at the moment of the build.
    pub fn released(&self) -> impl Iterator<Item = &Dataset> {
        self.statistics.datasets.values().filter(|dataset| self.is_released(dataset))
    }

    /// Whether a dataset may be shown at the moment of the build.
    #[must_use]
    pub fn is_released(&self, dataset: &Dataset) -> bool {
        dataset.released.is_none_or(|released| released.first_day() <= self.as_of.day())
    }
}
