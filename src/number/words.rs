//! Numbers that are written as words or as ordinals: `nineteen`, `twenty-five`, `8th`, `seventh`.

use super::{Decimal, plain};

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: [&str; 12] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

/// Reads one cardinal word from `zero` to `ninety-nine`, in any case.
#[must_use]
pub fn read_cardinal(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    if let Some(small) = position(&SMALL, &word) {
        return Some(small);
    }
    let (tens, unit) = word.split_once('-').unwrap_or((&word, "zero"));
    let tens = 20 + 10 * position(&TENS, tens)?;
    let unit = position(&SMALL, unit).filter(|unit| *unit < 10)?;
    Some(tens + unit)
}

/// Reads an ordinal: `8th`, `22nd`, `first` to `twelfth`.
#[must_use]
pub fn read_ordinal(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    if let Some(index) = position(&ORDINALS, &word) {
        return Some(index + 1);
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
    digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))
}

/// The word for a number below ten, as the house style writes it in sentences.
#[must_use]
pub fn cardinal(value: u32) -> Option<&'static str> {
    usize::try_from(value).ok().filter(|value| *value < 10).map(|value| SMALL[value])
}

/// Spells a number up to ninety-nine in words: `nineteen`, `twenty-five`.
#[must_use]
pub fn in_words(value: u32) -> Option<String> {
    let (tens, unit) = (usize::try_from(value / 10).ok()?, usize::try_from(value % 10).ok()?);
    match (tens, unit) {
        (0 | 1, _) => Some(SMALL[tens * 10 + unit].to_owned()),
        (2..=9, 0) => Some(TENS[tens - 2].to_owned()),
        (2..=9, _) => Some(format!("{}-{}", TENS[tens - 2], SMALL[unit])),
        _ => None,
    }
}

/// The word for a place in an order, from `first` to `ninth`.
#[must_use]
pub fn ordinal_in_words(place: u32) -> Option<&'static str> {
    usize::try_from(place).ok().filter(|place| (1..10).contains(place)).map(|place| ORDINALS[place - 1])
}

/// Spells a place in an order: `1st`, `12th`, `22nd`.
#[must_use]
pub fn ordinal(value: Decimal) -> String {
    let last_two = (value.abs() % Decimal::ONE_HUNDRED).to_string();
    let ending = match last_two.as_str() {
        "11" | "12" | "13" => "th",
        text if text.ends_with('1') => "st",
        text if text.ends_with('2') => "nd",
        text if text.ends_with('3') => "rd",
        _ => "th",
    };
    format!("{}{ending}", plain(value))
}

fn position(words: &[&str], word: &str) -> Option<u32> {
    words.iter().position(|known| *known == word).and_then(|index| u32::try_from(index).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cardinals_up_to_ninety_nine_are_read() {
        assert_eq!(read_cardinal("Nineteen"), Some(19));
        assert_eq!(read_cardinal("twenty-five"), Some(25));
        assert_eq!(read_cardinal("forty"), Some(40));
        assert_eq!(read_cardinal("twenty-nineteen"), None);
        assert_eq!(read_cardinal("nineteenth"), None);
    }

    #[test]
    fn every_number_in_words_is_read_back() {
        for value in 0..100 {
            assert_eq!(read_cardinal(&in_words(value).unwrap()), Some(value));
        }
        assert_eq!(in_words(100), None);
        for place in 1..10 {
            assert_eq!(read_ordinal(ordinal_in_words(place).unwrap()), Some(place));
        }
        assert_eq!([ordinal_in_words(0), ordinal_in_words(10)], [None; 2]);
    }

    #[test]
    fn every_written_ordinal_is_read_back() {
        for place in 1..2_000_u32 {
            let written = ordinal(place.into()).replace(',', "");
            assert_eq!(read_ordinal(&written), Some(place), "{written}");
        }
        for place in 1..10 {
            assert_eq!(ordinal_in_words(place).and_then(read_ordinal), Some(place));
        }
        assert_eq!((ordinal_in_words(0), ordinal_in_words(10), read_ordinal("twelfth")), (None, None, Some(12)));
        assert_eq!(ordinal(112.into()), "112th");
    }
}
