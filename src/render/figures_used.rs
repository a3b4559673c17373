//! The figures on a page: each number of its text with what stands behind it.

use super::context::Context;
use super::figure::Drafted;
use super::view::FigureUse;
use crate::claim::Figure;
use crate::content::{Document, Ref, Target};
use crate::site::{Resolution, Route};
use std::collections::BTreeSet;

/// Every bound number of a page in reading order, each once; the drafted descriptions of its charts and the
/// recommendations that it prints come last.
#[must_use]
pub fn of_page(context: &Context<'_>, document: &Document, route: &Route, drafted: &[Drafted]) -> Vec<FigureUse> {
    let of_body = document.refs.iter().zip(context.bindings.of_document(document));
    let register = document.register().and_then(|id| context.corpus.registers.get(&id.value));
    let fragments = context.corpus.fragments.iter();
    let printed = fragments.filter(|(place, _)| register.is_some_and(|register| register.file == place.file));
    let of_register = printed.flat_map(|(place, fragment)| fragment.refs.iter().zip(context.bindings.of_fragment(place)));
    let written = |(reference, resolution)| figure_use(context, reference, resolution, route);
    let of_charts = drafted.iter().filter_map(|drafted| verified(context, drafted.words.clone(), &drafted.figure, route));
    let uses = of_body.filter_map(written).chain(of_charts).chain(of_register.filter_map(written));
    let mut seen = BTreeSet::new();
    uses.filter(|figure_use| seen.insert(figure_use.clone())).collect()
}

fn figure_use(context: &Context<'_>, reference: &Ref, resolution: &Resolution, route: &Route) -> Option<FigureUse> {
    let phrase = reference.phrase.clone();
    match (&reference.target, resolution) {
        (Target::Exempt(reason), _) => {
            Some(FigureUse { phrase, reason: Some(reason.clone()), standing: "exempt", ..FigureUse::default() })
        }
        (Target::Count(_), Resolution::Count(count)) => {
            let value = count.to_string();
            let phrase = if phrase.is_empty() { value.clone() } else { phrase };
            Some(FigureUse { phrase, value: Some(value), standing: "counted", ..FigureUse::default() })
        }
        (_, Resolution::Source(key)) => {
            let source = context.corpus.statistics.sources.get(key)?;
            let (dataset, publisher) = (source.title.clone(), source.publisher.clone());
            let source_href = Some(source.url.clone());
            Some(FigureUse { phrase, dataset, source: publisher, source_href, standing: "attributed", ..FigureUse::default() })
        }
        _ => {
            let figure = context.figure(reference)?;
            verified(context, if phrase.is_empty() { figure.printed.clone() } else { phrase }, figure, route)
        }
    }
}

fn verified(context: &Context<'_>, phrase: String, figure: &Figure, route: &Route) -> Option<FigureUse> {
    let statistics = &context.corpus.statistics;
    let dataset = statistics.datasets.get(&figure.dataset)?;
    let source = dataset.source.as_ref().and_then(|key| statistics.sources.get(&key.value));
    let page = context.corpus.is_released(dataset).then(|| Route::dataset(&dataset.id));
    Some(FigureUse {
        phrase,
        value: Some(figure.exact.clone()),
        working: figure.working.clone(),
        period: figure.period.clone(),
        reason: figure.because.clone(),
        dataset: dataset.title.clone(),
        href: page.as_ref().map(|page| route.link(page, None)),
        download_href: page.map(|page| route.link(&page.beside(&format!("{}.csv", dataset.id)), None)),
        source: source.map(|source| source.publisher.clone()).unwrap_or_default(),
        source_href: source.map(|source| source.url.clone()),
        standing: "verified",
    })
}
