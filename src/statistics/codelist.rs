//! Codelists: the dimensions of a dataset and their members, as its header declares them.

use super::dataset::{Dimension, Expects, Member, Role};
use super::personal;
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::number::Decimal;
use crate::source::Located;
use crate::source::yaml::{Entry, Node, Value};

/// What a member may be among the others.
const ROLES: [(&str, Role); 4] =
    [("observed", Role::Observed), ("total", Role::Total), ("target", Role::Target), ("before", Role::Before)];

/// What the header may say of a dimension whose members it leaves to a table.
const SETTINGS: [&str; 4] = ["label", "default", "expects", "adds-to"];

/// A dimension as the header declares it.
pub(super) struct Declared {
    /// The dimension; one that leaves its members to a table has none yet.
    pub(super) dimension: Dimension,
    /// The code of the default member, where the members are not known yet.
    pub(super) default: Option<Located<String>>,
}

/// A dimension, written with its members directly or under `members:`; beside a table it may leave them out.
pub(super) fn dimension(fields: &mut Fields<'_>, entry: &Entry, has_table: bool) -> Option<Declared> {
    let is_open = has_table && leaves_members_out(&entry.node);
    if entry.node.get("members").is_none() && !is_open {
        let members = members(fields, &entry.key, &entry.node)?;
        return Some(Declared { dimension: Dimension { members, ..undeclared(&entry.key) }, default: None });
    }
    let file = fields.file();
    let mut inner = Fields::of(file, &entry.node, fields.problems())?;
    let label = inner.text("label").map_or_else(|| capitalised(&entry.key), |label| label.value);
    let members = if is_open { Vec::new() } else { members_field(&mut inner)? };
    let written = inner.text("default");
    let default = written.as_ref().filter(|_| !is_open).and_then(|word| default(&mut inner, word, &members));
    let expects = expects(&mut inner);
    let adds_to = adds_to(&mut inner);
    inner.finish();
    let dimension = Dimension { id: entry.key.clone(), label, members, default, expects, adds_to };
    Some(Declared { dimension, default: written.filter(|_| is_open) })
}

/// A dimension of which only the name is known.
pub(super) fn undeclared(id: &str) -> Dimension {
    Dimension { id: id.to_owned(), label: capitalised(id), members: Vec::new(), default: None, expects: None, adds_to: None }
}

/// The index of the default member.
pub(super) fn default(fields: &mut Fields<'_>, word: &Located<String>, members: &[Member]) -> Option<usize> {
    let choices: Vec<(&str, usize)> = members.iter().enumerate().map(|(index, member)| (member.id.as_str(), index)).collect();
    fields.one_of("default", word, &choices)
}

/// Whether a group holds settings only, so that `label` is no member of that name.
fn leaves_members_out(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Map(entries) => entries.iter().all(|entry| SETTINGS.contains(&entry.key.as_str())),
        Value::Scalar(_) | Value::List(_) => false,
    }
}

fn members_field(fields: &mut Fields<'_>) -> Option<Vec<Member>> {
    let node = fields.required("members")?;
    members(fields, "members", node)
}

fn members(fields: &mut Fields<'_>, name: &str, node: &Node) -> Option<Vec<Member>> {
    let Value::Map(entries) = &node.value else {
        let items = if let Value::List(items) = &node.value { items.as_slice() } else { std::slice::from_ref(node) };
        let codes: Vec<String> = items.iter().filter_map(Node::scalar).map(|code| format!("{code}: Name")).collect();
        let example = if codes.is_empty() { "code: Name".to_owned() } else { codes.join(", ") };
        let message = format!("`{name}` should give each code a name.");
        fields.report(
            Diagnostic::error(code::FIELD_TYPE, fields.place(node), message).fix(format!("write  {name}: {{ {example} }}")),
        );
        return None;
    };
    Some(entries.iter().filter_map(|entry| member(fields, entry)).collect())
}

fn member(fields: &mut Fields<'_>, entry: &Entry) -> Option<Member> {
    let id = entry.key.clone();
    if let Some(label) = entry.node.scalar() {
        check_personal(fields, label, &entry.node);
        return Some(Member { id, label: label.to_owned(), role: Role::Observed, parts: Vec::new(), in_file: Vec::new() });
    }
    let file = fields.file();
    let mut inner = Fields::of(file, &entry.node, fields.problems())?;
    let label = inner.required_text("label");
    if let Some((label, node)) = label.as_ref().zip(entry.node.get("label")) {
        check_personal(&mut inner, &label.value, node);
    }
    let role = inner.word("role", &ROLES);
    let parts = inner.texts("parts");
    let in_file = inner.text_or_texts("in-file").into_iter().map(|text| text.value).collect();
    inner.finish();
    let by_parts = if parts.is_empty() { Role::Observed } else { Role::Total };
    Some(Member { id, label: label?.value, role: role.unwrap_or(by_parts), parts, in_file })
}

fn check_personal(fields: &mut Fields<'_>, label: &str, node: &Node) {
    if let Some(kind) = personal::in_text(label) {
        fields.report(personal::text(kind, fields.place(node)));
    }
}

/// How many members there must be, or which.
fn expects(fields: &mut Fields<'_>) -> Option<Located<Expects>> {
    let node = fields.node("expects")?;
    let place = fields.place(node);
    let value = if matches!(node.value, Value::List(_)) {
        Expects::Codes(fields.texts("expects").into_iter().map(|code| code.value).collect())
    } else {
        Expects::Count(usize::try_from(fields.whole("expects", 1_000_000)?).ok()?)
    };
    Some(Located { value, place })
}

/// A fixed sum, such as the 100 of shares.
fn adds_to(fields: &mut Fields<'_>) -> Option<Located<Decimal>> {
    let place = fields.node("adds-to").map(|node| fields.place(node))?;
    fields.decimal("adds-to").map(|value| Located { value, place })
}

fn capitalised(id: &str) -> String {
    let mut letters = id.replace('-', " ");
    if let Some(first) = letters.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    letters
}
