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
    /// `upper`: the true number is not above this one.
    Upper,
    /// `lower`: the true number is not below this one.
    Lower,
}

impl Observation {
    /// Whether the number is only a limit, and which.
    #[must_use]
    pub fn bound(&self) -> Option<Status> {
        self.statuses.iter().copied().find(|status| status.before_number().is_some())
    }

    /// A spelling of the number with the word that makes it a limit: "up to £916,000".
    #[must_use]
    pub fn with_bound(&self, spelt: String) -> String {
        match self.bound().and_then(Status::before_number) {
            Some(word) => format!("{word} {spelt}"),
            None => spelt,
        }
    }
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
    pub const ALL: [(&'static str, Self); 8] = [
        ("p", Self::Provisional),
        ("r", Self::Revised),
        ("e", Self::Estimated),
        ("f", Self::Forecast),
        ("b", Self::Break),
        ("part", Self::Part),
        ("upper", Self::Upper),
        ("lower", Self::Lower),
    ];

    /// The statuses that make a number a limit, as the field `bound` names them.
    pub const BOUNDS: [(&'static str, Self); 2] = [("upper", Self::Upper), ("lower", Self::Lower)];

    /// What is said before a number that is a limit.
    #[must_use]
    pub fn before_number(self) -> Option<&'static str> {
        match self {
            Self::Upper => Some("up to"),
            Self::Lower => Some("at least"),
            _ => None,
        }
    }

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
            Self::Upper => "[upper]",
            Self::Lower => "[lower]",
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
            Self::Upper => "upper limit: the number may be lower",
            Self::Lower => "lower limit: the number may be higher",
            Self::Part => "part of the period only: not comparable with a whole one",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_printed_with_its_word() {
        let place = Place::new(&"a.yaml".into(), 0..1);
        let value = Value::Number(Decimal::TEN);
        let observation =
            |statuses| Observation { value, exact: None, statuses, interval: None, note: None, place: place.clone() };
        let printed = |statuses| observation(statuses).with_bound("£10".to_owned());
        assert_eq!(printed(vec![Status::Provisional, Status::Upper]), "up to £10");
        assert_eq!([printed(vec![Status::Lower]), printed(vec![Status::Part])], ["at least £10", "£10"]);
    }

    #[test]
    fn a_code_is_printed_as_its_publisher_wrote_it() {
        for code in ["c", "x", "z", "low", "k", "u", "w"] {
            assert_eq!(Shorthand::read(code).unwrap().code(), format!("[{code}]"));
        }
        assert_eq!(Shorthand::NearZero.meaning(), Shorthand::Low.meaning());
    }
}
