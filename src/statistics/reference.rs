//! The name of a number: `dataset[/member…][@period][?question]`.
//!
//! The question (`change`, `vs=…`) belongs to claims; here it is only taken apart.

use std::fmt;

/// A name as an author writes it after `stat:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The dataset's id.
    pub dataset: String,
    /// Codes of members, in the order of the dimensions that are named.
    pub members: Vec<String>,
    /// The period or periods.
    pub when: When,
    /// What is asked of the number, with its argument.
    pub question: Option<(String, Option<String>)>,
}

/// Which period or periods are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// None is named.
    All,
    /// One, as typed.
    At(String),
    /// The last that has a value.
    Latest,
    /// The first that has a value.
    First,
    /// From one to another, as typed, both included.
    Range(String, String),
}

impl Reference {
    /// Takes a name apart.
    ///
    /// # Errors
    /// Says in plain words what is missing.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, question) = text.split_once('?').map_or((text, None), |(name, question)| (name, Some(question)));
        let (path, when) = name.split_once('@').map_or((name, None), |(path, when)| (path, Some(when)));
        let mut parts = path.split('/').map(str::to_owned);
        let dataset = parts.next().filter(|id| !id.is_empty()).ok_or("the name of a dataset is missing")?;
        let members: Vec<String> = parts.collect();
        if members.iter().any(String::is_empty) {
            return Err("a `/` stands without a name after it".to_owned());
        }
        let when = when.map_or(Ok(When::All), When::parse)?;
        let question = question.map(|question| match question.split_once('=') {
            Some((word, argument)) => (word.to_owned(), Some(argument.to_owned())),
            None => (question.to_owned(), None),
        });
        Ok(Self { dataset, members, when, question })
    }
}

impl When {
    /// Takes what stands after `@` apart.
    ///
    /// # Errors
    /// Says in plain words what is missing.
    pub fn parse(text: &str) -> Result<Self, String> {
        Ok(match text {
            "" => return Err("no period stands after the `@`".to_owned()),
            "latest" => Self::Latest,
            "first" => Self::First,
            _ => match text.split_once("..") {
                Some((first, last)) if !first.is_empty() && !last.is_empty() => Self::Range(first.to_owned(), last.to_owned()),
                Some(_) => return Err("a period is missing beside the `..`".to_owned()),
                None => Self::At(text.to_owned()),
            },
        })
    }
}

/// The name as its author would type it.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.dataset)?;
        self.members.iter().try_for_each(|member| write!(f, "/{member}"))?;
        match &self.when {
            When::All => Ok(()),
            When::At(period) => write!(f, "@{period}"),
            When::Latest => f.write_str("@latest"),
            When::First => f.write_str("@first"),
            When::Range(first, last) => write!(f, "@{first}..{last}"),
        }?;
        match &self.question {
            Some((word, Some(argument))) => write!(f, "?{word}={argument}"),
            Some((word, None)) => write!(f, "?{word}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_taken_apart_and_put_together_again() {
        for text in ["under-1s@2025", "court-to-match/thurrock@2016/17?vs=target", "a/b/c@2020..2025?change", "a@latest", "a"] {
            assert_eq!(Reference::parse(text).unwrap().to_string(), text);
        }
        let reference = Reference::parse("court-to-match/thurrock@2016/17?vs=d/m@2015/16").unwrap();
        assert_eq!(reference.members, ["thurrock"]);
        assert_eq!(reference.when, When::At("2016/17".to_owned()));
        assert_eq!(reference.question, Some(("vs".to_owned(), Some("d/m@2015/16".to_owned()))));
    }

    #[test]
    fn incomplete_names_say_what_is_missing() {
        for text in ["", "@2025", "a@", "a//b@2025", "a@..2025"] {
            assert!(Reference::parse(text).is_err(), "{text}");
        }
    }
}
