//! One pass over the events of a text: links, pictures, headings and blocks become holes and references.

use super::words::{escape, slug};
use super::{Blocks, Builder, MARK, Origin, Spanned};
use crate::content::document::{Heading, Ref};
use crate::content::passage::Reading;
use crate::content::{Target, directive};
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::Place;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use std::ops::Range;

/// One pass over the events of a text.
pub(super) struct Walk<'w, 'a, 't> {
    builder: &'w mut Builder<'a>,
    text: &'t str,
    origin: &'w Origin<'w>,
    out: Vec<Event<'t>>,
    /// Words of the current sentence so far.
    sentence: String,
    /// The block that is read, as checks see it.
    reading: Reading,
    /// Whether the words that are read are bound to a reference.
    is_bound: bool,
    last_level: u8,
}

impl<'w, 'a, 't> Walk<'w, 'a, 't> {
    pub(super) fn new(builder: &'w mut Builder<'a>, text: &'t str, origin: &'w Origin<'w>) -> Self {
        let (out, sentence) = (Vec::new(), String::new());
        let reading = Reading::new(builder.is_quotation);
        Self { builder, text, origin, out, sentence, reading, is_bound: false, last_level: 1 }
    }

    /// The events to be written, holes among them.
    pub(super) fn end(mut self) -> Vec<Event<'t>> {
        self.reading.end_block(&mut self.builder.passages);
        self.out
    }

    pub(super) fn run(&mut self, events: &[Spanned<'t>], blocks: Blocks) {
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            at += match event {
                Event::Start(Tag::Link { .. }) => self.link(&events[at..]),
                Event::Start(Tag::Image { .. }) => self.image(&events[at..]),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if blocks == Blocks::Kept => {
                    self.fence(info, &events[at..])
                }
                Event::Start(Tag::Heading { .. }) if blocks == Blocks::Kept => self.heading(&events[at..]),
                _ => {
                    self.plain(event, range, blocks);
                    1
                }
            };
        }
    }

    /// An event that needs no look-ahead.
    fn plain(&mut self, event: &Event<'t>, range: &Range<usize>, blocks: Blocks) {
        self.read_passage(event, range);
        match event {
            Event::Html(html) | Event::InlineHtml(html) => return self.author_html(html, range),
            Event::Text(text) | Event::Code(text) => self.sentence.push_str(text),
            Event::SoftBreak | Event::HardBreak => self.sentence.push(' '),
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => return,
            Event::Start(tag) if is_block(tag.to_end()) => {
                self.sentence.clear();
                if blocks == Blocks::Dropped {
                    return;
                }
            }
            Event::End(end) if is_block(*end) && blocks == Blocks::Dropped => return,
            _ => {}
        }
        match event {
            Event::Start(Tag::Table(_)) => self.out.push(Event::Html(self.table_opening())),
            Event::End(TagEnd::Table) => {
                self.out.push(event.clone());
                return self.out.push(Event::Html("</section>\n".into()));
            }
            _ => {}
        }
        self.out.push(event.clone());
    }

    /// Keeps the words for checks; code is no sentence.
    fn read_passage(&mut self, event: &Event<'t>, range: &Range<usize>) {
        match event {
            Event::Text(text) => {
                let place = self.place(range, text);
                self.reading.add(text, place, self.is_bound);
            }
            Event::Code(_) | Event::SoftBreak | Event::HardBreak => {
                let place = self.place(range, "");
                self.reading.add(" ", place, self.is_bound);
            }
            Event::Start(Tag::Table(_)) => self.reading.start_table(),
            Event::Start(Tag::TableHead | Tag::TableRow) => self.reading.start_row(),
            Event::End(TagEnd::TableHead) => self.reading.end_head(),
            Event::End(TagEnd::TableCell) => self.reading.end_cell(&mut self.builder.passages),
            // Boxes such as [!NOTE] are written like quotations and are none.
            Event::Start(Tag::BlockQuote(None)) => {
                self.reading.end_block(&mut self.builder.passages);
                self.reading.quotations += 1;
            }
            Event::End(TagEnd::BlockQuote(None)) => {
                self.reading.end_block(&mut self.builder.passages);
                self.reading.quotations = self.reading.quotations.saturating_sub(1);
            }
            Event::Start(tag) if is_block(tag.to_end()) => self.reading.end_block(&mut self.builder.passages),
            Event::End(end) if is_block(*end) => self.reading.end_block(&mut self.builder.passages),
            _ => {}
        }
    }

    /// A scroll container, so that a wide table does not widen a narrow screen.
    fn table_opening(&self) -> CowStr<'t> {
        let under = self.builder.headings.last().map_or("Table", |heading| heading.text.as_str());
        let label = escape(under);
        format!("<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"{label}\">\n").into()
    }

    fn author_html(&mut self, html: &str, range: &Range<usize>) {
        // Remarks are dropped, and a closing tag is told of with its opening one.
        if html.trim_start().starts_with("<!--") || html.starts_with("</") {
            return;
        }
        let place = self.place(range, html.trim_end());
        self.builder.problems.push(
            Diagnostic::error(code::HTML_NOT_ALLOWED, place, "HTML is not used on pages.")
                .fix("write it in Markdown, or put it between backticks to show it as it is"),
        );
    }

    /// A heading: it needs an id before its words are written, and a level that follows the last.
    fn heading(&mut self, events: &[Spanned<'t>]) -> usize {
        let (Event::Start(Tag::Heading { level, id, classes, attrs }), range) = &events[0] else { return 1 };
        let length = length_of(events);
        let words = plain_text(&events[1..length]);
        let level_number = *level as u8;
        self.check_level(level_number, range);
        let base = id.as_deref().map_or_else(|| slug(&words), str::to_owned);
        let same = self.builder.headings.iter().filter(|heading| heading.base == base).count();
        let unique = if same == 0 { base.clone() } else { format!("{base}-{}", same + 1) };
        self.builder.headings.push(Heading { id: unique.clone(), base, text: words, level: level_number });
        let tag = Tag::Heading { level: *level, id: Some(unique.into()), classes: classes.clone(), attrs: attrs.clone() };
        self.out.push(Event::Start(tag));
        self.sentence.clear();
        self.reading.end_block(&mut self.builder.passages);
        self.reading.is_heading = true;
        self.run(&events[1..length], Blocks::Kept);
        length
    }

    fn check_level(&mut self, level: u8, range: &Range<usize>) {
        let last = std::mem::replace(&mut self.last_level, level);
        let (message, fix) = if level == 1 {
            ("The title is the only heading of the first level.".to_owned(), "begin this heading with ##".to_owned())
        } else if level > last + 1 {
            let wanted = "#".repeat(usize::from(last) + 1);
            (format!("This heading skips from level {last} to level {level}."), format!("begin it with {wanted}"))
        } else {
            return;
        };
        let place = self.place(range, "");
        self.builder.problems.push(Diagnostic::error(code::HEADING_SKIP, place, message).fix(fix));
    }

    /// A fenced block: a chart or table, or code that stays code.
    fn fence(&mut self, info: &str, events: &[Spanned<'t>]) -> usize {
        let length = length_of(events);
        let word = info.split_whitespace().next().unwrap_or("");
        let inside = &events[1..length - 1];
        let whole = self.place(&events[0].1, "");
        let Some(base) = self.origin.base else { return self.keep(events, length) };
        if directive::NAMES.contains(&word) {
            if !self.stands_alone(&events[0].1) {
                let message = format!("A {word} must stand on its own, not in a list or a quotation.");
                self.builder
                    .problems
                    .push(Diagnostic::error(code::UNKNOWN_DIRECTIVE, whole, message).fix("move the block to the left margin"));
                return length;
            }
            let start = inside.first().map_or(whole.end, |event| base + event.1.start);
            let end = inside.last().map_or(whole.end, |event| base + event.1.end);
            let index = self.builder.directives.len();
            if let Some(directive) = directive::read(self.builder, word, start..end, &whole) {
                self.builder.directives.push(directive);
                self.out.push(Event::Html(format!("{MARK}D{index}{MARK}\n").into()));
            }
            return length;
        }
        if word.len() > 3 && suggestion::nearest(word, directive::NAMES).is_some_and(|near| near != word && is_slip(word, near)) {
            let message = format!("There is no chart or table block called `{word}`.");
            let near = suggestion::nearest(word, directive::NAMES).unwrap_or("chart");
            self.builder
                .problems
                .push(Diagnostic::error(code::UNKNOWN_DIRECTIVE, whole, message).fix(format!("did you mean `{near}`?")));
        }
        self.keep(events, length)
    }

    /// Whether a block begins in the first column, so that its lines are YAML as they stand.
    fn stands_alone(&self, range: &Range<usize>) -> bool {
        range.start == 0 || self.text.as_bytes().get(range.start - 1) == Some(&b'\n')
    }

    /// Code that stays code.
    fn keep(&mut self, events: &[Spanned<'t>], length: usize) -> usize {
        self.out.extend(events[..length].iter().map(|(event, _)| event.clone()));
        length
    }

    /// A link: its address becomes a hole, and a bound phrase is opened and closed round its words.
    fn link(&mut self, events: &[Spanned<'t>]) -> usize {
        let (Event::Start(Tag::Link { link_type, dest_url, title, .. }), range) = &events[0] else { return 1 };
        let length = length_of(events);
        let inside = &events[1..length - 1];
        let is_auto = matches!(link_type, LinkType::Autolink);
        let place = self.place(range, "");
        let target_place = self.target_place(range, dest_url);
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
        let is_insert = is_bound && (is_auto || inside.is_empty());
        let phrase = if is_insert { String::new() } else { plain_text(inside) };
        let phrase_place = if is_insert { place.clone() } else { self.place(&phrase_range, &phrase) };
        let index = self.builder.refs.len();
        let before = self.sentence.rsplit_once(". ").map_or(self.sentence.as_str(), |(_, last)| last).to_owned();
        let because = title.strip_prefix("because:").map(|reason| reason.trim().to_owned());
        let after = String::new();
        self.builder.refs.push(Ref { target, phrase, before, after, because, place, phrase_place, target_place });
        self.write_link(index, title, is_bound, is_insert, inside);
        length
    }

    fn write_link(&mut self, index: usize, title: &str, is_bound: bool, is_insert: bool, inside: &[Spanned<'t>]) {
        let hole = |kind: char| Event::InlineHtml(format!("{MARK}{kind}{index}{MARK}").into());
        if !is_bound {
            let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
            self.out.push(Event::InlineHtml("<a href=\"".into()));
            self.out.push(hole('H'));
            self.out.push(Event::InlineHtml(format!("\"{title}>").into()));
            self.run(inside, Blocks::Kept);
            return self.out.push(Event::InlineHtml("</a>".into()));
        }
        self.out.push(hole('O'));
        let outer = std::mem::replace(&mut self.is_bound, true);
        if is_insert {
            self.out.push(hole('P'));
        } else {
            self.run(inside, Blocks::Kept);
        }
        self.is_bound = outer;
        self.out.push(hole('C'));
    }

    fn image(&mut self, events: &[Spanned<'t>]) -> usize {
        let (Event::Start(Tag::Image { dest_url, title, .. }), range) = &events[0] else { return 1 };
        let length = length_of(events);
        let alt = plain_text(&events[1..length - 1]);
        let place = self.place(range, "");
        self.reading.add(&alt, place.clone(), self.is_bound);
        if alt.trim().is_empty() {
            self.builder.problems.push(
                Diagnostic::error(code::MISSING_ALT, place.clone(), "This picture has no text for people who cannot see it.")
                    .fix("write what it shows between the square brackets"),
            );
        }
        let target_place = self.target_place(range, dest_url);
        match Target::read(dest_url, title, &target_place) {
            Ok(Target::Asset(path)) => {
                let index = self.builder.refs.len();
                let phrase_place = place.clone();
                self.builder.refs.push(Ref {
                    target: Target::Asset(path),
                    phrase: alt.clone(),
                    before: String::new(),
                    after: String::new(),
                    because: None,
                    place,
                    phrase_place,
                    target_place,
                });
                let html = format!("<img src=\"{MARK}H{index}{MARK}\" alt=\"{}\" loading=\"lazy\">", escape(&alt));
                self.out.push(Event::InlineHtml(html.into()));
            }
            _ => self.builder.problems.push(
                Diagnostic::error(code::BROKEN_LINK, target_place, "A picture must be a file beside the page.")
                    .fix("copy the picture next to the page and name it here, as in photo.jpg"),
            ),
        }
        length
    }

    /// The place of a range of this text; without a letter-for-letter copy in the file it is looked for.
    fn place(&self, range: &Range<usize>, words: &str) -> Place {
        let words = if words.is_empty() { self.text.get(range.clone()).unwrap_or("") } else { words };
        self.origin.find(range, words)
    }

    fn target_place(&self, range: &Range<usize>, destination: &str) -> Place {
        let link = self.text.get(range.clone()).unwrap_or("");
        match link.rfind(destination).filter(|_| !destination.is_empty()) {
            Some(at) => self.origin.find(&(range.start + at..range.start + at + destination.len()), destination),
            // A reference link keeps its address in a definition elsewhere.
            None => match self.text.rfind(destination).filter(|_| !destination.is_empty()) {
                Some(at) => self.origin.find(&(at..at + destination.len()), destination),
                None => self.place(range, ""),
            },
        }
    }
}

/// How many events the element at the front takes, its end included.
fn length_of(events: &[Spanned<'_>]) -> usize {
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

fn plain_text(events: &[Spanned<'_>]) -> String {
    let mut out = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

fn is_block(end: TagEnd) -> bool {
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

fn is_slip(word: &str, name: &str) -> bool {
    word.starts_with(&name[..2]) && word.len().abs_diff(name.len()) <= 2
}
