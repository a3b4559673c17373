//! Charts with one row a place: how high the rows are and where their names stand.

mod field;
mod head;

pub(in crate::chart) use field::{Field, draw_tick};
pub(in crate::chart) use head::{draw_key, draw_note};

use super::layout::{Measures, float};
use super::palette::Role;
use super::text::{self, LINE, Weight};
use crate::chart::spec::Mark;

/// Least space between a name and a gridline beside it.
const NAME_GAP: f64 = 3.0;
/// Space between the names and the plot.
const COLUMN_GAP: f64 = 14.0;
/// Space between a row and the name above the next, so that names belong to what follows.
const ROW_GAP: f64 = 8.0;
/// Least space above and below a name that stands beside its points, together.
const NAME_MARGIN: f64 = 8.0;
/// Least width of a plot between names and values.
const LEAST_PLOT: f64 = 60.0;
/// Drawings at least this wide have their names beside the points.
const BESIDE_FROM: f64 = 500.0;

/// What stands as the name of a row.
#[derive(Debug, Clone)]
pub(in crate::chart) struct Name<'a> {
    pub(in crate::chart) label: &'a str,
    /// What is said below the name, such as the codes of missing values.
    pub(in crate::chart) remarks: Vec<String>,
    pub(in crate::chart) is_strong: bool,
}

/// Where the names stand, and how wide a line of them may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::chart) enum Names {
    /// In a column beside the points.
    Beside(f64),
    /// Above the points.
    Above(f64),
}

/// One row as it will be drawn. Heights are counted from the top of the first row.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Plan {
    /// Lines of the name, each with its colour and weight.
    pub(in crate::chart) name: Vec<(String, Role, Weight)>,
    /// Height of the first line of the name.
    pub(in crate::chart) first_line: f64,
    /// Height of the points.
    pub(in crate::chart) middle: f64,
    /// From where to where points and values reach.
    pub(in crate::chart) band: (f64, f64),
    /// Where the row ends.
    pub(in crate::chart) bottom: f64,
}

/// All rows of a chart.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Rows {
    /// From top to bottom.
    pub(in crate::chart) plans: Vec<Plan>,
    names: Names,
    font_size: f64,
}

impl Names {
    /// Beside the points in a wide drawing, above them in a narrow one.
    pub(in crate::chart) fn by_width(measures: Measures) -> Self {
        if measures.width >= BESIDE_FROM { Self::Beside(measures.names) } else { Self::Above(measures.width) }
    }

    /// The same, but beside the points in a narrow drawing too if no name needs more than two lines there and the values at
    /// the other side leave a plot between; above them, names leave some room for what stands at the end of their line.
    pub(in crate::chart) fn by_length(names: &[Name<'_>], measures: Measures, room: f64) -> Self {
        let is_short = |name: &Name<'_>| name.lines(measures.names, measures.label).len() <= 2;
        let has_plot = measures.width - measures.names - room >= LEAST_PLOT;
        if measures.width >= BESIDE_FROM || has_plot && names.iter().all(is_short) {
            Self::Beside(measures.names)
        } else {
            Self::Above(measures.width - room)
        }
    }

    pub(in crate::chart) fn are_beside(self) -> bool {
        matches!(self, Self::Beside(_))
    }

    fn most(self) -> f64 {
        match self {
            Self::Beside(most) | Self::Above(most) => most,
        }
    }
}

impl Name<'_> {
    fn lines(&self, most: f64, size: f64) -> Vec<(String, Role, Weight)> {
        let weight = if self.is_strong { Weight::Strong } else { Weight::Regular };
        let wrap = |text: &str, role, weight| {
            let lines = text::wrap(text, size, weight, most);
            lines.into_iter().map(move |line| (line, role, weight)).collect::<Vec<_>>()
        };
        let mut lines = wrap(self.label, Role::Ink, weight);
        lines.extend(self.remarks.iter().flat_map(|remark| wrap(remark, Role::Muted, Weight::Regular)));
        lines
    }
}

impl Rows {
    /// Plans all rows: the height that the points of a row need, and the height of what stands below them.
    pub(in crate::chart) fn plan(list: &[Name<'_>], names: Names, (band, foot): (f64, f64), measures: Measures) -> Self {
        let mut top = 0.0;
        let plan = |name: &Name<'_>| {
            let plan = plan_row(name, names, band, measures.label).below(top);
            let plan = Plan { bottom: plan.bottom + foot, ..plan };
            top = plan.bottom;
            plan
        };
        Self { plans: list.iter().map(plan).collect(), names, font_size: measures.label }
    }

    /// Width of the column of names; none when they stand above the points.
    pub(in crate::chart) fn column(&self) -> f64 {
        if !self.names.are_beside() {
            return 0.0;
        }
        self.plans.iter().map(|plan| plan.name_width(self.font_size)).fold(0.0, f64::max) + COLUMN_GAP
    }

    /// Height of all rows.
    pub(in crate::chart) fn height(&self) -> f64 {
        self.plans.last().map_or(0.0, |plan| plan.bottom)
    }

    /// The parts of a vertical line that no name stands in the way of.
    fn clear_of_names(&self, x: f64) -> Vec<(f64, f64)> {
        let (mut parts, mut start, mut top) = (Vec::new(), 0.0, 0.0);
        for plan in &self.plans {
            let is_in_the_way = x < plan.name_width(self.font_size) + NAME_GAP || x > self.names.most() + NAME_GAP;
            if !self.names.are_beside() && is_in_the_way {
                if top > start {
                    parts.push((start, top));
                }
                start = plan.band.0;
            }
            top = plan.bottom;
        }
        parts.push((start, top));
        parts
    }
}

impl Plan {
    fn name_width(&self, size: f64) -> f64 {
        self.name.iter().map(|(line, _, weight)| text::width(line, size, *weight)).fold(0.0, f64::max)
    }

    fn below(self, top: f64) -> Self {
        Self {
            first_line: self.first_line + top,
            middle: self.middle + top,
            band: (self.band.0 + top, self.band.1 + top),
            bottom: self.bottom + top,
            ..self
        }
    }
}

fn plan_row(name: &Name<'_>, names: Names, band: f64, size: f64) -> Plan {
    let name = name.lines(names.most(), size);
    let line_height = size * LINE;
    let name_height = line_height * float(name.len());
    if names.are_beside() {
        let height = band.max(name_height + NAME_MARGIN);
        let first_line = f64::midpoint(height - name_height, line_height);
        return Plan { name, first_line, middle: height / 2.0, band: (0.0, height), bottom: height };
    }
    let band = (name_height, name_height + band);
    Plan { name, first_line: line_height / 2.0, middle: f64::midpoint(band.0, band.1), band, bottom: band.1 + ROW_GAP }
}

/// What is said of a value that is missing: its code has no place on the axis, and one near zero would be read as little.
pub(in crate::chart) fn missing<'a>(marks: impl IntoIterator<Item = (&'a str, &'a Mark)>) -> Vec<String> {
    let code = |(label, mark): (&str, &Mark)| match mark {
        Mark::Missing(code) => Some(format!("{label}: {code}")),
        _ => None,
    };
    marks.into_iter().filter_map(code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::spec::Size;

    fn names<'a>(labels: &[&'a str]) -> Vec<Name<'a>> {
        labels.iter().map(|label| Name { label, remarks: Vec::new(), is_strong: false }).collect()
    }

    #[test]
    fn short_names_stand_beside_their_points_on_a_phone_and_long_ones_above() {
        let measures = Measures::of(Size::Narrow);
        assert!(Names::by_length(&names(&["London", "Yorkshire and The Humber"]), measures, 40.0).are_beside());
        let long = names(&["London", "Bournemouth, Christchurch and Poole Council area"]);
        assert_eq!(Names::by_length(&long, measures, 40.0), Names::Above(measures.width - 40.0));
        let beside_long_values = Names::by_length(&names(&["London"]), measures, 250.0);
        assert_eq!(beside_long_values, Names::Above(measures.width - 250.0));
    }

    #[test]
    fn rows_stand_one_below_the_other_and_lines_stop_at_names() {
        let measures = Measures::of(Size::Narrow);
        let rows = Rows::plan(&names(&["A", "B"]), Names::Above(300.0), (30.0, 0.0), measures);
        assert!((rows.plans[1].middle - rows.plans[0].middle - rows.plans[0].bottom).abs() < 1e-9);
        assert_eq!(rows.clear_of_names(150.0), [(0.0, rows.height())]);
        for x in [2.0, 320.0] {
            let parts: Vec<(f64, f64)> = rows.plans.iter().map(|plan| (plan.band.0, plan.bottom)).collect();
            assert_eq!(rows.clear_of_names(x), parts);
        }
    }
}
