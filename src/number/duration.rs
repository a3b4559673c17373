//! Spans of time in years and months, as data files write them: `1:5` for 1 year 5 months.

use super::Decimal;

const MONTHS_OF_A_YEAR: u32 = 12;

/// What is wrong with text that should have been years and months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DurationFault {
    /// No colon stands between years and months: `1.5`, `17`.
    NoColon,
    /// `1:12` is 2 years.
    TooManyMonths,
    /// Anything else that is not two whole numbers.
    NotWhole,
}

impl DurationFault {
    /// Says in plain words what was found.
    #[must_use]
    pub fn describe(self) -> &'static str {
        match self {
            Self::NoColon => "no colon stands between years and months",
            Self::TooManyMonths => "a year has 12 months, so at most 11 stand after the colon",
            Self::NotWhole => "years and months are two whole numbers",
        }
    }
}

/// Reads years and months as a number of months: `1:5` is 17, `0:8` is 8, `−0:3` is −3.
///
/// # Errors
/// Says which rule the text breaks; see [`DurationFault`].
pub fn read(text: &str) -> Result<Decimal, DurationFault> {
    let text = text.trim();
    let (sign, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (-Decimal::ONE, rest),
        None => (Decimal::ONE, text),
    };
    let (years, months) = text.split_once(':').ok_or(DurationFault::NoColon)?;
    let (years, months) = (whole(years)?, whole(months)?);
    if months >= MONTHS_OF_A_YEAR {
        return Err(DurationFault::TooManyMonths);
    }
    Ok(sign * Decimal::from(years * MONTHS_OF_A_YEAR + months))
}

/// Digits alone, of which no span of time needs more than four.
fn whole(text: &str) -> Result<u32, DurationFault> {
    let digits = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or(DurationFault::NotWhole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Unit, figure};
    use proptest::prelude::*;

    #[test]
    fn years_and_months_are_read_as_months() {
        for (text, months) in
            [("1:5", 17), ("0:8", 8), ("10:11", 131), ("2:00", 24), (" 0:0 ", 0), ("-0:3", -3), ("\u{2212}1:0", -12)]
        {
            assert_eq!(read(text), Ok(Decimal::from(months)), "{text}");
        }
    }

    #[test]
    fn other_spellings_of_a_span_are_told_apart() {
        for (text, fault) in [
            ("1:12", DurationFault::TooManyMonths),
            ("1.5", DurationFault::NoColon),
            ("17", DurationFault::NoColon),
            ("", DurationFault::NoColon),
            ("1:5:0", DurationFault::NotWhole),
            ("1:", DurationFault::NotWhole),
            ("+1:5", DurationFault::NotWhole),
            ("1:-5", DurationFault::NotWhole),
            ("12345:0", DurationFault::NotWhole),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_span_is_printed_with_the_years_and_months_that_were_read(years in 1..=9999_u32, months in 1..12_u32, negative: bool) {
            let sign = if negative { "\u{2212}" } else { "" };
            let printed = figure(read(&format!("{sign}{years}:{months}")).unwrap(), &Unit::YearsMonths);
            let plural = |count: u32| if count == 1 { "" } else { "s" };
            let years_spelt = crate::number::plain(years.into());
            prop_assert_eq!(printed, format!("{sign}{years_spelt} year{} {months} month{}", plural(years), plural(months)));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(.*|[-0-9:.]{0,8})") {
            let _ = read(&text);
        }
    }
}
