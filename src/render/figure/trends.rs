//! Tables in which each row ends with a small drawing of its numbers.

use crate::chart::{self, Mark};
use crate::content::Directive;
use crate::diag::{Diagnostic, code};
use crate::render::series::{self, Panel};
use crate::render::table;
use crate::render::view::Table;

/// The table of a panel, a series a row, with a drawing of each.
pub(super) fn table(directive: &Directive, panel: &Panel<'_>) -> Result<Table, Box<Diagnostic>> {
    if panel.periods.len() < 2 {
        return Err(refused(directive, "has one period, which is no trend", "name several periods, or delete  trend"));
    }
    let Some(table) = table::with_series_as_rows(panel) else {
        return Err(refused(
            directive,
            "has too many periods for a trend in each row",
            "name fewer periods, or show a line chart",
        ));
    };
    let marks = |line: &series::Line<'_>| line.observations.iter().map(|it| series::mark(*it)).collect::<Vec<Mark>>();
    Ok(Table { trends: panel.lines.iter().map(|line| chart::sparkline(&marks(line))).collect(), ..table })
}

fn refused(directive: &Directive, reason: &str, fix: &str) -> Box<Diagnostic> {
    let message = format!("The table `{}` {reason}.", directive.id.value);
    Box::new(Diagnostic::error(code::CHART_REFUSED, directive.id.place.clone(), message).fix(fix))
}
