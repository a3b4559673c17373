//! Codelists: the dimensions of a dataset and their members, as its header declares them.

use super::dataset::{Dimension, Expects, Member, Role};
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::number::Decimal;
use crate::source::Located;
use crate::source::yaml::{Entry, Node, Value};

/// What a member may be among the others.
const ROLES: [(&str, Role); 4] =
    [("observed", Role::Observed), ("total", Role::Total), ("target", Role::Target), ("before", Role::Before)];

/// A dimension, written with its members directly or under `members:`.
pub(super) fn dimension(fields: &mut Fields<'_>, entry: &Entry) -> Option<Dimension> {
    if entry.node.get("members").is_none() {
        let members = members(fields, &entry.key, &entry.node)?;
        let (id, label) = (entry.key.clone(), capitalised(&entry.key));
        return Some(Dimension { id, label, members, default: None, expects: None, adds_to: None });
    }
    let file = fields.file();
    let mut inner = Fields::of(file, &entry.node, fields.problems())?;
    let label = inner.text("label").map_or_else(|| capitalised(&entry.key), |label| label.value);
    let member_node = inner.required("members")?;
    let members = members(&mut inner, "members", member_node)?;
    let default = inner.text("default").and_then(|word| {
        let choices: Vec<(&str, usize)> = members.iter().enumerate().map(|(index, member)| (member.id.as_str(), index)).collect();
        inner.one_of("default", &word, &choices)
    });
    let expects = expects(&mut inner);
    let adds_to = adds_to(&mut inner);
    inner.finish();
    Some(Dimension { id: entry.key.clone(), label, members, default, expects, adds_to })
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
        return Some(Member { id, label: label.to_owned(), role: Role::Observed, parts: Vec::new() });
    }
    let file = fields.file();
    let mut inner = Fields::of(file, &entry.node, fields.problems())?;
    let label = inner.required_text("label");
    let role = inner.word("role", &ROLES);
    let parts = inner.texts("parts");
    inner.finish();
    let by_parts = if parts.is_empty() { Role::Observed } else { Role::Total };
    Some(Member { id, label: label?.value, role: role.unwrap_or(by_parts), parts })
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
