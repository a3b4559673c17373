//! The figures that the targets judge against, of every kind of unit.

use standfirst::source::{Place, SourceText};
use standfirst::statistics::{Statistics, schema};
use std::collections::BTreeMap;

const UNITS: [(&str, &str); 7] = [
    ("d", "{ one: child, other: children }\nrounding: { to: 10 }"),
    ("p", "percent"),
    ("t", "days"),
    ("m", "years-months"),
    ("g", "gbp"),
    ("r", "rank"),
    ("q", "per-10000"),
];

/// Datasets of two members and three years.
pub(crate) fn statistics() -> Statistics {
    let datasets = UNITS.iter().map(|(id, unit)| {
        let months = |number: u32| if *id == "m" { format!("{}:{}", number / 12, number % 12) } else { number.to_string() };
        let row = |numbers: [u32; 3]| {
            let [first, second, third] = numbers.map(months);
            format!("{{ 2020: {first}, 2021: {second}, 2022: {third} }}")
        };
        let text = format!(
            "title: T\nmeasure: average\ngeography: England\nsource: s\nperiod: calendar-year\nbetter: lower\nunit: {unit}\n\
             dimensions: {{ area: {{ a: A, b: B }} }}\nrows:\n  a: {}\n  b: {}\n",
            row([90, 10, 40]),
            row([40, 90, 90]),
        );
        let source = SourceText::from_bytes(&format!("data/statistics/{id}.yaml").as_str().into(), text.as_bytes());
        let (dataset, _) = schema::read(&source.expect("the text is text"), &BTreeMap::new());
        ((*id).to_owned(), dataset.expect("the dataset can be read"))
    });
    Statistics { datasets: datasets.collect(), sources: BTreeMap::new() }
}

/// A place for problems.
pub(crate) fn place() -> Place {
    Place::new(&"content/a.md".into(), 0..1)
}
