//! What a place's mark on the map shows: who speaks of it, how much, and what competes there.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::{Case, Claim, ClaimId, IncidentId, PlaceId, Question, Scope, SourceId, Subject};

use super::contest::{Contest, Standing};
use super::filter::Shown;
use super::register::Scoped;
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
    let register = contest.register(case);
    let digests: Vec<Digest> = register
        .scopes
        .iter()
        .map(|it| Digest::of(case, shown, it))
        .collect();
    contest
        .places_in_order(case)
        .into_iter()
        .map(|place| {
            let (local, broader) = register.bearing_on_place(case, place);
            let of = |scopes: Vec<u32>| -> Vec<&Digest> {
                scopes.into_iter().map(|it| &digests[it as usize]).collect()
            };
            Summary {
                stacked: heights.get(place).copied().unwrap_or_default(),
                ..summary(contest, place, &of(local), &of(broader))
            }
        })
        .collect()
}

/// How many claims on each incident that nobody locates or dates, and on all strikes, are `shown`: on what stands in
/// trays. Those without any are left out.
#[must_use]
pub fn claims_in_trays(case: &Case, shown: &Shown) -> HashMap<Subject, usize> {
    let in_trays: HashSet<&IncidentId> = case.unlocated().chain(case.undated()).collect();
    let mut counts: HashMap<Subject, usize> = HashMap::new();
    for claim in case.claims.iter() {
        let subject = match &claim.scope {
            Scope::Campaign => Subject::Campaign,
            Scope::Incident(id) if in_trays.contains(id) => Subject::Incident(id.clone()),
            Scope::Incident(_) | Scope::Places(_) => continue,
        };
        if shown.shows(claim) {
            *counts.entry(subject).or_default() += 1;
        }
    }
    counts
}

/// What is said on one scope, as far as it is shown.
struct Digest<'a> {
    claims: Vec<&'a Claim>,
    hidden: usize,
    /// Who answers what.
    sources: BTreeMap<&'a Question, BTreeSet<&'a SourceId>>,
}

impl<'a> Digest<'a> {
    fn of(case: &'a Case, shown: &Shown, scoped: &'a Scoped) -> Self {
        let mut digest = Self {
            claims: Vec::new(),
            hidden: 0,
            sources: BTreeMap::new(),
        };
        for (question, places) in &scoped.by_question {
            let claims = places.iter().map(|place| &case.claims[*place as usize]);
            let claims: Vec<&Claim> = claims.filter(|claim| shown.shows(claim)).collect();
            digest.hidden += places.len() - claims.len();
            if !claims.is_empty() {
                let sources = claims.iter().map(|claim| &claim.source).collect();
                digest.sources.insert(question, sources);
            }
            digest.claims.extend(claims);
        }
        digest
    }
}

/// `place` in short, which the claims in `local` are about, and those in `broader` with more.
fn summary(contest: &Contest, place: &PlaceId, local: &[&Digest], broader: &[&Digest]) -> Summary {
    let claims = || local.iter().flat_map(|digest| &digest.claims);
    let committed = claims().filter(|claim| claim.is_committed());
    let committed: BTreeSet<&SourceId> = committed.map(|claim| &claim.source).collect();
    let own = local
        .iter()
        .flat_map(|digest| digest.sources.values())
        .flatten();
    let asked: BTreeSet<&&Question> = local
        .iter()
        .flat_map(|digest| digest.sources.keys())
        .collect();
    let answers = broader.iter().flat_map(|digest| &digest.sources);
    let answers = answers.filter(|(question, _)| asked.contains(question));
    Summary {
        place: place.clone(),
        local: owned(own.copied()),
        broader: owned(answers.flat_map(|(_, sources)| sources).copied()),
        committed: owned(committed.into_iter()),
        claims: claims().map(|claim| claim.id.clone()).collect(),
        hidden: local.iter().map(|digest| digest.hidden).sum(),
        stacked: 0,
        standing: contest.standing(&Subject::Place(place.clone())).clone(),
    }
}

fn owned<'a>(sources: impl Iterator<Item = &'a SourceId>) -> BTreeSet<SourceId> {
    let each: BTreeSet<&SourceId> = sources.collect();
    each.into_iter().cloned().collect()
}

#[cfg(test)]
mod tests;
