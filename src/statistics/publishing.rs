//! What the header says of how figures are published: rounded, and small counts protected.

use super::dataset::Disclosure;
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::number::{Decimal, Rounding, RoundingFault, plain};
use crate::source::Place;
use crate::source::yaml::Value;

/// One rounding for all values, or a list of steps by size.
pub(super) fn rounding(fields: &mut Fields<'_>) -> Option<Rounding> {
    let node = fields.node("rounding")?;
    let rounding = if let Value::List(items) = &node.value {
        let steps = fields.each("rounding", |inner| {
            let from = inner.decimal("from").unwrap_or_default();
            inner.required("to")?;
            Some((from, inner.decimal("to")?))
        });
        if steps.len() < items.len() {
            return None;
        }
        Rounding::by_size(steps)
    } else {
        let (to, decimals) = fields.group("rounding", |inner| Some((inner.decimal("to"), inner.whole("decimals", 10))))?;
        to.map_or(Ok(decimals.map_or(Rounding::Exact, Rounding::Decimals)), Rounding::to)
    };
    rounding.map_err(|fault| fields.report(wrong_rounding(&fault, fields.place(node)))).ok()
}

/// How small counts are protected; the word `none` says that they need no protection.
pub(super) fn disclosure(fields: &mut Fields<'_>) -> Option<Disclosure> {
    let node = fields.node("disclosure")?;
    let place = fields.place(node);
    if node.scalar() == Some("none") {
        return Some(Disclosure { suppress_below: None, round_to: None, place });
    }
    fields.group("disclosure", |inner| {
        let (suppress_below, round_to) = (above_zero(inner, "suppress-below"), above_zero(inner, "round-to"));
        if suppress_below.is_none() && round_to.is_none() {
            inner.missing("suppress-below");
        }
        Some(Disclosure { suppress_below, round_to, place: place.clone() })
    })
}

fn wrong_rounding(fault: &RoundingFault, place: Place) -> Diagnostic {
    let (message, fix) = match fault {
        RoundingFault::NoStep(step) => {
            (format!("`rounding` needs a step above zero, but here is {}.", plain(*step)), "write it as  rounding: { to: 10 }")
        }
        RoundingFault::OutOfOrder(_) => (
            "The steps of `rounding` should begin with the smallest values and go up.".to_owned(),
            "write them in order, as in  rounding: [{ to: 10 }, { from: 1000, to: 100 }]",
        ),
        RoundingFault::BetweenSteps(from, step) => (
            format!("`rounding` cannot change at {}, which is no multiple of {}.", plain(*from), plain(*step)),
            "let it change at a multiple of both steps, as in  [{ to: 10 }, { from: 1000, to: 100 }]",
        ),
    };
    Diagnostic::error(code::NUMBER_FORMAT, place, message).fix(fix)
}

fn above_zero(fields: &mut Fields<'_>, name: &'static str) -> Option<Decimal> {
    let place = fields.node(name).map(|node| fields.place(node))?;
    let number = fields.decimal(name)?;
    if number > Decimal::ZERO {
        return Some(number);
    }
    let problem = Diagnostic::error(code::OUT_OF_RANGE, place, format!("`{name}` should be above zero."));
    fields.report(problem.fix(format!("write a number such as  {name}: 5")));
    None
}
