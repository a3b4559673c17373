//! One page: what its document says, filled in, in the shape that templates see.

use super::context::Context;
use super::figure::Drafted;
use super::fill::{self, Filler, Links, plain};
use super::view::{self, Card, Date, Link, TocEntry};
use super::{Part, details, figure, figures_used, listing, revisions, trail};
use crate::config::MenuEntry;
use crate::content::Document;
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
    let (mut blocks, mut problems) = figure::blocks(&shown, &document.directives);
    let html: Vec<String> = blocks.iter().map(|block| block.html.clone()).collect();
    let drafted: Vec<Drafted> = blocks.iter_mut().flat_map(|block| std::mem::take(&mut block.drafted)).collect();
    let page = view(&shown, &html, &drafted);
    let mut part = finish(context, route, &page);
    problems.append(&mut part.problems);
    part.problems = problems;
    part.chart_count = blocks.iter().filter(|block| block.is_chart).count();
    part.files.extend(blocks.into_iter().flat_map(|block| block.files));
    part.files.extend(assets(context, document));
    part.drafted = drafted;
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

fn view(shown: &Shown<'_>, blocks: &[String], drafted: &[Drafted]) -> view::Page {
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
        toc: toc(document, filler),
        topics: topics(context, route, &head.topics),
        authors: head.authors.clone(),
        body: filler.html_with(&document.body, Links::Kept, blocks),
        figures: figures_used::of_page(context, document, route, drafted),
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

fn toc(document: &Document, filler: &Filler<'_>) -> Vec<TocEntry> {
    let entries = document.headings.iter().filter(|heading| heading.level <= 3);
    let words = |text| plain(&filler.html(text, Links::Dropped));
    entries.map(|heading| TocEntry { level: heading.level, id: heading.id.clone(), text: words(&heading.text) }).collect()
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
