//! Whether a problem can be mended without its author.

use crate::source::Place;

/// What the program can do about a problem by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// It is certain what to write.
    Rewrite {
        /// Where the words stand, with whatever markup is in them.
        place: Place,
        /// The words as they are read, without markup.
        from: String,
        /// The words in their place.
        to: String,
    },
    /// A person is needed, because of this: "the direction turned".
    Person(&'static str),
}
