//! Series side by side: gathered by name, with labels, over the same periods and in the same unit.

use super::fill::capitalised;
use crate::chart::{Mark, Moment};
use crate::diag::{Diagnostic, code};
use crate::number::period::gaps;
use crate::number::{Decimal, Period, Unit};
use crate::source::{Located, Place};
use crate::statistics::{Dataset, LookupFault, Observation, Reference, Series, Statistics, Status, Value, dataset};
use std::collections::BTreeSet;

/// Series over the same periods, in the same unit.
pub struct Panel<'a> {
    /// The periods, in order.
    pub periods: Vec<Period>,
    /// The series with their names.
    pub lines: Vec<Line<'a>>,
    /// The datasets of the series, each once, in order.
    pub datasets: Vec<&'a Dataset>,
}

/// One series with its name.
#[derive(Clone)]
pub struct Line<'a> {
    /// What tells it from the others.
    pub label: String,
    /// The dataset.
    pub dataset: &'a Dataset,
    /// Index of the member in each dimension.
    pub members: Vec<usize>,
    /// One observation a period of the panel.
    pub observations: Vec<Option<&'a Observation>>,
}

impl<'a> Panel<'a> {
    /// Gathers the series of some names.
    ///
    /// # Errors
    /// A name leads nowhere, or the series cannot share an axis.
    pub fn new(statistics: &'a Statistics, names: &[Located<String>], place: &Place) -> Result<Self, Box<Diagnostic>> {
        let mut found = Vec::new();
        for name in names {
            found.extend(series(statistics, name)?);
        }
        if let Some(reason) = unlike(&found) {
            let problem = Diagnostic::error(code::CHART_REFUSED, place.clone(), reason);
            return Err(Box::new(problem.fix("show them in two charts, one below the other")));
        }
        Ok(Self::of_series(&joined(found)))
    }

    /// All series of one dataset.
    #[must_use]
    pub fn of_dataset(statistics: &'a Statistics, dataset: &Dataset) -> Option<Self> {
        let name =
            Reference { dataset: dataset.id.clone(), members: Vec::new(), when: crate::statistics::When::All, question: None };
        statistics.series(&name).ok().map(|found| Self::of_series(&found))
    }

    fn of_series(found: &[Series<'a>]) -> Self {
        let periods: BTreeSet<Period> = found.iter().flat_map(|series| series.cells.iter().map(|cell| cell.0)).collect();
        let periods: Vec<Period> = periods.into_iter().collect();
        let mut known = BTreeSet::new();
        let first = found.iter().map(|series| series.dataset).filter(|dataset| known.insert(&dataset.id));
        let datasets: Vec<&Dataset> = first.collect();
        let several = datasets.len() > 1;
        let lines = found.iter().map(|series| Line {
            label: label(series, several),
            dataset: series.dataset,
            members: series.members.clone(),
            observations: periods.iter().map(|period| at(series, *period)).collect(),
        });
        Self { lines: lines.collect(), periods, datasets }
    }

    /// The periods as charts take them: true to time, and apart where the data leave out periods that were due.
    #[must_use]
    pub fn moments(&self) -> Vec<Moment> {
        let is_due = !self.datasets.iter().all(|dataset| dataset.gaps_allowed);
        let before = std::iter::once(None).chain(self.periods.iter().map(|period| Some(*period)));
        let moment = |(period, before): (&Period, Option<Period>)| Moment {
            label: period.label(),
            position: self.periods.first().map_or(0, |first| period.steps_after(*first)),
            after_gap: is_due && before.is_some_and(|before| !gaps(&[before, *period]).is_empty()),
        };
        self.periods.iter().zip(before).map(moment).collect()
    }

    /// The unit that all series share.
    #[must_use]
    pub fn unit(&self) -> Unit {
        self.lines.first().map_or(Unit::Index { base: None }, |line| line.dataset.unit.clone())
    }

    /// Measure, place, period and unit, as the subtitle of a chart gives them.
    #[must_use]
    pub fn subtitle(&self) -> String {
        subtitle(&self.datasets, &self.periods)
    }
}

/// The series of one name.
pub(super) fn series<'a>(statistics: &'a Statistics, name: &Located<String>) -> Result<Vec<Series<'a>>, Box<Diagnostic>> {
    let diagnose = |fault: LookupFault, dataset: &str| Box::new(fault.diagnose(dataset, name.place.clone()));
    let reference = Reference::parse(&name.value).map_err(|reason| diagnose(LookupFault::Unreadable(reason), ""))?;
    statistics.series(&reference).map_err(|fault| diagnose(fault, &reference.dataset))
}

/// Makes one of series that differ in nothing but their periods, so that two moments can be named one by one.
fn joined(found: Vec<Series<'_>>) -> Vec<Series<'_>> {
    let mut joined: Vec<Series<'_>> = Vec::new();
    for series in found {
        let is_same = |other: &&mut Series<'_>| other.dataset.id == series.dataset.id && other.members == series.members;
        let Some(same) = joined.iter_mut().find(is_same) else {
            joined.push(series);
            continue;
        };
        same.cells.extend(series.cells);
        same.cells.sort_by_key(|cell| cell.0);
        same.cells.dedup_by_key(|cell| cell.0);
    }
    joined
}

/// Why series cannot share an axis, if they cannot.
pub(super) fn unlike(found: &[Series<'_>]) -> Option<String> {
    let (first, rest) = found.split_first()?;
    for series in rest {
        let (one, other) = (first.dataset, series.dataset);
        if one.unit != other.unit {
            let (one_unit, other_unit) = (one.unit.heading(), other.unit.heading());
            return Some(format!(
                "`{}` is in {one_unit} and `{}` in {other_unit}; they cannot share one axis.",
                one.id, other.id
            ));
        }
        if !one.shares_basis_with(other) {
            return Some(format!("`{}` and `{}` were made in different ways; they cannot share one axis.", one.id, other.id));
        }
        if one.frequency != other.frequency {
            let (one_kind, other_kind) = (one.frequency.describe(), other.frequency.describe());
            return Some(format!(
                "`{}` is about {one_kind} and `{}` about {other_kind}; they cannot share one axis.",
                one.id, other.id
            ));
        }
    }
    None
}

/// Measure, place, period and unit of some datasets.
#[must_use]
pub fn subtitle(datasets: &[&Dataset], periods: &[Period]) -> String {
    let mut measures: Vec<&str> = datasets.iter().map(|dataset| dataset.measure.as_str()).collect();
    measures.dedup();
    let Some(first) = datasets.first() else { return String::new() };
    let measure = if measures.len() == 1 {
        measures[0].to_owned()
    } else {
        datasets.iter().map(|dataset| dataset.title.as_str()).collect::<Vec<_>>().join("; ")
    };
    let unit = match &first.unit {
        Unit::Index { base: Some(base) } => format!(" ({base} = 100)"),
        Unit::Percent | Unit::Money(_) | Unit::Rank | Unit::Index { .. } => String::new(),
        unit if names(&measure, &unit.heading()) => String::new(),
        unit => format!(" ({})", unit.heading()),
    };
    let time = match (first.frequency, periods) {
        (_, [only]) => only.to_string(),
        (crate::number::Frequency::CalendarYear, _) => dataset::span(periods),
        (frequency, _) => format!("{}, {}", frequency.describe(), dataset::span(periods)),
    };
    capitalised(&format!("{measure}{unit}, {}, {time}", first.geography))
}

/// Whether a measure names its unit itself, as "children in care" and "average days to a match" do.
fn names(measure: &str, unit: &str) -> bool {
    measure.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case(unit))
}

/// A value as charts take it.
pub(super) fn mark(observation: Option<&Observation>) -> Mark {
    let Some(observation) = observation else { return Mark::Missing(super::table::DASH.to_owned()) };
    let has = |status| observation.statuses.contains(&status);
    match observation.value {
        Value::Missing(shorthand) => Mark::Missing(shorthand.code().to_owned()),
        Value::Number(value) if has(Status::Part) => Mark::Part(value),
        Value::Number(value) if has(Status::Break) => Mark::Anew(value),
        Value::Number(value) => Mark::Value(value),
    }
}

/// The number of an observation, if it has one.
pub(super) fn number(observation: Option<&Observation>) -> Option<Decimal> {
    observation?.value.number()
}

fn label(series: &Series<'_>, several_datasets: bool) -> String {
    let members = series.dataset.member_label(&series.members);
    match (several_datasets, members.is_empty()) {
        (_, true) => series.dataset.title.clone(),
        (true, false) => format!("{}: {members}", series.dataset.title),
        (false, false) => members,
    }
}

fn at<'a>(series: &Series<'a>, period: Period) -> Option<&'a Observation> {
    // The cells are in order of time; a search through all of them would be slow for daily data.
    series.cells.binary_search_by_key(&period, |cell| cell.0).ok().and_then(|index| series.cells[index].1)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_measure_names_its_unit_as_a_word_of_its_own() {
        assert!(names("Children in care", "children"));
        assert!(!names("stays on weekdays", "days"));
        assert!(!names("people who wait", "days"));
    }
}
