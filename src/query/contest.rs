//! What is contested: the pairs of claims that compete, and what that makes of each subject.
//!
//! "Contested here" and "contradicted by a broader claim" are counted apart, so that one denial
//! for the whole campaign does not make every town look contested from within.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Case, Claim, ClaimId, PlaceId, Question, Scope, Subject};

use super::bearing::{Bearing, bearing};
use super::relation::{Relation, relation};

/// Two claims that contradict each other, or may.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rivalry {
    /// One of them; the smaller id.
    pub one: ClaimId,
    /// The other.
    pub other: ClaimId,
    /// ≠ or ≟.
    pub relation: Relation,
}

/// All that competes in a case, computed once for each revision of it and before any filter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contest {
    rivalries: BTreeSet<Rivalry>,
    rivals: BTreeMap<ClaimId, Vec<(ClaimId, Relation)>>,
    standings: BTreeMap<Subject, Standing>,
}

/// What competes at one subject, by question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// ≠ between claims about this very subject.
    pub contested_here: BTreeSet<Question>,
    /// ≠ between a claim about it and a broader one.
    pub by_broader: BTreeSet<Question>,
    /// ≠ between a claim about it and one about a part of what that claim is about.
    pub by_narrower: BTreeSet<Question>,
    /// ≟ between a claim about it and one that may or may not be about the same.
    pub in_tension: BTreeSet<Question>,
}

impl Standing {
    /// The questions on which a claim about the subject is contradicted (≠), by whichever claim.
    #[must_use]
    pub fn contradicted(&self) -> BTreeSet<&Question> {
        self.contested_here
            .iter()
            .chain(&self.by_broader)
            .chain(&self.by_narrower)
            .collect()
    }

    /// Counts what competes with a claim that is local to `subject`.
    fn take(&mut self, case: &Case, pair: &Pair, subject: &Subject) {
        let questions = match (pair.relation, bearing(case, pair.rival, subject)) {
            (Relation::InTension, _) => &mut self.in_tension,
            (_, Bearing::Local) => &mut self.contested_here,
            (_, Bearing::Broader) => &mut self.by_broader,
            _ => &mut self.by_narrower,
        };
        questions.insert(pair.own.question.clone());
    }
}

impl Contest {
    /// Compares every two claims of `case`; the cost grows with the square of their number.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let rivalries: BTreeSet<Rivalry> = pairs(&case.claims)
            .filter_map(|(a, b)| Rivalry::between(case, a, b))
            .collect();
        let claims: BTreeMap<&ClaimId, &Claim> =
            case.claims.iter().map(|claim| (&claim.id, claim)).collect();
        let rivals = by_claim(&rivalries);
        let pairs: Vec<Pair> = rivalries
            .iter()
            .flat_map(|rivalry| Pair::both_of(&claims, rivalry))
            .collect();
        let of_subjects = Subject::all(case).map(|subject| {
            let standing = standing(case, &pairs, &subject);
            (subject, standing)
        });
        Self {
            standings: of_subjects.chain(of_incidents(case, &pairs)).collect(),
            rivals,
            rivalries,
        }
    }

    /// Every pair of claims that compete.
    pub fn rivalries(&self) -> impl Iterator<Item = &Rivalry> {
        self.rivalries.iter()
    }

    /// The claims that compete with the one called `claim`, and how.
    pub fn rivals_of(&self, claim: &ClaimId) -> impl Iterator<Item = (&ClaimId, Relation)> {
        let rivals = self.rivals.get(claim).into_iter().flatten();
        rivals.map(|(rival, relation)| (rival, *relation))
    }

    /// What competes at `subject`; nothing, for one that the case does not have.
    #[must_use]
    pub fn standing(&self, subject: &Subject) -> &Standing {
        const NOTHING: &Standing = &Standing {
            contested_here: BTreeSet::new(),
            by_broader: BTreeSet::new(),
            by_narrower: BTreeSet::new(),
            in_tension: BTreeSet::new(),
        };
        self.standings.get(subject).unwrap_or(NOTHING)
    }

    /// The places of `case`, those with more contradicted questions first, then by name.
    #[must_use]
    pub fn places_in_order<'a>(&self, case: &'a Case) -> Vec<&'a PlaceId> {
        let mut places: Vec<_> = case.places.iter().collect();
        places.sort_by_key(|(id, place)| {
            let standing = self.standing(&Subject::Place((*id).clone()));
            (
                std::cmp::Reverse(standing.contradicted().len()),
                place.name.clone(),
                (*id).clone(),
            )
        });
        places.into_iter().map(|(id, _)| id).collect()
    }
}

impl Rivalry {
    fn between(case: &Case, a: &Claim, b: &Claim) -> Option<Self> {
        let relation = relation(case, a, b);
        let (one, other) = if a.id <= b.id { (a, b) } else { (b, a) };
        (relation != Relation::None).then(|| Self {
            one: one.id.clone(),
            other: other.id.clone(),
            relation,
        })
    }
}

fn pairs(claims: &[Claim]) -> impl Iterator<Item = (&Claim, &Claim)> {
    claims
        .iter()
        .enumerate()
        .flat_map(|(i, a)| claims[i + 1..].iter().map(move |b| (a, b)))
}

fn by_claim(rivalries: &BTreeSet<Rivalry>) -> BTreeMap<ClaimId, Vec<(ClaimId, Relation)>> {
    let mut rivals: BTreeMap<ClaimId, Vec<(ClaimId, Relation)>> = BTreeMap::new();
    for rivalry in rivalries {
        for (own, rival) in [
            (&rivalry.one, &rivalry.other),
            (&rivalry.other, &rivalry.one),
        ] {
            let rival = (rival.clone(), rivalry.relation);
            rivals.entry(own.clone()).or_default().push(rival);
        }
    }
    rivals
}

/// A claim, one that competes with it, and how.
#[derive(Clone, Copy)]
struct Pair<'a> {
    own: &'a Claim,
    rival: &'a Claim,
    relation: Relation,
}

impl<'a> Pair<'a> {
    /// A rivalry as each of its two claims sees it.
    fn both_of(claims: &BTreeMap<&ClaimId, &'a Claim>, rivalry: &Rivalry) -> [Self; 2] {
        let (own, rival) = (claims[&rivalry.one], claims[&rivalry.other]);
        let relation = rivalry.relation;
        let pair = |own, rival| Self {
            own,
            rival,
            relation,
        };
        [pair(own, rival), pair(rival, own)]
    }
}

fn standing(case: &Case, pairs: &[Pair], subject: &Subject) -> Standing {
    let mut standing = Standing::default();
    let is_local = |pair: &&Pair| bearing(case, pair.own, subject) == Bearing::Local;
    for pair in pairs.iter().filter(is_local) {
        standing.take(case, pair, subject);
    }
    standing
}

/// What competes at each incident by itself, where anything does. Local to an incident are claims that
/// name it and no others, so that no incident need look at every pair.
fn of_incidents(case: &Case, pairs: &[Pair]) -> BTreeMap<Subject, Standing> {
    let mut standings: BTreeMap<Subject, Standing> = BTreeMap::new();
    for pair in pairs {
        if let Scope::Incident(id) = &pair.own.scope {
            let subject = Subject::Incident(id.clone());
            let standing = standings.entry(subject.clone()).or_default();
            standing.take(case, pair, &subject);
        }
    }
    standings
}

#[cfg(test)]
mod tests;
