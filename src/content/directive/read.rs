//! Reading the YAML of a block. Every field is asked for before its type decides which of them it has, so that a
//! wrong type makes no other field unknown.

use super::kinds::{self, TABLE, TYPES, Words};
use super::{Directive, Order, Range as Band, Row, Shows, Side};
use crate::content::markdown::Builder;
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::source::Place;
use crate::source::yaml::{self, Value};
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
    let shows = shows(&mut fields, words);
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
    for field in kinds::fields().into_iter().filter(|field| !words.has(field)) {
        stray(fields, field, words.called, |other| other.has(field));
    }
    missing.is_empty()
}

/// Reports a field that a type does not have, and names the types that have it.
fn stray(fields: &mut Fields<'_>, field: &'static str, called: &str, has: impl Fn(&Words) -> bool) {
    let Some(node) = fields.node(field) else { return };
    let place = fields.place(node);
    let message = format!("The field `{field}` has no meaning for {called}.");
    let takers: Vec<&str> = TYPES.iter().filter(|words| has(words)).map(|words| words.name).collect();
    let fix = match takers.as_slice() {
        [] => "delete it".to_owned(),
        _ => format!("delete it, or choose a type that has it: {}", takers.join(", ")),
    };
    fields.report(Diagnostic::error(code::UNKNOWN_FIELD, place, message).fix(fix));
}

/// Reads what is to be shown; nothing where a field that is there cannot be read.
fn shows(fields: &mut Fields<'_>, words: Option<&'static Words>) -> Option<Shows> {
    let statistics = fields.text_or_texts("statistics");
    let order = fields.word("order", &[("given", Order::Given), ("value", Order::Value), ("change", Order::Change)]);
    let highlight = fields.text_or_texts("highlight");
    let (from, to, target) = (side(fields, "from"), side(fields, "to"), side(fields, "target"));
    let (range, rows) = (range(fields), rows(fields, words));
    let order = order.unwrap_or_default();
    Some(Shows { statistics, from: from?, to: to?, target: target?, range: range?, rows: rows?, order, highlight })
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

/// The outer nothing is a range that is there and cannot be read.
#[expect(clippy::option_option, reason = "absent and unreadable are different")]
fn range(fields: &mut Fields<'_>) -> Option<Option<Band>> {
    if fields.node("range").is_none() {
        return Some(None);
    }
    fields
        .group("range", |fields| {
            let (low, high) = (fields.text("low"), fields.text("high"));
            fields.required_text("label").map(|label| Band { label: label.value, low, high })
        })
        .map(Some)
}

/// Nothing where a row cannot be read: a chart without it would say something else.
fn rows(fields: &mut Fields<'_>, words: Option<&'static Words>) -> Option<Vec<Row>> {
    let written = match fields.node("rows").map(|node| &node.value) {
        Some(Value::List(items)) => items.len(),
        other => usize::from(other.is_some()),
    };
    let rows = fields.each("rows", |fields| row(fields, words));
    (rows.len() == written).then_some(rows)
}

fn row(fields: &mut Fields<'_>, words: Option<&'static Words>) -> Option<Row> {
    let label = fields.required_text("label");
    let is_whole = words.is_none_or(|words| row_belongs(fields, words));
    let numbers = kinds::row_numbers().into_iter().filter_map(|field| Some((field, fields.text(field)?))).collect();
    label.filter(|_| is_whole).map(|label| Row { label: label.value, numbers })
}

/// The same as for a block, for one of its rows.
fn row_belongs(fields: &mut Fields<'_>, words: &'static Words) -> bool {
    let missing: Vec<&str> = words.row_needs.iter().copied().filter(|field| fields.required(field).is_none()).collect();
    let called = format!("a row of {}", words.called);
    for field in kinds::row_numbers().into_iter().filter(|field| !words.row_has(field)) {
        stray(fields, field, &called, |other| other.row_has(field));
    }
    missing.is_empty()
}
