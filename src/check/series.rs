//! Do charts, tables, tiles and comparisons name numbers that exist?

use crate::diag::Diagnostic;
use crate::site::Corpus;
use crate::source::Located;
use crate::statistics::{LookupFault, Reference, Statistics};

/// Looks up every name that stands outside a sentence.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let names = corpus.documents.values().flat_map(crate::content::Document::series_names);
    let known = names.filter(|name| !corpus.is_about_unread(&name.value));
    known.filter_map(|name| fault(&corpus.statistics, name)).collect()
}

fn fault(statistics: &Statistics, name: &Located<String>) -> Option<Diagnostic> {
    let place = name.place.clone();
    match Reference::parse(&name.value) {
        Err(reason) => Some(LookupFault::Unreadable(reason).diagnose("", place)),
        Ok(reference) => statistics.series(&reference).err().map(|fault| fault.diagnose(&reference.dataset, place)),
    }
}
