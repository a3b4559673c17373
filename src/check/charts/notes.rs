//! Is each note in a chart short enough to be read beside what it is about?

use crate::content::Directive;
use crate::diag::{Diagnostic, code};
use crate::source::Located;

/// Most characters of a note.
const MOST_CHARACTERS: usize = 50;

/// Reports notes that are long, or more than one sentence.
pub(super) fn check(chart: &Directive) -> Vec<Diagnostic> {
    chart.shows.notes.iter().filter_map(|note| problem(&note.text)).collect()
}

fn problem(text: &Located<String>) -> Option<Diagnostic> {
    let length = text.value.trim().chars().count();
    let message = if length > MOST_CHARACTERS {
        format!("This note has {length} characters, and a chart has room for {MOST_CHARACTERS}.")
    } else if text.value.contains(". ") {
        "This note is more than one sentence.".to_owned()
    } else {
        return None;
    };
    let fix = "shorten it, and say the rest in the text below the chart";
    Some(Diagnostic::warning(code::CHART_NOTE, text.place.clone(), message).label("too long").fix(fix))
}
