//! Writing a new site: into a folder that is not there yet or is empty, never over anything.

use super::OutputError;
use super::error::MOST_NAMES;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// Writes files, given by path and text, into a folder that it makes where needed.
///
/// # Errors
/// The folder holds something already, or cannot be written; files that stood there are never touched.
pub fn scaffold(folder: &Path, files: &[(&str, String)]) -> Result<(), OutputError> {
    let name = folder.display().to_string();
    let mut in_the_way: Vec<String> = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
        Err(_) => return Err(not_writable(&name)),
    };
    // A folder that a version-control system has just made is empty to its owner.
    in_the_way.retain(|entry| entry != ".git");
    in_the_way.sort_unstable();
    in_the_way.truncate(MOST_NAMES);
    if !in_the_way.is_empty() {
        return Err(OutputError::Occupied { folder: name, names: in_the_way });
    }
    for (path, text) in files {
        write(&folder.join(path), text).map_err(|_| not_writable(&name))?;
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> std::io::Result<()> {
    fs::create_dir_all(file.parent().unwrap_or(file))?;
    fs::OpenOptions::new().write(true).create_new(true).open(file)?.write_all(text.as_bytes())
}

fn not_writable(name: &str) -> OutputError {
    OutputError::NotWritable { folder: name.to_owned(), reason: format!("Nothing can be written to `{name}`") }
}
