//! What every account of a dataset says alike: the page, its files, and what search engines read.

use super::context::Context;
use super::fill;
use crate::number::{PartialDate, Unit};
use crate::site::Route;
use crate::source::Located;
use crate::statistics::{Dataset, Licence, Source};

/// A dataset with its publication, licence and address.
pub struct About<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// The publication.
    pub source: Option<&'a Source>,
    /// Its own licence, else that of the publication.
    pub licence: Option<Licence>,
    /// The definition without markup.
    pub definition: Option<String>,
    /// The remarks without markup.
    pub notes: Vec<String>,
    /// Who publishes the site.
    pub publisher: &'a str,
    /// The language of labels and notes.
    pub language: &'a str,
    /// The full address of its folder, ending in a slash.
    pub address: String,
}

impl<'a> About<'a> {
    /// Gathers what is known of a dataset.
    #[must_use]
    pub fn of(context: &Context<'a>, dataset: &'a Dataset) -> Self {
        let settings = &context.corpus.settings;
        let source = dataset.source.as_ref().and_then(|key| context.corpus.statistics.sources.get(&key.value));
        let own = dataset.licence.as_deref().map(Licence::named);
        let route = Route::dataset(&dataset.id);
        let words = |text: &Located<String>| fill::fragment(context, text, &route).as_deref().map(fill::plain);
        Self {
            dataset,
            source,
            licence: own.or_else(|| source.map(|source| source.licence.clone())),
            definition: dataset.definition.as_ref().and_then(words),
            notes: dataset.notes.iter().filter_map(words).collect(),
            publisher: &settings.publisher.name,
            language: &settings.language,
            address: format!("{}{}", settings.base_url, route.address()),
        }
    }

    /// When the figures were last updated: their own release, else that of the publication.
    #[must_use]
    pub fn updated(&self) -> Option<PartialDate> {
        self.dataset.released.or_else(|| self.source.map(|source| source.published))
    }

    /// The unit of the values in files, where durations are plain numbers of months.
    #[must_use]
    pub fn unit(&self) -> String {
        match &self.dataset.unit {
            Unit::YearsMonths => "months".to_owned(),
            unit => unit.heading(),
        }
    }

    /// What is observed, where and when, in a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        format!("{}, {}, {}.", fill::capitalised(&self.dataset.measure), self.dataset.geography, self.dataset.span())
    }

    /// The name of a file beside the page: `under-1s.csv`, `under-1s-revisions.csv`.
    #[must_use]
    pub fn file_name(&self, ending: &str) -> String {
        format!("{}{ending}", self.dataset.id)
    }
}
