//! The colours of series: the built-in ones or those of a brand, and whether they can be told apart.

use super::palette::{GROUND, TOKENS, Token};
use crate::colour::Colour;

/// Most colours that a palette has; more cannot be told apart.
pub const MOST_COLOURS: usize = 6;
/// Fewest colours of a palette: two series are the least that needs any.
pub const FEWEST_COLOURS: usize = 2;
/// Contrast that marks need with what lies behind and beside them.
pub const MARKS_APART: f64 = 3.0;
/// Contrast that text needs with its ground.
pub const TEXT_APART: f64 = 4.5;
/// The slots that a chart of two series takes; see [`super::palette::slots`].
const PAIR: (usize, usize) = (0, 3);

/// The colours of series in the order in which they are given out, for light and for dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// How many series can be told apart.
    count: usize,
    light: [Colour; MOST_COLOURS],
    dark: [Colour; MOST_COLOURS],
}

/// What colours are seen on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// White: a light window, and paper.
    Light,
    /// The dark ground of a dark window.
    Dark,
}

/// What a colour does not stand out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// What lies behind the chart.
    Ground,
    /// Another colour, by its place from 0.
    Colour(usize),
}

/// A colour that cannot be told from what is beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clash {
    /// The colour, by its place from 0.
    pub at: usize,
    /// What it is beside.
    pub beside: Beside,
    /// The contrast that was found.
    pub contrast: f64,
    /// A shade of the same hue that would do, and the place whose colour it replaces; none if no shade of either does.
    pub instead: Option<(usize, Colour)>,
}

impl Palette {
    /// The palette of a brand: two to six colours, and as many for the dark; without these, the built-in dark ones.
    /// What is beyond six is left out, and of fewer than two nothing can be made.
    #[must_use]
    pub fn of_brand(light: &[Colour], dark: Option<&[Colour]>) -> Option<Self> {
        let count = light.len().min(MOST_COLOURS);
        let built_in = Self::default();
        let dark = dark.unwrap_or(&built_in.dark[..count]);
        let is_enough = count >= FEWEST_COLOURS && dark.len() >= count;
        is_enough.then(|| Self { count, light: filled(&light[..count]), dark: filled(&dark[..count]) })
    }

    /// How many series can be told apart.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// The custom properties for pages, as a style sheet that follows the one with the theme's own values. Colours that
    /// the reader has forced upon pages stay in force, and paper gets the light ones.
    #[must_use]
    pub fn style_sheet(&self) -> String {
        let block = |query: &str, colours: &[Colour; MOST_COLOURS]| {
            let rules = TOKENS.iter().zip(colours).map(|(token, colour)| format!("    {}: {colour};\n", token.property));
            format!("@media {query} {{\n  :root {{\n{}  }}\n}}\n", rules.collect::<String>())
        };
        let light = block("(forced-colors: none)", &self.light);
        light + &block("screen and (forced-colors: none) and (prefers-color-scheme: dark)", &self.dark)
    }

    /// The value on white of the colour in a slot.
    pub(in crate::chart) fn light(&self, slot: usize) -> Option<Colour> {
        self.light.get(slot).copied()
    }

    /// Whether text can be read in the colour of a slot, in light and in dark.
    pub(in crate::chart) fn is_for_text(&self, slot: usize) -> bool {
        let is_legible = |colours: &[Colour; MOST_COLOURS], scheme: Scheme| {
            colours.get(slot).is_some_and(|colour| colour.contrast(scheme.ground()) >= TEXT_APART)
        };
        is_legible(&self.light, Scheme::Light) && is_legible(&self.dark, Scheme::Dark)
    }

    /// Whether a text can be read on the colour of a slot, in light and in dark.
    pub(in crate::chart) fn carries(&self, slot: usize, text: &Token) -> bool {
        let is_legible = |colours: &[Colour; MOST_COLOURS], text: &str| {
            colours.get(slot).zip(Colour::read(text)).is_some_and(|(bar, text)| bar.contrast(text) >= TEXT_APART)
        };
        is_legible(&self.light, text.light) && is_legible(&self.dark, text.dark)
    }
}

impl Default for Palette {
    fn default() -> Self {
        let built_in = |value: fn(&super::palette::Token) -> &'static str| {
            let colours: Vec<Colour> = TOKENS[..MOST_COLOURS].iter().filter_map(|token| Colour::read(value(token))).collect();
            filled(&colours)
        };
        Self { count: MOST_COLOURS, light: built_in(|token| token.light), dark: built_in(|token| token.dark) }
    }
}

impl Scheme {
    /// What lies behind a chart.
    #[must_use]
    pub fn ground(self) -> Colour {
        let value = if self == Self::Light { TOKENS[GROUND].light } else { TOKENS[GROUND].dark };
        Colour::read(value).unwrap_or(Colour::WHITE)
    }
}

/// The colours that do not stand out: from their ground, from the next in order, or from the other one of the pair that
/// two series take.
#[must_use]
pub fn clashes(colours: &[Colour], scheme: Scheme) -> Vec<Clash> {
    let ground = scheme.ground();
    let on_ground = colours.iter().enumerate().filter_map(|(at, colour)| {
        let contrast = colour.contrast(ground);
        let clash = || Clash { at, beside: Beside::Ground, contrast, instead: on_ground(colours, at, ground) };
        (contrast < MARKS_APART).then(clash)
    });
    let side_by_side = pairs(colours.len()).filter_map(|(at, other)| {
        let contrast = colours[at].contrast(colours[other]);
        let fitting = |at: usize| fitting(colours, at, ground).map(|shade| (at, shade));
        let clash = || Clash { at, beside: Beside::Colour(other), contrast, instead: fitting(other).or_else(|| fitting(at)) };
        (contrast < MARKS_APART).then(clash)
    });
    on_ground.chain(side_by_side).collect()
}

/// All six slots. Slots beyond the palette are never given out in order, but the fourth is also the second of two series:
/// it and those after it repeat the first two.
fn filled(colours: &[Colour]) -> [Colour; MOST_COLOURS] {
    std::array::from_fn(|slot| colours.get(slot).or_else(|| colours.get(slot % 2)).copied().unwrap_or(Colour::BLACK))
}

/// The places of colours that stand side by side.
fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    let neighbours = (1..count).map(|at| (at - 1, at));
    neighbours.chain((count > PAIR.1).then_some(PAIR))
}

/// The nearest shade that stands out from the ground and, if there is one, from everything beside it as well.
fn on_ground(colours: &[Colour], at: usize, ground: Colour) -> Option<(usize, Colour)> {
    let stands_out = || colours[at].shades().find(|shade| shade.contrast(ground) >= MARKS_APART);
    fitting(colours, at, ground).or_else(stands_out).map(|shade| (at, shade))
}

/// The nearest shade of a colour that stands out from the ground and from everything beside it.
fn fitting(colours: &[Colour], at: usize, ground: Colour) -> Option<Colour> {
    let partner = |(one, other): (usize, usize)| match at {
        _ if at == one => Some(colours[other]),
        _ if at == other => Some(colours[one]),
        _ => None,
    };
    let partners: Vec<Colour> = pairs(colours.len()).filter_map(partner).chain([ground]).collect();
    colours[at].shades().find(|shade| partners.iter().all(|other| shade.contrast(*other) >= MARKS_APART))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(texts: &[&str]) -> Vec<Colour> {
        texts.iter().map(|text| Colour::read(text).unwrap()).collect()
    }

    #[test]
    fn the_built_in_colours_stand_apart_in_light_and_dark() {
        let palette = Palette::default();
        assert_eq!(clashes(&palette.light, Scheme::Light), []);
        assert_eq!(clashes(&palette.dark, Scheme::Dark), []);
        assert_eq!(palette.count(), 6);
    }

    #[test]
    fn text_takes_a_colour_only_where_it_can_be_read() {
        let built_in = Palette::default();
        assert_eq!([0, 1, 2, 3, 4, 5].map(|slot| built_in.is_for_text(slot)), [true, false, true, false, true, false]);
        let light = colours(&["#28a197", "#002d54"]);
        let pale_first = Palette::of_brand(&light, Some(&colours(&["#157c72", "#a6d2fa"]))).unwrap();
        assert_eq!([0, 1].map(|slot| pale_first.is_for_text(slot)), [false, true]);
        let dark_in_the_dark = Palette::of_brand(&light, None).unwrap();
        assert!(!dark_in_the_dark.is_for_text(1), "the built-in second dark colour is no colour for text");
    }

    #[test]
    fn a_clash_is_told_with_a_shade_that_would_do() {
        let pale = colours(&["#12436d", "#8fd8d2"]);
        let [clash] = clashes(&pale, Scheme::Light)[..] else { panic!("one clash") };
        assert_eq!((clash.at, clash.beside), (1, Beside::Ground));
        let mended = [pale[0], clash.instead.unwrap().1];
        assert_eq!(clashes(&mended, Scheme::Light), []);

        let alike = colours(&["#12436d", "#801650"]);
        let [clash] = clashes(&alike, Scheme::Light)[..] else { panic!("one clash") };
        assert_eq!((clash.at, clash.beside), (0, Beside::Colour(1)));
        let (at, shade) = clash.instead.unwrap();
        assert_eq!(at, 1);
        assert_eq!(clashes(&[alike[0], shade], Scheme::Light), []);
    }

    #[test]
    fn the_pair_for_two_series_must_stand_apart_too() {
        let same_again = colours(&["#12436d", "#28a197", "#801650", "#28a197", "#12436d"]);
        assert_eq!(clashes(&same_again, Scheme::Light), []);
        let dark_fourth = colours(&["#28a197", "#12436d", "#28a197", "#28a197"]);
        let found: Vec<_> = clashes(&dark_fourth, Scheme::Light).iter().map(|clash| (clash.at, clash.beside)).collect();
        assert_eq!(found, [(2, Beside::Colour(3)), (0, Beside::Colour(3))]);
    }

    #[test]
    fn a_small_palette_repeats_its_first_two_colours() {
        let three = colours(&["#002d54", "#2b9c93", "#6a2063"]);
        let palette = Palette::of_brand(&three, None).unwrap();
        assert_eq!(palette.count(), 3);
        assert_eq!(palette.light, [three[0], three[1], three[2], three[1], three[0], three[1]]);
        assert_eq!(Palette::of_brand(&three[..1], None), None);
        assert_eq!(Palette::of_brand(&three, Some(&three[..2])), None);
    }

    #[test]
    fn pages_get_the_colours_in_light_and_dark_and_never_against_forced_ones() {
        let two = colours(&["#002d54", "#2b9c93"]);
        let sheet = Palette::of_brand(&two, None).unwrap().style_sheet();
        assert!(sheet.contains("--chart-1: #002d54;") && sheet.contains("--chart-4: #2b9c93;"), "{sheet}");
        assert!(sheet.contains("--chart-1: #a6d2fa;"), "{sheet}");
        assert!(sheet.split("@media").skip(1).all(|block| block.contains("(forced-colors: none)")), "{sheet}");
        assert_eq!(sheet.matches("screen").count(), 1, "paper gets the light colours");
    }
}
