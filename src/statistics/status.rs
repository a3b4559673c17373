//! What qualifies a number, as the letters that data files write.

use super::observation::Status;
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::{Located, Place};

/// The status of a letter.
///
/// # Errors
/// Any other word is told with what the letters mean.
pub(super) fn read(text: &Located<String>) -> Result<Status, Diagnostic> {
    if let Some((_, status)) = Status::ALL.iter().find(|(letter, _)| *letter == text.value) {
        return Ok(*status);
    }
    let name = |status: Status| status.meaning().split([':', ' ']).next().unwrap_or_default();
    let written = text.value.to_lowercase();
    let meant = Status::ALL.iter().find(|(_, status)| written.len() > 2 && name(*status).starts_with(&written));
    let all: Vec<String> = Status::ALL
        .iter()
        .map(|(letter, status)| match letter.len() {
            1 => format!("{letter} ({})", name(*status)),
            _ => (*letter).to_owned(),
        })
        .collect();
    let fix = meant
        .map_or_else(|| format!("write {}", suggestion::joined(&all, "or")), |(letter, _)| format!("write  status: {letter}"));
    let message = format!("`status` may not be `{}`.", super::value::shown(&text.value));
    Err(Diagnostic::error(code::UNKNOWN_VALUE, text.place.clone(), message).label("not known").fix(fix))
}

/// The letters of a cell, which may hold several: `r e`, `[p][r]`.
pub(super) fn letters(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([' ', ',', ';', '[', ']']).filter(|letter| !letter.is_empty())
}

/// A value for a part of its period, of which nothing says which part.
pub(super) fn which_part(name: &str, place: Place) -> Diagnostic {
    let message = format!("The value for {name} covers a part of it, but not which.");
    Diagnostic::error(code::MISSING_FIELD, place, message).fix("say which in  note: …")
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn a_cell_may_hold_several_letters() {
        for cell in ["r e", "[r][e]", " r, e ", "[r] [e]"] {
            assert_eq!(letters(cell).collect::<Vec<_>>(), ["r", "e"], "{cell}");
        }
        assert_eq!(letters(" ").count(), 0);
    }
}
