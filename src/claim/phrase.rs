//! A phrase read as a claim: its number, how exactly it is meant, which way it goes, the periods that it names.
//!
//! Words that the table does not know are passed over; a number or a known word is never passed over
//! in silence, because what is not checked could be false.

use super::amount::{self, Amount, Kind, entry_at};
use super::lexer::{Token, TokenKind, tokens};
use super::lexicon::{Bound, Direction, Entry, Quantifier, Role, Sense};
use super::stretch::{self, Stretch};
use crate::number::{Decimal, date};
use std::ops::Range;

/// A word of the phrase that counts, or one that stands just before it (then without a span).
#[derive(Debug, Clone)]
pub(super) struct Said<T> {
    pub(super) value: T,
    pub(super) span: Option<Range<usize>>,
    pub(super) entry: &'static Entry,
}

/// A period that the phrase names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) text: String,
    pub(super) span: Range<usize>,
    pub(super) role: Role,
}

/// Why words cannot be compared with data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unclear {
    /// Digits that make no number.
    Odd(String),
    /// Several numbers that belong to no one range.
    SeveralNumbers,
    /// A word that turns the sense round.
    Not(String),
    /// A word about more than one figure or one pair.
    Beyond(String),
    /// Words that point up and words that point down.
    BothWays,
    /// A word about a span of time, where the reference names no span.
    Unasked(String, &'static str),
}

/// A phrase as a claim.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrase {
    pub(super) text: String,
    pub(super) bound: Option<Said<Bound>>,
    pub(super) amount: Option<Amount>,
    /// The second number of "between a and b".
    pub(super) until: Option<Amount>,
    pub(super) directions: Vec<Said<Direction>>,
    pub(super) mentions: Vec<Mention>,
    /// The word that says that the figure is the last there is: "latest", "now".
    pub(super) latest: Option<String>,
    pub(super) average: bool,
    /// What it says of a span of time or of a whole.
    pub(super) stretch: Stretch,
    pub(super) superlative: Option<String>,
    pub(super) unclear: Option<Unclear>,
}

/// Reads a phrase, with the text of its sentence that stands before it.
pub(super) fn read(text: &str, before: &str) -> Phrase {
    let tokens = tokens(text);
    let mut reader = Reader::new(text, &tokens);
    while reader.at < tokens.len() {
        reader.term();
    }
    let mut phrase = reader.finish();
    lead_in(&mut phrase, before);
    if goes_both_ways(&phrase.directions) {
        phrase.unclear.get_or_insert(Unclear::BothWays);
    }
    phrase
}

/// A number with the tokens that it takes, its unit included.
struct Placed {
    amount: Amount,
    from: usize,
    to: usize,
}

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    phrase: Phrase,
    placed: Vec<Placed>,
    /// What a year would be that came next.
    role: Option<Role>,
    between: bool,
    /// Bounds, with the token at which each begins.
    bounds: Vec<(Said<Bound>, usize)>,
    /// The token after the last number and the direction word that may follow it: where a unit belongs to it.
    unit_at: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &str, tokens: &'t [Token]) -> Self {
        let phrase = Phrase { text: text.to_owned(), ..Phrase::default() };
        Self { tokens, at: 0, phrase, placed: Vec::new(), role: None, between: false, bounds: Vec::new(), unit_at: usize::MAX }
    }

    /// Reads what stands at the next token, and moves past it.
    fn term(&mut self) {
        if self.period() || self.number() {
            return;
        }
        if let Some((entry, next)) = entry_at(self.tokens, self.at) {
            let span = self.tokens[self.at].span.start..self.tokens[next - 1].span.end;
            self.known(entry, span, next);
            return;
        }
        let token = &self.tokens[self.at];
        let follows_digits = self.at > 0 && matches!(self.tokens[self.at - 1].kind, TokenKind::Number(_)) && token.glued;
        if token.kind == TokenKind::Odd || (follows_digits && matches!(token.kind, TokenKind::Word(_))) {
            self.unclear(Unclear::Odd(self.phrase.text[token.span.clone()].to_owned()));
        }
        if matches!(token.kind, TokenKind::Mark('-')) && self.unit_at == self.at {
            self.unit_at += 1;
        }
        self.at += 1;
    }

    fn unclear(&mut self, unclear: Unclear) {
        self.phrase.unclear.get_or_insert(unclear);
    }

    /// `31 March 2025`, `2016/17`, or a year after a word such as "since".
    fn period(&mut self) -> bool {
        let Some(next) = period_end(self.tokens, self.at, self.role.is_some()) else { return false };
        let span = self.tokens[self.at].span.start..self.tokens[next - 1].span.end;
        let text = self.phrase.text[span.clone()].to_owned();
        self.phrase.mentions.push(Mention { text, span, role: self.role.unwrap_or(Role::Any) });
        // "from 2020 to 2025" names a second one.
        let more = entry_at(self.tokens, next).filter(|(entry, _)| matches!(entry.sense, Sense::To | Sense::And));
        self.role = more.filter(|_| self.role.is_some()).map(|_| Role::Any);
        self.at = if self.role.is_some() { next + 1 } else { next };
        true
    }

    fn number(&mut self) -> bool {
        let Some((amount, next)) = amount::read(self.tokens, self.at) else { return false };
        self.placed.push(Placed { amount, from: self.at, to: next });
        (self.at, self.unit_at, self.role) = (next, next, None);
        true
    }

    fn known(&mut self, entry: &'static Entry, span: Range<usize>, next: usize) {
        let (start, text) = (self.at, self.phrase.text[span.clone()].to_owned());
        self.at = next;
        let role = self.role.take();
        match entry.sense {
            Sense::Bound(bound) => self.bound(bound, entry, span, start),
            Sense::Either(bound, direction) => self.either(bound, direction, entry, span, start),
            Sense::Direction(direction) => self.direction(direction, entry, span, start),
            Sense::Unit(_) | Sense::Per => self.unit(entry.sense, span, start),
            Sense::Between => self.between = true,
            Sense::Article | Sense::Of => self.role = role,
            Sense::Preposition(role) => self.role = Some(role),
            Sense::In => self.role = Some(Role::Any),
            Sense::Latest => self.phrase.latest = Some(text),
            Sense::Average => self.phrase.average = true,
            Sense::Superlative(_) | Sense::Side(_) | Sense::Joint => self.phrase.superlative = Some(text),
            Sense::Not => self.unclear(Unclear::Not(text)),
            Sense::Beyond | Sense::Record(_) | Sense::Quantifier(Quantifier::Every) => self.unclear(Unclear::Beyond(text)),
            _ => self.stretch(entry, span, start),
        }
    }

    /// A bound without a number after it bounds nothing: "over the year", "some children".
    fn bound(&mut self, bound: Bound, entry: &'static Entry, span: Range<usize>, start: usize) {
        if number_follows(self.tokens, self.at) {
            self.bounds.push((Said { value: bound, span: Some(span), entry }, start));
        }
    }

    /// Words about a span or a whole; an extreme such as "never fell below" bounds the number after it.
    fn stretch(&mut self, entry: &'static Entry, span: Range<usize>, start: usize) {
        if let Sense::Limit(_, Some(bound)) = entry.sense {
            self.bound(bound, entry, span.clone(), start);
        }
        if matches!(entry.sense, Sense::Pattern(_)) {
            self.role = Some(Role::Any);
        }
        self.phrase.stretch.add(entry, &self.phrase.text, span);
    }

    fn either(&mut self, bound: Bound, direction: Direction, entry: &'static Entry, span: Range<usize>, start: usize) {
        if self.placed.is_empty() && number_follows(self.tokens, self.at) {
            return self.bound(bound, entry, span, start);
        }
        self.direction(direction, entry, span, start);
        // "12% lower than 2020" starts from 2020.
        self.role = Some(Role::Start);
    }

    fn direction(&mut self, value: Direction, entry: &'static Entry, span: Range<usize>, start: usize) {
        if self.unit_at == start {
            self.unit_at = self.at;
        }
        self.phrase.directions.push(Said { value, span: Some(span), entry });
    }

    fn unit(&mut self, sense: Sense, span: Range<usize>, start: usize) {
        let is_next = self.unit_at == start;
        let Some(placed) = self.placed.last_mut().filter(|placed| is_next && placed.amount.unit.is_none()) else { return };
        let unit = match (sense, self.tokens.get(self.at).map(|token| &token.kind)) {
            (Sense::Unit(unit), _) => unit,
            (_, Some(TokenKind::Number(digits))) => {
                self.at += 1;
                super::lexicon::Written::Per(u32::try_from(digits.value).unwrap_or(0))
            }
            _ => return,
        };
        placed.amount.unit = Some(unit);
        placed.amount.unit_span = Some(span.start..self.tokens[self.at - 1].span.end);
        placed.amount.year_like = false;
        placed.to = self.at;
    }

    fn finish(mut self) -> Phrase {
        self.join_months();
        self.set_years_apart();
        self.set_lengths_apart();
        if self.bounds.len() > 1 {
            self.unclear(Unclear::SeveralNumbers);
        }
        self.phrase.bound = self.bounds.pop().map(|(said, _)| said);
        let mut placed = std::mem::take(&mut self.placed);
        match placed.len() {
            0 => {}
            1 => self.phrase.amount = placed.pop().map(|placed| placed.amount),
            2 => match self.range(&placed[0], &placed[1]) {
                Some((from, to)) => (self.phrase.amount, self.phrase.until) = (Some(from), Some(to)),
                None => self.unclear(Unclear::SeveralNumbers),
            },
            _ => self.unclear(Unclear::SeveralNumbers),
        }
        self.phrase
    }

    fn join_months(&mut self) {
        let [years, months] = self.placed.as_slice() else { return };
        let gap = self.tokens.get(years.to..months.from).unwrap_or_default();
        let is_joined = gap.is_empty() || (gap.len() == 1 && sense(self.tokens, years.to) == Some(Sense::And));
        let Some(amount) = years.amount.join_months(&months.amount).filter(|_| is_joined) else { return };
        self.placed = vec![Placed { amount, from: years.from, to: months.to }];
    }

    /// Beside another number, or beside a direction ("fell between 2020 and 2025"), four bare digits are years.
    fn set_years_apart(&mut self) {
        let is_year = |placed: &Placed| placed.amount.year_like && placed.amount.is_bare();
        let years = self.placed.iter().filter(|placed| is_year(placed)).count();
        let is_pair = years == 2 && !self.phrase.directions.is_empty();
        if years == 0 || (years == self.placed.len() && !is_pair) {
            return;
        }
        for placed in self.placed.extract_if(.., |placed| is_year(placed)) {
            let span = placed.amount.digits;
            let text = self.phrase.text[span.clone()].to_owned();
            self.phrase.mentions.push(Mention { text, span, role: Role::Any });
        }
    }

    /// "19 over the three years": the second number is no figure but a length of time.
    fn set_lengths_apart(&mut self) {
        let found = self.placed.iter().enumerate().find_map(|(index, placed)| {
            let found = stretch::length(self.tokens, &self.phrase.text, &placed.amount, placed.from, placed.to)?;
            Some((index, found))
        });
        let Some((index, found)) = found else { return };
        if !found.is_certain && self.placed.len() == 1 {
            self.phrase.stretch.or_length = Some(found.length);
            return;
        }
        let placed = self.placed.remove(index);
        self.bounds.retain(|(_, at)| !(found.from..placed.from).contains(at));
        self.phrase.stretch.length = Some(found.length);
    }

    /// "between a and b", "a to b", "a–b"; the unit and the multiplier may stand after the second alone.
    fn range(&self, from: &Placed, to: &Placed) -> Option<(Amount, Amount)> {
        let link = self.tokens.get(from.to..to.from).filter(|link| link.len() == 1)?;
        let sense = sense(self.tokens, from.to);
        let dash = matches!(link[0].kind, TokenKind::Mark('-' | '–' | '—'));
        let is_linked = dash || sense == Some(Sense::To) || (sense == Some(Sense::And) && self.between);
        let starts_elsewhere = from.from > 0
            && entry_at(self.tokens, from.from - 1).is_some_and(|(entry, _)| entry.sense == Sense::Preposition(Role::Start));
        let (mut first, second) = (from.amount.clone(), to.amount.clone());
        if first.is_bare() {
            (first.unit, first.scale, first.value) = (second.unit, second.scale, first.value * second.scale);
        }
        let is_alike = first.unit == second.unit && first.kind == second.kind && second.kind != Kind::Ordinal;
        (is_linked && is_alike && !starts_elsewhere && self.phrase.bound.is_none()).then_some((first, second))
    }
}

fn sense(tokens: &[Token], at: usize) -> Option<Sense> {
    entry_at(tokens, at).map(|(entry, _)| entry.sense)
}

fn number_follows(tokens: &[Token], at: usize) -> bool {
    amount::read(tokens, at).is_some()
        || matches!(sense(tokens, at), Some(Sense::Quantifier(Quantifier::All | Quantifier::None)))
        || (sense(tokens, at) == Some(Sense::Article) && amount::read(tokens, at + 1).is_some())
}

fn month_at(tokens: &[Token], at: usize) -> bool {
    matches!(tokens.get(at).map(|token| &token.kind), Some(TokenKind::Word(word)) if date::read_month(word).is_some())
}

/// The token after the period that begins here, if one does.
fn period_end(tokens: &[Token], at: usize, expected: bool) -> Option<usize> {
    let year = |at: usize| matches!(tokens.get(at).map(|token| &token.kind), Some(TokenKind::Number(digits)) if digits.year_like);
    let after_month = |at: usize| if year(at) { at + 1 } else { at };
    if month_at(tokens, at) && year(at + 1) {
        return Some(at + 2);
    }
    let TokenKind::Number(digits) = &tokens.get(at)?.kind else { return None };
    if month_at(tokens, at + 1) && digits.value <= Decimal::from(31) {
        return Some(after_month(at + 2));
    }
    let joined = |at: usize| tokens.get(at).is_some_and(|token| token.glued);
    let split = matches!(tokens.get(at + 1).map(|token| &token.kind), Some(TokenKind::Mark('/' | '-' | '–')));
    let second = tokens.get(at + 2).is_some_and(|token| matches!(token.kind, TokenKind::Number(_)) && token.span.len() == 2);
    if digits.year_like && split && second && joined(at + 1) && joined(at + 2) {
        return Some(at + 3);
    }
    let has_unit = matches!(sense(tokens, at + 1), Some(Sense::Unit(_) | Sense::Scale(_)));
    (expected && digits.year_like && !has_unit).then_some(at + 1)
}

/// A bound or a direction that stands before the link in the same clause says its part of the claim.
fn lead_in(phrase: &mut Phrase, before: &str) {
    let tokens = tokens(before);
    let ends_clause = |at: &usize| {
        matches!(tokens[*at].kind, TokenKind::Mark(',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '–' | '—'))
            || sense(&tokens, *at) == Some(Sense::Clause)
    };
    let mut at = (0..tokens.len()).rfind(ends_clause).map_or(0, |at| at + 1);
    let mut direction = None;
    while at < tokens.len() {
        let Some((entry, next)) = entry_at(&tokens, at) else {
            at += 1;
            continue;
        };
        // "More than a third" says how much; "more than the 12 of last year" compares with a number that is known.
        let is_last = match &tokens[next..] {
            [] => true,
            [last] => sense(&tokens, next) == Some(Sense::Article) && last.kind != TokenKind::Word("the".to_owned()),
            _ => false,
        };
        at = next;
        match entry.sense {
            Sense::Bound(bound) | Sense::Either(bound, _) if is_last && phrase.amount.is_some() && phrase.bound.is_none() => {
                phrase.bound = Some(Said { value: bound, span: None, entry });
            }
            Sense::Direction(value) | Sense::Either(_, value) => direction = Some(Said { value, span: None, entry }),
            Sense::Not => direction = None,
            Sense::Average => phrase.stretch.average_before = true,
            Sense::Limit(extreme, _) => phrase.stretch.extremes.push(Said { value: extreme, span: None, entry }),
            _ => {}
        }
    }
    if phrase.directions.is_empty() {
        phrase.directions.extend(direction.filter(|direction| direction.value != Direction::Steady));
    }
}

fn goes_both_ways(directions: &[Said<Direction>]) -> bool {
    let any = |wanted: &[Direction]| directions.iter().any(|said| wanted.contains(&said.value));
    (any(&[Direction::Up, Direction::Later]) && any(&[Direction::Down, Direction::Sooner]))
        || (any(&[Direction::Better]) && any(&[Direction::Worse]))
        || (any(&[Direction::Steady]) && directions.iter().any(|said| said.value != Direction::Steady))
}
