//! A report for programs. The shape is stable: tools in editors and in continuous integration read it.

use super::{Diagnostic, Mend, diagnostic};
use crate::source::{Place, Quote};
use serde::Serialize;

#[derive(Serialize)]
struct Report<'a> {
    diagnostics: Vec<Problem<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'a str,
    severity: &'a str,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_column: Option<usize>,
    message: &'a str,
    fix: Option<&'a str>,
    mend: Option<Mended<'a>>,
}

/// What `check --fix` does about a problem; nothing for those that it does not look at.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Mended<'a> {
    /// The words that it writes in the place of those that are marked.
    Words(&'a str),
    /// Why it leaves the problem to a person.
    Person(&'a str),
}

/// Writes a report as one JSON object and a line end.
///
/// `line`, `column` and `end_column` count from 1 and in characters; `end_column` is the column
/// after the last marked one, on the same line. `file` is relative to the site, with forward slashes.
#[must_use]
pub fn report<'a>(diagnostics: &[Diagnostic], quote: &dyn Fn(&Place) -> Option<Quote<'a>>) -> String {
    let (errors, warnings) = diagnostic::count(diagnostics);
    let problems = diagnostics.iter().map(|diagnostic| problem(diagnostic, quote)).collect();
    let report = Report { diagnostics: problems, summary: Summary { errors, warnings } };
    let mut out = serde_json::to_string_pretty(&report).unwrap_or_default();
    out.push('\n');
    out
}

fn problem<'a, 'b>(diagnostic: &'b Diagnostic, quote: &dyn Fn(&Place) -> Option<Quote<'a>>) -> Problem<'b> {
    let place = diagnostic.place.as_ref();
    let range = place.map(|place| columns(quote(place)));
    Problem {
        code: diagnostic.code.name(),
        severity: diagnostic.severity.word(),
        file: place.map(|place| &*place.file),
        line: range.map(|range| range.0),
        column: range.map(|range| range.1),
        end_column: range.map(|range| range.2),
        message: &diagnostic.message,
        fix: diagnostic.fix.as_deref(),
        mend: diagnostic.mend.as_ref().map(|mend| match mend {
            Mend::Rewrite { to, .. } => Mended::Words(to),
            Mend::Person(why) => Mended::Person(why),
        }),
    }
}

fn columns(quote: Option<Quote<'_>>) -> (usize, usize, usize) {
    let Some(quote) = quote else { return (1, 1, 1) };
    let start = quote.line_column();
    let marked = quote.text.get(quote.span).unwrap_or("").lines().next().unwrap_or("");
    (start.line, start.column, start.column + marked.chars().count())
}

#[cfg(test)]
mod tests {
    use super::super::code;
    use super::*;
    use crate::source::SourceText;

    #[test]
    fn the_shape_is_the_one_that_tools_rely_on() {
        let source = SourceText::from_bytes(&"content/a.md".into(), "a\nŷ bc d\n".as_bytes()).unwrap();
        let diagnostic = Diagnostic::warning(code::BROKEN_LINK, source.place(5..7), "m");
        let value: serde_json::Value = serde_json::from_str(&report(&[diagnostic], &|place| Some(source.quote(place)))).unwrap();
        let expected = serde_json::json!({
            "diagnostics": [{"code": "broken-link", "severity": "warning", "file": "content/a.md", "line": 2, "column": 3,
                             "end_column": 5, "message": "m", "fix": null, "mend": null}],
            "summary": {"errors": 0, "warnings": 1}
        });
        assert_eq!(value, expected);
    }
}
