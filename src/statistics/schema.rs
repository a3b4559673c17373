//! The header of a dataset file: what is measured, in which unit, for whom, by whom.

use super::dataset::{Better, Dataset, Dimension, Key, Vintage};
use super::observation::Observation;
use super::table::{self, Table, Tables};
use super::value::Form;
use super::{codelist, personal, precision, protection, publishing, rows};
use crate::diag::{Diagnostic, code, suggestion};
use crate::fields::Fields;
use crate::number::{Frequency, PartialDate, Unit, unit};
use crate::source::yaml::Value;
use crate::source::{Fingerprint, Located, Place, SourceText, yaml};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The folder of dataset files.
pub const FOLDER: &str = "data/statistics/";

/// What rows need to know of the header to be read.
pub(super) struct Header {
    pub(super) form: Form,
    pub(super) frequency: Frequency,
    pub(super) dimensions: Vec<Dimension>,
    /// Codes of default members, by dimension, where a table has yet to bring the members.
    pub(super) defaults: Vec<(String, Located<String>)>,
}

/// Reads one dataset file, and the table among these that it names; problems that leave a usable dataset do not hold it back.
#[must_use]
pub fn read(source: &SourceText, tables: &Tables) -> (Option<Dataset>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let node = match yaml::parse(source, 0..source.text.len()) {
        Ok(node) => node,
        Err(faults) => return (None, faults.into_iter().map(Diagnostic::from).collect()),
    };
    let mut dataset = Fields::of(&source.path, &node, &mut problems).and_then(|fields| read_fields(source, tables, fields));
    // Rules that are misspelt protect nothing, and later problems would tell the figures.
    if !problems.is_empty() && protects(&source.text) {
        dataset = dataset.filter(Dataset::is_protected);
    }
    if let Some(dataset) = &mut dataset {
        protection::apply(dataset);
        precision::apply(dataset, &mut problems);
        problems.extend(never_additive(dataset));
    }
    (dataset, problems)
}

fn read_fields(source: &SourceText, tables: &Tables, mut fields: Fields<'_>) -> Option<Dataset> {
    let title = fields.required_text("title");
    let measure = fields.required_text("measure");
    let geography = fields.required_text("geography");
    let definition = fields.text("definition");
    let better = fields.word("better", &[("lower", Better::Lower), ("higher", Better::Higher), ("neither", Better::Neither)]);
    let (source_key, source_table) = citation(&mut fields);
    let licence = fields.text("licence").map(|text| text.value);
    let released = fields.date("released").map(|date| date.value);
    let rounding = publishing::rounding(&mut fields).unwrap_or_default();
    let notes = fields.texts("notes");
    let topics = fields.texts("topics");
    let basis = fields.text("basis").map(|text| text.value);
    let comparable_with = fields.texts("comparable-with");
    let tolerance = fields.decimal("tolerance");
    let disclosure = publishing::disclosure(&mut fields);
    let same_as = fields.text("same-as");
    let distinct_from = fields.texts("distinct-from");
    let base = fields.text("base");
    let base_stated = fields.flag("base-stated");
    let additive = fields.node("additive").map(|node| fields.place(node));
    let additive = additive.filter(|_| fields.flag("additive"));
    let gaps_allowed = fields.word("gaps", &[("allowed", true)]).unwrap_or(false);
    for note in &notes {
        if let Some(kind) = personal::in_text(&note.value) {
            fields.report(personal::text(kind, note.place.clone()));
        }
    }
    let mut header = header(&mut fields, protects(&source.text));
    let figures = figures(source, tables, &mut fields, header.as_mut());
    let vintages = header.as_ref().map(|header| vintages(&mut fields, header)).unwrap_or_default();
    let is_whole = fields.problems().is_empty();
    fields.finish();
    let (header, figures) = (header?, figures?);
    Some(Dataset {
        id: source.stem().to_owned(),
        file: source.path.clone(),
        title: title?.value,
        measure: measure?.value,
        definition,
        unit: header.form.unit,
        frequency: header.frequency,
        geography: geography?.value,
        better: better.unwrap_or_default(),
        source: source_key,
        source_table,
        licence,
        released,
        rounding,
        range: header.form.range,
        notes,
        topics,
        basis,
        comparable_with,
        tolerance,
        disclosure,
        same_as,
        distinct_from,
        base,
        base_stated,
        additive,
        gaps_allowed,
        is_whole,
        dimensions: header.dimensions,
        observations: figures.observations,
        vintages,
        table: figures.table,
        fingerprint: figures.fingerprint,
    })
}

/// The observations of a dataset, and what they were read from.
struct Figures {
    observations: BTreeMap<Key, Observation>,
    table: Option<Arc<str>>,
    fingerprint: String,
}

/// The observations, which stand in the field `rows` or in the file that `table` names.
fn figures(source: &SourceText, tables: &Tables, fields: &mut Fields<'_>, header: Option<&mut Header>) -> Option<Figures> {
    let fingerprint = Fingerprint::of(source.text.as_bytes());
    if fields.node("table").is_some() {
        if let Some(rows) = fields.node("rows") {
            let problem = Diagnostic::error(code::UNKNOWN_FIELD, fields.place(rows), "`rows` has no meaning beside `table`.");
            fields.report(problem.fix("keep the one that holds the figures and delete the other"));
        }
        let header = header?;
        let table = table::read(fields, tables, header, fingerprint)?;
        set_defaults(fields, header);
        let Table { file, observations, fingerprint, .. } = table;
        return Some(Figures { observations, table: Some(file), fingerprint });
    }
    let rows = fields.required("rows");
    let observations = header.zip(rows).map(|(header, rows)| rows::read(fields.file(), rows, header, fields.problems()));
    Some(Figures { observations: observations.unwrap_or_default(), table: None, fingerprint: fingerprint.hex() })
}

/// Finds the default members among those that a table brought.
fn set_defaults(fields: &mut Fields<'_>, header: &mut Header) {
    for (id, word) in std::mem::take(&mut header.defaults) {
        for dimension in header.dimensions.iter_mut().filter(|dimension| dimension.id == id) {
            dimension.default = codelist::default(fields, &word, &dimension.members);
        }
    }
}

/// `additive` where it cannot be true.
fn never_additive(dataset: &Dataset) -> Option<Diagnostic> {
    let (place, why) = (dataset.additive.clone()?, dataset.never_adds_up()?);
    let message = format!("`{}` cannot be added up over time, because {why}.", dataset.id);
    Some(Diagnostic::error(code::NOT_ADDITIVE, place, message).label("cannot be").fix("delete the line  additive: true"))
}

/// Whether a dataset seems to protect its counts, so that nothing of what was typed may be told.
///
/// By its words, because a dataset that cannot be read is protected as well.
#[must_use]
pub fn protects(text: &str) -> bool {
    let is_rule = |line: &str| ["suppress-below", "round-to"].iter().any(|rule| line.contains(rule));
    let is_open = |line: &str| line.trim_end().ends_with("none");
    text.lines().any(|line| is_rule(line) || line.contains("disclosure") && line.contains(':') && !is_open(line))
}

/// The fields that tell how rows are read; whether values `are_protected` is known before.
pub(super) fn header(fields: &mut Fields<'_>, are_protected: bool) -> Option<Header> {
    let unit = read_unit(fields);
    let frequency = frequency(fields);
    let multiplier = fields.whole("multiplier", 12).unwrap_or(0);
    let range = fields.group("range", |inner| Some((inner.decimal("from"), inner.decimal("to")))).unwrap_or_default();
    let has_table = fields.node("table").is_some();
    let entries = fields.map("dimensions").unwrap_or_default();
    let (mut dimensions, mut defaults) = (Vec::new(), Vec::new());
    for declared in entries.iter().filter_map(|entry| codelist::dimension(fields, entry, has_table)) {
        defaults.extend(declared.default.map(|word| (declared.dimension.id.clone(), word)));
        dimensions.push(declared.dimension);
    }
    let form = Form { unit: unit?, multiplier, range, has_thousands: false, is_protected: are_protected };
    Some(Header { form, frequency: frequency?, dimensions, defaults })
}

fn read_unit(fields: &mut Fields<'_>) -> Option<Unit> {
    let node = fields.required("unit")?;
    if matches!(node.value, Value::Map(_)) {
        return fields.group("unit", |inner| {
            if let Some(base) = inner.text("index") {
                return Some(Unit::Index { base: Some(base.value) });
            }
            let (one, other) = (inner.required_text("one"), inner.required_text("other"));
            Some(Unit::Count { one: one?.value, other: other?.value })
        });
    }
    let name = fields.scalar("unit", node)?;
    let unit = Unit::named(&name.value);
    if unit.is_none() {
        let near = suggestion::nearest(&name.value, unit::UNIT_NAMES).map(|near| format!("did you mean `{near}`?"));
        let fix =
            near.unwrap_or_else(|| format!("for things that are counted write  unit: {{ one: child, other: {} }}", name.value));
        fields.report(Diagnostic::error(code::UNKNOWN_VALUE, name.place, format!("There is no unit `{}`.", name.value)).fix(fix));
    }
    unit
}

fn frequency(fields: &mut Fields<'_>) -> Option<Frequency> {
    fields.required("period")?;
    let text = fields.text("period")?;
    let frequency = Frequency::read(&text.value);
    if frequency.is_none() {
        let message = format!("There is no kind of period called `{}`.", text.value);
        fields.report(Diagnostic::error(code::UNKNOWN_VALUE, text.place, message).fix(
            "use calendar-year, financial-year, academic-year, \"year-ending 31 March\", quarter, financial-quarter, month, day \
             or \"at 31 March\"",
        ));
    }
    frequency
}

/// The publication, as a key alone or with the table in it.
fn citation(fields: &mut Fields<'_>) -> (Option<Located<String>>, Option<String>) {
    let Some(node) = fields.node("source") else {
        let place = fields.head();
        fields.report(
            Diagnostic::error(code::MISSING_SOURCE, place, "This dataset does not say where its figures come from.")
                .fix("add a line  source: …  with a name from data/sources.yaml"),
        );
        return (None, None);
    };
    if matches!(node.value, Value::Map(_)) {
        let both = fields.group("source", |inner| Some((inner.required_text("publication"), inner.text("table"))));
        let (publication, table) = both.unwrap_or_default();
        return (publication, table.map(|table| table.value));
    }
    (fields.scalar("source", node), None)
}

/// Earlier states of the rows, by the date of their release.
fn vintages(fields: &mut Fields<'_>, header: &Header) -> Vec<Vintage> {
    let entries = fields.map("revisions").unwrap_or_default();
    let mut vintages: Vec<Vintage> = entries.iter().filter_map(|entry| vintage(fields, &entry.key, entry, header)).collect();
    vintages.sort_by_key(|vintage| vintage.released.value);
    vintages
}

fn vintage(fields: &mut Fields<'_>, date: &str, entry: &yaml::Entry, header: &Header) -> Option<Vintage> {
    let place = Place::new(fields.file(), entry.key_span.clone());
    let value = match PartialDate::read(date) {
        Ok(value) => value,
        Err(reason) => {
            let (message, fix) = reason.split_once("; ").unwrap_or((&reason, "write the date as 2024-05-03"));
            fields.report(Diagnostic::error(code::IMPOSSIBLE_DATE, place, format!("{message}.")).fix(fix));
            return None;
        }
    };
    let observations = rows::read(fields.file(), &entry.node, header, fields.problems());
    Some(Vintage { released: Located { value, place }, observations })
}
