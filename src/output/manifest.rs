//! Our own list of the published files, kept in the folder: by it we know that the folder is ours.
//!
//! One line names the format, then one line a file, sorted by path: the BLAKE3 hash in hexadecimal,
//! two spaces, the path. No time and no path of this computer is in it, so equal sites have equal lists.

use std::collections::BTreeMap;

/// The name of the list; a leading dot keeps it out of most people's sight.
pub(super) const NAME: &str = ".standfirst";
const FIRST_LINE: &str = "standfirst output 1";

/// Hashes of the published files by path.
pub(super) type Manifest = BTreeMap<String, String>;

/// Writes the list from paths in sorted order and their hashes.
pub(super) fn write<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let mut text = format!("{FIRST_LINE}\n");
    for (path, hash) in files {
        text.extend([hash, "  ", path, "\n"]);
    }
    text.into_bytes()
}

/// Reads the list; nothing if it is not one of ours.
pub(super) fn read(bytes: &[u8]) -> Option<Manifest> {
    let mut lines = std::str::from_utf8(bytes).ok()?.lines();
    if lines.next() != Some(FIRST_LINE) {
        return None;
    }
    lines.map(|line| line.split_once("  ").map(|(hash, path)| (path.to_owned(), hash.to_owned()))).collect()
}

/// The hash of a file as the list writes it.
pub(super) fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
