//! What all pages share: handed to the theme once.

use super::view::{Contact, Link, Site};
use crate::config::Settings;
use crate::theme::Theme;

/// Name and version of the program, as pages and feeds give it.
pub const GENERATOR: &str = concat!("Standfirst ", env!("CARGO_PKG_VERSION"));

/// Gives the theme what all pages share.
pub fn share(theme: &mut Theme, settings: &Settings, description: Option<String>) {
    let assets = theme.assets().map(|(name, asset)| (name.to_owned(), asset.path.clone())).collect();
    let publisher = &settings.publisher;
    let site = Site {
        title: settings.title.clone(),
        description,
        language: settings.language.clone(),
        base_url: settings.base_url.clone(),
        publisher: Contact {
            name: publisher.name.clone(),
            url: publisher.url.clone(),
            email: publisher.email.clone(),
            ..Contact::default()
        },
        licence: settings.licence.as_ref().map(|licence| Link::new(&licence.name, licence.url.clone())),
        generator: GENERATOR.to_owned(),
        assets,
    };
    theme.share("site", &site);
}
