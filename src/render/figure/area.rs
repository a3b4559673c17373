//! Area charts: one series filled down to zero, or parts of a whole upon each other.

use super::kinds::Drawing;
use super::{line, notes};
use crate::chart::{Form, Stack};
use crate::content::Directive;
use crate::diag::Diagnostic;
use crate::render::context::Context;
use crate::render::series::{Line, Panel};
use crate::statistics::Role;

/// Draws an area chart.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let panel = Panel::new(&context.corpus.statistics, &directive.shows.statistics, &directive.place)?;
    let (area, target) = line::decorated(context, directive, &panel)?;
    Ok(Drawing::of_panel(&panel, Form::Area(area)).with_target(target))
}

/// Draws a stacked area chart. A total is no part of itself: with its parts beside it, it is left out.
pub(super) fn draw_stacked<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let mut panel = Panel::new(&context.corpus.statistics, &directive.shows.statistics, &directive.place)?;
    if panel.lines.iter().any(|line| !is_total(line)) {
        panel.lines.retain(|line| !is_total(line));
    }
    let (periods, parts) = (panel.moments(), line::all(&panel));
    let stack = Stack { periods, parts, notes: notes::of_panel(&directive.shows.notes, &panel)? };
    Ok(Drawing::of_panel(&panel, Form::StackedArea(stack)))
}

fn is_total(line: &Line<'_>) -> bool {
    let members = line.dataset.dimensions.iter().zip(&line.members);
    members.into_iter().any(|(dimension, index)| dimension.members.get(*index).is_some_and(|member| member.role == Role::Total))
}
