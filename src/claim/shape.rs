//! The shape that the figures of a span have: step by step, up, down or flat.
//!
//! A step is judged by the published figures, as a reader judges it: figures that differ by a step of their rounding
//! or more differ, and what the rounding leaves open between them is not asked.

use super::compute::Computed;
use super::lexicon::Limit;
use crate::number::{Decimal, Period};
use crate::statistics::Cell;

/// Figures within one per cent are flat, and within five broadly flat.
const FLAT: (i64, u32) = (1, 2);
const BROADLY_FLAT: (i64, u32) = (5, 2);

/// From one period to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) from: Period,
    pub(super) to: Period,
    /// In the unit of the dataset; zero where the figures differ by less than they are rounded.
    pub(super) change: Decimal,
}

/// The steps of a span.
pub(super) fn steps(computed: &Computed<'_>) -> Vec<Step> {
    let step = |pair: &[&Cell<'_>]| {
        let change = value(pair[1]) - value(pair[0]);
        let least = half_step(pair[0]).min(half_step(pair[1])) * Decimal::TWO;
        let change = if change.abs() < least { Decimal::ZERO } else { change };
        Step { from: pair[0].key.period, to: pair[1].key.period, change }
    };
    computed.in_time().windows(2).map(step).collect()
}

/// Whether no figure is far from the first.
pub(super) fn is_flat(computed: &Computed<'_>, broadly: bool) -> bool {
    let cells = computed.in_time();
    let Some(first) = cells.first() else { return false };
    let (mantissa, scale) = if broadly { BROADLY_FLAT } else { FLAT };
    let reach = value(first).abs() * Decimal::new(mantissa, scale);
    cells.iter().all(|cell| (value(cell) - value(first)).abs() <= reach.max(half_step(first) + half_step(cell)))
}

/// The periods of the lowest or highest figure.
pub(super) fn extremes(computed: &Computed<'_>, extreme: Limit) -> Vec<Period> {
    let cells = computed.in_time();
    let values = cells.iter().map(|cell| value(cell));
    let farthest = if extreme == Limit::Low { values.min() } else { values.max() };
    cells.iter().filter(|cell| Some(value(cell)) == farthest).map(|cell| cell.key.period).collect()
}

/// The period up to which the figures go one way and after which they go the other, if they do.
pub(super) fn turn(steps: &[Step], rises_first: bool) -> Option<Period> {
    let way = |step: &Step| if rises_first { step.change } else { -step.change };
    let turn = steps.iter().position(|step| way(step) < Decimal::ZERO)?;
    let (before, after) = steps.split_at(turn);
    let rises = before.iter().any(|step| way(step) > Decimal::ZERO);
    let falls = after.iter().all(|step| way(step) <= Decimal::ZERO);
    (rises && falls).then(|| after[0].from)
}

fn value(cell: &Cell<'_>) -> Decimal {
    cell.number().unwrap_or_default()
}

fn half_step(cell: &Cell<'_>) -> Decimal {
    cell.dataset.rounding.half_step(value(cell))
}
