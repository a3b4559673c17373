//! A phrase cut into words, numbers and marks, in one pass; nothing here knows what a word means.

use crate::number::{Currency, Decimal, read_decimal};
use std::ops::Range;

/// Longer numbers are refused, so that no arithmetic with them can overflow.
const MOST_DIGITS: usize = 15;
const MOST_DECIMALS: u32 = 9;
/// The spaces that printers set between thousands: no-break, narrow no-break and thin.
const GROUP_SPACES: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2009}'];
/// The zeros of Arabic, Persian, Devanagari, Bengali and full-width digits; the other nine follow each.
const OTHER_ZEROS: [u32; 5] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10];
/// Fractions in one character, with what to write.
const FRACTIONS: [(&str, &str); 5] =
    [("½", "half"), ("¼", "a quarter"), ("¾", "three quarters"), ("⅓", "a third"), ("⅔", "two-thirds")];
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

/// Digits, with commas and points that stand between digits, and thin or no-break spaces between groups of three.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let belongs = |at: usize| is_digit(at) || (matches!(bytes.get(at), Some(b',' | b'.')) && is_digit(at + 1));
    let mut end = (0..bytes.len()).find(|at| !belongs(*at)).unwrap_or(bytes.len());
    let is_first_group = end <= 3 && rest[..end].bytes().all(|byte| byte.is_ascii_digit());
    while let Some(group) = is_first_group.then(|| spaced_group(&rest[end..])).flatten() {
        end += group;
    }
    end
}

/// The bytes of a space that cannot break and of the three digits after it.
fn spaced_group(rest: &str) -> Option<usize> {
    let space = rest.chars().next().filter(|c| GROUP_SPACES.contains(c))?.len_utf8();
    let digits = rest[space..].bytes().take_while(u8::is_ascii_digit).count();
    (digits == 3).then_some(space + digits)
}

fn digits(text: &str) -> Option<Digits> {
    let text = &text.replace(GROUP_SPACES, ",");
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

/// How digits that make no number may be meant: `3 630` as 3,630, `٣` as 3, `½` as half; nothing where that is not sure.
pub(super) fn respelt(text: &str) -> Option<String> {
    if let Some((_, words)) = FRACTIONS.iter().find(|(sign, _)| *sign == text) {
        return Some((*words).to_owned());
    }
    let plain: String = text.chars().map(|c| own_digit(c).unwrap_or(c)).collect();
    let separators: Vec<char> = plain.chars().filter(|c| !c.is_ascii_digit()).collect();
    let groups: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).collect();
    let is_grouped = groups[1..].iter().all(|group| group.len() == 3) && (1..=3).contains(&groups[0].len());
    match separators.as_slice() {
        [] if plain != text => Some(plain),
        // A comma before other than three digits marks decimals on the continent, points mark thousands.
        [','] if !is_grouped && groups.iter().all(|group| !group.is_empty()) => Some(plain.replace(',', ".")),
        [first, rest @ ..] if *first != ',' && is_grouped && rest.iter().all(|c| c == first) => Some(groups.join(",")),
        _ => None,
    }
}

/// The ASCII digit that a digit of another script stands for.
fn own_digit(c: char) -> Option<char> {
    let value = OTHER_ZEROS.iter().filter_map(|zero| u32::from(c).checked_sub(*zero)).find(|value| *value < 10)?;
    char::from_digit(value, 10)
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
    fn a_number_in_another_spelling_is_offered_in_ours() {
        let offered = ["3.630.500", "3630,5", "36,30", "٣٦", "３", "½", "3'630", "1.2.3", "3²", "3,630,5"].map(respelt);
        let expected = ["3,630,500", "3630.5", "36.30", "36", "3", "half", "3,630"].map(|text| Some(text.to_owned()));
        assert_eq!(offered[..7], expected);
        assert_eq!(offered[7..], [None, None, None]);
    }

    #[test]
    fn a_space_that_cannot_break_stands_between_thousands() {
        assert_eq!(kinds("3\u{202f}630 1\u{a0}234\u{a0}567 3\u{2009}63"), ["3630", "1234567", "3", "63"]);
        assert_eq!(kinds("3 630 3,630\u{a0}children"), ["3", "630", "3630", "children"]);
    }

    #[test]
    fn digits_that_could_be_read_in_two_ways_are_odd() {
        for text in ["36,30", "3,6300", "1.2.3", "½", "٣", "2020,2021", "99999999999999999999", "0.1234567891"] {
            assert_eq!(kinds(text), ["odd"], "{text}");
        }
    }
}
