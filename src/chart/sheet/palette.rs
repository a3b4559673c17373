//! Colours by role. The drawing names a role; the theme says what colour it is, in light, dark and print.
//!
//! Light values of series are those of the Government Analysis Function. Turquoise, orange and light
//! purple are too pale for text, so the text of those series is in ink.

use plotters::style::RGBColor;

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Role {
    /// Lines and points of a series, by its slot from 0 to 5.
    Series(u8),
    /// Text about a series, by its slot from 0 to 5.
    SeriesText(u8),
    /// What must be read or seen: names, targets.
    Ink,
    /// What helps: ticks, notes, leaders, the line at zero.
    Muted,
    /// Gridlines.
    Grid,
    /// What lies behind the chart.
    Ground,
    /// Bars and lines that step back, so that others are seen first.
    Quiet,
    /// Text inside a bar of a series, by its slot from 0 to 5.
    Inside(u8),
    /// Text inside a bar that steps back.
    InsideQuiet,
}

/// A colour that a theme may set: the name of its custom property and its value in light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Name of the custom property, such as `--chart-1`.
    pub property: &'static str,
    /// Value on a white ground; also what is drawn when the theme sets nothing.
    pub light: &'static str,
    /// Value on the dark ground.
    pub dark: &'static str,
}

/// Every colour of a chart, with values that were checked for contrast in light and in dark.
pub const TOKENS: [Token; 12] = [
    token("--chart-1", "#12436d", "#a6d2fa"),
    token("--chart-2", "#28a197", "#157c72"),
    token("--chart-3", "#801650", "#fac6de"),
    token("--chart-4", "#f46a25", "#b35019"),
    token("--chart-5", "#3d3d3d", "#d5d9de"),
    token("--chart-6", "#a285d1", "#8462bd"),
    token("--chart-ink", "#16202b", "#e9edf1"),
    token("--chart-muted", "#56616d", "#a4b0bc"),
    token("--chart-grid", "#e0e0dc", "#2c3743"),
    token("--chart-ground", "#ffffff", "#10161d"),
    token("--chart-quiet", "#bfbfbf", "#4b5763"),
    token("--chart-inside", "#16202b", "#ffffff"),
];

const fn token(property: &'static str, light: &'static str, dark: &'static str) -> Token {
    Token { property, light, dark }
}

/// How colours are written into the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Paint {
    /// As custom properties with the light value to fall back on, for pages.
    Properties,
    /// As light values alone, for files that stand by themselves: programs other than browsers
    /// draw `var()` in black without a word.
    Light,
}

/// The slots that so many series take: in order, except that two take the first and the fourth,
/// which is the pair that the Analysis Function gives for two categories.
pub(in crate::chart) fn slots(series: usize) -> &'static [u8] {
    if series == 2 { &[0, 3] } else { &[0, 1, 2, 3, 4, 5] }
}

/// The attribute value for the role that a sentinel stands for.
pub(in crate::chart) fn written_for(sentinel: (u8, u8, u8), paint: Paint) -> String {
    written(TOKENS[usize::from(sentinel.0) % TOKENS.len()], paint)
}

fn written(token: Token, paint: Paint) -> String {
    match paint {
        Paint::Properties => format!("var({}, {})", token.property, token.light),
        Paint::Light => token.light.to_owned(),
    }
}

impl Role {
    /// The colour that stands for this role on its way through plotters, which carries nothing but RGB.
    pub(in crate::chart) fn sentinel(self) -> RGBColor {
        RGBColor(self.index(), 0, 0)
    }

    /// The attribute value for this role.
    pub(in crate::chart) fn written(self, paint: Paint) -> String {
        written(TOKENS[usize::from(self.index())], paint)
    }

    /// Where the colour is in [`TOKENS`].
    fn index(self) -> u8 {
        match self {
            Self::Series(slot) => slot % 6,
            // Slots 0, 2 and 4 are dark on white and pale on black: enough contrast for text.
            Self::SeriesText(slot) if slot.is_multiple_of(2) => slot % 6,
            Self::SeriesText(_) | Self::Ink => 6,
            Self::Muted => 7,
            Self::Grid => 8,
            // The same slots carry text in the colour of the ground, the others in a colour of its own.
            Self::Inside(slot) if slot.is_multiple_of(2) => 9,
            Self::Ground => 9,
            Self::Quiet => 10,
            Self::Inside(_) | Self::InsideQuiet => 11,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }

    fn values(pick: fn(&Token) -> &'static str) -> Vec<&'static str> {
        TOKENS.iter().map(pick).collect()
    }

    #[test]
    fn marks_have_contrast_three_and_text_four_and_a_half_in_light_and_dark() {
        for colours in [values(|token| token.light), values(|token| token.dark)] {
            let ground = colours[9];
            for mark in &colours[..6] {
                assert!(contrast(mark, ground) >= 3.0, "{mark} on {ground}");
            }
            let of_text = |slot: u8| colours[usize::from(Role::SeriesText(slot).index())];
            for text in (0..6).map(of_text).chain([colours[6], colours[7]]) {
                assert!(contrast(text, ground) >= 4.5, "{text} on {ground}");
            }
        }
    }

    #[test]
    fn text_inside_a_bar_has_contrast_four_and_a_half_in_light_and_dark() {
        for colours in [values(|token| token.light), values(|token| token.dark)] {
            let pairs = (0..6).map(|slot| (Role::Series(slot), Role::Inside(slot))).chain([(Role::Quiet, Role::InsideQuiet)]);
            for (bar, text) in pairs.map(|(bar, text)| (colours[usize::from(bar.index())], colours[usize::from(text.index())])) {
                assert!(contrast(bar, text) >= 4.5, "{text} on {bar}");
            }
        }
    }

    #[test]
    fn neighbours_in_order_have_contrast_three_in_light_and_dark() {
        for colours in [values(|token| token.light), values(|token| token.dark)] {
            for pair in colours[..6].windows(2).chain([&[colours[0], colours[3]][..]]) {
                assert!(contrast(pair[0], pair[1]) >= 3.0, "{pair:?}");
            }
        }
    }
}
