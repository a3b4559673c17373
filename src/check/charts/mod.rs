//! Do charts keep the rules of good charts: headlines, few colours, short notes, no unexplained abbreviation?

mod abbreviations;
mod notes;
mod series;
mod titles;

use crate::content::directive::Kind;
use crate::content::{Directive, Document};
use crate::diag::Diagnostic;
use crate::site::Corpus;

/// Looks at every chart of the site.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let names = titles::Names::of(corpus);
    let charts = corpus.documents.values().flat_map(|document| charts(document).map(move |chart| (document, chart)));
    let problems = charts.flat_map(|(document, chart)| {
        let mut problems = titles::check(chart, &names);
        problems.extend(series::check(corpus, chart));
        problems.extend(notes::check(chart));
        problems.extend(abbreviations::check(document, chart));
        problems
    });
    problems.collect()
}

fn charts(document: &Document) -> impl Iterator<Item = &Directive> {
    document.directives.iter().filter(|block| block.kind != Kind::Table)
}
