//! What the field `table` says of a file: which columns hold what, and which rows are wanted.

use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::source::yaml::{Entry, Value};
use crate::source::{Located, Place};

/// No file has more rows than this: the number of a spreadsheet, many times over.
const MOST_ROWS: u32 = 1_000_000_000;

/// What the field `table` says.
pub(super) struct Layout {
    /// Where the field begins.
    pub(super) place: Place,
    pub(super) file: Located<String>,
    pub(super) separator: Located<Separator>,
    pub(super) period: Option<Located<String>>,
    pub(super) value: Option<Located<String>>,
    pub(super) status: Option<Located<String>>,
    pub(super) note: Option<Located<String>>,
    pub(super) interval: Option<(Located<String>, Located<String>)>,
    pub(super) dimensions: Vec<Bound>,
    pub(super) filters: Vec<Wanted>,
    pub(super) blank: Option<Located<String>>,
    pub(super) rows: Option<Located<usize>>,
    pub(super) has_thousands: bool,
    pub(super) wide: Option<Wide>,
}

/// A dimension with the column that names its members.
pub(super) struct Bound {
    pub(super) dimension: Located<String>,
    pub(super) column: Located<String>,
}

/// A column with the texts that a row must have in it to be kept.
pub(super) struct Wanted {
    pub(super) column: Located<String>,
    pub(super) texts: Vec<String>,
}

/// A table with a column for each period, or for each member of a dimension.
pub(super) struct Wide {
    /// `period`, or the id of a dimension.
    pub(super) across: Located<String>,
    /// The columns; none means all that nothing else names.
    pub(super) columns: Vec<Located<String>>,
}

/// What stands between two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    Comma,
    Semicolon,
    Tab,
}

impl Separator {
    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }

    /// What people call it.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
        }
    }
}

/// Reads the field.
pub(super) fn read(fields: &mut Fields<'_>) -> Option<Layout> {
    let place = fields.head();
    let file = fields.required_text("file");
    let wide = fields.text("wide").map(|across| Wide { across, columns: fields.texts("columns") });
    let is_wide = |word: &str| wide.as_ref().is_some_and(|wide| wide.across.value == word);
    let period = if is_wide("period") { None } else { fields.required_text("period") };
    let (mut value, mut status, mut note, mut interval) = (None, None, None, None);
    if wide.is_none() {
        value = fields.required_text("value");
        (status, note) = (fields.text("status"), fields.text("note"));
        interval = limits(fields);
    } else {
        refuse_beside_wide(fields);
    }
    let dimensions = dimensions(fields);
    let filters = filters(fields);
    let blank = fields.text("blank");
    let rows = rows(fields);
    let has_thousands = fields.word("thousands", &[("comma", true)]).unwrap_or(false);
    let separator = separator(fields);
    let is_complete = (is_wide("period") || period.is_some()) && (wide.is_some() || value.is_some());
    let file = file.filter(|_| is_complete)?;
    Some(Layout {
        place,
        file,
        separator,
        period,
        value,
        status,
        note,
        interval,
        dimensions,
        filters,
        blank,
        rows,
        has_thousands,
        wide,
    })
}

/// The columns of the limits of confidence intervals, which come in pairs.
fn limits(fields: &mut Fields<'_>) -> Option<(Located<String>, Located<String>)> {
    match (fields.text("low"), fields.text("high")) {
        (Some(low), Some(high)) => Some((low, high)),
        (Some(_), None) => {
            fields.missing("high");
            None
        }
        (None, Some(_)) => {
            fields.missing("low");
            None
        }
        (None, None) => None,
    }
}

/// In a wide table every column holds values, so that no single one can.
fn refuse_beside_wide(fields: &mut Fields<'_>) {
    for name in ["value", "status", "note", "low", "high"] {
        if let Some(node) = fields.node(name) {
            let message = format!("`{name}` has no meaning beside `wide`: many columns hold values.");
            let problem = Diagnostic::error(code::UNKNOWN_FIELD, fields.place(node), message);
            fields.report(problem.fix(format!("delete the line  {name}:  or the line  wide:")));
        }
    }
}

fn dimensions(fields: &mut Fields<'_>) -> Vec<Bound> {
    let entries = fields.map("dimensions").unwrap_or_default();
    let bound = entries.iter().filter_map(|entry| {
        let dimension = key(fields, entry);
        fields.scalar(&entry.key, &entry.node).map(|column| Bound { dimension, column })
    });
    bound.collect()
}

fn filters(fields: &mut Fields<'_>) -> Vec<Wanted> {
    let entries = fields.map("where").unwrap_or_default();
    let wanted = entries.iter().map(|entry| {
        let texts = match &entry.node.value {
            Value::List(items) => items.iter().filter_map(|item| fields.scalar(&entry.key, item)).collect(),
            _ => fields.scalar(&entry.key, &entry.node).into_iter().collect::<Vec<_>>(),
        };
        Wanted { column: key(fields, entry), texts: texts.into_iter().map(|text| text.value.trim().to_owned()).collect() }
    });
    // A filter without a text was reported; without it the others still hold.
    wanted.filter(|wanted| !wanted.texts.is_empty()).collect()
}

fn rows(fields: &mut Fields<'_>) -> Option<Located<usize>> {
    let place = fields.node("rows").map(|node| fields.place(node))?;
    let value = usize::try_from(fields.whole("rows", MOST_ROWS)?).ok()?;
    Some(Located { value, place })
}

fn separator(fields: &mut Fields<'_>) -> Located<Separator> {
    let place = fields.node("separator").map_or_else(|| fields.head(), |node| fields.place(node));
    let choices = [
        (",", Separator::Comma),
        ("comma", Separator::Comma),
        (";", Separator::Semicolon),
        ("semicolon", Separator::Semicolon),
        ("tab", Separator::Tab),
    ];
    Located { value: fields.word("separator", &choices).unwrap_or(Separator::Comma), place }
}

fn key(fields: &Fields<'_>, entry: &Entry) -> Located<String> {
    Located { value: entry.key.clone(), place: Place::new(fields.file(), entry.key_span.clone()) }
}
