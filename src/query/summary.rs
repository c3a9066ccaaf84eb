//! What a place's mark on the map shows: who speaks of it, how much, and what competes there.

use std::collections::BTreeSet;

use crate::model::{Case, Claim, ClaimId, PlaceId, Question, SourceId, Subject};

use super::bearing::{Bearing, bearing};
use super::contest::{Contest, Standing};
use super::filter::Shown;
use super::stack::{Stacks, shown_incidents};

/// One place in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which place.
    pub place: PlaceId,
    /// Sources with a claim about this very place, as far as shown; in the order of their ids.
    pub local: BTreeSet<SourceId>,
    /// Those of them that commit themselves: that assert or deny.
    pub committed: BTreeSet<SourceId>,
    /// Sources with a broader claim on a question that a claim about this very place answers, as
    /// far as shown.
    pub broader: BTreeSet<SourceId>,
    /// The claims about this very place that are shown.
    pub claims: BTreeSet<ClaimId>,
    /// How many claims about this very place are hidden.
    pub hidden: usize,
    /// How many incidents that are shown share its coordinate, where several do; else none.
    pub stacked: usize,
    /// What competes there, whatever is hidden.
    pub standing: Standing,
}

/// Every place of `case` in short: those with more contradicted questions first, then by name.
#[must_use]
pub fn summaries(case: &Case, contest: &Contest, stacks: &Stacks, shown: &Shown) -> Vec<Summary> {
    let heights = stacks.heights(&shown_incidents(case, shown));
    contest
        .places_in_order(case)
        .into_iter()
        .map(|place| Summary {
            stacked: heights.get(place).copied().unwrap_or_default(),
            ..summary(case, contest, shown, place)
        })
        .collect()
}

fn summary(case: &Case, contest: &Contest, shown: &Shown, place: &PlaceId) -> Summary {
    let subject = Subject::Place(place.clone());
    let (mut local, mut broader) = (Vec::new(), Vec::new());
    for claim in case.claims.iter() {
        match bearing(case, &claim.scope, &subject) {
            Bearing::Local => local.push(claim),
            Bearing::Broader => broader.push(claim),
            Bearing::Uncertain | Bearing::Narrower | Bearing::Elsewhere => {}
        }
    }
    let all = local.len();
    local.retain(|claim| shown.shows(claim));
    let asked: BTreeSet<&Question> = local.iter().map(|claim| &claim.question).collect();
    broader.retain(|claim| shown.shows(claim) && asked.contains(&claim.question));
    let sources = |claims: &[&Claim]| claims.iter().map(|claim| claim.source.clone()).collect();
    Summary {
        place: place.clone(),
        local: sources(&local),
        broader: sources(&broader),
        claims: local.iter().map(|claim| claim.id.clone()).collect(),
        hidden: all - local.len(),
        stacked: 0,
        committed: {
            local.retain(|claim| claim.is_committed());
            sources(&local)
        },
        standing: contest.standing(&subject).clone(),
    }
}
