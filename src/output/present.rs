//! What stands in the output folder now, and whether all of it is ours.

use super::error::{MOST_NAMES, OutputError};
use super::location::Location;
use super::manifest::{self, Manifest};
use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::Path;

/// What systems put into folders on their own; nobody misses it.
const JUNK: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// The published site as it stands on disk.
#[derive(Default)]
pub(super) struct Present {
    /// Our list in its own bytes; empty if the folder is new or empty.
    pub(super) list: Vec<u8>,
    /// What the list says.
    pub(super) manifest: Manifest,
    /// Everything that is not a folder, by path with forward slashes.
    pub(super) files: BTreeMap<String, Metadata>,
    /// Whether all folders can be read by everybody.
    pub(super) folders_are_open: bool,
}

impl Present {
    /// Reads the folder without following links.
    ///
    /// # Errors
    /// It holds files that are not in our list, or cannot be read.
    pub(super) fn read(location: &Location) -> Result<Self, OutputError> {
        let mut present = Self { folders_are_open: true, ..Self::default() };
        match walk(&location.real, "", &mut present) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound && !location.real.exists() => return Ok(Self::default()),
            Err(error) => return Err(location.error(&error, 0)),
        }
        let list = fs::read(location.real.join(manifest::NAME)).unwrap_or_default();
        if let Some(manifest) = manifest::read(&list) {
            present.files.remove(manifest::NAME);
            (present.list, present.manifest) = (list, manifest);
        }
        let strangers = present.files.keys().filter(|path| !present.manifest.contains_key(*path));
        refuse_strangers(location, &strangers.map(String::as_str).collect::<Vec<_>>())?;
        Ok(present)
    }
}

/// A first look at the folder's own entries: refused if there are any but no list of ours.
pub(super) fn check_top(location: &Location) -> Result<(), OutputError> {
    let list = fs::read(location.real.join(manifest::NAME)).unwrap_or_default();
    let Ok(entries) = fs::read_dir(&location.real) else { return Ok(()) };
    if manifest::read(&list).is_some() {
        return Ok(());
    }
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| !JUNK.contains(&name.as_str())).collect();
    names.sort();
    refuse_strangers(location, &names.iter().map(String::as_str).collect::<Vec<_>>())
}

fn refuse_strangers(location: &Location, sorted: &[&str]) -> Result<(), OutputError> {
    if sorted.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = sorted.iter().take(MOST_NAMES).map(|name| (*name).to_owned()).collect();
    let more = sorted.len() - names.len();
    Err(OutputError::NotOurs { folder: location.shown.clone(), names, more })
}

fn walk(folder: &Path, prefix: &str, present: &mut Present) -> io::Result<()> {
    present.folders_are_open &= super::staging::is_open(&fs::metadata(folder)?, super::staging::FOLDER_MODE);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let metadata = entry.metadata()?;
        if metadata.is_dir() {
            walk(&entry.path(), &format!("{prefix}{name}/"), present)?;
        } else if !JUNK.contains(&name.as_str()) {
            present.files.insert(format!("{prefix}{name}"), metadata);
        }
    }
    Ok(())
}
