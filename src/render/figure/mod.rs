//! Chart and table blocks: from names of numbers to a figure with drawing, words, table and files.

mod bars;
mod dumbbell;
mod kinds;
mod line;
mod parts;

use super::context::Context;
use super::fill::{Links, plain};
use super::page::Shown;
use super::series::{self, Panel};
use super::table;
use super::view::{self, CodeMeaning, Table};
use crate::chart::{self, Mark, Size, Spec};
use crate::content::Directive;
use crate::content::directive::Kind;
use crate::content::markdown::escape;
use crate::diag::Diagnostic;
use crate::site::Route;
use crate::source::Located;
use crate::statistics::Series;
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

/// Renders one block of a page; `numbers` counts figures and tables so far.
pub(super) fn render(shown: &Shown<'_>, directive: &Directive, numbers: &mut (usize, usize)) -> Result<Block, Box<Diagnostic>> {
    let Shown { context, filler, route, .. } = shown;
    let title_html = filler.html(&directive.title, Links::Kept);
    if directive.kind == Kind::Table {
        numbers.1 += 1;
        let panel = Panel::new(&context.corpus.statistics, &directive.shows.statistics, &directive.place)?;
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
    let drawing = kinds::draw(context, directive)?;
    let title = plain(&title_html);
    let spec = Spec {
        id: directive.id.value.clone(),
        title,
        subtitle: drawing.subtitle,
        unit: drawing.unit,
        covers: Vec::new(),
        form: drawing.form,
    };
    let description_html = match &directive.description {
        Some(text) => format!("<p>{}</p>", filler.html(text, Links::Kept)),
        None => format!("<p>{}</p>", escape(&chart::describe(&spec))),
    };
    let (svg_wide, svg_narrow) = (svg(&spec, Size::Wide, directive)?, svg(&spec, Size::Narrow, directive)?);
    let files = parts::files(route, &spec, &drawing.table);
    let figure = view::Figure {
        id: spec.id.clone(),
        number: Some(numbers.0),
        title_html: title_html.clone(),
        subtitle: spec.subtitle.clone(),
        svg_wide,
        svg_narrow,
        description_html,
        source_html: parts::sources(context, &drawing.datasets),
        downloads: parts::downloads(&spec.id, &files),
        codes: missing(&drawing.table),
        table: Some(Table { id: format!("{}-data", spec.id), caption_html: title_html, ..drawing.table }),
    };
    let html = template(context, "partials/figure.html", &FigureContext { figure: &figure })?;
    Ok(Block { html, files, is_chart: true })
}

/// A chart of all series of a dataset, for its own page, where the table of the dataset follows it.
pub(super) fn of_panel(context: &Context<'_>, route: &Route, panel: &Panel<'_>, id: &str, title: &str) -> Option<Block> {
    let form = line::form(panel, None);
    let spec = Spec {
        id: id.to_owned(),
        title: title.to_owned(),
        subtitle: panel.subtitle(),
        unit: panel.unit(),
        covers: Vec::new(),
        form,
    };
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
        source_html: parts::sources(context, &panel.datasets),
        downloads: parts::downloads(id, std::slice::from_ref(&svg_file)),
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

fn svg(spec: &Spec, size: Size, directive: &Directive) -> Result<String, Box<Diagnostic>> {
    chart::draw(spec, size).map_err(|found| kinds::refusal(directive, &found))
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
