//! YAML into nodes that know their place: the only home of the YAML package.
//!
//! Scalars keep the characters that the author typed, so `0123`, `no` and `1.50` stay what they
//! are; what a scalar means is decided by the stage that reads it. Repeated keys, aliases and
//! merge keys are faults, because each of them can change a number without a word.

use super::place::{Fault, FaultKind, Place, YamlFault};
use super::slip;
use super::text::SourceText;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Budget, DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy, Options, Spanned};
use std::fmt;
use std::ops::Range;

/// Deeper nesting is refused: no file of ours nests more than six levels.
const MOST_DEPTH: usize = 16;

/// One value of a YAML file with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Bytes of the file that the value takes.
    pub span: Range<usize>,
    /// The value.
    pub value: Value,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, or `null`, or `~`.
    Null,
    /// Text, numbers, booleans and dates alike, as typed (quotes resolved).
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<Entry>),
}

/// One key of a mapping with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key as typed.
    pub key: String,
    /// Bytes of the file that the key takes.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The text of a scalar.
    #[must_use]
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a key of a mapping.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node),
            _ => None,
        }
    }
}

/// Reads a part of a file as one YAML document; an empty one is [`Value::Null`].
///
/// # Errors
/// All repeated keys, or the first thing that is not YAML.
pub fn parse(source: &SourceText, part: Range<usize>) -> Result<Node, Vec<Fault>> {
    let text = &source.text[part.clone()];
    if let Some(at) = tab_indent(text) {
        return Err(vec![fault(source, part.start + at..part.start + at + 1, YamlFault::Tab)]);
    }
    let raw: Spanned<Raw> = match serde_yaml::from_str_with_options(text, options()) {
        Ok(raw) => raw,
        Err(error) => return Err(vec![parser_fault(source, &part, &error)]),
    };
    let mut faults = Vec::new();
    let node = located(raw, &Context { source, text, base: part.start }, 0, &mut faults);
    if faults.is_empty() { Ok(node) } else { Err(faults) }
}

/// What conversion needs to know: the file, the text that was read, and where it starts.
struct Context<'a> {
    source: &'a SourceText,
    text: &'a str,
    base: usize,
}

fn options() -> Options {
    let mut budget = Budget::default();
    (budget.max_aliases, budget.max_anchors) = (0, 0);
    serde_yaml::options! {
        budget: Some(budget),
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    }
}

/// What the library hands over before the author's own characters are put back.
enum Raw {
    Null,
    Text(String),
    /// A number or a boolean, whose spelling only the source knows.
    Typed,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Typed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut items: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = items.next_entry()? {
            map.push(entry);
        }
        Ok(Raw::Map(map))
    }
}

fn located(raw: Spanned<Raw>, context: &Context<'_>, depth: usize, faults: &mut Vec<Fault>) -> Node {
    let local = span_of(raw.defined, context.text);
    let mut span = context.base + local.start..context.base + local.end;
    if depth > MOST_DEPTH {
        faults.push(fault(context.source, span.clone(), YamlFault::TooDeep));
        return Node { span, value: Value::Null };
    }
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Text(text) => Value::Scalar(text),
        Raw::Typed => Value::Scalar(context.text[local.clone()].trim().to_owned()),
        Raw::List(items) => Value::List(items.into_iter().map(|item| located(item, context, depth + 1, faults)).collect()),
        Raw::Map(entries) => Value::Map(located_entries(entries, context, depth, faults)),
    };
    // The reader's place of a list or group in brackets is the opening bracket alone.
    let last = match &value {
        Value::List(items) => items.last().map(|item| item.span.end),
        Value::Map(entries) => entries.last().map(|entry| entry.node.span.end.max(entry.key_span.end)),
        Value::Null | Value::Scalar(_) => return Node { span, value },
    };
    let last = last.map_or(local.start, |last| last.saturating_sub(context.base));
    if let Some(end) = slip::closing_bracket(context.text, local.start, last) {
        span.end = context.base + end;
    }
    Node { span, value }
}

fn located_entries(
    entries: Vec<(Spanned<String>, Spanned<Raw>)>,
    context: &Context<'_>,
    depth: usize,
    faults: &mut Vec<Fault>,
) -> Vec<Entry> {
    let mut located_entries: Vec<Entry> = Vec::with_capacity(entries.len());
    let mut first_spans = std::collections::BTreeMap::new();
    for (key, value) in entries {
        let local = span_of(key.defined, context.text);
        let key_span = context.base + local.start..context.base + local.end;
        let node = located(value, context, depth + 1, faults);
        let first = first_spans.entry(key.value.clone()).or_insert_with(|| key_span.clone());
        if *first != key_span {
            let first = context.source.place(first.clone());
            faults.push(fault(context.source, key_span.clone(), YamlFault::DuplicateKey(key.value.clone(), first)));
        }
        located_entries.push(Entry { key: key.value, key_span, node });
    }
    located_entries
}

fn span_of(location: serde_yaml::Location, text: &str) -> Range<usize> {
    let bytes = |value: Option<u64>| value.and_then(|value| usize::try_from(value).ok()).unwrap_or(0);
    let start = floor(text, bytes(location.span().byte_offset()));
    let end = floor(text, start + bytes(location.span().byte_len()));
    start..end.max(start)
}

/// The nearest character boundary at or before an offset, so that no slice can panic.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn parser_fault(source: &SourceText, part: &Range<usize>, error: &serde_yaml::Error) -> Fault {
    let line = error.location().and_then(|location| usize::try_from(location.line()).ok()).unwrap_or(1).max(1);
    let (span, kind) = slip::of(&error.without_snippet().to_string(), &source.text[part.clone()], line);
    fault(source, part.start + span.start..(part.start + span.end).min(source.text.len()), kind)
}

fn tab_indent(text: &str) -> Option<usize> {
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
        if let Some(at) = line[..indent].find('\t').filter(|_| !line.trim().is_empty()) {
            return Some(offset + at);
        }
        offset += line.len();
    }
    None
}

fn fault(source: &SourceText, span: Range<usize>, kind: YamlFault) -> Fault {
    Fault { place: Place::new(&source.path, span), kind: FaultKind::Yaml(kind) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> SourceText {
        SourceText::from_bytes(&"data/a.yaml".into(), text.as_bytes()).unwrap()
    }

    fn read(text: &str) -> Result<Node, Vec<Fault>> {
        parse(&source(text), 0..text.len())
    }

    fn kind_of(text: &str) -> YamlFault {
        match read(text).unwrap_err().remove(0).kind {
            FaultKind::Yaml(kind) => kind,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn scalars_keep_the_characters_that_were_typed() {
        for typed in
            ["0123", "no", "1_000", "1.50", "true", "2016/17", "1:5", "2025-03-31", "0x1F", "4,330", ".nan", "1e3", "12:30:45"]
        {
            let node = read(&format!("a: {typed} # why\n")).unwrap();
            assert_eq!(node.get("a").unwrap().scalar(), Some(typed));
            assert_eq!(node.get("a").unwrap().span, 3..3 + typed.len(), "{typed}");
        }
    }

    #[test]
    fn places_are_bytes_of_the_whole_file() {
        let text = "---\nŷ: [1, 'two']\n---\n";
        let node = parse(&source(text), 4..text.len() - 4).unwrap();
        let Value::List(items) = &node.get("ŷ").unwrap().value else { panic!() };
        assert_eq!(&text[items[0].span.clone()], "1");
        assert_eq!(&text[items[1].span.clone()], "'two'");
        assert_eq!(&text[node.get("ŷ").unwrap().span.clone()], "[1, 'two']");
    }

    #[test]
    fn a_repeated_key_is_a_fault_with_its_place_and_that_of_the_very_first() {
        let thrice = read("a: 1\na: 2\na: 3\n").unwrap_err();
        let is_first =
            |fault: &Fault| matches!(&fault.kind, FaultKind::Yaml(YamlFault::DuplicateKey(_, first)) if first.start == 0);
        assert!(thrice.len() == 2 && thrice.iter().all(is_first), "{thrice:?}");
        let faults = read("a: 1\nb: 2\na: 3\nb: 4\n").unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.place.start).collect::<Vec<_>>(), [10, 15]);
        assert!(
            matches!(&faults[0].kind, FaultKind::Yaml(YamlFault::DuplicateKey(key, first)) if key == "a" && first.start == 0)
        );
    }

    #[test]
    fn common_slips_are_named() {
        assert_eq!(kind_of("title: Report: a study\n"), YamlFault::Colon);
        assert_eq!(kind_of("title: A\n  date: B\n"), YamlFault::Indented);
        assert_eq!(kind_of("title:A\ndate: B\n"), YamlFault::NoField);
        assert_eq!(kind_of("a: \"abc\" def\n"), YamlFault::AfterQuote);
        assert_eq!(kind_of("a: 'abc' def\n"), YamlFault::AfterQuote);
        assert_eq!(kind_of("a:\n\tb: 1\n"), YamlFault::Tab);
        assert_eq!(kind_of("a: &x 1\nb: *x\n"), YamlFault::Alias);
        assert!(matches!(kind_of("a: [1, 2\n"), YamlFault::Other(_)));
        assert_eq!(kind_of(&format!("a: {}1{}\n", "[".repeat(20), "]".repeat(20))), YamlFault::TooDeep);
    }

    #[test]
    fn hostile_nesting_is_refused_and_does_not_end_the_program() {
        assert_eq!(kind_of(&format!("a: {}", "[".repeat(20_000))), YamlFault::TooDeep);
        let bomb = (1..9).fold("a0: &a0 [x]\n".to_owned(), |text, n| text + &format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1));
        assert_eq!(kind_of(&bomb), YamlFault::Alias);
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_panic(text in "[ -~\n\tŷ€\u{85}]{0,80}") {
            let _ = SourceText::from_bytes(&"a".into(), text.as_bytes()).map(|source| parse(&source, 0..source.text.len()));
        }
    }
}
