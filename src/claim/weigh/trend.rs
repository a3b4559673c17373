//! The verdict on the shape of a span: "risen every year", "fallen steadily", "peaked in 2019".

use super::span::{length, mentions_at};
use super::{Verdict, about_the_rest, upwards, ways};
use crate::claim::compute::Computed;
use crate::claim::lexicon::{Direction, Pattern};
use crate::claim::phrase::{Phrase, Unclear};
use crate::claim::shape::{self, Step};
use crate::claim::stretch::months_of;
use crate::number::{Decimal, Period};

/// Words for the time from one period to the next, with its months; a day has none.
const STEPS: [(&str, Option<u32>); 4] = [("year", Some(12)), ("quarter", Some(3)), ("month", Some(1)), ("day", None)];

/// Compares the words of a shape with every step of a span.
pub(super) fn verdict(phrase: &Phrase, computed: &Computed<'_>) -> Result<Verdict, Verdict> {
    clear(phrase)?;
    own_steps(phrase, computed)?;
    let stretch = &phrase.stretch;
    let steps = shape::steps(computed);
    let points = match turn(phrase, computed, &steps)? {
        Some(period) => vec![period],
        None => ends(phrase, computed)?,
    };
    if !stretch.then {
        directions(phrase, computed, &steps)?;
    }
    let both = steps.iter().any(|step| step.change > Decimal::ZERO) && steps.iter().any(|step| step.change < Decimal::ZERO);
    if stretch.has(Pattern::Both) && !both {
        return Err(Verdict::WrongShape);
    }
    length(phrase, computed)?;
    mentions_at(phrase, computed, &points, true).map_err(|verdict| at_a_point(verdict, phrase))?;
    about_the_rest(&Phrase { mentions: Vec::new(), ..phrase.clone() }, computed)
}

fn clear(phrase: &Phrase) -> Result<(), Verdict> {
    let stretch = &phrase.stretch;
    match &phrase.unclear {
        Some(Unclear::BothWays) if stretch.then => {}
        Some(unclear) => return Err(Verdict::Unclear(unclear.clone())),
        None => {}
    }
    if let Some(word) = &phrase.superlative {
        return Err(Verdict::Unclear(Unclear::Beyond(word.clone())));
    }
    let names_number = phrase.amount.is_some() || stretch.extremes.iter().any(|said| said.span.is_some());
    if names_number || stretch.rate.is_some() || stretch.part.as_ref().is_some_and(|_| phrase.directions.is_empty()) {
        return Err(Verdict::NoShape);
    }
    let is_shape = |pattern| matches!(pattern, Pattern::Both | Pattern::Turn(_) | Pattern::Point(_));
    let says = !phrase.directions.is_empty() || stretch.patterns.iter().any(|said| is_shape(said.value));
    if says { Ok(()) } else { Err(Verdict::NothingSaid) }
}

/// "Every month" speaks of more steps than yearly figures have.
fn own_steps(phrase: &Phrase, computed: &Computed<'_>) -> Result<(), Verdict> {
    let own = months_of(computed.now.dataset.frequency);
    for said in phrase.stretch.patterns.iter().filter(|said| said.value == Pattern::Each) {
        let text = said.entry.text();
        let named = STEPS.iter().find(|(word, _)| text.contains(word)).map(|(_, months)| *months);
        if named.is_some_and(|named| named != own) {
            return Err(Verdict::Unclear(Unclear::Beyond(text)));
        }
    }
    Ok(())
}

/// The period at which "rose, then fell" turns; nothing where no such thing is said.
fn turn(phrase: &Phrase, computed: &Computed<'_>, steps: &[Step]) -> Result<Option<Period>, Verdict> {
    if !phrase.stretch.then {
        return Ok(None);
    }
    let [first, second] = phrase.directions.as_slice() else { return Err(Verdict::Unclear(Unclear::BothWays)) };
    let (Some(first), Some(second)) = (upwards(first.value, computed)?, upwards(second.value, computed)?) else {
        return Err(Verdict::Unclear(Unclear::BothWays));
    };
    let turn = shape::turn(steps, first).filter(|_| first != second);
    turn.map(Some).ok_or(Verdict::WrongShape)
}

/// The period of the peak or low point that is said; none where none is.
fn ends(phrase: &Phrase, computed: &Computed<'_>) -> Result<Vec<Period>, Verdict> {
    let cells = computed.in_time();
    let is_outer = |period: &Period| [cells.first(), cells.last()].iter().flatten().any(|cell| cell.key.period == *period);
    let mut points = Vec::new();
    for said in &phrase.stretch.patterns {
        let (extreme, turns) = match said.value {
            Pattern::Turn(extreme) => (extreme, true),
            Pattern::Point(extreme) => (extreme, false),
            _ => continue,
        };
        let found = shape::extremes(computed, extreme);
        // A peak has lower figures on both sides, and no other period as high.
        if found.len() > 1 || (turns && found.iter().any(is_outer)) {
            return Err(Verdict::WrongPoint(extreme));
        }
        points.extend(found);
    }
    Ok(points)
}

/// A wrong period beside "peaked" is a wrong peak.
fn at_a_point(verdict: Verdict, phrase: &Phrase) -> Verdict {
    let extreme = phrase.stretch.patterns.iter().find_map(|said| match said.value {
        Pattern::Turn(extreme) | Pattern::Point(extreme) => Some(extreme),
        _ => None,
    });
    match (verdict, extreme) {
        (Verdict::WrongPeriod(_), Some(extreme)) => Verdict::WrongPoint(extreme),
        (verdict, _) => verdict,
    }
}

fn directions(phrase: &Phrase, computed: &Computed<'_>, steps: &[Step]) -> Result<(), Verdict> {
    let stretch = &phrase.stretch;
    let every = stretch.has(Pattern::Each) || stretch.has(Pattern::InARow);
    for said in &phrase.directions {
        let Some(rises) = upwards(said.value, computed)? else {
            if shape::is_flat(computed, stretch.has(Pattern::Broadly)) {
                continue;
            }
            return Err(Verdict::WrongShape);
        };
        let way = |step: &&Step| if rises { step.change } else { -step.change };
        let wrong = |step: &&Step| way(step) < Decimal::ZERO || (every && step.change.is_zero());
        if !every && !stretch.has(Pattern::Steadily) {
            overall(phrase, computed, said.value)?;
            continue;
        }
        let wrong: Vec<Step> = steps.iter().filter(wrong).copied().collect();
        if !wrong.is_empty() {
            return Err(Verdict::WrongSteps(wrong));
        }
        if !steps.iter().any(|step| way(&step) > Decimal::ZERO) {
            return Err(Verdict::WrongShape);
        }
    }
    Ok(())
}

/// A direction without a shape is that from the first figure to the last.
fn overall(phrase: &Phrase, computed: &Computed<'_>, direction: Direction) -> Result<(), Verdict> {
    let said = phrase.directions.iter().filter(|said| said.value == direction).cloned().collect();
    ways(&Phrase { directions: said, ..phrase.clone() }, computed)
}
