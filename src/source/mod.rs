//! Bytes in: the files of a site as text with places, in a fixed order.
//!
//! 1. [`tree`] walks the folders in sorted order and reads what belongs to the site.
//! 2. [`text`] holds one file and turns byte ranges into lines and columns.
//! 3. [`yaml`] reads YAML into nodes that know where they stand; `slip` guesses what was typed wrong where it is none.
//!
//! Nothing here knows what a file means; faults are data for [`crate::diag`] to word.

pub mod place;
mod slip;
pub mod text;
pub mod tree;
pub mod yaml;

pub use place::{Fault, Located, Place};
pub use text::SourceText;
pub use tree::Tree;
