//! What the events of the Markdown package hold: how many belong together, and their words.

use super::words::escape;
use super::{MARK, Spanned};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

/// How many events the element at the front takes, its end included.
pub(super) fn length_of(events: &[Spanned<'_>]) -> usize {
    let mut depth = 0_usize;
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    events.len()
}

/// The words of some events, without markup; the name in an autolink of ours is no word.
pub(super) fn plain_text(events: &[Spanned<'_>]) -> String {
    let mut out = String::new();
    let mut is_hidden = false;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Link { .. }) => is_hidden = is_own_autolink(event),
            Event::End(TagEnd::Link) => is_hidden = false,
            Event::Text(text) | Event::Code(text) if !is_hidden => out.push_str(text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

/// The words of what is to be written, with the holes of what the data will print: safe in an attribute.
pub(super) fn marked_words(written: &[Event<'_>]) -> String {
    let mut out = String::new();
    for event in written {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&escape(text)),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::InlineHtml(html) if html.strip_prefix(MARK).is_some_and(|hole| hole.starts_with('P')) => out.push_str(html),
            _ => {}
        }
    }
    out
}

/// Whether a link is the bare name of a number, in whose place the data print it.
pub(super) fn is_own_autolink(event: &Event<'_>) -> bool {
    let Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url, .. }) = event else { return false };
    dest_url.split_once(':').is_some_and(|(scheme, _)| BOUND_SCHEMES.iter().any(|own| own.eq_ignore_ascii_case(scheme)))
}

/// Whether a tag starts or ends a block: words on both sides of it are not one sentence.
pub(super) fn is_block(end: TagEnd) -> bool {
    !matches!(
        end,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

/// Schemes of links that bind a phrase to a number.
const BOUND_SCHEMES: [&str; 4] = ["stat", "source", "exempt", "count"];
