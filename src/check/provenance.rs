//! Does every figure say where it comes from, and may it be used yet?

use crate::content::{Document, Target};
use crate::diag::{Diagnostic, code, suggestion};
use crate::site::Corpus;
use crate::source::{Located, Place};
use crate::statistics::{Reference, Source};

/// Reports sources that are not in the bibliography, and figures used before their release.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let datasets = corpus.statistics.datasets.values().filter_map(|dataset| dataset.source.as_ref());
    let registers = corpus.registers.values().flat_map(|register| {
        let updates = register.recommendations.iter().flat_map(|recommendation| &recommendation.updates);
        register.source.iter().chain(updates.filter_map(|update| update.source.as_ref()))
    });
    let sources = datasets.chain(registers).filter_map(|key| unknown_source(corpus, key));
    let addresses = corpus.statistics.sources.values().filter_map(unsafe_address);
    sources.chain(addresses).chain(corpus.documents.values().flat_map(|document| unreleased(corpus, document))).collect()
}

fn unknown_source(corpus: &Corpus, key: &Located<String>) -> Option<Diagnostic> {
    let sources = &corpus.statistics.sources;
    if sources.contains_key(&key.value) || corpus.is_unread_source(&key.value) {
        return None;
    }
    let fix = suggestion::nearest(&key.value, sources.keys().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
    let message = format!("The bibliography has no publication called `{}`.", key.value);
    Some(
        Diagnostic::error(code::UNKNOWN_SOURCE, key.place.clone(), message)
            .label("not found")
            .fix(fix.unwrap_or_else(|| "add it to data/sources.yaml".to_owned())),
    )
}

fn unreleased(corpus: &Corpus, document: &Document) -> Vec<Diagnostic> {
    let claims = document.refs.iter().filter_map(|reference| match &reference.target {
        Target::Statistic(name) => Some((name.as_str(), &reference.target_place)),
        _ => None,
    });
    let series = document.names_outside_sentences().map(|name| (name.value.as_str(), &name.place));
    claims.chain(series).filter_map(|(name, place)| too_early(corpus, document, name, place)).collect()
}

fn too_early(corpus: &Corpus, document: &Document, name: &str, place: &Place) -> Option<Diagnostic> {
    let reference = Reference::parse(name).ok()?;
    // "?vs=b" may compare with another dataset, whose figure the page tells as well.
    let other = reference.question.as_ref().and_then(|(_, argument)| argument.as_deref()?.split(['/', '@']).next());
    let mut datasets = std::iter::once(reference.dataset.as_str()).chain(other);
    datasets.find_map(|dataset| dataset_too_early(corpus, document, dataset, place))
}

fn dataset_too_early(corpus: &Corpus, document: &Document, name: &str, place: &Place) -> Option<Diagnostic> {
    let released = corpus.statistics.datasets.get(name)?.released?;
    let dated = document.head.date.as_ref().map_or(corpus.as_of.day(), |date| date.value.last_day());
    let now = corpus.as_of.day();
    let (message, fix) = if now < released.first_day() {
        (
            format!("`{name}` may not be used before {released}."),
            format!("add  embargo: {} 09:30  to the page, or leave the figure out", released.iso()),
        )
    } else if dated < released.first_day() {
        let fix = "date the page on or after the release, or leave the figure out".to_owned();
        (format!("`{name}` was released on {released}, after the date of this page."), fix)
    } else {
        return None;
    };
    Some(Diagnostic::error(code::UNRELEASED, place.clone(), message).fix(fix))
}

/// Addresses in the bibliography are printed as links, so they must be safe ones.
fn unsafe_address(source: &Source) -> Option<Diagnostic> {
    let is_safe = ["https://", "http://"].iter().any(|scheme| source.url.starts_with(scheme));
    let message = format!("`{}` of `{}` is not an address on the web.", "url", source.key);
    let problem = Diagnostic::error(code::LINK_SCHEME, source.place.clone(), message);
    (!is_safe).then(|| problem.fix("write it in full, from https:// on"))
}
