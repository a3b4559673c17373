//! Why a text is not a period of a kind, in the words of the field.

use super::Frequency;
use super::fit::splits;
use super::reading::{Meaning, Named, Spelled};
use crate::number::date::month_name;

/// Why text is not a period of the frequency asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PeriodFault {
    /// `2016/18`: the years of a split year must follow each other.
    NotConsecutive,
    /// A period, but of another kind.
    OtherKind {
        /// What it is, with its article: `a calendar year`.
        found: String,
        /// What the dataset has: `financial years`.
        expected: String,
        /// A period of the right kind, as data files write it.
        example: &'static str,
    },
    /// It could mean two things.
    Ambiguous {
        /// Both of them, as a reader would say them.
        readings: [String; 2],
    },
    /// The right kind, but for another day of the year than the header says.
    OtherDay {
        /// The day or month that is written: `30 June`, `June`.
        found: String,
        /// The day of the header: `31 March`.
        expected: String,
    },
    /// Anything else; holds an example of what is expected.
    Unreadable {
        /// A period of the right kind, as data files write it.
        example: &'static str,
    },
}

/// What is wrong with a text that fits a kind in no way.
pub(super) fn fault(spelled: &Spelled, frequency: Frequency) -> PeriodFault {
    let example = frequency.example();
    let Some(first) = spelled.meanings.first() else { return PeriodFault::Unreadable { example } };
    let is_split = match frequency {
        Frequency::FinancialYear | Frequency::AcademicYear | Frequency::FinancialQuarter => true,
        Frequency::YearEnding(day) => splits(day).is_some(),
        _ => false,
    };
    match (frequency, first) {
        (Frequency::YearEnding(day) | Frequency::At(day), Meaning::Date(_) | Meaning::Month(..)) => {
            PeriodFault::OtherDay { found: day_of_year(*first), expected: day.to_string() }
        }
        _ if is_split && spelled.meanings.contains(&Meaning::UnevenYears) => PeriodFault::NotConsecutive,
        (_, Meaning::UnevenYears) => PeriodFault::Unreadable { example },
        _ => PeriodFault::OtherKind { found: kind(*first, spelled.named), expected: expected(frequency), example },
    }
}

fn day_of_year(meaning: Meaning) -> String {
    match meaning {
        Meaning::Date(date) => format!("{} {}", date.day(), month_name(date.month())),
        Meaning::Month(_, month) => month_name(month).to_owned(),
        _ => String::new(),
    }
}

/// What a period is, with its article.
fn kind(meaning: Meaning, named: Option<Named>) -> String {
    let kind = match (meaning, named) {
        (Meaning::Date(_), Some(Named::Ending)) => return format!("a year ending {}", day_of_year(meaning)),
        (Meaning::Month(..), Some(Named::Ending)) => return format!("a year ending in {}", day_of_year(meaning)),
        (Meaning::Year(_), Some(Named::Ending)) => "a year without its last day",
        (Meaning::Year(_), _) => "a calendar year",
        (Meaning::SplitYear(_), Some(Named::Financial)) => "a financial year",
        (Meaning::SplitYear(_), Some(Named::Academic)) => "an academic year",
        (Meaning::SplitYear(_) | Meaning::UnevenYears, _) => "a financial or academic year",
        (Meaning::Quarter(..), _) => "a calendar quarter",
        (Meaning::SplitQuarter(..), _) => "a financial quarter",
        (Meaning::Months(..), _) => "a quarter",
        (Meaning::Month(..), _) => "a month",
        (Meaning::Date(_) | Meaning::MonthAndNumber(..), _) => "a single day",
    };
    kind.to_owned()
}

fn expected(frequency: Frequency) -> String {
    match frequency {
        Frequency::At(day) => format!("figures for {day}"),
        Frequency::AtDate => "figures for single days".to_owned(),
        Frequency::Quarter => "calendar quarters".to_owned(),
        _ => frequency.describe(),
    }
}
