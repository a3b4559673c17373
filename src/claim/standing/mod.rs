//! Where a figure stands among others: its place, whether it is a record, how many meet a threshold.
//!
//! 1. [`reading`] reads the phrase, [`order`] knows which end of an order its words mean.
//! 2. [`field`] gathers those that are ranked or counted together.
//! 3. [`rank`], [`record`] and [`threshold`] answer one question each: what the data give, and whether the words say so.

mod field;
mod order;
mod rank;
mod reading;
mod record;
mod threshold;

use super::message::Words;
use super::phrase::Unclear;
use super::{Claim, Figure, Judged, MACHINE_DECIMALS, fix, message, weigh, wording};
use crate::diag::{Code, Diagnostic, code};
use crate::number::{Decimal, Period, round};
use crate::source::Place;
use crate::statistics::{Cell, LookupFault, Reference, Statistics};
use reading::Reading;

/// More better wordings than these would make a message hard to read.
const MOST_WORDINGS: usize = 2;

/// A question as its author asks it.
struct Asked<'a, 'q> {
    statistics: &'a Statistics,
    reference: &'q Reference,
    argument: Option<&'q str>,
    because: Option<&'q str>,
    place: &'q Place,
}

/// What the data give for a question about one among others.
trait Standing<'a> {
    /// Whether the words say so.
    fn weigh(&self, reading: &Reading) -> Result<(), Wrong>;
    /// The wording of an insert.
    fn printed(&self) -> Result<String, Wrong>;
    /// The answer in the terms of the phrase.
    fn exact(&self, reading: &Reading) -> String;
    /// The figures behind it.
    fn working(&self) -> String;
    fn value(&self) -> Decimal;
    /// Wordings that might hold, the nearest to the author's first.
    fn candidates(&self, reading: &Reading) -> Vec<String>;
    /// The figures that were read; the first is the one that the claim is about.
    fn cells(&self) -> Vec<&Cell<'a>>;
}

/// What is wrong with a phrase, before its place, its data and a better wording are added.
enum Wrong {
    Error(Words),
    /// True, or perhaps true.
    Warning(Words),
    /// The data do not allow an answer, whatever the words are.
    Refused(Box<Diagnostic>),
}

impl Wrong {
    fn new(code: Code, message: String, label: &'static str, otherwise: impl Into<String>) -> Self {
        Self::Error(Words { code, message, label, otherwise: otherwise.into() })
    }

    fn falsehood(reading: &Reading, instead: &str) -> Self {
        let message = format!("The text says {}, but {instead}.", quoted(reading));
        Self::new(code::FALSE_CLAIM, message, "written here", format!("change the sentence: {instead}"))
    }

    /// The member that is named is none of those that count.
    fn not_counted(reading: &Reading, instead: &str) -> Self {
        let message = match quoted(reading).as_str() {
            "" => format!("{instead}."),
            said => format!("The text says {said}, but {instead}."),
        };
        Self::new(code::FALSE_CLAIM, message, "not one of them", "leave the member out of the reference, or change the sentence")
    }

    fn unclear(reason: &Unclear, reading: &Reading) -> Self {
        Self::Error(message::unclear(&reading.phrase, reason, None))
    }

    fn unclear_number(reading: &Reading) -> Self {
        let message = format!("\"{}\" does not say how many there are.", quoted(reading));
        Self::new(code::UNCLEAR_CLAIM, message, "how many?", "write the number, or \"all\", \"most\" or \"none\"")
    }

    fn uncertain(reading: &Reading, range: &str) -> Self {
        let message = format!("\"{}\" cannot be confirmed: the data are rounded, and it is {range}.", quoted(reading));
        let otherwise = format!("say that it is {range}, or use data that are not rounded");
        Self::Warning(Words { code: code::ROUNDED_INPUTS, message, label: "may be true", otherwise })
    }

    fn too_close(reading: &Reading) -> Self {
        let message = format!("\"{}\" is too close to call, because the data are rounded.", quoted(reading));
        Self::new(code::ROUNDED_INPUTS, message, "could be another", "say \"joint\", or that the figures are similar")
    }
}

/// Judges a claim that asks where a figure stands among others; nothing if it asks something else.
pub(super) fn judge(statistics: &Statistics, claim: &Claim<'_>) -> Option<Judged> {
    let reference = Reference::parse(claim.reference).ok()?;
    let (word, argument) = reference.question.as_ref()?;
    let argument = argument.as_deref();
    let asked = Asked { statistics, reference: &reference, argument, because: claim.because, place: claim.reference_place };
    let standing = match word.as_str() {
        "rank" => rank::find(&asked),
        "record" => record::find(&asked),
        "count" => threshold::find(&asked),
        _ => return None,
    };
    Some(match standing {
        Ok(standing) => found(&*standing, claim),
        Err(problem) => Judged { figure: None, problems: vec![*problem] },
    })
}

fn found<'a>(standing: &(dyn Standing<'a> + 'a), claim: &Claim<'_>) -> Judged {
    let printed = standing.printed();
    let figure = |reading: &Reading| {
        let now = standing.cells()[0];
        Figure {
            value: round(standing.value(), MACHINE_DECIMALS).normalize(),
            spelt: None,
            because: claim.because.map(str::to_owned),
            printed: printed.as_ref().map_or_else(|_| standing.exact(reading), Clone::clone),
            exact: standing.exact(reading),
            working: Some(standing.working()),
            period: now.key.period.to_string(),
            dataset: now.dataset.id.clone(),
            key: now.key.clone(),
            used: standing.cells().into_iter().map(|cell| (cell.dataset.id.clone(), cell.key.clone())).collect(),
        }
    };
    if claim.phrase.trim().is_empty() {
        let reading = printed.as_ref().map(|text| reading::read(text, "", "")).unwrap_or_default();
        let problem = printed.as_ref().err().map(|wrong| diagnose(standing, wrong, None, claim.reference_place));
        return Judged { figure: Some(figure(&reading)), problems: problem.into_iter().collect() };
    }
    let reading = reading::read(claim.phrase, claim.before, claim.after);
    let wrong = standing.weigh(&reading).err();
    let problem = wrong.map(|wrong| {
        let wordings = wordings(standing, &reading, claim);
        diagnose(standing, &wrong, fix::sentence(&wordings), claim.phrase_place)
    });
    Judged { figure: Some(figure(&reading)), problems: problem.into_iter().collect() }
}

/// Up to two wordings that hold in the place of the author's.
fn wordings<'a>(standing: &(dyn Standing<'a> + 'a), reading: &Reading, claim: &Claim<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for candidate in standing.candidates(reading) {
        let is_new = !found.contains(&candidate) && candidate.trim() != claim.phrase.trim();
        let holds = || standing.weigh(&reading::read(&candidate, claim.before, claim.after)).is_ok();
        if found.len() < MOST_WORDINGS && is_new && holds() {
            found.push(candidate);
        }
    }
    found
}

fn diagnose<'a>(standing: &(dyn Standing<'a> + 'a), wrong: &Wrong, fix: Option<String>, place: &Place) -> Diagnostic {
    let place = place.clone();
    let (problem, words) = match wrong {
        Wrong::Refused(problem) => return (**problem).clone(),
        Wrong::Error(words) => (Diagnostic::error(words.code, place, words.message.clone()), words),
        Wrong::Warning(words) => (Diagnostic::warning(words.code, place, words.message.clone()), words),
    };
    let now = standing.cells()[0];
    problem
        .label(words.label)
        .note(format!("data: {}", standing.working()))
        .also(now.observation.place.clone(), format!("{} in {}", wording::print(now), now.key.period.label()))
        .fix(fix.unwrap_or_else(|| words.otherwise.clone()))
}

fn quoted(reading: &Reading) -> String {
    reading.phrase.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What every such phrase must keep to: words that are understood, the period of the figure, "latest" and "average" in their sense.
fn clear(reading: &Reading) -> Result<(), Wrong> {
    reading.unclear.as_ref().map_or(Ok(()), |reason| Err(Wrong::unclear(reason, reading)))
}

fn about(reading: &Reading, now: &Cell<'_>) -> Result<(), Wrong> {
    if let Some(mention) = reading.mentions.iter().find(|mention| !weigh::names(mention, now.key.period)) {
        return Err(other_period(&mention.text, &format!("figure is of {}", now.key.period)));
    }
    latest_and_average(reading, now)
}

fn other_period(said: &str, instead: &str) -> Wrong {
    let message = format!("The text says {said}, but the {instead}.");
    Wrong::new(code::FALSE_CLAIM, message, "another period", "name the period of the figure, or change the reference")
}

fn latest_and_average(reading: &Reading, now: &Cell<'_>) -> Result<(), Wrong> {
    let own = now.dataset.observations.keys().filter(|key| key.members == now.key.members);
    if reading.phrase.latest.is_some() && own.map(|key| key.period).max() != Some(now.key.period) {
        let said = reading.phrase.latest.as_deref().unwrap_or_default();
        let message = format!("The text says \"{said}\", but `{}` has a later figure.", now.dataset.id);
        return Err(Wrong::new(code::FALSE_CLAIM, message, "not the latest", "name the period, or refer to  @latest"));
    }
    if reading.phrase.average && !now.dataset.is_average() {
        let message = format!("The text says \"average\", but `{}` does not hold averages.", now.dataset.id);
        return Err(Wrong::new(code::FALSE_CLAIM, message, "not an average", "leave out \"average\""));
    }
    Ok(())
}

impl Asked<'_, '_> {
    fn fault(&self, fault: &LookupFault) -> Box<Diagnostic> {
        Box::new(fault.clone().diagnose(&self.reference.dataset, self.place.clone()))
    }

    fn refuse(&self, code: Code, message: String, fix: impl Into<String>) -> Box<Diagnostic> {
        Box::new(Diagnostic::error(code, self.place.clone(), message).fix(fix))
    }
}

/// A period as sentences name it: "2020", "2016/17".
fn named(period: Period) -> String {
    period.key()
}
