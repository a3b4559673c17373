//! The walk over a site's folders: which files belong to it, in sorted order.

use super::place::{Fault, FaultKind, Place};
use super::table::TableFile;
use super::text::SourceText;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};
use walkdir::{DirEntry, WalkDir};

/// The folders that make a site; nothing outside them is ever read.
pub const FOLDERS: [&str; 3] = ["content", "data", "themes"];
/// The file that makes a folder a site.
pub const SETTINGS: &str = "data/site.yaml";
/// The file that our own program writes beside those of people.
const LOCK: &str = "data/figures.lock";
/// The endings of files that may be tables.
pub const TABLES: [&str; 3] = [".csv", ".tsv", ".txt"];
/// Larger text files are refused: 2 MB of Markdown is a book of 300,000 words.
const MOST_TEXT_BYTES: u64 = 2_000_000;
/// Data files may be longer than pages.
const MOST_DATA_BYTES: u64 = 20_000_000;

/// Every file of a site: texts read, others known by path.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Markdown, YAML and theme texts by path from the root.
    pub texts: BTreeMap<Arc<str>, SourceText>,
    /// Tables below `data/` by path from the root; read row by row when a dataset names them.
    pub tables: BTreeMap<Arc<str>, TableFile>,
    /// All other files by path from the root; read only when a page uses them.
    pub assets: BTreeMap<Arc<str>, PathBuf>,
    /// The folders of themes by path from the root, whatever is in them.
    pub themes: BTreeSet<Arc<str>>,
}

impl Tree {
    /// Reads the files of the site at `root`, which must be a folder.
    #[must_use]
    pub fn read(root: &Path) -> (Self, Vec<Fault>) {
        let mut tree = Self::default();
        let mut faults = Vec::new();
        let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        for folder in FOLDERS.iter().map(|folder| root.join(folder)).filter(|folder| folder.is_dir()) {
            for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_ours) {
                match entry {
                    Ok(entry) if entry.file_type().is_dir() => tree.add_folder(root, &entry),
                    Ok(entry) => tree.add(root, &real_root, &entry, &mut faults),
                    Err(error) => faults.push(unreadable(root, error.path().unwrap_or(root))),
                }
            }
        }
        (tree, faults)
    }

    /// Makes a tree of texts held in memory, for tests and for the embedded theme.
    ///
    /// # Errors
    /// The first text that is not text.
    pub fn from_texts<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, Fault> {
        let mut tree = Self::default();
        for (path, text) in texts {
            let path: Arc<str> = path.into();
            if is_table(&path) {
                let table = TableFile::in_memory(&path, text.as_bytes());
                tree.tables.insert(path, table);
            } else {
                let text = SourceText::from_bytes(&path, text.as_bytes())?;
                tree.texts.insert(path, text);
            }
        }
        Ok(tree)
    }

    /// The bytes of a file that is not text.
    ///
    /// # Errors
    /// The file cannot be read, or is not part of the site.
    pub fn asset_bytes(&self, path: &str) -> io::Result<Vec<u8>> {
        let file = self.assets.get(path).ok_or(io::ErrorKind::NotFound)?;
        fs::read(file)
    }

    fn add_folder(&mut self, root: &Path, entry: &DirEntry) {
        let path = site_path(root, entry.path());
        if entry.depth() == 1 && path.starts_with("themes/") {
            self.themes.insert(path);
        }
    }

    fn add(&mut self, root: &Path, real_root: &Path, entry: &DirEntry, faults: &mut Vec<Fault>) {
        let path = site_path(root, entry.path());
        let fault = |kind| Fault { place: Place::new(&path, 0..0), kind };
        let target = match entry.path().canonicalize() {
            Ok(target) if !target.starts_with(real_root) => return faults.push(fault(FaultKind::LinkOutside)),
            Ok(target) => target,
            Err(error) if entry.path_is_symlink() && error.kind() != io::ErrorKind::PermissionDenied => {
                return faults.push(fault(FaultKind::DeadLink));
            }
            Err(_) => return faults.push(fault(FaultKind::Unreadable)),
        };
        match fs::metadata(&target) {
            Ok(metadata) if metadata.is_dir() => faults.push(fault(FaultKind::LinkToFolder)),
            Ok(metadata) if !metadata.is_file() => faults.push(fault(FaultKind::NotAFile)),
            Ok(_) if is_table(&path) => {
                let table = TableFile::on_disk(&path, &target);
                self.tables.insert(path, table);
            }
            Ok(_) if !is_text(&path) => drop(self.assets.insert(path, entry.path().to_owned())),
            Ok(metadata) => match read_text(&path, &target, metadata.len()) {
                Ok(text) => drop(self.texts.insert(path, text)),
                Err(fault) => faults.push(fault),
            },
            Err(_) => faults.push(fault(FaultKind::Unreadable)),
        }
    }
}

fn read_text(path: &Arc<str>, file: &Path, bytes: u64) -> Result<SourceText, Fault> {
    let fault = |kind| Fault { place: Place::new(path, 0..0), kind };
    let most = if path.starts_with("data/") { MOST_DATA_BYTES } else { MOST_TEXT_BYTES };
    if bytes > most {
        return Err(fault(FaultKind::TooLarge(most / 1_000_000)));
    }
    let bytes = fs::read(file).map_err(|_| fault(FaultKind::Unreadable))?;
    SourceText::from_bytes(path, &bytes)
}

/// Leaves out what editors and office programs put beside people's files.
fn is_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let junk =
        name.starts_with('.') || name.starts_with("~$") || name.ends_with('~') || name.ends_with(".bak") || name == "Thumbs.db";
    !junk
}

fn is_table(path: &str) -> bool {
    path.starts_with("data/") && TABLES.iter().any(|ending| path.ends_with(ending))
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or("");
    let theme_text = path.starts_with("themes/") && matches!(ending, "html" | "xml" | "css" | "js");
    theme_text || path == LOCK || matches!(ending, "md" | "yaml" | "yml")
}

fn unreadable(root: &Path, path: &Path) -> Fault {
    Fault { place: Place::new(&site_path(root, path), 0..0), kind: FaultKind::Unreadable }
}

fn site_path(root: &Path, path: &Path) -> Arc<str> {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/").into()
}
