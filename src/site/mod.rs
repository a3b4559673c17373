//! The whole site: who exists, where each page lives, and what every name leads to.
//!
//! 1. [`corpus`] holds everything that was read, with held pages already taken out.
//! 2. [`permalink`] gives each page its address and links between addresses.
//! 3. [`catalog`] lists who lives where; [`taxonomy`] groups pages by topic.
//! 4. [`mod@resolve`] binds each reference to its target, or to an explicit [`resolve::Missing`]. [`bindings`] holds what came of it.
//! 5. [`usage`] answers where a dataset is used, [`shown`] where each figure is.

pub mod bindings;
pub mod catalog;
pub mod corpus;
pub mod permalink;
pub mod resolve;
pub mod shown;
pub mod taxonomy;
pub mod usage;

pub use bindings::Bindings;
pub use catalog::Catalog;
pub use corpus::{Corpus, Held};
pub use permalink::Route;
pub use resolve::{Missing, Resolution};
