//! Files that cannot be read as what they seem to be, and values that are not numbers.

use crate::told::{DATASET, TABLE, children, of_dataset, of_table, percentages, told};
use std::time::{Duration, Instant};

#[test]
fn shortcuts_that_unfold_without_end_are_refused_at_once() {
    let bomb = (1..9).fold("a0: &a0 [x]\n".to_owned(), |text, n| {
        text + &format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(", "))
    });
    let start = Instant::now();
    of_dataset(&bomb).is_refused(&["yaml-alias"], &["d.yaml:1:", "write the value out"]);
    assert!(start.elapsed() < Duration::from_secs(2), "nothing is unfolded");
    of_dataset(&children("rows: { 2024: &first 4130, 2025: *first }\n")).is_refused(&["yaml-alias"], &["&first"]);
    let merged = children("rows: { <<: { 2024: 1 }, 2025: 2 }\n");
    of_dataset(&merged).is_refused(&["wrong-period"], &["`<<` is not a period"]);
}

#[test]
fn deep_nesting_is_one_plain_message() {
    let nested = [format!("rows: {}\n", "[".repeat(20_000)), format!("rows: {}1{}\n", "{ a: ".repeat(30), " }".repeat(30))];
    for rows in nested {
        of_dataset(&children(&rows)).is_refused(&["yaml"], &["nested too deeply", "use fewer levels"]);
    }
}

#[test]
fn a_period_that_stands_twice_is_told_with_both_places_and_values() {
    let yaml = of_dataset(&children("rows:\n  2019: 4330\n  2018: 4400\n  2019: 4380\n"));
    yaml.is_refused(&["duplicate-key"], &["2019: 4330", "2019: 4380", "d.yaml:10:3", "d.yaml:8:3"]);
    let csv = of_table("", "year,n\n2018,4400\n2019,4330\n2019,4380\n");
    csv.is_refused(&["duplicate-key"], &["2019,4330", "2019,4380", "cell B4"]);
}

#[test]
fn codes_that_programs_take_for_something_else_stay_as_they_were_typed() {
    let members = "dimensions: { area: { NO: NO, 0123: 0123, yes: yes, 1_000: 1_000 } }\n";
    let rows = "rows: { NO: { 2025: 12 }, 0123: { 2025: 13 }, yes: { 2025: 14 }, 1_000: { 2025: 15 } }\n";
    let site = of_dataset(&children(&format!("{members}{rows}")));
    let csv = &site.is_published(&[]).files["statistics/d/d.csv"];
    for row in ["NO,NO,2025,12", "0123,0123,2025,13", "yes,yes,2025,14", "1_000,1_000,2025,15"] {
        assert!(csv.contains(row), "{csv}");
    }
    let html = &site.files["statistics/d/index.html"];
    assert!(["NO", "0123", "yes", "1_000"].iter().all(|code| html.contains(&format!(">{code}<"))), "{html}");
}

/// How people write numbers that are none, and the words that help.
const NOT_NUMBERS: [(&str, &str); 10] = [
    ("4,33", "as in 4330 or 0.5"),
    ("4 330", "write 4330"),
    ("1_000", "write 1000"),
    ("8%", "write 8 and  unit: percent"),
    ("(12)", "write -12, if that is what the brackets mean"),
    ("1e3", "the number is written as a power of ten"),
    ("1.2.3", "as in 4330 or 0.5"),
    ("£12", "unit: gbp"),
    ("0x1F", "as in 4330 or 0.5"),
    ("about 12", "as in 4330 or 0.5"),
];

#[test]
fn numbers_as_people_write_them_are_read_only_where_one_meaning_is_possible() {
    for (typed, help) in NOT_NUMBERS {
        of_dataset(&children(&format!("rows: {{ 2025: \"{typed}\" }}\n"))).is_refused(&["number-format"], &[typed, help]);
        of_table("", &format!("year,n\n2025,\"{typed}\"\n")).is_refused(&["number-format"], &[typed, help, "cell B2"]);
    }
    // A text file is typed by hand, so nobody needs commas; a spreadsheet writes them by itself.
    of_dataset(&children("rows: { 2025: \"4,330\" }\n")).is_refused(&["number-format"], &["write 4330"]);
    let csv = of_table("", "year,n\n2025,\"4,330\"\n");
    assert!(csv.is_published(&[]).files["statistics/d/d.csv"].contains("2025,4330,"));
    of_dataset(&children("rows: { 2025: 4.330 }\n")).is_refused(&["out-of-range"], &["is not whole"]);
    let percent = of_dataset(&percentages("rows: { 2025: 8% }\n"));
    assert!(percent.is_published(&[]).files["statistics/d/d.csv"].contains("2025,8,"));
    let negative = of_dataset(&children("rows: { 2025: \u{2212}12 }\n"));
    negative.is_refused(&["out-of-range"], &["too low", "range: { from: -12 }"]);
    of_dataset(&children("range: { from: -20 }\nrows: { 2025: \u{2212}12 }\n")).is_published(&[]);
}

#[test]
fn what_is_no_number_at_all_is_never_read_as_one() {
    for typed in [".nan", "NaN", ".inf", "-.inf", "inf", "1e400"] {
        of_dataset(&children(&format!("rows: {{ 2025: {typed} }}\n"))).is_refused(&["number-format"], &[typed]);
        of_table("", &format!("year,n\n2025,{typed}\n")).is_refused(&["number-format"], &[typed, "cell B2"]);
    }
}

#[test]
fn errors_of_spreadsheets_are_named_by_their_cell() {
    for error in ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"] {
        let rows: Vec<String> = (2019..2024).map(|year| format!("{year},{year}\n")).collect();
        let told = of_table("", &format!("year,n\n{}2024,{error}\n", rows.concat()));
        told.is_refused(&["spreadsheet-error"], &[error, "cell B7"]);
        let yaml = of_dataset(&children(&format!("rows: {{ 2025: \"{error}\" }}\n")));
        yaml.is_refused(&["spreadsheet-error"], &[error]);
    }
}

#[test]
fn rows_and_heads_out_of_shape_are_told_in_the_terms_of_a_spreadsheet() {
    let short = of_table("", "year,n\n2024,9\n2025\n");
    short.is_refused(&["csv-row-length"], &["Row 3 has 1 cell, but the head has 2", "up to column B"]);
    let open = of_table("", "year,n\n2024,9\n2025,\"12\n2026,13\n");
    open.is_refused(&["csv-quote"], &["opened in row 3"]);
    let twice = of_table("", "year,n,n\n2024,9,10\n");
    twice.is_refused(&["duplicate-column"], &["`n` stands twice: B and C"]);
}

#[test]
fn another_separator_is_recognised_and_may_be_declared() {
    for (separator, word, name) in [(";", "\";\"", "uses ; between its columns"), ("\t", "tab", "uses tabs between its columns")]
    {
        let csv = format!("year{separator}n\n2025{separator}9\n");
        of_table("", &csv).is_refused(&["csv-separator"], &[name, &format!("separator: {word}")]);
        of_table(&format!(", separator: {word}"), &csv).is_published(&[]);
    }
}

#[test]
fn cells_that_a_spreadsheet_changed_are_told_with_what_stood_there() {
    let table = |members: &str| {
        children(&format!("{members}table: {{ file: d.csv, period: year, value: n, dimensions: {{ age: age }} }}\n"))
    };
    let ages = "year,age,n\n2025,Jan-14,9\n2025,5-9,1.23E+05\n";
    told(&[(DATASET, &table("")), (TABLE, ages)])
        .is_refused(&["spreadsheet-damage", "spreadsheet-damage"], &["\"1-14\"", "cell B2", "about 123000", "cell C3"]);
    let codes = table("dimensions: { age: { \"0123\": A, \"0124\": B } }\n");
    told(&[(DATASET, &codes), (TABLE, "year,age,n\n2025,123,9\n2025,0124,8\n")])
        .is_refused(&["spreadsheet-damage"], &["write \"0123\" again"]);
}
