#![doc = include_str!("ARCHITECTURE.md")]

pub mod diag;
pub mod fields;
pub mod number;
pub mod output;
pub mod source;
pub mod statistics;
pub mod theme;
