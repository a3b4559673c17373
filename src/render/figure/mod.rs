//! Chart and table blocks: from names of numbers to a figure with drawing, words, table and files.

mod dumbbell;

use super::context::Context;
use super::fill::{Links, plain};
use super::page::Shown;
use super::series::{self, Panel};
use super::view::{self, CodeMeaning, Link, Table};
use super::{data_files, table};
use crate::chart::{self, Mark, Refusal, Size, Spec};
use crate::content::directive::Side;
use crate::content::markdown::escape;
use crate::content::{Directive, Form};
use crate::diag::{Diagnostic, code};
use crate::site::Route;
use crate::source::Located;
use crate::statistics::{Dataset, Series};
use serde::Serialize;

/// A block ready to stand in a body.
#[derive(Debug, Default)]
pub struct Block {
    /// HTML.
    pub html: String,
    /// Files beside the page.
    pub files: Vec<(String, Vec<u8>)>,
    /// Whether it is a chart.
    pub is_chart: bool,
}

#[derive(Serialize)]
struct FigureContext<'a> {
    figure: &'a view::Figure,
}

#[derive(Serialize)]
struct TableContext<'a> {
    table: &'a Table,
}

/// What a chart draws, with the same numbers as a table.
struct Drawing<'a> {
    form: chart::Form,
    table: Table,
    datasets: Vec<&'a Dataset>,
    subtitle: String,
    unit: crate::number::Unit,
}

/// Renders one block of a page; `numbers` counts figures and tables so far.
pub(super) fn render(shown: &Shown<'_>, directive: &Directive, numbers: &mut (usize, usize)) -> Result<Block, Box<Diagnostic>> {
    let Shown { context, filler, route, .. } = shown;
    let title_html = filler.html(&directive.title, Links::Kept);
    if let Form::Table { statistics } = &directive.form {
        numbers.1 += 1;
        let panel = Panel::new(&context.corpus.statistics, statistics, &directive.place)?;
        let table = Table {
            id: directive.id.value.clone(),
            number: Some(numbers.1),
            caption_html: title_html,
            ..table::of_panel(&panel)
        };
        let table = table::cut(table, "all of them are in the files of the dataset");
        return template(context, "partials/table.html", &TableContext { table: &table })
            .map(|html| Block { html, ..Block::default() });
    }
    numbers.0 += 1;
    let drawing = draw(context, directive)?;
    let title = plain(&title_html);
    let spec = Spec { id: directive.id.value.clone(), title, subtitle: drawing.subtitle, unit: drawing.unit, form: drawing.form };
    let description_html = match &directive.description {
        Some(text) => format!("<p>{}</p>", filler.html(text, Links::Kept)),
        None => format!("<p>{}</p>", escape(&chart::describe(&spec))),
    };
    let (svg_wide, svg_narrow) = (svg(&spec, Size::Wide, directive)?, svg(&spec, Size::Narrow, directive)?);
    let files = files(route, &spec, &drawing.table);
    let figure = view::Figure {
        id: spec.id.clone(),
        number: Some(numbers.0),
        title_html: title_html.clone(),
        subtitle: spec.subtitle.clone(),
        svg_wide,
        svg_narrow,
        description_html,
        source_html: sources(context, &drawing.datasets),
        downloads: downloads(&spec.id, &files),
        codes: missing(&drawing.table),
        table: Some(Table { id: format!("{}-data", spec.id), caption_html: title_html, ..drawing.table }),
    };
    let html = template(context, "partials/figure.html", &FigureContext { figure: &figure })?;
    Ok(Block { html, files, is_chart: true })
}

/// A chart of all series of a dataset, for its own page, where the table of the dataset follows it.
pub(super) fn of_panel(context: &Context<'_>, route: &Route, panel: &Panel<'_>, id: &str, title: &str) -> Option<Block> {
    let form = line_form(panel, None);
    let spec = Spec { id: id.to_owned(), title: title.to_owned(), subtitle: panel.subtitle(), unit: panel.unit(), form };
    let svg_wide = chart::draw(&spec, Size::Wide).ok()?;
    let svg_narrow = chart::draw(&spec, Size::Narrow).ok()?;
    let svg_file = (route.beside(&format!("{id}.svg")).path().to_owned(), chart::draw_standalone(&spec).ok()?.into_bytes());
    let figure = view::Figure {
        id: id.to_owned(),
        number: None,
        title_html: escape(title),
        subtitle: spec.subtitle.clone(),
        svg_wide,
        svg_narrow,
        description_html: format!("<p>{}</p>", escape(&chart::describe(&spec))),
        source_html: sources(context, &panel.datasets),
        downloads: downloads(id, std::slice::from_ref(&svg_file)),
        codes: missing(&table::of_panel(panel)),
        table: None,
    };
    let html = template(context, "partials/figure.html", &FigureContext { figure: &figure }).ok()?;
    Some(Block { html, files: vec![svg_file], is_chart: true })
}

/// The codes for which a drawing has gaps, and the dash; those of statuses stand in the table alone.
fn missing(table: &Table) -> Vec<CodeMeaning> {
    let is_shown = |code: &str| table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.text == code));
    let dash = CodeMeaning { code: table::DASH, meaning: "no row in the data, which does not mean zero" };
    table.codes.iter().cloned().chain([dash]).filter(|entry| is_shown(entry.code)).collect()
}

fn draw<'a>(context: &'a Context<'_>, directive: &Directive) -> Result<Drawing<'a>, Box<Diagnostic>> {
    let statistics = &context.corpus.statistics;
    match &directive.form {
        Form::Line { statistics: names, target } => {
            let panel = Panel::new(statistics, names, &directive.place)?;
            let target = target.as_ref().map(|side| level(context, directive, side, &panel)).transpose()?;
            Ok(Drawing {
                form: line_form(&panel, target),
                table: table::of_panel(&panel),
                datasets: panel.datasets.clone(),
                subtitle: panel.subtitle(),
                unit: panel.unit(),
            })
        }
        Form::Dumbbell { from, to, target, rows } => {
            dumbbell::draw(context, directive, [Some(from), Some(to), target.as_ref()], rows)
        }
        Form::Table { .. } => Err(refused(directive, "is a table", "write it in a table block")),
    }
}

fn line_form(panel: &Panel<'_>, target: Option<chart::Target>) -> chart::Form {
    let series = panel.lines.iter().map(|line| chart::Series {
        label: line.label.clone(),
        values: line.observations.iter().map(|observation| series::mark(*observation)).collect(),
    });
    chart::Form::Line(chart::Line {
        periods: panel.periods.iter().map(|period| period.label()).collect(),
        series: series.collect(),
        target,
    })
}

/// The value of a target line.
fn level(context: &Context<'_>, directive: &Directive, side: &Side, panel: &Panel<'_>) -> Result<chart::Target, Box<Diagnostic>> {
    let Some(name) = &side.statistic else {
        return Err(refused(directive, "has a target without a number", "add  statistic: …  to the target"));
    };
    let found = dumbbell::one(context, name)?;
    let same_unit = found.0.dataset.unit == panel.unit();
    match series::number(found.1).filter(|_| same_unit) {
        Some(value) => Ok(chart::Target { label: side.label.clone(), value }),
        None => Err(Box::new(
            Diagnostic::error(code::CHART_REFUSED, name.place.clone(), "The target is not a number in the unit of the chart.")
                .fix("name a number in the same unit"),
        )),
    }
}

fn svg(spec: &Spec, size: Size, directive: &Directive) -> Result<String, Box<Diagnostic>> {
    chart::draw(spec, size).map_err(|found| refusal(directive, &found))
}

/// A chart that cannot be drawn; the reason ends a sentence that begins with its name.
fn refused(directive: &Directive, reason: &str, fix: &str) -> Box<Diagnostic> {
    let message = format!("The chart `{}` {reason}.", directive.id.value);
    Box::new(Diagnostic::error(code::CHART_REFUSED, directive.id.place.clone(), message).fix(fix))
}

fn refusal(directive: &Directive, refusal: &Refusal) -> Box<Diagnostic> {
    match refusal {
        Refusal::NoValues => refused(directive, "has no value to show", "name a series that has figures, or leave the chart out"),
        other => {
            let reason = other.to_string();
            let (reason, fix) = reason.split_once("; ").unwrap_or((&reason, "show fewer figures, or use a table"));
            refused(directive, &format!("cannot be drawn: {reason}"), fix)
        }
    }
}

fn files(route: &Route, spec: &Spec, table: &Table) -> Vec<(String, Vec<u8>)> {
    let csv = (route.beside(&format!("{}.csv", spec.id)).path().to_owned(), data_files::csv_of_table(table));
    let svg = chart::draw_standalone(spec)
        .ok()
        .map(|svg| (route.beside(&format!("{}.svg", spec.id)).path().to_owned(), svg.into_bytes()));
    std::iter::once(csv).chain(svg).collect()
}

fn downloads(id: &str, files: &[(String, Vec<u8>)]) -> Vec<Link> {
    let link = |(path, bytes): &(String, Vec<u8>)| {
        let ending = path.rsplit('.').next().unwrap_or("");
        let label = format!("{}, {}", ending.to_uppercase(), data_files::size(bytes.len()));
        Link::new(&label, Some(format!("{id}.{ending}")))
    };
    files.iter().map(link).collect()
}

/// "Publication, publisher", linked, for each publication once.
pub(super) fn sources(context: &Context<'_>, datasets: &[&Dataset]) -> Option<String> {
    let mut keys: Vec<&str> =
        datasets.iter().filter_map(|dataset| dataset.source.as_ref()).map(|key| key.value.as_str()).collect();
    keys.dedup();
    let found = keys.into_iter().filter_map(|key| context.corpus.statistics.sources.get(key));
    let html: Vec<String> = found
        .map(|source| format!("<a href=\"{}\">{}</a>, {}", escape(&source.url), escape(&source.title), escape(&source.publisher)))
        .collect();
    (!html.is_empty()).then(|| html.join("; "))
}

fn template<C: Serialize>(context: &Context<'_>, name: &str, values: &C) -> Result<String, Box<Diagnostic>> {
    context.theme.render(name, values).map_err(Box::new)
}

/// A small drawing of the one series of a name.
pub(super) fn sparkline(context: &Context<'_>, name: &Located<String>) -> Option<String> {
    let found = series::series(&context.corpus.statistics, name).ok()?;
    found.first().map(sparkline_of)
}

/// A small drawing of a series.
pub(super) fn sparkline_of(series: &Series<'_>) -> String {
    let marks: Vec<Mark> = series.cells.iter().map(|cell| series::mark(cell.1)).collect();
    chart::sparkline(&marks)
}

/// The texts of a page are filled by the same filler as its blocks.
pub(super) fn blocks(shown: &Shown<'_>, directives: &[Directive]) -> (Vec<Block>, Vec<Diagnostic>) {
    let mut numbers = (0, 0);
    let mut problems = Vec::new();
    let mut blocks = Vec::new();
    for directive in directives {
        // What is wrong with the file of a dataset has been told there.
        if directive.names().any(|name| shown.context.corpus.is_about_unread(&name.value)) {
            blocks.push(Block::default());
            continue;
        }
        match render(shown, directive, &mut numbers) {
            Ok(block) => blocks.push(block),
            Err(problem) => {
                problems.push(*problem);
                blocks.push(Block::default());
            }
        }
    }
    (blocks, problems)
}
