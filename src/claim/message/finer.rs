//! Problems of words that say too little or too much of a figure: a limit that got lost, decimals, points, the year before.

use super::{Words, quoted, words};
use crate::claim::compute::{Computed, Quantity};
use crate::claim::phrase::Phrase;
use crate::claim::wording;
use crate::diag::{Diagnostic, code};
use crate::number::Unit;
use crate::source::Place;
use crate::statistics::Cell;

/// More decimals than the figure was published with.
pub(super) fn too_fine(phrase: &Phrase, computed: &Computed<'_>) -> Words {
    let rounding = computed.now.dataset.rounding.describe().unwrap_or_default().to_lowercase();
    let message = format!("\"{}\" is more precise than the figure, which is {rounding}.", quoted(phrase));
    words(code::ROUNDED_INPUTS, message, "too many decimals", format!("write \"{}\"", wording::print(&computed.now)))
}

/// A limit, told as if it were the figure.
pub(super) fn lost_bound(phrase: &Phrase, computed: &Computed<'_>) -> Words {
    let limit = wording::print(&computed.now);
    let message = format!("\"{}\" leaves out that the figure is only a limit: {limit}.", quoted(phrase));
    words(code::LOST_BOUND, message, "only a limit", format!("write \"{limit}\""))
}

/// A difference of percentages with neither word.
pub(super) fn percent_or_points(phrase: &Phrase, computed: &Computed<'_>) -> Words {
    let points = computed.answer(Quantity::Difference).map(|points| wording::amount(points.value.abs(), &Unit::PercentagePoints));
    let message = format!("\"{}\" could mean per cent or percentage points.", quoted(phrase));
    words(code::PERCENT_OR_POINTS, message, "per cent or points?", format!("write \"{}\"", points.unwrap_or_default()))
}

/// "The previous year" of a comparison that starts in another.
pub(super) fn not_year_before(said: &str, computed: &Computed<'_>) -> Words {
    let base = computed.base.as_ref().map_or(computed.now.key.period, |base| base.key.period);
    let message = format!("The text says \"{said}\", but the comparison starts from {base}.");
    words(
        code::FALSE_CLAIM,
        message,
        "another period",
        format!("write \"since {}\", or compare with the year before", base.label()),
    )
}

/// A figure that is only a limit, in a calculation.
pub(in crate::claim) fn limit(cell: &Cell<'_>, place: &Place) -> Diagnostic {
    let message = format!("Nothing can be worked out from \"{}\", which is only a limit.", wording::print(cell));
    Diagnostic::error(code::LOST_BOUND, place.clone(), message)
        .label("worked out from a limit")
        .also(cell.observation.place.clone(), "only a limit")
        .fix("give the figure itself, with its limit in words")
}
