//! The observations of a dataset: nested by member, ending in period → value, each one checked.

use super::dataset::Key;
use super::observation::{Observation, Status, Value};
use super::schema::Header;
use super::{personal, status, value};
use crate::diag::{Diagnostic, code, suggestion};
use crate::fields::Fields;
use crate::number::{Decimal, Frequency, Period, PeriodFault};
use crate::source::Place;
use crate::source::yaml::{Entry, Node, Value as YamlValue};
use std::collections::BTreeMap;
use std::sync::Arc;

struct Reader<'a> {
    file: &'a Arc<str>,
    header: &'a Header,
    problems: &'a mut Vec<Diagnostic>,
    observations: BTreeMap<Key, Observation>,
}

/// Reads the node `rows`.
pub(super) fn read(file: &Arc<str>, node: &Node, header: &Header, problems: &mut Vec<Diagnostic>) -> BTreeMap<Key, Observation> {
    let mut reader = Reader { file, header, problems, observations: BTreeMap::new() };
    reader.level("rows", node, &mut Vec::new());
    reader.observations
}

impl Reader<'_> {
    /// One level of nesting, below a key: the next dimension, or the periods at the end.
    fn level(&mut self, key: &str, node: &Node, members: &mut Vec<usize>) {
        let YamlValue::Map(entries) = &node.value else {
            return self.not_nested(key, node, members.len());
        };
        for entry in entries {
            if members.len() < self.header.dimensions.len() {
                self.member(entry, members);
            } else {
                self.observation(entry, members);
            }
        }
    }

    /// A value stands where members or periods are needed.
    fn not_nested(&mut self, key: &str, node: &Node, depth: usize) {
        let expected = match self.header.dimensions.get(depth) {
            Some(dimension) => format!("members of `{}`", dimension.id),
            None => "periods with their values".to_owned(),
        };
        let example = self.header.frequency.example();
        let periods = match self.header.frequency {
            Frequency::CalendarYear | Frequency::YearEnding(_) | Frequency::At(_) => "{ 2024: 3710, 2025: 3630 }".to_owned(),
            _ => format!("{{ {example}: 3630 }}"),
        };
        let inner = self.header.dimensions.iter().skip(depth).rev().filter_map(|dimension| dimension.members.first());
        let rows = inner.fold(periods, |inner, member| format!("{{ {}: {inner} }}", member.id));
        let place = Place::new(self.file, node.span.clone());
        let message = format!("Here should be {expected}.");
        self.problems.push(Diagnostic::error(code::FIELD_TYPE, place, message).fix(format!("write  {key}: {rows}")));
    }

    fn member(&mut self, entry: &Entry, members: &mut Vec<usize>) {
        let dimension = &self.header.dimensions[members.len()];
        if let Some(index) = dimension.members.iter().position(|member| member.id == entry.key) {
            members.push(index);
            self.level(&entry.key, &entry.node, members);
            members.pop();
            return;
        }
        let message = format!("`{}` is no member of `{}`.", entry.key, dimension.id);
        let known = dimension.members.iter().map(|member| member.id.as_str());
        let fix = suggestion::advise(&entry.key, known).unwrap_or_else(|| format!("add it to the members of `{}`", dimension.id));
        self.problems.push(Diagnostic::error(code::UNKNOWN_VALUE, self.key_place(entry), message).fix(fix));
    }

    fn observation(&mut self, entry: &Entry, members: &[usize]) {
        let period = match Period::read(&entry.key, self.header.frequency) {
            Ok(period) => period,
            Err(fault) => return self.problems.push(wrong_period(&entry.key, self.key_place(entry), &fault)),
        };
        let Some(observation) = self.value(&entry.node, entry) else { return };
        let key = Key { members: members.to_vec(), period };
        if let Some(first) = self.observations.insert(key, observation) {
            // The same period in two spellings is not a repeated key for the YAML reader.
            let message = format!("The period {} stands twice here.", period.label());
            let diagnostic = Diagnostic::error(code::DUPLICATE_KEY, self.key_place(entry), message);
            self.problems.push(diagnostic.also(first.place, "first here").fix("keep the right one and delete the other"));
        }
    }

    fn value(&mut self, node: &Node, entry: &Entry) -> Option<Observation> {
        if !matches!(node.value, YamlValue::Map(_)) {
            let value = self.number(node, &entry.key, self.key_place(entry))?;
            let place = Place::new(self.file, node.span.clone());
            return Some(Observation { value, exact: None, statuses: Vec::new(), interval: None, note: None, place });
        }
        let mut fields = Fields::of(self.file, node, self.problems)?;
        let is_there = fields.required("value").is_some();
        let written = fields.text_or_texts("status");
        let read = |text| status::read(text).map_err(|problem| fields.report(problem)).ok();
        let mut statuses: Vec<Status> = written.iter().filter_map(read).collect();
        statuses.extend(fields.word("bound", &Status::BOUNDS));
        statuses.sort_unstable();
        statuses.dedup();
        let note = fields.text("note");
        if let Some((note, kind)) = note.as_ref().and_then(|note| Some((note, personal::in_text(&note.value)?))) {
            fields.report(personal::text(kind, note.place.clone()));
        }
        let note = note.map(|note| note.value);
        match (fields.node("low").is_some(), fields.node("high").is_some()) {
            (true, false) => fields.missing("high"),
            (false, true) => fields.missing("low"),
            _ => {}
        }
        fields.finish();
        let inner = node.get("value").filter(|_| is_there)?;
        let place = Place::new(self.file, inner.span.clone());
        let value = self.number(inner, &entry.key, self.key_place(entry))?;
        let interval = self.interval(value, (node.get("low"), node.get("high")), &place);
        if statuses.contains(&Status::Part) && note.is_none() {
            self.problems.push(status::which_part(&entry.key, place.clone()));
        }
        Some(Observation { value, exact: None, statuses, interval, note, place })
    }

    /// The limits of a confidence interval, which must lie round the value.
    fn interval(&mut self, value: Value, limits: (Option<&Node>, Option<&Node>), place: &Place) -> Option<(Decimal, Decimal)> {
        let (low, high) = (limits.0?, limits.1?);
        let mut read = |node: &Node, name: &str| self.number(node, name, Place::new(self.file, node.span.clone()))?.number();
        let (low, high) = (read(low, "low")?, read(high, "high")?);
        value::interval(value, low, high, place).map_err(|problem| self.problems.push(problem)).ok()
    }

    /// The number of a node; `name` and `name_place` are what stands before it.
    fn number(&mut self, node: &Node, name: &str, name_place: Place) -> Option<Value> {
        let place = Place::new(self.file, node.span.clone());
        let text = match &node.value {
            YamlValue::Scalar(text) if !text.trim().is_empty() => text,
            YamlValue::Scalar(_) | YamlValue::Null => {
                // A blank could mean zero, withheld or forgotten, so it may not stand for any of them.
                let message = format!("There is no value for {name}.");
                self.problems.push(Diagnostic::error(code::BLANK_CELL, name_place, message).fix(value::CODES));
                return None;
            }
            YamlValue::List(_) => return self.not_one_value(name, "a list", place),
            YamlValue::Map(_) => return self.not_one_value(name, "a group of fields", place),
        };
        self.header.form.read(text, &place).map_err(|problem| self.problems.push(problem)).ok()
    }

    fn not_one_value(&mut self, period: &str, found: &str, place: Place) -> Option<Value> {
        let message = format!("The value for {period} is {found}.");
        self.problems
            .push(Diagnostic::error(code::NUMBER_FORMAT, place, message).fix(format!("write one number, as in  {period}: 3630")));
        None
    }

    fn key_place(&self, entry: &Entry) -> Place {
        Place::new(self.file, entry.key_span.clone())
    }
}

/// A period that cannot be read as its dataset's kind of period.
pub(super) fn wrong_period(text: &str, place: Place, fault: &PeriodFault) -> Diagnostic {
    let (code, message, fix) = match fault {
        PeriodFault::NotConsecutive => (
            code::WRONG_PERIOD,
            format!("`{text}` is not one year: the second year must follow the first."),
            "write it like 2024/25".to_owned(),
        ),
        PeriodFault::OtherKind { found, expected, example } => (
            code::MIXED_PERIODS,
            format!("`{text}` is {found}, but this dataset has {expected}."),
            format!("use a period of that kind, like {example}"),
        ),
        PeriodFault::Ambiguous { readings: [one, other] } => (
            code::WRONG_PERIOD,
            format!("`{text}` could be {one} or {other}."),
            format!("write out the one that is meant, as in  {one}"),
        ),
        PeriodFault::OtherDay { found, expected } => (
            code::WRONG_PERIOD,
            format!("`{text}` is about {found}, but this dataset is about {expected}."),
            format!("if the figure is for {expected}, write the year alone"),
        ),
        PeriodFault::Unreadable { example } => {
            (code::WRONG_PERIOD, format!("`{text}` is not a period that can be read."), format!("write it like {example}"))
        }
    };
    Diagnostic::error(code, place, message).fix(fix)
}

#[cfg(test)]
mod tests {
    use crate::diag::Diagnostic;
    use crate::source::SourceText;
    use crate::statistics::{Dataset, Tables, schema};

    const HEADER: &str = "title: T\nmeasure: m\nunit: days\nperiod: financial-year\ngeography: England\nsource: s\n";

    fn read(rest: &str) -> (Option<Dataset>, Vec<Diagnostic>) {
        let text = format!("{HEADER}{rest}");
        let source = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
        schema::read(&source, &Tables::default())
    }

    #[test]
    fn every_wrong_row_is_told_in_one_run() {
        let (_, problems) =
            read("rows: { 2010/11: '4,330', 2011/12: , 2012/13: '..', 2013/15: 1, 2014/15: .nan, 2015: 2, 2016/17: 8% }\n");
        let codes: Vec<&str> = problems.iter().map(|problem| problem.code.name()).collect();
        let expected =
            ["number-format", "blank-cell", "number-format", "wrong-period", "number-format", "mixed-periods", "number-format"];
        assert_eq!(codes, expected);
        assert_eq!(problems[0].fix.as_deref(), Some("write 4330"));
    }

    #[test]
    fn a_value_that_is_not_one_number_and_a_status_in_words_are_told() {
        let (_, problems) = read(
            "rows: { 2010/11: '', 2011/12: [1, 2], 2012/13: { value: 1, status: provisional }, \
             2013/14: { value: 1, status: q } }\n",
        );
        let told: Vec<String> =
            problems.iter().map(|problem| format!("{} {}", problem.message, problem.fix.as_deref().unwrap())).collect();
        assert_eq!(told[0].split(". ").next(), Some("There is no value for 2010/11"));
        assert_eq!(told[1], "The value for 2011/12 is a list. write one number, as in  2011/12: 3630");
        assert_eq!(told[2], "`status` may not be `provisional`. write  status: p");
        assert_eq!(
            told[3],
            "`status` may not be `q`. write p (provisional), r (revised), e (estimated), f (forecast), b (break), part, upper or lower"
        );
    }

    #[test]
    fn rows_without_periods_are_answered_with_rows_of_their_kind() {
        let fix = |rest: &str| read(rest).1.remove(0).fix.unwrap();
        assert_eq!(fix("rows: [1, 2]\n"), "write  rows: { 2024/25: 3630 }");
        assert_eq!(fix("dimensions: { area: { a: A } }\nrows: [1]\n"), "write  rows: { a: { 2024/25: 3630 } }");
        assert_eq!(fix("dimensions: { area: [a, b] }\nrows: { 2024/25: 1 }\n"), "write  area: { a: Name, b: Name }");
    }

    #[test]
    fn an_observation_may_have_several_statuses_an_interval_and_a_note() {
        let (dataset, problems) = read(
            "rows: { 2010/11: { value: 12, status: [r, p], low: 10, high: 14 }, \
             2011/12: { value: 9, status: part, note: April to December } }\n",
        );
        assert_eq!(problems, []);
        let dataset = dataset.unwrap();
        let printed: Vec<String> = dataset.observations.values().map(|observation| dataset.print(observation)).collect();
        assert_eq!(printed, ["12 (10 to 14) [p][r]", "9 [part]"]);
    }

    #[test]
    fn an_interval_needs_both_limits_round_its_value_and_a_part_says_which() {
        let (_, problems) = read(
            "rows: { 2010/11: { value: 9, low: 10, high: 14 }, 2011/12: { value: 9, low: 8 }, \
             2012/13: { value: 9, status: part } }\n",
        );
        let told: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            told,
            [
                "The value does not lie between its `low` and `high`.",
                "The field `high` is missing.",
                "The value for 2012/13 covers a part of it, but not which."
            ]
        );
    }

    #[test]
    fn earlier_releases_are_read_like_rows_and_put_in_order() {
        let (dataset, problems) =
            read("rows: { 2010/11: 12 }\nrevisions: { 2012-11-15: { 2010/11: 11 }, 2011-11: { 2010/11: 10 } }\n");
        assert_eq!(problems, []);
        let released: Vec<String> = dataset.unwrap().vintages.iter().map(|vintage| vintage.released.value.to_string()).collect();
        assert_eq!(released, ["November 2011", "15 November 2012"]);
    }
}
