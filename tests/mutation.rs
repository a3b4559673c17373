//! Every digit, unit, direction word and period that is bound on the demonstration site matters: change one, and
//! `check` turns red.
//!
//! A mutant that says the same as the original (another period with the same figure) is counted apart: it is no lie.

use standfirst::check::claims::claim_of;
use standfirst::claim::{self, Claim};
use standfirst::config;
use standfirst::content::{Ref, Target};
use standfirst::diag::{Diagnostic, Severity};
use standfirst::number::{Moment, words};
use standfirst::pipeline::{Options, read};
use standfirst::site::Corpus;
use standfirst::site::corpus::Drafts;
use standfirst::source::Tree;
use standfirst::statistics::{Reference, When};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

/// The share of mutants, in thousandths, that must be found.
const LEAST_FOUND: usize = 995;

/// Units, each with one that means something else.
const UNITS: [(&str, &str); 11] = [
    ("%", " percentage points"),
    ("percentage points", "%"),
    ("percentage point", "%"),
    ("per cent", "percentage points"),
    ("days", "weeks"),
    ("months", "days"),
    ("month", "day"),
    ("years", "months"),
    ("year", "month"),
    ("£", "€"),
    ("million", "billion"),
];

/// Words that say which way, each with one that says the other.
const DIRECTIONS: [(&str, &str); 24] = [
    ("up", "down"),
    ("down", "up"),
    ("rise", "fall"),
    ("fall", "rise"),
    ("rose", "fell"),
    ("fell", "rose"),
    ("risen", "fallen"),
    ("fallen", "risen"),
    ("increase", "decrease"),
    ("decrease", "increase"),
    ("more", "fewer"),
    ("fewer", "more"),
    ("less", "more"),
    ("higher", "lower"),
    ("lower", "higher"),
    ("highest", "lowest"),
    ("lowest", "highest"),
    ("largest", "smallest"),
    ("smallest", "largest"),
    ("faster", "slower"),
    ("slower", "faster"),
    ("sooner", "later"),
    ("longer", "shorter"),
    ("above", "below"),
];

/// What was changed in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Digit,
    NumberWord,
    Unit,
    Direction,
    PeriodInSentence,
    PeriodInReference,
}

/// A claim with one thing changed.
struct Mutant {
    kind: Kind,
    reference: String,
    phrase: String,
    before: String,
    after: String,
}

fn demonstration() -> Corpus {
    let (tree, faults) = Tree::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(faults, []);
    let options = Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None };
    let mut problems = Vec::new();
    let corpus = read::corpus(&tree, &options, &mut problems);
    assert_eq!(problems, []);
    corpus
}

fn claims(corpus: &Corpus) -> Vec<(&str, &Ref)> {
    let pages = corpus.documents.values().flat_map(|document| &document.refs);
    let fragments = corpus.fragments.values().flat_map(|fragment| &fragment.refs);
    let bound = pages.chain(fragments).filter_map(|reference| match &reference.target {
        Target::Statistic(name) if !reference.phrase.is_empty() => Some((name.as_str(), reference)),
        _ => None,
    });
    bound.collect()
}

/// Whether `check` ends with an error, by the rules that the site has set.
fn is_red(corpus: &Corpus, problems: Vec<Diagnostic>) -> bool {
    config::weigh(problems, &corpus.settings.rules).iter().any(|problem| problem.severity == Severity::Error)
}

fn mutants(corpus: &Corpus, name: &str, original: &Ref) -> Vec<Mutant> {
    let same = |kind| Mutant {
        kind,
        reference: name.to_owned(),
        phrase: original.phrase.clone(),
        before: original.before.clone(),
        after: original.after.clone(),
    };
    let phrase = original.phrase.as_str();
    let kinds = [
        (Kind::Digit, other_digits(phrase)),
        (Kind::NumberWord, other_number_words(phrase)),
        (Kind::Unit, swapped(phrase, &UNITS)),
        (Kind::Direction, swapped(phrase, &DIRECTIONS)),
    ];
    let in_phrase = kinds.into_iter().flat_map(|(kind, phrases)| phrases.into_iter().map(move |phrase| (kind, phrase)));
    let mut mutants: Vec<Mutant> = in_phrase.map(|(kind, phrase)| Mutant { phrase, ..same(kind) }).collect();
    mutants.extend(
        other_references(corpus, name).into_iter().map(|reference| Mutant { reference, ..same(Kind::PeriodInReference) }),
    );
    mutants.extend(bound_period(&original.after).map(|after| Mutant { after, ..same(Kind::PeriodInSentence) }));
    mutants
}

/// The phrase with each of its digits changed in turn.
fn other_digits(phrase: &str) -> Vec<String> {
    let digits = phrase.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let changed = digits.map(|(at, digit)| {
        let other = if digit == '9' { '8' } else { char::from(digit as u8 + 1) };
        format!("{}{other}{}", &phrase[..at], &phrase[at + 1..])
    });
    changed.collect()
}

/// The phrase with each number in words changed to the next.
fn other_number_words(phrase: &str) -> Vec<String> {
    let next = |word: &str| words::cardinal(words::read_cardinal(&word.to_lowercase())? + 1);
    let pieces: Vec<&str> = phrase.split(' ').collect();
    let other = |at: usize| {
        let mut pieces = pieces.clone();
        pieces[at] = next(pieces[at])?;
        Some(pieces.join(" "))
    };
    (0..pieces.len()).filter_map(other).collect()
}

/// The phrase with each word of a table changed in turn.
fn swapped(phrase: &str, table: &[(&str, &str)]) -> Vec<String> {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let places = |word: &str| {
        let is_word = word.starts_with(char::is_alphabetic);
        let found = phrase.match_indices(word).map(|(at, _)| at);
        let whole = found.filter(|at| {
            let (before, after) = (phrase[..*at].chars().next_back(), phrase[at + word.len()..].chars().next());
            !is_word || !(is_letter(before) || is_letter(after))
        });
        whole.collect::<Vec<_>>()
    };
    let swaps = table.iter().flat_map(|(word, other)| {
        places(word).into_iter().map(move |at| format!("{}{other}{}", &phrase[..at], &phrase[at + word.len()..]))
    });
    swaps.collect()
}

/// The reference with each of its periods changed to another of the dataset.
fn other_references(corpus: &Corpus, name: &str) -> Vec<String> {
    let Ok(reference) = Reference::parse(name) else { return Vec::new() };
    let periods = corpus.statistics.datasets[&reference.dataset].periods();
    let other = |text: &str| periods.iter().map(|period| period.key()).find(|key| key != text);
    let mut found = Vec::new();
    match &reference.when {
        When::At(period) => found.extend(other(period).map(|period| Reference { when: When::At(period), ..reference.clone() })),
        When::Range(first, last) => {
            let first = other(first).map(|first| When::Range(first, last.clone()));
            found.extend(first.map(|when| Reference { when, ..reference.clone() }));
        }
        _ => {}
    }
    if let Some((word, Some(period))) = reference.question.as_ref().filter(|(word, _)| word == "change" || word == "record") {
        let question = other(period).map(|period| Some((word.clone(), Some(period))));
        found.extend(question.map(|question| Reference { question, ..reference.clone() }));
    }
    found.iter().map(ToString::to_string).collect()
}

/// "since 2020" that follows at once, with another year.
fn bound_period(after: &str) -> Option<String> {
    let lead = ["since ", "than in ", "from ", "compared with "];
    let rest = after.trim_start();
    let lead = lead.into_iter().find(|lead| rest.starts_with(lead))?;
    let digits = rest[lead.len()..].find(|c: char| c.is_ascii_digit())?;
    let at = after.len() - rest.len() + lead.len() + digits;
    let year: u32 = after.get(at..at + 4)?.parse().ok().filter(|year| (1900..2100).contains(year))?;
    Some(format!("{}{}{}", &after[..at], year - 1, &after[at + 4..]))
}

#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    found: usize,
    missed: usize,
    /// True all the same.
    equivalent: usize,
}

#[test]
fn a_changed_digit_unit_direction_or_period_of_the_demonstration_turns_check_red() {
    let corpus = demonstration();
    let mut tallies: BTreeMap<Kind, Tally> = BTreeMap::new();
    let mut missed = Vec::new();
    for (name, original) in claims(&corpus) {
        let claim = claim_of(original, name);
        let judged = claim::judge(&corpus.statistics, &claim);
        assert!(!is_red(&corpus, judged.problems), "{} of {name}", original.phrase);
        let given = judged.figure.map(|figure| (figure.value, figure.exact));
        for mutant in mutants(&corpus, name, original) {
            let Mutant { kind, reference, phrase, before, after } = &mutant;
            let judged = claim::judge(&corpus.statistics, &Claim { reference, phrase, before, after, ..claim });
            let tally = tallies.entry(*kind).or_default();
            let is_same = *kind == Kind::PeriodInReference && judged.figure.map(|figure| (figure.value, figure.exact)) == given;
            match () {
                () if is_red(&corpus, judged.problems) => tally.found += 1,
                () if is_same => tally.equivalent += 1,
                () => {
                    tally.missed += 1;
                    missed.push(format!("{}: {kind:?}: [{phrase}]({reference}) {after}", original.place.file));
                }
            }
        }
    }
    report(&tallies);
    let (found, all) =
        tallies.values().fold((0, 0), |(found, all), tally| (found + tally.found, all + tally.found + tally.missed));
    assert!(found * 1000 >= all * LEAST_FOUND, "{found} of {all} found:\n{}", missed.join("\n"));
    assert!(all > 500, "only {all} mutants");
}

/// Straight to the terminal, so that the figures are seen in every run.
fn report(tallies: &BTreeMap<Kind, Tally>) {
    let line = |(kind, tally): (&Kind, &Tally)| {
        let Tally { found, missed, equivalent } = tally;
        format!("{kind:?}: {found} of {} mutants turned check red ({equivalent} say the same)\n", found + missed)
    };
    let lines: String = tallies.iter().map(line).collect();
    let sum = |of: fn(&Tally) -> usize| tallies.values().map(of).sum::<usize>();
    let (found, missed) = (sum(|tally| tally.found), sum(|tally| tally.missed));
    std::io::stderr().write_all(format!("{lines}all: {found} of {}\n", found + missed).as_bytes()).unwrap();
}
