//! Every colour of the built-in theme against what it stands on: in light, in dark, with more contrast, and forced.
//!
//! A colour is judged by its name, so that a new one gets its rule here or fails.

use standfirst::chart::{MARKS_APART, TEXT_APART};
use standfirst::colour::Colour;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// Names of custom properties with their values, as a style sheet sets them.
type Tokens = BTreeMap<String, String>;

const DARK: &str = "@media screen and (prefers-color-scheme: dark)";
const MORE: &str = "@media (prefers-contrast: more)";
const FORCED: &str = "@media (forced-colors: active)";
/// Grid and bands stay behind the data, but must be seen.
const SEEN: f64 = 1.15;
/// Quiet lines and neighbouring classes of a map carry their names or values, so that less than that of marks will do.
const QUIETLY_APART: f64 = 1.3;
/// The colours of readers' systems that drawings may use.
const OF_SYSTEMS: [&str; 8] =
    ["Canvas", "CanvasText", "LinkText", "VisitedText", "GrayText", "Highlight", "HighlightText", "ButtonBorder"];

static SHEET: LazyLock<String> = LazyLock::new(|| sheet("tokens.css"));
static LIGHT: LazyLock<Tokens> = LazyLock::new(|| block(""));
static IN_DARK: LazyLock<Tokens> = LazyLock::new(|| over(&LIGHT, &block(DARK)));

fn sheet(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/static").join(name);
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// The custom properties of the first rule after a text of the style sheet.
fn block(after: &str) -> Tokens {
    let rest = SHEET.split_once(after).unwrap_or_else(|| panic!("tokens.css has no `{after}`")).1;
    let rules = rest.split_once(":root {").unwrap().1.split_once('}').unwrap().0;
    properties(rules)
}

fn properties(rules: &str) -> Tokens {
    let rules = rules.lines().filter_map(|line| line.trim().strip_suffix(';')?.split_once(": "));
    rules.filter(|(name, _)| name.starts_with("--")).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn over(below: &Tokens, above: &Tokens) -> Tokens {
    below.iter().chain(above).map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The schemes that readers see, by name.
fn schemes() -> [(&'static str, Tokens); 4] {
    let more = block(MORE);
    [
        ("light", LIGHT.clone()),
        ("dark", IN_DARK.clone()),
        ("light, more contrast", over(&LIGHT, &more)),
        ("dark, more contrast", over(&IN_DARK, &more)),
    ]
}

/// The colour of a property, followed through properties that it names.
fn colour(tokens: &Tokens, name: &str) -> Colour {
    let value = tokens.get(name).unwrap_or_else(|| panic!("tokens.css has no `{name}`"));
    match value.strip_prefix("var(").and_then(|inner| inner.strip_suffix(')')) {
        Some(named) => colour(tokens, named),
        None => Colour::read(value).unwrap_or_else(|| panic!("`{name}` is `{value}`, which is no colour")),
    }
}

/// A colour of a reader's system, or a mix of two of them.
fn is_of_systems(value: &str) -> bool {
    let mixed = value.strip_prefix("color-mix(in srgb, ").and_then(|mixed| mixed.strip_suffix(')'));
    mixed.unwrap_or(value).split(", ").all(|part| OF_SYSTEMS.contains(&part.split(' ').next().unwrap_or(part)))
}

fn chart_names(tokens: &Tokens) -> Vec<String> {
    tokens.keys().filter(|name| name.starts_with("--chart-")).cloned().collect()
}

/// The properties `START1`, `START2` … in order.
fn numbered(tokens: &Tokens, start: &str) -> Vec<Colour> {
    let names = (1..10).map(|number| format!("{start}{number}"));
    names.take_while(|name| tokens.contains_key(name)).map(|name| colour(tokens, &name)).collect()
}

/// Two properties of a scheme stand so far apart.
fn assert_apart(scheme: &(&str, Tokens), one: &str, other: &str, least: f64) {
    let contrast = colour(&scheme.1, one).contrast(colour(&scheme.1, other));
    assert!(contrast >= least, "{}: {one} on {other} has {contrast:.2} to 1 and needs {least}", scheme.0);
}

#[test]
fn text_can_be_read_on_its_ground() {
    let pairs = [
        ("--hero-ink", "--hero-ground"),
        ("--hero-soft", "--hero-ground"),
        ("--button-ink", "--button-ground"),
        ("--chart-ink", "--chart-ground"),
        ("--chart-muted", "--chart-ground"),
    ];
    for scheme in schemes() {
        let status: Vec<&str> = scheme.1.keys().map(String::as_str).filter(|name| name.starts_with("--status-")).collect();
        let text = ["--ink", "--ink-soft", "--muted", "--link", "--link-visited", "--brand"].into_iter().chain(status);
        for text in text {
            assert_apart(&scheme, text, "--ground", TEXT_APART);
            assert_apart(&scheme, text, "--ground-soft", TEXT_APART);
        }
        for (text, ground) in pairs {
            assert_apart(&scheme, text, ground, TEXT_APART);
        }
    }
}

#[test]
fn what_is_no_text_and_must_be_seen_is_seen() {
    for scheme in schemes() {
        for name in ["--focus", "--rule-strong", "--accent"] {
            assert_apart(&scheme, name, "--ground", MARKS_APART);
        }
        assert_apart(&scheme, "--hero-focus", "--hero-ground", MARKS_APART);
    }
}

#[test]
fn every_colour_of_charts_keeps_the_rule_of_its_name() {
    for scheme in schemes() {
        for name in chart_names(&scheme.1) {
            let part = name.trim_start_matches("--chart-").trim_end_matches(|c: char| c == '-' || c.is_ascii_digit());
            let least = match part {
                "" => MARKS_APART,
                "ink" | "muted" => TEXT_APART,
                "quiet" => QUIETLY_APART,
                "grid" | "band" => SEEN,
                "ground" | "seq" | "inside" => continue,
                _ => panic!("say here how far `{name}` must stand out from its ground"),
            };
            assert_apart(&scheme, &name, "--chart-ground", least);
        }
    }
}

#[test]
fn series_that_follow_each_other_stand_apart() {
    for (scheme, tokens) in schemes() {
        let series = numbered(&tokens, "--chart-");
        assert_eq!(series.len(), 6);
        for pair in series.windows(2).chain([&[series[0], series[3]][..]]) {
            assert!(pair[0].contrast(pair[1]) >= MARKS_APART, "{scheme}: {} beside {}", pair[0], pair[1]);
        }
    }
}

#[test]
fn text_inside_bars_can_be_read() {
    for scheme in schemes() {
        assert_apart(&scheme, "--chart-inside", "--chart-quiet", TEXT_APART);
        let [ground, inside] = ["--chart-ground", "--chart-inside"].map(|name| colour(&scheme.1, name));
        for (at, bar) in numbered(&scheme.1, "--chart-").into_iter().enumerate() {
            // The colours go from dark to pale and back.
            let text = if at % 2 == 0 { ground } else { inside };
            assert!(bar.contrast(text) >= TEXT_APART, "{}: {text} on {bar}", scheme.0);
        }
    }
}

#[test]
fn classes_of_a_map_go_one_way_and_numbers_can_be_read_on_them() {
    for (scheme, tokens) in schemes() {
        let (ink, ground) = (colour(&tokens, "--chart-ink"), colour(&tokens, "--chart-ground"));
        let classes = numbered(&tokens, "--chart-seq-");
        for pair in classes.windows(2) {
            assert!(pair[0].contrast(pair[1]) >= QUIETLY_APART, "{scheme}: {} beside {}", pair[0], pair[1]);
            assert!(pair[0].contrast(ground) < pair[1].contrast(ground), "{scheme}: {} before {}", pair[0], pair[1]);
        }
        for class in classes {
            assert!(class.contrast(ink).max(class.contrast(ground)) >= TEXT_APART, "{scheme}: no text on {class}");
        }
    }
}

#[test]
fn the_dark_and_forced_colours_leave_none_out() {
    let forced = block(FORCED);
    for name in chart_names(&LIGHT) {
        assert!(block(DARK).contains_key(&name), "{name} has no value in the dark");
        let value = forced.get(&name).unwrap_or_else(|| panic!("{name} has no value where colours are forced"));
        assert!(is_of_systems(value), "{name}: {value} is no colour of a reader's system");
        // The tiles of a map have an edge, so the palest of them may be as their ground; text inside a bar is on the bar.
        let may_be_ground = ["--chart-ground", "--chart-inside"].contains(&name.as_str()) || name.starts_with("--chart-seq-");
        assert!(value != "Canvas" || may_be_ground, "{name}: what is drawn is not what it is drawn on");
    }
    for number in 1..6 {
        let name = |number: u8| format!("--chart-{number}");
        assert_ne!(forced[&name(number)], forced[&name(number + 1)], "neighbours differ");
    }
}

#[test]
fn with_more_contrast_the_grid_is_seen_by_everybody_and_nothing_is_said_quietly() {
    for scheme in &schemes()[2..] {
        assert_apart(scheme, "--chart-grid", "--chart-ground", MARKS_APART);
        assert_apart(scheme, "--chart-muted", "--chart-ground", 7.0);
    }
}

#[test]
fn paper_is_white_with_black_words_and_the_light_colours() {
    let print = sheet("print.css");
    let own = properties(print.split_once("body {").unwrap().1.split_once('}').unwrap().0);
    let paper = ("paper", over(&LIGHT, &own));
    assert_eq!((colour(&paper.1, "--chart-ink"), colour(&paper.1, "--chart-ground")), (Colour::BLACK, Colour::WHITE));
    assert_apart(&paper, "--chart-muted", "--chart-ground", TEXT_APART);
    for number in 1..=6 {
        assert_apart(&paper, &format!("--chart-{number}"), "--chart-ground", MARKS_APART);
        assert!(!own.contains_key(&format!("--chart-{number}")), "a brand's colours are for paper too");
    }
}
