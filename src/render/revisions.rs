//! What a reader is told of published figures that changed: on each page that uses one, and on the dataset's own.

use super::context::Context;
use super::fill;
use super::page::date_view;
use super::view;
use crate::content::Document;
use crate::ledger::{Figure, Kind, Revised, Revision, name};
use crate::site::shown::{self, Claims};
use crate::site::{Corpus, Route};
use crate::statistics::{Dataset, Key, Observation, Reference};
use std::collections::BTreeSet;

/// For each figure of each revision where it stands today; nothing for one that was taken down.
pub type Standing = Vec<Vec<Option<(String, Key)>>>;

/// Finds every revised figure once for all pages.
#[must_use]
pub fn standing(corpus: &Corpus) -> Standing {
    let find = |figure: &Revised| {
        let found = name::find(&corpus.statistics, &figure.name.value).ok()?;
        Some((found.0.id.clone(), found.1))
    };
    corpus.revisions.iter().map(|revision| revision.figures.iter().map(find).collect()).collect()
}

/// What changed among the figures that a page uses, the latest first.
#[must_use]
pub fn on_page(context: &Context<'_>, document: &Document, route: &Route) -> Vec<view::Revision> {
    if context.revised.is_empty() {
        return Vec::new();
    }
    let claims: &Claims = context.figures;
    let used: BTreeSet<(String, Key)> =
        shown::on_page(context.corpus, claims, document).into_iter().flat_map(|shown| shown.figures).collect();
    notes(context, route, |_, standing| standing.is_some_and(|standing| used.contains(standing)))
}

/// What changed in a dataset, the latest first; figures that were taken down too.
#[must_use]
pub fn of_dataset(context: &Context<'_>, dataset: &Dataset, route: &Route) -> Vec<view::Revision> {
    notes(context, route, |figure, standing| match standing {
        Some((id, _)) => *id == dataset.id,
        None => dataset_of(figure) == Some(dataset.id.clone()),
    })
}

fn notes(
    context: &Context<'_>,
    route: &Route,
    is_wanted: impl Fn(&Revised, Option<&(String, Key)>) -> bool,
) -> Vec<view::Revision> {
    let mut revisions: Vec<(&Revision, &Vec<_>)> = context.corpus.revisions.iter().zip(&context.revised).collect();
    // Of one day, the one further down in the file is the later one.
    revisions.reverse();
    revisions.sort_by_key(|(revision, _)| std::cmp::Reverse(revision.date));
    let notes = revisions.into_iter().filter_map(|(revision, standing)| {
        let figures = revision.figures.iter().zip(standing).filter(|(figure, standing)| is_wanted(figure, standing.as_ref()));
        let changes: Vec<view::Change> =
            figures.map(|(figure, standing)| change(context, route, figure, standing.as_ref())).collect();
        (!changes.is_empty()).then(|| view::Revision {
            heading: revision.kind.heading(),
            is_correction: revision.kind == Kind::Correction,
            date: date_view(revision.date),
            because_html: fill::fragment(context, &revision.because, route).unwrap_or_default(),
            changes,
        })
    });
    notes.collect()
}

fn change(context: &Context<'_>, route: &Route, figure: &Revised, standing: Option<&(String, Key)>) -> view::Change {
    let statistics = &context.corpus.statistics;
    let id = standing.map(|(id, _)| id.clone()).or_else(|| dataset_of(figure)).unwrap_or_default();
    let Some(dataset) = statistics.datasets.get(&id) else {
        return view::Change { dataset: id, href: None, label: figure.name.value.clone(), words: "taken down".to_owned() };
    };
    let is_released = context.corpus.is_released(dataset);
    let observation = standing.and_then(|(_, key)| dataset.observations.get(key));
    view::Change {
        dataset: dataset.title.clone(),
        href: is_released.then(|| route.link(&Route::dataset(&dataset.id), None)),
        label: standing.map_or_else(|| code_label(figure), |(_, key)| label(dataset, key)),
        words: words(dataset, figure, observation),
    }
}

/// "4,330 became 4,380 children". A number that is withheld or taken down today is not said again.
fn words(dataset: &Dataset, figure: &Revised, today: Option<&Observation>) -> String {
    let unit = &dataset.unit;
    let is_withheld = |figure: &Figure| figure.is_confidential();
    if today.map(Figure::of).iter().chain(&figure.to).any(is_withheld) {
        return "now withheld to protect people".to_owned();
    }
    match (&figure.from, &figure.to) {
        (_, None) => "taken down".to_owned(),
        (None, Some(to)) => format!("now {}", to.spell_with_unit(unit)),
        (Some(from), Some(to)) => format!("{} became {}", from.spell(unit), to.spell_with_unit(unit)),
    }
}

fn label(dataset: &Dataset, key: &Key) -> String {
    let members = dataset.member_label(&key.members);
    if members.is_empty() { key.period.to_string() } else { format!("{members}, {}", key.period) }
}

/// The codes of a figure that was taken down, as they stand in its name.
fn code_label(figure: &Revised) -> String {
    let name = &figure.name.value;
    let path = name.split_once(['/', '@']).map_or(name.as_str(), |(_, rest)| rest);
    path.replace(['/', '@'], ", ")
}

fn dataset_of(figure: &Revised) -> Option<String> {
    Reference::parse(&figure.name.value).ok().map(|reference| reference.dataset)
}
