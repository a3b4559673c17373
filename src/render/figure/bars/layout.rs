//! What is a category of bars and what a series: from the names and periods of a panel.
//!
//! 1. One period and two dimensions left open: the first gives the categories, the second the series.
//! 2. Bars of several names over several periods: names are categories, periods are series.
//! 3. Columns over several periods, and stacks: periods are categories, names are series.
//! 4. Names in one period: names are categories.

use crate::chart::{Along, Arrange, Direction};
use crate::render::figure::cells;
use crate::render::series::{Line, Panel};
use crate::statistics::{Cell, Member, Role};

/// What the categories are; the series are the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// The names, with the periods as series.
    Lines,
    /// The periods, with the names as series.
    Periods,
    /// The members of one dimension, with those of another as series, in one period.
    Crossed(usize, usize),
}

/// A category or a series, as readers and as authors name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) label: String,
    /// Codes of members.
    ids: Vec<String>,
    /// Of a crossed layout, which member of its dimension.
    member: Option<usize>,
}

impl Named {
    pub(super) fn is_called(&self, text: &str) -> bool {
        self.label.eq_ignore_ascii_case(text) || self.ids.iter().any(|id| id == text)
    }

    fn member(member: &Member, index: usize) -> Self {
        Self { label: member.label.clone(), ids: vec![member.id.clone()], member: Some(index) }
    }
}

impl Layout {
    pub(super) fn of(panel: &Panel<'_>, direction: Direction, arrange: Arrange) -> Self {
        let (lines, periods) = (panel.lines.len(), panel.periods.len());
        match (varying(panel).as_slice(), direction) {
            ([first, second], _) if periods == 1 => Self::Crossed(*first, *second),
            _ if arrange != Arrange::Grouped => Self::Periods,
            (_, Direction::Across) if lines == 1 && periods > 1 => Self::Periods,
            (_, Direction::Up) if periods > 1 => Self::Periods,
            _ => Self::Lines,
        }
    }

    pub(super) fn along(self) -> Along {
        if self == Self::Periods { Along::Periods } else { Along::Members }
    }

    pub(super) fn categories(self, panel: &Panel<'_>) -> Vec<Named> {
        match self {
            Self::Lines => of_lines(panel),
            Self::Periods => of_periods(panel),
            Self::Crossed(first, _) => of_dimension(panel, first),
        }
    }

    pub(super) fn series(self, panel: &Panel<'_>) -> Vec<Named> {
        match self {
            Self::Lines => of_periods(panel),
            Self::Periods => of_lines(panel),
            Self::Crossed(_, second) => of_dimension(panel, second),
        }
    }

    /// The observations of each series, one a category; nothing where there is no row in the data.
    pub(super) fn cells<'a>(self, panel: &Panel<'a>, named: &[Named]) -> Vec<Vec<Option<Cell<'a>>>> {
        let cell = |line: &Line<'a>, at: usize| cells::of_line(line, *panel.periods.get(at)?, *line.observations.get(at)?);
        let of = |at: usize, named: &Named| -> Vec<Option<Cell<'a>>> {
            match self {
                Self::Lines => panel.lines.iter().map(|line| cell(line, at)).collect(),
                Self::Periods => (0..panel.periods.len()).map(|period| cell(&panel.lines[at], period)).collect(),
                Self::Crossed(first, second) => {
                    let line = |category: &Named| {
                        let is_it = |line: &&Line<'_>| {
                            Some(line.members[first]) == category.member && Some(line.members[second]) == named.member
                        };
                        panel.lines.iter().find(is_it)
                    };
                    let categories = of_dimension(panel, first);
                    categories.iter().map(|category| line(category).and_then(|line| cell(line, 0))).collect()
                }
            }
        };
        named.iter().enumerate().map(|(at, named)| of(at, named)).collect()
    }

    /// The name of a series that is the sum of others.
    pub(super) fn total(self, panel: &Panel<'_>) -> Option<String> {
        let dimensions = match self {
            Self::Crossed(_, second) => vec![second],
            Self::Lines | Self::Periods => varying(panel),
        };
        let members = panel.lines.iter().flat_map(|line| dimensions.iter().filter_map(|dimension| member(line, *dimension)));
        members.into_iter().find(|member| member.role == Role::Total).map(|member| member.label.clone())
    }
}

/// The dimensions of the one dataset in which the lines differ; none of several datasets.
fn varying(panel: &Panel<'_>) -> Vec<usize> {
    let ([dataset], Some(first)) = (panel.datasets.as_slice(), panel.lines.first()) else { return Vec::new() };
    let differs = |dimension: &usize| panel.lines.iter().any(|line| line.members[*dimension] != first.members[*dimension]);
    (0..dataset.dimensions.len()).filter(differs).collect()
}

fn of_periods(panel: &Panel<'_>) -> Vec<Named> {
    let named = |period: &crate::number::Period| Named { label: period.label(), ids: vec![period.to_string()], member: None };
    panel.periods.iter().map(named).collect()
}

/// The lines, named by what they differ in.
fn of_lines(panel: &Panel<'_>) -> Vec<Named> {
    let varying = varying(panel);
    let named = |line: &Line<'_>| {
        let members: Vec<&Member> = varying.iter().filter_map(|dimension| member(line, *dimension)).collect();
        let labels: Vec<&str> = members.iter().map(|member| member.label.as_str()).collect();
        let label = if labels.is_empty() { line.label.clone() } else { labels.join(", ") };
        let all = (0..line.members.len()).filter_map(|dimension| member(line, dimension));
        let ids = all.map(|member| member.id.clone()).chain([line.dataset.id.clone()]);
        Named { label, ids: ids.collect(), member: None }
    };
    panel.lines.iter().map(named).collect()
}

/// The members of a dimension that the lines have, in the order of the lines.
fn of_dimension(panel: &Panel<'_>, dimension: usize) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    for line in &panel.lines {
        let index = line.members[dimension];
        if let Some(member) = member(line, dimension)
            && !named.iter().any(|named| named.member == Some(index))
        {
            named.push(Named::member(member, index));
        }
    }
    named
}

fn member<'a>(line: &Line<'a>, dimension: usize) -> Option<&'a Member> {
    line.dataset.dimensions.get(dimension)?.members.get(*line.members.get(dimension)?)
}
