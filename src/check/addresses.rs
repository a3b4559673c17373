//! Does every page have an address, and every anchor of a page a name, of its own?

use crate::content::{Details, Document};
use crate::diag::{Diagnostic, code};
use crate::site::catalog::Conflict;
use crate::site::{Catalog, Corpus};
use crate::source::{Located, Place};
use std::collections::BTreeMap;

/// Names that would put the page of a figure in the place of another page.
const RESERVED: [&str; 2] = ["index", "404"];

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
                .fix("give this page another file name, or another `slug`")
        }
    }
}

/// Charts, tables and findings need names that no heading and no other of them has.
fn block_ids(document: &Document) -> Vec<Diagnostic> {
    let mut owners: BTreeMap<&str, &Place> = BTreeMap::new();
    let mut problems = Vec::new();
    let findings = match &document.details {
        Details::Report(report) => report.findings.iter().map(|finding| &finding.id).collect(),
        _ => Vec::new(),
    };
    for id in document.directives.iter().map(|directive| &directive.id).chain(findings) {
        problems.extend(repeated(document, id, owners.insert(&id.value, &id.place)));
        if RESERVED.contains(&id.value.as_str()) {
            let message = format!("No chart can be called `{}`, because the site needs that address.", id.value);
            problems.push(Diagnostic::error(code::RESERVED_ADDRESS, id.place.clone(), message).fix("choose another `id`"));
        }
        if !is_portable(&id.value) {
            let message = format!("`{}` cannot be part of a web address.", id.value);
            problems.push(
                Diagnostic::error(code::NAME_NOT_PORTABLE, id.place.clone(), message)
                    .fix("use small letters, digits and hyphens"),
            );
        }
    }
    problems
}

fn repeated(document: &Document, id: &Located<String>, first: Option<&Place>) -> Option<Diagnostic> {
    let problem = |message: String| Diagnostic::error(code::DUPLICATE_ID, id.place.clone(), message).fix("choose another `id`");
    if let Some(first) = first {
        return Some(problem(format!("`{}` is used twice on this page.", id.value)).also(first.clone(), "first here"));
    }
    let is_heading = document.headings.iter().any(|heading| heading.id == id.value);
    is_heading.then(|| problem(format!("`{}` is also the name of a heading of this page.", id.value)))
}

fn is_portable(id: &str) -> bool {
    !id.is_empty() && id.len() <= 100 && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
