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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Frequency;
    use crate::source::{Located, Place};

    fn place(at: &str) -> Result<usize, Diagnostic> {
        let frequency = Frequency::read("at 31 March").unwrap();
        let periods = ["2023", "2024", "2025"].map(|text| Period::read(text, frequency).unwrap());
        let place = Place::new(&"a.md".into(), 0..1);
        let located = |value: &str| Located { value: value.to_owned(), place: place.clone() };
        let note = Note { at: located(at), text: located("Something happened") };
        placed(&note, &periods).map(|note| note.period).map_err(|problem| *problem)
    }

    #[test]
    fn a_period_may_be_spelled_as_in_the_data_or_as_readers_see_it() {
        assert_eq!((place("2024"), place("31 March 2025")), (Ok(1), Ok(2)));
    }

    #[test]
    fn a_period_outside_the_chart_is_a_problem_that_lists_those_inside() {
        let problem = place("2019").unwrap_err();
        assert!(problem.fix.as_ref().is_some_and(|fix| fix.contains("2023 to 2025")), "{problem:?}");
    }
}
