//! What a theme sets in its `theme.yaml`: its name, its licence, and the colours of charts.

use crate::chart::{Beside, Clash, FEWEST_COLOURS, MARKS_APART, MOST_COLOURS, Palette, Scheme, clashes};
use crate::colour::Colour;
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::source::yaml::{self, Node, Value};
use crate::source::{Located, SourceText};

/// The name of the file in the folder of a theme.
pub(super) const FILE: &str = "theme.yaml";

/// Reads the colours of charts; the built-in ones where a theme has none, or none that can be told apart.
pub(super) fn palette(source: &SourceText) -> (Palette, Vec<Diagnostic>) {
    let node = match yaml::parse(source, 0..source.text.len()) {
        Ok(node) => node,
        Err(faults) => return (Palette::default(), faults.into_iter().map(Diagnostic::from).collect()),
    };
    let mut problems = Vec::new();
    let palette = Fields::of(&source.path, &node, &mut problems).and_then(|mut fields| {
        fields.text("name");
        fields.text("licence");
        let palette = fields.group("chart-colours", colours);
        fields.finish();
        palette
    });
    (palette.unwrap_or_default(), problems)
}

fn colours(fields: &mut Fields<'_>) -> Option<Palette> {
    let light = fields.required("light");
    let dark = fields.node("dark");
    let light = light.and_then(|node| list(fields, "light", node))?;
    let dark = dark.map(|node| list(fields, "dark", node));
    let dark = if let Some(dark) = dark { Some(dark?) } else { None };
    if let Some(problem) = miscounted(fields, &light, dark.as_deref()) {
        fields.report(problem);
        return None;
    }
    let mut is_clear = tell_clashes(fields, &light, Scheme::Light);
    is_clear &= dark.iter().all(|dark| tell_clashes(fields, dark, Scheme::Dark));
    let values = |colours: &[Located<Colour>]| colours.iter().map(|colour| colour.value).collect::<Vec<_>>();
    let dark = dark.as_deref().map(values);
    Palette::of_brand(&values(&light), dark.as_deref()).filter(|_| is_clear)
}

/// The colours of a list; nothing if one of them cannot be read.
fn list(fields: &mut Fields<'_>, name: &'static str, node: &Node) -> Option<Vec<Located<Colour>>> {
    let items = fields.list(name);
    if !matches!(node.value, Value::List(_)) {
        return None;
    }
    let read: Vec<Option<Located<Colour>>> = items.iter().map(|item| colour(fields, item)).collect();
    read.into_iter().collect()
}

fn colour(fields: &mut Fields<'_>, node: &Node) -> Option<Located<Colour>> {
    let place = fields.place(node);
    let text = node.scalar().unwrap_or_default();
    let value = Colour::read(text);
    if value.is_none() {
        let message = match node.value {
            Value::Null => "A colour is missing here: outside quotation marks, # begins a remark.".to_owned(),
            _ => format!("`{text}` is not a colour that charts can use."),
        };
        let fix = "write # and six digits or letters from A to F in quotation marks, as in  \"#12436D\"";
        fields.report(Diagnostic::error(code::CHART_COLOURS, place.clone(), message).label("no colour").fix(fix));
    }
    Some(Located { value: value?, place })
}

fn miscounted(fields: &Fields<'_>, light: &[Located<Colour>], dark: Option<&[Located<Colour>]>) -> Option<Diagnostic> {
    let place = |colours: &[Located<Colour>]| colours.first().map_or_else(|| fields.head(), |colour| colour.place.clone());
    let problem = |colours: &[Located<Colour>], message: String| Diagnostic::error(code::CHART_COLOURS, place(colours), message);
    let count = light.len();
    if !(FEWEST_COLOURS..=MOST_COLOURS).contains(&count) {
        let message = format!("Charts need two to six colours, and `light` has {count}.");
        let fix = if count > MOST_COLOURS { "keep the six that are used first" } else { "add a colour to `light`" };
        return Some(problem(light, message).fix(fix));
    }
    let dark = dark.filter(|dark| dark.len() != count)?;
    let message = format!("`light` has {count} colours, and `dark` has {}.", dark.len());
    let fix = "give each colour of `light` its partner in `dark`, in the same order, or leave `dark` out";
    Some(problem(dark, message).fix(fix))
}

/// Reports the colours that do not stand out; tells whether all do.
fn tell_clashes(fields: &mut Fields<'_>, colours: &[Located<Colour>], scheme: Scheme) -> bool {
    let values: Vec<Colour> = colours.iter().map(|colour| colour.value).collect();
    let found = clashes(&values, scheme);
    for clash in &found {
        fields.report(told(clash, colours, scheme));
    }
    found.is_empty()
}

fn told(clash: &Clash, colours: &[Located<Colour>], scheme: Scheme) -> Diagnostic {
    let Located { value: colour, place } = &colours[clash.at];
    let contrast = ratio(clash.contrast);
    let needed = format!("charts need {MARKS_APART} to 1");
    let message = match (clash.beside, scheme) {
        (Beside::Ground, Scheme::Light) => format!("`{colour}` is too pale: its contrast with white is {contrast} to 1."),
        (Beside::Ground, Scheme::Dark) => {
            format!("`{colour}` is too dark: its contrast with the dark ground, {}, is {contrast} to 1.", scheme.ground())
        }
        (Beside::Colour(other), _) => {
            format!("`{colour}` and `{}` are too alike: their contrast is {contrast} to 1.", colours[other].value)
        }
    };
    let why = match clash.beside {
        Beside::Ground => needed,
        Beside::Colour(other) if other == clash.at + 1 => {
            format!("{needed} between colours that follow each other, so that they differ for everybody, and in black and white")
        }
        Beside::Colour(_) => format!("{needed} between the first and the fourth colour, which a chart of two series uses"),
    };
    let fix = match clash.instead {
        Some((at, shade)) => {
            format!("write  \"{shade}\"  for `{}`, a {} shade of it", colours[at].value, side(shade, colours[at].value))
        }
        None => "choose a much darker or a much lighter colour for one of them".to_owned(),
    };
    let problem = Diagnostic::error(code::CHART_COLOURS, place.clone(), message).label("does not stand out").note(why).fix(fix);
    match clash.beside {
        Beside::Ground => problem,
        Beside::Colour(other) => problem.also(colours[other].place.clone(), "from this"),
    }
}

/// Cut, not rounded: 2.996 is not 3.
fn ratio(contrast: f64) -> String {
    format!("{:.2}", (contrast * 100.0).floor() / 100.0)
}

fn side(shade: Colour, own: Colour) -> &'static str {
    if shade.luminance() < own.luminance() { "darker" } else { "lighter" }
}
