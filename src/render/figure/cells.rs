//! Where the values of a chart stand in the data, so that each figure of its description can be traced and judged.

use crate::chart::At;
use crate::number::Period;
use crate::render::series::{Line, Panel};
use crate::statistics::{Cell, Key, Observation, Series};

/// The observations of a chart, laid out as its values are.
#[derive(Debug, Default)]
pub(super) struct Cells<'a> {
    /// One list a series or row; nothing where there is no row in the data.
    pub(super) rows: Vec<Vec<Option<Cell<'a>>>>,
    /// The target that all values are compared with.
    pub(super) target: Option<Cell<'a>>,
}

impl<'a> Cells<'a> {
    /// Of a chart whose series are the lines of a panel, with a value for each of its periods.
    pub(super) fn of_panel(panel: &Panel<'a>) -> Self {
        let rows = panel.lines.iter().map(|line| {
            let observed = panel.periods.iter().zip(&line.observations);
            observed.map(|(period, observation)| of_line(line, *period, *observation)).collect()
        });
        Self { rows: rows.collect(), target: None }
    }

    /// The observation at a place of the chart.
    pub(super) fn get(&self, at: At) -> Option<&Cell<'a>> {
        match at {
            At::Cell(row, index) => self.rows.get(row)?.get(index)?.as_ref(),
            At::Target => self.target.as_ref(),
        }
    }
}

/// The observation of a line of a panel in a period.
pub(super) fn of_line<'a>(line: &Line<'a>, period: Period, observation: Option<&'a Observation>) -> Option<Cell<'a>> {
    let key = Key { members: line.members.clone(), period };
    observation.map(|observation| Cell { dataset: line.dataset, key, observation })
}

/// The one observation of a series that has one period.
pub(super) fn only<'a>((series, observation): &(Series<'a>, Option<&'a Observation>)) -> Option<Cell<'a>> {
    let period = series.cells.first()?.0;
    let key = Key { members: series.members.clone(), period };
    observation.map(|observation| Cell { dataset: series.dataset, key, observation })
}
