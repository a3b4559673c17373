//! What stands below a drawing: the files to take away and where the numbers come from.

use crate::chart::{self, Spec, picture};
use crate::content::markdown::escape;
use crate::render::context::Context;
use crate::render::data_files;
use crate::render::view::{Link, Table};
use crate::site::Route;
use crate::statistics::{Dataset, Licence, Source};

/// The files of a chart: its numbers, where no other file beside the page has them, its drawing, and a picture of it.
pub(super) fn files(
    context: &Context<'_>,
    route: &Route,
    spec: &Spec,
    datasets: &[&Dataset],
    table: Option<&Table>,
    description: &str,
) -> Vec<(String, Vec<u8>)> {
    let path = |ending: &str| route.beside(&format!("{}.{ending}", spec.id)).path().to_owned();
    let csv = table.map(|table| (path("csv"), data_files::csv_of_table(table)));
    let svg = chart::draw_described(spec, description, &credit(context, datasets)).ok();
    let png = svg.as_ref().and_then(|svg| picture_of(context, path("png"), svg));
    csv.into_iter().chain(svg.map(|svg| (path("svg"), svg.into_bytes()))).chain(png).collect()
}

/// A drawing as a picture, where pictures are wanted; that of the last build if it shows the same.
fn picture_of(context: &Context<'_>, path: String, svg: &str) -> Option<(String, Vec<u8>)> {
    let last = context.pictures?.get(&path).filter(|png| picture::shows(png, svg)).cloned();
    let png = last.or_else(|| picture::draw(svg))?;
    Some((path, png))
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
    let html: Vec<String> = publications(context, datasets)
        .map(|source| format!("<a href=\"{}\">{}</a>, {}", escape(&source.url), escape(&source.title), escape(&source.publisher)))
        .collect();
    (!html.is_empty()).then(|| html.join("; "))
}

/// "Source: publication, publisher. Licence." as text, for a chart that leaves the site; empty where no publication is named.
pub(super) fn credit(context: &Context<'_>, datasets: &[&Dataset]) -> String {
    let sources: Vec<String> =
        publications(context, datasets).map(|source| format!("{}, {}", source.title, source.publisher)).collect();
    let own = datasets.iter().filter_map(|dataset| dataset.licence.as_deref()).map(Licence::named);
    let mut licences: Vec<String> = own.map(|licence| licence.name).collect();
    let of_publications = publications(context, datasets).filter(|source| {
        let takes = |dataset: &&&Dataset| dataset.source.as_ref().is_some_and(|key| key.value == source.key);
        datasets.iter().filter(takes).any(|dataset| dataset.licence.is_none())
    });
    licences.extend(of_publications.map(|source| source.licence.name.clone()));
    licences.sort();
    licences.dedup();
    let head = match sources.as_slice() {
        [] => return String::new(),
        [_] => "Source",
        _ => "Sources",
    };
    let licences = if licences.is_empty() { String::new() } else { format!(" {}.", licences.join("; ").trim_end_matches('.')) };
    format!("{head}: {}.{licences}", sources.join("; ").trim_end_matches('.'))
}

/// The publications behind some datasets, each once.
fn publications<'a>(context: &Context<'a>, datasets: &[&Dataset]) -> impl Iterator<Item = &'a Source> {
    let mut keys: Vec<&str> =
        datasets.iter().filter_map(|dataset| dataset.source.as_ref()).map(|key| key.value.as_str()).collect();
    keys.dedup();
    let found: Vec<&Source> = keys.into_iter().filter_map(|key| context.corpus.statistics.sources.get(key)).collect();
    found.into_iter()
}
