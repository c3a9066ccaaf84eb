//! What a person can look at: a place, one strike, or all of them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Case, IncidentId, PlaceId, Scope};

/// Something that can be selected: it has claims of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// A place on the map.
    Place(PlaceId),
    /// One incident.
    Incident(IncidentId),
    /// All strikes of the case.
    Campaign,
}

impl Subject {
    /// All under which the claims of `case` are told apart: its places, the incidents that no source
    /// locates, the campaign.
    pub fn all(case: &Case) -> impl Iterator<Item = Self> {
        let unlocated = case.unlocated().cloned().map(Self::Incident);
        case.places
            .keys()
            .cloned()
            .map(Self::Place)
            .chain(unlocated)
            .chain([Self::Campaign])
    }

    /// The name shown for it.
    #[must_use]
    pub fn name<'a>(&self, case: &'a Case) -> &'a str {
        match self {
            Self::Place(id) => &case.place(id).name,
            Self::Incident(id) => &case.incident(id).title,
            Self::Campaign => &case.campaign.title,
        }
    }

    /// Whether `case` still has it.
    #[must_use]
    pub fn exists_in(&self, case: &Case) -> bool {
        match self {
            Self::Place(id) => case.places.contains_key(id),
            Self::Incident(id) => case.incidents.contains_key(id),
            Self::Campaign => true,
        }
    }

    /// The scope of a claim about all of the subject and nothing else.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Place(id) => Scope::Places(BTreeSet::from([id.clone()])),
            Self::Incident(id) => Scope::Incident(id.clone()),
            Self::Campaign => Scope::Campaign,
        }
    }
}
