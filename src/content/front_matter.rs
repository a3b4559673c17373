//! The head of a page: where it ends, and the fields that every kind has.

use super::directive::shared::SharedCharts;
use super::document::{Document, Head};
use super::kind::{Details, Kind};
use super::markdown::Builder;
use super::reader;
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::source::yaml::{self, Node};
use crate::source::{Located, SourceText};
use std::ops::Range;

/// The folder of pages.
pub const FOLDER: &str = "content/";
const FENCE: &str = "---";

/// Reads one page of a site without shared charts.
#[must_use]
pub fn read(source: &SourceText) -> (Option<Document>, Vec<Diagnostic>) {
    read_with(source, &SharedCharts::new())
}

/// Reads one page; what can be read is, and the rest is reported.
#[must_use]
pub fn read_with(source: &SourceText, charts: &SharedCharts) -> (Option<Document>, Vec<Diagnostic>) {
    let (head_range, body_range) = match split(source) {
        Ok(ranges) => ranges,
        Err(problem) => return (None, vec![problem]),
    };
    let node = match yaml::parse(source, head_range) {
        Ok(node) => node,
        Err(faults) => return (None, faults.into_iter().map(Diagnostic::from).collect()),
    };
    let mut builder = Builder::new(source);
    builder.charts = Some(charts);
    let mut problems = Vec::new();
    let document = read_parts(source, &node, body_range, &mut builder, &mut problems);
    problems.append(&mut builder.problems);
    (document, problems)
}

fn read_parts(
    source: &SourceText,
    node: &Node,
    body: Range<usize>,
    builder: &mut Builder<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let mut fields = Fields::of(&source.path, node, problems)?;
    let kind = fields.word("kind", &Kind::NAMES).unwrap_or_else(|| Kind::of_path(&source.path));
    let head = head(&mut fields, builder, kind);
    let details = Details::read(kind, &mut fields, builder);
    fields.finish();
    let body = builder.body(body);
    let is_blank = body.is_empty() && matches!(details, Details::Page) && !source.path.ends_with("/_index.md");
    let head = head?;
    // A block that could not be read would have been content.
    if is_blank && !head.draft && builder.problems.is_empty() && !builder.is_incomplete {
        let problem = Diagnostic::error(code::EMPTY_PAGE, head.place.clone(), "This page has a title, but nothing below it.");
        builder.problems.push(problem.fix("write the page below the second line of ---, or add  draft: true"));
    }
    let headings = std::mem::take(&mut builder.headings);
    let directives = std::mem::take(&mut builder.directives);
    let refs = std::mem::take(&mut builder.refs);
    let passages = std::mem::take(&mut builder.passages);
    Some(Document { path: source.path.clone(), kind, head, details, body, headings, directives, refs, passages })
}

fn head(fields: &mut Fields<'_>, builder: &mut Builder<'_>, kind: Kind) -> Option<Head> {
    let place = fields.head();
    let title = reader::required_text(fields, builder, "title").filter(|title| {
        let is_there = !title.is_empty();
        if !is_there {
            fields.missing("title");
        }
        is_there
    });
    let summary = reader::text(fields, builder, "summary");
    if kind.is_dated() {
        fields.required("date");
    }
    let date = fields.date("date");
    let updated = fields.date("updated");
    check_order(fields, date.as_ref(), updated.as_ref());
    let topics = fields.texts("topics");
    let authors = fields.texts("authors").into_iter().map(|author| author.value).collect();
    let draft = fields.flag("draft");
    let embargo = fields.moment("embargo");
    let slug = slug(fields);
    let order = fields.whole("order", 100_000);
    // Whatever a theme or a tool of the author's own wants to keep beside the page.
    fields.node("extra");
    Some(Head { title: title?, summary, date, updated, topics, authors, draft, embargo, slug, order, place })
}

fn check_order(
    fields: &mut Fields<'_>,
    date: Option<&Located<crate::number::PartialDate>>,
    updated: Option<&Located<crate::number::PartialDate>>,
) {
    if let (Some(date), Some(updated)) = (date, updated)
        && updated.value.last_day() < date.value.first_day()
    {
        let message = format!("This page was last changed ({}) before it was published ({}).", updated.value, date.value);
        fields.report(Diagnostic::error(code::DATE_ORDER, updated.place.clone(), message).fix("correct one of the two dates"));
    }
}

fn slug(fields: &mut Fields<'_>) -> Option<Located<String>> {
    let slug = fields.text("slug")?;
    if fields.file().ends_with("/_index.md") {
        let message = "The page of a folder takes its address from the folder.";
        fields.report(Diagnostic::error(code::UNKNOWN_FIELD, slug.place, message).fix("delete the line, or rename the folder"));
        return None;
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !slug.value.is_empty() && slug.value.len() <= 100 && slug.value.chars().all(plain) {
        return Some(slug);
    }
    let message = if slug.value.is_empty() {
        "`slug` is empty.".to_owned()
    } else {
        format!("`{}` cannot be part of a web address.", slug.value)
    };
    fields.report(
        Diagnostic::error(code::NAME_NOT_PORTABLE, slug.place, message)
            .fix("use small letters, digits and hyphens, as in a-new-report"),
    );
    None
}

/// Finds the two fences of the front matter.
fn split(source: &SourceText) -> Result<(Range<usize>, Range<usize>), Diagnostic> {
    let text = &source.text;
    let first = text.lines().next().unwrap_or("").trim_end();
    if first != FENCE {
        let place = source.place(0..first.len());
        return Err(Diagnostic::error(code::FRONT_MATTER, place, "This page does not begin with its front matter.")
            .fix("begin the file with a line of ---, then  title: …, then another line of ---"));
    }
    let start = text.find('\n').map_or(text.len(), |at| at + 1);
    let mut offset = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            return Ok((start..offset, offset + line.len()..text.len()));
        }
        offset += line.len();
    }
    Err(Diagnostic::error(code::FRONT_MATTER, source.place(0..first.len()), "The front matter that begins here has no end.")
        .fix("add a line of --- below its last field"))
}
