//! What stands below a drawing: the files to take away and where the numbers come from.

use crate::chart::{self, Spec};
use crate::content::markdown::escape;
use crate::render::context::Context;
use crate::render::data_files;
use crate::render::view::{Link, Table};
use crate::site::Route;
use crate::statistics::Dataset;

/// The files of a chart: its numbers, and its drawing with what it says in words.
pub(super) fn files(route: &Route, spec: &Spec, table: &Table, description: &str) -> Vec<(String, Vec<u8>)> {
    let csv = (route.beside(&format!("{}.csv", spec.id)).path().to_owned(), data_files::csv_of_table(table));
    let svg = chart::draw_described(spec, description)
        .ok()
        .map(|svg| (route.beside(&format!("{}.svg", spec.id)).path().to_owned(), svg.into_bytes()));
    std::iter::once(csv).chain(svg).collect()
}

/// Links to the files, with kind and size.
pub(super) fn downloads(id: &str, files: &[(String, Vec<u8>)]) -> Vec<Link> {
    let link = |(path, bytes): &(String, Vec<u8>)| {
        let ending = path.rsplit('.').next().unwrap_or("");
        let label = format!("{}, {}", ending.to_uppercase(), data_files::size(bytes.len()));
        Link::new(&label, Some(format!("{id}.{ending}")))
    };
    files.iter().map(link).collect()
}

/// "Publication, publisher", linked, for each publication once.
pub(in crate::render) fn sources(context: &Context<'_>, datasets: &[&Dataset]) -> Option<String> {
    let mut keys: Vec<&str> =
        datasets.iter().filter_map(|dataset| dataset.source.as_ref()).map(|key| key.value.as_str()).collect();
    keys.dedup();
    let found = keys.into_iter().filter_map(|key| context.corpus.statistics.sources.get(key));
    let html: Vec<String> = found
        .map(|source| format!("<a href=\"{}\">{}</a>, {}", escape(&source.url), escape(&source.title), escape(&source.publisher)))
        .collect();
    (!html.is_empty()).then(|| html.join("; "))
}
