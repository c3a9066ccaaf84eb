//! What is contested: the pairs of claims that compete, and what that makes of each subject.
//!
//! "Contested here" and "contradicted by a broader claim" are counted apart, so that one denial
//! for the whole campaign does not make every town look contested from within.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Case, Claim, ClaimId, PlaceId, Question, Subject};

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
        let standings = Subject::all(case)
            .map(|subject| {
                let standing = standing(case, &claims, &rivalries, &subject);
                (subject, standing)
            })
            .collect();
        Self {
            rivals: by_claim(&rivalries),
            rivalries,
            standings,
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

fn standing(
    case: &Case,
    claims: &BTreeMap<&ClaimId, &Claim>,
    rivalries: &BTreeSet<Rivalry>,
    subject: &Subject,
) -> Standing {
    let mut standing = Standing::default();
    for rivalry in rivalries {
        let (one, other) = (claims[&rivalry.one], claims[&rivalry.other]);
        let bearings = (bearing(case, one, subject), bearing(case, other, subject));
        let ((Bearing::Local, of_the_other) | (of_the_other, Bearing::Local)) = bearings else {
            continue;
        };
        let questions = match (rivalry.relation, of_the_other) {
            (Relation::InTension, _) => &mut standing.in_tension,
            (_, Bearing::Local) => &mut standing.contested_here,
            (_, Bearing::Broader) => &mut standing.by_broader,
            _ => &mut standing.by_narrower,
        };
        questions.insert(one.question.clone());
    }
    standing
}

#[cfg(test)]
mod tests;
