//! Numbers in, SVG out: charts drawn at build, text first. The only home of plotters.
//!
//! 1. [`spec`] says what is to be shown.
//! 2. `forms` lists, kind by kind, which part draws it, describes it and refuses what cannot be drawn.
//! 3. One folder a kind (`line`, `dumbbell` …) lays out a drawing and says the same in `words`.
//! 4. `plot` is what charts over time share: grid, periods, breaks and notes.
//! 5. [`picture`] turns a drawing into a PNG file.
//! 6. `sheet` is what all share: axes of round numbers, text that is measured, places for labels, colours by role, and
//!    the backend that writes SVG.

mod bars;
mod bullet;
mod dot;
mod dumbbell;
mod forms;
mod line;
mod multiples;
pub mod picture;
mod plot;
mod ranked;
mod sheet;
mod slope;
mod sparkline;
pub mod spec;
mod stack;
mod tile_map;
mod waffle;
mod words;

#[cfg(test)]
mod properties;

pub use sheet::brand::{Beside, Clash, FEWEST_COLOURS, MARKS_APART, MOST_COLOURS, Palette, Scheme, TEXT_APART, clashes};
pub use sheet::palette::{TOKENS, Token};
pub use spec::{
    Along, Arrange, Bars, Bullet, BulletRow, Direction, Dot, DotRow, Dumbbell, Form, Highlight, Interval, Line, Mark, Moment,
    Multiples, Note, Panel, Refusal, Row, Series, Share, Size, Slope, Spec, Stack, Target, Tile, TileMap, Waffle,
};

pub use words::{At, Piece, Sentence};

use sheet::frame;
use sheet::palette::Paint;

/// Draws a chart as an `<svg>` element for a page.
///
/// Colours are custom properties (see [`TOKENS`]) with light values to fall back on; there is no
/// `style` attribute, so a strict content security policy holds. Name and description for screen
/// readers are inside, under ids made from the chart's id and the size.
///
/// # Errors
/// Says in plain words why the chart cannot be drawn; see [`Refusal`].
pub fn draw(spec: &Spec, size: Size) -> Result<String, Refusal> {
    let drawing = forms::sketch(spec, size, Paint::Properties(spec.palette))?;
    Ok(frame::inline(spec, size, &drawing))
}

/// Draws a chart as an SVG file of its own, for download: title and subtitle as text above the wide
/// drawing, the credit (source and licence, perhaps empty) below it, light colours, white ground.
///
/// # Errors
/// Says in plain words why the chart cannot be drawn; see [`Refusal`].
pub fn draw_standalone(spec: &Spec, credit: &str) -> Result<String, Refusal> {
    draw_described(spec, &describe(spec), credit)
}

/// The same with a description of the caller's, which takes the place of the drafted one.
///
/// # Errors
/// Says in plain words why the chart cannot be drawn; see [`Refusal`].
pub fn draw_described(spec: &Spec, description: &str, credit: &str) -> Result<String, Refusal> {
    let drawing = forms::sketch(spec, Size::Wide, Paint::Light(spec.palette))?;
    Ok(frame::standalone(spec, &drawing, description, credit))
}

/// Describes a chart in whole sentences, of which nobody has judged whether the data allow each comparison: kind, start,
/// end, change, highest, lowest, distance to the target, missing values. Empty charts are described too, as having no value.
#[must_use]
pub fn describe(spec: &Spec) -> String {
    forms::describe(spec)
}

/// The same sentence by sentence, with the place of each figure in the data.
#[must_use]
pub fn sentences(spec: &Spec) -> Vec<Sentence> {
    forms::sentences(spec)
}

/// Draws a line the size of a word (96 by 28 units) as an `<svg>` element that screen readers skip.
/// Empty text if every value is missing.
#[must_use]
pub fn sparkline(values: &[Mark]) -> String {
    if values.iter().all(|mark| mark.value().is_none()) {
        return String::new();
    }
    frame::decorative(&sparkline::draw(values))
}
