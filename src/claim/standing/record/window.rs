//! The periods that a record is about, and whether each of them has a figure that can be compared.

use super::Record;
use crate::claim::amount::Amount;
use crate::claim::comparable;
use crate::claim::compute::{self, Question};
use crate::claim::interval::Interval;
use crate::claim::lexicon::{Role, Written};
use crate::claim::message;
use crate::claim::phrase::{Mention, Unclear};
use crate::claim::standing::order::First;
use crate::claim::standing::reading::Reading;
use crate::claim::standing::{Wrong, named, other_period, quoted};
use crate::claim::weigh;
use crate::diag::{Diagnostic, code};
use crate::number::{Frequency, Period, TimeUnit};
use crate::statistics::{Cell, Status, Value, lookup};

/// Nobody looks back further than so many years.
const MOST_YEARS: u32 = 200;

/// The periods that a figure is compared with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    pub(super) first: Period,
    pub(super) last: Period,
    /// Whether the first belongs to it; "since 2016" may mean that 2016 was the last time.
    pub(super) is_closed: bool,
}

impl Record<'_> {
    /// The periods that the words are about.
    pub(super) fn window(&self, reading: &Reading) -> Result<Window, Wrong> {
        let whole = Window { first: self.from.unwrap_or_else(|| self.start_of_series()), last: self.period(), is_closed: true };
        let others: Vec<&Mention> = reading
            .mentions
            .iter()
            .filter(|mention| mention.role == Role::Start || !weigh::names(mention, self.period()))
            .collect();
        if reading.record.is_some() {
            return self.of_record(whole, others.first().copied());
        }
        if let Some(years) = &reading.years {
            return self.years_back(years, reading).map(|first| Window { first, last: whole.last, is_closed: false });
        }
        match others.as_slice() {
            [] => Ok(whole),
            [since] if since.role == Role::Start => {
                let first = self.named(since)?;
                match self.from {
                    Some(from) if from != first => {
                        Err(other_period(&since.text, &format!("reference looks back to {}", named(from))))
                    }
                    _ if first >= self.period() => Err(other_period(&since.text, &format!("figure is of {}", self.period()))),
                    _ => Ok(Window { first, last: whole.last, is_closed: false }),
                }
            }
            [one] => self.between(self.named(one)?, self.period(), &one.text),
            [one, other] => self.between(self.named(one)?, self.named(other)?, &one.text),
            _ => Err(Wrong::unclear(&Unclear::SeveralNumbers, reading)),
        }
    }

    /// "On record" is about the whole series, what came later included.
    fn of_record(&self, whole: Window, other: Option<&Mention>) -> Result<Window, Wrong> {
        let from = self.from.filter(|from| *from > self.start_of_series());
        match (other, from) {
            (Some(mention), _) => Err(other_period(&mention.text, "record is about the whole series")),
            (_, Some(from)) => Err(other_period("that it is a record", &format!("reference looks back only to {}", named(from)))),
            (None, None) => Ok(Window { last: self.series.keys().next_back().copied().unwrap_or(whole.last), ..whole }),
        }
    }

    fn between(&self, one: Period, other: Period, said: &str) -> Result<Window, Wrong> {
        let (first, last) = (one.min(other), one.max(other));
        if first == last || !(first..=last).contains(&self.period()) {
            return Err(other_period(said, &format!("figure is of {}", self.period())));
        }
        Ok(Window { first, last, is_closed: true })
    }

    /// The period of the series that is named.
    fn named(&self, mention: &Mention) -> Result<Period, Wrong> {
        let all: Vec<Period> = self.series.keys().copied().filter(|period| weigh::names(mention, *period)).collect();
        let exact = all.iter().find(|period| period.key().starts_with(&mention.text)).or(all.first());
        exact.copied().ok_or_else(|| {
            let there = lookup::available(&self.series.keys().copied().collect::<Vec<_>>());
            let message = format!("The text says {}, but `{}` has no figure for it.", mention.text, self.now.dataset.id);
            Wrong::new(code::FALSE_CLAIM, message, "not in the data", format!("name a period that is there: {there}"))
        })
    }

    fn years_back(&self, years: &Amount, reading: &Reading) -> Result<Period, Wrong> {
        let is_yearly = matches!(
            self.period().frequency(),
            Frequency::CalendarYear
                | Frequency::FinancialYear
                | Frequency::AcademicYear
                | Frequency::YearEnding(_)
                | Frequency::At(_)
        );
        let is_years = years.unit == Some(Written::Time(TimeUnit::Years));
        let count = u32::try_from(years.value).ok().filter(|count| is_yearly && is_years && (1..=MOST_YEARS).contains(count));
        let back = count.and_then(|count| (0..count).try_fold(self.period(), |period, _| period.previous()));
        back.ok_or_else(|| {
            let message = format!("\"{}\" does not say since which period.", quoted(reading));
            Wrong::new(code::UNCLEAR_CLAIM, message, "since when?", "name the period, as in \"since 2016\"")
        })
    }

    /// The figures of a window without our own; a period without one is refused, and so is a break.
    pub(super) fn figures(&self, window: Window) -> Result<Vec<(Period, Interval)>, Wrong> {
        let mut periods: Vec<Period> = Vec::new();
        let mut at = window.last;
        while at > window.first || (at == window.first && window.is_closed) {
            periods.push(at);
            let before = at.previous().or_else(|| self.series.range(..at).next_back().map(|(period, _)| *period));
            let Some(before) = before else { break };
            at = before;
        }
        periods.reverse();
        let mut figures = Vec::with_capacity(periods.len());
        for period in periods.into_iter().filter(|period| *period != self.period()) {
            figures.push((period, self.figure(period).map_err(Wrong::Refused)?));
        }
        self.unbroken(window)?;
        Ok(figures)
    }

    pub(super) fn figure(&self, period: Period) -> Result<Interval, Box<Diagnostic>> {
        let Some(cell) = self.series.get(&period) else {
            let message = format!("The record cannot be told: `{}` has no figure for {period}.", self.now.dataset.id);
            let fix = "name a later start, as in \"since 2020\" with  ?record=2020";
            return Err(Box::new(Diagnostic::error(code::MISSING_VALUE, self.place.clone(), message).label("a gap").fix(fix)));
        };
        if !self.because && comparable::part(cell) != comparable::part(&self.now) {
            comparable::comparable(&self.now, cell).map_err(|why| Box::new(why.diagnose(&self.now, cell, &self.place)))?;
        }
        match cell.observation.value {
            Value::Number(_) => compute::number(cell, Question::Versus, &self.place),
            Value::Missing(shorthand) => Err(Box::new(message::missing(cell, shorthand, &self.place))),
        }
    }

    /// A change in the way of counting within the window ends what can be compared.
    fn unbroken(&self, window: Window) -> Result<(), Wrong> {
        for end in [window.first, window.last] {
            if let Some(cell) = self.series.get(&end).filter(|cell| cell.key != self.now.key && !self.because) {
                comparable::comparable(&self.now, cell)
                    .map_err(|why| Wrong::Refused(Box::new(why.diagnose(&self.now, cell, &self.place))))?;
            }
        }
        Ok(())
    }

    /// The period from which the figure comes first, which is the last that was as far or further, or else the first
    /// that can be compared; and how many periods it leaves behind.
    pub(super) fn reach(&self, first: First, allows_ties: bool) -> Option<(Period, usize)> {
        let mut steps = 0;
        let mut reached = None;
        let mut at = self.period();
        while !self.series.get(&at).is_some_and(is_break) {
            let before = at.previous().or_else(|| self.series.range(..at).next_back().map(|(period, _)| *period));
            let Some((before, other)) = before.and_then(|period| Some((period, self.figure(period).ok()?.value))) else { break };
            let is_first = first.puts(self.value.value, other) || (allows_ties && self.value.value == other);
            reached = Some(before);
            if !is_first {
                break;
            }
            steps += 1;
            at = before;
        }
        reached.filter(|_| steps > 0).map(|period| (period, steps))
    }
}

fn is_break(cell: &Cell<'_>) -> bool {
    cell.observation.statuses.contains(&Status::Break)
}
