//! Bytes in: the files of a site as text with places, in a fixed order.
//!
//! 1. [`tree`] walks the folders in sorted order and reads what belongs to the site.
//! 2. [`text`] holds one file and turns byte ranges into lines and columns.
//! 3. [`table`] reads CSV files row by row; [`fingerprint`] tells whether two runs read the same bytes.
//! 4. [`change`] finds where words can be changed in a file, and changes it as its editor saved it.
//! 5. [`quote`] finds the lines that a report shows.
//! 6. [`yaml`] reads YAML into nodes that know where they stand; `slip` guesses what was typed wrong where it is none.
//!
//! Nothing here knows what a file means; faults are data for [`crate::diag`] to word.

pub mod change;
pub mod fingerprint;
pub mod place;
pub mod quote;
mod slip;
pub mod table;
pub mod text;
pub mod tree;
pub mod yaml;

pub use change::Change;
pub use fingerprint::Fingerprint;
pub use place::{Fault, Located, Place};
pub use quote::Quote;
pub use table::TableFile;
pub use text::SourceText;
pub use tree::Tree;
