//! The pages that no author wrote: topics, the catalogue, the tracker, the page for addresses that are not there.

use super::context::Context;
use super::fill::{self, capitalised};
use super::page::{card, date_view, finish, frame};
use super::view::{Card, DatasetCard, Recommendation, Recommendations, StatusCount, Update};
use super::{Part, figure};
use crate::content::Document;
use crate::register::{self, Register, Status};
use crate::site::{Catalog, Route};
use crate::statistics::{Dataset, Reference, When};

/// Renders every generated page but those of datasets.
#[must_use]
pub fn render(context: &Context<'_>) -> Vec<Part> {
    let topics = context.catalog.topics.iter().map(|(slug, (name, pages))| topic(context, slug, name, pages));
    let mut parts: Vec<Part> = topics.collect();
    parts.push(catalogue(context));
    if !context.corpus.registers.is_empty() {
        parts.push(tracker(context));
    }
    parts.push(not_found(context));
    parts
}

/// Pages as cards in a list.
pub(super) fn cards<'d>(context: &Context<'_>, at: &Route, documents: impl Iterator<Item = &'d Document>) -> Vec<Card> {
    documents.map(|document| card(context, at, document)).collect()
}

fn topic(context: &Context<'_>, slug: &str, name: &str, pages: &[std::sync::Arc<str>]) -> Part {
    let route = Route::topic(slug);
    let mut page = frame(context, &route, "topic", name);
    page.cards = cards(context, &route, pages.iter().map(|path| &context.corpus.documents[path]));
    finish(context, &route, &page)
}

fn catalogue(context: &Context<'_>) -> Part {
    let route = Route::catalogue();
    let mut page = frame(context, &route, "catalogue", "Statistics");
    let mut datasets: Vec<&Dataset> = context.corpus.released().collect();
    datasets.sort_by_key(|dataset| dataset.title.to_lowercase());
    page.summary = Some("Every dataset behind the figures on this site, with its source.".to_owned());
    page.summary_html.clone_from(&page.summary);
    page.datasets = datasets.into_iter().map(|dataset| dataset_card(context, &route, dataset)).collect();
    finish(context, &route, &page)
}

fn dataset_card(context: &Context<'_>, route: &Route, dataset: &Dataset) -> DatasetCard {
    let source = dataset.source.as_ref().and_then(|key| context.corpus.statistics.sources.get(&key.value));
    let name = Reference { dataset: dataset.id.clone(), members: Vec::new(), when: When::All, question: None };
    let series = context.corpus.statistics.series(&name).unwrap_or_default();
    let sparkline = series.first().filter(|series| series.cells.len() > 2 && series.cells.iter().all(|cell| cell.1.is_some()));
    DatasetCard {
        title: dataset.title.clone(),
        href: route.link(&Route::dataset(&dataset.id), None),
        measure: capitalised(&dataset.measure),
        geography: dataset.geography.clone(),
        periods: dataset.span(),
        source: source.map(|source| source.publisher.clone()).unwrap_or_default(),
        sparkline_svg: sparkline.filter(|_| series.len() == 1).map(figure::sparkline_of),
    }
}

/// All registers on one page, the newest first, with how many recommendations stand where.
fn tracker(context: &Context<'_>) -> Part {
    let route = Route::tracker();
    let mut page = frame(context, &route, "tracker", "Recommendations");
    let mut registers: Vec<&Register> =
        context.corpus.registers.values().filter(|register| is_public(context, register)).collect();
    registers.sort_by_key(|register| std::cmp::Reverse(register.made.as_ref().map(|made| made.value)));
    page.counts = Status::NAMES.iter().filter_map(|(_, status)| status_count(&registers, *status)).collect();
    page.registers = registers.into_iter().map(|register| recommendations(context, &route, register)).collect();
    finish(context, &route, &page)
}

/// A register whose page is held back is held back with it.
fn is_public(context: &Context<'_>, register: &Register) -> bool {
    register.page_path().is_none_or(|path| context.corpus.documents.contains_key(path.as_str()))
}

fn status_count(registers: &[&Register], status: Status) -> Option<StatusCount> {
    let all = registers.iter().flat_map(|register| &register.recommendations);
    let count = all.filter(|recommendation| recommendation.status == status).count();
    (count > 0).then(|| StatusCount { status_text: status.label(), count })
}

/// The recommendations of a register as a page shows them.
pub(super) fn recommendations(context: &Context<'_>, route: &Route, register: &Register) -> Recommendations {
    let home = register.page_path().and_then(|path| context.catalog.pages.get(path.as_str()));
    let source = register.source.as_ref().and_then(|key| context.corpus.statistics.sources.get(&key.value));
    let items = register.recommendations.iter().enumerate();
    Recommendations {
        title: register.title.clone(),
        href: home.filter(|home| *home != route).map(|home| route.link(home, None)),
        source: source.map(|source| format!("{}, {}", source.title, source.publisher)),
        made: register.made.as_ref().map(|made| date_view(made.value)),
        items: items.map(|(index, item)| recommendation(context, route, index + 1, item)).collect(),
    }
}

fn recommendation(context: &Context<'_>, route: &Route, number: usize, item: &register::Recommendation) -> Recommendation {
    let anchor = Catalog::recommendation_anchor(&item.id.value);
    let printed = context.catalog.recommendations.get(&item.id.value).map(|path| &context.catalog.pages[path]);
    let updates = item.updates.iter().map(|update| Update {
        date: date_view(update.date),
        status_text: update.status.label(),
        html: update.note.as_ref().and_then(|note| fill::fragment(context, note, route)),
    });
    Recommendation {
        id: item.id.value.clone(),
        href: printed.filter(|printed| *printed != route).map(|printed| route.link(printed, Some(&anchor))),
        anchor,
        number,
        topic: item.topic.clone(),
        html: fill::fragment(context, &item.text, route).unwrap_or_default(),
        audiences: item.audiences.clone(),
        status: item.status.name(),
        status_text: item.status.label(),
        updates: updates.collect(),
    }
}

/// A web server shows this page at any address, so its links start at the site's base, not at itself.
fn not_found(context: &Context<'_>) -> Part {
    let route = Route::file("404.html");
    let mut page = frame(context, &route, "not-found", "Page not found");
    let base = base_path(&context.corpus.settings.base_url);
    page.root.clone_from(&base);
    page.home_href = format!("{base}{}", page.home_href);
    page.feed_href = format!("{base}{}", page.feed_href);
    for link in page.menu.iter_mut().chain(&mut page.footer_menu).chain(&mut page.breadcrumbs) {
        link.href = link.href.take().map(|href| if href.contains(':') { href } else { format!("{base}{href}") });
    }
    finish(context, &route, &page)
}

/// The path of the site on its host: `/`, `/reports/2024/`.
fn base_path(base_url: &str) -> String {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    after_scheme.find('/').map_or_else(|| "/".to_owned(), |at| after_scheme[at..].to_owned())
}
