//! Settings of a site: `data/site.yaml`, read field by field.

use crate::diag::{Code, Diagnostic, Severity, code, suggestion};
use crate::fields::Fields;
use crate::source::yaml::{self, Value};
use crate::source::{Located, Place, SourceText};
use std::collections::BTreeMap;

/// The version of the file format that this program writes and reads.
pub const FORMAT: u32 = 1;

/// Problems that an author may see otherwise than we do; the rest always hold a site back.
pub const ADJUSTABLE: [Code; 10] = [
    code::MISSING_SOURCE,
    code::ROUNDED_INPUTS,
    code::UNRELEASED,
    code::UNSOURCED_NUMBER,
    code::HEADING_SKIP,
    code::PERIOD_GAP,
    code::CHART_TITLE,
    code::CHART_NOTE,
    code::MANY_SERIES,
    code::UNEXPLAINED_ABBREVIATION,
];

/// What is set for the whole site.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The name of the site.
    pub title: String,
    /// What it is about, as inline Markdown.
    pub description: Option<Located<String>>,
    /// Its address on the web, ending in a slash.
    pub base_url: String,
    /// The language of its pages: `en-GB`.
    pub language: String,
    /// Who publishes it.
    pub publisher: Publisher,
    /// Under which terms.
    pub licence: Option<NamedUrl>,
    /// A line at the foot of every page, as inline Markdown.
    pub notice: Option<Located<String>>,
    /// The menu.
    pub menu: Vec<MenuEntry>,
    /// Links at the foot of every page.
    pub footer: Vec<MenuEntry>,
    /// The theme.
    pub theme: Located<String>,
    /// What comes with charts.
    pub charts: Charts,
    /// Rules that weigh more or less here than by default; nothing means that a rule is off.
    pub rules: BTreeMap<Code, Option<Severity>>,
}

/// What comes with every chart, beside what always does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Charts {
    /// Whether each chart is there as a PNG picture too.
    pub png: bool,
}

/// Who publishes a site.
#[derive(Debug, Clone)]
pub struct Publisher {
    /// Name.
    pub name: String,
    /// Address on the web.
    pub url: Option<String>,
    /// Mail address.
    pub email: Option<String>,
}

/// A name with an address.
#[derive(Debug, Clone)]
pub struct NamedUrl {
    /// The name.
    pub name: String,
    /// The address.
    pub url: Option<String>,
}

/// One entry of a menu.
#[derive(Debug, Clone)]
pub struct MenuEntry {
    /// Its words.
    pub label: String,
    /// A page below `content/`, or one of our schemes, or an address on the web.
    pub target: Located<String>,
}

/// Reads the settings; what is missing is reported.
#[must_use]
pub fn read(source: &SourceText) -> (Option<Settings>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let node = match yaml::parse(source, 0..source.text.len()) {
        Ok(node) => node,
        Err(faults) => return (None, faults.into_iter().map(Diagnostic::from).collect()),
    };
    let settings = Fields::of(&source.path, &node, &mut problems).and_then(read_fields);
    (settings, problems)
}

fn read_fields(mut fields: Fields<'_>) -> Option<Settings> {
    check_format(&mut fields);
    let head = fields.head();
    let title = fields.required_text("title");
    let base_url = base_url(&mut fields);
    fields.required("publisher");
    let publisher = fields.group("publisher", |inner| {
        let name = inner.required_text("name");
        let (url, email) = (web_address(inner, "url"), inner.text("email"));
        Some(Publisher { name: name?.value, url, email: email.map(|email| email.value) })
    });
    let description = fields.text("description");
    let language = fields.text("language").map_or_else(|| "en-GB".to_owned(), |language| language.value);
    let licence = fields.group("licence", |inner| {
        let name = inner.required_text("name");
        let url = web_address(inner, "url");
        Some(NamedUrl { name: name?.value, url })
    });
    let notice = fields.text("notice");
    let menu = fields.each("menu", menu_entry);
    let footer = fields.each("footer", menu_entry);
    let theme = fields.text("theme").unwrap_or_else(|| Located { value: "default".to_owned(), place: head });
    let charts = fields.group("charts", |inner| Some(Charts { png: inner.flag("png") })).unwrap_or_default();
    let rules = rules(&mut fields);
    fields.finish();
    Some(Settings {
        title: title?.value,
        description,
        base_url: base_url?,
        language,
        publisher: publisher?,
        licence,
        notice,
        menu,
        footer,
        theme,
        charts,
        rules,
    })
}

/// A site made for a newer program is refused rather than half understood.
fn check_format(fields: &mut Fields<'_>) {
    let Some(format) = fields.text("format") else { return };
    if format.value != FORMAT.to_string() {
        let message =
            format!("This site says that it is made in format {}, but this program knows format {FORMAT}.", format.value);
        fields.report(
            Diagnostic::error(code::UNKNOWN_VALUE, format.place, message).fix("install a newer Standfirst, or write  format: 1"),
        );
    }
}

fn base_url(fields: &mut Fields<'_>) -> Option<String> {
    fields.required("base-url")?;
    web_address(fields, "base-url").map(|url| format!("{}/", url.trim_end_matches('/')))
}

/// An address on the web; it is printed as a link, so it must be a safe one.
fn web_address(fields: &mut Fields<'_>, name: &'static str) -> Option<String> {
    let url = fields.text(name)?;
    if url.value.starts_with("https://") || url.value.starts_with("http://") {
        return Some(url.value);
    }
    let message = format!("`{}` is not an address on the web.", url.value);
    let fix = "write it in full, as in https://www.example.org/reports/";
    fields.report(Diagnostic::error(code::UNKNOWN_VALUE, url.place, message).fix(fix));
    None
}

fn menu_entry(fields: &mut Fields<'_>) -> Option<MenuEntry> {
    let label = fields.required_text("label");
    let target = fields.text("page");
    let url = fields.text("url");
    if target.is_none() && url.is_none() {
        fields.missing("page");
    }
    Some(MenuEntry { label: label?.value, target: target.or(url)? })
}

fn rules(fields: &mut Fields<'_>) -> BTreeMap<Code, Option<Severity>> {
    let entries = fields.map("rules").unwrap_or_default();
    let mut rules = BTreeMap::new();
    for entry in entries {
        let place = Place::new(fields.file(), entry.key_span.clone());
        let code = ADJUSTABLE.iter().find(|code| code.name() == entry.key);
        let levels = [("allow", None), ("warn", Some(Severity::Warning)), ("error", Some(Severity::Error))];
        let Some(code) = code else {
            fields.report(unknown_rule(&entry.key, place));
            continue;
        };
        let word = if entry.node.value == Value::Null { None } else { fields.scalar(&entry.key, &entry.node) };
        if let Some(level) = word.and_then(|word| fields.one_of(&entry.key, &word, &levels)) {
            rules.insert(*code, level);
        }
    }
    rules
}

fn unknown_rule(name: &str, place: Place) -> Diagnostic {
    let known = ADJUSTABLE.iter().map(|code| code.name());
    let fix = suggestion::advise(name, known).unwrap_or_else(|| "delete the line".to_owned());
    let message = match Code::named(name) {
        Some(_) => format!("The rule `{name}` always holds and cannot be changed here."),
        None => format!("There is no rule `{name}`."),
    };
    Diagnostic::error(code::UNKNOWN_VALUE, place, message).fix(fix)
}

/// Gives each problem the weight that the site's settings ask for, and drops those that are off.
#[must_use]
pub fn weigh(problems: Vec<Diagnostic>, rules: &BTreeMap<Code, Option<Severity>>) -> Vec<Diagnostic> {
    let weighed = problems.into_iter().filter_map(|problem| match rules.get(&problem.code) {
        Some(Some(severity)) => Some(Diagnostic { severity: *severity, ..problem }),
        Some(None) => None,
        None => Some(problem),
    });
    weighed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "title: T\nbase-url: https://a.example/b\npublisher: { name: P }\n";

    fn read_text(text: &str) -> (Option<Settings>, Vec<String>) {
        let (settings, problems) = read(&SourceText::from_bytes(&"data/site.yaml".into(), text.as_bytes()).unwrap());
        (settings, problems.into_iter().map(|problem| problem.message).collect())
    }

    #[test]
    fn three_fields_are_enough() {
        let (settings, problems) = read_text(SMALL);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(settings.unwrap().base_url, "https://a.example/b/");
    }

    #[test]
    fn pictures_are_made_where_they_are_asked_for() {
        assert!(!read_text(SMALL).0.unwrap().charts.png);
        assert!(read_text(&format!("{SMALL}charts: {{ png: true }}\n")).0.unwrap().charts.png);
        let (_, problems) = read_text(&format!("{SMALL}charts: {{ jpg: true }}\n"));
        assert_eq!(problems.len(), 1, "{problems:?}");
    }

    #[test]
    fn a_rule_can_be_lowered_only_if_it_may_be() {
        let (settings, problems) =
            read_text(&format!("{SMALL}rules: {{ rounded-inputs: allow, false-claim: allow, nonsense: warn }}\n"));
        assert_eq!(settings.unwrap().rules, [(code::ROUNDED_INPUTS, None)].into());
        assert_eq!(problems, ["The rule `false-claim` always holds and cannot be changed here.", "There is no rule `nonsense`."]);
    }

    #[test]
    fn a_site_of_a_newer_format_is_not_half_understood() {
        let (_, problems) = read_text(&format!("format: 2\n{SMALL}"));
        assert_eq!(problems, ["This site says that it is made in format 2, but this program knows format 1."]);
    }
}
