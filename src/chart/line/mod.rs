//! The line chart: trends with direct labels, gaps where values are missing, bands of confidence, and a dashed target.
//!
//! 1. Measure the labels at both sides, so that nothing is cut.
//! 2. Draw the plot: grid, periods and notes.
//! 3. Draw target, bands, areas, lines and points; what is highlighted last, above the rest.
//! 4. Place the labels where nothing is in their way.

mod bands;
mod labels;
mod more;
mod styles;
pub(super) mod words;

use crate::number::{Decimal, figure, with_unit};

use self::labels as own_labels;
use self::styles::Style;
use crate::chart::forms;
use crate::chart::plot::{self, Content, Plot};
use crate::chart::sheet::canvas::{Canvas, Plane, Spot, Stroke};
use crate::chart::sheet::labels::Clearance;
use crate::chart::sheet::layout::{Drawing, Measures, Room};
use crate::chart::sheet::palette::{Paint, Role};
use crate::chart::spec::line::joined;
use crate::chart::spec::{Line, Spec};

const TARGET_DASH: &str = "2 6";
/// How much of its colour an area below a line has.
const AREA: f64 = 0.2;

/// A line chart on its way to paper.
struct Sheet<'a> {
    line: &'a Line,
    plot: Plot<'a>,
    styles: Vec<Style>,
    /// Space between the two periods that are nearest to each other.
    step: f64,
    is_area: bool,
}

/// Draws a line chart that was found to be drawable.
pub(in crate::chart) fn draw(spec: &Spec, line: &Line, measures: Measures, paint: Paint) -> Drawing {
    draw_filled(spec, line, measures, paint, false)
}

/// Draws a line whose area down to zero is filled.
pub(in crate::chart) fn draw_area(spec: &Spec, line: &Line, measures: Measures, paint: Paint) -> Drawing {
    draw_filled(spec, line, measures, paint, true)
}

fn draw_filled(spec: &Spec, line: &Line, measures: Measures, paint: Paint, is_area: bool) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let axis = plot::axis(&forms::values(spec), &spec.unit, measures);
    let styles = styles::of(line, measures);
    let ends = own_labels::ends(line, &styles, &spec.unit, &axis, measures);
    let content = Content { periods: &line.periods, series: &line.series, notes: &line.notes, ends: own_labels::extent(&ends) };
    let plot = Plot::new(&canvas, measures, &spec.unit, &axis, &content);
    let step = plot.closest();
    let sheet = Sheet { line, plot, styles, step, is_area };
    let mut plane = sheet.plot.plane();
    let (mut clearance, mut height) = sheet.plot.draw(&plane);
    sheet.draw_target(&plane, &mut clearance);
    sheet.plot.draw_breaks(&plane, &line.series, &mut clearance);
    for index in sheet.in_order() {
        sheet.draw_series(index, &mut plane, &mut clearance);
    }
    own_labels::draw(&sheet, &ends, &plane, &mut clearance);
    height = bands::draw_key(&sheet, &plane, height, &mut clearance);
    drop((plane, sheet));
    Drawing { body: canvas.finish(), width: measures.width, height }
}

/// The room that ticks and line ends take beside the plot.
pub(in crate::chart) fn room(spec: &Spec, line: &Line, measures: Measures) -> Room {
    let axis = plot::axis(&forms::values(spec), &spec.unit, measures);
    let ends = own_labels::ends(line, &styles::of(line, measures), &spec.unit, &axis, measures);
    Room {
        left: plot::ticks_width(&axis, measures),
        right: plot::ends_width(own_labels::extent(&ends).0, measures),
        is_broken: !axis.shows_zero(),
        is_cramped: ends.iter().any(|end| end.is_cramped),
    }
}

impl Sheet<'_> {
    /// The series in the order in which they are drawn: quiet ones lie behind the others.
    fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.line.series.len()).collect();
        order.sort_by_key(|index| !self.styles[*index].is_quiet);
        order
    }

    /// Where the value of a period lies.
    fn spot(&self, plane: &Plane<'_>, period: usize, value: Decimal) -> Spot {
        self.plot.spot(plane, period, value)
    }

    fn draw_target(&self, plane: &Plane<'_>, clearance: &mut Clearance) {
        let (Some(target), canvas, grid) = (&self.line.target, self.plot.canvas, self.plot.grid) else { return };
        let title = format!("{}: {}", target.label, with_unit(target.value, self.plot.unit));
        canvas.open("chart-target", Some(&title));
        let y = self.spot(plane, 0, target.value).1;
        let stroke = Stroke { role: Role::Ink, width: 1.8, dash: Some(TARGET_DASH) };
        let ends = [(grid.left, y), (grid.right, y)];
        canvas.path(&ends, stroke);
        clearance.avoid(ends[0], ends[1]);
        canvas.close();
    }

    fn draw_series(&self, index: usize, plane: &mut Plane<'_>, clearance: &mut Clearance) {
        let (series, style, canvas) = (&self.line.series[index], &self.styles[index], self.plot.canvas);
        canvas.open(&style.class, None);
        for run in joined(&self.line.periods, series) {
            bands::draw(self, index, &run, plane);
            let values: Vec<_> = run.iter().map(|(at, value)| (self.plot.moment(*at), self.plot.axis.offset(*value))).collect();
            let spots: Vec<Spot> = values.iter().map(|value| plane.spot(*value)).collect();
            if self.is_area {
                self.fill(style, &spots, plane);
            }
            if values.len() > 1 {
                plane.path(&values, Stroke { role: style.role, width: style.width, dash: style.dash });
            }
            for pair in spots.windows(2) {
                clearance.avoid(pair[0], pair[1]);
            }
            for ((at, value), spot) in run.iter().zip(spots) {
                self.draw_point(index, (*at, *value), spot);
                clearance.avoid((spot.0 - 4.0, spot.1), (spot.0 + 4.0, spot.1));
            }
        }
        canvas.close();
    }

    /// Fills the area between a line and zero.
    fn fill(&self, style: &Style, spots: &[Spot], plane: &Plane<'_>) {
        let zero = self.spot(plane, 0, Decimal::ZERO).1;
        if let ([first, .., last], canvas) = (spots, self.plot.canvas) {
            let corners: Vec<Spot> = spots.iter().copied().chain([(last.0, zero), (first.0, zero)]).collect();
            canvas.area(&corners, style.role, AREA);
        }
    }

    fn draw_point(&self, index: usize, (at, value): (usize, Decimal), spot: Spot) {
        let (period, unit, style) = (&self.line.periods[at].label, self.plot.unit, &self.styles[index]);
        let mut title = match self.line.series.len() {
            1 => format!("{period}: {}", with_unit(value, unit)),
            _ => format!("{}, {period}: {}", self.line.series[index].label, with_unit(value, unit)),
        };
        if let Some((low, high)) = self.line.interval(index, at) {
            title.extend([" (", &figure(low, unit), " to ", &figure(high, unit), ")"]);
        }
        self.plot.canvas.open("", Some(&title));
        self.plot.canvas.marker(style.marker, spot, style.radius(self.step, self.plot.measures.radius), style.role);
        self.plot.canvas.close();
    }
}
