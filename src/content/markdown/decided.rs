//! What becomes of a claim where Markdown leaves a choice: each test is a decision that the manual tells.

use crate::content::{self, Document, Piece};
use crate::diag::Diagnostic;
use crate::source::SourceText;

fn read(body: &str) -> (Document, Vec<Diagnostic>) {
    let text = format!("---\ntitle: A study\n---\n{body}");
    let source = SourceText::from_bytes(&"content/a.md".into(), text.as_bytes()).unwrap();
    let (document, problems) = content::read(&source);
    (document.unwrap(), problems)
}

/// The HTML of a text without problems, with `{` and `}` round bound words and `_` for what the data print.
fn written(body: &str) -> String {
    let (document, problems) = read(body);
    assert_eq!(problems, [], "{body}");
    let piece = |piece: &Piece| match piece {
        Piece::Html(html) => html.replace("<p>", "").replace("</p>\n", ""),
        Piece::Open(_) => "{".to_owned(),
        Piece::Close(_) => "}".to_owned(),
        Piece::Printed(_) => "_".to_owned(),
        Piece::Href(_) => "#".to_owned(),
        Piece::Directive(_) => "chart".to_owned(),
    };
    document.body.pieces.iter().map(piece).collect()
}

fn phrases(body: &str) -> Vec<String> {
    read(body).0.refs.into_iter().map(|reference| reference.phrase).collect()
}

fn messages(body: &str) -> Vec<String> {
    read(body).1.into_iter().map(|problem| problem.message).collect()
}

#[test]
fn emphasis_may_stand_on_both_sides_of_the_brackets() {
    assert_eq!(written("**[12%](stat:a)** and [**12**%](stat:a)"), "<strong>{12%}</strong> and {<strong>12</strong>%}");
    assert_eq!(phrases("**[12%](stat:a)** and [**12**%](stat:a)"), ["12%", "12%"]);
}

#[test]
fn an_empty_phrase_is_printed_by_the_data() {
    assert_eq!(written("<stat:a@2025>, [](stat:a), [ ](stat:a) and [][a]\n\n[a]: stat:a"), "{_}, {_}, {_} and {_}");
    for body in ["[](source:a)", "<source:a>", "[](b.md)"] {
        assert_eq!(messages(body), ["This link has no words, so readers would not see it."], "{body}");
    }
}

#[test]
fn a_claim_in_code_stays_code() {
    assert_eq!(written("`[12%](stat:a)`"), "<code>[12%](stat:a)</code>");
    assert_eq!(phrases("`[12%](stat:a)`\n\n```\n[12%](stat:a)\n```\n\n    [12%](stat:a)\n"), [] as [&str; 0]);
}

#[test]
fn a_claim_within_a_link_is_read_and_the_link_is_reported() {
    assert_eq!(phrases("[see [12%](stat:a) fewer](b.md)"), ["12%"]);
    for body in ["[see [12%](stat:a) fewer](b.md)", "[see <stat:a> fewer](stat:b)", "[a [b](c.md) d](stat:b)"] {
        assert_eq!(messages(body), ["A link cannot stand inside another link."], "{body}");
    }
}

#[test]
fn brackets_that_make_no_link_are_reported() {
    assert_eq!(messages("[12%](stat:a@31 March 2025)"), ["A space stands in this address, so it is no link."]);
    assert_eq!(messages("It was [12%] (stat:a)."), ["A space stands between the words and the address, so it is no link."]);
    assert_eq!(messages("It was [12%](stat:a."), ["This link has no end."]);
    let undefined = "This link has a name, but no address of that name stands in this text.";
    assert_eq!(messages("It was [12%][fall]."), [undefined]);
    assert_eq!(written("[12%](<stat:a@31 March 2025>)"), "{12%}");
}

#[test]
fn brackets_entities_and_curly_quotes_belong_to_the_phrase() {
    assert_eq!(phrases("[12% \\[of all\\]](stat:a)"), ["12% [of all]"]);
    assert_eq!(phrases("[&pound;916k &ndash; 'all'](stat:a)"), ["£916k – ‘all’"]);
    assert_eq!(phrases("[12% [of all]](stat:a)"), ["12% [of all]"]);
    assert_eq!(written("\\[12%](stat:a)"), "[12%](stat:a)");
}

#[test]
fn a_claim_may_run_over_two_lines() {
    assert_eq!(phrases("[a fall\nof 12%](stat:a)"), ["a fall of 12%"]);
}

#[test]
fn the_text_of_a_picture_within_a_claim_is_its_phrase() {
    assert_eq!(phrases("[![a fall of 12%](b.png)](stat:a)"), ["a fall of 12%", "a fall of 12%"]);
    assert_eq!(written("[![a fall of 12%](b.png)](stat:a)"), "{<img src=\"#\" alt=\"a fall of 12%\" loading=\"lazy\">}");
}

#[test]
fn a_footnote_mark_stands_behind_a_claim() {
    let body = |claim: &str| format!("{claim}\n\n[^1]: As published.\n");
    assert_eq!(messages(&body("[12%[^1] fewer](stat:a)")), ["A footnote mark cannot stand inside a link."]);
    let html = written(&body("[12% fewer](stat:a)[^1]"));
    assert!(html.starts_with("{12% fewer}<sup"), "{html}");
}

#[test]
fn a_claim_in_a_heading_leaves_its_anchor_alone() {
    assert_eq!(written("## Fell by [12%](stat:a) {#fall}"), "<h2 id=\"fall\">Fell by {12%}</h2>\n");
    assert_eq!(written("## <stat:a@2025>"), "<h2 id=\"section\">{_}</h2>\n");
}

#[test]
fn a_definition_that_nothing_uses_is_not_read() {
    assert_eq!(written("Words.\n\n[fall]: stat:nothing"), "Words.");
}

#[test]
fn a_claim_in_the_text_of_a_picture_is_read_and_its_words_are_plain() {
    let body = "![In 2025 [*3,630* children](stat:a) of <stat:b>, & [more](c.md)](d.jpg \"A \\\"title\\\"\")";
    let alt = "In 2025 3,630 children of _, &amp; more";
    assert_eq!(written(body), format!("<img src=\"#\" alt=\"{alt}\" title=\"A &quot;title&quot;\" loading=\"lazy\">"));
    let (document, _) = read(body);
    assert_eq!((document.refs[0].phrase.as_str(), document.refs[0].before.as_str()), ("3,630 children", "In 2025 "));
    assert_eq!(written("![a ![b](c.png) d](e.png)"), "<img src=\"#\" alt=\"a b d\" loading=\"lazy\">");
}
