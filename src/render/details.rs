//! The fields that only one kind of page has, filled in.

use super::context::Context;
use super::fill::{Filler, Links, plain};
use super::page::{Shown, card, date_view};
use super::view::{self, Action, Contact, Date, Finding, Latest, Link, Quote, Tile};
use super::{figure, listing};
use crate::claim::{self, Claim};
use crate::content::kind::{self, CaseStudy, Event, Home, News, Project, Report};
use crate::content::{Details, Document, Kind, Text};
use crate::number::{Moment, PartialDate};
use crate::site::taxonomy;
use crate::source::Located;
use crate::statistics::{Reference, Statistics};

/// How many pages of a section the front page shows.
const LATEST: usize = 3;

/// Adds what the kind of a page has to its view.
pub(super) fn add(shown: &Shown<'_>, page: &mut view::Page) {
    match &shown.document.details {
        Details::Home(home) => add_home(shown, home, page),
        Details::News(news) => add_news(shown, news, page),
        Details::Report(report) => add_report(shown, report, page),
        Details::CaseStudy(study) => add_case_study(shown, study, page),
        Details::Project(project) => add_project(shown, project, page),
        Details::Event(event) => add_event(shown, event, page),
        Details::Page => {}
    }
    if let Some(register) = shown.document.register().and_then(|id| shown.context.corpus.registers.get(&id.value)) {
        page.recommendations = Some(listing::recommendations(shown.context, shown.route, register));
    }
}

fn add_home(shown: &Shown<'_>, home: &Home, page: &mut view::Page) {
    page.tiles = home.tiles.iter().map(|tile| tile_view(shown, tile)).collect();
    page.actions = home.actions.iter().map(|action| action_view(shown, action)).collect();
    let context = shown.context;
    for (section, kind) in [
        ("content/news/_index.md", Kind::News),
        ("content/reports/_index.md", Kind::Report),
        ("content/events/_index.md", Kind::Event),
    ] {
        let Some(document) = context.corpus.documents.get(section) else { continue };
        let of_kind = context.corpus.documents.values().filter(|document| document.kind == kind && is_current(context, document));
        let mut documents = taxonomy::newest_first(of_kind);
        if kind == Kind::Event {
            documents.sort_by_key(|document| starts(document));
        }
        let cards: Vec<_> = documents.into_iter().take(LATEST).map(|document| card(context, shown.route, document)).collect();
        if !cards.is_empty() {
            let title = super::page::short_title(context, shown.route, document);
            page.latest.push(Latest { title, href: shown.route.link(&context.catalog.pages[section], None), cards });
        }
    }
}

fn tile_view(shown: &Shown<'_>, tile: &kind::Tile) -> Tile {
    let source = tile.series.as_ref().and_then(|name| source_of(&shown.context.corpus.statistics, &name.value));
    Tile {
        html: shown.filler.html(&tile.text, Links::Kept),
        sparkline_svg: tile.series.as_ref().and_then(|name| figure::sparkline(shown.context, name)),
        source,
        href: tile.link.map(|index| shown.filler.href(index)),
    }
}

fn action_view(shown: &Shown<'_>, action: &kind::Action) -> Action {
    Action {
        title: action.title.clone(),
        html: shown.filler.html(&action.text, Links::Kept),
        label: action.label.clone(),
        href: shown.filler.href(action.link),
    }
}

/// The publication of the dataset that a name begins with.
fn source_of(statistics: &Statistics, name: &str) -> Option<Link> {
    let dataset = statistics.datasets.get(&Reference::parse(name).ok()?.dataset)?;
    let source = statistics.sources.get(&dataset.source.as_ref()?.value)?;
    Some(Link::new(&source.publisher, Some(source.url.clone())))
}

fn add_news(shown: &Shown<'_>, news: &News, page: &mut view::Page) {
    page.quotes = quotes(shown, &news.quotes);
    page.notes = texts(shown, &news.notes);
    page.contact = news.contact.as_ref().map(|contact| Contact {
        name: contact.name.clone(),
        role: None,
        email: contact.email.clone(),
        phone: contact.phone.clone(),
        url: contact.url.clone(),
    });
    page.funder_html = news.funder.as_ref().map(|text| shown.filler.html(text, Links::Kept));
    page.links = links(shown, &news.links);
}

fn add_report(shown: &Shown<'_>, report: &Report, page: &mut view::Page) {
    let finding =
        |finding: &kind::Finding| Finding { id: finding.id.value.clone(), html: shown.filler.html(&finding.text, Links::Kept) };
    page.findings = report.findings.iter().map(finding).collect();
    page.doi.clone_from(&report.doi);
    page.version.clone_from(&report.version);
    page.links = links(shown, &report.links);
    page.cite = Some(citation(shown, page));
}

/// "Authors or publisher (year) Title. Publisher. Address."
fn citation(shown: &Shown<'_>, page: &view::Page) -> String {
    let publisher = &shown.context.corpus.settings.publisher.name;
    let authors = if page.authors.is_empty() { publisher.clone() } else { page.authors.join(", ") };
    let year = page.date.as_ref().map(|date| date.iso.chars().take(4).collect::<String>()).unwrap_or_default();
    let version = page.version.as_ref().map(|version| format!(" Version {version}.")).unwrap_or_default();
    let address = page.doi.as_ref().map_or_else(|| page.canonical.clone(), |doi| format!("https://doi.org/{doi}"));
    format!("{authors} ({year}) {}.{version} {publisher}. {address}", page.title.trim_end_matches('.'))
}

fn add_case_study(shown: &Shown<'_>, study: &CaseStudy, page: &mut view::Page) {
    page.partner_html = study.partner.as_ref().map(|text| shown.filler.html(text, Links::Kept));
    page.period_html = study.period.as_ref().map(|text| shown.filler.html(text, Links::Kept));
    page.comparisons = study.comparisons.iter().map(|comparison| comparison_view(shown, comparison)).collect();
    page.quotes = quotes(shown, &study.quotes);
    page.links = links(shown, &study.links);
}

fn comparison_view(shown: &Shown<'_>, comparison: &kind::Comparison) -> view::Comparison {
    let statistics = &shown.context.corpus.statistics;
    let value = |name: &Located<String>| printed(statistics, &name.value);
    // The gap is worded by the same code as claims, so that it cannot disagree with a sentence.
    let difference = |name: &Located<String>| printed(statistics, &format!("{}?vs={}", comparison.statistic.value, name.value));
    view::Comparison {
        label_html: shown.filler.html(&comparison.label, Links::Kept),
        value: value(&comparison.statistic).unwrap_or_default(),
        before: comparison.before.as_ref().and_then(value),
        target: comparison.target.as_ref().and_then(value),
        gap: comparison.target.as_ref().and_then(difference).map(|words| format!("{words} than the target")),
        change: comparison.before.as_ref().and_then(difference).map(|words| format!("{words} than before")),
    }
}

/// What the data give for a reference, in default wording.
fn printed(statistics: &Statistics, reference: &str) -> Option<String> {
    let nowhere = crate::source::Place::new(&"".into(), 0..0);
    let figure = claim::judge(statistics, &Claim::insert(reference, &nowhere)).figure?;
    if figure.working.is_some() {
        return Some(figure.printed);
    }
    let dataset = statistics.datasets.get(&figure.dataset)?;
    Some(crate::number::with_unit(figure.value, &dataset.unit))
}

fn add_project(shown: &Shown<'_>, project: &Project, page: &mut view::Page) {
    page.starts = project.starts.map(date_view);
    page.ends = project.ends.map(date_view);
    page.status = status(project, shown.context.corpus.as_of.day()).map(str::to_owned);
    page.funding_html = project.funding.as_ref().map(|text| shown.filler.html(text, Links::Kept));
    page.partners = texts(shown, &project.partners);
    page.contacts = project
        .contacts
        .iter()
        .map(|contact| Contact {
            name: contact.role.clone(),
            role: Some(contact.role.clone()),
            email: contact.email.clone(),
            phone: None,
            url: contact.url.clone(),
        })
        .collect();
    page.evaluators = texts(shown, &project.evaluators);
    page.outputs = links(shown, &project.outputs);
    page.links = links(shown, &project.links);
}

/// A project with a start but no end has no status that we could know.
fn status(project: &Project, today: PartialDate) -> Option<&'static str> {
    match (project.starts, project.ends) {
        (Some(starts), _) if starts.first_day() > today => Some("Planned"),
        (_, Some(ends)) if ends.last_day() < today => Some("Finished"),
        (_, Some(_)) => Some("Under way"),
        _ => None,
    }
}

fn add_event(shown: &Shown<'_>, event: &Event, page: &mut view::Page) {
    page.starts = event.starts.map(moment_view);
    page.ends = event.ends.map(moment_view);
    page.place_html = event.place.as_ref().map(|text| shown.filler.html(text, Links::Kept));
    page.booking.clone_from(&event.booking);
    page.past = !is_current(shown.context, shown.document);
    page.links = links(shown, &event.links);
}

/// What a card shows beside title and summary: its date, and a word more.
pub(super) fn card_parts(context: &Context<'_>, document: &Document, filler: &Filler<'_>) -> (Option<Date>, Option<String>) {
    let date = document.head.date.as_ref().map(|date| date_view(date.value));
    match &document.details {
        Details::Event(event) => {
            let place = event.place.as_ref().map(|text| plain(&filler.html(text, Links::Dropped)));
            let meta = if is_current(context, document) { place } else { Some("Past event".to_owned()) };
            (event.starts.map(moment_view), meta)
        }
        Details::Project(project) => (date, status(project, context.corpus.as_of.day()).map(str::to_owned)),
        _ => (date, None),
    }
}

/// Whether a page is still to come or going on; only events ever end.
fn is_current(context: &Context<'_>, document: &Document) -> bool {
    match &document.details {
        Details::Event(event) => event.ends.or(event.starts).is_none_or(|end| end.day() >= context.corpus.as_of.day()),
        _ => true,
    }
}

fn starts(document: &Document) -> Option<Moment> {
    match &document.details {
        Details::Event(event) => event.starts,
        _ => None,
    }
}

fn moment_view(moment: Moment) -> Date {
    Date { iso: moment.iso(), text: moment.to_string() }
}

fn quotes(shown: &Shown<'_>, quotes: &[kind::Quote]) -> Vec<Quote> {
    let view = |quote: &kind::Quote| Quote {
        html: shown.filler.html(&quote.text, Links::Kept),
        name: quote.name.clone(),
        role: quote.role.clone(),
        organisation: quote.organisation.clone(),
    };
    quotes.iter().map(view).collect()
}

fn texts(shown: &Shown<'_>, texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| shown.filler.html(text, Links::Kept)).collect()
}

fn links(shown: &Shown<'_>, links: &[kind::Link]) -> Vec<Link> {
    links.iter().map(|link| Link::new(&link.label, Some(shown.filler.href(link.index)))).collect()
}
