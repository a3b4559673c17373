//! The ledger: which figures this site has published, and what it said when one of them changed.
//!
//! 1. [`name`] is what a figure is called whatever the order of its dataset; [`figure`] is what was published of it.
//! 2. [`lock`] reads and writes `data/figures.lock`: every published figure, in lines made for comparing versions.
//! 3. [`change`] compares it with the data of today.
//! 4. [`revision`] reads `data/revisions.yaml`: what changed, when and why; [`entry`] adds to it.

pub mod change;
pub mod entry;
pub mod figure;
pub mod lock;
pub mod name;
mod quoted;
pub mod revision;

pub use change::{Change, Comparison, compare};
pub use figure::Figure;
pub use lock::Lock;
pub use name::Name;
pub use revision::{Kind, Revised, Revision};
