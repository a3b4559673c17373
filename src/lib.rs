#![doc = include_str!("ARCHITECTURE.md")]

pub mod claim;
pub mod config;
pub mod content;
pub mod diag;
pub mod fields;
pub mod number;
pub mod output;
pub mod register;
pub mod site;
pub mod source;
pub mod statistics;
pub mod theme;
