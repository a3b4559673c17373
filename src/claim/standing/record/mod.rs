//! Whether a figure is the highest or lowest since some period, or of its whole series.

mod window;

use super::order::{self, First};
use super::reading::Reading;
use super::{Asked, Standing, Wrong, clear, latest_and_average, named, quoted};
use crate::claim::compute::{self, Question};
use crate::claim::fix;
use crate::claim::interval::Interval;
use crate::claim::lexicon::{Extreme, Quantifier, Role};
use crate::claim::message::Words;
use crate::claim::phrase::Unclear;
use crate::claim::wording;
use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, Period};
use crate::source::Place;
use crate::statistics::{Cell, LookupFault, Reference, When, lookup};
use std::collections::BTreeMap;
use window::Window;

/// A figure among those of other periods.
struct Record<'a> {
    now: Cell<'a>,
    value: Interval,
    /// All figures of the series.
    series: BTreeMap<Period, Cell<'a>>,
    /// Where the reference says that the record begins.
    from: Option<Period>,
    because: bool,
    place: Place,
}

/// Finds the figure and its series.
pub(super) fn find<'a>(asked: &Asked<'a, '_>) -> Result<Box<dyn Standing<'a> + 'a>, Box<Diagnostic>> {
    let (when, from) = match (&asked.reference.when, asked.argument) {
        (When::Range(first, last), None) => (When::At(last.clone()), Some(first.as_str())),
        (when, from) => (when.clone(), from),
    };
    let reference = Reference { when, ..asked.reference.clone() };
    let now = asked.statistics.cell(&reference).map_err(|fault| asked.fault(&fault))?;
    let value = compute::number(&now, Question::Versus, asked.place)?;
    let of_series = now.dataset.observations.iter().filter(|(key, _)| key.members == now.key.members);
    let series: BTreeMap<Period, Cell<'a>> =
        of_series.map(|(key, observation)| (key.period, Cell { dataset: now.dataset, key: key.clone(), observation })).collect();
    let start = |text: &str| {
        let when = When::parse(text).map_err(LookupFault::Unreadable)?;
        let period = lookup::one_period(now.dataset, &now.key.members, &when)?;
        lookup::at_period(&now, &When::At(period.key())).map(|cell| cell.key.period)
    };
    let from = from.map(|text| start(text).map_err(|fault| asked.fault(&fault))).transpose()?;
    if from.is_some_and(|from| from >= now.key.period) {
        let message = format!("A record looks back, but nothing comes before {} here.", now.key.period);
        return Err(asked.refuse(code::WRONG_PERIOD, message, "name an earlier period after `record=`"));
    }
    if series.keys().next() == Some(&now.key.period) {
        let message = format!("{} is the first period of `{}`, so nothing comes before it.", now.key.period, now.dataset.id);
        return Err(asked.refuse(code::WRONG_PERIOD, message, "refer to a later period"));
    }
    Ok(Box::new(Record { value, series, from, because: asked.because.is_some(), place: asked.place.clone(), now }))
}

impl Record<'_> {
    fn period(&self) -> Period {
        self.now.key.period
    }

    fn start_of_series(&self) -> Period {
        self.series.keys().next().copied().unwrap_or_else(|| self.period())
    }

    fn extreme(reading: &Reading) -> Option<Extreme> {
        let most = reading.quantifier.as_ref().filter(|said| said.value == Quantifier::Most).map(|_| Extreme::Highest);
        let record = reading.record.as_ref().map(|said| said.value.unwrap_or(Extreme::Highest));
        reading.extreme.as_ref().map(|said| said.value).or(most).or(record)
    }

    fn first(&self, reading: &Reading) -> Result<First, Wrong> {
        match Self::extreme(reading) {
            Some(extreme) => order::first(extreme, self.now.dataset, reading),
            None => {
                let message = format!("\"{}\" does not say whether it is the highest or the lowest.", quoted(reading));
                Err(Wrong::new(
                    code::UNCLEAR_CLAIM,
                    message,
                    "highest or lowest?",
                    "say \"highest\" or \"lowest\", and since when",
                ))
            }
        }
    }

    /// "The lowest since 2020".
    fn default(&self) -> Option<String> {
        let text = |first: First, joint: &str, from: Period| {
            let word = match first {
                First::Lowest => "lowest",
                First::Highest => "highest",
            };
            format!("the {joint}{word} since {}", named(from))
        };
        let ends = [First::Highest, First::Lowest];
        for (joint, ties) in [("", false), ("joint ", true)] {
            let reached = ends.into_iter().filter_map(|first| self.reach(first, ties).map(|(from, steps)| (steps, first, from)));
            let Some((_, first, from)) = reached.max_by_key(|(steps, ..)| *steps) else { continue };
            return match self.from {
                None => Some(text(first, joint, from)),
                Some(start) => (from <= start).then(|| text(first, joint, start)),
            };
        }
        None
    }

    fn compare(&self, reading: &Reading, first: First, figures: &[(Period, Interval)]) -> Result<(), Wrong> {
        let told = |period: Period| {
            let cell = self.series.get(&period);
            format!("{} in {}", cell.map(wording::print).unwrap_or_default(), period.label())
        };
        let own = self.value;
        if let Some((period, _)) = figures.iter().rfind(|(_, other)| first.puts(other.value, own.value)) {
            return Err(Wrong::falsehood(reading, &format!("it was {}, {}", first.ahead(), told(*period))));
        }
        let level = figures.iter().rfind(|(_, other)| other.value == own.value);
        match (level, reading.joint.is_some()) {
            (Some(_), true) | (None, false) => Ok(()),
            (None, true) => Err(Wrong::falsehood(reading, "no other figure is the same")),
            (Some((_, other)), false) if other.width() > Decimal::ZERO => Err(Wrong::too_close(reading)),
            (Some((period, _)), false) => Err(Wrong::falsehood(reading, &format!("it was the same, {}", told(*period)))),
        }
    }

    /// True, but it has been so for longer.
    fn loose(&self, reading: &Reading, first: First, window: Window) -> Result<(), Wrong> {
        let says_since = reading.mentions.iter().any(|mention| mention.role == Role::Start);
        let longest = self.reach(first, reading.joint.is_some()).map(|(from, _)| from);
        match longest.filter(|from| says_since && self.from.is_none() && *from < window.first) {
            None => Ok(()),
            Some(from) => {
                let since = format!("the same can be said since {}", named(from));
                let message = format!("\"{}\" is true but says little: {since}.", quoted(reading));
                let otherwise = format!(
                    "write \"since {}\", or name the start in the reference as  ?record={}",
                    named(from),
                    named(window.first)
                );
                Err(Wrong::Warning(Words { code: code::LOOSE_CLAIM, message, label: "a longer time", otherwise }))
            }
        }
    }
}

impl<'a> Standing<'a> for Record<'a> {
    fn weigh(&self, reading: &Reading) -> Result<(), Wrong> {
        clear(reading)?;
        let stray = [&reading.ordinal, &reading.group, &reading.field, &reading.number].into_iter().any(Option::is_some);
        let directions = reading.phrase.directions.iter().any(|said| said.span.is_some());
        if stray || directions || reading.side.is_some() {
            return Err(Wrong::unclear(&Unclear::SeveralNumbers, reading));
        }
        if reading.is_vague || reading.quantifier.as_ref().is_some_and(|said| said.value != Quantifier::Most) {
            return Err(Wrong::unclear(&Unclear::Beyond(quoted(reading)), reading));
        }
        let first = self.first(reading)?;
        let window = self.window(reading)?;
        let mut figures = self.figures(window)?;
        if reading.mentions.iter().any(|mention| mention.role == Role::Start) {
            self.figure(window.first).map_err(Wrong::Refused)?;
        }
        if figures.is_empty() {
            figures = self.figures(Window { is_closed: true, ..window })?;
        }
        self.compare(reading, first, &figures)?;
        latest_and_average(reading, &self.now)?;
        self.loose(reading, first, window)
    }

    fn printed(&self) -> Result<String, Wrong> {
        self.default().ok_or_else(|| {
            let from = self.from.unwrap_or_else(|| self.start_of_series());
            let message = format!("{} is neither the highest nor the lowest since {}.", wording::print(&self.now), named(from));
            Wrong::new(code::UNCLEAR_CLAIM, message, "no record", "name a later start, or give the figure itself")
        })
    }

    fn exact(&self, _: &Reading) -> String {
        wording::print(&self.now)
    }

    fn working(&self) -> String {
        let from = self.from.unwrap_or_else(|| self.start_of_series());
        let own = |cell: &&Cell<'_>| (from..self.period()).contains(&cell.key.period);
        let earlier: Vec<String> = self
            .series
            .values()
            .filter(own)
            .map(|cell| format!("{} ({})", wording::print(cell), cell.key.period.label()))
            .collect();
        format!("{} ({}), after {}", wording::print(&self.now), self.period().label(), earlier.join(", "))
    }

    fn value(&self) -> Decimal {
        self.now.number().unwrap_or_default()
    }

    fn candidates(&self, reading: &Reading) -> Vec<String> {
        let with = |edits: Vec<fix::Edit>| fix::edited(&reading.phrase, edits);
        let joint = match (&reading.joint, &reading.extreme) {
            (Some(said), _) => said.span.clone().map(|span| (span, String::new())),
            (None, Some(said)) => said.span.clone().map(|span| (span.clone(), format!("joint {}", &reading.phrase.text[span]))),
            (None, None) => None,
        };
        let ends = [
            reading.extreme.as_ref().map(|said| (said.span.clone(), said.entry)),
            reading.record.as_ref().map(|said| (said.span.clone(), said.entry)),
        ];
        let turned = ends.into_iter().flatten().find_map(|(span, entry)| Some((span?, entry.opposite(true)?.to_owned())));
        let since = self.since(reading);
        let mut candidates: Vec<String> = joint.into_iter().map(|edit| with(vec![edit])).collect();
        candidates.extend(since.clone().map(|since| with(vec![since])));
        candidates.extend(turned.clone().map(|turned| with(vec![turned])));
        candidates.extend(turned.zip(since).map(|(turned, since)| with(vec![turned, since])));
        candidates.extend(self.default());
        candidates
    }

    fn cells(&self) -> Vec<&Cell<'a>> {
        let from = self.from.unwrap_or_else(|| self.start_of_series());
        let others = self.series.values().filter(|cell| cell.key != self.now.key && cell.key.period >= from);
        std::iter::once(&self.now).chain(others).collect()
    }
}

impl Record<'_> {
    /// Another period after "since": the one that the reference names, or the earliest of which the words are true.
    fn since(&self, reading: &Reading) -> Option<fix::Edit> {
        let mention = reading.mentions.iter().find(|mention| mention.role == Role::Start)?;
        let first = self.first(reading).ok()?;
        let from = self.from.or_else(|| self.reach(first, reading.joint.is_some()).map(|(from, _)| from))?;
        Some((mention.span.clone()?, named(from)))
    }
}
