//! HTML pages as lists of elements, and whether XML is well-formed.

use lol_html::{RewriteStrSettings, doc_text, element, end_tag, rewrite_str};
use std::cell::RefCell;
use std::rc::Rc;

/// One element of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Element {
    pub(crate) tag: String,
    /// Names and values, without character references.
    pub(crate) attributes: Vec<(String, String)>,
    /// The element around it, by its place in the list.
    pub(crate) parent: Option<usize>,
    /// The text that stands in it and in no element inside it.
    pub(crate) own_text: String,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The elements of a page, in the order of their start tags.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) elements: Vec<Element>,
}

#[derive(Default)]
struct Reading {
    elements: Vec<Element>,
    open: Vec<usize>,
}

impl Page {
    pub(crate) fn read(html: &str) -> Self {
        let reading = Rc::new(RefCell::new(Reading::default()));
        let (starts, texts) = (Rc::clone(&reading), Rc::clone(&reading));
        let on_start = element!("*", move |found| {
            let attributes = found.attributes().iter().map(|attribute| (attribute.name(), decoded(&attribute.value())));
            let mut reading = starts.borrow_mut();
            let index = reading.elements.len();
            let parent = reading.open.last().copied();
            let (tag, own_text) = (found.tag_name(), String::new());
            reading.elements.push(Element { tag, attributes: attributes.collect(), parent, own_text });
            if let Some(on_end) = found.end_tag_handlers() {
                reading.open.push(index);
                let ends = Rc::clone(&starts);
                on_end.push(end_tag!(move |_| {
                    ends.borrow_mut().open.retain(|open| *open < index);
                    Ok(())
                }));
            }
            Ok(())
        });
        let on_text = doc_text!(move |chunk| {
            let mut reading = texts.borrow_mut();
            if let Some(index) = reading.open.last().copied() {
                reading.elements[index].own_text.push_str(chunk.as_str());
            }
            Ok(())
        });
        let settings = RewriteStrSettings::new().append_element_content_handler(on_start);
        rewrite_str(html, settings.append_document_content_handler(on_text)).unwrap();
        Self { elements: std::mem::take(&mut reading.borrow_mut().elements) }
    }

    pub(crate) fn all<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = (usize, &'a Element)> {
        self.elements.iter().enumerate().filter(move |(_, element)| element.tag == tag)
    }

    /// The elements round one, from the inside out.
    pub(crate) fn around(&self, index: usize) -> impl Iterator<Item = &Element> {
        std::iter::successors(self.elements[index].parent, |outer| self.elements[*outer].parent)
            .map(|outer| &self.elements[outer])
    }

    /// The elements inside one.
    pub(crate) fn inside(&self, index: usize) -> impl Iterator<Item = &Element> {
        let outer = std::ptr::from_ref(&self.elements[index]);
        let is_inside = move |at: &usize| self.around(*at).any(|element| std::ptr::eq(element, outer));
        (index + 1..self.elements.len()).filter(is_inside).map(|at| &self.elements[at])
    }

    /// The words of an element and of all that stands in it.
    pub(crate) fn words(&self, index: usize) -> String {
        let parts = std::iter::once(&self.elements[index]).chain(self.inside(index)).map(|element| element.own_text.as_str());
        parts.collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

fn decoded(value: &str) -> String {
    value.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The first reason why a text is not well-formed XML, if it is not.
pub(crate) fn xml_fault(text: &str) -> Option<String> {
    if text.chars().any(|c| c.is_control() && !['\n', '\t', '\r'].contains(&c)) {
        return Some("a control character".to_owned());
    }
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let Some(end) = rest[start..].find('>') else { return Some(format!("no end: {}", &rest[start..])) };
        let (before, tag) = (&rest[..start], &rest[start + 1..start + end]);
        rest = &rest[start + end + 1..];
        if let Some(bare) = bare_ampersand(before).or_else(|| bare_ampersand(tag)) {
            return Some(format!("a bare & in: {bare}"));
        }
        if open.is_empty() && !before.trim().is_empty() {
            return Some(format!("text outside the root: {before}"));
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name.trim()) {
                return Some(format!("</{name}> closes nothing"));
            }
        } else if !tag.starts_with(['?', '!']) {
            if tag.matches('"').count() % 2 == 1 || tag.matches('=').count() * 2 > tag.matches('"').count() + outside(tag) {
                return Some(format!("attributes without quotation marks: <{tag}>"));
            }
            if !tag.ends_with('/') {
                open.push(tag.split_whitespace().next().unwrap_or_default());
            }
        }
    }
    open.pop().map(|name| format!("<{name}> is never closed"))
}

/// Twice the equals signs that stand inside values, as in an address with a query.
fn outside(tag: &str) -> usize {
    tag.split('"').skip(1).step_by(2).map(|value| value.matches('=').count() * 2).sum()
}

fn bare_ampersand(text: &str) -> Option<&str> {
    let references = ["amp;", "lt;", "gt;", "quot;", "apos;", "#"];
    let bare = |at: usize| !references.iter().any(|reference| text[at + 1..].starts_with(reference));
    text.match_indices('&').find(|(at, _)| bare(*at)).map(|_| text)
}
