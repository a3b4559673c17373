//! The CSV file of any dataset reads back into the same observations, and its description fits it.

use super::{csv_file, csvw};
use crate::number::{Decimal, Frequency, Period};
use crate::render::about::About;
use crate::source::{Place, SourceText};
use crate::statistics::{Dataset, Dimension, Key, Member, Observation, Role, Shorthand, Status, Value, schema};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What stands at a key, without its place.
type Cell = (Value, Vec<Status>, Option<(Decimal, Decimal)>, Option<String>);

fn dataset(dimensions: Vec<(String, Vec<String>)>, cells: Vec<(Vec<prop::sample::Index>, i16, Cell)>) -> Dataset {
    let text = "title: T\nmeasure: m\nunit: days\nperiod: calendar-year\ngeography: g\nsource: s\nrows: {}\n";
    let file = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
    let mut dataset = schema::read(&file, &crate::statistics::Tables::new()).0.unwrap();
    let member = |(at, label): (usize, String)| Member {
        id: format!("={at}{label}"),
        label,
        role: Role::Observed,
        parts: Vec::new(),
        in_file: Vec::new(),
    };
    let dimension = |(id, labels): (String, Vec<String>)| Dimension {
        label: id.clone(),
        id,
        members: labels.into_iter().enumerate().map(member).collect(),
        default: None,
        expects: None,
        adds_to: None,
    };
    dataset.dimensions = dimensions.into_iter().map(dimension).collect();
    let place = Place::new(&"".into(), 0..0);
    for (members, year, (value, statuses, interval, note)) in cells {
        let members = dataset.dimensions.iter().zip(&members).map(|(dimension, index)| index.index(dimension.members.len()));
        let period = Period::read(&year.to_string(), Frequency::CalendarYear).unwrap();
        let observation = Observation { value, exact: None, statuses, interval, note, place: place.clone() };
        dataset.observations.insert(Key { members: members.collect(), period }, observation);
    }
    dataset
}

/// Text that spreadsheets and readers of CSV are likely to mistake.
fn awkward() -> impl Strategy<Value = String> {
    "[-=+@'＝＠\t\r\n a-cé,\";0-9.]{1,8}"
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![awkward(), prop::sample::select(vec!["value", "period", "area", "area_code", "value_2"]).prop_map(str::to_owned)]
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0..10_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn cell() -> impl Strategy<Value = Cell> {
    let codes = ["c", "x", "z", "low", "k", "u", "w"].map(|code| Value::Missing(Shorthand::read(code).unwrap()));
    let value = prop_oneof![3 => decimal().prop_map(Value::Number), 1 => prop::sample::select(codes.to_vec())];
    let statuses = prop::collection::btree_set(prop::sample::select(Status::ALL.map(|status| status.1).to_vec()), 0..3);
    let statuses = statuses.prop_map(|statuses| statuses.into_iter().collect());
    (value, statuses, prop::option::of((decimal(), decimal())), prop::option::of(awkward()))
}

fn any_dataset() -> impl Strategy<Value = Dataset> {
    let dimensions = prop::collection::vec((name(), prop::collection::vec(awkward(), 1..4)), 0..3);
    let cells = prop::collection::vec((prop::collection::vec(any::<prop::sample::Index>(), 2), 1990..2030_i16, cell()), 1..8);
    (dimensions, cells).prop_map(|(dimensions, cells)| dataset(dimensions, cells))
}

/// Takes away the apostrophe that keeps a spreadsheet from running a text.
fn text(cell: &str) -> String {
    let after = cell.trim_start_matches('\'');
    let is_guarded =
        cell.starts_with('\'') && after.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠']);
    if is_guarded { cell[1..].to_owned() } else { cell.to_owned() }
}

/// A strict reader: every column is known, every member too, and no key stands twice.
fn read(bytes: &[u8], dataset: &Dataset) -> BTreeMap<Key, Cell> {
    let mut reader = csv::Reader::from_reader(bytes);
    let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(head.iter().collect::<BTreeSet<_>>().len(), head.len(), "{head:?}");
    let mut read = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        let at = |name: &str| head.iter().position(|head| head == name).map(|index| &record[index]);
        let number = |cell: &str| crate::number::read_decimal(cell).unwrap();
        let members = dataset.dimensions.iter().enumerate().map(|(index, dimension)| {
            let (code, label) = (text(&record[2 * index]), text(&record[2 * index + 1]));
            dimension.members.iter().position(|member| member.id == code && member.label == label).unwrap()
        });
        let value = at("value").unwrap();
        let value = Shorthand::read(value).map_or_else(|| Value::Number(number(value)), Value::Missing);
        let status = |code: &str| Status::ALL.iter().find(|(letter, _)| *letter == code).unwrap().1;
        let statuses = at("status").unwrap().split_whitespace().map(status).collect();
        let limit = |name: &str| at(name).filter(|cell| !cell.is_empty()).map(number);
        let note = at("note").filter(|cell| !cell.is_empty()).map(text);
        let period = Period::read(at("period").unwrap(), dataset.frequency).unwrap();
        let key = Key { members: members.collect(), period };
        assert!(read.insert(key, (value, statuses, limit("low").zip(limit("high")), note)).is_none());
    }
    read
}

proptest! {
    #[test]
    fn a_csv_file_reads_back_into_the_same_observations_and_nothing_in_it_runs(dataset in any_dataset()) {
        let bytes = csv_file::of_dataset(&dataset);
        let observations = dataset.observations.iter().map(|(key, observation)| {
            let Observation { value, statuses, interval, note, .. } = observation.clone();
            (key.clone(), (value, statuses, interval, note))
        });
        prop_assert_eq!(read(&bytes, &dataset), observations.collect::<BTreeMap<_, _>>());
        for record in csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice()).records() {
            for cell in &record.unwrap() {
                let is_number = crate::number::read_decimal(cell).is_ok();
                prop_assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＠']), "{cell:?}");
            }
        }
    }

    #[test]
    fn the_description_names_every_column_and_exactly_the_codes_that_are_used(dataset in any_dataset()) {
        let about = About {
            dataset: &dataset, source: None, licence: None, definition: None, notes: Vec::new(), publisher: "P", language: "en-GB",
            address: "https://example.org/statistics/d/".to_owned(),
        };
        let described: serde_json::Value = serde_json::from_slice(&csvw::of_dataset(&about)).unwrap();
        let columns = described["tableSchema"]["columns"].as_array().unwrap();
        let field = |column: &serde_json::Value, name: &str| column[name].as_str().unwrap().to_owned();
        let bytes = csv_file::of_dataset(&dataset);
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        prop_assert_eq!(columns.iter().map(|column| field(column, "titles")).collect::<Vec<_>>(), head);
        let names: BTreeSet<String> = columns.iter().map(|column| field(column, "name")).collect();
        prop_assert_eq!(names.len(), columns.len());
        prop_assert!(names.iter().all(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')));
        let value = columns.iter().find(|column| column["titles"] == "value").unwrap();
        let used = dataset.observations.values().filter_map(|observation| match observation.value {
            Value::Missing(shorthand) => Some(shorthand.code().trim_matches(['[', ']'])),
            Value::Number(_) => None,
        });
        let nulls = value["null"].as_array().into_iter().flatten().map(|code| code.as_str().unwrap());
        prop_assert_eq!(nulls.collect::<BTreeSet<_>>(), used.collect::<BTreeSet<_>>());
    }
}
