//! The place of a figure among the members of its dimension: "8th fastest of 152".

use super::field::{self, Field};
use super::order::{self, ENDS, First};
use super::reading::Reading;
use super::{Asked, Standing, Wrong, about, clear};
use crate::claim::amount::{Amount, Kind, Spelling};
use crate::claim::fix::{self, Edit};
use crate::claim::interval::Interval;
use crate::claim::lexicon::{Entry, Extreme, Quantifier, Side};
use crate::claim::phrase::Unclear;
use crate::claim::wording;
use crate::diag::{Diagnostic, code, suggestion};
use crate::number::{Decimal, Unit, plain, words};
use crate::statistics::{Cell, Role, lookup};

/// A figure among those that it is ranked with.
struct Rank<'a> {
    now: Cell<'a>,
    /// Its name among them.
    label: &'a str,
    value: Interval,
    field: Field<'a>,
    /// The end from which places are counted where the phrase does not say.
    first: Option<Extreme>,
}

/// A place in an order.
#[derive(Debug, Clone, Copy)]
struct Spot {
    place: usize,
    /// How many others have the same figure.
    level: usize,
    /// Whether only rounding makes them the same.
    is_open: bool,
}

/// Finds the field and the figure in it; ranks with somebody missing are refused.
pub(super) fn find<'a>(asked: &Asked<'a, '_>) -> Result<Box<dyn Standing<'a> + 'a>, Box<Diagnostic>> {
    let first = asked.argument.map(|word| end(asked, word)).transpose()?;
    let now = asked.statistics.cell(asked.reference).map_err(|fault| asked.fault(&fault))?;
    if now.dataset.unit == Unit::Rank {
        let message = format!("`{}` holds places already, and places cannot be ranked again.", now.dataset.id);
        let fix = format!("refer to the figure itself, without  ?rank, as in  {}@{}", now.dataset.id, now.key.period.key());
        return Err(asked.refuse(code::UNCLEAR_CLAIM, message, fix));
    }
    let at = ranked_dimension(asked, &now)?;
    let member = &now.dataset.dimensions[at].members[now.key.members[at]];
    if member.role != Role::Observed {
        let message = format!("{} is not one of those that are ranked.", member.label);
        return Err(asked.refuse(code::UNCLEAR_CLAIM, message, "name a member that was observed, not a total or a target"));
    }
    // The figure itself must be there before the others count.
    let value = crate::claim::compute::number(&now, crate::claim::compute::Question::Versus, asked.place)?;
    let field = field::gather(now.dataset, &now.key, at, asked.because, asked.place)?;
    if field.unknown() > 0 {
        return Err(Box::new(field.incomplete("The place", asked.place)));
    }
    Ok(Box::new(Rank { label: &member.label, first: first.or(order::usual(now.dataset)), now, value, field }))
}

fn end(asked: &Asked<'_, '_>, word: &str) -> Result<Extreme, Box<Diagnostic>> {
    let known = ENDS.iter().find(|(name, _)| *name == word).map(|(_, end)| *end);
    known.ok_or_else(|| {
        let advice = suggestion::advise(word, ENDS.map(|(name, _)| name)).unwrap_or_default();
        asked.refuse(code::UNCLEAR_CLAIM, format!("Nothing can be ranked from its `{word}` end."), advice)
    })
}

/// The dimension of the last member that the reference names.
fn ranked_dimension(asked: &Asked<'_, '_>, now: &Cell<'_>) -> Result<usize, Box<Diagnostic>> {
    let choice = lookup::choose(now.dataset, &asked.reference.members).map_err(|fault| asked.fault(&fault))?;
    choice.iter().rposition(Option::is_some).ok_or_else(|| {
        let message = format!("Say which member of `{}` is ranked.", now.dataset.id);
        asked.refuse(code::UNCLEAR_CLAIM, message, "name it after a stroke, as in  waiting/thurrock@2016/17?rank")
    })
}

/// What a phrase says of a place.
enum Said {
    Place(usize),
    Within(usize),
}

impl Rank<'_> {
    fn spot(&self, first: First) -> Spot {
        let others = self.field.entrants.iter().filter(|(cell, _)| cell.key != self.now.key).map(|(_, value)| *value);
        let mut spot = Spot { place: 1, level: 0, is_open: false };
        for other in others {
            // Rounding keeps the order, so that only equal figures leave it open.
            if first.puts(other.value, self.value.value) {
                spot.place += 1;
            } else if other.value == self.value.value {
                spot.level += 1;
                spot.is_open |= other.width() > Decimal::ZERO;
            }
        }
        spot
    }

    /// The end that the words mean, or else the reference or the dataset.
    fn extreme(&self, reading: &Reading) -> Option<Extreme> {
        let most = reading.quantifier.as_ref().filter(|said| said.value == Quantifier::Most).map(|_| Extreme::Highest);
        reading.extreme.as_ref().map(|said| said.value).or(most).or(self.first)
    }

    fn first(&self, reading: &Reading) -> Result<First, Wrong> {
        let Some(extreme) = self.extreme(reading) else { return Err(self.no_order()) };
        let first = order::first(extreme, self.now.dataset, reading)?;
        let is_bottom = reading.side.as_ref().is_some_and(|said| said.value == Side::Bottom);
        Ok(if is_bottom { first.turned() } else { first })
    }

    fn no_order(&self) -> Wrong {
        let message = format!("Places of `{}` can be counted from the highest or from the lowest.", self.now.dataset.id);
        let otherwise = "write  ?rank=highest  or  ?rank=lowest, or say \"highest\" or \"lowest\" in the text";
        Wrong::new(code::UNCLEAR_CLAIM, message, "from which end?", otherwise)
    }

    /// "8th lowest of 152", "the joint highest of 9".
    fn told(&self, spot: Spot, word: &str) -> String {
        let joint = if spot.level > 0 { "joint " } else { "" };
        let place = match spot.place {
            1 => format!("the {joint}"),
            place => format!("{joint}{} ", words::ordinal(place.into())),
        };
        format!("{place}{word} of {}", plain(self.field.entrants.len().into()))
    }

    fn word(&self, reading: &Reading, first: First) -> &'static str {
        let is_plain = reading.side.is_none();
        match (self.extreme(reading).filter(|_| is_plain), first) {
            (Some(extreme), _) => order::word(extreme),
            (None, First::Lowest) => "lowest",
            (None, First::Highest) => "highest",
        }
    }
}

impl<'a> Standing<'a> for Rank<'a> {
    fn weigh(&self, reading: &Reading) -> Result<(), Wrong> {
        clear(reading)?;
        let said = said(reading)?;
        let first = self.first(reading)?;
        let spot = self.spot(first);
        let instead = format!("{} is {}", self.label, self.told(spot, self.word(reading, first)));
        match said {
            Said::Place(place) => weigh_place(reading, spot, place, &instead)?,
            Said::Within(most) if spot.place > most => return Err(Wrong::falsehood(reading, &instead)),
            Said::Within(most) if most >= self.field.entrants.len() => {
                return Err(Wrong::falsehood(reading, &format!("only {} are ranked", self.field.entrants.len())));
            }
            Said::Within(most) if spot.is_open && spot.place + spot.level > most => {
                let (from, to) = (words::ordinal(spot.place.into()), words::ordinal((spot.place + spot.level).into()));
                return Err(Wrong::uncertain(reading, &format!("between {from} and {to}")));
            }
            Said::Within(_) => {}
        }
        if reading.field.as_ref().is_some_and(|field| whole(field) != Some(self.field.entrants.len())) {
            return Err(Wrong::falsehood(reading, &format!("{} are ranked", plain(self.field.entrants.len().into()))));
        }
        about(reading, &self.now)
    }

    fn printed(&self) -> Result<String, Wrong> {
        let Some(extreme) = self.first else { return Err(self.no_order()) };
        let reading = Reading::default();
        let first = order::first(extreme, self.now.dataset, &reading)?;
        Ok(self.told(self.spot(first), order::word(extreme)))
    }

    fn exact(&self, reading: &Reading) -> String {
        let Ok(first) = self.first(reading) else { return String::new() };
        self.told(self.spot(first), self.word(reading, first))
    }

    fn working(&self) -> String {
        let first = self.first.and_then(|extreme| order::first(extreme, self.now.dataset, &Reading::default()).ok());
        let first = first.unwrap_or(First::Highest);
        let spot = self.spot(first);
        let ahead = spot.place - 1;
        let are = if ahead == 1 { "is" } else { "are" };
        let level = match spot.level {
            0 => String::new(),
            1 => ", 1 is the same".to_owned(),
            level => format!(", {level} are the same"),
        };
        let all = plain(self.field.entrants.len().into());
        format!("{}; {ahead} of {all} {are} {}{level}{}", wording::print(&self.now), first.ahead(), self.field.remark())
    }

    fn value(&self) -> Decimal {
        let first = self.first.and_then(|extreme| order::first(extreme, self.now.dataset, &Reading::default()).ok());
        self.spot(first.unwrap_or(First::Highest)).place.into()
    }

    fn candidates(&self, reading: &Reading) -> Vec<String> {
        let Ok(first) = self.first(reading) else { return Vec::new() };
        let spot = self.spot(first);
        let size = reading.field.as_ref().map(|field| (field.digits.clone(), respelt(field, self.field.entrants.len())));
        let with = |edits: Vec<Edit>| fix::edited(&reading.phrase, edits.into_iter().chain(size.clone()).collect());
        let turned = reading.extreme.as_ref().and_then(|said| Some((said.span.clone()?, said.entry.opposite(true)?.to_owned())));
        let placed = placed(reading, spot);
        let mut candidates = vec![with(Vec::new()), with(placed)];
        candidates.extend(turned.map(|turned| with(vec![turned])));
        candidates.push(self.told(spot, self.word(reading, first)));
        candidates
    }

    fn cells(&self) -> Vec<&Cell<'a>> {
        let others = self.field.entrants.iter().map(|(cell, _)| cell).filter(|cell| cell.key != self.now.key);
        std::iter::once(&self.now).chain(others).collect()
    }
}

/// What the phrase says: a place, or one of the first few.
fn said(reading: &Reading) -> Result<Said, Wrong> {
    let several = || Wrong::unclear(&Unclear::SeveralNumbers, reading);
    if let Some(word) = beyond(reading) {
        return Err(Wrong::unclear(&Unclear::Beyond(word), reading));
    }
    let is_measured = reading.number.as_ref().is_some_and(|amount| amount.kind != Kind::Number || amount.unit.is_some());
    let is_second = reading.ordinal.is_some() && (reading.group.is_some() || reading.number.is_some());
    if reading.years.is_some() || is_measured || is_second {
        return Err(several());
    }
    // "One of the three lowest" says no place beside the three.
    let place = reading.ordinal.as_ref().or(reading.number.as_ref().filter(|_| reading.group.is_none()));
    let has_end = reading.extreme.is_some() || reading.quantifier.is_some();
    match (place, &reading.group) {
        _ if reading.is_vague => Err(no_place(reading)),
        (Some(place), _) => whole(place).map(Said::Place).ok_or_else(several),
        (None, Some(group)) => whole(group).map(Said::Within).ok_or_else(several),
        (None, None) if has_end && reading.side.is_none() => Ok(Said::Place(1)),
        (None, None) => Err(no_place(reading)),
    }
}

/// A word that says nothing of a place.
fn beyond(reading: &Reading) -> Option<String> {
    let has_place = reading.ordinal.is_some() || reading.group.is_some();
    let bound = reading.phrase.bound.as_ref().filter(|_| has_place).map(|said| said.entry);
    let direction = reading.phrase.directions.iter().find(|said| said.span.is_some()).map(|said| said.entry);
    let record = reading.record.as_ref().map(|said| said.entry);
    let quantifier = reading.quantifier.as_ref().filter(|said| said.value != Quantifier::Most).map(|said| said.entry);
    bound.or(direction).or(record).or(quantifier).map(Entry::text)
}

fn no_place(reading: &Reading) -> Wrong {
    let message = format!("\"{}\" does not say which place it is.", super::quoted(reading));
    Wrong::new(
        code::UNCLEAR_CLAIM,
        message,
        "which place?",
        "write the place, as in \"third lowest\" or \"one of the three lowest\"",
    )
}

fn weigh_place(reading: &Reading, spot: Spot, place: usize, instead: &str) -> Result<(), Wrong> {
    let is_joint = reading.joint.is_some();
    let last = spot.place + if spot.is_open { spot.level } else { 0 };
    let is_alone = place == 1 && !is_joint;
    let falsehood = || Err(Wrong::falsehood(reading, instead));
    match spot {
        _ if is_joint && (spot.level == 0 || place != spot.place) => falsehood(),
        Spot { is_open: true, .. } if is_joint => Ok(()),
        Spot { is_open: true, place: 1, .. } if is_alone => Err(Wrong::too_close(reading)),
        Spot { is_open: true, .. } if (spot.place..=last).contains(&place) => {
            let (from, to) = (words::ordinal(spot.place.into()), words::ordinal(last.into()));
            Err(Wrong::uncertain(reading, &format!("between {from} and {to}")))
        }
        Spot { level: 1.., .. } if is_alone => falsehood(),
        _ if place == spot.place => Ok(()),
        _ => falsehood(),
    }
}

/// The right place in the words of the phrase.
fn placed(reading: &Reading, spot: Spot) -> Vec<Edit> {
    let joint = match &reading.joint {
        None if spot.level > 0 => "joint ",
        _ => "",
    };
    let dropped = reading.joint.as_ref().filter(|_| spot.level == 0).and_then(|said| Some((said.span.clone()?, String::new())));
    let place = reading.ordinal.as_ref().or(reading.number.as_ref().filter(|_| reading.group.is_none()));
    let edit = match (place, reading.extreme.as_ref().and_then(|said| said.span.clone())) {
        (Some(amount), _) => Some((amount.digits.clone(), format!("{joint}{}", respelt(amount, spot.place)))),
        (None, Some(span)) if reading.group.is_none() => {
            let word = &reading.phrase.text[span.clone()];
            let place = if spot.place == 1 { String::new() } else { format!("{} ", ordinal(spot.place)) };
            Some((span, format!("{joint}{place}{word}")))
        }
        _ => None,
    };
    edit.into_iter().chain(dropped).collect()
}

fn whole(amount: &Amount) -> Option<usize> {
    let is_whole = amount.value.fract().is_zero() && amount.sign.is_none();
    usize::try_from(amount.value).ok().filter(|number| is_whole && *number > 0)
}

/// "Third", "12th".
fn ordinal(place: usize) -> String {
    let word = u32::try_from(place).ok().and_then(words::ordinal_in_words);
    word.map_or_else(|| words::ordinal(place.into()), str::to_owned)
}

/// A number spelt as the author's was.
pub(super) fn respelt(amount: &Amount, number: usize) -> String {
    match (amount.kind, amount.spelling) {
        (Kind::Ordinal, Spelling::Words) => ordinal(number),
        (Kind::Ordinal, _) => words::ordinal(number.into()),
        (_, Spelling::Words) => {
            let word = u32::try_from(number).ok().and_then(words::cardinal);
            word.map_or_else(|| plain(number.into()), str::to_owned)
        }
        _ => plain(number.into()),
    }
}
