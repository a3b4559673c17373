//! Where a link leads, judged by how it is written.

use crate::diag::{Diagnostic, code, suggestion};
use crate::source::Place;

/// What a link names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `stat:…` — a number.
    Statistic(String),
    /// `source:KEY` — a publication that says so.
    Source(String),
    /// `exempt:` — a number that needs no source; holds why.
    Exempt(String),
    /// `count:recommendations` — the length of a list on this page.
    Count(String),
    /// A page of the site, as written, with an anchor perhaps.
    Page(String, Option<String>),
    /// An anchor of the same page.
    Anchor(String),
    /// `dataset:ID` — the page of a dataset.
    Dataset(String),
    /// `statistics:` — the catalogue of datasets.
    Catalogue,
    /// `recommendations:` — the list of all recommendations.
    Tracker,
    /// `recommendation:ID` — one recommendation.
    Recommendation(String),
    /// Another place on the web, a mail address or a telephone number.
    External(String),
    /// A file beside the page.
    Asset(String),
}

/// Schemes that may lead out of the site.
const SAFE_SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];
/// Schemes of our own.
const OWN_SCHEMES: [&str; 8] =
    ["stat", "source", "exempt", "count", "dataset", "statistics", "recommendation", "recommendations"];

impl Target {
    /// Sorts the destination of a link; `title` is the quoted text after it.
    ///
    /// # Errors
    /// The scheme is not safe or not known.
    pub fn read(destination: &str, title: &str, place: &Place) -> Result<Self, Diagnostic> {
        let Some((scheme, rest)) = scheme(destination) else { return Ok(Self::inside(destination)) };
        let rest = rest.to_owned();
        Ok(match scheme.as_str() {
            "stat" => Self::Statistic(rest),
            "source" => Self::Source(rest),
            "exempt" => Self::Exempt(if title.is_empty() { rest.trim().to_owned() } else { title.to_owned() }),
            "count" => Self::Count(rest),
            "dataset" => Self::Dataset(rest),
            "statistics" => Self::Catalogue,
            "recommendation" => Self::Recommendation(rest),
            "recommendations" => Self::Tracker,
            safe if SAFE_SCHEMES.contains(&safe) => Self::External(destination.to_owned()),
            _ => return Err(unsafe_scheme(&scheme, place)),
        })
    }

    fn inside(destination: &str) -> Self {
        let (path, anchor) =
            destination.split_once('#').map_or((destination, None), |(path, anchor)| (path, Some(anchor.to_owned())));
        let path = path.to_owned();
        match anchor {
            Some(anchor) if path.is_empty() => Self::Anchor(anchor),
            anchor if is_page(&path) => Self::Page(path, anchor),
            _ => Self::Asset(path),
        }
    }
}

/// Pages are named by their source file; everything with another ending is a file beside the page.
fn is_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or("");
    name.ends_with(".md") || !name.contains('.')
}

/// The scheme in lower case, read as browsers read it: white space and control characters skipped.
fn scheme(destination: &str) -> Option<(String, &str)> {
    if destination.trim_start().starts_with("//") {
        return Some((String::from("//"), destination));
    }
    let (scheme, rest) = destination.split_once(':')?;
    let scheme: String = scheme.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    (!scheme.contains(['/', '#', '?', '.'])).then(|| (scheme.to_lowercase(), rest))
}

fn unsafe_scheme(scheme: &str, place: &Place) -> Diagnostic {
    let scheme = scheme.trim_end_matches('/');
    let near = suggestion::nearest(scheme, OWN_SCHEMES.into_iter().chain(SAFE_SCHEMES));
    let (message, fix) = match near {
        Some(near) => (format!("`{scheme}:` is not a kind of link that is known here."), format!("did you mean `{near}:`?")),
        None if scheme.is_empty() => {
            ("A link may not begin with `//`.".to_owned(), "write the address in full, from https:// on".to_owned())
        }
        None => (format!("A link may not begin with `{scheme}:`."), "use an address that begins with https://".to_owned()),
    };
    Diagnostic::error(code::LINK_SCHEME, place.clone(), message).fix(fix)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(destination: &str) -> Result<Target, Diagnostic> {
        Target::read(destination, "", &Place::new(&"a".into(), 0..0))
    }

    #[test]
    fn links_are_sorted_by_how_they_are_written() {
        assert_eq!(read("stat:a@2025?change=2020"), Ok(Target::Statistic("a@2025?change=2020".into())));
        assert_eq!(read("../b.md#c"), Ok(Target::Page("../b.md".into(), Some("c".into()))));
        assert_eq!(read("/news/"), Ok(Target::Page("/news/".into(), None)));
        assert_eq!(read("#c"), Ok(Target::Anchor("c".into())));
        assert_eq!(read("photo.jpg"), Ok(Target::Asset("photo.jpg".into())));
        assert_eq!(read("statistics:"), Ok(Target::Catalogue));
        assert_eq!(read("https://a.org/b.md"), Ok(Target::External("https://a.org/b.md".into())));
    }

    #[test]
    fn the_signs_of_a_threshold_may_stand_in_a_link() {
        let text = "---\ntitle: T\n---\n[36](stat:d@2013?count=<=t/target) and [7](stat:d@2013?count=>9) and <stat:d@2013?count=at-most:9>\n";
        let source = crate::source::SourceText::from_bytes(&"content/a.md".into(), text.as_bytes()).unwrap();
        let document = crate::content::read(&source).0.unwrap();
        let found: Vec<&Target> = document.refs.iter().map(|reference| &reference.target).collect();
        let names = ["d@2013?count=<=t/target", "d@2013?count=>9", "d@2013?count=at-most:9"];
        assert_eq!(found, names.map(|name| Target::Statistic(name.into())).iter().collect::<Vec<_>>());
    }

    #[test]
    fn unsafe_schemes_are_refused_in_every_spelling() {
        for destination in [
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "java\tscript:x",
            " javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "file:///etc/passwd",
        ] {
            assert!(read(destination).is_err(), "{destination:?}");
        }
        assert_eq!(read("stats:a").unwrap_err().fix.as_deref(), Some("did you mean `stat:`?"));
    }
}
