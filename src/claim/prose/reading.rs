//! A text as its pieces, with the questions that the kinds of exempt numbers ask about them.

use super::Setting;
use crate::claim::amount::entry_at;
use crate::claim::lexer::{Token, TokenKind, tokens};
use crate::claim::lexicon::Sense;
use crate::number::words;
use std::ops::Range;

/// Second halves of compounds that name a kind of thing: "two-way", "one-parent".
const COMPOUNDS: [&str; 8] = ["dimensional", "off", "parent", "part", "sided", "step", "tier", "way"];

/// A text, cut once.
pub(super) struct Prose<'t> {
    pub(super) tokens: Vec<Token>,
    pub(super) setting: Setting,
    text: &'t str,
    /// For each token whether it stands inside quotation marks.
    quoted: Vec<bool>,
}

impl<'t> Prose<'t> {
    pub(super) fn new(text: &'t str, setting: Setting) -> Self {
        let tokens = tokens(text);
        let quoted = quoted(&tokens);
        Self { tokens, setting, text, quoted }
    }

    pub(super) fn is_quoted(&self, at: usize) -> bool {
        self.setting == Setting::Quotation || self.quoted[at]
    }

    /// The bytes of some tokens, which are not none.
    pub(super) fn span(&self, range: Range<usize>) -> Range<usize> {
        self.tokens[range.start].span.start..self.tokens[range.end - 1].span.end
    }

    /// A token as written; nothing past the end.
    pub(super) fn raw(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.span.clone()])
    }

    /// A word in small letters, without an apostrophe at its end.
    pub(super) fn word(&self, at: usize) -> Option<&str> {
        match &self.tokens.get(at)?.kind {
            TokenKind::Word(word) => Some(word.trim_end_matches('\'')),
            _ => None,
        }
    }

    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        self.word(at).is_some_and(|word| words.contains(&word))
    }

    /// What a word of claims does, with the token after it.
    pub(super) fn sense(&self, at: usize) -> Option<(Sense, usize)> {
        entry_at(&self.tokens, at).map(|(entry, next)| (entry.sense, next))
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.tokens.get(at), Some(Token { kind: TokenKind::Mark(mark), .. }) if marks.contains(mark))
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.is_glued(at) && self.is_mark(at, &['-', '\u{2010}', '\u{2011}'])
    }

    /// A hyphen or dash, with spaces round it or not.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.is_mark(at, &['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2212}'])
    }

    /// Whether a token follows the one before without a space.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.raw(at).starts_with(char::is_uppercase)
    }

    pub(super) fn is_odd(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Odd)
    }

    /// A number in digits of any kind.
    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.is_odd(at) || self.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Number(_)))
    }

    /// Whether a reader sees a number in a token.
    pub(super) fn is_number_like(&self, at: usize) -> bool {
        self.is_digits(at) || self.cardinal(at).is_some_and(|(value, _)| value > 1) || self.plural(at).is_some()
    }

    /// Digits alone, without comma and point, no more than so many.
    pub(super) fn whole(&self, at: usize, most_digits: usize) -> Option<u32> {
        let raw = self.raw(at);
        if raw.len() > most_digits || !raw.bytes().all(|b| b.is_ascii_digit()) { None } else { raw.parse().ok() }
    }

    /// A number in words, hyphens included, with the token after it.
    pub(super) fn cardinal(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.word(at)?;
        let second = self.word(at + 2).filter(|_| self.is_hyphen(at + 1) && self.is_glued(at + 2));
        let joined = second.and_then(|second| words::read_cardinal(&format!("{word}-{second}")));
        joined.map(|value| (value, at + 3)).or_else(|| Some((words::read_cardinal(word)?, at + 1)))
    }

    /// A small whole number in digits or words, with the token after it.
    pub(super) fn small(&self, at: usize) -> Option<(u32, usize)> {
        self.whole(at, 3).map(|value| (value, at + 1)).or_else(|| self.cardinal(at))
    }

    /// "fives", "tens": a number in words with an s.
    pub(super) fn plural(&self, at: usize) -> Option<u32> {
        words::read_cardinal(self.word(at)?.strip_suffix('s')?)
    }

    /// Whether the rest of a compound makes a name of the number before it.
    pub(super) fn is_compound_name(&self, at: usize) -> bool {
        self.is_hyphen(at) && self.is_glued(at + 1) && self.is_word(at + 1, &COMPOUNDS)
    }

    /// The token after those that hang together without spaces, brackets, quotation marks and dashes.
    pub(super) fn chunk_end(&self, at: usize) -> usize {
        let hangs = |next: &usize| self.is_glued(*next) && !self.parts(*next) && !self.parts(*next - 1);
        let end = at + 1 + (at + 1..self.tokens.len()).take_while(hangs).count();
        // A full stop ends the sentence, not the name.
        (at + 1..=end).rev().find(|end| !matches!(self.tokens[*end - 1].kind, TokenKind::Mark(_))).unwrap_or(at + 1)
    }

    /// Whether nothing hangs before a token.
    pub(super) fn begins_chunk(&self, at: usize) -> bool {
        at == 0 || !self.is_glued(at) || self.parts(at - 1)
    }

    /// A mark that parts words without a space.
    fn parts(&self, at: usize) -> bool {
        let joins = ['-', '\u{2010}', '\u{2011}', '/', '.', '_', '@', ':', '#', '&', '+', '=', '?', '~', '\''];
        matches!(self.tokens.get(at), Some(Token { kind: TokenKind::Mark(mark), .. }) if !joins.contains(mark))
    }
}

/// Which tokens stand between quotation marks; a mark without a partner opens nothing.
fn quoted(tokens: &[Token]) -> Vec<bool> {
    let mut quoted = vec![false; tokens.len()];
    let mut open: Option<(char, usize)> = None;
    for (at, token) in tokens.iter().enumerate() {
        let closed = match (&token.kind, open) {
            (TokenKind::Mark(mark @ ('\u{201c}' | '\u{2018}' | '"')), None) => {
                open = Some((*mark, at));
                None
            }
            // A double quotation mark is never an apostrophe, so it ends a mistaken single one.
            (TokenKind::Mark('\u{201c}'), Some(('\u{2018}', _))) => {
                open = Some(('\u{201c}', at));
                None
            }
            (TokenKind::Mark('\u{201d}'), Some(('\u{201c}', start)))
            | (TokenKind::Mark('"'), Some(('"', start)))
            | (TokenKind::Mark('\u{2019}'), Some(('\u{2018}', start))) => Some(start),
            // The lexer leaves an apostrophe at the end of a word with it.
            (TokenKind::Word(word), Some(('\u{2018}', start))) if word.ends_with('\'') => Some(start),
            _ => None,
        };
        if let Some(start) = closed {
            quoted[start..=at].fill(true);
            open = None;
        }
    }
    quoted
}
