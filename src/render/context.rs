//! What every page needs to be rendered: the bound site, the theme, the judged figures.

use super::revisions::Standing;
use crate::claim::Figure;
use crate::content::Ref;
use crate::site::shown::Claims;
use crate::site::usage::Usage;
use crate::site::{Bindings, Catalog, Corpus};
use crate::theme::Theme;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What every page is rendered from.
pub struct Context<'a> {
    /// What was read.
    pub corpus: &'a Corpus,
    /// Who lives where.
    pub catalog: &'a Catalog,
    /// What every reference leads to.
    pub bindings: &'a Bindings,
    /// The look.
    pub theme: &'a Theme,
    /// What the data give for each bound phrase.
    pub figures: &'a Claims,
    /// The bytes of files that pages show or offer, by path.
    pub assets: &'a BTreeMap<Arc<str>, Vec<u8>>,
    /// Where the figures stand that changed since they were published.
    pub revised: Standing,
    /// Where each dataset is used.
    pub usage: Usage,
    /// The pictures of the last build by path; nothing where none are wanted.
    pub pictures: Option<&'a BTreeMap<String, Vec<u8>>>,
}

impl<'a> Context<'a> {
    /// The bytes of a file among the sources; what cannot be read has been reported.
    #[must_use]
    pub fn asset_bytes(&self, path: &str) -> Option<Vec<u8>> {
        self.assets.get(path).cloned()
    }

    /// What the data give for a reference of a page, if it is bound to a number.
    #[must_use]
    pub fn figure(&self, reference: &Ref) -> Option<&'a Figure> {
        self.figures.get(reference)
    }
}
