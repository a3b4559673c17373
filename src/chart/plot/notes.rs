//! Notes about periods: text like a flag at the top of a thin rule, or numbers with a list below where there is no room.

use std::collections::{BTreeMap, BTreeSet};

use super::Plot;
use crate::chart::sheet::canvas::{Anchor, Plane, Stroke, Words};
use crate::chart::sheet::labels::Clearance;
use crate::chart::sheet::layout::float;
use crate::chart::sheet::palette::Role;
use crate::chart::sheet::text::{self, LINE, Weight};
use crate::chart::spec::Note;

/// What the rule of a break says, where there is room beside the notes.
const BREAK: &str = "Counted in a new way";
/// Widths to which text is wrapped, tried in this order.
const WIDTHS: [f64; 4] = [210.0, 160.0, 125.0, 96.0];
/// Space between a rule and its text, and between a text and the next rule.
const GAP: f64 = 5.0;
/// Space between the flags and the plot.
const BELOW: f64 = 4.0;
/// Room for the number in the list.
const NUMBER: f64 = 20.0;

/// What stands above the plot, and in the list below it.
#[derive(Debug, Default)]
pub(super) struct Flags {
    at_rules: Vec<Flag>,
    list: Vec<Vec<String>>,
    /// How much room the flags take above the plot.
    pub(super) height: f64,
}

/// Where text is wanted, which, and whether it is about a break.
type Wanted<'a> = (f64, &'a str, bool);

/// Text at a moment.
#[derive(Debug)]
struct Flag {
    moment: f64,
    /// A break has a rule of its own.
    is_break: bool,
    lines: Vec<String>,
    /// Where the text starts.
    left: f64,
    /// How far above the plot the text ends; numbers that would touch stand one above the other.
    lift: f64,
}

impl Flags {
    /// Lays out the notes, with the breaks if there is room for all.
    pub(super) fn plan(plot: &Plot<'_>, notes: &[Note], breaks: &BTreeSet<usize>) -> Self {
        let mut notes: Vec<&Note> = notes.iter().collect();
        notes.sort_by_key(|note| note.period);
        let wanted: Vec<Wanted<'_>> = notes.iter().map(|note| (plot.moment(note.period), note.text.as_str(), false)).collect();
        let mut with_breaks = wanted.clone();
        with_breaks.extend(breaks.iter().map(|at| (plot.before(*at), BREAK, true)));
        with_breaks.sort_by(|one, other| one.0.total_cmp(&other.0));
        let flagged = |wanted: &[Wanted<'_>]| WIDTHS.iter().find_map(|most| beside(plot, wanted, *most));
        flagged(&with_breaks).or_else(|| flagged(&wanted)).unwrap_or_else(|| numbered(plot, &notes))
    }

    /// Draws rules, texts and list, and gives the height at which the list ends.
    pub(super) fn draw(&self, plot: &Plot<'_>, plane: &Plane<'_>, bottom: f64, clearance: &mut Clearance) -> f64 {
        let line_height = plot.measures.small * LINE;
        let floor = plot.grid.top - plot.measures.headroom - BELOW;
        for flag in &self.at_rules {
            let top = floor - flag.lift - line_height * float(flag.lines.len());
            plot.canvas.open("chart-note", None);
            let x = plane.spot((flag.moment, 0.0)).0;
            let from = if self.list.is_empty() { top } else { top + line_height };
            let to = if flag.is_break { plot.grid.top } else { plot.grid.bottom };
            plot.canvas.path(&[(x, from), (x, to)], Stroke { role: Role::Muted, width: 0.8, dash: None });
            clearance.avoid((x, plot.grid.top), (x, plot.grid.bottom));
            for (index, line) in flag.lines.iter().enumerate() {
                write(plot, line, (flag.left, top + line_height * (float(index) + 0.5)));
            }
            plot.canvas.close();
        }
        self.draw_list(plot, bottom)
    }

    fn draw_list(&self, plot: &Plot<'_>, bottom: f64) -> f64 {
        let line_height = plot.measures.small * LINE;
        let mut y = bottom + if self.list.is_empty() { 0.0 } else { 4.0 };
        for (index, lines) in self.list.iter().enumerate() {
            write(plot, &(index + 1).to_string(), (0.0, y + line_height / 2.0));
            for line in lines {
                write(plot, line, (NUMBER, y + line_height / 2.0));
                y += line_height;
            }
        }
        y
    }
}

/// All texts beside their rules, on one level, if each has room at the right or at the left of its rule.
fn beside(plot: &Plot<'_>, wanted: &[Wanted<'_>], most: f64) -> Option<Flags> {
    let (size, mut taken, mut flags) = (plot.measures.small, 0.0, Vec::new());
    for (index, (moment, words, is_break)) in wanted.iter().enumerate() {
        let lines = text::wrap(words, size, Weight::Regular, most.min(plot.measures.width));
        let width = text::widest(&lines, size, Weight::Regular);
        let x = plot.across(*moment);
        let end = wanted.get(index + 1).map_or(plot.measures.width, |next| plot.across(next.0) - GAP);
        let (left, right) = if x + GAP + width <= end && x >= taken {
            (x + GAP, x + GAP + width)
        } else if x - GAP - width >= taken && x < end + GAP {
            (x - GAP - width, x)
        } else {
            return None;
        };
        taken = right + 2.0 * GAP;
        flags.push(Flag { moment: *moment, is_break: *is_break, lines, left, lift: 0.0 });
    }
    let most_lines = flags.iter().map(|flag| flag.lines.len()).max().unwrap_or_default();
    let height = if flags.is_empty() { 0.0 } else { float(most_lines) * size * LINE + BELOW };
    Some(Flags { at_rules: flags, list: Vec::new(), height })
}

/// Numbers on the rules and the texts in a list below the plot.
fn numbered(plot: &Plot<'_>, notes: &[&Note]) -> Flags {
    let (size, line_height) = (plot.measures.small, plot.measures.small * LINE);
    let mut numbers: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (index, note) in notes.iter().enumerate() {
        numbers.entry(note.period).or_default().push((index + 1).to_string());
    }
    let mut ends: Vec<f64> = Vec::new();
    let flags = numbers.into_iter().map(|(period, numbers)| {
        let (moment, label) = (plot.moment(period), numbers.join(", "));
        let width = text::width(&label, size, Weight::Regular);
        let left = (plot.across(moment) - width / 2.0).clamp(0.0, (plot.measures.width - width).max(0.0));
        let level = ends.iter().position(|end| *end < left).unwrap_or(ends.len());
        ends.resize(ends.len().max(level + 1), 0.0);
        ends[level] = left + width + GAP;
        Flag { moment, is_break: false, lines: vec![label], left, lift: float(level) * line_height }
    });
    let flags: Vec<Flag> = flags.collect();
    let room = plot.measures.width - NUMBER;
    let list = notes.iter().map(|note| text::wrap(&note.text, size, Weight::Regular, room)).collect();
    Flags { at_rules: flags, list, height: float(ends.len()) * line_height + BELOW }
}

fn write(plot: &Plot<'_>, text: &str, spot: (f64, f64)) {
    let (size, weight) = (plot.measures.small, Weight::Regular);
    plot.canvas.text(&Words { text, spot, size, weight, anchor: Anchor::Start, role: Role::Ink, halo: false });
}
