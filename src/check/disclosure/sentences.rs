//! Numbers that nobody bound and that seem to be a withheld figure, in sentences and in cells of typed tables.
//!
//! A text seems to give a figure away when it names every member that the figure stands at, does not
//! name another period, and holds a number of what is counted that agrees with all that is published.
//! Where no member tells the figure from others, it must hold a word of the measure and a small number.

use super::network::Network;
use super::wording;
use crate::content::Passage;
use crate::content::passage::Words;
use crate::diag::{Diagnostic, code};
use crate::disclosure::{Audit, Cell, Doubt, Leak};
use crate::number::{Decimal, Period, Rounding, Unit, date, read_decimal, words};
use crate::site::Corpus;
use crate::source::Place;
use std::collections::{BTreeMap, BTreeSet};

/// What is looked for: the words that a text about a withheld figure has.
struct Wanted {
    cell: usize,
    labels: Vec<String>,
    /// Spellings of the period, and whether a text without any period is about it.
    periods: Vec<String>,
    is_latest: bool,
    nouns: Vec<String>,
    /// The beginnings of words that tell this measure from others of the same people; none where the members do.
    measure: Vec<String>,
    /// Where no member tells the figure from others: what it is less than.
    below: Option<Decimal>,
}

/// Words of a measure that many measures of people share.
const COMMON: [&str; 9] = ["after", "average", "count", "looked", "number", "people", "share", "total", "young"];
/// So many letters of a word stay when it is bent: "adopt" of "adopted" and "adoption".
const STEM: usize = 5;

/// A number that nobody bound, with the run of words in which it stands.
struct Typed<'a> {
    value: Decimal,
    words: &'a Words,
}

/// What would follow if a withheld cell had the value that somebody typed.
struct Suppositions<'a> {
    network: &'a Network<'a>,
    audit: Audit<'a>,
    /// The answers so far: one number may stand in many sentences.
    answers: BTreeMap<(usize, Decimal), Supposed>,
}

/// An answer.
#[derive(Clone)]
enum Supposed {
    /// The value does not agree with what is published.
    Impossible,
    /// It does; the workings from which another withheld cell would follow, if one does.
    Possible(Vec<String>),
}

/// Looks through every text of the site.
pub(super) fn check<'a>(corpus: &Corpus, network: &'a Network<'a>, audit: Audit<'a>) -> Vec<Diagnostic> {
    let wanted = all_wanted(network);
    // Few texts name any of the members, so that most are looked through once for each member and no further.
    let mut by_word: BTreeMap<&str, Vec<&Wanted>> = BTreeMap::new();
    for wanted in &wanted {
        by_word.entry(wanted.first_word()).or_default().push(wanted);
    }
    let mut suppositions = Suppositions { network, audit, answers: BTreeMap::new() };
    let pages = corpus.documents.values().flat_map(|document| &document.passages);
    let passages = pages.chain(corpus.fragments.values().flat_map(|fragment| &fragment.passages));
    let mut told = BTreeSet::new();
    let mut problems = Vec::new();
    for passage in passages {
        let text = passage.text().to_lowercase();
        let named = by_word.iter().filter(|(word, _)| text.contains(**word)).flat_map(|(_, wanted)| wanted.iter().copied());
        let named: Vec<&Wanted> = named.collect();
        let sentences = if named.is_empty() { Vec::new() } else { sentences(passage) };
        for sentence in sentences {
            problems.extend(in_sentence(&mut suppositions, &named, passage.is_cell(), &sentence, &mut told));
        }
    }
    problems
}

fn in_sentence(
    suppositions: &mut Suppositions<'_>,
    wanted: &[&Wanted],
    is_cell: bool,
    sentence: &[Words],
    told: &mut BTreeSet<Place>,
) -> Vec<Diagnostic> {
    let text: String = sentence.iter().map(|words| words.text.to_lowercase()).collect();
    let about = wanted.iter().filter(|wanted| wanted.is_named(&text, is_cell));
    let mut problems = Vec::new();
    for wanted in about {
        for typed in typed(sentence, wanted) {
            if !told.contains(&typed.words.place)
                && wanted.may_be(typed.value)
                && let Supposed::Possible(workings) = suppositions.ask(wanted.cell, typed.value)
            {
                told.insert(typed.words.place.clone());
                problems.push(gives_away(suppositions.network, wanted.cell, &typed, workings));
            }
        }
    }
    problems
}

fn gives_away(network: &Network<'_>, cell: usize, typed: &Typed<'_>, workings: Vec<String>) -> Diagnostic {
    let message = "This number seems to be a figure that is withheld to protect people.";
    let problem = Diagnostic::error(code::CAN_BE_WORKED_OUT, typed.words.place.clone(), message).confidential();
    let problem = problem.note(format!("withheld: {}", wording::name(network, cell)));
    let problem = workings.into_iter().fold(problem, Diagnostic::note);
    problem.fix("leave the number out; if it is another figure, bind it to the statistic that it comes from")
}

impl Suppositions<'_> {
    fn ask(&mut self, cell: usize, value: Decimal) -> Supposed {
        if let Some(answer) = self.answers.get(&(cell, value)) {
            return answer.clone();
        }
        let known = Cell::published(value, &Rounding::Exact, self.network.cells[cell].whole);
        let leaks = self.audit.leaks_if(cell, known);
        let is_contradiction = |leak: &Leak| matches!(leak, Leak::Unproved { doubt: Doubt::Contradiction, .. });
        let answer =
            if leaks.iter().any(is_contradiction) { Supposed::Impossible } else { Supposed::Possible(self.workings(&leaks)) };
        self.answers.insert((cell, value), answer.clone());
        answer
    }

    /// How the first of the other withheld cells follows.
    fn workings(&self, leaks: &[Leak]) -> Vec<String> {
        let follow = leaks.iter().find_map(|leak| match leak {
            Leak::Derivable { cell, equations, .. } if self.network.is_withheld(*cell) => Some((*cell, equations)),
            _ => None,
        });
        let Some((other, equations)) = follow else { return Vec::new() };
        let workings = equations.iter().map(|equation| wording::equation(self.network, *equation, other));
        workings.map(|working| format!("another follows from it: {working}")).collect()
    }
}

/// Every withheld cell that a text can name.
fn all_wanted(network: &Network<'_>) -> Vec<Wanted> {
    let mut latest: BTreeMap<&str, Option<Period>> = BTreeMap::new();
    let wanted = network.withheld().map(|cell| {
        let dataset = network.dataset(cell);
        let last = latest.entry(&dataset.id).or_insert_with(|| dataset.observations.keys().map(|key| key.period).max());
        wanted(network, cell, *last)
    });
    wanted.filter(Wanted::is_recognised).collect()
}

fn wanted(network: &Network<'_>, cell: usize, latest: Option<Period>) -> Wanted {
    let name = network.name(cell);
    let period = name.key.period;
    let labels: Vec<String> = wording::labels(name.dataset, &name.key.members).iter().map(|label| label.to_lowercase()).collect();
    let nouns = match &name.dataset.unit {
        Unit::Count { one, other } => vec![one.to_lowercase(), other.to_lowercase()],
        _ => Vec::new(),
    };
    let periods = [period.key(), period.label(), period.to_string()].map(|text| text.to_lowercase()).to_vec();
    let measure = if name.dataset.dimensions.len() > 1 { Vec::new() } else { stems(&name.dataset.measure, &nouns) };
    let below = name.dataset.disclosure.as_ref().and_then(|rules| rules.suppress_below).filter(|_| labels.is_empty());
    Wanted { cell, labels, periods, is_latest: latest == Some(period), nouns, measure, below }
}

/// The beginnings of the words that tell one measure from another.
fn stems(measure: &str, nouns: &[String]) -> Vec<String> {
    let words = measure.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase);
    let own = words.filter(|word| word.chars().count() >= STEM && !COMMON.contains(&word.as_str()) && !nouns.contains(word));
    own.map(|word| word.chars().take(STEM).collect()).collect()
}

impl Wanted {
    /// Words without which no text is about the figure: its first member, if it has one.
    fn first_word(&self) -> &str {
        self.labels.first().map_or("", String::as_str)
    }

    /// Whether a text about the figure can be told from others.
    fn is_recognised(&self) -> bool {
        !self.labels.is_empty() || self.below.is_some()
    }

    fn may_be(&self, value: Decimal) -> bool {
        self.below.is_none_or(|below| value > Decimal::ZERO && value < below)
    }

    fn is_named(&self, text: &str, is_cell: bool) -> bool {
        let names_all = self.labels.iter().all(|label| holds(text, label));
        let is_of_time = self.periods.iter().any(|period| holds(text, period)) || (self.is_latest && !has_year(text));
        let is_counted = is_cell && self.below.is_none() || self.nouns.iter().any(|noun| holds(text, noun));
        let is_measured = self.measure.is_empty() || self.measure.iter().any(|stem| text.contains(stem.as_str()));
        names_all && is_of_time && is_counted && is_measured
    }
}

/// The sentences of a passage, each as the runs of words that it is made of.
fn sentences(passage: &Passage) -> Vec<Vec<Words>> {
    let mut sentences = vec![Vec::new()];
    for words in &passage.words {
        for (index, part) in words.text.split_inclusive(". ").enumerate() {
            let last_ended =
                sentences.last().and_then(|sentence: &Vec<Words>| sentence.last()).is_some_and(|last| last.text.ends_with(". "));
            if index > 0 || last_ended {
                sentences.push(Vec::new());
            }
            if let Some(sentence) = sentences.last_mut() {
                sentence.push(Words { text: part.to_owned(), ..words.clone() });
            }
        }
    }
    sentences
}

/// The numbers of a sentence that nobody bound, without those that belong to names and periods.
fn typed<'a>(sentence: &'a [Words], wanted: &Wanted) -> Vec<Typed<'a>> {
    let of_words = |words: &'a Words| {
        let mut text = words.text.to_lowercase();
        for name in wanted.labels.iter().chain(&wanted.periods) {
            text = text.replace(name.as_str(), " ");
        }
        numbers(&text).into_iter().map(move |value| Typed { value, words }).collect::<Vec<_>>()
    };
    sentence.iter().filter(|words| !words.is_bound).flat_map(of_words).collect()
}

/// Numbers in digits and words; years, percentages and parts of dates are none that count people.
fn numbers(text: &str) -> Vec<Decimal> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let next = words.get(at + 1).copied().unwrap_or("");
        let is_share = word.contains('%') || next.starts_with("per") || word.contains('£');
        if is_share || is_month(next) || is_year(bare) {
            continue;
        }
        let in_words = || words::read_cardinal(bare).map(Decimal::from);
        found.extend(read_decimal(&bare.replace(',', "")).ok().or_else(in_words));
    }
    found
}

fn is_month(word: &str) -> bool {
    date::month_named(word.trim_matches(|c: char| !c.is_alphanumeric())).is_some()
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) && (word.starts_with("19") || word.starts_with("20"))
}

fn has_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(is_year)
}

/// Whether a text holds some words as whole words.
fn holds(text: &str, words: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(words)
        .any(|(at, _)| is_edge(text[..at].chars().next_back()) && is_edge(text[at + words.len()..].chars().next()))
}
