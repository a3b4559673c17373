//! What every stage reports: a problem with a code, a place and a next step.
//!
//! 1. [`diagnostic`] is the problem as data.
//! 2. [`code`] lists every code there is.
//! 3. [`faults`] words what [`crate::source`] found wrong with a file itself.
//! 4. [`suggestion`] finds the nearest known name; [`mend`] says whether the program can mend a problem by itself.
//! 5. [`human`] and [`json`] turn a report into text; printing it is the command line's work.

pub mod code;
pub mod diagnostic;
pub mod faults;
pub mod human;
pub mod json;
pub mod mend;
pub mod suggestion;

pub use code::Code;
pub use diagnostic::{Diagnostic, Severity};
pub use mend::Mend;
pub use suggestion::nearest;
