//! CSVW: what the columns of a CSV file mean, for programs that read the file.

use super::columns::{self, Column, Content, Entry};
use super::csv_file;
use crate::number::PartialDate;
use crate::render::about::About;
use serde_json::{Map, Value, json};

/// What describes the CSV file of a dataset.
#[must_use]
pub fn of_dataset(about: &About<'_>) -> Vec<u8> {
    super::pretty(&describe(about, &about.file_name(".csv"), &about.dataset.title, &columns::entries(about.dataset)))
}

/// What describes the CSV file of the earlier releases.
#[must_use]
pub fn of_vintages(about: &About<'_>) -> Vec<u8> {
    let entries = columns::entries_of_vintages(about.dataset, about.updated());
    let title = format!("{}: earlier releases", about.dataset.title);
    super::pretty(&describe(about, &about.file_name("-revisions.csv"), &title, &entries))
}

fn describe(about: &About<'_>, url: &str, title: &str, entries: &[Entry<'_>]) -> Value {
    let dataset = about.dataset;
    let columns = columns::columns(dataset, entries);
    let is_key = |content| matches!(content, Content::Code(_) | Content::Period | Content::Released);
    let key: Vec<String> = columns.iter().filter(|column| is_key(column.content)).map(|column| column.variable.clone()).collect();
    let mut table = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            table.insert(name.to_owned(), value);
        }
    };
    put("@context", Some(json!(["http://www.w3.org/ns/csvw", { "@language": about.language }])));
    put("url", Some(url.into()));
    put("dc:title", Some(title.into()));
    put("dc:description", Some(about.definition.clone().unwrap_or_else(|| about.summary()).into()));
    put("dc:publisher", Some(about.publisher.into()));
    put("dc:license", about.licence.as_ref().map(|licence| licence.url.map_or_else(|| licence.name.clone().into(), id)));
    put("dc:source", about.source.map(|source| id(&source.url)));
    put("dc:issued", about.updated().map(|date| date.iso().into()));
    let described: Vec<Value> = columns.iter().map(|column| describe_column(about, column, entries)).collect();
    put("tableSchema", Some(json!({ "columns": described, "primaryKey": key })));
    Value::Object(table)
}

fn describe_column(about: &About<'_>, column: &Column, entries: &[Entry<'_>]) -> Value {
    let mut about_column = json!({ "name": column.variable, "titles": csv_file::harmless(&column.name) });
    let more = match column.content {
        Content::Code(_) | Content::Label(_) => json!({ "datatype": "string", "required": true }),
        Content::Period => {
            json!({ "datatype": "string", "required": true, "dc:description": about.dataset.frequency.describe() })
        }
        Content::Released => released(entries),
        Content::Value => {
            let codes = columns::codes_of_values(entries);
            let required = codes.is_empty();
            let value = json!({ "datatype": "decimal", "required": required, "dc:description": about.dataset.measure,
                "schema:unitText": about.unit() });
            if required { value } else { with(value, json!({ "null": codes })) }
        }
        Content::Status => json!({ "datatype": "string", "separator": " " }),
        Content::Low => json!({ "datatype": "decimal", "dc:description": "lower limit of the confidence interval" }),
        Content::High => json!({ "datatype": "decimal", "dc:description": "upper limit of the confidence interval" }),
        Content::Note => json!({ "datatype": "string" }),
    };
    about_column = with(about_column, more);
    let changed = |entry: &Entry<'_>| csv_file::is_changed(&columns::text(about.dataset, column.content, entry));
    let is_text = matches!(column.content, Content::Code(_) | Content::Label(_) | Content::Note);
    if is_text && entries.iter().any(changed) {
        let note = "Text that begins like a formula stands after an apostrophe, so that no spreadsheet runs it.";
        about_column = with(about_column, json!({ "rdfs:comment": note }));
    }
    about_column
}

/// Dates of release are dates only where every one is known to the day.
fn released(entries: &[Entry<'_>]) -> Value {
    let is_day = |date: PartialDate| date.first_day() == date;
    let datatype = if entries.iter().filter_map(|entry| entry.released).all(is_day) { "date" } else { "string" };
    json!({ "datatype": datatype, "required": true })
}

fn with(mut value: Value, more: Value) -> Value {
    if let (Value::Object(fields), Value::Object(more)) = (&mut value, more) {
        fields.extend(more);
    }
    value
}

fn id(url: &str) -> Value {
    json!({ "@id": url })
}
