//! The command `new`: a small complete site whose remarks teach.

use super::Exit;
use super::report;
use crate::number::Moment;
use crate::output;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// The files of a new site; `TITLE`, `TODAY` and `YEAR` are filled in.
const FILES: [(&str, &str); 7] = [
    ("data/site.yaml", include_str!("scaffold/site.yaml")),
    ("data/sources.yaml", include_str!("scaffold/sources.yaml")),
    ("data/statistics/local-groups.yaml", include_str!("scaffold/local-groups.yaml")),
    ("content/_index.md", include_str!("scaffold/home.md")),
    ("content/news/_index.md", include_str!("scaffold/news.md")),
    ("content/news/more-local-groups.md", include_str!("scaffold/first-story.md")),
    (".gitignore", include_str!("scaffold/gitignore")),
];

/// Makes a site in a folder that is new or empty.
#[must_use]
pub fn site(folder: &Path, title: &str) -> Exit {
    let files: Vec<(&str, String)> = FILES.iter().map(|(path, text)| (*path, fill(text, title))).collect();
    match output::scaffold(folder, &files) {
        Ok(()) => {
            report::line(&format!("Made a site of {} files in `{}`.", files.len(), folder.display()));
            report::line(&format!("Next:  cd {}  and then  standfirst build", folder.display()));
            report::line("Then open public/index.html in your browser.");
            Exit::Clean
        }
        Err(error) => {
            report::failure(error.code(), &error.to_string(), error.fix());
            if error.exit_code() == 2 { Exit::Usage } else { Exit::Machine }
        }
    }
}

fn fill(text: &str, title: &str) -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map(|time| time.as_secs()).unwrap_or_default();
    let today = i64::try_from(seconds).ok().and_then(Moment::from_unix).map(|now| now.day().iso()).unwrap_or_default();
    let year = today.get(..4).unwrap_or_default().to_owned();
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    text.replace("TITLE", &title).replace("TODAY", &today).replace("YEAR", &year)
}
