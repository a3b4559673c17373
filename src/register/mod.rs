//! Registers of recommendations: who was asked to do what, when, and what became of it.

use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::number::PartialDate;
use crate::source::{Located, SourceText, yaml};
use std::sync::Arc;

/// The folder of registers.
pub const FOLDER: &str = "data/recommendations/";

/// The recommendations of one publication.
#[derive(Debug, Clone)]
pub struct Register {
    /// Its name: the file name without ending.
    pub id: String,
    /// The file it was read from.
    pub file: Arc<str>,
    /// What it is called.
    pub title: String,
    /// Key of the publication in the bibliography.
    pub source: Option<Located<String>>,
    /// When the recommendations were made.
    pub made: Option<Located<PartialDate>>,
    /// The page that prints them, below `content/`.
    pub page: Option<Located<String>>,
    /// The recommendations, in order.
    pub recommendations: Vec<Recommendation>,
}

/// One recommendation.
#[derive(Debug, Clone)]
pub struct Recommendation {
    /// Its name for ever.
    pub id: Located<String>,
    /// A word on what it is about.
    pub topic: Option<String>,
    /// What is recommended, as inline Markdown.
    pub text: Located<String>,
    /// To whom.
    pub audiences: Vec<String>,
    /// What has become of it.
    pub status: Status,
    /// The findings that it rests on.
    pub findings: Vec<Located<String>>,
    /// What happened since, oldest first.
    pub updates: Vec<Update>,
}

/// One change of status.
#[derive(Debug, Clone)]
pub struct Update {
    /// When.
    pub date: PartialDate,
    /// To which status.
    pub status: Status,
    /// Why, as inline Markdown.
    pub note: Option<Located<String>>,
    /// Key of the publication that says so.
    pub source: Option<Located<String>>,
}

/// What has become of a recommendation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing yet.
    Open,
    /// Accepted.
    Accepted,
    /// Accepted in part.
    AcceptedInPart,
    /// Being done.
    InProgress,
    /// Done.
    Done,
    /// Rejected.
    Rejected,
    /// Replaced by another.
    Superseded,
    /// Taken back.
    Withdrawn,
}

impl Status {
    /// Every status under its name in files.
    pub const NAMES: [(&'static str, Self); 8] = [
        ("open", Self::Open),
        ("accepted", Self::Accepted),
        ("accepted-in-part", Self::AcceptedInPart),
        ("in-progress", Self::InProgress),
        ("done", Self::Done),
        ("rejected", Self::Rejected),
        ("superseded", Self::Superseded),
        ("withdrawn", Self::Withdrawn),
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, status)| *status == self).map_or("open", |(name, _)| name)
    }

    /// Its name for readers: "Accepted in part".
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::Accepted => "Accepted",
            Self::AcceptedInPart => "Accepted in part",
            Self::InProgress => "In progress",
            Self::Done => "Done",
            Self::Rejected => "Rejected",
            Self::Superseded => "Superseded",
            Self::Withdrawn => "Withdrawn",
        }
    }
}

impl Register {
    /// The path among the sources of the page that prints it.
    #[must_use]
    pub fn page_path(&self) -> Option<String> {
        self.page.as_ref().map(|page| format!("content/{}", page.value.trim_start_matches('/')))
    }
}

/// Reads one register.
#[must_use]
pub fn read(source: &SourceText) -> (Option<Register>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let node = match yaml::parse(source, 0..source.text.len()) {
        Ok(node) => node,
        Err(faults) => return (None, faults.into_iter().map(Diagnostic::from).collect()),
    };
    let register = Fields::of(&source.path, &node, &mut problems).and_then(|fields| read_fields(source, fields));
    (register, problems)
}

fn read_fields(source: &SourceText, mut fields: Fields<'_>) -> Option<Register> {
    let title = fields.required_text("title");
    let publication = fields.text("source");
    if publication.is_none() {
        let place = fields.head();
        fields.report(
            Diagnostic::error(
                code::MISSING_SOURCE,
                place,
                "This register does not say in which publication its recommendations stand.",
            )
            .fix("add a line  source: …  with a name from data/sources.yaml"),
        );
    }
    fields.required("made");
    let made = fields.date("made");
    let page = fields.text("page");
    fields.required("recommendations");
    let recommendations = fields.each("recommendations", recommendation);
    fields.finish();
    let id = source.stem().to_owned();
    Some(Register { id, file: source.path.clone(), title: title?.value, source: publication, made, page, recommendations })
}

fn recommendation(fields: &mut Fields<'_>) -> Option<Recommendation> {
    let id = fields.required_text("id");
    let topic = fields.text("topic").map(|topic| topic.value);
    let text = fields.required_text("text");
    let audiences = fields.texts("for").into_iter().map(|audience| audience.value).collect();
    fields.required("status");
    let status = fields.word("status", &Status::NAMES);
    let findings = fields.texts("finding");
    let updates = fields.each("updates", update);
    check_updates(fields, status, &updates);
    Some(Recommendation { id: id?, topic, text: text?, audiences, status: status?, findings, updates })
}

/// The status must be the one of the last update, or readers see two answers.
fn check_updates(fields: &mut Fields<'_>, status: Option<Status>, updates: &[Update]) {
    let (Some(status), Some(last)) = (status, updates.last()) else { return };
    let is_in_order = updates.windows(2).all(|pair| pair[0].date <= pair[1].date);
    let place = fields.text("status").map_or_else(|| fields.head(), |text| text.place);
    if !is_in_order {
        fields.report(
            Diagnostic::error(code::DATE_ORDER, place, "The updates are not in the order of their dates.")
                .fix("put the oldest first"),
        );
    } else if last.status != status {
        let message = format!("The status is `{}`, but the last update says `{}`.", status.name(), last.status.name());
        let fix = format!("write  status: {}  or correct the last update", last.status.name());
        fields.report(Diagnostic::error(code::STATUS_CONFLICT, place, message).fix(fix));
    }
}

fn update(fields: &mut Fields<'_>) -> Option<Update> {
    fields.required("date");
    let date = fields.date("date");
    fields.required("status");
    let status = fields.word("status", &Status::NAMES);
    let (note, source) = (fields.text("note"), fields.text("source"));
    Some(Update { date: date?.value, status: status?, note, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_and_the_last_update_must_agree() {
        let text = "title: T\nsource: s\nmade: 2024\nrecommendations:\n  - id: a\n    text: Do it\n    status: open\n    \
                    updates: [{ date: 2024-06, status: accepted }, { date: 2024-05, status: done }]\n";
        let source = SourceText::from_bytes(&"data/recommendations/r.yaml".into(), text.as_bytes()).unwrap();
        let (register, problems) = read(&source);
        assert_eq!(register.unwrap().recommendations[0].id.value, "a");
        assert_eq!(problems.len(), 1);
        assert!(problems[0].message.contains("order of their dates"));
    }
}
