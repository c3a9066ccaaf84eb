//! What a person can look at: a place, a strike without one, or all of them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Case, IncidentId, PlaceId, Scope};

/// Something that can be selected: it has claims of its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Subject {
    /// A place on the map.
    Place(PlaceId),
    /// An incident that no source locates.
    Incident(IncidentId),
    /// All strikes of the case.
    Campaign,
}

impl Subject {
    /// All that can be selected in `case`: its places, the unlocated incidents, the campaign.
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

    /// Where a claim on `scope` stands: at the first of its places, if it has any.
    #[must_use]
    pub fn of_scope(case: &Case, scope: &Scope) -> Option<Self> {
        match scope {
            Scope::Campaign => Some(Self::Campaign),
            Scope::Places(places) => places.first().cloned().map(Self::Place),
            Scope::Incident(id) => Self::of_incident(case, id),
        }
    }

    /// Where the incident `id` stands: at the first of its places, by itself where it has none.
    #[must_use]
    pub fn of_incident(case: &Case, id: &IncidentId) -> Option<Self> {
        let incident = case.incidents.get(id)?;
        let place = incident.places.first().filter(|_| case.locates(incident));
        Some(place.map_or_else(
            || Self::Incident(id.clone()),
            |place| Self::Place(place.clone()),
        ))
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
    pub(crate) fn scope(&self) -> Scope {
        match self {
            Self::Place(id) => Scope::Places(BTreeSet::from([id.clone()])),
            Self::Incident(id) => Scope::Incident(id.clone()),
            Self::Campaign => Scope::Campaign,
        }
    }
}
