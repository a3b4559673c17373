//! Bad data, kind by kind: what each is told, that nothing of it is published, and what is right and must pass.
//!
//! Not about the wording of single messages; the pages in `tests/checks/` have that.

#[path = "bad_data/changing.rs"]
mod changing;
#[path = "bad_data/comparisons.rs"]
mod comparisons;
#[path = "bad_data/completeness.rs"]
mod completeness;
#[path = "bad_data/output.rs"]
mod output;
#[path = "bad_data/people.rs"]
mod people;
#[path = "bad_data/protected.rs"]
mod protected;
#[path = "bad_data/reading.rs"]
mod reading;
#[path = "support/site.rs"]
mod site;
#[path = "bad_data/told.rs"]
mod told;
