//! Does every page have an address, and every anchor of a page a name, of its own?

use crate::content::Document;
use crate::diag::{Diagnostic, code};
use crate::site::catalog::Conflict;
use crate::site::{Catalog, Corpus};
use std::collections::BTreeMap;

/// Reports addresses that two files want and anchors that stand twice on a page.
pub(super) fn check(corpus: &Corpus, catalog: &Catalog) -> Vec<Diagnostic> {
    let conflicts = catalog.conflicts.iter().map(conflict);
    conflicts.chain(corpus.documents.values().flat_map(block_ids)).collect()
}

fn conflict(conflict: &Conflict) -> Diagnostic {
    let place = conflict.second.clone();
    match &conflict.first {
        None => Diagnostic::error(
            code::RESERVED_ADDRESS,
            place,
            format!("The site needs the address /{} for itself.", conflict.address),
        )
        .fix("give the file or its folder another name, or the page a `slug`"),
        Some(first) => {
            let message = format!("Two pages want the same web address, /{}.", conflict.address);
            Diagnostic::error(code::DUPLICATE_ADDRESS, place, message)
                .also(first.clone(), "this page has it already")
                .fix("give one of them another file name, or another `slug`")
        }
    }
}

/// Charts and tables need names that no heading and no other block of the page has.
fn block_ids(document: &Document) -> Vec<Diagnostic> {
    let mut owners = BTreeMap::new();
    let mut problems = Vec::new();
    for directive in &document.directives {
        let id = &directive.id;
        let is_heading = document.headings.iter().any(|heading| heading.id == id.value);
        let first = owners.insert(id.value.as_str(), id.place.clone());
        if is_heading || first.is_some() {
            let message = format!("`{}` is used twice on this page.", id.value);
            let mut problem =
                Diagnostic::error(code::DUPLICATE_ID, id.place.clone(), message).fix("give this block another `id`");
            problem.also.extend(first.map(|place| (place, "first here".to_owned())));
            problems.push(problem);
        }
        if !is_portable(&id.value) {
            let message = format!("`{}` cannot be the name of a file on every system.", id.value);
            problems.push(
                Diagnostic::error(code::NAME_NOT_PORTABLE, id.place.clone(), message)
                    .fix("use small letters, digits and hyphens"),
            );
        }
    }
    problems
}

fn is_portable(id: &str) -> bool {
    !id.is_empty() && id.len() <= 100 && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
