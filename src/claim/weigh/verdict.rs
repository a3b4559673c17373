//! What can be found of a phrase: it holds, or what is wrong with it.

use crate::claim::interval::Interval;
use crate::claim::lexicon::{Direction, Limit};
use crate::claim::phrase::{Mention, Unclear};
use crate::claim::shape::Step;

/// What is found of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::claim) enum Verdict {
    Holds,
    /// True, but so far off that it says little.
    Loose,
    /// The data are rounded, and only a part of what they leave open agrees.
    Uncertain(Interval),
    False,
    /// The data go the other way, or no way.
    WrongWay(Direction),
    /// The data are rounded, and could go either way.
    TooClose,
    /// The data are too rounded for the decimals written.
    TooPrecise(Interval),
    /// More decimals than the figure was published with.
    TooFine,
    /// The figure is a limit, and the words do not say so.
    LostBound,
    WrongPeriod(Mention),
    /// "The previous year" of a comparison that starts in another.
    NotYearBefore(String),
    NotLatest,
    NotAverage,
    /// Another unit than that of the answer.
    OtherUnit,
    /// The difference of two percentages was called per cent.
    PercentForPoints,
    /// The difference of two percentages, with neither word.
    PercentOrPoints,
    /// "Faster" of what is not a time.
    NotTime(Direction),
    /// "Better" of a dataset that does not say what is better.
    NoBetter,
    /// A percentage or multiple of zero.
    NoBase,
    Unclear(Unclear),
    /// No number and no direction.
    NothingSaid,
    /// A direction or a multiple, of one figure.
    NoComparison,
    /// A length of time that is not that of the span, which has so many periods or steps.
    WrongLength(String, u32),
    /// Steps of a span that do not go the way that every step is said to go.
    WrongSteps(Vec<Step>),
    /// The span has another shape.
    WrongShape,
    /// The lowest or highest figure of a span stands elsewhere.
    WrongPoint(Limit),
    /// A number, where a shape is asked for.
    NoShape,
}

impl Verdict {
    /// Whether the words are wrong, and not only vague or unsure.
    pub(in crate::claim) fn is_error(&self) -> bool {
        !matches!(self, Self::Holds | Self::Loose | Self::Uncertain(_))
    }

    /// Whether other words in the place of the author's could mend it; else the author must say what is meant.
    pub(in crate::claim) fn has_better_wording(&self) -> bool {
        let is_open = matches!(
            self,
            Self::Unclear(_)
                | Self::NotYearBefore(_)
                | Self::NothingSaid
                | Self::NoComparison
                | Self::NoBetter
                | Self::NotAverage
                | Self::NoShape
        );
        !is_open && !matches!(self, Self::Holds | Self::NotLatest | Self::TooClose)
    }
}
