//! The field: those that are ranked or counted together, and whether all of them are there.

use crate::claim::comparable;
use crate::claim::compute::{self, Question};
use crate::claim::interval::Interval;
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::Place;
use crate::statistics::{Cell, Dataset, Dimension, Expects, Key, Role, Shorthand, Value};

/// More names than these are counted.
const MOST_NAMED: usize = 5;

/// The observed members of one dimension in one period.
pub(super) struct Field<'a> {
    pub(super) dimension: &'a Dimension,
    /// Those that have a figure, in the order of the header.
    pub(super) entrants: Vec<(Cell<'a>, Interval)>,
    /// The names of those that should have one and have none.
    pub(super) missing: Vec<&'a str>,
    /// How many more are expected than the header names.
    pub(super) unnamed: usize,
    /// How many have no figure because none can apply to them.
    pub(super) left_out: usize,
}

/// Gathers the members of the dimension `at` that were observed in the period of a key.
pub(super) fn gather<'a>(
    dataset: &'a Dataset,
    key: &Key,
    at: usize,
    because: Option<&str>,
    place: &Place,
) -> Result<Field<'a>, Box<Diagnostic>> {
    let dimension = &dataset.dimensions[at];
    let mut field = Field { dimension, entrants: Vec::new(), missing: Vec::new(), unnamed: 0, left_out: 0 };
    let observed = dimension.members.iter().enumerate().filter(|(_, member)| member.role == Role::Observed);
    for (index, member) in observed {
        let mut key = key.clone();
        key.members[at] = index;
        let cell = dataset.observations.get(&key).map(|observation| Cell { dataset, key, observation });
        match cell.as_ref().map(|cell| cell.observation.value) {
            Some(Value::Missing(Shorthand::NotApplicable)) => field.left_out += 1,
            Some(Value::Number(_)) => field.entrants.extend(cell.map(|cell| entrant(cell, place)).transpose()?),
            _ => field.missing.push(&member.label),
        }
    }
    field.unnamed = unnamed(dimension);
    if let (None, Some(((first, _), rest))) = (because, field.entrants.split_first()) {
        for (cell, _) in rest {
            comparable::comparable(first, cell).map_err(|why| Box::new(why.diagnose(first, cell, place)))?;
        }
    }
    Ok(field)
}

fn entrant<'a>(cell: Cell<'a>, place: &Place) -> Result<(Cell<'a>, Interval), Box<Diagnostic>> {
    let value = compute::number(&cell, Question::Versus, place)?;
    Ok((cell, value))
}

/// How many members are expected and not even named.
fn unnamed(dimension: &Dimension) -> usize {
    let observed = dimension.members.iter().filter(|member| member.role == Role::Observed);
    match dimension.expects.as_ref().map(|expects| &expects.value) {
        None => 0,
        Some(Expects::Count(count)) => count.saturating_sub(observed.count()),
        Some(Expects::Codes(codes)) => {
            codes.iter().filter(|code| dimension.members.iter().all(|member| member.id != **code)).count()
        }
    }
}

impl Field<'_> {
    /// How many there are, with a figure or without.
    pub(super) fn size(&self) -> usize {
        self.entrants.len() + self.unknown()
    }

    /// How many have no figure and should have one.
    pub(super) fn unknown(&self) -> usize {
        self.missing.len() + self.unnamed
    }

    /// What is wrong when somebody is missing.
    pub(super) fn incomplete(&self, what: &str, place: &Place) -> Diagnostic {
        let (here, all) = (self.entrants.len(), self.size());
        let message = format!("{what} cannot be told: only {here} of {all} have a figure.");
        let named: Vec<&str> = self.missing.iter().copied().take(MOST_NAMED).collect();
        let rest = self.unknown() - named.len();
        let more = if rest == 0 { Vec::new() } else { vec![format!("{rest} more")] };
        let names: Vec<String> = named.into_iter().map(str::to_owned).chain(more).collect();
        Diagnostic::error(code::MISSING_VALUE, place.clone(), message)
            .label("some are missing")
            .note(format!("without a figure: {}", suggestion::joined(&names, "and")))
            .fix("give the figure on its own, or say only what is sure, as in \"at least\"")
    }

    /// "; one is left out, because no figure can apply to it".
    pub(super) fn remark(&self) -> String {
        match self.left_out {
            0 => String::new(),
            1 => "; 1 is left out, because the figure does not apply to it".to_owned(),
            many => format!("; {many} are left out, because the figure does not apply to them"),
        }
    }
}
