//! The words of a phrase, one after the other: what each adds to the claim.

use super::numbers::{self, Placed};
use super::{About, Mention, Phrase, Said, Unclear, period};
use crate::claim::amount::{self, Kind, entry_at};
use crate::claim::lexer::{self, Token, TokenKind, tokens};
use crate::claim::lexicon::{Bound, Direction, Entry, Quantifier, Role, Sense, Written};
use std::ops::Range;

struct Reader<'t> {
    tokens: &'t [Token],
    at: usize,
    phrase: Phrase,
    placed: Vec<Placed>,
    /// How the next number is meant.
    bound: Option<Said<Bound>>,
    /// Which figure a number tells that comes next.
    about: Option<About>,
    /// What a year would be that came next.
    role: Option<Role>,
    between: bool,
    /// Whether a number told where a change began, or a word that nothing changed.
    has_base: bool,
    is_steady: bool,
    /// The token after the last number and the direction word that may follow it: where a unit belongs to it.
    unit_at: usize,
}

/// Reads a phrase by itself.
pub(super) fn read(text: &str) -> Phrase {
    let tokens = tokens(text);
    let mut reader = Reader::new(text, &tokens);
    while reader.at < tokens.len() {
        reader.term();
    }
    reader.phrase.bound = reader.bound;
    numbers::gather(reader.phrase, &tokens, reader.placed, reader.between)
}

/// Whether words point up and down at once.
pub(super) fn goes_both_ways(directions: &[Said<Direction>]) -> bool {
    let any = |wanted: &[Direction]| directions.iter().any(|said| wanted.contains(&said.value));
    (any(&[Direction::Up, Direction::Later]) && any(&[Direction::Down, Direction::Sooner]))
        || (any(&[Direction::Better]) && any(&[Direction::Worse]))
        || (any(&[Direction::Steady]) && directions.iter().any(|said| said.value != Direction::Steady))
}

impl<'t> Reader<'t> {
    fn new(text: &str, tokens: &'t [Token]) -> Self {
        let phrase = Phrase { text: text.to_owned(), ..Phrase::default() };
        let (bound, about, role, placed) = (None, None, None, Vec::new());
        let (between, has_base, is_steady) = (false, false, false);
        Self { tokens, at: 0, phrase, placed, bound, about, role, between, has_base, is_steady, unit_at: usize::MAX }
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
        let is_sign = matches!(token.kind, TokenKind::Mark('<' | '>' | '≤' | '≥')) && numbers::follows(self.tokens, self.at + 1);
        if is_sign || token.kind == TokenKind::Odd || (follows_digits && matches!(token.kind, TokenKind::Word(_))) {
            self.odd(token.span.clone());
        }
        if matches!(token.kind, TokenKind::Mark('-')) && self.unit_at == self.at {
            self.unit_at += 1;
        }
        self.about = None;
        self.at += 1;
    }

    fn unclear(&mut self, unclear: Unclear) {
        self.phrase.unclear.get_or_insert(unclear);
    }

    /// Digits that make no number, with all that hangs on them: "3.63e3", "13½".
    fn odd(&mut self, span: Range<usize>) {
        if self.phrase.unclear.is_some() {
            return;
        }
        let text = &self.phrase.text;
        let start = text[..span.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let start = (start..=span.start).find(|at| text.is_char_boundary(*at)).unwrap_or(span.start);
        let end = text[span.end..].find(char::is_whitespace).map_or(text.len(), |at| span.end + at);
        let digits = text[start..end].trim_end_matches([',', '.', ';', ':']).to_owned();
        let right = lexer::respelt(&digits);
        self.unclear(Unclear::Odd(digits, right));
    }

    /// `31 March 2025`, `2016/17`, or a year after a word such as "since".
    fn period(&mut self) -> bool {
        let Some(next) = period::end(self.tokens, self.at, self.role.is_some()) else { return false };
        let span = self.tokens[self.at].span.start..self.tokens[next - 1].span.end;
        let text = self.phrase.text[span.clone()].to_owned();
        self.phrase.mentions.push(Mention { text, span: Some(span), role: self.role.unwrap_or(Role::Any) });
        // "from 2020 to 2025" names a second one.
        let more = entry_at(self.tokens, next)
            .filter(|(entry, _)| matches!(entry.sense, Sense::To | Sense::And))
            // "From 24 in 2019 to 31" goes on with a number.
            .filter(|(_, after)| period::end(self.tokens, *after, true).is_some());
        self.role = more.filter(|_| self.role.is_some()).map(|_| Role::Any);
        self.about = None;
        self.at = if self.role.is_some() { next + 1 } else { next };
        true
    }

    fn number(&mut self) -> bool {
        let Some((amount, next)) = amount::read(self.tokens, self.at) else { return false };
        if let Some(last) = self.placed.last().filter(|last| last.to == self.at)
            && let Some(right) = amount.after_a_space(&last.amount)
        {
            let text = self.phrase.text[last.amount.digits.start..amount.digits.end].to_owned();
            self.unclear(Unclear::Odd(text, Some(right)));
        }
        let about = self.about.take().unwrap_or(About::Answer);
        self.has_base |= about == About::Base;
        if amount.kind == Kind::Multiple && self.compares_after(next) {
            let text = self.phrase.text[amount.digits.start..self.tokens[next - 1].span.end].to_owned();
            self.unclear(Unclear::TimesMore(text));
        }
        self.placed.push(Placed { amount, bound: self.bound.take(), about, from: self.at, to: next });
        (self.at, self.unit_at, self.role) = (next, next, None);
        true
    }

    /// "Three times more", "five times higher"; "doubled" has no such word after it.
    fn compares_after(&self, next: usize) -> bool {
        let last = &self.tokens[next - 1].kind;
        let is_times = matches!(last, TokenKind::Word(word) if word == "times" || word == "x");
        let after = entry_at(self.tokens, next).map(|(entry, _)| entry.sense);
        is_times && matches!(after, Some(Sense::Direction(Direction::Up | Direction::Down) | Sense::Either(..)))
    }

    fn known(&mut self, entry: &'static Entry, span: Range<usize>, next: usize) {
        let (start, text) = (self.at, self.phrase.text[span.clone()].to_owned());
        self.at = next;
        let (role, about) = (self.role.take(), self.about.take());
        match entry.sense {
            Sense::Bound(bound) => {
                self.about = about;
                self.bound(bound, entry, span);
            }
            Sense::Either(bound, direction) => {
                self.about = about;
                self.either(bound, direction, entry, span, start);
            }
            Sense::Direction(direction) => self.direction(direction, entry, span, start),
            Sense::Unit(_) | Sense::Per => self.unit(entry.sense, span, start),
            Sense::Between => self.between = true,
            // "Above the national average of 13%" is compared with that number.
            Sense::Article | Sense::Of | Sense::Other => (self.role, self.about) = (role, about),
            Sense::Limit(extreme, None) if about == Some(About::Base) => {
                self.about = about;
                self.phrase.stretch.base = Some(Said { value: extreme, span: Some(span), entry });
            }
            Sense::To if self.is_led_to() => self.about = Some(About::Now),
            // "Lower than on 31 March 2020" still starts there.
            Sense::Preposition(Role::Any) | Sense::In if role == Some(Role::Start) => self.role = role,
            Sense::Preposition(role) => self.preposition(role, &text),
            Sense::In => self.role = Some(Role::Any),
            Sense::Latest => self.phrase.latest = Some(text),
            Sense::YearBefore => {
                self.phrase.year_before = Some(text);
                self.phrase.stretch.add(entry, &self.phrase.text, span);
            }
            Sense::Average => self.phrase.average = true,
            Sense::Superlative(_) | Sense::Side(_) | Sense::Joint => self.phrase.superlative = Some(text),
            Sense::Not => self.unclear(Unclear::Not(text)),
            Sense::Vague => self.unclear(Unclear::Vague(text)),
            Sense::Beyond | Sense::Record(_) | Sense::Quantifier(Quantifier::Every) => self.unclear(Unclear::Beyond(text)),
            _ => self.stretch(entry, span),
        }
    }

    /// Words about a span or a whole; an extreme such as "never fell below" bounds the number after it.
    fn stretch(&mut self, entry: &'static Entry, span: Range<usize>) {
        if let Sense::Limit(_, Some(bound)) = entry.sense {
            self.bound(bound, entry, span.clone());
        }
        if matches!(entry.sense, Sense::Pattern(_)) {
            self.role = Some(Role::Any);
        }
        self.phrase.stretch.add(entry, &self.phrase.text, span);
    }

    /// "Rose to", "up from 80 to".
    fn is_led_to(&self) -> bool {
        !self.phrase.directions.is_empty() || self.has_base
    }

    fn preposition(&mut self, role: Role, text: &str) {
        self.role = Some(role);
        self.about = match role {
            Role::Start => Some(About::Base),
            // "Remained stable at 4.1 million".
            Role::Any if self.is_steady && text.eq_ignore_ascii_case("at") => Some(About::Now),
            Role::Any => None,
        };
    }

    /// A bound without a number after it bounds nothing: "over the year", "some children".
    fn bound(&mut self, bound: Bound, entry: &'static Entry, span: Range<usize>) {
        if numbers::follows(self.tokens, self.at) {
            if self.bound.is_some() {
                self.unclear(Unclear::SeveralNumbers);
            }
            self.bound = Some(Said { value: bound, span: Some(span), entry });
        }
    }

    fn either(&mut self, bound: Bound, direction: Direction, entry: &'static Entry, span: Range<usize>, start: usize) {
        let begins = self.placed.is_empty() || self.about.is_some();
        if begins && numbers::follows(self.tokens, self.at) {
            return self.bound(bound, entry, span);
        }
        self.direction(direction, entry, span, start);
        // "12% lower than 2020" starts from 2020, "500 fewer than 4,130" from that number.
        self.role = Some(Role::Start);
        self.about = Some(About::Base);
    }

    fn direction(&mut self, value: Direction, entry: &'static Entry, span: Range<usize>, start: usize) {
        let is_multiple = self.placed.last().is_some_and(|last| last.to == start && last.amount.kind == Kind::Multiple);
        // "Twice as fast" has a direction; "as fast" and "half as fast" have another meaning.
        if entry.text().starts_with("as ") && !is_multiple {
            self.unclear(Unclear::Beyond(self.phrase.text[span.clone()].to_owned()));
        }
        if self.unit_at == start {
            self.unit_at = self.at;
        }
        self.is_steady |= value == Direction::Steady;
        // "Remained at 1 year 7 months": the figure itself.
        if entry.sense == Sense::Direction(Direction::Steady) && entry.text().ends_with(" at") {
            self.about = Some(About::Now);
        }
        self.phrase.directions.push(Said { value, span: Some(span), entry });
    }

    fn unit(&mut self, sense: Sense, span: Range<usize>, start: usize) {
        // "70 children per 10,000".
        let is_next = self.unit_at == start || (sense == Sense::Per && self.unit_at.saturating_add(1) == start);
        let Some(placed) = self.placed.last_mut().filter(|placed| is_next && placed.amount.unit.is_none()) else { return };
        let unit = match (sense, self.tokens.get(self.at).map(|token| &token.kind)) {
            (Sense::Unit(unit), _) => unit,
            (_, Some(TokenKind::Number(digits))) => {
                self.at += 1;
                Written::Per(u32::try_from(digits.value).unwrap_or(0))
            }
            _ => return,
        };
        placed.amount.unit = Some(unit);
        placed.amount.unit_span = Some(span.start..self.tokens[self.at - 1].span.end);
        placed.amount.year_like = false;
        placed.to = self.at;
    }
}
