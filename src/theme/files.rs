//! The files of a theme: the site's own laid over the built-in ones, one by one.

use super::embedded;
use crate::diag::Diagnostic;
use crate::source::place::FaultKind;
use crate::source::{Fault, Place, SourceText, Tree};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

/// Templates by the name that the engine knows them by: `page.html` is the site's, `default/page.html` built in.
pub(super) type Templates = BTreeMap<String, SourceText>;
/// The bytes of static files by their path below `static/`.
pub(super) type Statics = BTreeMap<String, Cow<'static, [u8]>>;

const TEMPLATES: &str = "templates/";
const STATIC: &str = "static/";

/// What a theme is made of.
#[derive(Default)]
pub(super) struct Files {
    pub(super) templates: Templates,
    pub(super) statics: Statics,
}

/// The names of the themes there are.
pub(super) fn names(tree: &Tree) -> BTreeSet<&str> {
    let paths = tree.texts.keys().chain(tree.assets.keys());
    let own = paths.filter_map(|path| Some(path.strip_prefix("themes/")?.split_once('/')?.0));
    // A folder none of whose files can be read is a theme all the same; what is wrong with the files is told elsewhere.
    let folders = tree.themes.iter().filter_map(|path| path.strip_prefix("themes/"));
    own.chain(folders).chain([embedded::DEFAULT]).collect()
}

/// Whether a template makes plain text, in which `&` stays `&`.
pub(super) fn is_plain_text(name: &str) -> bool {
    ending(name) == "txt"
}

/// Reads the files of a theme. A file that cannot be read is a diagnostic.
pub(super) fn read(tree: &Tree, name: &str) -> (Files, Vec<Diagnostic>) {
    let (mut files, faults) = own(tree, &format!("themes/{name}/"));
    add_embedded(&mut files);
    (files, faults.into_iter().map(Diagnostic::from).collect())
}

fn own(tree: &Tree, root: &str) -> (Files, Vec<Fault>) {
    let mut files = Files::default();
    let mut faults = Vec::new();
    for (path, text) in below(&tree.texts, root) {
        match kind(&path[root.len()..]) {
            Kind::Template(name) => drop(files.templates.insert(name.to_owned(), text.clone())),
            Kind::Static(name) => drop(files.statics.insert(name.to_owned(), text.text.as_bytes().to_vec().into())),
            Kind::Other => {}
        }
    }
    for (path, _) in below(&tree.assets, root) {
        let added = match kind(&path[root.len()..]) {
            Kind::Template(name) => template(tree, path).map(|text| drop(files.templates.insert(name.to_owned(), text))),
            Kind::Static(name) => bytes(tree, path).map(|bytes| drop(files.statics.insert(name.to_owned(), bytes.into()))),
            Kind::Other => Ok(()),
        };
        faults.extend(added.err());
    }
    (files, faults)
}

/// Adds the built-in files that the site does not replace, and the replaced templates it still builds on.
fn add_embedded(files: &mut Files) {
    for (path, bytes) in embedded::files() {
        match kind(&path) {
            Kind::Template(name) => {
                let full_name = format!("{}{name}", embedded::PREFIX);
                let replaced = files.templates.contains_key(name) && !is_named(&files.templates, &full_name);
                // A replaced template is left out because it would still be checked against the
                // site's `base.html`, whose blocks may have other names.
                if replaced || files.templates.contains_key(&full_name) {
                    continue;
                }
                if let Ok(text) = SourceText::from_bytes(&format!("{}{path}", embedded::ROOT).into(), &bytes) {
                    files.templates.insert(full_name, text);
                }
            }
            Kind::Static(name) => drop(files.statics.entry(name.to_owned()).or_insert_with(|| same_line_ends(&path, bytes))),
            Kind::Other => {}
        }
    }
}

/// Whether some template names another one in quotation marks.
fn is_named(templates: &Templates, name: &str) -> bool {
    let quoted = [format!("\"{name}\""), format!("'{name}'")];
    templates.values().any(|template| quoted.iter().any(|quoted| template.text.contains(quoted)))
}

/// Built-in texts get the line ends that a site's texts get, so that a copied theme gives the same bytes.
fn same_line_ends(path: &str, bytes: Cow<'static, [u8]>) -> Cow<'static, [u8]> {
    let is_text = matches!(ending(path), "css" | "js" | "html" | "xml");
    match SourceText::from_bytes(&path.into(), &bytes) {
        Ok(text) if is_text && text.text.as_bytes() != &*bytes => text.text.as_bytes().to_vec().into(),
        _ => bytes,
    }
}

enum Kind<'a> {
    Template(&'a str),
    Static(&'a str),
    Other,
}

/// What a file is by its path below the theme's folder.
fn kind(path: &str) -> Kind<'_> {
    if path.split('/').any(|part| part.starts_with('.')) {
        return Kind::Other;
    }
    if let Some(name) = path.strip_prefix(TEMPLATES) {
        let is_template = matches!(ending(name), "html" | "xml" | "svg" | "json" | "txt");
        return if is_template { Kind::Template(name) } else { Kind::Other };
    }
    path.strip_prefix(STATIC).map_or(Kind::Other, Kind::Static)
}

pub(super) fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn template(tree: &Tree, path: &Arc<str>) -> Result<SourceText, Fault> {
    SourceText::from_bytes(path, &bytes(tree, path)?)
}

fn bytes(tree: &Tree, path: &Arc<str>) -> Result<Vec<u8>, Fault> {
    tree.asset_bytes(path).map_err(|_| Fault { place: Place::new(path, 0..0), kind: FaultKind::Unreadable })
}

/// The entries of a sorted map whose key starts with a prefix.
fn below<'a, V>(map: &'a BTreeMap<Arc<str>, V>, prefix: &'a str) -> impl Iterator<Item = (&'a Arc<str>, &'a V)> {
    let from: (Bound<&str>, Bound<&str>) = (Bound::Included(prefix), Bound::Unbounded);
    map.range::<str, _>(from).take_while(move |(path, _)| path.starts_with(prefix))
}
