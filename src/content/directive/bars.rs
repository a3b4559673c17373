//! What a block says about bars: how the values of one name stand together, and in which order names follow.

use crate::fields::Fields;

/// How the values of one name stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Arrange {
    /// Side by side.
    #[default]
    Grouped,
    /// As parts of a total.
    Stacked,
    /// As parts of 100%.
    Shares,
}

/// How names follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As in the data, or as named.
    #[default]
    Given,
    /// The largest value first.
    Value,
}

/// The arrangement; nothing where a word is there that means none.
pub(super) fn arrange(fields: &mut Fields<'_>) -> Option<Arrange> {
    word(fields, "arrange", &[("grouped", Arrange::Grouped), ("stacked", Arrange::Stacked), ("shares", Arrange::Shares)])
}

/// The order; nothing where a word is there that means none.
pub(super) fn order(fields: &mut Fields<'_>) -> Option<Order> {
    word(fields, "order", &[("given", Order::Given), ("value", Order::Value)])
}

fn word<T: Clone + Default>(fields: &mut Fields<'_>, name: &'static str, choices: &[(&str, T)]) -> Option<T> {
    if fields.node(name).is_none() { Some(T::default()) } else { fields.word(name, choices) }
}
