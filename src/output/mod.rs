//! The only writer: puts a finished site into its folder, all at once or not at all.
//!
//! 1. `address` refuses paths that no artifact may have.
//! 2. `location` finds where the output folder really is, and refuses folders that hold other things.
//! 3. `lock` keeps a second build waiting.
//! 4. `present` reads what stands in the folder, and whether all of it is ours by the `manifest`.
//! 5. `plan` says which files are new, equal or gone.
//! 6. `staging` writes the whole new folder beside the old one and reads it back.
//! 7. `exchange` swaps the two in one step.
//!
//! Before all that, `pictures` hands over what need not be drawn again. Beside it, `scaffold` writes a new site and `sources`
//! the files in which we keep account of what was published, and reports.
//!
//! Readers of the folder see the old site or the new one and never a mixture; a build that is
//! killed, or meets a full disk, leaves the old one. It follows that the folder itself is another
//! one after each publishing: a program that stays inside it, or that mounted it, keeps the old one.
//!
//! Files with equal bytes are linked, not written, so their times stay and nothing uploads them
//! again. If no file differs, nothing is touched at all.

mod address;
mod error;
mod exchange;
mod location;
mod lock;
mod manifest;
mod pictures;
mod plan;
mod present;
mod scaffold;
mod sources;
mod staging;

pub use error::OutputError;
pub use pictures::pictures;
pub use scaffold::scaffold;
pub use sources::{Edit, write_report, write_sources};

use location::{Location, Parents};
use lock::Lock;
use plan::Plan;
use present::Present;
use staging::{Failure, Staging};
use std::collections::BTreeMap;
use std::path::Path;

/// What publishing did, in files; our own list of them is not counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// New files and files with other bytes.
    pub written: usize,
    /// Files that stayed, times included.
    pub unchanged: usize,
    /// Files that are no longer there.
    pub removed: usize,
    /// Published files that somebody changed by hand since the last build; they were overwritten or removed.
    pub edited: Vec<String>,
}

/// Says whether a folder may be published to. It reads names only, so it can be asked before anything else.
///
/// `out` may be absolute, relative to the working directory, a link, or not there yet.
///
/// # Errors
/// The folder holds the site or the person's other files, lies in one of the site's folders, or
/// cannot be written.
pub fn check(out: &Path, site_root: &Path) -> Result<(), OutputError> {
    let location = Location::find(out, site_root)?;
    present::check_top(&location)?;
    location.check_writable()
}

/// Makes the folder hold exactly these files, given by their path with forward slashes.
///
/// A second publisher of the same folder waits up to ten seconds. Files get the rights 0644 and
/// folders 0755, whatever the process would give them, because a web server reads them.
///
/// # Errors
/// As [`check`]; another build is running; the disk is full or does not keep what is written. In
/// each case the folder is what it was, and nothing is left beside it.
pub fn publish(out: &Path, site_root: &Path, files: &BTreeMap<String, Vec<u8>>) -> Result<Published, OutputError> {
    address::check(files)?;
    let location = Location::find(out, site_root)?;
    if let Some(published) = unchanged(&location, files) {
        return Ok(published);
    }
    let mut parents = Parents::create(&location).map_err(|error| location.error(&error, 0))?;
    let _lock = Lock::acquire(&location, lock::LONGEST_WAIT)?;
    staging::recover(&location).map_err(|error| location.error(&error, 0))?;
    let present = Present::read(&location)?;
    let plan = Plan::new(&location, &present, files);
    if !plan.is_nothing() {
        replace(&location, &plan).map_err(|failure| match failure {
            Failure::Io(error) => location.error(&error, plan.bytes()),
            Failure::Differs(file) => OutputError::Verify { file },
        })?;
    }
    parents.keep();
    Ok(plan.published())
}

/// The result if there is nothing to do; looks without a lock, so that such a build touches nothing.
///
/// Another build may swap the folder meanwhile. That is as if it had come last.
fn unchanged(location: &Location, files: &BTreeMap<String, Vec<u8>>) -> Option<Published> {
    if location.lock_path().exists() || staging::has_leftovers(location) {
        return None;
    }
    let present = Present::read(location).ok()?;
    let plan = Plan::new(location, &present, files);
    plan.is_nothing().then(|| plan.published())
}

/// Stages the new folder and swaps; whatever happens, the staging folder is gone afterwards.
fn replace(location: &Location, plan: &Plan) -> Result<(), Failure> {
    let staging = Staging::create(location)?;
    staging.fill(plan)?;
    staging.verify(plan)?;
    exchange::swap(&staging.tree(), &location.real, &staging.old())?;
    Ok(())
}
