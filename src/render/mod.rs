//! Rendering: bound pages to files. Nothing here decides whether something is true or exists.
//!
//! 1. [`view`] is all that a template can see.
//! 2. [`fill`] fills the holes of a text; [`page`] gathers what one page shows, [`figures_used`] the numbers in it.
//! 3. [`series`] puts numbers side by side, [`table`] lays them out for people, [`figure`] draws them.
//! 4. [`dataset`] with its [`vintages`], [`catalogue`], [`listing`] and [`feeds`] make the pages that no author wrote.
//! 5. [`revisions`] tells of figures that changed since they were published.
//! 6. [`about`] is what every account of a dataset says alike; [`data_files`] writes CSV, JSON and CSVW for those
//!    who want to count again.
//! 7. [`trail`] leads to a page; [`json_ld`] tells search engines what it is.
//!
//! What cannot be rendered is a diagnostic: a chart that would mislead, a template that asks for
//! something that is not there.

pub mod about;
pub mod catalogue;
pub mod context;
pub mod data_files;
pub mod dataset;
pub mod details;
pub mod feeds;
pub mod figure;
pub mod figures_used;
pub mod fill;
pub mod json_ld;
pub mod listing;
pub mod page;
pub mod revisions;
pub mod series;
pub mod site_view;
pub mod table;
pub mod trail;
pub mod view;
pub mod vintages;

use crate::diag::{Diagnostic, code};
use crate::source::Place;
use rayon::prelude::*;
use std::collections::BTreeMap;

pub use context::Context;
pub use figure::Drafted;
pub use site_view::share;

/// The files of a site by output path, and how many charts are among them.
#[derive(Debug, Default)]
pub struct Rendered {
    /// Bytes by output path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Pages for readers.
    pub page_count: usize,
    /// Charts drawn.
    pub chart_count: usize,
    /// The figures of their drafted descriptions.
    pub drafted: Vec<Drafted>,
}

/// What rendering one page gave.
#[derive(Debug, Default)]
pub struct Part {
    /// Files by output path, the page itself first.
    pub files: Vec<(String, Vec<u8>)>,
    /// Charts drawn.
    pub chart_count: usize,
    /// The figures of their drafted descriptions.
    pub drafted: Vec<Drafted>,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

/// Renders every page, every data file and every asset.
#[must_use]
pub fn render(context: &Context<'_>) -> (Rendered, Vec<Diagnostic>) {
    let documents: Vec<_> = context.corpus.documents.values().collect();
    let mut parts: Vec<Part> = documents.par_iter().map(|document| page::render(context, document)).collect();
    let datasets: Vec<_> = context.corpus.released().collect();
    parts.extend(datasets.par_iter().map(|dataset| dataset::render(context, dataset)).collect::<Vec<_>>());
    parts.extend(listing::render(context));
    let mut rendered = Rendered::default();
    let mut problems = Vec::new();
    for part in parts {
        rendered.page_count += 1;
        rendered.chart_count += part.chart_count;
        rendered.drafted.extend(part.drafted);
        problems.extend(part.problems);
        problems.extend(rendered.add(part.files));
    }
    let (feeds, feed_problems) = feeds::render(context);
    problems.extend(feed_problems);
    problems.extend(rendered.add(feeds));
    let assets = context.theme.assets().map(|(_, asset)| (asset.path.clone(), asset.bytes.to_vec()));
    problems.extend(rendered.add(assets.collect()));
    (rendered, problems)
}

impl Rendered {
    /// Takes files in; a picture that two pages show is one file, but no file may replace another.
    fn add(&mut self, files: Vec<(String, Vec<u8>)>) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for (path, bytes) in files {
            // Pages that want one address have been told of by the check of addresses.
            let is_page = path.rsplit('/').next().is_some_and(|name| ["index.html", "404.html"].contains(&name));
            if !is_page && self.files.get(&path).is_some_and(|first| *first != bytes) {
                let place = Place::new(&format!("content/{path}").into(), 0..0);
                let message = format!("Two different files want the same web address, /{path}.");
                let problem = Diagnostic::error(code::DUPLICATE_ADDRESS, place, message);
                problems.push(problem.fix("rename the file, or give the chart beside it another `id`"));
                continue;
            }
            self.files.insert(path, bytes);
        }
        problems
    }
}
