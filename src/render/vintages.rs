//! Earlier releases of a dataset: how each revised figure changed from release to release, and by how much at most.

use super::about::About;
use super::fill::capitalised;
use super::series::number;
use super::table;
use super::view::{Row, Table, Vintages};
use crate::number::{Decimal, PartialDate, Unit, plain, with_unit};
use crate::statistics::{Dataset, Key, Observation};
use std::collections::BTreeSet;

/// The section on earlier releases, for a dataset that has any.
#[must_use]
pub fn of_dataset(about: &About<'_>) -> Option<Vintages> {
    let dataset = about.dataset;
    if dataset.vintages.is_empty() {
        return None;
    }
    let keys: BTreeSet<&Key> = dataset.vintages.iter().flat_map(|vintage| vintage.observations.keys()).collect();
    let releases: Vec<Release<'_>> = keys.iter().map(|key| releases(dataset, key)).collect();
    let now = about.updated().map_or_else(|| "Now".to_owned(), |date| format!("Now ({})", unbroken(date)));
    let members = dataset.dimensions.iter().map(|dimension| dimension.label.clone());
    let row_heads = dataset.dimensions.len() + 1;
    let dates = dataset.vintages.iter().map(|vintage| format!("Released {}", unbroken(vintage.released.value)));
    let head = members.chain(["Period".to_owned()]).chain(dates).chain([now]).collect();
    let rows = keys.iter().zip(&releases).map(|(key, releases)| row(dataset, key, releases)).collect();
    let observed = releases.iter().flatten().flatten().copied();
    let table = Table {
        id: "earlier-releases-data".to_owned(),
        caption_html: "Figures that were revised, by release".to_owned(),
        unit: Some(table::below_caption(dataset)),
        head,
        row_heads,
        rows,
        ..Table::default()
    };
    let mut table = table::explained(table, observed, false);
    if releases.iter().flatten().any(Option::is_none) {
        table.notes.insert(
            0,
            "A dash (–) means that the figure was not yet out, or that no other figure of that release is held here.".to_owned(),
        );
    }
    let table = table::cut(table, "all of them are in the CSV file of earlier releases");
    Some(Vintages { summary: summary(dataset, &keys, &releases), table })
}

/// A date that stays on one line in the narrow head of a column.
fn unbroken(date: PartialDate) -> String {
    date.to_string().replace(' ', "\u{a0}")
}

/// One figure in each release, the oldest first, and last as it is now.
type Release<'a> = Vec<Option<&'a Observation>>;

fn releases<'a>(dataset: &'a Dataset, key: &Key) -> Release<'a> {
    let earlier = dataset.vintages.iter().map(|vintage| vintage.observations.get(key));
    earlier.chain([dataset.observations.get(key)]).collect()
}

fn row(dataset: &Dataset, key: &Key, releases: &Release<'_>) -> Row {
    let members = dataset.dimensions.iter().zip(&key.members);
    let labels = members.map(|(dimension, index)| dimension.members[*index].label.clone());
    Row {
        heads: labels.chain([key.period.label()]).collect(),
        cells: releases.iter().map(|observation| table::cell(dataset, *observation)).collect(),
        role: None,
        starts_group: false,
    }
}

/// How many figures were revised, and the largest change from the first to the present figure.
fn summary(dataset: &Dataset, keys: &BTreeSet<&Key>, releases: &[Release<'_>]) -> String {
    let changes = keys.iter().zip(releases).filter_map(|(key, releases)| Some((*key, change(releases)?)));
    let changes: Vec<(&Key, (Decimal, Decimal))> = changes.filter(|(_, (first, now))| first != now).collect();
    let size = |(first, now): &(Decimal, Decimal)| (*now - *first).abs();
    // Of equal changes the first is told.
    let largest = changes.iter().rev().max_by_key(|(_, change)| size(change));
    let Some((key, (first, now))) = largest else {
        return "The figures as earlier releases gave them.".to_owned();
    };
    let label = dataset.member_label(&key.members);
    let who = if label.is_empty() { String::new() } else { format!("{label}, ") };
    let (from, to) = (crate::number::figure(*first, &dataset.unit), crate::number::figure(*now, &dataset.unit));
    let direction = if now > first { "up" } else { "down" };
    let by = amount(size(&(*first, *now)), &dataset.unit);
    let which = format!("{who}{}: {direction} {by}, from {from} to {to}", key.period);
    match changes.len() {
        1 => format!("One figure was revised after it was first published. {}.", capitalised(&which)),
        count => format!("The largest of {} revisions is that for {which}.", plain(Decimal::from(count))),
    }
}

/// The first number that a release gave, and the present one.
fn change(releases: &Release<'_>) -> Option<(Decimal, Decimal)> {
    let (now, earlier) = releases.split_last()?;
    Some((earlier.iter().find_map(|observation| number(*observation))?, number(*now)?))
}

/// The size of a change in its own unit: percentages differ by percentage points, ranks by places.
fn amount(size: Decimal, unit: &Unit) -> String {
    let size = size.normalize();
    match unit {
        Unit::Percent => with_unit(size, &Unit::PercentagePoints),
        Unit::Rank if size == Decimal::ONE => "1 place".to_owned(),
        Unit::Rank => format!("{} places", plain(size)),
        unit => with_unit(size, unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;
    use crate::statistics::schema;

    fn section(rest: &str) -> Vintages {
        let text = format!("title: T\nmeasure: m\nperiod: at 31 March\ngeography: g\nsource: s\nreleased: 2025-11\n{rest}");
        let file = SourceText::from_bytes(&"data/statistics/d.yaml".into(), text.as_bytes()).unwrap();
        let (dataset, problems) = schema::read(&file, &crate::statistics::Tables::new());
        assert_eq!(problems, []);
        let dataset = dataset.unwrap();
        let (publisher, language, address) = ("P", "en-GB", String::new());
        let about = About {
            dataset: &dataset,
            source: None,
            licence: None,
            definition: None,
            notes: Vec::new(),
            publisher,
            language,
            address,
        };
        of_dataset(&about).unwrap()
    }

    #[test]
    fn the_largest_revision_is_the_one_from_the_first_figure_to_the_present_one() {
        let children = "unit: { one: child, other: children }\nrows: { 2023: 83750, 2024: 83530 }\n";
        let section =
            section(&format!("{children}revisions: {{ 2023: {{ 2023: 83840 }}, 2024: {{ 2023: 83760, 2024: 83630 }} }}\n"));
        assert_eq!(
            section.summary,
            "The largest of 2 revisions is that for 31 March 2024: down 100 children, from 83,630 to 83,530."
        );
        assert_eq!(section.table.head, ["Period", "Released 2023", "Released 2024", "Now (November\u{a0}2025)"]);
        let cells = |row: &Row| row.cells.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(section.table.rows.iter().map(cells).collect::<Vec<_>>(), ["83,840 83,760 83,750", "– 83,630 83,530"]);
        assert_eq!(section.table.notes.len(), 1, "the dash");
    }

    #[test]
    fn percentages_are_revised_by_points_and_a_code_is_no_revision() {
        let percent = section("unit: percent\nrows: { 2024: 12 }\nrevisions: { 2024: { 2024: 11 } }\n");
        let message =
            "One figure was revised after it was first published. 31 March 2024: up 1 percentage point, from 11% to 12%.";
        assert_eq!(percent.summary, message);
        let code = section("unit: percent\nrows: { 2024: 12 }\nrevisions: { 2024: { 2024: c } }\n");
        assert_eq!(code.summary, "The figures as earlier releases gave them.");
        assert_eq!(code.table.codes.len(), 1);
    }
}
