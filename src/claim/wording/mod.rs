//! What the data give, in words: the default wording of an insert, the working behind it, the answer in a message.

mod share;
mod span;
pub(super) mod trend;

use crate::claim::compute::{Computed, Quantity, Question};
use crate::claim::interval::Interval;
use crate::claim::weigh::{self, Verdict};
use crate::claim::{USUAL_BASE, lexer, phrase};
use crate::number::{Decimal, Unit, figure, round, with_unit};
use crate::statistics::Cell;

/// Decimals of a percentage that nobody wrote: enough to see why 12% holds.
const SHOWN_DECIMALS: u32 = 1;

/// The wording of an insert: `3,630`, `down 12%`, `20 days less`.
pub(super) fn default(computed: &Computed<'_>) -> String {
    match computed.question {
        Question::Value => value(computed),
        Question::Change => {
            let mut candidates = changes(computed).into_iter();
            candidates.find(|text| holds(text, computed)).unwrap_or_else(|| "similar".to_owned())
        }
        Question::Versus => {
            let text = versus(computed);
            if holds(&text, computed) { text } else { "about the same".to_owned() }
        }
        Question::Share => share::default(computed),
        Question::Total | Question::Mean | Question::Lowest | Question::Highest => span::default(computed),
        Question::Trend => trend::default(computed),
    }
}

/// The answer as the phrase reads it, for the list of figures below a page.
pub(super) fn exact(computed: &Computed<'_>, quantity: Quantity) -> String {
    let Some(answer) = computed.answer(quantity) else { return default(computed) };
    let unit = computed.unit(quantity);
    let size = round(answer.value.abs(), SHOWN_DECIMALS).normalize();
    let rises = answer.value.is_sign_positive() != (unit == Unit::Rank);
    let word = if rises { "up" } else { "down" };
    match (computed.question, quantity) {
        (Question::Trend, _) => default(computed),
        (Question::Mean, _) => format!("an average of {}", with_unit(round(answer.value, SHOWN_DECIMALS).normalize(), &unit)),
        (Question::Share, _) => spelt(answer.value, &unit, quantity),
        (Question::Value, _) => computed.now.observation.with_bound(with_unit(answer.value, &unit)),
        (_, Quantity::Value | Quantity::Base) => with_unit(answer.value, &unit),
        (Question::Change, Quantity::Difference) if !size.is_zero() => format!("{word} {}", with_unit(size, &unit)),
        (Question::Change, Quantity::Relative) if !size.is_zero() => format!("{word} {}", figure(size, &Unit::Percent)),
        (Question::Versus, Quantity::Relative) if !size.is_zero() => {
            format!("{} {}", figure(size, &Unit::Percent), if rises { "higher" } else { "lower" })
        }
        _ => default(computed),
    }
}

/// The quantity that the default wording tells.
pub(super) fn default_quantity(computed: &Computed<'_>) -> Quantity {
    weigh::quantity(&phrase::read(&default(computed), ""), computed)
}

/// Nothing is printed that a reader of the same words could call false.
fn holds(text: &str, computed: &Computed<'_>) -> bool {
    weigh::weigh(&phrase::read(text, ""), computed).verdict == Verdict::Holds
}

fn value(computed: &Computed<'_>) -> String {
    let unit = &computed.now.dataset.unit;
    let number = computed.answer(Quantity::Value).unwrap_or_else(|| Interval::exact(Decimal::ZERO)).value;
    computed.now.observation.with_bound(match unit {
        Unit::Time(_) | Unit::PercentagePoints | Unit::Per(_) => with_unit(number, unit),
        _ => figure(number, unit),
    })
}

/// From the most telling wording to the safest.
fn changes(computed: &Computed<'_>) -> Vec<String> {
    let Some(difference) = computed.answer(Quantity::Difference) else { return Vec::new() };
    let unit = computed.unit(Quantity::Difference);
    if difference.value.is_zero() {
        return vec!["unchanged".to_owned()];
    }
    let rises = difference.value.is_sign_positive() != (unit == Unit::Rank);
    let word = if rises { "up" } else { "down" };
    let percent = computed.answer(Quantity::Relative).map(|percent| round(percent.value.abs(), 0));
    let is_share = matches!(unit, Unit::PercentagePoints | Unit::Rank) || unit.is_time();
    let is_of_few = computed.base_below(USUAL_BASE, Quantity::Relative).is_some();
    let percent = percent.filter(|percent| !percent.is_zero() && !is_share && !is_of_few);
    let relative = percent.map(|percent| format!("{word} {}", figure(percent, &Unit::Percent)));
    relative.into_iter().chain([format!("{word} {}", amount(difference.value.abs(), &unit))]).collect()
}

fn versus(computed: &Computed<'_>) -> String {
    let Some(difference) = computed.answer(Quantity::Difference) else { return String::new() };
    let unit = computed.unit(Quantity::Difference);
    if difference.value.is_zero() {
        return "the same".to_owned();
    }
    let rises = difference.value.is_sign_positive();
    let word = match (&unit, rises) {
        (Unit::PercentagePoints | Unit::Per(_) | Unit::Index { .. }, true) | (Unit::Rank, false) => "higher",
        (Unit::PercentagePoints | Unit::Per(_) | Unit::Index { .. }, false) | (Unit::Rank, true) => "lower",
        (_, true) => "more",
        (Unit::Count { .. }, false) => "fewer",
        (_, false) => "less",
    };
    format!("{} {word}", amount(difference.value.abs(), &unit))
}

/// An amount of change: `20 days`, `£500`, `2 percentage points`, `500`.
pub(super) fn amount(value: Decimal, unit: &Unit) -> String {
    let value = value.normalize();
    match unit {
        Unit::Count { .. } | Unit::Rank | Unit::Index { .. } | Unit::Per(_) => crate::number::plain(value),
        _ => with_unit(value, unit),
    }
}

/// "4,130 (31 March 2020) to 3,630 (31 March 2025)"; nothing for a plain value.
pub(super) fn working(computed: &Computed<'_>) -> Option<String> {
    if computed.is_span() {
        return Some(span::working(computed));
    }
    let base = computed.base.as_ref()?;
    Some(match computed.question {
        Question::Change => {
            format!("{} ({}) to {} ({})", print(base), base.key.period, print(&computed.now), computed.now.key.period)
        }
        question => format!(
            "{} ({}) {} {} ({})",
            print(&computed.now),
            name(&computed.now, base),
            if question == Question::Share { "of" } else { "against" },
            print(base),
            name(base, &computed.now)
        ),
    })
}

/// What tells a figure from the one it is compared with: its member or dataset, and its period.
fn name(cell: &Cell<'_>, other: &Cell<'_>) -> String {
    let label = cell.dataset.member_label(&cell.key.members);
    let title = if label.is_empty() || cell.dataset.id != other.dataset.id { cell.dataset.title.clone() } else { String::new() };
    let parts = [title, label, cell.key.period.to_string()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A published value with its unit, where it has one that is part of it.
pub(super) fn print(cell: &Cell<'_>) -> String {
    let unit = &cell.dataset.unit;
    match (cell.number(), unit) {
        (Some(number), Unit::Time(_) | Unit::PercentagePoints | Unit::Per(_)) => {
            cell.observation.with_bound(with_unit(number, unit))
        }
        (Some(number), _) => cell.observation.with_bound(figure(number, unit)),
        (None, _) => cell.dataset.print(cell.observation),
    }
}

/// What the data say instead, as the end of "but …": "`under-1s` fell by 12.1%".
pub(super) fn instead(computed: &Computed<'_>, quantity: Quantity) -> String {
    let id = &computed.now.dataset.id;
    let Some(answer) = computed.answer(quantity) else { return format!("`{id}` gives no such figure") };
    let unit = computed.unit(quantity);
    let text = |value: Decimal| spelt(value, &unit, quantity);
    match (computed.question, quantity) {
        (Question::Share, _) => format!("the share is {}", text(answer.value)),
        (Question::Trend, _) => trend::instead(computed),
        (Question::Total | Question::Mean | Question::Lowest | Question::Highest, _) => span::instead(computed),
        (Question::Value, _) | (_, Quantity::Value) => format!("the data say {}", print(&computed.now)),
        (_, Quantity::Base) => format!("the other figure is {}", computed.base.as_ref().map(print).unwrap_or_default()),
        (_, Quantity::Difference | Quantity::Relative) if answer.value.is_zero() => match computed.question {
            Question::Change => format!("`{id}` did not change"),
            _ => "both figures are the same".to_owned(),
        },
        (Question::Change, Quantity::Difference | Quantity::Relative) => {
            let verb = if answer.value.is_sign_negative() { "fell" } else { "rose" };
            format!("`{id}` {verb} by {}", text(answer.value.abs()))
        }
        (_, Quantity::Difference | Quantity::Relative) => {
            let word = match (answer.value.is_sign_negative(), &computed.now.dataset.unit) {
                (true, Unit::Count { .. }) => "fewer",
                (true, _) => "less",
                (false, _) => "more",
            };
            format!("the data say {} {word}", text(answer.value.abs()))
        }
        (_, Quantity::Share) => format!("it is {} of the other figure", text(answer.value)),
        _ => format!("the data say {} times", text(answer.value)),
    }
}

/// A range left open by rounding: "between 2.4% and 7.4%".
pub(super) fn range(interval: Interval, computed: &Computed<'_>, quantity: Quantity) -> String {
    let unit = computed.unit(quantity);
    format!("between {} and {}", spelt(interval.low, &unit, quantity), spelt(interval.high, &unit, quantity))
}

/// Derived figures with one decimal more than most sentences have, so that a reader sees how near it was.
fn spelt(value: Decimal, unit: &Unit, quantity: Quantity) -> String {
    match quantity {
        Quantity::Relative | Quantity::Share => figure(round(value, 1).normalize(), &Unit::Percent),
        Quantity::Multiple | Quantity::Division => crate::number::plain(round(value, 2).normalize()),
        _ => amount(value, unit),
    }
}

/// Whether two wordings are the same but for capitals and spaces.
pub(super) fn same(one: &str, other: &str) -> bool {
    let kinds = |text: &str| lexer::tokens(text).into_iter().map(|token| token.kind).collect::<Vec<_>>();
    kinds(one) == kinds(other)
}
