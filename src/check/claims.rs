//! Do the words and the data agree? Every bound phrase of pages and fragments is judged.

use crate::claim::{self, Claim, Figure};
use crate::content::{Document, Ref, Target};
use crate::diag::{Diagnostic, code};
use crate::site::{Bindings, Corpus, Resolution};
use crate::statistics::Key;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What the data give for each bound phrase.
///
/// The phrase belongs to the key: the same change is −500 for "fell by 500" and −12.1 for "12%".
#[derive(Debug, Default)]
pub struct Figures {
    /// Figures by reference and phrase, both as their author typed them.
    pub by_claim: BTreeMap<(String, String), Figure>,
    /// How many phrases were judged and found true.
    pub verified_claims: usize,
}

/// What judging one text gave.
#[derive(Default)]
struct Judged {
    problems: Vec<Diagnostic>,
    figures: Vec<((String, String), Figure)>,
    /// Percentages of very few, with where the few are counted.
    small_bases: Vec<((String, Key), Diagnostic)>,
    verified_claims: usize,
}

/// The claim that a reference to a statistic of this name makes.
#[must_use]
pub fn claim_of<'a>(reference: &'a Ref, name: &'a str) -> Claim<'a> {
    Claim {
        reference: name,
        phrase: &reference.phrase,
        before: &reference.before,
        after: &reference.after,
        because: reference.because.as_deref(),
        phrase_place: &reference.phrase_place,
        reference_place: &reference.target_place,
    }
}

/// Judges every claim of the site.
#[must_use]
pub fn check(corpus: &Corpus, bindings: &Bindings) -> (Vec<Diagnostic>, Figures) {
    let documents: Vec<&Document> = corpus.documents.values().collect();
    let of_page = |document: &&Document| judge(corpus, &document.refs, bindings.of_document(document));
    let mut judged: Vec<Judged> = documents.par_iter().map(of_page).collect();
    judged.extend(corpus.fragments.iter().map(|(place, fragment)| judge(corpus, &fragment.refs, bindings.of_fragment(place))));
    let mut figures = Figures::default();
    let mut problems = Vec::new();
    for text in judged {
        problems.extend(text.problems);
        figures.by_claim.extend(text.figures);
        figures.verified_claims += text.verified_claims;
    }
    (problems, figures)
}

fn judge(corpus: &Corpus, refs: &[Ref], resolutions: &[Resolution]) -> Judged {
    let mut judged = Judged::default();
    for (reference, resolution) in refs.iter().zip(resolutions) {
        let problems = match (&reference.target, resolution) {
            (Target::Statistic(name), _) if corpus.is_about_unread(name) => continue,
            (Target::Statistic(name), _) => statistic(corpus, reference, name, &mut judged.figures),
            (Target::Count(what), Resolution::Count(count)) => {
                claim::judge_count(*count, &reference.phrase, &reference.phrase_place, what)
            }
            _ => continue,
        };
        let (small, wrong): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| problem.code == code::SMALL_BASE);
        if wrong.is_empty() {
            judged.verified_claims += 1;
        }
        judged.problems.extend(wrong);
        let base = judged.figures.last().and_then(|(_, figure)| figure.used.get(1)).cloned();
        if let Some(base) = base {
            judged.small_bases.extend(small.into_iter().map(|problem| (base.clone(), problem)));
        }
    }
    unseen_bases(&mut judged);
    judged
}

/// A percentage of very few misleads nobody where the few are named on the same page.
fn unseen_bases(judged: &mut Judged) {
    let values = judged.figures.iter().filter(|(_, figure)| figure.working.is_none());
    let named: BTreeSet<&(String, Key)> = values.flat_map(|(_, figure)| &figure.used).collect();
    let unseen = std::mem::take(&mut judged.small_bases).into_iter().filter(|(base, _)| !named.contains(base));
    let unseen: Vec<Diagnostic> = unseen.map(|(_, problem)| problem).collect();
    judged.problems.extend(unseen);
}

fn statistic(corpus: &Corpus, reference: &Ref, name: &str, figures: &mut Vec<((String, String), Figure)>) -> Vec<Diagnostic> {
    let judged = claim::judge(&corpus.statistics, &claim_of(reference, name));
    figures.extend(judged.figure.map(|figure| ((name.to_owned(), reference.phrase.clone()), figure)));
    judged.problems
}
