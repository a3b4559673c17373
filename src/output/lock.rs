//! One publisher at a time: an advisory lock of the system, which ends with the process that holds it.

use super::error::OutputError;
use super::location::Location;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// How long a second build waits. Publishing takes a second or two on the largest sites.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(10);
/// Short enough that nobody notices, long enough to cost nothing.
const PAUSE: Duration = Duration::from_millis(20);

/// The right to publish to a folder, given back when dropped.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock, waiting for another holder.
    pub(super) fn acquire(location: &Location, longest_wait: Duration) -> Result<Self, OutputError> {
        let path = location.lock_path();
        let end = Instant::now() + longest_wait;
        loop {
            match attempt(&path) {
                Ok(Some(file)) => return Ok(Self { path, _file: file }),
                Ok(None) if Instant::now() < end => thread::sleep(PAUSE),
                Ok(None) => return Err(OutputError::Busy { folder: location.shown.clone() }),
                Err(error) => return Err(location.error(&error, 0)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, so that whoever waits for this very file sees that it is gone.
        // Where files are told apart by name only, it stays: it is empty and harms nobody.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn attempt(path: &Path) -> io::Result<Option<File>> {
    let is_new = !path.exists();
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(is_current(&file, path).then_some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => {
            if is_new {
                let _ = fs::remove_file(path);
            }
            Err(error)
        }
    }
}

/// Whether the locked file still stands under its name: the holder before us removed its own, and a
/// third build may by now have made and locked a new one.
#[cfg(unix)]
fn is_current(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let same = |a: &fs::Metadata, b: &fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    file.metadata().is_ok_and(|held| fs::symlink_metadata(path).is_ok_and(|named| same(&held, &named)))
}

#[cfg(not(unix))]
fn is_current(_: &File, _: &Path) -> bool {
    true
}
