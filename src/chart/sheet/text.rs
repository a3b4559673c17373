//! How wide text is, measured with the font that the theme ships, so that nothing collides and no
//! font of the machine is asked for.

use std::sync::LazyLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

pub(in crate::chart) const REGULAR: &[u8] = include_bytes!("../fonts/inter-400.ttf");
pub(in crate::chart) const STRONG: &[u8] = include_bytes!("../fonts/inter-600.ttf");

/// Readers without the webfont see a wider one, so every text is taken to be this much wider.
const SLACK: f64 = 1.08;
/// Height of a line of text, as a share of the font size.
pub(in crate::chart) const LINE: f64 = 1.22;

/// How heavy text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Weight {
    /// 400.
    Regular,
    /// 600.
    Strong,
}

/// Advance widths for a font size of 1, for the characters below U+0250, and one for all others.
struct Widths {
    near: Vec<f32>,
    other: f32,
}

static WIDTHS: LazyLock<[Widths; 2]> = LazyLock::new(|| [Widths::read(REGULAR), Widths::read(STRONG)]);

impl Widths {
    fn read(bytes: &[u8]) -> Self {
        let font = FontRef::new(bytes).expect("the embedded font is a font");
        let (charmap, metrics) = (font.charmap(), font.glyph_metrics(Size::new(1.0), LocationRef::default()));
        let width = |c: char| charmap.map(c).and_then(|glyph| metrics.advance_width(glyph));
        let digit = ('0'..='9').filter_map(width).fold(0.0, f32::max);
        let of = |code: u32| match char::from_u32(code) {
            // A theme may set tabular figures, in which every digit is as wide as the widest.
            Some('0'..='9') => digit,
            Some(c) => width(c).unwrap_or(1.0),
            None => 1.0,
        };
        Self { near: (0..0x250).map(of).collect(), other: 1.0 }
    }

    fn of(&self, c: char) -> f32 {
        // Characters beyond the Latin letters are taken to be one em wide, which few exceed,
        // except for the marks of punctuation that figures are spelled with.
        match c {
            '\u{2212}' => self.near['+' as usize],
            '\u{2013}' | '\u{2018}' | '\u{2019}' | '\u{2026}' => self.other * 0.8,
            _ => self.near.get(c as usize).copied().unwrap_or(self.other),
        }
    }
}

/// Width of one line of text at a font size, slack included.
pub(in crate::chart) fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let widths = &WIDTHS[usize::from(weight == Weight::Strong)];
    let ems: f32 = text.chars().map(|c| widths.of(c)).sum();
    f64::from(ems) * size * SLACK
}

/// Width of the widest of several lines.
pub(in crate::chart) fn widest(lines: &[String], size: f64, weight: Weight) -> f64 {
    lines.iter().map(|line| width(line, size, weight)).fold(0.0, f64::max)
}

/// Breaks text into lines no wider than `most`, at spaces, and inside a word only when the word
/// alone is too wide. Control characters, which SVG does not allow, become spaces.
pub(in crate::chart) fn wrap(text: &str, size: f64, weight: Weight, most: f64) -> Vec<String> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut lines: Vec<String> = Vec::new();
    for word in clean.split_whitespace() {
        for piece in pieces(word, size, weight, most) {
            match lines.last_mut() {
                Some(line) if width(line, size, weight) + width(&piece, size, weight) + 0.3 * size <= most => {
                    line.push(' ');
                    line.push_str(&piece);
                }
                _ => lines.push(piece),
            }
        }
    }
    lines
}

/// A word, cut into pieces that fit; nearly always one.
fn pieces(word: &str, size: f64, weight: Weight, most: f64) -> Vec<String> {
    if width(word, size, weight) <= most {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        let last = pieces.last_mut().expect("there is always one piece");
        let mut longer = last.clone();
        longer.push(c);
        if last.is_empty() || width(&longer, size, weight) <= most {
            *last = longer;
        } else {
            pieces.push(c.to_string());
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_text_measures_wider_and_strong_is_wider_than_regular() {
        assert!(width("3,630", 14.0, Weight::Regular) > width("363", 14.0, Weight::Regular));
        assert!(width("Waiting", 14.0, Weight::Strong) > width("Waiting", 14.0, Weight::Regular));
        assert!((width("111", 10.0, Weight::Regular) - width("888", 10.0, Weight::Regular)).abs() < 1e-9);
    }

    #[test]
    fn text_breaks_at_spaces_and_inside_words_that_are_too_wide() {
        let lines = wrap("Yorkshire and The Humber", 14.0, Weight::Regular, 110.0);
        assert_eq!(lines, ["Yorkshire and", "The Humber"]);
        let lines = wrap("Llanfairpwllgwyngyllgogerychwyrndrobwll", 14.0, Weight::Regular, 110.0);
        assert!(lines.len() > 2 && lines.iter().all(|line| width(line, 14.0, Weight::Regular) <= 110.0));
        assert!(wrap(" \n ", 14.0, Weight::Regular, 110.0).is_empty());
    }
}
