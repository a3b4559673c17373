//! The page of a dataset: definition, chart, table, source, files, earlier releases, where it is used.

use super::about::About;
use super::context::Context;
use super::data_files::{self, DataFile};
use super::fill::{self, capitalised};
use super::page::{date_view, finish, frame, short_title, topics};
use super::series::Panel;
use super::view::{self, Link, Source, Table, UsedOn};
use super::{Part, figure, json_ld, revisions, table, trail, vintages};
use crate::content::markdown::escape;
use crate::number::Unit;
use crate::site::Route;
use crate::statistics::{Better, Dataset, totals};

/// Lines with more points than this cannot be told from one another on a screen.
const MOST_POINTS: usize = 400;

/// Renders the page of a dataset with its files.
#[must_use]
pub fn render(context: &Context<'_>, dataset: &Dataset) -> Part {
    let route = Route::dataset(&dataset.id);
    let about = About::of(context, dataset);
    let panel = Panel::of_dataset(&context.corpus.statistics, dataset);
    let drawn = panel.as_ref().filter(|panel| is_worth_drawing(panel));
    let block = drawn.and_then(|panel| figure::of_panel(context, &route, panel, "chart", &dataset.title));
    let files = data_files::of_dataset(&about);
    let mut page = frame(context, &route, "dataset", &dataset.title);
    trail::lead(context, &route, &trail::of_dataset(context, dataset, &route), &mut page);
    page.topics = topics(context, &route, &dataset.topics);
    let names: Vec<String> = page.topics.iter().map(|topic| topic.label.clone()).collect();
    page.json_ld.push(json_ld::dataset(&about, &names));
    page.summary = Some(about.summary());
    page.updated = about.updated().map(date_view);
    let figure_html = block.as_ref().map(|block| block.html.clone());
    page.dataset = Some(view(context, &about, &route, panel.as_ref(), figure_html, &files));
    let mut part = finish(context, &route, &page);
    part.chart_count = usize::from(block.is_some());
    part.files.extend(files.into_iter().map(|file| (route.beside(&file.name).path().to_owned(), file.bytes)));
    if let Some(block) = block {
        part.files.extend(block.files);
        part.problems.extend(block.problems);
        part.drafted = block.drafted;
    }
    part
}

fn view(
    context: &Context<'_>,
    about: &About<'_>,
    route: &Route,
    panel: Option<&Panel<'_>>,
    figure_html: Option<String>,
    files: &[DataFile],
) -> view::Dataset {
    let dataset = about.dataset;
    let table = table::cut(panel.map(table::of_panel).unwrap_or_default(), "all of them are in the CSV file");
    let licence = about.licence.as_ref();
    view::Dataset {
        id: dataset.id.clone(),
        measure: capitalised(&dataset.measure),
        definition_html: dataset.definition.as_ref().and_then(|text| fill::fragment(context, text, route)),
        unit: capitalised(&dataset.unit.heading()),
        geography: dataset.geography.clone(),
        periods: format!("{}, {}", dataset.span(), dataset.frequency.describe()),
        basis: dataset.basis.as_deref().map(capitalised),
        rounding: dataset.rounding.describe(),
        better: match dataset.better {
            Better::Lower => Some("Lower is better"),
            Better::Higher => Some("Higher is better"),
            Better::Neither => None,
        },
        updated: about.updated().map(date_view),
        licence: licence.map(|licence| Link::new(&licence.name, licence.url.map(str::to_owned))),
        source: source(about),
        notes: notes(context, dataset, route),
        figure_html,
        table: Table { id: "data".to_owned(), caption_html: escape(&dataset.title), is_titled_by_page: true, ..table },
        downloads: files.iter().filter_map(download).collect(),
        files_note: (dataset.unit == Unit::YearsMonths).then(|| "In the files, durations are in months.".to_owned()),
        vintages: vintages::of_dataset(about),
        revisions: revisions::of_dataset(context, dataset, route),
        used_on: used_on(context, dataset, route),
    }
}

/// Whether a chart of a dataset would show more than a table does.
fn is_worth_drawing(panel: &Panel<'_>) -> bool {
    let has_numbers = panel.lines.iter().any(|line| line.observations.iter().flatten().count() > 1);
    (3..=MOST_POINTS).contains(&panel.periods.len()) && panel.lines.len() <= 4 && has_numbers
}

/// The remarks of the dataset, then those of its observations with their period.
fn notes(context: &Context<'_>, dataset: &Dataset, route: &Route) -> Vec<String> {
    let own = dataset.notes.iter().filter_map(|text| fill::fragment(context, text, route));
    let observed = dataset.observations.iter().filter_map(|(key, observation)| {
        let members = dataset.member_label(&key.members);
        let who = if members.is_empty() { String::new() } else { format!("{members}, ") };
        observation.note.as_ref().map(|note| format!("{}: {}", escape(&format!("{who}{}", key.period.label())), escape(note)))
    });
    own.chain(observed).chain(sums_note(dataset)).collect()
}

/// Readers who add up the parts should know why they find another number.
fn sums_note(dataset: &Dataset) -> Option<String> {
    let why = if dataset.rounding.describe().is_some() { " because of rounding" } else { "" };
    totals(dataset).differing.then(|| format!("Parts may not add up to totals{why}."))
}

fn source(about: &About<'_>) -> Option<Source> {
    let source = about.source?;
    Some(Source {
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        href: source.url.clone(),
        table: about.dataset.source_table.clone(),
        published: date_view(source.published),
        retrieved: date_view(source.retrieved),
    })
}

fn download(file: &DataFile) -> Option<Link> {
    file.label.as_ref().map(|label| Link::new(label, Some(file.name.clone())))
}

fn used_on(context: &Context<'_>, dataset: &Dataset, route: &Route) -> Vec<UsedOn> {
    let uses = context.usage.get(&dataset.id).into_iter().flatten();
    let view = uses.map(|(path, phrases)| {
        let mut phrases = phrases.clone();
        phrases.dedup();
        UsedOn {
            title: short_title(context, route, &context.corpus.documents[path]),
            href: route.link(&context.catalog.pages[path], None),
            phrases,
        }
    });
    view.collect()
}
