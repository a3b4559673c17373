//! Words that nobody would write, of a length that nobody would write, are answered as fast as any others.

use super::phrase;
use super::properties::{dataset, found};
use crate::statistics::Statistics;
use std::time::{Duration, Instant};

/// So many bytes of one word or sign after the other; a page may hold twenty times as many. Without optimisations,
/// as most tests run, a tenth of them still takes minutes where each word looks at all others.
const LENGTH: usize = if cfg!(debug_assertions) { 10_000 } else { 100_000 };
const MOST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 1_000 } else { 50 });

/// Reading alone, three texts at once, on a machine that does other things too.
const MOST_READ: Duration = Duration::from_secs(if cfg!(debug_assertions) { 2 } else { 1 });

const WORDS: [&str; 43] = [
    "up ",
    "up",
    "12 ",
    "9",
    "1,",
    "1.",
    "-",
    "\u{2212}",
    "½",
    " ",
    "ŷ",
    "£",
    "£1 ",
    "just ",
    "about a ",
    "more than ",
    "year-on-",
    "between 2 and ",
    "1 year 5 months ",
    "since 2020 ",
    "2020/21 ",
    "31 March ",
    "a third of ",
    "one in ",
    "twenty-",
    "hundred and ",
    "million ",
    "times ",
    "per 10 ",
    "not ",
    "no ",
    "latest ",
    "rose and fell, ",
    "CHF 1 ",
    "over the last 3 years ",
    "in each of the ",
    "peaked then ",
    "three lowest of ",
    "lowest since 2020 ",
    "from 2 to ",
    "12, or ",
    "none ",
    "and a half ",
];

/// What a reference begins with, and what fills the rest of it.
const REFERENCES: [(&str, &str); 15] = [
    ("", "a"),
    ("", "/a"),
    ("", "ŷ"),
    ("d/a@", "2"),
    ("d/a@2020", ".."),
    ("d/a@2020", "@2020"),
    ("d/a@2021?", "?change="),
    ("d/a@2021?change=", "2020"),
    ("d/a@2021?change=2020", "&change=2020"),
    ("d/a@2021?vs=", "b/"),
    ("d/a@2021?vs=", "@"),
    ("d/a@2021?count=<=", "9"),
    ("d/a@2020..2021?trend", "?"),
    ("d/a@2021?rank=", "lowest"),
    ("d", "=a"),
];

/// The first of three tries that is short enough, else the last, so that a busy machine does not count.
fn time(statistics: &Statistics, reference: &str, phrase: &str, before: &str) -> Duration {
    let one = || {
        let start = Instant::now();
        drop(found(statistics, reference, phrase, before));
        start.elapsed()
    };
    std::iter::repeat_with(one).take(2).find(|time| *time <= MOST).unwrap_or_else(one)
}

fn filled(start: &str, piece: &str) -> String {
    format!("{start}{}", piece.repeat(LENGTH / piece.len()))
}

#[test]
fn a_very_long_phrase_is_answered_at_once() {
    let statistics = dataset("days", "", [1, 2, 3, 4]);
    let mut slow = Vec::new();
    for word in WORDS {
        let words = filled("", word);
        for (phrase, before) in [(words.as_str(), ""), ("12 days", words.as_str()), (&format!("12 days {words}"), "fell by ")] {
            for reference in ["d/a@2021", "d/a@2021?change", "d/a@2021?rank", "d/a@2021?record", "d@2021?count=<3"] {
                let time = time(&statistics, reference, phrase, before);
                if time > MOST {
                    slow.push(format!("{word:?} of {reference}, {} letters before it: {time:?}", before.len()));
                }
            }
        }
    }
    assert!(slow.is_empty(), "{slow:#?}");
}

/// The reader itself looks at each word once, also where nothing limits what it reads.
#[test]
fn twice_the_words_take_about_twice_the_time_to_read() {
    for word in WORDS {
        let words = filled("", word);
        let start = Instant::now();
        let _ = phrase::read_in(&words, &words, &words);
        assert!(start.elapsed() < MOST_READ, "{word:?}: {:?}", start.elapsed());
    }
}

#[test]
fn a_very_long_reference_is_answered_at_once() {
    let statistics = dataset("days", "", [1, 2, 3, 4]);
    for (start, piece) in REFERENCES {
        let time = time(&statistics, &filled(start, piece), "12 days", "");
        assert!(time < MOST, "{start}{piece}: {time:?}");
    }
}
