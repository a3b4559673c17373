//! Small multiples: the series of a block, member by member of one dimension.

use super::kinds::{Drawing, refused};
use super::line;
use crate::chart::{self, Form};
use crate::content::Directive;
use crate::content::directive::Kind;
use crate::diag::Diagnostic;
use crate::render::context::Context;
use crate::render::series::{Line, Panel};
use crate::statistics::dataset::Member;

/// Draws small multiples.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let mut panel = Panel::new(&context.corpus.statistics, &directive.shows.statistics, &directive.place)?;
    let dimension = dimension(directive, &panel)?;
    if let Some(dimension) = dimension {
        // The table has the order of the drawings.
        panel.lines.sort_by_key(|line| line.members.get(dimension).copied());
    }
    let groups = groups(&panel, dimension);
    let highlight = highlight(directive, &groups, dimension)?;
    let panels = groups.iter().map(|lines| of_group(directive, &panel, lines, dimension)).collect::<Result<_, _>>()?;
    Ok(Drawing::of_panel(&panel, Form::Multiples(chart::Multiples { panels, highlight })))
}

/// The dimension whose members have a panel each: the one that is named, else the first that the names leave open. None
/// where every series has one.
fn dimension(directive: &Directive, panel: &Panel<'_>) -> Result<Option<usize>, Box<Diagnostic>> {
    let [dataset] = panel.datasets.as_slice() else {
        return match &directive.shows.panel_by {
            Some(_) => Err(refused(directive, "names a dimension for several datasets", "delete  panel-by, or name one dataset")),
            None => Ok(None),
        };
    };
    let Some(name) = &directive.shows.panel_by else {
        let is_open = |at: &usize| panel.lines.iter().any(|line| line.members.get(*at) != panel.lines[0].members.get(*at));
        return Ok((0..dataset.dimensions.len()).find(is_open));
    };
    let found = dataset.dimensions.iter().position(|dimension| dimension.id == name.value);
    found.map(Some).ok_or_else(|| {
        let known: Vec<&str> = dataset.dimensions.iter().map(|dimension| dimension.id.as_str()).collect();
        let fix = match known.as_slice() {
            [] => format!("delete  panel-by, because `{}` has no dimensions", dataset.id),
            known => format!("write one of: {}", known.join(", ")),
        };
        refused(directive, &format!("has panels by `{}`, which is no dimension of `{}`", name.value, dataset.id), &fix)
    })
}

/// The series of each panel.
fn groups<'p, 'a>(panel: &'p Panel<'a>, dimension: Option<usize>) -> Vec<&'p [Line<'a>]> {
    let member = |line: &Line<'_>| dimension.and_then(|at| line.members.get(at).copied());
    panel.lines.chunk_by(|one, other| dimension.is_some() && member(one) == member(other)).collect()
}

fn highlight(directive: &Directive, groups: &[&[Line<'_>]], dimension: Option<usize>) -> Result<Option<usize>, Box<Diagnostic>> {
    let name = match directive.shows.highlight.as_slice() {
        [] => return Ok(None),
        [name] => name,
        _ => return Err(refused(directive, "highlights several panels, and one can stand out", "keep one name in `highlight`")),
    };
    let is_named = |lines: &&[Line<'_>]| {
        let by_code = lines.first().and_then(|line| member(line, dimension)).is_some_and(|member| member.id == name.value);
        by_code || label(lines, dimension) == name.value
    };
    let known: Vec<String> = groups.iter().map(|lines| label(lines, dimension)).collect();
    groups.iter().position(is_named).map(Some).ok_or_else(|| {
        refused(directive, &format!("has no panel `{}` to highlight", name.value), &format!("write one of: {}", known.join(", ")))
    })
}

fn of_group(
    directive: &Directive,
    panel: &Panel<'_>,
    lines: &[Line<'_>],
    dimension: Option<usize>,
) -> Result<chart::Panel, Box<Diagnostic>> {
    let label = label(lines, dimension);
    let mut own = Panel { periods: panel.periods.clone(), lines: lines.to_vec(), datasets: panel.datasets.clone() };
    for line in &mut own.lines {
        line.label = if lines.len() == 1 { label.clone() } else { rest(line, dimension) };
    }
    let form = match directive.shows.of.unwrap_or(Kind::Line) {
        Kind::Line => line::form(&own, None),
        _ => return Err(refused(directive, "has panels that cannot be small", "delete  of, which gives lines")),
    };
    Ok(chart::Panel { label, form })
}

/// The name of a panel: that of its member, else that of its one series.
fn label(lines: &[Line<'_>], dimension: Option<usize>) -> String {
    lines.first().map_or_else(String::new, |line| match member(line, dimension) {
        Some(member) => member.label.clone(),
        None => line.label.clone(),
    })
}

fn member<'a>(line: &Line<'a>, dimension: Option<usize>) -> Option<&'a Member> {
    let at = dimension?;
    line.dataset.dimensions.get(at)?.members.get(*line.members.get(at)?)
}

/// The members of the other dimensions, which tell the series of one panel apart.
fn rest(line: &Line<'_>, panels: Option<usize>) -> String {
    let members = line.dataset.dimensions.iter().zip(&line.members).enumerate().filter(|(at, _)| Some(*at) != panels);
    let labels = members.filter_map(|(_, (dimension, index))| dimension.members.get(*index));
    labels.map(|member| member.label.as_str()).collect::<Vec<_>>().join(", ")
}
