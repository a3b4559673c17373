//! The pages that no author wrote: topics, the tracker, the page for addresses that are not there.

use super::context::Context;
use super::fill;
use super::page::{card, date_view, finish, frame};
use super::view::{Card, Recommendation, Recommendations, StatusCount, Update};
use super::{Part, catalogue};
use crate::content::Document;
use crate::register::{self, Register, Status};
use crate::site::taxonomy::Topic;
use crate::site::{Catalog, Route};

/// Renders every generated page but those of datasets.
#[must_use]
pub fn render(context: &Context<'_>) -> Vec<Part> {
    let topics = context.catalog.topics.iter().map(|(slug, topic)| render_topic(context, slug, topic));
    let mut parts: Vec<Part> = topics.collect();
    parts.push(catalogue::render(context));
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

fn render_topic(context: &Context<'_>, slug: &str, topic: &Topic) -> Part {
    let route = Route::topic(slug);
    let mut page = frame(context, &route, "topic", &topic.name);
    page.cards = cards(context, &route, topic.pages.iter().map(|path| &context.corpus.documents[path]));
    let datasets = topic.datasets.iter().filter_map(|id| context.corpus.statistics.datasets.get(id));
    page.datasets = catalogue::cards(context, &route, datasets);
    finish(context, &route, &page)
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
    // It has no address of its own that a search engine could be led to.
    page.json_ld.clear();
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
