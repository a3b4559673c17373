//! A phrase cut into words, numbers and marks, in one pass; nothing here knows what a word means.

use crate::number::{Currency, Decimal, read_decimal};
use std::ops::Range;

/// Longer numbers are refused, so that no arithmetic with them can overflow.
const MOST_DIGITS: usize = 15;
const MOST_DECIMALS: u32 = 9;
/// Letters of a currency's code.
const CODE_LENGTH: usize = 3;

/// One piece of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// Where it stands in the phrase.
    pub(super) span: Range<usize>,
    /// Whether it follows the one before without a space.
    pub(super) glued: bool,
}

/// What a piece is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters, in lower case; `%` and currency signs count as words.
    Word(String),
    /// The code of a currency in capitals, before a number: `CHF 1,200`.
    Currency(Currency),
    Number(Digits),
    /// Digits that make no number that a reader could be sure of.
    Odd,
    /// Any other character that is not a space.
    Mark(char),
}

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits {
    pub(super) value: Decimal,
    pub(super) decimals: u32,
    /// Whether it is four digits without a comma, as years are.
    pub(super) year_like: bool,
}

/// Cuts a text into pieces.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = piece(&text[at..], first);
        let glued = tokens.last().is_some_and(|token| token.span.end == at);
        tokens.push(Token { kind, span: at..at + length, glued });
        at += length;
    }
    tokens
}

fn piece(rest: &str, first: char) -> (TokenKind, usize) {
    if first.is_ascii_digit() {
        let length = number_length(rest);
        return (digits(&rest[..length]).map_or(TokenKind::Odd, TokenKind::Number), length);
    }
    if let Some(currency) = currency(rest) {
        return (TokenKind::Currency(currency), CODE_LENGTH);
    }
    if first.is_alphabetic() {
        let length = rest.find(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '\u{2019}')).unwrap_or(rest.len());
        return (TokenKind::Word(rest[..length].to_lowercase().replace('\u{2019}', "'")), length);
    }
    if matches!(first, '%' | '£' | '€' | '$') {
        return (TokenKind::Word(first.to_string()), first.len_utf8());
    }
    // ½, ² and the digits of other scripts are numbers to a reader.
    (if first.is_numeric() { TokenKind::Odd } else { TokenKind::Mark(first) }, first.len_utf8())
}

/// Only in capitals and before digits is `ALL` the Albanian lek.
fn currency(rest: &str) -> Option<Currency> {
    let (code, after) = rest.split_at_checked(CODE_LENGTH)?;
    let is_code = code.bytes().all(|b| b.is_ascii_uppercase());
    let is_before_digits = after.strip_prefix([' ', '\u{a0}']).unwrap_or(after).starts_with(|c: char| c.is_ascii_digit());
    if is_code && is_before_digits { Currency::read(code) } else { None }
}

/// Digits, with commas and points that stand between digits.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let belongs = |at: usize| is_digit(at) || (matches!(bytes.get(at), Some(b',' | b'.')) && is_digit(at + 1));
    (0..bytes.len()).find(|at| !belongs(*at)).unwrap_or(bytes.len())
}

fn digits(text: &str) -> Option<Digits> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split(',').collect();
    let grouped_well = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    let decimals = u32::try_from(fraction.len()).ok()?;
    if !grouped_well || fraction.contains([',', '.']) || text.len() > MOST_DIGITS + 6 || decimals > MOST_DECIMALS {
        return None;
    }
    let value = read_decimal(&text.replace(',', "")).ok()?;
    let year_like =
        text.len() == 4 && groups.len() == 1 && decimals == 0 && (1900..=2100).any(|year| value == Decimal::from(year));
    (value < Decimal::from(10_u64.pow(15))).then_some(Digits { value, decimals, year_like })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<String> {
        let name = |token: Token| match token.kind {
            TokenKind::Word(word) => word,
            TokenKind::Currency(currency) => format!("currency {}", currency.sign()),
            TokenKind::Number(digits) => digits.value.to_string(),
            TokenKind::Odd => "odd".to_owned(),
            TokenKind::Mark(mark) => format!("mark {mark}"),
        };
        tokens(text).into_iter().map(name).collect()
    }

    #[test]
    fn numbers_end_where_a_sentence_does() {
        assert_eq!(kinds("3,630, or £4.3m."), ["3630", "mark ,", "or", "£", "4.3", "m", "mark ."]);
        assert_eq!(kinds("20-day 16%"), ["20", "mark -", "day", "16", "%"]);
    }

    #[test]
    fn a_code_in_capitals_before_a_number_is_a_currency() {
        assert_eq!(kinds("CHF 1,200 and GBP5"), ["currency CHF", "1200", "and", "currency £", "5"]);
        assert_eq!(
            kinds("all 12, ALL children, XYZ 5, ACHF 5"),
            ["all", "12", "mark ,", "all", "children", "mark ,", "xyz", "5", "mark ,", "achf", "5"]
        );
    }

    #[test]
    fn digits_that_could_be_read_in_two_ways_are_odd() {
        for text in ["36,30", "3,6300", "1.2.3", "½", "٣", "2020,2021", "99999999999999999999", "0.1234567891"] {
            assert_eq!(kinds(text), ["odd"], "{text}");
        }
    }
}
