//! Checked reading of YAML mappings: every field asked for by name and shape, every other one reported.
//!
//! A reader takes what it needs and goes on after each problem, so that one run tells all of them.
//! What was asked for is what is known: [`Fields::finish`] reports the rest with a suggestion.

mod read;
mod shape;
mod values;

pub use read::Fields;
