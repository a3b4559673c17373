//! Links and pictures of a text: names become references, addresses and figures become holes.

use super::events::{length_of, marked_words, plain_text};
use super::sentence;
use super::slip;
use super::walk::Walk;
use super::words::escape;
use super::{Blocks, MARK, Spanned};
use crate::content::Target;
use crate::content::document::Ref;
use crate::diag::{Diagnostic, code};
use crate::source::Place;
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

impl<'t> Walk<'_, '_, 't> {
    /// A link: its address becomes a hole, and a bound phrase is opened and closed round its words.
    pub(super) fn link(&mut self, events: &[Spanned<'t>]) -> usize {
        let (Event::Start(Tag::Link { link_type, dest_url, title, id }), range) = &events[0] else { return 1 };
        let length = length_of(events);
        let inside = &events[1..length - 1];
        if self.is_in_link {
            self.report(slip::nested(range.clone()));
            return length;
        }
        let is_auto = matches!(link_type, LinkType::Autolink);
        let place = self.place(range, "");
        let target_place = self.target_place(range, dest_url, id);
        let target = match (link_type, Target::read(dest_url, title, &target_place)) {
            (LinkType::Email, _) => Target::External(format!("mailto:{dest_url}")),
            (_, Ok(target)) => target,
            (_, Err(problem)) => {
                self.builder.problems.push(problem);
                // What is wrong with the link has been told, so its words are not also without a source.
                let outer = std::mem::replace(&mut self.is_bound, true);
                self.run(inside, Blocks::Kept);
                self.is_bound = outer;
                return length;
            }
        };
        let phrase_range =
            inside.first().map_or(range.clone(), |first| first.1.start..inside.last().map_or(first.1.end, |last| last.1.end));
        if target == Target::Exempt(String::new()) {
            let problem = Diagnostic::error(code::MISSING_FIELD, place.clone(), "This number is exempt without a reason.");
            self.builder.problems.push(problem.fix("say why, as in  (exempt: \"the age of the charity\")"));
        }
        let is_bound = matches!(target, Target::Statistic(_) | Target::Source(_) | Target::Exempt(_) | Target::Count(_));
        let phrase = if is_auto && is_bound { String::new() } else { plain_text(inside) };
        let has_picture = inside.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Image { .. })));
        let is_wordless = phrase.trim().is_empty() && !has_picture;
        let is_insert = is_wordless && matches!(target, Target::Statistic(_) | Target::Count(_));
        if is_wordless && !is_insert {
            self.report(slip::wordless(range.clone()));
        }
        let phrase = if is_insert { String::new() } else { phrase };
        let phrase_place = if is_insert { place.clone() } else { self.place(&phrase_range, &phrase) };
        let index = self.builder.refs.len();
        let (before, after) = (self.sentence.so_far(), sentence::rest(&events[length..]));
        let because = title.strip_prefix("because:").map(|reason| reason.trim().to_owned());
        self.builder.refs.push(Ref { target, phrase, before, after, because, place, phrase_place, target_place });
        self.is_in_link = true;
        self.write_link(index, title, is_bound, is_insert, inside);
        self.is_in_link = false;
        length
    }

    fn write_link(&mut self, index: usize, title: &str, is_bound: bool, is_insert: bool, inside: &[Spanned<'t>]) {
        let hole = |kind: char| Event::InlineHtml(format!("{MARK}{kind}{index}{MARK}").into());
        if is_bound {
            self.out.push(hole('O'));
            let outer = std::mem::replace(&mut self.is_bound, true);
            if is_insert {
                self.out.push(hole('P'));
            } else {
                self.run(inside, Blocks::Kept);
            }
            self.is_bound = outer;
            self.out.push(hole('C'));
        } else {
            let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
            self.out.push(Event::InlineHtml("<a href=\"".into()));
            self.out.push(hole('H'));
            self.out.push(Event::InlineHtml(format!("\"{title}>").into()));
            self.run(inside, Blocks::Kept);
            self.out.push(Event::InlineHtml("</a>".into()));
        }
    }

    pub(super) fn picture(&mut self, events: &[Spanned<'t>]) -> usize {
        let (Event::Start(Tag::Image { dest_url, title, id, .. }), range) = &events[0] else { return 1 };
        let length = length_of(events);
        let phrase = plain_text(&events[1..length - 1]);
        let alt = self.alt(&events[1..length - 1]);
        let place = self.place(range, "");
        if alt.trim().is_empty() {
            self.builder.problems.push(
                Diagnostic::error(code::MISSING_ALT, place.clone(), "This picture has no text for people who cannot see it.")
                    .fix("write what it shows between the square brackets"),
            );
        }
        let target_place = self.target_place(range, dest_url, id);
        match Target::read(dest_url, title, &target_place) {
            Ok(Target::Asset(path)) => {
                let (index, phrase_place) = (self.builder.refs.len(), place.clone());
                let (before, after) = (String::new(), String::new());
                let target = Target::Asset(path);
                self.builder.refs.push(Ref { target, phrase, before, after, because: None, place, phrase_place, target_place });
                let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
                let html = format!("<img src=\"{MARK}H{index}{MARK}\" alt=\"{alt}\"{title} loading=\"lazy\">");
                self.out.push(Event::InlineHtml(html.into()));
            }
            _ => self.builder.problems.push(
                Diagnostic::error(code::BROKEN_LINK, target_place, "A picture must be a file beside the page.")
                    .fix("copy the picture next to the page and name it here, as in photo.jpg"),
            ),
        }
        length
    }

    /// The text of a picture: claims in it are judged as anywhere, and only words and figures of it are written.
    fn alt(&mut self, inside: &[Spanned<'t>]) -> CowStr<'t> {
        let outer = std::mem::take(&mut self.sentence);
        let start = self.out.len();
        let mut at = 0;
        while let Some((event, range)) = inside.get(at) {
            at += match event {
                Event::Start(Tag::Link { .. }) => self.link(&inside[at..]),
                // A picture within the text of a picture is not shown: its words belong to that text.
                Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => 1,
                _ => {
                    self.plain(event, range, Blocks::Kept);
                    1
                }
            };
        }
        self.sentence = outer;
        let alt = marked_words(&self.out[start..]);
        self.out.truncate(start);
        alt.into()
    }

    /// Where an address stands; a link by name has it in a definition elsewhere.
    fn target_place(&self, range: &Range<usize>, destination: &str, name: &str) -> Place {
        let within = |range: &Range<usize>, at: Option<usize>| {
            at.map(|at| range.start + at..range.start + at + destination.len()).filter(|_| !destination.is_empty())
        };
        let link = self.text.get(range.clone()).unwrap_or("");
        let own = within(range, link.rfind(destination));
        let found = own.or_else(|| {
            let span = &self.definitions.get(name)?.span;
            let definition = self.text.get(span.clone())?;
            within(span, definition.find(destination)).or_else(|| Some(span.clone()))
        });
        match found {
            Some(found) => self.origin.find(&found, self.text.get(found.clone()).unwrap_or("")),
            None => self.place(range, ""),
        }
    }
}
