//! Numbers of running text, found and sorted as `tests/numbers/*.yaml` say.

use standfirst::claim::prose::{Setting, numbers};
use standfirst::source::SourceText;
use standfirst::source::yaml::{self, Value};
use std::fs;
use std::path::Path;

/// What must be found in a text, in the notation of the files: `{12}`, `{2025|date or period}`.
struct Case {
    group: String,
    marked: String,
    text: String,
    setting: Setting,
}

#[test]
fn every_number_is_found_and_every_exempt_one_says_why() {
    let cases = cases();
    let sentences = cases.iter().filter(|case| case.setting == Setting::Sentences).count();
    assert!(sentences >= 150, "{sentences}");
    let wrong = cases.iter().map(|case| (case, marked(&case.text, case.setting))).filter(|(case, found)| case.marked != *found);
    let wrong: Vec<String> = wrong.map(|(case, found)| format!("{}: {}\n    found {found}", case.group, case.marked)).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn what_is_found_lies_in_the_text_and_in_order() {
    for Case { text, setting, .. } in cases() {
        // Cut at every character, so that each rule meets the end of the text.
        for (end, _) in text.char_indices() {
            let found = numbers(&text[..end], setting);
            assert!(found.iter().all(|found| text.get(found.span.clone()).is_some_and(|words| !words.is_empty())), "{text}");
            assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{}", &text[..end]);
        }
    }
}

/// The text with what is found in it marked.
fn marked(text: &str, setting: Setting) -> String {
    let mut out = String::new();
    let mut from = 0;
    for found in numbers(text, setting) {
        let reason = found.exemption.map(|exemption| format!("|{}", exemption.name())).unwrap_or_default();
        out += &format!("{}{{{}{reason}}}", &text[from..found.span.start], &text[found.span.clone()]);
        from = found.span.end;
    }
    out + &text[from..]
}

fn cases() -> Vec<Case> {
    ["sentences", "others"].into_iter().flat_map(of_file).collect()
}

fn of_file(name: &str) -> Vec<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/numbers/{name}.yaml"));
    let source = SourceText::from_bytes(&name.into(), &fs::read(path).unwrap()).unwrap();
    let Value::Map(groups) = yaml::parse(&source, 0..source.text.len()).unwrap().value else { panic!("{name} is no mapping") };
    let cases = groups.into_iter().flat_map(|group| {
        let Value::Scalar(lines) = &group.node.value else { panic!("{} is no text", group.key) };
        let setting = match group.key.as_str() {
            "heading" => Setting::Heading,
            "table-head" => Setting::TableHead,
            "quotation" => Setting::Quotation,
            _ => Setting::Sentences,
        };
        let case = |line: &str| Case { group: group.key.clone(), marked: line.to_owned(), text: unmarked(line), setting };
        lines.lines().map(case).collect::<Vec<_>>()
    });
    cases.collect()
}

/// The text without its marks.
fn unmarked(line: &str) -> String {
    let parts = line.split('{').enumerate().map(|(at, part)| match part.split_once('}') {
        Some((marked, rest)) if at > 0 => format!("{}{rest}", marked.split('|').next().unwrap()),
        _ => part.to_owned(),
    });
    parts.collect()
}
