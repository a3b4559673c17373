//! Content: Markdown files to documents whose every name of something else is a reference.
//!
//! 1. [`front_matter`] splits the head from the body and reads the fields that all pages share.
//! 2. [`kind`] reads the fields of each kind of page.
//! 3. [`markdown`] turns bodies and text fields into pieces: finished HTML with holes.
//! 4. [`link`] sorts link targets; [`directive`] reads chart and table blocks, and charts that several pages share.
//! 5. [`document`] is what they make; [`passage`] keeps the words that hold numbers, for checks.

pub mod directive;
pub mod document;
pub mod front_matter;
pub mod kind;
pub mod link;
pub mod markdown;
pub mod passage;
mod reader;

pub use directive::Directive;
pub use document::{Document, Fragment, Head, Heading, Piece, Ref, Text};
pub use front_matter::{read, read_with};
pub use kind::{Details, Kind};
pub use link::Target;
pub use passage::Passage;
