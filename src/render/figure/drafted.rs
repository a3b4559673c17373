//! The drafted description of a chart: each of its figures is a claim, judged by the engine that judges an author's.
//!
//! A sentence of which a figure does not hold is not published. Where the data do not allow a comparison, its values are
//! told side by side instead; anything else is a fault of the program and reported as one.

use super::cells::Cells;
use crate::chart::{self, At, Piece, Sentence, Spec};
use crate::claim::{self, Claim, Figure};
use crate::content::markdown::escape;
use crate::diag::{Code, Diagnostic, code};
use crate::ledger::Name;
use crate::number::Unit;
use crate::render::context::Context;
use crate::render::fill::{Links, bound};
use crate::site::Route;
use crate::source::Place;
use crate::statistics::{Cell, Statistics};

/// One figure of a drafted description with what the data give for it.
#[derive(Debug, Clone)]
pub struct Drafted {
    /// The words, as an author would bind them.
    pub words: String,
    /// The block of the chart; of the chart that no author wrote, the file of its dataset.
    pub place: Place,
    /// The page that shows it.
    pub page: Route,
    /// The name that the words are bound to, without `stat:`.
    pub reference: String,
    /// What the data give.
    pub figure: Figure,
}

/// A description of which every figure holds.
#[derive(Debug, Default)]
pub(super) struct Description {
    sentences: Vec<Vec<Part>>,
    /// The sentences that could not be proved and are left out.
    pub(super) problems: Vec<Diagnostic>,
}

/// A part of a sentence.
#[derive(Debug)]
enum Part {
    Words(String),
    Figure(Box<Proved>),
}

/// Words with what they are bound to and what the data give for it.
#[derive(Debug)]
struct Proved {
    words: String,
    reference: String,
    figure: Figure,
}

/// A figure that does not hold.
struct Unproved {
    words: String,
    reference: String,
    /// What the engine calls it; nothing where the figure leads nowhere in the data.
    code: Option<Code>,
}

/// Drafts the description of a chart and proves it; `place` is where problems are reported.
pub(super) fn draft(statistics: &Statistics, spec: &Spec, cells: &Cells<'_>, place: &Place) -> Description {
    let mut description = Description::default();
    for sentence in chart::sentences(spec) {
        let proved = prove(statistics, &sentence, cells, place).or_else(|unproved| {
            let reason = unproved.code.and_then(not_comparable).ok_or(unproved)?;
            // What rests on such a comparison without telling it, as "the highest", is left unsaid.
            let has_change = sentence.0.iter().any(|piece| matches!(piece, Piece::Change(..)));
            if !has_change {
                return Ok(Vec::new());
            }
            side_by_side(&sentence, cells, reason).map_or(Ok(Vec::new()), |plain| prove(statistics, &plain, cells, place))
        });
        match proved {
            Ok(parts) if parts.is_empty() => {}
            Ok(parts) => description.sentences.push(parts),
            Err(unproved) => description.problems.push(problem(spec, &sentence, &unproved, place)),
        }
    }
    description
}

/// Why values of this code's claim stand side by side without being compared, where the data are the reason.
fn not_comparable(code: Code) -> Option<&'static str> {
    match code {
        code::ROUNDED_INPUTS => Some(", rounded and too close to tell apart"),
        code::UNLIKE_COMPARISON => Some(", which cannot be compared"),
        code::LOST_BOUND => Some(", of which at least one is only a limit"),
        _ => None,
    }
}

fn prove(statistics: &Statistics, sentence: &Sentence, cells: &Cells<'_>, place: &Place) -> Result<Vec<Part>, Unproved> {
    let pieces: Vec<(String, &Piece)> = sentence.0.iter().map(|piece| (text(piece, cells), piece)).collect();
    let whole: String = pieces.iter().map(|(text, _)| text.as_str()).collect();
    let mut end = 0;
    let part = |(words, piece): (String, &Piece)| {
        let start = end;
        end += words.len();
        let Some(reference) = reference(piece, cells) else { return Ok(Part::Words(words)) };
        let Ok(reference) = reference else { return Err(Unproved { words, reference: String::new(), code: None }) };
        let (before, after) = (&whole[..start], &whole[end..]);
        let claim = Claim::insert(&reference, place);
        let side = side(piece, cells);
        let claim = match side {
            Some(side) => Claim { phrase: side, ..claim },
            None => Claim { phrase: &words, before, after, ..claim },
        };
        let judged = claim::judge(statistics, &claim);
        match (judged.problems.first(), judged.figure) {
            (None, Some(_)) if side.is_some() => Ok(Part::Words(words)),
            (None, Some(figure)) => Ok(Part::Figure(Box::new(Proved { words, reference, figure }))),
            (problem, _) => Err(Unproved { code: problem.map(|problem| problem.code), words, reference }),
        }
    };
    pieces.into_iter().map(part).collect()
}

/// The text of a piece; a value that is only a limit says so.
fn text(piece: &Piece, cells: &Cells<'_>) -> String {
    let text = piece.text().to_owned();
    match piece {
        Piece::Value(_, at) => cells.get(*at).map_or(text.clone(), |cell| cell.observation.with_bound(text)),
        _ => text,
    }
}

/// A figure that stands nowhere in the data.
struct Nowhere;

/// The reference that a piece is a claim about; nothing for words.
fn reference(piece: &Piece, cells: &Cells<'_>) -> Option<Result<String, Nowhere>> {
    let named = |at: At| cells.get(at).ok_or(Nowhere);
    match piece {
        Piece::Words(_) => None,
        Piece::Value(_, at) => Some(named(*at).map(name)),
        Piece::Change(_, later, earlier) | Piece::Beyond(_, later, earlier) => {
            Some(named(*later).and_then(|later| named(*earlier).map(|earlier| comparison(later, earlier))))
        }
    }
}

/// What words claim that rest on one value being beyond another.
fn side(piece: &Piece, cells: &Cells<'_>) -> Option<&'static str> {
    let Piece::Beyond(_, at, other) = piece else { return None };
    let (one, other) = (cells.get(*at)?, cells.get(*other)?);
    // Up the ranks is towards the first place.
    let is_higher = (one.number() > other.number()) != (one.dataset.unit == Unit::Rank);
    Some(if is_higher { "higher" } else { "lower" })
}

fn name(cell: &Cell<'_>) -> String {
    Name::of(cell.dataset, &cell.key).in_dataset(&cell.dataset.id)
}

/// A change within one series, a difference between two.
fn comparison(later: &Cell<'_>, earlier: &Cell<'_>) -> String {
    let is_one_series = later.dataset.id == earlier.dataset.id && later.key.members == earlier.key.members;
    if is_one_series && earlier.key.period < later.key.period {
        format!("{}?change={}", name(later), earlier.key.period.key())
    } else {
        format!("{}?vs={}", name(later), name(earlier))
    }
}

/// The values of a sentence without what it says of them: "Care rate: 5% (2020) and 4% (2025), …"; nothing if it has none.
fn side_by_side(sentence: &Sentence, cells: &Cells<'_>, reason: &str) -> Option<Sentence> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last_label = String::new();
    for piece in &sentence.0 {
        let Piece::Value(_, at) = piece else { continue };
        let cell = cells.get(*at)?;
        let label = label(cell);
        let lead = match (pieces.is_empty(), label == last_label) {
            (true, _) => format!("{label}: "),
            (false, true) => " and ".to_owned(),
            (false, false) => format!("; {label}: "),
        };
        pieces.extend([Piece::Words(lead), piece.clone(), Piece::Words(format!(" ({})", cell.key.period.label()))]);
        last_label = label;
    }
    let is_told = !pieces.is_empty();
    pieces.push(Piece::Words(format!("{reason}.")));
    is_told.then_some(Sentence(pieces))
}

fn label(cell: &Cell<'_>) -> String {
    let members = cell.dataset.member_label(&cell.key.members);
    if members.is_empty() { cell.dataset.title.clone() } else { members }
}

fn problem(spec: &Spec, sentence: &Sentence, unproved: &Unproved, place: &Place) -> Diagnostic {
    let message = format!("A drafted sentence about the chart `{}` could not be proved and is left out.", spec.id);
    let Unproved { words, reference, code } = unproved;
    let problem = Diagnostic::warning(code::DRAFTED_CLAIM, place.clone(), message).label("the words are Standfirst's, not yours");
    let problem = problem.note(format!("sentence: {sentence}"));
    let problem = match code {
        Some(code) => problem.note(format!("\"{words}\" of `{reference}` does not hold: {code}")),
        None => problem.note(format!("\"{words}\" stands nowhere in the data")),
    };
    problem.fix("write a `description:` for the chart, and report this as a fault of Standfirst")
}

impl Description {
    /// Paragraph of HTML with each figure bound to the data.
    pub(super) fn html(&self, context: &Context<'_>, at: &Route, links: Links) -> String {
        let part = |part: &Part| match part {
            Part::Words(words) => escape(words),
            Part::Figure(proved) => {
                let (open, close) = bound(context, at, Some(&proved.figure), links);
                format!("{open}{}{close}", escape(&proved.words))
            }
        };
        let sentences: Vec<String> = self.sentences.iter().map(|parts| parts.iter().map(part).collect()).collect();
        format!("<p>{}</p>", sentences.join(" "))
    }

    /// The same without markup.
    pub(super) fn text(&self) -> String {
        let sentences: Vec<String> = self.sentences.iter().map(|parts| parts.iter().map(Part::words).collect()).collect();
        sentences.join(" ")
    }

    /// Its figures, as they are listed for a page.
    pub(super) fn figures(self, place: &Place, page: &Route) -> Vec<Drafted> {
        let figure = |part: Part| match part {
            Part::Words(_) => None,
            Part::Figure(proved) => {
                let Proved { words, reference, figure } = *proved;
                Some(Drafted { words, place: place.clone(), page: page.clone(), reference, figure })
            }
        };
        self.sentences.into_iter().flatten().filter_map(figure).collect()
    }
}

impl Part {
    fn words(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Figure(proved) => &proved.words,
        }
    }
}
