//! The feed, the sitemap and the file for robots: for programs, from the same documents.

use super::context::Context;
use super::fill::{Filler, Links, plain};
use crate::content::{Document, Kind};
use crate::diag::Diagnostic;
use crate::site::{Route, taxonomy};
use serde::Serialize;

/// How many entries a feed holds.
const MOST_ENTRIES: usize = 20;

#[derive(Serialize)]
struct FeedContext {
    feed: Feed,
}

#[derive(Serialize)]
struct Feed {
    title: String,
    id: String,
    updated: String,
    self_href: String,
    site_href: String,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    title: String,
    id: String,
    href: String,
    updated: String,
    summary: Option<String>,
}

#[derive(Serialize)]
struct SitemapContext {
    urls: Vec<Url>,
}

#[derive(Serialize)]
struct Url {
    loc: String,
    lastmod: Option<String>,
}

/// Renders all three.
#[must_use]
pub fn render(context: &Context<'_>) -> (Vec<(String, Vec<u8>)>, Vec<Diagnostic>) {
    let base = &context.corpus.settings.base_url;
    let mut problems = Vec::new();
    let mut files =
        vec![("robots.txt".to_owned(), format!("User-agent: *\nAllow: /\nSitemap: {base}sitemap.xml\n").into_bytes())];
    let feed = context.theme.render("atom.xml", &FeedContext { feed: feed(context) });
    let sitemap = context.theme.render("sitemap.xml", &SitemapContext { urls: urls(context) });
    for (name, rendered) in [("feed.xml", feed), ("sitemap.xml", sitemap)] {
        match rendered {
            Ok(text) => files.push((name.to_owned(), text.into_bytes())),
            Err(problem) => problems.push(problem),
        }
    }
    (files, problems)
}

fn feed(context: &Context<'_>) -> Feed {
    let settings = &context.corpus.settings;
    let kinds = [Kind::News, Kind::Report, Kind::CaseStudy];
    let dated = context.corpus.documents.values().filter(|document| kinds.contains(&document.kind));
    let mut documents = taxonomy::newest_first(dated);
    documents.sort_by_key(|document| std::cmp::Reverse(changed(document)));
    let entries: Vec<Entry> = documents.into_iter().take(MOST_ENTRIES).map(|document| entry(context, document)).collect();
    Feed {
        title: settings.title.clone(),
        id: settings.base_url.clone(),
        // A feed without entries has no date of its own, and the clock may not reach the output.
        updated: entries.iter().map(|entry| entry.updated.clone()).max().unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()),
        self_href: format!("{}feed.xml", settings.base_url),
        site_href: settings.base_url.clone(),
        entries,
    }
}

fn entry(context: &Context<'_>, document: &Document) -> Entry {
    let route = &context.catalog.pages[&document.path];
    let filler = Filler::new(context, document, route);
    let href = format!("{}{}", context.corpus.settings.base_url, route.address());
    Entry {
        title: plain(&filler.html(&document.head.title, Links::Dropped)),
        id: href.clone(),
        href,
        updated: changed(document).map(crate::number::PartialDate::timestamp).unwrap_or_default(),
        summary: document.head.summary.as_ref().map(|summary| plain(&filler.html(summary, Links::Dropped))),
    }
}

fn urls(context: &Context<'_>) -> Vec<Url> {
    let base = &context.corpus.settings.base_url;
    let url = |route: &Route, lastmod: Option<String>| Url { loc: format!("{base}{}", route.address()), lastmod };
    let pages = context
        .corpus
        .documents
        .values()
        .map(|document| url(&context.catalog.pages[&document.path], changed(document).map(|date| date.first_day().iso())));
    let datasets = context.corpus.released().map(|dataset| url(&Route::dataset(&dataset.id), None));
    let topics = context.catalog.topics.keys().map(|slug| url(&Route::topic(slug), None));
    let tracker = (!context.corpus.registers.is_empty()).then(|| url(&Route::tracker(), None));
    let mut urls: Vec<Url> =
        pages.chain(datasets).chain(topics).chain(std::iter::once(url(&Route::catalogue(), None))).chain(tracker).collect();
    urls.sort_by(|a, b| a.loc.cmp(&b.loc));
    urls
}

fn changed(document: &Document) -> Option<crate::number::PartialDate> {
    document.head.updated.as_ref().or(document.head.date.as_ref()).map(|date| date.value)
}
