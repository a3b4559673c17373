//! Static files as they are published: where, and with which bytes.

use super::files::Statics;
use crate::chart::Palette;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Hexadecimal digits of the fingerprint in a name: 32 bits tell apart all versions a site will ever have.
const FINGERPRINT_DIGITS: usize = 8;

/// One static file as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Path from the site's root, such as `assets/style-1a2b3c4d.css`.
    pub path: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// The style sheet that holds the colours of a theme.
const TOKENS: &str = "tokens.css";

/// Puts the colours of a brand behind those that the theme's own style sheet sets, so that pages need no other file.
pub(super) fn recolour(statics: &mut Statics, palette: &Palette) {
    if let Some(sheet) = statics.get_mut(TOKENS) {
        let rules = format!("\n/* The colours of charts that theme.yaml sets. */\n{}", palette.style_sheet());
        sheet.to_mut().extend(rules.bytes());
    }
}

/// Names the published files, by their path below `static/`.
pub(super) fn publish(statics: Statics) -> BTreeMap<String, Asset> {
    let assets = statics.into_iter().map(|(name, bytes)| {
        let path = format!("assets/{}", published_name(&name, &bytes));
        (name, Asset { path, bytes })
    });
    assets.collect()
}

/// Style sheets and scripts carry a fingerprint, so that a browser never joins a new page to an old
/// style sheet. Fonts and pictures keep their names, because style sheets name them.
fn published_name(name: &str, bytes: &[u8]) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending @ ("css" | "js"))) => {
            let fingerprint = blake3::hash(bytes).to_hex();
            format!("{stem}-{}.{ending}", &fingerprint[..FINGERPRINT_DIGITS])
        }
        _ => name.to_owned(),
    }
}
