//! Does a chart have so few series that a reader can keep their colours apart?

use crate::content::Directive;
use crate::content::directive::{Arrange, Kind, Shows};
use crate::diag::{Diagnostic, code};
use crate::number::Period;
use crate::site::Corpus;
use crate::source::Located;
use crate::statistics::{Reference, Series};
use std::collections::BTreeSet;

/// Most series that are kept apart at ease; what is refused begins above six, where the colours end.
const MOST_AT_EASE: usize = 4;

/// Reports a chart of more series than are kept apart at ease. More than can be drawn are told by the drawing.
pub(super) fn check(corpus: &Corpus, chart: &Directive) -> Option<Diagnostic> {
    let count = series_in_colour(corpus, chart)?;
    let message = format!("The chart `{}` has {count} series, each in a colour of its own.", chart.id.value);
    let problem = Diagnostic::warning(code::MANY_SERIES, chart.id.place.clone(), message);
    let fix = format!("choose the {MOST_AT_EASE} that the title is about, or make two charts");
    (count > MOST_AT_EASE).then(|| problem.label("many colours").fix(fix))
}

/// How many colours a chart needs; nothing where colours tell no series apart, or all but the highlighted ones are grey.
fn series_in_colour(corpus: &Corpus, chart: &Directive) -> Option<usize> {
    let Shows { statistics, highlight, .. } = &chart.shows;
    let of_name = |name: &Located<String>| corpus.statistics.series(&Reference::parse(&name.value).ok()?).ok();
    let found: Vec<Series<'_>> = statistics.iter().filter_map(of_name).flatten().collect();
    match chart.kind {
        // What is highlighted is told from grey.
        Kind::Line | Kind::StackedArea => highlight.is_empty().then_some(found.len()),
        Kind::Bar | Kind::Column => highlight.is_empty().then(|| bars_in_colour(chart, &found)),
        Kind::Area
        | Kind::Slope
        | Kind::Dumbbell
        | Kind::Dot
        | Kind::Bullet
        | Kind::Multiples
        | Kind::Waffle
        | Kind::TileMap
        | Kind::Table => None,
    }
}

/// How many bars stand beside each other, or are stacked, under one name.
fn bars_in_colour(chart: &Directive, found: &[Series<'_>]) -> usize {
    let periods: BTreeSet<Period> = found.iter().flat_map(|series| series.cells.iter().map(|cell| cell.0)).collect();
    let lines: BTreeSet<(&str, &[usize])> =
        found.iter().map(|series| (series.dataset.id.as_str(), series.members.as_slice())).collect();
    let is_beside = chart.shows.arrange == Arrange::Grouped;
    match second_dimension(found) {
        Some(members) if periods.len() == 1 => members,
        _ if is_beside && (periods.len() == 1 || chart.kind == Kind::Bar && lines.len() > 1) => periods.len(),
        _ => lines.len(),
    }
}

/// How many members the second of two open dimensions has.
fn second_dimension(found: &[Series<'_>]) -> Option<usize> {
    let first = found.first().filter(|first| found.iter().all(|series| series.dataset.id == first.dataset.id))?;
    let members = |dimension: usize| found.iter().map(|series| series.members[dimension]).collect::<BTreeSet<_>>().len();
    let open: Vec<usize> = (0..first.members.len()).map(members).filter(|count| *count > 1).collect();
    match open.as_slice() {
        [_, second] => Some(*second),
        _ => None,
    }
}
