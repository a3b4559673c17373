//! The audit as a table: CSV for spreadsheets, JSON for programs.

use super::{Audit, marks, page, words};
use crate::check::numbers::{Number, Standing};
use crate::render::data_files::csv_file::harmless;
use serde_json::{Value, json as object};

/// One number a row, below the names of the columns. No cell can run as a formula.
#[must_use]
pub fn csv(audit: &Audit<'_>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory cannot fail, and all rows are equally long.
    let _ = writer.write_record(marks::CSV.split(','));
    for (number, line) in &audit.entries {
        let _ = writer.write_record(cells(number, *line).iter().map(|cell| harmless(cell)));
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn cells(number: &Number, line: usize) -> [String; 12] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let sources: Vec<String> = number.sources.iter().map(|source| format!("{} <{}>", source.title, source.url)).collect();
    [
        number.standing.name().to_owned(),
        words(number).to_owned(),
        page(number).to_owned(),
        number.place.file.to_string(),
        line.to_string(),
        text(&number.reference),
        text(&number.exact),
        text(&number.working),
        sources.join("; "),
        text(&number.reason),
        text(&number.period),
        text(&number.overtaken_by),
    ]
}

/// An object with the counts by standing and the list of numbers. What is not known is left out.
#[must_use]
pub fn json(audit: &Audit<'_>) -> String {
    let counts: serde_json::Map<String, Value> =
        Standing::ALL.iter().map(|standing| (standing.name().to_owned(), audit.count(*standing).into())).collect();
    let numbers: Vec<Value> = audit.entries.iter().map(|(number, line)| entry(number, *line)).collect();
    let report = object!({
        "format": "standfirst-audit-1",
        "site": audit.title,
        "as-of": audit.as_of.iso(),
        "counts": counts,
        "numbers": numbers,
    });
    format!("{report:#}\n")
}

fn entry(number: &Number, line: usize) -> Value {
    let sources: Vec<Value> = number.sources.iter().map(|source| object!({ "title": source.title, "url": source.url })).collect();
    let mut entry = object!({
        "standing": number.standing.name(),
        "words": words(number),
        "page": number.page,
        "file": &*number.place.file,
        "line": line,
        "reference": number.reference,
        "exact": number.exact,
        "working": number.working,
        "sources": sources,
        "reason": number.reason,
        "period": number.period,
        "overtaken-by": number.overtaken_by,
    });
    if let Value::Object(fields) = &mut entry {
        fields.retain(|_, value| !value.is_null());
    }
    entry
}
