//! What a place's mark on the map shows: who speaks of it, how much, and what competes there.

use std::collections::BTreeSet;

use crate::model::{Case, Claim, PlaceId, SourceId};

use super::contest::{Contest, Standing};
use super::filter::Filter;
use super::relation::Relation;
use super::subject::{Bearing, Subject, bearing};

/// One place in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which place.
    pub place: PlaceId,
    /// Sources with a claim about this very place, as far as shown; in the order of their ids.
    pub local: BTreeSet<SourceId>,
    /// Those of them that commit themselves: that assert or deny.
    pub committed: BTreeSet<SourceId>,
    /// Sources with a broader claim that contradicts one about this very place, as far as shown.
    pub broader: BTreeSet<SourceId>,
    /// How many claims about this very place are shown.
    pub claims: usize,
    /// What competes there, whatever is hidden.
    pub standing: Standing,
}

/// Every place of `case` in short: those with more contradicted questions first, then by name.
#[must_use]
pub fn summaries(case: &Case, contest: &Contest, filter: &Filter) -> Vec<Summary> {
    contest
        .places_in_order(case)
        .into_iter()
        .map(|place| summary(case, contest, filter, place))
        .collect()
}

fn summary(case: &Case, contest: &Contest, filter: &Filter, place: &PlaceId) -> Summary {
    let subject = Subject::Place(place.clone());
    let bearing_on_it = |wanted: Bearing| {
        case.claims.iter().filter(move |claim| {
            filter.shows(claim) && bearing(case, claim, &Subject::Place(place.clone())) == wanted
        })
    };
    let local: Vec<&Claim> = bearing_on_it(Bearing::Local).collect();
    let contradicts_local = |claim: &Claim| {
        contest.rivals_of(&claim.id).any(|(rival, relation)| {
            relation == Relation::Contradicts && local.iter().any(|claim| claim.id == *rival)
        })
    };
    Summary {
        place: place.clone(),
        local: local.iter().map(|claim| claim.source.clone()).collect(),
        committed: local
            .iter()
            .filter(|claim| claim.is_committed())
            .map(|claim| claim.source.clone())
            .collect(),
        broader: bearing_on_it(Bearing::Broader)
            .filter(|claim| contradicts_local(claim))
            .map(|claim| claim.source.clone())
            .collect(),
        claims: local.len(),
        standing: contest.standing(&subject).clone(),
    }
}
