//! Figures that contradict each other, and figures that may not be compared.

use crate::told::{DATASET, children, of_sentence, percentages, told};

const OTHER: &str = "data/statistics/e.yaml";

#[test]
fn one_thing_has_one_value_and_both_sources_are_named() {
    let (one, other) =
        (children("rows: { 2025: 67886 }\n"), children("rows: { 2025: 68110 }\n").replace("source: s", "source: own"));
    let both = told(&[(DATASET, &one), (OTHER, &other)]);
    both.is_refused(&["conflicting-figures"], &["67,886", "68,110", "Released, P", "Ours, A charity"]);
    let distinct = format!("distinct-from: [d]\n{other}");
    told(&[(DATASET, &one), (OTHER, &distinct)]).is_published(&[]);
}

#[test]
fn nothing_changes_from_one_definition_to_another() {
    let before = children("basis: before housing costs\nrows: { 2025: 26 }\n");
    let after = children("basis: after housing costs\nrows: { 2025: 42 }\n");
    let sentence = "There are [16 more children](stat:e@2025?vs=d@2025).";
    let told = of_sentence(sentence, &[(DATASET, &before), (OTHER, &after)]);
    told.is_refused(&["unlike-comparison"], &["made in different ways", "before housing costs", "after housing costs"]);
    let declared = format!("comparable-with: [d]\n{after}");
    of_sentence(sentence, &[(DATASET, &before), (OTHER, &declared)]).is_published(&[]);
}

#[test]
fn nothing_changes_across_a_break_in_a_series() {
    let broken = children("rows: { 2023: 20, 2024: 26, 2025: { value: 42, status: b }, 2026: 44 }\n");
    let change =
        |from: u32, to: u32, words: &str| of_sentence(&format!("[{words}](stat:d@{to}?change={from})"), &[(DATASET, &broken)]);
    change(2024, 2025, "up by 16 children").is_refused(&["unlike-comparison"], &["the way of counting changed in 2025"]);
    change(2023, 2026, "up by 24 children").is_refused(&["unlike-comparison"], &["the way of counting changed in 2025"]);
    change(2023, 2024, "up by 6 children").is_published(&[]);
    change(2025, 2026, "up by 2 children").is_published(&[]);
}

#[test]
fn a_percentage_of_very_few_is_refused_unless_its_base_is_printed() {
    let share = percentages("base: e\nrows: { 2025: 38 }\n");
    let of = |base: u32, share: &str| {
        let base = children(&format!("rows: {{ 2025: {base} }}\n"));
        told(&[(DATASET, share), (OTHER, &base)])
    };
    of(8, &share).is_refused(&["small-base"], &["38% here is a share of only 8 children"]);
    of(49, &share).is_published(&["small-base"]);
    of(50, &share).is_published(&[]);
    of(8, &format!("base-stated: true\n{share}")).is_published(&[]);
}
