//! Charts that nobody would make on purpose.

use proptest::prelude::*;

use crate::chart::tile_map::places::PLACES;
use crate::chart::{
    Along, Arrange, Bars, Bullet, BulletRow, Direction, Dot, DotRow, Dumbbell, Form, Highlight, Interval, Line, Mark, Moment,
    Multiples, Note, Palette, Panel, Row, Series, Share, Slope, Spec, Stack, Target, Tile, TileMap, Waffle,
};
use crate::colour::Colour;
use crate::number::{Currency, Decimal, Unit};

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

pub(super) fn mark() -> impl Strategy<Value = Mark> {
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

pub(super) fn unit() -> impl Strategy<Value = Unit> {
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

/// Periods with their distances in time, some of them after a gap.
fn moments(periods: usize) -> impl Strategy<Value = Vec<Moment>> {
    let period = (period(), 1_u32..4, prop::bool::weighted(0.1));
    prop::collection::vec(period, periods).prop_map(|periods| {
        let mut position = 0;
        let moment = |(label, step, after_gap)| {
            position += step;
            Moment { label, position: position - 1, after_gap }
        };
        let mut moments: Vec<Moment> = periods.into_iter().map(moment).collect();
        let first = moments.first().map_or(0, |moment| moment.position);
        for moment in &mut moments {
            moment.position -= first;
        }
        moments
    })
}

fn notes(periods: usize) -> impl Strategy<Value = Vec<Note>> {
    let note = (0..periods.max(1), "[A-Z][a-z]{1,9}( [a-z]{1,9}){0,6}").prop_map(|(period, text)| Note { period, text });
    prop::collection::vec(note, 0..if periods > 0 { 4 } else { 1 })
}

fn interval() -> impl Strategy<Value = Option<Interval>> {
    prop::option::of((value(), value()).prop_map(|(one, other)| (one.min(other), one.max(other))))
}

pub(super) fn line() -> impl Strategy<Value = Line> {
    (0_usize..30).prop_flat_map(|periods| {
        let values = prop::collection::vec(mark(), periods);
        let series = (label(), values).prop_map(|(label, values)| Series { label, values }).boxed();
        let target = prop::option::of((label(), value()).prop_map(|(label, value)| Target { label, value }));
        let series = prop_oneof![4 => prop::collection::vec(series.clone(), 0..8), 1 => prop::collection::vec(series, 7..22)];
        let intervals = prop::collection::vec(prop::collection::vec(interval(), periods), 0..2);
        let highlighted = prop_oneof![2 => Just(Vec::new()), 1 => Just(vec![0]), 1 => Just(vec![1, 0])];
        (moments(periods), series, target, highlighted, intervals, notes(periods)).prop_map(
            |(periods, series, target, mut highlighted, intervals, notes)| {
                highlighted.retain(|index: &usize| *index < series.len());
                Line { periods, series, target, highlighted, intervals, notes }
            },
        )
    })
}

/// Parts that may be stacked now and then; the rest is refused.
fn stack() -> impl Strategy<Value = Stack> {
    (0_usize..20).prop_flat_map(|periods| {
        let mark = prop_oneof![
            30 => (0_i64..4_000).prop_map(|value| Mark::Value(Decimal::from(value))),
            1 => (0_i64..4_000).prop_map(|value| Mark::Anew(Decimal::from(value))),
            1 => (0_i64..4_000).prop_map(|value| Mark::Part(Decimal::from(value))),
        ];
        let mark = prop_oneof![40 => mark, 1 => self::mark()];
        let part = (label(), prop::collection::vec(mark, periods)).prop_map(|(label, values)| Series { label, values });
        let parts = prop::collection::vec(part, 0..8);
        (moments(periods), parts, notes(periods)).prop_map(|(periods, parts, notes)| Stack { periods, parts, notes })
    })
}

fn slope() -> impl Strategy<Value = Slope> {
    let row =
        (label(), mark(), mark()).prop_map(|(label, from, to)| Row { label, from, to, target: None, is_highlighted: false });
    let highlighted = prop_oneof![2 => Just(Vec::new()), 1 => Just(vec![0]), 1 => Just(vec![1, 0])];
    (label(), label(), prop::collection::vec(row, 0..24), highlighted).prop_map(
        |(from_label, to_label, rows, mut highlighted)| {
            highlighted.retain(|index: &usize| *index < rows.len());
            Slope { from_label, to_label, rows, highlighted }
        },
    )
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
            Panel { label, form: Form::Line(Line { periods: Moment::evenly(periods.clone()), series, ..Line::default() }) }
        });
        prop::collection::vec(panel, panels)
    });
    let several = prop::collection::vec((label(), line()), 0..4)
        .prop_map(|panels| panels.into_iter().map(|(label, line)| Panel { label, form: Form::Line(line) }).collect());
    let panels = prop_oneof![3 => lone, 1 => several];
    (panels, prop::collection::vec(0_usize..27, 0..3)).prop_map(|(panels, highlighted)| Multiples { panels, highlighted })
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

pub(super) fn direction() -> impl Strategy<Value = Direction> {
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

pub(super) fn spec() -> impl Strategy<Value = Spec> {
    let form = prop_oneof![
        2 => line().prop_map(Form::Line).boxed(),
        1 => line().prop_map(|mut line| {
            line.series.truncate(1);
            line.highlighted.clear();
            Form::Area(line)
        }).boxed(),
        1 => stack().prop_map(Form::StackedArea).boxed(),
        1 => slope().prop_map(Form::Slope).boxed(),
        2 => dumbbell().prop_map(Form::Dumbbell).boxed(),
        1 => multiples().prop_map(Form::Multiples).boxed(),
        1 => waffle().prop_map(Form::Waffle).boxed(),
        1 => tile_map().prop_map(Form::TileMap).boxed(),
        1 => dot().prop_map(Form::Dot).boxed(),
        1 => bullet().prop_map(Form::Bullet).boxed(),
        2 => bar_chart().prop_map(Form::Bars).boxed(),
    ];
    (label(), "[A-Z][a-z ]{0,60}", label(), unit(), palette(), form, huge()).prop_map(
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
