//! A table on the disk or in memory, before it is read.

use crate::source::place::{Fault, FaultKind, Place};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Larger tables are refused; the largest that the Department for Education publishes have some 300 MB.
const MOST_BYTES: u64 = 500_000_000;

/// A table that can be read from its beginning, as often as needed.
#[derive(Debug, Clone)]
pub struct TableFile {
    path: Arc<str>,
    bytes: Bytes,
}

#[derive(Debug, Clone)]
enum Bytes {
    Disk(PathBuf),
    Memory(Arc<[u8]>),
}

impl TableFile {
    /// A file of the site; `path` is its path from the root.
    pub(in crate::source) fn on_disk(path: &Arc<str>, file: &Path) -> Self {
        Self { path: Arc::clone(path), bytes: Bytes::Disk(file.to_owned()) }
    }

    /// A table that is held in memory.
    #[must_use]
    pub fn in_memory(path: &Arc<str>, bytes: &[u8]) -> Self {
        Self { path: Arc::clone(path), bytes: Bytes::Memory(bytes.into()) }
    }

    /// Path from the site's root, with forward slashes.
    #[must_use]
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The bytes from the first on.
    pub(in crate::source) fn open(&self) -> Result<Box<dyn Read + Send>, Fault> {
        let fault = |kind| Fault { place: Place::new(&self.path, 0..0), kind };
        match &self.bytes {
            Bytes::Memory(bytes) => Ok(Box::new(io::Cursor::new(Arc::clone(bytes)))),
            Bytes::Disk(path) => {
                let file = File::open(path).map_err(|_| fault(FaultKind::Unreadable))?;
                let size = file.metadata().map_err(|_| fault(FaultKind::Unreadable))?.len();
                if size > MOST_BYTES {
                    return Err(fault(FaultKind::TooLarge(MOST_BYTES / 1_000_000)));
                }
                Ok(Box::new(file))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_too_large_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        // The file has no bytes on the disk, only a length.
        File::create(&path).unwrap().set_len(MOST_BYTES + 1).unwrap();
        let fault = TableFile::on_disk(&"data/statistics/a.csv".into(), &path).open().err().unwrap();
        assert_eq!(fault.kind, FaultKind::TooLarge(500));
    }
}
