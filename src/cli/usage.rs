//! What is wrong with a command line, in the words of our other messages.

use super::Exit;
use super::report;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// Prints help where it was asked for, else what is wrong and what to do.
pub(super) fn explain(error: &clap::Error) -> Exit {
    let (message, fix) = match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            return Exit::Clean;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            return Exit::Usage;
        }
        ErrorKind::InvalidSubcommand => (
            format!("There is no command `{}`.", named(error, ContextKind::InvalidSubcommand)),
            near(error, ContextKind::SuggestedSubcommand),
        ),
        ErrorKind::UnknownArgument => (
            format!("There is no option `{}` here.", named(error, ContextKind::InvalidArg)),
            near(error, ContextKind::SuggestedArg),
        ),
        ErrorKind::InvalidValue => {
            let (option, value) = (named(error, ContextKind::InvalidArg), named(error, ContextKind::InvalidValue));
            let message =
                if value.is_empty() { format!("`{option}` needs a value.") } else { format!("`{option}` may not be `{value}`.") };
            (message, choices(error))
        }
        ErrorKind::MissingRequiredArgument => (format!("The command needs {}.", named(error, ContextKind::InvalidArg)), None),
        ErrorKind::ArgumentConflict => {
            (format!("`{}` is given twice or does not go with the rest.", named(error, ContextKind::InvalidArg)), None)
        }
        _ => ("The command cannot be understood.".to_owned(), None),
    };
    report::failure("usage", &message, &fix.unwrap_or_else(|| "see  standfirst --help".to_owned()));
    Exit::Usage
}

fn named(error: &clap::Error, kind: ContextKind) -> String {
    error.get(kind).map(ToString::to_string).unwrap_or_default()
}

fn near(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(name) => Some(format!("did you mean `{name}`?")),
        ContextValue::Strings(names) => names.first().map(|name| format!("did you mean `{name}`?")),
        _ => None,
    }
}

fn choices(error: &clap::Error) -> Option<String> {
    match error.get(ContextKind::ValidValue)? {
        ContextValue::Strings(values) if !values.is_empty() => Some(format!("use {}", values.join(" or "))),
        _ => None,
    }
}
