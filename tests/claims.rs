//! Claims, judged as `tests/claims/*.yaml` say: each file holds datasets and phrases with their verdicts.
//!
//! A case reads: `say` a phrase (with the text `before` it), `of` a reference; `verdict` is holds,
//! warns, false (`false-claim`) or refused (any other error). `code`, `fix`, `message` and `prints` are parts of what
//! is expected of the answer.

use standfirst::claim::{Figure, Judged, judge, judge_count};
use standfirst::diag::Severity;
use standfirst::source::yaml::{self, Node, Value};
use standfirst::source::{Place, SourceText};
use standfirst::statistics::{Statistics, schema};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Words that no message may hold, because their readers are no programmers.
const JARGON: [&str; 8] = ["invalid", "failed", "parse", "token", "null", "error", "unexpected", "syntax"];
const HEADER: &str = "geography: England\nsource: dfe\n";

#[test]
fn every_case_is_judged_as_its_file_says() {
    let mut wrong = String::new();
    let mut judged_cases = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read(&file).unwrap();
        let source = SourceText::from_bytes(&file.to_string_lossy().as_ref().into(), &text).unwrap();
        let node = yaml::parse(&source, 0..source.text.len()).unwrap();
        let statistics = statistics(&source, &node);
        for case in list(&node, "claims") {
            judged_cases += 1;
            if let Err(why) = check(&statistics, case) {
                let name = file.file_name().unwrap().to_string_lossy();
                writeln!(wrong, "{name}:{}: {why}", source.line_column(case.span.start).line).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(judged_cases >= 150, "only {judged_cases} cases");
}

/// The datasets of a file, each written as its own file would be, without the fields that claims never look at.
fn statistics(source: &SourceText, node: &Node) -> Statistics {
    let mut datasets = BTreeMap::new();
    let Some(Value::Map(entries)) = node.get("datasets").map(|node| &node.value) else { panic!("datasets are missing") };
    for entry in entries {
        let indent = source.line_column(entry.node.span.start).column - 1;
        let start = source.text[..entry.node.span.start].rfind('\n').map_or(0, |at| at + 1);
        let lines = source.text[start..].lines().take_while(|line| line.is_empty() || line.starts_with(&" ".repeat(indent)));
        let body: Vec<&str> = lines.map(|line| line.get(indent..).unwrap_or("")).collect();
        let measure = if body.iter().any(|line| line.starts_with("measure:")) { "" } else { "measure: children\n" };
        let text = format!("title: {}\n{measure}{HEADER}{}\n", entry.key, body.join("\n"));
        let path = format!("data/statistics/{}.yaml", entry.key);
        let (dataset, problems) = schema::read(&SourceText::from_bytes(&path.as_str().into(), text.as_bytes()).unwrap());
        assert_eq!(problems, [], "{}", entry.key);
        datasets.insert(entry.key.clone(), dataset.unwrap());
    }
    Statistics { datasets, sources: BTreeMap::new() }
}

fn list<'a>(node: &'a Node, name: &str) -> &'a [Node] {
    match node.get(name).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => panic!("`{name}` is missing"),
    }
}

fn place(start: usize, end: usize) -> Place {
    Place::new(&"content/a.md".into(), start..end)
}

fn check(statistics: &Statistics, case: &Node) -> Result<(), String> {
    let field = |name| case.get(name).and_then(Node::scalar);
    let (say, of) = (field("say").unwrap_or(""), field("of").ok_or("`of` is missing")?);
    let Judged { figure, problems } = match of.strip_prefix("count:") {
        Some(count) => {
            let problems = judge_count(count.parse().unwrap(), say, &place(1, 4), "recommendations");
            Judged { figure: None, problems }
        }
        None => judge(statistics, of, say, field("before").unwrap_or(""), &place(1, 4), &place(6, 9)),
    };
    let verdict = match problems.first() {
        None => "holds",
        Some(problem) if problem.severity == Severity::Warning => "warns",
        Some(problem) if problem.code.name() == "false-claim" => "false",
        Some(_) => "refused",
    };
    let told: String =
        problems.iter().map(|problem| format!("{} {} / fix: {:?}", problem.code, problem.message, problem.fix)).collect();
    expect("verdict", field("verdict").ok_or("`verdict` is missing")?, verdict, &told, case)?;
    if let Some(problem) = problems.first() {
        let text =
            [&problem.message, problem.fix.as_ref().ok_or("there is no fix")?, &problem.label].map(String::as_str).join(" ");
        let word = JARGON.iter().find(|word| text.to_lowercase().contains(*word));
        word.map_or(Ok(()), |word| Err(format!("`{word}` in: {text}")))?;
        if problem.message.len() > 160 || !problem.message.ends_with('.') {
            return Err(format!("not one short sentence: {}", problem.message));
        }
    }
    let parts = [
        ("code", problems.first().map(|problem| problem.code.name().to_owned())),
        ("fix", problems.first().and_then(|problem| problem.fix.clone())),
        ("message", problems.first().map(|problem| problem.message.clone())),
        ("prints", figure.as_ref().map(|figure: &Figure| figure.printed.clone())),
        ("value", figure.as_ref().map(|figure| figure.value.to_string())),
        ("working", figure.as_ref().and_then(|figure| figure.working.clone())),
    ];
    for (name, found) in parts {
        if let Some(expected) = field(name) {
            let found = found.unwrap_or_default();
            let agrees = if matches!(name, "fix" | "message" | "value") { found.contains(expected) } else { found == expected };
            if !agrees {
                return Err(format!("say \"{say}\" of {of}: {name} is `{found}`, expected `{expected}` / {told}"));
            }
        }
    }
    Ok(())
}

fn expect(name: &str, expected: &str, found: &str, told: &str, case: &Node) -> Result<(), String> {
    let say = case.get("say").and_then(Node::scalar).unwrap_or("");
    if expected == found { Ok(()) } else { Err(format!("say \"{say}\": {name} is {found}, expected {expected} / {told}")) }
}
