//! Writing the few source files that are ours to write: each beside itself first, then all are put in place.

use super::OutputError;
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What to do with a source file.
#[derive(Debug, Clone, Copy)]
pub enum Edit<'a> {
    /// It is to hold this text.
    Replace(&'a str),
    /// It is to hold the second text, unless it holds anything else than the first by now.
    Change(&'a str, &'a str),
    /// This text is to follow what it holds, of which every byte stays.
    Append(&'a str),
}

/// A file written beside the one that it will replace; deleted when it is dropped before that.
struct Staged {
    file: PathBuf,
    beside: PathBuf,
    before: Option<Vec<u8>>,
}

/// Writes source files, given by path from the site's root, in order. Rights stay as they were; links are followed.
///
/// # Errors
/// A file cannot be written. Then each of them holds what it held before.
pub fn write_sources(root: &Path, edits: &[(&str, Edit<'_>)]) -> Result<(), OutputError> {
    let staged = edits.iter().map(|(path, edit)| Staged::new(&root.join(path), *edit).map_err(|error| problem(path, &error)));
    let staged = staged.collect::<Result<Vec<_>, _>>()?;
    for (at, (one, (path, _))) in staged.iter().zip(edits).enumerate() {
        if let Err(error) = fs::rename(&one.beside, &one.file) {
            staged[..at].iter().rev().for_each(Staged::put_back);
            return Err(problem(path, &error));
        }
    }
    Ok(())
}

/// Writes a report to a file of its own. One that is there is replaced if it begins as reports do.
///
/// # Errors
/// The file is something else, or cannot be written. Then it holds what it held before.
pub fn write_report(path: &Path, text: &str, mark: &str) -> Result<(), OutputError> {
    let name = path.display().to_string();
    match fs::read(path) {
        Ok(bytes) if !bytes.starts_with(mark.as_bytes()) => return Err(OutputError::NotAReport { file: name }),
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(problem(&name, &error)),
        _ => {}
    }
    let staged = Staged::new(path, Edit::Replace(text)).map_err(|error| problem(&name, &error))?;
    fs::rename(&staged.beside, &staged.file).map_err(|error| problem(&name, &error))
}

impl Staged {
    fn new(path: &Path, edit: Edit<'_>) -> io::Result<Self> {
        let file = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let before = match fs::read(&file) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let staged = Self { beside: file.with_file_name(format!(".standfirst-{name}.new")), file, before };
        let old = staged.before.as_deref().unwrap_or_default();
        match edit {
            Edit::Change(from, _) if old != from.as_bytes() => return Err(ErrorKind::InvalidData.into()),
            Edit::Replace(text) | Edit::Change(_, text) => staged.write(&[text.as_bytes()]),
            Edit::Append(text) => staged.write(&[old, text.as_bytes()]),
        }?;
        Ok(staged)
    }

    fn write(&self, parts: &[&[u8]]) -> io::Result<()> {
        let mut beside = fs::File::create(&self.beside)?;
        parts.iter().try_for_each(|part| beside.write_all(part))?;
        if let Ok(metadata) = fs::metadata(&self.file) {
            // A file that may not be changed would let itself be replaced, against its owner's will.
            if metadata.permissions().readonly() {
                return Err(ErrorKind::PermissionDenied.into());
            }
            beside.set_permissions(metadata.permissions())?;
        }
        beside.sync_all()
    }

    /// Takes the new file away again; what cannot be put back by now cannot be helped.
    fn put_back(&self) {
        let _ = match &self.before {
            Some(bytes) => self.write(&[bytes]).and_then(|()| fs::rename(&self.beside, &self.file)),
            None => fs::remove_file(&self.file),
        };
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // Where the file was put in place, there is nothing left to delete.
        let _ = fs::remove_file(&self.beside);
    }
}

fn problem(path: &str, error: &io::Error) -> OutputError {
    let reason = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full",
        ErrorKind::PermissionDenied => "you do not have the right to change it",
        ErrorKind::ReadOnlyFilesystem => "its disk can only be read",
        ErrorKind::InvalidData => "it was changed in the meantime",
        ErrorKind::IsADirectory => "a folder has its name",
        _ => "the system does not allow it",
    };
    OutputError::Source { file: path.to_owned(), reason: reason.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_replaced_and_added_to() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("list"), b"\xef\xbb\xbfone\r\n").unwrap();
        write_sources(folder.path(), &[("list", Edit::Append("two\n")), ("lock", Edit::Replace("x\n"))]).unwrap();
        assert_eq!(fs::read(folder.path().join("list")).unwrap(), b"\xef\xbb\xbfone\r\ntwo\n");
        assert_eq!(fs::read(folder.path().join("lock")).unwrap(), b"x\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn where_one_file_cannot_be_written_all_stay_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("list"), "one\n").unwrap();
        fs::create_dir_all(folder.path().join("lock/full")).unwrap();
        for edits in [
            [("list", Edit::Append("two\n")), ("lock", Edit::Replace("x\n"))],
            [("new", Edit::Replace("two\n")), ("lock", Edit::Replace("x\n"))],
        ] {
            let error = write_sources(folder.path(), &edits).unwrap_err();
            assert_eq!(error.exit_code(), 3);
        }
        assert_eq!(fs::read_to_string(folder.path().join("list")).unwrap(), "one\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn a_file_that_somebody_else_changed_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("page"), "one\n").unwrap();
        fs::write(folder.path().join("note"), "one\n").unwrap();
        let edits = [("page", Edit::Change("one\n", "two\n")), ("note", Edit::Change("1\n", "2\n"))];
        let error = write_sources(folder.path(), &edits).unwrap_err();
        assert!(error.to_string().contains("it was changed in the meantime"), "{error}");
        assert_eq!(fs::read(folder.path().join("page")).unwrap(), b"one\n");
        write_sources(folder.path(), &edits[..1]).unwrap();
        assert_eq!(fs::read(folder.path().join("page")).unwrap(), b"two\n");
    }

    #[test]
    #[cfg(unix)]
    fn the_rights_of_a_file_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("list");
        fs::write(&list, "one\n").unwrap();
        fs::set_permissions(&list, fs::Permissions::from_mode(0o640)).unwrap();
        write_sources(folder.path(), &[("list", Edit::Replace("two\n"))]).unwrap();
        assert_eq!(fs::metadata(&list).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&list, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(write_sources(folder.path(), &[("list", Edit::Replace("three\n"))]).is_err());
        assert_eq!(fs::read_to_string(&list).unwrap(), "two\n");
    }
}
