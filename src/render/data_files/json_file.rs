//! A dataset as JSON: everything that its header says, and one object an observation.

use super::columns::{self, Content};
use crate::render::about::About;
use crate::render::table;
use crate::statistics::Dataset;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The dataset as JSON.
#[must_use]
pub fn of_dataset(about: &About<'_>) -> Vec<u8> {
    let dataset = about.dataset;
    super::pretty(&DatasetFile {
        id: &dataset.id,
        title: &dataset.title,
        measure: &dataset.measure,
        definition: about.definition.as_deref(),
        unit: about.unit(),
        geography: &dataset.geography,
        period: dataset.frequency.describe(),
        basis: dataset.basis.as_deref(),
        rounding: dataset.rounding.describe(),
        updated: about.updated().map(crate::number::PartialDate::iso),
        licence: about.licence.as_ref().map(|licence| licence.name.as_str()),
        licence_url: about.licence.as_ref().and_then(|licence| licence.url),
        source: about.source.map(|source| SourceFile {
            title: &source.title,
            publisher: &source.publisher,
            url: &source.url,
            published: source.published.iso(),
            retrieved: source.retrieved.iso(),
        }),
        notes: &about.notes,
        values: "Values and limits are text, because the binary numbers of many programs would not keep decimals exact.",
        codes: codes(dataset),
        observations: observations(dataset),
    })
}

#[derive(Serialize)]
struct DatasetFile<'a> {
    id: &'a str,
    title: &'a str,
    measure: &'a str,
    definition: Option<&'a str>,
    unit: String,
    geography: &'a str,
    period: String,
    basis: Option<&'a str>,
    rounding: Option<String>,
    updated: Option<String>,
    licence: Option<&'a str>,
    licence_url: Option<&'a str>,
    source: Option<SourceFile<'a>>,
    notes: &'a [String],
    values: &'a str,
    codes: BTreeMap<&'a str, &'a str>,
    observations: Vec<Value>,
}

#[derive(Serialize)]
struct SourceFile<'a> {
    title: &'a str,
    publisher: &'a str,
    url: &'a str,
    published: String,
    retrieved: String,
}

/// The codes that are used, without brackets, with their meanings.
fn codes(dataset: &Dataset) -> BTreeMap<&'static str, &'static str> {
    let codes = table::codes(dataset.observations.values());
    codes.into_iter().map(|entry| (columns::bare(entry.code), entry.meaning)).collect()
}

/// One object an observation, with the names of the CSV columns; what an observation does not have is null.
fn observations(dataset: &Dataset) -> Vec<Value> {
    let entries = columns::entries(dataset);
    let columns = columns::columns(dataset, &entries);
    let object = |entry: &columns::Entry<'_>| {
        let field = |column: &columns::Column| {
            let text = columns::text(dataset, column.content, entry);
            let value = match column.content {
                Content::Status => columns::statuses(entry.observation).into(),
                Content::Low | Content::High | Content::Note if text.is_empty() => Value::Null,
                _ => text.into(),
            };
            (column.name.clone(), value)
        };
        Value::Object(columns.iter().map(field).collect::<Map<_, _>>())
    };
    entries.iter().map(object).collect()
}
