//! Reading front matter: fields whose texts are Markdown and whose links are references.

use super::document::Ref;
use super::link::Target;
use super::markdown::Builder;
use super::{Passage, Text};
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::source::Located;

/// A name with an address, as `links:` and `actions:` list them.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its words.
    pub label: String,
    /// Which of the page's references it leads to.
    pub index: usize,
}

/// A field that is inline Markdown.
pub(super) fn text(fields: &mut Fields<'_>, builder: &mut Builder<'_>, name: &'static str) -> Option<Text> {
    fields.text(name).map(|text| builder.inline(&text))
}

/// A field that must be there and is inline Markdown.
pub(super) fn required_text(fields: &mut Fields<'_>, builder: &mut Builder<'_>, name: &'static str) -> Option<Text> {
    fields.required_text(name).map(|text| builder.inline(&text))
}

/// A list of texts that are inline Markdown.
pub(super) fn texts(fields: &mut Fields<'_>, builder: &mut Builder<'_>, name: &'static str) -> Vec<Text> {
    fields.texts(name).iter().map(|text| builder.inline(text)).collect()
}

/// A list of links.
pub(super) fn links(fields: &mut Fields<'_>, builder: &mut Builder<'_>, name: &'static str) -> Vec<Link> {
    fields.each(name, |inner| {
        let label = inner.required_text("label");
        builder.passages.extend(label.as_ref().and_then(Passage::plain));
        let index = address(inner, builder);
        if index.is_none() {
            inner.missing("page");
        }
        Some(Link { label: label?.value, index: index? })
    })
}

/// The address of an item: `page:` below content/ or one of our schemes, or `url:`.
pub(super) fn address(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> Option<usize> {
    let page = fields.text("page");
    let url = fields.text("url");
    let located = match (page, url) {
        (Some(page), _) if page.value.contains(':') => page,
        (Some(page), _) => Located { value: format!("/{}", page.value.trim_start_matches('/')), place: page.place },
        (None, url) => url?,
    };
    match Target::read(&located.value, "", &located.place) {
        Ok(target) => Some(add(builder, target, &located)),
        Err(problem) => {
            builder.problems.push(problem);
            None
        }
    }
}

/// A field that names a number.
pub(super) fn statistic(fields: &mut Fields<'_>, name: &'static str) -> Option<Located<String>> {
    fields.text(name)
}

/// An address that leads out of the site.
pub(super) fn url(fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
    let text = fields.text(name)?;
    match Target::read(&text.value, "", &text.place) {
        Ok(Target::External(url)) => Some(url),
        Ok(_) => {
            let message = format!("`{name}` should be an address on the web.");
            fields.report(
                Diagnostic::error(code::UNKNOWN_VALUE, text.place, message).fix("use an address that begins with https://"),
            );
            None
        }
        Err(problem) => {
            fields.report(problem);
            None
        }
    }
}

fn add(builder: &mut Builder<'_>, target: Target, located: &Located<String>) -> usize {
    let place = located.place.clone();
    builder.refs.push(Ref {
        target,
        phrase: located.value.clone(),
        before: String::new(),
        after: String::new(),
        because: None,
        place: place.clone(),
        phrase_place: place.clone(),
        target_place: place,
    });
    builder.refs.len() - 1
}
