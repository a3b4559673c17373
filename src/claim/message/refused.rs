//! Problems of references and of what they name, whatever the words are.

use crate::claim::compute::QUESTIONS;
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::Place;
use crate::statistics::{Cell, Shorthand};

/// A question that is not known, or not yet.
pub(in crate::claim) fn unknown_question(word: &str, place: &Place) -> Diagnostic {
    let (message, fix) = match word {
        "total" | "mean" | "min" | "max" | "trend" => {
            (format!("`{word}` stands alone, without `=`."), format!("name the span before it, as in  @2020..2025?{word}"))
        }
        "of" => {
            ("`of` needs the whole that the figure is a part of.".to_owned(), "name the whole, as in  ?of=all-in-care".to_owned())
        }
        "vs" => {
            ("`vs` needs the other figure to compare with.".to_owned(), "name the other figure, as in  ?vs=england".to_owned())
        }
        _ => {
            let near = suggestion::nearest(word, QUESTIONS).map(|near| format!("did you mean `{near}`?"));
            let otherwise = || "ask for  ?change=2020  or  ?vs=england  instead".to_owned();
            (format!("The question `{word}` is not known here."), near.unwrap_or_else(otherwise))
        }
    };
    Diagnostic::error(code::UNCLEAR_CLAIM, place.clone(), message).fix(fix)
}

/// A change from a later to an earlier period.
pub(in crate::claim) fn backwards(now: &Cell<'_>, base: &Cell<'_>, place: &Place) -> Diagnostic {
    let message =
        format!("A change runs from an earlier period to a later one, but {} is not before {}.", base.key.period, now.key.period);
    let fix = format!("write  {}@{}..{}?change", now.dataset.id, now.key.period.key(), base.key.period.key());
    let otherwise = "name two periods, the earlier one after `change=`".to_owned();
    Diagnostic::error(code::WRONG_PERIOD, place.clone(), message).fix(if now.key.period == base.key.period {
        otherwise
    } else {
        fix
    })
}

/// A figure that is not there; no other figure is shown beside it.
pub(in crate::claim) fn missing(cell: &Cell<'_>, shorthand: Shorthand, place: &Place) -> Diagnostic {
    let label = cell.dataset.member_label(&cell.key.members);
    let comma = if label.is_empty() { "" } else { ", " };
    let message = format!("There is no figure for {label}{comma}{}: it is {}.", cell.key.period, absence(shorthand));
    Diagnostic::error(code::MISSING_VALUE, place.clone(), message)
        .label("no figure")
        .also(cell.observation.place.clone(), shorthand.meaning())
        .fix("leave the figure out of the sentence, or use one that is published")
}

/// Why a figure is missing, after "it is".
fn absence(shorthand: Shorthand) -> &'static str {
    match shorthand {
        Shorthand::Confidential => "withheld to protect people",
        Shorthand::NotAvailable => "not available",
        Shorthand::NotApplicable => "not applicable",
        Shorthand::Low | Shorthand::NearZero => "not zero, but too low to be given",
        Shorthand::Unreliable => "too unreliable to publish",
        Shorthand::NoneRecorded => "one that the survey did not record",
    }
}

/// A phrase longer than any claim.
pub(in crate::claim) fn too_long(place: &Place) -> Diagnostic {
    Diagnostic::error(code::UNCLEAR_CLAIM, place.clone(), "These words are too many to be one claim.")
        .label("what is claimed?")
        .fix("put only the number and the words that belong to it between the brackets")
}

/// A figure larger than can be worked with exactly.
pub(in crate::claim) fn too_large(cell: &Cell<'_>, place: &Place) -> Diagnostic {
    let message = format!("A figure of `{}` is too large to be compared exactly.", cell.dataset.id);
    Diagnostic::error(code::OUT_OF_RANGE, place.clone(), message)
        .also(cell.observation.place.clone(), "this one")
        .fix("correct the value, or give the dataset in a larger unit")
}

/// The length of a list on the page, told wrongly.
pub(in crate::claim) fn wrong_count(phrase: &str, count: usize, what: &str, right: &str, place: &Place) -> Diagnostic {
    let what = if count == 1 { what.strip_suffix('s').unwrap_or(what) } else { what };
    let message = format!("The text says {phrase}, but this page has {count} {what}.");
    Diagnostic::error(code::FALSE_CLAIM, place.clone(), message).label("written here").fix(format!("write \"{right}\""))
}

/// Words that cannot be compared with the length of a list.
pub(in crate::claim) fn unclear_count(phrase: &str, what: &str, right: &str, place: &Place) -> Diagnostic {
    let message = format!("\"{phrase}\" cannot be compared with the number of {what} on this page.");
    Diagnostic::error(code::UNCLEAR_CLAIM, place.clone(), message).label("how many?").fix(format!("write \"{right}\""))
}
