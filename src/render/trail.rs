//! Breadcrumbs: the way from the front page to a page, for readers and for search engines.

use super::context::Context;
use super::page::{is_below, short_title};
use super::view::{self, Link};
use super::{catalogue, json_ld};
use crate::site::Route;
use crate::statistics::Dataset;

/// The pages above a page, the front page first, with their titles.
pub type Trail = Vec<(String, Route)>;

/// The front page, then every folder above the page that has a page of its own.
#[must_use]
pub fn above(context: &Context<'_>, route: &Route) -> Trail {
    let mut trail = Trail::new();
    let home = Route::file("index.html");
    if *route == home {
        return trail;
    }
    trail.push(("Home".to_owned(), home));
    for (generated, title) in [(Route::catalogue(), catalogue::TITLE), (Route::tracker(), "Recommendations")] {
        if generated != *route && is_below(route, &generated) {
            trail.push((title.to_owned(), generated));
        }
    }
    // Only the folders of the address are looked up, so that the cost does not grow with the site.
    let address = route.address();
    for (end, _) in address.match_indices('/').filter(|(at, _)| at + 1 < address.len()) {
        let Some(path) = context.catalog.sections.get(&address[..=end]) else { continue };
        let above = &context.catalog.pages[path];
        trail.push((short_title(context, above, &context.corpus.documents[path]), above.clone()));
    }
    trail
}

/// The way to a dataset leads through the catalogue and the first of its topics.
#[must_use]
pub fn of_dataset(context: &Context<'_>, dataset: &Dataset, route: &Route) -> Trail {
    let mut trail = above(context, route);
    trail.extend(dataset.topics.first().map(|topic| {
        let name = context.catalog.topic_name(&topic.value);
        (name.to_owned(), Route::topic(&topic.value))
    }));
    trail
}

/// Puts the way to a page on it.
pub(super) fn lead(context: &Context<'_>, route: &Route, trail: &Trail, page: &mut view::Page) {
    page.breadcrumbs = trail.iter().map(|(title, to)| Link::new(title, Some(route.link(to, None)))).collect();
    let base = &context.corpus.settings.base_url;
    page.json_ld = json_ld::breadcrumbs(base, trail, &page.title, &page.canonical).into_iter().collect();
}
