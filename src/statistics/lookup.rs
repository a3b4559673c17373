//! Finding a number by its name, and saying what is near when it is not there.

use super::dataset::{Dataset, Dimension, Key};
use super::fault::LookupFault;
use super::observation::Observation;
use super::provenance::Source;
use super::reference::{Reference, When};
use crate::diag::suggestion;
use crate::number::{Decimal, Period};
use std::collections::BTreeMap;

/// All datasets and publications of a site.
#[derive(Debug, Clone, Default)]
pub struct Statistics {
    /// Datasets by id.
    pub datasets: BTreeMap<String, Dataset>,
    /// Publications by key.
    pub sources: BTreeMap<String, Source>,
}

/// One observation with its dataset and key.
#[derive(Debug, Clone)]
pub struct Cell<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// Where in it the observation stands.
    pub key: Key,
    /// The observation.
    pub observation: &'a Observation,
}

/// Observations that share all dimensions except time, one a period; `None` where there is no row.
#[derive(Debug, Clone)]
pub struct Series<'a> {
    /// The dataset.
    pub dataset: &'a Dataset,
    /// Index of the member in each dimension.
    pub members: Vec<usize>,
    /// The periods asked for, with their observations.
    pub cells: Vec<(Period, Option<&'a Observation>)>,
}

impl Statistics {
    /// The dataset that a reference names.
    ///
    /// # Errors
    /// [`LookupFault::Dataset`].
    pub fn dataset(&self, id: &str) -> Result<&Dataset, LookupFault> {
        let advice = || suggestion::advise(id, self.datasets.keys().map(String::as_str));
        self.datasets.get(id).ok_or_else(|| LookupFault::Dataset(id.to_owned(), advice()))
    }

    /// The one observation that a reference names.
    ///
    /// # Errors
    /// See [`LookupFault`].
    pub fn cell(&self, reference: &Reference) -> Result<Cell<'_>, LookupFault> {
        let dataset = self.dataset(&reference.dataset)?;
        let choice = choose(dataset, &reference.members)?;
        let members = closed(dataset, choice)?;
        let period = one_period(dataset, &members, &reference.when)?;
        cell_at(dataset, Key { members, period })
    }

    /// The series that a reference names: one for each member of the dimensions that it leaves open.
    ///
    /// # Errors
    /// See [`LookupFault`].
    pub fn series(&self, reference: &Reference) -> Result<Vec<Series<'_>>, LookupFault> {
        let dataset = self.dataset(&reference.dataset)?;
        let choice = choose(dataset, &reference.members)?;
        let periods = periods_of(dataset, &reference.when)?;
        let mut found: Vec<Vec<usize>> = dataset.observations.keys().map(|key| key.members.clone()).collect();
        found.dedup();
        found.retain(|members| members.iter().zip(&choice).all(|(member, chosen)| chosen.is_none_or(|chosen| chosen == *member)));
        let series = found.into_iter().map(|members| Series {
            dataset,
            cells: periods.iter().map(|period| (*period, observation(dataset, &members, *period))).collect(),
            members,
        });
        Ok(series.collect())
    }
}

impl Cell<'_> {
    /// The number, if there is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        self.observation.value.number()
    }
}

/// The same dataset and members at another period.
///
/// # Errors
/// [`LookupFault::Period`] and [`LookupFault::WrongPeriod`].
pub fn at_period<'a>(cell: &Cell<'a>, when: &When) -> Result<Cell<'a>, LookupFault> {
    let period = one_period(cell.dataset, &cell.key.members, when)?;
    cell_at(cell.dataset, Key { members: cell.key.members.clone(), period })
}

/// The same dataset and period for another member of any one dimension.
#[must_use]
pub fn at_member<'a>(cell: &Cell<'a>, code: &str) -> Option<Result<Cell<'a>, LookupFault>> {
    let (at, index) = member_index(cell.dataset, code, 0)?;
    let mut key = cell.key.clone();
    key.members[at] = index;
    Some(cell_at(cell.dataset, key))
}

fn cell_at(dataset: &Dataset, key: Key) -> Result<Cell<'_>, LookupFault> {
    match dataset.observations.get(&key) {
        Some(observation) => Ok(Cell { dataset, key, observation }),
        None => Err(no_period(dataset, &key.members, &key.period.key())),
    }
}

fn observation<'a>(dataset: &'a Dataset, members: &[usize], period: Period) -> Option<&'a Observation> {
    dataset.observations.get(&Key { members: members.to_vec(), period })
}

/// For each dimension the member that a reference names, if it names one.
///
/// # Errors
/// [`LookupFault::Member`].
pub fn choose(dataset: &Dataset, codes: &[String]) -> Result<Vec<Option<usize>>, LookupFault> {
    let mut choice = vec![None; dataset.dimensions.len()];
    let mut from = 0;
    for code in codes {
        let Some((at, index)) = member_index(dataset, code, from) else {
            let known = dataset.dimensions.iter().flat_map(|dimension| dimension.members.iter().map(|member| member.id.as_str()));
            let advice = if dataset.dimensions.is_empty() {
                Some(format!("take `/{code}` out, because this dataset has no members"))
            } else {
                suggestion::advise(code, known)
            };
            return Err(LookupFault::Member(code.clone(), advice));
        };
        choice[at] = Some(index);
        from = at + 1;
    }
    Ok(choice)
}

fn member_index(dataset: &Dataset, code: &str, from: usize) -> Option<(usize, usize)> {
    let mut dimensions = dataset.dimensions.iter().enumerate().skip(from);
    dimensions.find_map(|(at, dimension)| dimension.members.iter().position(|member| member.id == code).map(|index| (at, index)))
}

/// Fills dimensions that have one member or a default; one that is still open is a fault.
fn closed(dataset: &Dataset, choice: Vec<Option<usize>>) -> Result<Vec<usize>, LookupFault> {
    let fill = |(dimension, chosen): (&Dimension, Option<usize>)| {
        let only = (dimension.members.len() == 1).then_some(0);
        chosen.or(dimension.default).or(only).ok_or_else(|| {
            LookupFault::Open(dimension.id.clone(), dimension.members.iter().map(|member| member.id.clone()).collect())
        })
    };
    dataset.dimensions.iter().zip(choice).map(fill).collect()
}

/// The one period of these members that is meant.
///
/// # Errors
/// [`LookupFault::WrongPeriod`], [`LookupFault::Period`] and [`LookupFault::NotOnePeriod`].
pub fn one_period(dataset: &Dataset, members: &[usize], when: &When) -> Result<Period, LookupFault> {
    let own = dataset.observations.keys().filter(|key| key.members == members).map(|key| key.period);
    let found = match when {
        When::At(text) => return read_period(dataset, text),
        When::First => own.min(),
        When::Latest => own.max(),
        When::All | When::Range(..) => return Err(LookupFault::NotOnePeriod(available(&dataset.periods()))),
    };
    found.ok_or_else(|| no_period(dataset, members, ""))
}

fn periods_of(dataset: &Dataset, when: &When) -> Result<Vec<Period>, LookupFault> {
    let mut periods = dataset.periods();
    let (first, last) = match when {
        When::All => return Ok(periods),
        When::First => (periods.first().copied(), periods.first().copied()),
        When::Latest => (periods.last().copied(), periods.last().copied()),
        When::At(text) => (Some(read_period(dataset, text)?), Some(read_period(dataset, text)?)),
        When::Range(first, last) => (Some(read_period(dataset, first)?), Some(read_period(dataset, last)?)),
    };
    for (period, text) in [(first, "first"), (last, "last")] {
        if period.is_some_and(|period| !periods.contains(&period)) {
            return Err(LookupFault::Period(period.map_or_else(|| text.to_owned(), Period::key), available(&periods)));
        }
    }
    periods.retain(|period| Some(*period) >= first && Some(*period) <= last);
    Ok(periods)
}

fn read_period(dataset: &Dataset, text: &str) -> Result<Period, LookupFault> {
    Period::read(text, dataset.frequency).map_err(|fault| LookupFault::WrongPeriod(text.to_owned(), fault))
}

fn no_period(dataset: &Dataset, members: &[usize], text: &str) -> LookupFault {
    let own = dataset.observations.keys().filter(|key| key.members == members).map(|key| key.period);
    LookupFault::Period(text.to_owned(), available(&own.collect::<Vec<_>>()))
}

/// Every period there is, as references name them; three and more in a row as "2020 to 2025".
#[must_use]
pub fn available(periods: &[Period]) -> String {
    let mut runs: Vec<Vec<Period>> = Vec::new();
    for period in periods {
        match runs.last_mut() {
            Some(run) if run.last().copied() == period.previous() => run.push(*period),
            _ => runs.push(vec![*period]),
        }
    }
    let spelt = runs.iter().flat_map(|run| match run.as_slice() {
        [first, _, .., last] if run.len() > 2 => vec![format!("{} to {}", first.key(), last.key())],
        _ => run.iter().map(|period| period.key()).collect(),
    });
    spelt.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::schema;
    use super::*;
    use crate::diag::Diagnostic;
    use crate::source::SourceText;

    const HEADER: &str = "title: T\nmeasure: m\nunit: days\nperiod: financial-year\ngeography: England\nsource: s\n";

    fn read(rest: &str) -> (Option<Dataset>, Vec<Diagnostic>) {
        let text = format!("{HEADER}{rest}");
        let source = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
        schema::read(&source, &BTreeMap::new())
    }

    fn statistics() -> Statistics {
        let rest = "dimensions: { area: { thurrock: Thurrock, target: Target } }\n\
                    rows: { thurrock: { 2015/16: c, 2016-17: 101 }, target: { 2016/17: { value: 121, status: p } } }\n";
        let (dataset, problems) = read(rest);
        assert_eq!(problems, []);
        Statistics { datasets: [("d".to_owned(), dataset.unwrap())].into(), sources: BTreeMap::new() }
    }

    fn find(name: &str) -> Result<String, LookupFault> {
        let statistics = statistics();
        let cell = statistics.cell(&Reference::parse(name).unwrap())?;
        Ok(cell.dataset.print(cell.observation))
    }

    #[test]
    fn a_name_finds_its_number_in_any_spelling_of_the_period() {
        assert_eq!(find("d/thurrock@2016/17").unwrap(), "101");
        assert_eq!(find("d/thurrock@201617").unwrap(), "101");
        assert_eq!(find("d/thurrock@latest").unwrap(), "101");
        assert_eq!(find("d/thurrock@first").unwrap(), "[c]");
        assert_eq!(find("d/target@latest").unwrap(), "121 [p]");
    }

    #[test]
    fn a_name_that_finds_nothing_says_what_is_near() {
        assert!(matches!(find("e@2016/17"), Err(LookupFault::Dataset(..))));
        assert!(matches!(find("d/thurock@2016/17"), Err(LookupFault::Member(_, Some(advice))) if advice.contains("`thurrock`")));
        assert!(matches!(find("d@2016/17"), Err(LookupFault::Open(dimension, _)) if dimension == "area"));
        assert!(matches!(find("d/target@2015/16"), Err(LookupFault::Period(_, there)) if there == "2016/17"));
        assert!(matches!(find("d/target@2016"), Err(LookupFault::WrongPeriod(..))));
        assert!(matches!(find("d/target"), Err(LookupFault::NotOnePeriod(_))));
    }

    #[test]
    fn periods_are_listed_with_their_gaps() {
        let period = |year: &str| Period::read(year, crate::number::Frequency::CalendarYear).unwrap();
        let list = |years: &[&str]| available(&years.iter().map(|year| period(year)).collect::<Vec<_>>());
        assert_eq!(list(&["2018", "2019", "2020", "2022", "2024", "2025"]), "2018 to 2020, 2022, 2024, 2025");
        assert_eq!(list(&[]), "");
    }

    #[test]
    fn a_series_keeps_the_gap_of_a_period_without_a_row() {
        let statistics = statistics();
        let series = statistics.series(&Reference::parse("d@2015/16..2016/17").unwrap()).unwrap();
        assert_eq!(
            series.iter().map(|series| series.cells.iter().filter(|cell| cell.1.is_some()).count()).collect::<Vec<_>>(),
            [2, 1]
        );
    }
}
