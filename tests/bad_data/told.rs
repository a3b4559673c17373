//! What is told of a small site, and what would be published of it.

use standfirst::diag::{Severity, human, json};
use standfirst::number::Moment;
use standfirst::pipeline::{self, Options};
use standfirst::site::corpus::Drafts;
use standfirst::source::{Place, Tree};
use std::collections::BTreeMap;

/// Settings, bibliography and front page, for files that a test leaves out. `own` is the publisher's own source.
const SITE: [(&str, &str); 3] = [
    ("data/site.yaml", "title: T\nbase-url: https://charity.example/\npublisher: { name: A charity }\n"),
    (
        "data/sources.yaml",
        "s: { title: Released, publisher: P, url: https://statistics.example/, published: 2025, retrieved: 2025, licence: ogl-3 }\n\
         own: { title: Ours, publisher: A charity, url: https://charity.example/, published: 2025, retrieved: 2025, licence: ogl-3 }\n",
    ),
    ("content/_index.md", "---\ntitle: T\n---\nText.\n"),
];
/// The dataset and the table that most tests are about.
pub(crate) const DATASET: &str = "data/statistics/d.yaml";
pub(crate) const TABLE: &str = "data/statistics/d.csv";

/// The outcome of a run.
pub(crate) struct Told {
    /// The codes of all problems, in the order of the files.
    pub(crate) codes: Vec<&'static str>,
    /// The report for people.
    pub(crate) text: String,
    /// The report for programs.
    pub(crate) json: String,
    /// The files of the website; none where an error stands against publishing.
    pub(crate) files: BTreeMap<String, String>,
}

/// Runs a site of these files.
pub(crate) fn told(files: &[(&str, &str)]) -> Told {
    let texts: BTreeMap<&str, &str> = SITE.iter().chain(files).copied().collect();
    let tree = Tree::from_texts(texts).unwrap();
    let options = Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None };
    let outcome = pipeline::run(&tree, Vec::new(), &options);
    let quote = |place: &Place| outcome.quote(&tree, place);
    let text = human::report(&outcome.problems, &quote, human::Colours::None);
    let json = json::report(&outcome.problems, &quote);
    let has_error = outcome.problems.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(outcome.is_clean(), !has_error, "an error stands against publishing, and nothing else does");
    let written = outcome.rendered.files.iter().filter(|_| outcome.is_clean());
    let files = written.map(|(path, bytes)| (path.clone(), String::from_utf8_lossy(bytes.as_ref()).into_owned())).collect();
    Told { codes: outcome.problems.iter().map(|problem| problem.code.name()).collect(), text, json, files }
}

/// A dataset of children in calendar years; `rest` are more fields, the rows among them.
pub(crate) fn children(rest: &str) -> String {
    header("measure: children\nunit: { one: child, other: children }\nperiod: calendar-year\nsource: s\n") + rest
}

/// A dataset of percentages in calendar years.
pub(crate) fn percentages(rest: &str) -> String {
    header("measure: share of children\nunit: percent\nperiod: calendar-year\nsource: s\n") + rest
}

fn header(fields: &str) -> String {
    format!("title: T\ngeography: Everywhere\n{fields}")
}

/// What is told of one dataset.
pub(crate) fn of_dataset(dataset: &str) -> Told {
    told(&[(DATASET, dataset)])
}

/// What is told of a dataset of children whose rows stand in a table with the columns `year` and `n`.
pub(crate) fn of_table(more: &str, csv: &str) -> Told {
    let table = children(&format!("table: {{ file: d.csv, period: year, value: n{more} }}\n"));
    told(&[(DATASET, &table), (TABLE, csv)])
}

/// What is told of a sentence about datasets of children `d` and `e`.
pub(crate) fn of_sentence(sentence: &str, datasets: &[(&str, &str)]) -> Told {
    let page = format!("---\ntitle: T\n---\n{sentence}\n");
    told(&[&[("content/_index.md", page.as_str())], datasets].concat())
}

impl Told {
    /// These problems are told and no others, in these words among others, and nothing is published.
    #[track_caller]
    pub(crate) fn is_refused(&self, codes: &[&str], says: &[&str]) -> &Self {
        self.says(codes, says);
        assert!(self.files.is_empty(), "published in spite of it:\n{}", self.text);
        self
    }

    /// The site is published, with these warnings and no others.
    #[track_caller]
    pub(crate) fn is_published(&self, warnings: &[&str]) -> &Self {
        self.says(warnings, &[]);
        assert!(!self.files.is_empty(), "not published:\n{}", self.text);
        self
    }

    /// Nothing of this stands in a report or in a file of the website.
    #[track_caller]
    pub(crate) fn keeps_secret(&self, secrets: &[&str]) {
        let reports = [("the report", &self.text), ("the report for programs", &self.json)];
        let files = self.files.iter().map(|(path, text)| (path.as_str(), text));
        for (name, text) in reports.into_iter().chain(files) {
            let told: Vec<_> = secrets.iter().filter(|secret| text.contains(**secret)).collect();
            assert!(told.is_empty(), "{name} tells {told:?}:\n{text}");
        }
    }

    #[track_caller]
    fn says(&self, codes: &[&str], says: &[&str]) {
        assert_eq!(self.codes, codes, "\n{}", self.text);
        let missing: Vec<_> = says.iter().filter(|part| !self.text.contains(**part)).collect();
        assert!(missing.is_empty(), "{missing:?} is not said in:\n{}", self.text);
    }
}
