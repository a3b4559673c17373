//! The English words that claims are made of; another language is another table like this one.

use super::lexicon::Sense::{self, Beyond, Division, Either, Fraction, Hundred, Multiple, Preposition, Scale, Superlative, Unit};
use super::lexicon::{Bound, Direction, Extreme, Limit, Pattern, Quantifier, Role, Side, Written};
use crate::number::{Currency, TimeUnit};

/// Each row holds the words of one sense, parted by commas. After a slash stands what to write when the
/// data say the opposite; after a bar the same for what is measured rather than counted.
pub(super) const ENGLISH: &[(Sense, &str)] = &[
    (Sense::Bound(Bound::About), "about, around, roughly, some, approximately, approx, circa, more or less"),
    (
        Sense::Bound(Bound::JustOver),
        "just over/just under, slightly more than/slightly fewer than|slightly less than, slightly over/slightly under, \
         just above/just below, slightly above/slightly below, a little over/a little under, a little more than/just under, \
         just more than/just under",
    ),
    (
        Sense::Bound(Bound::JustUnder),
        "just under/just over, nearly/just over, almost/just over, close to/just over, slightly less than/slightly more than, \
         slightly fewer than/slightly more than, slightly under/slightly over, just below/just above, slightly below/slightly above, \
         a little under/a little over, a little less than/just over, not quite/just over, just less than/just over",
    ),
    (Sense::Bound(Bound::Over), "over/under, well over/under, exceeding/under, upwards of/under"),
    (
        Sense::Bound(Bound::AtLeast),
        "at least/up to, no fewer than/up to, no less than/up to, not less than/up to, a minimum of/up to",
    ),
    (Sense::Bound(Bound::Under), "under/over, well under/over"),
    (Sense::Bound(Bound::AtMost), "at most/at least, no more than/at least, not more than/at least, a maximum of/at least"),
    (Either(Bound::AtMost, Direction::Up), "up to/at least"),
    (
        Either(Bound::Over, Direction::Up),
        "exceeded/fell short of, exceeds/falls short of, surpassed/fell short of, topped/fell short of, \
         more than/fewer than|less than, above/below, higher than/lower than, greater than/less than, larger than/smaller than",
    ),
    (
        Either(Bound::Under, Direction::Down),
        "fell short of/exceeded, falls short of/exceeds, short of/above, fewer than/more than, less than/more than, below/above, lower than/higher than, smaller than/larger than",
    ),
    (
        Sense::Direction(Direction::Up),
        "up/down, rise/fall, rises/falls, rising/falling, rose/fell, risen/fallen, grow/shrink, grows/shrinks, \
         growing/shrinking, grew/fell, grown/fallen, growth/fall, increase/decrease, increases/decreases, \
         increasing/decreasing, increased/decreased, higher/lower, greater/smaller, larger/smaller, bigger/smaller, \
         more/fewer|less, climb/fall, climbed/fell, jump/fall, jumped/fell, gain/loss, added/lost, extra/fewer|less, additional/fewer|less, \
         raised/lowered, ahead of/behind, climbs/falls, climbing/falling, jumps/falls, jumping/falling, gained/lost, \
         soared/plunged, soaring/plunging, surge/slump, surged/slumped, surging/slumping, leap/plunge, leapt/plunged, spike/slump, \
         spiked/slumped, rocketed/plummeted, swelled/shrank, expanded/contracted, widened/narrowed, widening/narrowing, recovered/fell, rebounded/fell, \
         uplift/drop, upward/downward, upwards/downwards, outnumber, outnumbers, outnumbered, overtook, \
         overtaken",
    ),
    (
        Sense::Direction(Direction::Down),
        "down/up, fall/rise, falls/rises, falling/rising, fell/rose, fallen/risen, shrink/grow, shrinks/grows, \
         shrinking/growing, shrank/grew, shrunk/grown, decrease/increase, decreases/increases, decreasing/increasing, \
         decreased/increased, decline/rise, declines/rises, declining/rising, declined/rose, drop/rise, drops/rises, \
         dropping/rising, dropped/rose, lower/higher, less/more, fewer/more, reduce/increase, reduces/increases, \
         reducing/increasing, reduced/increased, reduction/increase, smaller/larger, loss/gain, lost/added, cut/increase, \
         dip/rise, dipped/rose, lowered/raised, behind/ahead of, plunge/leap, plunged/soared, plunging/soaring, plummeted/rocketed, \
         plummeting/soaring, slump/surge, slumped/surged, slumping/surging, tumbled/climbed, slid/climbed, sank/climbed, \
         shrinkage/growth, dwindled/grew, dwindling/growing, diminished/grew, contracted/expanded, contraction/growth, \
         narrowed/widened, narrowing/widening, downturn/growth, downward/upward, downwards/upwards, trailing/ahead of, \
         outnumbered by, lags behind/ahead of",
    ),
    (
        Sense::Direction(Direction::Sooner),
        "as fast/as slow, as quick/as slow, as quickly/as slowly, faster/slower, quicker/slower, quickened/slowed, sooner/later, earlier/later, shorter/longer, shortened/lengthened, \
         faster than/slower than, quicker than/slower than, sooner than/later than, earlier than/later than, shorter than/longer than",
    ),
    (
        Sense::Direction(Direction::Later),
        "as slow/as fast, as slowly/as quickly, slower/faster, slowed/quickened, later/sooner, longer/shorter, lengthened/shortened, slower than/faster than, \
         later than/sooner than, longer than/shorter than",
    ),
    (
        Sense::Direction(Direction::Better),
        "better/worse, improve/worsen, improves/worsens, improved/worsened, improving/worsening, improvement/worsening, \
         better than/worse than",
    ),
    (
        Sense::Direction(Direction::Worse),
        "worse/better, worsen/improve, worsens/improves, worsened/improved, worsening/improvement, deteriorated/improved, \
         deterioration/improvement, worse than/better than",
    ),
    (
        Sense::Direction(Direction::Steady),
        "unchanged, flat, stable, similar, the same, level with, no change, little change, little changed, did not change, \
         has not changed, have not changed, not changed, no different, no difference, in line with, on a par with, on par with, \
         equal to, equals, identical, constant, remained at, remains at, remain at, stayed at, stays at, stay at, held at, \
         changed little, changed very little, barely changed, scarcely changed, hardly changed",
    ),
    (Unit(Written::Percent), "%, per cent, percent"),
    (Unit(Written::Points), "percentage point, percentage points, point, points, pp, ppt, ppts, pps, percentage pts, pts"),
    (Unit(Written::Time(TimeUnit::Minutes)), "minute, minutes"),
    (Unit(Written::Time(TimeUnit::Hours)), "hour, hours"),
    (Unit(Written::Time(TimeUnit::Days)), "day, days"),
    (Unit(Written::Time(TimeUnit::Weeks)), "week, weeks"),
    (Unit(Written::Time(TimeUnit::Months)), "month, months"),
    (Unit(Written::Time(TimeUnit::Years)), "year, years"),
    (Unit(Written::Money(Currency::GBP)), "£, pound, pounds"),
    (Unit(Written::Money(Currency::EUR)), "€, euro, euros"),
    (Unit(Written::Money(Currency::USD)), "$, dollar, dollars"),
    (Sense::Per, "per, in every, for every, out of every"),
    (Hundred, "hundred"),
    (Sense::Dozen, "dozen"),
    (Sense::Zero, "nil, nobody, no one"),
    (Sense::Sign('\u{2212}'), "minus"),
    (Sense::Sign('+'), "plus"),
    (
        Sense::Vague,
        "dozens, scores, tens of, hundreds, thousands, millions, billions, a couple of, couple of, a few, few, several, a handful, \
         handful, fortnight, fortnights, basis point, basis points, bps",
    ),
    (Scale(3), "k, thousand"),
    (Scale(6), "m, million, mn"),
    (Scale(9), "bn, billion"),
    (Fraction(2), "half, halves"),
    (Fraction(3), "third, thirds"),
    (Fraction(4), "quarter, quarters"),
    (Fraction(5), "fifth, fifths"),
    (Fraction(6), "sixth, sixths"),
    (Fraction(7), "seventh, sevenths"),
    (Fraction(8), "eighth, eighths"),
    (Fraction(9), "ninth, ninths"),
    (Fraction(10), "tenth, tenths"),
    (Fraction(20), "twentieth, twentieths"),
    (Multiple(2), "double, doubled, doubles, doubling, twice"),
    (Multiple(3), "treble, trebled, trebles, trebling, triple, tripled, triples, tripling, thrice"),
    (Multiple(4), "quadruple, quadrupled, quadrupling"),
    (Division(2), "halved, halves to, halving"),
    (Sense::Times, "times, x, fold"),
    (Sense::Article, "a, an, the, another, a further"),
    // The figure that one is compared with is no claim about how it was worked out.
    (Sense::Other, "national average, regional average, local average, england average, average for"),
    (Sense::Between, "between"),
    (Sense::And, "and"),
    (Sense::To, "to"),
    (Sense::In, "in, out of"),
    (
        Preposition(Role::Start),
        "since, from, than in, than on, than at, compared with, compared to, against, relative to, versus",
    ),
    (Preposition(Role::Any), "during, until, at, at the end of, by the end of, year to, year ending, years to, as in, as at, on"),
    (Sense::Latest, "latest, now, currently, current, most recent, this year, today"),
    (
        Sense::YearBefore,
        "year on year, previous year, last year, year earlier, year before, year ago, prior year, preceding year, past year, \
         a year on year, a year earlier, a year ago, a year before, a year previously, \
         previous 12 months",
    ),
    (Sense::Average, "on average, average, averaged, averaging, mean, typically"),
    (
        Sense::Not,
        "not, no, never, without, neither, nor, nothing, hardly, isn't, wasn't, weren't, aren't, didn't, doesn't, hasn't, \
         haven't, don't, no longer, anything but, far from, nowhere near, failed to, cannot",
    ),
    (
        Superlative(Extreme::Highest),
        "highest/lowest, largest/smallest, biggest/smallest, greatest/smallest, more than any other/fewer than any other, \
         more than in any other/fewer than in any other, higher than any other/lower than any other, \
         higher than in any other/lower than in any other",
    ),
    (
        Superlative(Extreme::Lowest),
        "lowest/highest, smallest/largest, fewest/most, fewer than any other/more than any other, \
         fewer than in any other/more than in any other, lower than any other/higher than any other, \
         lower than in any other/higher than in any other",
    ),
    (
        Superlative(Extreme::Fastest),
        "fastest/slowest, quickest/slowest, shortest/longest, faster than any other/slower than any other, \
         faster than in any other/slower than in any other",
    ),
    (
        Superlative(Extreme::Slowest),
        "slowest/fastest, longest/shortest, slower than any other/faster than any other, \
         slower than in any other/faster than in any other",
    ),
    (Superlative(Extreme::Best), "best/worst"),
    (Superlative(Extreme::Worst), "worst/best"),
    (Sense::Side(Side::Top), "top/bottom"),
    (Sense::Side(Side::Bottom), "bottom/top"),
    (Sense::Joint, "joint, jointly, equal, tied"),
    (Sense::Record(None), "record, on record, ever, since records began, in the series, of the series, of the whole series"),
    (Sense::Record(Some(Extreme::Highest)), "record high/record low, all time high/all time low"),
    (Sense::Record(Some(Extreme::Lowest)), "record low/record high, all time low/all time high"),
    (Sense::Of, "of, among"),
    (Sense::Quantifier(Quantifier::All), "all, every one"),
    (Sense::Quantifier(Quantifier::Every), "every, each"),
    (Sense::Quantifier(Quantifier::None), "none"),
    (Sense::Quantifier(Quantifier::Most), "most, majority/minority"),
    (Sense::Quantifier(Quantifier::Minority), "minority/majority"),
    (
        Sense::Limit(Limit::High, None),
        "peaked at/bottomed out at, a peak of/a low of, peak of/low of, a high of/a low of, high of/low of, \
         at its highest/at its lowest, at its peak/at its lowest, at their highest/at their lowest, at their peak/at their lowest",
    ),
    (
        Sense::Limit(Limit::Low, None),
        "bottomed out at/peaked at, a low of/a high of, low of/high of, a trough of/a peak of, at its lowest/at its highest, \
         at their lowest/at their highest",
    ),
    (Sense::Reach(Limit::High), "as many as, as high as, as much as"),
    (Sense::Reach(Limit::Low), "as few as, as low as, as little as"),
    (
        Sense::Limit(Limit::High, Some(Bound::AtMost)),
        "never more than/never fewer than|never less than, never above/never below, never over/never under, \
         never rose above/never fell below, never exceeded/never fell below",
    ),
    (
        Sense::Limit(Limit::Low, Some(Bound::AtLeast)),
        "never fewer than/never more than, never less than/never more than, never below/never above, never under/never over, \
         never fell below/never rose above, never dropped below/never rose above",
    ),
    (Sense::Pattern(Pattern::Steadily), "steadily, steady, consistently, continuously, continually"),
    (
        Sense::Pattern(Pattern::Each),
        "every year, each year, every month, each month, every quarter, each quarter, every day, each day, \
         year after year, month on month, month after month, quarter on quarter, each of, every one of, in each of, in every one of",
    ),
    (
        Sense::Pattern(Pattern::InARow),
        "in a row, in succession, consecutive, successive, years running, year running, months running",
    ),
    (Sense::Pattern(Pattern::Turn(Limit::High)), "peaked, peak, a peak, reached a peak"),
    (Sense::Pattern(Pattern::Turn(Limit::Low)), "bottomed out, trough, a trough, reached a trough"),
    (Sense::Pattern(Pattern::Point(Limit::High)), "highest point, high point, a high in, reached a high"),
    (Sense::Pattern(Pattern::Point(Limit::Low)), "lowest point, low point, a low in, reached a low"),
    (Sense::Pattern(Pattern::Both), "fluctuated, fluctuating, fluctuates, varied, up and down"),
    (Sense::Pattern(Pattern::Broadly), "broadly, largely, fairly, relatively"),
    (Sense::Then, "then, before"),
    (Sense::Sum, "in total, a total of, total of, altogether, in all, combined, taken together"),
    (Sense::Rate(TimeUnit::Years), "a year, annually, per year"),
    (Sense::Rate(TimeUnit::Months), "a month, per month"),
    (Sense::Through, "across, throughout, through, within, for"),
    (Sense::Recent, "last, past"),
    (
        Beyond,
        "vast majority, large majority, great majority, overwhelming majority, small majority, \
         small minority, tiny minority, large minority, levelled off, plateaued, stabilised, accelerated",
    ),
    (Sense::Clause, "but, while, whereas, although, though, because"),
];
