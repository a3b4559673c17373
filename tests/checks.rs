//! The checks as their pages in `tests/checks/` tell them: every example is a site, run through the whole pipeline.
//!
//! Not about how a message looks in colours or in a terminal; `diag` has tests for that.

use rayon::prelude::*;
use standfirst::diag::{Diagnostic, code, human, json};
use standfirst::number::Moment;
use standfirst::pipeline::{self, Options};
use standfirst::site::corpus::Drafts;
use standfirst::source::{Place, Tree};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/checks");
/// Tells how to read the pages, and holds the site that all examples share.
const README: &str = "README.md";
/// All examples are built as of this moment, so that what is held back today is held back for ever.
const AS_OF: &str = "2026-01-15 12:00";
/// Words of programmers, which nobody else should have to learn; a word also counts with an ending.
const WORDS_OF_PROGRAMMERS: &str =
    "invalid failed parse parsing token deserialize panic null directory directories utf unexpected";
/// A headline that names things of usual length fits into so many characters.
const MOST_HEADLINE_CHARACTERS: usize = 100;
/// Beginnings of what the rules below report and is known: messages that wait to be reworded in `src/`. A line that is
/// not needed any more fails too, so that the list only grows shorter.
const KNOWN: [&str; 0] = [];

#[test]
fn every_example_gives_the_messages_that_its_page_shows() {
    let bless = std::env::var_os("STANDFIRST_BLESS").is_some();
    let mut differences = Vec::new();
    for page in pages() {
        if bless {
            page.bless();
            continue;
        }
        let differ = |example: &&Example| example.run.is_some() && example.expected.as_deref() != Some(example.own_report());
        differences.extend(page.fails.iter().filter(differ).map(|example| {
            let (expected, found) = (example.expected.as_deref().unwrap_or("nothing"), example.own_report());
            format!("== {}: expected\n{expected}\n-- but found\n{found}\n", page.name)
        }));
    }
    assert_none(differences);
}

#[test]
fn a_failing_example_has_no_problem_but_that_of_its_page() {
    assert_none(new(other_problems()));
}

#[test]
fn every_message_is_a_short_plain_sentence_with_a_place_and_one_next_step() {
    assert_none(new(broken_rules()));
}

#[test]
fn what_is_known_to_be_wrong_still_is() {
    let found = [other_problems(), broken_rules()].concat();
    let mended = KNOWN.iter().filter(|known| !found.iter().any(|found| found.starts_with(*known)));
    assert_none(mended.map(|known| format!("mended, so take it off the list: {known}")));
}

#[test]
fn a_passing_example_has_no_problem_at_all() {
    let wrong = |page: &Page| -> Vec<String> {
        let wrong = page.passes.iter().filter(|example| !example.report().is_empty());
        wrong.map(|example| format!("== {}: should pass\n{}\n{}", page.name, example.site, example.report())).collect()
    };
    assert_none(pages().iter().flat_map(wrong));
}

#[test]
fn the_site_that_all_examples_share_has_no_problem() {
    assert_eq!(Run::of(&base(), "README", "").unwrap().report, "");
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let codes: BTreeSet<&str> = code::ALL.iter().map(|(code, _)| code.name()).collect();
    assert_eq!(pages().iter().map(|page| page.name.as_str()).collect::<BTreeSet<_>>(), codes);
}

#[test]
fn every_page_says_what_the_problem_means_and_how_to_mend_it() {
    let mut missing = Vec::new();
    for page in pages() {
        let prose: Vec<&str> = page.lines.iter().map(String::as_str).take_while(|line| !line.starts_with("## ")).collect();
        let is_paragraph = |line: &&str| !line.is_empty() && !line.starts_with("To mend it");
        let parts = [
            ("its code as title", prose.first() == Some(&format!("# {}", page.name).as_str())),
            ("a paragraph on what it means", prose.get(2).is_some_and(is_paragraph)),
            ("a paragraph on how to mend it", prose.iter().any(|line| line.starts_with("To mend it: "))),
            ("a failing example", !page.fails.is_empty()),
            ("a passing example", !page.passes.is_empty()),
        ];
        missing.extend(parts.into_iter().filter(|part| !part.1).map(|part| format!("{}.md lacks {}", page.name, part.0)));
    }
    assert_none(missing);
}

#[test]
fn programs_are_told_the_same_as_people() {
    let differences = of_failing(|name, run| {
        let report: serde_json::Value = serde_json::from_str(&run.json).unwrap();
        let told = report["diagnostics"].as_array().unwrap();
        let is_same = |(told, problem): (&serde_json::Value, &Diagnostic)| {
            told["code"] == problem.code.name() && told["message"] == *problem.message && told["line"].is_u64()
        };
        let same = told.len() == run.problems.len() && told.iter().zip(&run.problems).all(is_same);
        (!same).then(|| format!("{name}: {report}")).into_iter().collect()
    });
    assert_none(differences);
}

/// The rule holds; if not, each case in a line.
fn assert_none(found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// What is wrong and not known yet.
fn new(found: Vec<String>) -> Vec<String> {
    found.into_iter().filter(|found| !KNOWN.iter().any(|known| found.starts_with(known))).collect()
}

fn other_problems() -> Vec<String> {
    of_failing(|name, run| {
        let others = run.problems.iter().filter(|problem| problem.code.name() != name);
        let others = others.map(|other| format!("{name}: also {}: {}", other.code, other.message));
        others.chain(run.own_report.is_empty().then(|| format!("{name}: an example does not have it"))).collect()
    })
}

fn broken_rules() -> Vec<String> {
    of_failing(|_, run| run.problems.iter().flat_map(|problem| faults_of(problem, run)).collect())
}

/// A text without what stands between backticks or quotation marks: that is what people read on their screen.
fn without_quotations(text: &str) -> String {
    let outside = |text: &str, mark: char| text.split(mark).step_by(2).collect::<Vec<_>>().join("\u{2026}");
    outside(&outside(text, '`'), '"')
}

fn is_plain(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    !lower.contains("os error") && !words.any(|word| WORDS_OF_PROGRAMMERS.split(' ').any(|start| word.starts_with(start)))
}

/// What a message lacks or has too much of.
fn faults_of(problem: &Diagnostic, run: &Run) -> Vec<String> {
    let headline = format!("{}[{}]: {}", problem.severity.word(), problem.code, problem.message);
    let message = &problem.message;
    let also = problem.also.iter().map(|(_, word)| word);
    let mut all = [message, &problem.label].into_iter().chain(&problem.notes).chain(&problem.fix).chain(also);
    let rules = [
        ("its weight, code and words begin a line", run.report.lines().any(|line| line == headline)),
        ("it has a place", problem.place.as_ref().is_some_and(|place| run.report.contains(&format!("--> {}", place.file)))),
        ("each problem has one next step", problem.fix.is_some() && run.report.matches("To fix:").count() == run.problems.len()),
        ("all of it is in plain words", all.all(|text| is_plain(&without_quotations(text)))),
        ("it is short", message.chars().count() <= MOST_HEADLINE_CHARACTERS),
        ("it is one sentence", message.ends_with('.') && !message.contains(". ")),
        ("it begins with a capital", message.starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic())),
    ];
    rules.into_iter().filter(|rule| !rule.1).map(|rule| format!("not so: {}: {headline}", rule.0)).collect()
}

/// Asks something of every failing example.
fn of_failing(ask: impl Fn(&str, &Run) -> Vec<String>) -> Vec<String> {
    let ask_page = |page: &Page| -> Vec<String> {
        page.fails.iter().filter_map(|example| example.run.as_ref()).flat_map(|run| ask(&page.name, run)).collect()
    };
    pages().iter().flat_map(ask_page).collect()
}

/// One page: its lines, and the examples in them.
struct Page {
    name: String,
    path: PathBuf,
    lines: Vec<String>,
    fails: Vec<Example>,
    passes: Vec<Example>,
}

/// One site, the report that is expected of it, and what it gave.
struct Example {
    site: String,
    expected: Option<String>,
    /// The lines that hold the expected report with its fences; empty where it is to be put.
    expected_lines: Range<usize>,
    /// Nothing where this system cannot make the site.
    run: Option<Run>,
}

impl Example {
    fn report(&self) -> &str {
        self.run.as_ref().map_or("", |run| run.report.as_str())
    }

    fn own_report(&self) -> &str {
        self.run.as_ref().map_or("", |run| run.own_report.as_str())
    }
}

/// The pages of checks in order of their codes, every example run once for all tests.
fn pages() -> &'static [Page] {
    static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
        let base = base();
        let entries = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path());
        let paths = entries.filter(|path| path.extension().is_some_and(|ending| ending == "md") && !path.ends_with(README));
        let mut pages: Vec<Page> = paths.map(|path| Page::read(&path)).collect();
        pages.sort_by(|a, b| a.name.cmp(&b.name));
        pages.par_iter_mut().for_each(|page| {
            for example in page.fails.iter_mut().chain(&mut page.passes) {
                example.run = Run::of(&base, &page.name, &example.site);
            }
        });
        pages
    });
    &PAGES
}

impl Page {
    fn read(path: &Path) -> Self {
        let lines: Vec<String> = fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut page = Self { name, path: path.to_owned(), lines: Vec::new(), fails: Vec::new(), passes: Vec::new() };
        let (mut section, mut at) = ("", 0);
        while at < lines.len() {
            let mut next = at + 1;
            if let Some((info, end)) = fence(&lines, at) {
                next = end + 1;
                page.add(section, info, lines[at + 1..end].join("\n"), at..next);
            } else if let Some(heading) = lines[at].strip_prefix("## ") {
                section = heading;
            }
            at = next;
        }
        Self { lines, ..page }
    }

    fn add(&mut self, section: &str, info: &str, text: String, lines: Range<usize>) {
        match (info, section) {
            ("site", "Passes") => self.passes.push(Example { site: text, expected: None, expected_lines: lines, run: None }),
            ("site", _) => {
                let after = lines.end..lines.end;
                self.fails.push(Example { site: text, expected: None, expected_lines: after, run: None });
            }
            ("text", "Fails") => {
                let example = self.fails.last_mut().expect("a report stands below its site");
                (example.expected, example.expected_lines) = (Some(text), lines);
            }
            _ => {}
        }
    }

    /// Writes the page anew with the reports that were found.
    fn bless(&self) {
        let mut lines = self.lines.clone();
        for example in self.fails.iter().filter(|example| example.run.is_some()).rev() {
            let fenced = ["```text"].into_iter().chain(example.own_report().lines()).chain(["```"]).map(str::to_owned);
            let blank = example.expected.is_none().then(String::new);
            lines.splice(example.expected_lines.clone(), blank.into_iter().chain(fenced));
        }
        fs::write(&self.path, lines.join("\n") + "\n").unwrap();
    }
}

/// The word after an opening fence at a line, and the line of the closing one.
fn fence(lines: &[String], at: usize) -> Option<(&str, usize)> {
    let info = lines[at].trim_start_matches('`');
    let marks = &lines[at][..lines[at].len() - info.len()];
    let end = lines.iter().enumerate().skip(at + 1).find(|(_, line)| *line == marks)?.0;
    (marks.len() >= 3).then_some((info, end))
}

/// The headers of files by path, each with its text.
type Files = BTreeMap<String, (String, Vec<u8>)>;

/// The site of the README.
fn base() -> Files {
    let page = Page::read(&Path::new(FOLDER).join(README));
    archive(&page.fails.first().expect("the README holds the shared site").site)
}

/// Takes an archive apart: `-- PATH (REMARK) --`, then the lines of the file.
fn archive(text: &str) -> Files {
    let mut files = Files::new();
    let mut path = None;
    for line in text.lines() {
        if let Some(header) = line.strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
            let (name, remark) = header.split_once(" (").unwrap_or((header, ""));
            path = Some(name.to_owned());
            files.insert(name.to_owned(), (remark.trim_end_matches(')').to_owned(), Vec::new()));
        } else {
            let path = path.as_ref().unwrap_or_else(|| panic!("a file begins with its name, not with {line:?}"));
            files.get_mut(path).unwrap().1.extend(bytes(line));
        }
    }
    files
}

/// A line as bytes, with `\xe9` for the byte E9.
fn bytes(line: &str) -> Vec<u8> {
    let mut parts = line.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two hexadecimal digits stand after \\x"));
        bytes.extend(rest.as_bytes());
    }
    bytes.push(b'\n');
    bytes
}

/// What one site gave.
struct Run {
    problems: Vec<Diagnostic>,
    report: String,
    /// Without problems of other codes than that of the page.
    own_report: String,
    json: String,
}

impl Run {
    /// Writes a site and runs it; nothing where this system cannot make one of its files.
    fn of(base: &Files, name: &str, site: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut files = base.clone();
        files.extend(archive(site));
        for (path, (remark, text)) in &files {
            if !write(&folder.path().join(path), remark, text) {
                // Not `eprintln`, which a passing test swallows.
                let _ = writeln!(std::io::stderr(), "skipped: {name}: this system cannot make `{path}` ({remark})");
                return None;
            }
        }
        let options = Options { as_of: Moment::read(AS_OF).unwrap(), drafts: Drafts::Held, base_url: None, pictures: None };
        let (tree, faults) = Tree::read(folder.path());
        let outcome = pipeline::run(&tree, faults, &options);
        let quote = |place: &Place| outcome.quote(&tree, place);
        let told = |problems: &[Diagnostic]| human::report(problems, &quote, human::Colours::None).trim_end().to_owned();
        let own: Vec<Diagnostic> = outcome.problems.iter().filter(|problem| problem.code.name() == name).cloned().collect();
        let (report, own_report, json) = (told(&outcome.problems), told(&own), json::report(&outcome.problems, &quote));
        Some(Self { report, own_report, json, problems: outcome.problems })
    }
}

/// Makes a file as its remark says, if the system can.
fn write(path: &Path, remark: &str, text: &[u8]) -> bool {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    if let Some(target) = remark.strip_prefix("link to ") {
        return link(Path::new(target), path);
    }
    match remark {
        "removed" => true,
        "not readable" => close(path),
        "" => fs::write(path, text).is_ok(),
        _ if remark.starts_with("last line ") => fs::write(path, repeated(remark, text)).is_ok(),
        _ => {
            let size = remark.strip_suffix(" bytes").and_then(|size| size.parse().ok());
            fs::write(path, vec![b'x'; size.unwrap_or_else(|| panic!("nothing is known of ({remark})"))]).is_ok()
        }
    }
}

/// A text with its last line as often as the remark says: `last line 900 times`.
fn repeated(remark: &str, text: &[u8]) -> Vec<u8> {
    let times: usize = remark.split(' ').nth(2).and_then(|times| times.parse().ok()).expect("a number of times");
    let start = text[..text.len() - 1].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    [&text[..start], &text[start..].repeat(times)].concat()
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) -> bool {
    std::os::unix::fs::symlink(target, path).is_ok()
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> bool {
    false
}

/// Makes a file that cannot be read, which no file is for an administrator.
#[cfg(unix)]
fn close(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, "").unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    fs::read(path).is_err()
}

#[cfg(not(unix))]
fn close(_: &Path) -> bool {
    false
}
