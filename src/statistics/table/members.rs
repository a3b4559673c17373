//! Which member a cell names: one that the header declares, or one that the file brings.

use crate::diag::{Diagnostic, code, suggestion};
use crate::source::Place;
use crate::statistics::dataset::{Dimension, Member, Role};
use crate::statistics::value::shown;
use crate::statistics::{damage, personal};
use std::collections::BTreeMap;

/// The members of one dimension while a file is read.
pub(super) struct Codelist {
    id: String,
    members: Vec<Member>,
    /// Whether the file itself says which members there are.
    is_open: bool,
    /// Members by label, by code and by their names in files, in small letters.
    by_name: BTreeMap<String, usize>,
    /// For members that the file brought: where their label first stands.
    first_places: BTreeMap<usize, Place>,
}

impl Codelist {
    pub(super) fn new(dimension: &Dimension) -> Self {
        let mut by_name = BTreeMap::new();
        let members = dimension.members.iter().enumerate();
        for (index, member) in members.clone() {
            by_name.entry(member.label.trim().to_lowercase()).or_insert(index);
        }
        for (index, member) in members.clone() {
            by_name.entry(member.id.to_lowercase()).or_insert(index);
        }
        for (index, member) in members {
            by_name.extend(member.in_file.iter().map(|name| (name.trim().to_lowercase(), index)));
        }
        let members = dimension.members.clone();
        Self { id: dimension.id.clone(), is_open: members.is_empty(), members, by_name, first_places: BTreeMap::new() }
    }

    /// The members, in the order in which they are declared or first stand in the file.
    pub(super) fn into_members(self) -> Vec<Member> {
        self.members
    }

    /// The label of a member.
    pub(super) fn label(&self, index: usize) -> &str {
        self.members.get(index).map_or("", |member| member.label.as_str())
    }

    /// The member that a text names; `column` is the name of its column.
    ///
    /// # Errors
    /// The problem, at `place`.
    pub(super) fn find(&mut self, text: &str, column: &str, place: impl Fn() -> Place) -> Result<usize, Diagnostic> {
        if let Some(index) = self.by_name.get(text).or_else(|| self.by_name.get(&text.to_lowercase())) {
            return Ok(*index);
        }
        let place = place();
        if let Some(kind) = personal::in_cell(column, text) {
            return Err(personal::column(kind, column, place));
        }
        if let Some(problem) = damage::diagnose(text, &place) {
            return Err(problem);
        }
        if self.is_open { self.add(text, place) } else { Err(self.unknown(text, place)) }
    }

    /// Adds a member that the file brings.
    fn add(&mut self, text: &str, place: Place) -> Result<usize, Diagnostic> {
        let label = text.replace("\r\n", "\n").replace('\r', "\n");
        let id = code_of(&label);
        if id.is_empty() {
            let message = format!("No code can be made of `{}`, which has neither letters nor digits.", shown(text));
            let fix = format!("declare the members of `{}` under `dimensions`, each with a code", self.id);
            return Err(Diagnostic::error(code::UNKNOWN_VALUE, place, message).fix(fix));
        }
        if let Some(same) = self.members.iter().position(|member| member.id == id) {
            let message = format!(
                "`{}` and `{}` would both have the code `{}`.",
                shown(&self.members[same].label),
                shown(text),
                shown(&id)
            );
            let fix = format!("write both alike, or declare the members of `{}` under `dimensions`", self.id);
            let problem = Diagnostic::error(code::DUPLICATE_ID, place, message).fix(fix);
            return Err(self
                .first_places
                .get(&same)
                .iter()
                .fold(problem, |problem, first| problem.also((*first).clone(), "first here")));
        }
        let index = self.members.len();
        self.by_name.insert(label.to_lowercase(), index);
        self.members.push(Member { id, label, role: Role::Observed, parts: Vec::new(), in_file: Vec::new() });
        self.first_places.insert(index, place);
        Ok(index)
    }

    fn unknown(&self, text: &str, place: Place) -> Diagnostic {
        let codes = self.members.iter().flat_map(|member| [member.id.as_str(), member.label.as_str()]);
        if let Some(code) = codes.clone().find(|code| damage::is_without_zeros(text, code)) {
            return damage::lost_zeros(text, code, &place);
        }
        let message = format!("`{}` is no member of `{}`.", shown(text), self.id);
        let mut near = suggestion::nearest_of(text, codes, 3);
        near.dedup_by_key(|name| name.to_lowercase());
        let fix = if near.is_empty() {
            format!("add it to the members of `{}`, or leave its rows out by `where`", self.id)
        } else {
            format!("did you mean {}?", suggestion::list(&near, "or"))
        };
        Diagnostic::error(code::UNKNOWN_VALUE, place, message).fix(fix)
    }
}

/// The code of a label: its letters and digits in small letters, with hyphens between its words.
fn code_of(label: &str) -> String {
    let lower = label.to_lowercase().replace(['\'', '’'], "");
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::code_of;

    #[test]
    fn codes_are_the_words_of_a_label_with_hyphens() {
        let codes = [
            ("King's Lynn", "kings-lynn"),
            ("Bristol, City of", "bristol-city-of"),
            ("0123", "0123"),
            ("Ynys Môn", "ynys-môn"),
            ("–", ""),
        ];
        for (label, code) in codes {
            assert_eq!(code_of(label), code);
        }
    }
}
