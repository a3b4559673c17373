//! The tile map: the English regions as squares of one size, so that a small region counts as much as a large one.
//!
//! The colour tells the class, the number in the tile the value, and the key the limits of the classes.

mod classes;
pub(super) mod places;
pub(super) mod words;

use crate::chart::sheet::canvas::{Anchor, Canvas, Spot, Stroke, Words};
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::{Drawing, Measures, float};
use crate::chart::sheet::palette::{Paint, Role};
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::{Spec, Tile, TileMap};
use crate::number::figure;
use classes::Classes;
use places::{COLUMNS, PLACES, Place, ROWS};

/// Space between two tiles.
const GAP: f64 = 4.0;
/// Side of the largest tile.
const MOST_SIDE: f64 = 118.0;
/// Space between the edge of a tile and its text.
const INSET: f64 = 7.0;
/// Side of a square of the key.
const SWATCH: f64 = 18.0;
/// Font size of figures that fit in no other.
const LEAST_SIZE: f64 = 12.0;
/// Space between two entries of the key.
const KEY_GAP: f64 = 20.0;
/// From this width on, the key stands beside the map; below it above.
const WIDE: f64 = 600.0;
const MISSING_DASH: &str = "4 4";
/// The line around a tile, without which the palest class would be lost on paper.
const EDGE: Stroke = Stroke { role: Role::Muted, width: 0.8, dash: None };

/// A tile map on its way to paper.
struct Sheet<'a> {
    spec: &'a Spec,
    map: &'a TileMap,
    measures: Measures,
    canvas: &'a Canvas,
    classes: Classes,
    side: f64,
}

/// Draws a tile map that was found to be drawable.
pub(super) fn draw(spec: &Spec, map: &TileMap, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let classes = Classes::of(&map.values(), &spec.unit);
    let columns = f64::from(COLUMNS);
    let side = ((measures.width - (columns - 1.0) * GAP) / columns).min(MOST_SIDE);
    let sheet = Sheet { spec, map, measures, canvas: &canvas, classes, side };
    let top = if measures.width >= WIDE {
        // In the north the map leaves the east free.
        sheet.draw_key(((columns - 1.0) * (side + GAP) + KEY_GAP, 0.0), true);
        0.0
    } else {
        sheet.draw_key((0.0, 0.0), false) + 12.0
    };
    for place in &PLACES {
        sheet.draw_place(place, top);
    }
    Drawing { body: canvas.finish(), width: measures.width, height: top + f64::from(ROWS) * (side + GAP) - GAP }
}

impl Sheet<'_> {
    /// Draws the key as a column, from much to little, or in rows, from little to much, and gives the height at which it ends.
    fn draw_key(&self, (left, top): Spot, is_column: bool) -> f64 {
        let (size, line_height) = (self.measures.small, self.measures.small * LINE);
        let row = SWATCH.max(line_height) + 6.0;
        let (mut x, mut y) = (left, top);
        self.canvas.open("chart-key", None);
        let classes = 0..self.classes.labels.len();
        let order: Vec<usize> = if is_column { classes.rev().collect() } else { classes.collect() };
        for class in order {
            let label = &self.classes.labels[class];
            let lines = text::wrap(label, size, Weight::Regular, self.measures.width - left - SWATCH - 8.0);
            let width = SWATCH + 8.0 + text::widest(&lines, size, Weight::Regular);
            if x > left && (is_column || x + width > self.measures.width) {
                (x, y) = (left, y + row);
            }
            let frame = Frame { left: x, top: y, right: x + SWATCH, bottom: y + SWATCH };
            self.canvas.rectangles(&[frame], self.classes.roles(class).0, Some(EDGE));
            for (index, line) in lines.iter().enumerate() {
                y += if index > 0 { line_height } else { 0.0 };
                self.write(line, (x + SWATCH + 8.0, y + SWATCH / 2.0), (Anchor::Start, Role::Ink, Weight::Regular), size);
            }
            x += width + KEY_GAP;
        }
        self.canvas.close();
        y + SWATCH
    }

    fn draw_place(&self, place: &Place, top: f64) {
        let (column, row) = (f64::from(place.column), f64::from(place.row));
        let (left, top) = (column * (self.side + GAP), top + row * (self.side + GAP));
        let frame = Frame { left, top, right: left + self.side, bottom: top + self.side };
        let tile = self.map.tiles.iter().find(|tile| places::of(tile) == Some(place));
        let title = tile.map(|tile| words::title(tile, &self.spec.unit));
        self.canvas.open("chart-tile", title.as_deref());
        let text = match tile.and_then(|tile| tile.value.value()) {
            Some(value) => {
                let (area, text) = self.classes.roles(self.classes.class(value));
                self.canvas.rectangles(&[frame], area, Some(EDGE));
                text
            }
            None => {
                let inside = Frame { left: left + 1.0, top: top + 1.0, right: frame.right - 1.0, bottom: frame.bottom - 1.0 };
                self.canvas.rectangles(&[inside], Role::Ground, Some(Stroke { width: 1.4, dash: Some(MISSING_DASH), ..EDGE }));
                Role::Muted
            }
        };
        self.draw_name(place, frame, text);
        self.draw_value(tile, frame, text);
        self.canvas.close();
    }

    fn draw_name(&self, place: &Place, frame: Frame, role: Role) {
        let size = self.measures.small;
        let lines = text::wrap(place.name, size, Weight::Regular, self.side - 2.0 * INSET);
        for (index, line) in lines.iter().enumerate() {
            let spot = (frame.left + INSET, frame.top + INSET + (float(index) + 0.5) * size * LINE);
            self.write(line, spot, (Anchor::Start, role, Weight::Regular), size);
        }
    }

    /// Writes the value at the foot of the tile, as large as it fits.
    fn draw_value(&self, tile: Option<&Tile>, frame: Frame, role: Role) {
        let text = match tile {
            Some(tile) => tile.value.value().map_or_else(|| words::code(tile).to_owned(), |value| figure(value, &self.spec.unit)),
            None => "\u{2013}".to_owned(),
        };
        let room = self.side - 2.0 * INSET;
        let fit = |size: f64| (text::wrap(&text, size, Weight::Strong, room), size);
        let sizes = [self.measures.label * 1.6, self.measures.label * 1.2, self.measures.small];
        let is_whole = |(lines, size): &(Vec<String>, f64)| {
            lines.len() <= 2 && text.split(' ').all(|word| text::width(word, *size, Weight::Strong) <= room)
        };
        let (lines, size) = sizes.map(fit).into_iter().find(is_whole).unwrap_or_else(|| fit(LEAST_SIZE));
        for (index, line) in lines.iter().rev().enumerate() {
            let spot = (frame.left + INSET, frame.bottom - INSET - (float(index) + 0.5) * size * LINE);
            self.write(line, spot, (Anchor::Start, role, Weight::Strong), size);
        }
    }

    fn write(&self, text: &str, spot: Spot, (anchor, role, weight): (Anchor, Role, Weight), size: f64) {
        self.canvas.text(&Words { text, spot, size, weight, anchor, role, halo: false });
    }
}
