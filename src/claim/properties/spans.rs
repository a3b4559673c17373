//! The same of spans and shares.

use super::{ROUNDINGS, UNITS, found, wordings};
use crate::diag::code;
use crate::source::SourceText;
use crate::statistics::{Statistics, schema};
use proptest::prelude::*;
use std::collections::BTreeMap;

const REFERENCES: [&str; 8] = [
    "d/a@2020..2023?total",
    "d/a@2020..2023?mean",
    "d/a@2020..2023?min",
    "d/a@2021..2023?max",
    "d/a@2020..2023?trend",
    "d/a@2021..2023?trend",
    "d/a@2020?of=b",
    "d/a@2020..latest?trend",
];

/// A dataset of a part in four periods and its whole in one.
fn dataset(unit: &str, rounding: &str, [one, two, three, four]: [i64; 4], whole: i64) -> Statistics {
    let spelt = |value: i64| if unit == "years-months" { format!("{}:{}", value / 12, value % 12) } else { value.to_string() };
    let text = format!(
        "title: T\nmeasure: m\ngeography: England\nsource: s\nperiod: calendar-year\nbetter: lower\nadditive: true\nunit: {unit}\n\
         {rounding}dimensions: {{ area: {{ a: A, b: B }} }}\nrows:\n  a: {{ 2020: {}, 2021: {}, 2022: {}, 2023: {} }}\n  b: {{ 2020: {} }}\n",
        spelt(one),
        spelt(two),
        spelt(three),
        spelt(four),
        spelt(whole)
    );
    let source = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
    let (dataset, problems) = schema::read(&source, &BTreeMap::new());
    let expected = [code::NOT_ROUNDED, code::NOT_ADDITIVE];
    assert!(problems.iter().all(|problem| expected.contains(&problem.code)), "{text}");
    Statistics { datasets: [("d".to_owned(), dataset.unwrap())].into(), sources: BTreeMap::new() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_phrase_about_a_span_makes_the_judge_panic(
        phrase in prop_oneof![wordings(), ".*"], before in prop_oneof![wordings(), ".*"], which in 0..REFERENCES.len(),
        unit in 0..UNITS.len(), rounding in 0..ROUNDINGS.len(), values in prop::array::uniform4(0..9_999_i64), whole in 0..9_999_i64,
    ) {
        let judged = found(&dataset(UNITS[unit], ROUNDINGS[rounding], values, whole), REFERENCES[which], &phrase, &before);
        prop_assert!(judged.problems.iter().all(|problem| problem.fix.is_some()), "{:?}", judged.problems);
    }

    #[test]
    fn no_reference_to_a_span_makes_the_judge_panic(
        reference in "d/[ab]@(20[12][0-9]|latest|first)(\\.\\.20[12][0-9])?\\?(total|mean|min|max|trend|of)(=[abd/@20]{0,6})?",
    ) {
        let judged = found(&dataset("{ one: child, other: children }", "", [1, 2, 3, 4], 9), &reference, "12", "");
        prop_assert!(judged.figure.is_some() || !judged.problems.is_empty());
    }

    /// A share of very few is told and marked; whatever else is printed is true.
    #[test]
    fn what_is_printed_of_a_span_is_read_back_as_true(
        unit in 0..UNITS.len(), rounding in 0..ROUNDINGS.len(), which in 0..REFERENCES.len(),
        values in prop::array::uniform4(prop_oneof![0..30_i64, 90..110_i64, 0..5_000_i64]), whole in 0..9_999_i64,
    ) {
        let on_grid = |value: i64| if rounding == 1 || (rounding == 4 && value >= 100) { value / 10 * 10 } else { value };
        let statistics = dataset(UNITS[unit], ROUNDINGS[rounding], values.map(on_grid), on_grid(whole));
        let Some(figure) = found(&statistics, REFERENCES[which], "", "").figure else { return Ok(()) };
        let again = found(&statistics, REFERENCES[which], &figure.printed, "");
        let wrong: Vec<_> = again.problems.iter().filter(|problem| problem.code != code::SMALL_BASE).collect();
        prop_assert!(wrong.is_empty(), "{}: {:?}", figure.printed, wrong);
    }
}
