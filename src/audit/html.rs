//! The audit as one HTML file that needs no other: a table to filter, print and sign. It has no script.

use super::{Audit, marks, page, words};
use crate::check::numbers::{Number, Standing};
use crate::content::markdown::escape;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Its look; rules of the filters, which name pages by number, are added to it.
const STYLE: &str = include_str!("audit.css");
/// The lines that the reviewer fills in.
const SIGN_OFF: &str = "<section class=\"sign-off\" aria-labelledby=\"sign-off\">\n<h2 id=\"sign-off\">Sign-off</h2>\n\
    <p>I have looked at every number above that is false, unsourced, attributed or exempt.</p>\n<dl>\n\
    <div><dt>Reviewer</dt><dd></dd></div>\n<div><dt>Date</dt><dd></dd></div>\n<div><dt>Signature</dt><dd></dd></div>\n\
    </dl>\n</section>\n";

/// The file.
#[must_use]
pub fn html(audit: &Audit<'_>) -> String {
    let pages = pages(audit);
    let title = escape(audit.title);
    let mut out = format!(
        "{}\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>Numbers of {title}</title>\n<style>\n{STYLE}",
        marks::HTML
    );
    filter_rules(&mut out, pages.len());
    let _ = write!(
        out,
        "</style>\n</head>\n<body>\n<main>\n<h1>Numbers of {title}</h1>\n<p>As of {}. Each number in the texts of the site, \
         and where it comes from.</p>\n",
        audit.as_of
    );
    counts(&mut out, audit);
    filters(&mut out, &pages);
    table(&mut out, audit, &pages);
    out.push_str(SIGN_OFF);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The pages of which numbers are listed, each with its number.
fn pages<'a>(audit: &'a Audit<'_>) -> BTreeMap<&'a str, usize> {
    let mut pages: BTreeMap<&str, usize> = audit.entries.iter().map(|(number, _)| (page(number), 0)).collect();
    pages.values_mut().enumerate().for_each(|(at, page)| *page = at);
    pages
}

/// A row is hidden while its standing is not ticked, or while another page is chosen.
fn filter_rules(out: &mut String, pages: usize) {
    for standing in Standing::ALL {
        let class = standing.class();
        let _ = writeln!(out, "body:has(#show-{class}:not(:checked)) tr.{class} {{ display: none; }}");
    }
    for page in 0..pages {
        let _ = writeln!(out, "body:has(#page-{page}:checked) tbody tr:not(.page-{page}) {{ display: none; }}");
    }
}

fn counts(out: &mut String, audit: &Audit<'_>) {
    out.push_str("<dl class=\"counts\">\n");
    for standing in Standing::ALL {
        let (name, count) = (standing.name(), audit.count(standing));
        // Only what is there to be mended stands out.
        let class = if count > 0 { standing.class() } else { "nothing" };
        let _ = writeln!(out, "<div class=\"{class}\"><dt>{name}</dt><dd>{count}</dd></div>");
    }
    out.push_str("</dl>\n");
}

fn filters(out: &mut String, pages: &BTreeMap<&str, usize>) {
    out.push_str("<form>\n<fieldset>\n<legend>Show numbers that are</legend>\n");
    for standing in Standing::ALL {
        let (class, name) = (standing.class(), standing.name());
        let _ = writeln!(out, "<label><input type=\"checkbox\" id=\"show-{class}\" checked> {name}</label>");
    }
    out.push_str("</fieldset>\n<p><label for=\"pages\">On the page</label> <select id=\"pages\">\n<option>all pages</option>\n");
    for (page, at) in pages {
        let _ = writeln!(out, "<option id=\"page-{at}\">{}</option>", escape(page));
    }
    out.push_str("</select></p>\n</form>\n");
}

fn table(out: &mut String, audit: &Audit<'_>, pages: &BTreeMap<&str, usize>) {
    out.push_str("<table>\n<caption>Numbers in the order of the files</caption>\n<thead>\n<tr>");
    for head in ["Number", "Standing", "Where", "What the data say", "Source", "Remark"] {
        let _ = write!(out, "<th scope=\"col\">{head}</th>");
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for (number, line) in &audit.entries {
        row(out, number, *line, pages[page(number)]);
    }
    out.push_str("</tbody>\n</table>\n");
}

fn row(out: &mut String, number: &Number, line: usize, page_at: usize) {
    let (class, standing) = (number.standing.class(), number.standing.name());
    let _ = write!(
        out,
        "<tr class=\"{class} page-{page_at}\"><th scope=\"row\">{}</th><td data-label=\"Standing\"><strong>{standing}</strong></td>\
         <td data-label=\"Where\">{}<br><code>{}:{line}</code></td>",
        escape(words(number)),
        escape(page(number)),
        escape(&number.place.file)
    );
    let code = number.reference.as_ref().map(|reference| format!("<code>{}</code>", escape(reference)));
    let data = [number.exact.as_deref().map(escape), number.working.as_deref().map(escape), code];
    cell(out, "What the data say", &data);
    let sources = number.sources.iter().map(|source| {
        let is_web = source.url.starts_with("https://") || source.url.starts_with("http://");
        let title = escape(&source.title);
        Some(if is_web { format!("<a href=\"{}\">{title}</a>", escape(&source.url)) } else { title })
    });
    cell(out, "Source", &sources.collect::<Vec<_>>());
    let overtaken = number.overtaken_by.as_ref().map(|period| format!("The data go on to {}.", escape(period)));
    cell(out, "Remark", &[number.reason.as_deref().map(escape), overtaken]);
    out.push_str("</tr>\n");
}

/// A cell of some lines, each of them HTML.
fn cell(out: &mut String, head: &str, lines: &[Option<String>]) {
    let lines: Vec<&str> = lines.iter().flatten().map(String::as_str).collect();
    let _ = write!(out, "<td data-label=\"{head}\">{}</td>", lines.join("<br>"));
}
