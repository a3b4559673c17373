//! The first stage: every file by itself, then what is held back is taken out.

use super::Options;
use crate::config::{self, Charts, Publisher, Settings};
use crate::content::directive::shared::{self, SharedCharts};
use crate::content::front_matter::FOLDER;
use crate::content::{self, Document, Fragment, Ref, Target, Text};
use crate::diag::{Diagnostic, Severity, code};
use crate::ledger::{Lock, Revision, lock, revision};
use crate::register::{self, Register};
use crate::site::{Corpus, Held};
use crate::source::{Located, Place, SourceText, Tree, tree};
use crate::statistics::{Dataset, Statistics, provenance, schema};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Reads everything; what cannot be read is reported and left out.
#[must_use]
pub fn corpus(tree: &Tree, options: &Options, problems: &mut Vec<Diagnostic>) -> Corpus {
    let mut settings = settings(tree, problems);
    if let Some(base_url) = &options.base_url {
        settings.base_url = format!("{}/", base_url.trim_end_matches('/'));
    }
    // Files that the tree itself could not read are as absent as those that no stage could.
    let unread = problems.iter().filter_map(|problem| problem.place.as_ref()).map(|place| place.file.clone());
    let unread = unread.filter(|file| !tree.texts.contains_key(file)).collect();
    let mut reports = Reports { problems, unread };
    let statistics = statistics(tree, &mut reports);
    let registers: Vec<Register> = each(tree, register::FOLDER, "yaml", register::read, &mut reports);
    let charts = charts(tree, &mut reports);
    let read_page = |source: &SourceText| content::read_with(source, &charts);
    let mut documents: BTreeMap<Arc<str>, Document> =
        each(tree, FOLDER, "md", read_page, &mut reports).into_iter().map(|document| (document.path.clone(), document)).collect();
    let lock = published(tree, &mut reports);
    let revisions = revisions(tree, &mut reports);
    let Reports { problems, unread } = reports;
    let held = take_held(&mut documents, options);
    front_page(tree, &documents, &held, problems);
    let mut corpus = Corpus {
        settings,
        statistics,
        registers: registers.into_iter().map(|register| (register.id.clone(), register)).collect(),
        documents,
        held,
        fragments: BTreeMap::new(),
        faulty: BTreeSet::new(),
        assets: tree.assets.keys().filter(|path| path.starts_with(FOLDER)).cloned().collect(),
        lock,
        revisions,
        as_of: options.as_of,
        unread,
        unread_sources: BTreeSet::new(),
    };
    corpus.faulty = faulty(problems, &corpus.settings);
    corpus.unread_sources = unread_sources(tree, &corpus.statistics);
    corpus.fragments = fragments(tree, &corpus, problems);
    corpus
}

/// What goes wrong while files are read.
struct Reports<'a> {
    problems: &'a mut Vec<Diagnostic>,
    /// Files that gave nothing, whose absence is no further news.
    unread: BTreeSet<Arc<str>>,
}

/// Reads each file of a folder by itself, in parallel, keeping the order of the files.
fn each<T: Send>(
    tree: &Tree,
    folder: &str,
    ending: &str,
    read: impl Fn(&SourceText) -> (Option<T>, Vec<Diagnostic>) + Sync,
    reports: &mut Reports<'_>,
) -> Vec<T> {
    // Pages may lie in folders of folders; the name of a data file is its name in sentences, so it may not.
    let is_near = |inner: &str| folder == FOLDER || !inner.contains('/');
    let of_kind = |path: &str| path.strip_prefix(folder).is_some_and(is_near) && path.rsplit('.').next() == Some(ending);
    let sources: Vec<&SourceText> = tree.texts.values().filter(|source| of_kind(&source.path)).collect();
    let read: Vec<(Option<T>, Vec<Diagnostic>)> = sources.par_iter().map(|source| read(source)).collect();
    let mut values = Vec::with_capacity(read.len());
    for ((value, found), source) in read.into_iter().zip(sources) {
        if value.is_none() {
            reports.unread.insert(source.path.clone());
        }
        values.extend(value);
        reports.problems.extend(found);
    }
    values
}

/// Settings, or a stand-in that lets the other files be checked in the same run.
fn settings(tree: &Tree, problems: &mut Vec<Diagnostic>) -> Settings {
    let source = tree.texts.get(tree::SETTINGS);
    let (settings, found) = source.map_or((None, Vec::new()), config::read);
    problems.extend(found);
    settings.unwrap_or_else(|| Settings {
        title: String::new(),
        description: None,
        base_url: "https://example.org/".to_owned(),
        language: "en-GB".to_owned(),
        publisher: Publisher { name: String::new(), url: None, email: None },
        licence: None,
        notice: None,
        menu: Vec::new(),
        footer: Vec::new(),
        theme: Located { value: "default".to_owned(), place: Place::new(&tree::SETTINGS.into(), 0..0) },
        charts: Charts::default(),
        rules: BTreeMap::new(),
    })
}

fn statistics(tree: &Tree, reports: &mut Reports<'_>) -> Statistics {
    let datasets: Vec<Dataset> = each(tree, schema::FOLDER, "yaml", |source| schema::read(source, &tree.tables), reports);
    let (sources, found) = tree.texts.get(provenance::FILE).map(provenance::read).unwrap_or_default();
    if sources.is_empty() && !found.is_empty() {
        reports.unread.insert(provenance::FILE.into());
    }
    reports.problems.extend(found);
    Statistics { datasets: datasets.into_iter().map(|dataset| (dataset.id.clone(), dataset)).collect(), sources }
}

/// Charts that pages place by name. Each is checked by itself here, and read again on each page that shows it.
fn charts(tree: &Tree, reports: &mut Reports<'_>) -> SharedCharts {
    each(tree, shared::FOLDER, "yaml", shared::check, reports);
    let is_chart = |source: &&SourceText| source.path.strip_prefix(shared::FOLDER).is_some_and(|name| name.ends_with(".yaml"));
    let sources = tree.texts.values().filter(is_chart);
    sources.map(|source| (source.stem().to_owned(), source.clone())).collect()
}

/// What was published before.
fn published(tree: &Tree, reports: &mut Reports<'_>) -> Option<Lock> {
    match Lock::read(tree.texts.get(lock::FILE)?) {
        Ok(lock) => Some(lock),
        Err(problem) => {
            reports.problems.push(*problem);
            None
        }
    }
}

/// Files of which a part may not have been read; what the settings call a warning is not in the way of reading.
fn faulty(problems: &[Diagnostic], settings: &Settings) -> BTreeSet<Arc<str>> {
    let weighed = config::weigh(problems.to_vec(), &settings.rules);
    let errors = weighed.into_iter().filter(|problem| problem.severity == Severity::Error);
    errors.filter_map(|problem| problem.place).map(|place| place.file).collect()
}

/// What was told of published figures that changed.
fn revisions(tree: &Tree, reports: &mut Reports<'_>) -> Vec<Revision> {
    let (revisions, found) = tree.texts.get(revision::FILE).map(revision::read).unwrap_or_default();
    reports.problems.extend(found);
    revisions
}

/// Entries of the bibliography that are there but gave nothing: keys at the margin that nobody knows.
fn unread_sources(tree: &Tree, statistics: &Statistics) -> BTreeSet<String> {
    let text = tree.texts.get(provenance::FILE).map_or("", |source| &source.text);
    let keys = text.lines().filter(|line| !line.starts_with([' ', '#', '-'])).filter_map(|line| line.split_once(':'));
    keys.map(|(key, _)| key.to_owned()).filter(|key| !statistics.sources.contains_key(key)).collect()
}

/// Takes out what may not be published, before any later stage can see it.
fn take_held(documents: &mut BTreeMap<Arc<str>, Document>, options: &Options) -> BTreeMap<Arc<str>, Held> {
    let held: BTreeMap<Arc<str>, Held> = documents
        .values()
        .filter_map(|document| Held::of(document, options.as_of, options.drafts).map(|held| (document.path.clone(), held)))
        .collect();
    documents.retain(|path, _| !held.contains_key(path));
    held
}

/// A website without a front page would be published empty.
fn front_page(
    tree: &Tree,
    documents: &BTreeMap<Arc<str>, Document>,
    held: &BTreeMap<Arc<str>, Held>,
    problems: &mut Vec<Diagnostic>,
) {
    const HOME: &str = "content/_index.md";
    let place = Place::new(&HOME.into(), 0..0);
    let problem = |message: &str| Diagnostic::error(code::NO_FRONT_PAGE, place.clone(), message);
    let found = match held.get(HOME) {
        Some(Held::Draft) => problem("The front page is a draft.").fix("take out  draft: true  or build with --drafts"),
        Some(Held::Embargo(until)) => {
            problem(&format!("The front page is held until {until}.")).fix("take out  embargo:  from the front page")
        }
        None if documents.contains_key(HOME) || tree.texts.contains_key(HOME) => return,
        None => problem("The site has no front page to publish.")
            .fix("add the file content/_index.md, which begins with  ---  and  title: …"),
    };
    problems.push(found);
}

/// Every text that stands outside pages, read as inline Markdown.
fn fragments(tree: &Tree, corpus: &Corpus, problems: &mut Vec<Diagnostic>) -> BTreeMap<Place, Fragment> {
    let settings = &corpus.settings;
    let datasets = corpus.statistics.datasets.values().flat_map(|dataset| dataset.definition.iter().chain(&dataset.notes));
    let recommendations = corpus.registers.values().flat_map(|register| &register.recommendations);
    let texts = recommendations.flat_map(|recommendation| {
        std::iter::once(&recommendation.text).chain(recommendation.updates.iter().filter_map(|update| update.note.as_ref()))
    });
    let reasons = corpus.revisions.iter().map(|revision| &revision.because);
    let mut fragments = BTreeMap::new();
    for text in settings.notice.iter().chain(datasets).chain(texts).chain(reasons) {
        let Some(source) = tree.texts.get(&text.place.file) else { continue };
        let (fragment, found) = Fragment::read(source, text);
        problems.extend(found);
        fragments.insert(text.place.clone(), fragment);
    }
    for entry in settings.menu.iter().chain(&settings.footer) {
        match menu_target(&entry.target) {
            Ok(fragment) => drop(fragments.insert(entry.target.place.clone(), fragment)),
            Err(problem) => problems.push(*problem),
        }
    }
    fragments
}

/// An entry of a menu is a reference without words of its own.
fn menu_target(written: &Located<String>) -> Result<Fragment, Box<Diagnostic>> {
    let place = written.place.clone();
    let is_path = !written.value.contains(':');
    let destination = if is_path { format!("/{}", written.value.trim_start_matches('/')) } else { written.value.clone() };
    let target = Target::read(&destination, "", &place).map_err(Box::new)?;
    let reference = Ref {
        target,
        phrase: String::new(),
        before: String::new(),
        after: String::new(),
        because: None,
        place: place.clone(),
        phrase_place: place.clone(),
        target_place: place,
    };
    Ok(Fragment { text: Text::default(), refs: vec![reference], passages: Vec::new() })
}
