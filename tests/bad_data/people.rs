//! Figures and texts by which a single person could be recognised.

use crate::told::{DATASET, TABLE, Told, children, of_dataset, of_sentence, told};

const AREAS: &str = "dimensions: { area: { a: Slough, b: Rutland, e: Barnet, all: { label: All, role: total } } }\n";

/// A dataset of the publisher's own.
fn own(rest: &str) -> String {
    children(rest).replace("source: s", "source: own").replace("measure: children", "measure: children placed")
}

#[test]
fn a_small_count_of_the_publishers_own_is_refused_wherever_it_stands() {
    for rows in ["rows: { 2025: 3 }\n", "rows: { 2025: 30 }\nrevisions: { 2024-11-15: { 2025: 3 } }\n"] {
        let told = of_dataset(&own(rows));
        told.is_refused(&["small-number"], &["counts of people below 6", "suppress-below: 6"]);
        of_dataset(&own(&format!("disclosure: none\n{rows}"))).is_published(&[]);
        of_dataset(&children(rows)).is_published(&[]);
    }
}

#[test]
fn a_withheld_count_may_not_be_typed_into_a_sentence() {
    let by_area = own(&format!(
        "disclosure: {{ suppress-below: 6 }}\n{AREAS}\
         rows: {{ a: {{ 2025: 3 }}, b: {{ 2025: 9 }}, e: {{ 2025: 20 }}, all: {{ 2025: 32 }} }}\n"
    ));
    let alone = own("disclosure: { suppress-below: 6 }\nrows: { 2024: 12, 2025: 3 }\n");
    for (dataset, sentence) in [
        (&by_area, "In 2025, 3 children from Slough were placed."),
        (&by_area, "Three children were placed in Slough."),
        (&alone, "In 2025, 3 children were placed."),
        (&alone, "We placed three children."),
    ] {
        let told = of_sentence(sentence, &[(DATASET, dataset)]);
        told.is_refused(&["can-be-worked-out"], &["seems to be a figure that is withheld", "content/_index.md:4"]);
        told.keeps_secret(&[sentence]);
    }
    for sentence in ["In 2024, 3 children were placed.", "We placed 300 children in 2025.", "Three children sat on our board."] {
        of_sentence(sentence, &[(DATASET, &alone)]).is_published(&["unsourced-number"]);
    }
}

#[test]
fn a_withheld_count_may_not_follow_from_a_total() {
    let withheld = |rows: &str| {
        let rows = format!("rows: {{ a: {{ 2025: 9 }}, {rows}, all: {{ 2025: 767 }} }}\n");
        of_dataset(&children(&format!("{AREAS}{rows}")))
    };
    let told = withheld("b: { 2025: 8 }, e: { 2025: c }");
    told.is_refused(&["can-be-worked-out"], &["Barnet = All \u{2212} Slough \u{2212} Rutland (2025)"]);
    told.keeps_secret(&["750", "767"]);
    withheld("b: { 2025: c }, e: { 2025: c }").is_published(&[]);
}

/// One column of a table that says who a row is about, with a slip in another cell of the same row.
fn column(name: &str, cell: &str, is_used: bool) -> Told {
    let used = if is_used { ", dimensions: { who: \"NAME\" }".replace("NAME", name) } else { String::new() };
    let dataset = children(&format!("table: {{ file: d.csv, period: year, value: n{used} }}\n"));
    told(&[(DATASET, &dataset), (TABLE, &format!("year,{name},n\n2024,{cell},1\n2024,{cell},2\n2025,{cell},oops\n"))])
}

const PERSONAL: [(&str, &str); 6] = [
    ("date of birth", "03/05/2016"),
    ("born on", "2016-05-03"),
    ("home", "SW1A 1AA"),
    ("id", "943 476 5919"),
    ("contact", "ann@charity.example"),
    ("surname", "Sampleton"),
];

#[test]
fn a_column_about_single_people_is_named_and_never_quoted() {
    for (name, cell) in PERSONAL {
        let told = column(name, cell, true);
        told.is_refused(&["personal-data", "number-format"], &[&format!("The column `{name}` seems to hold")]);
        told.keeps_secret(&[cell]);
    }
}

#[test]
fn what_an_unused_column_says_of_people_is_not_quoted_beside_a_slip() {
    for (name, cell) in PERSONAL.into_iter().filter(|(name, _)| *name != "born on") {
        let told = column(name, cell, false);
        told.is_refused(&["duplicate-key", "number-format"], &["data/statistics/d.csv:4"]);
        told.keeps_secret(&[cell]);
    }
}

#[test]
fn personal_data_in_the_place_of_a_value_is_not_quoted() {
    for cell in ["ann@charity.example", "SW1A 1AA", "943 476 5919"] {
        let table = children("table: { file: d.csv, period: year, value: n }\n");
        let csv = format!("year,n\n2025,{cell}\n");
        let in_table = told(&[(DATASET, &table), (TABLE, &csv)]);
        let in_rows = of_dataset(&children(&format!("rows: {{ 2025: \"{cell}\" }}\n")));
        let in_note = of_dataset(&children(&format!("rows: {{ 2024: oops, 2025: {{ value: 9, note: \"{cell}\" }} }}\n")));
        in_table.is_refused(&["personal-data"], &["d.csv:2"]).keeps_secret(&[cell]);
        in_rows.is_refused(&["number-format"], &["d.yaml:7"]).keeps_secret(&[cell]);
        in_note.is_refused(&["number-format", "personal-data"], &["d.yaml:7"]).keeps_secret(&[cell]);
    }
}
