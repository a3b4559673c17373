//! Chart and table blocks: from names of numbers to a figure with drawing, words, table and files.

mod area;
mod bars;
mod bullet;
mod cells;
mod dot;
mod drafted;
mod dumbbell;
mod embed;
mod highlight;
mod kinds;
mod line;
mod multiples;
mod notes;
mod parts;
mod rows;
mod slope;
mod tile_map;
mod trends;
mod waffle;

pub use drafted::Drafted;

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
use crate::number::Decimal;
use crate::site::Route;
use crate::source::{Located, Place};
use crate::statistics::Series;
use cells::Cells;
use rayon::prelude::*;
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
    /// The figures of its drafted description.
    pub drafted: Vec<Drafted>,
    /// What is wrong with a part of it that can be left out.
    pub problems: Vec<Diagnostic>,
}

#[derive(Serialize)]
struct FigureContext<'a> {
    figure: &'a view::Figure,
}

#[derive(Serialize)]
struct TableContext<'a> {
    table: &'a Table,
}

/// Renders one block of a page; `number` is its place among the figures of the page, or among the tables.
fn render(shown: &Shown<'_>, directive: &Directive, number: usize) -> Result<Block, Box<Diagnostic>> {
    let Shown { context, filler, route, .. } = shown;
    let title_html = filler.html(&directive.title, Links::Kept);
    if directive.kind == Kind::Table {
        let panel = Panel::new(&context.corpus.statistics, &directive.shows.statistics, &directive.place)?;
        let table = Table {
            id: directive.id.value.clone(),
            number: Some(number),
            caption_html: title_html,
            ..if directive.shows.trend { trends::table(directive, &panel)? } else { table::of_panel(&panel) }
        };
        let table = table::cut(table, "all of them are in the files of the dataset");
        return template(context, "partials/table.html", &TableContext { table: &table })
            .map(|html| Block { html, ..Block::default() });
    }
    let drawing = kinds::draw(context, directive)?;
    let title = plain(&title_html);
    let spec = Spec {
        id: directive.id.value.clone(),
        title,
        subtitle: drawing.subtitle,
        unit: drawing.unit,
        covers: if directive.shows.is_from_zero { vec![Decimal::ZERO] } else { Vec::new() },
        palette: context.theme.palette(),
        form: drawing.form,
    };
    let told = match &directive.description {
        Some(text) => Told::by_author(&filler.html(text, Links::Kept), &filler.html(text, Links::Dropped)),
        None => Told::drafted(context, route, &spec, &drawing.cells, &directive.place, Links::Kept),
    };
    let (svg_wide, svg_narrow) = (svg(&spec, Size::Wide, directive)?, svg(&spec, Size::Narrow, directive)?);
    let mut files = parts::files(context, route, &spec, &drawing.datasets, Some(&drawing.table), &told.text);
    let mut figure = view::Figure {
        id: spec.id.clone(),
        number: Some(number),
        title_html: title_html.clone(),
        subtitle: spec.subtitle.clone(),
        svg_wide,
        svg_narrow,
        description_html: told.html,
        source_html: parts::sources(context, &drawing.datasets),
        downloads: parts::downloads(&spec.id, &files),
        codes: missing(&drawing.table),
        table: Some(Table { id: format!("{}-data", spec.id), caption_html: title_html, ..drawing.table }),
        embed: None,
    };
    let embed = embed::view(shown, directive, &figure, &drawing.datasets, told.unlinked);
    files.push(embed::file(shown, directive, &embed, &figure)?);
    figure.embed = Some(embed);
    let html = template(context, "partials/figure.html", &FigureContext { figure: &figure })?;
    Ok(Block { html, files, is_chart: true, drafted: told.figures, problems: told.problems })
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
        palette: context.theme.palette(),
        form,
    };
    let svg_wide = chart::draw(&spec, Size::Wide).ok()?;
    let svg_narrow = chart::draw(&spec, Size::Narrow).ok()?;
    let place = Place::new(&panel.datasets.first()?.file, 0..0);
    // The page is that of the dataset, so that links to it would lead nowhere new.
    let told = Told::drafted(context, route, &spec, &Cells::of_panel(panel), &place, Links::Dropped);
    let files = parts::files(context, route, &spec, &panel.datasets, None, &told.text);
    let figure = view::Figure {
        id: id.to_owned(),
        number: None,
        title_html: escape(title),
        subtitle: spec.subtitle.clone(),
        svg_wide,
        svg_narrow,
        description_html: told.html,
        source_html: parts::sources(context, &panel.datasets),
        downloads: parts::downloads(id, &files),
        codes: missing(&table::of_panel(panel)),
        table: None,
        embed: None,
    };
    let html = template(context, "partials/figure.html", &FigureContext { figure: &figure }).ok()?;
    Some(Block { html, files, is_chart: true, drafted: told.figures, problems: told.problems })
}

/// What a chart says in words.
struct Told {
    html: String,
    /// The same without links, for pages that stand in a frame.
    unlinked: String,
    text: String,
    figures: Vec<Drafted>,
    problems: Vec<Diagnostic>,
}

impl Told {
    /// The author's own description, whose figures are claims of the page.
    fn by_author(html: &str, unlinked: &str) -> Self {
        let [linked, unlinked] = [html, unlinked].map(|html| format!("<p>{html}</p>"));
        Self { text: plain(html), html: linked, unlinked, figures: Vec::new(), problems: Vec::new() }
    }

    fn drafted(context: &Context<'_>, at: &Route, spec: &Spec, cells: &Cells<'_>, place: &Place, links: Links) -> Self {
        let mut description = drafted::draft(&context.corpus.statistics, spec, cells, place);
        let problems = std::mem::take(&mut description.problems);
        let [html, unlinked] = [links, Links::Dropped].map(|links| description.html(context, at, links));
        Self { html, unlinked, text: description.text(), figures: description.figures(place, at), problems }
    }
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

/// Renders the blocks of a page, each by itself; the texts of a page are filled by the same filler as its blocks.
pub(super) fn blocks(shown: &Shown<'_>, directives: &[Directive]) -> (Vec<Block>, Vec<Diagnostic>) {
    let rendered: Vec<Result<Block, Box<Diagnostic>>> = numbered(directives)
        .par_iter()
        .map(|(directive, number)| {
            // What is wrong with the file of a dataset has been told there.
            let is_told = directive.names().any(|name| shown.context.corpus.is_about_unread(&name.value));
            if is_told { Ok(Block::default()) } else { render(shown, directive, *number) }
        })
        .collect();
    let mut problems = Vec::new();
    let blocks = rendered.into_iter().map(|block| match block {
        Ok(mut block) => {
            problems.append(&mut block.problems);
            block
        }
        Err(problem) => {
            problems.push(*problem);
            Block::default()
        }
    });
    (blocks.collect(), problems)
}

/// Each block with its number among the figures of its page, or among the tables.
fn numbered(directives: &[Directive]) -> Vec<(&Directive, usize)> {
    let (mut figures, mut tables) = (0, 0);
    let numbered = directives.iter().map(|directive| {
        let count = if directive.kind == Kind::Table { &mut tables } else { &mut figures };
        *count += 1;
        (directive, *count)
    });
    numbered.collect()
}
