//! What is contested: the pairs of claims that compete, and what that makes of each subject.
//!
//! "Contested here" and "contradicted by a broader claim" are counted apart, so that one denial
//! for the whole campaign does not make every town look contested from within.
//!
//! What is said alike of one scope competes alike, so it is looked at once; pairs are not kept, as
//! there may be very many more of them than claims, but told to those who ask for them.

mod among;
mod extent;
mod groups;
mod meeting;
mod sayings;
mod sides;
#[cfg(test)]
mod tests;
mod weighing;

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{Case, Claim, ClaimId, PlaceId, Question, SourceId, Subject};

use super::register::Register;
use super::relation::Relation;

pub(super) use self::among::Among;
pub use self::among::Opponents;
use self::groups::Groups;
pub(super) use self::groups::Met;
use self::weighing::Weighed;

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

/// All that competes in a case, computed once and before any filter.
#[derive(Debug, Default)]
pub struct Contest {
    register: Register,
    groups: Groups,
    weighed: Weighed,
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
    /// What competes in `case`. Takes time that grows with its claims, and with what is said of scopes
    /// that may meet: not for the frame.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        let (groups, claims, scopes) = Groups::of(case);
        Self {
            weighed: Weighed::of(case, &groups, &claims, &scopes),
            register: Register::of(case),
            groups,
        }
    }

    /// Every pair of claims that compete: it may be nearly as many as there are pairs.
    pub fn rivalries(&self) -> impl Iterator<Item = Rivalry> {
        self.groups.ids.iter().flat_map(|one| {
            let rivals = self.rivals_of(one).filter(move |(other, _)| one < *other);
            rivals.map(|(other, relation)| Rivalry {
                one: one.clone(),
                other: other.clone(),
                relation,
            })
        })
    }

    /// The claims that compete with the one called `claim`, in the order of their ids, and how. They may
    /// be as many as the case has; [`Self::contradictions_of`] tells how many, and
    /// [`Self::strongest`] whether there are any.
    pub fn rivals_of(&self, claim: &ClaimId) -> impl Iterator<Item = (&ClaimId, Relation)> {
        let mut rivals: Vec<(u32, Relation)> = Vec::new();
        if let Some(group) = self.groups.group_of(claim) {
            self.groups.rivals(group, |rival, relation| {
                let members = self.groups.members(rival).iter();
                rivals.extend(members.map(|member| (*member, relation)));
            });
        }
        rivals.sort_unstable();
        let rivals = rivals.into_iter();
        let rivals = rivals.map(|(rival, relation)| (&self.groups.ids[rival as usize], relation));
        rivals.filter(move |(rival, _)| *rival != claim)
    }

    /// The same as they stand in `case`.
    pub fn rivals_in<'a>(
        &self,
        case: &'a Case,
        claim: &ClaimId,
    ) -> impl Iterator<Item = (&'a Claim, Relation)> {
        let rivals = self.rivals_of(claim);
        rivals.filter_map(|(id, relation)| Some((self.claim(case, id)?, relation)))
    }

    /// The claim of `case` that is called `id`; found sooner than [`Case::claim`] does.
    #[must_use]
    pub fn claim<'a>(&self, case: &'a Case, id: &ClaimId) -> Option<&'a Claim> {
        let claim = case.claims.get(self.register.place_of(id)?)?;
        (claim.id == *id).then_some(claim)
    }

    /// The claims of `case` by what they are about.
    pub(super) fn register(&self, case: &Case) -> Cow<'_, Register> {
        if self.register.is_of(case) {
            Cow::Borrowed(&self.register)
        } else {
            Cow::Owned(Register::of(case))
        }
    }

    /// How many claims contradict (≠) the one called `claim`.
    #[must_use]
    pub fn contradictions_of(&self, claim: &ClaimId) -> usize {
        let group = self.groups.group_of(claim);
        group.map_or(0, |group| self.weighed.contradictions[group as usize])
    }

    /// How the claim called `claim` competes with those that it competes with most.
    #[must_use]
    pub fn strongest(&self, claim: &ClaimId) -> Relation {
        match self.groups.group_of(claim).map(|group| group as usize) {
            Some(group) if self.weighed.contradictions[group] > 0 => Relation::Contradicts,
            Some(group) if self.weighed.in_tension[group] => Relation::InTension,
            _ => Relation::None,
        }
    }

    /// The sources whose accounts exclude each other (≠) on each question, two by two, the smaller id first.
    pub fn sides(&self) -> impl Iterator<Item = (&Question, &BTreeSet<[SourceId; 2]>)> {
        self.weighed.sides.iter()
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
        self.weighed.standings.get(subject).unwrap_or(NOTHING)
    }

    /// The places of `case`, those with more contradicted questions first, then by name.
    #[must_use]
    pub fn places_in_order<'a>(&self, case: &'a Case) -> Vec<&'a PlaceId> {
        let mut places: Vec<_> = case.places.iter().collect();
        places.sort_by_cached_key(|(id, place)| {
            let standing = self.standing(&Subject::Place((*id).clone()));
            let contradicted = standing.contradicted().len();
            (Reverse(contradicted), place.name.as_str(), *id)
        });
        places.into_iter().map(|(id, _)| id).collect()
    }
}

/// Equal are two in which the same competes, whatever else there is.
impl PartialEq for Contest {
    fn eq(&self, other: &Self) -> bool {
        let is_same = || self.rivalries().eq(other.rivalries());
        self.weighed.standings == other.weighed.standings && is_same()
    }
}
