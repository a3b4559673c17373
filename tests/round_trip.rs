//! What visitors download can be put back: each CSV file of the demonstration, read as a table, gives the same figures.

use standfirst::number::Moment;
use standfirst::pipeline::{self, Options, read};
use standfirst::site::Corpus;
use standfirst::site::corpus::Drafts;
use standfirst::source::{SourceText, Tree};
use standfirst::statistics::{Dataset, schema};
use std::path::Path;
use std::sync::Arc;

fn options() -> Options {
    Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None }
}

/// The header of a dataset file: its text without the fields that hold figures.
fn header(text: &str) -> String {
    let mut is_kept = true;
    let mut header = String::new();
    for line in text.lines() {
        if line.starts_with(|c: char| c.is_alphabetic()) {
            is_kept = !["rows:", "table:", "revisions:", "same-as:"].iter().any(|field| line.starts_with(field));
        }
        if is_kept {
            header.push_str(line);
            header.push('\n');
        }
    }
    // Durations are months in files for machines.
    header.replace("unit: years-months", "unit: months")
}

/// The field that reads a download of this dataset.
fn table(dataset: &Dataset, file: &str, csv: &str) -> String {
    let columns: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    let own = dataset.dimensions.iter().map(|dimension| {
        let column = format!("{}_code", dimension.id);
        assert!(columns.contains(&column.as_str()), "{column} is not in {columns:?}");
        format!("{}: {column}", dimension.id)
    });
    let dimensions = own.collect::<Vec<_>>().join(", ");
    let optional = ["status", "note", "low", "high"].into_iter().filter(|column| columns.contains(column));
    let optional: Vec<String> = optional.map(|column| format!(", {column}: {column}")).collect();
    let optional = optional.concat();
    format!("table: {{ file: {file}, period: period, value: value, dimensions: {{ {dimensions} }}{optional} }}\n")
}

/// Each figure with its members, period, value, codes and note.
fn figures(dataset: &Dataset) -> Vec<String> {
    let lines = dataset.observations.iter().map(|(key, found)| {
        let members = dataset.member_label(&key.members);
        format!("{members} {} {:?} {:?} {:?} {:?}", key.period.key(), found.value, found.statuses, found.interval, found.note)
    });
    lines.collect()
}

fn downloads() -> (Tree, Corpus, Vec<(String, Vec<u8>)>) {
    let (tree, faults) = Tree::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(faults, []);
    let outcome = pipeline::run(&tree, Vec::new(), &options());
    let corpus = read::corpus(&tree, &options(), &mut Vec::new());
    let files = outcome.rendered.files.into_iter().collect();
    (tree, corpus, files)
}

#[test]
fn every_download_of_the_demonstration_reads_back_into_the_same_figures() {
    let (tree, corpus, files) = downloads();
    assert!(corpus.statistics.datasets.len() > 40);
    for dataset in corpus.statistics.datasets.values() {
        let name = format!("{}.csv", dataset.id);
        let (_, bytes) = files.iter().find(|(path, _)| path.ends_with(&format!("/{name}"))).unwrap();
        let csv = std::str::from_utf8(bytes).unwrap();
        let text = header(&tree.texts[&dataset.file].text) + &table(dataset, &name, csv);
        let yaml = SourceText::from_bytes(&dataset.file, text.as_bytes()).unwrap();
        let path: Arc<str> = format!("{}{name}", schema::FOLDER).into();
        let tables = Tree::from_texts([(&*path, csv)]).unwrap().tables;
        let (read, problems) = schema::read(&yaml, &tables);
        assert_eq!(problems, [], "{text}");
        assert_eq!(figures(&read.unwrap()), figures(dataset), "{}", dataset.id);
    }
}
