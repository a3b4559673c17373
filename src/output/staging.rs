//! The new folder before it is published: written beside the old one, read back, and swept up after.
//!
//! ```text
//! .standfirst-public.staging-0/
//!     marker      says that the folder is ours to delete
//!     tree/       the new site, and after the swap the old one
//!     old/        only between two renames: the published site, to be put back
//! ```
//!
//! It stands beside the real output folder so that both are on one disk, which the swap needs.

use super::address;
use super::location::Location;
use super::plan::{File, Plan};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The rights that a web server needs to list and enter folders.
pub(super) const FOLDER_MODE: u32 = 0o755;
/// The rights that a web server needs to read files.
pub(super) const FILE_MODE: u32 = 0o644;

const MARKER: &str = "marker";
const MARKER_TEXT: &str = "Standfirst makes this folder while it publishes. It may be deleted when no build is running.\n";
const TREE: &str = "tree";
const OLD: &str = "old";
/// More leftovers than this are not ours.
const MOST_FOLDERS: usize = 100;
/// Up to here each file is put on the disk for itself, about a millisecond each.
const MOST_SYNCED_ONE_BY_ONE: usize = 32;

/// Why the new folder could not be made.
pub(super) enum Failure {
    /// The system refused something.
    Io(io::Error),
    /// This file does not hold what was written.
    Differs(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A staging folder, deleted when dropped.
pub(super) struct Staging<'a> {
    folder: PathBuf,
    location: &'a Location,
}

impl<'a> Staging<'a> {
    /// Makes an empty staging folder. Leftovers of strangers with such a name stay.
    pub(super) fn create(location: &'a Location) -> io::Result<Self> {
        for number in 0..MOST_FOLDERS {
            let folder = location.parent.join(format!("{}{number}", location.staging_prefix()));
            match fs::create_dir(&folder) {
                Ok(()) => {
                    let staging = Self { folder, location };
                    fs::write(staging.folder.join(MARKER), MARKER_TEXT)?;
                    make_folder(&staging.tree())?;
                    return Ok(staging);
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    /// The new site.
    pub(super) fn tree(&self) -> PathBuf {
        self.folder.join(TREE)
    }

    /// Where the old site waits between two renames.
    pub(super) fn old(&self) -> PathBuf {
        self.folder.join(OLD)
    }

    /// Writes the changed files, links the equal ones, and waits until the disk has them.
    ///
    /// A power cut after the swap must not leave empty files. The journal keeps the order of
    /// names and links by itself, so only what was written has to be waited for: a few files one
    /// by one, many by one call for the whole disk. For 2,000 files of 15 kB on ext4 that call
    /// took 0.04 s, and 2,000 single ones 1.7 s.
    pub(super) fn fill(&self, plan: &Plan) -> io::Result<()> {
        let tree = self.tree();
        let paths = plan.written.iter().chain(&plan.unchanged).map(|(path, _)| *path);
        let folders: BTreeSet<&str> = paths.flat_map(address::folders_of).collect();
        folders.into_iter().try_for_each(|folder| make_folder(&tree.join(folder)))?;
        let write = if plan.written.len() <= MOST_SYNCED_ONE_BY_ONE { write_and_sync } else { write };
        plan.to_write().try_for_each(|(path, bytes)| write(&tree.join(path), bytes))?;
        plan.unchanged.par_iter().try_for_each(|file| link(&self.location.real, &tree, *file))?;
        if plan.written.len() > MOST_SYNCED_ONE_BY_ONE { sync_disk(&self.folder) } else { Ok(()) }
    }

    /// Reads back what was written. Linked files were compared a moment ago.
    pub(super) fn verify(&self, plan: &Plan) -> Result<(), Failure> {
        let tree = self.tree();
        plan.to_write().try_for_each(|(path, bytes)| {
            if fs::read(tree.join(path))? == bytes { Ok(()) } else { Err(Failure::Differs(path.to_owned())) }
        })
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        // What cannot be deleted now is swept up by the next build.
        let _ = remove(&self.folder);
    }
}

/// Whether a build that was killed left something behind.
pub(super) fn has_leftovers(location: &Location) -> bool {
    !leftovers(location).is_empty()
}

/// Puts back a site that was taken down and not replaced, and deletes what killed builds left.
///
/// The caller holds the lock, so no build that could own these folders is alive.
pub(super) fn recover(location: &Location) -> io::Result<()> {
    for folder in leftovers(location) {
        if !location.real.exists() && folder.join(OLD).exists() {
            fs::rename(folder.join(OLD), &location.real)?;
        }
        remove(&folder)?;
    }
    Ok(())
}

fn leftovers(location: &Location) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(&location.parent) else { return Vec::new() };
    let prefix = location.staging_prefix();
    let is_numbered = |name: &str| name.strip_prefix(&prefix).is_some_and(|rest| rest.parse::<usize>().is_ok());
    let named = entries.flatten().filter(|entry| entry.file_name().to_str().is_some_and(is_numbered));
    let mut folders: Vec<PathBuf> = named.map(|entry| entry.path()).filter(|folder| is_ours(folder)).collect();
    folders.sort();
    folders
}

/// Has our marker, or was made by a build that had no time to put one there.
fn is_ours(folder: &Path) -> bool {
    let is_folder = fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir());
    let is_marked = || fs::read(folder.join(MARKER)).is_ok_and(|text| MARKER_TEXT.as_bytes().starts_with(&text));
    let is_empty = || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
    is_folder && (is_marked() || is_empty())
}

/// Deletes a staging folder, the marker last: if this is interrupted, the next build knows the rest.
fn remove(folder: &Path) -> io::Result<()> {
    for part in [TREE, OLD] {
        match fs::remove_dir_all(folder.join(part)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    fs::remove_dir_all(folder)
}

/// Makes one folder that everybody can enter, whatever the process would make.
pub(super) fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir(folder)?;
    set_mode(folder, FOLDER_MODE)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create(path, bytes).map(drop)
}

fn write_and_sync(path: &Path, bytes: &[u8]) -> io::Result<()> {
    create(path, bytes)?.sync_all()
}

fn create(path: &Path, bytes: &[u8]) -> io::Result<fs::File> {
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    set_mode(path, FILE_MODE)?;
    Ok(file)
}

/// Links an equal file into the new site, so that it keeps its times; writes it where links are not possible.
fn link(published: &Path, tree: &Path, (path, bytes): File) -> io::Result<()> {
    fs::hard_link(published.join(path), tree.join(path)).or_else(|_| write(&tree.join(path), bytes))
}

/// Whether a file or folder has exactly these rights.
#[cfg(unix)]
pub(super) fn is_open(metadata: &Metadata, mode: u32) -> bool {
    use std::os::unix::fs::PermissionsExt;
    metadata.permissions().mode() & 0o777 == mode
}

#[cfg(not(unix))]
pub(super) fn is_open(_: &Metadata, _: u32) -> bool {
    true
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    // Most processes give these rights anyway, and asking is much cheaper than setting.
    if is_open(&fs::metadata(path)?, mode) { Ok(()) } else { fs::set_permissions(path, fs::Permissions::from_mode(mode)) }
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}

/// Waits until all that was written to the disk of this folder is on it; reports late errors of network drives.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn sync_disk(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(folder)?)?)
}

/// Elsewhere there is no such call, and thousands of single ones would take minutes.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn sync_disk(_: &Path) -> io::Result<()> {
    Ok(())
}
