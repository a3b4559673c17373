//! Does every dataset go on from period to period?

use crate::diag::{Diagnostic, code};
use crate::number::{Frequency, Period};
use crate::site::Corpus;
use crate::statistics::Dataset;

/// Reports periods that are missing between the first and the last of a dataset.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let whole = corpus.statistics.datasets.values().filter(|dataset| dataset.is_whole && !dataset.gaps_allowed);
    whole.flat_map(gaps).collect()
}

fn gaps(dataset: &Dataset) -> Vec<Diagnostic> {
    // What is counted day by day is often not counted on Sundays; a rolling year may end in any month.
    if matches!(dataset.frequency, Frequency::Day | Frequency::AtDate | Frequency::RollingYear) {
        return Vec::new();
    }
    let periods = dataset.periods();
    periods.windows(2).filter_map(|pair| gap(dataset, pair[0], pair[1])).collect()
}

fn gap(dataset: &Dataset, before: Period, after: Period) -> Option<Diagnostic> {
    let last = after.previous().filter(|last| *last > before)?;
    let first = std::iter::successors(Some(last), |period| period.previous()).take_while(|period| *period > before).last()?;
    let (from, to) = (first.key(), last.key());
    let (missing, them) = if first == last {
        (format!("{from} is missing"), from)
    } else {
        (format!("{from} to {to} are missing"), format!("{from} to {to}"))
    };
    let place = dataset.observations.iter().find(|(key, _)| key.period == after)?.1.place.clone();
    let message = format!("{missing} between {} and {}.", before.key(), after.key());
    let fix = format!("add {them}, with x where there is no figure, or write  gaps: allowed  if none was due");
    Some(Diagnostic::error(code::PERIOD_GAP, place, message).label(format!("the figure for {}", after.key())).fix(fix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;
    use crate::statistics::schema;

    fn told(period: &str, rows: &str) -> Vec<String> {
        let text = format!("title: T\nmeasure: m\nunit: days\nperiod: {period}\ngeography: E\nsource: s\nrows: {rows}\n");
        let (dataset, problems) = schema::read(
            &SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap(),
            &crate::statistics::Tables::new(),
        );
        assert_eq!(problems, []);
        gaps(&dataset.unwrap()).into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn each_gap_is_told_once_in_the_spelling_of_the_data() {
        let rows = "{ 2015/16: 1, 2016/17: 1, 2018/19: 1, 2022/23: 1 }";
        let gaps =
            ["2017/18 is missing between 2016/17 and 2018/19.", "2019/20 to 2021/22 are missing between 2018/19 and 2022/23."];
        assert_eq!(told("financial-year", rows), gaps);
        assert_eq!(told("quarter", "{ 2023 Q4: 1, 2024 Q2: 1 }"), ["2024 Q1 is missing between 2023 Q4 and 2024 Q2."]);
    }

    #[test]
    fn a_code_is_no_gap_and_days_have_none() {
        assert_eq!(told("calendar-year", "{ 2021: 1, 2022: x, 2023: 1 }"), [""; 0]);
        assert_eq!(told("day", "{ 2021-01-01: 1, 2021-02-03: 1 }"), [""; 0]);
    }
}
