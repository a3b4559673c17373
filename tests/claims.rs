//! Claims, judged as `tests/claims/*.yaml` say: each file holds datasets and phrases with their verdicts.
//!
//! A case reads: `say` a phrase (with the text `before` and `after` it), `of` a reference; `verdict` is holds,
//! warns, false (`false-claim`) or refused (any other error). `code`, `fix`, `message` and `prints` are parts of what
//! is expected of the answer.

use standfirst::claim::{Claim, Figure, Judged, judge, judge_count};
use standfirst::diag::{Diagnostic, Severity};
use standfirst::source::yaml::{self, Node, Value};
use standfirst::source::{Place, SourceText};
use standfirst::statistics::{Statistics, schema};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// Words that no message may hold, because their readers are no programmers.
const JARGON: [&str; 8] = ["invalid", "failed", "parse", "token", "null", "error", "unexpected", "syntax"];
const HEADER: &str = "geography: England\nsource: dfe\n";

/// Words that are true of more than one number, so that a changed digit may leave them true.
const INEXACT: [&str; 46] = [
    "top ",
    "about",
    "around",
    "roughly",
    "some",
    "approximately",
    "just",
    "slightly",
    "nearly",
    "almost",
    "close",
    "more than",
    "over",
    "above",
    "least",
    "fewer than",
    "under",
    "less than",
    "below",
    "up to",
    "most",
    "between",
    " to ",
    "–",
    "third",
    "half",
    " in 3",
    " in ten",
    "unchanged",
    "same",
    "similar",
    "times",
    "halved",
    "upwards",
    "no more",
    "ten",
    "five",
    "dozen",
    "exceeded",
    "topped",
    "short of",
    "and a half",
    "£4-5",
    " in 100",
    " in 20",
    " in 150",
];
/// Direction words and units, each with one that says something else.
const SWAPS: [(&str, &str); 28] = [
    ("up ", "down "),
    ("down", "up"),
    ("fell", "rose"),
    ("fallen", "risen"),
    ("fall", "rise"),
    ("rise", "fall"),
    ("rose", "fell"),
    ("higher", "lower"),
    ("lower", "higher"),
    ("fewer", "more"),
    ("more", "fewer"),
    ("less", "more"),
    ("decrease", "increase"),
    ("drop", "rise"),
    ("decline", "rise"),
    ("faster", "slower"),
    ("sooner", "later"),
    ("longer", "shorter"),
    ("better", "worse"),
    ("days", "weeks"),
    ("months", "days"),
    ("%", " percentage points"),
    ("percentage points", "%"),
    ("per cent", "percentage points"),
    ("hours", "minutes"),
    ("£", "€"),
    ("CHF", "GBP"),
    ("million", "billion"),
];
/// Ends of an order, each with another; a place that the data hold themselves does not tell from which end.
const ENDS: [(&str, &str); 11] = [
    ("lowest", "highest"),
    ("highest", "lowest"),
    ("fastest", "slowest"),
    ("slowest", "fastest"),
    ("fewest", "most"),
    ("best", "worst"),
    ("worst", "best"),
    ("top", "bottom"),
    ("bottom", "top"),
    ("all", "none"),
    ("record low", "record high"),
];

#[test]
fn every_case_is_judged_as_its_file_says() {
    let mut wrong = String::new();
    let mut judged_cases = 0;
    for File { name, source, node, statistics } in &files() {
        for case in list(node, "claims") {
            judged_cases += 1;
            if let Err(why) = check(statistics, case) {
                writeln!(wrong, "{name}:{}: {why}", source.line_column(case.span.start).line).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(judged_cases >= 150, "only {judged_cases} cases");
}

/// Whoever changes one digit, one direction or one unit of a sentence that holds must be told.
#[test]
fn every_changed_digit_direction_and_unit_is_found() {
    let mut missed = String::new();
    let mut changed_phrases = 0;
    for File { name, source, node, statistics } in &files() {
        for case in list(node, "claims") {
            let (say, of, verdict) = (field(case, "say"), field(case, "of"), field(case, "verdict"));
            let bound_outside = field(case, "before").ends_with("than ") || field(case, "before").ends_with("over ");
            if verdict != "holds" || of.starts_with("count:") || bound_outside {
                continue;
            }
            for changed in changed(say, of) {
                changed_phrases += 1;
                let judged = judge_words(statistics, case, &changed);
                if judged.problems.is_empty() {
                    let line = source.line_column(case.span.start).line;
                    writeln!(missed, "{name}:{line}: \"{changed}\" holds like \"{say}\"").unwrap();
                }
            }
        }
    }
    assert!(missed.is_empty(), "\n{missed}");
    assert!(changed_phrases >= 200, "only {changed_phrases} phrases");
}

/// The mistake that readers of statistics make most: at least 98 in 100 are caught, and nothing else is.
#[test]
fn per_cent_for_percentage_points_is_caught() {
    let files = files();
    let File { node, statistics, .. } = files.iter().find(|file| file.name == "percent-or-points.yaml").unwrap();
    let judged = list(node, "claims").iter().map(|case| {
        let problems = judge_words(statistics, case, field(case, "say")).problems;
        (field(case, "verdict") == "holds", problems.iter().any(|problem| problem.severity == Severity::Error))
    });
    let (right, wrong): (Vec<_>, Vec<_>) = judged.partition(|(is_right, _)| *is_right);
    let caught = |cases: &[(bool, bool)]| cases.iter().filter(|(_, is_caught)| *is_caught).count();
    // Straight to the terminal, so that the share is seen in every run.
    let (right_ones, wrong_ones) = (right.len(), wrong.len());
    let (found, falsely) = (caught(&wrong), caught(&right));
    let told =
        writeln!(std::io::stderr(), "percent-or-points: {found} of {wrong_ones} caught, {falsely} of {right_ones} falsely");
    told.unwrap();
    assert!(wrong.len() >= 100 && right.len() >= 60, "too few sentences");
    assert!(caught(&wrong) * 100 >= wrong.len() * 98 && caught(&right) == 0);
}

/// The phrase with one thing changed, in every way.
fn changed(say: &str, of: &str) -> Vec<String> {
    let exact = !INEXACT.iter().any(|word| say.to_lowercase().contains(word));
    let digits = say.char_indices().filter(|(_, c)| exact && c.is_ascii_digit());
    let digits = digits.map(|(at, c)| format!("{}{}{}", &say[..at], (c as u8 - b'0' + 1) % 10, &say[at + 1..]));
    let whole = |word: &str| {
        say.find(word).is_some_and(|at| {
            let (before, after) = (&say[..at], &say[at + word.len()..]);
            let starts = !word.starts_with(char::is_alphabetic) || !before.ends_with(char::is_alphabetic);
            starts && (!word.ends_with(char::is_alphabetic) || !after.starts_with(char::is_alphabetic))
        })
    };
    let ends = ENDS.iter().filter(|_| ["?rank", "?record", "?count"].iter().any(|question| of.contains(question)));
    let swaps = SWAPS.iter().chain(ends).filter(|(word, _)| whole(word) && !say.contains("than"));
    digits.chain(swaps.map(|(word, other)| say.replacen(word, other, 1))).collect()
}

/// One file of cases.
struct File {
    name: String,
    source: SourceText,
    node: Node,
    statistics: Statistics,
}

fn files() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> File {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let source = SourceText::from_bytes(&name.as_str().into(), &std::fs::read(path).unwrap()).unwrap();
    let node = yaml::parse(&source, 0..source.text.len()).unwrap();
    let statistics = statistics(&source, &node);
    File { name, source, node, statistics }
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
        let (dataset, problems) =
            schema::read(&SourceText::from_bytes(&path.as_str().into(), text.as_bytes()).unwrap(), &BTreeMap::new());
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

fn field<'a>(case: &'a Node, name: &str) -> &'a str {
    case.get(name).and_then(Node::scalar).unwrap_or("")
}

/// Judges words in the place of those of a case.
fn judge_words(statistics: &Statistics, case: &Node, phrase: &str) -> Judged {
    let (reference, before, after) = (field(case, "of"), field(case, "before"), field(case, "after"));
    let because = case.get("because").and_then(Node::scalar);
    let (phrase_place, reference_place) = (&place(1, 4), &place(6, 9));
    judge(statistics, &Claim { reference, phrase, before, after, because, phrase_place, reference_place })
}

fn check(statistics: &Statistics, case: &Node) -> Result<(), String> {
    let (say, of) = (field(case, "say"), field(case, "of"));
    let Judged { figure, problems } = match of.strip_prefix("count:") {
        Some(count) => {
            let problems = judge_count(count.parse().unwrap(), say, &place(1, 4), "recommendations");
            Judged { figure: None, problems }
        }
        None => judge_words(statistics, case, say),
    };
    let problem = problems.first();
    let (expected, found) = (field(case, "verdict"), verdict(problem));
    if expected != found {
        return Err(format!("\"{say}\" of {of} {found}, expected {expected}: {problem:?}"));
    }
    problem.map_or(Ok(()), is_plain)?;
    parts(problem, figure.as_ref()).into_iter().try_for_each(|(name, found)| {
        let expected = field(case, name);
        let agrees = if matches!(name, "fix" | "message" | "value") { found.contains(expected) } else { found == expected };
        if case.get(name).is_none() || agrees {
            return Ok(());
        }
        Err(format!("\"{say}\" of {of}: {name} is `{found}`, expected `{expected}`"))
    })
}

fn verdict(problem: Option<&Diagnostic>) -> &'static str {
    match problem {
        None => "holds",
        Some(problem) if problem.severity == Severity::Warning => "warns",
        Some(problem) if problem.code.name() == "false-claim" => "false",
        Some(_) => "refused",
    }
}

/// One short sentence without jargon, and a next step.
fn is_plain(problem: &Diagnostic) -> Result<(), String> {
    let fix = problem.fix.as_ref().ok_or("there is no fix")?;
    let text = [&problem.message, fix, &problem.label].map(String::as_str).join(" ").to_lowercase();
    if let Some(word) = JARGON.iter().find(|word| text.contains(*word)) {
        return Err(format!("`{word}` in: {text}"));
    }
    let is_short = problem.message.len() <= 160 && problem.message.ends_with('.');
    if is_short { Ok(()) } else { Err(format!("not one short sentence: {}", problem.message)) }
}

fn parts(problem: Option<&Diagnostic>, figure: Option<&Figure>) -> [(&'static str, String); 6] {
    let told = |part: fn(&Diagnostic) -> String| problem.map(part).unwrap_or_default();
    let given = |part: fn(&Figure) -> String| figure.map(part).unwrap_or_default();
    [
        ("code", told(|problem| problem.code.name().to_owned())),
        ("fix", told(|problem| problem.fix.clone().unwrap_or_default())),
        ("message", told(|problem| problem.message.clone())),
        ("prints", given(|figure| figure.printed.clone())),
        ("value", given(|figure| figure.value.to_string())),
        ("working", given(|figure| figure.working.clone().unwrap_or_default())),
    ]
}
