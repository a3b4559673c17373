//! Where a period begins and ends among the words: "31 March 2025", "2016/17", "2020" where a year is expected.

use crate::claim::amount::entry_at;
use crate::claim::lexer::{Token, TokenKind};
use crate::claim::lexicon::Sense;
use crate::number::{Decimal, date};

/// The token after the period that begins here, if one does; `expected` says that a bare year is one.
pub(super) fn end(tokens: &[Token], at: usize, expected: bool) -> Option<usize> {
    let year = |at: usize| matches!(tokens.get(at).map(|token| &token.kind), Some(TokenKind::Number(digits)) if digits.year_like);
    let after_month = |at: usize| if year(at) { at + 1 } else { at };
    if is_month(tokens, at) && year(at + 1) {
        return Some(at + 2);
    }
    let TokenKind::Number(digits) = &tokens.get(at)?.kind else { return None };
    if is_month(tokens, at + 1) && digits.value <= Decimal::from(31) {
        return Some(after_month(at + 2));
    }
    let joined = |at: usize| tokens.get(at).is_some_and(|token| token.glued);
    let split = matches!(tokens.get(at + 1).map(|token| &token.kind), Some(TokenKind::Mark('/' | '-' | '–')));
    let second = tokens.get(at + 2).is_some_and(|token| matches!(token.kind, TokenKind::Number(_)) && token.span.len() == 2);
    if digits.year_like && split && second && joined(at + 1) && joined(at + 2) {
        return Some(at + 3);
    }
    let has_unit = entry_at(tokens, at + 1).is_some_and(|(entry, _)| matches!(entry.sense, Sense::Unit(_) | Sense::Scale(_)));
    (expected && digits.year_like && !has_unit).then_some(at + 1)
}

fn is_month(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at).map(|token| &token.kind), Some(TokenKind::Word(word)) if date::read_month(word).is_some())
}
