//! Charts in files of their own, which pages place by name.

use super::{Directive, read};
use crate::content::markdown::Builder;
use crate::diag::{Diagnostic, code, suggestion};
use crate::fields::Fields;
use crate::source::{Located, Place, SourceText};
use std::collections::BTreeMap;

/// The folder of charts that several pages show.
pub const FOLDER: &str = "data/charts/";
/// The field of a block that names one of them.
pub(super) const FIELD: &str = "chart";

/// The files of shared charts by name; some of them may not be readable.
pub type SharedCharts = BTreeMap<String, SourceText>;

/// Reads the file of a shared chart by itself, whether a page shows it or not: what is wrong with it is told here alone.
#[must_use]
pub fn check(source: &SourceText) -> (Option<Directive>, Vec<Diagnostic>) {
    let mut builder = Builder::new(source);
    let chart = whole(&mut builder);
    (chart, builder.problems)
}

/// Whether a file is that of a shared chart.
pub(super) fn is_shared(source: &SourceText) -> bool {
    source.path.starts_with(FOLDER)
}

/// The chart that a block names, as if its file stood there. Its links lead where they lead from the page.
pub(super) fn placed(builder: &mut Builder<'_>, mut fields: Fields<'_>) -> Option<Directive> {
    let name = fields.required_text(FIELD)?;
    let id = fields.text("id");
    let Some(source) = builder.charts.and_then(|charts| charts.get(&name.value)) else {
        fields.report(unknown(&name, builder.charts));
        fields.finish();
        return None;
    };
    fields.finish();
    let mut inner = Builder::new(source);
    (inner.refs, inner.passages) = (std::mem::take(&mut builder.refs), std::mem::take(&mut builder.passages));
    let chart = whole(&mut inner);
    (builder.refs, builder.passages) = (inner.refs, inner.passages);
    builder.is_incomplete |= chart.is_none();
    let chart = chart?;
    let id = id.unwrap_or(Located { value: chart.id.value.clone(), place: name.place });
    Some(Directive { id, ..chart })
}

fn whole(builder: &mut Builder<'_>) -> Option<Directive> {
    let source = builder.source;
    let first_line = source.text.find('\n').unwrap_or(source.text.len());
    read::read(builder, "chart", 0..source.text.len(), &source.place(0..first_line))
}

fn unknown(name: &Located<String>, charts: Option<&SharedCharts>) -> Diagnostic {
    let known = charts.into_iter().flat_map(SharedCharts::keys).map(String::as_str);
    let fix = suggestion::advise(&name.value, known.clone().collect::<Vec<_>>());
    let fix = fix.unwrap_or_else(|| format!("write the chart into the file {FOLDER}{}.yaml", name.value));
    Diagnostic::error(code::UNKNOWN_VALUE, name.place.clone(), format!("There is no chart `{}` in {FOLDER}.", name.value))
        .fix(fix)
}

/// The name of a shared chart: that of its file, found at its beginning.
pub(super) fn own_name(source: &SourceText, head: Place) -> Located<String> {
    Located { value: source.stem().to_owned(), place: head }
}
