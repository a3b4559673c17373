//! The layout of tables: what stands as rows and what as columns, and what must be explained below.
//!
//! There is one header row, no cell is merged and none is empty, so that a table can be read by
//! ear, and pasted into a spreadsheet as it stands.

use super::fill::capitalised;
use super::series::{Line, Panel};
use super::view::{Cell, CodeMeaning, Row, Table};
use crate::number::{Decimal, Unit, plain};
use crate::statistics::{Dataset, Observation, Role, Value};
use std::collections::BTreeSet;

/// More series than this stand as rows, with the periods as columns.
const MOST_COLUMNS: usize = 3;
/// More periods than this stand as rows too.
const MOST_PERIODS: usize = 16;
/// Longer tables are cut, so that a page stays light; the files beside it hold every row.
const MOST_ROWS: usize = 200;
/// What stands for an observation that the data do not have.
pub const DASH: &str = "\u{2013}";

/// The table of all values of a panel.
#[must_use]
pub fn of_panel(panel: &Panel<'_>) -> Table {
    let table = match (panel.lines.len(), panel.periods.len()) {
        // A table with more columns than rows is hard to read on a phone.
        (lines @ ..=MOST_COLUMNS, periods) if lines <= periods => periods_as_rows(panel),
        (_, ..=MOST_PERIODS) => series_as_rows(panel),
        _ => an_observation_a_row(panel),
    };
    completed(table, panel)
}

fn completed(table: Table, panel: &Panel<'_>) -> Table {
    let observed = panel.lines.iter().flat_map(|line| line.observations.iter().flatten().copied());
    let gaps = panel.lines.iter().any(|line| line.observations.iter().any(Option::is_none));
    Table { unit: panel.lines.first().map(|line| below_caption(line.dataset)), ..explained(table, observed, gaps) }
}

/// The table with a series in each row, where the periods are few enough to be columns.
#[must_use]
pub fn with_series_as_rows(panel: &Panel<'_>) -> Option<Table> {
    (panel.periods.len() <= MOST_PERIODS).then(|| completed(series_as_rows(panel), panel))
}

/// A table of numbers with the meaning of everything in it that is no number.
#[must_use]
pub fn explained<'a>(table: Table, observed: impl Iterator<Item = &'a Observation> + Clone, has_dash: bool) -> Table {
    let dash = has_dash.then(|| "A dash (–) stands where the data have no row. It does not mean zero.".to_owned());
    let has_interval = observed.clone().any(|observation| observation.interval.is_some());
    let interval =
        has_interval.then(|| "In brackets: the confidence interval, within which the true figure is likely to lie.".to_owned());
    let notes = dash.into_iter().chain(interval).collect();
    Table { codes: codes(observed), notes, numeric: true, longest_more: longest_more(&table), ..table }
}

/// For each column of cells the longest texts that follow a number in it, one a line.
fn longest_more(table: &Table) -> Vec<String> {
    let column = |index: usize| {
        // All digits are of one width, letters are not: `[p]` is wider than `[r]`.
        let shapes = table.rows.iter().map(|row| row.cells[index].more.replace(|c: char| c.is_ascii_digit(), "0"));
        let shapes: BTreeSet<String> = shapes.collect();
        let most = shapes.iter().map(String::len).max().unwrap_or_default();
        shapes.into_iter().filter(|shape| shape.len() == most).collect::<Vec<_>>().join("\n")
    };
    (0..table.head.len() - table.row_heads).map(column).collect()
}

/// The table with no more rows than a page can bear; the note says where the others are.
#[must_use]
pub fn cut(mut table: Table, elsewhere: &str) -> Table {
    let all = table.rows.len();
    if all > MOST_ROWS {
        table.rows.truncate(MOST_ROWS);
        let count = |rows: usize| plain(Decimal::from(rows));
        table.notes.insert(0, format!("The first {} of {} rows; {elsewhere}.", count(MOST_ROWS), count(all)));
    }
    table
}

/// Every code that some observations use, in alphabetical order.
#[must_use]
pub fn codes<'a>(observations: impl Iterator<Item = &'a Observation>) -> Vec<CodeMeaning> {
    let mut codes = BTreeSet::new();
    for observation in observations {
        if let Value::Missing(shorthand) = observation.value {
            codes.insert(CodeMeaning { code: shorthand.code(), meaning: shorthand.meaning() });
        }
        let printed = observation.statuses.iter().filter(|status| status.before_number().is_none());
        let meanings = printed.map(|status| CodeMeaning { code: status.code(), meaning: status.meaning() });
        codes.extend(meanings);
    }
    codes.into_iter().collect()
}

/// An observation as tables print it, or a dash.
#[must_use]
pub fn cell(dataset: &Dataset, observation: Option<&Observation>) -> Cell {
    let Some(observation) = observation else {
        return Cell { text: DASH.to_owned(), value: None, more: String::new() };
    };
    let (text, more) = dataset.print_parts(observation);
    let value = match observation.value {
        Value::Number(number) => Some(number.normalize().to_string()),
        Value::Missing(_) => None,
    };
    Cell { text, value, more }
}

/// What is printed in a cell, in one piece.
impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.text, self.more)
    }
}

fn periods_as_rows(panel: &Panel<'_>) -> Table {
    let column = |line: &Line<'_>| match panel.lines.len() {
        1 => capitalised(&line.dataset.unit.heading()),
        _ => line.label.clone(),
    };
    let head = std::iter::once("Period".to_owned()).chain(panel.lines.iter().map(column));
    let rows = panel.periods.iter().enumerate().map(|(index, period)| Row {
        heads: vec![period.label()],
        cells: panel.lines.iter().map(|line| cell(line.dataset, line.observations[index])).collect(),
        role: None,
        starts_group: false,
    });
    Table { head: head.collect(), row_heads: 1, rows: rows.collect(), ..Table::default() }
}

fn series_as_rows(panel: &Panel<'_>) -> Table {
    let names = row_names(panel);
    let rows = panel.lines.iter().zip(starts(panel)).map(|(line, starts_group)| Row {
        heads: row_heads(panel, line),
        cells: line.observations.iter().map(|observation| cell(line.dataset, *observation)).collect(),
        role: role(line),
        starts_group,
    });
    let head = names.iter().cloned().chain(panel.periods.iter().map(|period| period.label()));
    Table { head: head.collect(), row_heads: names.len(), rows: rows.collect(), ..Table::default() }
}

/// Many series over many periods: one observation a row, as the CSV file has them.
fn an_observation_a_row(panel: &Panel<'_>) -> Table {
    let mut head = row_names(panel);
    head.extend(["Period".to_owned(), capitalised(&panel.unit().heading())]);
    let rows = panel.lines.iter().flat_map(|line| {
        let heads = row_heads(panel, line);
        panel.periods.iter().zip(&line.observations).enumerate().map(move |(index, (period, observation))| Row {
            heads: heads.iter().cloned().chain([period.label()]).collect(),
            cells: vec![cell(line.dataset, *observation)],
            role: role(line),
            starts_group: index == 0,
        })
    });
    Table { row_heads: head.len() - 1, head, rows: rows.collect(), ..Table::default() }
}

/// Series of one dataset have a row head for each dimension; others only their names.
fn has_dimensions(panel: &Panel<'_>) -> bool {
    panel.datasets.len() == 1
}

fn row_names(panel: &Panel<'_>) -> Vec<String> {
    match panel.lines.first() {
        Some(line) if has_dimensions(panel) && !line.dataset.dimensions.is_empty() => {
            line.dataset.dimensions.iter().map(|dimension| dimension.label.clone()).collect()
        }
        _ => vec!["Series".to_owned()],
    }
}

fn row_heads(panel: &Panel<'_>, line: &Line<'_>) -> Vec<String> {
    if !has_dimensions(panel) || line.members.is_empty() {
        return vec![line.label.clone()];
    }
    let members = line.dataset.dimensions.iter().zip(&line.members);
    members.map(|(dimension, index)| dimension.members[*index].label.clone()).collect()
}

/// For each series whether it is about another member of the first of several dimensions than the series before.
fn starts(panel: &Panel<'_>) -> Vec<bool> {
    let outer = |line: &Line<'_>| line.members.split_last().and_then(|(_, outer)| outer.first().copied());
    let before = std::iter::once(None).chain(panel.lines.iter().map(Some));
    panel.lines.iter().zip(before).map(|(line, before)| before.is_some_and(|before| outer(before) != outer(line))).collect()
}

/// What sets a row apart: it is a sum, or what was to be reached.
fn role(line: &Line<'_>) -> Option<&'static str> {
    let members = line.dataset.dimensions.iter().zip(&line.members);
    members.filter_map(|(dimension, index)| dimension.members.get(*index)).find_map(|member| match member.role {
        Role::Total => Some("total"),
        Role::Target => Some("target"),
        Role::Observed | Role::Before => None,
    })
}

/// "Children, at 31 March".
#[must_use]
pub fn below_caption(dataset: &Dataset) -> String {
    let unit = unit_noun(&dataset.unit).map(|unit| format!("{unit}, ")).unwrap_or_default();
    capitalised(&format!("{unit}{}", dataset.frequency.describe()))
}

/// The noun of a unit that its printed values do not carry themselves.
fn unit_noun(unit: &Unit) -> Option<String> {
    match unit {
        Unit::Percent | Unit::Money(_) | Unit::YearsMonths | Unit::Rank => None,
        _ => Some(unit.heading()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;
    use crate::statistics::{Statistics, schema};

    const AREAS: &str = "unit: days\ndimensions:\n  area: { all: { label: All, role: total }, a: A, b: B }\n  \
                         age: { old: Old, young: Young }\n";

    /// The table of a dataset with this header and these rows.
    fn table(rest: &str) -> Table {
        let text = format!("title: T\nmeasure: m\nperiod: calendar-year\ngeography: g\nsource: s\n{rest}");
        let file = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
        let (dataset, problems) = schema::read(&file, &crate::statistics::Tables::new());
        assert_eq!(problems, []);
        let statistics = Statistics { datasets: [("d".to_owned(), dataset.unwrap())].into(), ..Statistics::default() };
        of_panel(&Panel::of_dataset(&statistics, &statistics.datasets["d"]).unwrap())
    }

    fn printed(row: &Row) -> String {
        let cells = row.cells.iter().map(Cell::to_string);
        row.heads.iter().cloned().chain(cells).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn every_dimension_has_a_column_and_every_row_its_heads() {
        let rows = "rows:\n  all: { old: { 2024: 3, 2025: 5 }, young: { 2024: 1, 2025: 2 } }\n  a: { old: { 2024: k, 2025: 5 }, young: { 2025: 0 } }\n";
        let table = table(&format!("{AREAS}{rows}"));
        assert_eq!((table.head.join(" | "), table.row_heads), ("Area | Age | 2024 | 2025".to_owned(), 2));
        let rows = ["All | Old | 3 | 5", "All | Young | 1 | 2", "A | Old | [k] | 5", "A | Young | – | 0"];
        assert_eq!(table.rows.iter().map(printed).collect::<Vec<_>>(), rows);
        let marks: Vec<_> = table.rows.iter().map(|row| (row.role, row.starts_group)).collect();
        assert_eq!(marks, [(Some("total"), false), (Some("total"), false), (None, true), (None, false)]);
        assert_eq!(table.notes, ["A dash (–) stands where the data have no row. It does not mean zero."]);
    }

    #[test]
    fn fewer_periods_than_series_stand_as_columns() {
        let rows = |period: &str| {
            format!("unit: days\ndimensions: {{ area: {{ a: A, b: B }} }}\nrows: {{ a: {period}, b: {period} }}\n")
        };
        assert_eq!(table(&rows("{ 2024: 1 }")).head, ["Area", "2024"]);
        assert_eq!(table(&rows("{ 2024: 1, 2025: 2 }")).head, ["Period", "A", "B"]);
    }

    #[test]
    fn every_text_that_may_be_the_widest_is_given_room() {
        let values = "{ 2023: { value: 9, status: p }, 2024: { value: 8, status: r }, 2025: 7 }";
        assert_eq!(table(&format!("unit: days\nrows: {values}\n")).longest_more, [" [p]\n [r]"]);
        assert_eq!(table("unit: days\nrows: { 2025: 7 }\n").longest_more, [""]);
    }

    #[test]
    fn many_series_over_many_periods_stand_one_observation_a_row() {
        let years = (2000..2020).map(|year| format!("{year}: {year}")).collect::<Vec<_>>().join(", ");
        let row = |area: &str| format!("  {area}: {{ old: {{ {years} }}, young: {{ {years} }} }}\n");
        let table = table(&format!("{AREAS}rows:\n{}{}", row("a"), row("b")));
        assert_eq!((table.head.join(" | "), table.rows.len()), ("Area | Age | Period | Days".to_owned(), 80));
        assert_eq!(printed(&table.rows[21]), "A | Young | 2001 | 2,001");
    }

    #[test]
    fn a_long_table_is_cut_and_says_where_the_rest_is() {
        let days = (0..1000).map(|day| format!("{}-{:02}-{:02}: 1", 2000 + day / 336, day / 28 % 12 + 1, day % 28 + 1));
        let rows = days.collect::<Vec<_>>().join(", ");
        let text = format!("title: T\nmeasure: m\nperiod: day\nunit: days\ngeography: g\nsource: s\nrows: {{ {rows} }}\n");
        let file = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
        let statistics = Statistics {
            datasets: [("d".to_owned(), schema::read(&file, &crate::statistics::Tables::new()).0.unwrap())].into(),
            ..Statistics::default()
        };
        let whole = of_panel(&Panel::of_dataset(&statistics, &statistics.datasets["d"]).unwrap());
        assert_eq!(whole.rows.len(), 1000);
        let short = cut(whole, "all of them are in the CSV file");
        assert_eq!(
            (short.rows.len(), short.notes[0].as_str()),
            (200, "The first 200 of 1,000 rows; all of them are in the CSV file.")
        );
    }

    #[test]
    fn what_is_no_number_is_explained_and_nothing_else() {
        let rows = "rows: { 2023: { value: 12, low: 10, high: 14 }, 2024: { value: 9, status: [r, p] }, 2025: low }\n";
        let table = table(&format!("unit: days\n{rows}"));
        assert_eq!(table.codes.iter().map(|entry| entry.code).collect::<Vec<_>>(), ["[low]", "[p]", "[r]"]);
        assert_eq!(table.notes.len(), 1, "the interval, and no dash: {:?}", table.notes);
        assert_eq!(
            table.rows.iter().map(printed).collect::<Vec<_>>(),
            ["2023 | 12 (10 to 14)", "2024 | 9 [p][r]", "2025 | [low]"]
        );
        assert_eq!(table.rows[0].cells[0].value.as_deref(), Some("12"));
        assert_eq!(table.longest_more, [" (00 to 00)"]);
        assert_eq!(table.unit.as_deref(), Some("Days, calendar years"));
    }
}
