//! The pictures of charts in the folder, which the next build takes over where it would draw the same.

use super::location::Location;
use super::manifest;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The PNG files that stand beside a drawing of the same name, by path; none where nothing of ours is published.
///
/// Whoever takes one over finds out whether it is whole and shows the right thing: somebody may have changed it.
#[must_use]
pub fn pictures(out: &Path, site_root: &Path) -> BTreeMap<String, Vec<u8>> {
    let Ok(location) = Location::find(out, site_root) else { return BTreeMap::new() };
    let list = fs::read(location.real.join(manifest::NAME)).unwrap_or_default();
    let list = manifest::read(&list).unwrap_or_default();
    let is_drawn = |stem: &str| list.contains_key(&format!("{stem}.svg"));
    let pictures = list.keys().filter(|path| path.strip_suffix(".png").is_some_and(is_drawn));
    let pictures: Vec<&String> = pictures.collect();
    pictures.into_par_iter().filter_map(|path| Some((path.clone(), fs::read(location.real.join(path)).ok()?))).collect()
}
