//! Matches: what an analyst decided on incidents that may be one and the same strike.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Case, IncidentId, MatchId};

/// A decision on two incidents or more. It puts nothing together: each keeps its own claims, and what
/// competes stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Match {
    /// Which incidents; never fewer than two.
    pub incidents: BTreeSet<IncidentId>,
    /// What they are held to be.
    pub verdict: Verdict,
    /// Who decided; `None` when they gave no name.
    pub by: Option<String>,
    /// The day on which, where they were.
    pub on: Date,
}

/// What incidents are held to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Verdict {
    /// One and the same strike.
    Same,
    /// Each a strike of its own.
    Different,
}

impl Verdict {
    /// Both with the name they have in case files.
    pub const NAMED: [(&'static str, Self); 2] =
        [("Same", Self::Same), ("Different", Self::Different)];
}

impl Match {
    /// Whether it is about incidents that `case` has, two at least, and its author's name is not blank.
    #[must_use]
    pub fn is_sound_in(&self, case: &Case) -> bool {
        let mut incidents = self.incidents.iter();
        self.incidents.len() >= 2
            && incidents.all(|id| case.incidents.contains_key(id))
            && self.by.as_deref().is_none_or(|by| !by.trim().is_empty())
    }

    /// The id of a decision on two incidents: of the same two it is always the same, so that two people
    /// who decide otherwise meet.
    #[must_use]
    pub fn id_of(one: &IncidentId, other: &IncidentId) -> MatchId {
        let (first, then) = if one <= other {
            (one, other)
        } else {
            (other, one)
        };
        // No two pairs have one id, whatever stands in theirs.
        let escaped = |id: &IncidentId| id.as_str().replace('\\', r"\\").replace('+', r"\+");
        MatchId::from(format!("{}+{}", escaped(first), escaped(then)).as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_same_two_the_id_is_the_same_and_no_other_pair_has_it() {
        let id = |one: &str, other: &str| Match::id_of(&one.into(), &other.into());
        assert_eq!(id("a", "b"), id("b", "a"));
        assert_eq!(id("a", "b").as_str(), "a+b");
        assert_ne!(id("a+b", "c"), id("a", "b+c"));
        assert_ne!(id(r"a\", "b"), id("a", r"\+b"));
    }
}
