//! Bar and column charts: what is a category and what a series, in which order, and what is to be seen first.

mod layout;

use self::layout::{Layout, Named};
use super::cells::Cells;
use super::kinds::{Drawing, refused};
use super::{line, rows};
use crate::chart::{Arrange, Bars, Direction, Form, Highlight, Series};
use crate::content::Directive;
use crate::content::directive::{self, Order};
use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, Unit};
use crate::render::context::Context;
use crate::render::series::{self, Panel};
use crate::statistics::Cell;
use std::collections::BTreeSet;

/// Stands below the table of a chart whose percentages are worked out from its numbers.
const SHARES: &str = "The percentages in the drawing are shares of each total, worked out from these numbers and rounded.";

/// Stands below the table of a chart that adds up its numbers.
const TOTALS: &str = "The totals in the drawing are the sums of these numbers.";

/// Draws a bar or column chart.
pub(super) fn draw<'a>(
    context: &'a Context<'_>,
    directive: &Directive,
    direction: Direction,
) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let shows = &directive.shows;
    let mut panel = Panel::new(&context.corpus.statistics, &shows.statistics, &directive.place)?;
    let target = shows.target.as_ref().map(|side| line::level(context, directive, side, &panel)).transpose()?;
    let (target, level) = target.unzip();
    let arrange = match shows.arrange {
        directive::Arrange::Grouped => Arrange::Grouped,
        directive::Arrange::Stacked => Arrange::Stacked,
        directive::Arrange::Shares => Arrange::Shares,
    };
    let layout = Layout::of(&panel, direction, arrange);
    if let Some(problem) = unfit(directive, &panel, &layout, arrange) {
        return Err(problem);
    }
    let (mut categories, series) = (layout.categories(&panel), layout.series(&panel));
    let mut cells = layout.cells(&panel, &series);
    let mut bars = Bars {
        direction,
        arrange,
        along: layout.along(),
        categories: categories.iter().map(|named| named.label.clone()).collect(),
        series: series.iter().zip(&cells).map(|(named, cells)| drawn(named, cells)).collect(),
        highlight: Highlight::default(),
        target,
    };
    let order = ordered(shows.order, &bars, &layout);
    rearrange(&mut bars.categories, &order);
    rearrange(&mut categories, &order);
    bars.series.iter_mut().for_each(|series| rearrange(&mut series.values, &order));
    for cells in &mut cells {
        rearrange(cells, &order);
    }
    if layout == Layout::Lines {
        rearrange(&mut panel.lines, &order);
    }
    bars.highlight = highlight(directive, &categories, &series)?;
    let mut drawing = Drawing::of_panel(&panel, Form::Bars(bars));
    drawing.cells = Cells { rows: cells, target: level.flatten() };
    drawing.table.notes.extend(worked_out(arrange, &drawing.unit).map(str::to_owned));
    Ok(drawing)
}

fn drawn(named: &Named, cells: &[Option<Cell<'_>>]) -> Series {
    let values = cells.iter().map(|cell| series::mark(cell.as_ref().map(|cell| cell.observation)));
    Series { label: named.label.clone(), values: values.collect() }
}

/// Says which numbers of the drawing are none of the data.
fn worked_out(arrange: Arrange, unit: &Unit) -> Option<&'static str> {
    match (arrange, unit) {
        (Arrange::Shares, Unit::Percent) | (Arrange::Grouped, _) => None,
        (Arrange::Shares, _) => Some(SHARES),
        (Arrange::Stacked, Unit::Count { .. } | Unit::Money(_)) => Some(TOTALS),
        (Arrange::Stacked, _) => None,
    }
}

/// Says why bars would mislead, if they would.
fn unfit(directive: &Directive, panel: &Panel<'_>, layout: &Layout, arrange: Arrange) -> Option<Box<Diagnostic>> {
    match directive.shows.order {
        Order::Value | Order::Change if *layout == Layout::Periods => {
            return Some(refused(directive, "shows periods, which keep the order of time", "delete `order`"));
        }
        Order::Change if *layout != Layout::Lines || panel.periods.len() < 2 => return rows::check_order(directive).err(),
        _ => {}
    }
    if arrange != Arrange::Grouped
        && let Some(total) = layout.total(panel)
    {
        let reason = format!("would count twice what is in the total \"{total}\"");
        return Some(refused(directive, &reason, "name the parts alone, without the total"));
    }
    let (Layout::Lines, [first, .., last]) = (layout, panel.periods.as_slice()) else { return None };
    let broken =
        panel.lines.iter().find_map(|line| line.dataset.broken_between(&line.members, *first, *last).map(|found| (line, found)));
    broken.map(|(line, (key, _))| {
        let reason = format!("The way of counting changed between the figures of \"{}\", in {}.", line.label, key.period.label());
        let fix = "compare periods that were counted in one way, or show a line chart";
        Box::new(Diagnostic::error(code::CHART_REFUSED, directive.place.clone(), reason).fix(fix))
    })
}

/// The categories in the order that the block asks for: by the latest period, by the first series of a group, by the total
/// of a stack, or by the first share.
fn ordered(order: Order, bars: &Bars, layout: &Layout) -> Vec<usize> {
    let of = |series: Option<&Series>, category: usize| series.and_then(|series| series.values[category].value());
    let total = |category: usize| -> Decimal { bars.series.iter().filter_map(|series| of(Some(series), category)).sum() };
    let value = |category: usize| match bars.arrange {
        Arrange::Grouped if *layout == Layout::Lines => of(bars.series.last(), category),
        Arrange::Grouped => of(bars.series.first(), category),
        Arrange::Stacked => Some(total(category)),
        Arrange::Shares => of(bars.series.first(), category).and_then(|value| value.checked_div(total(category))),
    };
    let change = |category: usize| Some(of(bars.series.last(), category)? - of(bars.series.first(), category)?);
    let mut categories: Vec<usize> = (0..bars.categories.len()).collect();
    rows::arrange(&mut categories, order, |category| value(*category), |category| change(*category));
    categories
}

fn rearrange<T>(items: &mut Vec<T>, order: &[usize]) {
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|at| taken[*at].take()));
}

/// Finds the categories and series that are to be seen first.
fn highlight(directive: &Directive, categories: &[Named], series: &[Named]) -> Result<Highlight, Box<Diagnostic>> {
    let mut highlight = Highlight::default();
    for text in &directive.shows.highlight {
        let found = |named: &[Named]| -> BTreeSet<usize> {
            named.iter().enumerate().filter(|(_, named)| named.is_called(&text.value)).map(|(at, _)| at).collect()
        };
        let (in_categories, in_series) = (found(categories), found(series));
        if in_categories.is_empty() && in_series.is_empty() {
            let names: Vec<&str> = categories.iter().chain(series).map(|named| named.label.as_str()).collect();
            let message = format!("The chart has nothing called `{}` to highlight.", text.value);
            let problem = Diagnostic::error(code::CHART_REFUSED, text.place.clone(), message);
            return Err(Box::new(problem.fix(format!("write one of: {}", names.join(", ")))));
        }
        highlight.categories.extend(in_categories);
        highlight.series.extend(in_series);
    }
    Ok(highlight)
}
