//! What a phrase says of a span of time: how long it is, from when to when, which end of it, all of it or the mean.

use super::{Verdict, names, periods, share};
use crate::claim::amount::entry_at;
use crate::claim::compute::{Computed, Question};
use crate::claim::lexer::tokens;
use crate::claim::lexicon::{self, Bound, Limit, Pattern, Quantifier, Role, Sense};
use crate::claim::phrase::{Mention, Phrase, Said, Unclear};
use crate::claim::stretch::months_of;
use crate::number::{Period, TimeUnit};

/// The phrase with its only number taken as a length of time where it can be nothing else; "the last three years" end with
/// the latest.
pub(super) fn settled(phrase: &Phrase, computed: &Computed<'_>) -> Phrase {
    let mut phrase = phrase.clone();
    let is_over_time = computed.is_span() || computed.question == Question::Change;
    let measures_time = computed.now.dataset.unit.is_time() && computed.question != Question::Trend;
    if is_over_time && !measures_time && phrase.stretch.or_length.is_some() {
        phrase.stretch.length = phrase.stretch.or_length.take();
        (phrase.amount, phrase.bound) = (None, None);
    }
    if computed.is_span() {
        phrase.year_before = phrase.year_before.filter(|_| phrase.stretch.year_on_year.is_none());
        phrase.stretch.patterns.extend(phrase.stretch.year_on_year.take());
    }
    if !computed.is_pair() {
        phrase.stretch.extremes.extend(phrase.stretch.base.take());
    }
    if computed.is_share() {
        none_of_it(&mut phrase);
    }
    if let Some(length) = phrase.stretch.length.as_ref().filter(|length| length.is_recent) {
        phrase.latest.get_or_insert_with(|| length.text.clone());
    }
    phrase
}

/// Of a whole "none" is a share like "most", and no count.
fn none_of_it(phrase: &mut Phrase) {
    let Some(amount) = phrase.amount.as_ref().filter(|amount| amount.value.is_zero() && amount.unit.is_none()) else { return };
    let span = amount.digits.clone();
    let word = phrase.text[span.clone()].to_lowercase();
    if let Some((entry, _)) = lexicon::find(&[&word]).filter(|_| word == "none") {
        phrase.stretch.part = Some(Said { value: Quantifier::None, span: Some(span), entry });
        phrase.amount = None;
    }
}

/// Whether the words about spans and shares can be answered by what the reference asks.
pub(super) fn fits(phrase: &Phrase, computed: &Computed<'_>) -> Result<(), Verdict> {
    share::misplaced(phrase, computed)?;
    let stretch = &phrase.stretch;
    let own = match computed.question {
        Question::Lowest => Some(Limit::Low),
        Question::Highest => Some(Limit::High),
        _ => None,
    };
    for said in &stretch.extremes {
        match (own, said.span.is_some()) {
            (Some(own), _) if own != said.value => return Err(Verdict::False),
            (None, true) => return Err(unasked(phrase, said, if said.value == Limit::Low { "min" } else { "max" })),
            _ => {}
        }
    }
    for said in &stretch.patterns {
        let is_end = matches!(said.value, Pattern::Turn(extreme) | Pattern::Point(extreme) if Some(extreme) == own);
        let is_rate = computed.question == Question::Mean && said.value == Pattern::Each;
        if !is_end && !is_rate && said.value != Pattern::Broadly && stretch.length.is_none() {
            return Err(unasked(phrase, said, "trend"));
        }
    }
    base(phrase, computed)?;
    bounded(phrase, own)?;
    rate(phrase, computed)?;
    let is_average = phrase.average || stretch.average_before;
    let one_figure = matches!(computed.question, Question::Mean | Question::Lowest | Question::Highest);
    // A mean that is not called one reads as a count, and so does a total that is none.
    if (computed.question == Question::Mean && !is_average) || (one_figure && stretch.sum) { Err(Verdict::False) } else { Ok(()) }
}

fn unasked<T>(phrase: &Phrase, said: &Said<T>, question: &'static str) -> Verdict {
    let word = said.span.clone().map_or_else(|| said.entry.text(), |span| phrase.text[span].to_owned());
    Verdict::Unclear(Unclear::Unasked(word, question))
}

/// "Down from a peak of 5,360": no figure of the series up to now may lie beyond the one that the change starts from.
fn base(phrase: &Phrase, computed: &Computed<'_>) -> Result<(), Verdict> {
    let (Some(said), Some(base)) = (&phrase.stretch.base, &computed.base) else { return Ok(()) };
    let (now, start) = (&computed.now.key, base.number());
    let earlier = base.dataset.observations.iter().filter(|(key, _)| key.members == now.members && key.period <= now.period);
    let is_beyond = |number| match said.value {
        Limit::High => Some(number) > start,
        Limit::Low => Some(number) < start,
    };
    let is_end = computed.question == Question::Change
        && earlier.filter_map(|(_, observation)| observation.value.number()).all(|number| !is_beyond(number));
    if is_end { Ok(()) } else { Err(Verdict::False) }
}

/// "At most 20" of the lowest figure reads as a claim about the highest.
fn bounded(phrase: &Phrase, own: Option<Limit>) -> Result<(), Verdict> {
    let bound = phrase.bound.as_ref().map(|said| said.value).filter(|_| phrase.stretch.extremes.is_empty());
    match (own, bound) {
        (Some(Limit::Low), Some(Bound::AtMost | Bound::Under)) | (Some(Limit::High), Some(Bound::AtLeast | Bound::Over)) => {
            Err(Verdict::False)
        }
        _ => Ok(()),
    }
}

/// "A year" belongs to a mean of years, and to nothing else that is known here.
fn rate(phrase: &Phrase, computed: &Computed<'_>) -> Result<(), Verdict> {
    let Some((unit, words)) = &phrase.stretch.rate else { return Ok(()) };
    let months = months_of(computed.now.key.period.frequency());
    let is_own = match unit {
        TimeUnit::Years => months == Some(12),
        _ => months == Some(1),
    };
    match computed.question {
        Question::Mean if is_own => Ok(()),
        Question::Mean => Err(Verdict::OtherUnit),
        _ => Err(Verdict::Unclear(Unclear::Beyond(words.clone()))),
    }
}

/// Whether the length of time that is named is that of the span; of a change or a shape, its steps count.
pub(super) fn length(phrase: &Phrase, computed: &Computed<'_>) -> Result<(), Verdict> {
    let beside = phrase.stretch.beside.as_ref().filter(|_| computed.question == Question::Change);
    let Some(length) = phrase.stretch.length.as_ref().or(beside) else { return Ok(()) };
    let (now, base) = (computed.now.key.period, computed.base.as_ref().map(|base| base.key.period));
    let given = match (computed.question, base) {
        (Question::Change, Some(base)) => steps_between(base, now),
        (Question::Trend, _) => u32::try_from(computed.in_time().len() - 1).ok(),
        _ if computed.is_span() => u32::try_from(computed.in_time().len()).ok(),
        _ => return Err(Verdict::Unclear(Unclear::SeveralNumbers)),
    };
    match given {
        Some(given) if length.periods(now.frequency()) == Some(given) => Ok(()),
        Some(given) => Err(Verdict::WrongLength(length.text.clone(), given)),
        None => Err(Verdict::Unclear(Unclear::Beyond(length.text.clone()))),
    }
}

fn steps_between(from: Period, to: Period) -> Option<u32> {
    let steps = std::iter::successors(Some(from), |period| period.next()).take_while(|period| *period <= to);
    let (count, last) = steps.fold((0, from), |(count, _), period| (count + 1, period));
    (last == to).then_some(count - 1)
}

/// Whether the periods that are named are those of the span: both its ends, its start, or the period of its extreme.
pub(super) fn mentions(phrase: &Phrase, computed: &Computed<'_>) -> Result<(), Verdict> {
    let points = match computed.question {
        Question::Lowest | Question::Highest => vec![computed.now.key.period],
        _ => Vec::new(),
    };
    mentions_at(phrase, computed, &points, false)
}

/// The same where the words name one of these periods; `to_the_end` allows "up to 2025".
pub(super) fn mentions_at(phrase: &Phrase, computed: &Computed<'_>, points: &[Period], to_the_end: bool) -> Result<(), Verdict> {
    let cells = computed.in_time();
    let (Some(first), Some(last)) = (cells.first(), cells.last()) else { return Ok(()) };
    let (first, last) = (first.key.period, last.key.period);
    if let Some(outside) = phrase.mentions.iter().find(|mention| mention.span.is_none() && !periods::is_about(mention, computed))
    {
        return Err(Verdict::WrongPeriod(outside.clone()));
    }
    let mut mentions: Vec<&Mention> = phrase.mentions.iter().filter(|mention| mention.span.is_some()).collect();
    mentions.sort_by_key(|mention| mention.span.as_ref().map(|span| span.start));
    let mut rest = mentions.as_slice();
    while let [mention, after @ ..] = rest {
        let (is_right, remaining) = match after {
            [end, after @ ..] if are_ends(phrase, mention, end) => (names(mention, first) && names(end, last), after),
            _ if mention.role == Role::Start => (names(mention, first), after),
            _ if points.is_empty() => (to_the_end && names(mention, last), after),
            _ => (points.iter().any(|point| names(mention, *point)), after),
        };
        if !is_right {
            return Err(Verdict::WrongPeriod((*mention).clone()));
        }
        rest = remaining;
    }
    Ok(())
}

/// "2014/15 to 2016/17", "2014 and 2017", "2014–2017".
fn are_ends(phrase: &Phrase, from: &Mention, to: &Mention) -> bool {
    let (Some(from), Some(to)) = (&from.span, &to.span) else { return false };
    let between = phrase.text.get(from.end..to.start).unwrap_or_default();
    let link = tokens(between);
    let is_word = entry_at(&link, 0).is_some_and(|(entry, _)| matches!(entry.sense, Sense::To | Sense::And));
    link.len() == 1 && (is_word || matches!(between.trim(), "-" | "–" | "—"))
}
