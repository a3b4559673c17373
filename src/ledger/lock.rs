//! The file `data/figures.lock`: every published figure, one a line, sorted, made to be read in a comparison of versions.
//!
//! ```text
//! # The figures that this site has published. …
//! format: 1
//!
//! [court-to-match] 5b1f03a9c2d4e6f8
//! thurrock 2016/17 = 101 p
//! ```
//!
//! After a dataset stand the first digits of its file's fingerprint; before a figure, the codes of its members and its period.

use super::figure::Figure;
use super::name::Name;
use super::quoted;
use crate::diag::{Diagnostic, code};
use crate::source::{Place, SourceText};
use crate::statistics::Dataset;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The file.
pub const FILE: &str = "data/figures.lock";
const HEAD: &str = "# The figures that this site has published. Written by `standfirst accept`; please do not edit.";
const FORMAT: &str = "format: 1";
/// So many digits tell apart all versions a file will ever have.
const FINGERPRINT_DIGITS: usize = 16;
/// How version control marks lines that it could not join.
const CONFLICTS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Every figure that was published, by dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lock {
    /// What was published, by the id of the dataset.
    pub datasets: BTreeMap<String, Locked>,
}

/// The published figures of one dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locked {
    /// The first digits of the fingerprint of its file.
    pub fingerprint: String,
    /// The figures.
    pub figures: BTreeMap<Name, Figure>,
    /// Where the dataset stands in the lock.
    pub place: Place,
}

impl Lock {
    /// What is published of some datasets.
    #[must_use]
    pub fn of<'a>(datasets: impl Iterator<Item = &'a Dataset>) -> Self {
        let locked = datasets.map(|dataset| {
            let named = dataset.observations.iter().map(|(key, observation)| (Name::of(dataset, key), Figure::of(observation)));
            let fingerprint = dataset.fingerprint.chars().take(FINGERPRINT_DIGITS).collect();
            let place = Place::new(&FILE.into(), 0..0);
            (dataset.id.clone(), Locked { fingerprint, figures: named.collect(), place })
        });
        Self { datasets: locked.collect() }
    }

    /// How many figures there are.
    #[must_use]
    pub fn figure_count(&self) -> usize {
        self.datasets.values().map(|locked| locked.figures.len()).sum()
    }

    /// The text of the file.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = format!("{HEAD}\n{FORMAT}\n");
        for (id, locked) in &self.datasets {
            out.push_str(&format!("\n[{}] {}\n", quoted::write(id), locked.fingerprint));
            for (name, figure) in &locked.figures {
                for part in name.members.iter().chain([&name.period]) {
                    out.push_str(&quoted::write(part));
                    out.push(' ');
                }
                out.push_str(&format!("= {figure}\n"));
            }
        }
        out
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    /// The first line that `accept` would not have written.
    pub fn read(source: &SourceText) -> Result<Self, Box<Diagnostic>> {
        let mut lock = Self::default();
        let mut id = None;
        let mut has_format = false;
        let mut start = 0;
        for line in source.text.split('\n') {
            let place = source.place(start..start + line.len());
            start += line.len() + 1;
            if line.trim().is_empty() || line.starts_with('#') {
            } else if CONFLICTS.iter().any(|mark| line.starts_with(mark)) {
                return Err(problem(place, "Two versions of the published figures meet here and were not joined."));
            } else if !has_format {
                has_format = line == FORMAT;
                if !has_format {
                    return Err(problem(place, "The published figures are kept in a form that this program does not know."));
                }
            } else if line.starts_with('[') {
                id = Some(lock.add_dataset(line, place)?);
            } else {
                lock.add_figure(id.as_deref(), line, place)?;
            }
        }
        Ok(lock)
    }

    fn add_dataset(&mut self, line: &str, place: Place) -> Result<String, Box<Diagnostic>> {
        let head = line.strip_prefix('[').and_then(quoted::read);
        let head = head.and_then(|(id, rest)| Some((id, rest.strip_prefix("] ")?)));
        let is_fingerprint = |text: &str| text.bytes().all(|b| b.is_ascii_hexdigit());
        let Some((id, fingerprint)) = head.filter(|(_, rest)| is_fingerprint(rest)) else { return Err(unknown_line(place)) };
        match self.datasets.entry(id.clone()) {
            Entry::Occupied(_) => Err(problem(place, format!("The dataset `{id}` stands twice among the published figures."))),
            Entry::Vacant(vacant) => {
                vacant.insert(Locked { fingerprint: fingerprint.to_owned(), figures: BTreeMap::new(), place });
                Ok(id)
            }
        }
    }

    fn add_figure(&mut self, id: Option<&str>, line: &str, place: Place) -> Result<(), Box<Diagnostic>> {
        let locked = id.and_then(|id| self.datasets.get_mut(id));
        let (Some(locked), Some((name, figure))) = (locked, read_figure(line)) else { return Err(unknown_line(place)) };
        match locked.figures.insert(name, figure) {
            Some(_) => Err(problem(place, "This published figure stands twice.")),
            None => Ok(()),
        }
    }
}

/// `thurrock 2016/17 = 101 p`
fn read_figure(line: &str) -> Option<(Name, Figure)> {
    let mut parts = Vec::new();
    let mut rest = line;
    let value = loop {
        let (part, after) = quoted::read(rest)?;
        parts.push(part);
        rest = after.strip_prefix(' ')?;
        if let Some(value) = rest.strip_prefix("= ") {
            break value;
        }
    };
    let period = parts.pop()?;
    Some((Name { members: parts, period }, Figure::read(value)?))
}

/// A code without the brackets in which tables print it.
pub(super) fn bare(code: &str) -> &str {
    code.trim_matches(['[', ']'])
}

fn unknown_line(place: Place) -> Box<Diagnostic> {
    problem(place, "This line is not one that `standfirst accept` writes.")
}

fn problem(place: Place, message: impl Into<String>) -> Box<Diagnostic> {
    let fix = "put the file back as it was last saved, or delete it and run  standfirst accept";
    Box::new(Diagnostic::error(code::FIGURES_LOCK, place, message).fix(fix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Lock, Box<Diagnostic>> {
        Lock::read(&SourceText::from_bytes(&FILE.into(), text.as_bytes()).unwrap())
    }

    /// Any word at all, and often one that looks like a part of the format.
    fn word() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[\\[\\]=# \"\\\\a-c\n\u{85}\u{a0}]{0,6}", Just("format: 1".to_owned())]
    }

    fn figure() -> impl Strategy<Value = Figure> {
        let text = prop_oneof!["-?[0-9]{1,9}(\\.[0-9]{1,4})?( -?[0-9]{1,4}\\.\\.[0-9]{1,5}\\.[0-9])?( p)?( b)?", "[cxzuw]( e)?"];
        text.prop_map(|text| Figure::read(&text).unwrap())
    }

    fn lock() -> impl Strategy<Value = Lock> {
        let name = (prop::collection::vec(word(), 0..3), word()).prop_map(|(members, period)| Name { members, period });
        let figures = prop::collection::btree_map(name, figure(), 0..5);
        let locked = ("[0-9a-f]{16}", figures).prop_map(|(fingerprint, figures)| Locked {
            fingerprint,
            figures,
            place: Place::new(&FILE.into(), 0..0),
        });
        prop::collection::btree_map(word(), locked, 0..4).prop_map(|datasets| Lock { datasets })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again_whatever_the_names(lock in lock()) {
            let mut found = read(&lock.write()).unwrap();
            found.datasets.values_mut().for_each(|locked| locked.place = Place::new(&FILE.into(), 0..0));
            prop_assert_eq!(&found, &lock);
            prop_assert_eq!(found.write(), lock.write());
        }

        #[test]
        fn no_line_stops_the_reader(line in any::<String>()) {
            let text = format!("{FORMAT}\n[a] 00\n2020 = 1\n{line}\n");
            if let Ok(source) = SourceText::from_bytes(&FILE.into(), text.as_bytes()) {
                let _ = Lock::read(&source);
            }
        }
    }

    #[test]
    fn a_line_is_read_as_a_person_would() {
        let lock =
            read("# x\nformat: 1\n\n[court] 5b\nthurrock 2016/17 = 101 95..107.5 p r\n\"Kent \\\"x\\\"\" \"2018 Q1\" = c\n")
                .unwrap();
        let lines: Vec<String> =
            lock.datasets["court"].figures.iter().map(|(name, figure)| format!("{name:?} {figure}")).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[0].contains("Kent \\\"x\\\"") && lines[0].ends_with(" c"), "{lines:?}");
        assert!(lines[1].ends_with(" 101 95..107.5 p r"), "{lines:?}");
    }
}
