//! Numbers of parts: chapters, tables, articles of a law, headings, items of a list.

use super::Setting;
use super::reading::Prose;
use crate::claim::lexicon::Sense;
use crate::number::words;

/// What has a number of its own, in singular; a small letter at the beginning will do.
const PARTS: [&str; 48] = [
    "annex",
    "annexe",
    "appendix",
    "article",
    "box",
    "chapter",
    "chart",
    "clause",
    "column",
    "episode",
    "fig",
    "figure",
    "footnote",
    "goal",
    "issue",
    "item",
    "no",
    "number",
    "objective",
    "option",
    "p",
    "page",
    "para",
    "paragraph",
    "phase",
    "photo",
    "pp",
    "question",
    "recommendation",
    "reference",
    "regulation",
    "release",
    "rule",
    "schedule",
    "section",
    "slide",
    "stage",
    "standard",
    "step",
    "subsection",
    "table",
    "tier",
    "tip",
    "version",
    "vol",
    "volume",
    "wave",
    "week",
];
/// The same, where only a capital letter tells that it has.
const CAPITAL_PARTS: [&str; 29] = [
    "act",
    "aim",
    "area",
    "band",
    "building",
    "channel",
    "class",
    "day",
    "element",
    "floor",
    "form",
    "grade",
    "group",
    "junction",
    "lesson",
    "level",
    "note",
    "part",
    "platform",
    "point",
    "principle",
    "radio",
    "resolution",
    "room",
    "round",
    "route",
    "theme",
    "unit",
    "year",
];
/// Before an ordinal these words make a rank of it, which is a claim.
const RANKED: [&str; 8] = ["came", "come", "finished", "joint", "placed", "rank", "ranked", "ranks"];

/// "Chapter 3", "Tables 2 and 3", "step one", "section 22(3)", the number of a heading, `[12]`, `8th`.
pub(super) fn part(prose: &Prose<'_>, at: usize) -> Option<usize> {
    named(prose, at)
        .or_else(|| of_heading(prose, at))
        .or_else(|| in_brackets(prose, at))
        .or_else(|| ordinal(prose, at))
        .or_else(|| base(prose, at))
}

/// "Nearest 10", "per 10,000", "for every 1,000": what figures are rounded to, or told for, is no figure itself.
fn base(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let is_each = prose.is_word(at, &["for", "in"]) && prose.is_word(at + 1, &["every"]);
    let is_led = is_each || prose.is_word(at, &["nearest", "per"]);
    let number = at + 1 + usize::from(is_each);
    let digits = prose.raw(number).replace(',', "");
    let is_round = digits.strip_prefix('1').is_some_and(|zeros| !zeros.is_empty() && zeros.bytes().all(|digit| digit == b'0'));
    let has_unit = prose.sense(number + 1).is_some_and(|(sense, _)| matches!(sense, Sense::Unit(_)));
    // "Five in every 10" is a share.
    let is_base = digits.len() > 2 || prose.is_word(at, &["nearest"]);
    (is_led && is_base && is_round && prose.is_digits(number) && !has_unit).then_some(number + 1)
}

fn named(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let word = prose.word(at)?;
    let singular = word.strip_suffix('s').filter(|word| word.len() > 2).unwrap_or(word);
    let singular = if word == "appendices" { "appendix" } else { singular };
    let is_part = [singular, word].iter().any(|word| PARTS.contains(word))
        || (prose.is_capital(at) && [singular, word].iter().any(|word| CAPITAL_PARTS.contains(word)));
    if !is_part {
        return None;
    }
    if prose.is_glued(at + 1) && prose.is_digits(at + 1) {
        return None;
    }
    let start = at + 1 + usize::from(prose.is_mark(at + 1, &['.', ':']));
    let first = label(prose, start)?;
    let is_plural = singular != word || word == "pp";
    let joins = |at: usize| prose.is_dash(at) || prose.is_word(at, &["to"]) || (is_plural && prose.is_word(at, &["and", "or"]));
    let mut end = first;
    while let Some(next) =
        Some(end).filter(|end| joins(*end) || (is_plural && prose.is_mark(*end, &[',']))).and_then(|end| label(prose, end + 1))
    {
        end = next;
    }
    Some(end)
}

/// The number of a part: `3`, `2.1`, `22A`, `22(3)`, "three"; not an amount.
fn label(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if let Some((_, next)) = prose.cardinal(at) {
        return Some(next);
    }
    let raw = prose.raw(at);
    let is_label = prose.is_digits(at) && raw.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !is_label || prose.sense(at + 1).is_some_and(|(sense, _)| matches!(sense, Sense::Unit(_) | Sense::Scale(_))) {
        return None;
    }
    let mut end = at + 1;
    if prose.is_glued(end) && prose.word(end).is_some_and(|word| word.len() == 1) {
        end += 1;
    }
    while prose.is_glued(end) && prose.is_mark(end, &['(']) && prose.is_mark(end + 2, &[')']) {
        end += 3;
    }
    Some(end)
}

/// "1. Method", "1.2 Method".
fn of_heading(prose: &Prose<'_>, at: usize) -> Option<usize> {
    if prose.setting != Setting::Heading || at != 0 || !prose.is_digits(0) || prose.raw(0).contains(',') {
        return None;
    }
    let is_marked = prose.is_glued(1) && prose.is_mark(1, &['.', ')', ':']);
    let is_title = !prose.is_glued(1) && prose.is_capital(1) && prose.raw(0).len() <= 4;
    (is_marked || is_title).then_some(1)
}

/// `[12]`, which refers to a note, and "(1)" before an item of a list in a sentence.
fn in_brackets(prose: &Prose<'_>, at: usize) -> Option<usize> {
    prose.whole(at + 1, 3)?;
    let is_note = prose.is_mark(at, &['[']) && prose.is_mark(at + 2, &[']']);
    let begins = at == 0 || prose.is_mark(at - 1, &[':', ';', ',', '.']) || prose.is_word(at - 1, &["and", "or"]);
    let is_item = begins && prose.is_mark(at, &['(']) && prose.is_mark(at + 2, &[')']) && prose.word(at + 3).is_some();
    (is_note || is_item).then_some(at + 3)
}

/// An ordinal in digits that is no rank: "the 8th edition".
fn ordinal(prose: &Prose<'_>, at: usize) -> Option<usize> {
    let ending = prose.word(at + 1).filter(|_| prose.is_glued(at + 1))?;
    words::read_ordinal(&format!("{}{ending}", prose.whole(at, 4)?))?;
    let is_ranked = at.checked_sub(1).is_some_and(|before| prose.is_word(before, &RANKED))
        || matches!(prose.sense(at + 2), Some((Sense::Superlative(_), _)))
        || prose.is_word(at + 2, &["of", "out", "nationally", "place"])
        || (prose.is_hyphen(at + 2) && matches!(prose.sense(at + 3), Some((Sense::Superlative(_), _))));
    (!is_ranked).then_some(at + 2)
}
