//! Numbers for charts, and drawings kept in `tests/charts/`.

use std::path::Path;
use std::{env, fs};

use standfirst::chart::{Form, Mark, Palette, Spec};
use standfirst::number::{Unit, read_decimal};

/// The unit of most examples.
pub(crate) fn children() -> Unit {
    Unit::Count { one: "child".to_owned(), other: "children".to_owned() }
}

/// A number, one counted anew, one for a part of its period, or the code of a missing one: `12`, `b12`, `p12`, `c`.
pub(crate) fn mark(text: &str) -> Mark {
    let number = |text: Option<&str>| text.and_then(|text| read_decimal(text).ok());
    let anew = number(text.strip_prefix('b')).map(Mark::Anew).or_else(|| number(text.strip_prefix('p')).map(Mark::Part));
    anew.or_else(|| number(Some(text)).map(Mark::Value)).unwrap_or_else(|| Mark::Missing(format!("[{text}]")))
}

/// Marks, written with spaces between them.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    text.split_whitespace().map(mark).collect()
}

/// Labels of calendar years.
pub(crate) fn years(first: u32, last: u32) -> Vec<String> {
    (first..=last).map(|year| year.to_string()).collect()
}

/// A chart with a message.
pub(crate) fn spec(unit: Unit, form: Form) -> Spec {
    let (title, subtitle) = ("The message of the chart".to_owned(), "Measure, England, 2020 to 2025".to_owned());
    Spec { id: "example".to_owned(), title, subtitle, unit, covers: Vec::new(), palette: Palette::default(), form }
}

/// Compares a drawing with the one that somebody looked at.
pub(crate) fn assert_golden(name: &str, svg: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/charts/{name}.svg"));
    if env::var_os("STANDFIRST_BLESS").is_some() {
        fs::write(&path, svg).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(golden == svg, "tests/charts/{name}.svg differs; write it anew with STANDFIRST_BLESS=1 and look at it\n{svg}");
}
