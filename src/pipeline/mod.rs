//! The stages in order: from the files of a site to the files of its website.
//!
//! 1. [`read`] reads settings, statistics, registers and pages, and takes out what is held back.
//! 2. `site` finds out who lives where; `check` reports what is wrong.
//! 3. `render` makes the output; nothing of it leaves when an error was found.
//!
//! Checking and building are one run: whoever only checks throws the files away.

mod mends;
mod quotes;
pub mod read;

use crate::check;
use crate::check::numbers::{self, Number};
use crate::config;
use crate::diag::{Diagnostic, code, diagnostic};
use crate::ledger::{self, Comparison, Lock};
use crate::number::Moment;
use crate::render::{self, Context, Drafted, Rendered};
use crate::site::corpus::Drafts;
use crate::site::usage::usage;
use crate::site::{Bindings, Catalog, Corpus, Resolution};
use crate::source::{Fault, Place, Quote, Tree};
use crate::statistics::Dataset;
use crate::theme::{self, Theme};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a run is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// The moment for which the site is built; decides what is held back.
    pub as_of: Moment,
    /// Whether drafts are wanted.
    pub drafts: Drafts,
    /// The site's address, where it differs from the settings.
    pub base_url: Option<String>,
    /// The pictures of the last build by path, which save drawing them again; nothing where none are wanted.
    pub pictures: Option<BTreeMap<String, Vec<u8>>>,
}

/// What a run gave.
pub struct Outcome {
    /// The files of the website.
    pub rendered: Rendered,
    /// What is wrong, in the order of the files.
    pub problems: Vec<Diagnostic>,
    /// Phrases that were proved to agree with the data.
    pub verified_claims: usize,
    /// Pages that were held back.
    pub held_pages: usize,
    /// What the figures of today are to the published ones; nothing where no account is kept of them.
    pub comparison: Option<Comparison>,
    /// Every number in the texts of the site, in the order of the files.
    pub numbers: Vec<Number>,
    corpus: Corpus,
    theme: Option<Theme>,
    /// The lines of tables that problems are about; tables are not held as text.
    quotes: BTreeMap<Place, Quote<'static>>,
    /// The files of which no line is shown.
    hidden: BTreeSet<Arc<str>>,
    /// The lines of other files that are not shown either.
    secret_lines: BTreeSet<(Arc<str>, usize)>,
}

impl Outcome {
    /// The author's lines round a place, from the site or from the built-in theme.
    #[must_use]
    pub fn quote<'a>(&'a self, tree: &'a Tree, place: &Place) -> Option<Quote<'a>> {
        let text = tree.texts.get(&place.file).or_else(|| self.theme.as_ref()?.text_of(&place.file));
        let quote = text.map(|text| text.quote(place)).or_else(|| self.quotes.get(place).map(Quote::borrowed));
        quote.map(|quote| {
            let line = (place.file.clone(), quote.line_column().line);
            let is_hidden = self.hidden.contains(&place.file) || self.secret_lines.contains(&line);
            Quote { is_hidden, ..quote }
        })
    }

    /// The name of the site.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.corpus.settings.title
    }

    /// Whether nothing stands against publishing.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        diagnostic::count(&self.problems).0 == 0
    }

    /// Every figure that the site publishes, and every one that it has published of a dataset that is held back now.
    #[must_use]
    pub fn published_figures(&self) -> Lock {
        let was_published = |id: &str| self.corpus.lock.as_ref().is_some_and(|lock| lock.datasets.contains_key(id));
        let datasets = self.corpus.statistics.datasets.values();
        Lock::of(datasets.filter(|dataset| self.corpus.is_released(dataset) || was_published(&dataset.id)))
    }
}

/// Runs all stages on a tree.
#[must_use]
pub fn run(tree: &Tree, faults: Vec<Fault>, options: &Options) -> Outcome {
    let mut problems: Vec<Diagnostic> = faults.into_iter().map(Diagnostic::from).collect();
    let corpus = read::corpus(tree, options, &mut problems);
    let catalog = Catalog::new(&corpus);
    let bindings = Bindings::new(&corpus, &catalog);
    let (found, figures) = check::check(&corpus, &catalog, &bindings);
    problems.extend(found);
    let comparison = compare(&corpus);
    problems.extend(comparison.iter().flat_map(|comparison| check::figures::check(&corpus, &figures.by_claim, comparison)));
    problems.extend(check::names::check(tree, &corpus));
    let (theme, found) = load_theme(tree, &corpus);
    problems.extend(found);
    let assets = assets(tree, &corpus, &bindings, &mut problems);
    let mut rendered = Rendered::default();
    if let Some(theme) = &theme {
        let usage = usage(&corpus);
        let context = Context {
            corpus: &corpus,
            catalog: &catalog,
            bindings: &bindings,
            theme,
            figures: &figures.by_claim,
            assets: &assets,
            revised: render::revisions::standing(&corpus),
            usage,
            pictures: options.pictures.as_ref().filter(|_| corpus.settings.charts.png),
        };
        let found;
        (rendered, found) = render::render(&context);
        problems.extend(found);
    }
    let mut problems = config::weigh(problems, &corpus.settings.rules);
    diagnostic::sort(&mut problems);
    mends::settle(tree, &mut problems);
    let quotes = quotes::of_tables(tree, &problems);
    let hidden = quotes::hidden(tree, &problems, &quotes);
    quotes::silence(&mut problems, &hidden);
    let secret_lines = quotes::secret_lines(tree, &problems);
    let numbers = quotes::silenced_numbers(with_drafted(&corpus, figures.numbers, &rendered), &hidden);
    let (verified_claims, held_pages) = (figures.verified_claims, corpus.held.len());
    Outcome { rendered, problems, verified_claims, held_pages, comparison, numbers, corpus, theme, quotes, hidden, secret_lines }
}

/// The numbers that authors wrote and those of drafted descriptions, in the order of the files.
fn with_drafted(corpus: &Corpus, mut numbers: Vec<Number>, rendered: &Rendered) -> Vec<Number> {
    let number = |drafted: &Drafted| {
        let Drafted { words, place, page, reference, figure } = drafted;
        numbers::drafted(&corpus.statistics, words, place, page, reference, figure)
    };
    numbers.extend(rendered.drafted.iter().map(number));
    numbers.sort_by(|a, b| a.place.cmp(&b.place));
    numbers
}

/// What became of the published figures, where the site keeps account of them.
fn compare(corpus: &Corpus) -> Option<Comparison> {
    let is_released = |dataset: &Dataset| corpus.is_released(dataset);
    let lock = corpus.lock.as_ref()?;
    Some(ledger::compare(lock, &corpus.statistics, is_released, |id| corpus.is_whole_dataset(id)))
}

fn load_theme(tree: &Tree, corpus: &Corpus) -> (Option<Theme>, Vec<Diagnostic>) {
    let name = &corpus.settings.theme;
    let (mut theme, mut problems) = theme::load(tree, &name.value);
    for problem in problems.iter_mut().filter(|problem| problem.code == code::THEME_MISSING) {
        problem.place = Some(name.place.clone());
    }
    if let Some(theme) = &mut theme {
        let description = corpus.settings.description.as_ref().map(|text| text.value.clone());
        render::share(theme, &corpus.settings, description);
    }
    (theme, problems)
}

/// The bytes of every file that a page shows or offers, each read once.
fn assets(tree: &Tree, corpus: &Corpus, bindings: &Bindings, problems: &mut Vec<Diagnostic>) -> BTreeMap<Arc<str>, Vec<u8>> {
    let used = corpus.documents.values().flat_map(|document| {
        bindings.of_document(document).iter().zip(&document.refs).filter_map(|(resolution, reference)| match resolution {
            Resolution::Asset(path, _) => Some((path.clone(), reference.target_place.clone())),
            _ => None,
        })
    });
    let used: BTreeMap<Arc<str>, Place> = used.collect();
    let mut assets = BTreeMap::new();
    for (path, place) in used {
        match tree.asset_bytes(&path) {
            Ok(bytes) => drop(assets.insert(path, bytes)),
            Err(_) => problems.push(
                Diagnostic::error(code::CANNOT_READ, place, "The system does not let this file be read.")
                    .fix("give yourself the right to read it, then run the command again"),
            ),
        }
    }
    assets
}
