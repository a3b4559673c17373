//! Statistics: YAML files to datasets, with their provenance, and the way to name one number.
//!
//! 1. [`provenance`] reads the bibliography, `data/sources.yaml`.
//! 2. [`schema`] reads the header of a dataset, [`rows`] its observations.
//! 3. [`dataset`] is what they make.
//! 4. [`mod@reference`] reads the name of a number, [`lookup`] finds it, and [`fault`] says why not.

pub mod dataset;
pub mod fault;
pub mod lookup;
pub mod provenance;
pub mod reference;
mod rows;
pub mod schema;

pub use dataset::{Better, Dataset, Dimension, Key, Member, Observation, Shorthand, Status, Value};
pub use fault::LookupFault;
pub use lookup::{Cell, Series, Statistics};
pub use provenance::{Licence, Source};
pub use reference::{Reference, When};
