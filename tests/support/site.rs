//! A copy of a site in a folder of its own, and runs of the program in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The time that every run sees, unless it asks for another: after every date in the demonstration's past.
const NOW: &str = "1796040000";

/// Words that mean something to programmers only, by their beginnings.
const JARGON: [&str; 12] = [
    "invalid",
    "failed",
    "failure",
    "parse",
    "parsing",
    "token",
    "deserialize",
    "panic",
    "null",
    "directory",
    "os error",
    "unexpected",
];

/// A site that can be changed at will.
pub(crate) struct Site {
    folder: tempfile::TempDir,
    pub(crate) root: PathBuf,
}

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    /// What it wrote to the output stream.
    pub(crate) out: String,
    /// What it wrote to the error stream.
    pub(crate) err: String,
}

impl Site {
    /// A copy of the folders of a site.
    pub(crate) fn copy_of(source: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap().join("site");
        for part in ["content", "data", "themes"].map(|part| (source.join(part), root.join(part))) {
            copy(&part.0, &part.1);
        }
        Self { folder, root }
    }

    /// A command that runs the program in the site's folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program();
        command.current_dir(&self.root).args(arguments);
        command
    }

    /// Runs the program in the site's folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.ran(&mut self.command(arguments))
    }

    /// Runs a command, and holds its words to the rules that all messages obey.
    pub(crate) fn ran(&self, command: &mut Command) -> Ran {
        let ran = ran(command);
        let said = format!("{}{}", ran.out, ran.err);
        let machine = self.folder.path().to_str().unwrap();
        assert!(!said.contains(machine), "a message names a folder of this machine:\n{said}");
        ran
    }

    /// Builds the site, which must be in order, and gives the files of the website.
    pub(crate) fn built(&self, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
        let ran = self.run(&[&["build"], arguments].concat());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        files(&self.root.join("public"))
    }
}

/// The program with nothing of this machine's settings that could change what it says.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standfirst"));
    for setting in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RUST_BACKTRACE"] {
        command.env_remove(setting);
    }
    command.env("SOURCE_DATE_EPOCH", NOW);
    command
}

/// Runs a command whose words must suit people who do not program.
pub(crate) fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    let said = format!("{out}{err}").replace("\"fix\": null", "").replace("\"mend\": null", "").to_lowercase();
    let starts_a_word = |at: usize| !said[..at].ends_with(|c: char| c.is_alphanumeric());
    let jargon = JARGON.iter().filter(|word| said.match_indices(**word).any(|(at, _)| starts_a_word(at)));
    assert_eq!(jargon.collect::<Vec<_>>(), [] as [&&str; 0], "words that people do not know, in:\n{out}{err}");
    Ran { code: output.status.code().expect("the program ends by itself"), out, err }
}

/// The files below a folder, by path with forward slashes.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Copies a folder, if it is there.
pub(crate) fn copy(from: &Path, to: &Path) {
    if !from.is_dir() {
        return;
    }
    for (path, bytes) in files(from) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}
