//! From a block to what is drawn, kind by kind, each with the same numbers as a table.

use super::cells::Cells;
use super::{area, bars, bullet, dot, dumbbell, line, multiples, slope, tile_map, waffle};
use crate::chart::{Direction, Form, Refusal};
use crate::content::Directive;
use crate::content::directive::Kind;
use crate::diag::{Diagnostic, code};
use crate::number::Unit;
use crate::render::context::Context;
use crate::render::series::Panel;
use crate::render::table;
use crate::render::view::Table;
use crate::statistics::{Cell, Dataset};

/// What a chart draws, with the same numbers as a table.
pub(super) struct Drawing<'a> {
    pub(super) form: Form,
    pub(super) table: Table,
    pub(super) datasets: Vec<&'a Dataset>,
    pub(super) subtitle: String,
    pub(super) unit: Unit,
    pub(super) cells: Cells<'a>,
}

impl<'a> Drawing<'a> {
    /// The drawing of all values of a panel.
    pub(super) fn of_panel(panel: &Panel<'a>, form: Form) -> Self {
        let (table, subtitle, unit) = (table::of_panel(panel), panel.subtitle(), panel.unit());
        Self { form, table, datasets: panel.datasets.clone(), subtitle, unit, cells: Cells::of_panel(panel) }
    }

    /// The same with what its target is in the data.
    pub(super) fn with_target(mut self, target: Option<Cell<'a>>) -> Self {
        self.cells.target = target;
        self
    }
}

/// Gathers the numbers of a block and says how they are drawn.
pub(super) fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    match directive.kind {
        Kind::Line => line::draw(context, directive),
        Kind::Area => area::draw(context, directive),
        Kind::StackedArea => area::draw_stacked(context, directive),
        Kind::Slope => slope::draw(context, directive),
        Kind::Dumbbell => dumbbell::draw(context, directive),
        Kind::Bar => bars::draw(context, directive, Direction::Across),
        Kind::Column => bars::draw(context, directive, Direction::Up),
        Kind::Dot => dot::draw(context, directive),
        Kind::Bullet => bullet::draw(context, directive),
        Kind::Multiples => multiples::draw(context, directive),
        Kind::Waffle => waffle::draw(context, directive),
        Kind::TileMap => tile_map::draw(context, directive),
        Kind::Table => Err(refused(directive, "is a table", "write it in a table block")),
    }
}

/// A chart that cannot be drawn; the reason ends a sentence that begins with its name.
pub(super) fn refused(directive: &Directive, reason: &str, fix: &str) -> Box<Diagnostic> {
    let message = format!("The chart `{}` {reason}.", directive.id.value);
    Box::new(Diagnostic::error(code::CHART_REFUSED, directive.told_at().clone(), message).fix(fix))
}

/// A chart that the drawing refuses.
pub(super) fn refusal(directive: &Directive, refusal: &Refusal) -> Box<Diagnostic> {
    match refusal {
        Refusal::NoValues => refused(directive, "has no value to show", "name a series that has figures, or leave the chart out"),
        other => {
            let reason = other.to_string();
            let (reason, fix) = reason.split_once("; ").unwrap_or((&reason, "show fewer figures, or use a table"));
            refused(directive, &format!("cannot be drawn: {reason}"), fix)
        }
    }
}
