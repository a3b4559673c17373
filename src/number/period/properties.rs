//! What holds of every period: it reads back from all its spellings, and time orders periods and keys alike.

use super::*;
use crate::number::PartialDate;
use proptest::prelude::*;

const KINDS: [&str; 15] = [
    "calendar-year",
    "financial-year",
    "academic-year",
    "year-ending 31 March",
    "year-ending 29 February",
    "year-ending 28 February",
    "year-ending",
    "at 31 March",
    "at 29 February",
    "at",
    "quarter",
    "financial-quarter",
    "month",
    "day",
    "year-ending 31 August",
];

fn frequencies() -> impl Strategy<Value = Frequency> {
    prop::sample::select(KINDS.to_vec()).prop_map(|name| Frequency::read(name).unwrap())
}

/// A period of a kind, told by the numbers of a date; the year may be the first or the last there is.
fn period(frequency: Frequency, (year, month, day): (i16, i8, i8)) -> Period {
    let quarter = (month - 1) / 3 + 1;
    let date = calendar::date(year, month, day);
    let found = match frequency {
        Frequency::Quarter | Frequency::FinancialQuarter => Period::of(frequency, year, quarter, 0),
        Frequency::Month => Period::of(frequency, year, month, 0),
        Frequency::Day | Frequency::AtDate | Frequency::RollingYear => Period::on(frequency, date),
        _ => Period::of(frequency, year, 0, 0),
    };
    found.unwrap_or_else(|| period(frequency, (year - 1, month, day)))
}

fn days() -> impl Strategy<Value = (i16, i8, i8)> {
    (prop_oneof![1990..2030_i16, 1..=9999_i16, Just(1), Just(9999)], 1..=12_i8, 1..=31_i8)
}

/// Pieces of periods in any order, which reach further than letters at random.
fn texts() -> impl Strategy<Value = String> {
    let pieces =
        ["2018", "19", "/", "-", " ", "Q", "1", "to", "March", "Mar", "31", "03", "FY", "year ending", "m", "–", "20", "é"];
    prop_oneof![".*", prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..9).prop_map(|pieces| pieces.concat())]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(800) })]

    #[test]
    fn a_period_reads_back_from_all_its_spellings(frequency in frequencies(), day in days()) {
        let period = period(frequency, day);
        for text in [period.key(), period.label(), period.to_string()] {
            prop_assert_eq!(Period::read(&text, frequency), Ok(period), "{}", text);
        }
    }

    #[test]
    fn neighbours_meet_without_a_day_between_them(frequency in frequencies(), day in days()) {
        let period = period(frequency, day);
        prop_assert!(period.first() <= period.last());
        if let Some(next) = period.next() {
            prop_assert_eq!(next.previous(), Some(period));
            prop_assert!(next > period && next.is_next_to(period));
            if !frequency.is_snapshot() {
                prop_assert_eq!(PartialDate::from(period.last().tomorrow().unwrap()), next.first_day());
            }
        }
    }

    #[test]
    fn keys_sort_as_times_do(frequency in frequencies(), one in days(), other in days()) {
        let (one, other) = (period(frequency, one), period(frequency, other));
        prop_assert_eq!(one.cmp(&other), one.key().cmp(&other.key()));
        prop_assert_eq!(one.cmp(&other), one.last().cmp(&other.last()));
    }

    #[test]
    fn gaps_fill_a_series(frequency in frequencies(), one in days(), other in days()) {
        let (one, other) = (period(frequency, one), period(frequency, other));
        for gap in gaps(&[one, other]) {
            prop_assert!(gap > one.min(other) && gap < one.max(other));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in texts(), frequency in frequencies()) {
        let _ = Frequency::read(&text);
        if let Ok(period) = Period::read(&text, frequency) {
            prop_assert_eq!(Period::read(&period.key(), frequency), Ok(period));
        }
    }
}
