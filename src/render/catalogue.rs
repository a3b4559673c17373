//! The catalogue: every dataset of the site, listed by topic.

use super::about::About;
use super::context::Context;
use super::fill::capitalised;
use super::page::{date_view, finish, frame};
use super::view::{DatasetCard, DatasetGroup};
use super::{Part, figure, series};
use crate::chart::Mark;
use crate::site::Route;
use crate::statistics::{Dataset, Reference, Series, When};

/// What the page of all datasets is called.
pub const TITLE: &str = "Statistics";

/// Renders the catalogue.
#[must_use]
pub fn render(context: &Context<'_>) -> Part {
    let route = Route::catalogue();
    let mut page = frame(context, &route, "catalogue", TITLE);
    page.summary = Some("Every dataset behind the figures on this site, with its source.".to_owned());
    page.summary_html.clone_from(&page.summary);
    page.dataset_groups = groups(context, &route);
    finish(context, &route, &page)
}

/// Datasets as entries of a list, by title.
pub(super) fn cards<'d>(context: &Context<'_>, at: &Route, datasets: impl Iterator<Item = &'d Dataset>) -> Vec<DatasetCard> {
    let mut datasets: Vec<&Dataset> = datasets.collect();
    datasets.sort_by_key(|dataset| dataset.title.to_lowercase());
    datasets.into_iter().map(|dataset| card(context, at, dataset)).collect()
}

/// The datasets of each topic, by its name, and last those without one.
fn groups(context: &Context<'_>, route: &Route) -> Vec<DatasetGroup> {
    let statistics = &context.corpus.statistics;
    let topics = context.catalog.topics.iter().filter(|(_, topic)| !topic.datasets.is_empty());
    let mut groups: Vec<DatasetGroup> = topics
        .map(|(slug, topic)| DatasetGroup {
            id: format!("topic-{slug}"),
            title: Some(topic.name.clone()),
            href: Some(route.link(&Route::topic(slug), None)),
            datasets: cards(context, route, topic.datasets.iter().filter_map(|id| statistics.datasets.get(id))),
        })
        .collect();
    groups.sort_by_key(|group| group.title.as_ref().map(|title| title.to_lowercase()));
    let others = cards(context, route, context.corpus.released().filter(|dataset| dataset.topics.is_empty()));
    if !others.is_empty() {
        // Where no dataset has a topic, there is nothing that these are other than.
        let title = (!groups.is_empty()).then(|| "Other".to_owned());
        groups.push(DatasetGroup { id: "other".to_owned(), title, href: None, datasets: others });
    }
    groups
}

fn card(context: &Context<'_>, at: &Route, dataset: &Dataset) -> DatasetCard {
    let about = About::of(context, dataset);
    let name = Reference { dataset: dataset.id.clone(), members: Vec::new(), when: When::All, question: None };
    let series = context.corpus.statistics.series(&name).unwrap_or_default();
    let is_whole = |series: &&Series<'_>| {
        series.cells.len() > 2 && series.cells.iter().all(|cell| matches!(series::mark(cell.1), Mark::Value(_)))
    };
    let whole = series.first().filter(is_whole);
    DatasetCard {
        title: dataset.title.clone(),
        href: at.link(&Route::dataset(&dataset.id), None),
        measure: capitalised(&dataset.measure),
        geography: dataset.geography.clone(),
        periods: dataset.span(),
        source: about.source.map(|source| source.publisher.clone()).unwrap_or_default(),
        updated: about.updated().map(date_view),
        sparkline_svg: whole.filter(|_| series.len() == 1).map(figure::sparkline_of),
    }
}
