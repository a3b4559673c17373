//! A figure as a part of another: the children under 1 among all children in care.

use super::{Computed, Question, number};
use crate::claim::{comparable, message};
use crate::diag::Diagnostic;
use crate::number::Decimal;
use crate::source::Place;
use crate::statistics::Cell;

/// The share that `part` is of `whole`.
pub(super) fn share<'a>(
    part: Cell<'a>,
    whole: Cell<'a>,
    because: Option<&str>,
    place: &Place,
) -> Result<Computed<'a>, Box<Diagnostic>> {
    let (value, base_value) = (number(&part, Question::Share, place)?, number(&whole, Question::Share, place)?);
    if because.is_none() {
        comparable::comparable(&part, &whole).map_err(|why| Box::new(why.diagnose(&part, &whole, place)))?;
        // Percentages and averages are parts of nothing, and a part is not larger than its whole.
        if let Some(why) = part.dataset.has_no_mean().or_else(|| whole.dataset.has_no_mean()) {
            return Err(Box::new(message::span::no_part(&part, why, place)));
        }
        if value.value > base_value.value || value.value < Decimal::ZERO {
            return Err(Box::new(message::span::larger_part(&part, &whole, place)));
        }
    }
    if value.percent_of(base_value).is_none() {
        return Err(Box::new(message::span::no_whole(&whole, place)));
    }
    Ok(Computed { base: Some(whole), base_value: Some(base_value), ..Computed::single(Question::Share, part, value) })
}
