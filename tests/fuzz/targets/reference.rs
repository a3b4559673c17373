//! Any reference: nothing panics, and what names no figure says what is wrong.
//!
//! The lines of an input are the reference and a phrase.

#![no_main]

mod figures;

use libfuzzer_sys::fuzz_target;
use standfirst::claim::{Claim, judge};
use standfirst::statistics::Statistics;
use std::sync::LazyLock;

static STATISTICS: LazyLock<Statistics> = LazyLock::new(figures::statistics);

fuzz_target!(|text: &str| {
    let (reference, phrase) = text.split_once('\n').unwrap_or((text, "down 12%"));
    let place = figures::place();
    let judged = judge(&STATISTICS, &Claim { phrase, ..Claim::insert(reference, &place) });
    assert!(judged.figure.is_some() || !judged.problems.is_empty(), "{reference:?}: neither a figure nor a problem");
    assert!(judged.problems.iter().all(|problem| problem.fix.is_some()), "{reference:?}: no next step");
});
