//! Statistics: YAML files to datasets, with their provenance, and the way to name one number.
//!
//! 1. [`provenance`] reads the bibliography, `data/sources.yaml`.
//! 2. [`schema`] reads the header of a dataset, [`codelist`] its dimensions, [`publishing`] its rounding and protection;
//!    the observations come from [`rows`] or a [`mod@table`].
//! 3. [`value`] and [`status`] read a single figure, [`damage`] knows what spreadsheets do to it, [`personal`] what may not be published.
//! 4. [`dataset`] is what they make, of [`observation`]s; [`protection`] withholds small counts, [`precision`] rounds.
//! 5. [`mod@reference`] reads the name of a number, [`lookup`] finds it, and [`fault`] says why not.
//! 6. [`mod@sums`] knows which observations are the sum of which others, [`mod@totals`] adds them up; [`counterpart`] matches
//!    the figures of two datasets.

mod codelist;
pub mod counterpart;
mod damage;
pub mod dataset;
pub mod fault;
pub mod lookup;
pub mod observation;
mod personal;
mod precision;
mod protection;
pub mod provenance;
mod publishing;
pub mod reference;
mod rows;
pub mod schema;
mod status;
pub mod sums;
pub mod table;
pub mod totals;
mod value;

pub use counterpart::counterparts;
pub use dataset::{Better, Dataset, Dimension, Disclosure, Expects, Key, Member, Role, Vintage};
pub use fault::LookupFault;
pub use lookup::{Cell, Series, Statistics};
pub use observation::{Observation, Shorthand, Status, Value};
pub use personal::{is_personal, names_people};
pub use provenance::{Licence, Source};
pub use reference::{Reference, When};
pub use table::Tables;
pub use totals::{Mismatch, Totals, totals};
