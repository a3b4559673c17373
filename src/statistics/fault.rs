//! Why a name leads to no number, in words for those who wrote it.

use super::rows;
use crate::diag::{Diagnostic, code, suggestion};
use crate::number::PeriodFault;
use crate::source::Place;

/// Why a name leads to no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookupFault {
    /// The text is not a name.
    Unreadable(String),
    /// No dataset of this id; holds the near ones.
    Dataset(String, Option<String>),
    /// Neither a member of a dataset nor a dataset is called so; holds the name, the dataset and the advice.
    Neither(String, String, Option<String>),
    /// No member of this code; holds the advice.
    Member(String, Option<String>),
    /// A dimension is left open; holds its id and members.
    Open(String, Vec<String>),
    /// The dataset has no row for this period; holds those there are.
    Period(String, String),
    /// The text is not a period of the dataset's kind.
    WrongPeriod(String, PeriodFault),
    /// No period, or a range, where one is needed.
    NotOnePeriod(String),
}

impl LookupFault {
    /// The problem in plain words; `dataset` is the name of the dataset that was looked into.
    #[must_use]
    pub fn diagnose(self, dataset: &str, place: Place) -> Diagnostic {
        let fix_or = |advice: Option<String>, other: &str| advice.unwrap_or_else(|| other.to_owned());
        match self {
            Self::Unreadable(reason) => {
                Diagnostic::error(code::UNKNOWN_STATISTIC, place, format!("This does not name a number: {reason}."))
                    .fix("write it as  stat:dataset/member@period")
            }
            Self::Dataset(id, advice) => {
                Diagnostic::error(code::UNKNOWN_STATISTIC, place, format!("No dataset is called `{id}`."))
                    .label("not found")
                    .fix(fix_or(advice, &format!("add data/statistics/{id}.yaml, or correct the name")))
            }
            Self::Neither(name, dataset, advice) => {
                let message = format!("`{name}` is neither a member of `{dataset}` nor a dataset.");
                Diagnostic::error(code::UNKNOWN_STATISTIC, place, message)
                    .label("not found")
                    .fix(fix_or(advice, "name a member of the dataset, or another dataset"))
            }
            Self::Member(member, advice) => {
                Diagnostic::error(code::UNKNOWN_STATISTIC, place, format!("`{dataset}` has no member `{member}`."))
                    .label("not found")
                    .fix(fix_or(advice, "name one of the members that the dataset declares"))
            }
            Self::Open(dimension, members) => {
                let members: Vec<&str> = members.iter().map(String::as_str).collect();
                Diagnostic::error(code::AMBIGUOUS_STATISTIC, place, format!("`{dataset}` has several members of `{dimension}`."))
                    .fix(format!("add one after a slash: {}", suggestion::list(&members, "or")))
            }
            Self::Period(period, available) => {
                let message = match period.as_str() {
                    "" => format!("`{dataset}` has no figures here."),
                    _ => format!("`{dataset}` has no figure for {period}."),
                };
                let fix = match available.as_str() {
                    "" => format!("add the figure to `{dataset}`"),
                    _ => format!("use a period that is there: {available}"),
                };
                Diagnostic::error(code::UNKNOWN_PERIOD, place, message).label("not found").fix(fix)
            }
            Self::WrongPeriod(text, fault) => rows::wrong_period(&text, place, &fault),
            Self::NotOnePeriod(span) => {
                Diagnostic::error(code::UNKNOWN_PERIOD, place, format!("Say which period of `{dataset}` is meant."))
                    .fix(format!("write one period after an @, as in  {dataset}@latest  (there are figures for {span})"))
            }
        }
    }
}
