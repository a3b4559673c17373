//! An event: when, where, how to book.

use super::Link;
use crate::content::markdown::Builder;
use crate::content::{Text, reader};
use crate::diag::{Diagnostic, code};
use crate::fields::Fields;
use crate::number::Moment;

/// Fields of an event.
#[derive(Debug, Clone)]
pub struct Event {
    /// When it starts.
    pub starts: Option<Moment>,
    /// When it ends.
    pub ends: Option<Moment>,
    /// Where.
    pub place: Option<Text>,
    /// Where to book.
    pub booking: Option<String>,
    /// Related links.
    pub links: Vec<Link>,
}

pub(super) fn read(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> Event {
    fields.required("starts");
    let starts = fields.moment("starts");
    let ends = fields.moment("ends");
    if let (Some(starts), Some(ends)) = (&starts, &ends)
        && ends.value < starts.value
    {
        let message = format!("The event ends on {}, before it starts on {}.", ends.value, starts.value);
        fields.report(Diagnostic::error(code::DATE_ORDER, ends.place.clone(), message).fix("correct one of the two times"));
    }
    Event {
        starts: starts.map(|moment| moment.value),
        ends: ends.map(|moment| moment.value),
        place: reader::text(fields, builder, "place"),
        booking: reader::url(fields, "booking"),
        links: reader::links(fields, builder, "links"),
    }
}
