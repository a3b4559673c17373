//! What the template engine reports, as problems with a place in a template and a next step.

use super::embedded;
use super::files::Templates;
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::Place;
use std::ops::Range;
use tera::{Error, ErrorKind, ReportError};

/// The engine can put whole values into a message; nobody reads more than this many characters.
const MOST_CHARACTERS: usize = 200;
/// How many callers of a failing component are named.
const MOST_CALLERS: usize = 3;

/// What the engine says in words of programmers: how it begins, the same in plain words, and what to do.
const PLAINLY: [(&str, &str, &str); 5] = [
    (
        "unexpected end of input",
        "This template ends before everything in it is closed.",
        "add the missing {% endif %}, {% endfor %} or {% endblock %}",
    ),
    (
        "unexpected end of string",
        "A text in this template is opened with a quotation mark and not closed.",
        "add the closing quotation mark",
    ),
    (
        "unexpected end of raw block",
        "A part of this template that begins with {% raw %} is not closed.",
        "add the missing {% endraw %}",
    ),
    ("unexpected escape character", "A \\ in this template stands before a character that needs none.", "delete the \\"),
    (
        "unexpected character",
        "This template holds a character that means nothing between {{ and }} or {% and %}.",
        "delete the marked character",
    ),
];

/// What is wrong with the templates as they are loaded, in the engine's order.
pub(super) fn loading(error: &Error, templates: &Templates) -> Vec<Diagnostic> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![reported(error, report, templates)],
        ErrorKind::Msg(text) if text.starts_with("error: ") => {
            text.split("\n\nerror: ").map(|report| printed(report, templates)).collect()
        }
        ErrorKind::MissingParent { current, parent } => {
            let said = format!("it extends `{parent}`, which is not there");
            vec![problem(current, quoted(current, parent, templates), &said, templates).fix(advice_on_name(parent, templates))]
        }
        ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
        | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
            vec![problem(tpl, 0..0, &format!("it leads back to itself ({})", chain.join(", then ")), templates)]
        }
        _ => vec![problem(first_named(&error.to_string(), templates), 0..0, &error.to_string(), templates)],
    }
}

/// What went wrong while a template was rendered.
pub(super) fn rendering(error: &Error, template: &str, templates: &Templates) -> Diagnostic {
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => reported(error, report, templates),
        ErrorKind::TemplateNotFound(name) => problem(name, 0..0, "the theme does not have it", templates),
        _ => problem(template, 0..0, &error.to_string(), templates),
    }
}

/// A report of the engine that has its place as data.
fn reported(error: &Error, report: &ReportError, templates: &Templates) -> Diagnostic {
    let diagnostic = problem(report.filename(), report.span().range.clone(), report.message(), templates);
    // The chain of callers is only in the printed form.
    let printed = error.to_string();
    let callers = printed.split("\n\nnote: ").skip(1).take(MOST_CALLERS);
    callers.filter_map(|note| caller(note, templates)).fold(diagnostic, |diagnostic, (place, word)| diagnostic.also(place, word))
}

/// A report of the engine that there is only as text: `Unknown filter …\n --> page.html:1:11\n…\n | ^^^`.
fn printed(report: &str, templates: &Templates) -> Diagnostic {
    let report = report.strip_prefix("error: ").unwrap_or(report);
    let mut lines = report.lines();
    let said = lines.next().unwrap_or_default();
    let locus = lines.next().unwrap_or_default().trim_start().trim_start_matches("--> ");
    let marked = report.lines().last().unwrap_or_default().matches('^').count();
    match locate(locus, marked, templates) {
        Some((name, span)) => problem(name, span, said, templates),
        None => problem(first_named(report, templates), 0..0, said, templates),
    }
}

/// Reads `called from page.html:3:4` and the lines after it.
fn caller(note: &str, templates: &Templates) -> Option<(Place, String)> {
    let head = note.lines().next()?;
    let marked = note.lines().last()?.matches('^').count();
    let label = ["called from", "first defined here"].into_iter().find(|label| head.starts_with(label))?;
    let (name, span) = locate(head[label.len()..].trim_start(), marked, templates)?;
    Some((Place::new(&templates.get(name)?.path, span), label.to_owned()))
}

/// Reads `page.html:3:4` as a template and the bytes of so many characters in it.
fn locate<'a>(locus: &'a str, characters: usize, templates: &Templates) -> Option<(&'a str, Range<usize>)> {
    let mut parts = locus.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let text = &templates.get(name)?.text;
    let line_start = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum::<usize>();
    let byte = |column: usize| text[line_start..].char_indices().nth(column).map_or(text.len(), |(at, _)| line_start + at);
    Some((name, byte(column.checked_sub(1)?)..byte(column - 1 + characters)))
}

/// One problem of one template.
fn problem(name: &str, span: Range<usize>, said: &str, templates: &Templates) -> Diagnostic {
    let file = templates.get(name).or_else(|| templates.get(&format!("{}{name}", embedded::PREFIX)));
    let path = file.map_or_else(|| format!("{}templates/{name}", embedded::ROOT).into(), |text| text.path.clone());
    let advice = advice(said, templates);
    // The list of all fields helps only where no name is near.
    let said = if advice.is_some() { said.split(". Available fields: ").next().unwrap_or(said) } else { said };
    let place = Place::new(&path, span);
    if let Some((_, message, fix)) = PLAINLY.iter().find(|(start, ..)| said.to_lowercase().starts_with(start)) {
        return Diagnostic::error(code::TEMPLATE, place, *message).fix(*fix);
    }
    let message = format!("This template cannot be used: {}.", one_line(said).trim_end_matches('.'));
    Diagnostic::error(code::TEMPLATE, place, message).fix(advice.unwrap_or_else(|| fix(name, templates)))
}

fn fix(name: &str, templates: &Templates) -> String {
    let is_own = templates.contains_key(name) && !name.starts_with(embedded::PREFIX);
    if is_own {
        "mend this part of the template, or delete the file if the default theme has one of that name".to_owned()
    } else if templates.keys().all(|name| name.starts_with(embedded::PREFIX)) {
        "this is a fault of Standfirst and not of your site: please report it".to_owned()
    } else {
        "this file is part of Standfirst: check the templates of your own theme, which it works with".to_owned()
    }
}

/// The name that was probably meant, where the engine says which names there are.
fn advice(said: &str, templates: &Templates) -> Option<String> {
    let name = said.split('`').nth(1)?;
    if said.starts_with("Unknown template") {
        return Some(advice_on_name(name, templates));
    }
    let known = said.split_once("Available fields: ")?.1;
    suggestion::nearest(name, known.split(", ")).map(|near| format!("did you mean `{near}`?"))
}

fn advice_on_name(name: &str, templates: &Templates) -> String {
    let known = templates.keys().map(|name| name.strip_prefix(embedded::PREFIX).unwrap_or(name));
    match suggestion::nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("correct the name, or add a template called {name} to your theme"),
    }
}

/// Where one template names another.
fn quoted(template: &str, name: &str, templates: &Templates) -> Range<usize> {
    let at = templates.get(template).and_then(|template| template.text.find(name));
    at.map_or(0..0, |at| at..at + name.len())
}

/// The template that a message names first, for the rare messages without a place.
fn first_named<'a>(message: &str, templates: &'a Templates) -> &'a str {
    let named = templates.keys().filter_map(|name| message.find(&format!("`{name}`")).map(|at| (at, name)));
    named.min().map_or("", |(_, name)| name)
}

/// What the engine says, as the rest of a sentence.
fn one_line(said: &str) -> String {
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches('.');
    let (first, rest) = words.split_at(words.chars().next().map_or(0, char::len_utf8));
    let words = first.to_lowercase() + rest;
    match words.char_indices().nth(MOST_CHARACTERS - 1) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}
