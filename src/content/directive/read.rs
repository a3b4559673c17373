//! Reading the YAML of a block. Every field is asked for before its type decides which of them it has, so that a
//! wrong type makes no other field unknown.

use super::kinds::{self, Kind, PANELS, TABLE, TYPES, Words};
use super::{Arrange, Directive, Note, Order, Range as Band, Row, Shows, Side, elsewhere, shared};
use crate::content::markdown::Builder;
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::source::yaml::{self, Value};
use crate::source::{Located, Place};
use std::ops::Range;

/// The words after `order:`.
const ORDERED: &[(&str, Order)] = &[("given", Order::Given), ("value", Order::Value), ("change", Order::Change)];
/// The words after `arrange:`.
const ARRANGED: &[(&str, Arrange)] = &[("grouped", Arrange::Grouped), ("stacked", Arrange::Stacked), ("shares", Arrange::Shares)];

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
    let is_shared = shared::is_shared(builder.source);
    if name == "chart" && !is_shared && fields.node(shared::FIELD).is_some() {
        return shared::placed(builder, fields);
    }
    let id = if is_shared && fields.node("id").is_none() {
        Some(shared::own_name(builder.source, fields.head()))
    } else {
        fields.required_text("id")
    };
    let words = if name == "table" { Some(&TABLE) } else { chosen(&mut fields) };
    let title = fields.required_text("title").map(|text| (builder.inline(&text), text.place));
    let description = fields.text("description").map(|text| builder.inline(&text));
    let is_whole = words.is_some_and(|words| belong(&mut fields, words));
    let shows = shows(&mut fields, words);
    let foreign = fields.foreign(elsewhere::fields());
    fields.problems().extend(foreign.iter().filter_map(elsewhere::field));
    fields.finish();
    let kind = words.filter(|_| is_whole)?.kind;
    let shows = if kind == Kind::Waffle { with_wholes(shows?) } else { shows? };
    let (title, title_place) = title?;
    Some(Directive { id: id?, kind, title, title_place, description, shows, place: place.clone() })
}

fn chosen(fields: &mut Fields<'_>) -> Option<&'static Words> {
    fields.required("type");
    let choices: Vec<(&str, &'static Words)> = TYPES.iter().map(|words| (words.name, words)).collect();
    let word = fields.text("type")?;
    if let Some(problem) = elsewhere::chart_type(&word) {
        fields.report(problem);
        return None;
    }
    fields.one_of("type", &word, &choices)
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
        _ if field == "axis-from" && called != TABLE.called => "delete it: this type always starts at zero".to_owned(),
        _ => format!("delete it, or choose a type that has it: {}", takers.join(", ")),
    };
    fields.report(Diagnostic::error(code::UNKNOWN_FIELD, place, message).fix(fix));
}

/// Reads what is to be shown; nothing where a field that is there cannot be read.
fn shows(fields: &mut Fields<'_>, words: Option<&'static Words>) -> Option<Shows> {
    let statistics = fields.text_or_texts("statistics");
    let order = fields.word("order", ORDERED);
    let arrange = fields.word("arrange", ARRANGED);
    let (of, panel_by, highlight) = (fields.word("of", PANELS), fields.text("panel-by"), fields.text_or_texts("highlight"));
    let (label, trend) = (fields.text("label").map(|label| label.value), fields.flag("trend"));
    let (from, to, target) = (side(fields, "from"), side(fields, "to"), side(fields, "target"));
    let (range, rows, notes) = (range(fields), rows(fields, words), fields.each("notes", note));
    let is_from_zero = fields.word("axis-from", &[("zero", true)]).unwrap_or(false);
    Some(Shows {
        statistics,
        from: from?,
        to: to?,
        target: target?,
        range: range?,
        rows: rows?,
        order: order.unwrap_or_default(),
        arrange: arrange.unwrap_or_default(),
        highlight,
        of,
        panel_by,
        label,
        trend,
        wholes: Vec::new(),
        notes,
        is_from_zero,
    })
}

/// Parts the names written as `NUMBER of WHOLE`.
fn with_wholes(shows: Shows) -> Shows {
    let (statistics, wholes) = shows.statistics.into_iter().map(parted).unzip();
    Shows { statistics, wholes, ..shows }
}

fn parted(name: Located<String>) -> (Located<String>, Option<Located<String>>) {
    const OF: &str = " of ";
    let Some((part, whole)) = name.value.split_once(OF) else { return (name, None) };
    let Place { file, start, end } = &name.place;
    // Between quotes a name begins one character later than its place.
    let start = start + (end - start).saturating_sub(name.value.len()) / 2;
    let located = |text: &str, at: usize| {
        let at = start + at + text.len() - text.trim_start().len();
        Located { value: text.trim().to_owned(), place: Place::new(file, at..at + text.trim().len()) }
    };
    (located(part, 0), Some(located(whole, part.len() + OF.len())))
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

fn note(fields: &mut Fields<'_>) -> Option<Note> {
    let (at, text) = (fields.required_text("at"), fields.required_text("text"));
    Some(Note { at: at?, text: text? })
}
