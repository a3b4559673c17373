//! Themes: overriding file by file, places of mistakes, escaping, and the built-in theme as a whole.

use serde_json::json;
use standfirst::chart::Palette;
use standfirst::diag::{Diagnostic, code};
use standfirst::source::Tree;
use standfirst::theme::{self, Theme};

/// The theme `mine` of a site whose `themes/mine/` holds these files.
fn load(files: &[(&str, &str)]) -> (Option<Theme>, Vec<Diagnostic>) {
    let files: Vec<(String, &str)> = files.iter().map(|(path, text)| (format!("themes/mine/{path}"), *text)).collect();
    let tree = Tree::from_texts(files.iter().map(|(path, text)| (path.as_str(), *text))).unwrap();
    theme::load(&tree, "mine")
}

fn loaded(files: &[(&str, &str)]) -> Theme {
    let (theme, diagnostics) = load(files);
    assert_eq!(diagnostics, []);
    theme.unwrap()
}

/// The only problem there is, as its file, the marked text, and the message.
fn only(diagnostics: &[Diagnostic], text: &str) -> (String, String, String) {
    let [diagnostic] = diagnostics else { panic!("one problem, not {diagnostics:#?}") };
    assert_eq!(diagnostic.code, code::TEMPLATE);
    assert!(diagnostic.fix.is_some());
    let place = diagnostic.place.as_ref().unwrap();
    (place.file.to_string(), text.get(place.span()).unwrap_or_default().to_owned(), diagnostic.message.clone())
}

/// The problem of loading a template that stands alone.
fn mistake(template: &str) -> (String, String, String) {
    only(&load(&[("templates/odd.html", template)]).1, template)
}

#[test]
fn a_template_of_the_site_is_used() {
    let theme = loaded(&[("templates/odd.html", "{{ page.title }}: {{ site.title }}")]);
    let mut theme = theme;
    theme.share("site", &json!({"title": "Early & late"}));
    let html = theme.render("odd.html", &json!({"page": {"title": "<News>"}})).unwrap();
    assert_eq!(html, "&lt;News&gt;: Early &amp; late");
}

#[test]
fn a_field_keeps_the_order_it_was_given_in() {
    let theme = loaded(&[("templates/odd.html", "{% for key, value in all %}{{ key }}{{ value }} {% endfor %}")]);
    assert_eq!(theme.render("odd.html", &json!({"all": {"z": 1, "a": 2, "m": 3}})).unwrap(), "z1 a2 m3 ");
}

#[test]
fn every_kind_of_template_but_plain_text_is_escaped() {
    let hostile = r#"'"><script>alert(1)</script>&"#;
    for ending in ["html", "xml", "svg", "json", "txt"] {
        let name = format!("templates/odd.{ending}");
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("themes/mine").join(&name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, "{% set a = t %}{{ a }}{{ [t] | join(sep=\"\") }}").unwrap();
        let (tree, faults) = Tree::read(folder.path());
        assert_eq!(faults, []);
        let (theme, diagnostics) = theme::load(&tree, "mine");
        assert_eq!(diagnostics, []);
        let text = theme.unwrap().render(&format!("odd.{ending}"), &json!({"t": hostile})).unwrap();
        assert_eq!(text.contains("<script>"), ending == "txt", "{ending}: {text}");
        assert_eq!(text.contains('"'), ending == "txt", "{ending}: {text}");
    }
}

#[test]
fn a_syntax_error_has_its_place() {
    let (file, marked, message) = mistake("é\n{{ title \n{% if %}");
    assert_eq!(file, "themes/mine/templates/odd.html");
    assert_eq!(marked, "{");
    assert!(message.starts_with("This template cannot be used: "), "{message}");
    assert!(!message.contains('\n'));
}

#[test]
fn all_templates_with_syntax_errors_are_reported() {
    let files = [("templates/a.html", "{% if %}"), ("templates/b.html", "fine"), ("templates/c.html", "{{ 1 + }}")];
    let (theme, diagnostics) = load(&files);
    assert!(theme.is_none());
    let places: Vec<&str> = diagnostics.iter().map(|diagnostic| &*diagnostic.place.as_ref().unwrap().file).collect();
    assert_eq!(places, ["themes/mine/templates/a.html", "themes/mine/templates/c.html"]);
}

#[test]
fn unknown_names_are_found_when_the_theme_is_loaded_and_have_their_places() {
    let text = "é {{ name | shuot }}{{ now() }}\nžř {% include \"pieec.html\" %}{{ <Nothing /> }}";
    let (theme, diagnostics) = load(&[("templates/odd.html", text), ("templates/piece.html", "")]);
    assert!(theme.is_none());
    let found: Vec<&str> = diagnostics.iter().map(|diagnostic| &text[diagnostic.place.as_ref().unwrap().span()]).collect();
    assert_eq!(found, ["shuot", "now()", "\"pieec.html\"", "<Nothing />"]);
    assert_eq!(diagnostics[2].message, "This template cannot be used: unknown template `pieec.html`.");
    assert_eq!(diagnostics[2].fix.as_deref(), Some("did you mean `piece.html`?"));
}

#[test]
fn a_missing_parent_and_a_circle_are_named() {
    let (_, marked, message) = mistake("{% extends \"gone.html\" %}");
    assert_eq!((marked.as_str(), message.contains("`gone.html`")), ("gone.html", true));
    let (file, _, message) = mistake("{% include \"odd.html\" %}");
    assert_eq!(file, "themes/mine/templates/odd.html");
    assert!(message.contains("leads back to itself"), "{message}");
}

#[test]
fn a_field_that_is_not_defined_is_an_error_with_its_place_and_the_nearest_name() {
    let text = "<p>\nžř {{ page.titel }}";
    let theme = loaded(&[("templates/odd.html", text)]);
    let diagnostic = theme.render("odd.html", &json!({"page": {"title": 1, "summary": 2}})).unwrap_err();
    let place = diagnostic.place.as_ref().unwrap();
    assert_eq!((&*place.file, &text[place.span()]), ("themes/mine/templates/odd.html", "titel"));
    assert_eq!(diagnostic.fix.as_deref(), Some("did you mean `title`?"));
    assert_eq!(theme.text_of(&place.file).map(|source| &*source.text), Some(text));
}

#[test]
fn an_error_inside_a_component_also_names_the_caller() {
    let text = "{% component Half(of) %}{{ of / 0 }}{% endcomponent %}\n{{ <Half of={1} /> }}";
    let theme = loaded(&[("templates/odd.html", text)]);
    let diagnostic = theme.render("odd.html", &json!({})).unwrap_err();
    let [(place, word)] = &diagnostic.also[..] else { panic!("{diagnostic:#?}") };
    assert_eq!((&text[place.span()], word.as_str()), ("<Half of={1} />", "called from"));
}

#[test]
fn a_message_is_short_and_has_one_line_whatever_the_value() {
    let theme = loaded(&[("templates/odd.html", "{{ throw(message=m) }}")]);
    let diagnostic = theme.render("odd.html", &json!({"m": "a\nb ".repeat(100_000)})).unwrap_err();
    assert!(diagnostic.message.chars().count() < 240, "{}", diagnostic.message.len());
    assert!(!diagnostic.message.contains('\n'));
}

#[test]
fn endless_recursion_and_unknown_templates_are_errors_and_not_crashes() {
    let theme = loaded(&[("templates/odd.html", "{% component Deep() %}{{ <Deep /> }}{% endcomponent %}{{ <Deep /> }}")]);
    assert_eq!(theme.render("odd.html", &json!({})).unwrap_err().code, code::TEMPLATE);
    assert_eq!(theme.render("gone.html", &json!({})).unwrap_err().code, code::TEMPLATE);
    assert_eq!(theme.render("odd.html", &json!(7)).unwrap_err().code, code::TEMPLATE);
}

#[test]
fn templates_cannot_ask_for_files_environment_clock_or_chance() {
    for call in ["get_env(name=\"HOME\")", "load_data(path=\"/etc/hostname\")", "now()", "get_random(start=0,end=9)"] {
        assert!(load(&[("templates/odd.html", &format!("{{{{ {call} }}}}"))]).0.is_none(), "{call}");
    }
}

#[test]
fn an_unknown_theme_is_told_with_those_there_are() {
    let tree = Tree::from_texts([("themes/ocean/theme.yaml", ""), ("content/index.md", "")]).unwrap();
    for (name, fix) in [("oceann", "did you mean `ocean`?"), ("zz", "use one of `default` or `ocean`"), ("../x", "")] {
        let (theme, diagnostics) = theme::load(&tree, name);
        assert!(theme.is_none());
        assert_eq!(diagnostics[0].code, code::THEME_MISSING);
        assert!(diagnostics[0].fix.as_deref().unwrap().starts_with(fix), "{diagnostics:#?}");
    }
}

#[test]
fn style_sheets_and_scripts_carry_a_fingerprint_and_other_files_keep_their_names() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("static/a.css", "a{}\r\n"), ("static/sub/b.js", "b"), ("static/logo.png", "\0png")] {
        let file = folder.path().join("themes/mine").join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, bytes).unwrap();
    }
    let (theme, diagnostics) = theme::load(&Tree::read(folder.path()).0, "mine");
    assert_eq!(diagnostics, []);
    let theme = theme.unwrap();
    let asset = |name: &str| theme.assets().find(|(path, _)| *path == name).unwrap().1.clone();
    let hash = blake3::hash(b"a{}\n").to_hex();
    assert_eq!((asset("a.css").path, &*asset("a.css").bytes), (format!("assets/a-{}.css", &hash[..8]), &b"a{}\n"[..]));
    assert!(asset("sub/b.js").path.starts_with("assets/sub/b-"));
    assert_eq!((asset("logo.png").path.as_str(), &*asset("logo.png").bytes), ("assets/logo.png", &b"\0png"[..]));
}

/// The site's theme with these settings, its style sheet of colours, and its problems.
fn coloured(settings: &str) -> (Theme, String, Vec<Diagnostic>) {
    let (theme, diagnostics) = load(&[("theme.yaml", settings), ("static/tokens.css", ":root {}\n")]);
    let theme = theme.unwrap();
    let sheet = theme.assets().find(|(name, _)| *name == "tokens.css").unwrap().1.clone();
    assert!(sheet.path.starts_with("assets/tokens-"));
    let text = String::from_utf8(sheet.bytes.into_owned()).unwrap();
    (theme, text, diagnostics)
}

#[test]
fn the_colours_of_a_brand_reach_drawings_and_pages() {
    let (theme, sheet, diagnostics) = coloured("name: Ours\nchart-colours:\n  light: ['#002D54', 2B9C93, '#6A2063']\n");
    assert_eq!(diagnostics, []);
    assert_eq!(theme.palette().count(), 3);
    assert!(sheet.starts_with(":root {}\n") && sheet.contains("--chart-2: #2b9c93;"), "{sheet}");
    assert!(sheet.contains("--chart-2: #157c72;"), "the built-in colours are for the dark: {sheet}");
    let (_, plain, _) = coloured("name: Ours\n");
    assert_eq!(plain, ":root {}\n");
}

#[test]
fn colours_that_cannot_be_told_apart_are_refused_and_charts_keep_the_built_in_ones() {
    let (theme, sheet, diagnostics) = coloured("chart-colours: { light: ['#12436D', '#801650'] }\n");
    let [problem] = &diagnostics[..] else { panic!("{diagnostics:#?}") };
    assert_eq!(problem.code, code::CHART_COLOURS);
    assert_eq!(problem.message, "`#12436d` and `#801650` are too alike: their contrast is 1.04 to 1.");
    assert_eq!((theme.palette(), sheet.as_str()), (Palette::default(), ":root {}\n"));
    let offered = problem.fix.as_ref().and_then(|fix| fix.split('"').nth(1)).unwrap();
    let mended = format!("chart-colours: {{ light: ['#12436D', '{offered}'] }}\n");
    assert_eq!(coloured(&mended).2, [], "the shade that was offered will do");
}

mod built_in {
    //! What needs the files of the built-in theme; skipped as long as there are none.

    use super::*;

    fn default_theme() -> Option<Theme> {
        let (theme, diagnostics) = theme::load(&Tree::default(), "default");
        assert_eq!(diagnostics, []);
        let theme = theme.unwrap();
        theme.text_of("themes/default/templates/base.html").is_some().then_some(theme)
    }

    #[test]
    fn all_templates_of_the_default_theme_load_and_its_assets_are_published() {
        let Some(theme) = default_theme() else { return };
        for kind in ["home", "news", "report", "case-study", "project", "event", "page", "section", "topic", "catalogue"] {
            assert!(theme.text_of(&format!("themes/default/templates/{kind}.html")).is_some(), "{kind}");
        }
        for (name, asset) in theme.assets() {
            assert!(asset.path.starts_with("assets/") && !asset.bytes.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_site_replaces_one_template_and_keeps_the_rest() {
        if default_theme().is_none() {
            return;
        }
        let base = "<title>{% block main %}{% endblock %}</title>";
        let theme = loaded(&[("templates/base.html", base), ("templates/page.html", "{% extends \"base.html\" %}")]);
        assert_eq!(theme.render("page.html", &json!({})).unwrap(), "<title></title>");
        assert!(theme.text_of("themes/default/templates/news.html").is_some());
        assert!(theme.text_of("themes/default/templates/base.html").is_none());
    }

    #[test]
    fn a_site_can_build_on_the_template_it_replaces() {
        if default_theme().is_none() {
            return;
        }
        let page = "{% extends \"default/page.html\" %}{% block main %}Ours{% endblock %}";
        let theme = loaded(&[("templates/page.html", page), ("templates/base.html", "[{% block main %}{% endblock %}]")]);
        assert_eq!(theme.render("page.html", &json!({})).unwrap(), "[Ours]");
    }

    #[test]
    fn a_site_that_replaces_everything_may_name_its_blocks_as_it_likes() {
        let Some(theme) = default_theme() else { return };
        let tree = Tree::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).0;
        let names = tree.texts.keys().filter_map(|path| path.strip_prefix("themes/default/templates/"));
        let files: Vec<(String, &str)> = names.map(|name| (format!("templates/{name}"), "")).collect();
        let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
        let (own, diagnostics) = load(&files);
        assert_eq!(diagnostics, []);
        assert_eq!(own.unwrap().assets().count(), theme.assets().count());
    }

    #[test]
    fn the_same_files_in_the_site_and_in_the_program_give_the_same_theme() {
        let Some(theme) = default_theme() else { return };
        let tree = Tree::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).0;
        let (own, diagnostics) = theme::load(&tree, "default");
        assert_eq!(diagnostics, []);
        assert_eq!(own.unwrap().assets().collect::<Vec<_>>(), theme.assets().collect::<Vec<_>>());
    }

    #[test]
    fn a_problem_in_a_built_in_template_names_its_file() {
        let Some(theme) = default_theme() else { return };
        let diagnostic = theme.render("page.html", &json!({})).unwrap_err();
        let place = diagnostic.place.unwrap();
        assert!(place.file.starts_with("themes/default/templates/"), "{}", place.file);
        assert!(theme.text_of(&place.file).is_some());
    }
}
