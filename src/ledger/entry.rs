//! A new entry of `data/revisions.yaml`, put below the others; what stands there already is not touched.

use super::change::Change;
use super::revision::{GONE, Kind};
use crate::number::PartialDate;
use serde_json::Value;

const HEAD: &str =
    "# Why published figures changed, the oldest first. `standfirst accept` adds to this list; its words may be mended.\n";

/// The text that is put at the end of the file, which holds `before` already.
#[must_use]
pub fn text(before: &str, date: PartialDate, kind: Kind, because: &str, changes: &[Change]) -> String {
    let mut out = match before {
        "" => HEAD.to_owned(),
        _ if before.ends_with('\n') => String::new(),
        _ => "\n".to_owned(),
    };
    let margin = margin(before);
    let mut line = |text: String| out.push_str(&format!("{margin}{text}\n"));
    line(format!("- date: {}", date.iso()));
    line(format!("  kind: {}", kind.name()));
    line(format!("  because: {}", quoted(because)));
    line("  figures:".to_owned());
    for change in changes {
        line(format!("    - {{ {} }}", figure(change)));
    }
    out
}

fn figure(change: &Change) -> String {
    let name = quoted(&change.name.in_dataset(&change.dataset));
    let to = change.to.as_ref().map(|(_, figure)| figure.unqualified());
    let to_text = to.as_ref().map_or_else(|| GONE.to_owned(), ToString::to_string);
    // Whoever withholds a number to protect people does not want it said again.
    match to {
        Some(to) if to.is_confidential() => format!("figure: {name}, to: {to_text}"),
        _ => format!("figure: {name}, from: {}, to: {to_text}", change.from.unqualified()),
    }
}

/// A text in quotation marks, as JSON and YAML both write it.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// How far in the entries of the list stand.
fn margin(before: &str) -> &str {
    let first = before.lines().find(|line| line.trim_start().starts_with("- ")).unwrap_or("");
    &first[..first.len() - first.trim_start().len()]
}

#[cfg(test)]
mod tests {
    use super::super::revision;
    use super::super::{Figure, Name};
    use super::*;
    use crate::source::SourceText;

    fn change(from: &str, to: Option<&str>) -> Change {
        let period = crate::number::Period::read("2019", crate::number::Frequency::CalendarYear).unwrap();
        let key = crate::statistics::Key { members: Vec::new(), period };
        Change {
            dataset: "waiting".to_owned(),
            name: Name { members: vec!["a \"b\"".to_owned()], period: "2019".to_owned() },
            from: Figure::read(from).unwrap(),
            to: to.map(|to| (key, Figure::read(to).unwrap())),
        }
    }

    fn added(before: &str) -> Vec<revision::Revision> {
        let changes = [change("4330 p", Some("4380 4000..5000 r")), change("4", Some("c")), change("7", None)];
        let date = PartialDate::read("2026-11-23").unwrap();
        let whole = format!("{before}{}", text(before, date, Kind::Correction, "We \"miscounted\": twice", &changes));
        let (found, problems) = revision::read(&SourceText::from_bytes(&revision::FILE.into(), whole.as_bytes()).unwrap());
        assert_eq!(problems, [], "{whole}");
        found
    }

    #[test]
    fn an_entry_is_read_as_it_was_written() {
        let [entry] = &added("")[..] else { panic!("one entry") };
        assert_eq!((entry.date.iso().as_str(), entry.kind), ("2026-11-23", Kind::Correction));
        assert_eq!(entry.because.value, "We \"miscounted\": twice");
        let figures: Vec<String> = entry.figures.iter().map(|figure| format!("{:?}", (&figure.from, &figure.to))).collect();
        assert_eq!(entry.figures[0].name.value, "waiting/a \"b\"@2019");
        assert_eq!(entry.figures[0].to, Figure::read("4380 4000..5000"), "{figures:?}");
        assert_eq!((&entry.figures[1].from, &entry.figures[1].to), (&None, &Figure::read("c")), "{figures:?}");
        assert_eq!((&entry.figures[2].from, &entry.figures[2].to), (&Figure::read("7"), &None), "{figures:?}");
    }

    #[test]
    fn an_entry_goes_below_others_however_they_are_indented() {
        let entry = "- date: 2025\n  kind: revision\n  because: New data.\n  figures: [{ figure: a@2019, to: 3 }]";
        let indented = format!("# Ours\n  {}\n", entry.replace('\n', "\n  "));
        for before in ["# Nothing yet\n", entry, indented.as_str()] {
            let count = if before.contains("date") { 2 } else { 1 };
            assert_eq!(added(before).len(), count, "{before}");
        }
    }
}
