//! A figure on a page of its own, which other websites show in a frame.

use super::parts;
use crate::content::Directive;
use crate::content::markdown::escape;
use crate::diag::Diagnostic;
use crate::render::fill::{Links, plain};
use crate::render::page::Shown;
use crate::render::view::{Embed, Figure};
use crate::site::Route;
use crate::statistics::Dataset;
use serde::Serialize;

/// Frames for which a height is worked out: the smallest phone, the widest that shows the narrow drawing, a column of text.
const PHONE: Frame = Frame { width: 320, drawn_for: 340 };
const TABLET: Frame = Frame { width: 600, drawn_for: 340 };
const COLUMN: Frame = Frame { width: 720, drawn_for: 720 };
/// Narrow drawings grow no further.
const WIDEST_NARROW: usize = 448;
/// Space at the left and right edges together.
const EDGES: usize = 32;
/// Space between the parts, above and below them, with the line that unfolds the description.
const GAPS: usize = 130;
/// Heights are given in steps, because they are worked out from the number of letters.
const STEP: usize = 20;

/// A frame and the width for which its drawing was made, in pixels.
struct Frame {
    width: usize,
    drawn_for: usize,
}

#[derive(Serialize)]
struct EmbedContext<'a> {
    embed: &'a Embed,
    figure: &'a Figure,
}

/// The page of a figure, relative to the page that shows it.
pub(super) fn route(shown: &Shown<'_>, directive: &Directive) -> Route {
    shown.route.beside(&format!("{}.html", directive.id.value))
}

/// What stands on the page of a figure beside the figure itself.
pub(super) fn view(
    shown: &Shown<'_>,
    directive: &Directive,
    figure: &Figure,
    datasets: &[&Dataset],
    description_html: String,
) -> Embed {
    let Shown { context, document, filler, .. } = shown;
    let route = route(shown, directive);
    let title_html = filler.html(&directive.title, Links::Dropped);
    let base = &context.corpus.settings.base_url;
    let mut embed = Embed {
        title: plain(&title_html),
        title_html,
        description_html,
        credit: parts::credit(context, datasets),
        page_title: plain(&filler.html(&document.head.title, Links::Dropped)),
        canonical: format!("{base}{}", shown.route.address()),
        href: format!("{}.html", directive.id.value),
        root: route.root(),
        code: String::new(),
    };
    embed.code = code(&format!("{base}{}", route.path()), &embed, figure);
    embed
}

/// The page as a file.
pub(super) fn file(
    shown: &Shown<'_>,
    directive: &Directive,
    embed: &Embed,
    figure: &Figure,
) -> Result<(String, Vec<u8>), Box<Diagnostic>> {
    let html = super::template(shown.context, "embed.html", &EmbedContext { embed, figure })?;
    Ok((route(shown, directive).path().to_owned(), html.into_bytes()))
}

/// What an editor of another website copies into a page.
fn code(address: &str, embed: &Embed, figure: &Figure) -> String {
    let height = height(embed, figure);
    let (address, title) = (escape(address), escape(&embed.title));
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" style=\"border: 0\"></iframe>"
    )
}

/// A height, in pixels, that shows all of the figure in a narrow frame and in a wide one.
fn height(embed: &Embed, figure: &Figure) -> usize {
    let in_frame = |frame: &Frame, svg: &str, widest: usize| {
        let room = frame.width - EDGES;
        // Letters are a little more than half as wide as they are high, with what is lost at the ends of lines.
        let text = |text: &str, letter: usize, line: usize| (text.chars().count() * letter).div_ceil(room) * line;
        let codes = figure.codes.iter().map(|entry| text(entry.meaning, 10, 26)).sum::<usize>();
        let words = text(&embed.title, 12, 28) + text(&figure.subtitle, 9, 26);
        let foot = text(&embed.credit, 9, 24) + text(&embed.page_title, 12, 24);
        (drawn_height(svg) * room.min(widest)).div_ceil(frame.drawn_for) + words + codes + foot + GAPS
    };
    let narrow = [PHONE, TABLET].iter().map(|frame| in_frame(frame, &figure.svg_narrow, WIDEST_NARROW)).max();
    let wide = in_frame(&COLUMN, &figure.svg_wide, COLUMN.width);
    narrow.unwrap_or_default().max(wide).next_multiple_of(STEP)
}

/// The height that a drawing gives in its first tag, in user units.
fn drawn_height(svg: &str) -> usize {
    let written = svg.split(" height=\"").nth(1).and_then(|rest| rest.split('"').next());
    written.and_then(|height| height.parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_says_how_high_it_is() {
        assert_eq!(drawn_height("<svg viewBox=\"0 0 720 410\" width=\"720\" height=\"410\"><rect height=\"9\"/></svg>"), 410);
    }
}
