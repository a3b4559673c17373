//! A share in words: "16%", "about 4%", "between 3% and 5%".

use super::{holds, spelt};
use crate::claim::compute::{Computed, Quantity};
use crate::number::{Decimal, Unit, round};

/// Decimals of the percentages that are tried, the usual ones first.
const DECIMALS: [u32; 4] = [0, 1, 2, 3];

/// The plainest percentage that is true, whatever the rounding of the counts leaves open.
pub(super) fn default(computed: &Computed<'_>) -> String {
    let Some(share) = computed.answer(Quantity::Share) else { return String::new() };
    let says = |value: Decimal| {
        value.is_zero() == share.value.is_zero() && (value == Decimal::ONE_HUNDRED) == (share.value == Decimal::ONE_HUNDRED)
    };
    let exact = DECIMALS.iter().map(|decimals| round(share.value, *decimals)).filter(|value| says(*value));
    let exact = exact.map(|value| crate::number::figure(value.normalize(), &Unit::Percent));
    let about = format!("about {}", crate::number::figure(round(share.value, 0).normalize(), &Unit::Percent));
    exact.chain([about]).find(|text| holds(text, computed)).unwrap_or_else(|| between(computed))
}

/// Rounded outwards, so that it is true of all that the rounding leaves open.
fn between(computed: &Computed<'_>) -> String {
    let Some(share) = computed.answer(Quantity::Share) else { return String::new() };
    let unit = Unit::Percent;
    let ends = [share.low.floor(), share.high.ceil()].map(|end| spelt(end, &unit, Quantity::Share));
    format!("between {} and {}", ends[0], ends[1])
}
