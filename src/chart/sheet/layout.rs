//! Measures that all charts share: type sizes and widths for the two drawings, and what a finished
//! drawing is.

use crate::chart::spec::Size;

/// Text under a chart's own scale says so, in these words.
pub(in crate::chart) const BROKEN_AXIS: &str = "Axis does not start at zero";

/// A finished drawing: SVG elements and the size of the sheet that they use, in user units.
#[derive(Debug)]
pub(in crate::chart) struct Drawing {
    pub(in crate::chart) body: String,
    pub(in crate::chart) width: f64,
    pub(in crate::chart) height: f64,
}

/// Sizes of one of the two drawings, in user units.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct Measures {
    /// Width of the drawing.
    pub(in crate::chart) width: f64,
    /// Font size of ticks and notes.
    pub(in crate::chart) small: f64,
    /// Font size of labels and values.
    pub(in crate::chart) label: f64,
    /// Most width that names beside the plot may take.
    pub(in crate::chart) names: f64,
    /// Least height of a plot.
    pub(in crate::chart) plot: f64,
    /// Most steps between the ticks of a horizontal axis.
    pub(in crate::chart) steps: i64,
    /// Most steps between the ticks of a vertical axis.
    pub(in crate::chart) levels: i64,
    /// Room above the topmost gridline, for a value above the topmost point.
    pub(in crate::chart) headroom: f64,
    /// Space between the last point of a line and its label.
    pub(in crate::chart) end_gap: f64,
    /// Largest radius of a point on a line.
    pub(in crate::chart) radius: f64,
    /// Thickness of a line.
    pub(in crate::chart) stroke: f64,
    /// What is different in one of several small drawings with one scale.
    pub(in crate::chart) panel: Option<InPanel>,
}

/// What a small drawing leaves to its neighbours, and what it shares with them.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct InPanel {
    /// Whether labels stand left of the plot.
    pub(in crate::chart) aside: bool,
    /// Whether labels stand below the plot.
    pub(in crate::chart) below: bool,
    /// Room right of the plot.
    pub(in crate::chart) right: f64,
    /// Whether another drawing is the one to look at.
    pub(in crate::chart) quiet: bool,
}

/// What a form takes beside its plot, which small drawings with one scale share.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::chart) struct Room {
    /// For labels left of the plot.
    pub(in crate::chart) left: f64,
    /// For labels right of the plot.
    pub(in crate::chart) right: f64,
    /// Whether a figure has to be broken into two lines there, where it is no longer one number to the eye.
    pub(in crate::chart) is_cramped: bool,
    /// Whether the axis does not start at zero, which has to be said.
    pub(in crate::chart) is_broken: bool,
}

impl Measures {
    pub(in crate::chart) fn of(size: Size) -> Self {
        match size {
            Size::Wide => Self { width: 720.0, small: 14.0, label: 15.0, names: 212.0, plot: 300.0, steps: 6, ..Self::ALONE },
            Size::Narrow => Self { width: 340.0, small: 13.0, label: 13.0, names: 128.0, plot: 230.0, steps: 4, ..Self::ALONE },
        }
    }

    const ALONE: Self = Self {
        width: 0.0,
        small: 0.0,
        label: 0.0,
        names: 0.0,
        plot: 0.0,
        steps: 0,
        levels: 5,
        headroom: 26.0,
        end_gap: 16.0,
        radius: 4.2,
        stroke: 2.6,
        panel: None,
    };

    /// Of one of several small drawings, so many units wide with its labels, and its plot without them.
    pub(in crate::chart) fn of_panel(width: f64, plot: f64, panel: InPanel) -> Self {
        Self {
            width,
            small: 13.0,
            label: 13.0,
            names: (plot * 0.4).max(plot - 110.0),
            plot: (plot * 0.55).clamp(84.0, 130.0),
            steps: 2,
            levels: 3,
            headroom: 8.0,
            end_gap: 9.0,
            radius: 2.6,
            stroke: 2.2,
            panel: Some(panel),
        }
    }

    /// Whether labels stand left of the plot.
    pub(in crate::chart) fn has_aside(&self) -> bool {
        self.panel.is_none_or(|panel| panel.aside)
    }

    /// Whether labels stand below the plot.
    pub(in crate::chart) fn has_below(&self) -> bool {
        self.panel.is_none_or(|panel| panel.below)
    }

    /// Whether another drawing beside this one is the one to look at.
    pub(in crate::chart) fn is_quiet(&self) -> bool {
        self.panel.is_some_and(|panel| panel.quiet)
    }
}

/// A period or a count as a coordinate.
pub(in crate::chart) fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}
