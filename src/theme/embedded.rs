//! The built-in theme, compiled into the program so that the program alone makes a site.

use rust_embed::RustEmbed;
use std::borrow::Cow;

/// The name of the built-in theme.
pub const DEFAULT: &str = "default";
/// What the engine calls a built-in template is its name after this.
pub(super) const PREFIX: &str = "default/";
/// Where the built-in theme stands in its own repository, and what messages call it.
pub(super) const ROOT: &str = "themes/default/";

#[derive(RustEmbed)]
#[folder = "themes/default"]
struct Embedded;

/// The built-in files in sorted order, by path below the theme's folder, such as `static/base.css`.
pub(super) fn files() -> impl Iterator<Item = (Cow<'static, str>, Cow<'static, [u8]>)> {
    Embedded::iter().filter_map(|path| Embedded::get(&path).map(|file| (path, file.data)))
}
