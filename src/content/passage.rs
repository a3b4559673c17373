//! Passages: words that are read together and hold a number, with what is bound told from what is not.
//!
//! Not the text that is published; pieces are that.

use crate::number::words;
use crate::source::{Located, Place};

/// What kind of text a passage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Block {
    /// A paragraph or a text field.
    #[default]
    Text,
    /// A heading.
    Heading,
    /// A part of a quotation set apart.
    Quotation,
    /// The head of a column or row.
    TableHead,
    /// The cell of a table, after the heads of its column and row.
    Cell,
}

/// Bytes of the head of a column or row that name what a cell is about.
const MOST_OF_HEAD: usize = 200;

/// A paragraph, a heading, a text field, or a cell of a table with the heads of its column and row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its words in the order of reading.
    pub words: Vec<Words>,
    /// What kind of text it is.
    pub block: Block,
}

/// A run of words with one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The words, without markup.
    pub text: String,
    /// Where they are written.
    pub place: Place,
    /// Whether they are bound to a reference, or only name what the cell is about.
    pub is_bound: bool,
}

/// Words of numbers beside the cardinals below a hundred.
const NUMBER_WORDS: [&str; 8] = ["half", "hundred", "million", "quarter", "third", "fifth", "tenth", "thousand"];

/// What a walk has read of the passage that it is in.
#[derive(Debug, Default)]
pub(in crate::content) struct Reading {
    words: Vec<Words>,
    /// The heads of the columns of the table that is read, then of the current row.
    column_heads: Vec<Vec<Words>>,
    row_head: Option<Vec<Words>>,
    column: usize,
    is_in_head: bool,
    /// Whether the block that is read is a heading.
    pub(in crate::content) is_heading: bool,
    /// How many quotations set apart the block stands in.
    pub(in crate::content) quotations: usize,
}

impl Passage {
    /// The words as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.words.iter().map(|words| words.text.as_str()).collect()
    }

    /// A text that is printed as it stands, if it may hold a number.
    #[must_use]
    pub fn plain(text: &Located<String>) -> Option<Self> {
        let words = Words { text: text.value.clone(), place: text.place.clone(), is_bound: false };
        has_number(&text.value).then(|| Self { words: vec![words], block: Block::Text })
    }

    /// Whether it is the cell of a table.
    #[must_use]
    pub fn is_cell(&self) -> bool {
        self.block == Block::Cell
    }
}

impl Reading {
    /// Starts with nothing, perhaps in the middle of somebody else's words.
    pub(in crate::content) fn new(is_quotation: bool) -> Self {
        Self { quotations: usize::from(is_quotation), ..Self::default() }
    }

    pub(in crate::content) fn add(&mut self, text: &str, place: Place, is_bound: bool) {
        self.words.push(Words { text: text.to_owned(), place, is_bound });
    }

    /// Takes the words of the block so far for bound, because they were meant to be.
    pub(in crate::content) fn take_for_bound(&mut self) {
        self.words.iter_mut().for_each(|words| words.is_bound = true);
    }

    /// Ends a block; what it holds is a passage if a number stands in it.
    pub(in crate::content) fn end_block(&mut self, passages: &mut Vec<Passage>) {
        let words = std::mem::take(&mut self.words);
        let is_heading = std::mem::take(&mut self.is_heading);
        let block = match (self.quotations, is_heading) {
            (0, false) => Block::Text,
            (0, true) => Block::Heading,
            _ => Block::Quotation,
        };
        keep(passages, words, block);
    }

    pub(in crate::content) fn start_table(&mut self) {
        self.column_heads.clear();
        self.is_in_head = true;
    }

    pub(in crate::content) fn start_row(&mut self) {
        self.row_head = None;
        self.column = 0;
    }

    pub(in crate::content) fn end_head(&mut self) {
        self.is_in_head = false;
    }

    /// Ends a cell: heads are kept for the cells below and beside them.
    pub(in crate::content) fn end_cell(&mut self, passages: &mut Vec<Passage>) {
        let words = std::mem::take(&mut self.words);
        if self.is_in_head {
            keep(passages, words.clone(), Block::TableHead);
            return self.column_heads.push(short(words));
        }
        let column_head = self.column_heads.get(self.column).cloned().unwrap_or_default();
        self.column += 1;
        let Some(row_head) = &self.row_head else {
            keep(passages, words.clone(), Block::TableHead);
            self.row_head = Some(short(words));
            return;
        };
        let context = column_head.into_iter().chain(row_head.iter().cloned());
        let named = context.map(|words| Words { text: format!("{}; ", words.text), is_bound: true, ..words });
        keep(passages, named.chain(words).collect(), Block::Cell);
    }
}

/// A head without what no name is long enough for: each cell of its row and column copies it.
fn short(mut words: Vec<Words>) -> Vec<Words> {
    let mut room = MOST_OF_HEAD;
    for words in &mut words {
        words.text.truncate(words.text.floor_char_boundary(room));
        room -= words.text.len();
    }
    words.retain(|words| !words.text.is_empty());
    words
}

fn keep(passages: &mut Vec<Passage>, words: Vec<Words>, block: Block) {
    if words.iter().any(|words| !words.is_bound && has_number(&words.text)) {
        passages.push(Passage { words, block });
    }
}

/// Whether a number may stand in a text; which numbers do is for those who read them to say.
fn has_number(text: &str) -> bool {
    let is_number =
        |word: &str| words::read_cardinal(word).is_some() || NUMBER_WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    text.contains(char::is_numeric) || text.split(|c: char| !c.is_alphanumeric()).any(is_number)
}

#[cfg(test)]
mod tests {
    use super::Block::{self, Heading, Quotation, TableHead, Text};
    use crate::content::{self, Passage};
    use crate::source::SourceText;

    fn passages(body: &str) -> Vec<Passage> {
        let text = format!("---\ntitle: A study\n---\n{body}");
        let source = SourceText::from_bytes(&"content/a.md".into(), text.as_bytes()).unwrap();
        content::read(&source).0.unwrap().passages
    }

    #[test]
    fn paragraphs_and_cells_that_hold_a_number_are_kept() {
        let found = passages(
            "No number here.\n\nIn *Slough* nine\nchildren `5` waited.\n\n| | Under 1 |\n|-|-|\n| Slough | 9 |\n| Rutland | c |\n",
        );
        let texts: Vec<String> = found.iter().map(Passage::text).collect();
        assert_eq!(texts, ["In Slough nine children   waited.", "Under 1", "Under 1; Slough; 9"]);
        assert_eq!(found.iter().map(Passage::is_cell).collect::<Vec<_>>(), [false, false, true]);
    }

    #[test]
    fn each_passage_says_what_kind_of_text_it_is() {
        let found = passages("## 1. Nine\n\n> Nine\n\n> [!NOTE]\n> Nine\n\n- Nine\n\n| Under 1 |\n|-|\n| 2 areas |\n");
        let blocks: Vec<Block> = found.iter().map(|passage| passage.block).collect();
        assert_eq!(blocks, [Heading, Quotation, Text, Text, TableHead, TableHead]);
    }

    #[test]
    fn bound_words_are_told_from_others() {
        assert_eq!(passages("Only [3,630](stat:a@2025) children.\n"), []);
        let found = passages("Of [3,630](stat:a@2025) children, 12 waited.\n").remove(0);
        let bound: Vec<&str> = found.words.iter().filter(|words| words.is_bound).map(|words| words.text.as_str()).collect();
        assert_eq!(bound, ["3,630"]);
    }
}
