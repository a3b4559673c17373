//! Tables as publishers write them, and what is told when they are otherwise.

use super::*;
use crate::diag::Diagnostic;
use crate::source::SourceText;
use crate::statistics::{Dataset, schema};

const HEADER: &str = "title: T\nmeasure: m\ngeography: England\nsource: s\n";
const COUNT: &str = "unit: { one: child, other: children }\nperiod: calendar-year\n";

fn tables(bytes: &[u8]) -> Tables {
    let path: Arc<str> = "data/statistics/a.csv".into();
    [(Arc::clone(&path), TableFile::in_memory(&path, bytes))].into()
}

fn read_bytes(header: &str, csv: &[u8]) -> (Option<Dataset>, Vec<Diagnostic>) {
    let text = format!("{HEADER}{header}");
    let source = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
    schema::read(&source, &tables(csv))
}

/// The dataset, which must be without problems, as lines of members, period and value.
fn good(header: &str, csv: &str) -> Vec<String> {
    let (dataset, problems) = read_bytes(header, csv.as_bytes());
    assert_eq!(problems, []);
    lines(&dataset.unwrap())
}

fn lines(dataset: &Dataset) -> Vec<String> {
    let line = |(key, observation): (&Key, &Observation)| {
        let codes = dataset.dimensions.iter().zip(&key.members).map(|(dimension, member)| dimension.members[*member].id.clone());
        let codes: Vec<String> = codes.chain([key.period.key(), dataset.print(observation)]).collect();
        codes.join(" ")
    };
    dataset.observations.iter().map(line).collect()
}

/// The codes, messages and steps of what is wrong, with the words under the marked part.
fn told(header: &str, csv: &[u8]) -> Vec<String> {
    let (_, problems) = read_bytes(header, csv);
    let tell =
        |problem: Diagnostic| format!("{}: {} [{}] {}", problem.code, problem.message, problem.label, problem.fix.unwrap());
    problems.into_iter().map(tell).collect()
}

const LONG: &str = "table: { file: a.csv, period: year, value: n, dimensions: { area: area } }\n";

/// The problems of a long table of counts by year and area.
fn told_of(rows: &str) -> Vec<String> {
    told(&format!("{COUNT}{LONG}"), format!("year,area,n\n{rows}").as_bytes())
}

#[test]
fn a_file_of_explore_education_statistics_is_read_as_it_is() {
    let csv = "\u{feff}time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,age_group,number,percent\r\n\
        202425,Financial year,National,E92000001,England,,,,,,Total,3630,69.00\r\n\
        202425,Financial year,Local authority,E92000001,England,E12000001,North East,841,E06000005,Darlington,Total,c,z\r\n\
        202425,Financial year,Local authority,E92000001,England,E12000009,South West,801,E06000023,\"Bristol, City of\",Total,120,12.3456\r\n\
        202324,Financial year,Local authority,E92000001,England,E12000009,South West,801,E06000023,\"Bristol, City of\",Total,low,x\r\n";
    let header = |value| {
        format!(
            "unit: percent\nperiod: financial-year\ndimensions:\n  area: {{ label: Local authority, default: bristol-city-of }}\n\
             table:\n  file: a.csv\n  period: time_period\n  value: {value}\n  dimensions: {{ area: la_name }}\n  where: {{ geographic_level: Local authority, age_group: [Total] }}\n"
        )
    };
    assert_eq!(
        good(&header("number"), csv),
        ["darlington 2024/25 [c]", "bristol-city-of 2023/24 [low]", "bristol-city-of 2024/25 120%"]
    );
    assert_eq!(good(&header("percent"), csv)[2], "bristol-city-of 2024/25 12.3456%");
    let dataset = read_bytes(&header("number"), csv.as_bytes()).0.unwrap();
    assert_eq!((dataset.dimensions[0].label.as_str(), dataset.dimensions[0].default), ("Local authority", Some(1)));
    assert_eq!(dataset.dimensions[0].members[1].label, "Bristol, City of");
}

#[test]
fn a_file_of_the_office_for_national_statistics_is_read_as_it_is() {
    let csv = "v4_1,Data Marking,calendar-years,Time,admin-geography,Geography\n\"1,204\",,2024,2024,E06000005,Darlington\n,x,2025,2025,E06000005,Darlington\n";
    let header = format!(
        "{COUNT}table: {{ file: a.csv, period: Time, value: v4_1, status: Data Marking, dimensions: {{ area: admin-geography }} }}\n"
    );
    assert_eq!(good(&header, csv), ["e06000005 2024 1,204", "e06000005 2025 [x]"]);
}

#[test]
fn only_the_rows_that_are_kept_are_decoded_and_every_byte_is_in_the_fingerprint() {
    let csv = "level,year,n\nA,2024,1\nB,2024,bad\nA,2025,3\n";
    let header = format!("{HEADER}{COUNT}table: {{ file: a.csv, period: year, value: n, where: {{ level: A }} }}\n");
    let source = SourceText::from_bytes(&"data/statistics/d.yaml".into(), header.as_bytes()).unwrap();
    let node = crate::source::yaml::parse(&source, 0..header.len()).unwrap();
    let mut problems = Vec::new();
    let mut fields = Fields::of(&source.path, &node, &mut problems).unwrap();
    let mut head = schema::header(&mut fields, false).unwrap();
    let table = read(&mut fields, &tables(csv.as_bytes()), &mut head, Fingerprint::of(header.as_bytes())).unwrap();
    // Two rows and the head.
    assert_eq!((table.observations.len(), table.rows_decoded), (2, 3));
    assert_eq!(table.fingerprint, Fingerprint::of(format!("{header}{csv}").as_bytes()).hex());
}

#[test]
fn cells_name_declared_members_by_label_or_code_and_blank_ones_as_the_dataset_says() {
    let header = format!(
        "{COUNT}dimensions: {{ area: {{ NO: Norway, '0123': Leeds, all: {{ label: Total, role: total }} }} }}\n\
         table: {{ file: a.csv, period: year, value: n, blank: Total, dimensions: {{ area: area }} }}\n"
    );
    let lines = good(&header, "year,area,n\n2024, norway ,1\n2025,no,2\n2024,0123,3\n2024,,6\n");
    assert_eq!(lines, ["NO 2024 1", "NO 2025 2", "0123 2024 3", "all 2024 6"]);
    let told = told(&header, b"year,area,n\n2024,123,1\n2024,Lees,1\n2024,Leeds,1\n");
    assert!(
        told[0].starts_with(
            "spreadsheet-damage: A spreadsheet seems to have made `123` of something else. [cell B2] write \"0123\" again"
        ),
        "{told:?}"
    );
    assert_eq!(told[1], "unknown-value: `Lees` is no member of `area`. [cell B3] did you mean `Leeds`?");
}

#[test]
fn a_member_may_have_another_name_in_the_file() {
    let header = format!(
        "{COUNT}dimensions: {{ area: {{ members: {{ leeds: {{ label: Leeds, in-file: [Leeds City, Leeds MD] }}, york: York }} }} }}\n{LONG}"
    );
    let lines = good(&header, "year,area,n\n2024,LEEDS CITY,1\n2025,Leeds MD,2\n2024,York,3\n");
    assert_eq!(lines, ["leeds 2024 1", "leeds 2025 2", "york 2024 3"]);
    let told = told(&header, b"year,area,n\n2024,Leeds City,1\n2024,leeds,4\n");
    assert!(told[0].starts_with("duplicate-key: "), "{told:?}");
}

#[test]
fn wide_tables_have_periods_or_members_across() {
    let periods = "dimensions: { area: { label: Area } }\ntable: { file: a.csv, wide: period, dimensions: { area: name }, where: { level: LA } }\n";
    let csv = "level,name,2024,2025\nLA,Barnet,1,\"2,000\"\nLA,Camden,c,4\nRegion,London,7,8\n";
    assert_eq!(
        good(&format!("{COUNT}{periods}"), csv),
        ["barnet 2024 1", "barnet 2025 2,000", "camden 2024 [c]", "camden 2025 4"]
    );
    let members = "table: { file: a.csv, wide: sex, period: year, columns: [Girls, Boys] }\n";
    assert_eq!(good(&format!("{COUNT}{members}"), "year,note,Boys,Girls\n2024,n,1,2\n"), ["girls 2024 2", "boys 2024 1"]);
    let told = told(&format!("{COUNT}{periods}"), b"level,name,2024,Code\nLA,Barnet,1,2\n");
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("wrong-period: `Code`") && told[0].ends_with("columns: [2024, 2025]"), "{told:?}");
}

#[test]
fn rows_carry_statuses_notes_and_intervals() {
    let header = format!("{COUNT}table: {{ file: a.csv, period: year, value: n, status: s, note: why, low: l, high: h }}\n");
    let csv = "year,n,s,why,l,h\n2023,12,[p][r],,10,14\n2024,9,part,April to June,,\n2025,8,r e,,z,z\n";
    let (dataset, problems) = read_bytes(&header, csv.as_bytes());
    assert_eq!(problems, []);
    let dataset = dataset.unwrap();
    assert_eq!(lines(&dataset), ["2023 12 (10 to 14) [p][r]", "2024 9 [part]", "2025 8 [r][e]"]);
    assert_eq!(
        dataset.observations.values().filter_map(|observation| observation.note.as_deref()).collect::<Vec<_>>(),
        ["April to June"]
    );
    let codes: Vec<String> = told(&header, b"year,n,s,why,l,h\n2023,12,q,,13,14\n2024,,,,,\n2025,1,part,,,\n");
    let codes: Vec<&str> = codes.iter().map(|told| told.split(':').next().unwrap()).collect();
    assert_eq!(codes, ["unknown-value", "out-of-range", "blank-cell", "missing-field"]);
}

#[test]
fn a_place_is_the_cell_in_the_file() {
    let csv = "\u{feff}year,area,n\r\n\"2024\",\"A, B\",\"1,0\"\r\n";
    let (_, problems) = read_bytes(&format!("{COUNT}{LONG}"), csv.as_bytes());
    assert_eq!(&csv[problems[0].place.as_ref().unwrap().span()], "\"1,0\"");
}

#[test]
fn each_damaged_cell_is_told_with_its_name() {
    let told = told_of("2024,A,#REF!\nJan-14,A,1\n2024,5-Sep,2\n2025,A,\n,A,3\n2025,,4\n2026,B,1.23E+05\n");
    let starts: Vec<&str> = told.iter().map(|told| told.split(']').next().unwrap()).collect();
    assert_eq!(
        starts,
        [
            "spreadsheet-error: `#REF!` is an error of a spreadsheet, not a figure or a name. [cell C2",
            "spreadsheet-damage: A spreadsheet seems to have made `Jan-14` of something else. [cell A3",
            "spreadsheet-damage: A spreadsheet seems to have made `5-Sep` of something else. [cell B4",
            "blank-cell: The cell C5 should hold a value, but is blank. [",
            "blank-cell: The cell A6 should hold a period, but is blank. [cell A6",
            "blank-cell: The cell B7 of the column `area` is blank. [",
            "spreadsheet-damage: A spreadsheet seems to have made `1.23E+05` of something else. [cell C8",
        ]
    );
}

#[test]
fn rows_that_do_not_fit_and_rows_that_stand_twice_are_told() {
    let told = told_of("2024,A\n2024,A,1,2\n2024,A,5,,\n2024,a ,6\n\n2025,\"A,7\n2025,A\",8\n2026,\"A\nB\",9\n");
    assert_eq!(
        told[0],
        "csv-row-length: Row 2 has 2 cells, but the head has 3. [] add the cells that are missing, up to column C"
    );
    assert_eq!(
        told[1],
        "csv-row-length: Row 3 has 4 cells, but the head has 3. [] put each text that holds a comma in quotation marks"
    );
    assert!(told[2].starts_with("duplicate-key: The file has two values for A, 2024. [cell C5]"), "{told:?}");
    assert!(told[3].starts_with("csv-quote: A quotation mark is opened in row 7 and not closed in it."), "{told:?}");
    assert_eq!(told.len(), 4);
}

#[test]
fn labels_that_would_have_one_code_are_told_with_the_first() {
    let told = told_of("2024,A B,1\n2024,A-B,2\n");
    assert!(told[0].starts_with("duplicate-id: `A B` and `A-B` would both have the code `a-b`. [cell B3]"), "{told:?}");
}

#[test]
fn a_thousand_equal_problems_are_told_in_twenty() {
    let rows: String = (0..831).map(|_| "2024,A,bad\n").collect();
    let told = told_of(&rows);
    assert_eq!(told.len(), 20);
    assert!(told[19].starts_with("number-format: And 812 more cells or rows of this file are like those above."), "{}", told[19]);
}

#[test]
fn a_file_that_cannot_be_used_is_told_once() {
    let header = format!("{COUNT}{LONG}");
    let one = |csv: &[u8]| {
        let told = told(&header, csv);
        assert_eq!(told.len(), 1, "{told:?}");
        told.into_iter().next().unwrap()
    };
    assert!(one(b"").starts_with("no-rows: This file is empty."));
    assert!(one(b"year,area,n\n").starts_with("no-rows: This file has a head, but no rows below it."));
    assert!(one(b"year;area;n\n2024;A;1\n").starts_with("csv-separator: This file uses ; between its columns."));
    assert!(one(b"year\tarea\tn\n2024\tA\t1\n").contains("separator: tab"));
    assert!(one(b"\xff\xfey\0e\0").starts_with("not-utf8: This file was saved in a Windows format"));
    assert!(one(b"year,area,n\n2024,Caf\xe9,1\n").starts_with("not-utf8: This file was saved in an older Windows format."));
    assert!(one(b"year,area,n\n2024,\"A,1\n").starts_with("csv-quote"));
    assert!(one(b"year,area,n,n\n2024,A,1,2\n").starts_with("duplicate-column: The column `n` stands twice: C and D."));
    assert!(one(b"year,aera,n\n2024,A,1\n").ends_with("did you mean `aera`?"));
    assert_eq!(good(&header, "year,area,n,x,x\n2024,A,1,2,3\n"), ["a 2024 1"]);
    assert_eq!(good(&header.replace("file:", "separator: ';', file:"), "year;area;n\n2024;A;1\n"), ["a 2024 1"]);
}

#[test]
fn a_filter_that_keeps_nothing_is_named_with_what_is_near() {
    let header = |filters: &str| format!("{COUNT}table: {{ file: a.csv, period: year, value: n, where: {filters} }}\n");
    let csv = b"level,year,n\nRegional,2024,1\nNational,2025,2\n";
    assert_eq!(
        told(&header("{ level: Regionl }"), csv),
        ["no-rows: No row of the file has `Regionl` in `level`. [] did you mean `Regional`?"]
    );
    assert!(
        told(&header("{ level: Regional, year: [2025, 2026] }"), csv)[0]
            .starts_with("no-rows: No row of the file meets all conditions")
    );
    assert!(
        told(&header("{ level: Regional, year: 2026 }"), csv)[0].starts_with("no-rows: No row of the file has `2026` in `year`.")
    );
}

#[test]
fn a_file_as_long_as_a_spreadsheet_must_say_that_it_is_complete() {
    let csv = |rows: usize| (0..rows).fold("year,area,n\n".to_owned(), |csv, _| csv + "2024,B,1\n");
    let header = |rows: &str| format!("{COUNT}table: {{ file: a.csv, period: year, value: n, where: {{ area: A }}{rows} }}\n");
    let csv_65535 = csv(65_534) + "2024,A,1\n";
    assert!(
        told(&header(""), csv_65535.as_bytes())[0]
            .starts_with("maybe-truncated: This file has 65,535 rows, as many as some spreadsheets can hold.")
    );
    assert_eq!(good(&header(", rows: 65535"), &csv_65535), ["2024 1"]);
    let csv_9 = csv(8) + "2024,A,1\n";
    assert_eq!(good(&header(""), &csv_9), ["2024 1"]);
    assert!(
        told(&header(", rows: 10"), csv_9.as_bytes())[0]
            .starts_with("row-count: The file has 9 rows below its head, but `rows` says 10.")
    );
}

#[test]
fn a_file_beyond_the_folder_or_of_another_kind_is_refused() {
    let file = |name: &str| told(&format!("{COUNT}{}", LONG.replace("a.csv", name)), b"year,area,n\n2024,A,1\n").remove(0);
    assert!(file("../a.csv").starts_with("unknown-file: The file of a table must lie beside its dataset."));
    assert!(file("a.xlsx").contains("save the sheet as \"CSV UTF-8\""));
    assert!(file("b.csv").ends_with("did you mean `a.csv`?"));
}

#[test]
fn people_are_named_by_their_column_and_never_by_their_data() {
    let secret = "943 476 5919";
    let csv = format!("year,area,surname,n\n2024,{secret},Smith,1\n2024,SW1A 1AA,Smith,1\n");
    let header = "table: { file: a.csv, period: year, value: n, note: surname, dimensions: { area: area } }\n";
    let (_, problems) = read_bytes(&format!("{COUNT}{header}"), csv.as_bytes());
    let told: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(told, ["The column `surname` seems to hold names of people.", "The column `area` seems to hold NHS numbers."]);
    assert!(problems.iter().all(|problem| problem.is_confidential && problem.code == code::PERSONAL_DATA));
    assert_eq!(good(&format!("{COUNT}{LONG}"), "surname,year,area,n\nSmith,2024,Leeds,1\n"), ["leeds 2024 1"]);
    assert_eq!(good(&format!("{COUNT}{LONG}"), "year,area,n\n2024,E06000001,9434765919\n"), ["e06000001 2024 9,434,765,919"]);
}
