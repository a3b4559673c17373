//! Does the title of a chart read like a headline: short, in sentence case, without a full stop?

use crate::content::Directive;
use crate::diag::{Diagnostic, code};
use crate::site::Corpus;
use std::collections::BTreeSet;

/// Most words of a title.
const MOST_WORDS: usize = 10;
/// Words shorter than this are small in titles of any style: "of", "and", "the".
const SHORTEST: usize = 4;
/// So many capitals that belong to no known name are a style and no accident.
const FEWEST_CAPITALS: usize = 2;

/// Words that are written with a capital wherever they stand: those of the names in the data, and of publishers.
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// The names that the data of a site use.
    pub(super) fn of(corpus: &Corpus) -> Self {
        let members = corpus.statistics.datasets.values().flat_map(|dataset| {
            let members = dataset.dimensions.iter().flat_map(|dimension| &dimension.members);
            members.map(|member| member.label.as_str()).chain([dataset.geography.as_str()])
        });
        let publishers = corpus.statistics.sources.values().map(|source| source.publisher.as_str());
        let all = members.chain(publishers).chain([corpus.settings.publisher.name.as_str()]);
        Self(all.flat_map(words).filter(|word| has_capital(word)).map(str::to_owned).collect())
    }
}

/// Reports what a title does that a headline would not.
pub(super) fn check(chart: &Directive, names: &Names) -> Vec<Diagnostic> {
    let title = chart.title.words();
    let count = title.split_whitespace().count();
    let too_long = (count > MOST_WORDS).then(|| {
        (
            format!("The title of `{}` has {count} words.", chart.id.value),
            "too long",
            format!("say it in {MOST_WORDS} words or fewer"),
        )
    });
    let full_stop = (title.ends_with('.') && !title.ends_with("..")).then(|| {
        (format!("The title of `{}` ends with a full stop.", chart.id.value), "full stop", "delete the full stop".to_owned())
    });
    let capitals = has_capitals_on_every_word(&title, names).then(|| {
        let fix = "write only the first word and names with a capital letter".to_owned();
        (format!("The title of `{}` has a capital letter on every word.", chart.id.value), "capitals", fix)
    });
    let problems = [too_long, full_stop, capitals].into_iter().flatten();
    let told = |(message, label, fix): (String, &str, String)| {
        Diagnostic::warning(code::CHART_TITLE, chart.title_place.clone(), message).label(label).fix(fix)
    };
    problems.map(told).collect()
}

/// A title may be full of names, so only words that are in no name of the data count, and all of them must have a capital.
fn has_capitals_on_every_word(title: &str, names: &Names) -> bool {
    let after_first = words(title).skip(1);
    let telling: Vec<&str> = after_first.filter(|word| word.chars().count() >= SHORTEST && !is_name(word, names)).collect();
    telling.len() >= FEWEST_CAPITALS && telling.iter().all(|word| has_capital(word))
}

/// Abbreviations are names too.
fn is_name(word: &str, names: &Names) -> bool {
    word.chars().all(|c| !c.is_lowercase()) || names.0.contains(word)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '\u{2019}'));
    words.filter(|word| !word.is_empty())
}

fn has_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
