//! Drafted descriptions of charts: every figure of them is judged like an author's, of the demonstration, of charts that
//! nobody would make on purpose, and of every unit.

use standfirst::check::numbers::{Number, Standing};
use standfirst::claim::{self, Claim};
use standfirst::diag::{Diagnostic, Severity, code};
use standfirst::number::Moment;
use standfirst::pipeline::{self, Options, Outcome, read};
use standfirst::site::Corpus;
use standfirst::site::corpus::Drafts;
use standfirst::source::{Place, SourceText, Tree};
use standfirst::statistics::{Dataset, Statistics};
use std::fmt::Write as _;
use std::path::Path;

/// Charts that are made up for each dataset of the demonstration.
const CHARTS_OF_A_DATASET: usize = 12;

fn options() -> Options {
    Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None }
}

fn demonstration() -> Tree {
    let (tree, faults) = Tree::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(faults, []);
    tree
}

fn corpus(tree: &Tree) -> Corpus {
    read::corpus(tree, &options(), &mut Vec::new())
}

fn run(tree: &Tree) -> Outcome {
    pipeline::run(tree, Vec::new(), &options())
}

fn add(tree: &mut Tree, path: &str, text: &str) {
    let path = path.into();
    tree.texts.insert(std::sync::Arc::clone(&path), SourceText::from_bytes(&path, text.as_bytes()).unwrap());
}

fn drafted(outcome: &Outcome) -> Vec<&Number> {
    outcome.numbers.iter().filter(|number| number.standing == Standing::Drafted).collect()
}

/// What stands against the words of descriptions.
fn faults(outcome: &Outcome) -> Vec<String> {
    let own = outcome.problems.iter().filter(|problem| problem.code == code::DRAFTED_CLAIM);
    own.map(|problem| format!("{} {:?}", problem.message, problem.notes)).collect()
}

/// The text of a description, without its tags.
fn description(outcome: &Outcome, page: &str, chart: &str) -> String {
    let html = String::from_utf8(outcome.rendered.files[page].clone()).unwrap();
    let figure = html.split(&format!("id=\"{chart}\"")).nth(1).unwrap();
    let html = figure.split("figure-description\">").nth(1).unwrap().split("</div>").next().unwrap();
    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
}

fn problems_of(statistics: &Statistics, reference: &str, words: &str) -> Vec<Diagnostic> {
    let place = Place::new(&"content/a.md".into(), 0..0);
    claim::judge(statistics, &Claim { phrase: words, ..Claim::insert(reference, &place) }).problems
}

/// The words with each of their digits changed in turn.
fn other_digits(words: &str) -> Vec<String> {
    let digits = words.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let changed = digits.map(|(at, digit)| {
        let other = if digit == '9' { '8' } else { char::from(digit as u8 + 1) };
        format!("{}{other}{}", &words[..at], &words[at + 1..])
    });
    changed.collect()
}

/// Numbers that look thrown, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap()
    }
}

/// A page of charts about random parts of a dataset.
fn made_up(dataset: &Dataset, dice: &mut Dice) -> String {
    let mut page = format!("---\ntitle: Charts of {}\n---\n", dataset.id.replace(|c: char| c.is_ascii_digit(), "x"));
    let periods = dataset.periods();
    let mut series: Vec<_> = dataset.observations.keys().map(|key| key.members.clone()).collect();
    series.dedup();
    let name = |members: &[usize]| {
        let codes = dataset.dimensions.iter().zip(members).map(|(dimension, index)| format!("/{}", dimension.members[*index].id));
        format!("{}{}", dataset.id, codes.collect::<String>())
    };
    for at in 0..CHARTS_OF_A_DATASET {
        let (one, other) = (dice.below(periods.len()), dice.below(periods.len()));
        let (first, last) = (periods[one.min(other)].key(), periods[one.max(other)].key());
        let lines: Vec<String> = (0..=at % 3).map(|_| name(&series[dice.below(series.len())])).collect();
        let shown = match at % 4 {
            0 => format!(
                "type: dumbbell\nfrom: {{ statistic: \"{0}@{first}\", label: Then }}\nto: {{ statistic: \"{0}@{last}\", label: Now }}",
                dataset.id
            ),
            1 => format!(
                "type: line\nstatistics: \"{}@{first}..{last}\"\ntarget: {{ statistic: \"{}@{first}\", label: Aim }}",
                lines[0], lines[0]
            ),
            _ => format!(
                "type: line\nstatistics: [\"{}\"]",
                lines.iter().map(|line| format!("{line}@{first}..{last}")).collect::<Vec<_>>().join("\", \"")
            ),
        };
        let _ = writeln!(page, "\n```chart\nid: chart-{at}\ntitle: Made up\n{shown}\n```");
    }
    page
}

#[test]
fn every_figure_of_every_drafted_description_of_the_demonstration_holds() {
    let outcome = run(&demonstration());
    assert_eq!(faults(&outcome), Vec::<String>::new());
    let drafted = drafted(&outcome);
    assert!(drafted.len() > outcome.rendered.chart_count * 2, "only {} figures", drafted.len());
    assert!(drafted.iter().all(|number| number.exact.is_some() && number.page.is_some() && !number.sources.is_empty()));
}

#[test]
fn every_figure_of_descriptions_of_random_charts_holds_and_none_of_its_digits_can_be_changed() {
    let mut tree = demonstration();
    let statistics = corpus(&tree).statistics;
    let mut dice = Dice(0x2545_f491_4f6c_dd1d);
    for dataset in statistics.datasets.values() {
        add(&mut tree, &format!("content/made-up-{}.md", dataset.id), &made_up(dataset, &mut dice));
    }
    let outcome = run(&tree);
    assert_eq!(faults(&outcome), Vec::<String>::new());
    assert!(outcome.rendered.chart_count > 200, "only {} charts", outcome.rendered.chart_count);
    let (mut mutants, mut sure) = (0, 0);
    for Number { words, reference, .. } in drafted(&outcome) {
        let reference = reference.as_ref().unwrap().strip_prefix("stat:").unwrap();
        assert_eq!(problems_of(&statistics, reference, words), [], "{words} of {reference}");
        for mutant in other_digits(words) {
            let problems = problems_of(&statistics, reference, &mutant);
            assert!(!problems.is_empty(), "{mutant} of {reference} was {words}");
            mutants += 1;
            sure += usize::from(problems.iter().any(|problem| problem.severity == Severity::Error));
        }
    }
    // The others are the last digits of differences between rounded figures, which may be so, but are not proved.
    assert!(mutants > 3_000 && sure * 100 >= mutants * 90, "{sure} of {mutants}");
}

/// A small site with one dataset: the part of its header that matters, and its rows.
fn small_site(header: &str, rows: &str, chart: &str) -> Tree {
    let dataset = format!(
        "title: Figures of the service\nmeasure: what was measured\nperiod: calendar-year\ngeography: England\nsource: dfe\n\
         gaps: allowed\n{header}\nrows: {rows}\n"
    );
    let page = format!("---\ntitle: A page\n---\n```chart\nid: waits\ntitle: What happened\n{chart}\n```\n");
    let texts = [
        ("data/site.yaml", "title: T\nbase-url: https://charity.example/\npublisher: { name: A charity }\n"),
        (
            "data/sources.yaml",
            "dfe: { title: T, publisher: P, url: https://a.example/, published: 2025, retrieved: 2025, licence: ogl-3 }\n",
        ),
        ("data/statistics/figures.yaml", &dataset),
        ("content/_index.md", "---\ntitle: T\n---\n"),
        ("content/page.md", &page),
    ];
    Tree::from_texts(texts).unwrap()
}

fn described(header: &str, rows: &str, chart: &str) -> String {
    let outcome = run(&small_site(header, rows, chart));
    assert_eq!(outcome.problems, []);
    description(&outcome, "page/index.html", "waits")
}

const LINE: &str = "type: line\nstatistics: figures";

#[test]
fn each_unit_is_told_in_words_that_can_be_proved() {
    let rows = "{ 2021: 40, 2022: 60, 2023: 55 }";
    let cases = [
        ("unit: rank", "rose by 4 places, from 12th in 2021 to 8th", "{ 2021: 12, 2022: 14, 2023: 8 }"),
        ("unit: index", "rose by 15, from 40 in 2021 to 55", rows),
        ("unit: per-10000", "rose by 15 per 10,000, from 40 in 2021 to 55", rows),
        ("unit: gbp", "rose by £15, from £40 in 2021 to £55", rows),
        (
            "unit: percent\nrange: { from: -10, to: 100 }",
            "rose by 2.5 percentage points, from −1.5% in 2021 to 1%",
            "{ 2021: -1.5, 2022: 3, 2023: 1 }",
        ),
        (
            "unit: years-months",
            "fell by 7 months, from 2 years 1 month in 2021 to 1 year 6 months",
            "{ 2021: \"2:1\", 2023: \"1:6\" }",
        ),
        ("unit: days", "rose by 15 days, from 40 days in 2021 to 55 days", rows),
        ("unit: { one: child, other: children }", "fell by 1 child, from 2 in 2021 to 1", "{ 2021: 2, 2022: 0, 2023: 1 }"),
    ];
    for (unit, expected, rows) in cases {
        let said = described(unit, rows, LINE);
        assert!(said.contains(expected), "{said}");
    }
}

#[test]
fn what_the_data_do_not_allow_to_be_compared_stands_side_by_side() {
    let rounded = described("unit: percent\nrounding: { decimals: 0 }", "{ 2021: 4, 2022: 5, 2023: 5 }", LINE);
    assert!(!rounded.contains("highest"), "{rounded}");
    assert!(
        rounded.contains("Figures of the service: 4% (2021) and 5% (2023), rounded and too close to tell apart."),
        "{rounded}"
    );
    let limit = described("unit: gbp", "{ 2021: 400, 2023: { value: 900, bound: upper } }", LINE);
    assert!(limit.contains("£400 (2021) and up to £900 (2023), of which at least one is only a limit."), "{limit}");
}

#[test]
fn words_that_cannot_be_proved_are_left_out_and_reported() {
    let outcome = run(&small_site("unit: { one: extra place, other: fewer places }", "{ 2021: 40, 2023: 60 }", LINE));
    assert_eq!(faults(&outcome).len(), 1, "{:?}", outcome.problems);
    assert_eq!(description(&outcome, "page/index.html", "waits"), "Line chart from 2021 to 2023.");
    let svg = String::from_utf8(outcome.rendered.files["page/waits.svg"].clone()).unwrap();
    assert!(!svg.contains("rose by 20"), "{svg}");
}

#[test]
fn a_description_of_the_author_is_checked_as_claims_and_for_numbers_without_a_source() {
    let own = format!("{LINE}\ndescription: \"It rose [by 30](stat:figures@2021..2023?change), to 70.\"");
    let outcome = run(&small_site("unit: days", "{ 2021: 40, 2023: 60 }", &own));
    let codes: Vec<&str> = outcome.problems.iter().map(|problem| problem.code.name()).collect();
    assert_eq!(codes, ["false-claim", "unsourced-number"]);
    let on_page = drafted(&outcome).into_iter().filter(|number| number.place.file.ends_with("page.md")).count();
    assert_eq!(on_page, 0);
}

#[test]
fn figures_of_a_drafted_description_are_marked_and_listed_like_those_of_the_author() {
    let outcome = run(&small_site("unit: days", "{ 2021: 40, 2022: 90, 2023: 60 }", LINE));
    let html = String::from_utf8(outcome.rendered.files["page/index.html"].clone()).unwrap();
    let bound = "<a class=\"claim\" href=\"../statistics/figures/index.html\"><data class=\"claim\" value=\"20\">rose by 20 days</data></a>";
    assert!(html.contains(bound), "{html}");
    assert!(html.contains("<span class=\"count\">(4)</span>") && html.contains("40 days (2021) to 60 days (2023)"), "{html}");
    let numbers = drafted(&outcome);
    let change = numbers.iter().find(|number| number.words == "rose by 20 days").unwrap();
    assert_eq!(change.reference.as_deref(), Some("stat:figures@2023?change=2021"));
    assert_eq!((change.standing.name(), change.page.as_deref()), ("verified, drafted", Some("/page/")));
}
