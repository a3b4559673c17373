//! Rounding, applied last and once: what is published is rounded, sums and changes are worked out from what the source holds.
//!
//! A file may hold figures as they were published, rounded already, or finer ones that `rounding` says how
//! to publish. Which of the two it is, the figures tell; a few that break the step of all the others are slips.

use super::dataset::{Dataset, Key};
use super::observation::{Observation, Value};
use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, Rounding, figure};
use crate::source::Place;
use std::collections::BTreeMap;

/// Rounds the figures of a dataset as it declares, and keeps the exact ones beside them.
pub(super) fn apply(dataset: &mut Dataset, problems: &mut Vec<Diagnostic>) {
    let rounding = dataset.rounding.clone();
    if rounding == Rounding::Exact {
        return;
    }
    let numbers = dataset.observations.values().filter_map(|observation| Some((observation.value.number()?, observation)));
    let (on, off): (Vec<_>, Vec<_>) = numbers.partition(|(value, _)| rounding.is_on_grid(*value));
    if off.is_empty() {
        return;
    }
    if on.len() >= off.len() {
        return problems.extend(off.into_iter().map(|(value, observation)| slip(dataset, value, &observation.place)));
    }
    let vintages = dataset.vintages.iter_mut().map(|vintage| &mut vintage.observations);
    for observations in std::iter::once(&mut dataset.observations).chain(vintages) {
        round_all(observations, &rounding);
    }
}

fn round_all(observations: &mut BTreeMap<Key, Observation>, rounding: &Rounding) {
    for observation in observations.values_mut() {
        if let Some(value) = observation.value.number() {
            observation.exact = Some(value);
            observation.value = Value::Number(rounding.round(value));
        }
        observation.interval = observation.interval.map(|(low, high)| (rounding.round(low), rounding.round(high)));
    }
}

fn slip(dataset: &Dataset, value: Decimal, place: &Place) -> Diagnostic {
    let message = format!("{} is not rounded as most figures of this dataset are.", figure(value, &dataset.unit));
    let rounded = dataset.rounding.round(value).normalize();
    let stated = dataset.rounding.describe().unwrap_or_default().to_lowercase();
    let problem = Diagnostic::error(code::NOT_ROUNDED, place.clone(), message).label(stated);
    problem.fix(format!("write {rounded}, or correct the field `rounding`"))
}

#[cfg(test)]
mod tests {
    use crate::diag::Diagnostic;
    use crate::source::SourceText;
    use crate::statistics::{Dataset, schema};

    fn read(rounding: &str, rows: &str) -> (Dataset, Vec<Diagnostic>) {
        let text = format!(
            "title: T\nmeasure: m\nunit: percent\nperiod: calendar-year\ngeography: London\nsource: s\n\
             rounding: {rounding}\nrows: {rows}\n"
        );
        let (dataset, problems) = schema::read(
            &SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap(),
            &crate::statistics::Tables::new(),
        );
        (dataset.unwrap(), problems)
    }

    #[test]
    fn finer_figures_are_published_rounded_and_kept_for_sums() {
        let (dataset, problems) = read("{ decimals: 1 }", "{ 2024: 12.345, 2025: { value: 12.35, low: 11.111, high: 13 } }");
        assert_eq!(problems, []);
        let printed: Vec<String> = dataset.observations.values().map(|observation| dataset.print(observation)).collect();
        assert_eq!(printed, ["12.3%", "12.4% (11.1% to 13.0%)"]);
        let exact: Vec<String> =
            dataset.observations.values().map(|observation| observation.exact.unwrap().to_string()).collect();
        assert_eq!(exact, ["12.345", "12.35"]);
    }

    #[test]
    fn figures_that_were_published_rounded_are_what_they_are() {
        let (dataset, problems) = read("{ to: 10 }", "{ 2023: 10, 2024: 20, 2025: 30 }");
        assert!(problems.is_empty() && dataset.observations.values().all(|observation| observation.exact.is_none()));
    }

    #[test]
    fn a_figure_that_breaks_the_step_of_the_others_is_a_slip() {
        let (_, problems) = read("{ to: 10 }", "{ 2023: 10, 2024: 20, 2025: 31 }");
        let told: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(told, ["31% is not rounded as most figures of this dataset are."]);
    }
}
