//! A case study: what a partnership reached, against before and against a target.

use super::{Link, Quote, quotes};
use crate::content::markdown::Builder;
use crate::content::{Text, reader};
use crate::fields::Fields;
use crate::source::Located;

/// Fields of a case study.
#[derive(Debug, Clone)]
pub struct CaseStudy {
    /// With whom.
    pub partner: Option<Text>,
    /// Over what time.
    pub period: Option<Text>,
    /// Results side by side.
    pub comparisons: Vec<Comparison>,
    /// Quotes.
    pub quotes: Vec<Quote>,
    /// Related links.
    pub links: Vec<Link>,
}

/// One result with what it is compared with; names of numbers stand as typed.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// What is compared.
    pub label: Text,
    /// The result.
    pub statistic: Located<String>,
    /// What it was before.
    pub before: Option<Located<String>>,
    /// What it should reach.
    pub target: Option<Located<String>>,
}

impl Comparison {
    /// The numbers that it names.
    pub fn names(&self) -> impl Iterator<Item = &Located<String>> {
        [Some(&self.statistic), self.before.as_ref(), self.target.as_ref()].into_iter().flatten()
    }
}

pub(super) fn read(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> CaseStudy {
    CaseStudy {
        partner: reader::text(fields, builder, "partner"),
        period: reader::text(fields, builder, "period"),
        comparisons: fields.each("comparisons", |inner| comparison(inner, builder)),
        quotes: quotes(fields, builder),
        links: reader::links(fields, builder, "links"),
    }
}

fn comparison(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> Option<Comparison> {
    let label = reader::required_text(fields, builder, "label");
    let statistic = fields.required_text("statistic");
    let (before, target) = (reader::statistic(fields, "before"), reader::statistic(fields, "target"));
    Some(Comparison { label: label?, statistic: statistic?, before, target })
}
