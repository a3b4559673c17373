//! The one place that turns a number into text, for prose, tables, axes, alt text and messages alike.
//!
//! House style of the ONS: a comma in every three digits from 1,000, `%` without a space, the
//! minus sign U+2212, "1 year 5 months" for durations, "8th" for ranks.

use super::{Currency, Decimal, Unit, words};

/// Spells a number with thousands separators and as many decimals as it carries: `3,630`, `−12.1`.
#[must_use]
pub fn plain(value: Decimal) -> String {
    let text = value.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + 4);
    if value.is_sign_negative() && !value.is_zero() {
        out.push('\u{2212}');
    }
    group_thousands(whole, &mut out);
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn group_thousands(digits: &str, out: &mut String) {
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
}

/// Spells a value with the sign that cannot be parted from it, but without a noun:
/// `3,630`, `12%`, `£916,000`, `1 year 5 months`, `8th`, `101`.
#[must_use]
pub fn figure(value: Decimal, unit: &Unit) -> String {
    figure_with(value, unit, None)
}

/// The same with at least so many decimals, so that 7 stands as `7.0` beside 7.5; nothing is ever rounded here.
/// Durations and ranks have no decimals.
#[must_use]
pub fn figure_with(value: Decimal, unit: &Unit, decimals: Option<u32>) -> String {
    let mut padded = value;
    padded.rescale(decimals.unwrap_or(0).max(value.scale()));
    match unit {
        Unit::Percent => format!("{}%", plain(padded)),
        Unit::Money(currency) => money(padded, *currency),
        Unit::YearsMonths => years_months(value),
        Unit::Rank => words::ordinal(value),
        _ => plain(padded),
    }
}

/// Spells a value with its unit as a sentence would: `101 days`, `3,630 children`, `12%`, `69 per 10,000`.
#[must_use]
pub fn with_unit(value: Decimal, unit: &Unit) -> String {
    let one = value.abs() == Decimal::ONE;
    match unit {
        Unit::PercentagePoints => format!("{} percentage point{}", plain(value), if one { "" } else { "s" }),
        Unit::Time(time) => format!("{} {}", plain(value), time.noun(one)),
        Unit::Per(base) => format!("{} per {}", plain(value), plain((*base).into())),
        Unit::Count { one: noun, .. } if one => format!("{} {noun}", plain(value)),
        Unit::Count { other, .. } => format!("{} {other}", plain(value)),
        _ => figure(value, unit),
    }
}

fn money(value: Decimal, currency: Currency) -> String {
    let minus = if value.is_sign_negative() && !value.is_zero() { "\u{2212}" } else { "" };
    format!("{minus}{}{}{}", currency.sign(), currency.gap(), plain(value.abs()))
}

fn years_months(months: Decimal) -> String {
    let twelve = Decimal::from(12);
    let whole = months.abs();
    let (years, rest) = ((whole / twelve).trunc(), whole % twelve);
    let year_part = with_unit(years, &Unit::Time(super::TimeUnit::Years));
    let month_part = with_unit(rest.normalize(), &Unit::Time(super::TimeUnit::Months));
    let text = match (years.is_zero(), rest.is_zero()) {
        (true, _) => month_part,
        (false, true) => year_part,
        (false, false) => format!("{year_part} {month_part}"),
    };
    if months.is_sign_negative() && !months.is_zero() { format!("\u{2212}{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::super::{TimeUnit, read_decimal};
    use super::*;

    fn spelt(text: &str, unit: &Unit) -> String {
        with_unit(read_decimal(text).unwrap(), unit)
    }

    #[test]
    fn thousands_are_separated_and_minus_is_a_minus_sign() {
        assert_eq!(plain(read_decimal("1234567.50").unwrap()), "1,234,567.50");
        assert_eq!(plain(read_decimal("-999").unwrap()), "\u{2212}999");
        assert_eq!(plain(Decimal::ZERO), "0");
    }

    #[test]
    fn figures_of_a_sequence_have_the_same_decimals() {
        let spelt = |value: &str, unit: &str| figure_with(read_decimal(value).unwrap(), &Unit::named(unit).unwrap(), Some(1));
        assert_eq!(["7", "7.5", "-7", "7.25"].map(|value| spelt(value, "percent")), ["7.0%", "7.5%", "\u{2212}7.0%", "7.25%"]);
        assert_eq!(
            [spelt("1200", "gbp"), spelt("17", "years-months"), spelt("8", "rank")],
            ["£1,200.0", "1 year 5 months", "8th"]
        );
        assert_eq!(figure_with(Decimal::MAX, &Unit::Percent, Some(28)), figure(Decimal::MAX, &Unit::Percent));
    }

    #[test]
    fn each_unit_has_its_own_spelling() {
        let children = Unit::Count { one: "child".into(), other: "children".into() };
        assert_eq!(spelt("1", &children), "1 child");
        assert_eq!(spelt("3630", &children), "3,630 children");
        assert_eq!(spelt("101", &Unit::Time(TimeUnit::Days)), "101 days");
        assert_eq!(spelt("17", &Unit::YearsMonths), "1 year 5 months");
        assert_eq!(spelt("24", &Unit::YearsMonths), "2 years");
        assert_eq!(spelt("8", &Unit::YearsMonths), "8 months");
        assert_eq!(spelt("-3", &Unit::YearsMonths), "\u{2212}3 months");
        assert_eq!(spelt("916000", &Unit::Money(Currency::GBP)), "£916,000");
        assert_eq!(spelt("-5", &Unit::Money(Currency::GBP)), "\u{2212}£5");
        let francs = Unit::named("chf").unwrap();
        assert_eq!([spelt("1200", &francs), spelt("-5.50", &francs)], ["CHF 1,200", "\u{2212}CHF 5.50"]);
        assert_eq!(spelt("1", &Unit::Time(TimeUnit::Hours)), "1 hour");
        assert_eq!(spelt("90", &Unit::Time(TimeUnit::Minutes)), "90 minutes");
        assert_eq!(spelt("1", &Unit::PercentagePoints), "1 percentage point");
        assert_eq!(spelt("69", &Unit::Per(10_000)), "69 per 10,000");
        assert_eq!(spelt("22", &Unit::Rank), "22nd");
    }
}
