//! "Did you mean …?": the known names nearest to one that is not known.

/// Names further away than this share of their length are no help.
const FARTHEST: f64 = 0.5;
/// More names than these are no advice.
const MOST_LISTED: usize = 12;

/// The known name nearest to a word, if one is near enough to have been meant.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(word, known, 1).pop()
}

/// Up to `most` known names near to a word, the nearest first.
#[must_use]
pub fn nearest_of<'a>(word: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let word = word.to_lowercase();
    let mut near: Vec<(usize, &str)> = known.into_iter().map(|name| (distance(&word, name), name)).collect();
    near.retain(|(distance, name)| is_near(*distance, &word, name));
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(most).map(|(_, name)| name).collect()
}

/// The end of a message: `did you mean …?`, or the names there are, or nothing.
#[must_use]
pub fn advise<'a>(word: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    let near = nearest_of(word, known.clone(), 3);
    if !near.is_empty() {
        return Some(format!("did you mean {}?", list(&near, "or")));
    }
    let mut all: Vec<&str> = Vec::new();
    for name in known {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    match all.as_slice() {
        [] => None,
        [only] => Some(format!("use `{only}`")),
        _ => (all.len() <= MOST_LISTED).then(|| format!("use one of {}", list(&all, "or"))),
    }
}

/// Joins names as a sentence does: "`a`, `b` or `c`".
#[must_use]
pub fn list(names: &[&str], word: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    joined(&quoted, word)
}

/// Joins parts of a sentence: "a, b or c".
#[must_use]
pub fn joined<S: AsRef<str>>(parts: &[S], word: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
    match parts.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        parts => parts.concat(),
    }
}

fn distance(word: &str, name: &str) -> usize {
    strsim::damerau_levenshtein(word, &name.to_lowercase())
}

#[expect(clippy::cast_precision_loss, reason = "lengths of names are far below the limit of exact floats")]
fn is_near(distance: usize, word: &str, name: &str) -> bool {
    let longest = word.chars().count().max(name.chars().count());
    let part_of = word.len() >= 4 && (name.contains(word) || word.contains(name) && name.len() >= 4);
    part_of || (distance as f64) <= FARTHEST * longest as f64 * 0.8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_comes_first_and_far_ones_not_at_all() {
        let known = ["under-1s", "adopted", "court-to-match"];
        assert_eq!(nearest("under-1", known), Some("under-1s"));
        assert_eq!(nearest("adoptd", known), Some("adopted"));
        assert_eq!(nearest("zebra", known), None);
        assert_eq!(advise("zebra", known).unwrap(), "use one of `under-1s`, `adopted` or `court-to-match`");
        assert_eq!(advise("zebra", ["adopted"]).unwrap(), "use `adopted`");
        assert_eq!(advise("zebra", ["adopted", "under-1s", "adopted"]).unwrap(), "use one of `adopted` or `under-1s`");
    }
}
