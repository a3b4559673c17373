//! Words in a line: bare where they can be, in quotation marks where they hold a space or a sign of the format.

/// Writes a word so that [`read`] finds its end again.
pub(super) fn write(word: &str) -> String {
    if !word.is_empty() && word.chars().all(is_bare) {
        return word.to_owned();
    }
    let mut out = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // A source file may hold no control character, and a line ends with the line.
            c if c.is_control() => out.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The word that a text begins with, and what follows it.
pub(super) fn read(text: &str) -> Option<(String, &str)> {
    match text.strip_prefix('"') {
        Some(inner) => read_quoted(inner),
        None => {
            let end = text.find(|c| !is_bare(c)).unwrap_or(text.len());
            (end > 0).then(|| (text[..end].to_owned(), &text[end..]))
        }
    }
}

fn read_quoted(mut rest: &str) -> Option<(String, &str)> {
    let mut word = String::new();
    loop {
        let c = rest.chars().next()?;
        rest = &rest[c.len_utf8()..];
        match c {
            '"' => return Some((word, rest)),
            '\\' if rest.starts_with("u{") => {
                let (digits, after) = rest[2..].split_once('}')?;
                word.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
                rest = after;
            }
            '\\' => {
                let escaped = rest.chars().next().filter(|c| matches!(c, '"' | '\\'))?;
                word.push(escaped);
                rest = &rest[1..];
            }
            c => word.push(c),
        }
    }
}

fn is_bare(c: char) -> bool {
    !(c.is_whitespace() || c.is_control() || matches!(c, '"' | '\\' | '=' | '#' | '[' | ']'))
}
