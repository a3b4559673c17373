//! Are the periods that a sentence names those of the figures?

use crate::claim::compute::{Computed, Question};
use crate::claim::lexicon::Role;
use crate::claim::phrase::Mention;
use crate::number::{Period, date};

/// Whether a period that the phrase or its sentence names belongs to the claim.
pub(super) fn is_about(mention: &Mention, computed: &Computed<'_>) -> bool {
    let is_outside = mention.span.is_none();
    // "Since April 2013" after a plain value says from when people were counted.
    if is_outside && mention.role == Role::Start && !computed.is_pair() {
        return true;
    }
    let is_written = |period| if is_outside { may_mean(mention, period) } else { names(mention, period) };
    let mut cells = computed.cells().filter(|cell| {
        // "Since 2020" is where a change starts; what is compared in one period has that alone.
        mention.role == Role::Any || computed.base.as_ref().is_none_or(|base| cell.key.period == base.key.period)
    });
    cells.any(|cell| is_written(cell.key.period))
}

/// Whether a phrase means this period.
pub(in crate::claim) fn names(mention: &Mention, period: Period) -> bool {
    let same = Period::read(&mention.text, period.frequency()).is_ok_and(|read| read == period);
    same || period.to_string().contains(&mention.text) || period.label().contains(&mention.text)
}

/// The same, leniently: "2024/25" may mean the year ending March 2025, "2025" any period that touches it.
fn may_mean(mention: &Mention, period: Period) -> bool {
    let own = format!("{period} {} {}", period.label(), period.key());
    let is_dated = |text: &str| text.split([' ', ',']).any(|word| date::read_month(word).is_some());
    let years = |text: &str| -> Vec<u32> {
        let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        let mut years: Vec<u32> = Vec::new();
        for run in runs {
            match (run.len(), run.parse::<u32>(), years.last()) {
                (4, Ok(year), _) => years.push(year),
                (2, Ok(short), Some(first)) if first % 100 + 1 == short => years.push(first + 1),
                _ => {}
            }
        }
        years
    };
    let (of_mention, of_period) = (years(&mention.text), years(&own));
    let shares_year = match of_mention.as_slice() {
        [] => true,
        [year] => of_period.contains(year),
        [.., last] => of_period.iter().max() == Some(last),
    };
    let differs_in_month = is_dated(&mention.text) && is_dated(&own);
    names(mention, period) || (shares_year && !differs_in_month)
}

/// Whether a change starts one year before it ends; of figures of other kinds nothing is said.
pub(super) fn starts_a_year_before(computed: &Computed<'_>) -> bool {
    let Some(base) = &computed.base else { return true };
    let (now, base) = (computed.now.key.period, base.key.period);
    if computed.question != Question::Change && now == base {
        return true;
    }
    let ends = |period: Period| -> Option<(u32, String)> {
        let iso = period.last_day().iso();
        let (year, day) = iso.split_once('-')?;
        Some((year.parse().ok()?, day.to_owned()))
    };
    let (Some((now, day)), Some((base, base_day))) = (ends(now), ends(base)) else { return true };
    now == base + 1 && (day == base_day || day.starts_with("02"))
}
