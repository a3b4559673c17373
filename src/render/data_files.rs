//! Files for those who want to count again: CSV and JSON. The only home of the CSV package here.

use super::series::Panel;
use super::view::Table;
use crate::statistics::{Dataset, Observation, Value};
use serde::Serialize;

/// The values of a dataset, one observation a row, with the codes of missing values as published.
#[must_use]
pub fn csv_of_dataset(dataset: &Dataset) -> Vec<u8> {
    let mut head: Vec<String> = dataset.dimensions.iter().map(|dimension| dimension.id.clone()).collect();
    head.extend(["period", "value", "status"].map(str::to_owned));
    let rows = dataset.observations.iter().map(|(key, observation)| {
        let members =
            dataset.dimensions.iter().zip(&key.members).map(|(dimension, index)| dimension.members[*index].label.clone());
        let status = statuses(observation).unwrap_or_default();
        members.chain([key.period.key(), machine(observation), status]).collect()
    });
    write(&head, rows)
}

/// The cells of a table as printed, with plain minus signs and without thousands separators.
#[must_use]
pub fn csv_of_table(table: &Table) -> Vec<u8> {
    let rows = table
        .rows
        .iter()
        .map(|row| std::iter::once(row.head.clone()).chain(row.cells.iter().map(|cell| unspelt(cell))).collect());
    write(&table.head, rows)
}

/// A dataset as JSON: its header, and one object an observation.
#[must_use]
pub fn json_of_dataset(dataset: &Dataset, source: Option<&crate::statistics::Source>) -> Vec<u8> {
    let observations = dataset.observations.iter().map(|(key, observation)| {
        let members =
            dataset.dimensions.iter().zip(&key.members).map(|(dimension, index)| {
                (dimension.id.clone(), serde_json::Value::from(dimension.members[*index].label.clone()))
            });
        let mut object: serde_json::Map<String, serde_json::Value> = members.collect();
        object.insert("period".to_owned(), key.period.key().into());
        object.insert("value".to_owned(), machine(observation).into());
        object.insert("status".to_owned(), statuses(observation).into());
        object.into()
    });
    let file = DatasetFile {
        id: &dataset.id,
        title: &dataset.title,
        measure: &dataset.measure,
        unit: dataset.unit.heading(),
        geography: &dataset.geography,
        source: source.map(|source| SourceFile {
            title: &source.title,
            publisher: &source.publisher,
            url: &source.url,
            published: source.published.iso(),
            licence: &source.licence.name,
        }),
        observations: observations.collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

#[derive(Serialize)]
struct DatasetFile<'a> {
    id: &'a str,
    title: &'a str,
    measure: &'a str,
    unit: String,
    geography: &'a str,
    source: Option<SourceFile<'a>>,
    /// Values are text, because binary numbers of other programs would not keep decimals exact.
    observations: Vec<serde_json::Value>,
}

#[derive(Serialize)]
struct SourceFile<'a> {
    title: &'a str,
    publisher: &'a str,
    url: &'a str,
    published: String,
    licence: &'a str,
}

/// "3 kB", as links to files say it.
#[must_use]
pub fn size(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}

/// Whether a chart of a dataset would show more than a table does.
#[must_use]
pub fn is_worth_drawing(panel: &Panel<'_>) -> bool {
    let has_numbers = panel.lines.iter().any(|line| line.observations.iter().flatten().count() > 1);
    panel.periods.len() > 2 && panel.lines.len() <= 4 && has_numbers
}

fn machine(observation: &Observation) -> String {
    match observation.value {
        Value::Number(value) => value.normalize().to_string(),
        Value::Missing(shorthand) => bare(shorthand.code()).to_owned(),
    }
}

/// The codes of all statuses, with a space between them.
fn statuses(observation: &Observation) -> Option<String> {
    let codes: Vec<&str> = observation.statuses.iter().map(|status| bare(status.code())).collect();
    (!codes.is_empty()).then(|| codes.join(" "))
}

fn bare(code: &'static str) -> &'static str {
    code.trim_matches(['[', ']'])
}

/// A printed number as programs read it; other text stays.
fn unspelt(cell: &str) -> String {
    let digits = cell.replace(',', "").replace('\u{2212}', "-");
    if crate::number::read_decimal(&digits).is_ok() { digits } else { cell.to_owned() }
}

fn write(head: &[String], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(head.to_vec()).chain(rows) {
        // Writing to memory cannot fail, and rows of one table are equally long.
        let _ = writer.write_record(row.iter().map(|cell| harmless(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

/// Spreadsheet programs run text that begins like a formula; a quote before it makes it text (OWASP).
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\0']) && crate::number::read_decimal(cell).is_err();
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::view::Row;

    #[test]
    fn text_that_looks_like_a_formula_is_made_harmless_and_numbers_are_left_alone() {
        let cells = ["=HYPERLINK(\"x\")", "@x", "+x", "-12", "3,630", "\u{2212}5", "[c]"].map(str::to_owned).to_vec();
        let table = Table { head: vec!["a".into(); 8], rows: vec![Row { head: "\tx".into(), cells }], ..Table::default() };
        let text = String::from_utf8(csv_of_table(&table)).unwrap();
        assert_eq!(text.lines().nth(1).unwrap(), "'\tx,\"'=HYPERLINK(\"\"x\"\")\",'@x,'+x,-12,3630,-5,[c]");
    }
}
