//! Rendering: bound pages to files. Nothing here decides whether something is true or exists.
//!
//! 1. [`view`] is all that a template can see.
//! 2. [`fill`] fills the holes of a text; [`page`] gathers what one page shows.
//! 3. [`series`] lays numbers out for people: rows, labels, codes; [`figure`] draws them.
//! 4. [`dataset`], [`listing`] and [`feeds`] make the pages that no author wrote.
//! 5. [`data_files`] writes CSV and JSON for those who want to count again.
//!
//! What cannot be rendered is a diagnostic: a chart that would mislead, a template that asks for
//! something that is not there.

pub mod context;
pub mod data_files;
pub mod dataset;
pub mod details;
pub mod feeds;
pub mod figure;
pub mod fill;
pub mod listing;
pub mod page;
pub mod series;
pub mod site_view;
pub mod view;

use crate::diag::Diagnostic;
use context::Context;
use rayon::prelude::*;
use std::collections::BTreeMap;

pub use context::{Figures, Inputs};
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
}

/// What rendering one page gave.
#[derive(Debug, Default)]
pub struct Part {
    /// Files by output path, the page itself first.
    pub files: Vec<(String, Vec<u8>)>,
    /// Charts drawn.
    pub chart_count: usize,
    /// What is wrong.
    pub problems: Vec<Diagnostic>,
}

/// Renders every page, every data file and every asset.
#[must_use]
pub fn render(inputs: &Inputs<'_>) -> (Rendered, Vec<Diagnostic>) {
    let context = Context::new(inputs);
    let documents: Vec<_> = inputs.corpus.documents.values().collect();
    let mut parts: Vec<Part> = documents.par_iter().map(|document| page::render(&context, document)).collect();
    let datasets: Vec<_> = inputs.corpus.released().collect();
    parts.extend(datasets.par_iter().map(|dataset| dataset::render(&context, dataset)).collect::<Vec<_>>());
    parts.extend(listing::render(&context));
    let mut rendered = Rendered::default();
    let mut problems = Vec::new();
    for part in parts {
        rendered.page_count += 1;
        rendered.chart_count += part.chart_count;
        rendered.files.extend(part.files);
        problems.extend(part.problems);
    }
    let (feeds, feed_problems) = feeds::render(&context);
    rendered.files.extend(feeds);
    problems.extend(feed_problems);
    rendered.files.extend(inputs.theme.assets().map(|(_, asset)| (asset.path.clone(), asset.bytes.to_vec())));
    (rendered, problems)
}
