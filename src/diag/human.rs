//! A report for people: the sentence, the author's own line with the place marked, the next step.

use super::{Diagnostic, Severity};
use crate::source::SourceText;
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

/// Writes a report; `text_of` finds the text of a file by its path.
#[must_use]
pub fn report<'a>(diagnostics: &[Diagnostic], text_of: &dyn Fn(&str) -> Option<&'a SourceText>, colours: Colours) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter().take(MOST_IN_FULL) {
        out.push_str(&one(diagnostic, text_of, colours));
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

fn one<'a>(diagnostic: &Diagnostic, text_of: &dyn Fn(&str) -> Option<&'a SourceText>, colours: Colours) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let places = diagnostic.place.iter().map(|place| (place, diagnostic.label.as_str(), AnnotationKind::Primary));
    let also = diagnostic.also.iter().map(|(place, word)| (place, word.as_str(), AnnotationKind::Context));
    let is_quoted = !diagnostic.is_confidential;
    let snippets = places.chain(also).map(|(place, word, kind)| match text_of(&place.file) {
        Some(source) if !is_quoted => Origin::path(&*place.file).line(source.line_column(place.start).line).into(),
        source => snippet(place, word, kind, source),
    });
    let notes = diagnostic.notes.iter().map(|note| Element::from(Level::NOTE.no_name().message(note.as_str())));
    let fix = diagnostic.fix.iter().map(|fix| Element::from(Level::HELP.with_name("To fix").message(fix.as_str())));
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.name());
    renderer(colours).render(&[title.elements(snippets.chain(notes).chain(fix))])
}

fn renderer(colours: Colours) -> Renderer {
    let renderer = if colours == Colours::Ansi { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH)
}

/// The author's line, or only the file when its text could not be read.
fn snippet<'a>(
    place: &'a crate::source::Place,
    word: &'a str,
    kind: AnnotationKind,
    text: Option<&'a SourceText>,
) -> Element<'a> {
    let Some(source) = text.filter(|source| !source.text.is_empty()) else {
        return Origin::path(&*place.file).into();
    };
    let end = source.text.len();
    let start = place.start.min(end.saturating_sub(1));
    let line_end = source.text[start..].find('\n').map_or(end, |at| start + at);
    // A mark over several lines says less than one on the line where it begins.
    let span = start..place.end.clamp(start, line_end.max(start + 1).min(end));
    let label = (!word.is_empty()).then_some(word);
    Snippet::source(&*source.text).path(&*place.file).fold(true).annotation(kind.span(span).label(label)).into()
}

#[cfg(test)]
mod tests {
    use super::super::code;
    use super::*;

    #[test]
    fn the_message_has_the_line_the_mark_and_one_next_step() {
        let source = SourceText::from_bytes(&"content/a.md".into(), b"---\ntitle: A\nsumary: b\n---\n").unwrap();
        let diagnostic = Diagnostic::error(code::UNKNOWN_FIELD, source.place(13..19), "There is no field `sumary` here.")
            .label("not known")
            .fix("did you mean `summary`?");
        let text = report(&[diagnostic], &|_| Some(&source), Colours::None);
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
        let text = report(&[diagnostic], &|_| Some(&source), Colours::None);
        assert_eq!(text, "error[out-of-range]: m\n--> data/a.yaml:2\n = To fix: f\n\n");
    }

    #[test]
    fn a_place_past_the_end_or_in_an_empty_file_does_not_panic() {
        for text in ["", "x", "x\n"] {
            let source = SourceText::from_bytes(&"a".into(), text.as_bytes()).unwrap();
            for (start, end) in [(0, 0), (0, 9), (5, 2), (9, 9)] {
                let diagnostic = Diagnostic::error(code::YAML, source.place(start..end), "m");
                assert!(report(&[diagnostic], &|_| Some(&source), Colours::None).contains('a'));
            }
        }
    }
}
