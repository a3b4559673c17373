//! A project: when, with whom, paid by whom, evaluated by whom.

use super::Link;
use crate::content::markdown::Builder;
use crate::content::{Text, reader};
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::number::PartialDate;

/// Fields of a project.
#[derive(Debug, Clone)]
pub struct Project {
    /// When it started.
    pub starts: Option<PartialDate>,
    /// When it ended or will end.
    pub ends: Option<PartialDate>,
    /// Who pays, and how much.
    pub funding: Option<Text>,
    /// With whom.
    pub partners: Vec<Text>,
    /// Whom to ask.
    pub contacts: Vec<ProjectContact>,
    /// Who judges it.
    pub evaluators: Vec<Text>,
    /// What came out of it.
    pub outputs: Vec<Link>,
    /// Related links.
    pub links: Vec<Link>,
}

/// Whom to ask, by role.
#[derive(Debug, Clone)]
pub struct ProjectContact {
    /// The role.
    pub role: String,
    /// Mail address.
    pub email: Option<String>,
    /// Page on the web.
    pub url: Option<String>,
}

pub(super) fn read(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> Project {
    let starts = fields.date("starts");
    let ends = fields.date("ends");
    if let (Some(starts), Some(ends)) = (&starts, &ends)
        && ends.value.last_day() < starts.value.first_day()
    {
        let message = format!("The project ends in {}, before it starts in {}.", ends.value, starts.value);
        fields.report(Diagnostic::error(code::DATE_ORDER, ends.place.clone(), message).fix("correct one of the two dates"));
    }
    Project {
        starts: starts.map(|date| date.value),
        ends: ends.map(|date| date.value),
        funding: reader::text(fields, builder, "funding"),
        partners: reader::texts(fields, builder, "partners"),
        contacts: fields.each("contacts", contact),
        evaluators: reader::texts(fields, builder, "evaluators"),
        outputs: reader::links(fields, builder, "outputs"),
        links: reader::links(fields, builder, "links"),
    }
}

fn contact(fields: &mut Fields<'_>) -> Option<ProjectContact> {
    let role = fields.required_text("role");
    let email = fields.text("email").map(|text| text.value);
    let url = reader::url(fields, "url");
    Some(ProjectContact { role: role?.value, email, url })
}
