//! The shapes of single values: numbers, dates, words from a list.

use super::Fields;
use crate::diag::{Diagnostic, code, suggestion};
use crate::number::{Decimal, Moment, NumberFault, PartialDate, read_decimal};
use crate::source::{Located, Place};

impl Fields<'_> {
    /// A date, perhaps known only to the month or the year.
    pub fn date(&mut self, name: &'static str) -> Option<Located<PartialDate>> {
        let text = self.text(name)?;
        self.checked(text, PartialDate::read)
    }

    /// A moment in London time.
    pub fn moment(&mut self, name: &'static str) -> Option<Located<Moment>> {
        let text = self.text(name)?;
        self.checked(text, Moment::read)
    }

    fn checked<T>(&mut self, text: Located<String>, read: impl Fn(&str) -> Result<T, String>) -> Option<Located<T>> {
        match read(&text.value) {
            Ok(value) => Some(Located { value, place: text.place }),
            Err(reason) => {
                let (message, fix) = reason.split_once("; ").unwrap_or((&reason, "write the date as 2024-05-03"));
                self.report(Diagnostic::error(code::IMPOSSIBLE_DATE, text.place, format!("{message}.")).fix(fix));
                None
            }
        }
    }

    /// An exact decimal.
    pub fn decimal(&mut self, name: &'static str) -> Option<Decimal> {
        let text = self.text(name)?;
        match read_decimal(&text.value) {
            Ok(value) => Some(value),
            Err(fault) => {
                let message = format!("`{name}` should be a number, but {}.", fault.describe());
                let fix = match fault {
                    NumberFault::TooLong => "round it to 28 digits or fewer",
                    _ => "write digits only, as in 4330 or 0.5",
                };
                self.report(Diagnostic::error(code::NUMBER_FORMAT, text.place, message).fix(fix));
                None
            }
        }
    }

    /// A whole number from zero to `most`.
    pub fn whole(&mut self, name: &'static str, most: u32) -> Option<u32> {
        let text = self.text(name)?;
        let value = text.value.parse().ok().filter(|value| *value <= most);
        if value.is_none() {
            let message = format!("`{name}` should be a whole number from 0 to {most}.");
            self.report(Diagnostic::error(code::NUMBER_FORMAT, text.place, message).fix("write digits only, as in 2"));
        }
        value
    }

    /// `true` or `false`; absent is false.
    pub fn flag(&mut self, name: &'static str) -> bool {
        let word = self.text(name);
        word.and_then(|word| self.one_of(name, &word, &[("true", true), ("false", false)])).unwrap_or(false)
    }

    /// A word that must be one of a list.
    pub fn word<T: Clone>(&mut self, name: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(name)?;
        self.one_of(name, &text, choices)
    }

    /// The meaning of a word that must be one of a list.
    pub fn one_of<T: Clone>(&mut self, name: &str, text: &Located<String>, choices: &[(&str, T)]) -> Option<T> {
        let found = choices.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            self.report(unknown_value(name, &text.value, text.place.clone(), &words));
        }
        found.map(|(_, meaning)| meaning.clone())
    }
}

/// A field holds a word that it may not hold.
fn unknown_value(name: &str, word: &str, place: Place, words: &[&str]) -> Diagnostic {
    let same = same_meaning(word).filter(|same| words.contains(same)).map(|same| format!("write  {name}: {same}"));
    let near = || suggestion::nearest(word, words.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    let fix = same.or_else(near).unwrap_or_else(|| format!("use {}", suggestion::list(words, "or")));
    Diagnostic::error(code::UNKNOWN_VALUE, place, format!("`{name}` may not be `{word}`.")).label("not known").fix(fix)
}

/// What other programs call `true` and `false`.
fn same_meaning(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "yes" | "y" | "on" | "true" | "1" => Some("true"),
        "no" | "n" | "off" | "false" | "0" => Some("false"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceText, yaml};

    fn problems_of(text: &str, read: impl FnOnce(&mut Fields<'_>)) -> Vec<String> {
        let source = SourceText::from_bytes(&"data/a.yaml".into(), text.as_bytes()).unwrap();
        let node = yaml::parse(&source, 0..text.len()).unwrap();
        let mut problems = Vec::new();
        let mut fields = Fields::of(&source.path, &node, &mut problems).unwrap();
        read(&mut fields);
        fields.finish();
        problems.into_iter().map(|problem| format!("{}: {}", problem.code, problem.fix.unwrap())).collect()
    }

    #[test]
    fn a_field_without_its_value_and_words_of_other_programs_are_told_by_their_right_form() {
        let problems = problems_of("date:\ndraft: Yes\ncontact: me\nlinks: [a]\n", |fields| {
            fields.required_text("date");
            fields.flag("draft");
            fields.group("contact", |_| Some(()));
            fields.each("links", |_| Some(()));
        });
        assert_eq!(
            problems,
            [
                "missing-field: write the value after  date:",
                "unknown-value: write  draft: true",
                "field-type: write its fields below  contact:  one a line, with two spaces before each",
                "field-type: write each item of `links` as  - { name: value }  with the names of its fields",
            ]
        );
    }

    #[test]
    fn all_problems_of_a_mapping_are_told_in_one_go() {
        let problems = problems_of("titel: x\ndate: 03/05/2024\nstatus: opne\ncount: '4,330'\nlist: a\n", |fields| {
            fields.required_text("title");
            fields.date("date");
            fields.word("status", &[("open", 1), ("done", 2)]);
            fields.decimal("count");
            fields.list("list");
        });
        assert_eq!(
            problems,
            [
                "impossible-date: write the date as 2024-05-03 or 3 May 2024",
                "unknown-value: did you mean `open`?",
                "number-format: write digits only, as in 4330 or 0.5",
                "field-type: write  list: [a]",
                "unknown-field: did you mean `title`?",
            ]
        );
    }
}
