//! Paths of artifacts: what no stage may ask the writer to write.
//!
//! Authors' mistakes are found long before, with a place; what is refused here is a mistake of ours.

use super::error::OutputError;
use super::manifest;
use std::collections::BTreeMap;

/// Refuses paths that could leave the folder or stand in each other's way, and an empty site.
pub(super) fn check(files: &BTreeMap<String, Vec<u8>>) -> Result<(), OutputError> {
    if files.is_empty() {
        return Err(OutputError::Other("there is nothing to publish".to_owned()));
    }
    for path in files.keys() {
        if let Some(reason) = fault(path) {
            return Err(OutputError::Other(format!("the address `{}` {reason}", path.escape_default())));
        }
        if let Some(file) = folders_of(path).find(|folder| files.contains_key(*folder)) {
            return Err(OutputError::Other(format!("`{file}` is both a file and a folder")));
        }
    }
    Ok(())
}

/// The folders above a file, the outermost last: `a/b` and `a` for `a/b/c`.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(parent(path), |folder| parent(folder))
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(folder, _)| folder)
}

fn fault(path: &str) -> Option<&'static str> {
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') || is_drive {
        Some("starts at the root of a disk")
    } else if path.contains('\\') || path.chars().any(char::is_control) {
        Some("holds a character that addresses cannot have")
    } else if path.split('/').any(|part| matches!(part, "" | "." | "..")) {
        Some("has an empty part or leads to another folder")
    } else if path.split('/').next() == Some(manifest::NAME) {
        Some("is that of the list of published files")
    } else {
        None
    }
}
