//! Colours by role. The drawing names a role; the theme says what colour it is, in light, dark and print.
//!
//! Light values of series are those of the Government Analysis Function, unless a brand has its own. A series whose
//! colour is too pale for text, such as turquoise, has its text in ink.

use plotters::style::RGBColor;

use super::brand::Palette;

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
    /// Areas from little to much, by class from 0 to 4.
    Class(u8),
    /// Text on such an area.
    ClassText(u8),
    /// Bars and lines that step back, so that others are seen first.
    Quiet,
    /// Text inside what is too pale for text in the colour of the ground.
    Inside,
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
pub const TOKENS: [Token; 17] = [
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
    token("--chart-seq-1", "#e3effa", "#1c3450"),
    token("--chart-seq-2", "#a9d0f2", "#245080"),
    token("--chart-seq-3", "#6bace6", "#2c66a3"),
    token("--chart-seq-4", "#2073bc", "#7fbcf0"),
    token("--chart-seq-5", "#12436d", "#d3e8fb"),
    token("--chart-quiet", "#a0a9b2", "#5f6b77"),
    token("--chart-inside", "#16202b", "#ffffff"),
];

/// Where in [`TOKENS`] the colour of what must be read is.
const INK: usize = 6;
/// Where in [`TOKENS`] the ground is.
pub(super) const GROUND: usize = 9;

const fn token(property: &'static str, light: &'static str, dark: &'static str) -> Token {
    Token { property, light, dark }
}

/// How colours are written into the drawing, and which colours the series have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Paint {
    /// As custom properties with the light value to fall back on, for pages.
    Properties(Palette),
    /// As light values alone, for files that stand by themselves: programs other than browsers
    /// draw `var()` in black without a word.
    Light(Palette),
}

/// The slots that so many series take: in order, except that two take the first and the fourth,
/// which is the pair that the Analysis Function gives for two categories.
pub(in crate::chart) fn slots(series: usize) -> &'static [u8] {
    if series == 2 { &[0, 3] } else { &[0, 1, 2, 3, 4, 5] }
}

/// The attribute value for the role that a sentinel stands for.
pub(in crate::chart) fn written_for(sentinel: (u8, u8, u8), paint: Paint) -> String {
    match sentinel {
        (slot, TEXT, _) => Role::SeriesText(slot).written(paint),
        (index, ..) => written(usize::from(index) % TOKENS.len(), paint),
    }
}

/// What the second part of a sentinel is for text of a series.
const TEXT: u8 = 1;

fn written(index: usize, paint: Paint) -> String {
    let (Paint::Properties(palette) | Paint::Light(palette)) = paint;
    let light = palette.light(index).map_or_else(|| TOKENS[index].light.to_owned(), |colour| colour.to_string());
    match paint {
        Paint::Properties(_) => format!("var({}, {light})", TOKENS[index].property),
        Paint::Light(_) => light,
    }
}

impl Role {
    /// What text inside a bar of a series is written in; nothing where a brand's colour is so far from the one it has in
    /// the dark that no text can be read in both.
    pub(in crate::chart) fn inside(slot: u8, palette: Palette) -> Option<Self> {
        let is_read = |text: &Self| palette.carries(usize::from(slot), &TOKENS[usize::from(text.index())]);
        [Self::Ground, Self::Inside].into_iter().find(is_read)
    }

    /// The colour that stands for this role on its way through plotters, which carries nothing but RGB.
    pub(in crate::chart) fn sentinel(self) -> RGBColor {
        match self {
            Self::SeriesText(slot) => RGBColor(slot, TEXT, 0),
            other => RGBColor(other.index(), 0, 0),
        }
    }

    /// The attribute value for this role.
    pub(in crate::chart) fn written(self, paint: Paint) -> String {
        let (Paint::Properties(palette) | Paint::Light(palette)) = paint;
        let index = usize::from(self.index());
        let is_pale = matches!(self, Self::SeriesText(_)) && !palette.is_for_text(index);
        written(if is_pale { INK } else { index }, paint)
    }

    /// Where the colour is in [`TOKENS`].
    fn index(self) -> u8 {
        match self {
            Self::Series(slot) | Self::SeriesText(slot) => slot % 6,
            // From pale to dark in light, from dark to pale in dark: the same text serves on the same class in both.
            Self::Ink | Self::ClassText(0..=2) => 6,
            Self::Muted => 7,
            Self::Grid => 8,
            Self::Ground | Self::ClassText(_) => 9,
            Self::Class(class) => 10 + class % 5,
            Self::Quiet => 15,
            Self::Inside => 16,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sheet::brand::MOST_COLOURS;
    use crate::colour::Colour;

    fn brand(light: &[&str]) -> Palette {
        let light: Vec<Colour> = light.iter().map(|text| Colour::read(text).unwrap()).collect();
        Palette::of_brand(&light, None).unwrap()
    }

    #[test]
    fn roles_come_out_of_plotters_as_they_went_in() {
        let palette = brand(&["#28a197", "#002d54", "#2b9c93"]);
        let roles = [Role::Ink, Role::Muted, Role::Grid, Role::Ground].into_iter();
        for role in roles.chain((0..6).flat_map(|slot| [Role::Series(slot), Role::SeriesText(slot)])) {
            let RGBColor(red, green, blue) = role.sentinel();
            for paint in [Paint::Light(palette), Paint::Properties(palette)] {
                assert_eq!(written_for((red, green, blue), paint), role.written(paint), "{role:?}");
            }
        }
    }

    #[test]
    fn a_brand_colours_series_and_the_names_of_those_that_are_dark_enough() {
        let written = |role: Role, palette: Palette| role.written(Paint::Properties(palette));
        let (pale_first, built_in) = (brand(&["#28a197", "#002d54"]), Palette::default());
        assert_eq!(written(Role::Series(0), pale_first), "var(--chart-1, #28a197)");
        assert_eq!(written(Role::SeriesText(0), pale_first), "var(--chart-ink, #16202b)");
        assert_eq!(written(Role::SeriesText(0), built_in), "var(--chart-1, #12436d)");
        assert_eq!(written(Role::SeriesText(3), built_in), "var(--chart-ink, #16202b)");
        assert_eq!(Role::Ground.written(Paint::Light(pale_first)), "#ffffff");
    }

    #[test]
    fn the_colours_of_series_come_first() {
        assert!(TOKENS[..MOST_COLOURS].iter().zip('1'..).all(|(token, digit)| token.property.ends_with(digit)));
        assert_eq!((TOKENS[INK].property, TOKENS[GROUND].property), ("--chart-ink", "--chart-ground"));
    }

    #[test]
    fn quiet_lines_are_seen_and_recede_behind_every_series() {
        for pick in [|token: &Token| token.light, |token: &Token| token.dark] {
            let contrast =
                |index: usize| Colour::read(pick(&TOKENS[index])).unwrap().contrast(Colour::read(pick(&TOKENS[GROUND])).unwrap());
            let quiet = contrast(usize::from(Role::Quiet.index()));
            assert!(quiet >= 2.0, "{quiet}");
            assert!((0..MOST_COLOURS).all(|series| contrast(series) > quiet), "{quiet}");
        }
    }

    #[test]
    fn text_inside_a_bar_can_be_read_in_light_and_dark_or_is_not_written_there() {
        let inside = |palette: Palette| [0, 1, 2, 3, 4, 5].map(|slot| Role::inside(slot, palette));
        let (ground, own) = (Some(Role::Ground), Some(Role::Inside));
        assert_eq!(inside(Palette::default()), [ground, own, ground, own, ground, own]);
        let dark_in_the_dark = brand(&["#28a197", "#002d54"]);
        assert_eq!(inside(dark_in_the_dark)[..2], [None, None], "the built-in dark ones are pale, then dark");
    }

    #[test]
    fn text_on_every_class_has_contrast_four_and_a_half_and_classes_differ_in_light_and_dark() {
        for pick in [|token: &Token| token.light, |token: &Token| token.dark] {
            let colour = |role: Role| Colour::read(pick(&TOKENS[usize::from(role.index())])).unwrap();
            for class in 0..5 {
                assert!(colour(Role::Class(class)).contrast(colour(Role::ClassText(class))) >= 4.5, "{class}");
            }
            for class in 1..5 {
                assert!(colour(Role::Class(class - 1)).contrast(colour(Role::Class(class))) >= 1.35, "{class}");
            }
        }
    }
}
