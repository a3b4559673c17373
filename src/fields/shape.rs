//! Fields that hold another kind of value than they should, each with an example of the right one.

use super::Fields;
use crate::diag::{Diagnostic, code};
use crate::source::Place;
use crate::source::yaml::{Node, Value};

/// What a group of fields belongs to.
pub(super) enum Group<'a> {
    /// The file, the head of a page, or another whole.
    Whole,
    /// A field of this name.
    Field(&'a str),
    /// The items of the list in a field of this name.
    ItemOf(&'a str),
}

impl Fields<'_> {
    /// Reports that a field holds another shape than it should.
    pub fn wrong_shape(&mut self, name: &str, node: &Node, expected: &str, fix: impl Into<String>) {
        let message = format!("`{name}` should be {expected}, but here is {}.", found(node));
        self.problems.push(Diagnostic::error(code::FIELD_TYPE, self.place(node), message).fix(fix));
    }
}

/// What a value is, in words.
pub(super) fn found(node: &Node) -> &'static str {
    match &node.value {
        Value::Null => "nothing",
        Value::Scalar(_) => "a single value",
        Value::List(_) => "a list",
        Value::Map(_) => "a group of fields",
    }
}

/// A value stands where fields are needed.
pub(super) fn no_fields(place: Place, group: &Group<'_>) -> Diagnostic {
    let (message, fix) = match group {
        Group::Whole => (
            "Fields are needed here, each as  name: value.".to_owned(),
            "write one field a line, as in  title: A study".to_owned(),
        ),
        Group::Field(name) => (format!("`{name}` needs fields of its own, each as  name: value."), below(name)),
        Group::ItemOf(name) => (
            format!("Each item of `{name}` needs fields of its own, each as  name: value."),
            format!("write each item of `{name}` as  - {{ name: value }}  with the names of its fields"),
        ),
    };
    Diagnostic::error(code::FIELD_TYPE, place, message).fix(fix)
}

/// How to write one text.
pub(super) fn one_text(name: &str) -> String {
    format!("write one text after  {name}:  without brackets or hyphens")
}

/// How to write fields of a field.
pub(super) fn below(name: &str) -> String {
    format!("write its fields below  {name}:  one a line, with two spaces before each")
}

/// How to write a list of groups of fields.
pub(super) fn items_below(name: &str) -> String {
    format!("put each item below  {name}:  on a line of its own that begins with a hyphen")
}

/// How to write a single value as a list.
pub(super) fn in_list(name: &str, node: &Node) -> String {
    const OWN_MEANING: &[char] = &['[', ']', '{', '}', ':', '#', '"', '\'', '\n', '&', '*', '\\'];
    match node.scalar() {
        Some(text) if !text.is_empty() && text.len() <= 60 && !text.contains(OWN_MEANING) => format!("write  {name}: [{text}]"),
        _ => items_below(name),
    }
}
