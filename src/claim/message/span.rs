//! Problems of spans and shares in plain words: gaps, figures that do not add up, steps that go another way.

use super::{Words, quoted, reference, words};
use crate::claim::compute::{Computed, Question};
use crate::claim::lexicon::Limit;
use crate::claim::phrase::Phrase;
use crate::claim::shape::Step;
use crate::claim::wording;
use crate::diag::{Diagnostic, code};
use crate::number::{Period, Unit};
use crate::source::Place;
use crate::statistics::{Cell, Key, Observation, Reference, When};

/// More steps than these stand below the message, not in it.
const MOST_STEPS: usize = 2;

/// A question about a span, of one period.
pub(in crate::claim) fn no_span(asked: &Reference, place: &Place) -> Diagnostic {
    let word = asked.question.as_ref().map_or("", |(word, _)| word.as_str());
    let message = format!("`{word}` is asked of a span of periods, and this reference names no span.");
    let when = When::Range("2020".to_owned(), "2025".to_owned());
    let example = Reference { when, ..asked.clone() };
    Diagnostic::error(code::UNCLEAR_CLAIM, place.clone(), message)
        .label("from when to when?")
        .fix(format!("name the first and the last period, as in  {example}"))
}

/// A span that ends before it begins.
pub(in crate::claim) fn backwards(asked: &Reference, first: &Cell<'_>, last: &Cell<'_>, place: &Place) -> Diagnostic {
    let (from, to) = (first.key.period, last.key.period);
    let message = format!("A span runs from an earlier period to a later one, but {from} is not before {to}.");
    let fix = if from == to {
        "name two periods, or leave out the question to give the one figure".to_owned()
    } else {
        format!("write  {}", over(asked, to, from))
    };
    Diagnostic::error(code::WRONG_PERIOD, place.clone(), message).fix(fix)
}

/// A span in which a period has no row.
pub(in crate::claim) fn gap(first: &Cell<'_>, last: &Cell<'_>, missing: Period, place: &Place) -> Diagnostic {
    let id = &first.dataset.id;
    let message = format!("`{id}` has no figure for {missing}, which lies in the span.");
    spanning(Diagnostic::error(code::MISSING_VALUE, place.clone(), message).label("a gap"), first, last)
        .fix(format!("choose a span without a gap, or add {} to `{id}`", missing.key()))
}

/// Periods of which none follows the other.
pub(in crate::claim) fn not_in_a_row(first: &Cell<'_>, last: &Cell<'_>, place: &Place) -> Diagnostic {
    let (from, to) = (first.key.period, last.key.period);
    let message = format!("No row of periods, each after the other, leads from {from} to {to}.");
    let fix = "choose two periods with whole periods between them";
    spanning(Diagnostic::error(code::NOT_ADDITIVE, place.clone(), message), first, last).fix(fix)
}

/// A span in which the way of counting changed.
pub(in crate::claim) fn broken(
    asked: &Reference,
    last: &Cell<'_>,
    (key, observation): (&Key, &Observation),
    place: &Place,
) -> Diagnostic {
    let message = format!("The way of counting changed in {}, within the span.", key.period.label());
    let is_last = key.period == last.key.period;
    let later = over(asked, key.period, last.key.period);
    let fix = if is_last { "end the span before the change".to_owned() } else { format!("start it there:  {later}") };
    Diagnostic::error(code::NOT_ADDITIVE, place.clone(), message)
        .label("not one series")
        .also(observation.place.clone(), format!("counted in a new way from {}", key.period))
        .fix(fix)
}

/// A span with a figure for a part of its period.
pub(in crate::claim) fn part_in_span(part: &Cell<'_>, place: &Place) -> Diagnostic {
    let message = format!("The figure for {} covers only a part of that period.", part.key.period);
    let what = part.observation.note.clone().unwrap_or_else(|| "a part of the period".to_owned());
    Diagnostic::error(code::NOT_ADDITIVE, place.clone(), message)
        .label("not of whole periods")
        .also(part.observation.place.clone(), what)
        .fix(format!("leave {} out of the span", part.key.period.key()))
}

/// A shape of two figures.
pub(in crate::claim) fn short_trend(last: &Cell<'_>, place: &Place) -> Diagnostic {
    let message = "A trend needs at least three periods, and this span has two.";
    let change = reference(last, &last.key.period.key());
    Diagnostic::error(code::UNCLEAR_CLAIM, place.clone(), message).fix(format!("ask for the change instead:  {change}?change"))
}

/// Figures that nothing can make one of.
pub(in crate::claim) fn never(cell: &Cell<'_>, question: Question, why: &str, place: &Place) -> Diagnostic {
    let id = &cell.dataset.id;
    let message = match question {
        Question::Total => format!("`{id}` cannot be added up over time, because {why}."),
        Question::Mean => format!("`{id}` has no mean over time, because {why}."),
        _ => format!("`{id}` has no lowest and no highest figure, because {why}."),
    };
    let fix = "give the figure of one period, or ask for the change or the trend";
    Diagnostic::error(code::NOT_ADDITIVE, place.clone(), message).label("cannot be joined").fix(fix)
}

/// Counts of which nobody has said that they may be added up.
pub(in crate::claim) fn not_additive(cell: &Cell<'_>, place: &Place) -> Diagnostic {
    let id = &cell.dataset.id;
    let (message, nobody) = match &cell.dataset.unit {
        Unit::Count { one, other } => {
            (format!("A total of `{id}` may count some {other} twice."), format!("no {one} can be in two periods"))
        }
        _ => (format!("`{id}` does not say that its figures may be added up."), "nothing is counted twice".to_owned()),
    };
    Diagnostic::error(code::NOT_ADDITIVE, place.clone(), message)
        .label("may be counted twice")
        .fix(format!("if {nobody}, write  additive: true  in `{id}`; if not, give each figure on its own"))
}

/// Figures that are parts of nothing.
pub(in crate::claim) fn no_part(part: &Cell<'_>, why: &str, place: &Place) -> Diagnostic {
    let message = format!("No share can be worked out from `{}`, because {why}.", part.dataset.id);
    Diagnostic::error(code::UNLIKE_COMPARISON, place.clone(), message)
        .label("not a part")
        .fix("take the share from a dataset of counts, or compare with  ?vs=")
}

/// A part that cannot be one.
pub(in crate::claim) fn larger_part(part: &Cell<'_>, whole: &Cell<'_>, place: &Place) -> Diagnostic {
    let (part_is, whole_is) = (wording::print(part), wording::print(whole));
    let message = format!("{part_is} cannot be a part of {whole_is}.");
    Diagnostic::error(code::UNLIKE_COMPARISON, place.clone(), message)
        .label("not a part of it")
        .also(part.observation.place.clone(), "the part")
        .also(whole.observation.place.clone(), "the whole")
        .fix("name the whole after  of=  , or compare the two with  ?vs=")
}

/// A share of nothing.
pub(in crate::claim) fn no_whole(whole: &Cell<'_>, place: &Place) -> Diagnostic {
    let message = format!("No share can be worked out, because the whole is {}.", wording::print(whole));
    Diagnostic::error(code::UNCLEAR_CLAIM, place.clone(), message)
        .label("a share of nothing")
        .also(whole.observation.place.clone(), "the whole")
        .fix("give the figure on its own")
}

pub(super) fn wrong_length(said: &str, given: u32, computed: &Computed<'_>) -> Words {
    let (noun, from) = match computed.question {
        Question::Change | Question::Trend => ("step", "runs over"),
        _ => ("period", "holds"),
    };
    let plural = if given == 1 { "" } else { "s" };
    let message = format!("The text says {said}, but the span {from} {given} {noun}{plural}.");
    let otherwise = format!("name the length that the span has, {given}, or change the span in the reference");
    words(code::FALSE_CLAIM, message, "another length", otherwise)
}

pub(super) fn wrong_steps(phrase: &Phrase, steps: &[Step], computed: &Computed<'_>) -> Words {
    let all = computed.in_time().len() - 1;
    let told = match steps {
        few if few.len() <= MOST_STEPS => {
            few.iter().map(|step| wording::trend::step(step, computed)).collect::<Vec<_>>().join(" and ")
        }
        many => format!("{} of the {all} steps did not", many.len()),
    };
    let message = format!("The text says {}, but {told}.", quoted(phrase));
    words(code::FALSE_CLAIM, message, "not every step", format!("change the sentence: {}", wording::trend::instead(computed)))
}

/// Every step that went another way.
pub(super) fn with_steps(diagnostic: Diagnostic, steps: &[Step], computed: &Computed<'_>) -> Diagnostic {
    let told: Vec<String> = steps.iter().map(|step| wording::trend::step(step, computed)).collect();
    diagnostic.note(told.join("; "))
}

pub(super) fn wrong_shape(phrase: &Phrase, computed: &Computed<'_>) -> Words {
    let instead = wording::trend::instead(computed);
    let message = format!("The text says {}, but {instead}.", quoted(phrase));
    words(code::FALSE_CLAIM, message, "another shape", format!("change the sentence: {instead}"))
}

pub(super) fn wrong_point(phrase: &Phrase, extreme: Limit, computed: &Computed<'_>) -> Words {
    let instead = wording::trend::point(extreme, computed);
    let message = format!("The text says {}, but {instead}.", quoted(phrase));
    words(code::FALSE_CLAIM, message, "not there", format!("change the sentence: {instead}"))
}

pub(super) fn no_shape(phrase: &Phrase, computed: &Computed<'_>) -> Words {
    let message = format!("\"{}\" names a number, but `trend` gives a shape.", quoted(phrase));
    let change = span_of(computed);
    words(code::UNCLEAR_CLAIM, message, "no shape", format!("ask for the number instead:  {change}?change  or  ?max"))
}

pub(super) fn unasked(word: &str, question: &str, computed: &Computed<'_>) -> Words {
    let message = format!("\"{word}\" is about a span of time, and the reference does not ask about one.");
    let advice = format!("ask for the span, as in  {}?{question}", span_of(computed));
    words(code::UNCLEAR_CLAIM, message, "over which time?", advice)
}

/// The same question about another span.
fn over(asked: &Reference, from: Period, to: Period) -> Reference {
    Reference { when: When::Range(from.key(), to.key()), ..asked.clone() }
}

/// The span that was read; of one figure, all of its series.
fn span_of(computed: &Computed<'_>) -> String {
    let own = || computed.now.dataset.observations.keys().filter(|key| key.members == computed.now.key.members);
    let cells = computed.in_time();
    let read = cells.first().zip(cells.last()).map(|(first, last)| (first.key.period, last.key.period));
    let series = own().next().zip(own().next_back()).map(|(first, last)| (first.period, last.period));
    let span = if computed.is_pair() || computed.is_span() { read } else { series };
    span.map_or_else(String::new, |(first, last)| reference(&computed.now, &format!("{}..{}", first.key(), last.key())))
}

/// Where a span begins and ends.
fn spanning(diagnostic: Diagnostic, first: &Cell<'_>, last: &Cell<'_>) -> Diagnostic {
    diagnostic.also(first.observation.place.clone(), "from here").also(last.observation.place.clone(), "to here")
}
