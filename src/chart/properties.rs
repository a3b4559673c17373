//! What holds for every chart, tried with charts that nobody would make on purpose.

use proptest::prelude::*;

use crate::chart::bars;
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::Measures;
use crate::chart::sheet::palette::Paint;
use crate::chart::sheet::text::{self, Weight};
use crate::chart::tile_map::places::PLACES;
use crate::chart::{
    Along, Arrange, Bars, Bullet, BulletRow, Direction, Dot, DotRow, Dumbbell, Form, Highlight, Line, Mark, Multiples, Palette,
    Panel, Row, Series, Share, Size, Spec, Target, Tile, TileMap, Waffle, describe, draw, draw_standalone, sparkline,
};
use crate::colour::Colour;
use crate::number::{Currency, Decimal, Unit};

/// Ascent and descent of text from the middle of its capitals, as a share of the font size.
const RISE: f64 = 0.55;

fn value() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        8 => (-500_i64..6_000).prop_map(Decimal::from),
        2 => (-999_i64..9_999, 0_u32..3).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
        1 => Just(Decimal::ZERO),
        1 => (any::<i32>(), 0_u32..28).prop_map(|(digits, scale)| Decimal::new(i64::from(digits), scale)),
    ]
}

/// Now and then a chart has a value at or beyond the largest that an axis can hold.
fn huge() -> impl Strategy<Value = Option<Decimal>> {
    prop::option::weighted(0.1, any::<i64>().prop_map(|digits| Decimal::from(digits / 5_000)))
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        5 => value().prop_map(Mark::Value),
        1 => value().prop_map(Mark::Anew),
        1 => value().prop_map(Mark::Part),
        1 => prop::sample::select(vec!["[c]", "[z]", "[low]"]).prop_map(|code| Mark::Missing(code.to_owned())),
    ]
}

fn label() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{2,8}( [a-z]{2,9}){0,2}",
        1 => "[A-Z][a-z]{2,12}( [a-zŵŷ&<]{2,12}){2,3}",
        1 => "\\PC{0,40}",
    ]
}

fn unit() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![
        Unit::Percent,
        Unit::YearsMonths,
        Unit::Rank,
        Unit::Money(Currency::GBP),
        Unit::Per(10_000),
        Unit::Count { one: "child".to_owned(), other: "children".to_owned() },
    ])
}

fn period() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => (1990_u32..2030).prop_map(|year| year.to_string()),
        2 => (1990_u32..2030).prop_map(|year| format!("{year} to {}", year + 1)),
        1 => label(),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    (0_usize..30).prop_flat_map(|periods| {
        let values = prop::collection::vec(mark(), periods);
        let series = (label(), values).prop_map(|(label, values)| Series { label, values });
        let target = prop::option::of((label(), value()).prop_map(|(label, value)| Target { label, value }));
        let parts = (prop::collection::vec(period(), periods), prop::collection::vec(series, 0..8), target);
        parts.prop_map(|(periods, series, target)| Line { periods, series, target })
    })
}

fn dumbbell() -> impl Strategy<Value = Dumbbell> {
    let row = (label(), mark(), mark(), prop::option::of(mark()), any::<bool>());
    let row = row.prop_map(|(label, from, to, target, is_highlighted)| Row { label, from, to, target, is_highlighted });
    (label(), label(), prop::option::of(label()), prop::collection::vec(row, 0..12))
        .prop_map(|(from_label, to_label, target_label, rows)| Dumbbell { from_label, to_label, target_label, rows })
}

fn palette() -> impl Strategy<Value = Palette> {
    let colour = "#[0-9a-f]{6}".prop_filter_map("a colour", |text| Colour::read(&text));
    let brand = prop::collection::vec(colour, 2..=6).prop_filter_map("a palette", |light| Palette::of_brand(&light, None));
    prop_oneof![3 => Just(Palette::default()), 1 => brand]
}

fn multiples() -> impl Strategy<Value = Multiples> {
    let lone = (prop::collection::vec(period(), 0..9), 0_usize..27).prop_flat_map(|(periods, panels)| {
        let values = prop::collection::vec(mark(), periods.len());
        let panel = (label(), values).prop_map(move |(label, values)| {
            let series = vec![Series { label: label.clone(), values }];
            Panel { label, form: Form::Line(Line { periods: periods.clone(), series, target: None }) }
        });
        prop::collection::vec(panel, panels)
    });
    let several = prop::collection::vec((label(), line()), 0..4)
        .prop_map(|panels| panels.into_iter().map(|(label, line)| Panel { label, form: Form::Line(line) }).collect());
    let panels = prop_oneof![3 => lone, 1 => several];
    (panels, prop::option::of(0_usize..27)).prop_map(|(panels, highlight)| Multiples { panels, highlight })
}

/// Figures that are parts of a whole, and now and then one that is not.
fn waffle() -> impl Strategy<Value = Waffle> {
    let missing = || Just(Mark::Missing("[c]".to_owned()));
    let percentage = (0_i64..=1_000).prop_map(|digits| Mark::Value(Decimal::new(digits, 1)));
    let of_whole = (0_i64..9_000_000, 0_i64..9_000_000).prop_map(|(one, other)| {
        let mark = |value: i64| Mark::Value(Decimal::from(value));
        (mark(one.min(other)), Some(mark(one.max(other))))
    });
    let part = prop_oneof![
        4 => percentage.prop_map(|part| (part, None)),
        4 => of_whole,
        1 => missing().prop_map(|code| (code, None)),
        1 => (mark(), prop::option::of(mark())),
    ];
    let share = (label(), part).prop_map(|(label, (part, whole))| Share { label, part, whole });
    (label(), prop::collection::vec(share, 0..6)).prop_map(|(noun, shares)| Waffle { noun, shares })
}

/// Some of the regions in any order, and now and then another place.
fn tile_map() -> impl Strategy<Value = TileMap> {
    let tiles = PLACES.iter().map(|place| (Just(place.code.to_owned()), label(), mark())).collect::<Vec<_>>();
    let known = tiles.prop_map(|tiles| {
        tiles.into_iter().map(|(code, label, value)| Tile { label, names: vec![code], value }).collect::<Vec<_>>()
    });
    let stranger =
        prop::option::weighted(0.1, (label(), mark()).prop_map(|(label, value)| Tile { label, names: Vec::new(), value }));
    let some = known.prop_shuffle().prop_flat_map(|tiles| (Just(tiles), 0_usize..=9));
    (some, stranger)
        .prop_map(|((tiles, count), stranger)| TileMap { tiles: tiles.into_iter().take(count).chain(stranger).collect() })
}

fn dot() -> impl Strategy<Value = Dot> {
    let row = (label(), mark(), prop::option::of((value(), value())), any::<bool>());
    let row = row.prop_map(|(label, value, interval, is_highlighted)| DotRow { label, value, interval, is_highlighted });
    let target = prop::option::of((label(), value()).prop_map(|(label, value)| Target { label, value }));
    (period(), target, prop::collection::vec(row, 0..42)).prop_map(|(period, target, rows)| Dot { period, target, rows })
}

fn bullet() -> impl Strategy<Value = Bullet> {
    let row = (label(), mark(), prop::option::of(mark()), prop::option::of((mark(), mark())));
    let row = row.prop_map(|(label, value, target, range)| BulletRow { label, value, target, range });
    (label(), prop::option::of(label()), prop::option::of(label()), prop::collection::vec(row, 0..8))
        .prop_map(|(value_label, target_label, range_label, rows)| Bullet { value_label, target_label, range_label, rows })
}

/// Values that may be parts of a stack too, half of the time.
fn part() -> impl Strategy<Value = Mark> {
    prop_oneof![4 => (0_i64..9_000).prop_map(|value| Mark::Value(value.into())), 1 => Just(Mark::Value(Decimal::ZERO))]
}

fn direction() -> impl Strategy<Value = Direction> {
    prop::sample::select(vec![Direction::Across, Direction::Up])
}

fn bar_chart() -> impl Strategy<Value = Bars> {
    (0_usize..14, 0_usize..5, any::<bool>()).prop_flat_map(|(categories, count, tame)| {
        let mark = if tame { part().boxed() } else { mark().boxed() };
        let values = prop::collection::vec(mark, categories);
        let series = (label(), values).prop_map(|(label, values)| Series { label, values });
        let highlight = (prop::collection::btree_set(0..categories.max(1), 0..2), prop::collection::btree_set(0..5_usize, 0..2));
        let target = prop::option::of((label(), value()).prop_map(|(label, value)| Target { label, value }));
        let kind = (
            direction(),
            prop::sample::select(vec![Arrange::Grouped, Arrange::Stacked, Arrange::Shares]),
            prop::sample::select(vec![Along::Members, Along::Periods]),
        );
        let names = prop::collection::vec(prop_oneof![label(), period()], categories);
        let parts = (kind, names, prop::collection::vec(series, count), highlight, target);
        parts.prop_map(|((direction, arrange, along), categories, series, (lit, lit_series), target)| {
            let highlight = Highlight { categories: lit, series: lit_series };
            let target = target.filter(|_| arrange != Arrange::Shares);
            Bars { direction, arrange, along, categories, series, highlight, target }
        })
    })
}

fn spec() -> impl Strategy<Value = Spec> {
    let form = prop_oneof![
        line().prop_map(Form::Line),
        dumbbell().prop_map(Form::Dumbbell),
        bar_chart().prop_map(Form::Bars),
        dot().prop_map(Form::Dot),
        bullet().prop_map(Form::Bullet),
        multiples().prop_map(Form::Multiples),
        waffle().prop_map(Form::Waffle),
        tile_map().prop_map(Form::TileMap),
    ];
    (label(), label(), label(), unit(), palette(), form, huge()).prop_map(
        |(id, title, subtitle, unit, palette, mut form, huge)| {
            if let (Form::Line(line), Some(value)) = (&mut form, huge)
                && let Some(mark) = line.series.first_mut().and_then(|series| series.values.first_mut())
            {
                *mark = Mark::Value(value);
            }
            Spec { id, title, subtitle, unit, covers: Vec::new(), palette, form }
        },
    )
}

/// Tags that are opened and never closed, or closed and never opened.
fn unbalanced(svg: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    for tag in svg.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some(opened) if opened == name => {}
                other => return vec![format!("{other:?} is closed by {name}")],
            }
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().unwrap_or_default().to_owned());
        }
    }
    open
}

fn attribute(tag: &str, name: &str) -> Option<f64> {
    let after = tag.split(&format!(" {name}=\"")).nth(1)?;
    after.split('"').next()?.parse().ok()
}

/// Boxes of all drawn text, with the text.
fn texts(svg: &str) -> Vec<(Frame, String)> {
    let read = |element: &str| {
        let (tag, rest) = element.split_once('>')?;
        let text =
            rest.split('<').next()?.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        let (x, y, size) = (attribute(tag, "x")?, attribute(tag, "y")?, attribute(tag, "font-size")?);
        let weight = if tag.contains("font-weight") { Weight::Strong } else { Weight::Regular };
        let width = text::width(&text, size, weight);
        let shift = if tag.contains("\"middle\"") {
            0.5
        } else if tag.contains("\"end\"") {
            1.0
        } else {
            0.0
        };
        let middle = (x + width * (0.5 - shift), y - 0.36 * size);
        Some((Frame::around(middle, width, 2.0 * RISE * size), text))
    };
    let moved = |part: &str| {
        let by = part.split_once(')').map_or("", |(by, _)| by);
        let (x, y) = by.split_once(' ').and_then(|(x, y)| Some((x.parse().ok()?, y.parse().ok()?))).unwrap_or((0.0, 0.0));
        // A panel is placed as one group, and what follows it is its neighbour or stands on the sheet.
        let end = group_end(part);
        let inside = part[..end].split("<text").skip(1).filter_map(read).map(move |(frame, text)| (shifted(frame, (x, y)), text));
        let outside = part[end..].split("<text").skip(1).filter_map(read);
        inside.chain(outside).collect::<Vec<_>>()
    };
    let mut parts = svg.split("transform=\"translate(");
    let first = parts.next().unwrap_or_default().split("<text").skip(1).filter_map(read).collect::<Vec<_>>();
    first.into_iter().chain(parts.flat_map(moved)).collect()
}

/// Where the group ends that was opened just before this part.
fn group_end(part: &str) -> usize {
    let mut depth = 1;
    let tags = part.match_indices("<g").chain(part.match_indices("</g>"));
    let mut tags: Vec<(usize, &str)> = tags.collect();
    tags.sort_unstable();
    for (at, tag) in tags {
        if tag == "<g" {
            depth += 1;
        } else {
            depth -= 1;
        }
        if depth == 0 {
            return at;
        }
    }
    part.len()
}

fn shifted(frame: Frame, (x, y): (f64, f64)) -> Frame {
    Frame { left: frame.left + x, top: frame.top + y, right: frame.right + x, bottom: frame.bottom + y }
}

/// The sheet, a little larger than it is: numbers are rounded to one decimal.
fn sheet(svg: &str) -> Frame {
    let numbers = svg.split("viewBox=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let numbers: Vec<f64> = numbers.split(' ').filter_map(|number| number.parse().ok()).collect();
    Frame { left: -0.2, top: -0.2, right: numbers[2] + 0.2, bottom: numbers[3] + 0.2 }
}

fn shrunk(frame: Frame) -> Frame {
    Frame { left: frame.left + 0.3, top: frame.top + 0.3, right: frame.right - 0.3, bottom: frame.bottom - 0.3 }
}

fn assert_sound(svg: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(unbalanced(svg), Vec::<String>::new());
    prop_assert!(!svg.contains("NaN") && !svg.contains("=\"inf") && !svg.contains(" style=") && !svg.contains("rotate"));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_chart_is_drawn_or_refused_and_is_sound(spec in spec()) {
        for size in [Size::Wide, Size::Narrow] {
            match draw(&spec, size) {
                Ok(svg) => {
                    assert_sound(&svg)?;
                    prop_assert_eq!(draw(&spec, size), Ok(svg));
                }
                Err(refusal) => prop_assert!(!refusal.to_string().is_empty()),
            }
        }
        prop_assert!(!describe(&spec).is_empty());
        if let Ok(file) = draw_standalone(&spec, "Source: A publication, a publisher. A licence.") {
            assert_sound(&file)?;
            prop_assert!(!file.contains("var("));
        }
    }

    #[test]
    fn no_text_leaves_the_drawing_and_none_covers_another(spec in spec()) {
        for size in [Size::Wide, Size::Narrow] {
            let Ok(svg) = draw(&spec, size) else { continue };
            let (sheet, texts) = (sheet(&svg), texts(&svg));
            prop_assert!(!texts.is_empty());
            for (index, (frame, text)) in texts.iter().enumerate() {
                prop_assert!(sheet.holds(frame), "{:?} leaves {:?}: {:?}", text, sheet, frame);
                for (other, second) in &texts[..index] {
                    prop_assert!(!shrunk(*frame).overlaps(&shrunk(*other)), "{:?} covers {:?}: {:?} {:?}", text, second, frame, other);
                }
            }
        }
    }

    #[test]
    fn sparklines_are_sound(marks in prop::collection::vec(mark(), 0..20)) {
        assert_sound(&sparkline(&marks))?;
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
