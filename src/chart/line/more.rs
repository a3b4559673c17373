//! What the words of a line chart say beside its trends: what is highlighted, and how sure the values are.

use crate::number::{Decimal, Unit, figure};

use crate::chart::spec::{Interval, Line};
use crate::chart::words::{At, Piece, Sentence, listed, when};

/// Which lines stand out, where some do.
pub(super) fn highlighted(line: &Line) -> Option<String> {
    let names: Vec<&str> = line.highlighted.iter().filter_map(|at| line.series.get(*at)).map(|one| one.label.as_str()).collect();
    let verb = if names.len() == 1 { "stands" } else { "stand" };
    (!names.is_empty()).then(|| format!("{} {verb} out in colour; the other lines are grey.", listed(&names)))
}

/// The confidence interval of the last value of each series that has one.
pub(super) fn intervals(line: &Line, unit: &Unit) -> Vec<Sentence> {
    let told = (0..line.series.len()).filter(|series| !line.is_quiet(*series));
    let last = told.filter_map(|series| {
        let mut periods = (0..line.periods.len()).rev();
        periods.find_map(|at| Some((series, at, line.interval(series, at)?, line.series[series].values.get(at)?.value()?)))
    });
    let sentence = |(series, at, (low, high), value): (usize, usize, Interval, Decimal)| {
        let name = if line.series.len() == 1 { String::new() } else { format!(" of {}", line.series[series].label) };
        Sentence(vec![
            Piece::Words(format!("The shaded band is the confidence interval{name}: {}, ", when(&line.periods[at].label))),
            Piece::Value(figure(value, unit), At::Cell(series, at)),
            Piece::Words(format!(" lies between {} and {}.", figure(low, unit), figure(high, unit))),
        ])
    };
    last.map(sentence).collect()
}
