//! Whatever stands in the files of a site, a run ends with problems or with pages, never with a panic.

use proptest::prelude::*;
use standfirst::number::Moment;
use standfirst::pipeline::{self, Options};
use standfirst::site::corpus::Drafts;
use standfirst::source::Tree;
use std::fs;
use std::path::Path;

/// What authors and broken tools put into files, beside single characters.
const SNIPPETS: [&str; 24] = [
    "\n",
    "---\n",
    "```\n",
    "```chart\n",
    ": ",
    "[",
    "](stat:",
    "@",
    "?change=",
    "?vs=",
    "..",
    "{",
    "}",
    "\"",
    "'",
    "|",
    "<b>",
    "\t",
    "ŷ",
    "€",
    "0",
    "-",
    "%",
    "\u{200b}",
];

/// The texts of one of the sites that stand ready, by path.
fn texts(case: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites").join(case);
    let mut found = Vec::new();
    let mut folders = vec![root.join("content"), root.join("data")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

fn options() -> Options {
    Options { as_of: Moment::read("2026-11-23").unwrap(), drafts: Drafts::Held, base_url: None, pictures: None }
}

/// One edit: in which file, where in it, how much goes, what comes.
type Edit = (prop::sample::Index, prop::sample::Index, usize, &'static str);

fn edited(mut texts: Vec<(String, String)>, edits: &[Edit]) -> Vec<(String, String)> {
    for (file, at, gone, come) in edits {
        let index = file.index(texts.len());
        let characters: Vec<char> = texts[index].1.chars().collect();
        let at = at.index(characters.len() + 1);
        let rest = characters.iter().skip(at + gone);
        texts[index].1 = characters.iter().take(at).chain(come.chars().collect::<Vec<_>>().iter()).chain(rest).collect();
    }
    texts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_site_with_random_slips_ends_with_problems_or_pages(
        case in prop::sample::select(vec!["minimal", "claim-and-chart", "claim-and-chart", "links-between-sections", "revised-figures"]),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..12_usize, prop::sample::select(SNIPPETS.to_vec())), 1..5),
    ) {
        let texts = edited(texts(case), &edits);
        let tree = Tree::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str())));
        let Ok(tree) = tree else { return Ok(()) };
        let outcome = pipeline::run(&tree, Vec::new(), &options());
        // Whoever finds nothing wrong publishes a front page.
        prop_assert!(!outcome.is_clean() || outcome.rendered.files.contains_key("index.html"));
        for problem in &outcome.problems {
            prop_assert!(problem.fix.is_some() && !problem.message.is_empty(), "{problem:?}");
        }
    }
}
