//! The look of a site: templates and static files, the site's own before the built-in ones.
//!
//! 1. `files` lays the files of the site's theme over those of the built-in theme.
//! 2. `embedded` holds the built-in theme; the only home of rust-embed.
//! 3. `assets` names the static files as they are published.
//! 4. `settings` reads what the theme sets, such as the colours of charts.
//! 5. `problem` words what the template engine reports.
//!
//! The only home of Tera. Nothing here knows what a site is: templates get values and give text.
//! They cannot read files, the environment, the clock or the network, because no function for it
//! exists; a name that is not defined is an error with a place, never an empty string.

mod assets;
mod embedded;
mod files;
mod problem;
mod settings;

pub use assets::Asset;
pub use embedded::DEFAULT;

use crate::chart::Palette;
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::{Place, SourceText, Tree};
use files::Templates;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use tera::{Context, Tera};

/// A theme ready to render.
pub struct Theme {
    tera: Tera,
    templates: Templates,
    assets: BTreeMap<String, Asset>,
    palette: Palette,
}

/// Loads the theme of a name: files of the site's `themes/NAME/`, and the built-in ones for the rest.
///
/// A template of the site replaces the built-in one of the same name. It may also extend or
/// include the one it replaces, as `default/NAME`: `{% extends "default/page.html" %}` in the
/// site's `page.html` changes one block and keeps the others.
///
/// There is a theme only if all its templates can be used; what its settings say wrongly is as if it were not said. An unknown name gives
/// `theme-missing` without a place, since only the caller knows where the name was written.
#[must_use]
pub fn load(tree: &Tree, name: &str) -> (Option<Theme>, Vec<Diagnostic>) {
    let known = files::names(tree);
    if !known.contains(name) {
        return (None, vec![missing(name, known.iter().copied())]);
    }
    let (mut files, mut diagnostics) = files::read(tree, name);
    let (palette, found) = palette(tree, name);
    if palette != Palette::default() {
        assets::recolour(&mut files.statics, &palette);
    }
    match compile(&files.templates) {
        Ok(tera) if diagnostics.is_empty() => {
            let theme = Theme { tera, templates: files.templates, assets: assets::publish(files.statics), palette };
            (Some(theme), found)
        }
        compiled => {
            diagnostics.extend(found);
            diagnostics.extend(compiled.err().into_iter().flatten());
            (None, diagnostics)
        }
    }
}

impl Theme {
    /// Sets a value that all templates see under a name, once for all pages.
    pub fn share<V: Serialize + ?Sized>(&mut self, name: &str, value: &V) {
        self.tera.global_context().insert(name.to_owned(), value);
    }

    /// Renders a template such as `page.html`; the fields of `context` are its top-level names.
    ///
    /// # Errors
    /// What the template asks for is not there or of another kind, with the place in the
    /// template. A file of the built-in theme is named `themes/default/…` though it is not in
    /// the site; [`Theme::text_of`] has its text.
    #[expect(clippy::result_large_err, reason = "an error is rare, and its receiver stores it unboxed")]
    pub fn render<C: Serialize + ?Sized>(&self, template: &str, context: &C) -> Result<String, Diagnostic> {
        let context = Context::from_serialize(context);
        let rendered = context.and_then(|context| self.tera.render(template, &context));
        rendered.map_err(|error| problem::rendering(&error, template, &self.templates))
    }

    /// The static files in sorted order: path below `static/` in the theme, and what is published.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.assets.iter().map(|(path, asset)| (path.as_str(), asset))
    }

    /// The colours of series in charts.
    #[must_use]
    pub fn palette(&self) -> Palette {
        self.palette
    }

    /// The text of a template by its path, such as `themes/default/templates/page.html`, for messages.
    #[must_use]
    pub fn text_of(&self, path: &str) -> Option<&SourceText> {
        self.templates.values().find(|template| &*template.path == path)
    }
}

/// The colours of charts that a theme sets, or the built-in ones.
fn palette(tree: &Tree, name: &str) -> (Palette, Vec<Diagnostic>) {
    let settings = tree.texts.get(format!("themes/{name}/{}", settings::FILE).as_str());
    settings.map(settings::palette).unwrap_or_default()
}

fn missing<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> Diagnostic {
    let message = format!("There is no theme called `{name}`.");
    let fix = suggestion::advise(name, known).unwrap_or_else(|| format!("make a folder themes/{name}, or use `{DEFAULT}`"));
    let nowhere = Place::new(&"".into(), 0..0);
    Diagnostic { place: None, ..Diagnostic::error(code::THEME_MISSING, nowhere, message) }.fix(fix)
}

/// Compiles all templates, or says of each broken one what is wrong.
fn compile(templates: &Templates) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = engine(templates);
    let Err(error) = tera.add_raw_templates(texts(templates)) else { return Ok(tera) };
    // The engine stops at the first syntax error, and people like to hear of all of them.
    let syntax: Vec<Diagnostic> = templates.iter().filter_map(|(name, text)| syntax_error(name, text, templates)).collect();
    Err(if syntax.is_empty() { problem::loading(&error, templates) } else { syntax })
}

/// Looks at one template alone; what it says about other templates cannot be judged here.
fn syntax_error(name: &str, text: &SourceText, templates: &Templates) -> Option<Diagnostic> {
    let error = Tera::default().add_raw_template(name, &text.text).err()?;
    matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
        .then(|| problem::loading(&error, templates))
        .and_then(|mut all| all.pop())
}

fn engine(templates: &Templates) -> Tera {
    let mut tera = Tera::default();
    let prefix = tera.set_fallback_prefixes([embedded::PREFIX]);
    debug_assert!(prefix.is_ok(), "prefixes are set before templates");
    // Every name but plain text is escaped. Listing endings would leave out the one nobody thought of.
    let escaped = templates.keys().filter(|name| !files::is_plain_text(name));
    tera.autoescape_on(escaped.map(|name| Cow::Owned(name.clone())).collect::<Vec<Cow<'static, str>>>());
    tera
}

fn texts(templates: &Templates) -> impl Iterator<Item = (&str, &str)> {
    templates.iter().map(|(name, text)| (name.as_str(), &*text.text))
}
