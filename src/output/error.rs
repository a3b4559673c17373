//! Why a site could not be published, in words for those who publish it.

use std::fmt;

/// How many files of others a message names.
pub(super) const MOST_NAMES: usize = 5;
const MEGABYTE: u64 = 1_000_000;

/// Why a site could not be published or a file not be written. What was there is what it was before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OutputError {
    /// Publishing would replace something that is not a published site.
    Unsafe {
        /// The folder as the person named it.
        folder: String,
        /// Why not, as the end of a sentence: "`data` holds the sources of the site".
        reason: String,
    },
    /// A new site was to go into a folder that holds something.
    Occupied {
        /// The folder as the person named it.
        folder: String,
        /// Up to five of the files and folders in it, sorted.
        names: Vec<String>,
    },
    /// The folder holds files that no build of ours made.
    NotOurs {
        /// The folder as the person named it.
        folder: String,
        /// Up to five of the files, sorted.
        names: Vec<String>,
        /// How many more there are.
        more: usize,
    },
    /// The system does not let us write there.
    NotWritable {
        /// The folder as the person named it.
        folder: String,
        /// Why not, as a sentence without its period.
        reason: String,
    },
    /// The disk, or the person's share of it, is full.
    DiskFull {
        /// Bytes to be written, or 0 where that is not known yet.
        needed: u64,
        /// Bytes free, where the system tells.
        free: Option<u64>,
    },
    /// Another build publishes to the same folder, and went on for longer than we wait.
    Busy {
        /// The folder as the person named it.
        folder: String,
    },
    /// A file did not hold what was written to it.
    Verify {
        /// The file by its path in the site.
        file: String,
    },
    /// A file among the sources could not be written.
    Source {
        /// The file by its path from the site's root.
        file: String,
        /// Why not, as a sentence without its period.
        reason: String,
    },
    /// A file that a report would replace is none.
    NotAReport {
        /// The file as the person named it.
        file: String,
    },
    /// Anything else, as a sentence without its period.
    Other(String),
}

impl OutputError {
    /// One step that mends it.
    #[must_use]
    pub fn fix(&self) -> &str {
        match self {
            Self::Unsafe { .. } => "choose a folder used for nothing else, for example `public`",
            Self::Occupied { .. } => "name a folder that is not there yet, and it will be made",
            Self::NotOurs { .. } => "move these files elsewhere, or choose another folder",
            Self::NotWritable { .. } => "choose another folder, or ask whoever runs this computer for the right to write there",
            Self::DiskFull { .. } => "make room, then run the same command again",
            Self::Busy { .. } => "wait until the other build has ended, then run the same command again",
            Self::Verify { .. } => "run the same command again; if this comes back, have the disk checked",
            Self::Source { .. } => {
                "give yourself the right to change it, and make room if the disk is full; then run the command again"
            }
            Self::NotAReport { .. } => "name another file with  --out FILE",
            Self::Other(_) => "run the same command again; if this comes back, please report it",
        }
    }

    /// The stable name of the problem.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsafe { .. } => "output-unsafe",
            Self::Occupied { .. } => "folder-not-empty",
            Self::NotOurs { .. } => "output-not-ours",
            Self::NotWritable { .. } => "output-not-writable",
            Self::DiskFull { .. } => "disk-full",
            Self::Busy { .. } => "build-running",
            Self::Verify { .. } => "verify-failed",
            Self::Source { .. } => "file-not-writable",
            Self::NotAReport { .. } => "not-a-report",
            Self::Other(_) => "output-problem",
        }
    }

    /// The exit code that the command line gives: 2 for a wrong choice of folder, 3 for all else.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        if matches!(self, Self::Unsafe { .. } | Self::Occupied { .. } | Self::NotAReport { .. }) { 2 } else { 3 }
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsafe { folder, reason } => {
                write!(f, "The output folder `{folder}` would replace your own files: {reason}.")
            }
            Self::Occupied { folder, names } => {
                write!(f, "The folder `{folder}` is not empty, so no new site was made in it: it holds {}.", names.join(", "))
            }
            Self::NotOurs { folder, names, more } => {
                let more = if *more == 0 { String::new() } else { format!(" and {more} more") };
                write!(f, "The output folder `{folder}` holds files that no build made: {}{more}.", names.join(", "))
            }
            Self::NotWritable { folder, reason } => write!(f, "The output folder `{folder}` cannot be written: {reason}."),
            Self::DiskFull { needed, free } => {
                f.write_str("There is not enough room to publish the site")?;
                match (needed, free) {
                    (0, _) | (_, None) => f.write_str("."),
                    (needed, Some(free)) => {
                        write!(f, ". Needed: about {} MB. Free: {} MB.", needed.div_ceil(MEGABYTE), free / MEGABYTE)
                    }
                }
            }
            Self::Busy { folder } => write!(f, "Another build is publishing to `{folder}`."),
            Self::Verify { file } => write!(f, "The disk did not keep `{file}` as it was written."),
            Self::Source { file, reason } => write!(f, "The file `{file}` cannot be written: {reason}."),
            Self::NotAReport { file } => write!(f, "The file `{file}` is not a report of ours, so it was left as it is."),
            Self::Other(what) => write!(f, "The site could not be published: {what}."),
        }
    }
}

impl std::error::Error for OutputError {}
