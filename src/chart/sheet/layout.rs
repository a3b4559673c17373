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
}

impl Measures {
    pub(in crate::chart) fn of(size: Size) -> Self {
        match size {
            Size::Wide => Self { width: 720.0, small: 14.0, label: 15.0, names: 212.0, plot: 300.0, steps: 6 },
            Size::Narrow => Self { width: 340.0, small: 13.0, label: 13.0, names: 128.0, plot: 230.0, steps: 4 },
        }
    }
}

/// A period or a count as a coordinate.
pub(in crate::chart) fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}
