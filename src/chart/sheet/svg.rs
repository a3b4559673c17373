//! The drawing backend: what plotters asks for, written as SVG with titles, classes, colour
//! properties and short fixed numbers, which the backend that plotters ships cannot carry.
//!
//! The canvas is ten times as big as the drawing, so whole pixels give one decimal place.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use plotters_backend::text_anchor::HPos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle};

use super::palette::{self, Paint, Role};
use super::text::{self, Weight};

/// Canvas pixels in one user unit.
pub(in crate::chart) const TENTHS: f64 = 10.0;
/// Distance from the middle of a capital letter down to the baseline, as a share of the font size.
const MIDDLE: f64 = 0.36;

type Written = Result<(), DrawingErrorKind<fmt::Error>>;

/// How the next shape is drawn, beyond what plotters can say.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::chart) struct Pen {
    /// Value of `stroke-dasharray`, when the line is not solid.
    pub(in crate::chart) dash: Option<&'static str>,
    /// Whether text is edged in the colour of the ground, so that lines behind it do not disturb it.
    pub(in crate::chart) halo: bool,
}

/// SVG elements in the order in which they were drawn.
pub(in crate::chart) struct Svg {
    /// Width and height in tenths of a user unit.
    size: (u32, u32),
    paint: Paint,
    body: String,
    pen: Pen,
    /// The attribute values of the colours met so far.
    colours: RefCell<BTreeMap<(u8, u8, u8), String>>,
}

impl Svg {
    pub(in crate::chart) fn new(size: (u32, u32), paint: Paint) -> Self {
        Self { size, paint, body: String::new(), pen: Pen::default(), colours: RefCell::default() }
    }

    /// Sets how the next shape is drawn; the one after it is plain again.
    pub(in crate::chart) fn take_up(&mut self, pen: Pen) {
        self.pen = pen;
    }

    /// Opens a group of shapes that belong together.
    pub(in crate::chart) fn open(&mut self, class: &str, title: Option<&str>) {
        self.body.push_str("<g");
        if !class.is_empty() {
            self.body.extend([" class=\"", &escape(class), "\""]);
        }
        self.body.push('>');
        if let Some(title) = title {
            self.body.extend(["<title>", &escape(title), "</title>"]);
        }
    }

    /// Closes the group that was opened last.
    pub(in crate::chart) fn close(&mut self) {
        self.body.push_str("</g>");
    }

    /// Takes over a finished drawing, moved by so many pixels; titles in it begin with the name.
    pub(in crate::chart) fn place(&mut self, name: &str, body: &str, (x, y): BackendCoord) {
        // What stands between tags is escaped, so only an element begins in this way.
        let body = body.replace("<title>", &format!("<title>{}, ", escape(name)));
        self.body.extend([
            &format!("<g class=\"chart-panel\" transform=\"translate({} {})\">", units(x), units(y)),
            body.as_str(),
            "</g>",
        ]);
    }

    /// Draws rectangles, each by two corners, as one shape with a fill and perhaps an edge.
    pub(in crate::chart) fn rectangles(
        &mut self,
        corners: &[(BackendCoord, BackendCoord)],
        fill: Role,
        edge: Option<(Role, f64)>,
    ) {
        let outline = |(one, other): &(BackendCoord, BackendCoord)| {
            format!("M{} {}H{}V{}H{}Z", units(one.0), units(one.1), units(other.0), units(other.1), units(one.0))
        };
        let (path, fill) = (corners.iter().map(outline).collect::<String>(), fill.written(self.paint));
        let edge = edge.map(|(role, width)| {
            format!(
                " stroke=\"{}\" stroke-width=\"{}\" stroke-linejoin=\"miter\"",
                role.written(self.paint),
                units(tenths(width))
            )
        });
        let dash = std::mem::take(&mut self.pen).dash.map(|dash| format!(" stroke-dasharray=\"{dash}\"")).unwrap_or_default();
        let edge = edge.unwrap_or_default();
        self.body.extend(["<path d=\"", &path, "\" fill=\"", &fill, "\"", &edge, &dash, "/>"]);
    }

    /// Hands over what was drawn.
    pub(in crate::chart) fn into_body(self) -> String {
        self.body
    }

    fn put(&mut self, element: fmt::Arguments<'_>) -> Written {
        self.pen = Pen::default();
        fmt::Write::write_fmt(&mut self.body, element).map_err(DrawingErrorKind::DrawingError)
    }

    fn colour(&self, colour: BackendColor) -> String {
        // Whether a colour serves for text is worked out from its contrast, which is too much for each letter.
        let mut colours = self.colours.borrow_mut();
        colours.entry(colour.rgb).or_insert_with(|| palette::written_for(colour.rgb, self.paint)).clone()
    }

    /// Fill and stroke of a closed shape. One that is not filled is open: the ground shows inside it,
    /// and hides what lies behind.
    fn inside<S: BackendStyle>(&self, style: &S, filled: bool) -> String {
        let colour = self.colour(style.color());
        if filled {
            let alpha = style.color().alpha;
            let opacity = if alpha < 1.0 { format!(" fill-opacity=\"{alpha:.2}\"") } else { String::new() };
            return format!("fill=\"{colour}\"{opacity}");
        }
        let ground = Role::Ground.written(self.paint);
        format!("fill=\"{ground}\" stroke=\"{colour}\" stroke-width=\"{}\"", units(style.stroke_width()))
    }
}

impl DrawingBackend for Svg {
    type ErrorType = fmt::Error;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Written {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Written {
        self.draw_path([from, to], style)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Written {
        let (points, colour) = (points(path, "M", "L"), self.colour(style.color()));
        let dash = self.pen.dash.map(|dash| format!(" stroke-dasharray=\"{dash}\"")).unwrap_or_default();
        let width = units(style.stroke_width());
        self.put(format_args!("<path d=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dash}/>"))
    }

    fn draw_rect<S: BackendStyle>(&mut self, one: BackendCoord, other: BackendCoord, style: &S, fill: bool) -> Written {
        let (left, top) = (one.0.min(other.0), one.1.min(other.1));
        let (width, height) = (one.0.abs_diff(other.0), one.1.abs_diff(other.1));
        let inside = self.inside(style, fill);
        self.put(format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {inside}/>",
            units(left),
            units(top),
            units(width),
            units(height)
        ))
    }

    fn draw_circle<S: BackendStyle>(&mut self, center: BackendCoord, radius: u32, style: &S, fill: bool) -> Written {
        let inside = self.inside(style, fill);
        let (x, y, radius) = (units(center.0), units(center.1), units(radius));
        self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" {inside}/>"))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, style: &S) -> Written {
        let (points, inside) = (points(corners, "M", "L"), self.inside(style, true));
        self.put(format_args!("<path d=\"{points}Z\" {inside}/>"))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, pos: BackendCoord) -> Written {
        let anchor = match style.anchor().h_pos {
            HPos::Left => "",
            HPos::Center => " text-anchor=\"middle\"",
            HPos::Right => " text-anchor=\"end\"",
        };
        let weight = if matches!(style.style(), FontStyle::Bold) { " font-weight=\"600\"" } else { "" };
        let ground = Role::Ground.written(self.paint);
        let halo = format!(" stroke=\"{ground}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        let (x, baseline) = (units(pos.0), units(pos.1 + tenths(style.size() * MIDDLE / TENTHS)));
        let (size, colour) = (units(tenths(style.size() / TENTHS)), self.colour(style.color()));
        let halo = if self.pen.halo { halo.as_str() } else { "" };
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{baseline}\" font-size=\"{size}\"{weight}{anchor} fill=\"{colour}\"{halo}>{}</text>",
            escape(text)
        ))
    }

    fn estimate_text_size<T: BackendTextStyle>(&self, text: &str, style: &T) -> Result<(u32, u32), DrawingErrorKind<fmt::Error>> {
        let weight = if matches!(style.style(), FontStyle::Bold) { Weight::Strong } else { Weight::Regular };
        let (width, height) = (text::width(text, style.size(), weight), style.size() * text::LINE);
        Ok((tenths(width / TENTHS).unsigned_abs(), tenths(height / TENTHS).unsigned_abs()))
    }
}

/// User units as canvas pixels.
#[expect(clippy::cast_possible_truncation, reason = "clamped to a range that an i32 holds")]
pub(in crate::chart) fn tenths(units: f64) -> i32 {
    (units * TENTHS).round().clamp(-1e9, 1e9) as i32
}

/// Canvas pixels, printed as user units with at most one decimal: `12`, `12.5`, `-0.5`.
struct Units(i64);

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match size % 10 {
            0 => write!(f, "{sign}{}", size / 10),
            rest => write!(f, "{sign}{}.{rest}", size / 10),
        }
    }
}

fn units<N: Into<i64>>(pixels: N) -> Units {
    Units(pixels.into())
}

fn points<I: IntoIterator<Item = BackendCoord>>(path: I, first: &str, next: &str) -> String {
    let mut out = String::new();
    for (x, y) in path {
        let start = if out.is_empty() { first } else { next };
        // Appending to a text does not fail.
        let _ = fmt::Write::write_fmt(&mut out, format_args!("{start}{} {}", units(x), units(y)));
    }
    out
}

/// Text as it may stand in an element or an attribute; characters that XML forbids become spaces.
pub(in crate::chart) fn escape(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\u{fffe}' | '\u{ffff}') && !c.is_control();
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            _ if c.is_control() => out.push(' '),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_decimal_at_most() {
        assert_eq!([0, 120, -5, -125, 7].map(|pixels| units(pixels).to_string()), ["0", "12", "-0.5", "-12.5", "0.7"]);
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(escape("a<b> & \"c\"\u{1}"), "a&lt;b&gt; &amp; &quot;c&quot; ");
    }
}
