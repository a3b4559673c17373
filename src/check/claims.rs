//! Do the words and the data agree? Every bound phrase of pages and fragments is judged.

use super::numbers::Number;
use super::spellings;
use crate::claim::{self, Claim, Figure};
use crate::content::{Document, Ref, Target};
use crate::diag::{Diagnostic, code};
use crate::site::shown::Claims;
use crate::site::{Bindings, Corpus, Resolution};
use crate::source::Place;
use crate::statistics::Key;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What judging the claims of the site gave.
#[derive(Debug, Default)]
pub struct Figures {
    /// What the data give for each bound phrase.
    pub by_claim: Claims,
    /// How many phrases were judged and found true.
    pub verified_claims: usize,
    /// What was found of each reference, by where it stands and its number in its text.
    pub verdicts: BTreeMap<(Place, usize), Verdict>,
    /// Every number in the texts of the site with its standing, in the order of the files.
    pub numbers: Vec<Number>,
}

/// What was found of one bound phrase.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// What the data give, if they give anything.
    pub figure: Option<Figure>,
    /// What is wrong, or worth a look.
    pub problems: Vec<Diagnostic>,
}

/// What judging one text gave.
#[derive(Default)]
struct Judged<'a> {
    problems: Vec<Diagnostic>,
    figures: Vec<(&'a Ref, Figure)>,
    /// Percentages of very few, with where the few are counted.
    small_bases: Vec<((String, Key), Diagnostic)>,
    verified_claims: usize,
    /// Where each figure is told.
    told: Vec<Place>,
    verdicts: Vec<((Place, usize), Verdict)>,
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
pub fn check<'a>(corpus: &'a Corpus, bindings: &Bindings) -> (Vec<Diagnostic>, Figures) {
    let documents: Vec<&Document> = corpus.documents.values().collect();
    let nouns = spellings::Nouns::of(&corpus.statistics);
    let of_page = |document: &&'a Document| judge(corpus, &nouns, &document.refs, bindings.of_document(document));
    let mut judged: Vec<Judged<'_>> = documents.par_iter().map(of_page).collect();
    judged.extend(
        corpus.fragments.iter().map(|(place, fragment)| judge(corpus, &nouns, &fragment.refs, bindings.of_fragment(place))),
    );
    let mut figures = Figures::default();
    let mut problems = Vec::new();
    for text in judged {
        problems.extend(text.problems);
        text.figures.into_iter().for_each(|(reference, figure)| figures.by_claim.insert(reference, figure));
        figures.verified_claims += text.verified_claims;
        figures.verdicts.extend(text.verdicts);
    }
    (problems, figures)
}

fn judge<'a>(corpus: &Corpus, nouns: &spellings::Nouns<'_>, refs: &'a [Ref], resolutions: &[Resolution]) -> Judged<'a> {
    let mut judged = Judged::default();
    for (index, (reference, resolution)) in refs.iter().zip(resolutions).enumerate() {
        let figures_before = judged.figures.len();
        let problems = match (&reference.target, resolution) {
            (Target::Statistic(name), _) if corpus.is_about_unread(name) => continue,
            (Target::Statistic(name), _) => statistic(corpus, reference, name, &mut judged),
            (Target::Count(what), Resolution::Count(count)) => {
                claim::judge_count(*count, &reference.phrase, &reference.phrase_place, what)
            }
            _ => continue,
        };
        let (small, wrong): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| problem.code == code::SMALL_BASE);
        if wrong.is_empty() {
            judged.verified_claims += 1;
        }
        let figure = judged.figures.get(figures_before).map(|(_, figure)| figure.clone());
        judged.verdicts.push(((reference.place.clone(), index), Verdict { figure, problems: wrong.clone() }));
        judged.problems.extend(wrong);
        let base = judged.figures.last().and_then(|(_, figure)| figure.used.get(1)).cloned();
        if let Some(base) = base {
            judged.small_bases.extend(small.into_iter().map(|problem| (base.clone(), problem)));
        }
    }
    unseen_bases(&mut judged);
    let told = judged.figures.iter().map(|(_, figure)| figure).zip(&judged.told);
    judged.problems.extend(spellings::check(nouns, told));
    judged
}

/// A percentage of very few misleads nobody where the few are named on the same page.
fn unseen_bases(judged: &mut Judged<'_>) {
    let values = judged.figures.iter().filter(|(_, figure)| figure.working.is_none());
    let named: BTreeSet<&(String, Key)> = values.flat_map(|(_, figure)| &figure.used).collect();
    let unseen = std::mem::take(&mut judged.small_bases).into_iter().filter(|(base, _)| !named.contains(base));
    let unseen: Vec<Diagnostic> = unseen.map(|(_, problem)| problem).collect();
    judged.problems.extend(unseen);
}

fn statistic<'a>(corpus: &Corpus, reference: &'a Ref, name: &str, judged: &mut Judged<'a>) -> Vec<Diagnostic> {
    let claim::Judged { figure, problems } = claim::judge(&corpus.statistics, &claim_of(reference, name));
    if let Some(figure) = figure {
        judged.figures.push((reference, figure));
        judged.told.push(if reference.phrase.is_empty() { &reference.target_place } else { &reference.phrase_place }.clone());
    }
    problems
}
