//! One problem, as data: what is wrong, where, what was found and expected, and what to do.

use super::{Code, Mend};
use crate::source::Place;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be published.
    Error,
    /// The site can be published, but somebody should look.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word that messages and JSON use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One problem. The message is one plain sentence that can stand alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// One plain sentence: what is wrong.
    pub message: String,
    /// Where; nothing when the problem is about the site as a whole.
    pub place: Option<Place>,
    /// A word or two under the marked part of the author's line.
    pub label: String,
    /// What else helps: the data behind it, why it matters.
    pub notes: Vec<String>,
    /// One concrete step that mends it.
    pub fix: Option<String>,
    /// Whether `check --fix` can do it; nothing for a problem that it does not look at.
    pub mend: Option<Mend>,
    /// Other places that belong to the problem, each with a word on its part.
    pub also: Vec<(Place, String)>,
    /// Whether the author's line may hold what nobody else should see, so that reports do not quote it.
    pub is_confidential: bool,
}

impl Diagnostic {
    /// An error at a place.
    #[must_use]
    pub fn error(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            place: Some(place),
            label: String::new(),
            notes: Vec::new(),
            fix: None,
            mend: None,
            also: Vec::new(),
            is_confidential: false,
        }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, place, message) }
    }

    /// Adds the words under the marked part.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Self {
        Self { label: label.into(), ..self }
    }

    /// Adds a remark.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Adds the step that mends it.
    #[must_use]
    pub fn fix(self, fix: impl Into<String>) -> Self {
        Self { fix: Some(fix.into()), ..self }
    }

    /// Says whether the program can mend it by itself.
    #[must_use]
    pub fn mend(self, mend: Option<Mend>) -> Self {
        Self { mend, ..self }
    }

    /// Keeps reports from quoting the author's line.
    #[must_use]
    pub fn confidential(self) -> Self {
        Self { is_confidential: true, ..self }
    }

    /// Adds another place that belongs to the problem.
    #[must_use]
    pub fn also(mut self, place: Place, word: impl Into<String>) -> Self {
        self.also.push((place, word.into()));
        self
    }
}

/// Sorts by file and place, so that a report reads as the files do, and drops what is said twice.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
    diagnostics.dedup();
}

/// How many diagnostics are errors, and how many are warnings.
#[must_use]
pub fn count(diagnostics: &[Diagnostic]) -> (usize, usize) {
    let of = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    (of(Severity::Error), of(Severity::Warning))
}
