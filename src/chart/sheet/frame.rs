//! The `<svg>` element around a drawing: its name, description and ids for a page, or its heading and
//! ground as a file of its own.

use super::canvas::{Anchor, Canvas, Words};
use super::layout::Drawing;
use super::palette::{Paint, Role};
use super::svg::escape;
use super::text::{self, LINE, Weight};
use crate::chart::forms;
use crate::chart::spec::{Size, Spec};

/// Attributes that all text and lines inherit. Lines have round ends, so that dots are dots.
const INHERITED: &str = "font-family=\"Inter, system-ui, sans-serif\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";
/// Space around a drawing that stands by itself.
const MARGIN: f64 = 24.0;
const TITLE_SIZE: f64 = 22.0;
const SUBTITLE_SIZE: f64 = 16.0;
const CREDIT_SIZE: f64 = 14.0;
/// Space between a drawing and the credit below it.
const FOOT_GAP: f64 = 14.0;

/// The element for a page.
pub(in crate::chart) fn inline(spec: &Spec, size: Size, drawing: &Drawing) -> String {
    let (kind, class) = (forms::name(&spec.form), if size == Size::Wide { "wide" } else { "narrow" });
    let (opening, names) = (
        opening(drawing.width, drawing.height, &format!("chart chart-{kind} chart-{class}")),
        names(spec, class, &summary(spec)),
    );
    format!("{opening} {}>{}{}</svg>\n", names.0, names.1, drawing.body)
}

/// A file of its own, which says of itself what the page says of the chart; the credit at its foot says where the figures
/// come from.
pub(in crate::chart) fn standalone(spec: &Spec, drawing: &Drawing, description: &str, credit: &str) -> String {
    let (width, heading, heading_height) = heading(spec, drawing.width);
    let (foot, height) = foot(spec, credit, drawing.width, heading_height + drawing.height);
    let opening = opening(width, height, &format!("chart chart-{}", forms::name(&spec.form)));
    let names = names(spec, "file", description);
    let shift = whole(heading_height);
    let (body, margin, ground) = (&drawing.body, whole(MARGIN), Role::Ground.written(Paint::Light(spec.palette)));
    format!(
        "{opening} xmlns=\"http://www.w3.org/2000/svg\" {}>{}<rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>{heading}<g transform=\"translate({margin} {shift})\">{body}</g>{foot}</svg>\n",
        names.0, names.1
    )
}

/// An element that only decorates the text beside it.
pub(in crate::chart) fn decorative(drawing: &Drawing) -> String {
    let opening = opening(drawing.width, drawing.height, "sparkline");
    format!("{opening} aria-hidden=\"true\" focusable=\"false\">{}</svg>", drawing.body)
}

/// Title and subtitle as drawn text, with the width of the file and the height at which they end.
fn heading(spec: &Spec, drawing_width: f64) -> (f64, String, f64) {
    let canvas = Canvas::new(drawing_width + 2.0 * MARGIN, Paint::Light(spec.palette));
    let mut top = MARGIN;
    let texts =
        [(&spec.title, TITLE_SIZE, Weight::Strong, Role::Ink), (&spec.subtitle, SUBTITLE_SIZE, Weight::Regular, Role::Muted)];
    for (text, size, weight, role) in texts {
        for line in text::wrap(text, size, weight, drawing_width) {
            let spot = (MARGIN, top + size * LINE / 2.0);
            canvas.text(&Words { text: &line, spot, size, weight, anchor: Anchor::Start, role, halo: false });
            top += size * LINE;
        }
        top += 6.0;
    }
    (drawing_width + 2.0 * MARGIN, canvas.finish(), (top + 8.0).ceil())
}

/// The credit below the drawing as drawn text, with the height at which the file ends.
fn foot(spec: &Spec, credit: &str, drawing_width: f64, mut top: f64) -> (String, f64) {
    let canvas = Canvas::new(drawing_width + 2.0 * MARGIN, Paint::Light(spec.palette));
    if !credit.is_empty() {
        top += FOOT_GAP;
    }
    for line in text::wrap(credit, CREDIT_SIZE, Weight::Regular, drawing_width) {
        let (spot, size, weight) = ((MARGIN, top + CREDIT_SIZE * LINE / 2.0), CREDIT_SIZE, Weight::Regular);
        canvas.text(&Words { text: &line, spot, size, weight, anchor: Anchor::Start, role: Role::Muted, halo: false });
        top += CREDIT_SIZE * LINE;
    }
    (canvas.finish(), top + MARGIN)
}

fn opening(width: f64, height: f64, class: &str) -> String {
    let (width, height) = (whole(width), whole(height));
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" overflow=\"visible\" {INHERITED}"
    )
}

/// What kind of chart it is. On a page the full description stands below the drawing as text, and
/// a screen reader that read it here too would say everything twice.
fn summary(spec: &Spec) -> String {
    let description = forms::describe(spec);
    let kind = description.split_once(". ").map_or(description.trim_end_matches('.'), |(first, _)| first);
    format!("{kind}. The text below says what it shows.")
}

/// The attributes that make an image with a name of it, and the elements that they refer to.
fn names(spec: &Spec, class: &str, description: &str) -> (String, String) {
    let id = format!("chart-{}-{class}", identifier(&spec.id));
    let attributes = format!("role=\"img\" aria-labelledby=\"{id}-title {id}-desc\"");
    let title = escape(&spec.title);
    let description = escape(description);
    (attributes, format!("<title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>"))
}

/// A name as it may stand in an id: other characters become their number, so that different names
/// stay different.
fn identifier(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '-' {
            out.push(c);
        } else {
            out.extend(["_", &u32::from(c).to_string(), "_"]);
        }
    }
    out
}

/// A length without decimals, rounded up, so that nothing is cut.
fn whole(length: f64) -> String {
    format!("{:.0}", length.ceil())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_different_and_free_of_spaces() {
        assert_eq!(identifier("under-1s"), "under-1s");
        assert_ne!(identifier("a b"), identifier("a_b"));
        assert!(!identifier("a b\"<").contains([' ', '"', '<']));
    }

    #[test]
    fn lengths_are_rounded_up() {
        assert_eq!([whole(720.0), whole(341.2), whole(0.0)], ["720", "342", "0"]);
    }
}
