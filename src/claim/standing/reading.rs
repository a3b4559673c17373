//! A phrase read as words about one among others: a place, a number of them, a record.

use crate::claim::amount::{self, Amount, Kind, entry_at};
use crate::claim::lexer::{Token, TokenKind, tokens};
use crate::claim::lexicon::{Entry, Extreme, Quantifier, Role, Sense, Side, Written};
use crate::claim::phrase::{self, Mention, Phrase, Said, Unclear};
use std::ops::Range;

/// More words than these after the link say nothing of the period that it is about: "in the last five years".
const MOST_WORDS_AFTER: usize = 5;

/// Between a superlative and the link after it stand no more words: "its lowest level [since 2021]".
const MOST_NOUNS: usize = 1;

/// What a phrase says of one among others.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The phrase as claims of one figure read it: bounds, directions, "latest".
    pub(super) phrase: Phrase,
    pub(super) extreme: Option<Said<Extreme>>,
    pub(super) side: Option<Said<Side>>,
    pub(super) joint: Option<Said<()>>,
    /// `8th`.
    pub(super) ordinal: Option<Amount>,
    /// The number in "the three lowest" and "top ten".
    pub(super) group: Option<Amount>,
    /// The number in "of 152".
    pub(super) field: Option<Amount>,
    /// Any other number.
    pub(super) number: Option<Amount>,
    /// The number in "in five years".
    pub(super) years: Option<Amount>,
    pub(super) quantifier: Option<Said<Quantifier>>,
    pub(super) record: Option<Said<Option<Extreme>>>,
    pub(super) mentions: Vec<Mention>,
    /// "One of the lowest": nobody can say how many those are.
    pub(super) is_vague: bool,
    pub(super) unclear: Option<Unclear>,
}

/// Reads a phrase with the text before and after it.
pub(super) fn read(text: &str, before: &str, after: &str) -> Reading {
    let mut reading = scan(text, lead(before), is_joint(before));
    let names_time = reading.years.is_some() || reading.record.is_some();
    if !names_time && !reading.mentions.iter().any(|mention| mention.role == Role::Start) {
        take_time(&mut reading, after);
    }
    let says_when = reading.years.is_some() || reading.record.is_some() || !reading.mentions.is_empty();
    let is_place = reading.ordinal.is_some() || reading.group.is_some() || reading.number.is_some();
    if says_when && !is_place && reading.extreme.is_none() && reading.record.as_ref().is_none_or(|said| said.value.is_none()) {
        reading.extreme = extreme_before(before);
    }
    let own = phrase::read(text, before);
    if let Some(not @ Unclear::Not(_)) = &own.unclear {
        reading.unclear.get_or_insert_with(|| not.clone());
    }
    reading.phrase = Phrase { mentions: Vec::new(), ..own };
    reading
}

/// What stands right before a number and says what it counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    Nothing,
    Of,
    /// "in", and "out of".
    In,
    /// A superlative, "top" or "bottom".
    End,
}

struct Scanner<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
    lead: Lead,
    reading: Reading,
}

fn start_of(mention: &Mention) -> usize {
    mention.span.as_ref().map_or(0, |span| span.start)
}

fn scan(text: &str, side: Option<Said<Side>>, joint: Option<Said<()>>) -> Reading {
    let tokens = tokens(text);
    let mut mentions = phrase::read(text, "").mentions;
    mentions.sort_by_key(start_of);
    let lead = if side.is_some() { Lead::End } else { Lead::Nothing };
    let mut scanner = Scanner { text, tokens: &tokens, at: 0, lead, reading: Reading { side, joint, ..Reading::default() } };
    let mut named = mentions.iter().peekable();
    while let Some(token) = tokens.get(scanner.at) {
        match named.next_if(|mention| start_of(mention) <= token.span.start) {
            Some(mention) => scanner.pass(mention.span.as_ref().map_or(0, |span| span.end)),
            None => scanner.term(),
        }
    }
    scanner.reading.mentions.extend(mentions);
    scanner.reading
}

impl Scanner<'_> {
    /// Moves past a period that is named.
    fn pass(&mut self, end: usize) {
        while self.tokens.get(self.at).is_some_and(|token| token.span.start < end) {
            self.at += 1;
        }
        self.lead = Lead::Nothing;
    }

    fn term(&mut self) {
        if self.number() {
            return;
        }
        if let Some((entry, next)) = entry_at(self.tokens, self.at) {
            let span = self.tokens[self.at].span.start..self.tokens[next - 1].span.end;
            self.at = next;
            return self.known(entry, span);
        }
        let token = &self.tokens[self.at];
        let follows_digits = self.at > 0 && matches!(self.tokens[self.at - 1].kind, TokenKind::Number(_)) && token.glued;
        if token.kind == TokenKind::Odd || (follows_digits && matches!(token.kind, TokenKind::Word(_))) {
            self.unclear(Unclear::Odd(self.text[token.span.clone()].to_owned(), None));
        }
        if matches!(token.kind, TokenKind::Word(_)) && self.lead == Lead::End {
            self.lead = Lead::Nothing;
        }
        self.at += 1;
    }

    fn unclear(&mut self, unclear: Unclear) {
        self.reading.unclear.get_or_insert(unclear);
    }

    fn number(&mut self) -> bool {
        let Some((mut amount, mut next)) = self.amount() else { return false };
        if let Some((Sense::Unit(unit), after)) = sense(self.tokens, next).filter(|_| amount.unit.is_none()) {
            (amount.unit, next) = (Some(unit), after);
        }
        let end = next + usize::from(matches!(self.tokens.get(next), Some(Token { kind: TokenKind::Mark('-'), .. })));
        let before_end = matches!(sense(self.tokens, end), Some((Sense::Superlative(_), _)));
        let lead = std::mem::replace(&mut self.lead, Lead::Nothing);
        self.at = next;
        if amount.year_like && amount.is_bare() {
            let (text, span) = (self.text[amount.digits.clone()].to_owned(), amount.digits);
            self.reading.mentions.push(Mention { text, span: Some(span), role: Role::Any });
            return true;
        }
        let slot = self.slot(&amount, lead, before_end);
        if slot.is_some() {
            self.unclear(Unclear::SeveralNumbers);
        } else {
            *slot = Some(amount);
        }
        true
    }

    fn slot(&mut self, amount: &Amount, lead: Lead, before_end: bool) -> &mut Option<Amount> {
        let reading = &mut self.reading;
        let is_one_of =
            reading.ordinal.is_some() || reading.number.is_some() || reading.extreme.is_some() || reading.quantifier.is_some();
        match (amount.kind, amount.unit, lead) {
            (Kind::Ordinal, _, _) => &mut reading.ordinal,
            (_, Some(Written::Time(_)), _) => &mut reading.years,
            (Kind::Number, None, _) if before_end => &mut reading.group,
            (Kind::Number, None, Lead::End) => &mut reading.group,
            (Kind::Number, None, Lead::Of | Lead::In) if is_one_of => &mut reading.field,
            _ => &mut reading.number,
        }
    }

    /// "Two out of nine" names two numbers here; "one in five" is a share.
    fn amount(&self) -> Option<(Amount, usize)> {
        let (amount, next) = amount::read(self.tokens, self.at)?;
        let out_of = (self.at..next).find(|at| matches!(sense(self.tokens, *at), Some((Sense::In, after)) if after > at + 1));
        match out_of.filter(|_| amount.kind == Kind::Fraction) {
            Some(end) => amount::read(&self.tokens[..end], self.at),
            None => Some((amount, next)),
        }
    }

    fn known(&mut self, entry: &'static Entry, span: Range<usize>) {
        let text = self.text[span.clone()].to_owned();
        let lead = std::mem::replace(&mut self.lead, Lead::Nothing);
        let reading = &mut self.reading;
        match entry.sense {
            Sense::Superlative(value) => {
                reading.is_vague |= lead == Lead::Of && reading.group.is_none() && reading.ordinal.is_none();
                let is_second = reading.extreme.replace(Said { value, span: Some(span), entry }).is_some();
                self.lead = Lead::End;
                if is_second {
                    self.unclear(Unclear::SeveralNumbers);
                }
            }
            Sense::Side(value) => {
                reading.side = Some(Said { value, span: Some(span), entry });
                self.lead = Lead::End;
            }
            Sense::Joint => reading.joint = Some(Said { value: (), span: Some(span), entry }),
            Sense::Record(value) => reading.record = Some(Said { value, span: Some(span), entry }),
            Sense::Of => self.lead = Lead::Of,
            Sense::In => self.lead = Lead::In,
            // "Of all 152", "one of about 36".
            Sense::Quantifier(Quantifier::All) if lead == Lead::Of => self.lead = lead,
            Sense::Article | Sense::Bound(_) | Sense::Either(..) => self.lead = lead,
            Sense::Quantifier(value) => reading.quantifier = Some(Said { value, span: Some(span), entry }),
            Sense::Not => self.unclear(Unclear::Not(text)),
            Sense::Beyond => self.unclear(Unclear::Beyond(text)),
            _ => {}
        }
    }
}

fn sense(tokens: &[Token], at: usize) -> Option<(Sense, usize)> {
    entry_at(tokens, at).map(|(entry, next)| (entry.sense, next))
}

/// "At its lowest level [since 2021]": the superlative just before the link, with a noun between them or none.
fn extreme_before(before: &str) -> Option<Said<Extreme>> {
    let tokens = tokens(before);
    let clause = tokens.iter().rposition(|token| matches!(token.kind, TokenKind::Mark(_))).map_or(0, |at| at + 1);
    let is_negated = (clause..tokens.len()).any(|at| matches!(sense(&tokens, at), Some((Sense::Not, _))));
    let (entry, next) = (clause..tokens.len()).rev().find_map(|at| {
        let (entry, next) = entry_at(&tokens, at)?;
        let (Sense::Superlative(_) | Sense::Limit(..)) = entry.sense else { return None };
        Some((entry, next))
    })?;
    let is_near = next + MOST_NOUNS >= tokens.len() && (next..tokens.len()).all(|at| sense(&tokens, at).is_none());
    match entry.sense {
        Sense::Superlative(value) if is_near && !is_negated => Some(Said { value, span: None, entry }),
        _ => None,
    }
}

/// The last word of a text, where it is one that counts.
fn last_entry(before: &str) -> Option<&'static Entry> {
    let tokens = tokens(before);
    entry_at(&tokens, tokens.len().checked_sub(1)?).map(|(entry, _)| entry)
}

/// "In the top [ten]".
fn lead(before: &str) -> Option<Said<Side>> {
    let entry = last_entry(before)?;
    if let Sense::Side(value) = entry.sense { Some(Said { value, span: None, entry }) } else { None }
}

/// "The joint [second highest]".
fn is_joint(before: &str) -> Option<Said<()>> {
    let entry = last_entry(before)?;
    (entry.sense == Sense::Joint).then_some(Said { value: (), span: None, entry })
}

/// "[the highest] since 2016": the time that the first words after the link name.
fn take_time(reading: &mut Reading, after: &str) {
    let tokens = tokens(after);
    let leads = |sense: Sense| matches!(sense, Sense::Preposition(_) | Sense::In | Sense::Record(_));
    if !entry_at(&tokens, 0).is_some_and(|(entry, _)| leads(entry.sense)) {
        return;
    }
    let end = tokens.iter().take(MOST_WORDS_AFTER).next_back().map_or(0, |token| token.span.end);
    let found = scan(&after[..end], None, None);
    // What stands after the link cannot be edited with it.
    let outside = |said: Said<Option<Extreme>>| Said { span: None, ..said };
    reading.mentions.extend(found.mentions.into_iter().map(|mention| Mention { span: None, ..mention }));
    (reading.years, reading.record) = (found.years, found.record.map(outside));
}
