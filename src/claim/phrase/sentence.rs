//! What the sentence around a phrase says of its claim: a direction or a bound before it, a period on either side.
//!
//! A true sentence must never be refused, so that words which may be about something else are passed over.

use super::numbers::sense;
use super::{About, Mention, Phrase, Said, period};
use crate::claim::amount::entry_at;
use crate::claim::lexer::{Token, TokenKind, tokens};
use crate::claim::lexicon::{Direction, Pattern, Role, Sense};

/// Between a phrase and its period stand no more words: "children in care".
const MOST_BETWEEN: usize = 5;
/// Between "In 2020," and the phrase stand no more words.
const MOST_AFTER_OPENING: usize = 8;
/// Words after which a period is about something else: "children born in 2020".
const ASIDE: [&str; 26] = [
    "who", "whom", "whose", "which", "that", "when", "where", "while", "aged", "born", "by", "for", "with", "of", "to", "over",
    "under", "among", "since", "before", "after", "then", "until", "has", "have", "were",
];
/// Words that may follow a period without changing what it is.
const AFTERWARDS: [&str; 7] = ["and", "but", "while", "whereas", "although", "compared", "alone"];

/// A bound or a direction that stands before the link in the same clause says its part of the claim.
pub(super) fn lead_in(phrase: &mut Phrase, before: &str) {
    let tokens = tokens(before);
    let ends_clause = |at: &usize| {
        matches!(tokens[*at].kind, TokenKind::Mark(',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '–' | '—'))
            || sense(&tokens, *at) == Some(Sense::Clause)
    };
    // "Rose, by" goes on after its comma.
    let goes_on = tokens.len() > 1 && is_word(&tokens, tokens.len() - 1, "by") && ends_clause(&(tokens.len() - 2));
    let mut clause = 0..tokens.len() - if goes_on { 2 } else { 0 };
    let mut at = clause.rfind(ends_clause).map_or(0, |at| at + 1);
    let mut direction = None;
    let mut last = None;
    while at < tokens.len() {
        let Some((entry, next)) = entry_at(&tokens, at) else {
            (at, last) = (at + 1, None);
            continue;
        };
        // "More than a third" says how much; "more than the 12 of last year" compares with a number that is known.
        let is_last = match &tokens[next..] {
            [] => true,
            [last] => sense(&tokens, next) == Some(Sense::Article) && last.kind != TokenKind::Word("the".to_owned()),
            _ => false,
        };
        at = next;
        last = Some(entry.sense);
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
    let direction = direction.filter(|direction| direction.value != Direction::Steady);
    let steadily = tokens.len().checked_sub(1).and_then(|at| entry_at(&tokens, at)).map(|(entry, _)| entry);
    if let Some((entry, Sense::Pattern(value @ Pattern::Steadily))) = steadily.map(|entry| (entry, entry.sense)) {
        phrase.stretch.patterns.push(Said { value, span: None, entry });
    }
    // "The number rose to 4,330": the figure itself, and the way there.
    if direction.is_some() && last == Some(Sense::To) && phrase.about == Some(About::Answer) {
        phrase.about = Some(About::Now);
    }
    if phrase.directions.is_empty() {
        phrase.directions.extend(direction);
    }
}

/// Adds the periods that the sentence names next to the phrase.
pub(super) fn periods(phrase: &mut Phrase, before: &str, after: &str) {
    let following = tokens(after);
    if let Some(words) = year_before(&following, after) {
        phrase.year_before.get_or_insert(words);
    } else if let Some(mentions) = following_periods(&following, after) {
        phrase.mentions.extend(mentions);
    }
    phrase.mentions.extend(opening_periods(&tokens(before), before).unwrap_or_default());
}

/// "On the previous year", "than a year earlier".
fn year_before(tokens: &[Token], text: &str) -> Option<String> {
    let next = match entry_at(tokens, 0) {
        Some((entry, next)) if matches!(entry.sense, Sense::Preposition(_)) => next,
        None if is_word(tokens, 0, "than") => 1,
        _ => return None,
    };
    if let Some((_, end)) = entry_at(tokens, next).filter(|(entry, _)| entry.sense == Sense::YearBefore) {
        return Some(text[tokens[next].span.start..tokens[end - 1].span.end].to_owned());
    }
    let has_article = sense(tokens, next) == Some(Sense::Article);
    let next = next + usize::from(has_article);
    let (_, end) = entry_at(tokens, next).filter(|(entry, _)| entry.sense == Sense::YearBefore && has_article)?;
    Some(text[tokens[next].span.start..tokens[end - 1].span.end].to_owned())
}

/// "Since 2020", "children in care on 31 March 2025", "from 2020 to 2025".
fn following_periods(tokens: &[Token], text: &str) -> Option<Vec<Mention>> {
    let at = (0..=MOST_BETWEEN).find(|at| leads_to_period(tokens, *at).is_some() || !is_noun(tokens, *at))?;
    let (role, start) = leads_to_period(tokens, at)?;
    let end = period::end(tokens, start, true)?;
    let mention = |start: usize, end: usize, role| {
        let text = text[tokens[start].span.start..tokens[end - 1].span.end].to_owned();
        Mention { text, span: None, role }
    };
    let first = mention(start, end, role);
    let second = matches!(sense(tokens, end), Some(Sense::To)).then(|| period::end(tokens, end + 1, true)).flatten();
    let is_rest_clear = is_end(tokens, second.unwrap_or(end));
    is_rest_clear.then(|| std::iter::once(first).chain(second.map(|last| mention(end + 1, last, Role::Any))).collect())
}

/// What the words before a period make of it, and where it begins.
fn leads_to_period(tokens: &[Token], at: usize) -> Option<(Role, usize)> {
    let (role, next) = match entry_at(tokens, at) {
        Some((entry, next)) => match entry.sense {
            Sense::Preposition(role) => (role, next),
            Sense::In if is_word(tokens, at, "in") => (Role::Any, next),
            _ => return None,
        },
        None if is_word(tokens, at, "than") => (Role::Start, at + 1),
        None => return None,
    };
    let is_second = matches!(sense(tokens, next), Some(Sense::In | Sense::Preposition(Role::Any)));
    let next = next + usize::from(is_second && role == Role::Start);
    let next = next + usize::from(sense(tokens, next) == Some(Sense::Article));
    period::end(tokens, next, true).map(|_| (role, next))
}

/// "In 2020, " or "Between 2020 and 2025 " at the head of the sentence, where nothing between it and the phrase is about
/// another time.
fn opening_periods(tokens: &[Token], text: &str) -> Option<Vec<Mention>> {
    let between = (sense(tokens, 0) == Some(Sense::Between)).then(|| period::end(tokens, 1, true).map(|_| (Role::Start, 1)));
    let (role, start) = between.flatten().or_else(|| leads_to_period(tokens, 0))?;
    let end = period::end(tokens, start, true)?;
    let is_linked = role == Role::Start && matches!(sense(tokens, end), Some(Sense::To | Sense::And));
    let second = is_linked.then(|| period::end(tokens, end + 1, true)).flatten();
    let rest = second.unwrap_or(end);
    let comma = matches!(tokens.get(rest).map(|token| &token.kind), Some(TokenKind::Mark(',')));
    let rest = tokens.get(rest + usize::from(comma)..).unwrap_or_default();
    let goes_on = |at| is_noun(rest, at) || is_said_of_it(rest, at) || is_auxiliary(rest, at);
    let is_plain = rest.len() <= MOST_AFTER_OPENING && (0..rest.len()).all(goes_on);
    let mention = |from: usize, to: usize, role| {
        let text = text[tokens[from].span.start..tokens[to - 1].span.end].to_owned();
        Mention { text, span: None, role }
    };
    let last = second.map(|last| mention(end + 1, last, Role::Any));
    let is_since = role == Role::Any || last.is_some() || is_word(tokens, 0, "since");
    let is_opening = is_plain && is_since && (comma || last.is_some() || is_word(tokens, 0, "since"));
    is_opening.then(|| std::iter::once(mention(start, end, role)).chain(last).collect())
}

/// "Has", "have": the tense that "since" asks for; "by" right before the phrase.
fn is_auxiliary(tokens: &[Token], at: usize) -> bool {
    is_word(tokens, at, "has") || is_word(tokens, at, "have") || (at + 1 == tokens.len() && is_word(tokens, at, "by"))
}

/// "There were just over", "the number rose to": words that still speak of the same time.
fn is_said_of_it(tokens: &[Token], at: usize) -> bool {
    let counted =
        |sense| !matches!(sense, Sense::Preposition(_) | Sense::Latest | Sense::YearBefore | Sense::Clause | Sense::Not);
    is_word(tokens, at, "were") || sense(tokens, at).is_some_and(counted)
}

/// A word that the table does not know and that does not lead to something else.
fn is_noun(tokens: &[Token], at: usize) -> bool {
    let Some(TokenKind::Word(word)) = tokens.get(at).map(|token| &token.kind) else { return false };
    // "Placed", "waiting": a verb may begin another statement.
    let is_verb = word.ends_with("ed") || word.ends_with("ing");
    let is_linking = word == "in" || sense(tokens, at).is_none();
    is_linking && !is_verb && !ASIDE.contains(&word.as_str())
}

pub(super) fn is_word(tokens: &[Token], at: usize, word: &str) -> bool {
    matches!(tokens.get(at).map(|token| &token.kind), Some(TokenKind::Word(own)) if own == word)
}

/// Whether nothing follows that could make something else of a period: "in 2025 prices".
pub(super) fn is_end(tokens: &[Token], at: usize) -> bool {
    match tokens.get(at).map(|token| &token.kind) {
        None => true,
        Some(TokenKind::Mark(mark)) => matches!(mark, ',' | '.' | ';' | ':' | '!' | '?' | ')'),
        Some(TokenKind::Word(word)) => AFTERWARDS.contains(&word.as_str()),
        Some(_) => false,
    }
}
