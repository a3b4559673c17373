//! One value as people write it: the number, the reason why there is none, or what is wrong with it.

use super::observation::{Shorthand, Value};
use super::{damage, personal};
use crate::diag::{Code, Diagnostic, code};
use crate::number::{Decimal, LARGEST, NumberFault, Unit, duration, plain, read_decimal};
use crate::source::Place;

/// Spellings of "no number" from before the letter codes.
const OLD_SYMBOLS: [&str; 12] = ["..", ".", ":", "-", "~", "*", "N/A", "n/a", "NA", "NULL", "null", "–"];
/// How a number is written.
const DIGITS: &str = "write digits with at most one point, as in 4330 or 0.5";
/// What to write where there is no number.
pub(super) const CODES: &str = "write the number, or c (confidential), x (not available), z (not applicable)";
/// A longer text is cut where a message names it.
const MOST_SHOWN: usize = 30;

/// What a dataset says of all its values.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// What one unit is, whose sign a value may carry.
    pub(super) unit: Unit,
    /// The power of ten by which values are scaled.
    pub(super) multiplier: u32,
    /// The limits that a value must keep.
    pub(super) range: (Option<Decimal>, Option<Decimal>),
    /// Whether a comma between groups of three digits is one of thousands.
    pub(super) has_thousands: bool,
    /// Whether values are protected, so that no message may say what was typed.
    pub(super) is_protected: bool,
}

impl Form {
    /// Whether values are counts or amounts, which people write with commas between thousands.
    pub(super) fn is_of_whole_things(&self) -> bool {
        matches!(self.unit, Unit::Count { .. } | Unit::Money(_))
    }

    /// Reads one value, which is not blank.
    ///
    /// # Errors
    /// The problem, at `place`.
    pub(super) fn read(&self, text: &str, place: &Place) -> Result<Value, Diagnostic> {
        let text = text.trim();
        let code = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
        if let Some(shorthand) = Shorthand::read(code) {
            return Ok(Value::Missing(shorthand));
        }
        if let Some(problem) = damage::diagnose(text, place) {
            return Err(if self.is_protected {
                unnamed(problem.code, "a spreadsheet seems to have changed it", place)
            } else {
                problem
            });
        }
        let number = self.number(text).and_then(|number| self.scaled(number)).map_err(|fault| self.wrong(text, fault, place))?;
        self.in_range(number, place).map(Value::Number)
    }

    /// The number in the unit of the dataset.
    fn scaled(&self, number: Decimal) -> Result<Decimal, NumberFault> {
        let scaled = number.checked_mul(Decimal::from(10_u64.pow(self.multiplier)));
        scaled.filter(|scaled| scaled.abs() <= LARGEST).ok_or(NumberFault::TooLarge)
    }

    fn number(&self, text: &str) -> Result<Decimal, NumberFault> {
        if self.unit == Unit::YearsMonths {
            return duration::read(text).map_err(NumberFault::Duration);
        }
        let bare = self.without_sign(text);
        if self.has_thousands && is_grouped(&bare) { read_decimal(&bare.replace(',', "")) } else { read_decimal(&bare) }
    }

    /// The text without the sign of the dataset's own unit: `8%`, `-£12`.
    fn without_sign(&self, text: &str) -> String {
        match &self.unit {
            unit if unit.is_percentage() => text.strip_suffix('%').map_or(text, str::trim_end).to_owned(),
            Unit::Money(currency) => text.replacen(currency.sign(), "", 1),
            _ => text.to_owned(),
        }
    }

    fn in_range(&self, number: Decimal, place: &Place) -> Result<Decimal, Diagnostic> {
        let (from, to) = self.range;
        if from.is_some_and(|from| number < from) || to.is_some_and(|to| number > to) {
            let what = if self.is_protected { "This value".to_owned() } else { plain(number) };
            let message = format!("{what} lies outside the range that this dataset allows.");
            let problem = Diagnostic::error(code::OUT_OF_RANGE, place.clone(), message);
            return Err(problem.fix("correct the value, or the field `range`"));
        }
        Ok(number)
    }

    fn wrong(&self, text: &str, fault: NumberFault, place: &Place) -> Diagnostic {
        if self.is_protected || personal::in_text(text).is_some() {
            return unnamed(code::NUMBER_FORMAT, fault.describe(), place);
        }
        let message = match fault {
            NumberFault::TooLong => "This number has more digits than can be kept exactly.".to_owned(),
            NumberFault::TooLarge => "This number is too large to be worked with.".to_owned(),
            _ => format!("`{}` cannot be used as a value: {}.", shown(text), fault.describe()),
        };
        Diagnostic::error(code::NUMBER_FORMAT, place.clone(), message).fix(self.advice(text, fault))
    }

    /// What to write in place of a text that is no value.
    fn advice(&self, text: &str, fault: NumberFault) -> String {
        let reads = |text: &str| read_decimal(text).is_ok();
        let sign = [("£", "gbp"), ("€", "eur"), ("$", "usd")].into_iter().find(|(sign, _)| text.starts_with(sign));
        let inside = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|inside| reads(inside));
        let other_spaces = text.replace([' ', '\u{a0}', '_'], ",");
        if OLD_SYMBOLS.contains(&text) {
            "write c (confidential), x (not available), z (not applicable), low (rounds to zero) or 0".to_owned()
        } else if self.unit == Unit::YearsMonths {
            "write years and months as \"1:5\"".to_owned()
        } else if fault == NumberFault::TooLong {
            "round it to 28 digits or fewer".to_owned()
        } else if fault == NumberFault::TooLarge {
            "correct the value, or give the whole dataset in a larger unit".to_owned()
        } else if is_grouped(&other_spaces) {
            format!("write {}", other_spaces.replace(',', ""))
        } else if let Some(number) = text.strip_suffix('%').filter(|number| reads(number)) {
            format!("write {number} and  unit: percent")
        } else if let Some((sign, unit)) = sign.filter(|(sign, _)| reads(&text[sign.len()..])) {
            format!("write {}, or  unit: {unit}  if these are amounts of money", &text[sign.len()..])
        } else if let Some(inside) = inside {
            format!("write -{inside}, if that is what the brackets mean")
        } else {
            DIGITS.to_owned()
        }
    }
}

/// The problem of a value that may not be said.
fn unnamed(code: Code, reason: &str, place: &Place) -> Diagnostic {
    let message = format!("This value cannot be used: {reason}.");
    Diagnostic::error(code, place.clone(), message).note("what stands there is not shown here").fix(DIGITS)
}

/// A confidence interval, which must lie round its value.
///
/// # Errors
/// The problem, at the value.
pub(super) fn interval(value: Value, low: Decimal, high: Decimal, place: &Place) -> Result<(Decimal, Decimal), Diagnostic> {
    if matches!(value, Value::Number(number) if low <= number && number <= high) {
        return Ok((low, high));
    }
    let message = "The value does not lie between its `low` and `high`.";
    Err(Diagnostic::error(code::OUT_OF_RANGE, place.clone(), message).fix("correct the value or the limits"))
}

/// The beginning of a text, as messages name it.
pub(super) fn shown(text: &str) -> String {
    shown_up_to(text, MOST_SHOWN)
}

/// The beginning of a text of up to so many characters.
pub(super) fn shown_up_to(text: &str, most: usize) -> String {
    let line = text.lines().next().unwrap_or("");
    if line.chars().count() <= most && line.len() == text.len() {
        return text.to_owned();
    }
    let start: String = line.chars().take(most).collect();
    format!("{}…", start.trim_end())
}

/// Whether a number has its digits in groups of three with commas between them: `4,330`, not `4,33`.
fn is_grouped(text: &str) -> bool {
    if read_decimal(&text.replace(',', "")).is_err() {
        return false;
    }
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut groups = whole.trim_start_matches(['-', '\u{2212}']).split(',');
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let has_first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()) && is_digits(first));
    has_first && whole.contains(',') && groups.all(|group| group.len() == 3 && is_digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Currency;

    fn form(unit: Unit, has_thousands: bool) -> Form {
        Form { unit, multiplier: 0, range: (None, None), has_thousands, is_protected: false }
    }

    fn count() -> Form {
        form(Unit::Count { one: "child".into(), other: "children".into() }, true)
    }

    /// The number, or the code and the advice.
    fn read(form: &Form, text: &str) -> Result<String, String> {
        let place = Place::new(&"a.csv".into(), 0..1);
        match form.read(text, &place) {
            Ok(Value::Number(number)) => Ok(number.to_string()),
            Ok(Value::Missing(shorthand)) => Ok(shorthand.code().to_owned()),
            Err(problem) => Err(format!("{}: {}", problem.code, problem.fix.unwrap())),
        }
    }

    #[test]
    fn numbers_as_people_write_them_are_read_where_only_one_meaning_is_possible() {
        for (text, number) in [
            ("4,330", "4330"),
            ("-1,234,567.5", "-1234567.5"),
            ("\u{2212}12", "-12"),
            ("69.00", "69.00"),
            ("[c]", "[c]"),
            ("k", "[k]"),
        ] {
            assert_eq!(read(&count(), text), Ok(number.to_owned()), "{text}");
        }
        assert_eq!(read(&form(Unit::Percent, false), "8.5 %"), Ok("8.5".to_owned()));
        assert_eq!(read(&form(Unit::Money(Currency::GBP), true), "-£1,200"), Ok("-1200".to_owned()));
    }

    #[test]
    fn everything_else_is_refused_with_the_form_that_is_accepted() {
        let digits = "number-format: write digits with at most one point, as in 4330 or 0.5";
        for text in ["4,33", "4,3300", ",330", "1.2.3", "1e3", "1e400", "NaN", "inf", "4,330,", "--1", "1,000.5.5", "about 5"] {
            assert_eq!(read(&count(), text), Err(digits.to_owned()), "{text}");
        }
        let advice = |text: &str| read(&count(), text).unwrap_err();
        assert_eq!(advice("8%"), "number-format: write 8 and  unit: percent");
        assert_eq!(advice("£12"), "number-format: write 12, or  unit: gbp  if these are amounts of money");
        assert_eq!(advice("(12)"), "number-format: write -12, if that is what the brackets mean");
        assert_eq!(advice("4 330"), "number-format: write 4330");
        assert_eq!(read(&form(Unit::Percent, false), "4,330").unwrap_err(), "number-format: write 4330");
        assert!(OLD_SYMBOLS.iter().all(|symbol| advice(symbol).contains("c (confidential)")));
        assert!(advice("#REF!").starts_with("spreadsheet-error") && advice("Jan-14").starts_with("spreadsheet-damage"));
    }

    #[test]
    fn a_value_that_no_sum_could_hold_is_refused_before_and_after_the_multiplier() {
        let refused = "number-format: correct the value, or give the whole dataset in a larger unit";
        let millions = Form { multiplier: 6, ..count() };
        for (form, text) in [(count(), "79228162514264337593543950335"), (millions.clone(), "-79228162514264337593543950335")] {
            assert_eq!(read(&form, text), Err(refused.to_owned()), "{text}");
        }
        assert_eq!(read(&millions, "1000000000001"), Err(refused.to_owned()));
        assert_eq!(read(&millions, "1000000000000"), Ok("1000000000000000000".to_owned()));
    }

    #[test]
    fn long_texts_are_cut_in_messages() {
        assert_eq!(shown("short"), "short");
        assert_eq!(shown("two\nlines"), "two…");
        assert_eq!(shown(&"ŷ".repeat(40)), format!("{}…", "ŷ".repeat(30)));
    }
}
