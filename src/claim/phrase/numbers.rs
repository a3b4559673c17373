//! The numbers of a phrase together: one, a range, or several that tell the change and the figures behind it.

use super::{About, Mention, Part, Phrase, Said, Unclear};
use crate::claim::amount::{self, Amount, Kind, entry_at};
use crate::claim::lexer::{Token, TokenKind};
use crate::claim::lexicon::{Bound, Quantifier, Role, Sense, Written};
use crate::claim::stretch;
use crate::number::Decimal;

/// A number with the tokens that it takes, its unit included.
pub(super) struct Placed {
    pub(super) amount: Amount,
    pub(super) bound: Option<Said<Bound>>,
    pub(super) about: About,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Whether a number comes next, with or without an article before it.
pub(super) fn follows(tokens: &[Token], at: usize) -> bool {
    amount::read(tokens, at).is_some()
        || matches!(sense(tokens, at), Some(Sense::Quantifier(Quantifier::All | Quantifier::None)))
        || (sense(tokens, at) == Some(Sense::Article) && amount::read(tokens, at + 1).is_some())
}

/// Completes a phrase with its numbers; `between` says that the word itself was there.
pub(super) fn gather(mut phrase: Phrase, tokens: &[Token], mut placed: Vec<Placed>, between: bool) -> Phrase {
    join_months(tokens, &mut placed);
    set_years_apart(&mut phrase, &mut placed);
    set_length_apart(&mut phrase, tokens, &mut placed);
    if let [from, to] = placed.as_slice()
        && let Some((first, second)) = range(tokens, from, to, between)
    {
        phrase.leads_to = to.about == About::Now;
        (phrase.amount, phrase.until) = (Some(first), Some(second));
        return phrase;
    }
    tell_level(&phrase, tokens, &mut placed);
    if !belong_together(tokens, &placed) {
        phrase.unclear.get_or_insert(Unclear::SeveralNumbers);
        phrase.bound = placed.into_iter().find_map(|placed| placed.bound);
        return phrase;
    }
    // What is asked comes first: it is what the figure of the claim shows.
    placed.sort_by_key(|placed| placed.about);
    let mut parts = placed.into_iter().map(|Placed { amount, bound, about, .. }| Part { amount, bound, about });
    if let Some(Part { amount, bound, about }) = parts.next() {
        (phrase.amount, phrase.bound, phrase.about) = (Some(amount), bound, Some(about));
    }
    phrase.rest = parts.collect();
    phrase
}

fn join_months(tokens: &[Token], placed: &mut Vec<Placed>) {
    let [years, months] = placed.as_slice() else { return };
    let gap = tokens.get(years.to..months.from).unwrap_or_default();
    let is_joined = gap.is_empty() || (gap.len() == 1 && sense(tokens, years.to) == Some(Sense::And));
    let Some(amount) = years.amount.join_months(&months.amount).filter(|_| is_joined && months.bound.is_none()) else { return };
    let (from, to, about, bound) = (years.from, months.to, years.about, years.bound.clone());
    *placed = vec![Placed { amount, bound, about, from, to }];
}

/// Beside another number, or beside a direction ("fell between 2020 and 2025"), four bare digits are years.
fn set_years_apart(phrase: &mut Phrase, placed: &mut Vec<Placed>) {
    let is_year = |placed: &Placed| placed.amount.year_like && placed.amount.is_bare();
    let years = placed.iter().filter(|placed| is_year(placed)).count();
    let is_pair = years == 2 && !phrase.directions.is_empty();
    if years == 0 || (years == placed.len() && !is_pair) {
        return;
    }
    for year in placed.extract_if(.., |placed| is_year(placed)) {
        let span = year.amount.digits;
        let text = phrase.text[span.clone()].to_owned();
        phrase.mentions.push(Mention { text, span: Some(span), role: Role::Any });
    }
}

/// "19 over the three years": the second number is no figure but a length of time.
fn set_length_apart(phrase: &mut Phrase, tokens: &[Token], placed: &mut Vec<Placed>) {
    let found = placed.iter().enumerate().find_map(|(index, placed)| {
        let found = stretch::length(tokens, &phrase.text, &placed.amount, placed.from, placed.to)?;
        Some((index, found))
    });
    let Some((index, found)) = found else { return };
    if !found.is_certain && placed.len() == 1 {
        phrase.stretch.or_length = Some(found.length);
        return;
    }
    placed.remove(index);
    phrase.stretch.length = Some(found.length);
}

/// "between a and b", "a to b", "a–b"; the unit and the multiplier may stand with one of the two alone.
fn range(tokens: &[Token], from: &Placed, to: &Placed, between: bool) -> Option<(Amount, Amount)> {
    let link = tokens.get(from.to..to.from).filter(|link| link.len() == 1)?;
    let sense = sense(tokens, from.to);
    let dash = matches!(link[0].kind, TokenKind::Mark('-' | '–' | '—'));
    let is_linked = dash || sense == Some(Sense::To) || (sense == Some(Sense::And) && between);
    let (mut first, mut second) = (from.amount.clone(), to.amount.clone());
    if first.scale == Decimal::ONE && first.sign.is_none() && (first.is_bare() || second.unit.is_none()) {
        (first.scale, first.value) = (second.scale, first.value * second.scale);
    }
    first.unit = first.unit.or(second.unit);
    // "£4–5 million": the sign stands before the first alone.
    if matches!(first.unit, Some(Written::Money(_))) {
        second.unit = second.unit.or(first.unit);
    }
    let is_alike = first.unit == second.unit && first.kind == second.kind && second.kind != Kind::Ordinal;
    let is_exact = from.bound.is_none() && to.bound.is_none() && from.about == About::Answer;
    (is_linked && is_alike && is_exact).then_some((first, second))
}

/// "4,330, up 8%" and "3,630 compared with 4,130": the first number is the figure itself.
fn tell_level(phrase: &Phrase, tokens: &[Token], placed: &mut [Placed]) {
    let is_alone = placed.len() < 2;
    let is_percent = |placed: &Placed| placed.amount.unit == Some(Written::Percent);
    let others_in_percent = placed.iter().skip(1).any(is_percent);
    let Some(first) = placed.first_mut().filter(|first| first.about == About::Answer && !is_alone) else { return };
    // "Doubled, from 40 to 80", "43% from a peak of 5,360": the first number is the change.
    let is_multiple = matches!(first.amount.kind, Kind::Multiple | Kind::Division);
    if is_multiple || (is_percent(first) && !others_in_percent) {
        return;
    }
    let end = tokens[first.to - 1].span.end;
    let comes_first = phrase.directions.iter().all(|said| said.span.as_ref().is_some_and(|span| span.start >= end));
    let parted = matches!(tokens.get(first.to).map(|token| &token.kind), Some(TokenKind::Mark(',' | '(' | '–' | '—')));
    let compared = sense(tokens, first.to + usize::from(parted)) == Some(Sense::Preposition(Role::Start));
    if comes_first && ((parted && !phrase.directions.is_empty()) || compared) {
        first.about = About::Now;
    }
}

/// At most one number for each of the figures; the change may be told twice, "500, or 12%".
fn belong_together(tokens: &[Token], placed: &[Placed]) -> bool {
    let count = |about| placed.iter().filter(|placed| placed.about == about).count();
    let mut answers = placed.iter().filter(|placed| placed.about == About::Answer);
    let is_told_twice = match (answers.next(), answers.next(), answers.next()) {
        (Some(first), Some(second), None) => is_said_otherwise(tokens, first, second),
        (.., None) => true,
        _ => false,
    };
    is_told_twice && count(About::Now) <= 1 && count(About::Base) <= 1
}

/// "A fall of 500, or 12%", "down 500 (12%)": one of the two in per cent.
fn is_said_otherwise(tokens: &[Token], first: &Placed, second: &Placed) -> bool {
    let percent = |placed: &Placed| placed.amount.unit == Some(Written::Percent);
    let between = tokens.get(first.to..second.from).unwrap_or_default();
    let or = |token: &Token| matches!(&token.kind, TokenKind::Word(word) if word == "or") || token.kind == TokenKind::Mark('(');
    percent(first) != percent(second) && between.iter().any(or)
}

pub(super) fn sense(tokens: &[Token], at: usize) -> Option<Sense> {
    entry_at(tokens, at).map(|(entry, _)| entry.sense)
}
