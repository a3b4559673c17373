//! Statistics: YAML files to datasets, with their provenance, and the way to name one number.
//!
//! 1. [`provenance`] reads the bibliography, `data/sources.yaml`.
//! 2. [`schema`] reads the header of a dataset, [`codelist`] its dimensions, [`rows`] its observations.
//! 3. [`dataset`] is what they make, of [`observation`]s; [`protection`] withholds small counts, [`precision`] rounds.
//! 4. [`mod@reference`] reads the name of a number, [`lookup`] finds it, and [`fault`] says why not.
//! 5. [`mod@totals`] adds up parts, [`counterpart`] matches the figures of two datasets.

mod codelist;
pub mod counterpart;
pub mod dataset;
pub mod fault;
pub mod lookup;
pub mod observation;
mod precision;
mod protection;
pub mod provenance;
pub mod reference;
mod rows;
pub mod schema;
pub mod sums;
pub mod totals;

pub use counterpart::counterparts;
pub use dataset::{Better, Dataset, Dimension, Disclosure, Expects, Key, Member, Role, Vintage};
pub use fault::LookupFault;
pub use lookup::{Cell, Series, Statistics};
pub use observation::{Observation, Shorthand, Status, Value};
pub use provenance::{Licence, Source};
pub use reference::{Reference, When};
pub use totals::{Mismatch, Totals, totals};
