//! Numbers in, SVG out: charts drawn at build, text first. The only home of plotters.
//!
//! 1. [`spec`] says what is to be shown, and refuses what cannot be.
//! 2. `scale` covers the data with an axis of round numbers.
//! 3. `stretches` says which values of a line belong together.
//! 4. `line`, `dumbbell` and `sparkline` lay out a drawing; `text` measures, `periods` and `labels`
//!    keep labels from overlapping, `palette` names the colours.
//! 5. `canvas` draws with plotters elements, through the backend in `svg`.
//! 6. `frame` makes the `<svg>` element around it, for a page or as a file of its own.
//! 7. `describe` says the same in words.

mod canvas;
mod describe;
mod describe_dumbbell;
mod dumbbell;
mod dumbbell_rows;
mod frame;
mod labels;
mod layout;
mod line;
mod line_labels;
mod palette;
mod periods;
mod scale;
mod sparkline;
pub mod spec;
mod stretches;
mod svg;
mod text;

#[cfg(test)]
mod properties;

pub use palette::{TOKENS, Token};
pub use spec::{Dumbbell, Form, Line, Mark, Refusal, Row, Series, Size, Spec, Target};

use layout::{Drawing, Measures};
use palette::Paint;

/// Draws a chart as an `<svg>` element for a page.
///
/// Colours are custom properties (see [`TOKENS`]) with light values to fall back on; there is no
/// `style` attribute, so a strict content security policy holds. Name and description for screen
/// readers are inside, under ids made from the chart's id and the size.
///
/// # Errors
/// Says in plain words why the chart cannot be drawn; see [`Refusal`].
pub fn draw(spec: &Spec, size: Size) -> Result<String, Refusal> {
    let drawing = sketch(spec, size, Paint::Properties)?;
    Ok(frame::inline(spec, size, &drawing))
}

/// Draws a chart as an SVG file of its own, for download: title and subtitle as text above the wide
/// drawing, light colours, white ground.
///
/// # Errors
/// Says in plain words why the chart cannot be drawn; see [`Refusal`].
pub fn draw_standalone(spec: &Spec) -> Result<String, Refusal> {
    let drawing = sketch(spec, Size::Wide, Paint::Light)?;
    Ok(frame::standalone(spec, &drawing))
}

/// Describes a chart in whole sentences: kind, start, end, change, highest, lowest, distance to the
/// target, missing values. Empty charts are described too, as having no value.
#[must_use]
pub fn describe(spec: &Spec) -> String {
    describe::describe(spec)
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

fn sketch(spec: &Spec, size: Size, paint: Paint) -> Result<Drawing, Refusal> {
    if let Some(refusal) = spec.refusal() {
        return Err(refusal);
    }
    let measures = Measures::of(size);
    Ok(match &spec.form {
        Form::Line(line) => line::draw(spec, line, measures, paint),
        Form::Dumbbell(dumbbell) => dumbbell::draw(spec, dumbbell, measures, paint),
    })
}
