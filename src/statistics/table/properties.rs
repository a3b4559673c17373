//! Properties over generated files: what is written as CSV reads back the same, and no bytes make the reader panic.

use super::*;
use crate::source::SourceText;
use crate::statistics::{Dataset, schema};
use proptest::prelude::*;

/// How one program or another saves a table.
#[derive(Debug, Clone)]
struct Saved {
    separator: char,
    line_end: &'static str,
    has_mark: bool,
    quotes_all: bool,
}

fn saved() -> impl Strategy<Value = Saved> {
    (prop::sample::select(vec![',', ';', '\t']), prop::sample::select(vec!["\n", "\r\n", "\r"]), any::<bool>(), any::<bool>())
        .prop_map(|(separator, line_end, has_mark, quotes_all)| Saved { separator, line_end, has_mark, quotes_all })
}

/// Words with the signs between them that a table must quote.
fn label() -> impl Strategy<Value = String> {
    let part = (
        prop::sample::select(vec!["Aston", "Barnet", "Ynys Môn", "0123", "NO", "日本"]),
        prop::sample::select(vec!["", ", ", "; ", "\n", " \"", "\" ", "'s "]),
    );
    prop::collection::vec(part, 1..4)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, sign)| [word, sign]).collect::<String>() + "x")
}

/// Rows of area, year and value, of which no two have one key.
fn rows() -> impl Strategy<Value = Vec<(String, u16, i64)>> {
    prop::collection::vec((label(), 2000..2030_u16, -1_000_000..1_000_000_i64), 1..30).prop_map(|mut rows| {
        let mut keys = std::collections::BTreeSet::new();
        let mut codes = BTreeMap::new();
        // Labels that differ only in signs would have one code, which is an error of its own.
        let code = |label: &str| {
            label
                .to_lowercase()
                .replace('\'', "")
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join("-")
        };
        rows.retain(|(label, year, _)| {
            *codes.entry(code(label)).or_insert_with(|| label.clone()) == *label && keys.insert((label.clone(), *year))
        });
        rows
    })
}

fn written(rows: &[(String, u16, i64)], saved: &Saved) -> String {
    let cell = |text: &str| {
        let must = saved.quotes_all || text.contains([saved.separator, '"', '\n']) || text.starts_with(' ');
        if must { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    let line = |cells: [&str; 3]| cells.map(cell).join(&saved.separator.to_string()) + saved.line_end;
    let mut text = if saved.has_mark { "\u{feff}".to_owned() } else { String::new() };
    text += &line(["area", "year", "n"]);
    text.extend(rows.iter().map(|(area, year, value)| line([area, &year.to_string(), &value.to_string()])));
    text
}

fn read(bytes: &[u8], separator: char) -> (Option<Dataset>, usize) {
    let separator = if separator == '\t' { "tab".to_owned() } else { separator.to_string() };
    let header = format!(
        "title: T\nmeasure: m\ngeography: England\nsource: s\nunit: {{ one: child, other: children }}\nperiod: calendar-year\n\
         table: {{ file: a.csv, period: year, value: n, dimensions: {{ area: area }}, separator: '{separator}' }}\n"
    );
    let source = SourceText::from_bytes(&"data/statistics/d.yaml".into(), header.as_bytes()).unwrap();
    let path: Arc<str> = "data/statistics/a.csv".into();
    let (dataset, problems) = schema::read(&source, &[(Arc::clone(&path), TableFile::in_memory(&path, bytes))].into());
    (dataset, problems.len())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_as_csv_reads_back_the_same(rows in rows(), saved in saved()) {
        let (dataset, problems) = read(written(&rows, &saved).as_bytes(), saved.separator);
        prop_assert_eq!(problems, 0);
        let dataset = dataset.unwrap();
        let labels = &dataset.dimensions[0].members;
        let mut read: Vec<(String, u16, String)> = dataset.observations.iter().map(|(key, observation)| {
            (labels[key.members[0]].label.clone(), key.period.key().parse().unwrap(), dataset.print(observation))
        }).collect();
        let mut expected: Vec<(String, u16, String)> = rows.into_iter().map(|(label, year, value)| (label, year, crate::number::plain(value.into()))).collect();
        read.sort();
        expected.sort();
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn any_bytes_end_with_problems_or_a_dataset(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "(year|area|n|[0-9]|[,;\"\n\r\t\u{feff}é#%-]){0,80}") {
        for bytes in [bytes.as_slice(), text.as_bytes(), format!("year,area,n\n{text}").as_bytes(), &[b"year,area,n\n", bytes.as_slice()].concat()] {
            let (dataset, problems) = read(bytes, ',');
            prop_assert!(dataset.is_some() || problems > 0);
        }
    }
}
