//! A dataset: one published table with its header, dimensions and observations.
//!
//! The words follow SDMX: an observation stands at a key, which is one member of each dimension
//! and a period.

use crate::number::{Decimal, Frequency, PartialDate, Period, Rounding, Unit};
use crate::source::{Located, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One published table.
#[derive(Debug, Clone)]
pub struct Dataset {
    /// Its name in references: the file name without ending.
    pub id: String,
    /// The file it was read from.
    pub file: Arc<str>,
    /// What it is called.
    pub title: String,
    /// What is observed.
    pub measure: String,
    /// A longer definition, as inline Markdown.
    pub definition: Option<Located<String>>,
    /// What one unit of a value is.
    pub unit: Unit,
    /// The kind of its periods.
    pub frequency: Frequency,
    /// The place that it is about.
    pub geography: String,
    /// Which direction is an improvement.
    pub better: Better,
    /// Key of the publication in the bibliography, with its place.
    pub source: Option<Located<String>>,
    /// Where in the publication the figures stand.
    pub source_table: Option<String>,
    /// Licence key, where it differs from the publication's.
    pub licence: Option<String>,
    /// Nothing dated earlier may use it.
    pub released: Option<PartialDate>,
    /// How the values were rounded before publication.
    pub rounding: Rounding,
    /// Remarks, as inline Markdown.
    pub notes: Vec<Located<String>>,
    /// What identifies an observation beside its period, in the order of keys.
    pub dimensions: Vec<Dimension>,
    /// The observations, ordered by member (as declared), then period.
    pub observations: BTreeMap<Key, Observation>,
}

/// Which direction of a measure is an improvement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Better {
    /// Less is better.
    Lower,
    /// More is better.
    Higher,
    /// Neither can be said.
    #[default]
    Neither,
}

/// What identifies an observation: region, age, area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// Its name in the file.
    pub id: String,
    /// Its name in tables.
    pub label: String,
    /// The codelist, in the order of tables.
    pub members: Vec<Member>,
    /// Index of the member that is meant when a reference names none.
    pub default: Option<usize>,
}

/// One member of a codelist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its code in references.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// Whether it is a target rather than an observed group.
    pub is_target: bool,
}

/// Where an observation stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Index of the member in each dimension.
    pub members: Vec<usize>,
    /// The period.
    pub period: Period,
}

/// One value with what qualifies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The number, or why there is none.
    pub value: Value,
    /// What qualifies the number.
    pub status: Option<Status>,
    /// A remark, as inline Markdown.
    pub note: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// A number, or the reason for its absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A number in the dataset's unit, any multiplier applied.
    Number(Decimal),
    /// No number; never zero.
    Missing(Shorthand),
}

/// Why a number is missing (Government Analysis Function, "Using symbols and shorthand").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shorthand {
    /// `c`
    Confidential,
    /// `x`
    NotAvailable,
    /// `z`
    NotApplicable,
    /// `low`, or `k` where "low" would be insensitive
    Low,
    /// `u`
    Unreliable,
    /// `w`
    NoneRecorded,
}

/// What qualifies a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// `p`
    Provisional,
    /// `r`
    Revised,
    /// `e`
    Estimated,
    /// `f`
    Forecast,
    /// `b`
    Break,
}

impl Shorthand {
    /// Reads a code as data files write it.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        Some(match code {
            "c" => Self::Confidential,
            "x" => Self::NotAvailable,
            "z" => Self::NotApplicable,
            "low" | "k" => Self::Low,
            "u" => Self::Unreliable,
            "w" => Self::NoneRecorded,
            _ => return None,
        })
    }

    /// The code as printed, in square brackets.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Confidential => "[c]",
            Self::NotAvailable => "[x]",
            Self::NotApplicable => "[z]",
            Self::Low => "[low]",
            Self::Unreliable => "[u]",
            Self::NoneRecorded => "[w]",
        }
    }

    /// What the code means, for the line beside a table.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Confidential => "confidential: withheld to protect people",
            Self::NotAvailable => "not available",
            Self::NotApplicable => "not applicable",
            Self::Low => "rounds to zero, but is not zero",
            Self::Unreliable => "too unreliable to publish",
            Self::NoneRecorded => "none recorded in the survey",
        }
    }
}

impl Status {
    /// Every status under its letter in data files.
    pub const ALL: [(&'static str, Self); 5] =
        [("p", Self::Provisional), ("r", Self::Revised), ("e", Self::Estimated), ("f", Self::Forecast), ("b", Self::Break)];

    /// The code as printed, in square brackets.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Provisional => "[p]",
            Self::Revised => "[r]",
            Self::Estimated => "[e]",
            Self::Forecast => "[f]",
            Self::Break => "[b]",
        }
    }

    /// What the code means.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Provisional => "provisional: may be revised",
            Self::Revised => "revised",
            Self::Estimated => "estimated",
            Self::Forecast => "forecast",
            Self::Break => "break in series: not comparable with earlier periods",
        }
    }
}

impl Dataset {
    /// All periods that any observation has, in order.
    #[must_use]
    pub fn periods(&self) -> Vec<Period> {
        let periods: BTreeSet<Period> = self.observations.keys().map(|key| key.period).collect();
        periods.into_iter().collect()
    }

    /// "2020 to 2025", or the one period.
    #[must_use]
    pub fn span(&self) -> String {
        span(&self.periods())
    }

    /// The names of the members at a key: "Thurrock", "North East, Under 1".
    #[must_use]
    pub fn member_label(&self, members: &[usize]) -> String {
        let labels = self.dimensions.iter().zip(members).filter_map(|(dimension, index)| dimension.members.get(*index));
        labels.map(|member| member.label.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// A value as tables print it: the number, or the code of why it is missing, with any status.
    #[must_use]
    pub fn print(&self, observation: &Observation) -> String {
        let value = match observation.value {
            Value::Number(value) => crate::number::figure(value, &self.unit),
            Value::Missing(shorthand) => shorthand.code().to_owned(),
        };
        match observation.status {
            Some(status) => format!("{value} {}", status.code()),
            None => value,
        }
    }
}

/// "2020 to 2025", "2014/15 to 2016/17", or the one period.
#[must_use]
pub fn span(periods: &[Period]) -> String {
    // "2014 to 2015 to 2016 to 2017" cannot be read, so split years keep their stroke here.
    let name = |period: &Period| match period.frequency() {
        Frequency::FinancialYear | Frequency::AcademicYear => period.key(),
        _ => period.label(),
    };
    match periods {
        [] => String::new(),
        [only] => only.label(),
        [first, .., last] => format!("{} to {}", name(first), name(last)),
    }
}
