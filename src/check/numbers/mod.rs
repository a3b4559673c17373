//! Where does each number of the site come from? Every number in its texts gets a standing.
//!
//! 1. Bound phrases stand as [`super::claims`] judged them: nothing is judged twice.
//! 2. [`sweep`] finds the numbers that nobody bound: exempt ones, and those without a source, which are reported.

mod candidates;
mod sweep;

use super::claims::{Figures, Verdict};
use crate::claim::Figure;
use crate::content::{Document, Fragment, Kind, Passage, Ref, Target};
use crate::diag::{Diagnostic, Severity, code};
use crate::number::Period;
use crate::site::permalink::Route;
use crate::site::{Bindings, Catalog, Corpus, Resolution};
use crate::source::Place;
use crate::statistics::{Key, Reference, Statistics, When};
use sweep::Sweep;

/// What is known of a number's origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is bound to data that do not say so, or that do not exist.
    False,
    /// Nothing says where it comes from.
    Unsourced,
    /// A publication is named for it.
    Attributed,
    /// It needs no source.
    Exempt,
    /// It is bound to data that say so.
    Verified,
    /// It is bound to data that say so, in words that the program drafted.
    Drafted,
}

/// One number in the texts of a site, with what is known of its origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The words; of an insert what the data give. Empty where they may not be repeated.
    pub words: String,
    /// Where they are written.
    pub place: Place,
    /// The address of the page that shows them, from the site's root; nothing where that is every page.
    pub page: Option<String>,
    /// What is known of their origin.
    pub standing: Standing,
    /// Why they have this standing: the problem, the exemption, the author's reason.
    pub reason: Option<String>,
    /// The name that they are bound to, as typed: `stat:under-1s@2025`.
    pub reference: Option<String>,
    /// The exact answer of the data.
    pub exact: Option<String>,
    /// The figures behind a change or comparison.
    pub working: Option<String>,
    /// The publications behind it.
    pub sources: Vec<Cited>,
    /// The period of the figure.
    pub period: Option<String>,
    /// The last period that the data have for it, where that is a later one.
    pub overtaken_by: Option<String>,
}

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cited {
    /// Its title.
    pub title: String,
    /// Its address on the web.
    pub url: String,
}

impl Standing {
    /// Every standing, the worst first.
    pub const ALL: [Self; 6] = [Self::False, Self::Unsourced, Self::Attributed, Self::Exempt, Self::Verified, Self::Drafted];

    /// The words for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::False => "false",
            Self::Unsourced => "unsourced",
            Self::Attributed => "attributed",
            Self::Exempt => "exempt",
            Self::Verified => "verified",
            Self::Drafted => "verified, drafted",
        }
    }

    /// One word for it, for classes and ids.
    #[must_use]
    pub fn class(self) -> &'static str {
        if self == Self::Drafted { "drafted" } else { self.name() }
    }
}

/// One text with what it names and where readers find it.
struct Text<'a> {
    refs: &'a [Ref],
    resolutions: &'a [Resolution],
    passages: &'a [Passage],
    page: Option<String>,
    /// Whether a number without a source holds the site back.
    is_strict: bool,
}

/// Gives every number its standing and reports those without a source. `problems` are those that others found: what
/// they keep secret is not repeated.
pub(super) fn check(
    corpus: &Corpus,
    catalog: &Catalog,
    bindings: &Bindings,
    figures: &Figures,
    problems: &[Diagnostic],
) -> (Vec<Diagnostic>, Vec<Number>) {
    let texts = texts(corpus, catalog, bindings);
    let mut numbers: Vec<Number> = texts.iter().flat_map(|text| bound(corpus, figures, text)).collect();
    let sweep = Sweep::of(corpus, problems, &texts);
    let (found, unbound) = sweep.numbers();
    numbers.extend(unbound);
    numbers.sort_by(|a, b| a.place.cmp(&b.place));
    // A chart that several pages show is written once.
    numbers.dedup_by(|later, first| later.place == first.place && later.page != first.page);
    (found, numbers)
}

/// Every text that is published: pages, then texts outside pages.
fn texts<'a>(corpus: &'a Corpus, catalog: &Catalog, bindings: &'a Bindings) -> Vec<Text<'a>> {
    let pages = corpus.documents.values().map(|document| Text {
        refs: &document.refs,
        resolutions: bindings.of_document(document),
        passages: &document.passages,
        page: Some(address(&catalog.pages[&document.path])),
        is_strict: document.kind == Kind::Report,
    });
    let unreleased = |place: &Place| {
        let datasets = &corpus.statistics.datasets;
        datasets.values().any(|dataset| dataset.file == place.file && !corpus.is_released(dataset))
    };
    let fragments = corpus.fragments.iter().filter(|(place, _)| !unreleased(place));
    pages.chain(fragments.map(|(place, fragment)| outside(corpus, catalog, bindings, place, fragment))).collect()
}

fn outside<'a>(corpus: &Corpus, catalog: &Catalog, bindings: &'a Bindings, place: &Place, fragment: &'a Fragment) -> Text<'a> {
    let dataset = corpus.statistics.datasets.values().find(|dataset| dataset.file == place.file);
    let printing = printing(corpus, catalog, place);
    let route = dataset.map(|dataset| Route::dataset(&dataset.id)).or_else(|| Some(catalog.pages[&printing?.path].clone()));
    Text {
        refs: &fragment.refs,
        resolutions: bindings.of_fragment(place),
        passages: &fragment.passages,
        page: route.as_ref().map(address),
        is_strict: printing.is_some_and(|document| document.kind == Kind::Report),
    }
}

/// The page that prints the recommendations of a file.
fn printing<'a>(corpus: &'a Corpus, catalog: &Catalog, place: &Place) -> Option<&'a Document> {
    let register = corpus.registers.values().find(|register| register.file == place.file)?;
    let page = register.recommendations.iter().find_map(|one| catalog.recommendations.get(&one.id.value))?;
    corpus.documents.get(page)
}

fn address(route: &Route) -> String {
    format!("/{}", route.address())
}

/// The numbers of a text that somebody bound.
fn bound(corpus: &Corpus, figures: &Figures, text: &Text<'_>) -> Vec<Number> {
    let refs = text.refs.iter().zip(text.resolutions).enumerate();
    let numbers = refs.filter_map(|(index, (reference, resolution))| {
        let number = blank(reference, text.page.clone());
        match (&reference.target, resolution) {
            (Target::Statistic(name), _) => {
                let verdict = figures.verdicts.get(&(reference.place.clone(), index))?;
                Some(judged(&corpus.statistics, verdict, Number { reference: Some(format!("stat:{name}")), ..number }))
            }
            (Target::Count(what), Resolution::Count(count)) => {
                let verdict = figures.verdicts.get(&(reference.place.clone(), index))?;
                let number = Number { reference: Some(format!("count:{what}")), exact: Some(count.to_string()), ..number };
                let words = if number.words.is_empty() { count.to_string() } else { number.words.clone() };
                Some(judged(&corpus.statistics, verdict, Number { words, ..number }))
            }
            (Target::Source(key), _) if has_number(&reference.phrase) => Some(attributed(&corpus.statistics, key, number)),
            (Target::Exempt(reason), _) => {
                let reason = Some(reason.clone()).filter(|reason| !reason.is_empty());
                Some(Number { standing: Standing::Exempt, reason, ..number })
            }
            _ => None,
        }
    });
    numbers.collect()
}

fn has_number(text: &str) -> bool {
    !crate::claim::prose::numbers(text, crate::claim::prose::Setting::Sentences).is_empty()
}

fn blank(reference: &Ref, page: Option<String>) -> Number {
    Number {
        words: reference.phrase.trim().to_owned(),
        place: reference.phrase_place.clone(),
        page,
        standing: Standing::Unsourced,
        reason: None,
        reference: None,
        exact: None,
        working: None,
        sources: Vec::new(),
        period: None,
        overtaken_by: None,
    }
}

/// A number as its claim was judged.
fn judged(statistics: &Statistics, verdict: &Verdict, number: Number) -> Number {
    let is_false = verdict.problems.iter().any(|problem| problem.severity == Severity::Error);
    let standing = if is_false { Standing::False } else { Standing::Verified };
    let told = verdict.problems.iter().find(|problem| problem.severity == Severity::Error).or(verdict.problems.first());
    let number = Number { standing, reason: told.map(|problem| problem.message.clone()), ..number };
    let Some(figure) = &verdict.figure else { return number };
    let words = if number.words.is_empty() { figure.printed.clone() } else { number.words.clone() };
    let is_latest = number.reference.as_deref().is_some_and(names_latest);
    Number {
        words,
        exact: Some(figure.exact.clone()),
        working: figure.working.clone(),
        sources: sources(statistics, figure),
        period: Some(figure.period.clone()),
        overtaken_by: if is_latest { None } else { later(statistics, figure).map(|period| period.to_string()) },
        ..number
    }
}

fn names_latest(reference: &str) -> bool {
    let name = reference.strip_prefix("stat:").unwrap_or(reference);
    Reference::parse(name).is_ok_and(|reference| reference.when == When::Latest)
}

/// A figure of words that the program drafted at a place, on a page of this address, bound to this reference.
#[must_use]
pub fn drafted(statistics: &Statistics, words: &str, place: &Place, page: &Route, reference: &str, figure: &Figure) -> Number {
    Number {
        words: words.to_owned(),
        place: place.clone(),
        page: Some(address(page)),
        standing: Standing::Drafted,
        reason: None,
        reference: Some(format!("stat:{reference}")),
        exact: Some(figure.exact.clone()),
        working: figure.working.clone(),
        sources: sources(statistics, figure),
        period: Some(figure.period.clone()),
        // A chart that starts in the past is not out of date.
        overtaken_by: None,
    }
}

/// The publications behind a figure, each once.
fn sources(statistics: &Statistics, figure: &Figure) -> Vec<Cited> {
    let datasets = figure.used.iter().filter_map(|(id, _)| statistics.datasets.get(id));
    let keys = datasets.filter_map(|dataset| dataset.source.as_ref());
    let mut sources: Vec<Cited> = keys.filter_map(|key| cited(statistics, &key.value)).collect();
    sources.sort();
    sources.dedup();
    sources
}

fn cited(statistics: &Statistics, key: &str) -> Option<Cited> {
    statistics.sources.get(key).map(|source| Cited { title: source.title.clone(), url: source.url.clone() })
}

/// The last period with a figure of the same members, where it is later.
fn later(statistics: &Statistics, figure: &Figure) -> Option<Period> {
    let dataset = statistics.datasets.get(&figure.dataset)?;
    let of_series = |(key, _): &(&Key, &_)| key.members == figure.key.members;
    let mut last = dataset.observations.range(&figure.key..).skip(1).take_while(of_series);
    last.by_ref().last().map(|(key, _)| key.period)
}

fn attributed(statistics: &Statistics, key: &str, number: Number) -> Number {
    let number = Number { reference: Some(format!("source:{key}")), ..number };
    match cited(statistics, key) {
        Some(cited) => Number { standing: Standing::Attributed, sources: vec![cited], ..number },
        None => Number { reason: Some(format!("There is no publication `{key}` in the bibliography.")), ..number },
    }
}

/// Whether the words of a problem may not be repeated anywhere.
fn is_secret(problem: &Diagnostic) -> bool {
    problem.is_confidential || problem.code == code::PERSONAL_DATA
}
