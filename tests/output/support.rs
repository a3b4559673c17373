//! A small site in a folder of its own, exact listings of folders, and publishing in another process.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// A site with sources, and the output folder `public` in it.
pub(crate) struct Site {
    _folder: tempfile::TempDir,
    pub(crate) root: PathBuf,
    pub(crate) out: PathBuf,
}

impl Site {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap().join("site");
        for source in ["content", "data", "themes", ".git"] {
            fs::create_dir_all(root.join(source)).unwrap();
            fs::write(root.join(source).join("work.md"), "months of work").unwrap();
        }
        Self { out: root.join("public"), root, _folder: folder }
    }

    /// What stands in the site's folder apart from its sources and the output.
    pub(crate) fn beside_out(&self) -> Vec<String> {
        let names = fs::read_dir(&self.root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !["content", "data", "themes", ".git", "public"].contains(&name.as_str())).collect()
    }
}

/// Artifacts from literals.
pub(crate) fn files(files: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A site whose files all say the same number, except one that never changes.
pub(crate) fn generation(number: usize, pages: usize) -> BTreeMap<String, Vec<u8>> {
    let text = format!("{number} {}", "text ".repeat(number % 7 * 100));
    let pages = (0..pages).map(|page| (format!("pages/{page}.html"), text.clone().into_bytes()));
    let fixed = [("index.html".to_owned(), text.clone().into_bytes()), ("assets/same.css".to_owned(), b"same".to_vec())];
    pages.chain(fixed).collect()
}

pub(crate) fn assert_holds(out: &Path, files: &BTreeMap<String, Vec<u8>>) {
    let mut held: BTreeMap<String, Vec<u8>> = listing(out)
        .into_keys()
        .filter(|path| !path.ends_with('/'))
        .map(|path| (path.clone(), fs::read(out.join(path)).unwrap()))
        .collect();
    held.remove(".standfirst").expect("our list is there");
    assert!(held == *files, "holds {:?}, wanted {:?}", held.keys(), files.keys());
}

/// All files are of one generation; gives its number.
pub(crate) fn assert_is_some_generation(out: &Path, pages: usize) -> usize {
    let text = fs::read_to_string(out.join("index.html")).unwrap();
    let number = text.split(' ').next().unwrap().parse().unwrap();
    assert_holds(out, &generation(number, pages));
    number
}

/// Everything below a folder: rights, time, inode and contents by path; folders end in a slash.
pub(crate) fn listing(folder: &Path) -> BTreeMap<String, String> {
    let mut entries = BTreeMap::new();
    list(folder, "", &mut entries);
    entries
}

fn list(folder: &Path, prefix: &str, entries: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let metadata = entry.metadata().unwrap();
        let name = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if metadata.is_dir() {
            list(&entry.path(), &format!("{name}/"), entries);
            entries.insert(format!("{name}/"), stamp(&metadata));
        } else {
            let bytes = fs::read(entry.path()).unwrap_or_default();
            entries.insert(name, format!("{} {}", stamp(&metadata), blake3::hash(&bytes).to_hex()));
        }
    }
}

#[cfg(unix)]
fn stamp(metadata: &fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!("{:o} {}.{} inode {}", metadata.mode(), metadata.mtime(), metadata.mtime_nsec(), metadata.ino())
}

#[cfg(not(unix))]
fn stamp(metadata: &fs::Metadata) -> String {
    format!("{:?}", metadata.modified())
}

/// A command that runs one test of this binary, such as [`child_publisher`], in another process.
pub(crate) fn child(test: &str, variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture"]).envs(variables.iter().copied());
    command.env("RAYON_NUM_THREADS", "1").env_remove("RUST_BACKTRACE");
    command
}

/// A process that publishes a generation and exits with the code that the command line would give.
pub(crate) fn publisher(site: &Site, number: usize, pages: usize) -> Command {
    let (out, root) = (site.out.to_str().unwrap(), site.root.to_str().unwrap());
    child(
        "support::child_publisher",
        &[("OUT", out), ("ROOT", root), ("NUMBER", &number.to_string()), ("PAGES", &pages.to_string())],
    )
}

/// The same command started by another program: a shell, `strace`, `unshare`.
pub(crate) fn under(wrapper: &[&str], inner: &Command) -> Command {
    let mut command = Command::new(wrapper[0]);
    command.args(&wrapper[1..]).arg(inner.get_program()).args(inner.get_args());
    command.envs(inner.get_envs().filter_map(|(name, value)| value.map(|value| (name, value))));
    command
}

/// Not a test: what [`publisher`] runs.
#[test]
fn child_publisher() {
    let (Ok(out), Ok(root)) = (env::var("OUT"), env::var("ROOT")) else { return };
    let count = |name: &str| env::var(name).unwrap().parse::<usize>().unwrap();
    let files = generation(count("NUMBER"), count("PAGES"));
    let result = standfirst::output::publish(Path::new(&out), Path::new(&root), &files);
    if let Err(error) = &result {
        eprintln!("{error}");
    }
    std::process::exit(result.map_or_else(|error| error.exit_code().into(), |_| 0));
}
