//! Checks over the whole site: each looks at one kind of mistake and reports every case of it.
//!
//! 1. [`claims`]: do the words and the data agree?
//! 2. [`series`]: do charts, tables, tiles and comparisons name numbers that exist?
//! 3. [`links`]: does every reference lead somewhere?
//! 4. [`addresses`]: does every page have an address and every anchor a name of its own?
//! 5. [`provenance`]: does every figure say where it comes from, and since when it may be used?
//! 6. [`registers`]: do recommendations rest on what exists?
//! 7. [`small_counts`] and [`disclosure`]: can nobody be identified by a count?
//! 8. [`names`]: can every file be stored everywhere, and is it read?
//!
//! Checks see bound references and judged claims; they never see a template.

pub mod addresses;
pub mod claims;
mod disclosure;
pub mod links;
pub mod names;
pub mod provenance;
pub mod registers;
pub mod series;
mod small_counts;

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
    problems.extend(small_counts::check(corpus));
    problems.extend(disclosure::check(corpus));
    (problems, figures)
}
