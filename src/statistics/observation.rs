//! An observation: a number or the reason for its absence, with the statuses that qualify it.

use crate::number::Decimal;
use crate::source::Place;

/// One value with what qualifies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The number as it is published, or why there is none.
    pub value: Value,
    /// The number that the source holds, where it is finer than what is published.
    pub exact: Option<Decimal>,
    /// What qualifies the number, in the order of the codes.
    pub statuses: Vec<Status>,
    /// The confidence interval: within these limits the true number lies.
    pub interval: Option<(Decimal, Decimal)>,
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
    /// `low`
    Low,
    /// `k`: the same as `low`, where that word would be insensitive.
    NearZero,
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
    /// `part`: the number covers only a part of its period.
    Part,
}

impl Value {
    /// The number, if there is one.
    #[must_use]
    pub fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(number),
            Self::Missing(_) => None,
        }
    }
}

impl Shorthand {
    /// Reads a code as data files write it.
    #[must_use]
    pub fn read(code: &str) -> Option<Self> {
        Some(match code {
            "c" => Self::Confidential,
            "x" => Self::NotAvailable,
            "z" => Self::NotApplicable,
            "low" => Self::Low,
            "k" => Self::NearZero,
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
            Self::NearZero => "[k]",
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
            Self::Low | Self::NearZero => "rounds to zero, but is not zero",
            Self::Unreliable => "too unreliable to publish",
            Self::NoneRecorded => "none recorded in the survey",
        }
    }
}

impl Status {
    /// Every status under its letter in data files.
    pub const ALL: [(&'static str, Self); 6] = [
        ("p", Self::Provisional),
        ("r", Self::Revised),
        ("e", Self::Estimated),
        ("f", Self::Forecast),
        ("b", Self::Break),
        ("part", Self::Part),
    ];

    /// The code as printed, in square brackets.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Provisional => "[p]",
            Self::Revised => "[r]",
            Self::Estimated => "[e]",
            Self::Forecast => "[f]",
            Self::Break => "[b]",
            Self::Part => "[part]",
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
            Self::Part => "part of the period only: not comparable with a whole one",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_printed_as_its_publisher_wrote_it() {
        for code in ["c", "x", "z", "low", "k", "u", "w"] {
            assert_eq!(Shorthand::read(code).unwrap().code(), format!("[{code}]"));
        }
        assert_eq!(Shorthand::NearZero.meaning(), Shorthand::Low.meaning());
    }
}
