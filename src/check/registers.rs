//! Do recommendations have names of their own, and rest on what exists?

use crate::content::{Details, Document};
use crate::diag::{Diagnostic, code, suggestion};
use crate::register::Register;
use crate::site::Corpus;
use crate::source::{Located, Place};
use std::collections::BTreeMap;

/// Reports repeated ids, unknown findings and registers that are not there.
pub(super) fn check(corpus: &Corpus) -> Vec<Diagnostic> {
    let mut problems = repeated(corpus);
    problems.extend(corpus.documents.values().filter_map(|document| unknown_register(corpus, document)));
    problems.extend(corpus.registers.values().flat_map(|register| of_register(corpus, register)));
    problems
}

/// Ids are never reused, in no register.
fn repeated(corpus: &Corpus) -> Vec<Diagnostic> {
    let mut owners: BTreeMap<&str, &Place> = BTreeMap::new();
    let mut problems = Vec::new();
    // The newer register gives way, since published ids never change.
    let mut registers: Vec<&Register> = corpus.registers.values().collect();
    registers.sort_by_key(|register| register.made.as_ref().map(|made| made.value));
    for recommendation in registers.into_iter().flat_map(|register| &register.recommendations) {
        let id = &recommendation.id;
        if let Some(first) = owners.insert(&id.value, &id.place) {
            let message = format!("Two recommendations have the id `{}`.", id.value);
            let problem = Diagnostic::error(code::DUPLICATE_ID, id.place.clone(), message).also(first.clone(), "first here");
            problems.push(problem.fix("give this one another id"));
        }
    }
    problems
}

fn unknown_register(corpus: &Corpus, document: &Document) -> Option<Diagnostic> {
    let name = document.register()?;
    let file = format!("{}{}.yaml", crate::register::FOLDER, name.value);
    if corpus.registers.contains_key(&name.value) || corpus.unread.contains(file.as_str()) {
        return None;
    }
    let fix = suggestion::advise(&name.value, corpus.registers.keys().map(String::as_str));
    let message = format!("No register of recommendations is called `{}`.", name.value);
    Some(
        Diagnostic::error(code::UNKNOWN_REGISTER, name.place.clone(), message)
            .label("not found")
            .fix(fix.unwrap_or_else(|| format!("add data/recommendations/{}.yaml", name.value))),
    )
}

fn of_register(corpus: &Corpus, register: &Register) -> Vec<Diagnostic> {
    let (Some(page), Some(path)) = (&register.page, register.page_path()) else { return Vec::new() };
    let Some(document) = corpus.documents.get(path.as_str()) else {
        if corpus.held.contains_key(path.as_str()) || corpus.unread.contains(path.as_str()) {
            return Vec::new();
        }
        let near = suggestion::nearest(&path, corpus.documents.keys().map(|path| &**path));
        let fix = near.map_or_else(
            || "name a file below content/".to_owned(),
            |near| format!("did you mean `{}`?", near.trim_start_matches("content/")),
        );
        return vec![
            Diagnostic::error(code::BROKEN_LINK, page.place.clone(), "There is no such page.").label("not found").fix(fix),
        ];
    };
    if document.register().is_none_or(|name| name.value != register.id) {
        let message = "This page does not print these recommendations.";
        let fix = format!("add  recommendations: {}  to its front matter", register.id);
        return vec![Diagnostic::error(code::UNKNOWN_REGISTER, page.place.clone(), message).fix(fix)];
    }
    let cited = register.recommendations.iter().flat_map(|recommendation| &recommendation.findings);
    cited.filter_map(|finding| unknown_finding(document, finding)).collect()
}

fn unknown_finding(document: &Document, cited: &Located<String>) -> Option<Diagnostic> {
    let Details::Report(report) = &document.details else { return None };
    let known = || report.findings.iter().map(|finding| finding.id.value.as_str());
    if known().any(|id| id == cited.value) {
        return None;
    }
    let fix = suggestion::advise(&cited.value, known().collect::<Vec<_>>());
    let message = format!("The report has no finding called `{}`.", cited.value);
    Some(
        Diagnostic::error(code::UNKNOWN_FINDING, cited.place.clone(), message)
            .label("not found")
            .fix(fix.unwrap_or_else(|| "add the finding to the report".to_owned())),
    )
}
