//! What spreadsheet programs do to cells that they take for something else.

use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, read_decimal};
use crate::source::Place;

/// What a spreadsheet shows where a formula has no result.
const ERRORS: [&str; 9] = ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"];
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Larger powers of ten are codes rather than counts.
const MOST_ZEROS: u32 = 15;

/// The error or the damage of a spreadsheet in a cell, with what most likely stood there.
pub(super) fn diagnose(text: &str, place: &Place) -> Option<Diagnostic> {
    if ERRORS.contains(&text.to_uppercase().as_str()) {
        let message = format!("`{text}` is an error of a spreadsheet, not a figure or a name.");
        let fix = "mend the formula in the spreadsheet and save the file again, or write x (not available)";
        return Some(Diagnostic::error(code::SPREADSHEET_ERROR, place.clone(), message).fix(fix));
    }
    let original = from_date(text).map(|original| format!("write \"{original}\" again, if that is what stood here"));
    let fix = original.or_else(|| {
        let number = from_power(text)?;
        Some(format!("write all digits of the number again (about {number})"))
    })?;
    Some(damaged(text, place).fix(format!("{fix}, in a column of the kind \"Text\"")))
}

/// A code that a spreadsheet took for a number, and whose zeros at its start it dropped.
pub(super) fn lost_zeros(text: &str, code: &str, place: &Place) -> Diagnostic {
    damaged(text, place).fix(format!("write \"{code}\" again, in a column of the kind \"Text\""))
}

/// Whether a text is a code without the zeros at its start.
pub(super) fn is_without_zeros(text: &str, code: &str) -> bool {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(text) && is_number(code) && text != code && code.trim_start_matches('0') == text
}

fn damaged(text: &str, place: &Place) -> Diagnostic {
    Diagnostic::error(
        code::SPREADSHEET_DAMAGE,
        place.clone(),
        format!("A spreadsheet seems to have made `{text}` of something else."),
    )
}

/// `Jan-14` was `1-14`, and `05-Sep` was `5-9`.
fn from_date(text: &str) -> Option<String> {
    let (first, second) = text.split_once('-')?;
    let month = |part: &str| MONTHS.iter().position(|month| *month == part.to_lowercase()).map(|at| at + 1);
    let number = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<u8>().ok())?;
    match (month(first), number(first), month(second), number(second)) {
        (Some(month), _, _, Some(number)) => Some(format!("{month}-{number}")),
        (_, Some(day), Some(month), _) => Some(format!("{day}-{month}")),
        _ => None,
    }
}

/// `1.23E+05` was a number of about 123000.
fn from_power(text: &str) -> Option<String> {
    let (digits, power) = text.split_once("E+")?;
    let is_spreadsheets = power.len() >= 2 && power.bytes().all(|byte| byte.is_ascii_digit());
    let digits = read_decimal(digits).ok().filter(|_| is_spreadsheets)?;
    let power: u32 = power.parse().ok()?;
    if power > MOST_ZEROS {
        return Some(format!("a number of {} digits", power + 1));
    }
    let number = digits.checked_mul(Decimal::from(10_u64.pow(power)))?;
    Some(number.normalize().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(&'static str, String)> {
        let place = Place::new(&"a.csv".into(), 0..1);
        diagnose(text, &place).map(|problem| (problem.code.name(), problem.fix.unwrap()))
    }

    #[test]
    fn what_a_spreadsheet_made_of_a_range_or_a_long_number_is_told_with_the_likely_original() {
        for (text, original) in
            [("Jan-14", "\"1-14\""), ("1-Jan", "\"1-1\""), ("05-Sep", "\"5-9\""), ("1.23E+05", "about 123000")]
        {
            let (code, fix) = told(text).unwrap();
            assert!(code == "spreadsheet-damage" && fix.contains(original), "{text}: {fix}");
        }
        for text in ["10-14", "Jan", "2024-Jan-1", "1e3", "1E5", "E+05", "Janet-1", "1.5", "-12"] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn errors_of_spreadsheets_are_known_and_signs_like_them_are_not() {
        for text in ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#n/a"] {
            assert_eq!(told(text).unwrap().0, "spreadsheet-error", "{text}");
        }
        assert_eq!(told("#"), None);
        assert_eq!(told("N/A"), None);
    }

    #[test]
    fn a_code_without_its_zeros_is_recognised() {
        assert!(is_without_zeros("123", "0123") && is_without_zeros("7", "007"));
        assert!(!is_without_zeros("123", "123") && !is_without_zeros("0123", "123") && !is_without_zeros("", "00"));
    }
}
