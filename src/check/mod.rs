//! Checks over the whole site: each looks at one kind of mistake and reports every case of it.
//!
//! 1. [`claims`]: do the words and the data agree?
//!    [`spellings`]: does one page spell one figure alike, and count what the data count?
//! 2. [`series`]: do charts, tables, tiles and comparisons name numbers that exist?
//!    `charts`: do they keep the rules of good charts?
//! 3. [`links`]: does every reference lead somewhere?
//! 4. [`addresses`]: does every page have an address and every anchor a name of its own?
//! 5. [`provenance`]: does every figure say where it comes from, and since when it may be used?
//! 6. [`registers`]: do recommendations rest on what exists?
//! 7. [`limits`]: can the values be what their unit says?
//! 8. [`members`]: are all members there, in every period, and none that is not expected?
//! 9. [`periods`]: does every dataset go on from period to period?
//! 10. [`totals`]: do parts make their totals?
//! 11. [`conflicts`]: do two datasets give two values for one thing?
//! 12. [`bases`]: are percentages shares of enough to be given?
//! 13. [`small_counts`] and [`disclosure`]: can nobody be identified by a count?
//! 14. [`figures`]: is every published figure still what it was, and [`revisions`] what was told of those that changed?
//! 15. [`numbers`]: where does each number in the texts come from?
//! 16. [`names`]: can every file be stored everywhere, and is it read?
//!
//! Checks see bound references and judged claims; they never see a template.

pub mod addresses;
pub mod bases;
mod charts;
pub mod claims;
pub mod conflicts;
mod disclosure;
pub mod figures;
pub mod limits;
pub mod links;
pub mod members;
pub mod names;
pub mod numbers;
pub mod periods;
pub mod provenance;
pub mod registers;
pub mod revisions;
pub mod series;
mod small_counts;
mod spellings;
pub mod totals;

use crate::diag::Diagnostic;
use crate::site::{Bindings, Catalog, Corpus};
use crate::source::Located;
use crate::statistics::{LookupFault, Reference};

pub use claims::Figures;

/// Runs every check; the figures that the claims gave are handed on to those who print them.
#[must_use]
pub fn check(corpus: &Corpus, catalog: &Catalog, bindings: &Bindings) -> (Vec<Diagnostic>, Figures) {
    let (mut problems, mut figures) = claims::check(corpus, bindings);
    problems.extend(series::check(corpus));
    problems.extend(charts::check(corpus));
    problems.extend(links::check(corpus, bindings));
    problems.extend(addresses::check(corpus, catalog));
    problems.extend(provenance::check(corpus));
    problems.extend(registers::check(corpus));
    problems.extend(small_counts::check(corpus));
    problems.extend(disclosure::check(corpus));
    problems.extend(limits::check(corpus));
    problems.extend(members::check(corpus));
    problems.extend(periods::check(corpus));
    problems.extend(totals::check(corpus));
    problems.extend(conflicts::check(corpus));
    problems.extend(bases::check(corpus));
    problems.extend(revisions::check(corpus));
    let (found, numbers) = numbers::check(corpus, catalog, bindings, &figures, &problems);
    problems.extend(found);
    figures.numbers = numbers;
    (problems, figures)
}

/// The header of a dataset names figures that are not there.
fn lost(name: &Located<String>, fault: LookupFault) -> Diagnostic {
    let dataset = Reference::parse(&name.value).map_or_else(|_| name.value.clone(), |reference| reference.dataset);
    fault.diagnose(&dataset, name.place.clone())
}
