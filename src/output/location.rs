//! Where the output folder really is, and whether publishing there could cost somebody their work.
//!
//! Everything is judged on real paths, after links: `./x/../data`, a link to `data` and `DATA` on
//! a system that takes no notice of capitals are all the folder `data`.

use super::error::OutputError;
use super::staging::make_folder;
use std::ffi::OsStr;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::{env, fs};

/// Folders of a site's root that hold people's work; also refused where they do not exist yet.
const SOURCES: [&str; 6] = ["content", "data", "themes", "tests", "src", ".git"];
/// Links that lead to links, at most; the system's own limit on Linux.
const MOST_LINKS: usize = 40;

/// A place that is safe to publish to.
#[derive(Debug)]
pub(super) struct Location {
    /// The folder as the person named it, below the site's root where it lies there.
    pub(super) shown: String,
    /// The real folder behind all links; it may not exist.
    pub(super) real: PathBuf,
    /// The real folder above it; it may not exist either.
    pub(super) parent: PathBuf,
    /// The last part of the real path.
    name: String,
}

impl Location {
    /// Finds the real folder and refuses unsafe ones.
    pub(super) fn find(out: &Path, site_root: &Path) -> Result<Self, OutputError> {
        let shown = shown(out, site_root);
        let absolute = |path: &Path| env::current_dir().map(|folder| folder.join(path));
        let real = absolute(out).and_then(|out| resolve(&out, MOST_LINKS));
        let real = real.map_err(|error| wrong_path(&shown, &error))?;
        let root = fs::canonicalize(site_root).map_err(|_| OutputError::Other("the site's folder is not there".to_owned()))?;
        if let Some(reason) = danger(&real, &root) {
            return Err(OutputError::Unsafe { folder: shown, reason });
        }
        match (real.parent(), real.file_name().and_then(OsStr::to_str)) {
            (Some(parent), Some(name)) => Ok(Self { shown, parent: parent.to_owned(), name: name.to_owned(), real }),
            _ => Err(OutputError::NotWritable { folder: shown, reason: "its name is not plain text".to_owned() }),
        }
    }

    /// The file that tells other builds to wait.
    pub(super) fn lock_path(&self) -> PathBuf {
        self.parent.join(format!(".standfirst-{}.lock", self.name))
    }

    /// What the names of our staging folders beside the output folder start with.
    pub(super) fn staging_prefix(&self) -> String {
        format!(".standfirst-{}.staging-", self.name)
    }

    /// Whether the nearest folder that exists lets us write; asked early, to spare a long build.
    pub(super) fn check_writable(&self) -> Result<(), OutputError> {
        let existing = self.parent.ancestors().find(|folder| folder.exists()).unwrap_or(&self.parent);
        let problem = if existing.is_dir() { access(existing).err() } else { Some(ErrorKind::NotADirectory.into()) };
        problem.map_or(Ok(()), |error| Err(self.error(&error, 0)))
    }

    /// What an error of the system means here; `needed` is how many bytes were to be written.
    pub(super) fn error(&self, error: &io::Error, needed: u64) -> OutputError {
        let not_writable = |reason: &str| OutputError::NotWritable { folder: self.shown.clone(), reason: reason.to_owned() };
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => OutputError::DiskFull { needed, free: free(&self.parent) },
            ErrorKind::PermissionDenied => not_writable("you do not have the right to change it"),
            ErrorKind::ReadOnlyFilesystem => not_writable("its disk can only be read"),
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => not_writable("there is a file where a folder should be"),
            ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => {
                not_writable("it is a drive of its own or part of a container, which cannot be swapped; a folder inside it can")
            }
            ErrorKind::InvalidFilename => OutputError::Other("a file name is too long for this disk".to_owned()),
            ErrorKind::FileTooLarge => OutputError::Other("a file is larger than this disk allows".to_owned()),
            _ => OutputError::Other(format!("the system reports \"{}\"", in_words(error))),
        }
    }
}

/// The folders above the output folder that had to be made; taken away again unless kept.
pub(super) struct Parents(Vec<PathBuf>);

impl Parents {
    /// Makes the folders above the output folder.
    pub(super) fn create(location: &Location) -> io::Result<Self> {
        let missing = location.parent.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned);
        let missing: Vec<PathBuf> = missing.collect();
        let mut made = Self(Vec::new());
        for folder in missing.into_iter().rev() {
            match make_folder(&folder) {
                Ok(()) => made.0.push(folder),
                // Another build made it at the same moment; it is theirs to take away.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(error) => return Err(error),
            }
        }
        Ok(made)
    }

    /// Leaves the folders where they are.
    pub(super) fn keep(&mut self) {
        self.0.clear();
    }
}

impl Drop for Parents {
    fn drop(&mut self) {
        for folder in self.0.iter().rev() {
            // Another build may have put something there; then it stays.
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The real path behind an absolute one whose end need not exist, and whose links may lead to nothing yet.
fn resolve(path: &Path, links: usize) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(real.pop()),
            Component::CurDir => {}
            part => real.push(part),
        }
        if fs::symlink_metadata(&real).is_ok_and(|metadata| metadata.is_symlink()) {
            let target = fs::read_link(&real)?;
            let left = links.checked_sub(1).ok_or(ErrorKind::NotADirectory)?;
            real.pop();
            real = resolve(&real.join(target), left)?;
        }
    }
    Ok(as_on_disk(&real))
}

/// Spells the part that exists as the disk does, so that paths can be compared where the system
/// takes no notice of capitals, or has two forms for each path.
fn as_on_disk(path: &Path) -> PathBuf {
    let found = path.ancestors().find_map(|folder| Some((folder, fs::canonicalize(folder).ok()?)));
    let spelt = found.and_then(|(folder, real)| Some(real.join(path.strip_prefix(folder).ok()?)));
    // Joining nothing would add a slash, which is no harm to the system but is to comparisons.
    spelt.map_or_else(|| path.to_owned(), |path| path.components().collect())
}

/// Why a real folder must not be replaced, as the end of a sentence.
fn danger(real: &Path, root: &Path) -> Option<String> {
    if real == root {
        return Some("it is the site's own folder".to_owned());
    }
    if root.starts_with(real) {
        return Some("the site lies in it".to_owned());
    }
    // The command line alone may ask the environment for what goes into a site. This only refuses.
    let home = env::home_dir().and_then(|home| fs::canonicalize(home).ok()).filter(|home| home.parent().is_some());
    if home.is_some_and(|home| home.starts_with(real)) {
        return Some("your home folder lies there".to_owned());
    }
    if real.exists() && !real.is_dir() {
        return Some("it is a file".to_owned());
    }
    SOURCES.iter().find(|source| meets(real, root, source)).map(|source| format!("`{source}` holds the sources of the site"))
}

/// Whether a folder is, contains or lies in a source folder, by name or through links.
fn meets(real: &Path, root: &Path, source: &str) -> bool {
    let first = real.strip_prefix(root).ok().and_then(|below| below.components().next());
    let by_name = first.is_some_and(|first| first.as_os_str().eq_ignore_ascii_case(source));
    let folder = fs::canonicalize(root.join(source));
    by_name || folder.is_ok_and(|folder| real.starts_with(&folder) || folder.starts_with(real))
}

fn shown(out: &Path, site_root: &Path) -> String {
    let below = out.strip_prefix(site_root).ok().filter(|below| below.components().next().is_some());
    below.unwrap_or(out).display().to_string().replace('\\', "/")
}

fn wrong_path(shown: &str, error: &io::Error) -> OutputError {
    let reason = match error.kind() {
        ErrorKind::PermissionDenied => "you do not have the right to look there",
        _ => "its path leads nowhere",
    };
    OutputError::NotWritable { folder: shown.to_owned(), reason: reason.to_owned() }
}

/// The system's own words, without the number that follows them.
fn in_words(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

#[cfg(unix)]
fn access(folder: &Path) -> io::Result<()> {
    use rustix::fs::Access;
    Ok(rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK)?)
}

#[cfg(not(unix))]
fn access(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn free(folder: &Path) -> Option<u64> {
    let existing = folder.ancestors().find(|folder| folder.exists())?;
    let disk = rustix::fs::statvfs(existing).ok()?;
    Some(disk.f_bavail * disk.f_frsize)
}

#[cfg(not(unix))]
fn free(_: &Path) -> Option<u64> {
    None
}
