//! How long it takes to check 2,000 claims on 500 pages, beside reading the Markdown of the pages alone.
//!
//! Run with `cargo bench --bench claims`. Times depend on the machine; the ratio, taken in the same run, does so less.

use pulldown_cmark::{Options as Markdown, Parser};
use standfirst::check;
use standfirst::number::Moment;
use standfirst::pipeline::{Options, read};
use standfirst::site::corpus::Drafts;
use standfirst::site::{Bindings, Catalog};
use standfirst::source::Tree;
use std::io::Write;
use std::time::{Duration, Instant};

const PAGES: u32 = 500;
const YEARS: u32 = 20;
/// The shortest of so many runs counts, because the machine does other things too.
const RUNS: usize = 5;

fn main() {
    let texts = site();
    let tree = Tree::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))).expect("the texts are texts");
    let options =
        Options { as_of: Moment::read("2026-01-15").expect("a date"), drafts: Drafts::Held, base_url: None, pictures: None };
    let mut problems = Vec::new();
    let corpus = read::corpus(&tree, &options, &mut problems);
    let catalog = Catalog::new(&corpus);
    let bindings = Bindings::new(&corpus, &catalog);
    let verified = check::check(&corpus, &catalog, &bindings).1.verified_claims;
    assert_eq!((problems.len(), verified), (0, 2_000));

    let markdown = shortest(|| texts.iter().filter(|(path, _)| path.ends_with(".md")).map(|(_, text)| events(text)).sum());
    let reading = shortest(|| read::corpus(&tree, &options, &mut Vec::new()).documents.len());
    let claims = shortest(|| check::claims::check(&corpus, &bindings).1.verified_claims);
    let line = |name: &str, time: Duration| {
        format!(
            "{name:<18}{:>8.2} ms, {:.2} times the Markdown",
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() / markdown.as_secs_f64()
        )
    };
    let report = [
        format!("{verified} claims on {PAGES} pages"),
        line("Markdown alone:", markdown),
        line("reading the site:", reading),
        line("judging claims:", claims),
    ];
    writeln!(std::io::stdout(), "{}", report.join("\n")).expect("somebody reads the report");
}

fn shortest(mut work: impl FnMut() -> usize) -> Duration {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        assert!(std::hint::black_box(work()) > 0);
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn events(text: &str) -> usize {
    Parser::new_ext(text, Markdown::all()).into_offset_iter().count()
}

/// Every page has four claims and some words round them.
fn site() -> Vec<(String, String)> {
    let value = |year: u32| 4_000 + 37 * year;
    let rows: Vec<String> = (0..YEARS).map(|year| format!("  {}: {}\n", 2000 + year, value(year))).collect();
    let page = |number: u32| {
        let year = number % (YEARS - 1);
        let [now, then] = [year + 1, year].map(value);
        let [first, last] = [2000 + year, 2001 + year];
        let words = "The words between the claims are those of a report, with *stress* and a [link](/page-1.md). ".repeat(12);
        format!(
            "---\ntitle: Page {number}\n---\n{words}\n\nThere were [{now}](stat:children@{last}) children, \
             [{} more](stat:children@{last}?change={first}) than in {first}, when there were [about {then}](stat:children@{first}).\n\n\
             {words}\n\nIn {last} it was [higher](stat:children@{last}?change={first}).\n",
            now - then,
        )
    };
    let mut texts = vec![
        (
            "data/site.yaml".to_owned(),
            "title: T\nbase-url: https://charity.example/\npublisher: { name: A charity }\n".to_owned(),
        ),
        (
            "data/sources.yaml".to_owned(),
            "dfe: { title: T, publisher: P, url: https://a.example/, published: 2025, retrieved: 2025, licence: ogl-3 }\n"
                .to_owned(),
        ),
        (
            "data/statistics/children.yaml".to_owned(),
            format!(
                "title: Children\nmeasure: children\nunit: {{ one: child, other: children }}\nperiod: calendar-year\n\
                 geography: England\nsource: dfe\nrows:\n{}",
                rows.concat()
            ),
        ),
        ("content/_index.md".to_owned(), "---\ntitle: T\n---\n".to_owned()),
    ];
    texts.extend((1..=PAGES).map(|number| (format!("content/page-{number}.md"), page(number))));
    texts
}
