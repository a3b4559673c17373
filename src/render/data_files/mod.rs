//! Files for those who want to count again, beside the page of a dataset.
//!
//! 1. [`columns`] says what stands in each column, for all files alike.
//! 2. [`csv_file`] writes CSV that a spreadsheet can neither run nor change.
//! 3. [`json_file`] writes the same with everything that the header says.
//! 4. [`csvw`] describes the CSV files to programs (W3C, "Metadata Vocabulary for Tabular Data").

mod columns;
pub mod csv_file;
pub mod csvw;
pub mod json_file;
#[cfg(test)]
mod properties;

use super::about::About;
use serde::Serialize;

pub use csv_file::of_table as csv_of_table;

/// One file beside a page.
#[derive(Debug)]
pub struct DataFile {
    /// Its name.
    pub name: String,
    /// What a link to it says; nothing for a file that only programs look for.
    pub label: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The files of a dataset, and those of its earlier releases where it has any.
#[must_use]
pub fn of_dataset(about: &About<'_>) -> Vec<DataFile> {
    let file = |ending: &str, label: Option<&str>, bytes: Vec<u8>| DataFile {
        name: about.file_name(ending),
        label: label.map(|label| format!("{label}, {}", size(bytes.len()))),
        bytes,
    };
    let mut files = vec![
        file(".csv", Some("CSV"), csv_file::of_dataset(about.dataset)),
        file(".json", Some("JSON"), json_file::of_dataset(about)),
        file(".csv-metadata.json", Some("CSVW metadata"), csvw::of_dataset(about)),
    ];
    if !about.dataset.vintages.is_empty() {
        files.push(file("-revisions.csv", Some("Earlier releases, CSV"), csv_file::of_vintages(about)));
        // Programs look for this name beside the CSV file, so readers need no link to it.
        files.push(file("-revisions.csv-metadata.json", None, csvw::of_vintages(about)));
    }
    files
}

/// "3 kB", as links to files say it.
#[must_use]
pub fn size(bytes: usize) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}

/// JSON as people can read it too.
fn pretty(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
