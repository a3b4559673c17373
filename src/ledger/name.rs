//! What a figure is called: the codes of its members and its period, whatever their order in the dataset.

use crate::number::Period;
use crate::statistics::{Dataset, Key, LookupFault, Reference, Statistics};

/// A figure within its dataset. Names sort by member, then period, so that lists stay still when a dataset is rearranged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// Codes of the members, one a dimension.
    pub members: Vec<String>,
    /// The period as data files write it: `2016/17`.
    pub period: String,
}

impl Name {
    /// The name of what stands at a key.
    #[must_use]
    pub fn of(dataset: &Dataset, key: &Key) -> Self {
        let members = dataset.dimensions.iter().zip(&key.members).filter_map(|(dimension, index)| dimension.members.get(*index));
        Self { members: members.map(|member| member.id.clone()).collect(), period: key.period.key() }
    }

    /// Where in a dataset the name leads; nothing where a member or the kind of period is not there any more.
    #[must_use]
    pub fn key(&self, dataset: &Dataset) -> Option<Key> {
        let pairs = dataset.dimensions.iter().zip(&self.members);
        let members = pairs.map(|(dimension, code)| dimension.members.iter().position(|member| member.id == *code));
        let period = Period::read(&self.period, dataset.frequency).ok()?;
        let is_whole = dataset.dimensions.len() == self.members.len();
        is_whole.then(|| members.collect::<Option<Vec<_>>>())?.map(|members| Key { members, period })
    }

    /// The name with its dataset's, as authors write it: `court-to-match/thurrock@2016/17`.
    #[must_use]
    pub fn in_dataset(&self, id: &str) -> String {
        let path: Vec<&str> = std::iter::once(id).chain(self.members.iter().map(String::as_str)).collect();
        format!("{}@{}", path.join("/"), self.period)
    }
}

/// The figure that a full name leads to.
///
/// Codes of members may hold the very signs that part a name, so a name that cannot be taken apart is compared whole.
///
/// # Errors
/// See [`LookupFault`].
pub fn find<'a>(statistics: &'a Statistics, text: &str) -> Result<(&'a Dataset, Key), LookupFault> {
    let found = Reference::parse(text).map_err(LookupFault::Unreadable).and_then(|reference| statistics.cell(&reference));
    match found {
        Ok(cell) => Ok((cell.dataset, cell.key)),
        Err(fault) => whole(statistics, text).ok_or(fault),
    }
}

fn whole<'a>(statistics: &'a Statistics, text: &str) -> Option<(&'a Dataset, Key)> {
    let near = statistics.datasets.values().filter(|dataset| text.starts_with(&dataset.id));
    near.into_iter().find_map(|dataset| {
        let key = dataset.observations.keys().find(|key| Name::of(dataset, key).in_dataset(&dataset.id) == text)?;
        Some((dataset, key.clone()))
    })
}
