//! The kinds of page: one file a kind, each with the fields that only it has.

pub mod case_study;
pub mod event;
pub mod home;
pub mod news;
pub mod project;
pub mod report;

use super::Text;
use super::markdown::Builder;
use super::reader;
use crate::fields::Fields;

pub use super::reader::Link;
pub use case_study::{CaseStudy, Comparison};
pub use event::Event;
pub use home::{Action, Home, Tile};
pub use news::{Contact, News};
pub use project::Project;
pub use report::{Finding, Report};

/// What kind of page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The front page.
    Home,
    /// A news story.
    News,
    /// A research report.
    Report,
    /// A case study of a partnership.
    CaseStudy,
    /// A project.
    Project,
    /// An event.
    Event,
    /// Anything else.
    Page,
}

/// The fields that only one kind has.
#[derive(Debug, Clone)]
pub enum Details {
    /// Of the front page.
    Home(Home),
    /// Of a news story.
    News(News),
    /// Of a report.
    Report(Report),
    /// Of a case study.
    CaseStudy(CaseStudy),
    /// Of a project.
    Project(Project),
    /// Of an event.
    Event(Event),
    /// Of any other page: none.
    Page,
}

/// Somebody's words, given with who said them.
#[derive(Debug, Clone)]
pub struct Quote {
    /// The words.
    pub text: Text,
    /// Who.
    pub name: Option<String>,
    /// As what.
    pub role: String,
    /// For whom.
    pub organisation: String,
}

impl Kind {
    /// Every kind under its name in front matter.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("home", Self::Home),
        ("news", Self::News),
        ("report", Self::Report),
        ("case-study", Self::CaseStudy),
        ("project", Self::Project),
        ("event", Self::Event),
        ("page", Self::Page),
    ];

    /// Its name in front matter, and that of its template.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("page", |(name, _)| name)
    }

    /// Its name for readers.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Home => "Home",
            Self::News => "News",
            Self::Report => "Report",
            Self::CaseStudy => "Case study",
            Self::Project => "Project",
            Self::Event => "Event",
            Self::Page => "Page",
        }
    }

    /// Whether its readers need to know when it was published.
    #[must_use]
    pub fn is_dated(self) -> bool {
        matches!(self, Self::News | Self::Report | Self::CaseStudy)
    }

    /// The kind that the folder of a page stands for.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        let inner = path.strip_prefix(super::front_matter::FOLDER).unwrap_or(path);
        match inner.split_once('/') {
            None if inner == "_index.md" => Self::Home,
            None | Some((_, "_index.md")) => Self::Page,
            Some(("news", _)) => Self::News,
            Some(("reports", _)) => Self::Report,
            Some(("case-studies", _)) => Self::CaseStudy,
            Some(("projects", _)) => Self::Project,
            Some(("events", _)) => Self::Event,
            Some(_) => Self::Page,
        }
    }
}

impl Details {
    /// Reads the fields of a kind.
    pub(super) fn read(kind: Kind, fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> Self {
        match kind {
            Kind::Home => Self::Home(home::read(fields, builder)),
            Kind::News => Self::News(news::read(fields, builder)),
            Kind::Report => Self::Report(report::read(fields, builder)),
            Kind::CaseStudy => Self::CaseStudy(case_study::read(fields, builder)),
            Kind::Project => Self::Project(project::read(fields, builder)),
            Kind::Event => Self::Event(event::read(fields, builder)),
            Kind::Page => Self::Page,
        }
    }
}

fn quotes(fields: &mut Fields<'_>, builder: &mut Builder<'_>) -> Vec<Quote> {
    fields.each("quotes", |inner| {
        builder.is_quotation = true;
        let text = reader::required_text(inner, builder, "text");
        builder.is_quotation = false;
        let name = inner.text("name").map(|name| name.value);
        let (role, organisation) = (inner.required_text("role"), inner.required_text("organisation"));
        Some(Quote { text: text?, name, role: role?.value, organisation: organisation?.value })
    })
}
