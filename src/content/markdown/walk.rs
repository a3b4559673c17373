//! One pass over the events of a text: headings and blocks; [`super::link`] has links and pictures.

use super::events::{is_block, length_of, marked_words, plain_text};
use super::sentence::Sentence;
use super::slip::{Slip, slips};
use super::words::slug;
use super::{Blocks, Builder, MARK, Origin, Spanned, cut};
use crate::content::directive;
use crate::content::document::{Heading, Text};
use crate::content::passage::Reading;
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::Place;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, RefDefs, Tag, TagEnd};
use std::ops::Range;

/// One pass over the events of a text.
pub(super) struct Walk<'w, 'a, 't> {
    pub(super) builder: &'w mut Builder<'a>,
    pub(super) text: &'t str,
    pub(super) origin: &'w Origin<'w>,
    /// The addresses of links by name.
    pub(super) definitions: &'w RefDefs<'t>,
    pub(super) out: Vec<Event<'t>>,
    pub(super) sentence: Sentence,
    /// Whether the words that are read are bound to a reference.
    pub(super) is_bound: bool,
    /// Whether the words that are read lead somewhere.
    pub(super) is_in_link: bool,
    /// The block that is read, as checks see it.
    reading: Reading,
    /// The words of the last heading, with holes.
    section: String,
    last_level: u8,
}

impl<'w, 'a, 't> Walk<'w, 'a, 't> {
    pub(super) fn new(builder: &'w mut Builder<'a>, text: &'t str, origin: &'w Origin<'w>, definitions: &'w RefDefs<'t>) -> Self {
        let (out, sentence, section) = (Vec::new(), Sentence::default(), "Table".to_owned());
        let reading = Reading::new(builder.is_quotation);
        Self {
            builder,
            text,
            origin,
            definitions,
            out,
            sentence,
            is_bound: false,
            is_in_link: false,
            reading,
            section,
            last_level: 1,
        }
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
                Event::Start(Tag::Image { .. }) => self.picture(&events[at..]),
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
    pub(super) fn plain(&mut self, event: &Event<'t>, range: &Range<usize>, blocks: Blocks) {
        self.read_passage(event, range);
        match event {
            Event::Html(html) | Event::InlineHtml(html) => return self.author_html(html, range),
            Event::Text(text) => {
                self.sentence.push(text);
                self.report_slips(range);
            }
            Event::Code(text) => self.sentence.push(text),
            Event::SoftBreak | Event::HardBreak => self.sentence.push(" "),
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
        format!("<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"{}\">\n", self.section).into()
    }

    fn report_slips(&mut self, range: &Range<usize>) {
        let found: Vec<_> = slips(self.text, range.clone()).collect();
        for slip in found {
            self.report(slip);
        }
    }

    pub(super) fn report(&mut self, slip: Slip) {
        let place = self.place(&slip.range, "");
        // What is wrong with the link has been told, so its words are not also without a source.
        self.reading.take_for_bound();
        self.builder.problems.push(slip.diagnose(place));
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
        let id = self.builder.anchors.unique(&base);
        let tag = Tag::Heading { level: *level, id: Some(id.clone().into()), classes: classes.clone(), attrs: attrs.clone() };
        self.out.push(Event::Start(tag));
        self.sentence.clear();
        self.reading.end_block(&mut self.builder.passages);
        self.reading.is_heading = true;
        let start = self.out.len();
        self.run(&events[1..length], Blocks::Kept);
        self.section = marked_words(&self.out[start..]);
        let text = Text { pieces: cut(&self.section) };
        self.builder.headings.push(Heading { id, base, text, level: level_number });
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

    /// The place of a range of this text; without a letter-for-letter copy in the file it is looked for.
    pub(super) fn place(&self, range: &Range<usize>, words: &str) -> Place {
        let words = if words.is_empty() { self.text.get(range.clone()).unwrap_or("") } else { words };
        self.origin.find(range, words)
    }
}

fn is_slip(word: &str, name: &str) -> bool {
    word.starts_with(&name[..2]) && word.len().abs_diff(name.len()) <= 2
}
