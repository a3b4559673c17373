//! The swap of the old folder for the new one, which readers see as a single step.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Puts the folder `new` where `published` is. The old one ends up at `new` or at `old`.
///
/// Where the system cannot exchange two folders, two renames are made; between them, for some
/// microseconds, there is no folder. [`super::staging::recover`] mends what a kill leaves there.
pub(super) fn swap(new: &Path, published: &Path, old: &Path) -> io::Result<()> {
    if !published.exists() {
        return fs::rename(new, published);
    }
    match exchange(new, published) {
        Err(error) if is_unsupported(&error) => by_two_renames(new, published, old),
        result => result,
    }
}

fn by_two_renames(new: &Path, published: &Path, old: &Path) -> io::Result<()> {
    fs::rename(published, old)?;
    fs::rename(new, published).inspect_err(|_| {
        // The error to report is the first one; if this fails too, the next build puts it back.
        let _ = fs::rename(old, published);
    })
}

/// What `renameat2` says on file systems and kernels that cannot exchange.
fn is_unsupported(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported)
}

#[cfg(any(target_os = "linux", target_os = "android", target_os = "macos"))]
fn exchange(new: &Path, published: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, published, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_renames_swap_and_put_the_old_folder_back_when_the_second_one_does_not_work() {
        let folder = tempfile::tempdir().unwrap();
        let [new, published, old] = ["new", "published", "old"].map(|name| folder.path().join(name));
        fs::create_dir(&published).unwrap();
        by_two_renames(&new, &published, &old).unwrap_err();
        assert!(published.exists() && !old.exists());
        fs::create_dir(&new).unwrap();
        by_two_renames(&new, &published, &old).unwrap();
        assert!(published.exists() && old.exists() && !new.exists());
    }
}
