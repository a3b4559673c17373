#![doc = include_str!("ARCHITECTURE.md")]

pub mod claim;
pub mod diag;
pub mod fields;
pub mod number;
pub mod source;
pub mod statistics;
