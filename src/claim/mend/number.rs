//! Another number for the author's: as precise, spelt as it was, with an article that fits.

use crate::claim::amount::{Amount, Kind, Spelling};
use crate::claim::fix::{is_near, start_of};
use crate::claim::lexicon::Bound;
use crate::claim::phrase::Phrase;
use crate::claim::region::significant;
use crate::number::{Decimal, Unit, plain, round, with_unit, words};

/// The numbers that could stand in the place of the author's: for a bound, as round as it was, or ten times finer.
pub(super) fn candidates(amount: &Amount, bound: Option<Bound>, value: Decimal) -> Vec<Decimal> {
    let Some(bound) = bound else { return vec![value] };
    let in_scale = amount.value.abs();
    let last = significant(in_scale, amount.step());
    let steps = [last, last / Decimal::TEN].into_iter().filter(|step| *step >= amount.step());
    let rounded = steps.map(|step| match bound {
        Bound::About => round(value / step, 0) * step,
        Bound::JustOver | Bound::Over | Bound::AtLeast => (value / step).floor() * step,
        Bound::JustUnder | Bound::Under | Bound::AtMost => (value / step).ceil() * step,
    });
    rounded.filter(|number| is_near(*number, value)).collect()
}

/// The phrase with another number, spelt as the author's is; nothing where that would be none at all.
pub(super) fn spelt_alike(phrase: &Phrase, amount: &Amount, number: Decimal) -> Option<String> {
    let old = &phrase.text[amount.digits.clone()];
    let new = match (amount.kind, amount.spelling) {
        (Kind::Ordinal, spelling) => ordinal(number, spelling)?,
        (_, Spelling::YearsMonths) => with_unit(number.normalize(), &Unit::YearsMonths),
        // "One and a half" has no neighbour that reads alike.
        (_, Spelling::Mixed) => return None,
        (_, Spelling::Words) => in_words(number / amount.scale)?,
        (_, Spelling::Digits { decimals }) => {
            let mut digits = round(number / amount.scale, decimals);
            digits.rescale(decimals);
            let text = if digits.is_zero() { return None } else { plain(digits) };
            if is_without_commas(old) { text.replace(',', "") } else { text }
        }
    };
    let new = if old.starts_with(char::is_uppercase) { capital(&new) } else { new };
    let mut text = phrase.text.clone();
    text.replace_range(amount.digits.clone(), &new);
    Some(text)
}

/// The text with "a" or "an" as the new number needs it; nothing when the article stands before the link.
pub(super) fn with_article(phrase: &Phrase, amount: &Amount, text: String, before: &str) -> Option<String> {
    let old = &phrase.text[amount.digits.clone()];
    let new = &text[amount.digits.start..];
    if takes_an(old) == takes_an(new) {
        return Some(text);
    }
    let ahead = phrase.text[..start_of(amount).start].trim_end();
    let is_article = |word: &str| matches!(word.to_lowercase().as_str(), "a" | "an");
    let last_word = |text: &str| text.split_whitespace().next_back().is_some_and(is_article);
    if ahead.is_empty() {
        return (!last_word(before)).then_some(text);
    }
    if !last_word(ahead) {
        return Some(text);
    }
    let start = ahead.trim_end_matches(|c: char| !c.is_whitespace()).len();
    let letter = &ahead[start..=start];
    let n = if takes_an(new) { "n" } else { "" };
    Some(format!("{}{letter}{n}{}", &text[..start], &text[ahead.len()..]))
}

fn ordinal(place: Decimal, spelling: Spelling) -> Option<String> {
    let small = u32::try_from(place).ok().filter(|place| *place > 1)?;
    let word = words::ordinal_in_words(small).filter(|_| spelling == Spelling::Words);
    Some(word.map_or_else(|| words::ordinal(place.normalize()), str::to_owned))
}

/// Words as far as there are any: who writes "ninety" writes "120".
fn in_words(number: Decimal) -> Option<String> {
    let number = round(number, 0);
    let word = u32::try_from(number).ok().and_then(words::in_words);
    (!number.is_zero()).then(|| word.unwrap_or_else(|| plain(number)))
}

/// Whether a number is written without commas where others have them: "3630".
fn is_without_commas(digits: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or_default();
    whole.len() > 3 && !whole.contains(',')
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a number is said with a vowel first: eight, eleven, eighteen, eighty.
fn takes_an(number: &str) -> bool {
    let first = number.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    number.starts_with(['8', 'e', 'E']) || matches!(first, "11" | "18")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::phrase;

    fn respelt(text: &str, before: &str, number: &str) -> Option<String> {
        let read = phrase::read(text, before);
        let amount = read.amount.as_ref().unwrap();
        let text = spelt_alike(&read, amount, crate::number::read_decimal(number).unwrap())?;
        with_article(&read, amount, text, before)
    }

    #[test]
    fn a_number_is_spelt_as_the_one_before_it() {
        for (old, number, new) in [
            ("3,630 children", "3640", "3,640 children"),
            ("3630", "13640", "13640"),
            ("630", "1040", "1,040"),
            ("a fall of 12.0%", "13", "a fall of 13.0%"),
            ("Nineteen", "21", "Twenty-one"),
            ("two hundred and six", "305", "305"),
            ("£916k", "1024000", "£1,024k"),
            ("4.3 million", "4360000", "4.4 million"),
            ("8th fastest", "12", "12th fastest"),
            ("eighth", "9", "ninth"),
            ("eighth", "12", "12th"),
            ("1 year 5 months", "24", "2 years"),
            ("\u{2212}2.5%", "2.7", "\u{2212}2.7%"),
        ] {
            assert_eq!(respelt(old, "", number).as_deref(), Some(new), "{old}");
        }
        assert_eq!(respelt("0.4%", "", "0.02"), None);
        assert_eq!(respelt("8th", "", "1"), None);
    }

    #[test]
    fn an_article_follows_its_number() {
        assert_eq!(respelt("an 8% rise", "", "12").as_deref(), Some("a 12% rise"));
        assert_eq!(respelt("A 12% rise", "", "11").as_deref(), Some("An 11% rise"));
        assert_eq!(respelt("a £12k rise", "", "18000").as_deref(), Some("an £18k rise"));
        assert_eq!(respelt("a fall of 12%", "", "8").as_deref(), Some("a fall of 8%"));
        assert_eq!(respelt("12% rise", "was a ", "8"), None);
        assert_eq!(respelt("12% rise", "was a ", "13").as_deref(), Some("13% rise"));
        assert_eq!(respelt("12%", "rose by ", "80").as_deref(), Some("80%"));
    }
}
