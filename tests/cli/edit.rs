//! Changes to a copied site, and exact listings of what a command left behind.

use crate::site::Site;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// A copy of the demonstration, which stands in the root of the repository.
pub(crate) fn demonstration() -> Site {
    Site::copy_of(Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// Replaces what stands exactly once in a file.
pub(crate) fn replace(site: &Site, file: &str, from: &str, to: &str) {
    let path = site.root.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
    fs::write(path, text.replace(from, to)).unwrap();
}

/// Writes a file and its folders.
pub(crate) fn write(site: &Site, file: &str, text: &str) {
    let path = site.root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The line, from 1, on which a text first stands in a file.
pub(crate) fn line_of(site: &Site, file: &str, text: &str) -> usize {
    let whole = fs::read_to_string(site.root.join(file)).unwrap();
    let at = whole.find(text).unwrap_or_else(|| panic!("`{text}` in {file}"));
    whole[..at].matches('\n').count() + 1
}

/// The bytes and the time of the last change of every file below a folder.
pub(crate) fn listing(folder: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    let with_time = |(path, bytes): (String, Vec<u8>)| {
        let time = fs::metadata(folder.join(&path)).unwrap().modified().unwrap();
        (path, (bytes, time))
    };
    crate::site::files(folder).into_iter().map(with_time).collect()
}
