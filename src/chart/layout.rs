//! Measures that all charts share: type sizes and widths for the two drawings, and what a finished
//! drawing is.

use super::spec::Size;

/// Text under a chart's own scale says so, in these words.
pub(super) const BROKEN_AXIS: &str = "Axis does not start at zero";

/// A finished drawing: SVG elements and the size of the sheet that they use, in user units.
#[derive(Debug)]
pub(super) struct Drawing {
    pub(super) body: String,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Sizes of one of the two drawings, in user units.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measures {
    /// Width of the drawing.
    pub(super) width: f64,
    /// Font size of ticks and notes.
    pub(super) small: f64,
    /// Font size of labels and values.
    pub(super) label: f64,
    /// Most width that names beside the plot may take.
    pub(super) names: f64,
    /// Least height of a plot.
    pub(super) plot: f64,
    /// Most steps between the ticks of a horizontal axis.
    pub(super) steps: i64,
}

impl Measures {
    pub(super) fn of(size: Size) -> Self {
        match size {
            Size::Wide => Self { width: 720.0, small: 14.0, label: 15.0, names: 212.0, plot: 300.0, steps: 6 },
            Size::Narrow => Self { width: 340.0, small: 13.0, label: 13.0, names: 128.0, plot: 230.0, steps: 4 },
        }
    }
}
