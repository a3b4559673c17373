//! A research report: key findings, recommendations, how to cite it.

use super::Link;
use crate::content::markdown::Builder;
use crate::content::{Text, reader};
use crate::fields::Fields;
use crate::source::Located;

/// Fields of a report.
#[derive(Debug, Clone)]
pub struct Report {
    /// Key findings.
    pub findings: Vec<Finding>,
    /// The register whose recommendations it prints.
    pub recommendations: Option<Located<String>>,
    /// Digital object identifier.
    pub doi: Option<String>,
    /// Version of the text.
    pub version: Option<String>,
    /// Related links.
    pub links: Vec<Link>,
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Its anchor, by which recommendations name it.
    pub id: Located<String>,
    /// What was found.
    pub text: Text,
}

pub(super) fn read(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> Report {
    let findings = fields.each("findings", |inner| {
        let id = inner.required_text("id");
        let text = reader::required_text(inner, builder, "text");
        Some(Finding { id: id?, text: text? })
    });
    Report {
        findings,
        recommendations: fields.text("recommendations"),
        doi: fields.text("doi").map(|text| text.value),
        version: fields.text("version").map(|text| text.value),
        links: reader::links(fields, builder, "links"),
    }
}
