//! What is seen of a drawing: where each text stands, and how large the sheet is.

use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::text::{self, Weight};

/// Ascent and descent of text from the middle of its capitals, as a share of the font size.
const RISE: f64 = 0.55;

fn attribute(tag: &str, name: &str) -> Option<f64> {
    let after = tag.split(&format!(" {name}=\"")).nth(1)?;
    after.split('"').next()?.parse().ok()
}

/// Boxes of all drawn text, with the text.
pub(super) fn texts(svg: &str) -> Vec<(Frame, String)> {
    let read = |element: &str| {
        let (tag, rest) = element.split_once('>')?;
        let text =
            rest.split('<').next()?.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        let (x, y, size) = (attribute(tag, "x")?, attribute(tag, "y")?, attribute(tag, "font-size")?);
        let weight = if tag.contains("font-weight") { Weight::Strong } else { Weight::Regular };
        let width = text::width(&text, size, weight);
        let shift = if tag.contains("\"middle\"") {
            0.5
        } else if tag.contains("\"end\"") {
            1.0
        } else {
            0.0
        };
        let middle = (x + width * (0.5 - shift), y - 0.36 * size);
        Some((Frame::around(middle, width, 2.0 * RISE * size), text))
    };
    let moved = |part: &str| {
        let by = part.split_once(')').map_or("", |(by, _)| by);
        let (x, y) = by.split_once(' ').and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?))).unwrap_or((0.0, 0.0));
        // A panel is placed as one group, and what follows it is its neighbour or stands on the sheet.
        let end = group_end(part);
        let inside = part[..end].split("<text").skip(1).filter_map(read).map(move |(frame, text)| (shifted(frame, (x, y)), text));
        let outside = part[end..].split("<text").skip(1).filter_map(read);
        inside.chain(outside).collect::<Vec<_>>()
    };
    let mut parts = svg.split("transform=\"translate(");
    let first = parts.next().unwrap_or_default().split("<text").skip(1).filter_map(read).collect::<Vec<_>>();
    first.into_iter().chain(parts.flat_map(moved)).collect()
}

/// Where the group ends that was opened just before this part.
fn group_end(part: &str) -> usize {
    let mut depth = 1;
    let tags = part.match_indices("<g").chain(part.match_indices("</g>"));
    let mut tags: Vec<(usize, &str)> = tags.collect();
    tags.sort_unstable();
    for (at, tag) in tags {
        if tag == "<g" {
            depth += 1;
        } else {
            depth -= 1;
        }
        if depth == 0 {
            return at;
        }
    }
    part.len()
}

fn shifted(frame: Frame, (x, y): (f64, f64)) -> Frame {
    Frame { left: frame.left + x, top: frame.top + y, right: frame.right + x, bottom: frame.bottom + y }
}

/// The sheet, a little larger than it is: numbers are rounded to one decimal.
pub(super) fn sheet(svg: &str) -> Frame {
    let numbers = svg.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let numbers: Vec<f64> = numbers.split(' ').filter_map(|number| number.parse().ok()).collect();
    Frame { left: -0.2, top: -0.2, right: numbers[2] + 0.2, bottom: numbers[3] + 0.2 }
}

pub(super) fn shrunk(frame: Frame) -> Frame {
    Frame { left: frame.left + 0.3, top: frame.top + 0.3, right: frame.right - 0.3, bottom: frame.bottom - 0.3 }
}
