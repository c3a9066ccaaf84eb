//! A case that holds some of the claims of another, and what these refer to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{
    About, Answer, Case, Claim, ClaimId, GroupId, IncidentId, PartyId, PlaceId, Scope,
};

/// What of `case` belongs to `claims`, which are some of its own: what they refer to, and what was noted and
/// decided on that. With all of them, all of the case.
pub(super) fn narrowed(case: &Case, claims: &[&Claim]) -> Case {
    if claims.len() == case.claims.len() {
        return case.clone();
    }
    let incidents = incidents(claims);
    let places = places(case, claims, &incidents);
    let sources: BTreeSet<_> = claims.iter().map(|claim| &claim.source).collect();
    let groups = groups(case, claims);
    let parties = parties(claims, sources.iter().map(|id| &case.source(id).party));
    let of_groups = groups
        .iter()
        .filter_map(|id| case.groups[*id].document.as_ref());
    let documents = claims.iter().map(|claim| &claim.statement.document);
    let documents: BTreeSet<_> = documents.chain(of_groups).collect();
    let ids: BTreeSet<&ClaimId> = claims.iter().map(|claim| &claim.id).collect();
    let mut narrowed = Case {
        parties: kept(&case.parties, &parties),
        sources: kept(&case.sources, &sources),
        groups: kept(&case.groups, &groups),
        documents: kept(&case.documents, &documents),
        places: kept(&case.places, &places),
        incidents: kept(&case.incidents, &incidents),
        claims: claims.iter().map(|claim| among(claim, &ids)).collect(),
        ..case.clone()
    };
    for group in narrowed.groups.values_mut() {
        group.disjoint.retain(|id| groups.contains(id));
    }
    narrowed.notes.retain(|_, note| match &note.about {
        About::Campaign => true,
        About::Place(id) => places.contains(id),
        About::Incident(id) => incidents.contains(id),
        About::Claim(id) => ids.contains(id),
        About::Question(question) => claims.iter().any(|claim| claim.question == *question),
    });
    let is_sound =
        |incidents_of: &BTreeSet<IncidentId>| incidents_of.iter().all(|id| incidents.contains(id));
    narrowed
        .matches
        .retain(|_, decision| is_sound(&decision.incidents));
    // What is kept under a name, or told in a briefing, was made for all of the case.
    narrowed.filter_sets = BTreeMap::new();
    narrowed.scenes = Arc::default();
    narrowed
}

/// `claim`, without its links to those that are not among `ids`.
fn among(claim: &Claim, ids: &BTreeSet<&ClaimId>) -> Claim {
    let mut claim = claim.clone();
    claim.links.retain(|link| ids.contains(&link.claim));
    claim
}

fn incidents<'a>(claims: &[&'a Claim]) -> BTreeSet<&'a IncidentId> {
    let scopes = claims.iter().map(|claim| &claim.scope);
    let incidents = scopes.filter_map(|scope| match scope {
        Scope::Incident(id) => Some(id),
        Scope::Campaign | Scope::Places(_) => None,
    });
    incidents.collect()
}

/// The places of `claims` and of `incidents`, and the wider ones that these lie in.
fn places<'a>(
    case: &'a Case,
    claims: &[&'a Claim],
    incidents: &BTreeSet<&'a IncidentId>,
) -> BTreeSet<&'a PlaceId> {
    let of_claims = claims.iter().flat_map(|claim| match &claim.scope {
        Scope::Places(ids) => ids.iter().collect(),
        Scope::Campaign | Scope::Incident(_) => Vec::new(),
    });
    let of_incidents = incidents.iter().flat_map(|id| &case.incident(id).places);
    let mut places = BTreeSet::new();
    for id in of_claims.chain(of_incidents) {
        let mut wider = Some(id);
        while let Some(id) = wider.filter(|id| places.insert(*id)) {
            wider = case.place(id).within.as_ref();
        }
    }
    places
}

/// The groups that `claims` name, and the wider ones that these are part of.
fn groups<'a>(case: &'a Case, claims: &[&'a Claim]) -> BTreeSet<&'a GroupId> {
    let named = claims.iter().flat_map(|claim| match &claim.answer {
        Answer::Hit(_, ids) | Answer::Present(ids) => ids.iter().collect(),
        _ => Vec::new(),
    });
    let mut groups = BTreeSet::new();
    for id in named {
        let mut wider = Some(id);
        while let Some(id) = wider.filter(|id| groups.insert(*id)) {
            wider = case.groups[id].part_of.as_ref();
        }
    }
    groups
}

fn parties<'a>(
    claims: &[&'a Claim],
    of_sources: impl Iterator<Item = &'a PartyId>,
) -> BTreeSet<&'a PartyId> {
    let named = claims.iter().flat_map(|claim| match &claim.answer {
        Answer::By(_, ids) => ids.iter().collect(),
        _ => Vec::new(),
    });
    named.chain(of_sources).collect()
}

fn kept<I: Ord + Clone, T: Clone>(all: &BTreeMap<I, T>, ids: &BTreeSet<&I>) -> BTreeMap<I, T> {
    let entries = all.iter().filter(|(id, _)| ids.contains(id));
    entries
        .map(|(id, entry)| (id.clone(), entry.clone()))
        .collect()
}
