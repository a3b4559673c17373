//! Which mends can be made in the files: where the words stand as they are read, and in a file that people write.

use crate::diag::{Diagnostic, Mend};
use crate::source::{Tree, change};

/// Where the texts of a site stand; themes are no place for figures.
const FOLDERS: [&str; 2] = ["content/", "data/"];

/// Leaves a problem to a person where its words cannot be changed for certain.
pub(super) fn settle(tree: &Tree, problems: &mut [Diagnostic]) {
    for mend in problems.iter_mut().filter_map(|problem| problem.mend.as_mut()) {
        let Mend::Rewrite { place, from, to } = &mend else { continue };
        let is_ours = FOLDERS.iter().any(|folder| place.file.starts_with(folder));
        let source = tree.texts.get(&place.file).filter(|_| is_ours);
        if source.and_then(|source| change::locate(source, place.span(), from, to)).is_none() {
            *mend = Mend::Person("the number does not stand in the file as it is read");
        }
    }
}
