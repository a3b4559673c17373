//! A report for people: the sentence, the author's own line with the place marked, the next step.

use super::{Diagnostic, Mend, Severity};
use crate::source::{Place, Quote};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Level, Origin, Renderer, Snippet};

/// Width to which long source lines are cut round the marked part.
const WIDTH: usize = 100;
/// In full, a report shows this many problems; more would scroll the first ones away.
const MOST_IN_FULL: usize = 20;
/// Whether terminal colours are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Coloured by escape codes.
    Ansi,
    /// Plain text.
    None,
}

/// Writes a report; `quote` finds the author's lines round a place.
#[must_use]
pub fn report<'a>(diagnostics: &[Diagnostic], quote: &dyn Fn(&Place) -> Option<Quote<'a>>, colours: Colours) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter().take(MOST_IN_FULL) {
        out.push_str(&one(diagnostic, quote, colours));
        out.push_str("\n\n");
    }
    out.push_str(&rest(diagnostics.get(MOST_IN_FULL..).unwrap_or_default()));
    out
}

/// The problems that are not shown in full, counted a file.
fn rest(diagnostics: &[Diagnostic]) -> String {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for diagnostic in diagnostics {
        *counts.entry(diagnostic.place.as_ref().map_or("the site", |place| &place.file)).or_default() += 1;
    }
    let lines = counts.into_iter().map(|(file, count)| format!("… and {count} more in {file}\n"));
    lines.collect()
}

fn one<'a>(diagnostic: &Diagnostic, quote: &dyn Fn(&Place) -> Option<Quote<'a>>, colours: Colours) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let places = diagnostic.place.iter().map(|place| (place, diagnostic.label.as_str(), AnnotationKind::Primary));
    let also = diagnostic.also.iter().map(|(place, word)| (place, word.as_str(), AnnotationKind::Context));
    let marks: Vec<Mark<'_>> =
        places.chain(also).map(|(place, word, kind)| Mark { place, word, kind, quote: quote(place) }).collect();
    let snippets = marks.iter().map(|mark| match &mark.quote {
        Some(quote) if quote.is_hidden || diagnostic.is_confidential => {
            Origin::path(&*mark.place.file).line(quote.line_column().line).into()
        }
        _ => snippet(mark),
    });
    let notes = diagnostic.notes.iter().map(|note| Element::from(Level::NOTE.no_name().message(note.as_str())));
    let fix = diagnostic.fix.as_ref().map(|fix| format!("{fix}{}", by_command(fix, diagnostic.mend.as_ref())));
    let fix = fix.iter().map(|fix| Element::from(Level::HELP.with_name("To fix").message(fix.as_str())));
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.name());
    renderer(colours).render(&[title.elements(snippets.chain(notes).chain(fix))])
}

/// What the program can do, its user need not.
fn by_command(fix: &str, mend: Option<&Mend>) -> String {
    let Some(Mend::Rewrite { to, .. }) = mend else { return String::new() };
    let to = to.trim();
    let is_first = fix.starts_with(&format!("write \"{to}\""));
    if is_first {
        " (standfirst check --fix can do this)".to_owned()
    } else {
        format!(" (standfirst check --fix writes \"{to}\")")
    }
}

/// A place with what is said of it.
struct Mark<'a> {
    place: &'a Place,
    word: &'a str,
    kind: AnnotationKind,
    quote: Option<Quote<'a>>,
}

fn renderer(colours: Colours) -> Renderer {
    let renderer = if colours == Colours::Ansi { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH)
}

/// The author's line, or only the file when its text could not be read.
fn snippet<'a>(mark: &'a Mark<'a>) -> Element<'a> {
    let Some(quote) = mark.quote.as_ref().filter(|quote| !quote.text.is_empty()) else {
        return Origin::path(&*mark.place.file).into();
    };
    let end = quote.text.len();
    let start = quote.span.start.min(end.saturating_sub(1));
    let line_end = quote.text[start..].find('\n').map_or(end, |at| start + at);
    // A mark over several lines says less than one on the line where it begins.
    let span = start..quote.span.end.clamp(start, line_end.max(start + 1).min(end));
    let label = (!mark.word.is_empty()).then_some(mark.word);
    let source = Snippet::source(&*quote.text).path(&*mark.place.file).line_start(quote.first_line).fold(true);
    source.annotation(mark.kind.span(span).label(label)).into()
}

#[cfg(test)]
mod tests {
    use super::super::code;
    use super::*;
    use crate::source::SourceText;

    #[test]
    fn the_message_has_the_line_the_mark_and_one_next_step() {
        let source = SourceText::from_bytes(&"content/a.md".into(), b"---\ntitle: A\nsumary: b\n---\n").unwrap();
        let diagnostic = Diagnostic::error(code::UNKNOWN_FIELD, source.place(13..19), "There is no field `sumary` here.")
            .label("not known")
            .fix("did you mean `summary`?");
        let text = report(&[diagnostic], &|place| Some(source.quote(place)), Colours::None);
        let expected = "\
error[unknown-field]: There is no field `sumary` here.
 --> content/a.md:3:1
  |
3 | sumary: b
  | ^^^^^^ not known
  |
  = To fix: did you mean `summary`?

";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_confidential_line_is_named_and_not_quoted() {
        let source = SourceText::from_bytes(&"data/a.yaml".into(), b"a: 1\nb: 3\n").unwrap();
        let diagnostic = Diagnostic::error(code::OUT_OF_RANGE, source.place(8..9), "m").fix("f").confidential();
        let text = report(&[diagnostic], &|place| Some(source.quote(place)), Colours::None);
        assert_eq!(text, "error[out-of-range]: m\n--> data/a.yaml:2\n = To fix: f\n\n");
    }

    #[test]
    fn one_line_of_a_long_file_keeps_its_number() {
        let quote = |_: &Place| Some(Quote { text: "Barnet,4.330".into(), first_line: 70_123, span: 7..12, is_hidden: false });
        let place = Place::new(&"data/a.csv".into(), 900_000..900_005);
        let text = report(&[Diagnostic::error(code::NUMBER_FORMAT, place, "m").label("cell B7")], &quote, Colours::None);
        assert!(text.contains("data/a.csv:70123:8\n") && text.contains("70123 | Barnet,4.330\n"), "{text}");
        assert!(text.contains("|        ^^^^^ cell B7"), "{text}");
    }

    #[test]
    fn a_place_past_the_end_or_in_an_empty_file_does_not_panic() {
        for text in ["", "x", "x\n"] {
            let source = SourceText::from_bytes(&"a".into(), text.as_bytes()).unwrap();
            for (start, end) in [(0, 0), (0, 9), (5, 2), (9, 9)] {
                let diagnostic = Diagnostic::error(code::YAML, source.place(start..end), "m");
                assert!(report(&[diagnostic], &|place| Some(source.quote(place)), Colours::None).contains('a'));
            }
        }
    }
}
