//! The words of a sentence on both sides of a link, as far as a claim may need them.
//!
//! Both sides are bounded, so that a paragraph of ten thousand links is read in linear time.

use super::Spanned;
use super::events::{is_block, is_own_autolink};
use pulldown_cmark::{Event, Tag};

/// Bytes before a phrase; a word that stands further away says nothing about it.
const MOST_BEFORE: usize = 200;
/// Bytes after a phrase.
const MOST_AFTER: usize = 120;
/// Events after a phrase: links without words would be counted for ever.
const MOST_EVENTS: usize = 64;
/// Words whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 12] = ["approx", "ca", "cf", "dr", "e.g", "eg", "i.e", "ie", "mr", "mrs", "ms", "vs"];

/// The words that were read of a block so far; only its end is kept.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    words: String,
}

impl Sentence {
    pub(super) fn push(&mut self, words: &str) {
        let start = words.floor_char_boundary(words.len().saturating_sub(2 * MOST_BEFORE));
        self.words.push_str(&words[start..]);
        if self.words.len() > 4 * MOST_BEFORE {
            self.words.drain(..self.words.floor_char_boundary(self.words.len() - 2 * MOST_BEFORE));
        }
    }

    pub(super) fn clear(&mut self) {
        self.words.clear();
    }

    /// The words of the last sentence, or as many whole words of it as may be needed.
    pub(super) fn so_far(&self) -> String {
        let start = self.words.ceil_char_boundary(self.words.len().saturating_sub(MOST_BEFORE));
        let tail = &self.words[start..];
        if let Some((_, next)) = stops(tail).last() {
            return tail[next..].to_owned();
        }
        let whole = if start == 0 { tail } else { tail.split_once(char::is_whitespace).map_or("", |(_, whole)| whole) };
        whole.to_owned()
    }
}

/// The words of the sentence that follow in a block, up to its end or as many whole words as may be needed.
pub(super) fn rest(events: &[Spanned<'_>]) -> String {
    let mut words = String::new();
    // Words of pictures and of our own autolinks are no words of the sentence.
    let mut hidden = 0_usize;
    for (event, _) in events.iter().take(MOST_EVENTS) {
        match event {
            Event::Start(tag) if is_block(tag.to_end()) => break,
            Event::End(end) if is_block(*end) => break,
            Event::Start(Tag::Image { .. }) => hidden += 1,
            Event::Start(_) if hidden > 0 || is_own_autolink(event) => hidden += 1,
            Event::End(_) => hidden = hidden.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if hidden == 0 => {
                words.push_str(&text[..text.floor_char_boundary(2 * MOST_AFTER)]);
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
        if words.len() > MOST_AFTER {
            break;
        }
    }
    if words.len() > MOST_AFTER {
        words.truncate(words.floor_char_boundary(MOST_AFTER));
        words.truncate(words.rfind(char::is_whitespace).unwrap_or(0));
    }
    let end = stops(&words).next().map_or(words.len(), |(stop, _)| stop);
    words[..end].trim_end().to_owned()
}

/// The stops that end a sentence, each with where the next one begins.
fn stops(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices(['.', '?', '!']).filter_map(|(at, stop)| {
        let after = &text[at + stop.len()..];
        let behind = after.trim_start_matches(['"', '\'', ')', ']', '”', '’', '»']);
        let next = behind.trim_start();
        let ends = next.len() < behind.len() || next.is_empty();
        let word = text[..at].rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
        let is_short = stop == "." && ABBREVIATIONS.iter().any(|short| short.eq_ignore_ascii_case(word));
        (ends && !is_short).then(|| (at, text.len() - next.len()))
    })
}

#[cfg(test)]
mod tests {
    use crate::content;
    use crate::source::SourceText;

    /// The words before and after each link of a text.
    fn sides(body: &str) -> Vec<(String, String)> {
        let text = format!("---\ntitle: A study\n---\n{body}");
        let source = SourceText::from_bytes(&"content/a.md".into(), text.as_bytes()).unwrap();
        let refs = content::read(&source).0.unwrap().refs;
        refs.into_iter().map(|reference| (reference.before, reference.after)).collect()
    }

    #[track_caller]
    fn assert_sides(body: &str, wanted: &[(&str, &str)]) {
        let found = sides(body);
        let found: Vec<(&str, &str)> = found.iter().map(|(before, after)| (before.as_str(), after.as_str())).collect();
        assert_eq!(found, wanted, "{body}");
    }

    #[test]
    fn a_link_knows_the_words_of_its_sentence() {
        assert_sides(
            "It rose. The number *fell* by [12%](stat:a) since **2020**. Then more.",
            &[("The number fell by ", " since 2020")],
        );
        assert_sides("Did it fall? [By 12%](stat:a)! Yes.", &[("", "")]);
        assert_sides("He said “it fell.” [12%](stat:a) fewer", &[("", " fewer")]);
        assert_sides(
            "In Slough, e.g. about [12%](stat:a) vs. [13%](stat:b) (approx. 1.5 points).",
            &[
                ("In Slough, e.g. about ", " vs. 13% (approx. 1.5 points)"),
                ("In Slough, e.g. about 12% vs. ", " (approx. 1.5 points)"),
            ],
        );
    }

    #[test]
    fn lines_cells_items_and_quotes_do_not_run_into_each_other() {
        assert_sides("fell\nby [12%](stat:a)\nsince 2020\n\nand more", &[("fell by ", " since 2020")]);
        assert_sides("| rose | [12%](stat:a) fewer | more |\n|-|-|-|\n", &[("", " fewer")]);
        assert_sides("- rose\n- [12%](stat:a)\n- fell\n\n> [3](stat:b)\n\nlast", &[("", ""), ("", "")]);
        assert_sides("## Fell by [12%](stat:a) since 2020\n\nlast", &[("Fell by ", " since 2020")]);
    }

    #[test]
    fn references_and_pictures_are_no_words_of_a_sentence() {
        assert_sides(
            "It was <stat:a@2019> and [12%](stat:b) of <stat:c@2020> ![so 3](x.png) far",
            &[("It was ", " and 12% of   far"), ("It was  and ", " of   far"), ("It was  and 12% of ", "  far"), ("", "")],
        );
    }

    #[test]
    fn long_sentences_are_cut_at_a_word() {
        let (before, after) = sides(&format!("{}[12%](stat:a) {}", "wörd ".repeat(100), "wörd ".repeat(100))).remove(0);
        assert!(before.len() <= super::MOST_BEFORE && before.starts_with("wörd "), "{before}");
        assert!(after.len() <= super::MOST_AFTER && after.ends_with(" wörd"), "{after}");
        let (before, after) = sides(&format!("{0}[12%](stat:a){0}", "ö".repeat(500))).remove(0);
        assert_eq!((before.as_str(), after.as_str()), ("", ""));
    }
}
