//! The words for what is wrong with a file itself: its bytes, its name, its YAML.

use super::{Code, Diagnostic, code};
use crate::source::Fault;
use crate::source::place::{FaultKind, YamlFault};

impl From<Fault> for Diagnostic {
    fn from(fault: Fault) -> Self {
        let Fault { place, kind } = fault;
        if let FaultKind::Yaml(kind) = kind {
            return yaml(place, kind);
        }
        let noun = if is_table(&place.file) { "row" } else { "line" };
        let note = match &kind {
            FaultKind::Encoding { line, before, meant: Some(meant), .. } => {
                Some(format!("{} {line}: the character{} should be {meant}", capitalised(noun), after(before)))
            }
            _ => None,
        };
        let (code, message, fix) = file(kind, noun);
        let diagnostic = Self::error(code, place, message).fix(fix);
        note.into_iter().fold(diagnostic, Self::note)
    }
}

fn is_table(path: &str) -> bool {
    crate::source::tree::TABLES.iter().any(|ending| path.ends_with(ending))
}

fn capitalised(noun: &str) -> String {
    let (first, rest) = noun.split_at(1);
    first.to_uppercase() + rest
}

/// The words for what is wrong with a file, whose lines are called by a noun.
fn file(kind: FaultKind, noun: &str) -> (Code, String, String) {
    let (code, message, fix) = match kind {
        FaultKind::Unreadable => (
            code::CANNOT_READ,
            "The system does not let this file be read.".to_owned(),
            "give yourself the right to read it, then run the command again",
        ),
        FaultKind::DeadLink => (
            code::CANNOT_READ,
            "This shortcut leads to a file that is not there.".to_owned(),
            "delete the shortcut, or put the file back",
        ),
        FaultKind::LinkToFolder => (
            code::NOT_A_FILE,
            "This shortcut leads to a whole folder, not to a file.".to_owned(),
            "replace the shortcut by a copy of the folder",
        ),
        FaultKind::NotAFile => {
            (code::NOT_A_FILE, "This is not an ordinary file.".to_owned(), "move it out of the site's folders")
        }
        FaultKind::LinkOutside => (
            code::LINK_OUTSIDE,
            "This shortcut leads out of the site's folder.".to_owned(),
            "replace the shortcut by a copy of the file",
        ),
        FaultKind::TooLarge(most) => {
            let fix = if noun == "row" { "leave out the rows that no dataset uses" } else { "split it into several files" };
            (code::TOO_LARGE, format!("This file is larger than {most} MB, which is the limit."), fix)
        }
        FaultKind::Encoding { format, .. } => {
            (code::NOT_UTF8, encoding(format), "save it again as \"UTF-8\" (in Excel: \"CSV UTF-8\")")
        }
        FaultKind::ControlCharacter { point, line, before } => (
            code::CONTROL_CHARACTER,
            format!("{} {line} holds an invisible character (U+{point:04X}){}.", capitalised(noun), after(&before)),
            "delete the character and type the word again",
        ),
        FaultKind::OpenQuotation(row) => (
            code::CSV_QUOTE,
            format!("A quotation mark is opened in row {row} and not closed in it."),
            "close it at the end of its cell, or write it twice where it belongs to the text",
        ),
        FaultKind::Yaml(_) => (code::YAML, String::new(), ""),
    };
    (code, message, fix.to_owned())
}

fn encoding(format: &str) -> String {
    let which = if format == "UTF-16" { "a Windows format that websites cannot use" } else { "an older Windows format" };
    format!("This file was saved in {which}.")
}

/// The end of a line that shows where in it something stands; nothing where the line begins with it.
fn after(before: &str) -> String {
    let shown: String = before.chars().rev().take(20).collect::<Vec<_>>().into_iter().rev().collect();
    if shown.trim().is_empty() { String::new() } else { format!(" after \"{}\"", shown.trim_start()) }
}

fn yaml(place: crate::source::Place, kind: YamlFault) -> Diagnostic {
    // The head of a page is YAML too, but its authors know it as the front matter.
    let code = if place.file.ends_with(".md") { code::FRONT_MATTER } else { code::YAML };
    match kind {
        YamlFault::Tab => {
            Diagnostic::error(code, place, "This line is indented with a tab.").label("a tab").fix("use spaces instead")
        }
        YamlFault::Colon => Diagnostic::error(code, place, "This text contains a colon, so it needs quotation marks.")
            .label("this colon")
            .fix("put the text in quotation marks, as in  title: \"Early permanence: London\""),
        YamlFault::Indented => {
            Diagnostic::error(code, place, "This line is further in than the line above it, which has a value.")
                .fix("begin it in the same column as the line above it")
        }
        YamlFault::NoField => {
            Diagnostic::error(code, place, "This line has no colon with a space after it.").fix("write it as  name: value")
        }
        YamlFault::AfterQuote => Diagnostic::error(code, place, "Text stands after the closing quotation mark.")
            .fix("put the whole text in single quotation marks, as in  title: '\"Early\" permanence'"),
        YamlFault::DuplicateKey(key, first) => {
            Diagnostic::error(code::DUPLICATE_KEY, place, format!("`{key}` stands twice in this list of fields."))
                .label("again here")
                .also(first, "first here")
                .fix("keep the right one and delete the other")
        }
        YamlFault::Bracket => Diagnostic::error(code, place, "A text that begins with a bracket needs quotation marks.")
            .label("begins with a bracket")
            .fix("put the whole text in quotation marks, as in  title: \"[18](stat:groups@2025) groups\""),
        YamlFault::Alias => {
            Diagnostic::error(code::YAML_ALIAS, place, "A text that begins with `*` or `&` needs quotation marks.")
                .fix("write the value out, or put the text in quotation marks")
        }
        YamlFault::TooDeep => Diagnostic::error(code, place, "These fields are nested too deeply.").fix("use fewer levels"),
        YamlFault::Other(reason) => unreadable(code, place, &reason),
    }
}

/// What the YAML library reports, in words for those who type it; its own are for programmers.
fn unreadable(code: Code, place: crate::source::Place, reason: &str) -> Diagnostic {
    let reason = reason.to_lowercase();
    let (message, fix) = if reason.contains("flow") || reason.contains('[') || reason.contains('{') {
        ("A bracket is opened or closed here without its partner.", "check the brackets on this line and the one before it")
    } else if reason.contains("quote") {
        (
            "A quotation mark is opened here and not closed.",
            "close it, or put a \\ before a quotation mark that belongs to the text",
        )
    } else if reason.contains("indent") {
        ("This line is not indented like the lines it belongs to.", "begin it in the same column as the line above it")
    } else if reason.contains("start any token") || reason.contains("character") {
        ("This line begins with a character that has a meaning of its own.", "put the text in quotation marks")
    } else {
        (
            "This line, or the one before it, does not have the form of a field.",
            "check its indentation, its quotation marks and the colon after its name",
        )
    };
    Diagnostic::error(code, place, message).fix(fix)
}
