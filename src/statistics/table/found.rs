//! The problems of one table, of which a thousand can be one mistake.

use crate::diag::{Code, Diagnostic};
use crate::source::{Fault, Place};
use std::collections::BTreeMap;

/// So many problems of one code are told in full; the rest are counted in one more, the twentieth and last that a report shows.
const MOST_OF_ONE_CODE: usize = 19;

/// Problems as they are found.
pub(super) struct Found<'a> {
    problems: &'a mut Vec<Diagnostic>,
    /// For each code how many there were, and the first that was not told in full.
    counts: BTreeMap<Code, (usize, Option<Place>)>,
}

impl<'a> Found<'a> {
    pub(super) fn new(problems: &'a mut Vec<Diagnostic>) -> Self {
        Self { problems, counts: BTreeMap::new() }
    }

    pub(super) fn report(&mut self, problem: Diagnostic) {
        let (count, rest) = self.counts.entry(problem.code).or_default();
        *count += 1;
        if *count <= MOST_OF_ONE_CODE {
            self.problems.push(problem);
        } else if rest.is_none() {
            *rest = problem.place;
        }
    }

    /// The value, or nothing and a problem more.
    pub(super) fn unless<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.report(fault.into())).ok()
    }

    /// The value, or nothing and a problem more.
    pub(super) fn good<T>(&mut self, result: Result<T, Diagnostic>) -> Option<T> {
        result.map_err(|problem| self.report(problem)).ok()
    }

    /// Counts what was not told in full.
    pub(super) fn finish(self) {
        for (code, (count, rest)) in self.counts {
            let Some(place) = rest else { continue };
            let message = match count - MOST_OF_ONE_CODE {
                1 => "And 1 more cell or row of this file is like those above.".to_owned(),
                more => format!("And {more} more cells or rows of this file are like those above."),
            };
            self.problems.push(Diagnostic::error(code, place, message).fix("mend those above, then run the command again"));
        }
    }
}
