//! The command line: the only reader of arguments, environment, clock and working folder, and the only printer.
//!
//! 1. [`arguments`] says which commands and options there are.
//! 2. [`build`] runs the pipeline and publishes; [`mod@fix`] mends sentences; [`mod@accept`] records what is published;
//!    [`mod@audit`] lists its numbers; [`new`] makes a new site.
//! 3. [`usage`] words what is wrong with a command line.
//! 4. [`report`] prints what is wrong and what happened.
//!
//! Exit codes: 0 clean, 1 problems in the site, 2 wrong usage, 3 the machine failed, 4 our own fault.

pub mod accept;
pub mod arguments;
pub mod audit;
pub mod build;
pub mod fix;
pub mod new;
pub mod report;
mod usage;

use arguments::{Arguments, Command, New};
use clap::Parser;
use std::process::ExitCode;

/// What a command ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Nothing is wrong.
    Clean = 0,
    /// The site has problems.
    Problems = 1,
    /// The command was used wrongly.
    Usage = 2,
    /// The machine failed: disk, permissions.
    Machine = 3,
    /// We failed.
    Fault = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Runs the command that the arguments name.
#[must_use]
pub fn run() -> ExitCode {
    std::panic::set_hook(Box::new(|panic| report::fault(&panic.to_string())));
    let outcome = std::panic::catch_unwind(|| match Arguments::try_parse() {
        Ok(arguments) => dispatch(arguments),
        Err(error) => usage::explain(&error),
    });
    outcome.unwrap_or(Exit::Fault).into()
}

fn dispatch(arguments: Arguments) -> Exit {
    match arguments.command {
        Command::Build(build) => build::build(&arguments.site, &build),
        Command::Check(check) if check.fix => fix::fix(&arguments.site, &check),
        Command::Check(check) => build::check(&arguments.site, &check),
        Command::Audit(audit) => audit::audit(&arguments.site, &audit),
        Command::Accept(accept) => accept::accept(&arguments.site, &accept),
        Command::New { what: New::Site { folder, title } } => new::site(&folder, &title),
    }
}
