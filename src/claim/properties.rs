//! What holds of every phrase and every dataset: nothing panics, and what is printed is read back as true.

mod spans;

use super::{Claim, judge};
use crate::claim::prose::{self, Setting};
use crate::source::{Place, SourceText};
use crate::statistics::{Statistics, schema};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const UNITS: [&str; 13] = [
    "percent",
    "days",
    "years",
    "years-months",
    "gbp",
    "rank",
    "index",
    "per-10000",
    "{ one: child, other: children }",
    "hours",
    "chf",
    "{ index: 2015 }",
    "per-1500",
];
const ROUNDINGS: [&str; 5] = [
    "",
    "rounding: { to: 10 }\n",
    "rounding: { to: 1 }\n",
    "rounding: { decimals: 1 }\n",
    "rounding: [{ to: 1 }, { from: 100, to: 10 }]\n",
];
const REFERENCES: [&str; 16] = [
    "d/a@2021?rank",
    "d/b@2021?rank=highest",
    "d/a@2021?record",
    "d/a@2021?record=2020",
    "d@2021?count=<=100",
    "d@2020?count=>b@2021",
    "d@2021?count=at-least:a@2020",
    "d@2021?count==90",
    "d/a@2020",
    "d/a@latest",
    "d/a@2021?change",
    "d/a@2020..2021?change",
    "d/a@2021?change=2020",
    "d/a@2021?vs=b",
    "d/a@2021?vs=b@2020",
    "d/a@2021?vs=d/b@2020",
];

/// A dataset of two members and two periods.
pub(super) fn dataset(unit: &str, rounding: &str, values: [i64; 4]) -> Statistics {
    let mut text = format!(
        "title: T\nmeasure: m\ngeography: England\nsource: s\nperiod: calendar-year\nbetter: lower\nunit: {unit}\n{rounding}\
         dimensions: {{ area: {{ a: A, b: B }} }}\nrows:\n"
    );
    let spelt = |value: i64| if unit == "years-months" { format!("{}:{}", value / 12, value % 12) } else { value.to_string() };
    for (member, [first, second]) in [("a", [values[0], values[1]]), ("b", [values[2], values[3]])] {
        writeln!(text, "  {member}: {{ 2020: {}, 2021: {} }}", spelt(first), spelt(second)).unwrap();
    }
    let source = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
    let (dataset, problems) = schema::read(&source, &BTreeMap::new());
    // Random figures need not be rounded as the dataset says.
    assert!(problems.iter().all(|problem| problem.code == crate::diag::code::NOT_ROUNDED), "{text}");
    Statistics { datasets: [("d".to_owned(), dataset.unwrap())].into(), sources: BTreeMap::new() }
}

pub(super) fn found(statistics: &Statistics, reference: &str, phrase: &str, before: &str) -> super::Judged {
    found_in(statistics, reference, phrase, (before, ""))
}

fn found_in(statistics: &Statistics, reference: &str, phrase: &str, (before, after): (&str, &str)) -> super::Judged {
    let place = Place::new(&"a.md".into(), 0..1);
    judge(statistics, &Claim { phrase, before, after, ..Claim::insert(reference, &place) })
}

/// Words and numbers of claims in any order, which reach further than letters at random.
fn wordings() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "up",
        "down",
        "12",
        "3,630",
        "%",
        "£",
        "CHF ",
        "minutes",
        "k",
        "million",
        "between",
        "and",
        "to",
        "-",
        "–",
        "a",
        "third",
        "half",
        "one",
        "in",
        "five",
        "1 year 5 months",
        "per",
        "10,000",
        "less than",
        "more",
        "just over",
        "about",
        "doubled",
        "times",
        "8th",
        "2020",
        "since",
        "lowest",
        "fastest",
        "top",
        "joint",
        "record",
        "on record",
        "of",
        "out of",
        "all",
        "most",
        "none",
        "5 years",
        "31 March",
        "/21",
        "points",
        "twenty",
        "hundred",
        "not",
        "−",
        "½",
        "0",
        "0.0",
        "999999999999999",
        "billion",
        "days",
        "most",
        "all",
        "every year",
        "steadily",
        "rose",
        "fell",
        "then",
        "peaked",
        "a low of",
        "never more than",
        "on average",
        "in total",
        "over the last",
        "three years",
        "in a row",
        "fifth",
        "consecutive",
        "a year",
        "from",
        "or",
        "(",
        ",",
        "and a half",
        "half a",
        "no children",
        "none",
        "minus",
        "dozen",
        "fold",
        "on the previous year",
        "stable at",
        "3\u{a0}630",
        "1 in 150",
        "dozens",
    ]);
    prop::collection::vec(words, 0..8).prop_flat_map(|words| {
        let spaces = prop::collection::vec(prop::sample::select(vec!["", " "]), words.len());
        spaces.prop_map(move |spaces| words.iter().zip(&spaces).flat_map(|(word, space)| [*word, *space]).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_phrase_makes_the_judge_panic(
        phrase in prop_oneof![wordings(), ".*"], before in prop_oneof![wordings(), ".*"], after in prop_oneof![wordings(), ".*"], which in 0..REFERENCES.len(), unit in 0..UNITS.len(),
        rounding in 0..ROUNDINGS.len(), values in prop::array::uniform4(prop_oneof![0..200_i64, 0..700_000_i64]),
    ) {
        let values = if unit == 3 { values.map(|value| value % 9_999) } else { values };
        let statistics = dataset(UNITS[unit], ROUNDINGS[rounding], values);
        let judged = found_in(&statistics, REFERENCES[which], &phrase, (&before, &after));
        prop_assert!(judged.problems.iter().all(|problem| problem.fix.is_some()), "{:?}", judged.problems);
    }

    #[test]
    fn no_text_makes_the_reader_of_numbers_panic(
        text in prop_oneof![
            ".*",
            "([0-9]{1,4}|two|under|aged|March|year|to|and|old|s|th|£|%|[-–/.,:()+@’‘“] ?| ){0,24}",
        ],
        setting in prop::sample::select(vec![Setting::Sentences, Setting::Heading, Setting::TableHead, Setting::Quotation]),
    ) {
        let found = prose::numbers(&text, setting);
        prop_assert!(found.iter().all(|found| text.get(found.span.clone()).is_some_and(|words| !words.is_empty())));
        prop_assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    }

    #[test]
    fn no_reference_makes_the_judge_panic(reference in prop_oneof![".*", "d/a@[0-9a-z./?=@]{0,12}", "d/a@2021\\?(vs|change|rank|record|count)=[a-d0-9/@.<>=%]{0,8}"]) {
        let statistics = dataset("days", "", [1, 2, 3, 4]);
        let judged = found(&statistics, &reference, "12%", "");
        prop_assert!(judged.figure.is_some() || !judged.problems.is_empty());
    }

    #[test]
    fn what_is_printed_is_read_back_as_true(
        unit in 0..UNITS.len(), rounding in 0..ROUNDINGS.len(), which in 0..REFERENCES.len(),
        values in prop::array::uniform4(prop_oneof![0..30_i64, 90..110_i64, 0..5_000_i64]),
    ) {
        let values = values.map(|value| if rounding == 1 || (rounding == 4 && value >= 100) { value / 10 * 10 } else { value });
        // Places are not ranked again.
        prop_assume!(UNITS[unit] != "rank" || !REFERENCES[which].contains("?rank"));
        let statistics = dataset(UNITS[unit], ROUNDINGS[rounding], values);
        let insert = found(&statistics, REFERENCES[which], "", "");
        prop_assert_eq!(&insert.problems, &[]);
        let printed = insert.figure.unwrap().printed;
        let again = found(&statistics, REFERENCES[which], &printed, "");
        prop_assert_eq!(&again.problems, &[], "{}", printed);
    }
}
