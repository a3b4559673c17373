//! May two figures be compared? If not, why, in words for the author.

use crate::diag::{Diagnostic, code};
use crate::number::Frequency;
use crate::source::Place;
use crate::statistics::{Cell, Status};

/// Why two figures may not be compared.
pub(super) enum Unlike<'a> {
    /// They are one and the same.
    Same,
    /// The way of counting changed between them, with this figure.
    Break(Cell<'a>),
    /// At least one covers only a part of its period.
    Part,
    /// They were made in different ways.
    Basis,
    /// They are of two kinds; says which.
    Kinds(String),
}

/// Whether two figures may be compared; if not, why.
pub(super) fn comparable<'a>(now: &Cell<'a>, base: &Cell<'a>) -> Result<(), Unlike<'a>> {
    if now.dataset.id == base.dataset.id && now.key == base.key {
        return Err(Unlike::Same);
    }
    let (one, other) = (now.dataset, base.dataset);
    if one.unit != other.unit {
        return Err(Unlike::Kinds(format!("one is in {}, the other in {}", one.unit.heading(), other.unit.heading())));
    }
    if one.frequency.is_snapshot() != other.frequency.is_snapshot() {
        return Err(Unlike::Kinds("one is a count on a day, the other of what happened over a time".to_owned()));
    }
    if span(one.frequency) != span(other.frequency) {
        let kinds = format!("one is for {}, the other for {}", one.frequency.describe(), other.frequency.describe());
        return Err(Unlike::Kinds(kinds));
    }
    if !one.shares_basis_with(other) {
        return Err(Unlike::Basis);
    }
    if part(now) != part(base) {
        return Err(Unlike::Part);
    }
    broken_between(now, base).map_or(Ok(()), |cell| Err(Unlike::Break(cell)))
}

/// Months of a period, so that only periods of one length are compared; no month for snapshots, which have no length.
fn span(frequency: Frequency) -> Option<u8> {
    match frequency {
        Frequency::At(_) | Frequency::AtDate => None,
        Frequency::Day => Some(0),
        Frequency::Month => Some(1),
        Frequency::Quarter | Frequency::FinancialQuarter => Some(3),
        Frequency::CalendarYear
        | Frequency::FinancialYear
        | Frequency::AcademicYear
        | Frequency::YearEnding(_)
        | Frequency::RollingYear => Some(12),
    }
}

/// Which part of its period a figure covers, if not the whole.
pub(super) fn part<'a>(cell: &Cell<'a>) -> Option<&'a str> {
    let is_part = cell.observation.statuses.contains(&Status::Part);
    is_part.then(|| cell.observation.note.as_deref().unwrap_or_default())
}

/// The last declared break after the earlier figure of a dataset, up to the later one, in the series of either.
fn broken_between<'a>(now: &Cell<'a>, base: &Cell<'a>) -> Option<Cell<'a>> {
    let of_series = |cell: &Cell<'a>| {
        let dataset = cell.dataset;
        let broken = dataset.broken_between(&cell.key.members, now.key.period, base.key.period);
        broken.map(|(key, observation)| Cell { dataset, key: key.clone(), observation })
    };
    let is_one_dataset = now.dataset.id == base.dataset.id;
    is_one_dataset.then(|| of_series(now).or_else(|| of_series(base))).flatten()
}

impl Unlike<'_> {
    /// The problem in plain words.
    pub(super) fn diagnose(&self, now: &Cell<'_>, base: &Cell<'_>, place: &Place) -> Diagnostic {
        let single = "give each figure on its own".to_owned();
        let both = |mark: fn(&Cell<'_>) -> String| vec![shown(now, &mark(now)), shown(base, &mark(base))];
        match self {
            Self::Same => {
                apart("both are the same figure", vec![shown(now, "")], place).fix("name another member or period after  vs=")
            }
            Self::Break(broken) => {
                let period = broken.key.period;
                let is_last = period == now.key.period.max(base.key.period);
                let fix = if is_last { single } else { format!("start the comparison at {} or later", period.key()) };
                let mark = format!("`{}`, counted in a new way from {period}", broken.dataset.id);
                let reason = format!("the way of counting changed in {}", period.label());
                apart(&reason, vec![(broken.observation.place.clone(), mark), shown(base, "")], place).fix(fix)
            }
            Self::Part => {
                let covers = |cell: &Cell<'_>| part(cell).map_or("the whole of it", |note| note.trim_end_matches('.')).to_owned();
                let reason = match (part(now), part(base)) {
                    (Some(_), Some(_)) => "they cover different parts of their periods",
                    _ => "one covers only a part of its period",
                };
                apart(reason, both(covers), place).fix(single)
            }
            Self::Basis => {
                let made = |cell: &Cell<'_>| cell.dataset.basis.clone().unwrap_or_else(|| "no `basis` given".to_owned());
                let fix = format!("{single}, or write  comparable-with: [{}]  in `{}`", base.dataset.id, now.dataset.id);
                apart("they were made in different ways", both(made), place).fix(fix)
            }
            Self::Kinds(kinds) => {
                apart(kinds, both(|_| String::new()), place).fix(format!("compare figures of one kind, or {single}"))
            }
        }
    }
}

/// A figure by its dataset and period, with a remark.
fn shown(cell: &Cell<'_>, remark: &str) -> (Place, String) {
    let separator = if remark.is_empty() { "" } else { ": " };
    (cell.observation.place.clone(), format!("`{}`, {}{separator}{remark}", cell.dataset.id, cell.key.period))
}

fn apart(reason: &str, shown: Vec<(Place, String)>, place: &Place) -> Diagnostic {
    let message = format!("These two figures cannot be compared: {reason}.");
    let diagnostic = Diagnostic::error(code::UNLIKE_COMPARISON, place.clone(), message);
    shown.into_iter().fold(diagnostic, |diagnostic, (place, word)| diagnostic.also(place, word))
}
