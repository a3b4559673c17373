//! What other programs draw and set and charts here do not, each with why not and what to do instead.

use crate::diag::{Diagnostic, code};
use crate::source::Located;

/// A kind of chart or a field of other programs.
struct Elsewhere {
    /// What it is called there.
    names: &'static [&'static str],
    /// Why there is none, as a sentence without its full stop.
    why: &'static str,
    /// What to do instead.
    instead: &'static str,
}

const TYPES: [Elsewhere; 4] = [
    Elsewhere {
        names: &["pie", "doughnut", "donut", "ring"],
        why: "Slices are hard to compare, so there is no pie chart",
        instead: "write  type: bar , or  type: waffle  for a single share",
    },
    Elsewhere {
        names: &["radar", "spider", "star"],
        why: "The order of the spokes makes the shape, so there is no radar chart",
        instead: "write  type: bar , or  type: dumbbell  for two groups",
    },
    Elsewhere {
        names: &["gauge", "speedometer", "dial", "meter"],
        why: "A dial shows one number in the room of many, so there is no gauge",
        instead: "write  type: bullet , or the number in a sentence",
    },
    Elsewhere {
        names: &["wordcloud", "word-cloud", "bubble", "treemap"],
        why: "Areas are hard to compare, so there is no chart of this type",
        instead: "write  type: bar",
    },
];
const IN_SPACE: Elsewhere = Elsewhere {
    names: &[],
    why: "Depth makes near parts look larger than they are, so no chart has three dimensions",
    instead: "write  type: bar  or  type: line",
};

const FIELDS: [Elsewhere; 5] = [
    Elsewhere {
        names: &["y2", "y2-axis", "second-axis", "secondary-axis", "dual-axis", "right-axis"],
        why: "Two axes make lines cross where nothing crosses, so a chart has one",
        instead: "make two charts, one below the other",
    },
    Elsewhere {
        names: &["axis-min", "axis-max", "y-min", "y-max", "min", "max", "ymin", "ymax", "scale", "axis-start"],
        why: "A chart finds its own axis: bars start at zero, lines where they can be read",
        instead: "delete it, or write  axis-from: zero  for a line chart",
    },
    Elsewhere {
        names: &["color", "colors", "colour", "colours", "palette"],
        why: "Colours are the same in all charts of a site, so a chart does not set its own",
        instead: "delete it, or give the theme `chart-colours` in its theme.yaml",
    },
    Elsewhere {
        names: &["rotate", "rotation", "label-angle", "angle"],
        why: "All text of a chart stands upright, and long names are wrapped",
        instead: "delete it",
    },
    Elsewhere {
        names: &["legend", "key", "legend-position"],
        why: "A chart names its series where they are drawn, so it needs no legend",
        instead: "delete it",
    },
];

/// The field names of other programs that get an answer of their own.
pub(super) fn fields() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().flat_map(|known| known.names).copied()
}

/// What is said of a field of another program.
pub(super) fn field(name: &Located<String>) -> Option<Diagnostic> {
    let known = FIELDS.iter().find(|known| known.names.contains(&name.value.as_str()))?;
    Some(known.told(Diagnostic::error(code::UNKNOWN_FIELD, name.place.clone(), format!("{}.", known.why))))
}

/// What is said of a type of chart of another program.
pub(super) fn chart_type(name: &Located<String>) -> Option<Diagnostic> {
    let word = name.value.to_lowercase();
    let is_in_space = word.starts_with("3d") || word.ends_with("3d");
    let known = TYPES.iter().find(|known| known.names.contains(&word.trim_end_matches("-chart")));
    let known = if is_in_space { Some(&IN_SPACE) } else { known }?;
    Some(known.told(Diagnostic::error(code::UNKNOWN_VALUE, name.place.clone(), format!("{}.", known.why))))
}

impl Elsewhere {
    fn told(&self, problem: Diagnostic) -> Diagnostic {
        problem.label("not offered").fix(self.instead)
    }
}
