//! What search engines read of a page: JSON-LD in the words of schema.org, as data that no browser runs.

use super::about::About;
use super::trail::Trail;
use crate::number::{Frequency, Period};
use serde_json::{Map, Value, json};

/// The way to a page; nothing for the front page.
#[must_use]
pub fn breadcrumbs(base: &str, trail: &Trail, title: &str, canonical: &str) -> Option<String> {
    if trail.is_empty() {
        return None;
    }
    let above = trail.iter().map(|(name, route)| (name.as_str(), format!("{base}{}", route.address())));
    let items = above
        .chain([(title, canonical.to_owned())])
        .enumerate()
        .map(|(index, (name, item))| json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": item }));
    let items: Vec<Value> = items.collect();
    Some(script(&json!({ "@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items })))
}

/// A dataset: what it measures, where and when, whose it is, and its files. It holds no observation.
#[must_use]
pub fn dataset(about: &About<'_>, topics: &[String]) -> String {
    let dataset = about.dataset;
    let mut object = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            object.insert(name.to_owned(), value);
        }
    };
    let organisation = |name: &str| json!({ "@type": "Organization", "name": name });
    let licence = about.licence.as_ref().map(|licence| match licence.url {
        Some(url) => url.into(),
        None => json!({ "@type": "CreativeWork", "name": licence.name }),
    });
    put("@context", Some(CONTEXT.into()));
    put("@type", Some("Dataset".into()));
    put("name", Some(dataset.title.clone().into()));
    put("description", Some(description(about).into()));
    put("url", Some(about.address.clone().into()));
    put("identifier", Some(dataset.id.clone().into()));
    put("keywords", (!topics.is_empty()).then(|| topics.into()));
    put("inLanguage", Some(about.language.into()));
    put("license", licence);
    put("isAccessibleForFree", Some(true.into()));
    put("creator", about.source.map(|source| organisation(&source.publisher)));
    put("publisher", Some(organisation(about.publisher)));
    put(
        "isBasedOn",
        about.source.map(|source| {
            json!({ "@type": "CreativeWork", "name": source.title, "url": source.url, "datePublished": source.published.iso(),
            "publisher": organisation(&source.publisher) })
        }),
    );
    let first = dataset.vintages.first().map(|vintage| vintage.released.value).or_else(|| about.updated());
    put("datePublished", first.map(|date| date.iso().into()));
    put("dateModified", about.updated().map(|date| date.iso().into()));
    put("temporalCoverage", coverage(&dataset.periods()).map(Value::from));
    put("spatialCoverage", Some(json!({ "@type": "Place", "name": dataset.geography })));
    put("variableMeasured", Some(json!({ "@type": "PropertyValue", "name": dataset.measure, "unitText": about.unit() })));
    put("measurementTechnique", dataset.basis.clone().map(Value::from));
    let file = |ending: &str, format: &str| {
        json!({ "@type": "DataDownload", "encodingFormat": format,
            "contentUrl": format!("{}{}", about.address, about.file_name(ending)) })
    };
    put("distribution", Some(json!([file(".csv", "text/csv"), file(".json", "application/json")])));
    script(&Value::Object(object))
}

const CONTEXT: &str = "https://schema.org/";

/// Search engines want at least 50 characters, so the summary follows the definition.
fn description(about: &About<'_>) -> String {
    about.definition.iter().cloned().chain([about.summary()]).collect::<Vec<_>>().join(" ")
}

/// From the first to the last period, as precise as years or months (ISO 8601).
fn coverage(periods: &[Period]) -> Option<String> {
    let (first, last) = (periods.first()?.key(), periods.last()?.key());
    let month = |key: &str, of_quarter: u8| {
        let (year, quarter) = key.split_once(" Q").unwrap_or((key, "1"));
        format!("{year}-{:02}", quarter.parse::<u8>().map_or(1, |quarter| (quarter - 1) * 3 + of_quarter))
    };
    let (first, last) = match periods.first()?.frequency() {
        Frequency::Quarter => (month(&first, 1), month(&last, 3)),
        Frequency::FinancialYear | Frequency::AcademicYear => (first[..4].to_owned(), periods.last()?.label()[8..].to_owned()),
        _ => (first, last),
    };
    Some(if first == last { first } else { format!("{first}/{last}") })
}

/// JSON that can stand inside an element `script`: nothing in it ends the element or begins a comment.
fn script(value: &Value) -> String {
    let mut out = String::new();
    // Outside its texts JSON has none of these characters, and inside them an escape means the same.
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element_and_every_text_reads_back() {
        let title = "</script><b>&amp;<!-- \u{2028}\u{2029}\"\\ é";
        let text = script(&json!({ "name": title }));
        assert!(!text.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{text}");
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["name"], title);
    }

    #[test]
    fn coverage_is_as_precise_as_the_periods_are() {
        let of = |frequency: &str, keys: [&str; 2]| {
            let frequency = Frequency::read(frequency).unwrap();
            coverage(&keys.map(|key| Period::read(key, frequency).unwrap())).unwrap()
        };
        assert_eq!(of("at 31 March", ["2016", "2025"]), "2016/2025");
        assert_eq!(of("at 31 March", ["2025", "2025"]), "2025");
        assert_eq!(of("financial-year", ["2014/15", "2016/17"]), "2014/2017");
        assert_eq!(of("quarter", ["2018 Q1", "2019 Q4"]), "2018-01/2019-12");
        assert_eq!(of("month", ["2018-03", "2018-05"]), "2018-03/2018-05");
    }
}
