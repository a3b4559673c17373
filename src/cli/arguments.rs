//! Which commands and options there are.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Turn research into a website whose numbers are right.
#[derive(Debug, Parser)]
#[command(name = "standfirst", version, about, arg_required_else_help = true)]
pub struct Arguments {
    /// The folder of the site, which holds data/site.yaml
    #[arg(long, value_name = "DIR", default_value = ".", global = true)]
    pub site: PathBuf,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the site and write the website
    Build(Build),
    /// Report every problem in one run, without writing anything
    Check(Check),
    /// List every number of the site with where it comes from
    Audit(Audit),
    /// Record the published figures, and why those that changed did
    Accept(Accept),
    /// Make something new
    New {
        /// What to make.
        #[command(subcommand)]
        what: New,
    },
}

/// Options of `build`.
#[derive(Debug, Args)]
pub struct Build {
    /// Folder to write the website to [default: public, in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Show the website in the browser afterwards
    #[arg(long)]
    pub open: bool,
    /// What a run looks at.
    #[command(flatten)]
    pub run: Run,
}

/// Options of `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Report only problems in these files or folders
    pub paths: Vec<PathBuf>,
    /// Correct the number in every sentence of which nothing but the number moved; the rest is left to you
    #[arg(long)]
    pub fix: bool,
    /// What a run looks at.
    #[command(flatten)]
    pub run: Run,
}

/// Options of `audit`.
#[derive(Debug, Args)]
pub struct Audit {
    /// As what to write it
    #[arg(long, value_enum, default_value_t = AuditFormat::Html)]
    pub format: AuditFormat,
    /// File to write it to [default: audit.html in the site's folder; csv and json are printed]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Show the file afterwards
    #[arg(long)]
    pub open: bool,
    /// Which site is meant.
    #[command(flatten)]
    pub scope: Scope,
}

/// The formats of an audit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AuditFormat {
    /// A page to read, print and sign
    Html,
    /// A table for spreadsheets
    Csv,
    /// For programs
    Json,
}

/// Options of `accept`.
#[derive(Debug, Args)]
pub struct Accept {
    /// Why published figures changed, in a sentence for readers
    #[arg(long, value_name = "REASON")]
    pub because: Option<String>,
    /// The old figures were wrong, by a mistake of ours
    #[arg(long, requires = "because")]
    pub correction: bool,
}

/// Options that say which pages there are.
#[derive(Debug, Args)]
pub struct Scope {
    /// Publish drafts with the rest
    #[arg(long)]
    pub drafts: bool,
    /// Build the site as it may be seen at this time, in London: 2026-11-20 or "2026-11-20 09:30"
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
}

/// Options that `build` and `check` share.
#[derive(Debug, Args)]
pub struct Run {
    /// Which site is meant.
    #[command(flatten)]
    pub scope: Scope,
    /// The site's address on the web, where it differs from data/site.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// How to report problems
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
}

/// How problems are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// What `new` can make.
#[derive(Debug, Subcommand)]
pub enum New {
    /// Make a small complete site in a new folder
    Site {
        /// The folder to make
        folder: PathBuf,
        /// The name of the site
        #[arg(long, default_value = "My research site")]
        title: String,
    },
}
