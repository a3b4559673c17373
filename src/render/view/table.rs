//! Tables of numbers as templates see them.

use serde::Serialize;

/// A table, under the name `table`.
#[derive(Debug, Default, Serialize)]
pub struct Table {
    /// Anchor.
    pub id: String,
    /// Its number on the page.
    pub number: Option<usize>,
    /// What it shows.
    pub caption_html: String,
    /// Whether the title of the page says what it shows, so that the caption need not be seen.
    pub is_titled_by_page: bool,
    /// Unit and kind of period, as the line below the caption.
    pub unit: Option<String>,
    /// Column heads; the first are the names of the row heads.
    pub head: Vec<String>,
    /// How many columns are row heads.
    pub row_heads: usize,
    /// For each column of cells the longest texts that follow a number in it, one a line, so that the numbers can stand
    /// in line.
    pub longest_more: Vec<String>,
    /// Rows.
    pub rows: Vec<Row>,
    /// For each row a small drawing of its numbers, where the table has them.
    pub trends: Vec<String>,
    /// Whether cells are numbers, to be aligned at the right.
    pub numeric: bool,
    /// Codes used in it.
    pub codes: Vec<CodeMeaning>,
    /// Remarks.
    pub notes: Vec<String>,
}

/// One row of a table.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The row heads.
    pub heads: Vec<String>,
    /// The cells.
    pub cells: Vec<Cell>,
    /// `total` or `target`, for rows that are set apart.
    pub role: Option<&'static str>,
    /// Whether another group of rows begins here.
    pub starts_group: bool,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The number as printed, the code of why it is missing, or a dash.
    pub text: String,
    /// The exact number for machines, if there is one.
    pub value: Option<String>,
    /// What follows the number: its interval and the codes of its statuses, after a space.
    pub more: String,
}

/// What a code in a table means.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CodeMeaning {
    /// `[c]`
    pub code: &'static str,
    /// In words.
    pub meaning: &'static str,
}
