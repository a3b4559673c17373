//! Are percentages shares of enough people to be given?

use crate::claim::{LEAST_BASE, USUAL_BASE};
use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, figure, with_unit};
use crate::site::Corpus;
use crate::source::Located;
use crate::statistics::{Cell, Dataset, counterparts};

/// Reports percentages whose declared base is very small.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let declared = corpus.statistics.datasets.values().filter_map(|dataset| Some((dataset, dataset.base.as_ref()?)));
    let read = declared.filter(|(_, name)| !corpus.is_about_unread(&name.value));
    read.flat_map(|(dataset, name)| of_dataset(corpus, dataset, name)).collect()
}

fn of_dataset(corpus: &Corpus, dataset: &Dataset, name: &Located<String>) -> Vec<Diagnostic> {
    let pairs = match counterparts(&corpus.statistics, dataset, &name.value) {
        Ok(pairs) => pairs,
        Err(fault) => return vec![super::lost(name, fault)],
    };
    if pairs.is_empty() {
        let message = format!("No figure of `{}` has the same members and period as one here.", name.value);
        let fix = "name the dataset that counts what these are shares of, with the same periods";
        return vec![Diagnostic::error(code::SMALL_BASE, name.place.clone(), message).label("nothing to divide by").fix(fix)];
    }
    if dataset.base_stated {
        return Vec::new();
    }
    let mut pairs: Vec<_> =
        pairs.into_iter().filter_map(|(own, base)| Some((own.number()?, base.number()?, own, base))).collect();
    // The smallest base first, since it stands for the others.
    pairs.sort_by_key(|pair| pair.1);
    let split = pairs.partition_point(|pair| pair.1 < Decimal::from(LEAST_BASE));
    let end = pairs.partition_point(|pair| pair.1 < Decimal::from(USUAL_BASE));
    [(&pairs[..split], true), (&pairs[split..end], false)]
        .into_iter()
        .filter_map(|(few, is_error)| problem(few, is_error))
        .collect()
}

/// One problem for all percentages of one weight.
fn problem(few: &[(Decimal, Decimal, Cell<'_>, Cell<'_>)], is_error: bool) -> Option<Diagnostic> {
    let (value, count, own, base) = few.first()?;
    let spelt = figure(*value, &own.dataset.unit);
    let message = format!("{spelt} here is a share of only {}.", with_unit(*count, &base.dataset.unit));
    let place = own.observation.place.clone();
    let problem = if is_error {
        Diagnostic::error(code::SMALL_BASE, place, message)
    } else {
        Diagnostic::warning(code::SMALL_BASE, place, message)
    };
    let problem = problem.label("of very few").also(base.observation.place.clone(), "the base");
    let problem = match few.len() - 1 {
        0 => problem,
        1 => problem.note("1 more figure here has as small a base"),
        others => problem.note(format!("{others} more figures here have as small a base")),
    };
    Some(problem.fix("give the counts instead, or state the base beside each percentage and write  base-stated: true"))
}
