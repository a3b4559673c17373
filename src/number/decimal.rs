//! Exact decimals: how they are read from data, and how they are rounded to decimals.
//!
//! Rounding is half away from zero (2.5 is 3, −2.5 is −3), as the Department for Education does;
//! binary formatting would give 2.

use super::DurationFault;
pub use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;

/// Data with larger values are refused, so that no sum or difference of values can overflow.
pub const LARGEST: Decimal = Decimal::from_parts(0xA764_0000, 0x0DE0_B6B3, 0, false, 0);

/// What is wrong with text that should have been a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFault {
    /// Nothing is written.
    Blank,
    /// The digits are grouped (`4,330`), which data files do not do.
    Grouped,
    /// A power of ten (`1e3`) or one that a spreadsheet wrote (`1.23E+05`).
    Scientific,
    /// `NaN`, `inf` and their spellings.
    NotFinite,
    /// More digits than an exact decimal holds (28).
    TooLong,
    /// Larger than [`LARGEST`], or smaller than its opposite.
    TooLarge,
    /// Years and months that cannot be read.
    Duration(DurationFault),
    /// Anything else that is not digits with at most one point.
    NotANumber,
}

impl NumberFault {
    /// Says in plain words what was found.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::Blank => "nothing is written here",
            Self::Grouped => "the digits are grouped with a comma or a space",
            Self::Scientific => "the number is written as a power of ten",
            Self::NotFinite => "this stands for no number at all",
            Self::TooLong => "the number has more digits than can be kept exactly (28)",
            Self::TooLarge => "the number is too large to be worked with",
            Self::Duration(fault) => fault.describe(),
            Self::NotANumber => "this is not a number",
        }
    }
}

/// Reads a number as data files write it: `-12`, `3630`, `0.5`; `−` is accepted for minus.
///
/// # Errors
/// Says which rule the text breaks; see [`NumberFault`].
pub fn read_decimal(text: &str) -> Result<Decimal, NumberFault> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-Decimal::ONE, rest),
        None => (Decimal::ONE, text),
    };
    if let Some(fault) = fault_in(digits) {
        return Err(fault);
    }
    // Reading inexactly would round a number with too many digits, without a word.
    let value = Decimal::from_str_exact(digits).map_err(|_| NumberFault::TooLong)?;
    Ok(sign * value)
}

fn fault_in(digits: &str) -> Option<NumberFault> {
    if digits.is_empty() {
        return Some(NumberFault::Blank);
    }
    let lower = digits.trim_start_matches('.').to_ascii_lowercase();
    if lower == "nan" || lower.starts_with("inf") {
        return Some(NumberFault::NotFinite);
    }
    let plain = |c: char| c.is_ascii_digit() || c == '.';
    if digits.chars().all(plain) {
        let well_formed = digits.matches('.').count() <= 1 && !digits.starts_with('.') && !digits.ends_with('.');
        return (!well_formed).then_some(NumberFault::NotANumber);
    }
    if digits.chars().all(|c| plain(c) || matches!(c, ',' | ' ' | '\u{a0}' | '_')) {
        return Some(NumberFault::Grouped);
    }
    let scientific =
        lower.chars().all(|c| plain(c) || matches!(c, 'e' | '+' | '-')) && lower.starts_with(|c: char| c.is_ascii_digit());
    Some(if scientific { NumberFault::Scientific } else { NumberFault::NotANumber })
}

/// Rounds to a number of decimals, half away from zero.
#[must_use]
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(round(Decimal::new(25, 1), 0), Decimal::new(3, 0));
        assert_eq!(round(Decimal::new(-25, 1), 0), Decimal::new(-3, 0));
    }

    #[test]
    fn grouped_scientific_and_nameless_numbers_are_told_apart() {
        assert_eq!(read_decimal("4,330"), Err(NumberFault::Grouped));
        assert_eq!(read_decimal("1.23E+05"), Err(NumberFault::Scientific));
        assert_eq!(read_decimal(".nan"), Err(NumberFault::NotFinite));
        assert_eq!(read_decimal("1.2.3"), Err(NumberFault::NotANumber));
        assert_eq!(read_decimal("12 days"), Err(NumberFault::NotANumber));
        assert_eq!(read_decimal(" "), Err(NumberFault::Blank));
        assert_eq!(read_decimal(&"9".repeat(40)), Err(NumberFault::TooLong));
        assert_eq!(read_decimal("3630.00000000000000000000000000001"), Err(NumberFault::TooLong));
        assert_eq!(read_decimal("\u{2212}12.50"), Ok(Decimal::new(-1250, 2)));
        assert_eq!(LARGEST, Decimal::from(10_u64.pow(18)));
    }
}
