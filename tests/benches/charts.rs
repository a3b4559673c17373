//! How long charts take: one line chart in both sizes beside the plotting library's own SVG, and 1,000 charts beside
//! the same site without them.
//!
//! Run with `cargo bench --bench charts`. Times depend on the machine; ratios, taken in the same run, do so less.

use plotters::prelude::*;
use plotters_svg::SVGBackend;
use standfirst::chart::{self, Mark, Size, Spec};
use standfirst::number::{Decimal, Moment, Unit};
use standfirst::pipeline::{self, Options};
use standfirst::site::corpus::Drafts;
use standfirst::source::Tree;
use std::io::Write;
use std::time::{Duration, Instant};

const FIRST: u32 = 2006;
const POINTS: u32 = 20;
const PAGES: u32 = 100;
const CHARTS: u32 = 10;
/// One drawing is far too quick for a clock.
const DRAWINGS: u32 = 500;
/// The shortest of so many runs counts, because the machine does other things too.
const RUNS: usize = 5;

fn main() {
    let spec = spec();
    let ours = shortest(|| (0..DRAWINGS).map(|_| both(&spec)).sum()) / DRAWINGS;
    let theirs = shortest(|| (0..DRAWINGS).map(|_| own_backend().len()).sum()) / DRAWINGS;
    let (with, without) = (tree(true), tree(false));
    let charts = shortest(|| built(&with));
    let bare = shortest(|| built(&without));
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let report = [
        format!("2 series of {POINTS} points, both sizes: {:>8.3} ms", ms(ours)),
        format!("the library's own SVG, one size:  {:>8.3} ms", ms(theirs)),
        format!("ratio:                            {:>8.2}", ours.as_secs_f64() / theirs.as_secs_f64()),
        format!("{PAGES} pages with {CHARTS} charts each:    {:>8.1} ms", ms(charts)),
        format!("{PAGES} pages without charts:         {:>8.1} ms", ms(bare)),
        format!("{} charts add:                 {:>8.1} ms", PAGES * CHARTS, ms(charts.saturating_sub(bare))),
    ];
    writeln!(std::io::stdout(), "{}", report.join("\n")).expect("somebody reads the report");
}

fn shortest(mut work: impl FnMut() -> usize) -> Duration {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        assert!(std::hint::black_box(work()) > 0);
        start.elapsed()
    });
    times.min().unwrap_or_default()
}

fn value(series: u32, at: u32) -> u32 {
    3_000 + 400 * series + (at * 37 + series * 11) % 90 * 10
}

fn both(spec: &Spec) -> usize {
    [Size::Wide, Size::Narrow].map(|size| chart::draw(spec, size).expect("it can be drawn").len()).iter().sum()
}

/// As the documentation of the library draws a line chart: a caption, a mesh with labels, two lines with names in a box.
fn own_backend() -> String {
    let mut svg = String::new();
    {
        let root = SVGBackend::with_string(&mut svg, (720, 400)).into_drawing_area();
        let last = FIRST + POINTS - 1;
        let mut chart = ChartBuilder::on(&root)
            .caption("Two lines", ("sans-serif", 22))
            .margin(8)
            .x_label_area_size(30)
            .y_label_area_size(50)
            .build_cartesian_2d(f64::from(FIRST)..f64::from(last), 0.0..5_000.0)
            .expect("axes");
        chart.configure_mesh().draw().expect("a mesh");
        for series in 0..2 {
            let points = (0..POINTS).map(|at| (f64::from(FIRST + at), f64::from(value(series, at))));
            let line = chart.draw_series(LineSeries::new(points, &BLUE)).expect("a line");
            line.label("A line").legend(|(x, y)| PathElement::new([(x, y), (x + 20, y)], BLUE));
        }
        chart.configure_series_labels().border_style(BLACK).draw().expect("names");
        root.present().expect("a drawing");
    }
    svg
}

fn spec() -> Spec {
    let values = |series| (0..POINTS).map(|at| Mark::Value(Decimal::from(value(series, at)))).collect();
    let series = ["Under 1", "All ages"]
        .into_iter()
        .zip(0..)
        .map(|(label, at)| chart::Series { label: label.to_owned(), values: values(at) });
    let periods = chart::Moment::evenly((0..POINTS).map(|at| (FIRST + at).to_string()));
    let form = chart::Form::Line(chart::Line { periods, series: series.collect(), ..chart::Line::default() });
    Spec {
        id: "lines".to_owned(),
        title: "Numbers rose".to_owned(),
        subtitle: "Children in care, England, 2006 to 2025".to_owned(),
        unit: Unit::Count { one: "child".to_owned(), other: "children".to_owned() },
        covers: Vec::new(),
        palette: chart::Palette::default(),
        form,
    }
}

fn built(tree: &Tree) -> usize {
    let options =
        Options { as_of: Moment::read("2026-01-15").expect("a date"), drafts: Drafts::Held, base_url: None, pictures: None };
    let outcome = pipeline::run(tree, Vec::new(), &options);
    assert!(outcome.is_clean(), "{:?}", outcome.problems);
    outcome.rendered.files.len()
}

/// A site of pages, with so many charts on each or none.
fn tree(has_charts: bool) -> Tree {
    let values =
        |series: u32| (0..POINTS).map(|at| format!("{}: {}", FIRST + at, value(series, at))).collect::<Vec<_>>().join(", ");
    let dataset = format!(
        "title: Children\nmeasure: children\nunit: {{ one: child, other: children }}\nperiod: calendar-year\ngeography: England\n\
         source: dfe\ndimensions:\n  age:\n    label: Age\n    members:\n      under-1: Under 1\n      all: All ages\n\
         rows:\n  under-1: {{ {} }}\n  all: {{ {} }}\n",
        values(0),
        values(1)
    );
    let sources = "dfe: { title: T, publisher: P, url: https://a.example/, published: 2025, retrieved: 2025, licence: ogl-3 }\n";
    let mut texts = vec![
        (
            "data/site.yaml".to_owned(),
            "title: T\nbase-url: https://charity.example/\npublisher: { name: A charity }\n".to_owned(),
        ),
        ("data/sources.yaml".to_owned(), sources.to_owned()),
        ("data/statistics/children.yaml".to_owned(), dataset),
        ("content/_index.md".to_owned(), "---\ntitle: T\n---\n".to_owned()),
    ];
    let charts = if has_charts { CHARTS } else { 0 };
    texts.extend((0..PAGES).map(|page| {
        let block = |at: u32| {
            format!(
                "```chart\nid: chart-{at}\ntype: line\ntitle: Numbers rose\nstatistics: [children/under-1, children/all]\n```\n\n"
            )
        };
        let blocks: String = (0..charts).map(block).collect();
        (format!("content/page-{page}.md"), format!("---\ntitle: Page {page}\n---\nSome words about it.\n\n{blocks}"))
    }));
    Tree::from_texts(texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))).expect("the texts are texts")
}
