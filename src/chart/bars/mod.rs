//! Bars and columns: lengths from zero, side by side, stacked, or stacked to 100%.
//!
//! 1. Find the colours, texts and stretches of all bars, which do not depend on where they grow.
//! 2. Draw them `across`, names at the left or above; or `up`, names below.
//! 3. Columns whose names find no room in a narrow drawing lie down there.

mod across;
mod key;
mod parts;
mod up;
pub(super) mod words;

use crate::number::{Decimal, figure, with_unit};

use crate::chart::sheet::canvas::{Anchor, Canvas, Spot, Words};
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::{Drawing, Measures};
use crate::chart::sheet::palette::{Paint, Role, slots};
use crate::chart::sheet::scale::Axis;
use crate::chart::sheet::text::Weight;
use crate::chart::spec::{Along, Bars, Direction, Mark, Refusal, Size, Spec};

/// Drawings at least this wide have room for names beside the plot.
const BESIDE_FROM: f64 = 500.0;
/// Width of the line between the parts of a stack.
const SEPARATOR: f64 = 1.6;

/// Bars on their way to paper.
struct Sheet<'a> {
    spec: &'a Spec,
    bars: &'a Bars,
    measures: Measures,
    canvas: &'a Canvas,
}

/// From values to places along one direction.
struct Ruler<'a> {
    axis: &'a Axis,
    from: f64,
    to: f64,
}

/// Draws bars that were found to be drawable.
pub(in crate::chart) fn draw(spec: &Spec, bars: &Bars, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let sheet = Sheet { spec, bars, measures, canvas: &canvas };
    let columns = if bars.direction == Direction::Up { up::plan(&sheet) } else { None };
    let height = match columns {
        Some(plan) => up::draw(&sheet, &plan),
        None => across::draw(&sheet),
    };
    Drawing { body: canvas.finish(), width: measures.width, height }
}

/// Refuses columns whose names find no room even in the wide drawing.
pub(in crate::chart) fn refusal(spec: &Spec, bars: &Bars) -> Option<Refusal> {
    let canvas = Canvas::new(0.0, Paint::Light(spec.palette));
    let sheet = Sheet { spec, bars, measures: Measures::of(Size::Wide), canvas: &canvas };
    let is_crowded = bars.direction == Direction::Up && up::plan(&sheet).is_none();
    is_crowded.then_some(Refusal::TooManyColumns(bars.categories.len()))
}

impl Ruler<'_> {
    fn at(&self, value: Decimal) -> f64 {
        self.from + self.axis.offset(value) / self.axis.length() * (self.to - self.from)
    }
}

impl Sheet<'_> {
    /// The colour of a bar: a slot in the order of the palette, or grey where others are to be seen first.
    fn role(&self, category: usize, series: usize) -> Role {
        if self.bars.highlight.leaves_out(category, series) { Role::Quiet } else { Role::Series(self.slot(series)) }
    }

    /// The colour of text in a bar.
    fn role_inside(&self, category: usize, series: usize) -> Role {
        match self.role(category, series) {
            _ if matches!(self.bars.series[series].values[category], Mark::Part(_)) => Role::Ink,
            Role::Series(slot) => Role::inside(slot, self.spec.palette).unwrap_or(Role::Ink),
            _ => Role::Inside,
        }
    }

    /// The colour of a series' name.
    fn role_of_name(&self, series: usize) -> Role {
        match self.role(self.bars.highlight.categories.first().copied().unwrap_or_default(), series) {
            Role::Series(slot) => Role::SeriesText(slot),
            _ => Role::Muted,
        }
    }

    /// The slot of a series among those that are not grey.
    fn slot(&self, series: usize) -> u8 {
        let chosen = &self.bars.highlight.series;
        let (count, at) = match chosen.iter().position(|other| *other == series) {
            Some(at) => (chosen.len(), at),
            None => (self.bars.series.len(), series),
        };
        let slots = slots(count);
        slots[at % slots.len()]
    }

    /// Whether the name of a series must stand in the drawing.
    fn names_series(&self) -> bool {
        self.bars.series.len() > 1
    }

    fn works_out_shares(&self) -> bool {
        self.bars.works_out_shares(&self.spec.unit)
    }

    /// What is printed at or in a bar.
    fn printed(&self, category: usize, value: Decimal) -> String {
        if self.works_out_shares() { parts::rounded(value, self.bars.total(category)) } else { figure(value, &self.spec.unit) }
    }

    /// What a bar is and how long, for who points at it.
    fn title(&self, category: usize, series: usize, value: Decimal) -> String {
        let (category, series) = (&self.bars.categories[category], &self.bars.series[series].label);
        let amount = with_unit(value, &self.spec.unit);
        match (self.bars.series.len(), self.bars.along) {
            (1, _) => format!("{category}: {amount}"),
            (_, Along::Periods) => format!("{series}, {category}: {amount}"),
            (_, Along::Members) => format!("{category}, {series}: {amount}"),
        }
    }

    /// Draws the bar of a value. One for a part of its period is open, because it is not yet whole.
    fn draw_bar(&self, (category, series): (usize, usize), value: Decimal, frame: Frame) {
        let is_thick = frame.right - frame.left > 5.0 && frame.bottom - frame.top > 5.0;
        let is_partial = matches!(self.bars.series[series].values[category], Mark::Part(_)) && is_thick;
        self.canvas.open("", Some(&self.title(category, series, value)));
        self.canvas.bar(frame, self.role(category, series), !is_partial);
        self.canvas.close();
    }

    fn write(&self, text: &str, spot: Spot, (anchor, role, weight): (Anchor, Role, Weight), size: f64) {
        // A target may run behind text, but a bar never does without wanting to.
        let halo = !matches!(role, Role::Ground | Role::Inside);
        self.canvas.text(&Words { text, spot, size, weight, anchor, role, halo });
    }

    fn is_wide(&self) -> bool {
        self.measures.width >= BESIDE_FROM
    }
}
