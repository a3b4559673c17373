//! Any phrase: nothing panics, every problem has a next step, and what `check --fix` would write holds.
//!
//! The lines of an input are the phrase, the words before it and the words after it.

#![no_main]

mod figures;

use libfuzzer_sys::fuzz_target;
use standfirst::claim::{Claim, judge, judge_count};
use standfirst::diag::{Mend, Severity};
use standfirst::statistics::Statistics;
use std::sync::LazyLock;

const REFERENCES: [&str; 18] = [
    "d/a@2021",
    "d/a@2021?change",
    "d/b@2022?vs=a",
    "p/a@2022",
    "p/a@2022?change=2020",
    "t/a@2021?vs=b",
    "t/a@2022",
    "m/a@2020",
    "m/a@2021?change",
    "g/a@2021?change",
    "r/a@2021",
    "q/b@2022?vs=b@2020",
    "d/a@2022?rank",
    "d/a@2022?record",
    "d@2022?count=<=50",
    "d/a@2020..2022?trend",
    "g/a@2020..2022?total",
    "d/a@2022?of=b",
];

static STATISTICS: LazyLock<Statistics> = LazyLock::new(figures::statistics);

fuzz_target!(|text: &str| {
    let mut lines = text.splitn(3, '\n');
    let [phrase, before, after] = [(); 3].map(|()| lines.next().unwrap_or_default());
    let place = figures::place();
    for reference in REFERENCES {
        let claim = Claim { phrase, before, after, ..Claim::insert(reference, &place) };
        for problem in judge(&STATISTICS, &claim).problems {
            assert!(problem.fix.is_some(), "{reference}: no next step: {problem:?}");
            if let Some(Mend::Rewrite { to, .. }) = &problem.mend {
                let again = judge(&STATISTICS, &Claim { phrase: to, ..claim });
                let is_wrong = again.problems.iter().any(|problem| problem.severity == Severity::Error && problem.mend.is_some());
                assert!(!is_wrong, "{reference}: {phrase:?} was mended to {to:?}, which does not hold");
            }
        }
    }
    drop(judge_count(7, phrase, &place, "recommendations"));
});
