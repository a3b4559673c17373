//! Which files are new, which are equal and stay, and which go.

use super::Published;
use super::location::Location;
use super::manifest;
use super::present::Present;
use super::staging::{FILE_MODE, is_open};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;

/// The size of a block on most disks, by which room is given out.
const BLOCK: usize = 4096;

/// A file of the new site: its path and its bytes.
pub(super) type File<'a> = (&'a str, &'a [u8]);

/// What turns the present folder into the wanted one.
pub(super) struct Plan<'a> {
    /// New files and files with other bytes, sorted.
    pub(super) written: Vec<File<'a>>,
    /// Files that stay as they are, sorted.
    pub(super) unchanged: Vec<File<'a>>,
    /// Our list of all files.
    pub(super) list: Vec<u8>,
    removed: usize,
    edited: Vec<String>,
    is_nothing: bool,
}

/// What became of one file since the last build.
struct Compared<'a> {
    file: File<'a>,
    hash: String,
    is_equal: bool,
    is_edited: bool,
}

impl<'a> Plan<'a> {
    /// Compares the wanted files with the present ones, byte by byte: times can lie, and so can our list.
    pub(super) fn new(location: &Location, present: &Present, files: &'a BTreeMap<String, Vec<u8>>) -> Self {
        let compared: Vec<Compared> = files.par_iter().map(|(path, bytes)| compare(location, present, path, bytes)).collect();
        let list = manifest::write(compared.iter().map(|one| (one.file.0, one.hash.as_str())));
        let gone: Vec<&String> = present.files.keys().filter(|path| !files.contains_key(*path)).collect();
        let gone_edited = gone.iter().filter(|path| is_edited(location, present, path)).map(|path| (*path).clone());
        let edited = compared.iter().filter(|one| one.is_edited).map(|one| one.file.0.to_owned());
        let edited = edited.chain(gone_edited).collect();
        let removed = gone.len();
        let (unchanged, written): (Vec<_>, Vec<_>) = compared.into_iter().partition(|one| one.is_equal);
        let is_nothing = written.is_empty() && removed == 0 && list == present.list && present.folders_are_open;
        let files = |compared: Vec<Compared<'a>>| compared.into_iter().map(|one| one.file).collect();
        Self { written: files(written), unchanged: files(unchanged), list, removed, edited, is_nothing }
    }

    /// Whether the folder is already what it should be, down to our list.
    pub(super) fn is_nothing(&self) -> bool {
        self.is_nothing
    }

    /// All that must be written: the changed files and our list.
    pub(super) fn to_write(&self) -> impl ParallelIterator<Item = File<'_>> {
        self.written.par_iter().copied().chain(rayon::iter::once((manifest::NAME, self.list.as_slice())))
    }

    /// The room that writing takes on the disk, in bytes.
    pub(super) fn bytes(&self) -> u64 {
        let files = self.written.iter().map(|(_, bytes)| bytes.len()).chain([self.list.len()]);
        files.map(|bytes| (bytes.div_ceil(BLOCK) * BLOCK) as u64).sum()
    }

    /// What carrying it out means for the person.
    pub(super) fn published(self) -> Published {
        let Self { written, unchanged, removed, edited, .. } = self;
        Published { written: written.len(), unchanged: unchanged.len(), removed, edited }
    }
}

fn compare<'a>(location: &Location, present: &Present, path: &'a str, bytes: &'a [u8]) -> Compared<'a> {
    let file = (path, bytes);
    let hash = manifest::hash(bytes);
    let Some(metadata) = present.files.get(path) else {
        return Compared { file, hash, is_equal: false, is_edited: false };
    };
    let is_like_ours = metadata.is_file() && metadata.len() == bytes.len() as u64 && is_open(metadata, FILE_MODE);
    let is_equal = is_like_ours && fs::read(location.real.join(path)).is_ok_and(|present| present == bytes);
    // A file that somebody changed into what we write now is nothing to speak of.
    let is_edited = !is_equal && is_edited(location, present, path);
    Compared { file, hash, is_equal, is_edited }
}

/// Whether a present file is no longer what our list says that we wrote.
fn is_edited(location: &Location, present: &Present, path: &str) -> bool {
    let is_file = present.files.get(path).is_some_and(fs::Metadata::is_file);
    let bytes = if is_file { fs::read(location.real.join(path)).ok() } else { None };
    bytes.map(|bytes| manifest::hash(&bytes)).as_ref() != present.manifest.get(path)
}
