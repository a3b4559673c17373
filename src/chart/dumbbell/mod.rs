//! The dumbbell chart: before and after, or actual and target, one row a place.
//!
//! 1. Plan the rows: names beside the points when wide, above them when narrow.
//! 2. Draw the key, which tells the three marks apart by shape.
//! 3. Draw the grid and its ticks.
//! 4. Draw each row, with every value beside its point.

mod values;
pub(super) mod words;

use crate::number::{Decimal, with_unit};

use crate::chart::forms;
use crate::chart::sheet::canvas::{Canvas, Marker, Spot, Stroke};
use crate::chart::sheet::labels::Frame;
use crate::chart::sheet::layout::{Drawing, Measures};
use crate::chart::sheet::palette::{Paint, Role};
use crate::chart::sheet::rows::{self, Field, Name, Names, Plan, Rows};
use crate::chart::sheet::scale::Axis;
use crate::chart::spec::{Dumbbell, Mark, Row, Spec};

/// Height of the points of a row when values stand beside them.
const BAND: f64 = 30.0;
/// The same with targets, whose values may have to stand above or below.
const BAND_WITH_TARGET: f64 = 62.0;
/// Radius of the circles.
const RADIUS: f64 = 6.5;
/// Half the height of the target mark, which stands out above and below the circles.
const TARGET_RISE: f64 = 11.0;
/// The same in the key.
const KEY_RISE: f64 = 8.0;
/// Space between the head and the first row.
const HEAD_GAP: f64 = 12.0;

/// A dumbbell chart on its way to paper.
struct Sheet<'a> {
    spec: &'a Spec,
    dumbbell: &'a Dumbbell,
    field: Field<'a>,
    /// How far values may stand out on both sides of the grid.
    sides: (f64, f64),
}

/// The three marks of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    From,
    To,
    Target,
}

/// A mark of a row, its value and its place.
type Point = (Part, Decimal, Spot);

/// Draws a dumbbell chart that was found to be drawable.
pub(in crate::chart) fn draw(spec: &Spec, dumbbell: &Dumbbell, measures: Measures, paint: Paint) -> Drawing {
    let canvas = Canvas::new(measures.width, paint);
    let axis = Axis::covering(&forms::values(spec), &spec.unit, measures.steps);
    let names: Vec<Name<'_>> = dumbbell.rows.iter().map(|row| name(dumbbell, row)).collect();
    let band = if has_target(dumbbell) { BAND_WITH_TARGET } else { BAND };
    let rows = Rows::plan(&names, Names::by_width(measures), (band, 0.0), measures);
    let draw_part = |part, spot| match part {
        Part::Target => rows::draw_tick(&canvas, spot, KEY_RISE),
        part => draw_mark(&canvas, part, spot, Role::Series(0)),
    };
    let key_end = rows::draw_key((&canvas, measures), &key(dumbbell), draw_part);
    let top = rows::draw_note((&canvas, measures), &axis, key_end) + HEAD_GAP;
    let edges = values::edges(spec, &axis, rows.column(), measures);
    let field = Field::new((&canvas, measures), &axis, &rows, edges, top);
    let sheet = Sheet { spec, dumbbell, sides: (rows.column(), measures.width), field };
    let height = sheet.field.draw_grid();
    for (row, plan) in dumbbell.rows.iter().zip(&rows.plans) {
        sheet.draw_row(row, plan);
    }
    drop(sheet);
    Drawing { body: canvas.finish(), width: measures.width, height }
}

fn has_target(dumbbell: &Dumbbell) -> bool {
    dumbbell.rows.iter().any(|row| dumbbell.target_of(row).is_some())
}

fn key(dumbbell: &Dumbbell) -> Vec<(Part, &str)> {
    let target = dumbbell.target_label.as_deref().filter(|_| has_target(dumbbell)).map(|label| (Part::Target, label));
    let points = [(Part::From, dumbbell.from_label.as_str()), (Part::To, dumbbell.to_label.as_str())];
    points.into_iter().chain(target).collect()
}

fn name<'a>(dumbbell: &'a Dumbbell, row: &'a Row) -> Name<'a> {
    let target = dumbbell.target_label.as_deref().zip(dumbbell.target_of(row));
    let marks = [(dumbbell.from_label.as_str(), &row.from), (dumbbell.to_label.as_str(), &row.to)];
    Name { label: &row.label, remarks: rows::missing(marks.into_iter().chain(target)), is_strong: row.is_highlighted }
}

fn draw_mark(canvas: &Canvas, part: Part, spot: Spot, role: Role) {
    match part {
        Part::From => canvas.marker(Marker::OpenCircle, spot, RADIUS, role),
        Part::To => canvas.marker(Marker::Circle, spot, RADIUS, role),
        Part::Target => rows::draw_tick(canvas, spot, TARGET_RISE),
    }
}

impl Sheet<'_> {
    fn draw_row(&self, row: &Row, plan: &Plan) {
        let canvas = self.field.canvas;
        let role = self.role(row);
        canvas.open("chart-row", Some(&self.row_title(row)));
        self.field.draw_name(plan);
        let points = self.points(row, plan);
        if let (Some(from), Some(to)) = (at(&points, Part::From), at(&points, Part::To)) {
            canvas.path(&[from, to], Stroke { role, width: 3.0, dash: None });
        }
        for part in [Part::Target, Part::From, Part::To] {
            if let Some(spot) = at(&points, part) {
                draw_mark(canvas, part, spot, role);
            }
        }
        let (top, bottom) = (self.field.grid.top + plan.band.0, self.field.grid.top + plan.band.1);
        self.draw_values(&points, Frame { left: self.sides.0, top, right: self.sides.1, bottom });
        canvas.close();
    }

    /// Rows stand back behind those that are highlighted.
    fn role(&self, row: &Row) -> Role {
        let stands_back = !row.is_highlighted && self.dumbbell.rows.iter().any(|row| row.is_highlighted);
        if stands_back { Role::Quiet } else { Role::Series(0) }
    }

    fn points(&self, row: &Row, plan: &Plan) -> Vec<Point> {
        let parts = [(Part::To, Some(&row.to)), (Part::From, Some(&row.from)), (Part::Target, self.dumbbell.target_of(row))];
        let values = parts.into_iter().filter_map(|(part, mark)| mark.and_then(Mark::value).map(|value| (part, value)));
        values.map(|(part, value)| (part, value, self.field.spot(value, plan))).collect()
    }

    fn row_title(&self, row: &Row) -> String {
        let part = |(part, label): &(Part, &str)| {
            let mark = match part {
                Part::From => Some(&row.from),
                Part::To => Some(&row.to),
                Part::Target => self.dumbbell.target_of(row),
            };
            mark.map(|mark| match mark {
                Mark::Missing(code) => format!("{label}: {code}"),
                Mark::Value(value) | Mark::Anew(value) | Mark::Part(value) => {
                    format!("{label}: {}", with_unit(*value, &self.spec.unit))
                }
            })
        };
        let parts: Vec<String> = key(self.dumbbell).iter().filter_map(part).collect();
        format!("{}. {}", row.label, parts.join("; "))
    }
}

fn at(points: &[Point], part: Part) -> Option<Spot> {
    points.iter().find(|(other, ..)| *other == part).map(|(.., spot)| *spot)
}
