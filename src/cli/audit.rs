//! The command `audit`: every number of the site with its standing, for a reviewer; of a site with problems too.

use super::Exit;
use super::arguments::{Audit as Options, AuditFormat};
use super::build::{exit, machine_failed, options, run};
use super::report::{self, some};
use crate::audit::{Audit, csv, html, json, marks};
use crate::output;
use crate::source::Place;
use std::path::Path;

/// The file of the HTML, unless another is asked for.
const OUT: &str = "audit.html";

/// Writes the audit. A number that is false, or any other error of the site, ends with the code of a problem.
#[must_use]
pub fn audit(site: &Path, audit: &Options) -> Exit {
    let Some(options) = options(site, &audit.scope, None) else { return Exit::Usage };
    let as_of = options.as_of;
    let (tree, outcome) = run(site, &options);
    let line = |place: &Place| tree.texts.get(&place.file).map_or(1, |text| text.line_column(place.start).line);
    let gathered = Audit::new(outcome.title(), as_of, &outcome.numbers, line);
    let (text, mark) = match audit.format {
        AuditFormat::Html => (html(&gathered), marks::HTML),
        AuditFormat::Csv => (csv(&gathered), marks::CSV),
        AuditFormat::Json => (json(&gathered), marks::JSON),
    };
    let out = match (&audit.out, audit.format) {
        (Some(out), _) => out.clone(),
        (None, AuditFormat::Html) => site.join(OUT),
        (None, _) => {
            report::text(&text);
            return exit(&outcome.problems);
        }
    };
    if let Err(error) = output::write_report(&out, &text, mark) {
        return machine_failed(&error);
    }
    let (all, name) = (some(gathered.entries.len(), "number"), out.display());
    report::line(&format!("{all} of the site in {name}. {}.", report::counted(&outcome.problems)));
    if audit.open && opener::open(&out).is_err() {
        report::line(&format!("No program could be started to show it. Open {name} yourself."));
    }
    exit(&outcome.problems)
}
