//! Rust files as the rules about the code see them: without comments, texts and unit tests.
//!
//! The code is formatted by rustfmt before it gets here, so an item ends at the first closing line
//! with the indentation of its first line; that is all the parsing there is.

use std::fs;
use std::path::Path;

/// One Rust file.
pub(crate) struct RustFile {
    /// Its path from the root of the repository, with forward slashes.
    pub(crate) path: String,
    /// What stands in it.
    pub(crate) text: String,
    /// Its lines, with comments, texts and everything under `#[cfg(test)]` blanked.
    pub(crate) code: Vec<String>,
}

/// A path that begins with a given name, as in `crate::site::Catalog`.
pub(crate) struct Named {
    /// The line it stands on, from 1.
    pub(crate) line: usize,
    /// What follows the first name: `site`.
    pub(crate) name: String,
}

/// A function.
pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) lines: usize,
}

/// Every Rust file below a folder of the repository, sorted.
pub(crate) fn below(folder: &str) -> Vec<RustFile> {
    let mut paths = Vec::new();
    walk(Path::new(env!("CARGO_MANIFEST_DIR")), folder, &mut paths);
    paths.sort();
    let mut files: Vec<RustFile> = paths.iter().map(|path| RustFile::read(path)).collect();
    let tests: Vec<String> = files.iter().flat_map(RustFile::test_files).collect();
    for file in files.iter_mut().filter(|file| tests.contains(&file.path)) {
        file.code.clear();
    }
    files
}

fn walk(root: &Path, folder: &str, paths: &mut Vec<String>) {
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            walk(root, &path, paths);
        } else if path.ends_with(".rs") {
            paths.push(path);
        }
    }
}

impl RustFile {
    fn read(path: &str) -> Self {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
        let mut code: Vec<String> = blank(&text).lines().map(str::to_owned).collect();
        blank_tests(&mut code);
        Self { path: path.to_owned(), text, code }
    }

    /// The files of modules that stand in files of their own and are for unit tests only.
    fn test_files(&self) -> Vec<String> {
        let folder = self.path.trim_end_matches("/mod.rs").trim_end_matches(".rs");
        let lines: Vec<&str> = self.text.lines().map(str::trim).collect();
        let modules = lines.windows(2).filter(|pair| pair[0] == "#[cfg(test)]").filter_map(|pair| pair[1].strip_prefix("mod "));
        modules.filter_map(|rest| rest.strip_suffix(';')).map(|name| format!("{folder}/{name}.rs")).collect()
    }

    /// What follows `start::` wherever that stands in the code, in groups of imports too.
    pub(crate) fn paths_from(&self, start: &str) -> Vec<Named> {
        let code = self.code.join("\n");
        let start = format!("{start}::");
        let whole = |at: &usize| !code[..*at].ends_with(|c: char| is_word(c) || c == ':');
        let found = code.match_indices(&start).map(|(at, _)| at).filter(whole);
        let mut paths = Vec::new();
        for at in found {
            let line = code[..at].matches('\n').count() + 1;
            let names = first_names(&code[at + start.len()..]);
            paths.extend(names.into_iter().map(|name| Named { line, name }));
        }
        paths
    }

    /// The functions of the code, with their lengths from signature to closing brace.
    pub(crate) fn functions(&self) -> Vec<Function> {
        let starts = self.code.iter().enumerate().filter_map(|(at, line)| Some((at, function_name(line)?)));
        starts.map(|(at, name)| Function { name, lines: item_end(&self.code, at) - at + 1 }).collect()
    }
}

/// `a` of `a::b`; `a` and `c` of `{a::b, c::{d, e}}`.
fn first_names(rest: &str) -> Vec<String> {
    let word = |text: &str| text.trim_start().chars().take_while(|c| is_word(*c)).collect::<String>();
    if !rest.starts_with('{') {
        return vec![word(rest)];
    }
    let mut depth = 0;
    let mut names = Vec::new();
    for (at, sign) in rest.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 1 && (sign == '{' || sign == ',') {
            names.push(word(&rest[at + 1..]));
        } else if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn function_name(line: &str) -> Option<String> {
    let (before, after) = line.split_once("fn ")?;
    let is_signature = before
        .split_whitespace()
        .all(|word| word.starts_with("pub") || ["const", "async", "unsafe", "extern", "super)", "crate)", "in"].contains(&word));
    let name: String = after.chars().take_while(|c| is_word(*c)).collect();
    (is_signature && !name.is_empty()).then_some(name)
}

/// The last line of the item that begins on a line.
fn item_end(code: &[String], start: usize) -> usize {
    let indentation = indentation(&code[start]);
    let closes = |line: &&String| self::indentation(line) == indentation && line.trim_start().starts_with('}');
    if code[start].trim_end().ends_with([';', '}']) {
        return start;
    }
    let length = code[start + 1..].iter().position(|line| closes(&line)).unwrap_or(0);
    start + 1 + length
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn blank_tests(code: &mut [String]) {
    let starts: Vec<usize> = (0..code.len()).filter(|at| code[*at].trim() == "#[cfg(test)]").collect();
    for start in starts {
        let end = item_end(code, start + 1);
        code[start..=end].iter_mut().for_each(String::clear);
    }
}

pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Replaces comments and what stands in quotation marks by blanks, keeping the lines.
fn blank(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let length = opaque(rest, out.chars().next_back());
        let (taken, left) = rest.split_at(length.unwrap_or_else(|| rest.chars().next().map_or(1, char::len_utf8)));
        if length.is_some() {
            out.extend(taken.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        } else {
            out.push_str(taken);
        }
        rest = left;
    }
    out
}

/// The length of the comment, text or character that begins here, if one does.
fn opaque(rest: &str, before: Option<char>) -> Option<usize> {
    let to = |end: &str, from: usize| rest[from..].find(end).map_or(rest.len(), |at| from + at + end.len());
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(to("*/", 2));
    }
    let raw = rest.strip_prefix('r').filter(|_| !before.is_some_and(is_word));
    let marks = raw.map_or(0, |raw| raw.len() - raw.trim_start_matches('#').len());
    if raw.is_some_and(|raw| raw[marks..].starts_with('"')) {
        return Some(to(&format!("\"{}", "#".repeat(marks)), marks + 2));
    }
    if rest.starts_with('"') {
        return Some(quoted(rest, '"'));
    }
    // A lifetime has no second mark two signs on; a character has.
    let is_character = rest.starts_with("'\\") || rest.starts_with('\'') && rest.chars().nth(2) == Some('\'');
    is_character.then(|| quoted(rest, '\''))
}

fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, sign) in rest.char_indices().skip(1) {
        if sign == mark && !escaped {
            return at + 1;
        }
        escaped = sign == '\\' && !escaped;
    }
    rest.len()
}
