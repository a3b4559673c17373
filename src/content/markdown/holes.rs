//! Holes: finished HTML is cut at marks that no author can write.

use super::MARK;
use crate::content::Piece;

/// Says of header cells that they head a column, which the package leaves open.
pub(super) fn scoped_headers(html: String) -> String {
    if html.contains("<th") {
        html.replace("<th>", "<th scope=\"col\">").replace("<th class=", "<th scope=\"col\" class=")
    } else {
        html
    }
}

/// Makes code blocks reachable by keyboard, since long lines scroll in them.
pub(super) fn focusable_code(html: String) -> String {
    if html.contains("<pre>") { html.replace("<pre>", "<pre tabindex=\"0\">") } else { html }
}

/// Gives aligned table cells a class: the package writes a style attribute, which a strict
/// Content-Security-Policy forbids. Authors' own quotation marks are escaped, so only tags match.
pub(super) fn classes_for_styles(html: String) -> String {
    if !html.contains(" style=\"text-align: ") {
        return html;
    }
    let side =
        |html: String, side: &str| html.replace(&format!(" style=\"text-align: {side}\""), &format!(" class=\"align-{side}\""));
    ["left", "center", "right"].into_iter().fold(html, side)
}

/// Cuts finished HTML at the marks of holes.
pub(super) fn cut(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, part) in html.split(MARK).enumerate() {
        if index % 2 == 0 {
            if !part.is_empty() {
                pieces.push(Piece::Html(part.to_owned()));
            }
            continue;
        }
        let number = part.get(1..).and_then(|digits| digits.parse().ok()).unwrap_or(0);
        pieces.push(match part.as_bytes().first() {
            Some(b'H') => Piece::Href(number),
            Some(b'O') => Piece::Open(number),
            Some(b'P') => Piece::Printed(number),
            Some(b'C') => Piece::Close(number),
            _ => Piece::Directive(number),
        });
    }
    pieces
}
