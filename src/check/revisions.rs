//! Does every recorded revision name a figure that there is, or one that was taken down?

use crate::diag::Diagnostic;
use crate::ledger::{Revised, name};
use crate::site::Corpus;
use crate::statistics::Reference;
use std::collections::BTreeSet;

/// Reports names in the list of revisions that lead nowhere.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let revised = || corpus.revisions.iter().flat_map(|revision| &revision.figures);
    let gone: BTreeSet<&str> = revised().filter(|figure| figure.to.is_none()).map(|figure| figure.name.value.as_str()).collect();
    revised().filter(|figure| !gone.contains(figure.name.value.as_str())).filter_map(|figure| lost(corpus, figure)).collect()
}

fn lost(corpus: &Corpus, figure: &Revised) -> Option<Diagnostic> {
    if corpus.is_about_unread(&figure.name.value) {
        return None;
    }
    let dataset = Reference::parse(&figure.name.value).map(|reference| reference.dataset).unwrap_or_default();
    let fault = name::find(&corpus.statistics, &figure.name.value).err()?;
    Some(fault.diagnose(&dataset, figure.name.place.clone()))
}
