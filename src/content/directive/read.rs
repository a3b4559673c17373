//! Reading the YAML of a block. Every field is asked for before its type decides which of them it has, so that a
//! wrong type makes no other field unknown.

use super::bars;
use super::kinds::{TABLE, TYPES, Words};
use super::{Directive, DumbbellRow, Shows, Side};
use crate::content::markdown::Builder;
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::source::{Located, Place, yaml};
use std::ops::Range;

/// Reads the YAML of a block.
pub(in crate::content) fn read(builder: &mut Builder<'_>, name: &str, part: Range<usize>, place: &Place) -> Option<Directive> {
    let source = builder.source;
    let node = match yaml::parse(source, part) {
        Ok(node) => node,
        Err(faults) => {
            builder.problems.extend(faults.into_iter().map(Diagnostic::from));
            return None;
        }
    };
    let mut problems = std::mem::take(&mut builder.problems);
    let read = Fields::of(&source.path, &node, &mut problems).and_then(|fields| read_fields(builder, name, fields, place));
    problems.append(&mut builder.problems);
    builder.problems = problems;
    read
}

fn read_fields(builder: &mut Builder<'_>, name: &str, mut fields: Fields<'_>, place: &Place) -> Option<Directive> {
    let id = fields.required_text("id");
    let words = if name == "table" { Some(&TABLE) } else { chosen(&mut fields) };
    let title = fields.required_text("title").map(|text| builder.inline(&text));
    let description = fields.text("description").map(|text| builder.inline(&text));
    let is_whole = words.is_some_and(|words| belong(&mut fields, words));
    let shows = shows(&mut fields);
    fields.finish();
    let kind = words.filter(|_| is_whole)?.kind;
    Some(Directive { id: id?, kind, title: title?, description, shows: shows?, place: place.clone() })
}

fn chosen(fields: &mut Fields<'_>) -> Option<&'static Words> {
    fields.required("type");
    let choices: Vec<(&str, &'static Words)> = TYPES.iter().map(|words| (words.name, words)).collect();
    fields.word("type", &choices)
}

/// Reports the fields that a type needs and that are missing, and those that it does not have.
fn belong(fields: &mut Fields<'_>, words: &'static Words) -> bool {
    let missing: Vec<&str> = words.needs.iter().copied().filter(|field| fields.required(field).is_none()).collect();
    let mut known: Vec<&'static str> =
        TYPES.iter().chain([&TABLE]).flat_map(|words| words.needs.iter().chain(words.takes)).copied().collect();
    known.sort_unstable();
    known.dedup();
    for field in known.into_iter().filter(|field| !words.has(field)) {
        let Some(node) = fields.node(field) else { continue };
        let place = fields.place(node);
        let message = format!("The field `{field}` has no meaning for {}.", words.called);
        let takers: Vec<&str> = TYPES.iter().filter(|words| words.has(field)).map(|words| words.name).collect();
        let fix = match takers.as_slice() {
            [] => "delete it".to_owned(),
            _ => format!("delete it, or choose a type that has it: {}", takers.join(", ")),
        };
        fields.report(Diagnostic::error(code::UNKNOWN_FIELD, place, message).fix(fix));
    }
    missing.is_empty()
}

/// Reads what is to be shown; nothing where a field that is there cannot be read.
fn shows(fields: &mut Fields<'_>) -> Option<Shows> {
    let statistics = fields.text_or_texts("statistics");
    let (from, to, target) = (side(fields, "from")?, side(fields, "to")?, side(fields, "target")?);
    let (arrange, order) = (bars::arrange(fields)?, bars::order(fields)?);
    let highlight = fields.text_or_texts("highlight");
    Some(Shows { statistics, from, to, target, rows: fields.each("rows", row), arrange, order, highlight })
}

/// The outer nothing is a side that is there and cannot be read.
#[expect(clippy::option_option, reason = "absent and unreadable are different")]
fn side(fields: &mut Fields<'_>, name: &'static str) -> Option<Option<Side>> {
    if fields.node(name).is_none() {
        return Some(None);
    }
    fields
        .group(name, |fields| {
            let statistic = fields.text("statistic");
            fields.required_text("label").map(|label| Side { label: label.value, statistic })
        })
        .map(Some)
}

fn row(fields: &mut Fields<'_>) -> Option<DumbbellRow> {
    let (label, from, to): (Option<Located<String>>, _, _) =
        (fields.required_text("label"), fields.required_text("from"), fields.required_text("to"));
    let target = fields.text("target");
    Some(DumbbellRow { label: label?.value, from: from?, to: to?, target })
}
