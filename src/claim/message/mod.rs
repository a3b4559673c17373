//! Problems of claims in plain words: what the text says, what the data say, what to do.

mod finer;
mod refused;
pub(super) mod span;
mod unclear;

pub(super) use finer::limit;
pub(super) use refused::{backwards, missing, too_large, too_long, unclear_count, unknown_question, wrong_count};
pub(super) use unclear::unclear;

use crate::claim::compute::{Computed, Quantity, Question};
use crate::claim::lexicon::Direction;
use crate::claim::phrase::{Mention, Phrase};
use crate::claim::weigh::{self, Verdict, Weighed};
use crate::claim::wording;
use crate::diag::{Code, Diagnostic, code};
use crate::number::{Decimal, Period, Unit, plain, with_unit};
use crate::source::Place;
use crate::statistics::Cell;

/// What a verdict is called, before notes and fixes are added.
pub(super) struct Words {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) label: &'static str,
    /// What to do where no other wording holds.
    pub(super) otherwise: String,
}

/// The problem that a verdict is, if it is one; `wordings` are phrases that would hold.
pub(super) fn of(
    phrase: &Phrase,
    computed: &Computed<'_>,
    weighed: &Weighed,
    fix: Option<String>,
    place: &Place,
) -> Option<Diagnostic> {
    let quantity = weighed.quantity;
    let words = match &weighed.verdict {
        Verdict::Holds => return None,
        Verdict::Loose => loose(phrase, computed, quantity),
        Verdict::Uncertain(interval) => uncertain(phrase, &wording::range(*interval, computed, quantity)),
        Verdict::TooPrecise(interval) => too_precise(phrase, &wording::range(*interval, computed, quantity)),
        Verdict::TooFine => finer::too_fine(phrase, computed),
        Verdict::LostBound => finer::lost_bound(phrase, computed),
        Verdict::TooClose => too_close(phrase),
        Verdict::False => falsehood(phrase, computed, quantity, "written here"),
        Verdict::WrongWay(direction) => falsehood(phrase, computed, quantity, says(*direction)),
        Verdict::WrongPeriod(mention) => wrong_period(mention, computed),
        Verdict::NotYearBefore(words) => finer::not_year_before(words, computed),
        Verdict::PercentOrPoints => finer::percent_or_points(phrase, computed),
        Verdict::NotLatest => not_latest(phrase, computed),
        Verdict::NotAverage => not_average(computed),
        Verdict::OtherUnit => other_unit(phrase, computed, quantity),
        Verdict::PercentForPoints => percent_for_points(phrase, computed),
        Verdict::NotTime(_) => not_time(phrase, computed),
        Verdict::NoBetter => no_better(computed),
        Verdict::NoBase => no_base(computed),
        Verdict::NothingSaid => nothing_said(phrase),
        Verdict::NoComparison => no_comparison(phrase, computed),
        Verdict::WrongLength(said, given) => span::wrong_length(said, *given, computed),
        Verdict::WrongSteps(steps) => span::wrong_steps(phrase, steps, computed),
        Verdict::WrongShape => span::wrong_shape(phrase, computed),
        Verdict::WrongPoint(extreme) => span::wrong_point(phrase, *extreme, computed),
        Verdict::NoShape => span::no_shape(phrase, computed),
        Verdict::Unclear(reason) => unclear(phrase, reason, Some(computed)),
    };
    let is_warning = matches!(weighed.verdict, Verdict::Loose | Verdict::Uncertain(_));
    let place = place.clone();
    let diagnostic = if is_warning {
        Diagnostic::warning(words.code, place, words.message)
    } else {
        Diagnostic::error(words.code, place, words.message)
    };
    let fix = match (fix, &weighed.verdict) {
        (Some(fix), Verdict::WrongPeriod(mention)) => match reference_to(mention, computed) {
            Some(reference) => format!("{fix}, or refer to {reference}"),
            None => fix,
        },
        (fix, _) => fix.unwrap_or(words.otherwise),
    };
    let diagnostic = match &weighed.verdict {
        Verdict::WrongSteps(steps) => span::with_steps(diagnostic, steps, computed),
        _ => diagnostic,
    };
    Some(with_data(diagnostic.label(words.label).fix(fix), computed))
}

/// A percentage of very few; the counts themselves say more.
pub(super) fn small_base(computed: &Computed<'_>, base: Decimal, is_error: bool, place: &Place) -> Diagnostic {
    let message = format!("This percentage is worked out from only {}.", with_unit(base, &computed.now.dataset.unit));
    let (now, base) = (wording::print(&computed.now), computed.base.as_ref().map(wording::print).unwrap_or_default());
    let place = place.clone();
    let diagnostic = if is_error {
        Diagnostic::error(code::SMALL_BASE, place, message)
    } else {
        Diagnostic::warning(code::SMALL_BASE, place, message)
    };
    let counts = match computed.question {
        Question::Change => format!("from {base} to {now}"),
        Question::Share => format!("{now} of {base}"),
        _ => format!("{now} against {base}"),
    };
    with_data(
        diagnostic
            .label("of very few")
            .fix(format!("say the counts instead: {counts}, or link the {base} too, so that readers see it")),
        computed,
    )
}

/// Adds the figures behind a claim and where they are written.
fn with_data(diagnostic: Diagnostic, computed: &Computed<'_>) -> Diagnostic {
    let data =
        wording::working(computed).unwrap_or_else(|| format!("{} ({})", wording::print(&computed.now), computed.now.key.period));
    let cells = computed.base.iter().chain([&computed.now]);
    cells.fold(diagnostic.note(format!("data: {data}")), |diagnostic, cell| {
        diagnostic.also(cell.observation.place.clone(), format!("{} in {}", wording::print(cell), cell.key.period.label()))
    })
}

fn quoted(phrase: &Phrase) -> String {
    phrase.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn words(code: Code, message: String, label: &'static str, otherwise: impl Into<String>) -> Words {
    Words { code, message, label, otherwise: otherwise.into() }
}

fn says(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "says more",
        Direction::Down => "says less",
        Direction::Sooner => "says faster",
        Direction::Later => "says slower",
        Direction::Better => "says better",
        Direction::Worse => "says worse",
        Direction::Steady => "says no change",
    }
}

fn falsehood(phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity, label: &'static str) -> Words {
    let instead = wording::instead(computed, quantity);
    let message = format!("The text says {}, but {instead}.", quoted(phrase));
    words(code::FALSE_CLAIM, message, label, format!("change the sentence: {instead}"))
}

fn loose(phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity) -> Words {
    let message = format!("\"{}\" is true but says little: {}.", quoted(phrase), wording::instead(computed, quantity));
    words(code::LOOSE_CLAIM, message, "far from the figure", "name a number that is nearer")
}

fn uncertain(phrase: &Phrase, range: &str) -> Words {
    let message = format!("\"{}\" cannot be confirmed: the data are rounded, and it is {range}.", quoted(phrase));
    words(code::ROUNDED_INPUTS, message, "may be true", format!("say that it is {range}, or use data that are not rounded"))
}

fn too_precise(phrase: &Phrase, range: &str) -> Words {
    let message = format!("\"{}\" is more precise than the rounded data, which give {range}.", quoted(phrase));
    words(code::ROUNDED_INPUTS, message, "too many decimals", format!("leave out decimals: it is {range}"))
}

fn too_close(phrase: &Phrase) -> Words {
    let message = format!("\"{}\" is too close to call, because the data are rounded.", quoted(phrase));
    words(code::ROUNDED_INPUTS, message, "could be either way", "say that the figures are similar")
}

fn wrong_period(mention: &Mention, computed: &Computed<'_>) -> Words {
    let periods: Vec<String> = computed.cells().map(|cell| cell.key.period.to_string()).collect();
    let are = if periods.len() == 1 { "figure is" } else { "figures are" };
    let message = format!("The text says {}, but the {are} of {}.", mention.text, periods.join(" and "));
    let reference = reference_to(mention, computed).unwrap_or_else(|| "the one in the text".to_owned());
    let otherwise = format!("name the period of the {}, or refer to {reference}", are.split(' ').next().unwrap_or_default());
    words(code::FALSE_CLAIM, message, "another period", otherwise)
}

/// A reference to the figure of the period that the text names, if there is just one.
fn reference_to(mention: &Mention, computed: &Computed<'_>) -> Option<String> {
    let mut named = own_periods(&computed.now).filter(|period| weigh::names(mention, *period));
    let period = named.next().filter(|_| named.next().is_none() && computed.question == Question::Value)?;
    Some(reference(&computed.now, &period.key()))
}

/// The periods of the same dataset and members.
fn own_periods<'a>(cell: &'a Cell<'_>) -> impl Iterator<Item = Period> + 'a {
    cell.dataset.observations.keys().filter(|key| key.members == cell.key.members).map(|key| key.period)
}

/// The same dataset and members at another period, as an author types it after `stat:`.
fn reference(cell: &Cell<'_>, when: &str) -> String {
    let dimensions = cell.dataset.dimensions.iter().zip(&cell.key.members);
    let named = dimensions.filter(|(dimension, _)| dimension.members.len() > 1);
    let members = named.filter_map(|(dimension, index)| dimension.members.get(*index)).map(|member| format!("/{}", member.id));
    format!("{}{}@{when}", cell.dataset.id, members.collect::<String>())
}

fn not_latest(phrase: &Phrase, computed: &Computed<'_>) -> Words {
    let now = &computed.now;
    let length = phrase.stretch.length.as_ref().or(phrase.stretch.or_length.as_ref());
    let said = phrase
        .latest
        .clone()
        .unwrap_or_else(|| length.map_or_else(|| "latest".to_owned(), |length| format!("last {}", length.text)));
    let later = own_periods(now).max().unwrap_or(now.key.period);
    let message = format!("The text says \"{said}\", but `{}` has a later figure, for {later}.", now.dataset.id);
    let advice = format!("name the period in the text, or refer to {}", reference(now, "latest"));
    words(code::FALSE_CLAIM, message, "not the latest", advice)
}

fn not_average(computed: &Computed<'_>) -> Words {
    let message = format!("The text says \"average\", but `{}` does not hold averages.", computed.now.dataset.id);
    words(code::FALSE_CLAIM, message, "not an average", "leave out \"average\", or say in `measure:` what is averaged")
}

fn other_unit(phrase: &Phrase, computed: &Computed<'_>, quantity: Quantity) -> Words {
    let unit = match (computed.unit(quantity), quantity) {
        (unit, Quantity::Value | Quantity::Base | Quantity::Difference | Quantity::Relative | Quantity::Share) => in_words(&unit),
        _ => "multiples".to_owned(),
    };
    let message = format!("\"{}\" is in another unit: `{}` gives {unit}.", quoted(phrase), computed.now.dataset.id);
    words(code::UNIT_MISMATCH, message, "another unit", format!("write the figure in {unit}"))
}

fn in_words(unit: &Unit) -> String {
    match unit {
        Unit::Percent => "per cent".to_owned(),
        Unit::Rank => "a place in an order".to_owned(),
        Unit::Index { .. } => "an index".to_owned(),
        Unit::Money(currency) => format!("an amount in {}", currency.sign()),
        Unit::Per(_) => format!("a rate {}", unit.heading()),
        Unit::Count { other, .. } => format!("a number of {other}"),
        _ => unit.heading(),
    }
}

fn percent_for_points(phrase: &Phrase, computed: &Computed<'_>) -> Words {
    let is_fall = computed.answer(Quantity::Difference).is_some_and(|points| points.value.is_sign_negative());
    let spelt = |quantity| computed.answer(quantity).map(|answer| wording::amount(answer.value.abs(), &computed.unit(quantity)));
    let points = spelt(Quantity::Difference).unwrap_or_default();
    let base = computed.base.as_ref().map(wording::print).unwrap_or_default();
    let now = wording::print(&computed.now);
    let pair = match (computed.question, is_fall) {
        (Question::Change, false) => format!("From {base} to {now} is a rise"),
        (Question::Change, true) => format!("From {base} to {now} is a fall"),
        _ => format!("{now} against {base} is a difference"),
    };
    let said = phrase.amount.as_ref().map_or_else(|| "per cent".to_owned(), |amount| format!("{}%", plain(amount.value)));
    let message = format!("{pair} of {points}, not of {said}.");
    words(code::PERCENT_OR_POINTS, message, "per cent of what?", format!("write \"{points}\""))
}

fn not_time(phrase: &Phrase, computed: &Computed<'_>) -> Words {
    let message = format!("\"{}\" speaks of time, but `{}` does not measure time.", quoted(phrase), computed.now.dataset.id);
    words(code::UNIT_MISMATCH, message, "only of time", "say \"more\" or \"fewer\"")
}

fn no_better(computed: &Computed<'_>) -> Words {
    let id = &computed.now.dataset.id;
    let message = format!("`{id}` does not say whether more or less of it is better.");
    words(
        code::UNCLEAR_CLAIM,
        message,
        "better or worse?",
        format!("add  better: lower  or  better: higher  to `{id}`, or say \"up\" or \"down\""),
    )
}

fn no_base(computed: &Computed<'_>) -> Words {
    let base = computed.base.as_ref().map(wording::print).unwrap_or_default();
    let message = format!("No percentage or multiple can be given, because the comparison starts from {base}.");
    words(code::UNCLEAR_CLAIM, message, "of what?", "say the difference instead")
}

fn nothing_said(phrase: &Phrase) -> Words {
    let message = format!("\"{}\" holds no number and no direction to compare with the data.", quoted(phrase));
    words(code::UNCLEAR_CLAIM, message, "no number here", "put the number into the brackets, or leave them empty to print it")
}

fn no_comparison(phrase: &Phrase, computed: &Computed<'_>) -> Words {
    let period = computed.now.key.period.key();
    let message = format!("\"{}\" compares, but the reference names one figure alone.", quoted(phrase));
    let advice = format!("link the number alone, or ask for the change: {}@{period}?change=…", computed.now.dataset.id);
    words(code::UNCLEAR_CLAIM, message, "compared with what?", advice)
}
