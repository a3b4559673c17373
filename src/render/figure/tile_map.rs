//! Tile maps: one figure for each English region.

use super::kinds::{Drawing, refused};
use crate::chart::{self, Form, Mark};
use crate::content::Directive;
use crate::diag::Diagnostic;
use crate::render::context::Context;
use crate::render::series::{self, Line, Panel};
use crate::statistics::Role;

/// Draws a tile map.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let mut panel = Panel::new(&context.corpus.statistics, &directive.shows.statistics, &directive.place)?;
    if panel.periods.len() != 1 {
        let fix = "write one period after the @, as in  under-1s-region@2025";
        return Err(refused(directive, "maps several periods, and a tile has room for one", fix));
    }
    panel.lines.retain(|line| !is_total(line));
    let tiles = panel.lines.iter().map(tile).collect();
    Ok(Drawing::of_panel(&panel, Form::TileMap(chart::TileMap { tiles })))
}

/// A sum of regions is on no map.
fn is_total(line: &Line<'_>) -> bool {
    let mut members = line.dataset.dimensions.iter().zip(&line.members);
    members.any(|(dimension, index)| dimension.members.get(*index).is_some_and(|member| member.role == Role::Total))
}

fn tile(line: &Line<'_>) -> chart::Tile {
    let members =
        line.dataset.dimensions.iter().zip(&line.members).filter_map(|(dimension, index)| dimension.members.get(*index));
    let names = members.flat_map(|member| [&member.id, &member.label].into_iter().chain(&member.in_file)).cloned().collect();
    let value = line.observations.first().map_or_else(|| Mark::Missing(String::new()), |observation| series::mark(*observation));
    chart::Tile { label: line.label.clone(), names, value }
}
