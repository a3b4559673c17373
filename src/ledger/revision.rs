//! The file `data/revisions.yaml`: when published figures changed and why, the oldest first, in words for readers.

use super::figure::Figure;
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::number::PartialDate;
use crate::source::yaml::{self, Value};
use crate::source::{Located, Place, SourceText};

/// The file.
pub const FILE: &str = "data/revisions.yaml";
/// What stands for a figure that is not published any more.
pub(super) const GONE: &str = "gone";

/// Figures that changed together, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// When the site said so.
    pub date: PartialDate,
    /// Whether the old figures were wrong.
    pub kind: Kind,
    /// Why they changed, as inline Markdown.
    pub because: Located<String>,
    /// What changed.
    pub figures: Vec<Revised>,
}

/// Why figures change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// There are better data.
    Revision,
    /// They were wrong, by a mistake of the publisher of this site.
    Correction,
}

/// One figure that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revised {
    /// Its full name: `court-to-match/thurrock@2016/17`.
    pub name: Located<String>,
    /// What was published; nothing where it may not be said again.
    pub from: Option<Figure>,
    /// What is published now; nothing when the figure was taken down.
    pub to: Option<Figure>,
}

impl Kind {
    /// Every kind under its word in the file.
    pub const NAMES: [(&'static str, Self); 2] = [("revision", Self::Revision), ("correction", Self::Correction)];

    /// Its word in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Revision => "revision",
            Self::Correction => "correction",
        }
    }

    /// What a reader is told was done to the figures.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Revision => "Revised",
            Self::Correction => "Corrected",
        }
    }
}

/// Reads the file; an entry that cannot be read does not hold back the others.
#[must_use]
pub fn read(source: &SourceText) -> (Vec<Revision>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let node = match yaml::parse(source, 0..source.text.len()) {
        Ok(node) => node,
        Err(faults) => return (Vec::new(), faults.into_iter().map(Diagnostic::from).collect()),
    };
    let items = match &node.value {
        Value::Null => &[],
        Value::List(items) => items.as_slice(),
        _ => {
            let problem = Diagnostic::error(code::FIELD_TYPE, Place::new(&source.path, 0..0), "This file should be a list.");
            problems.push(problem.fix("begin each revision with  - date: …  and put its other fields below"));
            &[]
        }
    };
    let entries = items.iter().filter_map(|item| Fields::of(&source.path, item, &mut problems).and_then(entry));
    (entries.collect(), problems)
}

fn entry(mut fields: Fields<'_>) -> Option<Revision> {
    fields.required("date");
    let date = fields.date("date");
    fields.required("kind");
    let kind = fields.word("kind", &Kind::NAMES);
    let because = fields.required_text("because");
    fields.required("figures");
    let figures = fields.each("figures", revised);
    fields.finish();
    Some(Revision { date: date?.value, kind: kind?, because: because?, figures })
}

fn revised(fields: &mut Fields<'_>) -> Option<Revised> {
    let name = fields.required_text("figure");
    let from = fields.text("from").map(|text| figure(fields, "from", &text));
    let to = fields.required_text("to");
    let to = to.map(|text| if text.value == GONE { Some(None) } else { figure(fields, "to", &text).map(Some) });
    let from = match from {
        Some(None) => return None,
        from => from.flatten(),
    };
    Some(Revised { name: name?, from, to: to?? })
}

fn figure(fields: &mut Fields<'_>, field: &str, text: &Located<String>) -> Option<Figure> {
    let found = Figure::read(&text.value);
    if found.is_none() {
        let message = format!("`{field}` should be a figure as the data hold it.");
        let fix = match field {
            "to" => format!("write a number such as 4330, a code such as c, or  {GONE}  for a figure taken down"),
            _ => "write a number such as 4330, or a code such as c".to_owned(),
        };
        fields.report(Diagnostic::error(code::NUMBER_FORMAT, text.place.clone(), message).fix(fix));
    }
    found
}
