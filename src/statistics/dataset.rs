//! A dataset: one published table with its header, dimensions and observations.
//!
//! The words follow SDMX: an observation stands at a key, which is one member of each dimension
//! and a period.

use super::observation::{Observation, Status, Value};
use crate::number::{Decimal, Frequency, PartialDate, Period, Rounding, Unit, figure_with};
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
    /// The limits that a value keeps, as declared.
    pub range: (Option<Decimal>, Option<Decimal>),
    /// How the figures were made, where that decides what they may be compared with: "three-year average".
    pub basis: Option<String>,
    /// Datasets of another basis that may still be compared with this one.
    pub comparable_with: Vec<Located<String>>,
    /// By how much a total may differ from its parts; nothing means as much as rounding allows.
    pub tolerance: Option<Decimal>,
    /// How small counts of people are protected, where the figures are the publisher's own.
    pub disclosure: Option<Disclosure>,
    /// The members of another dataset of which these are the same figures: `in-care-by-age/under-1`.
    pub same_as: Option<Located<String>>,
    /// Datasets whose figures look like these and are others.
    pub distinct_from: Vec<Located<String>>,
    /// The members of another dataset that count what these percentages are shares of.
    pub base: Option<Located<String>>,
    /// Whether the base is given beside the percentages wherever they are used.
    pub base_stated: bool,
    /// Where it is said that nobody is counted in two periods, so that counts of several periods make a total.
    pub additive: Option<Place>,
    /// Whether periods between the first and the last, or members in some of them, may have no row.
    pub gaps_allowed: bool,
    /// Whether its file was read without a problem, so that what has no figure here has none there.
    pub is_whole: bool,
    /// Topics under which it is listed.
    pub topics: Vec<Located<String>>,
    /// Remarks, as inline Markdown.
    pub notes: Vec<Located<String>>,
    /// What identifies an observation beside its period, in the order of keys.
    pub dimensions: Vec<Dimension>,
    /// The observations, ordered by member (as declared), then period.
    pub observations: BTreeMap<Key, Observation>,
    /// Earlier states of the figures, the oldest first.
    pub vintages: Vec<Vintage>,
    /// The table that the observations were read from, by its path from the site's root; nothing where they stand in the file itself.
    pub table: Option<Arc<str>>,
    /// The fingerprint of what was read: the text of the file, then every byte of the table.
    pub fingerprint: String,
}

/// The figures as a release gave them that was later revised; only those that differed need be held.
#[derive(Debug, Clone)]
pub struct Vintage {
    /// When they were released.
    pub released: Located<PartialDate>,
    /// The figures of then.
    pub observations: BTreeMap<Key, Observation>,
}

/// How small counts of people are protected before anything is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Counts above zero and below this are withheld.
    pub suppress_below: Option<Decimal>,
    /// All counts are rounded to the nearest multiple of this.
    pub round_to: Option<Decimal>,
    /// Where it is written.
    pub place: Place,
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
    /// Which members there must be.
    pub expects: Option<Located<Expects>>,
    /// What the observed members add up to, where it is a fixed number such as 100.
    pub adds_to: Option<Located<Decimal>>,
}

/// Which members a dimension must have for ranks and totals over it to be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expects {
    /// So many.
    Count(usize),
    /// These, by code.
    Codes(Vec<String>),
}

/// One member of a codelist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its code in references.
    pub id: String,
    /// Its name for readers.
    pub label: String,
    /// What it is among the members.
    pub role: Role,
    /// The members that it is the sum of, by code; for a total without any, all that are observed.
    pub parts: Vec<Located<String>>,
    /// How a file of rows names it, where that is neither its code nor its label.
    pub in_file: Vec<String>,
}

/// What a member is among the others of its dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Role {
    /// A group that was observed.
    #[default]
    Observed,
    /// The sum of others.
    Total,
    /// What was to be reached.
    Target,
    /// The state before.
    Before,
}

/// Where an observation stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Index of the member in each dimension.
    pub members: Vec<usize>,
    /// The period.
    pub period: Period,
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

    /// Whether small counts are withheld or counts are rounded to protect people.
    #[must_use]
    pub fn is_protected(&self) -> bool {
        self.disclosure.as_ref().is_some_and(|rules| rules.suppress_below.is_some() || rules.round_to.is_some())
    }

    /// Whether the measure is an average, which adds up to nothing and need not be whole.
    #[must_use]
    pub fn is_average(&self) -> bool {
        let measure = self.measure.to_lowercase();
        ["average", "mean", "median"].iter().any(|word| measure.contains(word))
    }

    /// Why its figures never add up over time, whatever its header says; nothing where they may.
    #[must_use]
    pub fn never_adds_up(&self) -> Option<&'static str> {
        if self.frequency.is_snapshot() { Some("it counts on a day") } else { self.has_no_mean() }
    }

    /// Why its figures have no mean over time that means anything; nothing where they may.
    #[must_use]
    pub fn has_no_mean(&self) -> Option<&'static str> {
        if self.is_average() {
            return Some("it holds averages");
        }
        match self.unit {
            Unit::Percent | Unit::PercentagePoints => Some("it holds percentages"),
            Unit::Per(_) => Some("it holds rates"),
            Unit::Rank => Some("it holds places in an order"),
            Unit::Index { .. } => Some("it holds an index"),
            Unit::Time(_) | Unit::YearsMonths | Unit::Money(_) | Unit::Count { .. } => None,
        }
    }

    /// Whether the figures of two datasets were made in one way, or are said to be comparable all the same.
    #[must_use]
    pub fn shares_basis_with(&self, other: &Self) -> bool {
        let lists = |one: &Self, other: &Self| one.comparable_with.iter().any(|name| name.value == other.id);
        self.basis == other.basis || lists(self, other) || lists(other, self)
    }

    /// The last figure of some members, after the earlier of two periods and up to the later, that was counted in a
    /// new way.
    #[must_use]
    pub fn broken_between(&self, members: &[usize], one: Period, other: Period) -> Option<(&Key, &Observation)> {
        let (from, to) = (one.min(other), one.max(other));
        let at = |period| Key { members: members.to_vec(), period };
        let mut between = self.observations.range(at(from)..=at(to)).filter(|(key, _)| key.period > from);
        between.rfind(|(_, observation)| observation.statuses.contains(&Status::Break))
    }

    /// The names of the members at a key: "Thurrock", "North East, Under 1".
    #[must_use]
    pub fn member_label(&self, members: &[usize]) -> String {
        let labels = self.dimensions.iter().zip(members).filter_map(|(dimension, index)| dimension.members.get(*index));
        labels.map(|member| member.label.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The name of what stands at a key: "Thurrock, 31 March 2025".
    #[must_use]
    pub fn label(&self, key: &Key) -> String {
        let members = self.member_label(&key.members);
        if members.is_empty() { key.period.to_string() } else { format!("{members}, {}", key.period) }
    }

    /// A number of this dataset, with as many decimals as all its figures have.
    #[must_use]
    pub fn spell(&self, value: Decimal) -> String {
        let decimals = match self.rounding {
            Rounding::Decimals(decimals) => Some(decimals),
            _ => None,
        };
        figure_with(value, &self.unit, decimals)
    }

    /// A value as tables print it: the number with its interval, or the code of why it is missing, with any statuses.
    #[must_use]
    pub fn print(&self, observation: &Observation) -> String {
        let (value, qualifiers) = self.print_parts(observation);
        value + &qualifiers
    }

    /// A value as tables print it, and what follows it: the interval and the statuses, each after a space.
    #[must_use]
    pub fn print_parts(&self, observation: &Observation) -> (String, String) {
        let spelt = |value| self.spell(value);
        let value = match observation.value {
            Value::Number(value) => observation.with_bound(spelt(value)),
            Value::Missing(shorthand) => shorthand.code().to_owned(),
        };
        let interval = observation.interval.map(|(low, high)| format!(" ({} to {})", spelt(low), spelt(high)));
        // A limit is said in words before the number.
        let statuses = observation.statuses.iter().filter(|status| status.before_number().is_none());
        let codes: String = statuses.map(|status| status.code()).collect();
        let codes = if codes.is_empty() { codes } else { format!(" {codes}") };
        (value, interval.unwrap_or_default() + &codes)
    }
}

/// "2020 to 2025", "2014/15 to 2016/17", or the one period.
#[must_use]
pub fn span(periods: &[Period]) -> String {
    // "2014 to 2015 to 2016 to 2017" cannot be read, so split years and quarters keep their short form here.
    let name = |period: &Period| match period.frequency() {
        Frequency::FinancialYear | Frequency::AcademicYear | Frequency::Quarter | Frequency::FinancialQuarter => period.key(),
        _ => period.label(),
    };
    match periods {
        [] => String::new(),
        [only] => only.label(),
        [first, .., last] => format!("{} to {}", name(first), name(last)),
    }
}
