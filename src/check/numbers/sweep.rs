//! The numbers that nobody bound: exempt, or without a source.

use super::candidates::Candidates;
use super::{Number, Standing, Text, is_secret};
use crate::claim::prose::{Found, Setting, numbers};
use crate::content::Passage;
use crate::content::passage::{Block, Words};
use crate::diag::{Diagnostic, Severity, code};
use crate::site::Corpus;
use crate::source::Place;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// All numbers that nobody bound.
pub(super) struct Sweep<'a> {
    corpus: &'a Corpus,
    found: Vec<Unbound<'a>>,
    /// Places of which nothing may be repeated, by file.
    secrets: BTreeMap<&'a Arc<str>, Vec<&'a Place>>,
}

/// One number that nobody bound.
struct Unbound<'a> {
    found: Found,
    words: String,
    place: Place,
    text: &'a Text<'a>,
}

impl<'a> Sweep<'a> {
    pub(super) fn of(corpus: &'a Corpus, problems: &'a [Diagnostic], texts: &'a [Text<'a>]) -> Self {
        let in_text = |text: &'a Text<'a>| text.passages.iter().flat_map(|passage| in_passage(passage, text)).collect::<Vec<_>>();
        let found: Vec<Vec<Unbound<'a>>> = texts.par_iter().map(in_text).collect();
        let mut secrets = BTreeMap::<_, Vec<_>>::new();
        for place in problems.iter().filter(|problem| is_secret(problem)).filter_map(|problem| problem.place.as_ref()) {
            secrets.entry(&place.file).or_default().push(place);
        }
        Self { corpus, found: found.into_iter().flatten().collect(), secrets }
    }

    /// The numbers with their standing, and the problem of each that has no source.
    pub(super) fn numbers(&self) -> (Vec<Diagnostic>, Vec<Number>) {
        let unsourced = || self.found.iter().filter(|unbound| unbound.found.exemption.is_none());
        let candidates = Candidates::of(self.corpus, &unsourced().filter_map(|unbound| unbound.found.value()).collect());
        let open = unsourced().filter(|unbound| !self.is_secret(&unbound.place));
        let problems = open.map(|unbound| problem(unbound, &candidates.names(&unbound.found))).collect();
        (problems, self.found.iter().map(|unbound| self.number(unbound)).collect())
    }

    fn number(&self, unbound: &Unbound<'_>) -> Number {
        let exemption = unbound.found.exemption;
        let is_secret = self.is_secret(&unbound.place);
        Number {
            words: if is_secret { String::new() } else { unbound.words.clone() },
            place: unbound.place.clone(),
            page: unbound.text.page.clone(),
            standing: if exemption.is_some() { Standing::Exempt } else { Standing::Unsourced },
            reason: exemption.map(|exemption| exemption.name().to_owned()),
            reference: None,
            exact: None,
            working: None,
            sources: Vec::new(),
            period: None,
            overtaken_by: None,
        }
    }

    /// Whether another problem keeps secret what stands here.
    fn is_secret(&self, place: &Place) -> bool {
        let secrets = self.secrets.get(&place.file).into_iter().flatten();
        secrets.into_iter().any(|secret| secret.start < place.end && place.start < secret.end)
    }
}

/// The numbers of a passage that stand outside bound words.
fn in_passage<'a>(passage: &Passage, text: &'a Text<'a>) -> Vec<Unbound<'a>> {
    let setting = match passage.block {
        Block::Text | Block::Cell => Setting::Sentences,
        Block::Heading => Setting::Heading,
        Block::TableHead => Setting::TableHead,
        Block::Quotation => Setting::Quotation,
    };
    let whole = passage.text();
    let runs = runs(passage);
    let mut first = 0;
    let mut unbound = Vec::new();
    for found in numbers(&whole, setting) {
        // Both are in order, so no run is looked at again once it lies behind.
        first += runs[first..].iter().take_while(|(_, range)| range.end <= found.span.start).count();
        let own: Vec<&(&Words, Range<usize>)> =
            runs[first..].iter().take_while(|(_, range)| range.start < found.span.end).collect();
        if own.iter().all(|(words, _)| !words.is_bound)
            && let (Some(from), Some(to)) = (own.first(), own.last())
        {
            let place = Place::new(&from.0.place.file, start(from, &found)..end(to, &found));
            unbound.push(Unbound { words: whole[found.span.clone()].to_owned(), place, found, text });
        }
    }
    unbound
}

/// The runs of a passage, each with where it stands in the whole text.
fn runs(passage: &Passage) -> Vec<(&Words, Range<usize>)> {
    let mut at = 0;
    let placed = passage.words.iter().map(|words| {
        at += words.text.len();
        (words, at - words.text.len()..at)
    });
    placed.collect()
}

/// Where a number begins in its file; a run that is written otherwise than it reads has only one place.
fn start((words, range): &(&Words, Range<usize>), found: &Found) -> usize {
    let place = &words.place;
    if place.end - place.start == words.text.len() {
        place.start + found.span.start.saturating_sub(range.start)
    } else {
        place.start
    }
}

fn end((words, range): &(&Words, Range<usize>), found: &Found) -> usize {
    let place = &words.place;
    let is_as_written = place.end - place.start == words.text.len();
    if is_as_written { place.start + (found.span.end - range.start).min(words.text.len()) } else { place.end }
}

fn problem(unbound: &Unbound<'_>, names: &[&str]) -> Diagnostic {
    let words = &unbound.words;
    let message = format!("Nothing says where the number `{words}` comes from.");
    let severity = if unbound.text.is_strict { Severity::Error } else { Severity::Warning };
    let problem = Diagnostic { severity, ..Diagnostic::error(code::UNSOURCED_NUMBER, unbound.place.clone(), message) };
    let problem = problem.label("no source");
    let problem = problem.note(format!("from a publication: [{words}](source:KEY)"));
    let problem = problem.note(format!("in need of no source: [{words}](exempt: \"why\")"));
    match names {
        [] => problem.fix(format!("bind it to a statistic, as in  [{words}](stat:NAME)")),
        [first, ..] => {
            let problem = problem.note(format!("the data have this number: {}", names.join(", ")));
            problem.fix(format!("if it is that figure, write  [{words}]({first})"))
        }
    }
}
