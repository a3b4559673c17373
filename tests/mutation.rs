//! Every digit of every bound phrase on the demonstration site matters: change one, and the claim no longer holds.

use standfirst::check::claims::claim_of;
use standfirst::claim::{self, Claim};
use standfirst::content::{Ref, Target};
use standfirst::number::Moment;
use standfirst::pipeline::{Options, read};
use standfirst::site::Corpus;
use standfirst::site::corpus::Drafts;
use standfirst::source::Tree;
use std::path::Path;

/// Before these words a number may be off a little, which is what they say.
const LOOSE: [&str; 8] = ["about", "around", "over", "nearly", "under", "almost", "more than", "up to"];

fn demonstration() -> Corpus {
    let (tree, faults) = Tree::read(Path::new(env!("CARGO_MANIFEST_DIR")));
    assert_eq!(faults, []);
    let options = Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None };
    let mut problems = Vec::new();
    let corpus = read::corpus(&tree, &options, &mut problems);
    assert_eq!(problems, []);
    corpus
}

fn claims(corpus: &Corpus) -> Vec<(&str, &Ref)> {
    let pages = corpus.documents.values().flat_map(|document| &document.refs);
    let fragments = corpus.fragments.values().flat_map(|fragment| &fragment.refs);
    let bound = pages.chain(fragments).filter_map(|reference| match &reference.target {
        Target::Statistic(name) => Some((name.as_str(), reference)),
        _ => None,
    });
    bound.collect()
}

fn holds(corpus: &Corpus, name: &str, reference: &Ref, phrase: &str) -> bool {
    claim::judge(&corpus.statistics, &Claim { phrase, ..claim_of(reference, name) }).problems.is_empty()
}

/// The phrase with each of its digits changed in turn.
fn mutants(phrase: &str) -> Vec<String> {
    let digits = phrase.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let changed = digits.map(|(at, digit)| {
        let other = if digit == '9' { '8' } else { char::from(digit as u8 + 1) };
        format!("{}{other}{}", &phrase[..at], &phrase[at + 1..])
    });
    changed.collect()
}

#[test]
fn a_changed_digit_in_any_sentence_of_the_demonstration_is_found() {
    let corpus = demonstration();
    let claims = claims(&corpus);
    let mut tried = 0;
    let mut missed = Vec::new();
    for (name, reference) in claims {
        assert!(holds(&corpus, name, reference, &reference.phrase), "{} of {name}", reference.phrase);
        let is_loose = LOOSE.iter().any(|word| reference.phrase.to_lowercase().contains(word));
        for mutant in mutants(&reference.phrase).into_iter().filter(|_| !is_loose) {
            tried += 1;
            if holds(&corpus, name, reference, &mutant) {
                missed.push(format!("{}: \"{mutant}\" for \"{}\"", reference.place.file, reference.phrase));
            }
        }
    }
    assert_eq!(missed, Vec::<String>::new());
    assert!(tried > 200, "only {tried} digits were changed");
}
