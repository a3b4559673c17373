//! Colours: how they are written, how far two of them stand apart, and other shades of the same hue.
//!
//! Contrast is that of the Web Content Accessibility Guidelines 2.2: the ratio of two relative luminances, from 1 (alike)
//! to 21 (black and white).

use std::fmt;

/// A colour as screens mix it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
    /// White.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };

    /// Reads `#12436D`, with or without the first character, and the short form `#14D`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let long = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let part = |at: usize| u8::from_str_radix(&long[at..at + 2], 16).ok();
        Some(Self { red: part(0)?, green: part(2)?, blue: part(4)? })
    }

    /// How far two colours stand apart, from 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(other) / one.min(other)
    }

    /// Darker and lighter colours of the same hue, those nearest to this one first, black and white last.
    pub fn shades(self) -> impl Iterator<Item = Self> {
        (1..=100).flat_map(move |percent| [self.towards(Self::BLACK, percent), self.towards(Self::WHITE, percent)])
    }

    /// Light that the colour gives, from 0 to 1, as an eye sees it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let light = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * light(self.red) + 0.7152 * light(self.green) + 0.0722 * light(self.blue)
    }

    /// So many hundredths of the way to another colour. The way to black or white keeps the hue.
    fn towards(self, other: Self, percent: u16) -> Self {
        let part = |own: u8, other: u8| {
            let hundredfold = u16::from(own) * (100 - percent) + u16::from(other) * percent;
            u8::try_from((hundredfold + 50) / 100).unwrap_or(u8::MAX)
        };
        Self { red: part(self.red, other.red), green: part(self.green, other.green), blue: part(self.blue, other.blue) }
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::read(text).unwrap()
    }

    #[test]
    fn contrast_is_what_others_have_published() {
        // Black on white and the lightest grey for text are in the guidelines and their techniques; the others are
        // in the guidance of the Government Analysis Function on colours of charts.
        let published = [
            ("#000000", "#ffffff", 21.0),
            ("#767676", "#ffffff", 4.54),
            ("#777777", "#ffffff", 4.48),
            ("#12436d", "#ffffff", 10.25),
            ("#28a197", "#ffffff", 3.17),
            ("#801650", "#ffffff", 9.77),
            ("#f46a25", "#ffffff", 3.03),
            ("#12436d", "#28a197", 3.24),
            ("#12436d", "#f46a25", 3.38),
            ("#28a197", "#f46a25", 1.05),
        ];
        for (one, other, ratio) in published {
            let found = colour(one).contrast(colour(other));
            assert!((found - ratio).abs() < 0.006, "{one} on {other}: {found}, not {ratio}");
            assert!((found - colour(other).contrast(colour(one))).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn colours_are_read_in_the_usual_spellings() {
        assert_eq!(
            ["#12436D", "12436d", "#14D", "#1144dd"].map(|text| colour(text).to_string()),
            ["#12436d", "#12436d", "#1144dd", "#1144dd"]
        );
        for text in ["", "#", "blue", "#12436", "#12436dd", "#12436g", "#é1", "rgb(1,2,3)", "+1+2+3"] {
            assert_eq!(Colour::read(text), None, "{text}");
        }
    }

    #[test]
    fn shades_begin_near_and_end_with_black_and_white() {
        let shades: Vec<Colour> = colour("#28a197").shades().collect();
        assert_eq!(shades[..2], [colour("#289f95"), colour("#2aa298")]);
        assert_eq!(shades[198..], [Colour::BLACK, Colour::WHITE]);
    }
}
