//! How many members of a dimension meet a threshold: "36 of 152", "one of only 36", "nearly a quarter".

mod sign;

use super::field::{self, Field};
use super::rank::respelt;
use super::reading::Reading;
use super::{Asked, Standing, Wrong, about, clear};
use crate::claim::amount::{Amount, Kind};
use crate::claim::comparable;
use crate::claim::compute::{self, Question};
use crate::claim::fix;
use crate::claim::interval::{End, Interval, Region};
use crate::claim::lexicon::{Quantifier, Written};
use crate::claim::phrase::Unclear;
use crate::claim::region::{self, Stated};
use crate::claim::wording;
use crate::diag::{Diagnostic, code};
use crate::number::{Decimal, LARGEST, Unit, plain, read_decimal};
use crate::source::Place;
use crate::statistics::{Cell, Dataset, Key, LookupFault, Role, lookup};
use sign::Sign;

/// How many meet a threshold.
struct Count<'a> {
    field: Field<'a>,
    /// The member that the reference names, with whether it meets the threshold; nothing where rounding leaves it open.
    own: Option<(String, Option<bool>)>,
    sign: Sign,
    /// "at most 121 days".
    criterion: String,
    /// The figure that is the threshold.
    threshold: Option<Cell<'a>>,
    /// How many surely meet it.
    sure: usize,
    /// How many may meet it beside these: rounding or a missing figure leaves it open.
    open: usize,
    /// The figure to link to: the member's own, or the first.
    now: Cell<'a>,
    place: Place,
}

/// Finds the field and the threshold.
pub(super) fn find<'a>(asked: &Asked<'a, '_>) -> Result<Box<dyn Standing<'a> + 'a>, Box<Diagnostic>> {
    let fault = |found: LookupFault| asked.fault(&found);
    let (sign, name, limit) = asked.argument.and_then(sign::split).ok_or_else(|| unreadable(asked))?;
    let dataset = asked.statistics.dataset(&asked.reference.dataset).map_err(fault)?;
    let (at, key, is_named) = counted(asked, dataset)?;
    let field = field::gather(dataset, &key, at, asked.because, asked.place)?;
    let label = field.dimension.members[key.members[at]].label.clone();
    let own_cell = field.entrants.iter().find(|(cell, _)| cell.key == key).cloned();
    let now = own_cell.as_ref().filter(|_| is_named).or(field.entrants.first()).map(|(cell, _)| cell.clone());
    let now = now.ok_or_else(|| Box::new(field.incomplete("The number", asked.place)))?;
    let (threshold, value, spelt) = limit_of(asked, &now, limit)?;
    let verdicts: Vec<Option<bool>> = field.entrants.iter().map(|(_, own)| sign.meets(*own, value)).collect();
    let sure = verdicts.iter().filter(|met| **met == Some(true)).count();
    let open = verdicts.iter().filter(|met| met.is_none()).count() + field.unknown();
    let own = own_cell.map(|(_, own)| sign.meets(own, value));
    if is_named && own.is_none() {
        let cell = asked.statistics.cell(asked.reference).map_err(fault)?;
        compute::number(&cell, Question::Versus, asked.place)?;
    }
    let own = own.filter(|_| is_named).map(|met| (label, met));
    Ok(Box::new(Count {
        own,
        sign,
        criterion: format!("{name} {spelt}"),
        threshold,
        sure,
        open,
        now,
        field,
        place: asked.place.clone(),
    }))
}

fn unreadable(asked: &Asked<'_, '_>) -> Box<Diagnostic> {
    let message = "`count` needs a threshold after it.".to_owned();
    asked.refuse(code::UNCLEAR_CLAIM, message, "write it as in  ?count=<=121  or  ?count=<=target  (also <, >, >= and =)")
}

/// The dimension whose members are counted, the key of one of them, and whether the reference names it.
fn counted(asked: &Asked<'_, '_>, dataset: &Dataset) -> Result<(usize, Key, bool), Box<Diagnostic>> {
    let fault = |found: LookupFault| asked.fault(&found);
    let choice = lookup::choose(dataset, &asked.reference.members).map_err(fault)?;
    let several = |at: &usize| choice[*at].is_none() && dataset.dimensions[*at].members.len() > 1;
    let unnamed: Vec<usize> = (0..choice.len()).filter(several).collect();
    let open: Vec<usize> = unnamed.iter().copied().filter(|at| dataset.dimensions[*at].default.is_none()).collect();
    let named = choice.iter().rposition(Option::is_some);
    let (at, is_named) = match (open.as_slice(), named, unnamed.as_slice()) {
        ([one], _, _) | ([], None, [one]) => (*one, false),
        ([], Some(named), _) => (named, true),
        _ => return Err(undecided(asked, dataset)),
    };
    let observed = |index: &usize| dataset.dimensions[at].members[*index].role == Role::Observed;
    let first = (0..dataset.dimensions[at].members.len()).find(observed).ok_or_else(|| undecided(asked, dataset))?;
    let own = choice[at].filter(|_| is_named).unwrap_or(first);
    if !observed(&own) {
        let message = format!("{} is not one of those that are counted.", dataset.dimensions[at].members[own].label);
        return Err(asked.refuse(code::UNCLEAR_CLAIM, message, "leave the member out, or name one that was observed"));
    }
    let of = |index: usize| if index == at { own } else { choice[index].or(dataset.dimensions[index].default).unwrap_or(0) };
    let members: Vec<usize> = (0..choice.len()).map(of).collect();
    let period = lookup::one_period(dataset, &members, &asked.reference.when).map_err(fault)?;
    if !dataset.periods().contains(&period) {
        return Err(fault(LookupFault::Period(period.key(), lookup::available(&dataset.periods()))));
    }
    Ok((at, Key { members, period }, is_named))
}

fn undecided(asked: &Asked<'_, '_>, dataset: &Dataset) -> Box<Diagnostic> {
    let message = format!("It is not clear which members of `{}` are counted.", dataset.id);
    asked.refuse(code::UNCLEAR_CLAIM, message, "leave one dimension open, and name a member of each other")
}

/// A threshold: a figure of the data or a number, with how it is told.
type Limit<'a> = (Option<Cell<'a>>, Interval, String);

fn limit_of<'a>(asked: &Asked<'a, '_>, now: &Cell<'a>, text: &str) -> Result<Limit<'a>, Box<Diagnostic>> {
    let unit = &now.dataset.unit;
    let written = if *unit == Unit::Percent { text.strip_suffix('%').unwrap_or(text) } else { text };
    if let Some(number) = read_decimal(written).ok().filter(|number| number.abs() <= LARGEST) {
        return Ok((None, Interval::exact(number), crate::number::with_unit(number, unit)));
    }
    let cell = compute::versus(asked.statistics, now, text, asked.place)?;
    let is_same = cell.dataset.id == now.dataset.id && cell.key == now.key;
    if asked.because.is_none() && !is_same {
        comparable::comparable(now, &cell).map_err(|why| Box::new(why.diagnose(now, &cell, asked.place)))?;
    }
    let value = compute::number(&cell, Question::Versus, asked.place)?;
    let spelt = crate::number::with_unit(cell.number().unwrap_or_default(), unit);
    Ok((Some(cell), value, spelt))
}

impl Count<'_> {
    fn told(&self) -> String {
        let all = plain(self.field.size().into());
        match self.open {
            0 => format!("{} of {all}", plain(self.sure.into())),
            open => format!("between {} and {} of {all}", plain(self.sure.into()), plain((self.sure + open).into())),
        }
    }

    fn instead(&self) -> String {
        let are = if self.sure == 1 && self.open == 0 { "is" } else { "are" };
        format!("{} {are} {}", self.told(), self.criterion)
    }

    /// The count as a range, or as a share in per cent.
    fn answer(&self, is_share: bool) -> Interval {
        let of = |count: usize| {
            let count = Decimal::from(count);
            if is_share { count * Decimal::ONE_HUNDRED / Decimal::from(self.field.size()) } else { count }
        };
        Interval { low: of(self.sure), value: of(self.sure), high: of(self.sure + self.open) }
    }

    /// Whether the words are true of the number that meets the threshold.
    fn holds(&self, region: Region, is_share: bool, reading: &Reading) -> Result<(), Wrong> {
        let answer = self.answer(is_share);
        if region.holds_all(answer) {
            return Ok(());
        }
        if !region.meets(answer) {
            return Err(Wrong::falsehood(reading, &self.instead()));
        }
        Err(self.undecided(reading))
    }

    fn undecided(&self, reading: &Reading) -> Wrong {
        if self.field.unknown() > 0 {
            return Wrong::new(
                code::MISSING_VALUE,
                format!(
                    "\"{}\" cannot be told: {} of {} have no figure.",
                    super::quoted(reading),
                    self.field.unknown(),
                    self.field.size()
                ),
                "some are missing",
                format!("write \"at least {}\"", plain(self.sure.into())),
            );
        }
        Wrong::uncertain(reading, &self.told())
    }

    fn quantity(&self, reading: &Reading, amount: &Amount) -> Result<(), Wrong> {
        let is_share = amount.kind == Kind::Fraction || amount.unit == Some(Written::Percent);
        if !matches!(amount.kind, Kind::Number | Kind::Fraction) || !matches!(amount.unit, None | Some(Written::Percent)) {
            let message = format!("\"{}\" is in another unit: the reference counts.", super::quoted(reading));
            return Err(Wrong::new(code::UNIT_MISMATCH, message, "another unit", "write how many there are"));
        }
        let stated = Stated { value: amount.value, step: amount.step() };
        let bound = reading.phrase.bound.as_ref().map(|said| said.value);
        self.holds(region::of(amount, stated, bound), is_share, reading)
    }

    /// "All", "none", "most".
    fn quantifier(&self, reading: &Reading, quantifier: Quantifier) -> Result<(), Wrong> {
        let half = Decimal::from(50);
        let region = match quantifier {
            Quantifier::All | Quantifier::Every => Region { low: End::Closed(Decimal::ONE_HUNDRED), high: End::None },
            Quantifier::None => Region { low: End::None, high: End::Closed(Decimal::ZERO) },
            Quantifier::Most => Region { low: End::Open(half), high: End::None },
            Quantifier::Minority => Region { low: End::Open(Decimal::ZERO), high: End::Open(half) },
        };
        self.holds(region, true, reading)
    }

    /// The member that the reference names must be one of those that meet it.
    fn member(&self, reading: &Reading) -> Result<(), Wrong> {
        match &self.own {
            Some((label, Some(false))) => {
                let instead = format!("{label} has {}, not {}", wording::print(&self.now), self.criterion);
                Err(Wrong::not_counted(reading, &instead))
            }
            Some((label, None)) => {
                let message =
                    format!("Whether {label} is {} is too close to call, because the data are rounded.", self.criterion);
                Err(Wrong::new(code::ROUNDED_INPUTS, message, "could be either", "leave the member out of the reference"))
            }
            _ => Ok(()),
        }
    }

    /// The number of those that count, and the number of all; in "one of only 36" the 36 are those that count.
    fn numbers<'r>(&self, reading: &'r Reading) -> (Option<&'r Amount>, Option<&'r Amount>) {
        let is_one = reading.number.as_ref().is_some_and(|amount| amount.kind == Kind::Number && amount.value == Decimal::ONE);
        let is_all = |few: &Amount| few.value == Decimal::from(self.field.size()) && self.sure < self.field.size();
        match (&reading.number, &reading.field) {
            (Some(_), Some(few)) if is_one && self.own.is_some() && !is_all(few) => (Some(few), None),
            (number, field) => (number.as_ref(), field.as_ref()),
        }
    }
}

impl<'a> Standing<'a> for Count<'a> {
    fn weigh(&self, reading: &Reading) -> Result<(), Wrong> {
        clear(reading)?;
        let strays = [&reading.ordinal, &reading.group, &reading.years];
        if strays.into_iter().any(Option::is_some) || reading.phrase.until.is_some() {
            return Err(Wrong::unclear(&Unclear::SeveralNumbers, reading));
        }
        let ends = [
            reading.extreme.as_ref().map(|said| said.entry),
            reading.side.as_ref().map(|said| said.entry),
            reading.record.as_ref().map(|said| said.entry),
        ];
        if let Some(entry) = ends.into_iter().flatten().next() {
            return Err(Wrong::unclear(&Unclear::Beyond(entry.text()), reading));
        }
        self.member(reading)?;
        let (number, all) = self.numbers(reading);
        let quantifier = reading.quantifier.as_ref().map(|said| said.value);
        match (number, quantifier) {
            (None, None) => return Err(Wrong::unclear_number(reading)),
            (number, quantifier) => {
                number.map_or(Ok(()), |amount| self.quantity(reading, amount))?;
                quantifier.map_or(Ok(()), |quantifier| self.quantifier(reading, quantifier))?;
            }
        }
        if all.is_some_and(|all| all.kind != Kind::Number || all.value != Decimal::from(self.field.size())) {
            return Err(Wrong::falsehood(reading, &format!("there are {}", plain(self.field.size().into()))));
        }
        let better = self.now.dataset.better;
        let own = reading.phrase.directions.iter().filter(|said| said.span.is_some());
        if own.into_iter().any(|said| !self.sign.agrees(said.value, better)) {
            return Err(Wrong::falsehood(reading, &format!("the reference counts those that are {}", self.criterion)));
        }
        about(reading, &self.now)
    }

    fn printed(&self) -> Result<String, Wrong> {
        self.member(&Reading::default())?;
        let all = plain(self.field.size().into());
        match (self.field.unknown(), self.open, self.sure) {
            (1.., ..) => Err(Wrong::Refused(Box::new(self.field.incomplete("The number", &self.place)))),
            (_, 0, _) => Ok(self.told()),
            (_, open, 0) => Ok(format!("up to {} of {all}", plain(open.into()))),
            (_, _, sure) => Ok(format!("at least {} of {all}", plain(sure.into()))),
        }
    }

    fn exact(&self, _: &Reading) -> String {
        self.told()
    }

    fn working(&self) -> String {
        let text = format!("{}{}", self.instead(), self.field.remark());
        match self.field.unknown() {
            0 => text,
            unknown => format!("{text}; {unknown} without a figure"),
        }
    }

    fn value(&self) -> Decimal {
        self.sure.into()
    }

    fn candidates(&self, reading: &Reading) -> Vec<String> {
        let with = |edits: Vec<fix::Edit>| fix::edited(&reading.phrase, edits);
        let (number, all) = self.numbers(reading);
        let all = all.map(|all| (all.digits.clone(), respelt(all, self.field.size())));
        let count = number.filter(|amount| amount.kind == Kind::Number && amount.unit.is_none());
        let count = count.map(|amount| (amount.digits.clone(), respelt(amount, self.sure)));
        let least = match (&count, &reading.phrase.bound) {
            (Some((span, number)), None) => with(vec![(span.clone(), format!("at least {number}"))]),
            _ => format!("at least {}", plain(self.sure.into())),
        };
        let dropped = reading.phrase.bound.as_ref().and_then(|said| Some((said.span.clone()?, String::new())));
        let right: Vec<fix::Edit> = count.into_iter().chain(all).collect();
        vec![with(right.clone()), with(right.into_iter().chain(dropped).collect()), self.told(), least]
    }

    fn cells(&self) -> Vec<&Cell<'a>> {
        let others = self.field.entrants.iter().map(|(cell, _)| cell).filter(|cell| cell.key != self.now.key);
        std::iter::once(&self.now).chain(others).chain(&self.threshold).collect()
    }
}
