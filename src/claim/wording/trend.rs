//! The shape of a span in words: "fell every year", "rose until 2022, then fell".

use super::{amount, holds, print, span};
use crate::claim::compute::{Computed, Quantity};
use crate::claim::lexicon::Limit;
use crate::claim::shape::{self, Step};
use crate::claim::stretch::months_of;
use crate::number::{Decimal, Period, Unit};

/// The most telling words that are true: of figures that go up and down, that they fluctuated.
pub(super) fn default(computed: &Computed<'_>) -> String {
    let steps = shape::steps(computed);
    let every = match months_of(computed.now.key.period.frequency()) {
        Some(12) => "every year",
        Some(3) => "every quarter",
        Some(1) => "every month",
        _ => "steadily",
    };
    let verb = |rises: bool| if rises == (computed.now.dataset.unit != Unit::Rank) { "rose" } else { "fell" };
    let rises = steps.iter().map(|step| step.change).sum::<Decimal>() > Decimal::ZERO;
    let turns = [true, false].into_iter().filter_map(|rises| {
        let turn = shape::turn(&steps, rises)?;
        Some(format!("{} until {}, then {}", verb(rises), mentioned(turn), verb(!rises)))
    });
    let plain = ["unchanged".to_owned(), format!("{} {every}", verb(rises)), format!("{} steadily", verb(rises))];
    let is_same = steps.iter().all(|step| step.change.is_zero());
    let plain = if is_same { plain.to_vec() } else { plain[1..].to_vec() };
    plain.into_iter().chain(turns).find(|text| holds(text, computed)).unwrap_or_else(|| "fluctuated".to_owned())
}

/// A period as a sentence reads it back.
fn mentioned(period: Period) -> String {
    let label = period.label();
    if label.contains(" to ") { period.key() } else { label }
}

/// What the data say, after "but": "`under-1s` fell steadily".
pub(in crate::claim) fn instead(computed: &Computed<'_>) -> String {
    let words = default(computed);
    let is = if words == "unchanged" { "was " } else { "" };
    format!("`{}` {is}{words}", computed.now.dataset.id)
}

/// "2021 to 2022 rose by 30".
pub(in crate::claim) fn step(step: &Step, computed: &Computed<'_>) -> String {
    let unit = computed.unit(Quantity::Difference);
    let from_to = format!("{} to {}", step.from.key(), step.to.key());
    match step.change {
        change if change.is_zero() => format!("{from_to} did not change"),
        change => {
            let rises = change.is_sign_positive() != (unit == Unit::Rank);
            format!("{from_to} {} by {}", if rises { "rose" } else { "fell" }, amount(change.abs(), &unit))
        }
    }
}

/// "the highest is 4,130, on 31 March 2020".
pub(in crate::claim) fn point(extreme: Limit, computed: &Computed<'_>) -> String {
    let found = shape::extremes(computed, extreme);
    let cells = computed.in_time();
    let value = cells.iter().find(|cell| found.contains(&cell.key.period)).map(|cell| print(cell)).unwrap_or_default();
    let periods: Vec<String> = found.iter().copied().map(span::named).collect();
    let word = if extreme == Limit::Low { "lowest" } else { "highest" };
    let is_outer = found.len() == 1 && [cells.first(), cells.last()].iter().flatten().any(|cell| cell.key.period == found[0]);
    let end = if is_outer { ", at an end of the span" } else { "" };
    format!("the {word} is {value}, {}{end}", periods.join(" and "))
}
