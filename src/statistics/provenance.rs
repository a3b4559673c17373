//! Where figures come from: the bibliography in `data/sources.yaml`.

use crate::diag::Diagnostic;
use crate::fields::Fields;
use crate::number::PartialDate;
use crate::source::yaml::{Node, Value};
use crate::source::{Place, SourceText, yaml};
use std::collections::BTreeMap;

/// The file of the bibliography.
pub const FILE: &str = "data/sources.yaml";

/// One publication that pages and datasets cite.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its name in references.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it can be read.
    pub url: String,
    /// When it was published.
    pub published: PartialDate,
    /// When the figures were taken from it.
    pub retrieved: PartialDate,
    /// Under which terms its figures are used.
    pub licence: Licence,
    /// Where it is written.
    pub place: Place,
}

/// Terms of use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// Its full name.
    pub name: String,
    /// Where it can be read, if it is a known one.
    pub url: Option<&'static str>,
}

impl Licence {
    /// The licence of a short name; any other text stands for itself.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let known = match name {
            "ogl-3" => Some((
                "Open Government Licence v3.0",
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
            )),
            "cc-by-4" => Some(("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/")),
            "all-rights-reserved" => return Self { name: "All rights reserved; figures quoted as facts".to_owned(), url: None },
            _ => None,
        };
        match known {
            Some((name, url)) => Self { name: name.to_owned(), url: Some(url) },
            None => Self { name: name.to_owned(), url: None },
        }
    }
}

/// Reads the bibliography.
#[must_use]
pub fn read(source: &SourceText) -> (BTreeMap<String, Source>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let node = match yaml::parse(source, 0..source.text.len()) {
        Ok(node) => node,
        Err(faults) => return (BTreeMap::new(), faults.into_iter().map(Diagnostic::from).collect()),
    };
    let mut sources = BTreeMap::new();
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                if let Some(read) = read_one(source, &entry.key, &entry.node, &mut problems) {
                    sources.insert(entry.key.clone(), read);
                }
            }
        }
        _ => drop(Fields::of(&source.path, &node, &mut problems)),
    }
    (sources, problems)
}

fn read_one(source: &SourceText, key: &str, node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Source> {
    let mut fields = Fields::of(&source.path, node, problems)?;
    let title = fields.required_text("title");
    let publisher = fields.required_text("publisher");
    let url = fields.required_text("url");
    let licence = fields.required_text("licence");
    fields.required("published");
    let published = fields.date("published");
    fields.required("retrieved");
    let retrieved = fields.date("retrieved");
    fields.finish();
    Some(Source {
        key: key.to_owned(),
        title: title?.value,
        publisher: publisher?.value,
        url: url?.value,
        published: published?.value,
        retrieved: retrieved?.value,
        licence: Licence::named(&licence?.value),
        place: source.place(node.span.clone()),
    })
}
