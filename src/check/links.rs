//! Does every reference lead somewhere?

use crate::content::{Ref, Target};
use crate::diag::{Diagnostic, code};
use crate::site::corpus::Held;
use crate::site::{Bindings, Corpus, Missing, Resolution};

/// Reports every reference that leads nowhere.
pub(super) fn check(corpus: &Corpus, bindings: &Bindings) -> Vec<Diagnostic> {
    let pages = corpus.documents.values().map(|document| (&document.refs, bindings.of_document(document)));
    let fragments = corpus.fragments.iter().map(|(place, fragment)| (&fragment.refs, bindings.of_fragment(place)));
    pages.chain(fragments).flat_map(|(refs, resolutions)| missing(refs, resolutions)).collect()
}

fn missing(refs: &[Ref], resolutions: &[Resolution]) -> Vec<Diagnostic> {
    let missing = refs.iter().zip(resolutions).filter_map(|(reference, resolution)| match resolution {
        Resolution::Missing(Missing::Unread) => None,
        Resolution::Missing(missing) => Some(diagnose(reference, missing.clone())),
        _ => None,
    });
    missing.collect()
}

fn diagnose(reference: &Ref, missing: Missing) -> Diagnostic {
    let place = reference.target_place.clone();
    let advice =
        |near: Option<String>, other: &str| near.map_or_else(|| other.to_owned(), |near| format!("did you mean `{near}`?"));
    match missing {
        Missing::Page(near) => Diagnostic::error(code::BROKEN_LINK, place, "This link leads nowhere: there is no such page.")
            .label("not found")
            .fix(advice(near, "name a file below content/, as in ../news/a-story.md")),
        Missing::Unread => Diagnostic::error(code::BROKEN_LINK, place, "The page that this link leads to cannot be read.")
            .fix("mend that page first"),
        Missing::Held(held) => held_page(place, &held),
        Missing::Anchor(near) => Diagnostic::error(code::BROKEN_ANCHOR, place, "The page has no heading or figure of this name.")
            .label("not found")
            .fix(advice(near, "use the words of the heading in small letters, with hyphens for spaces")),
        Missing::AmbiguousAnchor => {
            Diagnostic::error(code::AMBIGUOUS_ANCHOR, place, "The page has more than one heading of these words.")
                .fix("give the heading a name of its own, as in  ## Results {#results-2025}, and link to that")
        }
        Missing::Dataset(advice) => {
            Diagnostic::error(code::UNKNOWN_STATISTIC, place, format!("No dataset is called `{}`.", named(reference)))
                .label("not found")
                .fix(advice.unwrap_or_else(|| "use the name of a file in data/statistics/".to_owned()))
        }
        Missing::Unreleased => Diagnostic::error(code::UNRELEASED, place, "This dataset may not be shown yet.")
            .fix("hold this page until the release, or take the link out"),
        Missing::Recommendation(advice) => Diagnostic::error(
            code::UNKNOWN_RECOMMENDATION,
            place,
            format!("No page prints a recommendation called `{}`.", named(reference)),
        )
        .label("not found")
        .fix(advice.unwrap_or_else(|| "use the id of a recommendation, and name its register on a page".to_owned())),
        Missing::Asset(near) => Diagnostic::error(code::BROKEN_LINK, place, "This file is not there.")
            .label("not found")
            .fix(advice(near, "put the file beside the page")),
        Missing::Source(advice) => Diagnostic::error(
            code::UNKNOWN_SOURCE,
            place,
            format!("The bibliography has no publication called `{}`.", named(reference)),
        )
        .label("not found")
        .fix(advice.unwrap_or_else(|| "add it to data/sources.yaml".to_owned())),
        Missing::Count => Diagnostic::error(code::UNKNOWN_STATISTIC, place, "This page has no such list to count.")
            .fix("use count:recommendations or count:findings on a page that prints them"),
    }
}

/// The name that a reference gives.
fn named(reference: &Ref) -> &str {
    match &reference.target {
        Target::Dataset(name) | Target::Recommendation(name) | Target::Source(name) => name,
        _ => "",
    }
}

fn held_page(place: crate::source::Place, held: &Held) -> Diagnostic {
    let (message, fix) = match held {
        Held::Draft => {
            ("This link leads to a page that is a draft.".to_owned(), "make this page a draft too, or take the link out")
        }
        Held::Embargo(until) => {
            (format!("This link leads to a page that is held until {until}."), "hold this page as long, or take the link out")
        }
    };
    Diagnostic::error(code::BROKEN_LINK, place, message).fix(fix)
}
