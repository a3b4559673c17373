//! A published figure: its value, its interval and its statuses, and the one line of text that keeps them.

use super::lock;
use crate::number::{self, Decimal, Unit, read_decimal};
use crate::statistics::{Observation, Shorthand, Status, Value};
use std::fmt;

/// What was published of one observation: after any suppression and rounding, never a raw count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number in the dataset's unit, or the code of why there is none.
    pub value: Value,
    /// Its confidence interval.
    pub interval: Option<(Decimal, Decimal)>,
    /// What qualified it.
    pub statuses: Vec<Status>,
}

impl Figure {
    /// What is published of an observation.
    #[must_use]
    pub fn of(observation: &Observation) -> Self {
        let Observation { value, interval, statuses, .. } = observation;
        Self { value: *value, interval: *interval, statuses: statuses.clone() }
    }

    /// Reads `3830`, `3830 3790..3870 p` or `c`; nothing where the text is none of these.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ').peekable();
        let value = words.next()?;
        let value = Shorthand::read(value).map(Value::Missing).or_else(|| read_decimal(value).ok().map(Value::Number))?;
        let interval = words.next_if(|word| word.contains("..")).map(read_interval);
        let statuses = words.map(|word| Status::ALL.iter().find(|(letter, _)| *letter == word).map(|(_, status)| *status));
        let statuses = statuses.collect::<Option<Vec<_>>>()?;
        match interval {
            Some(None) => None,
            interval => Some(Self { value, interval: interval.flatten(), statuses }),
        }
    }

    /// Whether this takes back what was published: another value, or another interval than was given.
    ///
    /// A status alone changes nothing that a reader may have quoted.
    #[must_use]
    pub fn contradicts(&self, published: &Self) -> bool {
        self.value != published.value || (published.interval.is_some() && self.interval != published.interval)
    }

    /// The figure without its statuses, which no revision is about.
    #[must_use]
    pub fn unqualified(&self) -> Self {
        Self { statuses: Vec::new(), ..self.clone() }
    }

    /// Whether it stands for a number that is withheld to protect people.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        self.value == Value::Missing(Shorthand::Confidential)
    }

    /// As tables print it: `4,330`, `12% (11% to 13%)`, `[c]`.
    #[must_use]
    pub fn spell(&self, unit: &Unit) -> String {
        self.spelt(unit, number::figure)
    }

    /// As sentences print it: `4,330 children`.
    #[must_use]
    pub fn spell_with_unit(&self, unit: &Unit) -> String {
        self.spelt(unit, number::with_unit)
    }

    fn spelt(&self, unit: &Unit, spell: impl Fn(Decimal, &Unit) -> String) -> String {
        let value = match self.value {
            Value::Number(value) => spell(value, unit),
            Value::Missing(shorthand) => shorthand.code().to_owned(),
        };
        match self.interval {
            Some((low, high)) => format!("{value} ({} to {})", number::figure(low, unit), number::figure(high, unit)),
            None => value,
        }
    }
}

/// The line of the lock: number, interval, statuses.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            Value::Number(value) => write!(f, "{value}"),
            Value::Missing(shorthand) => f.write_str(lock::bare(shorthand.code())),
        }?;
        if let Some((low, high)) = self.interval {
            write!(f, " {low}..{high}")?;
        }
        self.statuses.iter().try_for_each(|status| write!(f, " {}", lock::bare(status.code())))
    }
}

fn read_interval(text: &str) -> Option<(Decimal, Decimal)> {
    let (low, high) = text.split_once("..")?;
    Some((read_decimal(low).ok()?, read_decimal(high).ok()?))
}
