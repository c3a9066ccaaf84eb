//! Filter sets: filters that an analyst keeps in the case under a name.

use serde::{Deserialize, Serialize};

use super::{Case, Filter};

/// A filter under a name, to be taken up again and by others.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FilterSet {
    /// The name shown; never blank.
    pub name: String,
    /// Which claims it shows.
    pub filter: Filter,
}

impl FilterSet {
    /// Whether it has a name, and `case` all that its filter names.
    #[must_use]
    pub fn is_sound_in(&self, case: &Case) -> bool {
        !self.name.trim().is_empty() && self.filter.clone().sound_in(case) == self.filter
    }
}
