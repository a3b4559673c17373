//! A mapping under reading: which fields were asked for, and what is wrong with them.

use super::shape;
use crate::diag::{Diagnostic, code, suggestion};
use crate::source::yaml::{Entry, Node, Value};
use crate::source::{Located, Place};
use std::sync::Arc;

/// One mapping of a file while it is read field by field.
pub struct Fields<'a> {
    file: &'a Arc<str>,
    start: usize,
    entries: &'a [Entry],
    asked: Vec<&'static str>,
    /// Fields that were found missing, with the index of the problem that says so.
    missing: Vec<(&'static str, usize)>,
    /// What was found wrong so far.
    pub(super) problems: &'a mut Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Starts reading a node that must be a mapping; anything else is reported.
    pub fn of(file: &'a Arc<str>, node: &'a Node, problems: &'a mut Vec<Diagnostic>) -> Option<Self> {
        Self::named(file, node, problems, &shape::Group::Whole)
    }

    /// The same for a node of which it is known what it belongs to.
    fn named(file: &'a Arc<str>, node: &'a Node, problems: &'a mut Vec<Diagnostic>, group: &shape::Group<'_>) -> Option<Self> {
        let entries: &[Entry] = match &node.value {
            Value::Map(entries) => entries,
            Value::Null => &[],
            _ => {
                problems.push(shape::no_fields(Place::new(file, node.span.clone()), group));
                return None;
            }
        };
        Some(Self { file, start: node.span.start, entries, asked: Vec::new(), missing: Vec::new(), problems })
    }

    /// The file that is read.
    #[must_use]
    pub fn file(&self) -> &'a Arc<str> {
        self.file
    }

    /// The place of a node of this file.
    #[must_use]
    pub fn place(&self, node: &Node) -> Place {
        Place::new(self.file, node.span.clone())
    }

    /// Where the mapping begins, for problems about what is not there.
    #[must_use]
    pub fn head(&self) -> Place {
        let start = self.entries.first().map_or(self.start, |entry| entry.key_span.start);
        let end = self.entries.first().map_or(self.start, |entry| entry.key_span.end);
        Place::new(self.file, start..end)
    }

    /// Adds a problem.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.problems.push(diagnostic);
    }

    /// The list of problems, for a reader of an inner node.
    pub fn problems(&mut self) -> &mut Vec<Diagnostic> {
        self.problems
    }

    /// A field as it stands; one that is absent or empty gives nothing.
    pub fn node(&mut self, name: &'static str) -> Option<&'a Node> {
        self.asked.push(name);
        let entry = self.entries.iter().find(|entry| entry.key == name)?;
        (entry.node.value != Value::Null).then_some(&entry.node)
    }

    /// A field that must be there.
    pub fn required(&mut self, name: &'static str) -> Option<&'a Node> {
        let node = self.node(name);
        if node.is_none() {
            self.missing(name);
        }
        node
    }

    /// Reports that a field is not there.
    pub fn missing(&mut self, name: &'static str) {
        let empty = self.entries.iter().find(|entry| entry.key == name);
        let place = empty.map_or_else(|| self.head(), |entry| Place::new(self.file, entry.key_span.clone()));
        let (word, fix) = match empty {
            Some(_) => ("is empty", format!("write the value after  {name}:")),
            None => ("is missing", format!("add a line  {name}: …")),
        };
        self.missing.push((name, self.problems.len()));
        self.problems.push(Diagnostic::error(code::MISSING_FIELD, place, format!("The field `{name}` {word}.")).fix(fix));
    }

    /// A scalar field with its place.
    pub fn text(&mut self, name: &'static str) -> Option<Located<String>> {
        let node = self.node(name)?;
        self.scalar(name, node)
    }

    /// A scalar field that must be there.
    pub fn required_text(&mut self, name: &'static str) -> Option<Located<String>> {
        let node = self.required(name)?;
        self.scalar(name, node)
    }

    /// The text of a node that must be a scalar.
    pub fn scalar(&mut self, name: &str, node: &Node) -> Option<Located<String>> {
        let Some(text) = node.scalar() else {
            self.wrong_shape(name, node, "a single text or number", shape::one_text(name));
            return None;
        };
        Some(Located { value: text.to_owned(), place: self.place(node) })
    }

    /// The entries of a field that must be a mapping.
    pub fn map(&mut self, name: &'static str) -> Option<&'a [Entry]> {
        let node = self.node(name)?;
        match &node.value {
            Value::Map(entries) => Some(entries),
            _ => {
                self.wrong_shape(name, node, "a group of fields", shape::below(name));
                None
            }
        }
    }

    /// The items of a field that must be a list; absent is empty.
    pub fn list(&mut self, name: &'static str) -> &'a [Node] {
        self.items(name, |node| shape::in_list(name, node))
    }

    fn items(&mut self, name: &'static str, fix: impl Fn(&Node) -> String) -> &'a [Node] {
        let Some(node) = self.node(name) else { return &[] };
        match &node.value {
            Value::List(items) => items,
            _ => {
                self.wrong_shape(name, node, "a list", fix(node));
                &[]
            }
        }
    }

    /// The texts of a field that must be a list of them.
    pub fn texts(&mut self, name: &'static str) -> Vec<Located<String>> {
        self.list(name).iter().filter_map(|item| self.scalar(name, item)).collect()
    }

    /// One text, or a list of them; absent is none.
    pub fn text_or_texts(&mut self, name: &'static str) -> Vec<Located<String>> {
        match self.node(name) {
            Some(node) if matches!(node.value, Value::List(_)) => self.texts(name),
            _ => self.text(name).into_iter().collect(),
        }
    }

    /// Reads each item of a list of mappings.
    pub fn each<T>(&mut self, name: &'static str, mut read: impl FnMut(&mut Fields<'_>) -> Option<T>) -> Vec<T> {
        let items = self.items(name, |_| shape::items_below(name));
        items.iter().filter_map(|item| self.inner(item, &shape::Group::ItemOf(name), &mut read)).collect()
    }

    /// Reads a field that must be a mapping.
    pub fn group<T>(&mut self, name: &'static str, mut read: impl FnMut(&mut Fields<'_>) -> Option<T>) -> Option<T> {
        let node = self.node(name)?;
        self.inner(node, &shape::Group::Field(name), &mut read)
    }

    fn inner<T>(
        &mut self,
        node: &Node,
        group: &shape::Group<'_>,
        read: &mut impl FnMut(&mut Fields<'_>) -> Option<T>,
    ) -> Option<T> {
        let mut fields = Fields::named(self.file, node, self.problems, group)?;
        let value = read(&mut fields);
        fields.finish();
        value
    }

    /// The fields that are there under one of these names, which mean nothing here and are to be answered by the caller.
    pub fn foreign(&mut self, names: impl Iterator<Item = &'static str>) -> Vec<Located<String>> {
        let mut found = Vec::new();
        for name in names {
            let entry = self.entries.iter().find(|entry| entry.key == name && !self.asked.contains(&name));
            let Some(entry) = entry else { continue };
            self.asked.push(name);
            found.push(Located { value: name.to_owned(), place: Place::new(self.file, entry.key_span.clone()) });
        }
        found
    }

    /// Reports every field that nobody asked for. One that is a needed field misspelt is told once:
    /// the message that the needed one is missing goes.
    pub fn finish(self) {
        let mut misspelt = Vec::new();
        for entry in self.entries.iter().filter(|entry| !self.asked.contains(&entry.key.as_str())) {
            let place = Place::new(self.file, entry.key_span.clone());
            let message = format!("There is no field `{}` here.", entry.key);
            let fix = suggestion::advise(&entry.key, self.asked.iter().copied());
            let fix = fix.unwrap_or_else(|| "delete the line, or put it under `extra:` on a page".to_owned());
            let near = suggestion::nearest(&entry.key, self.asked.iter().copied());
            misspelt.extend(self.missing.iter().filter(|(name, _)| Some(*name) == near).map(|(_, index)| *index));
            self.problems.push(Diagnostic::error(code::UNKNOWN_FIELD, place, message).label("not known").fix(fix));
        }
        misspelt.sort_unstable();
        misspelt.dedup();
        for index in misspelt.into_iter().rev() {
            self.problems.remove(index);
        }
    }
}
