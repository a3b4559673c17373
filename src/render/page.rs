//! One page: what its document says, filled in, in the shape that templates see.

use super::context::Context;
use super::fill::{self, Filler, Links, plain};
use super::view::{self, Card, Date, FigureUse, Link, TocEntry};
use super::{Part, details, figure, listing, revisions, trail};
use crate::config::MenuEntry;
use crate::content::{Document, Ref};
use crate::number::PartialDate;
use crate::site::{Resolution, Route};
use crate::source::Located;
use serde::Serialize;

#[derive(Serialize)]
struct PageContext<'a> {
    page: &'a view::Page,
}

/// A document on its way to a page.
pub struct Shown<'a> {
    /// What every page needs.
    pub context: &'a Context<'a>,
    /// The document.
    pub document: &'a Document,
    /// Where it lives.
    pub route: &'a Route,
    /// What fills its holes.
    pub filler: Filler<'a>,
}

/// Renders the page of a document with the files beside it.
#[must_use]
pub fn render(context: &Context<'_>, document: &Document) -> Part {
    let route = &context.catalog.pages[&document.path];
    let shown = Shown { context, document, route, filler: Filler::new(context, document, route) };
    let (blocks, mut problems) = figure::blocks(&shown, &document.directives);
    let html: Vec<String> = blocks.iter().map(|block| block.html.clone()).collect();
    let page = view(&shown, &html);
    let mut part = finish(context, route, &page);
    problems.append(&mut part.problems);
    part.problems = problems;
    part.chart_count = blocks.iter().filter(|block| block.is_chart).count();
    part.files.extend(blocks.into_iter().flat_map(|block| block.files));
    part.files.extend(assets(context, document));
    part
}

/// Renders a finished view with the template of its kind.
pub(super) fn finish(context: &Context<'_>, route: &Route, page: &view::Page) -> Part {
    match context.theme.render(&format!("{}.html", page.kind), &PageContext { page }) {
        Ok(html) => Part { files: vec![(route.path().to_owned(), html.into_bytes())], ..Part::default() },
        Err(problem) => Part { problems: vec![problem], ..Part::default() },
    }
}

/// What every page has: address, menu, the line at the foot.
pub(super) fn frame(context: &Context<'_>, route: &Route, kind: &str, title: &str) -> view::Page {
    let settings = &context.corpus.settings;
    let mut page = view::Page {
        kind: kind.to_owned(),
        title: title.to_owned(),
        title_html: crate::content::markdown::escape(title),
        notice_html: settings.notice.as_ref().and_then(|notice| fill::fragment(context, notice, route)),
        canonical: format!("{}{}", settings.base_url, route.address()),
        root: route.root(),
        home_href: route.link(&Route::file("index.html"), None),
        feed_href: route.link(&Route::file("feed.xml"), None),
        menu: settings.menu.iter().filter_map(|entry| menu_link(context, route, entry)).collect(),
        footer_menu: settings.footer.iter().filter_map(|entry| menu_link(context, route, entry)).collect(),
        ..view::Page::default()
    };
    trail::lead(context, route, &trail::above(context, route), &mut page);
    page
}

fn view(shown: &Shown<'_>, blocks: &[String]) -> view::Page {
    let Shown { context, document, route, filler } = shown;
    let head = &document.head;
    let kind = match document.kind {
        crate::content::Kind::Page if document.is_section() => "section",
        kind => kind.name(),
    };
    let title_html = filler.html(&head.title, Links::Kept);
    let summary_html = head.summary.as_ref().map(|summary| filler.html(summary, Links::Kept));
    let mut page = view::Page {
        summary: summary_html.as_deref().map(plain),
        summary_html,
        date: head.date.as_ref().map(|date| date_view(date.value)),
        updated: head.updated.as_ref().map(|date| date_view(date.value)),
        toc: toc(document),
        topics: topics(context, route, &head.topics),
        authors: head.authors.clone(),
        body: filler.html_with(&document.body, Links::Kept, blocks),
        figures: figure_uses(context, document, route),
        revisions: revisions::on_page(context, document, route),
        ..frame(context, route, kind, &plain(&title_html))
    };
    page.title_html = title_html;
    if kind == "section" {
        page.cards = listing::cards(context, route, crate::site::taxonomy::children(context.corpus, &document.path).into_iter());
    }
    details::add(shown, &mut page);
    page
}

/// A date for machines and for people.
pub(super) fn date_view(date: PartialDate) -> Date {
    Date { iso: date.iso(), text: date.to_string() }
}

fn toc(document: &Document) -> Vec<TocEntry> {
    let entries = document.headings.iter().filter(|heading| heading.level <= 3);
    entries.map(|heading| TocEntry { level: heading.level, id: heading.id.clone(), text: heading.text.clone() }).collect()
}

/// Links to the pages of some topics.
pub(super) fn topics(context: &Context<'_>, route: &Route, topics: &[Located<String>]) -> Vec<Link> {
    let link = |topic: &Located<String>| {
        let to = route.link(&Route::topic(&topic.value), None);
        Link::new(context.catalog.topic_name(&topic.value), Some(to))
    };
    topics.iter().map(link).collect()
}

/// The page of a menu entry; a check has reported entries that lead nowhere.
fn menu_link(context: &Context<'_>, route: &Route, entry: &MenuEntry) -> Option<Link> {
    let target = context.bindings.of_fragment(&entry.target.place).first()?;
    let href = match target {
        Resolution::Route(to, anchor) => route.link(to, anchor.as_deref()),
        Resolution::External(url) => url.clone(),
        _ => return None,
    };
    let current = matches!(target, Resolution::Route(to, _) if is_below(route, to));
    Some(Link { current, ..Link::new(&entry.label, Some(href)) })
}

/// Whether a page lives in the folder of another.
pub(super) fn is_below(route: &Route, section: &Route) -> bool {
    let address = section.address();
    route == section || (address.ends_with('/') && route.address().starts_with(address))
}

/// The title of a page without markup.
pub(super) fn short_title(context: &Context<'_>, at: &Route, document: &Document) -> String {
    plain(&Filler::new(context, document, at).html(&document.head.title, Links::Dropped))
}

/// Every bound phrase of the page in reading order, each once.
fn figure_uses(context: &Context<'_>, document: &Document, route: &Route) -> Vec<FigureUse> {
    let resolutions = context.bindings.of_document(document);
    let mut seen = std::collections::BTreeSet::new();
    let refs = document.refs.iter().zip(resolutions);
    let mut uses = Vec::new();
    for (reference, resolution) in refs {
        let Some(figure_use) = figure_use(context, reference, resolution, route) else { continue };
        if seen.insert((figure_use.phrase.clone(), figure_use.value.clone(), figure_use.dataset.clone())) {
            uses.push(figure_use);
        }
    }
    uses
}

fn figure_use(context: &Context<'_>, reference: &Ref, resolution: &Resolution, route: &Route) -> Option<FigureUse> {
    let statistics = &context.corpus.statistics;
    if let Resolution::Source(key) = resolution {
        let source = statistics.sources.get(key)?;
        return Some(FigureUse {
            phrase: reference.phrase.clone(),
            value: reference.phrase.clone(),
            working: None,
            because: None,
            period: String::new(),
            dataset: source.title.clone(),
            href: None,
            source: source.publisher.clone(),
            source_href: Some(source.url.clone()),
            standing: "attributed",
        });
    }
    let figure = context.figure(reference)?;
    let dataset = statistics.datasets.get(&figure.dataset)?;
    let source = dataset.source.as_ref().and_then(|key| statistics.sources.get(&key.value));
    let phrase = if reference.phrase.is_empty() { figure.printed.clone() } else { reference.phrase.clone() };
    let value = figure.exact.clone();
    Some(FigureUse {
        phrase,
        value,
        working: figure.working.clone(),
        because: figure.because.clone(),
        period: figure.period.clone(),
        dataset: dataset.title.clone(),
        href: context.corpus.is_released(dataset).then(|| route.link(&Route::dataset(&dataset.id), None)),
        source: source.map(|source| source.publisher.clone()).unwrap_or_default(),
        source_href: source.map(|source| source.url.clone()),
        standing: "verified",
    })
}

/// The files that a page shows or offers.
fn assets(context: &Context<'_>, document: &Document) -> Vec<(String, Vec<u8>)> {
    let resolutions = context.bindings.of_document(document);
    let files = resolutions.iter().filter_map(|resolution| match resolution {
        Resolution::Asset(path, route) => Some((route.path().to_owned(), context.asset_bytes(path)?)),
        _ => None,
    });
    files.collect()
}

/// A page in a list.
pub(super) fn card(context: &Context<'_>, at: &Route, document: &Document) -> Card {
    let filler = Filler::new(context, document, at);
    let summary = document.head.summary.as_ref();
    let (date, meta) = details::card_parts(context, document, &filler);
    Card {
        title_html: filler.html(&document.head.title, Links::Dropped),
        href: at.link(&context.catalog.pages[&document.path], None),
        kind_label: if document.is_section() { "Section".to_owned() } else { document.kind.label().to_owned() },
        date,
        summary_html: summary.map(|summary| filler.html(summary, Links::Dropped)),
        meta,
    }
}
