//! The page of a dataset: definition, chart, table, source, files, where it is used.

use super::context::Context;
use super::fill::{self, capitalised};
use super::page::{finish, frame, short_title};
use super::series::Panel;
use super::view::{self, Link, Source, Table, UsedOn};
use super::{Part, data_files, figure, revisions};
use crate::content::markdown::escape;
use crate::site::Route;
use crate::statistics::{Better, Dataset, Licence, totals};

/// Renders the page of a dataset with its files.
#[must_use]
pub fn render(context: &Context<'_>, dataset: &Dataset) -> Part {
    let route = Route::dataset(&dataset.id);
    let panel = Panel::of_dataset(&context.corpus.statistics, dataset);
    let drawn = panel.as_ref().filter(|panel| data_files::is_worth_drawing(panel));
    let block = drawn.and_then(|panel| figure::of_panel(context, &route, panel, "chart", &dataset.title));
    let files = files(context, dataset, &route);
    let mut page = frame(context, &route, "dataset", &dataset.title);
    page.summary = Some(format!("{}, {}, {}.", capitalised(&dataset.measure), dataset.geography, dataset.span()));
    page.dataset = Some(view(context, dataset, &route, panel.as_ref(), block.as_ref().map(|block| block.html.clone()), &files));
    let mut part = finish(context, &route, &page);
    part.chart_count = usize::from(block.is_some());
    part.files.extend(files);
    part.files.extend(block.into_iter().flat_map(|block| block.files));
    part
}

fn files(context: &Context<'_>, dataset: &Dataset, route: &Route) -> Vec<(String, Vec<u8>)> {
    let source = dataset.source.as_ref().and_then(|key| context.corpus.statistics.sources.get(&key.value));
    let name = |ending: &str| route.beside(&format!("{}.{ending}", dataset.id)).path().to_owned();
    vec![(name("csv"), data_files::csv_of_dataset(dataset)), (name("json"), data_files::json_of_dataset(dataset, source))]
}

fn view(
    context: &Context<'_>,
    dataset: &Dataset,
    route: &Route,
    panel: Option<&Panel<'_>>,
    figure_html: Option<String>,
    files: &[(String, Vec<u8>)],
) -> view::Dataset {
    let table = panel.map(Panel::table).unwrap_or_default();
    let table = Table { id: "data".to_owned(), caption_html: escape(&dataset.title), note: dash_note(&table), ..table };
    view::Dataset {
        id: dataset.id.clone(),
        measure: capitalised(&dataset.measure),
        definition_html: dataset.definition.as_ref().and_then(|text| fill::fragment(context, text, route)),
        unit: dataset.unit.heading(),
        geography: dataset.geography.clone(),
        periods: format!("{}, {}", dataset.span(), dataset.frequency.describe()),
        rounding: dataset.rounding.describe(),
        better: match dataset.better {
            Better::Lower => Some("Lower is better"),
            Better::Higher => Some("Higher is better"),
            Better::Neither => None,
        },
        released: dataset.released.map(|released| released.to_string()),
        source: source(context, dataset),
        notes: notes(context, dataset, route),
        figure_html,
        codes: table.codes.clone(),
        table,
        downloads: files.iter().map(|(path, bytes)| download(path, bytes.len())).collect(),
        revisions: revisions::of_dataset(context, dataset, route),
        used_on: used_on(context, dataset, route),
    }
}

/// A dash in a table means that the dataset has no row, which is not the same as a code.
fn dash_note(table: &Table) -> Option<String> {
    let has_dash = table.rows.iter().any(|row| row.cells.iter().any(|cell| cell == "\u{2013}"));
    has_dash.then(|| "A dash means that no figure is held here for the period.".to_owned())
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

fn source(context: &Context<'_>, dataset: &Dataset) -> Option<Source> {
    let source = context.corpus.statistics.sources.get(&dataset.source.as_ref()?.value)?;
    let licence = dataset.licence.as_deref().map_or_else(|| source.licence.clone(), Licence::named);
    Some(Source {
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        href: source.url.clone(),
        table: dataset.source_table.clone(),
        published: source.published.to_string(),
        retrieved: source.retrieved.to_string(),
        licence: Link::new(&licence.name, licence.url.map(str::to_owned)),
    })
}

fn download(path: &str, bytes: usize) -> Link {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = name.rsplit('.').next().unwrap_or("").to_uppercase();
    Link::new(&format!("{ending}, {}", data_files::size(bytes)), Some(name.to_owned()))
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
