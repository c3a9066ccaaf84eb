//! What is shown of what. A filter hides; it never changes what is contested.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{Case, Claim, SourceId};

/// Which claims are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Sources whose claims are hidden.
    pub hidden_sources: BTreeSet<SourceId>,
}

impl Filter {
    /// Whether `claim` is shown.
    #[must_use]
    pub fn shows(&self, claim: &Claim) -> bool {
        self.shows_source(&claim.source)
    }

    /// Whether the claims of `source` are shown.
    #[must_use]
    pub fn shows_source(&self, source: &SourceId) -> bool {
        !self.hidden_sources.contains(source)
    }

    /// How many claims of `case` are shown.
    #[must_use]
    pub fn count_shown(&self, case: &Case) -> usize {
        case.claims.iter().filter(|claim| self.shows(claim)).count()
    }
}
