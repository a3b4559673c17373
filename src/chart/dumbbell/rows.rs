//! How high the rows of a dumbbell chart are, and where their names stand.

use crate::chart::sheet::layout::Measures;
use crate::chart::sheet::layout::float;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Dumbbell, Mark, Row};

/// Height of the points of a row when values stand beside them.
const BAND: f64 = 30.0;
/// The same with targets, whose values may have to stand above or below.
const BAND_WITH_TARGET: f64 = 62.0;
/// Least space between a name and a gridline beside it.
const NAME_GAP: f64 = 3.0;
/// Space between the names and the plot.
const COLUMN_GAP: f64 = 14.0;
/// Space between a row and the name above the next, so that names belong to what follows.
const ROW_GAP: f64 = 8.0;
/// Drawings at least this wide have their names beside the points.
const BESIDE_FROM: f64 = 500.0;

/// One row as it will be drawn. Heights are counted from the top of the row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    /// Lines of the name; strong for the name, regular for the codes of missing values.
    pub(super) name: Vec<(String, Weight)>,
    /// Height of the first line of the name.
    pub(super) first_line: f64,
    /// Height of the points.
    pub(super) middle: f64,
    /// From where to where points and values reach.
    pub(super) band: (f64, f64),
    /// Height of the row.
    pub(super) height: f64,
}

/// Plans all rows.
pub(super) fn plan(dumbbell: &Dumbbell, measures: Measures) -> Vec<Plan> {
    let has_target = dumbbell.rows.iter().any(|row| dumbbell.target_of(row).is_some());
    let band = if has_target { BAND_WITH_TARGET } else { BAND };
    dumbbell.rows.iter().map(|row| plan_row(dumbbell, row, band, measures)).collect()
}

fn plan_row(dumbbell: &Dumbbell, row: &Row, band: f64, measures: Measures) -> Plan {
    let is_beside = is_beside(measures);
    let most = if is_beside { measures.names } else { measures.width };
    let wrap = |text: &str, weight| {
        let lines = text::wrap(text, measures.label, Weight::Regular, most);
        lines.into_iter().map(move |line| (line, weight)).collect::<Vec<_>>()
    };
    let mut name = wrap(&row.label, Weight::Strong);
    name.extend(codes(dumbbell, row).iter().flat_map(|code| wrap(code, Weight::Regular)));
    let line_height = measures.label * LINE;
    let name_height = line_height * float(name.len());
    if is_beside {
        let height = band.max(name_height + 10.0);
        let first_line = f64::midpoint(height - name_height, line_height);
        return Plan { name, first_line, middle: height / 2.0, band: (0.0, height), height };
    }
    let height = name_height + band + ROW_GAP;
    Plan {
        name,
        first_line: line_height / 2.0,
        middle: name_height + band / 2.0,
        band: (name_height, name_height + band),
        height,
    }
}

/// Says which values of a row are missing, with their codes: a code has no place on the axis, and
/// one near zero would be read as little.
fn codes(dumbbell: &Dumbbell, row: &Row) -> Vec<String> {
    let target = dumbbell.target_label.as_deref().zip(dumbbell.target_of(row));
    let marks = [(dumbbell.from_label.as_str(), &row.from), (dumbbell.to_label.as_str(), &row.to)];
    let code = |(label, mark): (&str, &Mark)| match mark {
        Mark::Missing(code) => Some(format!("{label}: {code}")),
        _ => None,
    };
    marks.into_iter().chain(target).filter_map(code).collect()
}

/// Width of the column of names; none when they stand above the points.
pub(super) fn column(plans: &[Plan], measures: Measures) -> f64 {
    if !is_beside(measures) {
        return 0.0;
    }
    let lines = plans.iter().flat_map(|plan| &plan.name);
    lines.map(|(line, _)| text::width(line, measures.label, Weight::Regular)).fold(0.0, f64::max) + COLUMN_GAP
}

/// The parts of a vertical line that no name stands in the way of, from the top of the first row.
pub(super) fn clear_of_names(plans: &[Plan], x: f64, measures: Measures) -> Vec<(f64, f64)> {
    let (mut parts, mut start, mut top) = (Vec::new(), 0.0, 0.0);
    for plan in plans {
        let widths = plan.name.iter().map(|(line, _)| text::width(line, measures.label, Weight::Regular));
        if !is_beside(measures) && x < widths.fold(0.0, f64::max) + NAME_GAP {
            if top > start {
                parts.push((start, top));
            }
            start = top + plan.band.0;
        }
        top += plan.height;
    }
    parts.push((start, top));
    parts
}

fn is_beside(measures: Measures) -> bool {
    measures.width >= BESIDE_FROM
}
