//! Phrases that cannot be compared with data, because nobody could say what they mean.

use super::{Words, quoted, span, words};
use crate::claim::compute::Computed;
use crate::claim::phrase::{Phrase, Unclear};
use crate::diag::code;

/// Words that cannot be compared with data.
pub(in crate::claim) fn unclear(phrase: &Phrase, reason: &Unclear, computed: Option<&Computed<'_>>) -> Words {
    let text = quoted(phrase);
    if let (Unclear::Unasked(word, question), Some(computed)) = (reason, computed) {
        return span::unasked(word, question, computed);
    }
    match reason {
        Unclear::Odd(digits, right) => {
            let message = format!("The number in \"{text}\" cannot be read: \"{digits}\" may mean several things.");
            let otherwise = "write it as 3,630 or 4.3 million".to_owned();
            words(
                code::UNCLEAR_CLAIM,
                message,
                "how many?",
                right.as_ref().map_or(otherwise, |right| format!("write \"{right}\", if that is meant")),
            )
        }
        Unclear::Vague(word) => {
            let message = format!("\"{word}\" is no number that could be compared with the data.");
            words(code::UNCLEAR_CLAIM, message, "how many?", "write the number, or leave the brackets empty to print it")
        }
        Unclear::TimesMore(times) => {
            let message = format!("\"{text}\" can be read in two ways: {times} as many, or that much on top.");
            words(code::UNCLEAR_CLAIM, message, "how many times?", format!("write \"{times} as many\" or the rise in per cent"))
        }
        Unclear::SeveralNumbers => {
            let message = format!("\"{text}\" holds several numbers, and a link can stand for one.");
            words(code::UNCLEAR_CLAIM, message, "which number?", "link each number on its own")
        }
        Unclear::Not(word) => {
            let message = format!("\"{word}\" turns the sense of \"{text}\" round, which cannot be checked.");
            words(code::UNCLEAR_CLAIM, message, "not what?", "say what is the case, not what is not")
        }
        Unclear::Beyond(word) | Unclear::Unasked(word, _) => {
            let message = format!("\"{word}\" is about more figures than the reference names.");
            words(code::UNCLEAR_CLAIM, message, "cannot be checked", format!("leave \"{word}\" out of the link"))
        }
        Unclear::BothWays => {
            let message = format!("\"{text}\" points both up and down.");
            words(code::UNCLEAR_CLAIM, message, "which way?", "keep one direction in the link")
        }
    }
}
