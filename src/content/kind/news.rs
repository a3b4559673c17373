//! A news story: quotes, notes to editors, a media contact.

use super::{Link, Quote, quotes};
use crate::content::markdown::Builder;
use crate::content::{Text, reader};
use crate::fields::Fields;
use crate::source::Located;

/// Fields of a news story.
#[derive(Debug, Clone)]
pub struct News {
    /// Quotes.
    pub quotes: Vec<Quote>,
    /// Notes to editors.
    pub notes: Vec<Text>,
    /// Whom journalists can ask.
    pub contact: Option<Contact>,
    /// Who paid for the work.
    pub funder: Option<Text>,
    /// The register whose recommendations it prints.
    pub recommendations: Option<Located<String>>,
    /// Related links.
    pub links: Vec<Link>,
}

/// Whom to ask.
#[derive(Debug, Clone)]
pub struct Contact {
    /// A person or an office.
    pub name: String,
    /// Mail address.
    pub email: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Page on the web.
    pub url: Option<String>,
}

pub(super) fn read(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> News {
    News {
        quotes: quotes(fields, builder),
        notes: reader::texts(fields, builder, "notes"),
        contact: fields.group("contact", contact),
        funder: reader::text(fields, builder, "funder"),
        recommendations: fields.text("recommendations"),
        links: reader::links(fields, builder, "links"),
    }
}

fn contact(fields: &mut Fields<'_>) -> Option<Contact> {
    let name = fields.required_text("name");
    let (email, phone) = (fields.text("email"), fields.text("phone"));
    let url = reader::url(fields, "url");
    Some(Contact { name: name?.value, email: email.map(|text| text.value), phone: phone.map(|text| text.value), url })
}
