//! What leaves for readers: workbooks that stay behind, cells that no spreadsheet runs, charts without false points.

use crate::site::{Site, files};
use crate::told::{DATASET, Told, children, of_dataset, of_sentence, told};
use standfirst::number::{Decimal, read_decimal};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn a_workbook_among_the_data_is_told_and_stays_behind() {
    let site = Site::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/minimal"));
    let books = ["data/book.ods", "data/statistics/book.xlsx", "data/statistics/OLD.XLS", "data/statistics/big.xlsb"];
    fs::create_dir_all(site.root.join("data/statistics")).unwrap();
    for book in books {
        fs::write(site.root.join(book), "a workbook").unwrap();
    }
    let ran = site.run(&["build"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.err.matches("warning[unread-file]").count(), books.len(), "{}", ran.err);
    assert!(books.iter().all(|book| ran.err.contains(book)), "{}", ran.err);
    let public = files(&site.root.join("public"));
    assert!(public.values().all(|bytes| bytes != b"a workbook"), "{:?}", public.keys());
    fs::write(site.root.join("content/w.md"), "---\ntitle: T\n---\n[All](../data/statistics/book.xlsx)\n").unwrap();
    let ran = site.run(&["build"]);
    assert!(ran.code == 1 && ran.err.contains("error[broken-link]"), "{}", ran.err);
}

#[test]
fn a_dataset_that_names_a_workbook_is_told_to_save_it_as_csv() {
    let told = of_dataset(&children("table: { file: book.xlsx, period: year, value: n }\n"));
    told.is_refused(&["unknown-file"], &["`book.xlsx` is a spreadsheet", "CSV UTF-8"]);
}

#[test]
fn texts_are_no_formulas_in_the_csv_and_numbers_stay_numbers() {
    let labels = ["=HYPERLINK(\"x\")", "@x", "+x", "\\tx", "-x"].map(|label| label.replace('"', "\\\""));
    let members: Vec<String> = labels.iter().enumerate().map(|(at, label)| format!("m{at}: \"{label}\"")).collect();
    let rows: Vec<String> = (0..labels.len()).map(|at| format!("m{at}: {{ 2025: -1{at} }}")).collect();
    let dataset = format!(
        "range: {{ from: -20 }}\ndimensions: {{ area: {{ {} }} }}\nrows: {{ {} }}\n",
        members.join(", "),
        rows.join(", ")
    );
    let site = of_dataset(&children(&dataset));
    let csv = &site.is_published(&[]).files["statistics/d/d.csv"];
    assert_eq!(
        csv,
        "area_code,area,period,value,status\nm0,\"'=HYPERLINK(\"\"x\"\")\",2025,-10,\nm1,'@x,2025,-11,\nm2,'+x,2025,-12,\n\
         m3,'\tx,2025,-13,\nm4,'-x,2025,-14,\n"
    );
    // Read again, the file gives the same numbers.
    let table =
        children("range: { from: -20 }\ntable: { file: d.csv, period: period, value: value, dimensions: { area: area_code } }\n");
    let again = told(&[(DATASET, &table), ("data/statistics/d.csv", csv)]);
    let values = |csv: &str| csv.lines().map(|line| line.rsplit(',').nth(1).unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(values(&again.is_published(&[]).files["statistics/d/d.csv"]), values(csv));
}

/// A line chart of these rows on the front page.
fn charted(rows: &str) -> Told {
    let dataset = children(&format!("range: {{ from: -20 }}\nrows: {{ {rows} }}\n"));
    let chart = "```chart\nid: w\ntype: line\ntitle: Children\nstatistics: d\n```";
    of_sentence(chart, &[(DATASET, &dataset)])
}

/// Across and down, in units of the drawing.
type Point = (Decimal, Decimal);

/// The points of each line of the series, and of each of its marks.
fn drawn(svg: &str) -> (Vec<Vec<Point>>, Vec<Point>) {
    let series = svg.split("<g class=\"chart-series").nth(1).unwrap();
    let series = series.split("<g class=\"chart-").next().unwrap();
    let pair = |point: &str| {
        let (x, y) = point.split_once(' ').unwrap();
        (read_decimal(x).unwrap(), read_decimal(y).unwrap())
    };
    let lines = series.split("<path d=\"M").skip(1).map(|path| path.split('"').next().unwrap());
    let marks = series.split("<circle cx=\"").skip(1).map(|circle| circle.split(" r=").next().unwrap());
    let marks = marks.map(|mark| pair(&mark.replace("\" cy=\"", " ").replace('"', "")));
    (lines.map(|line| line.split('L').map(pair).collect()).collect(), marks.collect())
}

#[test]
fn a_gap_in_a_chart_is_a_gap_and_no_point_at_its_foot() {
    let site = charted("2020: 42, 2021: 43, 2022: x, 2023: 44, 2024: 45");
    let svg = &site.is_published(&[]).files["w.svg"];
    let (lines, marks) = drawn(svg);
    assert_eq!(lines.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2], "{svg}");
    assert_eq!(marks.len(), 4, "{svg}");
    assert_eq!(lines.concat(), marks, "a line joins what is marked, and nothing else");
    // Further down is larger: each value lies above the one before.
    assert!(marks.windows(2).all(|pair| pair[1].0 > pair[0].0 && pair[1].1 < pair[0].1), "{marks:?}");
    assert!(svg.contains("[x]"), "{svg}");
}

#[test]
fn a_line_stops_where_the_way_of_counting_changed() {
    let site = charted("2020: 42, 2021: 43, 2022: { value: 60, status: b }, 2023: 61");
    let (lines, marks) = drawn(&site.is_published(&[]).files["w.svg"]);
    assert_eq!((lines.iter().map(Vec::len).collect::<Vec<_>>(), marks.len()), (vec![2, 2], 4));
}

#[test]
fn series_that_do_not_move_have_a_sensible_axis_and_empty_ones_are_refused() {
    for value in ["0", "7", "-5", "1000000000"] {
        let site = charted(&format!("2024: {value}, 2025: {value}"));
        let svg = &site.is_published(&[]).files["w.svg"];
        let (_, marks) = drawn(svg);
        assert!(marks.len() == 2 && marks[0].1 == marks[1].1, "{svg}");
        let grid = svg.split("class=\"chart-grid\"").nth(1).unwrap().split("</g>").next().unwrap();
        let labels = grid.split("</text>").filter_map(|tick| tick.rsplit_once('>')).map(|(_, label)| label);
        let distinct: BTreeSet<&str> = labels.filter(|label| !label.is_empty()).collect();
        assert!(distinct.len() >= 2, "{value}: {distinct:?}");
        assert!(!svg.contains("NaN") && !svg.contains("inf\""), "{svg}");
    }
    charted("2024: c, 2025: x").is_refused(&["chart-refused"], &["has no value to show"]);
    charted("2024: 79228162514264337593543950335, 2025: 1").is_refused(&["number-format"], &["too large to be worked with"]);
}
