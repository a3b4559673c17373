//! What comes with a chart beside its drawing: pictures, a page of its own for other websites, and charts on several pages.

#[path = "support/markup.rs"]
mod markup;
#[path = "support/site.rs"]
mod site;

use markup::{Page, xml_fault};
use site::Site;
use std::fs;
use std::path::Path;

const PICTURE: &str = "public/wells/wells-line.png";
const PICTURES: &str = "charts: { png: true }\n";
const DATASET: &str = "data/statistics/wells.yaml";
const SHARED: &str = "data/charts/growth.yaml";

/// A site with a page, a claim and a chart, with more settings.
fn wells(settings: &str) -> Site {
    let site = Site::copy_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/claim-and-chart"));
    let written = fs::read_to_string(site.root.join("data/site.yaml")).unwrap();
    write(&site, "data/site.yaml", &format!("{written}{settings}"));
    site
}

/// The same with its chart in a file of its own, which two pages show.
fn shared() -> Site {
    let site = wells("");
    write(&site, SHARED, "type: line\ntitle: There are [18](stat:wells@2025) wells now\nstatistics: wells@2023..2025\n");
    let page = |title: &str, block: &str| format!("---\ntitle: {title}\n---\n\n```chart\n{block}\n```\n");
    write(&site, "content/wells.md", &page("More wells", "chart: growth"));
    write(&site, "content/water.md", &page("Water", "chart: growth\nid: water"));
    site
}

fn write(site: &Site, path: &str, text: &str) {
    let file = site.root.join(path);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

fn edit(site: &Site, path: &str, change: impl Fn(&str) -> String) {
    let before = fs::read_to_string(site.root.join(path)).unwrap();
    let after = change(&before);
    assert_ne!(before, after, "{path} is as it was");
    write(site, path, &after);
}

/// Checks the site, which must not be in order, and gives the report.
fn report(site: &Site) -> String {
    let ran = site.run(&["check"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    ran.err
}

#[test]
fn pictures_are_there_only_where_they_are_wanted() {
    let is_picture = |path: &String| path.ends_with(".png");
    assert!(!wells("").built(&[]).keys().any(is_picture));
    let files = wells(PICTURES).built(&[]);
    assert!(files.keys().any(is_picture));
    let page = str::from_utf8(&files["wells/index.html"]).unwrap();
    assert!(page.contains("href=\"wells-line.png\"") && page.contains("PNG, "), "{page}");
}

#[test]
fn a_picture_is_the_same_whether_it_was_taken_over_or_drawn() {
    let site = wells(PICTURES);
    let first = site.built(&[]);
    let second = site.built(&[]);
    let elsewhere = wells(PICTURES).built(&["--out", "public"]);
    assert!(first == second && first == elsewhere);
}

#[test]
fn a_changed_figure_or_title_gives_another_picture() {
    let site = wells(PICTURES);
    let first = site.built(&[]);
    edit(&site, "content/wells.md", |text| text.replace("wells is growing", "wells grows"));
    let second = site.built(&[]);
    assert_ne!(first["wells/wells-line.png"], second["wells/wells-line.png"]);
    edit(&site, "content/wells.md", |text| text.replace("wells grows", "wells is growing"));
    assert!(first == site.built(&[]));
}

#[test]
fn a_picture_that_somebody_changed_is_drawn_anew() {
    let site = wells(PICTURES);
    let first = site.built(&[]);
    let whole = fs::read(site.root.join(PICTURE)).unwrap();
    let mut tampered = whole.clone();
    tampered[whole.len() / 2] ^= 1;
    for bytes in [&tampered, &whole[..whole.len() / 2], &[][..]] {
        fs::write(site.root.join(PICTURE), bytes).unwrap();
        let ran = site.run(&["build"]);
        assert!(ran.code == 0 && ran.out.contains("came back as built"), "{}{}", ran.out, ran.err);
        assert!(fs::read(site.root.join(PICTURE)).unwrap() == first["wells/wells-line.png"]);
    }
}

#[test]
fn a_figure_has_a_page_of_its_own_that_no_search_finds() {
    let files = wells("").built(&["--base-url", "https://charity.example/reports"]);
    let html = str::from_utf8(&files["wells/wells-line.html"]).unwrap();
    let page = Page::read(html);
    let links: Vec<_> = page.all("a").map(|(_, link)| (link.get("href"), link.get("target"))).collect();
    let home = "https://charity.example/reports/wells/";
    assert_eq!(links, [(Some(format!("{home}#wells-line").as_str()), Some("_top"))]);
    assert!(page.all("link").any(|(_, link)| link.get("rel") == Some("canonical") && link.get("href") == Some(home)));
    assert!(page.all("meta").any(|(_, meta)| meta.get("name") == Some("robots") && meta.get("content") == Some("noindex")));
    assert_eq!(page.all("svg").count(), 2);
    assert_eq!(xml_fault(str::from_utf8(&files["wells/wells-line.svg"]).unwrap()), None);
    assert!(html.contains("<h1 class=\"figure-title\">The number of wells is growing</h1>"), "{html}");
    assert!(!String::from_utf8_lossy(&files["sitemap.xml"]).contains("wells-line"));
}

#[test]
fn the_code_for_other_websites_names_the_figure_and_its_height() {
    let files = wells("").built(&[]);
    let page = Page::read(str::from_utf8(&files["wells/index.html"]).unwrap());
    let (at, _) = page.all("details").find(|(_, details)| details.get("class") == Some("figure-embed")).unwrap();
    let words = page.words(at).replace("&quot;", "\"");
    assert!(
        words.contains("src=\"https://site.example/wells/wells-line.html\" title=\"The number of wells is growing\""),
        "{words}"
    );
    let height = words.split("height=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse::<u32>().ok());
    assert!(height.is_some_and(|height| (400..900).contains(&height)), "{words}");
}

#[test]
fn no_figure_takes_the_place_of_a_page_or_of_another_file() {
    for (id, message) in [
        ("index", "No chart can be called `index`, because the site needs that address."),
        ("404", "No chart can be called `404`, because the site needs that address."),
    ] {
        let site = wells("");
        edit(&site, "content/wells.md", |text| text.replace("id: wells-line", &format!("id: \"{id}\"")));
        let report = report(&site);
        assert!(report.contains(message), "{report}");
    }
    let site = wells("");
    write(&site, "content/wells/wells-line.html", "<p>Ours</p>\n");
    edit(&site, "content/wells.md", |text| format!("{text}\n[A file](wells/wells-line.html)\n"));
    let report = report(&site);
    assert!(report.contains("Two different files want the same web address, /wells/wells-line.html."), "{report}");
}

#[test]
fn a_shared_chart_stands_on_every_page_that_names_it() {
    let files = shared().built(&[]);
    for (page, id) in [("wells", "growth"), ("water", "water")] {
        let html = str::from_utf8(&files[&format!("{page}/index.html")]).unwrap();
        assert!(html.contains(&format!("<figure class=\"figure\" id=\"{id}\">")), "{html}");
        assert!(files.contains_key(&format!("{page}/{id}.csv")) && files.contains_key(&format!("{page}/{id}.html")));
    }
    let dataset = Page::read(str::from_utf8(&files["statistics/wells/index.html"]).unwrap());
    for page in ["More wells", "Water"] {
        assert!(dataset.all("a").any(|(at, _)| dataset.words(at) == page), "the dataset does not say that {page} uses it");
    }
}

#[test]
fn what_is_wrong_with_a_shared_chart_is_told_once_in_its_file() {
    for (from, to, message) in [
        ("[18]", "[19]", "19"),
        ("wells@2023..2025", "welts@2023..2025", "welts"),
        ("type: line", "type: lime", "lime"),
        ("statistics: wells@2023..2025\n", "statistics: wells@2023..2025\ncolour: blue\n", "colour"),
    ] {
        let site = shared();
        edit(&site, SHARED, |text| text.replace(from, to));
        let report = report(&site);
        assert_eq!(report.matches("error[").count(), 1, "{report}");
        assert!(report.contains(&format!("--> {SHARED}")) && report.contains(message), "{report}");
    }
}

#[test]
fn a_shared_chart_that_no_page_shows_is_checked_too() {
    let site = wells("");
    write(&site, SHARED, "type: line\ntitle: There are wells\n");
    assert!(report(&site).contains(&format!("--> {SHARED}")));
}

#[test]
fn a_name_that_no_shared_chart_has_is_told_with_the_nearest() {
    let site = shared();
    edit(&site, "content/wells.md", |text| text.replace("growth", "grwoth"));
    let report = report(&site);
    assert!(
        report.contains("There is no chart `grwoth` in data/charts/.") && report.contains("did you mean `growth`?"),
        "{report}"
    );
}

#[test]
fn a_claim_in_a_shared_chart_is_listed_once_and_mended_in_its_file() {
    let site = shared();
    let ran = site.run(&["audit", "--format", "csv"]);
    let by_author = ran.out.lines().filter(|line| line.starts_with("verified,") && line.contains(SHARED)).count();
    assert_eq!((ran.code, by_author), (0, 1), "{}{}", ran.out, ran.err);
    edit(&site, SHARED, |text| text.replace("[18]", "[17]"));
    site.run(&["check", "--fix"]);
    assert!(fs::read_to_string(site.root.join(SHARED)).unwrap().contains("[18]"));
}

#[test]
fn a_revision_names_a_shared_chart_once() {
    let site = shared();
    edit(&site, SHARED, |text| text.replace("There are [18](stat:wells@2025) wells now", "The wells are more"));
    assert_eq!(site.run(&["accept"]).code, 0);
    edit(&site, DATASET, |text| text.replace("18", "20"));
    let report = report(&site);
    assert!(report.contains("[figure-changed]"), "{report}");
    assert_eq!(report.matches("The wells are more").count(), 1, "{report}");
}
