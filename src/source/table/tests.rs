//! Rows, their numbers, their places and their faults.

use super::*;

fn reader(bytes: &[u8]) -> TableReader {
    let file = TableFile::in_memory(&"data/statistics/a.csv".into(), bytes);
    TableReader::open(&file, b',', Fingerprint::of(b"")).unwrap()
}

/// Each row: its number, its cells, and the bytes of the file that each takes.
fn rows(text: &str) -> Vec<(usize, Vec<(String, String)>)> {
    let mut reader = reader(text.as_bytes());
    let mut rows = Vec::new();
    while reader.advance().unwrap() {
        let cells = reader.decode().unwrap();
        let cell = |column| (cells.text(column).to_owned(), text[cells.place(column).span()].to_owned());
        rows.push((cells.row, (0..cells.len()).map(cell).collect()));
    }
    rows
}

#[test]
fn rows_are_numbered_and_placed_as_in_the_file_whatever_its_line_ends() {
    for (mark, end) in [("", "\n"), ("\u{feff}", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n"), ("", "\r")] {
        let text = format!("{mark}a,b{end}\"x, \"\"y\"\"\",2{end}{end},{end}z , 3");
        let pair = |text: &str, raw: &str| (text.to_owned(), raw.to_owned());
        let expected = [
            (1, vec![pair("a", "a"), pair("b", "b")]),
            (2, vec![pair("x, \"y\"", "\"x, \"\"y\"\"\""), pair("2", "2")]),
            (5, vec![pair("z", "z "), pair("3", " 3")]),
        ];
        assert_eq!(rows(&text), expected, "{text:?}");
    }
}

#[test]
fn only_rows_that_are_asked_for_are_decoded() {
    let mut reader = reader(b"a\n1\n2\n1\n");
    while reader.advance().unwrap() {
        if reader.cell(0) == b"1" {
            reader.decode().unwrap();
        }
    }
    assert_eq!(reader.rows_decoded(), 2);
}

#[test]
fn another_encoding_an_open_quotation_mark_and_control_characters_are_faults_with_a_row() {
    let fault = |bytes: &[u8]| {
        let mut reader = reader(bytes);
        loop {
            match reader.advance().and_then(|is_row| reader.decode().map(|_| is_row)) {
                Ok(true) => {}
                Ok(false) => panic!("no fault"),
                Err(fault) => return (fault.place.start, fault.kind),
            }
        }
    };
    let windows =
        |before: &str, meant| FaultKind::Encoding { format: "Windows", line: 2, before: before.into(), meant: Some(meant) };
    assert_eq!(fault(b"a,b\n1,\"up to \xa3916\"\n"), (13, windows("up to ", '£')));
    assert_eq!(fault(b"a,b\n1,\x80\n"), (6, windows("", '€')));
    assert!(matches!(fault(b"\xff\xfea\0,\0").1, FaultKind::Encoding { format: "UTF-16", .. }));
    assert_eq!(fault(b"a,b\n1,\"2\n3,4\n"), (6, FaultKind::OpenQuotation(2)));
    assert!(matches!(fault(b"a\nb\x01\n").1, FaultKind::ControlCharacter { point: 1, line: 2, .. }));
}

#[test]
fn the_fingerprint_is_that_of_the_bytes_before_and_of_the_file() {
    let file = TableFile::in_memory(&"a.csv".into(), b"a,b\r\n1,2\r\n");
    let mut reader = TableReader::open(&file, b',', Fingerprint::of(b"title: T\n")).unwrap();
    while reader.advance().unwrap() {}
    assert_eq!(reader.fingerprint(), Fingerprint::of(b"title: T\na,b\r\n1,2\r\n").hex());
}

#[test]
fn columns_have_the_letters_of_spreadsheets() {
    assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
}

#[test]
fn a_row_larger_than_the_buffers_keeps_its_places() {
    let long = "x".repeat(200_000);
    let text = format!("a,b\n\"{long}\",7\n8,9\n");
    let rows = rows(&text);
    assert_eq!((rows[1].1[1].1.as_str(), rows[2].1[0].1.as_str(), rows[2].0), ("7", "8", 3));
}
