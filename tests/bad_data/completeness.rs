//! Data that lack something: values, rows, members, periods, parts of totals, fields of the header.

use crate::told::{DATASET, TABLE, children, of_dataset, of_sentence, of_table, percentages, told};

#[test]
fn codes_stand_for_missing_values_and_blanks_and_old_symbols_do_not() {
    let years = ["c", "x", "z", "low", "k", "u", "w"].iter().zip(2018..);
    let rows: Vec<String> = years.map(|(code, year)| format!("{year}: {code}")).collect();
    let site = of_dataset(&children(&format!("rows: {{ {} }}\n", rows.join(", "))));
    let csv = &site.is_published(&[]).files["statistics/d/d.csv"];
    assert!(csv.contains("2018,c,") && csv.contains("2024,w,"), "{csv}");
    of_table("", "year,n\n2024,9\n2025,\n").is_refused(&["blank-cell"], &["cell B3", "c (confidential)"]);
    of_dataset(&children("rows: { 2024: 9, 2025: }\n")).is_refused(&["blank-cell"], &["no value for 2025"]);
    for symbol in ["..", ":", "~", "-", "*"] {
        let told = of_dataset(&children(&format!("rows: {{ 2025: \"{symbol}\" }}\n")));
        told.is_refused(&["number-format"], &["write c (confidential), x (not available)"]);
    }
}

#[test]
fn a_withheld_value_is_in_no_sum_and_no_claim() {
    let areas = "dimensions: { area: { a: A, b: B, all: { label: All, role: total } } }\n";
    let open = children(&format!("{areas}rows: {{ a: {{ 2025: 9 }}, b: {{ 2025: c }}, all: {{ 2025: 20 }} }}\n"));
    of_dataset(&open).is_refused(&["can-be-worked-out"], &["B = All \u{2212} A"]);
    let d = children("rows: { 2023: 9, 2024: c, 2025: 12 }\n");
    for claim in ["[9 children](stat:d@2024)", "[up](stat:d@2024?change=2023)", "[fewer](stat:d@2025?change=2024)"] {
        let told = of_sentence(claim, &[(DATASET, &d)]);
        told.is_refused(&["missing-value"], &["it is withheld to protect people"]);
    }
    // What the others add up to already is too much, whatever is withheld.
    let parts = "rows: { a: { 2025: 30 }, b: { 2025: c }, all: { 2025: 20 } }\n";
    let told = of_dataset(&children(&format!("{areas}{parts}")));
    told.is_refused(&["total-mismatch"], &["even without those that are missing"]);
}

#[test]
fn a_file_as_long_as_a_spreadsheet_can_be_may_be_cut_off() {
    let rows: Vec<String> = (1..65_536).map(|row| format!("{row},2025\n")).collect();
    let csv = format!("n,year\n{}", rows.concat());
    assert_eq!(csv.lines().count(), 65_536);
    let one = ", where: { n: 7 }";
    let open = of_table(one, &csv);
    open.is_refused(&["maybe-truncated"], &["65,535 rows"]);
    assert!(open.text.contains("rows: 65535"), "{}", open.text);
    of_table(&format!("{one}, rows: 65535"), &csv).is_published(&[]);
    of_table(&format!("{one}, rows: 70000"), &csv).is_refused(&["row-count"], &["65,535 rows", "70,000"]);
}

/// A table of numbered areas, with one code misspelt if wanted, and a dataset that expects all of them.
fn areas(count: usize, misspelt: Option<usize>) -> [String; 2] {
    let code = |area: usize| format!("e{area:03}");
    let codes: Vec<String> = (1..=153).map(code).collect();
    let rows = (1..=count).map(|area| {
        let code = if misspelt == Some(area) { format!("{}x", code(area)) } else { code(area) };
        format!("2025,{code},1000\n")
    });
    let table = "table: { file: d.csv, period: year, value: n, dimensions: { area: area } }\n";
    let expects = format!("dimensions: {{ area: {{ expects: [{}] }} }}\n", codes.join(", "));
    [children(&format!("{expects}{table}")), format!("year,area,n\n{}", rows.collect::<String>())]
}

#[test]
fn one_area_of_many_is_missed_and_a_code_that_nobody_expects_is_told_with_the_nearest() {
    let told_of = |[dataset, csv]: [String; 2]| told(&[(DATASET, &dataset), (TABLE, &csv)]);
    told_of(areas(153, None)).is_published(&[]);
    told_of(areas(152, None)).is_refused(&["members-missing"], &["152 of the 153 expected members", "e153"]);
    told_of(areas(153, Some(77))).is_refused(&["unknown-code"], &["`e077x`", "did you mean `e077`?"]);
}

/// Nine regions of 100 each, rounded to 10, and their total.
fn regions(total: u32) -> String {
    let regions = 1..=9;
    let labels: Vec<String> = regions.clone().map(|region| format!("r{region}: Region {region}")).collect();
    let rows: Vec<String> = regions.map(|region| format!("r{region}: {{ 2025: 100 }}")).collect();
    let (labels, rows) = (labels.join(", "), rows.join(", "));
    children(&format!(
        "rounding: {{ to: 10 }}\ndimensions: {{ region: {{ {labels}, all: {{ label: All, role: total }} }} }}\n\
         rows: {{ {rows}, all: {{ 2025: {total} }} }}\n"
    ))
}

#[test]
fn rounded_parts_may_miss_their_total_by_half_a_step_each_and_the_page_says_so() {
    for (total, is_noted) in [(900, false), (940, true), (950, true), (860, true)] {
        let site = of_dataset(&regions(total));
        let html = &site.is_published(&[]).files["statistics/d/index.html"];
        assert_eq!(html.contains("because of rounding"), is_noted, "{total}");
    }
    for total in [960, 840] {
        of_dataset(&regions(total)).is_refused(&["total-mismatch"], &["add up to 900", &format!("says {total}")]);
    }
}

#[test]
fn shares_that_add_up_to_99_per_cent_are_noted_and_to_96_refused() {
    let shares = |last: u32| {
        let members = "dimensions: { way: { members: { a: A, b: B, e: E }, adds-to: 100 } }\n";
        let rows = format!("rows: {{ a: {{ 2025: 33 }}, b: {{ 2025: 33 }}, e: {{ 2025: {last} }} }}\n");
        of_dataset(&percentages(&format!("rounding: {{ to: 1 }}\n{members}{rows}")))
    };
    let site = shares(33);
    assert!(site.is_published(&[]).files["statistics/d/index.html"].contains("because of rounding"));
    shares(30).is_refused(&["total-mismatch"], &["add up to 96%, not 100%"]);
}

#[test]
fn periods_are_of_one_kind_and_none_is_skipped() {
    let years = |rows: &str| {
        let dataset = children(&format!("rows: {{ {rows} }}\n"));
        of_dataset(&dataset.replace("calendar-year", "financial-year"))
    };
    years("2018: 4, 2018/19: 5").is_refused(&["mixed-periods"], &["`2018` is a calendar year"]);
    years("2018/20: 4").is_refused(&["wrong-period"], &["the second year must follow the first"]);
    years("2018/19: 4, 2020/21: 5").is_refused(&["period-gap"], &["2019/20 is missing"]);
    years("2018/19: 4, 2019/20: x, 2020/21: 5").is_published(&[]);
}

#[test]
fn a_percentage_is_stored_in_one_way() {
    for rows in ["2025: 0.16", "2024: 0.16, 2025: 1"] {
        let told = of_dataset(&percentages(&format!("rows: {{ {rows} }}\n")));
        told.is_published(&["percent-scale"]);
        assert!(told.text.contains("0.16 may be meant as 16%"), "{}", told.text);
    }
    of_dataset(&percentages("rows: { 2024: 0.16, 2025: 13 }\n")).is_published(&[]);
    of_dataset(&percentages("rows: { 2025: 160 }\n")).is_refused(&["out-of-range"], &["160% is too high"]);
}

#[test]
fn a_header_says_what_is_measured_where_in_which_unit_and_by_whom() {
    let whole = children("rows: { 2025: 9 }\n");
    of_dataset(&whole).is_published(&[]);
    for (field, code) in
        [("source:", "missing-source"), ("unit:", "missing-field"), ("geography:", "missing-field"), ("period:", "missing-field")]
    {
        let lines: Vec<&str> = whole.lines().filter(|line| !line.starts_with(field)).collect();
        of_dataset(&(lines.join("\n") + "\n")).is_refused(&[code], &[field]);
    }
}
