//! Do parts make their totals, and shares their whole?

use crate::diag::{Diagnostic, code, suggestion};
use crate::number::{Unit, figure, plain, with_unit};
use crate::site::Corpus;
use crate::statistics::{Dataset, Dimension, Mismatch, totals};

/// More parts than these are counted, not listed.
const MOST_LISTED: usize = 12;

/// Reports every total that its parts contradict, and parts that are no members.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let datasets = corpus.statistics.datasets.values();
    datasets.flat_map(|dataset| unknown_parts(dataset).into_iter().chain(mismatches(dataset))).collect()
}

fn unknown_parts(dataset: &Dataset) -> Vec<Diagnostic> {
    dataset.dimensions.iter().flat_map(unknown_parts_of).collect()
}

fn unknown_parts_of(dimension: &Dimension) -> Vec<Diagnostic> {
    let known: Vec<&str> = dimension.members.iter().map(|member| member.id.as_str()).collect();
    let parts = dimension.members.iter().flat_map(|member| &member.parts);
    let unknown = parts.filter(|part| !known.contains(&part.value.as_str())).map(|part| {
        let message = format!("`{}` is no member of `{}`.", part.value, dimension.id);
        let fix = suggestion::advise(&part.value, known.iter().copied());
        Diagnostic::error(code::UNKNOWN_VALUE, part.place.clone(), message)
            .label("not known")
            .fix(fix.unwrap_or_else(|| format!("name members of `{}`", dimension.id)))
    });
    unknown.collect()
}

fn mismatches(dataset: &Dataset) -> Vec<Diagnostic> {
    if !dataset.is_whole {
        return Vec::new();
    }
    totals(dataset).mismatches.iter().map(|found| mismatch(dataset, found)).collect()
}

fn mismatch(dataset: &Dataset, found: &Mismatch<'_>) -> Diagnostic {
    let (sum, whole) = (figure(found.sum, &dataset.unit), figure(found.whole, &dataset.unit));
    let message = match (found.is_fixed, found.is_complete) {
        (true, true) => format!("The shares add up to {sum}, not {whole}."),
        (true, false) => format!("The shares add up to {sum} even without those that are missing, not {whole}."),
        (false, true) => format!("The parts add up to {sum}, but the total says {whole}."),
        (false, false) => format!("The parts add up to {sum} even without those that are missing, but the total says {whole}."),
    };
    let label = if found.is_fixed { "the first share" } else { "the total" };
    let problem = Diagnostic::error(code::TOTAL_MISMATCH, found.place.clone(), message).label(label).note(parts(dataset, found));
    let problem = if found.tolerance.is_zero() {
        problem
    } else {
        let unit = if dataset.unit == Unit::Percent { &Unit::PercentagePoints } else { &dataset.unit };
        problem.note(format!("a difference of {} would be allowed", with_unit(found.tolerance.normalize(), unit)))
    };
    problem.fix(fix(dataset, found))
}

fn fix(dataset: &Dataset, found: &Mismatch<'_>) -> String {
    let is_exact = dataset.rounding.describe().is_none() && dataset.tolerance.is_none();
    let (correct, step) = if found.is_fixed { ("correct the shares", "1") } else { ("correct the total or a part", "10") };
    if is_exact && found.is_complete {
        format!("{correct}; if they are rounded, say how, as in  rounding: {{ to: {step} }}")
    } else if found.is_fixed {
        correct.to_owned()
    } else {
        format!("{correct}, or name the members that it is made of in its  parts: […]")
    }
}

/// "parts in 2025: North 1,200; South 2,490".
fn parts(dataset: &Dataset, found: &Mismatch<'_>) -> String {
    let (noun, period) = (if found.is_fixed { "shares" } else { "parts" }, found.key.period);
    if found.parts.len() > MOST_LISTED {
        return format!("{} {noun} for {period}", plain(found.parts.len().into()));
    }
    let listed: Vec<String> =
        found.parts.iter().map(|(member, value)| format!("{} {}", member.label, figure(*value, &dataset.unit))).collect();
    format!("{noun} for {period}: {}", listed.join("; "))
}
