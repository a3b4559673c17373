//! Small multiples: one small drawing a member, all of one kind and with one scale.

use super::{Form, Refusal};

/// Most panels of one chart; more cannot be compared.
pub const MOST_PANELS: usize = 24;

/// Small drawings side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Multiples {
    /// The drawings, in the order in which they are read.
    pub panels: Vec<Panel>,
    /// The panels to look at, counted from zero; the others are drawn in grey. Empty where all are drawn alike.
    pub highlighted: Vec<usize>,
}

/// One of the drawings.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The member, printed above the drawing.
    pub label: String,
    /// What is drawn. A lone series has the name of the panel.
    pub form: Form,
}

impl Multiples {
    /// Whether a panel stands beside others that are highlighted.
    pub(in crate::chart) fn is_quiet(&self, panel: usize) -> bool {
        !self.highlighted.is_empty() && !self.highlighted.contains(&panel)
    }

    /// Says why the panels cannot be drawn, given the same for one form. A panel without values is drawn beside others.
    pub(in crate::chart) fn refusal(&self, of_form: impl Fn(&Form) -> Option<Refusal>) -> Option<Refusal> {
        if self.panels.len() > MOST_PANELS {
            return Some(Refusal::TooManyPanels(self.panels.len()));
        }
        let refusals: Vec<Option<Refusal>> = self.panels.iter().map(|panel| of_form(&panel.form)).collect();
        let is_empty = refusals.iter().all(|refusal| *refusal == Some(Refusal::NoValues));
        let other = refusals.into_iter().flatten().find(|refusal| *refusal != Refusal::NoValues);
        other.or(is_empty.then_some(Refusal::NoValues))
    }
}
