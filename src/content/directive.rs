//! Chart and table blocks: YAML between fences that says which statistics to show.

use super::Text;
use super::markdown::Builder;
use crate::diag::Diagnostic;
use crate::fields::Fields;
use crate::source::{Located, Place, yaml};
use std::ops::Range;

/// The names of the blocks.
pub const NAMES: [&str; 2] = ["chart", "table"];

/// One block.
#[derive(Debug, Clone)]
pub struct Directive {
    /// Its anchor and the name of its files.
    pub id: Located<String>,
    /// What it shows.
    pub form: Form,
    /// Its message.
    pub title: Text,
    /// What replaces the drafted description.
    pub description: Option<Text>,
    /// The whole block.
    pub place: Place,
}

/// What a block shows; names of numbers stand as typed.
#[derive(Debug, Clone)]
pub enum Form {
    /// A line chart of one or more series.
    Line {
        /// The series.
        statistics: Vec<Located<String>>,
        /// A value to compare with.
        target: Option<Side>,
    },
    /// A dumbbell chart: two or three values a row.
    Dumbbell {
        /// Where each row starts.
        from: Side,
        /// Where it ends.
        to: Side,
        /// What it should reach.
        target: Option<Side>,
        /// The rows, when they are not the members of a dimension.
        rows: Vec<DumbbellRow>,
    },
    /// A table alone.
    Table {
        /// The series.
        statistics: Vec<Located<String>>,
    },
}

/// One end of a dumbbell, or a target.
#[derive(Debug, Clone)]
pub struct Side {
    /// Its name for readers.
    pub label: String,
    /// Its numbers, where they are not given row by row.
    pub statistic: Option<Located<String>>,
}

/// One row that names its numbers.
#[derive(Debug, Clone)]
pub struct DumbbellRow {
    /// Its name for readers.
    pub label: String,
    /// Where it starts.
    pub from: Located<String>,
    /// Where it ends.
    pub to: Located<String>,
    /// What it should reach.
    pub target: Option<Located<String>>,
}

impl Directive {
    /// The series that it names.
    #[must_use]
    pub fn series_names(&self) -> Vec<&Located<String>> {
        match &self.form {
            Form::Line { statistics, .. } | Form::Table { statistics } => statistics.iter().collect(),
            Form::Dumbbell { from, to, target, .. } => {
                [Some(from), Some(to), target.as_ref()].into_iter().flatten().filter_map(|side| side.statistic.as_ref()).collect()
            }
        }
    }

    /// The single numbers that it names.
    #[must_use]
    pub fn number_names(&self) -> Vec<&Located<String>> {
        match &self.form {
            Form::Line { target, .. } => target.iter().filter_map(|side| side.statistic.as_ref()).collect(),
            Form::Table { .. } => Vec::new(),
            Form::Dumbbell { rows, .. } => {
                rows.iter().flat_map(|row| [Some(&row.from), Some(&row.to), row.target.as_ref()].into_iter().flatten()).collect()
            }
        }
    }

    /// Everything that it names.
    pub fn names(&self) -> impl Iterator<Item = &Located<String>> {
        self.series_names().into_iter().chain(self.number_names())
    }
}

/// The types of charts.
#[derive(Clone, Copy)]
enum Type {
    Line,
    Dumbbell,
}

/// Reads the YAML of a block.
pub(super) fn read(builder: &mut Builder<'_>, name: &str, part: Range<usize>, place: &Place) -> Option<Directive> {
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
    let title = fields.required_text("title").map(|text| builder.inline(&text));
    let description = fields.text("description").map(|text| builder.inline(&text));
    let form = if name == "table" { table(&mut fields) } else { chart(&mut fields) };
    fields.finish();
    Some(Directive { id: id?, form: form?, title: title?, description, place: place.clone() })
}

fn table(fields: &mut Fields<'_>) -> Option<Form> {
    statistics(fields).map(|statistics| Form::Table { statistics })
}

/// All fields are asked for before the type decides, so that a wrong type makes no other field unknown.
fn chart(fields: &mut Fields<'_>) -> Option<Form> {
    let target = fields.group("target", side);
    fields.required("type");
    let chosen = fields.word("type", &[("line", Type::Line), ("dumbbell", Type::Dumbbell)]);
    if matches!(chosen, Some(Type::Line)) {
        return statistics(fields).map(|statistics| Form::Line { statistics, target });
    }
    let rows = fields.each("rows", row);
    if chosen.is_none() {
        for name in ["statistics", "from", "to"] {
            fields.node(name);
        }
        return None;
    }
    fields.required("from");
    fields.required("to");
    let (from, to) = (fields.group("from", side), fields.group("to", side));
    Some(Form::Dumbbell { from: from?, to: to?, target, rows })
}

/// One name, or a list of names.
fn statistics(fields: &mut Fields<'_>) -> Option<Vec<Located<String>>> {
    let node = fields.required("statistics")?;
    if matches!(node.value, yaml::Value::List(_)) {
        return Some(fields.texts("statistics")).filter(|names| !names.is_empty());
    }
    fields.scalar("statistics", node).map(|name| vec![name])
}

fn side(fields: &mut Fields<'_>) -> Option<Side> {
    let statistic = fields.text("statistic");
    fields.required_text("label").map(|label| Side { label: label.value, statistic })
}

fn row(fields: &mut Fields<'_>) -> Option<DumbbellRow> {
    let (label, from, to) = (fields.required_text("label"), fields.required_text("from"), fields.required_text("to"));
    let target = fields.text("target");
    Some(DumbbellRow { label: label?.value, from: from?, to: to?, target })
}
