//! Two figures of Slough are withheld on the demonstration site: whatever gives one of them away is refused.

use standfirst::audit::{self, Audit};
use standfirst::diag::{Diagnostic, human, json};
use standfirst::number::Moment;
use standfirst::pipeline::{self, Options, Outcome};
use standfirst::site::corpus::Drafts;
use standfirst::source::{SourceText, Tree};
use std::path::Path;
use std::sync::OnceLock;

const AGES: &str = "data/statistics/in-care-by-age-local.yaml";
const PAGE: &str = "content/about.md";
/// Two numbers that would make up what the published ages leave of the total, and stand in no label.
const UNDER_1: &str = "11";
const AGED_1_TO_4: &str = "13";

fn demonstration() -> Tree {
    let (tree, faults) = Tree::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(faults, []);
    tree
}

/// The demonstration with a text in place of a file, or in a new one.
fn with(path: &str, text: &str) -> Tree {
    let mut tree = demonstration();
    let path = path.into();
    tree.texts.insert(std::sync::Arc::clone(&path), SourceText::from_bytes(&path, text.as_bytes()).unwrap());
    tree
}

fn replaced(path: &str, old: &str, new: &str) -> Tree {
    let text = demonstration().texts[path].text.to_string();
    assert!(text.contains(old), "{path} does not hold {old}");
    with(path, &text.replacen(old, new, 1))
}

/// The demonstration with a page of its own that holds these words.
fn with_words(words: &str) -> Tree {
    with(PAGE, &format!("---\ntitle: Slough\n---\n{words}\n"))
}

fn run(tree: &Tree) -> Outcome {
    let options = Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None };
    pipeline::run(tree, Vec::new(), &options)
}

/// Refused for this reason, with a message that names the figure and shows no value in any of its forms.
fn assert_refused(tree: &Tree, wording: &str) {
    let outcome = run(tree);
    let problems: Vec<Diagnostic> =
        outcome.problems.iter().filter(|problem| problem.code.name() == "can-be-worked-out").cloned().collect();
    let quote = |place: &standfirst::source::Place| outcome.quote(tree, place);
    let told = human::report(&problems, &quote, human::Colours::None);
    assert!(told.contains(wording), "{wording} is not told in\n{told}");
    assert!(told.contains("withheld: Slough, "), "{told}");
    let all = human::report(&outcome.problems, &quote, human::Colours::None);
    for report in [all, json::report(&outcome.problems, &quote), audited_anew(&outcome)] {
        let words = report.split(|c: char| !c.is_alphanumeric());
        let values: Vec<&str> = words.filter(|word| [UNDER_1, AGED_1_TO_4].contains(word)).collect();
        assert!(values.is_empty(), "{values:?} in\n{report}");
    }
}

/// The audit of the demonstration as it is.
static BEFORE: OnceLock<String> = OnceLock::new();

/// What the audit says that it does not say of the demonstration.
fn audited_anew(outcome: &Outcome) -> String {
    let moment = Moment::read("2026-11-23").unwrap();
    let csv = |outcome: &Outcome| audit::csv(&Audit::new("", moment, &outcome.numbers, |_| 1));
    let before = BEFORE.get_or_init(|| csv(&run(&demonstration())));
    csv(outcome).lines().filter(|line| !before.contains(line)).collect::<Vec<_>>().join("\n")
}

#[test]
fn as_published_nothing_gives_them_away() {
    let problems = run(&demonstration()).problems;
    assert!(problems.iter().all(|problem| problem.code.name() != "can-be-worked-out"), "{problems:?}");
}

#[test]
fn one_of_them_in_the_table_gives_the_other_away() {
    let equation =
        "1 to 4 = All ages \u{2212} Under 1 \u{2212} 5 to 9 \u{2212} 10 to 15 \u{2212} 16 and over (Slough, 31 March 2025)";
    let tree = replaced(AGES, "under-1: { 2025: c }", &format!("under-1: {{ 2025: {UNDER_1} }}"));
    assert_refused(&tree, equation);
}

#[test]
fn one_of_them_in_another_dataset_gives_both_away() {
    let header = "measure: children looked after who were aged under 1\nunit: { one: child, other: children }\n\
                  period: at 31 March\ngeography: Slough\nsource: dfe-cla-2025\n";
    let tree = with(
        "data/statistics/slough-under-1s.yaml",
        &format!("title: Children under 1 in care in Slough\n{header}rows: {{ 2025: {UNDER_1} }}\n"),
    );
    assert_refused(&tree, "`slough-under-1s` gives the figure of Slough, Under 1, 31 March 2025");
    assert_refused(&tree, "1 to 4 = All ages \u{2212} Under 1");
    let tree = replaced(
        "data/statistics/under-1s-local.yaml",
        "      thurrock: Thurrock\n",
        "      slough: Slough\n      thurrock: Thurrock\n",
    );
    let text = tree.texts["data/statistics/under-1s-local.yaml"].text.replacen(
        "rows:\n",
        &format!("rows:\n  slough: {{ 2021: x, 2022: x, 2023: x, 2024: x, 2025: {UNDER_1} }}\n"),
        1,
    );
    assert_refused(&with("data/statistics/under-1s-local.yaml", &text), "`under-1s-local` gives the figure of Slough, Under 1");
}

#[test]
fn one_of_them_typed_into_a_sentence_is_refused() {
    for sentence in [
        format!("On 31 March 2025, {UNDER_1} children aged under 1 were looked after in Slough."),
        format!("Slough looked after *{AGED_1_TO_4}* children aged 1 to 4."),
        "In Slough eleven children looked after were aged under 1.".to_owned(),
        format!("> Slough: {UNDER_1} of the children were aged under 1 at 31 March 2025."),
        format!("## In 2025 Slough had {UNDER_1} children under 1 in care"),
        format!("In the year ending 31 March 2024, {UNDER_1} children from Slough were adopted."),
        format!("![Slough: {UNDER_1} children under 1 in care](photo.jpg)"),
    ] {
        assert_refused(&with_words(&sentence), "This number seems to be a figure that is withheld");
    }
}

#[test]
fn one_of_them_typed_into_a_table_is_refused() {
    let table = format!("| Area | Under 1 | 1 to 4 |\n| --- | --- | --- |\n| Slough | few | {AGED_1_TO_4} |");
    assert_refused(&with_words(&table), "This number seems to be a figure that is withheld");
}

#[test]
fn one_of_them_in_a_note_of_a_dataset_is_refused() {
    let note = format!("notes:\n  - Of these children {UNDER_1} in Slough were under 1.\n");
    let tree = replaced(AGES, "notes:\n", &note);
    assert_refused(&tree, "This number seems to be a figure that is withheld");
}

#[test]
fn what_does_not_give_them_away_may_be_said() {
    for sentence in [
        "In 2025 Slough looked after [173 children](stat:in-care-by-age-local/slough/all-ages@2025), some aged under 1.",
        "Slough looked after 173 children of all ages; those under 1 are not counted here.",
        "In the year ending 31 March 2024, 173 children from Slough were in care.",
        "In 2019 the 11 children under 1 in Slough were all placed with families.",
        "At 11 meetings in Slough the needs of babies under 1 were discussed.",
        "Slough Children's Services Trust took part from January 2017, when 11 children aged under 1 lived elsewhere.",
    ] {
        let outcome = run(&with_words(sentence));
        let leaks = outcome.problems.iter().filter(|problem| problem.code.name() == "can-be-worked-out");
        assert_eq!(leaks.count(), 0, "{sentence}");
    }
}
