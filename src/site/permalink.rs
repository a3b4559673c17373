//! Addresses: where a page lives in the output, and how one page links to another.
//!
//! Links are relative and name `index.html`, so that a built site works in any sub-folder of any
//! web server and when its files are opened from disk.

use crate::content::Document;
use crate::content::markdown::slug;

/// The output path of one file: `news/london/index.html`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Route(String);

/// The first parts of addresses that the site needs for itself.
pub const RESERVED: [&str; 5] = ["assets", "statistics", "recommendations", "topics", "404"];
const INDEX: &str = "index.html";

impl Route {
    /// A file at a path from the output's root.
    #[must_use]
    pub fn file(path: &str) -> Self {
        Self(path.to_owned())
    }

    /// The page of a document: its folders, then its slug or file name.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let path = document.path.strip_prefix("content/").unwrap_or(&document.path);
        let path = path.strip_suffix(".md").unwrap_or(path);
        let mut parts: Vec<String> = path.split('/').map(slug).collect();
        let last = parts.pop().unwrap_or_default();
        if !document.is_section() {
            parts.push(document.head.slug.as_ref().map_or(last, |slug| slug.value.clone()));
        }
        parts.push(INDEX.to_owned());
        Self(parts.join("/"))
    }

    /// The list of all datasets.
    #[must_use]
    pub fn catalogue() -> Self {
        Self::file("statistics/index.html")
    }

    /// The page of a dataset.
    #[must_use]
    pub fn dataset(id: &str) -> Self {
        Self(format!("statistics/{}/{INDEX}", slug(id)))
    }

    /// The list of all recommendations.
    #[must_use]
    pub fn tracker() -> Self {
        Self::file("recommendations/index.html")
    }

    /// The list of pages on a topic.
    #[must_use]
    pub fn topic(term: &str) -> Self {
        Self(format!("topics/{}/{INDEX}", slug(term)))
    }

    /// A file in the same folder: a chart's drawing, a dataset's CSV.
    #[must_use]
    pub fn beside(&self, name: &str) -> Self {
        let folder = self.0.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self(if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") })
    }

    /// The path in the output folder.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0
    }

    /// The address below the site's base: `news/london/`, empty for the front page.
    #[must_use]
    pub fn address(&self) -> &str {
        self.0.strip_suffix(INDEX).unwrap_or(&self.0)
    }

    /// The way up to the output's root: `../../`.
    #[must_use]
    pub fn root(&self) -> String {
        "../".repeat(self.0.matches('/').count())
    }

    /// The relative link from this page to another file, with an anchor perhaps.
    #[must_use]
    pub fn link(&self, to: &Self, anchor: Option<&str>) -> String {
        let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
        if self == to && !anchor.is_empty() {
            return anchor;
        }
        let from: Vec<&str> = self.0.split('/').collect();
        let target: Vec<&str> = to.0.split('/').collect();
        let folders = from.len().min(target.len()) - 1;
        let shared = (0..folders).take_while(|at| from[*at] == target[*at]).count();
        let up = "../".repeat(from.len() - 1 - shared);
        format!("{up}{}{anchor}", target[shared..].join("/"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_from_any_depth_to_any_depth() {
        let link = |from: &str, to: &str| Route::file(from).link(&Route::file(to), None);
        assert_eq!(link("index.html", "news/a/index.html"), "news/a/index.html");
        assert_eq!(link("news/a/index.html", "news/b/index.html"), "../b/index.html");
        assert_eq!(link("news/a/index.html", "index.html"), "../../index.html");
        assert_eq!(link("news/a/index.html", "news/index.html"), "../index.html");
        assert_eq!(link("news/index.html", "news/a/index.html"), "a/index.html");
        assert_eq!(link("news/a/index.html", "news/a/waits.svg"), "waits.svg");
        assert_eq!(Route::file("a/index.html").link(&Route::file("a/index.html"), Some("x")), "#x");
    }

    proptest::proptest! {
        #[test]
        fn following_a_link_arrives_where_it_leads(from in "([a-c]/){0,3}f", to in "([a-c]/){0,3}g") {
            let link = Route::file(&from).link(&Route::file(&to), None);
            let mut at: Vec<&str> = from.split('/').collect();
            at.pop();
            for part in link.split('/') {
                if part == ".." { at.pop(); } else { at.push(part); }
            }
            proptest::prop_assert_eq!(at.join("/"), to);
        }
    }
}
