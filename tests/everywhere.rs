//! A claim works wherever text stands: it is printed there, and it is reported there when it is false.

#[path = "support/site.rs"]
mod site;

use site::Site;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const TRUE: &str = "[18](stat:wells@2025)";
const FALSE: &str = "[19](stat:wells@2025)";

/// A site with a claim at each `{place}`; a line that begins with `-- ` names the file that follows.
const SITE: &str = r#"
-- data/site.yaml --
format: 1
title: Wells
base-url: https://site.example/
publisher: { name: Site }
notice: "Notice: {notice} wells."
-- data/statistics/wells.yaml --
title: Wells
definition: "Definition: {definition} wells gave water."
measure: wells that give water in summer
unit: { one: well, other: wells }
period: calendar-year
geography: Exampleshire
source: survey
notes: ["Note: {dataset note} wells."]
rows: { 2023: 12, 2024: 15, 2025: 18 }
-- data/recommendations/dig.yaml --
title: Dig
source: survey
made: 2025-11-20
page: reports/wells.md
recommendations:
  - id: dig
    text: "Recommendation: keep the {recommendation} wells."
    status: open
    updates:
      - { date: 2026-01-10, status: open, note: "Update: {update} wells." }
-- content/_index.md --
---
title: Front page
tiles:
  - { text: "Tile: {tile} wells", series: wells@2023..2025, page: "dataset:wells" }
actions:
  - { title: Dig, text: "Action: {action} wells.", label: Look, page: reports/wells.md }
---
-- content/reports/_index.md --
---
title: Reports
---
-- content/reports/wells.md --
---
title: "Title: {title} wells"
date: 2026-01-02
summary: "Summary: {summary} wells."
findings:
  - { id: many, text: "Finding: {finding} wells." }
recommendations: dig
---

Body: {body} wells.

## Heading: {heading} wells

| Area | Wells |
|------|-------|
| All  | {cell} |

- Item: {item} wells

> Quotation: {quotation} wells[^1]

Emphasis: **{emphasis}** wells.

![Picture: {picture} wells](well.jpg)

## Printed: <stat:wells@2025> wells

![Printed picture: [](stat:wells@2025) wells](well.jpg)

## By name: [a rise of 6][rise]

[rise]: <stat:wells@2025?change=2023> "a title"
[unused]: stat:nothing

[^1]: Footnote: {footnote} wells.

```chart
id: line
type: line
title: "Chart: {chart title} wells"
description: "Description: {chart description} wells."
statistics: wells@2023..2025
```

```table
id: rows
title: "Table: {table title} wells"
statistics: wells@2023..2025
```
-- content/case-studies/_index.md --
---
title: Case studies
---
-- content/case-studies/north.md --
---
title: North
date: 2026-01-04
partner: "Partner: {partner} wells"
period: "Period: {period} wells"
comparisons:
  - { label: "Comparison: {comparison} wells", statistic: "wells@2025", before: "wells@2023" }
quotes:
  - { text: "Quote: {quote} wells.", role: Digger, organisation: Wells Ltd }
---
We dug.
-- content/projects/_index.md --
---
title: Projects
---
-- content/projects/dig.md --
---
title: Dig
funding: "Funding: {funding} wells"
partners: ["Project partner: {project partner} wells"]
---
We dig.
-- content/events/_index.md --
---
title: Events
---
-- content/events/day.md --
---
title: Day of wells
starts: 2026-05-01 10:00
place: "Place: {event place} wells"
---
Come.
-- content/news/_index.md --
---
title: News
---
-- content/news/rain.md --
---
title: Rain
date: 2026-01-03
notes: ["News note: {news note} wells."]
funder: "Funder: {funder} of wells"
---
It rained.
"#;

/// Writes the site; the claims at all places are true but one.
fn site(wrong: Option<&str>) -> Site {
    let site = Site::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/claim-and-chart"));
    fs::remove_file(site.root.join("content/wells.md")).unwrap();
    let mut text = SITE.to_owned();
    for place in places() {
        text = text.replace(&format!("{{{place}}}"), if wrong == Some(place) { FALSE } else { TRUE });
    }
    for file in text.split("\n-- ").skip(1) {
        let (path, text) = file.split_once(" --\n").unwrap();
        let path = site.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("{text}\n")).unwrap();
    }
    fs::write(site.root.join("content/reports/well.jpg"), "picture").unwrap();
    site
}

/// The names of the places.
fn places() -> Vec<&'static str> {
    let names = SITE.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name);
    names.filter(|name| name.chars().all(|c| c.is_lowercase() || c == ' ') && !name.starts_with(' ')).collect()
}

#[test]
fn a_false_claim_is_reported_wherever_it_stands() {
    assert!(places().len() > 25, "{:?}", places());
    for place in places() {
        let ran = site(Some(place)).run(&["check"]);
        let told = ran.out.matches("error[").count() + ran.err.matches("error[").count();
        let said = format!("{}{}", ran.out, ran.err);
        assert!(said.contains("error[false-claim]") && said.contains(FALSE), "{place}:\n{said}");
        assert_eq!((ran.code, told), (1, 1), "{place}:\n{said}");
    }
}

#[test]
fn a_true_claim_is_marked_where_it_stands_and_plain_where_no_mark_can_be() {
    let public = site(None).built(&[]);
    let pages: BTreeMap<&str, &str> =
        public.iter().filter_map(|(path, bytes)| Some((path.as_str(), str::from_utf8(bytes).ok()?))).collect();
    let page = |path: &str| pages.get(path).unwrap_or_else(|| panic!("{path} is not there: {:?}", pages.keys()));
    let marked = "<data class=\"claim\" value=\"18\">18</data></a>";
    for (path, start, wells) in [
        ("reports/wells/index.html", "Title: ", " wells"),
        ("reports/wells/index.html", "Summary: ", " wells."),
        ("reports/wells/index.html", "Finding: ", " wells."),
        ("reports/wells/index.html", "Recommendation: keep the ", " wells."),
        ("reports/wells/index.html", "Update: ", " wells."),
        ("reports/wells/index.html", "Body: ", " wells."),
        ("reports/wells/index.html", "Heading: ", " wells</h2>"),
        ("reports/wells/index.html", "<td>", "</td>"),
        ("reports/wells/index.html", "Item: ", " wells"),
        ("reports/wells/index.html", "Quotation: ", " wells<sup"),
        ("reports/wells/index.html", "Footnote: ", " wells."),
        ("reports/wells/index.html", "Chart: ", " wells"),
        ("reports/wells/index.html", "Description: ", " wells."),
        ("reports/wells/index.html", "Table: ", " wells"),
        ("index.html", "Notice: ", " wells."),
        ("index.html", "Tile: ", " wells"),
        ("index.html", "Action: ", " wells."),
        ("statistics/wells/index.html", "Definition: ", " wells gave water."),
        ("statistics/wells/index.html", "Note: ", " wells."),
        ("case-studies/north/index.html", "Partner: ", " wells"),
        ("case-studies/north/index.html", "Period: ", " wells"),
        ("case-studies/north/index.html", "Comparison: ", " wells"),
        ("case-studies/north/index.html", "Quote: ", " wells."),
        ("projects/dig/index.html", "Funding: ", " wells"),
        ("projects/dig/index.html", "Project partner: ", " wells"),
        ("events/day/index.html", "Place: ", " wells"),
        ("news/rain/index.html", "News note: ", " wells."),
        ("news/rain/index.html", "Funder: ", " of wells"),
    ] {
        let text = page(path);
        let is_there = text.match_indices(start).any(|(at, _)| {
            let after = &text[at + start.len()..];
            let end = after.starts_with("<a class=\"claim\" href=\"").then(|| after.find(marked)).flatten();
            end.is_some_and(|end| !after[..end].contains("<p") && after[end + marked.len()..].starts_with(wells))
        });
        assert!(is_there, "{path}: {start}");
    }
    let report = page("reports/wells/index.html");
    for plain in [
        "<title>Title: 18 wells",
        "content=\"Summary: 18 wells.\"",
        "<h2 id=\"heading-18-wells\">",
        "href=\"#heading-18-wells\">Heading: 18 wells</a>",
        "aria-label=\"Heading: 18 wells\"",
        "<h2 id=\"printed-wells\">",
        "href=\"#printed-wells\">Printed: 18 wells</a>",
        "href=\"#by-name-a-rise-of-6\">By name: a rise of 6</a>",
        "alt=\"Printed picture: 18 wells\"",
        "alt=\"Picture: 18 wells\"",
        "<strong><a class=\"claim\"",
    ] {
        assert!(report.contains(plain), "{plain}");
    }
    assert!(page("feed.xml").contains("Summary: 18 wells."));
    assert!(page("feed.xml").contains("Title: 18 wells"));
    assert!(page("reports/index.html").contains("Summary: <data class=\"claim\" value=\"18\">18</data> wells."));
    assert!(page("statistics/wells/index.html").contains("Definition: 18 wells gave water."), "search engines");
    assert!(pages.values().all(|text| !text.contains("stat:wells")), "a name of a number is published");
}
