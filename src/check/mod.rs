//! Checks over the whole site: each looks at one kind of mistake and reports every case of it.
//!
//! 1. [`claims`]: do the words and the data agree?
//! 2. [`series`]: do charts, tables, tiles and comparisons name numbers that exist?
//! 3. [`links`]: does every reference lead somewhere?
//! 4. [`addresses`]: does every page have an address and every anchor a name of its own?
//! 5. [`provenance`]: does every figure say where it comes from, and since when it may be used?
//! 6. [`registers`]: do recommendations rest on what exists?
//! 7. [`names`]: can every file be stored everywhere, and is it read?
//! 8. [`figures`]: is every published figure still what it was, and [`revisions`] what was told of those that changed?
//!
//! Checks see bound references and judged claims; they never see a template.

pub mod addresses;
pub mod claims;
pub mod figures;
pub mod links;
pub mod names;
pub mod provenance;
pub mod registers;
pub mod revisions;
pub mod series;

use crate::diag::Diagnostic;
use crate::site::{Bindings, Catalog, Corpus};

pub use claims::Figures;

/// Runs every check; the figures that the claims gave are handed on to those who print them.
#[must_use]
pub fn check(corpus: &Corpus, catalog: &Catalog, bindings: &Bindings) -> (Vec<Diagnostic>, Figures) {
    let (mut problems, figures) = claims::check(corpus, bindings);
    problems.extend(series::check(corpus));
    problems.extend(links::check(corpus, bindings));
    problems.extend(addresses::check(corpus, catalog));
    problems.extend(provenance::check(corpus));
    problems.extend(registers::check(corpus));
    problems.extend(revisions::check(corpus));
    (problems, figures)
}
