//! A sheet to draw on, in user units: text, lines and markers as plotters elements, and planes that
//! map values to places.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, IntoFont, ShapeStyle, TextStyle};

use super::labels::Frame;
use super::palette::{Paint, Role};
use super::svg::{Pen, Svg, TENTHS, tenths};
use super::text::Weight;

/// Width of the edge of open markers, in user units.
const OUTLINE: f64 = 2.2;
/// Height of a sheet. More than any chart needs: how much of it is used is known when all is drawn.
const SHEET: f64 = 20_000.0;

/// A place on the canvas, in user units, from the upper left corner.
pub(in crate::chart) type Spot = (f64, f64);

/// The sheet.
pub(in crate::chart) struct Canvas {
    svg: Rc<RefCell<Svg>>,
    root: DrawingArea<Svg, Shift>,
}

/// Which side of the text its place is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Anchor {
    /// Text begins there.
    Start,
    /// Text has its middle there.
    Middle,
    /// Text ends there.
    End,
}

/// One line of text.
#[derive(Debug, Clone)]
pub(in crate::chart) struct Words<'a> {
    pub(in crate::chart) text: &'a str,
    /// Where the anchor is; vertically, the middle of the capitals.
    pub(in crate::chart) spot: Spot,
    pub(in crate::chart) size: f64,
    pub(in crate::chart) weight: Weight,
    pub(in crate::chart) anchor: Anchor,
    pub(in crate::chart) role: Role,
    /// Whether lines may run behind the text.
    pub(in crate::chart) halo: bool,
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy)]
pub(in crate::chart) struct Stroke {
    pub(in crate::chart) role: Role,
    pub(in crate::chart) width: f64,
    pub(in crate::chart) dash: Option<&'static str>,
}

/// The shape of a point. All have about the same area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Marker {
    Circle,
    Square,
    Triangle,
    Diamond,
    OpenCircle,
    OpenSquare,
}

impl Canvas {
    /// A sheet so many user units wide.
    pub(in crate::chart) fn new(width: f64, paint: Paint) -> Self {
        let size = (tenths(width).unsigned_abs(), tenths(SHEET).unsigned_abs());
        let svg = Rc::new(RefCell::new(Svg::new(size, paint)));
        let root = DrawingArea::from(&svg);
        Self { svg, root }
    }

    /// Opens a group; every group is closed by [`Canvas::close`].
    pub(in crate::chart) fn open(&self, class: &str, title: Option<&str>) {
        self.svg.borrow_mut().open(class, title);
    }

    /// Closes the group that was opened last.
    pub(in crate::chart) fn close(&self) {
        self.svg.borrow_mut().close();
    }

    /// Places a finished drawing, its upper left corner at the spot; titles in it begin with the name.
    pub(in crate::chart) fn place(&self, name: &str, body: &str, spot: Spot) {
        self.svg.borrow_mut().place(name, body, place(spot));
    }

    /// Draws rectangles as one shape, with an edge where one is given.
    pub(in crate::chart) fn rectangles(&self, frames: &[Frame], fill: Role, edge: Option<Stroke>) {
        if frames.is_empty() {
            return;
        }
        let corners: Vec<_> =
            frames.iter().map(|frame| (place((frame.left, frame.top)), place((frame.right, frame.bottom)))).collect();
        self.take_up(Pen { dash: edge.and_then(|edge| edge.dash), halo: false });
        self.svg.borrow_mut().rectangles(&corners, fill, edge.map(|edge| (edge.role, edge.width)));
    }

    /// Draws one line of text.
    pub(in crate::chart) fn text(&self, words: &Words<'_>) {
        if words.text.trim().is_empty() {
            return;
        }
        let h_pos = match words.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let weight = if words.weight == Weight::Strong { FontStyle::Bold } else { FontStyle::Normal };
        let font = ("Inter", words.size * TENTHS).into_font().style(weight);
        let colour = words.role.sentinel();
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(h_pos, VPos::Center));
        self.take_up(Pen { dash: None, halo: words.halo });
        drawn(self.root.draw(&Text::new(words.text, place(words.spot), style)));
    }

    /// Draws a line through places on the canvas.
    pub(in crate::chart) fn path(&self, spots: &[Spot], stroke: Stroke) {
        self.take_up(Pen { dash: stroke.dash, halo: false });
        let spots: Vec<_> = spots.iter().copied().map(place).collect();
        drawn(self.root.draw(&PathElement::new(spots, stroke.style())));
    }

    /// Fills a shape; an opacity below 1 lets the grid shine through.
    pub(in crate::chart) fn area(&self, corners: &[Spot], role: Role, opacity: f64) {
        let corners: Vec<_> = corners.iter().copied().map(place).collect();
        drawn(self.root.draw(&Polygon::new(corners, role.sentinel().mix(opacity).filled())));
    }

    /// Draws a point of a given radius.
    pub(in crate::chart) fn marker(&self, marker: Marker, spot: Spot, radius: f64, role: Role) {
        let colour = role.sentinel();
        let open = Stroke { role, width: OUTLINE, dash: None }.style();
        let polygon = |corners: &[Spot]| {
            let corner = |(x, y): &Spot| place((spot.0 + x * radius, spot.1 + y * radius));
            Polygon::new(corners.iter().map(corner).collect::<Vec<_>>(), colour.filled())
        };
        let square = |half: f64, style: ShapeStyle| {
            let corners = [place((spot.0 - half, spot.1 - half)), place((spot.0 + half, spot.1 + half))];
            Rectangle::new(corners, style)
        };
        drawn(match marker {
            Marker::Circle => self.root.draw(&Circle::new(place(spot), tenths(radius), colour.filled())),
            Marker::OpenCircle => self.root.draw(&Circle::new(place(spot), tenths(radius - OUTLINE / 2.0), open)),
            Marker::Square => self.root.draw(&square(radius * 0.9, colour.filled())),
            Marker::OpenSquare => self.root.draw(&square(radius * 0.9 - OUTLINE / 2.0, open)),
            Marker::Triangle => self.root.draw(&polygon(&[(0.0, -1.25), (1.15, 0.85), (-1.15, 0.85)])),
            Marker::Diamond => self.root.draw(&polygon(&[(0.0, -1.35), (1.35, 0.0), (0.0, 1.35), (-1.35, 0.0)])),
        });
    }

    /// Fills a rectangle; one that is not filled is an edge around the ground.
    pub(in crate::chart) fn bar(&self, frame: Frame, role: Role, is_filled: bool) {
        let inset = if is_filled { 0.0 } else { OUTLINE / 2.0 };
        let corners = [place((frame.left + inset, frame.top + inset)), place((frame.right - inset, frame.bottom - inset))];
        let style = if is_filled { role.sentinel().filled() } else { Stroke { role, width: OUTLINE, dash: None }.style() };
        drawn(self.root.draw(&Rectangle::new(corners, style)));
    }

    /// Lays a coordinate system over a part of the canvas: `x` and `y` name the values at the left
    /// and right edge, and at the bottom and top edge.
    pub(in crate::chart) fn plane(&self, frame: Frame, x: (f64, f64), y: (f64, f64)) -> Plane<'_> {
        let (left, top) = place((frame.left, frame.top));
        let (right, bottom) = place((frame.right, frame.bottom));
        let part = self.root.clone().shrink((left, top), (right - left, bottom - top));
        let context = drawn(ChartBuilder::on(&part).build_cartesian_2d(x.0..x.1, y.0..y.1));
        Plane { canvas: self, context }
    }

    /// Hands over the drawn elements.
    pub(in crate::chart) fn finish(self) -> String {
        drop(self.root);
        let svg = Rc::try_unwrap(self.svg).ok().expect("planes are dropped before the canvas");
        svg.into_inner().into_body()
    }

    fn take_up(&self, pen: Pen) {
        self.svg.borrow_mut().take_up(pen);
    }
}

/// A part of the canvas with a coordinate system of values.
pub(in crate::chart) struct Plane<'a> {
    canvas: &'a Canvas,
    context: ChartContext<'a, Svg, Cartesian2d<RangedCoordf64, RangedCoordf64>>,
}

impl Plane<'_> {
    /// Draws a line through values.
    pub(in crate::chart) fn path(&mut self, values: &[(f64, f64)], stroke: Stroke) {
        self.canvas.take_up(Pen { dash: stroke.dash, halo: false });
        drawn(self.context.draw_series([PathElement::new(values, stroke.style())]).map(|_| ()));
    }

    /// Where a pair of values lies on the canvas.
    pub(in crate::chart) fn spot(&self, value: (f64, f64)) -> Spot {
        let (x, y) = self.context.plotting_area().map_coordinate(&value);
        (f64::from(x) / TENTHS, f64::from(y) / TENTHS)
    }
}

impl Stroke {
    fn style(self) -> ShapeStyle {
        self.role.sentinel().stroke_width(tenths(self.width).unsigned_abs())
    }
}

fn place(spot: Spot) -> (i32, i32) {
    (tenths(spot.0), tenths(spot.1))
}

/// Takes what plotters made. It fails only when a text cannot be appended to a string, or when two
/// parts draw at the same moment, and neither happens here.
fn drawn<T>(result: Result<T, DrawingAreaErrorKind<std::fmt::Error>>) -> T {
    result.expect("drawing into memory does not fail")
}
