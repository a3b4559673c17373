//! Does a chart have so few series that a reader can keep their colours apart?

use crate::content::Directive;
use crate::content::directive::Kind;
use crate::diag::{Diagnostic, code};
use crate::site::Corpus;
use crate::statistics::Reference;

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

/// How many colours a chart needs; nothing where colours tell no series apart.
fn series_in_colour(corpus: &Corpus, chart: &Directive) -> Option<usize> {
    let names = match chart.kind {
        // What is highlighted is told from grey.
        Kind::Line | Kind::StackedArea if chart.shows.highlight.is_empty() => &chart.shows.statistics,
        Kind::Line
        | Kind::StackedArea
        | Kind::Area
        | Kind::Slope
        | Kind::Dumbbell
        | Kind::Dot
        | Kind::Bullet
        | Kind::Multiples
        | Kind::Waffle
        | Kind::TileMap
        | Kind::Table => return None,
    };
    let of_name = |name: &str| Some(corpus.statistics.series(&Reference::parse(name).ok()?).ok()?.len());
    Some(names.iter().filter_map(|name| of_name(&name.value)).sum())
}
