//! What holds for every chart, tried with charts that nobody would make on purpose.

mod making;
mod seeing;

use proptest::prelude::*;

use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::Measures;
use crate::chart::sheet::palette::{Paint, TOKENS};
use crate::chart::{
    Along, Arrange, Bars, Form, Highlight, Mark, Palette, Series, Size, Spec, bars, describe, draw, draw_standalone, sparkline,
};
use crate::number::{Decimal, Unit};
use making::{direction, line, mark, spec, unit};
use seeing::{sheet, shrunk, texts};

/// How many charts are tried, of all kinds together.
const CHARTS: u32 = 2_000;

fn assert_sound(svg: &str) -> Result<(), TestCaseError> {
    let read = roxmltree::Document::parse(svg);
    prop_assert!(read.is_ok(), "{:?}: {}", read.err(), svg);
    prop_assert!(!svg.contains("NaN") && !svg.contains("=\"inf") && !svg.contains(" style=") && !svg.contains("rotate"));
    Ok(())
}

/// Readers of all kinds get a name and a description, and every colour is one whose contrast has been proved.
fn assert_told_and_coloured(svg: &str) -> Result<(), TestCaseError> {
    let document = roxmltree::Document::parse(svg).map_err(|error| TestCaseError::fail(error.to_string()))?;
    for name in ["title", "desc"] {
        let told = document.root_element().children().find(|node| node.has_tag_name(name));
        prop_assert!(told.and_then(|node| node.text()).is_some_and(|text| !text.trim().is_empty()), "{} in {}", name, svg);
    }
    let colours = document.descendants().flat_map(|node| [node.attribute("fill"), node.attribute("stroke")]).flatten();
    for colour in colours.filter(|colour| *colour != "none") {
        let name = colour.strip_prefix("var(").and_then(|rest| rest.split(',').next()).unwrap_or(colour);
        prop_assert!(TOKENS.iter().any(|token| token.property == name), "{} is no colour of charts", colour);
    }
    Ok(())
}

/// No text leaves the sheet, and none covers another.
fn assert_legible(svg: &str) -> Result<(), TestCaseError> {
    let (sheet, texts) = (sheet(svg), texts(svg));
    prop_assert!(!texts.is_empty());
    for (index, (frame, text)) in texts.iter().enumerate() {
        prop_assert!(sheet.holds(frame), "{:?} leaves {:?}: {:?}", text, sheet, frame);
        for (other, second) in &texts[..index] {
            let is_apart = !shrunk(*frame).overlaps(&shrunk(*other));
            prop_assert!(is_apart, "{:?} covers {:?}: {:?} {:?}", text, second, frame, other);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CHARTS, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_chart_is_legible_at_both_sizes_or_refused(spec in spec()) {
        for size in [Size::Wide, Size::Narrow] {
            match draw(&spec, size) {
                Ok(svg) => {
                    assert_sound(&svg)?;
                    assert_told_and_coloured(&svg)?;
                    assert_legible(&svg)?;
                }
                Err(refusal) => prop_assert!(!refusal.to_string().is_empty()),
            }
        }
        prop_assert!(!describe(&spec).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_file_is_sound_and_the_same_each_time(spec in spec()) {
        if let Ok(file) = draw_standalone(&spec, "Source: A publication, a publisher. A licence.") {
            assert_sound(&file)?;
            prop_assert!(!file.contains("var("));
            prop_assert_eq!(draw_standalone(&spec, "Source: A publication, a publisher. A licence."), Ok(file));
        }
    }

    #[test]
    fn a_line_fits_a_panel_of_any_width(mut line in line(), unit in unit(), width in 160_u32..340) {
        line.notes.clear();
        line.target = None;
        line.series.truncate(1);
        line.highlighted.clear();
        prop_assume!(line.refusal().is_none());
        let values = line.values();
        let measures = Measures { width: f64::from(width), small: 11.0, label: 11.0, names: 60.0, plot: 100.0, steps: 3, ..Measures::of(Size::Narrow) };
        let spec = Spec {
            id: String::new(),
            title: String::new(),
            subtitle: String::new(),
            unit,
            covers: vec![Decimal::from(-50), Decimal::from(9_000)],
            palette: Palette::default(),
            form: Form::Line(line.clone()),
        };
        prop_assume!(values.iter().all(|value| value.abs() < Decimal::from(1_000_000)));
        let drawing = crate::chart::line::draw(&spec, &line, measures, Paint::Light(Palette::default()));
        let sheet = Frame { left: -0.2, top: -0.2, right: drawing.width + 0.2, bottom: drawing.height + 0.2 };
        for (frame, text) in texts(&drawing.body) {
            prop_assert!(sheet.holds(&frame), "{:?} leaves {:?}: {:?}", text, sheet, frame);
        }
    }

    #[test]
    fn sparklines_are_sound(marks in prop::collection::vec(mark(), 0..20)) {
        let svg = sparkline(&marks);
        if marks.iter().any(|mark| mark.value().is_some()) { assert_sound(&svg)? } else { prop_assert_eq!(svg, "") }
    }

    #[test]
    fn columns_fit_a_panel_of_any_width(
        width in 160_u32..500, values in prop::collection::vec(0_i64..9_999, 1..12), direction in direction()
    ) {
        let categories: Vec<String> = (2014..).take(values.len()).map(|year: u32| year.to_string()).collect();
        let values = values.into_iter().map(|value| Mark::Value(value.into())).collect();
        let series = vec![Series { label: String::new(), values }];
        let (arrange, along, highlight) = (Arrange::Grouped, Along::Periods, Highlight::default());
        let bars = Bars { direction, arrange, along, categories, series, highlight, target: None };
        let form = Form::Bars(bars.clone());
        let [id, title, subtitle] = [(); 3].map(|()| String::new());
        let spec = Spec { id, title, subtitle, unit: Unit::Percent, covers: Vec::new(), palette: Palette::default(), form };
        let measures = Measures { width: width.into(), ..Measures::of(Size::Narrow) };
        let drawing = bars::draw(&spec, &bars, measures, Paint::Light(spec.palette));
        let sheet = Frame { left: -0.2, top: -0.2, right: measures.width + 0.2, bottom: drawing.height + 0.2 };
        for (frame, text) in texts(&drawing.body) {
            prop_assert!(sheet.holds(&frame), "{:?} leaves {:?}: {:?}", text, sheet, frame);
        }
    }
}
