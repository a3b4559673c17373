//! Every page of the built demonstration: links, anchors, names, structure, and nothing that a strict policy forbids.
//!
//! Automatic checkers of accessibility pass a chart without a name and a table without headings, so
//! what matters most is asserted here.

#[path = "support/markup.rs"]
mod markup;
#[path = "support/site.rs"]
mod site;

use markup::{Element, Page, xml_fault};
use site::Site;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// A website and what its HTML says.
struct Website {
    files: BTreeMap<String, Vec<u8>>,
    pages: BTreeMap<String, Page>,
    /// The folder in which it was built.
    root: String,
}

static WEBSITE: LazyLock<Website> = LazyLock::new(|| Website::build(&[]));

impl Website {
    fn build(arguments: &[&str]) -> Self {
        let site = Site::copy_of(Path::new(env!("CARGO_MANIFEST_DIR")));
        let files = site.built(arguments);
        let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
        let pages = html.map(|(path, bytes)| (path.clone(), Page::read(str::from_utf8(bytes).unwrap()))).collect();
        Self { files, pages, root: site.root.to_str().unwrap().to_owned() }
    }
}

/// The rule holds on every page; if not, each case in a line.
fn assert_on_every_page<Cases: IntoIterator<Item = String>>(cases: impl Fn(&str, &'static Page) -> Cases) {
    assert!(WEBSITE.pages.len() > 30);
    let found = WEBSITE.pages.iter().flat_map(|(path, page)| {
        let cases: Vec<String> = cases(path, page).into_iter().collect();
        cases.into_iter().map(move |case| format!("{path}: {case}"))
    });
    assert_none(found);
}

fn assert_none(found: impl IntoIterator<Item = String>) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// Addresses that an element leads to or loads.
fn addresses(page: &Page) -> impl Iterator<Item = (&Element, &str)> {
    let named = |element| {
        ["href", "src", "poster", "action"].into_iter().filter_map(move |name| Some((element, Element::get(element, name)?)))
    };
    page.elements.iter().flat_map(named)
}

fn has_scheme(address: &str) -> bool {
    address.starts_with("//") || address.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'))
}

/// The file that an address means, seen from a page; nothing when it climbs out of the website.
fn target(page: &str, address: &str) -> Option<String> {
    let path = address.split(['#', '?']).next().unwrap();
    if path.is_empty() {
        return Some(page.to_owned());
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn broken(page: &str, address: &str) -> Option<String> {
    let Some(file) = target(page, address) else { return Some(format!("{address} climbs out of the website")) };
    if !WEBSITE.files.contains_key(&file) {
        return Some(format!("{address} leads to no file"));
    }
    let anchor = address.split_once('#').map(|(_, anchor)| anchor).filter(|anchor| !anchor.is_empty())?;
    let is_there =
        WEBSITE.pages.get(&file).is_some_and(|page| page.elements.iter().any(|element| element.get("id") == Some(anchor)));
    (!is_there).then(|| format!("{address} leads to no anchor"))
}

#[test]
fn every_relative_link_leads_to_a_file_and_an_anchor_in_any_folder_and_on_disk() {
    // The page for missing addresses is shown at any depth, so its links begin at the root of the server.
    assert_on_every_page(|path, page| {
        let own = addresses(page).filter(|(_, address)| !has_scheme(address) && path != "404.html");
        own.filter_map(|(_, address)| broken(path, address)).collect::<Vec<_>>()
    });
}

#[test]
fn the_page_for_missing_addresses_works_at_any_depth_in_the_folder_of_the_site() {
    let moved = Website::build(&["--base-url", "https://elsewhere.example/some/reports/"]);
    let page = &moved.pages["404.html"];
    let own = addresses(page).filter(|(_, address)| !has_scheme(address) && !address.starts_with('#'));
    let inner: Vec<Option<&str>> = own.map(|(_, address)| address.strip_prefix("/some/reports/")).collect();
    assert!(!inner.is_empty());
    for file in inner {
        assert!(file.is_some_and(|file| moved.files.contains_key(file)), "{file:?}");
    }
}

#[test]
fn nothing_stands_on_a_page_that_a_strict_policy_forbids() {
    assert_on_every_page(|_, page| {
        let is_inline = |element: &&Element| {
            let has_handler = element.attributes.iter().any(|(name, _)| name == "style" || name.starts_with("on"));
            element.tag == "style"
                || element.tag == "base"
                || element.tag == "script" && element.get("src").is_none() && element.get("type") != Some("application/ld+json")
                || has_handler
        };
        page.elements.iter().filter(is_inline).map(|element| format!("{element:?}")).collect::<Vec<_>>()
    });
}

#[test]
fn pages_tell_search_engines_their_way_and_datasets_where_their_files_are() {
    const BASE: &str = "https://standfirst.example/";
    let told = |page: &Page| {
        let scripts = page.elements.iter().filter(|element| element.get("type") == Some("application/ld+json"));
        let read = scripts.map(|script| serde_json::from_str::<serde_json::Value>(&script.own_text).unwrap());
        read.collect::<Vec<_>>()
    };
    assert_on_every_page(|path, page| {
        // What search engines are kept from: the page for missing addresses, and figures for other websites.
        let is_hidden = page.all("meta").any(|(_, meta)| meta.get("content") == Some("noindex"));
        let has_way = told(page).iter().any(|data| data["@type"] == "BreadcrumbList");
        (has_way == (is_hidden || path == "index.html")).then(|| "its way is missing, or not wanted".to_owned())
    });
    let datasets: Vec<serde_json::Value> =
        WEBSITE.pages.values().flat_map(told).filter(|data| data["@type"] == "Dataset").collect();
    assert!(datasets.len() > 40);
    for dataset in &datasets {
        for file in dataset["distribution"].as_array().unwrap() {
            let path = file["contentUrl"].as_str().unwrap().strip_prefix(BASE).unwrap();
            assert!(WEBSITE.files.contains_key(path), "{path}");
        }
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    assert_on_every_page(|_, page| {
        let loads = |element: &Element| {
            let relation = element.get("rel").unwrap_or_default();
            element.get("src").is_some()
                || element.tag == "link" && !["canonical", "alternate"].contains(&relation)
                || element.tag == "use"
        };
        let foreign = addresses(page).filter(|(element, address)| loads(element) && has_scheme(address));
        foreign.map(|(_, address)| address.to_owned()).collect::<Vec<_>>()
    });
    let styles = WEBSITE.files.iter().filter(|(path, _)| path.ends_with(".css") || path.ends_with(".svg"));
    assert_none(styles.filter_map(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes).replace("http://www.w3.org/2000/svg", "");
        let loads = ["@import", "url(http", "url('http", "url(\"http", "href=\"http"].iter().find(|sign| text.contains(**sign));
        loads.map(|sign| format!("{path}: {sign}"))
    }));
}

#[test]
fn every_page_has_one_title_of_its_own_and_a_language() {
    assert_on_every_page(|_, page| {
        let mut cases = Vec::new();
        if !page.all("html").all(|(_, html)| html.get("lang") == Some("en-GB")) {
            cases.push("no language".to_owned());
        }
        let titles: Vec<String> = page
            .all("head")
            .flat_map(|(head, _)| page.inside(head))
            .filter(|element| element.tag == "title")
            .map(|title| title.own_text.trim().to_owned())
            .collect();
        if titles.len() != 1 || titles[0].is_empty() {
            cases.push(format!("titles: {titles:?}"));
        }
        cases
    });
}

#[test]
fn headings_form_an_outline() {
    assert_on_every_page(|_, page| {
        let level = |element: &Element| element.tag.strip_prefix('h').and_then(|level| level.parse::<usize>().ok());
        let levels: Vec<usize> = page.elements.iter().filter_map(level).collect();
        let firsts = levels.iter().filter(|level| **level == 1).count();
        let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
        (firsts != 1 || skips || levels.first() != Some(&1)).then(|| format!("headings {levels:?}"))
    });
    assert_on_every_page(|_, page| {
        let empty = (1..=6).flat_map(|level| {
            let tag: &'static str = ["h1", "h2", "h3", "h4", "h5", "h6"][level - 1];
            page.all(tag).filter(|(at, _)| page.words(*at).is_empty())
        });
        empty.map(|(_, heading)| format!("an empty {}", heading.tag)).collect::<Vec<_>>()
    });
}

#[test]
fn ids_are_unique_and_every_name_that_refers_to_one_finds_it() {
    assert_on_every_page(|_, page| {
        let mut ids = BTreeSet::new();
        let twice = page.elements.iter().filter_map(|element| element.get("id")).filter(|id| !ids.insert(*id));
        let mut cases: Vec<String> = twice.map(|id| format!("the id {id} stands twice")).collect();
        for element in &page.elements {
            let names = ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"];
            let wanted = names.iter().filter_map(|name| element.get(name)).flat_map(str::split_whitespace);
            cases.extend(wanted.filter(|id| !ids.contains(id)).map(|id| format!("no element has the id {id}")));
        }
        cases
    });
}

fn is_named(page: &Page, index: usize) -> bool {
    let element = &page.elements[index];
    let named =
        ["aria-label", "aria-labelledby"].iter().any(|name| element.get(name).is_some_and(|name| !name.trim().is_empty()));
    named || page.inside(index).any(|inner| inner.tag == "title" && !inner.own_text.trim().is_empty())
}

#[test]
fn pictures_and_charts_have_names_or_are_hidden_from_those_who_cannot_see() {
    assert_on_every_page(|_, page| {
        let images = page.all("img").filter(|(_, image)| image.get("alt").is_none()).map(|_| "a picture without alt".to_owned());
        let charts = page.all("svg").filter(|(at, svg)| match svg.get("role") {
            Some("img") => !is_named(page, *at),
            _ => svg.get("aria-hidden") != Some("true"),
        });
        images.chain(charts.map(|(_, svg)| format!("a chart without a name: {:?}", svg.attributes))).collect::<Vec<_>>()
    });
}

#[test]
fn links_and_buttons_say_where_they_lead() {
    assert_on_every_page(|_, page| {
        let links = page.all("a").chain(page.all("button")).chain(page.all("summary"));
        let silent = links.filter(|(at, _)| page.words(*at).is_empty() && !is_named(page, *at));
        silent.map(|(_, link)| format!("a link without words: {:?}", link.attributes)).collect::<Vec<_>>()
    });
}

#[test]
fn tables_have_a_name_and_their_headings_a_scope() {
    assert_on_every_page(|_, page| {
        let mut cases = Vec::new();
        for (at, _) in page.all("table") {
            let has_caption = page.inside(at).any(|inner| inner.tag == "caption");
            // A region that scrolls carries the name for the one table in it.
            let has_named_region =
                page.around(at).any(|outer| outer.get("tabindex").is_some() && outer.get("aria-label").is_some());
            if !has_caption && !is_named(page, at) && !has_named_region {
                cases.push(format!("a table without a name: {}", page.words(at).chars().take(60).collect::<String>()));
            }
            let headings: Vec<&Element> = page.inside(at).filter(|inner| inner.tag == "th").collect();
            if headings.is_empty() || headings.iter().any(|heading| heading.get("scope").is_none()) {
                cases.push(format!("headings without scope: {}", page.words(at).chars().take(60).collect::<String>()));
            }
        }
        cases
    });
}

#[test]
fn nothing_of_the_sources_is_left_in_the_words() {
    assert_on_every_page(|_, page| {
        let is_code = |element: &Element| ["code", "pre", "samp", "kbd"].contains(&element.tag.as_str());
        let left = ["{{", "{%", "](stat:", "](exempt:", "](source:", "\u{fffd}", "{#"];
        let elements =
            page.elements.iter().enumerate().filter(|(at, element)| !is_code(element) && !page.around(*at).any(is_code));
        let texts = elements
            .flat_map(|(_, element)| element.attributes.iter().map(|(_, value)| value).chain(std::iter::once(&element.own_text)));
        texts.filter(|text| left.iter().any(|sign| text.contains(sign))).map(|text| text.trim().to_owned()).collect::<Vec<_>>()
    });
}

#[test]
fn feeds_sitemap_and_charts_are_well_formed() {
    let files = WEBSITE.files.iter().filter(|(path, _)| path.ends_with(".xml") || path.ends_with(".svg"));
    let faults = files.filter_map(|(path, bytes)| Some(format!("{path}: {}", xml_fault(str::from_utf8(bytes).unwrap())?)));
    assert_none(faults);
}

/// The one number that words write in digits, with how exactly they write it; nothing where they are looser.
fn written(words: &str) -> Option<(f64, f64)> {
    let looser = ["about", "around", "over", "under", "nearly", "almost", "more than", "less than", "up to", "million", "year"];
    let has_letter_after_digit =
        words.as_bytes().windows(2).any(|pair| pair[0].is_ascii_digit() && pair[1].is_ascii_alphabetic());
    if looser.iter().any(|word| words.to_lowercase().contains(word)) || has_letter_after_digit {
        return None;
    }
    let is_digit = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let mut numbers = words.split(|c| !is_digit(c)).filter(|part| part.contains(|c: char| c.is_ascii_digit()));
    let number = numbers.next().filter(|_| numbers.next().is_none())?.trim_end_matches('.').replace(',', "");
    let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    Some((number.parse().ok()?, 0.5 / 10_f64.powi(i32::try_from(decimals).ok()?)))
}

#[test]
fn every_bound_number_carries_the_value_that_its_words_say() {
    assert_on_every_page(|_, page| {
        let disagrees = |at: usize, data: &Element| {
            let words = page.words(at);
            let value: f64 = data.get("value").unwrap_or_default().parse().ok()?;
            // "The lowest since 2020" carries the figure, and the year is none.
            let (number, tolerance) = written(words.split(" since ").next().unwrap_or_default())?;
            ((value.abs() - number).abs() > tolerance + 1e-9).then(|| format!("`{words}` carries the value {value}"))
        };
        page.all("data").filter_map(|(at, data)| disagrees(at, data)).collect::<BTreeSet<_>>()
    });
    let unbound = |page: &Page| page.all("data").any(|(_, data)| data.get("value").is_none_or(str::is_empty));
    assert_none(
        WEBSITE.pages.iter().filter(|(_, page)| unbound(page)).map(|(path, _)| format!("{path}: a number without a value")),
    );
}

/// What stands between two marks, wherever that is in a text.
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).filter_map(move |rest| rest.split(end).next())
}

#[test]
fn the_sitemap_lists_every_page_and_the_feed_only_pages() {
    const BASE: &str = "https://standfirst.example/";
    let text = |file: &str| String::from_utf8(WEBSITE.files[file].clone()).unwrap();
    let file = |address: &str| format!("{}index.html", address.strip_prefix(BASE).unwrap());
    let sitemap = text("sitemap.xml");
    let listed: BTreeSet<String> = between(&sitemap, "<loc>", "</loc>").map(file).collect();
    // Pages have folders of their own; what else is HTML is for missing addresses and for other websites.
    let pages: BTreeSet<String> = WEBSITE.pages.keys().filter(|path| path.ends_with("index.html")).cloned().collect();
    assert_eq!(listed, pages);
    let feed = text("feed.xml");
    let entries: Vec<String> =
        between(&feed, "<entry>", "</entry>").flat_map(|entry| between(entry, "<id>", "</id>")).map(file).collect();
    assert!(!entries.is_empty());
    assert_none(entries.into_iter().filter(|entry| !pages.contains(entry)));
}

#[test]
fn no_file_tells_where_or_by_whom_it_was_built() {
    let mut tells = vec![WEBSITE.root.clone(), env!("CARGO_MANIFEST_DIR").to_owned()];
    tells.extend(["/home/", "/Users/", "file://", "localhost"].map(str::to_owned));
    tells.push(std::env::temp_dir().display().to_string() + "/");
    tells.extend(std::env::var("HOME").ok().filter(|home| home.len() > 1).map(|home| home + "/"));
    // Short names of users and hosts, such as `root`, are words too.
    let named = ["HOSTNAME", "USER", "LOGNAME"].iter().filter_map(|name| std::env::var(name).ok());
    tells.extend(named.filter(|name| name.len() > 6));
    assert_none(WEBSITE.files.iter().flat_map(|(path, bytes)| {
        let text = String::from_utf8_lossy(bytes);
        let told = tells.iter().filter(|word| text.contains(word.as_str()));
        told.map(|word| format!("{path}: {word}")).collect::<Vec<_>>()
    }));
}

#[test]
fn file_names_work_on_every_server_and_texts_end_as_texts_do() {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-./_".contains(c);
    let odd = WEBSITE.files.keys().filter(|path| !path.chars().all(is_plain));
    assert_none(odd.map(|path| format!("{path}: its name is not portable")));
    let names: BTreeSet<String> = WEBSITE.files.keys().map(|path| path.to_lowercase()).collect();
    assert_eq!(names.len(), WEBSITE.files.len(), "two names differ in capitals only");
    let endings = [".html", ".css", ".csv", ".json", ".xml", ".txt"];
    let texts = WEBSITE.files.iter().filter(|(path, _)| endings.iter().any(|ending| path.ends_with(ending)));
    let odd = texts.filter(|(_, bytes)| bytes.contains(&b'\r') || bytes.last() != Some(&b'\n'));
    assert_none(odd.map(|(path, _)| format!("{path}: its lines do not end in a line feed each")));
}
