//! The classes of a map: from three to five where the values allow it, with round limits.

use crate::chart::sheet::palette::Role;
use crate::chart::sheet::scale::Axis;
use crate::number::{Decimal, Unit, figure};

/// Most classes; more shades of one colour cannot be told apart.
const MOST: i64 = 5;

/// Classes from little to much.
pub(super) struct Classes {
    /// The least value of each class.
    starts: Vec<Decimal>,
    /// What the key says of each.
    pub(super) labels: Vec<String>,
}

impl Classes {
    /// Divides the values; none is left out, and values that are all the same are one class.
    pub(super) fn of(values: &[Decimal], unit: &Unit) -> Self {
        let (least, most) = (values.iter().min(), values.iter().max());
        if least == most {
            let value = least.copied().unwrap_or_default();
            return Self { starts: vec![value], labels: vec![figure(value, unit)] };
        }
        let ticks = Axis::closely(values, unit, MOST).ticks;
        let label = |(at, ends): (usize, &[crate::chart::sheet::scale::Tick])| {
            let under = if at + 2 == ticks.len() { "" } else { "under " };
            format!("{} to {under}{}", ends[0].label, ends[1].label)
        };
        let labels = ticks.windows(2).enumerate().map(label).collect();
        let starts = ticks[..ticks.len() - 1].iter().map(|tick| tick.value).collect();
        Self { starts, labels }
    }

    /// The class of a value, counted from zero.
    pub(super) fn class(&self, value: Decimal) -> usize {
        self.starts.iter().rposition(|start| *start <= value).unwrap_or_default()
    }

    /// The colour of a class and that of the text on it. Few classes stand far apart.
    pub(super) fn roles(&self, class: usize) -> (Role, Role) {
        let slots: &[u8] = match self.starts.len() {
            1 => &[2],
            2 => &[1, 3],
            3 => &[0, 2, 4],
            4 => &[0, 1, 3, 4],
            _ => &[0, 1, 2, 3, 4],
        };
        let slot = slots[class.min(slots.len() - 1)];
        (Role::Class(slot), Role::ClassText(slot))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(values: &[i64]) -> (Classes, Vec<usize>) {
        let values: Vec<Decimal> = values.iter().map(|value| Decimal::from(*value)).collect();
        let classes = Classes::of(&values, &Unit::Percent);
        let of_each = values.iter().map(|value| classes.class(*value)).collect();
        (classes, of_each)
    }

    #[test]
    fn limits_are_round_and_a_value_on_a_limit_belongs_to_the_class_above_it() {
        let (found, of_each) = classes(&[310, 600, 460, 400, 399]);
        assert_eq!(found.labels, ["300% to under 400%", "400% to under 500%", "500% to 600%"]);
        assert_eq!(of_each, [0, 2, 1, 1, 0]);
    }

    #[test]
    fn equal_values_are_one_class() {
        let (found, of_each) = classes(&[7, 7]);
        assert_eq!((found.labels, of_each), (vec!["7%".to_owned()], vec![0, 0]));
    }
}
