//! Notes about periods of a chart.

use crate::chart;
use crate::content::directive::Note;
use crate::diag::{Diagnostic, code};
use crate::number::Period;
use crate::render::series::Panel;
use crate::statistics::lookup::available;

/// The notes of a block with the periods that they are about.
///
/// # Errors
/// A note is about a period that the chart does not have.
pub(super) fn of_panel(notes: &[Note], panel: &Panel<'_>) -> Result<Vec<chart::Note>, Box<Diagnostic>> {
    notes.iter().map(|note| placed(note, &panel.periods)).collect()
}

fn placed(note: &Note, periods: &[Period]) -> Result<chart::Note, Box<Diagnostic>> {
    let is_meant = |period: &Period| {
        let read = Period::read(&note.at.value, period.frequency()).ok();
        read == Some(*period) || [period.label(), period.to_string()].contains(&note.at.value)
    };
    match periods.iter().position(is_meant) {
        Some(period) => Ok(chart::Note { period, text: note.text.value.clone() }),
        None => {
            let message = "This note is about a period that the chart does not show.";
            let problem = Diagnostic::error(code::CHART_REFUSED, note.at.place.clone(), message);
            Err(Box::new(problem.fix(format!("choose one of the periods of the chart: {}", available(periods)))))
        }
    }
}
