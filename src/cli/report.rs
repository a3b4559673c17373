//! Printing: problems to the error stream, results to the output stream.
//!
//! A closed pipe is no reason to complain, so what cannot be written is dropped.

use super::arguments::Format;
use crate::diag::{Diagnostic, diagnostic, human, json};
use crate::source::{Place, Quote};
use std::io::Write;

/// Prints one line of a result.
pub fn line(text: &str) {
    let _ = writeln!(anstream::stdout().lock(), "{text}");
}

/// Prints a text that is the whole result.
pub fn text(text: &str) {
    let _ = write!(anstream::stdout().lock(), "{text}");
}

/// Prints what went wrong with the machine or the command, and what to do about it.
pub fn failure(code: &str, message: &str, fix: &str) {
    let mut stream = anstream::stderr().lock();
    let _ = writeln!(stream, "error[{code}]: {message}");
    if !fix.is_empty() {
        let _ = writeln!(stream, "  = To fix: {fix}");
    }
}

/// Prints a report in the format asked for.
pub fn problems<'a>(problems: &[Diagnostic], quote: &dyn Fn(&Place) -> Option<Quote<'a>>, format: Format) {
    match format {
        Format::Json => {
            let _ = write!(anstream::stdout().lock(), "{}", json::report(problems, quote));
        }
        Format::Human => {
            // The stream drops the colours where they are not wanted.
            let _ = write!(anstream::stderr().lock(), "{}", human::report(problems, quote, human::Colours::Ansi));
        }
    }
}

/// "3 errors and 1 warning".
#[must_use]
pub fn counted(problems: &[Diagnostic]) -> String {
    let (errors, warnings) = diagnostic::count(problems);
    match (errors, warnings) {
        (0, 0) => "No problems".to_owned(),
        (errors, 0) => some(errors, "error"),
        (0, warnings) => some(warnings, "warning"),
        (errors, warnings) => format!("{} and {}", some(errors, "error"), some(warnings, "warning")),
    }
}

/// "1 page", "12 pages".
#[must_use]
pub fn some(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Says that we failed, not the author.
pub fn fault(detail: &str) {
    let mut stream = anstream::stderr().lock();
    let _ = writeln!(stream, "This is a fault in Standfirst, not in your site. Nothing was changed.");
    let _ = writeln!(stream, "Please report it with these words: {}", detail.replace('\n', " "));
}
